#include "jump.h"
#include "check.h"
#include <gsl/gsl_movstat.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_vector.h>
#include <math.h>

enum { WEEK = 7 };

static const double threshold = 4, worth = 2 * (1 - 1e-9); /* twice, whatever rounding did to the usual */

static double scale(double y)
{
	return 2 * sqrt(y + 0.375);
}

static double back(double z)
{
	return fmax(0, z * z / 4 - 0.375);
}

/* What each weekday usually differs from the days around it: the median of its differences. */
static void weekday_effects(const double z[], const double median[], size_t k, double work[], double effect[WEEK])
{
	for (size_t d = 0; d < WEEK; d++) {
		size_t n = 0;
		for (size_t i = d; i < k; i += WEEK)
			work[n++] = z[i] - median[i];
		gsl_sort(work, 1, n);
		effect[d] = gsl_stats_median_from_sorted_data(work, 1, n);
	}
}

bool jump_find(struct mem *m, const double y[], size_t k, struct jump **out, size_t *n, struct err *e)
{
	double effect[WEEK];
	*n = 0;
	*out = NULL;
	if (!check_at_most(k, JUMP_MOST_DAYS, e) || !check_counts(y, k, e))
		return false;
	if (k < JUMP_LEAST_DAYS)
		return true;
	double *z = mem_array(m, 3 * k, sizeof *z), *median = z + k, *mad = median + k;
	gsl_vector_view zs = gsl_vector_view_array(z, k), medians = gsl_vector_view_array(median, k), mads = gsl_vector_view_array(mad, k);
	gsl_movstat_workspace *w = gsl_movstat_alloc(2 * JUMP_REACH + 1);
	if (!w)
		return err_set(e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
	for (size_t i = 0; i < k; i++)
		z[i] = scale(y[i]);
	gsl_movstat_median(GSL_MOVSTAT_END_TRUNCATE, &zs.vector, &medians.vector, w);
	weekday_effects(z, median, k, mad, effect);
	for (size_t i = 0; i < k; i++)
		z[i] -= effect[i % WEEK];
	gsl_movstat_mad(GSL_MOVSTAT_END_TRUNCATE, &zs.vector, &medians.vector, &mads.vector, w);
	gsl_movstat_free(w);
	*out = mem_array(m, k, sizeof **out);
	for (size_t i = 0; i < k; i++) {
		double usual = back(median[i] + effect[i % WEEK]), apart = fabs(z[i] - median[i]);
		if (apart > threshold * fmax(1, mad[i]) && (y[i] >= worth * usual || worth * y[i] <= usual))
			(*out)[(*n)++] = (struct jump){ i, usual };
	}
	return true;
}
