#include "base/num.h"
#include "base/str.h"
#include "monthly_parts.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>
#include <string.h>

/* ---- the headline. The first rule that applies, from top to bottom:
 *   nobody counted yet      nothing imported | views known: views | posts: their number
 *   no count of the period  that, with the views of the month if there are any; whether anybody new came is not known
 *   else                    that of the people (people_lead.c)
 * What is shown comes from the people that passed the gate and from the month's posts alone. */

static const char *views_of(struct doc *d, const struct content_input *c)
{
	return c->all.n_exposed ? num_count(d->mem, c->all.views, d->lang) : NULL;
}

static const char *headline_without_people(struct doc *d, const struct monthly_input *in)
{
	const char *views = views_of(d, in->content), *month = period_words(d->mem, monthly_period(in), d->lang);
	if (in->content->all.n == 0)
		return word_say(d->mem, d->lang, W_HEAD_NOTHING, month, NULL);
	if (views)
		return word_say(d->mem, d->lang, W_HEAD_VIEWS, views, NULL);
	return word_say(d->mem, d->lang, W_HEAD_POSTS, num_count(d->mem, (int64_t)in->content->all.n, d->lang), NULL);
}

static const char *headline_quiet(struct doc *d, const struct monthly_input *in)
{
	const char *views = views_of(d, in->content), *month = period_the(d->mem, monthly_period(in), d->lang);
	return views ? word_say(d->mem, d->lang, W_HEAD_QUIET_VIEWS, month, views, NULL)
	             : word_say(d->mem, d->lang, W_HEAD_QUIET, month, NULL);
}

const char *monthly_headline(struct doc *d, const struct monthly_input *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	if (p->facts.aim == PEOPLE_INTERESTS && p->facts.n_interests)
		return people_headline(d, p);
	if (!now)
		return headline_without_people(d, in);
	if (now->month < month_of_day(monthly_period(in).from))
		return headline_quiet(d, in);
	return people_headline(d, p);
}

/* ---- what stands out, beside the people of the headline: at most three, the first that apply */

enum { ITEMS = 3, DECISIONS = 3 };

/* The period before was a larger or smaller rate only if the intervals part. Of one account: platforms count in their own way. */
bool monthly_rate_change(struct doc *d, const struct monthly_input *in, bool item)
{
	const struct type_result *before = in->previous;
	if (!in->rated || !before || isnan(in->rated->organic.rate) || isnan(before->rate))
		return false;
	const struct type_result *now = &in->rated->organic;
	bool up = now->rate_interval.lo > before->rate_interval.hi, down = now->rate_interval.hi < before->rate_interval.lo;
	enum word word = up ? W_ITEM_RATE_UP : down ? W_ITEM_RATE_DOWN : W_ITEM_RATE_SAME;
	const char *a = num_fixed(d->mem, now->rate, 1, d->lang), *b = num_fixed(d->mem, before->rate, 1, d->lang),
	           *period = word_after(W_PREVIOUS_MONTH, (int)period_kind(monthly_period(in)), d->lang);
	const char *channel = content_channel_words(d->mem, in->content, in->rated);
	if (item)
		doc_item(d, word, a, b, period, channel, NULL);
	else
		doc_say(d, TEXT_BODY, word, a, b, period, channel, NULL);
	return true;
}

static const char *silent(struct doc *d, const struct monthly_input *in, bool listed)
{
	const char **name = mem_array(d->mem, in->n_gaps, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < in->n_gaps; i++)
		if (in->gap[i].kind == GAP_CHANNEL_SILENT && (listed ? in->gap[i].listed : !in->gap[i].lacks))
			name[n++] = in->gap[i].what;
	return n ? phrase_list(d->mem, d->lang, name, n) : NULL;
}

const char *monthly_silent(struct doc *d, const struct monthly_input *in)
{
	return silent(d, in, false);
}

/* That nothing was posted is known only where exports list the days: else a file may be missing, as footnotes say. */
static bool item_silent(struct doc *d, const struct monthly_input *in)
{
	const char *names = silent(d, in, true);
	if (names)
		doc_item(d, W_ITEM_SILENT, names, NULL);
	return names;
}

void monthly_stands_out(struct doc *d, const struct monthly_input *in)
{
	int n = 0;
	doc_heading(d, 2, "stands_out", word_text(d->lang, W_STANDS_OUT));
	n += in->model && content_model_item(d, in->model);
	n += monthly_rate_change(d, in, true);
	if (in->content->n_top && in->n_months <= 1) { /* notes of a longer period take its room; page 3 has the post */
		content_post_item(d, word_text(d->lang, W_ITEM_BEST_POST), in->content->top);
		n++;
	}
	if (n < ITEMS)
		n += item_silent(d, in);
	if (n == 0 && !in->model && in->content->all.n)
		doc_say(d, TEXT_BODY, W_KINDS_ELSEWHERE, NULL);
	else if (n == 0)
		doc_say(d, TEXT_BODY, W_ITEM_NOTHING, word_after(W_THIS_MONTH, (int)period_kind(monthly_period(in)), d->lang), NULL);
}

/* ---- explanation, what was decided, what next */

void monthly_next(struct doc *d, const struct monthly_input *in)
{
	if (in->toelichting)
		people_explained(d, in->toelichting);
	doc_heading(d, 3, "next", word_text(d->lang, W_NEXT_TITLE));
	decisions_items(d, &in->decisions, DECISIONS);
	if (!people_next(d, in->people))
		people_next_nothing(d);
}
