#include "rank.h"
#include "adjust.h"
#include "check.h"
#include <gsl/gsl_cdf.h>
#include <stdlib.h>

struct placed {
	double y;
	size_t i;
};

static int by_value(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	return (x->y > y->y) - (x->y < y->y);
}

/* Ranks from 1, equal values sharing their mean rank; returns the sum of t^3 - t over groups of t equal values. Pairs are sorted, since each
 * look through an index into a million values is a miss. */
static double mid_ranks(struct mem *m, const double y[], size_t n, double rank[])
{
	struct placed *order = mem_array(m, n, sizeof *order);
	double ties = 0;
	for (size_t i = 0; i < n; i++)
		order[i] = (struct placed){ y[i], i };
	qsort(order, n, sizeof *order, by_value);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && order[j].y <= order[i].y; j++)
			;
		double t = (double)(j - i);
		ties += t * t * t - t;
		for (size_t r = i; r < j; r++)
			rank[order[r].i] = ((double)(i + j) + 1) / 2;
	}
	return ties;
}

static bool usable(const double y[], const size_t group[], size_t n, size_t k, struct err *e)
{
	if (k < 1 || k > RANK_MOST_GROUPS)
		return check_refuse(e, W_STAT_GROUPS_NUMBER, (double)k, RANK_MOST_GROUPS);
	for (size_t i = 0; i < n; i++)
		if (group[i] >= k)
			return check_refuse(e, W_STAT_GROUPS_NUMBER, (double)group[i] + 1, (double)k);
	return check_numbers(y, n, e);
}

/* Dunn's z of every pair; `noise`: variance of a rank. */
static void compare_pairs(struct mem *m, const double mean[], const double size[], size_t k, double noise, struct rank_result *out)
{
	double *p = mem_array(m, out->n_pairs, sizeof *p), *adjusted = mem_array(m, out->n_pairs, sizeof *adjusted);
	size_t i = 0;
	for (size_t a = 0; a < k; a++)
		for (size_t b = a + 1; b < k; b++, i++) {
			bool both = noise > 0 && size[a] > 0 && size[b] > 0;
			double z = both ? (mean[a] - mean[b]) / sqrt(noise * (1 / size[a] + 1 / size[b])) : MISSING;
			p[i] = both ? fmin(1, 2 * gsl_cdf_ugaussian_Q(fabs(z))) : MISSING;
			out->pair[i] = (struct rank_pair){ a, b, z, p[i], MISSING, MISSING };
		}
	adjust_holm(m, p, out->n_pairs, adjusted);
	for (i = 0; i < out->n_pairs; i++)
		out->pair[i].holm = adjusted[i];
	adjust_bh(m, p, out->n_pairs, adjusted);
	for (i = 0; i < out->n_pairs; i++)
		out->pair[i].bh = adjusted[i];
}

bool rank_compare(struct mem *m, const double y[], const size_t group[], size_t n, size_t k, struct rank_result *out, struct err *e)
{
	if (!usable(y, group, n, k, e))
		return false;
	double *rank = mem_array(m, n, sizeof *rank), *mean = mem_array(m, k, sizeof *mean), *size = mem_array(m, k, sizeof *size);
	double ties = mid_ranks(m, y, n, rank), all = (double)n, groups = 0, between = 0;
	for (size_t i = 0; i < n; i++) {
		mean[group[i]] += rank[i];
		size[group[i]]++;
	}
	for (size_t g = 0; g < k; g++) {
		groups += size[g] > 0;
		if (size[g] > 0) {
			mean[g] /= size[g];
			between += size[g] * (mean[g] - (all + 1) / 2) * (mean[g] - (all + 1) / 2);
		}
	}
	*out = (struct rank_result){ MISSING, MISSING, MISSING, MISSING, k * (k - 1) / 2, NULL, WHY_NONE };
	out->pair = mem_array(m, out->n_pairs, sizeof *out->pair);
	double noise = (all * all * all - all - ties) / (12 * (all - 1)); /* n (n + 1) / 12 without ties */
	out->why = n == 0 ? WHY_NO_DATA : groups < 2 ? WHY_TOO_FEW : noise > 0 ? WHY_NONE : WHY_UNDEFINED;
	compare_pairs(m, mean, size, k, out->why == WHY_NONE ? noise : 0, out);
	if (out->why != WHY_NONE)
		return true;
	out->h = between / noise;
	out->df = groups - 1;
	out->p = gsl_cdf_chisq_Q(out->h, out->df);
	out->epsilon2 = out->h / (all - 1);
	return true;
}
