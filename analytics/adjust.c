#include "adjust.h"
#include <gsl/gsl_sort.h>
#include <math.h>

/* The places of the p-values that are there, smallest first; returns how many. */
static size_t ordered(struct mem *m, const double p[], size_t n, double out[], size_t **place)
{
	size_t k = 0, *at = mem_array(m, n, sizeof *at), *rank = mem_array(m, n, sizeof *rank);
	double *there = mem_array(m, n, sizeof *there);
	for (size_t i = 0; i < n; i++) {
		out[i] = p[i];
		if (isnan(p[i]))
			continue;
		at[k] = i;
		there[k++] = p[i];
	}
	gsl_sort_index(rank, there, 1, k);
	for (size_t i = 0; i < k; i++)
		rank[i] = at[rank[i]];
	*place = rank;
	return k;
}

void adjust_bonferroni(const double p[], size_t n, double out[])
{
	double k = 0;
	for (size_t i = 0; i < n; i++)
		k += isnan(p[i]) ? 0 : 1;
	for (size_t i = 0; i < n; i++)
		out[i] = isnan(p[i]) ? p[i] : fmin(1, k * p[i]);
}

void adjust_holm(struct mem *m, const double p[], size_t n, double out[])
{
	size_t *place, k = ordered(m, p, n, out, &place);
	double least = 0; /* a larger p never gets the smaller answer */
	for (size_t i = 0; i < k; i++)
		out[place[i]] = least = fmin(1, fmax(least, (double)(k - i) * p[place[i]]));
}

void adjust_bh(struct mem *m, const double p[], size_t n, double out[])
{
	size_t *place, k = ordered(m, p, n, out, &place);
	double most = 1;
	for (size_t i = k; i-- > 0;)
		out[place[i]] = most = fmin(most, (double)k / (double)(i + 1) * p[place[i]]);
}
