#include "special.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <gsl/gsl_sf_psi.h>
#include <gsl/gsl_version.h>
#include <math.h>

double special_psi_step(double y, double a)
{
	if (!(y > 0))
		return 0;
	if (a < 1000)
		return gsl_sf_psi(a + y) - gsl_sf_psi(a);
	double b = a + y; /* psi(x) = ln x - 1 / 2x - 1 / 12x^2 + ..., term by term */
	return log1p(y / a) + y / (2 * a * b) + y * (a + b) / (12 * a * a * b * b);
}

double special_negbin_log(double y, double mu, double theta)
{
	double y_log_share = y > 0 ? y * log(isinf(theta) ? mu : mu / (mu + theta)) : 0;
	if (isinf(theta))
		return y_log_share - mu - gsl_sf_lngamma(y + 1);
	return gsl_sf_lngamma(y + theta) - gsl_sf_lngamma(theta) - gsl_sf_lngamma(y + 1) - theta * log1p(mu / theta) + y_log_share;
}

double special_negbin_score(double y, double mu, double theta)
{
	return special_psi_step(y, theta) - log1p(mu / theta) + (mu - y) / (theta + mu);
}

/* --- binomial --- */

double special_stirling(double x)
{
	if (!(x > 0))
		return 0;
	if (x < 16)
		return gsl_sf_lngamma(x + 1) - (x + 0.5) * log(x) + x - 0.5 * log(2 * M_PI);
	double r = 1 / (x * x);
	return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - r / 1680) * r) * r) / x;
}

double special_deviance(double x, double mean)
{
	double u = (x - mean) / mean;
	if (fabs(u) >= 0.1)
		return x > 0 ? x * log(x / mean) - (x - mean) : mean;
	double sum = 0, term = u * u / 2; /* (1 + u) ln(1 + u) - u = u^2 / 2 - u^3 / 6 + u^4 / 12 ... */
	for (int j = 2; fabs(term) > 1e-18 * sum && j < 60; j++) {
		sum += term;
		term *= -u * (j - 1) / (j + 1);
	}
	return mean * sum;
}

double special_poisson(double x, double mean)
{
	return x > 0 ? exp(-special_stirling(x) - special_deviance(x, mean)) / sqrt(2 * M_PI * x) : exp(-mean);
}

double special_binomial(double x, double n, double p)
{
	if (x <= 0)
		return exp(n * log1p(-p));
	if (x >= n)
		return exp(n * log(p));
	double scale = special_stirling(n) - special_stirling(x) - special_stirling(n - x);
	return exp(scale - special_deviance(x, n * p) - special_deviance(n - x, n * (1 - p))) * sqrt(n / (2 * M_PI * x * (n - x)));
}

/* --- beta --- */

/* The density of Beta(a, b) around its mode, relative to it, with its standard deviation for the unit of integration. */
struct peak {
	double a, b, mode, sd;
};

/* ln: the terms that are linear in the distance d from the mode cancel in theory, so they are left out. */
static double peak_density(const struct peak *k, double d)
{
	double up = d / k->mode, down = -d / (1 - k->mode);
	if (up <= -1 || down <= -1)
		return 0;
	return exp((k->a - 1) * gsl_sf_log_1plusx_mx(up) + (k->b - 1) * gsl_sf_log_1plusx_mx(down));
}

/* From q outward, a standard deviation at a time, until nothing is added. */
static double peak_tail(const struct peak *k, double q, bool above)
{
	gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(20);
	double sum = 0, last = 1, from = q - k->mode, step = above ? k->sd : -k->sd;
	while (last > 1e-17 * sum) {
		last = 0;
		for (size_t i = 0; i < 20; i++) {
			double at, weight;
			gsl_integration_glfixed_point(from, from + step, i, &at, &weight, table);
			last += fabs(weight) * peak_density(k, at);
		}
		sum += last;
		from += step;
	}
	gsl_integration_glfixed_table_free(table);
	return sum;
}

/* P(Beta(a, b) <= q), or its complement, for a and b so large that the density is a peak that dies out within 0..1; where one is at most 1
 * there is no peak to step away from. */
static double beta_by_peak(double q, double a, double b, bool above)
{
	double n = a + b;
	const struct peak k = { a, b, (a - 1) / (n - 2), sqrt(a / n * (b / n) / (n + 1)) };
	bool beyond = above ? q > k.mode : q < k.mode;
	double part = peak_tail(&k, q, beyond == above), all = peak_tail(&k, k.mode, true) + peak_tail(&k, k.mode, false);
	return beyond ? part / all : 1 - part / all;
}

/* Where GSL's beta_P loses digits: in the hundreds of millions it subtracts large logarithms. */
static bool beta_is_peak(double a, double b)
{
	return a >= 1e4 && b >= 1e4 && a + b > 1e8;
}

static const double most = 1e15; /* beyond, doubles lie further apart than the precision that is promised */

static bool beta_defined(double q, double a, double b)
{
	return a > 0 && b > 0 && a + b <= most && !isnan(q);
}

double special_beta_below(double q, double a, double b)
{
	if (!beta_defined(q, a, b))
		return (double)NAN;
	double p = beta_is_peak(a, b) ? (double)NAN : gsl_cdf_beta_P(q, a, b);
	return isnan(p) && a > 1 && b > 1 ? beta_by_peak(q, a, b, false) : p;
}

double special_beta_above(double q, double a, double b)
{
	if (!beta_defined(q, a, b))
		return (double)NAN;
	double p = beta_is_peak(a, b) ? (double)NAN : gsl_cdf_beta_Q(q, a, b);
	return isnan(p) && a > 1 && b > 1 ? beta_by_peak(q, a, b, true) : p;
}

static double logistic(double z)
{
	return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}

/* On the logit scale z small shares keep their relative precision, and the density's logarithm is concave, so that Newton's steps on the
 * logarithm of the chance go straight to the quantile from one side. A step that leaves the bracket is replaced by its middle; so are all
 * when many did not get there, as where q is 1 in a double for every z. */
double special_beta_quantile(double a, double b, double level, bool above)
{
	enum { NEWTON = 20, STEPS = 100 };
	if (!beta_defined(level, a, b) || level < 0 || level > 1)
		return (double)NAN;
	if (level <= 0 || level >= 1)
		return above == (level <= 0);
	const double near = 1e-14, norm = gsl_sf_lnbeta(a, b), normal = gsl_cdf_ugaussian_Pinv(level) * sqrt(1 / a + 1 / b);
	double lo = -745, hi = 745; /* exp(-745) is the smallest double */
	double z = fmin(fmax(log(a / b) + (above ? -normal : normal), lo + 1), hi - 1);
	for (int i = 0; i < STEPS && hi - lo > near * fmax(1, fabs(lo)); i++) {
		const double q = logistic(z), p = above ? special_beta_above(q, a, b) : special_beta_below(q, a, b);
		const double slope = exp(-a * log1p(exp(-z)) - b * log1p(exp(z)) - norm); /* of p, or of its complement */
		const double step = (above ? log(p / level) : log(level / p)) * p / slope;
		if (isnan(p))
			return p;
		if (above ? p > level : p < level)
			lo = z;
		else
			hi = z;
		if (fabs(step) <= near * fmax(1, fabs(z)))
			return logistic(z + step);
		z = i < NEWTON && z + step > lo && z + step < hi ? z + step : lo + (hi - lo) / 2;
	}
	return logistic(lo + (hi - lo) / 2);
}

/* --- gamma --- */

static const double cube_from = 1e5;

double special_gamma_quantile(double a, double level, bool above)
{
	if (!(a > 0) || isinf(a) || !(level >= 0 && level <= 1))
		return (double)NAN;
	if (level <= 0 || level >= 1)
		return above == (level <= 0) ? (double)INFINITY : 0;
	if (a >= cube_from) {
		double z = gsl_cdf_ugaussian_Pinv(level), c = 1 - 1 / (9 * a) + (above ? -z : z) / (3 * sqrt(a));
		return a * c * c * c;
	}
	double lo = -745, hi = log(a + 40 * sqrt(a) + 800); /* from the smallest double to beyond any level that a double can hold */
	for (int i = 0; i < 100 && hi - lo > 1e-15 * fabs(hi); i++) {
		double mid = lo + (hi - lo) / 2;
		bool too_small = above ? gsl_cdf_gamma_Q(exp(mid), a, 1) > level : gsl_cdf_gamma_P(exp(mid), a, 1) < level;
		if (too_small)
			lo = mid;
		else
			hi = mid;
	}
	return exp(lo + (hi - lo) / 2);
}

const char *special_library(void)
{
	return gsl_version;
}
