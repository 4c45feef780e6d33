#include "analytics/loglinear.h"
#include "analytics/special.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct loglinear_fit fit(struct mem *m, const struct loglinear_posts *p, bool negbin)
{
	struct loglinear_fit f;
	struct err e = { 0 };
	if (!(negbin ? loglinear_negbin : loglinear_poisson)(m, p, &f, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	return f;
}

/* Dobson (1990) p. 93, as R prints it in ?glm */
T_CASE(counts_of_dobson)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 18, 17, 15, 20, 10, 20, 25, 13, 12 };
	const size_t outcome[] = { 0, 1, 2, 0, 1, 2, 0, 1, 2 }, treatment[] = { 0, 0, 0, 1, 1, 1, 2, 2, 2 };
	const struct loglinear_factor factor[] = { { 3, outcome }, { 3, treatment } };
	struct loglinear_posts p = { 9, y, NULL, 2, factor };
	struct loglinear_fit f = fit(m, &p, false);
	static const double coef[] = { 3.045, -0.4543, -0.2930, 0, 0 }, se[] = { 0.1709, 0.2022, 0.1927, 0.2000, 0.2000 };
	t_int(f.k, 5);
	for (size_t j = 0; j < 5; j++) {
		t_true(fabs(f.coef[j] - coef[j]) < (j == 0 ? 5e-4 : 5e-5));
		t_true(fabs(f.se[j] - se[j]) < 5e-5);
	}
	t_true(fabs(f.deviance - 5.1291) < 5e-5);
	t_near("df", f.df, 4, 0);
	t_int(f.n_apart, 0);
	mem_free(m);
}
T_END

/* A factor with so many levels that its kinds are not numbered, and every post is its own, changes nothing: only its level 0 has posts. */
T_CASE(kinds_are_no_more_than_a_short_cut)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 18, 17, 15, 20, 10, 20, 25, 13, 12, 3, 90, 41 };
	const size_t outcome[] = { 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2 }, none[12] = { 0 };
	const struct loglinear_factor factor[] = { { 3, outcome }, { 150, none } };
	struct loglinear_posts few = { 12, y, NULL, 1, factor }, many = { 12, y, NULL, 2, factor };
	struct loglinear_fit a = fit(m, &few, true), b = fit(m, &many, true);
	t_int(a.n_kinds, 3);
	t_int(b.n_kinds, 12);
	t_near("theta", a.theta, b.theta, 1e-9);
	t_near("deviance", a.deviance, b.deviance, 1e-9);
	t_near("likelihood", a.log_likelihood, b.log_likelihood, 1e-12);
	for (size_t j = 0; j < 3; j++) {
		t_near("effect", a.coef[j], b.coef[j], 1e-9);
		t_near("se", a.se[j], b.se[j], 1e-9);
	}
	mem_free(m);
}
T_END

/* Bliss & Fisher (1953) Biometrics 9:176-200: red mites on 150 apple leaves; maximum likelihood k = 1.025 */
T_CASE(mites_of_bliss)
{
	analytics_start();
	struct mem *m = mem_new();
	static const int leaves[] = { 70, 38, 17, 10, 9, 3, 2, 1 };
	double y[150];
	size_t n = 0;
	for (int mites = 0; mites < 8; mites++)
		for (int i = 0; i < leaves[mites]; i++)
			y[n++] = mites;
	struct loglinear_posts p = { n, y, NULL, 0, NULL };
	struct loglinear_fit f = fit(m, &p, true);
	t_near("mean", exp(f.coef[0]), 172 / 150.0, 1e-9);
	t_true(fabs(f.theta - 1.025) < 5e-4);
	t_near("se", f.se[0], sqrt((150 / 172.0 + 1 / f.theta) / 150), 1e-9);
	/* the score of theta with sums of reciprocals, and no neighbour is likelier */
	double score = 0;
	for (size_t i = 0; i < n; i++) {
		for (int j = 0; j < (int)y[i]; j++)
			score += 1 / (f.theta + j);
		score += 1 - (y[i] + f.theta) / (172 / 150.0 + f.theta) - log1p(172 / 150.0 / f.theta);
	}
	t_true(fabs(score) < 1e-8);
	double h = 1e-3, l[3];
	for (int s = 0; s < 3; s++) {
		l[s] = 0;
		for (size_t i = 0; i < n; i++)
			l[s] += special_negbin_log(y[i], 172 / 150.0, f.theta + (s - 1) * h);
	}
	t_near("likelihood", f.log_likelihood, l[1], 1e-12);
	t_near("se of theta", f.theta_se, sqrt(-h * h / (l[0] - 2 * l[1] + l[2])), 3e-4);
	mem_free(m);
}
T_END

static const double events[] = { 12, 30, 9, 44, 7, 3, 25, 60, 18, 2 };
static const double reach[] = { 900, 1500, 640, 1800, 450, 300, 800, 1700, 900, 150 };
static const size_t kind[] = { 0, 0, 0, 0, 0, 1, 1, 1, 1, 1 };

/* One factor has closed forms: the ratio of sums, and sums of squared residuals. */
T_CASE(one_factor_in_closed_form)
{
	analytics_start();
	struct mem *m = mem_new();
	const struct loglinear_factor factor = { 2, kind };
	struct loglinear_posts p = { 10, events, reach, 1, &factor };
	struct loglinear_fit f = fit(m, &p, false);
	double y[2] = { 0 }, v[2] = { 0 }, square[2] = { 0 }, pearson = 0, se[2];
	for (size_t i = 0; i < 10; i++) {
		y[kind[i]] += events[i];
		v[kind[i]] += reach[i];
	}
	for (size_t i = 0; i < 10; i++) {
		double mu = reach[i] * y[kind[i]] / v[kind[i]];
		square[kind[i]] += (events[i] - mu) * (events[i] - mu);
		pearson += (events[i] - mu) * (events[i] - mu) / mu;
	}
	t_near("rate", exp(f.coef[0]), y[0] / v[0], 1e-12);
	t_near("ratio", exp(f.coef[1]), y[1] / v[1] * v[0] / y[0], 1e-12);
	t_near("se", f.se[0], 1 / sqrt(y[0]), 1e-12);
	t_near("se", f.se[1], sqrt(1 / y[0] + 1 / y[1]), 1e-12);
	t_near("pearson", f.dispersion, pearson / 8, 1e-12);
	loglinear_sandwich(&p, &f, false, se);
	t_near("HC0", se[0], sqrt(square[0]) / y[0], 1e-10);
	t_near("HC0", se[1], sqrt(square[0] / y[0] / y[0] + square[1] / y[1] / y[1]), 1e-10);
	loglinear_sandwich(&p, &f, true, se);
	t_near("HC1", se[0], sqrt(square[0] * 10 / 8) / y[0], 1e-10);
	struct loglinear_rates r;
	struct err e = { 0 };
	t_true(loglinear_standardise(m, &p, &f, 0, 1000, 0.95, &r, &e));
	t_near("rate", r.rate[1], 1000 * y[1] / v[1], 1e-12);
	t_near("se", r.se_log[1], 1 / sqrt(y[1]), 1e-12);
	t_near("low", r.interval[1].lo, r.rate[1] * exp(-1.959963984540054 / sqrt(y[1])), 1e-12);
	t_near("overall", r.overall, (r.rate[0] + r.rate[1]) / 2, 1e-12);
	t_near("ratio", r.log_ratio[0], log(r.rate[0] / r.overall), 1e-12);
	/* log(a / ((a + b) / 2)) moves by b / (a + b) for each of log a and, the other way, log b */
	double b = r.rate[1] / (r.rate[0] + r.rate[1]);
	t_near("se of the ratio", r.log_ratio_se[0], b * sqrt(1 / y[0] + 1 / y[1]), 1e-12);
	mem_free(m);
}
T_END

T_CASE(a_kind_without_events_is_set_apart)
{
	analytics_start();
	struct mem *m = mem_new();
	for (size_t silent = 0; silent < 3; silent++) { /* also the level that the others are compared with */
		double y[15], v[15];
		size_t level[15], place[15];
		for (size_t i = 0; i < 15; i++) {
			level[i] = i % 3;
			place[i] = i / 8;
			v[i] = i < 10 ? reach[i] : 1;
			y[i] = level[i] == silent ? 0 : events[i % 10];
		}
		const struct loglinear_factor factor[] = { { 3, level }, { 2, place } };
		struct loglinear_posts p = { 15, y, v, 2, factor };
		for (int negbin = 0; negbin < 2; negbin++) {
			struct loglinear_fit f = fit(m, &p, negbin);
			t_int(f.n_apart, 5);
			t_int(isnan(f.coef[0]), silent == 0);
			t_int(isnan(f.coef[1]), silent <= 1);
			t_int(isnan(f.coef[2]), silent == 0 || silent == 2);
			t_true(isfinite(f.coef[3]) && f.se[3] > 0); /* the other factor keeps its effect */
			struct loglinear_rates r;
			struct err e = { 0 };
			t_true(loglinear_standardise(m, &p, &f, 0, 1000, 0.95, &r, &e));
			for (size_t l = 0; l < 3; l++) {
				t_int(isnan(r.rate[l]), l == silent);
				t_int(isnan(r.se_log[l]) && isnan(r.interval[l].hi) && isnan(r.log_ratio[l]), l == silent);
			}
		}
	}
	mem_free(m);
}
T_END

T_CASE(levels_that_say_nothing_or_the_same)
{
	analytics_start();
	struct mem *m = mem_new();
	const struct loglinear_factor once = { 2, kind }, twice[] = { { 3, kind }, { 2, kind } };
	struct loglinear_posts p = { 10, events, reach, 1, &once }, q = { 10, events, reach, 2, twice };
	struct loglinear_fit f = fit(m, &p, true), g = fit(m, &q, true);
	t_near("intercept", g.coef[0], f.coef[0], 1e-9);
	t_true(isnan(g.coef[1]) && isnan(g.coef[3])); /* two names of one difference */
	t_true(isnan(g.coef[2])); /* no posts of it */
	t_near("theta", g.theta, f.theta, 1e-8);
	t_near("df", g.df, 8, 0);
	struct loglinear_rates r;
	struct err e = { 0 };
	t_true(loglinear_standardise(m, &q, &g, 0, 1000, 0.95, &r, &e));
	t_true(isnan(r.rate[0]) && isnan(r.rate[2])); /* nothing tells the first kind at the second place */
	mem_free(m);
}
T_END

/* No neighbour in any direction is as likely, for two factors and a theta. */
T_CASE(negative_binomial_is_the_likeliest)
{
	analytics_start();
	struct mem *m = mem_new();
	const size_t place[] = { 0, 1, 2, 0, 1, 2, 0, 1, 2, 0 };
	const double wild[] = { 42, 30, 9, 14, 1, 13, 5, 90, 28, 12 };
	const struct loglinear_factor factor[] = { { 2, kind }, { 3, place } };
	struct loglinear_posts p = { 10, wild, reach, 2, factor };
	struct loglinear_fit f = fit(m, &p, true);
	t_true(isfinite(f.theta) && f.theta_se > 0);
	for (int move = 0; move < 11; move++) {
		double b[4] = { f.coef[0], f.coef[1], f.coef[2], f.coef[3] }, theta = f.theta, l = 0;
		if (move < 8)
			b[move / 2] += move % 2 ? 1e-4 : -1e-4;
		else if (move < 10)
			theta *= move % 2 ? 1.001 : 0.999;
		for (size_t i = 0; i < 10; i++) {
			double eta = b[0] + (kind[i] == 1 ? b[1] : 0) + (place[i] == 1 ? b[2] : place[i] == 2 ? b[3] : 0);
			l += special_negbin_log(wild[i], reach[i] * exp(eta), theta);
		}
		if (move < 10)
			t_true(l < f.log_likelihood);
		else
			t_near("likelihood", f.log_likelihood, l, 1e-10);
	}
	mem_free(m);
}
T_END

/* Counts that follow one another, lie far apart, come more than once, are very large or no whole numbers: the score of theta, post by post, is 0 */
T_CASE(theta_of_counts_of_every_size)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 0, 1, 2, 2, 3, 33, 65, 98, 98, 5000, 65535, 65536, 70000, 70000, 2.5, 1e6 };
	enum { N = sizeof y / sizeof *y };
	struct loglinear_posts p = { N, y, NULL, 0, NULL };
	struct loglinear_fit f = fit(m, &p, true);
	double score = 0, information = 0, l = 0, h = 1e-4 * f.theta;
	for (size_t i = 0; i < N; i++) {
		score += special_negbin_score(y[i], f.mu[i], f.theta);
		information +=
		        (special_negbin_score(y[i], f.mu[i], f.theta - h) - special_negbin_score(y[i], f.mu[i], f.theta + h)) / (2 * h);
		l += special_negbin_log(y[i], f.mu[i], f.theta);
	}
	t_true(fabs(score) * f.theta < 1e-8);
	t_near("likelihood", f.log_likelihood, l, 1e-11);
	t_near("se of theta", f.theta_se, 1 / sqrt(information), 1e-3);
	mem_free(m);
}
T_END

T_CASE(even_counts_are_poisson)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 10, 11, 10, 9, 10, 10, 9, 11, 10, 10 };
	const struct loglinear_factor factor = { 2, kind };
	struct loglinear_posts p = { 10, y, NULL, 1, &factor };
	struct loglinear_fit f = fit(m, &p, true), g = fit(m, &p, false);
	t_true(isinf(f.theta) && isnan(f.theta_se));
	t_near("coef", f.coef[1], g.coef[1], 1e-12);
	t_near("se", f.se[1], g.se[1], 1e-12);
	t_true(f.dispersion < 1);
	mem_free(m);
}
T_END

T_CASE(loglinear_of_nothing_and_of_nonsense)
{
	analytics_start();
	struct mem *m = mem_new();
	const double none[10] = { 0 }, bad[] = { 1, -1 };
	const struct loglinear_factor factor = { 2, kind }, wrong = { 1, kind };
	struct loglinear_posts p = { 10, none, reach, 1, &factor };
	struct loglinear_fit f = fit(m, &p, true);
	t_true(f.why == WHY_UNDEFINED && isnan(f.coef[0]) && isnan(f.deviance));
	struct loglinear_rates r;
	struct err e = { 0 };
	t_true(loglinear_standardise(m, &p, &f, 0, 1000, 0.95, &r, &e));
	t_true(isnan(r.rate[0]) && isnan(r.overall) && isnan(r.se_log[1]));
	t_false(loglinear_standardise(m, &p, &f, 1, 1000, 0.95, &r, &e));
	p.n = 0;
	t_int(fit(m, &p, false).why, WHY_NO_DATA);
	const struct loglinear_posts refuse[] = { { 2, bad, NULL, 0, NULL },
		                                  { 2, events, none, 0, NULL },
		                                  { 10, events, NULL, 1, &wrong } };
	for (size_t i = 0; i < 3; i++) {
		e = (struct err){ 0 };
		t_false(loglinear_negbin(m, &refuse[i], &f, &e));
		t_true(err_is_set(&e));
	}
	struct loglinear_posts one = { 1, events, reach, 0, NULL };
	f = fit(m, &one, true);
	t_near("one post", exp(f.coef[0]), 12 / 900.0, 1e-12);
	t_true(isnan(f.dispersion) && f.deviance < 1e-9);
	mem_free(m);
}
T_END

T_MAIN("analytics/loglinear", counts_of_dobson, kinds_are_no_more_than_a_short_cut, mites_of_bliss, one_factor_in_closed_form,
       a_kind_without_events_is_set_apart, levels_that_say_nothing_or_the_same, negative_binomial_is_the_likeliest,
       theta_of_counts_of_every_size, even_counts_are_poisson, loglinear_of_nothing_and_of_nonsense)
