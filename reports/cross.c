#include "cross.h"
#include "analytics/disclose.h"
#include "analytics/joint.h"
#include "analytics/represent.h"
#include "base/num.h"
#include "base/str.h"
#include "heat.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

static const struct people_table *find_table(const struct people *p, enum dimension dimension)
{
	const struct people_month *now = people_now(p);
	for (size_t i = 0; now && i < p->n_dimensions; i++)
		if (now->total[i].dimension == dimension && people_bands_fit(&now->total[i]))
			return &now->total[i];
	return NULL;
}

static double sum(const double v[], size_t n)
{
	double s = 0;
	for (size_t i = 0; i < n; i++)
		s += v[i];
	return s;
}

/* --- the gate --- */

static bool hide(const struct cross_input *in, const struct people_table *ages, const int64_t x[], bool hidden[], struct err *e)
{
	struct disclose_table table = { in->k, CROSS_SEXES, x };
	struct disclose_rule rule = { .threshold = in->people->threshold };
	struct disclose_result result;
	if (!disclose_two_way(&table, &rule, hidden, &result, e))
		return false;
	for (size_t i = 0; i < in->k * CROSS_SEXES; i++)
		hidden[i] |= ages->group[i / CROSS_SEXES].hidden || (x[i] > 0 && x[i] < in->people->threshold);
	return true;
}

static bool pass_table(struct mem *m, const struct cross_input *in, const struct people_table *ages, struct cross *out, struct err *e)
{
	size_t n = in->k * CROSS_SEXES;
	int64_t *x = mem_array(m, n, sizeof *x);
	bool *hidden = mem_array(m, n, sizeof *hidden);
	struct cross_cell *cell = mem_array(m, n, sizeof *cell);
	double people = sum(in->x, n), residents = sum(in->population, n);
	for (size_t i = 0; i < n; i++)
		x[i] = llround(in->x[i]);
	if (!hide(in, ages, x, hidden, e))
		return false;
	const struct agreement *a = &in->people->facts.criterion.agreement;
	double level = a->alpha / (2 * (double)n);
	for (size_t i = 0; i < n; i++) {
		cell[i] = (struct cross_cell){ .hidden = hidden[i],
			                       .x = hidden[i] ? COUNT_MISSING : x[i],
			                       .share = hidden[i] ? (double)NAN : in->x[i] / people,
			                       .population = in->population[i] / residents,
			                       .interval = { MISSING, MISSING } };
		if (!hidden[i])
			cell[i].interval = represent_limits(in->x[i] / a->deff, people / a->deff, 0, level);
	}
	out->kind = CROSS_TABLE;
	out->cell = cell;
	out->known = llround(people);
	return true;
}

/* The shares of the tables of age and sex as they are shown. */
static bool pass_bounds(struct mem *m, const struct cross_input *in, const struct people_table *ages, const struct people_table *sexes,
                        struct cross *out, struct err *e)
{
	double *row = mem_array(m, in->k, sizeof *row), column[CROSS_SEXES];
	struct joint_margins margins = { in->k, CROSS_SEXES, row, column };
	struct joint_tvd tvd;
	if (ages->n_hidden || sexes->n_hidden || !ages->percentages || !sexes->percentages)
		return true;
	for (size_t i = 0; i < in->k; i++)
		row[i] = ages->group[i].share;
	for (size_t i = 0; i < CROSS_SEXES; i++)
		column[i] = sexes->group[i].share;
	if (!joint_tvd(&margins, in->population, &tvd, e))
		return false;
	out->kind = CROSS_BOUNDS;
	out->least = tvd.table.lo;
	out->most = tvd.table.hi;
	return true;
}

bool cross_pass(struct mem *m, const struct cross_input *in, struct cross *out, struct err *e)
{
	const struct people_table *ages = find_table(in->people, DIM_AGE), *sexes = find_table(in->people, DIM_SEX);
	*out = (struct cross){ .kind = CROSS_NOTHING, .people = in->people, .k = in->k, .group = in->group };
	if (!ages || !sexes || !in->population || ages->k != in->k || in->people->facts.aim != PEOPLE_MIRROR)
		return true;
	if (!in->x)
		return pass_bounds(m, in, ages, sexes, out, e);
	if (sum(in->x, in->k * CROSS_SEXES) < PEOPLE_PERCENT_BASE || sexes->n_hidden)
		return true;
	return pass_table(m, in, ages, out, e);
}

/* --- the section --- */

/* The combination that falls shortest of the population, by one in a hundred or more. */
static const struct cross_cell *find_shortest(const struct cross *x, size_t *at)
{
	const struct cross_cell *worst = NULL;
	double most = 0.01;
	for (size_t i = 0; i < x->k * CROSS_SEXES; i++) {
		double gap = x->cell[i].population - x->cell[i].share;
		if (!x->cell[i].hidden && gap >= most) {
			worst = &x->cell[i];
			most = gap;
			*at = i;
		}
	}
	return worst;
}

static void say_shortest(struct doc *d, const struct cross *x)
{
	size_t at = 0;
	const struct cross_cell *c = find_shortest(x, &at);
	if (!c)
		return;
	doc_say(d, TEXT_BODY, at % CROSS_SEXES ? W_CROSS_SHORT_MEN : W_CROSS_SHORT_WOMEN,
	        people_group_were(d->mem, d->lang, people_group_plain(x->people, x->group[at / CROSS_SEXES])),
	        phrase_per_hundred(d->mem, d->lang, c->share, c->population), phrase_per_hundred(d->mem, d->lang, c->population, c->share),
	        NULL);
}

static const char *age_words(struct doc *d, const struct cross *x, size_t age)
{
	return people_group_row(d->mem, d->lang, people_group_plain(x->people, x->group[age]));
}

static const enum word sex_word[CROSS_SEXES] = { W_CROSS_COL_WOMEN, W_CROSS_COL_MEN };

/* Framed where the limits of the share leave the population's out. */
static void ratios(struct doc *d, const struct cross *x)
{
	size_t n = x->k * CROSS_SEXES;
	const char **row = mem_array(d->mem, x->k, sizeof *row), **column = mem_array(d->mem, CROSS_SEXES, sizeof *column);
	struct chart_cell *cell = mem_array(d->mem, n, sizeof *cell);
	for (size_t i = 0; i < x->k; i++)
		row[i] = age_words(d, x, i);
	for (size_t s = 0; s < CROSS_SEXES; s++)
		column[s] = word_text(d->lang, sex_word[s]);
	for (size_t i = 0; i < n; i++) {
		const struct cross_cell *c = &x->cell[i];
		bool strong = c->interval.hi < c->population || c->interval.lo > c->population;
		cell[i] = c->hidden ? heat_hidden() : heat_cell(d, c->population > 0 ? c->share / c->population : MISSING, 2, strong);
		if (cell[i].shown)
			cell[i].below = word_say(d->mem, d->lang, W_CROSS_HEAT_N, num_count(d->mem, c->x, d->lang), NULL);
	}
	heat_figure(d, &(struct heat){ .id = "age_and_sex_ratio",
	                               .title = word_text(d->lang, W_CROSS_HEAT),
	                               .caption = word_text(d->lang, W_CROSS_HEAT_CAPTION),
	                               .n_rows = x->k,
	                               .n_columns = CROSS_SEXES,
	                               .row = row,
	                               .column = column,
	                               .cell = cell });
}

static const char *ages_alt(struct doc *d, const struct cross *x)
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, word_text(d->lang, W_CROSS_AGES_ALT));
	for (size_t i = 0; i < x->k * CROSS_SEXES; i++) {
		const struct cross_cell *c = &x->cell[i];
		str_add(&s, word_say(d->mem, d->lang, W_CROSS_AGES_ALT_CELL, phrase_capital(d->mem, age_words(d, x, i / CROSS_SEXES)),
		                     word_text(d->lang, sex_word[i % CROSS_SEXES]),
		                     c->hidden ? word_text(d->lang, W_CELL_HIDDEN) : num_percent(d->mem, c->share, 1, d->lang),
		                     num_percent(d->mem, c->population, 1, d->lang), NULL));
	}
	str_add(&s, word_text(d->lang, W_ALT_TABLE));
	return s.s;
}

/* The make-up by age, women left, men right. */
static void structure(struct doc *d, const struct cross *x)
{
	size_t n = x->k * CROSS_SEXES;
	struct chart_row *row = mem_array(d->mem, n, sizeof *row);
	const char **column = mem_array(d->mem, CROSS_SEXES, sizeof *column);
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	*c = (struct chart){ .kind = CHART_AGES,
		             .row = row,
		             .n_rows = n,
		             .column = column,
		             .n_columns = CROSS_SEXES,
		             .percent = true,
		             .target = MISSING,
		             .alt = ages_alt(d, x) };
	for (size_t s = 0; s < CROSS_SEXES; s++)
		column[s] = word_text(d->lang, sex_word[s]);
	c->key[KEY_STEPS] = word_text(d->lang, W_KEY_WORD_POPULATION);
	for (size_t i = 0; i < n; i++) {
		const struct cross_cell *cell = &x->cell[i];
		row[i] = (struct chart_row){ .label = age_words(d, x, i / CROSS_SEXES),
			                     .series = column[i % CROSS_SEXES],
			                     .value = cell->share,
			                     .lo = MISSING,
			                     .hi = MISSING,
			                     .reference = cell->population,
			                     .tolerance = MISSING };
		if (cell->hidden)
			c->key[KEY_HATCH] = word_text(d->lang, W_CELL_HIDDEN);
	}
	doc_figure(d, &(struct figure){ .id = "age_and_sex",
	                                .title = word_text(d->lang, W_CROSS_AGES),
	                                .caption = word_text(d->lang, W_CROSS_AGES_CAPTION),
	                                .chart = c });
}

static void pictures(struct doc *d, const struct cross *x)
{
	doc_columns(d, BLOCK_COLUMNS);
	ratios(d, x);
	doc_columns(d, BLOCK_COLUMN);
	structure(d, x);
	doc_columns(d, BLOCK_COLUMNS_END);
}

static void table(struct doc *d, const struct cross *x)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PARTICIPANTS), "women", ALIGN_END, 0 },
		{ word_text(d->lang, W_CROSS_COL_THERE), "women_residents", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_PARTICIPANTS), "men", ALIGN_END, 0 },
		{ word_text(d->lang, W_CROSS_COL_THERE), "men_residents", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "age_and_sex", word_text(d->lang, W_CROSS_TABLE), word_text(d->lang, W_CROSS_SUMMARY), column,
	                            sizeof column / sizeof *column, x->k);
	table_group(d, t, 1, 2, word_text(d->lang, W_CROSS_COL_WOMEN));
	table_group(d, t, 3, 2, word_text(d->lang, W_CROSS_COL_MEN));
	for (size_t g = 0; g < x->k; g++) {
		*table_cell(t, g, 0) = cell_code(people_group_row(d->mem, d->lang, people_group_plain(x->people, x->group[g])),
		                                 people_group_code(d->mem, x->group[g]));
		for (size_t s = 0; s < CROSS_SEXES; s++) {
			const struct cross_cell *c = &x->cell[g * CROSS_SEXES + s];
			*table_cell(t, g, 1 + 2 * s) = c->hidden ? cell_hidden(d) : cell_percent(d, c->share, 1);
			*table_cell(t, g, 2 + 2 * s) = cell_percent(d, c->population, 1);
		}
	}
	doc_say(d, TEXT_NOTE, W_CROSS_NOTE, num_count(d->mem, x->known, d->lang), NULL);
}

void cross_blocks(struct doc *d, const struct cross *x)
{
	if (x->kind == CROSS_NOTHING)
		return;
	doc_heading(d, 2, "age_and_sex", word_text(d->lang, W_CROSS_TITLE));
	if (x->kind == CROSS_BOUNDS) {
		doc_say(d, TEXT_BODY, W_CROSS_BOUNDS, phrase_per_hundred(d->mem, d->lang, x->least, MISSING),
		        phrase_per_hundred(d->mem, d->lang, x->most, MISSING), NULL);
		return;
	}
	say_shortest(d, x);
	pictures(d, x);
	table(d, x);
}
