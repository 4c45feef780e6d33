#include "propensity.h"
#include "check.h"

static const double NO_SPREAD = 1e-12; /* of the mean: rounding */

static bool input_check(const double x[], const double population[], size_t k, double *n, double *all, struct err *e)
{
	*n = *all = 0;
	if (!check_counts(x, k, e) || !check_counts(population, k, e))
		return false;
	for (size_t h = 0; h < k; h++) {
		if (x[h] > population[h])
			return population[h] > 0 ? check_refuse(e, W_STAT_SHARE, x[h], population[h])
			                         : check_refuse(e, W_STAT_NOT_IN_POPULATION, (double)(h + 1), 0);
		*n += x[h];
		*all += population[h];
	}
	return (*all > 0 && isfinite(*all)) || check_refuse(e, W_STAT_NO_POPULATION, 0, 0);
}

static double chance(double x, double population)
{
	return population > 0 ? x / population : 0;
}

bool propensity_measure(struct mem *m, const double x[], const double population[], size_t k, struct propensity *out, struct err *e)
{
	double n, all, square = 0, bias = 0, spread = 0;
	if (!input_check(x, population, k, &n, &all, e))
		return false;
	double mean = n / all, *partial = mem_array(m, k, sizeof(double));
	for (size_t h = 0; h < k; h++) {
		double w = population[h] / all, rho = chance(x[h], population[h]), off = w > 0 ? rho - mean : 0;
		partial[h] = sqrt(w) * off;
		square += w * off * off;
		bias += (1 - w) * rho * (1 - rho) / all;
		spread += w > 0 ? 4 * w * w * off * off * rho * (1 - rho) / population[h] : 0;
	}
	double s = sqrt(square) > NO_SPREAD * mean ? sqrt(square) : 0, s_adjusted = sqrt(fmax(0, s * s - bias));
	*out = (struct propensity){
		.mean = mean,
		.s = s,
		.r = 1 - 2 * s,
		.r_least = 1 - 2 * sqrt(mean * (1 - mean)),
		.bias = bias,
		.s_adjusted = s_adjusted,
		.r_adjusted = 1 - 2 * s_adjusted,
		.cv = mean > 0 ? s / mean : MISSING,
		.cv_adjusted = mean > 0 ? s_adjusted / mean : MISSING,
		.se_r = s > 0 ? sqrt(spread) / s : MISSING,
		.partial = partial,
	};
	return true;
}

/* Squared spread of the means of lines of a table (rows: n_lines x n_cells, a step of n_cells between lines), weighted by population. */
static double between(const double x[], const double population[], size_t n_lines, size_t line_step, size_t n_cells, size_t cell_step,
                      double mean, double all)
{
	double sum = 0;
	for (size_t i = 0; i < n_lines; i++) {
		double own_x = 0, own = 0;
		for (size_t j = 0; j < n_cells; j++) {
			own_x += x[i * line_step + j * cell_step];
			own += population[i * line_step + j * cell_step];
		}
		double off = own > 0 ? own_x / own - mean : 0;
		sum += own / all * off * off;
	}
	return sum;
}

bool propensity_cross(const double x[], const double population[], size_t n_rows, size_t n_columns, struct propensity_cross *out,
                      struct err *e)
{
	double n, all;
	if (!input_check(x, population, n_rows * n_columns, &n, &all, e))
		return false;
	double mean = n / all, square = between(x, population, n_rows * n_columns, 1, 1, 1, mean, all);
	double rows = between(x, population, n_rows, n_columns, n_columns, 1, mean, all);
	double columns = between(x, population, n_columns, 1, n_rows, n_columns, mean, all);
	*out = (struct propensity_cross){ sqrt(square), sqrt(rows), sqrt(columns), sqrt(fmax(0, square - columns)),
		                          sqrt(fmax(0, square - rows)) };
	return true;
}
