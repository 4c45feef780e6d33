#include "rate.h"
#include "check.h"
#include "interval.h"
#include "special.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

static const double largest_exact = 9007199254740992; /* 2^53: up to here a double counts every one */

bool rate_exact(double x, double exposure, double conf, struct rate *out, struct err *e)
{
	if (!check_count(x, e) || !check_count(exposure, e) || !check_level(conf, e))
		return false;
	if (!(exposure > 0) && x > 0)
		return check_refuse(e, W_STAT_NO_EXPOSURE, x, 0);
	*out = (struct rate){ MISSING, { MISSING, MISSING }, WHY_NO_EXPOSURE };
	if (!(exposure > 0))
		return true;
	double a = (1 - conf) / 2;
	out->why = WHY_NONE;
	out->value = x / exposure;
	out->interval.lo = x > 0 ? special_gamma_quantile(x, a, false) / exposure : 0;
	out->interval.hi = special_gamma_quantile(x + 1, a, true) / exposure;
	return true;
}

static double binomial_log(double x, double n, double p)
{
	return gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(x + 1) - gsl_sf_lngamma(n - x + 1) + x * log(p) + (n - x) * log1p(-p);
}

/* Probability of all counts of n that are no likelier than x: those beyond x, and on the other side of the mean from the first that is no
 * likelier. The likelihood falls on both sides of the mean, so that one is found by halving. */
static double as_unlikely(double x, double n, double p)
{
	double limit = binomial_log(x, n, p) + 1e-7, mean = n * p;
	if (fabs(x - mean) <= 1e-9 * mean)
		return 1;
	bool low = x < mean;
	/* near: no likelier than x is false here; far: the first candidate beyond the end */
	double near = low ? floor(mean) : ceil(mean), far = low ? n + 1 : -1;
	while (fabs(far - near) > 1) {
		double mid = floor((near + far) / 2);
		if (binomial_log(mid, n, p) <= limit)
			far = mid;
		else
			near = mid;
	}
	double own = low ? interval_tail_most(x, n, p) : interval_tail_least(x, n, p), other = 0;
	if (low && far <= n)
		other = interval_tail_least(far, n, p);
	if (!low && far >= 0)
		other = interval_tail_most(far, n, p);
	return fmin(1, own + other);
}

static bool whole(double v)
{
	return !(fabs(v - round(v)) > 0);
}

bool rate_compare(double x1, double exposure1, double x2, double exposure2, double conf, struct rate_ratio *out, struct err *e)
{
	if (!check_count(x1, e) || !check_count(x2, e) || !check_count(exposure1, e) || !check_count(exposure2, e) || !check_level(conf, e))
		return false;
	if (!(exposure1 > 0 && exposure2 > 0))
		return check_refuse(e, W_STAT_NO_EXPOSURE, x1 + x2, 0);
	if (x1 + x2 > largest_exact)
		return check_refuse(e, W_STAT_TOO_LARGE, x1 + x2, 0);
	*out = (struct rate_ratio){ MISSING, { MISSING, MISSING }, MISSING, WHY_NO_DATA };
	double n = x1 + x2, odds = exposure2 / exposure1, a = (1 - conf) / 2;
	if (!(n > 0))
		return true;
	double lo = interval_exact_lower(x1, n, a), hi = interval_exact_upper(x1, n, a);
	out->interval.lo = lo / (1 - lo) * odds;
	out->why = x2 > 0 ? WHY_NONE : WHY_UNDEFINED;
	if (x2 > 0) {
		out->value = x1 / x2 * odds;
		out->interval.hi = hi / (1 - hi) * odds;
	}
	if (whole(x1) && whole(x2))
		out->p = as_unlikely(x1, n, exposure1 / (exposure1 + exposure2));
	return true;
}

bool rate_detectable(double n, double mu, double theta, double alpha, double power, double *ratio, struct err *e)
{
	if (!check_level(alpha, e) || !check_level(power, e))
		return false;
	if (!(isfinite(n) && n > 0 && isfinite(mu) && mu > 0 && theta > 0))
		return check_refuse(e, W_STAT_PRIOR, !(n > 0) ? n : !(mu > 0) ? mu : theta, 0);
	*ratio = exp((gsl_cdf_ugaussian_Qinv(alpha / 2) + gsl_cdf_ugaussian_Pinv(power)) * sqrt(2 * (1 / mu + 1 / theta) / n));
	return true;
}
