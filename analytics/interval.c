#include "interval.h"
#include "check.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

static bool usable(double x, double n, double conf, struct err *e)
{
	return check_share(x, n, e) && check_level(conf, e);
}

/* When the counts run in the millions, GSL 2.7 gives NaN within half a standard deviation of the mean. There the normal distribution is
 * right to three digits or more, and no limit that anybody asks for lies so close. */
static double normal_score(double q, double a, double b)
{
	double mean = a / (a + b);
	return (q - mean) / sqrt(mean * (1 - mean) / (a + b + 1));
}

static double beta_below(double q, double a, double b)
{
	double p = gsl_cdf_beta_P(q, a, b);
	return isnan(p) ? gsl_cdf_ugaussian_P(normal_score(q, a, b)) : p;
}

static double beta_above(double q, double a, double b)
{
	double p = gsl_cdf_beta_Q(q, a, b);
	return isnan(p) ? gsl_cdf_ugaussian_Q(normal_score(q, a, b)) : p;
}

double interval_tail_least(double x, double n, double share)
{
	if (x <= 0)
		return 1;
	if (share <= 0)
		return 0;
	return share >= 1 ? 1 : beta_below(share, x, n - x + 1);
}

double interval_tail_most(double x, double n, double share)
{
	if (x >= n)
		return 1;
	if (share <= 0)
		return 1;
	return share >= 1 ? 0 : beta_above(share, x + 1, n - x);
}

static double logistic(double z)
{
	return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}

/* The quantile of Beta(a, b) with probability `level` below it, or above it if `above`. Bisection on the logit scale keeps the relative
 * precision of small shares; gsl_cdf_beta_Pinv fails on one in five realistic counts. */
static double beta_quantile(double a, double b, double level, bool above)
{
	double lo = -745, hi = 745; /* exp(-745) is the smallest double */
	while (hi - lo > 1e-14 * fmax(1, fabs(lo))) {
		double mid = lo + (hi - lo) / 2;
		if (mid <= lo || mid >= hi)
			break;
		double q = logistic(mid);
		bool too_small = above ? beta_above(q, a, b) > level : beta_below(q, a, b) < level;
		if (too_small)
			lo = mid;
		else
			hi = mid;
	}
	return logistic(lo + (hi - lo) / 2);
}

static bool limit_defined(double x, double n, double a)
{
	return isfinite(n) && n > 0 && x >= 0 && x <= n && a > 0 && a < 1;
}

double interval_exact_lower(double x, double n, double a)
{
	if (!limit_defined(x, n, a))
		return MISSING;
	return x <= 0 ? 0 : beta_quantile(x, n - x + 1, a, false);
}

double interval_exact_upper(double x, double n, double a)
{
	if (!limit_defined(x, n, a))
		return MISSING;
	return x >= n ? 1 : beta_quantile(x + 1, n - x, a, true);
}

bool interval_exact(double x, double n, double conf, struct interval *out, struct err *e)
{
	if (!usable(x, n, conf, e))
		return false;
	double a = (1 - conf) / 2;
	*out = (struct interval){ interval_exact_lower(x, n, a), interval_exact_upper(x, n, a) };
	return true;
}

bool interval_jeffreys(double x, double n, double conf, struct interval *out, struct err *e)
{
	if (!usable(x, n, conf, e))
		return false;
	double a = (1 - conf) / 2, alpha = x + 0.5, beta = n - x + 0.5;
	out->lo = x <= 0 ? 0 : beta_quantile(alpha, beta, a, false);
	out->hi = x >= n ? 1 : beta_quantile(alpha, beta, a, true);
	return true;
}

bool interval_wilson(double x, double n, double conf, struct interval *out, struct err *e)
{
	if (!usable(x, n, conf, e))
		return false;
	double z = gsl_cdf_ugaussian_Qinv((1 - conf) / 2), p = x / n, half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
	double middle = p + z * z / (2 * n), scale = 1 + z * z / n;
	out->lo = x <= 0 ? 0 : (middle - half) / scale; /* exactly, not nearly */
	out->hi = x >= n ? 1 : (middle + half) / scale;
	return true;
}

bool interval_agresti_coull(double x, double n, double conf, struct interval *out, struct err *e)
{
	if (!usable(x, n, conf, e))
		return false;
	double z = gsl_cdf_ugaussian_Qinv((1 - conf) / 2), n_plus = n + z * z, p = (x + z * z / 2) / n_plus;
	double half = z * sqrt(p * (1 - p) / n_plus);
	*out = (struct interval){ p - half, p + half };
	return true;
}
