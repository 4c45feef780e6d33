#include "interval.h"
#include "check.h"
#include "special.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

static bool usable(double x, double n, double conf, struct err *e)
{
	return check_share(x, n, e) && check_level(conf, e);
}

double interval_tail_least(double x, double n, double share)
{
	if (x <= 0)
		return 1;
	if (share <= 0 || x > n)
		return 0;
	return share >= 1 ? 1 : special_beta_below(share, x, n - x + 1);
}

double interval_tail_most(double x, double n, double share)
{
	if (x < 0)
		return 0;
	if (x >= n || share <= 0)
		return 1;
	return share >= 1 ? 0 : special_beta_above(share, x + 1, n - x);
}

static bool limit_defined(double x, double n, double a)
{
	return isfinite(n) && n > 0 && x >= 0 && x <= n && a > 0 && a < 1;
}

double interval_exact_lower(double x, double n, double a)
{
	if (!limit_defined(x, n, a))
		return MISSING;
	return x <= 0 ? 0 : special_beta_quantile(x, n - x + 1, a, false);
}

double interval_exact_upper(double x, double n, double a)
{
	if (!limit_defined(x, n, a))
		return MISSING;
	return x >= n ? 1 : special_beta_quantile(x + 1, n - x, a, true);
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
	out->lo = x <= 0 ? 0 : special_beta_quantile(alpha, beta, a, false);
	out->hi = x >= n ? 1 : special_beta_quantile(alpha, beta, a, true);
	return true;
}

struct interval interval_score(double x, double n, double q)
{
	double middle = q + 2 * x, root = sqrt(q * (q + 4 * x * fmax(0, n - x) / n));
	return (struct interval){ 2 * x * (x / n) / (middle + root), fmin(1, (middle + root) / (2 * (n + q))) };
}

bool interval_wilson(double x, double n, double conf, struct interval *out, struct err *e)
{
	if (!usable(x, n, conf, e))
		return false;
	double z = gsl_cdf_ugaussian_Qinv((1 - conf) / 2);
	*out = interval_score(x, n, z * z);
	if (x >= n)
		out->hi = 1; /* exactly, not nearly */
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
