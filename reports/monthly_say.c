#include "base/num.h"
#include "base/str.h"
#include "monthly_parts.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>
#include <string.h>

const struct people_month *monthly_people_at(const struct people *p, int month)
{
	for (size_t i = p->n_months; i-- > 0;)
		if (p->month[i].month <= month)
			return &p->month[i];
	return NULL;
}

/* ---- the headline. The first rule that applies, from top to bottom:
 *   nobody counted yet      nothing imported | views known: views | posts: their number
 *   nobody new this month   that, with the views of the month if there are any
 *   meant for a group       how many of that group took part
 *   about interests         how many were heard
 *   not representative      the largest clear shortage | the largest clear surplus | no group may be named: no mirror
 *   representative          a mirror, "so far" before the end date
 *   not shown               inside the bands: seems right | a shortage seen: not certain whether enough of them | seems wrong
 *   cannot be judged        the trait that is unknown of too many | cannot be said yet
 * What is shown comes from the people that passed the gate and from the month's posts alone. */

static const char *views_of(struct doc *d, const struct content_input *c)
{
	return c->all.n_exposed ? num_count(d->mem, c->all.views, d->lang) : NULL;
}

static const char *headline_without_people(struct doc *d, const struct monthly_input *in)
{
	const char *views = views_of(d, in->content), *month = month_words(d->mem, in->month, d->lang);
	if (in->content->all.n == 0)
		return word_say(d->mem, d->lang, W_HEAD_NOTHING, month, NULL);
	if (views)
		return word_say(d->mem, d->lang, W_HEAD_VIEWS, views, NULL);
	return word_say(d->mem, d->lang, W_HEAD_POSTS, num_count(d->mem, (int64_t)in->content->all.n, d->lang), NULL);
}

static const char *headline_quiet(struct doc *d, const struct monthly_input *in)
{
	const char *views = views_of(d, in->content), *month = month_name(in->month, d->lang);
	return views ? word_say(d->mem, d->lang, W_HEAD_QUIET_VIEWS, month, views, NULL)
	             : word_say(d->mem, d->lang, W_HEAD_QUIET, month, NULL);
}

static const char *they(struct doc *d, const struct people *p, struct group g)
{
	return people_group_they(d->mem, d->lang, people_group_plain(p, g));
}

static const char *headline_group(struct doc *d, const struct people *p)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_find(p, p->facts.aim_group, &t);
	const char *who = they(d, p, p->facts.aim_group);
	if (!g || g->x == COUNT_MISSING)
		return word_say(d->mem, d->lang, W_HEAD_GROUP_SMALL, who, NULL);
	return word_say(d->mem, d->lang, W_HEAD_GROUP, num_count(d->mem, g->x, d->lang), who, NULL);
}

static const char *headline_interests(struct doc *d, const struct people *p)
{
	size_t heard = people_heard(p);
	return word_say(d->mem, d->lang, W_HEAD_INTERESTS, num_plain_int(d->mem, (int64_t)heard),
	                num_plain_int(d->mem, (int64_t)p->facts.n_interests), NULL);
}

static const char *headline_no(struct doc *d, const struct people *p, const struct people_month *now)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_culprit(p, now, &t);
	if (!g)
		return word_text(d->lang, W_HEAD_NOT_MIRROR);
	if (g->state == STATE_OVER)
		return word_say(d->mem, d->lang, W_HEAD_TOO_MANY, they(d, p, g->group), NULL);
	const char *who = they(d, p, g->group);
	return word_say(d->mem, d->lang, W_HEAD_TOO_FEW, d->lang == LANG_NL ? phrase_capital(d->mem, who) : who, NULL);
}

static const char *headline_open(struct doc *d, const struct people *p, const struct people_month *now)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_weakest(p, now, &t);
	if (now->observed_inside)
		return word_text(d->lang, W_HEAD_SEEMS_RIGHT);
	if (g && !g->hidden)
		return word_say(d->mem, d->lang, W_HEAD_MAYBE_TOO_FEW, they(d, p, g->group), NULL);
	return word_text(d->lang, W_HEAD_SEEMS_WRONG);
}

static const char *headline_cannot(struct doc *d, const struct people *p, const struct people_month *now)
{
	for (size_t i = 0; i < p->n_dimensions; i++)
		if (now->total[i].gate == GATE_TOO_MANY_UNKNOWN)
			return word_say(d->mem, d->lang, W_HEAD_UNKNOWN, people_dimension_the(d->lang, now->total[i].dimension), NULL);
	return word_text(d->lang, W_HEAD_CANNOT);
}

const char *monthly_headline(struct doc *d, const struct monthly_input *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	if (p->facts.aim == PEOPLE_INTERESTS && p->facts.n_interests)
		return headline_interests(d, p);
	if (!now)
		return headline_without_people(d, in);
	if (now->month < in->month)
		return headline_quiet(d, in);
	if (p->facts.aim == PEOPLE_GROUP)
		return headline_group(d, p);
	switch (now->verdict) {
	case VERDICT_NOT_REPRESENTATIVE:
		return headline_no(d, p, now);
	case VERDICT_REPRESENTATIVE:
		return word_text(d->lang, p->facts.final ? W_HEAD_MIRROR : W_HEAD_MIRROR_SO_FAR);
	case VERDICT_NOT_SHOWN:
		return headline_open(d, p, now);
	case VERDICT_CANNOT_JUDGE:
		break;
	}
	return headline_cannot(d, p, now);
}

/* ---- what stands out, beside the people of the headline: at most three, the first that apply */

enum { ITEMS = 3 };

/* The month before was a larger or smaller rate only if the intervals part. */
bool monthly_rate_change(struct doc *d, const struct monthly_input *in, bool item)
{
	const struct type_result *now = &in->content->all, *before = in->previous;
	if (!before || isnan(now->rate) || isnan(before->rate))
		return false;
	bool up = now->rate_interval.lo > before->rate_interval.hi, down = now->rate_interval.hi < before->rate_interval.lo;
	enum word word = up ? W_ITEM_RATE_UP : down ? W_ITEM_RATE_DOWN : W_ITEM_RATE_SAME;
	const char *a = num_fixed(d->mem, now->rate, 1, d->lang), *b = num_fixed(d->mem, before->rate, 1, d->lang);
	if (item)
		doc_item(d, word, a, b, NULL);
	else
		doc_say(d, TEXT_BODY, word, a, b, NULL);
	return true;
}

static bool item_best(struct doc *d, const struct content_input *c)
{
	struct paragraph s = { .doc = d };
	bool found = content_say_best(&s, c);
	paragraph_end_item(&s);
	return found;
}

static bool item_silent(struct doc *d, const struct monthly_input *in)
{
	const char **name = mem_array(d->mem, in->n_gaps, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < in->n_gaps; i++)
		if (in->gap[i].kind == GAP_CHANNEL_SILENT)
			name[n++] = in->gap[i].what;
	if (n)
		doc_item(d, W_ITEM_SILENT, phrase_list(d->mem, d->lang, name, n), NULL);
	return n > 0;
}

void monthly_stands_out(struct doc *d, const struct monthly_input *in)
{
	int n = 0;
	doc_heading(d, 2, "stands_out", word_text(d->lang, W_STANDS_OUT));
	n += item_best(d, in->content);
	n += monthly_rate_change(d, in, true);
	if (in->content->n_top) {
		content_post_item(d, word_text(d->lang, W_ITEM_BEST_POST), in->content->top);
		n++;
	}
	if (n < ITEMS)
		n += item_silent(d, in);
	if (n == 0)
		doc_say(d, TEXT_BODY, W_ITEM_NOTHING, NULL);
}

/* ---- explanation, what was decided, what next */

/* A paragraph for each part between empty lines. */
static void say_toelichting(struct doc *d, const char *text)
{
	doc_heading(d, 3, "toelichting", word_text(d->lang, W_TOELICHTING_TITLE));
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t n = end ? (size_t)(end - text) : strlen(text);
		const char *paragraph = str_trim(d->mem, mem_text_n(d->mem, text, n));
		if (*paragraph)
			doc_text(d, TEXT_BODY, &(struct span){ .text = paragraph }, 1);
		text += n + (end ? 2 : 0);
	}
}

static void say_decisions(struct doc *d, const struct monthly_input *in)
{
	static const enum word word[] = {
		[DONE_NO] = W_DECISION_NOT_DONE, [DONE_YES] = W_DECISION_DONE, [DONE_UNKNOWN] = W_DECISION_UNKNOWN
	};
	for (size_t i = 0; i < in->n_decisions; i++)
		doc_item(d, word[in->decision[i].done], day_words(d->mem, in->decision[i].day, d->lang), in->decision[i].advice, NULL);
}

static bool next_unknown(struct doc *d, const struct people *p, const struct people_month *now)
{
	double limit = p->facts.criterion.agreement.max_unknown;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		if (t->gate != GATE_TOO_MANY_UNKNOWN)
			continue;
		doc_item(d, W_NEXT_ASK, people_dimension_the(d->lang, t->dimension), phrase_number(d->mem, d->lang, 100 * limit),
		         people_few_words(d->mem, d->lang, p, t->unknown), num_count(d->mem, t->known + t->unknown, d->lang), NULL);
		return true;
	}
	return false;
}

static bool next_group(struct doc *d, const struct people *p, const struct people_month *now)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_weakest(p, now, &t);
	if (!g || !g->has_state || g->state != STATE_UNDER || (!g->hidden && !t->percentages))
		return false;
	const char *who = they(d, p, g->group), *population = phrase_per_hundred(d->mem, d->lang, g->population, g->share);
	if (g->hidden)
		doc_item(d, W_NEXT_GROUP_HIDDEN, who, population, NULL);
	else
		doc_item(d, W_NEXT_GROUP, who, phrase_per_hundred(d->mem, d->lang, g->share, g->population), population, NULL);
	return true;
}

static bool next_more(struct doc *d, const struct people *p, const struct people_month *now)
{
	if (now->verdict != VERDICT_NOT_SHOWN || !now->observed_inside || isnan(now->needed) || p->facts.persons == COUNT_MISSING)
		return false;
	doc_item(d, W_NEXT_MORE, num_count(d->mem, llround(now->needed), d->lang), num_count(d->mem, p->facts.persons, d->lang), NULL);
	return true;
}

void monthly_next(struct doc *d, const struct monthly_input *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	bool any = false;
	if (in->toelichting)
		say_toelichting(d, in->toelichting);
	doc_heading(d, 3, "next", word_text(d->lang, W_NEXT_TITLE));
	say_decisions(d, in);
	if (!now && p->facts.aim != PEOPLE_INTERESTS) {
		doc_item(d, W_NEXT_COUNT, NULL);
		any = true;
	} else if (now && p->facts.aim == PEOPLE_MIRROR) {
		any = next_group(d, p, now);
		any = next_unknown(d, p, now) || any;
		any = next_more(d, p, now) || any;
	}
	if (!any)
		doc_say(d, TEXT_BODY, W_NEXT_NOTHING, NULL);
}
