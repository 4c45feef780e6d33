#include "analytics/mix.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct mix best(struct mem *m, const struct mix_channels *in)
{
	struct mix r;
	struct err e = { 0 };
	analytics_start();
	if (!mix_best(m, in, &r, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	return r;
}

/* Five channels, five age groups; R: quadprog::solve.QP and lpSolve::lp. */
static const double five[] = { 0.06, 0.16, 0.24, 0.27, 0.27, 0.32, 0.38, 0.18, 0.08, 0.04, 0.1,  0.36, 0.32,
	                       0.18, 0.04, 0.07, 0.19, 0.25, 0.29, 0.2,  0.02, 0.08, 0.17, 0.33, 0.4 };
static const double ages[] = { 0.14, 0.23, 0.22, 0.22, 0.19 };

T_CASE(five_channels_as_r_mixes_them)
{
	struct mem *m = mem_new();
	static const double cost[] = { 1.2, 0.9, 3.5, 2, 18 };
	static const double w[] = { 0.393646288637787, 0.307002347608284, 0, 0.241413998354001, 0.0579373653999287 };
	struct mix r = best(m, &(struct mix_channels){ 5, 5, five, ages, cost, NULL, NULL });
	for (size_t c = 0; c < 5; c++)
		t_near("w", r.w[c], w[c], 1e-6);
	t_near("objective", r.objective, 8.35047038262149e-08, 1e-6);
	t_near("cohen", r.cohen_w, 0.000408667845141295, 1e-6);
	t_near("tvd", r.tvd, 0.000170284859753581, 1e-6);
	t_near("least tvd", r.least_tvd, 0.000135309278350544, 1e-6);
	t_int(r.best_single, 3);
	t_near("best single", r.best_single_tvd, 0.11, 1e-9);
	t_near("budget", r.budget[4], 0.458530846810085, 1e-6);
	t_true(r.unique);
	for (size_t g = 0; g < 5; g++)
		t_false(r.unreachable[g]);
	mem_free(m);
}
T_END

T_CASE(limits_hold)
{
	struct mem *m = mem_new();
	static const double lower[] = { 0.1, 0.1, 0.1 }, upper[] = { 0.6, 0.6, 0.6 };
	static const double w[] = { 0.6, 0.288706918769439, 0.111293081230561 };
	struct mix r = best(m, &(struct mix_channels){ 3, 5, five, ages, NULL, lower, upper });
	for (size_t c = 0; c < 3; c++)
		t_near("w", r.w[c], w[c], 1e-6);
	t_near("least tvd", r.least_tvd, 0.0270909090909091, 1e-6);
	t_true(r.unique && !r.budget);
	static const double fixed[] = { 0.2, 0.3, 0.5 };
	r = best(m, &(struct mix_channels){ 3, 5, five, ages, NULL, fixed, fixed });
	for (size_t c = 0; c < 3; c++)
		t_near("nothing to choose", r.w[c], fixed[c], 1e-12);
	mem_free(m);
}
T_END

/* Random channels with and without limits, against a fine grid over the simplex. */
T_CASE(nothing_on_a_grid_is_better)
{
	struct mem *m = mem_new();
	unsigned seed = 7;
	for (int trial = 0; trial < 60; trial++) {
		double p[12], pi[] = { 10, 20, 30, 40 }, lower[] = { 0, 0.1, 0 }, upper[] = { 0.5, 1, 0.4 };
		for (size_t i = 0; i < 12; i++) {
			seed = seed * 1103515245u + 12345u;
			p[i] = (seed >> 16) % 10 + 1;
		}
		bool limited = trial % 2 == 1;
		struct mix r = best(m, &(struct mix_channels){ 3, 4, p, pi, NULL, limited ? lower : NULL, limited ? upper : NULL });
		for (int i = 0; i <= 100; i++)
			for (int j = 0; i + j <= 100; j++) {
				double w[] = { i / 100.0, j / 100.0, (100 - i - j) / 100.0 }, value = 0, tvd = 0;
				for (size_t c = 0; c < 3 && limited; c++)
					if (w[c] < lower[c] || w[c] > upper[c])
						value = 9;
				for (size_t g = 0; g < 4; g++) {
					double gap = -pi[g] / 100;
					for (size_t c = 0; c < 3; c++)
						gap += w[c] * p[c * 4 + g] / (p[c * 4] + p[c * 4 + 1] + p[c * 4 + 2] + p[c * 4 + 3]);
					value += gap * gap / (pi[g] / 100) / 2;
					tvd += fabs(gap) / 2;
				}
				t_true(value >= r.objective - 1e-12);
				t_true(value >= 9 || tvd >= r.least_tvd - 1e-12);
			}
	}
	mem_free(m);
}
T_END

T_CASE(equal_channels_share_and_say_so)
{
	struct mem *m = mem_new();
	static const double p[] = { 0.8, 0.2, 0.1, 0.9, 0.8, 0.2, 0.8, 0.2 }, pi[] = { 0.5, 0.5 };
	struct mix r = best(m, &(struct mix_channels){ 4, 2, p, pi, NULL, NULL, NULL });
	t_false(r.unique);
	t_near("a third of the one kind", r.w[0], 4.0 / 21, 1e-9);
	t_near("a third of the one kind", r.w[2], 4.0 / 21, 1e-9);
	t_near("the other kind", r.w[1], 3.0 / 7, 1e-9);
	t_near("none of it", r.range[0].lo, 0, 1e-9);
	t_near("all of it", r.range[0].hi, 4.0 / 7, 1e-9);
	t_near("fixed", r.range[1].hi - r.range[1].lo, 0, 1e-9);
	t_near("exact", r.objective, 0, 1e-15);
	/* the census within reach of many mixes of different channels */
	static const double spread[] = { 1, 0, 0, 0, 1, 0, 0, 0, 1, 0.2, 0.3, 0.5, 0.5, 0.3, 0.2 }, three[] = { 0.3, 0.3, 0.4 };
	r = best(m, &(struct mix_channels){ 5, 3, spread, three, NULL, NULL, NULL });
	t_false(r.unique);
	t_near("exact", r.objective, 0, 1e-15);
	t_near("exact", r.least_tvd, 0, 1e-15);
	mem_free(m);
}
T_END

T_CASE(groups_that_no_mix_reaches)
{
	struct mem *m = mem_new();
	static const double p[] = { 90, 10, 0, 60, 35, 0 }, pi[] = { 50, 45, 5 }, free[] = { 0, 0 };
	struct mix r = best(m, &(struct mix_channels){ 2, 3, p, pi, free, NULL, NULL });
	t_true(!r.unreachable[0] && r.unreachable[1] && r.unreachable[2]);
	t_near("the best there is", r.w[1], 1, 0);
	t_true(isnan(r.budget[0]));
	r = best(m, &(struct mix_channels){ 1, 3, p, pi, NULL, NULL, NULL });
	t_near("one channel", r.w[0], 1, 0);
	t_true(r.unique);
	mem_free(m);
}
T_END

/* Twelve channels with limits, several of them equal: the largest case that is promised. */
T_CASE(twelve_channels_end_in_time)
{
	struct mem *m = mem_new();
	double p[48], pi[] = { 1, 2, 3, 4 }, lower[12], upper[12], sum = 0;
	for (size_t c = 0; c < 12; c++) {
		for (size_t g = 0; g < 4; g++)
			p[c * 4 + g] = (double)((c % 6 + 1) * (g + 2) % 7) + 1;
		lower[c] = 0.01;
		upper[c] = 0.3;
	}
	struct mix r = best(m, &(struct mix_channels){ 12, 4, p, pi, NULL, lower, upper });
	for (size_t c = 0; c < 12; c++) {
		sum += r.w[c];
		t_true(r.w[c] >= 0.01 && r.w[c] <= 0.3);
		t_near("equals get the same", r.w[c], r.w[(c + 6) % 12], 1e-6);
	}
	t_near("everybody", sum, 1, 1e-9);
	mem_free(m);
}
T_END

T_CASE(input_that_has_no_mix_is_refused)
{
	struct mem *m = mem_new();
	static const double p[] = { 1, 2, 0, 0 }, pi[] = { 1, 1 }, lacks[] = { 1, 0 }, bad[] = { 1, (double)NAN }, high[] = { 0.7, 0.6 };
	static const double low[] = { 0.1, 0.2 }, beyond[] = { 0.1, 1.2 };
	double many[50];
	for (size_t i = 0; i < 50; i++)
		many[i] = 1;
	const struct mix_channels in[] = {
		{ 0, 2, p, pi, NULL, NULL, NULL },    { 1, 1, p, pi, NULL, NULL, NULL },      { 2, 2, p, pi, NULL, NULL, NULL },
		{ 1, 2, p, lacks, NULL, NULL, NULL }, { 1, 2, bad, pi, NULL, NULL, NULL },    { 1, 2, p, bad, NULL, NULL, NULL },
		{ 2, 2, many, pi, bad, NULL, NULL },  { 2, 2, many, pi, NULL, high, NULL },   { 2, 2, many, pi, NULL, NULL, low },
		{ 2, 2, many, pi, NULL, high, low },  { 2, 2, many, pi, NULL, NULL, beyond }, { 25, 2, many, pi, NULL, NULL, NULL },
		{ 2, 2, many, pi, NULL, bad, NULL },
	};
	for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
		struct mix r;
		struct err e = { 0 };
		t_false(mix_best(m, &in[i], &r, &e));
		t_int(e.code, ERR_INPUT);
	}
	mem_free(m);
}
T_END

T_MAIN("analytics/mix", five_channels_as_r_mixes_them, limits_hold, nothing_on_a_grid_is_better, equal_channels_share_and_say_so,
       groups_that_no_mix_reaches, twelve_channels_end_in_time, input_that_has_no_mix_is_refused)
