#include "tests/t.h"
#include "analytics/fit.h"
#include "analytics/start.h"

static struct mem *m;
static struct err e;

static void begin(void)
{
	analytics_start();
	m = mem_new();
	e = (struct err){ .code = ERR_NONE };
}

/* The definition, term by term. */
static double divergence(const struct fit_data *d, double lambda)
{
	long double n = 0, all = 0, sum = 0;
	for (size_t i = 0; i < d->k; i++) {
		n += d->x[i];
		all += d->population[i];
	}
	for (size_t i = 0; i < d->k; i++) {
		long double x = d->x[i], of = n * d->population[i] / all;
		if (x <= 0)
			continue;
		if (fabs(lambda) < 1e-9)
			sum += 2 * x * logl(x / of);
		else if (fabs(lambda + 1) < 1e-9)
			sum += 2 * of * logl(of / x);
		else
			sum += 2 / (lambda * (lambda + 1)) * x * expm1l(lambda * logl(x / of)); /* valgrind's long double is a double */
	}
	return (double)sum;
}

T_CASE(fit_divergence)
{
	static const double lambda[] = { -3, -2, -1.2, -1, -0.9, -0.5, -1e-7, 0, 1e-7, 0.3, 0.5, 2.0 / 3, 1, 2, 5 };
	static const double x[][3] = { { 30, 40, 30 }, { 1, 9, 5 }, { 250, 3, 7 }, { 33.3, 33.4, 33.5 }, { 1000, 1001, 1002 } };
	static const double zero[3] = { 0, 7, 5 }, population[3] = { 20, 50, 30 };
	struct fit_test t;
	begin();
	for (size_t i = 0; i < sizeof lambda / sizeof *lambda; i++) {
		for (size_t j = 0; j < sizeof x / sizeof *x; j++) {
			const struct fit_data d = { 3, x[j], population };
			t_true(fit_test(&d, lambda[i], &t, &e));
			t_near("divergence", t.statistic, divergence(&d, lambda[i]), 1e-11);
		}
		const struct fit_data d = { 3, zero, population };
		t_true(fit_test(&d, lambda[i], &t, &e));
		t_true(lambda[i] > -1 ? t.why == WHY_NONE : t.why == WHY_UNDEFINED && isnan(t.statistic) && isnan(t.p));
		if (lambda[i] > -0.99)
			t_near("nobody in a group", t.statistic, divergence(&d, lambda[i]), 1e-11);
	}
	mem_free(m);
}
T_END

/* Gaps of +u and -u give n u^2 (1 + O(u^2)) for every lambda; the definition would lose all digits here. */
T_CASE(fit_millions)
{
	static const double x[2] = { 2e12 + 2e6, 2e12 - 2e6 }, population[2] = { 1, 1 };
	struct fit_test t;
	begin();
	for (double lambda = -2; lambda <= 2; lambda += 0.25) {
		t_true(fit_test(&(struct fit_data){ 2, x, population }, lambda, &t, &e));
		t_near("trillions", t.statistic, 4, 1e-9);
		t_near("two-sided p of z = 2", t.p, 0.04550026389635842, 1e-8);
	}
	mem_free(m);
}
T_END

/* Every outcome of three groups by two loops. */
static void brute_force(const double x[3], const double pi[3], struct fit_exact *out)
{
	double n = x[0] + x[1] + x[2], own[3] = { 0, 0, 0 };
	*out = (struct fit_exact){ 0, 0, 0, WHY_NONE };
	for (int pass = 0; pass < 2; pass++)
		for (double a = 0; a <= n; a++)
			for (double b = 0; b <= n - a; b++) {
				const double y[3] = { a, b, n - a - b };
				const struct fit_data d = { 3, y, pi };
				double p = tgamma(n + 1), g = divergence(&d, 0), pearson = divergence(&d, 1);
				for (int i = 0; i < 3; i++)
					p *= pow(pi[i], y[i]) / tgamma(y[i] + 1);
				bool at_hand = fabs(a - x[0]) + fabs(b - x[1]) < 0.5;
				if (pass == 0 && at_hand)
					own[0] = p, own[1] = g, own[2] = pearson;
				if (pass == 0)
					continue;
				out->probability += p <= own[0] * (1 + 1e-8) ? p : 0;
				out->g += g >= own[1] - 1e-8 ? p : 0;
				out->pearson += pearson >= own[2] - 1e-8 ? p : 0;
			}
}

T_CASE(fit_exact_enumeration)
{
	static const double pi[3] = { 0.5, 0.3, 0.2 }, even[2] = { 1, 1 }, heads[2] = { 9, 1 };
	struct fit_exact exact, brute;
	begin();
	for (double a = 0; a <= 9; a++)
		for (double b = 0; b <= 9 - a; b++) {
			const double x[3] = { a, b, 9 - a - b };
			t_true(fit_exact(m, &(struct fit_data){ 3, x, pi }, 1000, &exact, &e));
			brute_force(x, pi, &brute);
			t_near("probability", exact.probability, brute.probability, 1e-9);
			t_near("g", exact.g, brute.g, 1e-9);
			t_near("pearson", exact.pearson, brute.pearson, 1e-9);
		}
	t_true(fit_exact(m, &(struct fit_data){ 2, heads, even }, 11, &exact, &e));
	t_near("22 of 1024", exact.pearson, 22.0 / 1024, 1e-12);
	t_true(fit_exact(m, &(struct fit_data){ 2, heads, even }, 10, &exact, &e));
	t_true(exact.why == WHY_UNDEFINED && isnan(exact.pearson));
	t_true(fit_exact(m, &(struct fit_data){ 2, (const double[]){ 1.5, 1 }, even }, 1e6, &exact, &e));
	t_true(exact.why == WHY_UNDEFINED);
	t_true(fit_exact(m, &(struct fit_data){ 2, (const double[]){ 1e15, 1 }, even }, 1e8, &exact, &e));
	t_true(exact.why == WHY_UNDEFINED);
	mem_free(m);
}
T_END

T_CASE(fit_draws)
{
	static const double x[3] = { 9, 14, 27 }, pi[3] = { 0.3, 0.4, 0.3 };
	const struct fit_data d = { 3, x, pi };
	struct fit_exact exact;
	double p, again, other;
	begin();
	t_true(fit_exact(m, &d, 1e6, &exact, &e));
	t_true(fit_monte_carlo(m, &d, 200000, 7, &p, &e) && fit_monte_carlo(m, &d, 200000, 7, &again, &e));
	t_true(fit_monte_carlo(m, &d, 200000, 8, &other, &e));
	t_near("the same seed", p, again, 0);
	t_true(fabs(p - other) > 0);
	t_true(fabs(p - exact.pearson) < 5 * sqrt(exact.pearson / 200000));
	t_true(fit_monte_carlo(m, &(struct fit_data){ 3, (const double[]){ 0, 0, 100 }, pi }, 99, 1, &p, &e));
	t_near("never 0", p, 0.01, 1e-12);
	mem_free(m);
}
T_END

T_CASE(fit_program_choice)
{
	static const double even[4] = { 1, 1, 1, 1 }, uneven[4] = { 1000, 1000, 1000, 1 };
	enum fit_method method;
	struct fit_test t;
	double p;
	begin();
	const struct fit_data five = { 4, (const double[]){ 2, 4, 6, 8 }, even }, few = { 4, (const double[]){ 2, 4, 6, 7 }, even };
	t_true(fit_p(m, &five, 1, &method, &p, &e) && method == FIT_CHISQ && fit_test(&five, 1, &t, &e));
	t_near("chi-square", p, t.p, 0);
	t_true(fit_p(m, &few, 1, &method, &p, &e) && method == FIT_EXACT && p > 0 && p < 1);
	t_true(fit_p(m, &(struct fit_data){ 4, (const double[]){ 300, 300, 300, 5 }, uneven }, 1, &method, &p, &e));
	t_int(method, FIT_MONTE_CARLO);
	mem_free(m);
}
T_END

T_CASE(fit_which_groups)
{
	static const double x[2] = { 60, 40 }, even[2] = { 5, 5 };
	struct fit_group g[2];
	begin();
	t_true(fit_groups(&(struct fit_data){ 2, x, even }, g, &e));
	t_near("expected", g[0].expected, 50, 1e-12);
	t_near("two standard errors", g[0].adjusted, 2, 1e-12);
	t_near("equal and opposite", g[1].adjusted, -2, 1e-12);
	t_near("p", g[1].p, 0.04550026389635842, 1e-12);
	t_near("contribution", g[0].contribution, 2, 1e-12);
	t_near("residual", g[0].residual, sqrt(2), 1e-12);
	mem_free(m);
}
T_END

T_CASE(fit_refusals)
{
	static const double even[2] = { 1, 1 };
	static const struct {
		double x[2], population[2];
		enum word word;
	} bad[] = {
		{ { 0, 0 }, { 1, 1 }, W_STAT_SHARE },
		{ { -1, 2 }, { 1, 1 }, W_STAT_COUNT },
		{ { (double)NAN, 2 }, { 1, 1 }, W_STAT_COUNT },
		{ { 1, 2 }, { 0, 1 }, W_STAT_NO_POPULATION },
		{ { 1, 2 }, { (double)INFINITY, 1 }, W_STAT_COUNT },
	};
	struct fit_test t;
	begin();
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		e = (struct err){ .code = ERR_NONE };
		t_false(fit_test(&(struct fit_data){ 2, bad[i].x, bad[i].population }, 1, &t, &e));
		t_int(e.word, bad[i].word);
	}
	e = (struct err){ .code = ERR_NONE };
	t_false(fit_test(&(struct fit_data){ 1, even, even }, 1, &t, &e));
	t_int(e.word, W_STAT_GROUPS);
	mem_free(m);
}
T_END

T_MAIN("analytics/fit", fit_divergence, fit_millions, fit_exact_enumeration, fit_draws, fit_program_choice, fit_which_groups, fit_refusals)
