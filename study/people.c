#include "people.h"
#include <math.h>

bool study_people(struct mem *m, const struct study *s, struct people *out, struct err *e)
{
	return people_pass(m, &s->people, out, e);
}

/* --- other populations --- */

static bool is_few(double a, double b, int64_t threshold)
{
	double gap = fabs(a - b);
	return gap > 0 && gap < (double)threshold;
}

/* Does one table beside the other tell of few people: those of the ages that only one of them counts? */
static bool tells_of_few(const struct people_input *a, const struct people_input *b)
{
	if (a->n_cuts == 0 || b->n_cuts == 0)
		return false;
	const struct verdict_result *x = a->cut[a->n_cuts - 1].verdict, *y = b->cut[b->n_cuts - 1].verdict;
	const struct people_facts *f = &a->facts, *g = &b->facts;
	bool few = is_few((double)f->crossing, (double)g->crossing, a->threshold) ||
	           is_few((double)f->crossing_sexed, (double)g->crossing_sexed, a->threshold) ||
	           is_few((double)f->other_sex, (double)g->other_sex, a->threshold);
	for (size_t i = 0; i < x->n_dimensions; i++)
		for (size_t j = 0; j < y->n_dimensions; j++) {
			const struct dimension_result *d = &x->dimension[i], *h = &y->dimension[j];
			if (d->dimension != h->dimension)
				continue;
			few |= is_few(d->known, h->known, a->threshold) || is_few(d->unknown, h->unknown, a->threshold);
			for (size_t k = 0; d->dimension == DIM_SEX && k < 2; k++)
				few |= is_few(d->group[k].x, h->group[k].x, a->threshold);
		}
	return few;
}

bool study_people_beside(struct mem *m, const struct study *s, struct people_beside **out, size_t *n, struct err *e)
{
	const struct study *other[PROJECT_MAX_POPULATIONS];
	*n = 0;
	*out = mem_array(m, PROJECT_MAX_POPULATIONS, sizeof **out);
	for (size_t i = 0; i < s->criterion.n_populations; i++) {
		struct people_beside *x = &(*out)[(*n)++];
		if (!study_load_beside(m, s, i, &other[i], e) || !study_people(m, other[i], &x->people, e))
			return false;
		x->name = s->criterion.population[i].name;
		x->hidden = tells_of_few(&s->people, &other[i]->people);
		for (size_t k = 0; k < i; k++)
			x->hidden |= tells_of_few(&other[k]->people, &other[i]->people);
	}
	return true;
}
