#include "ipf.h"
#include "check.h"
#include <math.h>
#include <string.h>

enum { MOST_CYCLES = 10000 };
static const double CLOSE = 1e-12, SAME_TOTAL = 1e-9;

static double total(const double v[], size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

static void sum_groups(const double x[], size_t n, const struct ipf_margin *m, double sum[])
{
	memset(sum, 0, m->k * sizeof(double));
	for (size_t i = 0; i < n; i++)
		sum[m->group[i]] += x[i];
}

/* Fits that cannot be, before trying. */
static enum ipf_state look(const double x[], size_t n, const struct ipf_margin m[], size_t n_margins, double sum[], struct ipf_result *out)
{
	double first = total(m[0].target, m[0].k);
	for (size_t i = 0; i < n_margins; i++) {
		out->margin = i;
		if (!(fabs(total(m[i].target, m[i].k) - first) <= SAME_TOTAL * first))
			return IPF_TOTALS_DIFFER;
		sum_groups(x, n, &m[i], sum);
		for (out->group = 0; out->group < m[i].k; out->group++)
			if (m[i].target[out->group] > 0 && !(sum[out->group] > 0))
				return IPF_EMPTY;
	}
	out->group = out->margin = 0;
	return IPF_MET;
}

/* One cycle; returns the largest relative change, and where it was. `share`: brings a margin's targets to the total of the first. */
static double cycle(double x[], size_t n, const struct ipf_margin m[], size_t n_margins, double factor[], struct ipf_result *out)
{
	double largest = 0, first = total(m[0].target, m[0].k);
	for (size_t i = 0; i < n_margins; i++) {
		double own = total(m[i].target, m[i].k), to_first = own > 0 ? first / own : 1;
		sum_groups(x, n, &m[i], factor);
		for (size_t g = 0; g < m[i].k; g++) {
			factor[g] = factor[g] > 0 ? m[i].target[g] * to_first / factor[g] : 1;
			if (fabs(factor[g] - 1) > largest) {
				largest = fabs(factor[g] - 1);
				out->margin = i;
				out->group = g;
			}
		}
		for (size_t c = 0; c < n; c++)
			x[c] *= factor[m[i].group[c]];
	}
	return largest;
}

bool ipf_fit(double x[], size_t n, const struct ipf_margin m[], size_t n_margins, struct ipf_result *out, struct err *e)
{
	size_t most = 0;
	if (n_margins == 0)
		return check_refuse(e, W_STAT_GROUPS, 0, 0);
	if (!check_counts(x, n, e))
		return false;
	for (size_t i = 0; i < n_margins; i++) {
		if (!check_counts(m[i].target, m[i].k, e))
			return false;
		most = m[i].k > most ? m[i].k : most;
	}
	struct mem *scratch = mem_new();
	double *factor = mem_array(scratch, most, sizeof(double)), change = INFINITY;
	*out = (struct ipf_result){ 0 };
	out->state = look(x, n, m, n_margins, factor, out);
	while (out->state == IPF_MET && out->n_cycles < MOST_CYCLES && change > CLOSE) {
		change = cycle(x, n, m, n_margins, factor, out);
		out->n_cycles++;
	}
	if (out->state == IPF_MET && !(change <= CLOSE))
		out->state = IPF_NOT_MET;
	mem_free(scratch);
	return true;
}
