#include "trend.h"
#include "base/num.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

struct series { /* after each month, oldest first */
	double value[TREND_MONTHS], lo[TREND_MONTHS], hi[TREND_MONTHS], beside[TREND_MONTHS], target[TREND_MONTHS];
	const char *label[TREND_MONTHS];
	struct chart_line line[3];
	int first, last; /* with a value */
	size_t n;
};

static int month_at(const struct trend *t, int i)
{
	return t->month - TREND_MONTHS + 1 + i;
}

static struct series *series_new(struct doc *d, const struct trend *t)
{
	struct series *s = mem_alloc(d->mem, sizeof *s);
	for (int i = 0; i < TREND_MONTHS; i++) {
		s->value[i] = s->lo[i] = s->hi[i] = s->beside[i] = s->target[i] = MISSING;
		s->label[i] = month_short(month_at(t, i), d->lang);
	}
	s->first = -1;
	return s;
}

static void series_count(struct series *s)
{
	for (int i = 0; i < TREND_MONTHS; i++) {
		if (isnan(s->value[i]))
			continue;
		s->first = s->first < 0 ? i : s->first;
		s->last = i;
		s->n++;
	}
}

static struct chart *chart_of(struct doc *d, const struct series *s, double height)
{
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	*c = (struct chart){ .kind = CHART_TREND,
		             .height = height,
		             .line = s->line,
		             .n_lines = isnan(s->target[0]) ? 2 : 3,
		             .n_x = TREND_MONTHS,
		             .x_label = s->label,
		             .target = MISSING };
	return c;
}

/* What the figure is of, and why it is empty before the start of the trajectory. */
static const char *caption_of(struct doc *d, const struct trend *t, enum word word)
{
	const int starts = t->people->facts.starts;
	if (!starts || month_of_day(starts) <= month_at(t, 0))
		return word_text(d->lang, word);
	return mem_printf(d->mem, "%s %s", word_text(d->lang, word),
	                  word_say(d->mem, d->lang, W_BEFORE_START_LEFT_OUT, day_words(d->mem, starts, d->lang), NULL));
}

/* ---- the group that is missed most */

const struct people_group *trend_weakest(const struct trend *t)
{
	const struct people_month *now = people_now(t->people);
	const struct people_table *table = NULL;
	return now && t->people->facts.aim == PEOPLE_MIRROR ? people_weakest(t->people, now, &table) : NULL;
}

static const struct people_group *group_at(const struct people *p, int month, struct group g)
{
	const struct people_month *at = people_shown_at(p, month);
	for (size_t i = 0; at && i < p->n_dimensions; i++)
		for (size_t j = 0; j < at->total[i].k; j++) {
			const struct people_group *found = &at->total[i].group[j];
			if (found->group.sex == g.sex && found->group.age_from == g.age_from && found->group.age_to == g.age_to)
				return found;
		}
	return NULL;
}

static struct series *shares_of(struct doc *d, const struct trend *t, const struct people_group *of, double target)
{
	struct series *s = series_new(d, t);
	for (int i = 0; i < TREND_MONTHS; i++) {
		const struct people_group *g = group_at(t->people, month_at(t, i), of->group);
		if (g) {
			s->value[i] = g->share;
			s->lo[i] = g->interval.lo;
			s->hi[i] = g->interval.hi;
		}
		s->beside[i] = of->population;
		s->target[i] = target;
	}
	series_count(s);
	return s;
}

static const char *line_label(struct doc *d, enum word word, double share)
{
	return word_say(d->mem, d->lang, word, isnan(share) ? "" : num_percent(d->mem, share, 1, d->lang), NULL);
}

static const char *alt_of_shares(struct doc *d, const struct trend *t, const struct series *s, const char *label)
{
	return word_say(d->mem, d->lang, W_TREND_ALT, label, num_percent(d->mem, s->value[s->first], 1, d->lang),
	                month_words(d->mem, month_at(t, s->first), d->lang), num_percent(d->mem, s->value[s->last], 1, d->lang),
	                month_words(d->mem, month_at(t, s->last), d->lang), num_percent(d->mem, s->beside[0], 1, d->lang), NULL);
}

const struct figure *trend_of_weakest(struct doc *d, const struct trend *t, double target, double height)
{
	const struct people_group *g = trend_weakest(t);
	struct series *s = g ? shares_of(d, t, g, target) : NULL;
	if (!s || s->n < 2)
		return NULL;
	s->line[0] = (struct chart_line){ .label = line_label(d, W_TREND_PARTICIPANTS, s->value[TREND_MONTHS - 1]),
		                          .role = LINE_SERIES,
		                          .value = s->value,
		                          .lo = s->lo,
		                          .hi = s->hi };
	s->line[1] = (struct chart_line){ .label = line_label(d, W_TREND_POPULATION, g->population),
		                          .role = LINE_POPULATION,
		                          .value = s->beside };
	s->line[2] = (struct chart_line){ .label = line_label(d, W_TREND_TARGET, target), .role = LINE_TARGET, .value = s->target };
	const char *label = people_group_words(d->mem, d->lang, people_group_plain(t->people, g->group));
	struct chart *c = chart_of(d, s, height);
	c->percent = true;
	c->alt = alt_of_shares(d, t, s, label);
	trend_events_on(d, t, c);
	struct figure *f = mem_alloc(d->mem, sizeof *f);
	*f = (struct figure){ .id = "trend",
		              .title = word_say(d->mem, d->lang, W_TREND_TITLE, label, NULL),
		              .caption = caption_of(d, t, W_TREND_CAPTION),
		              .chart = c };
	return f;
}

bool trend_say_withheld(struct doc *d, const struct trend *t)
{
	const struct people_group *g = trend_weakest(t);
	if (!g || !g->hidden || t->people->n_months < 2)
		return false;
	doc_say(d, TEXT_BODY, W_TREND_WITHHELD, people_group_they(d->mem, d->lang, people_group_plain(t->people, g->group)), NULL);
	return true;
}

/* ---- the mirror score */

static struct series *scores_of(struct doc *d, const struct trend *t, size_t dimension)
{
	struct series *s = series_new(d, t);
	for (int i = 0; i < TREND_MONTHS; i++) {
		const struct people_month *at = people_shown_at(t->people, month_at(t, i));
		if (!at || isnan(at->total[dimension].mirror))
			continue;
		s->value[i] = at->total[dimension].mirror;
		s->beside[i] = at->total[dimension].lottery;
	}
	series_count(s);
	return s;
}

static const char *score_label(struct doc *d, enum word word, double score)
{
	return word_say(d->mem, d->lang, word, isnan(score) ? "" : num_fixed(d->mem, score, 0, d->lang), NULL);
}

const struct figure *trend_of_score(struct doc *d, const struct trend *t, size_t dimension, double height)
{
	const struct people_month *now = people_now(t->people);
	struct series *s = now && t->people->facts.aim == PEOPLE_MIRROR ? scores_of(d, t, dimension) : NULL;
	if (!s || s->n < 2)
		return NULL;
	const char *trait = people_dimension_words(d->lang, now->total[dimension].dimension);
	s->line[0] = (struct chart_line){ .label = score_label(d, W_TREND_PARTICIPANTS, s->value[TREND_MONTHS - 1]),
		                          .role = LINE_SERIES,
		                          .value = s->value };
	s->line[1] = (struct chart_line){ .label = score_label(d, W_TREND_LOTTERY, s->beside[s->last]),
		                          .role = LINE_POPULATION,
		                          .value = s->beside };
	struct chart *c = chart_of(d, s, height);
	c->from_zero = true;
	c->alt = word_say(d->mem, d->lang, W_TREND_SCORE_ALT, trait, num_fixed(d->mem, s->value[s->first], 0, d->lang),
	                  month_words(d->mem, month_at(t, s->first), d->lang), num_fixed(d->mem, s->value[s->last], 0, d->lang),
	                  month_words(d->mem, month_at(t, s->last), d->lang), num_fixed(d->mem, s->beside[s->last], 0, d->lang), NULL);
	struct figure *f = mem_alloc(d->mem, sizeof *f);
	*f = (struct figure){ .id = mem_printf(d->mem, "score_%s", people_dimension_code(now->total[dimension].dimension)),
		              .title = word_say(d->mem, d->lang, W_TREND_SCORE_TITLE, trait, NULL),
		              .caption = caption_of(d, t, W_TREND_SCORE_CAPTION),
		              .chart = c };
	return f;
}
