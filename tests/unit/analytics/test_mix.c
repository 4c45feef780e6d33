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

/* Two channels, two groups: the share is (pi - p2) / (p1 - p2) within 0 and 1. R: every pair of counts with its binomial probability gives the
 * exact quantiles. Three channels: 40,000 draws in R, with a solver of its own. The tolerance is that of 20,000 draws here. */
T_CASE(shares_are_as_sure_as_r_says)
{
	static const double two[] = { 0.8, 0.2, 0.3, 0.7 }, close[] = { 0.6, 0.4, 0.45, 0.55 }, half[] = { 0.5, 0.5 };
	static const double three[] = { 0.5, 0.3, 0.2, 0.2, 0.3, 0.5, 0.1, 0.6, 0.3 }, of_three[] = { 0.3, 0.4, 0.3 };
	static const struct {
		const char *name;
		size_t n;
		const double *profile, *population;
		double people[3], lo[3], hi[3];
	} cases[] = {
		{ "100 and 100", 2, two, half, { 100, 100 }, { 0.3125, 1 - 0.4791666667 }, { 0.4791666667, 1 - 0.3125 } },
		{ "400 and 50", 2, two, half, { 400, 50 }, { 0.2777777778, 1 - 0.4882629108 }, { 0.4882629108, 1 - 0.2777777778 } },
		{ "nothing to tell apart", 2, close, half, { 30, 30 }, { 0, 0 }, { 1, 1 } },
		{ "three", 3, three, of_three, { 200, 300, 150 }, { 0.380586, 0.111263, 0.247516 }, { 0.518925, 0.316623, 0.427240 } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct mix_channels in = { cases[i].n, cases[i].n, cases[i].profile, cases[i].population, NULL, NULL, NULL };
		struct interval x[3], again[3], other[3];
		struct err e = { 0 };
		analytics_start();
		ck_assert(mix_spread(&in, cases[i].people, 0.8, 20000, 7, x, &e) &&
		          mix_spread(&in, cases[i].people, 0.8, 1000, 7, again, &e) &&
		          mix_spread(&in, cases[i].people, 0.8, 1000, 7, other, &e));
		for (size_t c = 0; c < cases[i].n; c++) {
			ck_assert_msg(fabs(x[c].lo - cases[i].lo[c]) < 0.006 && fabs(x[c].hi - cases[i].hi[c]) < 0.006,
			              "%s, channel %zu: %g to %g", cases[i].name, c, x[c].lo, x[c].hi);
			t_near("same seed", again[c].lo, other[c].lo, 1e-15);
			t_near("same seed", again[c].hi, other[c].hi, 1e-15);
		}
	}
}
T_END

T_CASE(a_spread_refuses_what_it_cannot_draw)
{
	static const double two[] = { 0.8, 0.2, 0.3, 0.7 }, half[] = { 0.5, 0.5 }, nobody[] = { 0.5, 100 }, fine[] = { 100, 100 },
	                    none[] = { NAN, 100 };
	const struct mix_channels in = { 2, 2, two, half, NULL, NULL, NULL };
	struct interval x[2];
	analytics_start();
	const struct {
		const double *n;
		double conf;
		size_t draws;
		enum word word;
	} cases[] = { { nobody, 0.8, 100, W_STAT_POSITIVE },
		      { none, 0.8, 100, W_STAT_POSITIVE },
		      { fine, 1, 100, W_STAT_LEVEL },
		      { fine, 0.8, 0, W_STAT_DRAWS },
		      { fine, 0.8, MIX_MOST_DRAWS + 1, W_STAT_DRAWS } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = { 0 };
		t_false(mix_spread(&in, cases[i].n, cases[i].conf, cases[i].draws, 1, x, &e));
		t_int(e.word, cases[i].word);
	}
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
       groups_that_no_mix_reaches, twelve_channels_end_in_time, shares_are_as_sure_as_r_says, a_spread_refuses_what_it_cannot_draw,
       input_that_has_no_mix_is_refused)
