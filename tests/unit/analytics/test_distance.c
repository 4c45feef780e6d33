#include "analytics/distance.h"
#include "analytics/start.h"
#include "tests/t.h"

static const double quarter[] = { 1, 1, 1, 1 };

T_CASE(a_perfect_profile_is_at_distance_zero)
{
	analytics_start();
	const double x[] = { 250000, 250000, 250000, 250000 };
	struct distance d;
	struct err e = { 0 };
	t_true(distance_measure(x, quarter, 4, &d, &e));
	t_near("tvd", d.tvd, 0, 0);
	t_near("mirror", d.mirror, 100, 0);
	t_near("w", d.w, 0, 0);
	t_near("w_debiased", d.w_debiased, 0, 0);
	t_near("kl", d.kl, 0, 0);
	t_near("js", d.js_distance, 0, 0);
}
T_END

T_CASE(one_group_of_many_is_as_far_as_it_gets)
{
	analytics_start();
	const double x[] = { 12, 0, 0, 0 };
	struct distance d;
	struct err e = { 0 };
	t_true(distance_measure(x, quarter, 4, &d, &e));
	t_near("tvd", d.tvd, 0.75, 1e-12);
	t_near("w", d.w, sqrt(3), 1e-12);
	t_near("cramer_v", d.cramer_v, 1, 1e-12);
	t_near("fei", d.fei, 1, 1e-12);
	t_near("kl", d.kl, log(4), 1e-12);
	t_near("gap", d.largest_gap, 75, 1e-12);
}
T_END

T_CASE(the_unit_of_the_population_does_not_matter)
{
	analytics_start();
	const double x[] = { 41, 118, 160 }, share[] = { 0.2, 0.3, 0.5 }, people[] = { 2e6, 3e6, 5e6 };
	struct distance a, b;
	struct err e = { 0 };
	t_true(distance_measure(x, share, 3, &a, &e) && distance_measure(x, people, 3, &b, &e));
	t_near("tvd", a.tvd, b.tvd, 1e-12);
	t_near("hellinger", a.hellinger, b.hellinger, 1e-12);
	t_near("lottery", a.expected_tvd, b.expected_tvd, 1e-12);
}
T_END

/* Every outcome of a lottery of n people over three groups, with its chance. */
static double lottery_by_enumeration(const double pi[3], int n)
{
	double mean = 0;
	for (int i = 0; i <= n; i++)
		for (int j = 0; j + i <= n; j++) {
			const double x[] = { i, j, n - i - j };
			double ln_chance = lgamma(n + 1.0);
			for (size_t k = 0; k < 3; k++)
				ln_chance += x[k] * log(pi[k]) - lgamma(x[k] + 1);
			mean += exp(ln_chance) * distance_tvd(x, pi, 3);
		}
	return mean;
}

T_CASE(lottery_line_is_the_mean_over_all_outcomes)
{
	analytics_start();
	static const double pi[][3] = { { 0.2, 0.3, 0.5 }, { 0.01, 0.09, 0.9 }, { 1.0 / 3, 1.0 / 3, 1.0 / 3 }, { 0.25, 0.25, 0.5 } };
	for (size_t i = 0; i < 4; i++)
		for (int n = 1; n <= 40; n += 3)
			t_near("lottery", distance_expected_tvd(pi[i], 3, n), lottery_by_enumeration(pi[i], n), 1e-10);
}
T_END

T_CASE(lottery_line_of_millions_tends_to_the_normal_one)
{
	analytics_start();
	const double pi[] = { 0.2, 0.3, 0.5 };
	static const double size[] = { 1e5, 5e6, 1e9 };
	for (size_t i = 0; i < 3; i++) {
		double n = size[i], mean = 0; /* mean |gap| of a normal distribution is sqrt(2/pi) sd */
		for (size_t k = 0; k < 3; k++)
			mean += sqrt(2 / acos(-1) * pi[k] * (1 - pi[k]) / n) / 2;
		t_near("lottery", distance_expected_tvd(pi, 3, n), mean, 2e-5);
	}
}
T_END

T_CASE(lottery_line_without_a_lottery)
{
	analytics_start();
	const double pi[] = { 0.2, 0.8 }, none[] = { 0, 0 }, one[] = { 0, 5 };
	t_true(isnan(distance_expected_tvd(pi, 2, 0)));
	t_true(isnan(distance_expected_tvd(pi, 2, -5)));
	t_true(isnan(distance_expected_tvd(pi, 2, (double)NAN)));
	t_true(isnan(distance_expected_tvd(pi, 2, (double)INFINITY)));
	t_true(isnan(distance_expected_tvd(none, 2, 10)));
	t_near("a group without people is never off", distance_expected_tvd(one, 2, 10), 0, 0);
}
T_END

T_CASE(bad_counts_are_refused)
{
	analytics_start();
	static const struct {
		const char *what;
		double x[2], population[2];
		size_t k;
	} bad[] = {
		{ "one group", { 5, 5 }, { 1, 1 }, 1 },
		{ "no group", { 5, 5 }, { 1, 1 }, 0 },
		{ "nobody", { 0, 0 }, { 1, 1 }, 2 },
		{ "negative", { -1, 5 }, { 1, 1 }, 2 },
		{ "NaN", { (double)NAN, 5 }, { 1, 1 }, 2 },
		{ "infinite", { (double)INFINITY, 5 }, { 1, 1 }, 2 },
		{ "empty population", { 1, 5 }, { 0, 0 }, 2 },
		{ "group not in population", { 1, 5 }, { 0, 1 }, 2 },
		{ "negative population", { 1, 5 }, { -1, 1 }, 2 },
		{ "NaN population", { 1, 5 }, { (double)NAN, 1 }, 2 },
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err e = { 0 }, e2 = { 0 };
		struct distance d;
		double upper;
		ck_assert_msg(!distance_measure(bad[i].x, bad[i].population, bad[i].k, &d, &e), "%s", bad[i].what);
		ck_assert_msg(!distance_tvd_upper(bad[i].x, bad[i].population, bad[i].k, 0.95, &upper, &e2), "%s", bad[i].what);
		t_int(e.code, ERR_INPUT);
		t_int(e2.code, ERR_INPUT);
	}
}
T_END

/* R: j <- 0:ceiling(ncp / 2 + 14 * sqrt(ncp / 2)); sum(dpois(j, ncp / 2) * pchisq(q, df + 2 * j, lower = FALSE)) */
T_CASE(noncentral_chi_square_of_millions)
{
	static const double row[][4] = {
		{ 12000, 49, 11500, 0.0185334033283415 },
		{ 20500, 5, 20000, 0.0406843422294019 },
		{ 99000, 3, 1e5, 0.943888684552664 },
		{ 1003000, 11, 1e6, 0.0676034375753738 },
		{ 9990000, 20, 1e7, 0.94346446894845 },
		{ 995500, 1, 1e6, 0.987855820149435 },
		{ 30000, 2.5, 20000, 0 },
		{ 10, 3, 20000, 1 },
	};
	analytics_start();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_near("R", distance_noncentral_chisq(row[i][0], row[i][1], row[i][2]), row[i][3], 1e-9);
	for (double q = 99900000; q <= 100100000; q += 20000)
		t_near("switch", distance_noncentral_chisq(q, 5, 1e8), distance_noncentral_chisq(q, 5, 1e8 * (1 + 1e-15)), 1e-6);
}
T_END

T_CASE(noncentral_chi_square_meets_its_approximation)
{
	analytics_start();
	/* either side of the switch the two ways must agree */
	for (double q = 9700; q <= 10400; q += 50)
		t_near("switch", distance_noncentral_chisq(q, 5, 1e4), distance_noncentral_chisq(q, 5, 1e4 + 1e-9), 1e-10);
	t_near("central", distance_noncentral_chisq(3.841458820694124, 1, 0), 0.05, 1e-9);
	/* one degree of freedom: a squared normal variable around sqrt(ncp) */
	double root = 3, shift = 2;
	double want = erfc((root - shift) / sqrt(2)) / 2 + erfc((root + shift) / sqrt(2)) / 2;
	t_near("squared normal", distance_noncentral_chisq(root * root, 1, shift * shift), want, 1e-12);
	t_true(isnan(distance_noncentral_chisq(-1, 1, 1)));
	t_true(isnan(distance_noncentral_chisq(1, 0, 1)));
	t_true(isnan(distance_noncentral_chisq(1, 1, (double)INFINITY)));
}
T_END

T_CASE(interval_of_w_narrows_with_size)
{
	analytics_start();
	struct err e = { 0 };
	struct interval few, many;
	t_true(distance_w_interval(0.3, 200, 4, 0.95, &few, &e));
	t_true(distance_w_interval(0.3, 5e6, 4, 0.95, &many, &e));
	t_true(few.lo < many.lo && many.lo < 0.3 && 0.3 < many.hi && many.hi < few.hi);
	t_near("normal", many.hi - many.lo, 2 * 1.959964 / sqrt(5e6), 1e-4);
	t_true(distance_w_interval(0, 200, 4, 0.95, &few, &e));
	t_near("none", few.lo, 0, 0);
	t_false(distance_w_interval(-1, 200, 4, 0.95, &few, &e));
	t_false(distance_w_interval(0.3, 0, 4, 0.95, &few, &e));
	t_false(distance_w_interval(0.3, 200, 4, 1, &few, &e));
}
T_END

/* 10 of 100, 30 of 200 and 24 of 120 take part: 0.10, 0.15 and 0.20. */
T_CASE(the_r_score_is_the_lowest_rate_over_the_highest)
{
	const double x[] = { 10, 30, 24 }, population[] = { 100, 200, 120 }, empty[] = { 0, 30, 24 }, nobody[] = { 0, 0, 0 };
	t_near("rates", distance_r_score(x, population, 3), 0.5, 1e-12);
	t_near("an empty group", distance_r_score(empty, population, 3), 0, 0);
	t_true(isnan(distance_r_score(nobody, population, 3)));
}
T_END

/* Its mean for a perfect lottery of 100 people over 10 groups of one size is what the appendix says: 0.37. */
T_CASE(the_r_score_of_a_lottery_is_low)
{
	enum { ROUNDS = 20000, GROUPS = 10, PEOPLE = 100 };
	double sum = 0, population[GROUPS];
	uint64_t state = 20260701;
	for (int g = 0; g < GROUPS; g++)
		population[g] = 1;
	for (int r = 0; r < ROUNDS; r++) {
		double x[GROUPS] = { 0 };
		for (int i = 0; i < PEOPLE; i++) {
			state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			x[(state >> 33) % GROUPS]++;
		}
		sum += distance_r_score(x, population, GROUPS);
	}
	t_near("mean", sum / ROUNDS, 0.37, 0.02);
}
T_END

T_MAIN("analytics/distance", the_r_score_is_the_lowest_rate_over_the_highest, the_r_score_of_a_lottery_is_low,
       a_perfect_profile_is_at_distance_zero, one_group_of_many_is_as_far_as_it_gets, the_unit_of_the_population_does_not_matter,
       lottery_line_is_the_mean_over_all_outcomes, lottery_line_of_millions_tends_to_the_normal_one, lottery_line_without_a_lottery,
       bad_counts_are_refused, noncentral_chi_square_of_millions, noncentral_chi_square_meets_its_approximation,
       interval_of_w_narrows_with_size)
