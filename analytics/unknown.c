#include "unknown.h"
#include "check.h"
#include "represent.h"
#include <gsl/gsl_cdf.h>

static const struct interval nowhere = { MISSING, MISSING };

static bool people_check(double x, double known, double unknown, struct err *e)
{
	if (!check_count(known, e) || !check_count(unknown, e) || !check_share(x, known + unknown, e))
		return false;
	return x <= known || check_refuse(e, W_STAT_SHARE, x, known);
}

/* c with Phi(c + shift) - Phi(-c) = conf: between the one-sided and the two-sided quantile */
static double imbens_manski_c(double shift, double conf)
{
	double lo = 0, hi = gsl_cdf_ugaussian_Qinv((1 - conf) / 2);
	while (hi - lo > 1e-12) {
		double mid = (lo + hi) / 2;
		if (gsl_cdf_ugaussian_P(mid + shift) - gsl_cdf_ugaussian_P(-mid) < conf)
			lo = mid;
		else
			hi = mid;
	}
	return (lo + hi) / 2;
}

bool unknown_share(double x, double known, double unknown, double conf, struct unknown_share *out, struct err *e)
{
	if (!people_check(x, known, unknown, e) || !check_level(conf, e))
		return false;
	double n = known + unknown, lo = x / n, hi = (x + unknown) / n;
	double se_lo = sqrt(lo * (1 - lo) / n), se_hi = sqrt(fmax(0, hi * (1 - hi) / n)), se = fmax(se_lo, se_hi);
	double c = imbens_manski_c(se > 0 ? (hi - lo) / se : 0, conf);
	*out = (struct unknown_share){ { lo, hi }, { fmax(0, lo - c * se_lo), fmin(1, hi + c * se_hi) }, c };
	return true;
}

bool unknown_tvd(const double x[], const double population[], size_t k, double unknown, struct interval *out, struct err *e)
{
	double n = unknown, all = 0, surplus = 0, largest = 0;
	if (!check_groups(k, e) || !check_counts(x, k, e) || !check_counts(population, k, e) || !check_count(unknown, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		n += x[i];
		all += population[i];
	}
	if (!check_share(0, n, e) || (!(all > 0) && !check_refuse(e, W_STAT_NO_POPULATION, 0, 0)))
		return false;
	/* tvd = the sum of all surpluses; adding people to a group makes its own surplus larger, from its shortage up */
	for (size_t i = 0; i < k; i++)
		surplus += fmax(0, x[i] / n - population[i] / all);
	for (size_t i = 0; i < k; i++) {
		double own = x[i] / n - population[i] / all;
		largest = fmax(largest, surplus - fmax(0, own) + fmax(0, own + unknown / n));
	}
	*out = (struct interval){ surplus, largest };
	return true;
}

/* The smallest share among the unknowns at which the group is shown to be at least pi - delta; above 1 if none. */
static double least_share(double x, double n, double unknown, double pi, const struct unknown_band *b)
{
	double lo = 0, hi = 1;
	if (represent_at_least(x / b->deff, n / b->deff, pi, b->se, b->delta, b->alpha))
		return 0;
	if (!represent_at_least((x + unknown) / b->deff, n / b->deff, pi, b->se, b->delta, b->alpha))
		return 2;
	while (hi - lo > 1e-12) {
		double mid = (lo + hi) / 2;
		if (represent_at_least((x + mid * unknown) / b->deff, n / b->deff, pi, b->se, b->delta, b->alpha))
			hi = mid;
		else
			lo = mid;
	}
	return hi;
}

bool unknown_tipping(double x, double known, double unknown, const struct unknown_band *b, struct interval *out, struct err *e)
{
	if (!people_check(x, known, unknown, e) || !check_share(b->pi, 1, e) || !check_level(b->alpha, e) || !check_count(b->se, e) ||
	    !check_count(b->delta, e))
		return false;
	if (!(b->deff >= 1) || isinf(b->deff))
		return check_refuse(e, W_STAT_DEFF, b->deff, 0);
	double n = known + unknown;
	double lo = least_share(x, n, unknown, b->pi, b);
	double hi = 1 - least_share(known - x, n, unknown, 1 - b->pi, b); /* the others need the rest */
	*out = lo <= hi ? (struct interval){ lo, hi } : nowhere;
	return true;
}

bool unknown_withheld(double given, double n_withheld, double threshold, double total, struct interval *out, bool *feasible, struct err *e)
{
	if (!check_count(given, e) || !check_count(total, e))
		return false;
	if (!(n_withheld >= 1) || !(threshold >= 1) || isinf(n_withheld) || isinf(threshold))
		return check_refuse(e, W_STAT_COUNT, n_withheld >= 1 ? threshold : n_withheld, 0);
	double rest = total - given, most = threshold - 1;
	*feasible = rest >= 0 && rest <= n_withheld * most;
	*out = (struct interval){ fmax(0, rest - (n_withheld - 1) * most), fmin(most, rest) };
	return true;
}

bool unknown_rounded(const double share[], size_t k, double unit, struct interval out[], bool *feasible, struct err *e)
{
	double low = 0, high = 0, half = unit / 2;
	if (k < 1 || !(unit > 0) || !(unit <= 1))
		return check_refuse(e, W_STAT_SHARE, unit, 1);
	for (size_t i = 0; i < k; i++) {
		if (!check_share(share[i], 1, e))
			return false;
		low += fmax(0, share[i] - half);
		high += fmin(1, share[i] + half);
	}
	*feasible = low <= 1 && high >= 1;
	for (size_t i = 0; i < k; i++) {
		double own_low = fmax(0, share[i] - half), own_high = fmin(1, share[i] + half);
		struct interval left = { 1 - (high - own_high), 1 - (low - own_low) };
		out[i] = (struct interval){ fmax(own_low, left.lo), fmin(own_high, left.hi) };
	}
	return true;
}
