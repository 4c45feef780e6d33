#include "monthly.h"
#include "base/num.h"
#include "monthly_parts.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

enum { TOP_POSTS = 3 };

/* ---- the trend of the group that is missed most, to date after each month; NULL: fewer than two months to draw */

struct trend {
	double value[KPI_MONTHS], lo[KPI_MONTHS], hi[KPI_MONTHS], population[KPI_MONTHS], target[KPI_MONTHS];
	const char *label[KPI_MONTHS];
	struct chart_line line[3];
};

static const struct people_group *group_at(const struct people *p, int month, struct group g)
{
	const struct people_month *at = monthly_people_at(p, month);
	for (size_t i = 0; at && i < p->n_dimensions; i++)
		for (size_t j = 0; j < at->total[i].k; j++) {
			const struct people_group *found = &at->total[i].group[j];
			if (found->group.sex == g.sex && found->group.age_from == g.age_from && found->group.age_to == g.age_to)
				return found;
		}
	return NULL;
}

static size_t trend_fill(struct doc *d, const struct monthly_input *in, const struct people_group *of, double target, struct trend *t)
{
	size_t n = 0;
	for (int i = 0; i < KPI_MONTHS; i++) {
		int month = in->month - KPI_MONTHS + 1 + i;
		const struct people_group *g = group_at(in->people, month, of->group);
		t->value[i] = g ? g->share : MISSING;
		t->lo[i] = g ? g->interval.lo : MISSING;
		t->hi[i] = g ? g->interval.hi : MISSING;
		t->population[i] = of->population;
		t->target[i] = target;
		t->label[i] = month_short(month, d->lang);
		n += isnan(t->value[i]) ? 0 : 1;
	}
	return n;
}

static double group_target(const struct monthly_input *in, struct group g)
{
	for (size_t i = 0; i < in->n_kpis; i++) {
		const struct kpi *k = &in->kpi[i];
		if (k->source == KPI_GROUP && k->group.sex == g.sex && k->group.age_from == g.age_from && k->group.age_to == g.age_to)
			return k->target;
	}
	return MISSING;
}

static const char *trend_alt(struct doc *d, const struct monthly_input *in, const struct trend *t, const char *label)
{
	int first = 0, last = KPI_MONTHS - 1;
	while (isnan(t->value[first]))
		first++;
	while (isnan(t->value[last]))
		last--;
	int month = in->month - KPI_MONTHS + 1;
	return word_say(d->mem, d->lang, W_TREND_ALT, label, num_percent(d->mem, t->value[first], 1, d->lang),
	                month_words(d->mem, month + first, d->lang), num_percent(d->mem, t->value[last], 1, d->lang),
	                month_words(d->mem, month + last, d->lang), num_percent(d->mem, t->population[0], 1, d->lang), NULL);
}

static const char *line_label(struct doc *d, enum word word, double share)
{
	return word_say(d->mem, d->lang, word, isnan(share) ? "" : num_percent(d->mem, share, 1, d->lang), NULL);
}

static const struct figure *trend_figure(struct doc *d, const struct monthly_input *in)
{
	const struct people_month *now = people_now(in->people);
	const struct people_table *table = NULL;
	const struct people_group *g = now && in->people->facts.aim == PEOPLE_MIRROR ? people_weakest(in->people, now, &table) : NULL;
	struct trend *t = mem_alloc(d->mem, sizeof *t);
	if (!g || trend_fill(d, in, g, group_target(in, g->group), t) < 2)
		return NULL;
	double target = t->target[0];
	t->line[0] = (struct chart_line){ .label = line_label(d, W_TREND_PARTICIPANTS, t->value[KPI_MONTHS - 1]),
		                          .role = LINE_SERIES,
		                          .value = t->value,
		                          .lo = t->lo,
		                          .hi = t->hi };
	t->line[1] = (struct chart_line){ .label = line_label(d, W_TREND_POPULATION, g->population),
		                          .role = LINE_POPULATION,
		                          .value = t->population };
	t->line[2] = (struct chart_line){ .label = line_label(d, W_TREND_TARGET, target), .role = LINE_TARGET, .value = t->target };
	const char *label = people_group_words(d->mem, d->lang, people_group_plain(in->people, g->group));
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	*c = (struct chart){ .kind = CHART_TREND,
		             .height = 120,
		             .line = t->line,
		             .n_lines = isnan(target) ? 2 : 3,
		             .n_x = KPI_MONTHS,
		             .x_label = t->label,
		             .target = MISSING,
		             .percent = true,
		             .alt = trend_alt(d, in, t, label) };
	monthly_events_on(d, in, c);
	struct figure *f = mem_alloc(d->mem, sizeof *f);
	*f = (struct figure){ .id = "trend",
		              .title = word_say(d->mem, d->lang, W_TREND_TITLE, label, NULL),
		              .caption = word_text(d->lang, W_TREND_CAPTION),
		              .chart = c };
	return f;
}

/* ---- the pages */

static void page_summary(struct doc *d, const struct monthly_input *in)
{
	doc_page(d);
	doc_say(d, TEXT_KICKER, W_MONTHLY_TOP, word_text(d->lang, W_MONTHLY_NAME), month_words(d->mem, in->month, d->lang), in->trajectory,
	        in->region, NULL);
	doc_heading(d, 1, "summary", monthly_headline(d, in));
	bool interests_alone = in->people->facts.aim == PEOPLE_INTERESTS && !people_now(in->people);
	if (people_now(in->people) || (in->content->all.n == 0 && !interests_alone))
		people_fact(d, TEXT_LEAD, in->people);
	else if (in->content->all.n > 0)
		content_lead(d, TEXT_LEAD, in->content);
	people_answer(d, TEXT_LEAD, in->people);
	monthly_kpis(d, in);
	monthly_stands_out(d, in);
	const struct figure *trend = trend_figure(d, in);
	monthly_events_data(d, in);
	if (!trend) {
		monthly_next(d, in);
		return;
	}
	doc_columns(d, BLOCK_COLUMNS);
	doc_figure(d, trend);
	doc_columns(d, BLOCK_COLUMN);
	monthly_next(d, in);
	doc_columns(d, BLOCK_COLUMNS_END);
	monthly_events_list(d, in);
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
	for (size_t i = 0; now && i < p->n_dimensions; i++) {
		if (now->total[i].k <= 2) /* a table is enough for two groups */
			continue;
		people_dumbbell(d, p, i);
		if (people_sides_can_be_drawn(p, i)) /* else the same gaps would be drawn twice */
			people_gaps(d, p, i);
	}
	people_tables(d, p);
}

static void page_what(struct doc *d, const struct monthly_input *in)
{
	const struct content_input *c = in->content;
	doc_page(d);
	doc_heading(d, 2, "what", word_text(d->lang, W_WHAT_TITLE));
	content_lead(d, TEXT_BODY, c);
	content_answer(d, TEXT_BODY, c);
	content_figure(d, c);
	content_table(d, c);
	if (c->n_top) {
		doc_heading(d, 3, "top", word_text(d->lang, W_TOP_TITLE));
		content_top(d, c, TOP_POSTS);
	}
	if (c->outside > 0)
		doc_say(d, TEXT_NOTE, W_CONTENT_OUTSIDE, num_count(d->mem, c->outside, d->lang), NULL);
}

void monthly_build(struct doc *d, const struct monthly_input *in)
{
	const char *name = word_text(d->lang, W_MONTHLY_NAME), *month = month_words(d->mem, in->month, d->lang);
	d->id = "monthly";
	d->title = word_say(d->mem, d->lang, W_MONTHLY_DOC_TITLE, name, month, in->trajectory, NULL);
	d->author = in->organisation;
	d->subject = word_say(d->mem, d->lang, W_MONTHLY_SUBJECT, month, NULL);
	d->keywords = word_text(d->lang, W_MONTHLY_KEYWORDS);
	d->footer = word_say(d->mem, d->lang, W_MONTHLY_KICKER, name, month, in->trajectory, NULL);
	d->dated = in->dated;
	d->tool = in->tool;
	page_summary(d, in);
	page_who(d, in);
	page_what(d, in);
	monthly_account(d, in);
}
