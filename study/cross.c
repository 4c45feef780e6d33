#include "cross.h"
#include <math.h>

enum { ADULT = 18 };

/* The census by the groups, women and men apart; NULL when it does not tell them apart. */
static bool count_residents(struct mem *m, const struct census *census, const struct criterion *c, const double **out, struct err *e)
{
	double *population = mem_array(m, census->n_groups * CROSS_SEXES, sizeof *population),
	       *n = mem_array(m, census->n_groups, sizeof *n);
	*out = NULL;
	for (size_t sex = 0; sex < CROSS_SEXES; sex++) {
		struct census one = *census;
		bool fits;
		one.cells.cell = mem_array(m, census->cells.n + 1, sizeof *one.cells.cell);
		one.cells.n = 0;
		for (size_t i = 0; i < census->cells.n; i++)
			if (census->cells.cell[i].sex == census_sexes[sex].sex && census->cells.cell[i].age_from >= 0)
				one.cells.cell[one.cells.n++] = census->cells.cell[i];
		if (one.cells.n == 0)
			return true;
		if (!census_count(m, &one, census->group, census->n_groups, c->min_age, n, &fits, e))
			return false;
		if (!fits)
			return true;
		for (size_t g = 0; g < census->n_groups; g++)
			population[g * CROSS_SEXES + sex] = n[g];
	}
	*out = population;
	return true;
}

/* The counted people of whom both are known; NULL when these are too few of them. */
static const double *count_people(struct mem *m, const struct parties *all, const struct census *census)
{
	double *x = mem_array(m, census->n_groups * CROSS_SEXES, sizeof *x), both = 0, aged = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct party *p = &all->item[i];
		if (!party_is_counted(all, p))
			continue;
		for (size_t g = 0; g < all->criterion->n_ages; g++) {
			aged += p->age[g];
			for (size_t sex = 0; sex < CROSS_SEXES; sex++) {
				x[census->group_of[g] * CROSS_SEXES + sex] += p->joint[g][sex];
				both += p->joint[g][sex];
			}
		}
	}
	return both >= 0.9 * aged && both > 0 ? x : NULL;
}

/* Of minors nothing is told by two traits, and their number must not follow from the totals of women and men less the others. */
static bool has_minors(const struct census *census)
{
	for (size_t g = 0; g < census->n_groups; g++)
		if (census->group[g].age_to < ADULT)
			return true;
	return false;
}

bool study_cross(struct mem *m, const struct study *s, const struct people *people, struct cross *out, struct err *e)
{
	const struct criterion *c = &s->criterion;
	struct cross_input in = { .people = people };
	if (c->n_ages && c->judge_sex && !has_minors(&s->census)) {
		in.k = s->census.n_groups;
		in.group = s->census.group;
		in.x = count_people(m, &s->parties, &s->census);
		if (s->census.has_age && !count_residents(m, &s->census, c, &in.population, e))
			return false;
	}
	return cross_pass(m, &in, out, e);
}
