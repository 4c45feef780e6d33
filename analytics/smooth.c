#include "smooth.h"
#include "check.h"
#include "result.h"
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

static double squared(double v)
{
	return v * v;
}

bool smooth_shares(const double x[], const double n[], size_t k, size_t reach, double out[], struct err *e)
{
	for (size_t i = 0; i < k; i++)
		if (!check_count(x[i], e) || !check_count(n[i], e) || (x[i] > n[i] && !check_refuse(e, W_STAT_SHARE, x[i], n[i])))
			return false;
	for (size_t i = 0; i < k; i++) {
		double sum_x = 0, sum_n = 0;
		for (size_t j = i > reach ? i - reach : 0; j < k && j - i + reach <= 2 * reach; j++) {
			sum_x += x[j];
			sum_n += n[j];
		}
		out[i] = sum_n > 0 ? sum_x / sum_n : MISSING;
	}
	return true;
}

bool smooth_ewma(const double y[], size_t k, double lambda, double start, double out[], struct err *e)
{
	if (!check_numbers(y, k, e))
		return false;
	if (!(lambda > 0 && lambda <= 1))
		return check_refuse(e, W_STAT_LEVEL, lambda, 0);
	double z = isnan(start) && k > 0 ? gsl_stats_mean(y, 1, k) : start;
	for (size_t i = 0; i < k; i++)
		out[i] = z = lambda * y[i] + (1 - lambda) * z;
	return true;
}

/* One lowess run: the points, and how far each may be trusted. */
struct cloud {
	size_t k, near; /* points; those that a local line sees */
	const double *x, *y;
	const double *trust; /* robustness weights; NULL in the first round */
};

/* (1 - u^3)^3: tricube */
static double tricube(double u)
{
	double v = 1 - u * u * u;
	return v * v * v;
}

/* The local line at x[at], seen from the window that starts at `first`; false if no point has weight. */
static bool local_line(const struct cloud *c, size_t at, size_t first, double weight[], double *fit)
{
	double x = c->x[at], radius = fmax(x - c->x[first], c->x[first + c->near - 1] - x);
	double far = 0.999 * radius, close = 0.001 * radius, sum = 0;
	size_t end = first;
	for (; end < c->k; end++) { /* points with the same x as the edge of the window belong to it */
		double r = fabs(c->x[end] - x);
		weight[end] = 0;
		if (r <= far)
			weight[end] = (r <= close ? 1 : tricube(r / radius)) * (c->trust ? c->trust[end] : 1);
		else if (c->x[end] > x)
			break;
		sum += weight[end];
	}
	if (!(sum > 0))
		return false;
	double mean = 0, spread = 0;
	for (size_t j = first; j < end; j++)
		mean += weight[j] / sum * c->x[j];
	for (size_t j = first; j < end; j++)
		spread += weight[j] / sum * squared(c->x[j] - mean);
	/* points that all but coincide carry no slope */
	double lean = radius > 0 && sqrt(spread) > 0.001 * (c->x[c->k - 1] - c->x[0]) ? (x - mean) / spread : 0;
	*fit = 0;
	for (size_t j = first; j < end; j++)
		*fit += weight[j] / sum * (1 + lean * (c->x[j] - mean)) * c->y[j];
	return true;
}

/* Fit every point that lies `delta` or more beyond the last one fitted, and draw straight lines between. */
static void cloud_fit(const struct cloud *c, double delta, double weight[], double out[])
{
	size_t first = 0, last = 0; /* of the window; the last point with a fit */
	for (size_t at = 0; at < c->k;) {
		while (first + c->near < c->k && c->x[at] - c->x[first] > c->x[first + c->near] - c->x[at])
			first++;
		if (!local_line(c, at, first, weight, &out[at]))
			out[at] = c->y[at];
		for (size_t j = last + 1; j < at; j++) {
			double a = (c->x[j] - c->x[last]) / (c->x[at] - c->x[last]);
			out[j] = a * out[at] + (1 - a) * out[last];
		}
		last = at;
		double reach = c->x[last] + delta;
		for (at = last + 1; at < c->k && c->x[at] <= reach; at++)
			if (c->x[at] <= c->x[last]) { /* the same x has the same fit */
				out[at] = out[last];
				last = at;
			}
		if (last + 1 >= c->k)
			return;
		at = at - 1 > last ? at - 1 : last + 1;
	}
}

/* Tukey's bisquare on the residuals, scaled by six times their median; false when the line meets the points and no round can add. */
static bool trust_points(const struct cloud *c, const double fit[], double work[], double trust[])
{
	double scale = 0;
	for (size_t i = 0; i < c->k; i++) {
		work[i] = trust[i] = fabs(c->y[i] - fit[i]);
		scale += work[i] / (double)c->k;
	}
	gsl_sort(work, 1, c->k);
	double six = 6 * gsl_stats_median_from_sorted_data(work, 1, c->k);
	if (six < 1e-7 * scale)
		return false;
	for (size_t i = 0; i < c->k; i++)
		trust[i] = trust[i] <= 0.001 * six ? 1 : trust[i] > 0.999 * six ? 0 : squared(1 - squared(trust[i] / six));
	return true;
}

bool smooth_lowess(struct mem *m, const double x[], const double y[], size_t k, struct smooth_span span, double out[], struct err *e)
{
	if (!check_at_most(k, SMOOTH_MOST, e) || !check_at_most(span.rounds, SMOOTH_MOST_ROUNDS, e) || !check_count(span.delta, e))
		return false;
	if (!check_numbers(x, k, e) || !check_numbers(y, k, e))
		return false;
	if (!(isfinite(span.f) && span.f > 0))
		return check_refuse(e, W_STAT_LEVEL, span.f, 0);
	for (size_t i = 1; i < k; i++)
		if (x[i] < x[i - 1])
			return check_refuse(e, W_STAT_ORDER, x[i - 1], x[i]);
	if (k < 2) {
		if (k == 1)
			out[0] = y[0];
		return true;
	}
	double *weight = mem_array(m, k, sizeof *weight), *work = mem_array(m, k, sizeof *work), *trust = mem_array(m, k, sizeof *trust);
	struct cloud c = { k, (size_t)fmax(2, fmin((double)k, span.f * (double)k + 1e-7)), x, y, NULL };
	for (size_t round = 0;; round++) {
		cloud_fit(&c, span.delta, weight, out);
		if (round == span.rounds || !trust_points(&c, out, work, trust))
			return true;
		c.trust = trust;
	}
}
