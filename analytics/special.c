#include "special.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>
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

/* --- beta --- */

/* P(Beta(a, b) <= q), or its complement, by the normal distribution with terms for skewness and kurtosis: off by about (a + b)^-1.5. */
static double beta_by_normal(double q, double a, double b, bool above)
{
	double n = a + b, mean = a / n, z = (q - mean) / sqrt(mean * (b / n) / (n + 1)), z2 = z * z;
	double skew = 2 * (b - a) * sqrt(n + 1) / ((n + 2) * sqrt(a * b));
	double curve = 6 * ((a - b) * (a - b) * (n + 1) - a * b * (n + 2)) / (a * b * (n + 2) * (n + 3));
	double terms = skew * (z2 - 1) / 6 + curve * z * (z2 - 3) / 24 + skew * skew * z * (z2 * z2 - 10 * z2 + 15) / 72;
	double p = above ? gsl_cdf_ugaussian_Q(z) + gsl_ran_ugaussian_pdf(z) * terms
	                 : gsl_cdf_ugaussian_P(z) - gsl_ran_ugaussian_pdf(z) * terms;
	return fmax(0, fmin(1, p));
}

static bool beta_defined(double q, double a, double b)
{
	return a > 0 && b > 0 && isfinite(a + b) && !isnan(q);
}

double special_beta_below(double q, double a, double b)
{
	if (!beta_defined(q, a, b))
		return (double)NAN;
	double p = gsl_cdf_beta_P(q, a, b);
	return isnan(p) ? beta_by_normal(q, a, b, false) : p;
}

double special_beta_above(double q, double a, double b)
{
	if (!beta_defined(q, a, b))
		return (double)NAN;
	double p = gsl_cdf_beta_Q(q, a, b);
	return isnan(p) ? beta_by_normal(q, a, b, true) : p;
}

static double logistic(double z)
{
	return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}

/* On the logit scale small shares keep their relative precision. */
double special_beta_quantile(double a, double b, double level, bool above)
{
	if (!beta_defined(level, a, b) || level < 0 || level > 1)
		return (double)NAN;
	if (level <= 0 || level >= 1)
		return above == (level <= 0);
	double lo = -745, hi = 745; /* exp(-745) is the smallest double */
	while (hi - lo > 1e-14 * fmax(1, fabs(lo))) {
		double mid = lo + (hi - lo) / 2;
		if (mid <= lo || mid >= hi)
			break;
		double q = logistic(mid);
		bool too_small = above ? special_beta_above(q, a, b) > level : special_beta_below(q, a, b) < level;
		if (too_small)
			lo = mid;
		else
			hi = mid;
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
