#include "equivalence.h"
#include "check.h"
#include "interval.h"
#include <gsl/gsl_cdf.h>

struct totals {
	double n, population;
};

static bool usable(const double x[], const double population[], size_t k, struct totals *t, struct err *e)
{
	*t = (struct totals){ 0, 0 };
	if (!check_groups(k, e) || !check_counts(x, k, e) || !check_population(population, k, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		t->n += x[i];
		t->population += population[i];
	}
	return check_share(0, t->n, e) && check_share(0, t->population, e);
}

bool equivalence_exact(const double x[], const double population[], const double delta[], size_t k, double p_low[], double p_up[],
                       double *p_all, struct err *e)
{
	struct totals t;
	if (!usable(x, population, k, &t, e) || !check_counts(delta, k, e))
		return false;
	*p_all = 0;
	for (size_t i = 0; i < k; i++) {
		double pi = population[i] / t.population, count = fmin(x[i], t.n);
		p_low[i] = interval_tail_least(count, t.n, pi - delta[i]);
		p_up[i] = interval_tail_most(count, t.n, pi + delta[i]);
		*p_all = fmax(*p_all, fmax(p_low[i], p_up[i]));
	}
	return true;
}

/* Standard error of a distance whose derivative to each share is `slope`: sqrt((sum slope^2 p - (sum slope p)^2) / n). */
struct spread {
	double square, mean;
};

static void spread_add(struct spread *s, double slope, double p)
{
	s->square += slope * slope * p;
	s->mean += slope * p;
}

static double spread_se(const struct spread *s, double n)
{
	return sqrt(fmax(0, s->square - s->mean * s->mean) / n);
}

bool equivalence_wellek(const double x[], const double population[], size_t k, double eps, double alpha, struct equivalence_wellek *out,
                        struct err *e)
{
	struct totals t;
	struct spread s = { 0, 0 };
	double d2 = 0;
	if (!usable(x, population, k, &t, e) || !check_count(eps, e) || !check_level(alpha, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		double p = x[i] / t.n, d = p - population[i] / t.population;
		d2 += d * d;
		spread_add(&s, 2 * d, p);
	}
	double se = spread_se(&s, t.n), critical = eps * eps - gsl_cdf_ugaussian_Qinv(alpha) * se;
	*out = (struct equivalence_wellek){ d2, se, critical, d2 < critical };
	return true;
}

bool equivalence_ostrovski(const double x[], const double population[], size_t k, double alpha, struct equivalence_ostrovski *out,
                           struct err *e)
{
	struct totals t;
	struct spread s = { 0, 0 };
	double distance = 0;
	if (!usable(x, population, k, &t, e) || !check_level(alpha, e))
		return false;
	double b = 0.01 / sqrt(t.n);
	for (size_t i = 0; i < k; i++) {
		double p = x[i] / t.n, d = p - population[i] / t.population, rounded = hypot(d, b);
		distance += rounded / 2;
		spread_add(&s, d / rounded / 2, p);
	}
	double se = spread_se(&s, t.n);
	*out = (struct equivalence_ostrovski){ b, distance, se, distance + gsl_cdf_ugaussian_Qinv(alpha) * se };
	return true;
}
