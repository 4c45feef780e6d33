#include "advice.h"
#include "analytics/people.h"
#include "analytics/represent.h"
#include "analytics/split.h"
#include "census.h"
#include <math.h>
#include <string.h>

/* The groups of a step of people_steps, as a project writes them. */
static void describe_step(const struct people_step *step, struct advice *out)
{
	out->judge_age = step->n_presets > 1;
	for (size_t i = 0; i < step->n_presets; i++)
		out->n_ages = step->preset[i] == BAND_AGE_3 ? 3 : step->preset[i] == BAND_AGE_6 ? 6 : out->n_ages;
	out->tolerance = step->tolerance;
	out->need = (int64_t)step->needed;
}

/* Split the bands in which a group of the finest step begins. */
static bool split_groups(struct mem *m, struct census_cells *c, int min_age, struct err *e)
{
	struct group group[BAND_MOST];
	int cut[BAND_MOST];
	size_t unused, n = band_groups(BAND_AGE_6, min_age, group);
	for (size_t i = 0; i < n; i++)
		cut[i] = group[i].age_from;
	return split_cells(m, c->cell, c->n, cut, n, &c->cell, &c->n, &unused, e);
}

bool advice_steps(struct mem *m, struct store *s, int64_t trajectory, const char *region, int min_age, struct people_step step[],
                  bool *known, struct err *e)
{
	struct census census;
	struct err unfit = { .code = ERR_NONE };
	if (!census_find(m, s, trajectory, INT64_MAX, region, &census, e))
		return false;
	*known = census.found && split_groups(m, &census.cells, min_age, &unfit) &&
	         people_steps(m, census.cells.cell, census.cells.n, min_age, step, &unfit);
	return true;
}

bool advice_give(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t expected, struct advice *out,
                 struct err *e)
{
	struct people_step step[PEOPLE_STEPS];
	bool known;

	*out = (struct advice){ .known = false };
	if (expected <= 0)
		return true;
	if (!advice_steps(m, s, trajectory, p->region, p->min_age, step, &known, e))
		return false;
	if (!known)
		return true;
	const struct people_step *best = people_advise(step, (double)expected);
	out->known = true;
	out->expected = expected;
	out->describe_only = best == NULL;
	describe_step(best ? best : &step[0], out);
	return true;
}

bool advice_need(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct advice *out, struct err *e)
{
	struct criterion c = { 0 };
	struct census census;
	struct composition dimension[2];
	size_t n = 0;
	double need;
	if (!criterion_parse(m, criterion_text(m, p), &c, e) || !census_load(m, s, trajectory, INT64_MAX, &c, &census, e))
		return false;
	if (c.judge_age && census.has_age)
		dimension[n++] =
		        (struct composition){ .dimension = DIM_AGE, .k = census.n_groups, .group = census.group, .population = census.age };
	if (c.judge_sex && census.has_sex)
		dimension[n++] = (struct composition){ .dimension = DIM_SEX, .k = 2, .group = census_sexes, .population = census.sex };
	if (!people_needed(m, dimension, n, &c.agreement, 0.80, &need, e))
		return false;
	out->need = isfinite(need) ? (int64_t)need : 0;
	return true;
}

void advice_take(struct project *p, const struct advice *a)
{
	struct group group[BAND_MOST];
	size_t n = band_groups(a->n_ages == 3 ? BAND_AGE_3 : BAND_AGE_6, p->min_age, group);
	p->tolerance = a->tolerance;
	p->judge_sex = true;
	p->judge_age = a->judge_age && n >= 2;
	if (!p->judge_age)
		return;
	p->n_ages = n;
	for (size_t i = 0; i < n; i++)
		p->age_start[i] = group[i].age_from;
}
