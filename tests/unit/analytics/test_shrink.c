#include "analytics/shrink.h"
#include "analytics/special.h"
#include "analytics/start.h"
#include "tests/t.h"

T_CASE(psi_steps_are_sums_of_reciprocals)
{
	analytics_start();
	const double a[] = { 0.3, 2, 17, 999.5, 1000.5, 12345, 1e8 };
	for (size_t i = 0; i < sizeof a / sizeof *a; i++) {
		double sum = 0;
		for (int j = 0; j < 50; j++)
			sum += 1 / (a[i] + j);
		t_near("psi(a + 50) - psi(a)", special_psi_step(50, a[i]), sum, 1e-12);
	}
	t_near("none", special_psi_step(0, 5), 0, 0);
}
T_END

/* The distributions as their definitions give them, without gamma functions. */
static double log_beta_binomial(int y, int n, double a, double b)
{
	double l = 0;
	for (int j = 0; j < y; j++)
		l += log((a + j) * (n - j) / (j + 1));
	for (int j = 0; j < n - y; j++)
		l += log(b + j);
	for (int j = 0; j < n; j++)
		l -= log(a + b + j);
	return l;
}

static double log_gamma_poisson(int y, double e, double a, double b)
{
	double l = a * log(b / (b + e)) + y * log(e / (b + e));
	for (int j = 0; j < y; j++)
		l += log((a + j) / (j + 1));
	return l;
}

static const double few[] = { 0, 1, 4, 0, 9, 3, 12, 0, 6, 1 }, of[] = { 11, 14, 20, 9, 17, 30, 19, 0, 26, 12 };

static double likelihood(bool rates, double a, double b)
{
	double l = 0;
	for (size_t i = 0; i < 10; i++)
		if (of[i] > 0)
			l += rates ? log_gamma_poisson((int)few[i], of[i], a, b) : log_beta_binomial((int)few[i], (int)of[i], a, b);
	return l;
}

/* No neighbour in any direction is as likely. */
static void expect_top(bool rates, const struct shrink_fit *f)
{
	double top = likelihood(rates, f->alpha, f->beta);
	t_near("log likelihood", f->log_likelihood, top, 1e-10);
	for (int i = 0; i < 16; i++) {
		double angle = i * 0.392699, step = 1e-4;
		t_true(likelihood(rates, f->alpha * (1 + step * cos(angle)), f->beta * (1 + step * sin(angle))) < top);
	}
}

T_CASE(the_prior_is_the_likeliest)
{
	analytics_start();
	struct mem *m = mem_new();
	struct shrink_fit f;
	struct err e = { 0 };
	t_true(shrink_shares(m, few, of, 10, &f, &e));
	t_true(f.why == WHY_NONE && !f.pooled && !f.apart);
	expect_top(false, &f);
	for (size_t i = 0; i < 10; i++)
		t_near("posterior", f.posterior[i], (few[i] + f.alpha) / (of[i] + f.alpha + f.beta), 1e-12);
	t_near("a group without people has the prior's mean", f.posterior[7], f.mean, 1e-12);
	t_true(shrink_rates(m, few, of, 10, &f, &e));
	expect_top(true, &f);
	for (size_t i = 0; i < 10; i++)
		t_near("posterior", f.posterior[i], (few[i] + f.alpha) / (of[i] + f.beta), 1e-12);
	mem_free(m);
}
T_END

/* Failures of ten pumps and their running times, Gaver & O'Muircheartaigh (1987) table 3; the maximum lies at 0.82 and 1.26. */
T_CASE(pumps_as_printed)
{
	analytics_start();
	struct mem *m = mem_new();
	struct shrink_fit f;
	struct err e = { 0 };
	const double x[] = { 5, 1, 5, 14, 3, 19, 1, 1, 4, 22 };
	const double hours[] = { 94.320, 15.720, 62.880, 125.760, 5.240, 31.440, 1.048, 1.048, 2.096, 10.480 };
	t_true(shrink_rates(m, x, hours, 10, &f, &e));
	t_near("alpha", round(100 * f.alpha) / 100, 0.82, 1e-12);
	t_near("beta", round(100 * f.beta) / 100, 1.26, 1e-12);
	mem_free(m);
}
T_END

T_CASE(groups_alike_are_pooled)
{
	analytics_start();
	struct mem *m = mem_new();
	struct shrink_fit f;
	struct err e = { 0 };
	const double y[] = { 10, 21, 30, 39, 50 }, n[] = { 100, 200, 300, 400, 500 }, none[] = { 0, 0, 0, 0, 0 };
	t_true(shrink_shares(m, y, n, 5, &f, &e));
	t_true(f.pooled && f.why == WHY_UNDEFINED && isnan(f.alpha) && isnan(f.beta));
	t_near("pooled", f.posterior[3], 0.1, 1e-15);
	t_near("binomial", f.log_likelihood,
	       log_beta_binomial(10, 100, 1e9, 9e9) + log_beta_binomial(21, 200, 1e9, 9e9) + log_beta_binomial(30, 300, 1e9, 9e9) +
	               log_beta_binomial(39, 400, 1e9, 9e9) + log_beta_binomial(50, 500, 1e9, 9e9),
	       1e-6);
	t_true(shrink_rates(m, y, n, 5, &f, &e));
	t_true(f.pooled && isnan(f.alpha));
	t_true(shrink_shares(m, none, n, 5, &f, &e));
	t_true(f.pooled);
	t_near("nobody did", f.posterior[0], 0, 0);
	t_true(shrink_shares(m, n, n, 5, &f, &e));
	t_near("everybody did", f.posterior[0], 1, 0);
	t_true(shrink_rates(m, none, n, 5, &f, &e));
	t_near("nothing came", f.posterior[0], 0, 0);
	t_true(shrink_shares(m, y, n, 1, &f, &e) && f.pooled);
	mem_free(m);
}
T_END

T_CASE(groups_of_all_or_nothing_stay_apart)
{
	analytics_start();
	struct mem *m = mem_new();
	struct shrink_fit f;
	struct err e = { 0 };
	const double y[] = { 0, 12, 0, 9 }, n[] = { 10, 12, 11, 9 };
	t_true(shrink_shares(m, y, n, 4, &f, &e));
	t_true(f.apart && f.why == WHY_UNDEFINED && isnan(f.alpha));
	t_near("none", f.posterior[0], 0, 0);
	t_near("all", f.posterior[1], 1, 0);
	t_true(shrink_shares(m, y, n, 0, &f, &e));
	t_int(f.why, WHY_NO_DATA);
	mem_free(m);
}
T_END

T_CASE(counts_in_the_millions)
{
	analytics_start();
	struct mem *m = mem_new();
	struct shrink_fit small, large;
	struct err e = { 0 };
	double y[40], n[40];
	for (size_t i = 0; i < 40; i++) {
		n[i] = 2e6;
		y[i] = round(2e6 * (0.1 + 0.002 * (double)i));
	}
	t_true(shrink_shares(m, y, n, 40, &large, &e));
	for (size_t i = 0; i < 40; i++) {
		n[i] = 1e5;
		y[i] = y[i] / 20;
	}
	t_true(shrink_shares(m, y, n, 40, &small, &e));
	/* the same shares with less noise: the prior hardly moves, and its variance is about that of the shares */
	t_near("mean", large.mean, 0.139, 1e-3);
	t_near("alpha", large.alpha, small.alpha, 0.02);
	double a = large.alpha, b = large.beta;
	t_near("variance", a * b / ((a + b) * (a + b) * (a + b + 1)), 0.002 * 0.002 * (1600 - 1) / 12, 0.05);
	t_near("own figure", large.posterior[0], 0.1, 1e-4);
	mem_free(m);
}
T_END

T_CASE(shrink_refuses)
{
	analytics_start();
	struct mem *m = mem_new();
	struct shrink_fit f;
	struct shrink_normal g;
	struct err e = { 0 };
	const double y[] = { 3, 1 }, n[] = { 2, 1 }, zero[] = { 0, 1 }, one[] = { 1, 1 };
	t_false(shrink_shares(m, y, n, 2, &f, &e));
	e = (struct err){ 0 };
	t_false(shrink_rates(m, y, zero, 2, &f, &e));
	e = (struct err){ 0 };
	t_false(shrink_normal(m, y, zero, 2, &g, &e));
	t_int(e.word, W_STAT_SE);
	t_true(shrink_normal(m, y, one, 0, &g, &e) && g.why == WHY_NO_DATA);
	t_true(shrink_normal(m, y, one, 1, &g, &e));
	t_near("one group keeps its own", g.mu, 3, 0);
	t_near("one group", g.tau2, 0, 0);
	mem_free(m);
}
T_END

T_CASE(eight_schools_and_two_by_hand)
{
	analytics_start();
	struct mem *m = mem_new();
	struct shrink_normal g;
	struct err e = { 0 };
	/* Rubin (1981), as Gelman et al. print it: no variance between schools, pooled 7.7 with standard error 4.1 */
	const double effect[] = { 28, 8, -3, 7, -1, 1, 18, 12 }, se[] = { 15, 10, 16, 11, 9, 11, 10, 18 };
	t_true(shrink_normal(m, effect, se, 8, &g, &e));
	t_near("tau2", g.tau2, 0, 0);
	t_near("mu", g.mu, 7.7, 5e-3);
	t_near("se", g.mu_se, 4.1, 1e-2);
	t_near("shrunk", g.shrunk[0], g.mu, 1e-12);
	t_near("sd", g.shrunk_sd[0], 0, 0);
	/* 0 and 4, se 1: Q = 8, C = 1, tau2 = 7, so each keeps 7/8 of its distance from 2 */
	const double two[] = { 0, 4 }, one[] = { 1, 1 };
	t_true(shrink_normal(m, two, one, 2, &g, &e));
	t_near("Q", g.q, 8, 1e-15);
	t_near("tau2", g.tau2, 7, 1e-15);
	t_near("mu", g.mu, 2, 1e-15);
	t_near("se", g.mu_se, 2, 1e-15);
	t_near("shrunk", g.shrunk[0], 0.25, 1e-14);
	t_near("sd", g.shrunk_sd[1], sqrt(7 / 8.0), 1e-14);
	mem_free(m);
}
T_END

T_MAIN("analytics/shrink", psi_steps_are_sums_of_reciprocals, the_prior_is_the_likeliest, pumps_as_printed, groups_alike_are_pooled,
       groups_of_all_or_nothing_stay_apart, counts_in_the_millions, shrink_refuses, eight_schools_and_two_by_hand)
