#include "fit.h"
#include "check.h"
#include "draw.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <limits.h>

static const double tie = 1e-9; /* outcomes that are equal in theory differ by rounding */

struct totals {
	double n, population;
};

static bool usable(const struct fit_data *d, struct totals *t, struct err *e)
{
	*t = (struct totals){ 0, 0 };
	if (!check_groups(d->k, e) || !check_counts(d->x, d->k, e) || !check_population(d->population, d->k, e))
		return false;
	for (size_t i = 0; i < d->k; i++) {
		t->n += d->x[i];
		t->population += d->population[i];
	}
	return check_share(0, t->n, e) && check_share(0, t->population, e);
}

static double expected(const struct fit_data *d, const struct totals *t, size_t i)
{
	return t->n * (d->population[i] / t->population);
}

/* (exp(a l) - 1) / a, with its limit l at a = 0 */
static double power_step(double a, double l)
{
	return fabs(a) > 0 ? expm1(a * l) / a : l;
}

/* A group's part of the divergence for E = 1 and x = 1 + u: 2 / (lambda (lambda + 1)) ((1 + u)^(lambda + 1) - 1 - (lambda + 1) u). The
 * linear terms add up to 0 over the groups, and without them every part is 0 or more. */
static double divergence_part(double u, double lambda)
{
	if (u <= -1)
		return 2 / (lambda + 1);
	if (fabs(u) < 0.1) {
		double sum = 0, term = u * u; /* binomial series from its square on */
		for (int j = 2; fabs(term) > 1e-18 * sum && j < 60; j++) {
			sum += term;
			term *= (lambda + 1 - j) / (j + 1) * u;
		}
		return sum;
	}
	double l = log1p(u);
	if (fabs(lambda) < 0.5)
		return 2 / (lambda + 1) * ((1 + u) * power_step(lambda, l) - u);
	return 2 / lambda * (power_step(lambda + 1, l) - u);
}

bool fit_test(const struct fit_data *d, double lambda, struct fit_test *out, struct err *e)
{
	struct totals t;
	double statistic = 0;
	if (!usable(d, &t, e) || !check_numbers(&lambda, 1, e))
		return false;
	*out = (struct fit_test){ MISSING, (double)(d->k - 1), MISSING, WHY_UNDEFINED };
	for (size_t i = 0; i < d->k; i++) {
		double of = expected(d, &t, i);
		if (lambda <= -1 && d->x[i] <= 0)
			return true;
		statistic += of * divergence_part((d->x[i] - of) / of, lambda);
	}
	*out = (struct fit_test){ statistic, out->df, gsl_cdf_chisq_Q(statistic, out->df), WHY_NONE };
	return true;
}

bool fit_groups(const struct fit_data *d, struct fit_group out[], struct err *e)
{
	struct totals t;
	if (!usable(d, &t, e))
		return false;
	for (size_t i = 0; i < d->k; i++) {
		double of = expected(d, &t, i), gap = d->x[i] - of, others = 1 - d->population[i] / t.population;
		double adjusted = gap / sqrt(of * others);
		out[i] = (struct fit_group){ of, gap * gap / of, gap / sqrt(of), adjusted, 2 * gsl_cdf_ugaussian_Q(fabs(adjusted)) };
	}
	return true;
}

bool fit_monte_carlo(struct mem *m, const struct fit_data *d, size_t draws, unsigned long seed, double *p, struct err *e)
{
	struct totals t;
	struct fit_test observed, drawn;
	if (!usable(d, &t, e) || !check_whole(d->x, d->k, e) || !fit_test(d, 1, &observed, e))
		return false;
	if (t.n > UINT_MAX)
		return check_refuse(e, W_STAT_TOO_LARGE, t.n, 0);
	gsl_rng *random = draw_open(m, seed);
	unsigned *count = mem_array(m, d->k, sizeof *count);
	double *x = mem_array(m, d->k, sizeof *x), beyond = 1;
	for (size_t i = 0; i < draws; i++) {
		gsl_ran_multinomial(random, d->k, (unsigned)t.n, d->population, count);
		for (size_t j = 0; j < d->k; j++)
			x[j] = count[j];
		if (!fit_test(&(struct fit_data){ d->k, x, d->population }, 1, &drawn, e))
			return false;
		beyond += drawn.statistic >= observed.statistic * (1 - tie);
	}
	*p = beyond / ((double)draws + 1);
	return true;
}

bool fit_p(struct mem *m, const struct fit_data *d, unsigned long seed, enum fit_method *method, double *p, struct err *e)
{
	struct totals t;
	struct fit_test test;
	struct fit_exact exact;
	if (!usable(d, &t, e) || !fit_test(d, 1, &test, e))
		return false;
	double least = (double)INFINITY;
	for (size_t i = 0; i < d->k; i++)
		least = fmin(least, expected(d, &t, i));
	*method = FIT_CHISQ;
	*p = test.p;
	if (least >= 5)
		return true;
	if (!fit_exact(m, d, FIT_OUTCOMES, &exact, e))
		return false;
	*method = FIT_EXACT;
	*p = exact.pearson;
	if (exact.why == WHY_NONE)
		return true;
	*method = FIT_MONTE_CARLO;
	return fit_monte_carlo(m, d, FIT_DRAWS, seed, p, e);
}
