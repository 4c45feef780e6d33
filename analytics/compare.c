#include "compare.h"
#include "check.h"
#include "interval.h"
#include <gsl/gsl_cdf.h>

static bool estimate_check(const struct estimate *s, struct err *e)
{
	const struct interval *i = &s->interval;
	return (i->lo >= 0 && i->lo <= s->value && s->value <= i->hi && i->hi <= 1) || check_refuse(e, W_STAT_SHARE, s->value, 1);
}

/* Donner & Zou's limit: the ratio at which a's and b's distances from it, scaled by their own limits, balance. */
static double ratio_limit(double a, double b, double a_limit, double b_limit, double sign)
{
	double ab = a * b, under_root = ab * ab - a_limit * b_limit * (2 * a - a_limit) * (2 * b - b_limit);
	double divisor = b_limit * (2 * b - b_limit);
	return divisor > 0 ? (ab + sign * sqrt(fmax(0, under_root))) / divisor : MISSING;
}

bool compare_estimates(const struct estimate *a, const struct estimate *b, struct comparison *out, struct err *e)
{
	if (!estimate_check(a, e) || !estimate_check(b, e))
		return false;
	const struct interval *ai = &a->interval, *bi = &b->interval;
	double p = a->value, q = b->value, d = p - q;
	*out = (struct comparison){
		.difference = d,
		.difference_interval = { d - hypot(p - ai->lo, bi->hi - q), d + hypot(ai->hi - p, q - bi->lo) },
		.ratio = q > 0 ? p / q : MISSING,
		.ratio_interval = { ratio_limit(p, q, ai->lo, bi->hi, -1), ratio_limit(p, q, ai->hi, bi->lo, 1) },
	};
	if (isnan(out->ratio) || isnan(out->ratio_interval.lo) || isnan(out->ratio_interval.hi))
		out->why_ratio = WHY_UNDEFINED;
	return true;
}

bool compare_shares(double x_a, double n_a, double x_b, double n_b, double conf, struct comparison *out, struct err *e)
{
	struct estimate a, b;
	if (!interval_wilson(x_a, n_a, conf, &a.interval, e) || !interval_wilson(x_b, n_b, conf, &b.interval, e))
		return false;
	a.value = x_a / n_a;
	b.value = x_b / n_b;
	return compare_estimates(&a, &b, out, e);
}

bool compare_survey_baseline(double pi, double se, double conf, struct estimate *out, struct err *e)
{
	if (!check_share(pi, 1, e) || !check_count(se, e) || !check_level(conf, e))
		return false;
	double half = se * gsl_cdf_ugaussian_Qinv((1 - conf) / 2);
	*out = (struct estimate){ pi, { fmax(0, pi - half), fmin(1, pi + half) } };
	return true;
}

bool compare_finite_population(double n, double N, double *out, struct err *e)
{
	if (!(n > 0) || !check_share(n, N, e))
		return check_refuse(e, W_STAT_SHARE, n, N);
	*out = n < N ? n * (N - 1) / (N - n) : (double)INFINITY;
	return true;
}
