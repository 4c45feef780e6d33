#include "cluster.h"
#include "check.h"
#include "fit.h"
#include <gsl/gsl_cdf.h>

struct margins {
	double *row, *column, all;
	size_t n_rows, n_columns; /* with people */
};

static struct margins margins(struct mem *m, const double table[], size_t n_rows, size_t k)
{
	struct margins s = { .row = mem_array(m, n_rows, sizeof *s.row), .column = mem_array(m, k, sizeof *s.column) };
	for (size_t i = 0; i < n_rows * k; i++) {
		s.row[i / k] += table[i];
		s.column[i % k] += table[i];
		s.all += table[i];
	}
	for (size_t i = 0; i < n_rows; i++)
		s.n_rows += s.row[i] > 0;
	for (size_t j = 0; j < k; j++)
		s.n_columns += s.column[j] > 0;
	return s;
}

bool cluster_heterogeneity(struct mem *m, const double table[], size_t n_clusters, size_t k, struct cluster_heterogeneity *out,
                           struct err *e)
{
	if (!check_counts(table, n_clusters * k, e))
		return false;
	struct margins s = margins(m, table, n_clusters, k);
	if (!check_groups(s.n_rows, e) || !check_groups(s.n_columns, e) || !check_share(0, s.all, e))
		return false;
	double x2 = 0, df = (double)(s.n_rows - 1) * (double)(s.n_columns - 1);
	for (size_t i = 0; i < n_clusters; i++)
		for (size_t j = 0; j < k; j++) {
			double of = s.row[i] * (s.column[j] / s.all), off = table[i * k + j] - of;
			if (of > 0)
				x2 += off / of * off;
		}
	*out = (struct cluster_heterogeneity){ x2, df, gsl_cdf_chisq_Q(x2, df), x2 / df, fmax(1, x2 / df) };
	return true;
}

bool cluster_rao_scott(const double x[], const double population[], const double deff[], size_t k, struct cluster_rao_scott *out,
                       struct err *e)
{
	struct fit_test test;
	double all = 0, mean = 0;
	if (!fit_test(&(struct fit_data){ k, x, population }, 1, &test, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		if (!check_positive(deff[i], e))
			return false;
		all += population[i];
	}
	for (size_t i = 0; i < k; i++)
		mean += (1 - population[i] / all) * deff[i] / test.df;
	double adjusted = test.statistic / mean;
	*out = (struct cluster_rao_scott){ test.statistic, mean, adjusted, gsl_cdf_chisq_Q(adjusted, test.df) };
	return true;
}

bool cluster_defect(double p, double pi, double n, double N, struct cluster_defect *out, struct err *e)
{
	if (!check_share(p, 1, e) || !check_share(pi, 1, e) || !check_positive(n, e) || !check_share(n, N, e))
		return false;
	double variance = pi * (1 - pi), gap = p - pi;
	*out = (struct cluster_defect){ n / N, sqrt(variance), MISSING, MISSING, WHY_UNDEFINED };
	if (!(variance > 0) || n >= N)
		return true;
	out->ddc = gap / (sqrt((N - n) / n) * out->sigma);
	out->n_eff = variance / (gap * gap); /* f / (1 - f) / ddc^2 */
	out->why = WHY_NONE;
	return true;
}
