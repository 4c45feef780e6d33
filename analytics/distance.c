#include "distance.h"
#include "check.h"
#include "interval.h"
#include "special.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

static double sum(const double v[], size_t k)
{
	double s = 0;
	for (size_t i = 0; i < k; i++)
		s += v[i];
	return s;
}

static bool usable(const double x[], const double population[], size_t k, struct err *e)
{
	if (!check_groups(k, e) || !check_counts(x, k, e) || !check_population(population, k, e))
		return false;
	return sum(x, k) > 0 || check_refuse(e, W_STAT_SHARE, 0, 0);
}

/* v ln(v / of), with its limit 0 at v = 0 */
static double entropy_term(double v, double of)
{
	return v > 0 ? v * log(v / of) : 0;
}

static double squared(double v)
{
	return v * v;
}

bool distance_measure(const double x[], const double population[], size_t k, struct distance *out, struct err *e)
{
	if (!usable(x, population, k, e))
		return false;
	double n = sum(x, k), all = sum(population, k), smallest = 1;
	double abs_gap = 0, largest = 0, w2 = 0, hellinger2 = 0, kl = 0, js = 0;
	for (size_t i = 0; i < k; i++) {
		double p = x[i] / n, pi = population[i] / all, gap = fabs(p - pi), middle = (p + pi) / 2;
		abs_gap += gap;
		largest = fmax(largest, gap);
		smallest = fmin(smallest, pi);
		w2 += gap * gap / pi;
		hellinger2 += squared(sqrt(p) - sqrt(pi)) / 2;
		kl += entropy_term(p, pi);
		js += (entropy_term(p, middle) + entropy_term(pi, middle)) / 2;
	}
	double df = (double)(k - 1), w = sqrt(w2);
	*out = (struct distance){
		.tvd = abs_gap / 2,
		.mirror = 100 * (1 - abs_gap / 2),
		.expected_tvd = distance_expected_tvd(population, k, n),
		.largest_gap = 100 * largest,
		.w = w,
		.w_debiased = sqrt(fmax(0, w2 - df / n)),
		.cramer_v = w / sqrt(df),
		.fei = w / sqrt(1 / smallest - 1),
		.max_bias = w / 2,
		.hellinger = sqrt(hellinger2),
		.kl = kl,
		.js = js,
		.js_bits = js / log(2),
		.js_distance = sqrt(fmax(0, js / log(2))),
	};
	return true;
}

double distance_tvd(const double x[], const double population[], size_t k)
{
	double n = sum(x, k), all = sum(population, k), gap = 0;
	if (!(n > 0) || !(all > 0))
		return MISSING;
	for (size_t i = 0; i < k; i++)
		gap += fabs(x[i] / n - population[i] / all);
	return gap / 2;
}

double distance_r_score(const double x[], const double population[], size_t k)
{
	double lowest = INFINITY, highest = 0;
	for (size_t i = 0; i < k; i++) {
		if (!(population[i] > 0))
			continue;
		lowest = fmin(lowest, x[i] / population[i]);
		highest = fmax(highest, x[i] / population[i]);
	}
	return highest > 0 ? lowest / highest : (double)NAN;
}

double distance_expected_tvd(const double population[], size_t k, double n)
{
	double all = sum(population, k), mean = 0;
	n = round(n);
	if (!(n >= 1) || isinf(n) || !(all > 0))
		return MISSING;
	for (size_t i = 0; i < k; i++) {
		double pi = population[i] / all, v = floor(n * pi) + 1;
		if (pi <= 0 || pi >= 1) /* never off by anybody */
			continue;
		if (v <= n)
			mean += 2 * v * (1 - pi) * special_binomial(v, n, pi);
	}
	return mean / (2 * n);
}

bool distance_tvd_upper(const double x[], const double population[], size_t k, double conf, double *out, struct err *e)
{
	if (!usable(x, population, k, e) || !check_level(conf, e))
		return false;
	double n = sum(x, k), all = sum(population, k), x_over = 0, pi_over = 0;
	for (size_t i = 0; i < k; i++)
		if (x[i] / n > population[i] / all) {
			x_over += x[i];
			pi_over += population[i] / all;
		}
	*out = interval_exact_upper(fmin(x_over, n), n, 1 - conf) - pi_over;
	return true;
}

/* Sankaran's normal approximation (1963) Biometrika 50:199-204: beyond a noncentrality of 1e8 it is off by less than 1e-9. */
static double sankaran(double q, double df, double ncp)
{
	double mean = df + ncp, p = (df + 2 * ncp) / (mean * mean);
	double h = 1 - 2 * mean * (df + 3 * ncp) / (3 * squared(df + 2 * ncp)), m = (h - 1) * (1 - 3 * h);
	double centre = 1 + h * p * (h - 1 - (2 - h) * m * p / 2);
	return gsl_cdf_ugaussian_Q((pow(q / mean, h) - centre) / (h * sqrt(2 * p) * (1 + m * p / 2)));
}

enum { REACH = 12 }; /* standard deviations: beyond them lies less than 1e-32 */

/* Beyond a noncentrality of 1e4, where GSL's gamma loses digits: P(Gamma(a + 1) > h) = P(Gamma(a) > h) + h^a exp(-h) / a!, summed from an
 * a that is far below h, in the same sweep as the weights of the mixture. */
static double mixture(double h, double df, double mean)
{
	double reach = REACH * sqrt(mean), first = floor(mean - reach), last = ceil(mean + reach);
	double a = df / 2 + first, low = h - REACH * sqrt(h), above = 0, tail = 0;
	if (a > h + REACH * sqrt(a))
		return 1;
	double step = low > 1 && a > low ? a - ceil(a - low) : a, term = special_poisson(step, h);
	while (step < a - 0.5) {
		above += term;
		step++;
		term *= h / step;
	}
	double weight = special_poisson(first, mean);
	double j = first;
	while (j <= last) {
		tail += weight * above;
		above += term;
		j++;
		term *= h / (df / 2 + j);
		weight *= mean / j;
	}
	return fmin(1, tail);
}

double distance_noncentral_chisq(double q, double df, double ncp)
{
	if (!(q >= 0) || !(df > 0) || !(ncp >= 0) || isinf(df + ncp))
		return MISSING;
	if (ncp <= 0)
		return gsl_cdf_chisq_Q(q, df);
	if (ncp > 1e8)
		return sankaran(q, df, ncp);
	if (ncp > 1e4)
		return mixture(q / 2, df, ncp / 2);
	unsigned mode = (unsigned)(ncp / 2);
	double tail = 0, weight;
	for (unsigned j = mode; (weight = gsl_ran_poisson_pdf(j, ncp / 2)) > 1e-18; j++)
		tail += weight * gsl_cdf_chisq_Q(q, df + 2.0 * j);
	for (unsigned j = mode; j-- > 0 && (weight = gsl_ran_poisson_pdf(j, ncp / 2)) > 1e-18;)
		tail += weight * gsl_cdf_chisq_Q(q, df + 2.0 * j);
	return fmin(1, tail);
}

/* The noncentrality at which a chi-square beyond x2 has probability `level`; 0 if it has more than that already without any. */
static double noncentrality(double x2, double df, double level)
{
	double lo = 0, hi = x2 + 1;
	if (distance_noncentral_chisq(x2, df, 0) >= level)
		return 0;
	while (distance_noncentral_chisq(x2, df, hi) < level)
		hi *= 2;
	for (int i = 0; i < 100 && hi - lo > 1e-12 * hi; i++) {
		double mid = (lo + hi) / 2;
		if (distance_noncentral_chisq(x2, df, mid) < level)
			lo = mid;
		else
			hi = mid;
	}
	return (lo + hi) / 2;
}

bool distance_w_interval(double w, double n, size_t k, double conf, struct interval *out, struct err *e)
{
	if (!check_groups(k, e) || !check_level(conf, e) || !check_count(w, e) || !check_share(1, n, e))
		return false;
	double x2 = n * w * w, df = (double)(k - 1);
	out->lo = sqrt(noncentrality(x2, df, (1 - conf) / 2) / n);
	out->hi = sqrt(noncentrality(x2, df, (1 + conf) / 2) / n);
	return true;
}
