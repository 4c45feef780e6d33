#include "monthly.h"
#include "base/num.h"
#include "monthly_parts.h"
#include "people_say.h"
#include "phases.h"
#include "phrase.h"
#include <math.h>

/* Longer periods have more kinds of posts, and many channels more charts: fewer posts, and fewer channels in words, have room beside them. */
enum { TOP_POSTS = 2, TOP_POSTS_LONG = 1, FEW_CHANNELS = 3, TOLD_OF_MANY = 1, TREND_HEIGHT = 120 };

static double group_target(const struct monthly_input *in, struct group g)
{
	for (size_t i = 0; i < in->n_kpis; i++) {
		const struct kpi *k = &in->kpi[i];
		if (k->source == KPI_GROUP && k->group.sex == g.sex && k->group.age_from == g.age_from && k->group.age_to == g.age_to)
			return k->target;
	}
	return MISSING;
}

struct period monthly_period(const struct monthly_input *in)
{
	int n = in->n_months > 1 ? in->n_months : 1;
	return period_of_months(in->month - n + 1, n);
}

static const char *name_of(const struct doc *d, const struct monthly_input *in)
{
	return word_after(W_MONTHLY_NAME, (int)period_kind(monthly_period(in)), d->lang);
}

/* "juni 2026", and of months before the start that they are. */
static const char *months_of(struct doc *d, const struct monthly_input *in)
{
	const struct period p = monthly_period(in);
	return in->starts > p.to ? content_period_words(d, p, in->starts) : period_words(d->mem, p, d->lang);
}

/* ---- the pages */

static void page_summary(struct doc *d, const struct monthly_input *in)
{
	doc_page(d);
	doc_say(d, TEXT_KICKER, W_MONTHLY_TOP, name_of(d, in), months_of(d, in), in->trajectory, in->region, NULL);
	doc_heading(d, 1, "summary", monthly_headline(d, in));
	bool interests_alone = in->people->facts.aim == PEOPLE_INTERESTS && !people_now(in->people);
	if (people_now(in->people) || (in->content->all.n == 0 && !interests_alone))
		people_fact(d, TEXT_LEAD, in->people);
	else if (in->content->all.n > 0)
		content_lead(d, TEXT_LEAD, in->content);
	people_answer(d, TEXT_LEAD, in->people);
	monthly_kpis(d, in);
	monthly_stands_out(d, in);
	const struct trend t = {
		.people = in->people, .month = month_of_day(in->people->facts.told_until), .n_events = in->n_events, .event = in->event
	};
	const struct people_group *weakest = trend_weakest(&t);
	const struct figure *trend = weakest ? trend_of_weakest(d, &t, group_target(in, weakest->group), TREND_HEIGHT) : NULL;
	trend_events_data(d, &t);
	if (!trend) {
		monthly_next(d, in);
		return;
	}
	doc_columns(d, BLOCK_COLUMNS);
	doc_figure(d, trend);
	doc_columns(d, BLOCK_COLUMN);
	monthly_next(d, in);
	doc_columns(d, BLOCK_COLUMNS_END);
	trend_events_list(d, &t);
}

static void page_who(struct doc *d, const struct monthly_input *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	doc_page(d);
	doc_heading(d, 2, "who", word_text(d->lang, W_WHO_TITLE));
	if (p->facts.aim != PEOPLE_INTERESTS)
		people_fact_and_heads(d, TEXT_BODY, p);
	else if (now)
		people_heads(d, TEXT_BODY, p);
	if (p->facts.n_interests)
		people_interests(d, p);
	phases_of_period(d, in->phase, in->n_phases, monthly_period(in));
	for (size_t i = 0; now && i < p->n_dimensions; i++) {
		if (now->total[i].k <= 2) /* a table is enough for two groups */
			continue;
		people_dumbbell(d, p, i);
		if (people_sides_can_be_drawn(p, i)) /* else the same gaps would be drawn twice */
			people_gaps(d, p, i);
	}
	people_tables(d, p);
}

static void channel_row(struct doc *d, struct table *t, size_t row, const char *name, const struct type_result *x)
{
	bool exposed = x->n_exposed > 0;
	const struct cell cell[] = {
		cell_text(name),
		cell_count(d, (int64_t)x->n),
		exposed ? cell_count(d, x->views) : cell_missing(),
		exposed ? cell_count(d, x->interactions) : cell_missing(),
		cell_real(d, x->rate, 1),
		phrase_range_cell(d, x->rate_interval, 1),
		cell_real(d, x->rate_interval.hi, 1),
	};
	for (size_t c = 0; c < t->n_columns; c++)
		*table_cell(t, row, c) = cell[c];
}

/* One row an account, and one for its paid posts: what the page has room for below its charts. */
static void channels_table(struct doc *d, const struct content_input *c)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_VIEWS), "views", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_RATE), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "high", ALIGN_END, DATA_ONLY },
	};
	size_t n_rows = 0, row = 0;
	for (size_t i = 0; i < c->n_channels; i++)
		n_rows += (c->channel[i].organic.n > 0 ? 1U : 0U) + (c->channel[i].paid.n > 0 ? 1U : 0U);
	if (n_rows == 0)
		return;
	struct table *t = doc_table(d, "channels", word_text(d->lang, W_TABLE_CHANNELS), word_text(d->lang, W_TABLE_CHANNELS_SUMMARY),
	                            column, sizeof column / sizeof *column, n_rows);
	for (size_t i = 0; i < c->n_channels; i++) {
		const char *name = content_channel_words(d->mem, c, &c->channel[i]);
		if (c->channel[i].organic.n)
			channel_row(d, t, row++, name, &c->channel[i].organic);
		if (c->channel[i].paid.n)
			channel_row(d, t, row++, word_say(d->mem, d->lang, W_PART_PAID, name, NULL), &c->channel[i].paid);
	}
	content_note_dash(d, t);
}

static void page_what(struct doc *d, const struct monthly_input *in)
{
	struct content_input told = *in->content;
	const struct content_input *c = &told;
	const bool many = c->n_channels > FEW_CHANNELS;
	told.n_told = many ? TOLD_OF_MANY : 0;
	doc_page(d);
	doc_heading(d, 2, "what", word_text(d->lang, W_WHAT_TITLE));
	content_lead(d, TEXT_BODY, c);
	if (in->model) {
		content_model_short(d, TEXT_BODY, in->model, told.n_told);
		content_model_dots(d, in->model, told.n_told);
	} else if (c->all.n) {
		doc_say(d, TEXT_BODY, W_KINDS_ELSEWHERE, NULL);
	}
	accounts_figure(d, &in->accounts);
	channels_table(d, c);
	struct table *types = content_table(d, c);
	if (types)
		types->not_on_paper = true;
	if (c->n_top && !many) { /* the charts of many channels take their room */
		doc_heading(d, 3, "top", word_text(d->lang, W_TOP_TITLE));
		content_top(d, c, in->n_months > 1 ? TOP_POSTS_LONG : TOP_POSTS);
	}
}

void monthly_build(struct doc *d, const struct monthly_input *in)
{
	const char *name = name_of(d, in), *month = period_words(d->mem, monthly_period(in), d->lang);
	d->id = "monthly";
	d->title = word_say(d->mem, d->lang, W_MONTHLY_DOC_TITLE, name, month, in->trajectory, NULL);
	d->author = in->organisation;
	d->subject = word_say(d->mem, d->lang, W_MONTHLY_SUBJECT, month, NULL);
	d->keywords = word_text(d->lang, W_MONTHLY_KEYWORDS);
	d->footer = word_say(d->mem, d->lang, W_MONTHLY_KICKER, name, month, in->trajectory, NULL);
	d->sections_fit = FIT_TIGHT;
	d->dated = in->account.dated;
	d->tool = in->account.tool;
	page_summary(d, in);
	page_who(d, in);
	page_what(d, in);
	monthly_account(d, in);
	if (in->own)
		against_data(d, in->own);
}
