#include "simultaneous.h"
#include "check.h"
#include "interval.h"
#include "special.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>

static bool usable(const double x[], size_t k, double conf, double *n, struct err *e)
{
	if (!check_groups(k, e) || !check_counts(x, k, e) || !check_level(conf, e))
		return false;
	*n = 0;
	for (size_t i = 0; i < k; i++)
		*n += x[i];
	return check_share(0, *n, e);
}

bool simultaneous_exact(const double x[], size_t k, double conf, struct interval out[], struct err *e)
{
	double n;
	if (!usable(x, k, conf, &n, e))
		return false;
	for (size_t i = 0; i < k; i++)
		if (!interval_exact(fmin(x[i], n), n, 1 - (1 - conf) / (double)k, &out[i], e))
			return false;
	return true;
}

static bool score_all(const double x[], size_t k, double conf, double level, double df, struct interval out[], struct err *e)
{
	double n;
	if (!usable(x, k, conf, &n, e))
		return false;
	double q = gsl_cdf_chisq_Qinv(level, df);
	for (size_t i = 0; i < k; i++)
		out[i] = interval_score(x[i], n, q);
	return true;
}

bool simultaneous_goodman(const double x[], size_t k, double conf, struct interval out[], struct err *e)
{
	return score_all(x, k, conf, (1 - conf) / (double)k, 1, out, e);
}

bool simultaneous_quesenberry_hurst(const double x[], size_t k, double conf, struct interval out[], struct err *e)
{
	return score_all(x, k, conf, 1 - conf, (double)k - 1, out, e);
}

/* --- Sison & Glaz --- */

static const double most_people = 1e10; /* the sums run over c terms, about sqrt(n) */

/* ln of the Poisson probability of its own mean */
static double log_at_mean(double m)
{
	return m > 0 ? -special_stirling(m) - 0.5 * log(2 * M_PI * m) : 0;
}

/* Probability and central moments of a Poisson count with mean m, cut to m - c .. m + c. */
struct cut_poisson {
	double probability, mean, m2, m3, m4;
};

static struct cut_poisson cut_poisson(double m, double c)
{
	double s[5] = { 1 }, up = 1, down = 1; /* sums of d^j p(m + d) / p(m) */
	for (size_t step = 1; (double)step <= c && (up > 0 || down > 0); step++) {
		double d = (double)step;
		up *= m / (m + d);
		down *= d <= m ? (m - d + 1) / m : 0;
		if (up < 1e-30 && down < 1e-30) /* nothing that a sum beside 1 could show, whatever d^4 makes of it */
			break;
		for (int j = 0; j < 5; j++) {
			double power = gsl_pow_int(d, j);
			s[j] += power * up + (j % 2 ? -power : power) * down;
		}
	}
	double a = s[1] / s[0], b = s[2] / s[0], t = s[3] / s[0], f = s[4] / s[0];
	return (struct cut_poisson){
		.probability = exp(log_at_mean(m)) * s[0],
		.mean = m + a,
		.m2 = b - a * a,
		.m3 = t - 3 * a * b + 2 * a * a * a,
		.m4 = f - 4 * a * t + 6 * a * a * b - 3 * a * a * a * a,
	};
}

/* Approximate probability that all counts lie within c of x. */
static double coverage(const double x[], size_t k, double n, double c)
{
	double log_all = -log_at_mean(n), mean = 0, m2 = 0, m3 = 0, excess = 0;
	if (c < 1)
		return 0;
	for (size_t i = 0; i < k; i++) {
		struct cut_poisson p = cut_poisson(x[i], c);
		log_all += log(p.probability);
		mean += p.mean - x[i];
		m2 += p.m2;
		m3 += p.m3;
		excess += p.m4 - 3 * p.m2 * p.m2;
	}
	double z = -mean / sqrt(m2), z2 = z * z, skew = m3 / (m2 * sqrt(m2)), curve = excess / (m2 * m2);
	double series = 1 + skew * z * (z2 - 3) / 6 + curve * (z2 * z2 - 6 * z2 + 3) / 24 +
	                skew * skew * (z2 * z2 * z2 - 15 * z2 * z2 + 45 * z2 - 15) / 72;
	return exp(log_all) * series * exp(-z2 / 2) / sqrt(2 * M_PI * m2);
}

/* The last c with less than conf; *next: the coverage of c + 1, below conf when no c up to n has it. */
static double last_below(const double x[], size_t k, double n, double conf, double *below, double *next)
{
	double c = 0, enough = 1;
	*below = 0;
	while ((*next = coverage(x, k, n, enough)) < conf && enough < n) {
		c = enough, *below = *next;
		enough = fmin(2 * enough, n);
	}
	if (*next < conf)
		return n;
	while (enough - c > 1) {
		double mid = floor((c + enough) / 2), p = coverage(x, k, n, mid);
		if (p < conf)
			c = mid, *below = p;
		else
			enough = mid, *next = p;
	}
	return c;
}

bool simultaneous_sison_glaz(const double x[], size_t k, double conf, struct interval out[], double *c, struct err *e)
{
	double n, below, next;
	if (!usable(x, k, conf, &n, e))
		return false;
	bool whole = n <= most_people;
	for (size_t i = 0; i < k; i++) {
		out[i] = (struct interval){ MISSING, MISSING };
		whole = whole && x[i] <= floor(x[i]);
	}
	*c = MISSING;
	if (!whole)
		return true;
	*c = last_below(x, k, n, conf, &below, &next);
	double gamma = next > below ? fmax(0, conf - below) / (next - below) : 0;
	for (size_t i = 0; i < k; i++)
		out[i] = (struct interval){ fmax(0, (x[i] - *c) / n), fmin(1, (x[i] + *c + 2 * gamma) / n) };
	return true;
}
