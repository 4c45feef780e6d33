/* Trials of fitting tables to totals: the part of a12 that has no people. */
#include "analytics/ipf.h"
#include "trials.h"
#include <string.h>

enum { MOST_DIMS = 8, MOST_MARGINS = 16 };

struct shape {
	size_t n_dims, size[MOST_DIMS], n; /* n: cells */
};

/* How many elements each dimension has, looking along the first of the others. */
static struct shape shape_of(struct trial *t, const char *key)
{
	struct shape s = { .n = 1 };
	for (const char *at = key; s.n_dims < MOST_DIMS && trial_has(t, trial_key(t, "%s[0]", at)); at = trial_key(t, "%s[0]", at)) {
		size_t n = 0;
		while (trial_has(t, trial_key(t, "%s[%zu]", at, n)))
			n++;
		s.size[s.n_dims++] = n;
		s.n *= n;
	}
	return s;
}

/* Where cell i stands in dimension d. */
static size_t place(const struct shape *s, size_t i, size_t d)
{
	for (size_t k = s->n_dims; k-- > d + 1;)
		i /= s->size[k];
	return i % s->size[d];
}

/* "seed[1][0][2]" */
static const char *cell_key(struct trial *t, const char *key, const struct shape *s, size_t i)
{
	for (size_t d = 0; d < s->n_dims; d++)
		key = trial_key(t, "%s[%zu]", key, place(s, i, d));
	return key;
}

static double *read_cells(struct trial *t, const char *key, const struct shape *s)
{
	double *v = mem_array(trial_mem(t), s->n, sizeof *v);
	for (size_t i = 0; i < s->n; i++)
		v[i] = trial_num(t, cell_key(t, key, s, i));
	return v;
}

/* The targets of one margin: of a dimension, or of several crossed. */
static bool read_margin(struct trial *t, const char *key, const struct shape *seed, struct ipf_margin *out, struct err *e)
{
	const char *total = trial_key(t, "%s.total", key);
	const double *dim;
	struct shape s = shape_of(t, total);
	size_t n_dims = trial_list(t, trial_key(t, "%s.dim", key), &dim), *group = mem_array(trial_mem(t), seed->n, sizeof *group);
	bool fits = n_dims > 0 && n_dims == s.n_dims;
	for (size_t k = 0; k < n_dims && fits; k++)
		fits = dim[k] >= 1 && dim[k] <= (double)seed->n_dims && s.size[k] == seed->size[(size_t)dim[k] - 1];
	if (!fits)
		return err_set(e, ERR_INPUT, W_CASES_SHAPES, "seed", total, NULL);
	for (size_t i = 0; i < seed->n; i++)
		for (size_t k = 0; k < n_dims; k++)
			group[i] = group[i] * s.size[k] + place(seed, i, (size_t)dim[k] - 1);
	*out = (struct ipf_margin){ s.n, group, read_cells(t, total, &s) };
	return true;
}

bool trial_ipf(struct trial *t, struct err *e)
{
	struct shape seed = shape_of(t, "seed");
	double *x = read_cells(t, "seed", &seed);
	struct ipf_margin margin[MOST_MARGINS];
	struct ipf_result r;
	size_t n = 0;
	for (; n < MOST_MARGINS && trial_has(t, trial_key(t, "targets[%zu]", n)); n++)
		if (!read_margin(t, trial_key(t, "targets[%zu]", n), &seed, &margin[n], e))
			return false;
	if (!ipf_fit(x, seed.n, margin, n, &r, e))
		return false;
	trial_give_flag(t, "converged", r.state == IPF_MET);
	for (size_t i = 0; i < seed.n; i++)
		if (r.state == IPF_MET)
			trial_give(t, cell_key(t, "fitted", &seed, i), x[i]);
		else
			trial_give_null(t, cell_key(t, "fitted", &seed, i));
	return true;
}
