#include "analytics/interval.h"
#include "analytics/start.h"
#include "tests/t.h"

/* P(X >= x), summed in the plainest way */
static double tail_by_sum(int x, int n, double p)
{
	double sum = 0;
	for (int i = x; i <= n; i++)
		sum += exp(lgamma(n + 1.0) - lgamma(i + 1.0) - lgamma(n - i + 1.0) + i * log(p) + (n - i) * log1p(-p));
	return sum;
}

T_CASE(exact_limits_solve_the_binomial_tails)
{
	analytics_start();
	static const double level[] = { 0.025, 0.05, 0.05 / 14 };
	for (int n = 1; n <= 60; n += 7)
		for (int x = 0; x <= n; x++)
			for (size_t l = 0; l < 3; l++) {
				double lo = interval_exact_lower(x, n, level[l]), hi = interval_exact_upper(x, n, level[l]);
				char row[64];
				snprintf(row, sizeof row, "%d of %d", x, n);
				if (x > 0)
					t_near(row, tail_by_sum(x, n, lo), level[l], 1e-9);
				if (x < n)
					t_near(row, 1 - tail_by_sum(x + 1, n, hi), level[l], 1e-9);
				t_near(row, lo, 1 - interval_exact_upper(n - x, n, level[l]), 1e-12);
				t_near(row, interval_tail_least(x, n, 0.3), tail_by_sum(x, n, 0.3), 1e-10);
			}
}
T_END

T_CASE(nobody_and_everybody_have_closed_limits)
{
	analytics_start();
	static const double size[] = { 1, 3, 20, 1234.5, 1e6, 5e6, 18e6 };
	for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
		double n = size[i], root = -expm1(log(0.05) / n); /* 1 - 0.05^(1/n) */
		t_true(interval_exact_lower(0, n, 0.05) <= 0);
		t_true(interval_exact_upper(n, n, 0.05) >= 1);
		t_near("upper", interval_exact_upper(0, n, 0.05), root, 1e-10);
		t_near("lower", interval_exact_lower(n, n, 0.05), 1 - root, 1e-10);
	}
}
T_END

T_CASE(tiny_share_of_millions_tends_to_poisson)
{
	analytics_start();
	/* one person in 18 million: 1 - exp(-m) = 0.025 and (1 + m) exp(-m) = 0.025 */
	t_near("lower", 18e6 * interval_exact_lower(1, 18e6, 0.025), 0.025317807984, 1e-6);
	t_near("upper", 18e6 * interval_exact_upper(1, 18e6, 0.025), 5.571643390938, 1e-6);
}
T_END

T_CASE(half_of_millions_tends_to_normal)
{
	analytics_start();
	double n = 1e8, half = 1.6448536269514722 * sqrt(0.25 / n);
	t_near("lower", interval_exact_lower(n / 2, n, 0.05), 0.5 - half, 2e-8);
	t_near("upper", interval_exact_upper(n / 2, n, 0.05), 0.5 + half, 2e-8);
	t_near("tail at the mean, where GSL gives NaN", interval_tail_least(n / 2, n, 0.5), 0.5, 1e-3);
}
T_END

T_CASE(tails_beyond_their_ends)
{
	analytics_start();
	t_near("share 0", interval_tail_least(1, 10, 0), 0, 0);
	t_near("share below 0", interval_tail_least(1, 10, -0.1), 0, 0);
	t_near("share 1", interval_tail_least(1, 10, 1), 1, 0);
	t_near("none", interval_tail_least(0, 10, 0.2), 1, 0);
	t_near("share 0", interval_tail_most(9, 10, 0), 1, 0);
	t_near("share 1", interval_tail_most(9, 10, 1.1), 0, 0);
	t_near("all", interval_tail_most(10, 10, 0.2), 1, 0);
}
T_END

static const struct {
	const char *what;
	double x, n, conf;
} bad[] = {
	{ "nobody", 0, 0, 0.95 },
	{ "negative count", -1, 10, 0.95 },
	{ "more than all", 11, 10, 0.95 },
	{ "negative base", 1, -10, 0.95 },
	{ "x NaN", (double)NAN, 10, 0.95 },
	{ "n NaN", 1, (double)NAN, 0.95 },
	{ "n infinite", 1, (double)INFINITY, 0.95 },
	{ "both infinite", (double)INFINITY, (double)INFINITY, 0.95 },
	{ "level 0", 1, 10, 0 },
	{ "level 1", 1, 10, 1 },
	{ "level NaN", 1, 10, (double)NAN },
	{ "level in percent", 1, 10, 95 },
};

T_CASE(bad_input_is_refused_and_leaves_the_result_alone)
{
	analytics_start();
	bool (*const method[])(double, double, double, struct interval *, struct err *) = { interval_wilson, interval_exact,
		                                                                            interval_jeffreys, interval_agresti_coull };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		for (size_t j = 0; j < 4; j++) {
			struct err e = { 0 };
			struct interval out = { -7, -7 };
			ck_assert_msg(!method[j](bad[i].x, bad[i].n, bad[i].conf, &out, &e), "%s", bad[i].what);
			t_int(e.code, ERR_INPUT);
			t_near(bad[i].what, out.lo, -7, 0);
			t_near(bad[i].what, out.hi, -7, 0);
		}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		ck_assert_msg(isnan(interval_exact_lower(bad[i].x, bad[i].n, 1 - bad[i].conf)), "%s", bad[i].what);
		ck_assert_msg(isnan(interval_exact_upper(bad[i].x, bad[i].n, 1 - bad[i].conf)), "%s", bad[i].what);
	}
}
T_END

T_CASE(every_interval_holds_its_share)
{
	analytics_start();
	bool (*const method[])(double, double, double, struct interval *, struct err *) = { interval_wilson, interval_exact,
		                                                                            interval_jeffreys };
	static const double size[] = { 0.5, 1, 2.5, 37, 1e4, 5e6 };
	for (size_t i = 0; i < sizeof size / sizeof *size; i++)
		for (double p = 0; p <= 1; p += 0.125)
			for (size_t j = 0; j < 3; j++) {
				struct err e = { 0 };
				struct interval narrow, wide;
				t_true(method[j](p * size[i], size[i], 0.90, &narrow, &e));
				t_true(method[j](p * size[i], size[i], 0.99, &wide, &e));
				t_true(0 <= wide.lo && wide.lo <= narrow.lo && narrow.lo <= p && p <= narrow.hi && narrow.hi <= wide.hi &&
				       wide.hi <= 1);
			}
}
T_END

/* Wilson's limits of 1 in a billion are the score limits of a Poisson count of 1: they must not cancel. */
T_CASE(tiny_share_keeps_its_digits)
{
	struct err e = { 0 };
	struct interval w;
	double z = 1.959963984540054, root = z * sqrt(1 + z * z / 4);
	t_true(interval_wilson(1, 1e9, 0.95, &w, &e));
	t_near("lower", w.lo * 1e9 * (1 + z * z / 2 + root), 1, 1e-7);
	t_near("upper", w.hi * 1e9, 1 + z * z / 2 + root, 1e-7);
}
T_END

T_MAIN("analytics/interval", exact_limits_solve_the_binomial_tails, nobody_and_everybody_have_closed_limits,
       tiny_share_of_millions_tends_to_poisson, half_of_millions_tends_to_normal, tails_beyond_their_ends,
       bad_input_is_refused_and_leaves_the_result_alone, every_interval_holds_its_share, tiny_share_keeps_its_digits)
