#include "analytics/rate.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct rate_ratio compare(double x1, double e1, double x2, double e2)
{
	struct rate_ratio r;
	struct err e = { 0 };
	t_true(rate_compare(x1, e1, x2, e2, 0.95, &r, &e));
	return r;
}

/* Garwood (1936), 95 %, as tables of Poisson limits print them */
T_CASE(limits_as_printed)
{
	analytics_start();
	static const double row[][3] = {
		{ 0, 0, 3.6889 }, { 1, 0.0253, 5.5716 }, { 3, 0.6187, 8.7673 }, { 10, 4.7954, 18.3904 }, { 20, 12.2165, 30.8884 }
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct rate r;
		struct err e = { 0 };
		t_true(rate_exact(row[i][0], 2, 0.95, &r, &e));
		t_near("low", round(2e4 * r.interval.lo) / 1e4, row[i][1], 1e-12);
		t_near("high", round(2e4 * r.interval.hi) / 1e4, row[i][2], 1e-12);
	}
}
T_END

/* P(X >= x) = P(X <= x) = 2.5 % at the limits, summed term by term in long double: also where GSL's quantile breaks, and across the change to
 * the cube. */
T_CASE(limits_are_exact)
{
	analytics_start();
	const double count[] = { 7, 900, 19999, 50000, 99998, 99999, 100001, 400000 };
	for (size_t i = 0; i < sizeof count / sizeof *count; i++) {
		struct rate r;
		struct err e = { 0 };
		t_true(rate_exact(count[i], 1, 0.95, &r, &e));
		long double below = 0, above = 0, lo = r.interval.lo, hi = r.interval.hi;
		for (long double k = 0; k <= count[i]; k++)
			below += expl(k * logl(hi) - hi - lgammal(k + 1));
		for (long double k = count[i]; k < count[i] + 40 * sqrt(count[i]) + 100; k++)
			above += expl(k * logl(lo) - lo - lgammal(k + 1));
		t_near("low", (double)above, 0.025, 1e-6);
		t_near("high", (double)below, 0.025, 1e-6);
	}
}
T_END

T_CASE(rates_of_nothing)
{
	analytics_start();
	struct rate r;
	struct err e = { 0 };
	t_true(rate_exact(0, 0, 0.95, &r, &e));
	t_true(r.why == WHY_NO_EXPOSURE && isnan(r.value) && isnan(r.interval.hi));
	t_true(rate_exact(0, 500, 0.95, &r, &e));
	t_near("none seen", r.interval.hi, -log(0.025) / 500, 1e-12);
	t_true(rate_exact(0.01, 1, 0.95, &r, &e));
	t_true(r.interval.lo >= 0 && r.interval.lo < 1e-100);
	t_false(rate_exact(3, 0, 0.95, &r, &e));
	t_int(e.word, W_STAT_NO_EXPOSURE);
	t_false(rate_exact(-1, 5, 0.95, &r, &e));
	t_false(rate_exact(1, 5, 1, &r, &e));
}
T_END

static double log_choose(int n, int k)
{
	return lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0);
}

T_CASE(ratio_by_every_outcome)
{
	analytics_start();
	/* R ?poisson.test prints for 11 of 800 against 23 of 3011: ratio 1.800054, p-value 0.1366 (conditional binomial) */
	struct rate_ratio r = compare(11, 800, 23, 3011);
	t_near("ratio", r.value, 1.800054, 1e-6);
	for (int n = 1; n <= 25; n++)
		for (int x = 0; x <= n; x++) {
			double share = n % 3 == 0 ? 0.5 : 0.2, p = 0, own = log_choose(n, x) + x * log(share) + (n - x) * log(1 - share);
			for (int k = 0; k <= n; k++) {
				double l = log_choose(n, k) + k * log(share) + (n - k) * log(1 - share);
				p += l <= own + 1e-7 ? exp(l) : 0;
			}
			t_near("p", compare(x, share, n - x, 1 - share).p, p, 1e-9);
		}
}
T_END

T_CASE(ratio_at_the_edges)
{
	analytics_start();
	struct rate_ratio r = compare(0, 10, 0, 10), flip;
	t_true(r.why == WHY_NO_DATA && isnan(r.value) && isnan(r.p) && isnan(r.interval.lo));
	r = compare(0, 10, 5, 10);
	t_near("none", r.value, 0, 0);
	t_near("none", r.interval.lo, 0, 0);
	t_near("p", r.p, 2 / 32.0, 1e-12);
	r = compare(5, 10, 0, 10);
	t_true(r.why == WHY_UNDEFINED && isnan(r.value) && isnan(r.interval.hi) && r.interval.lo > 0);
	r = compare(12, 340, 31, 900);
	flip = compare(31, 900, 12, 340);
	t_near("the other way round", r.interval.lo, 1 / flip.interval.hi, 1e-10);
	t_near("the other way round", r.p, flip.p, 1e-10);
	t_true(isnan(compare(1.5, 1, 2, 1).p));
	r = compare(3e6, 1, 3.01e6, 1);
	t_true(r.p > 3e-5 && r.p < 7e-5); /* normal: z = 1e4 / sqrt(6.01e6) = 4.08, p = 4.5e-5 */
	struct err e = { 0 };
	t_false(rate_compare(1, 0, 1, 1, 0.95, &r, &e));
	e = (struct err){ 0 };
	t_false(rate_compare(1e300, 1, 1, 1, 0.95, &r, &e)); /* and does not search for ever */
	t_int(e.word, W_STAT_TOO_LARGE);
}
T_END

T_CASE(detectable_ratios_of_the_method)
{
	analytics_start();
	/* methods: mu 50, theta 2 need 5, 10, 20, 50, 100 posts for 3.6, 2.5, 1.9, 1.5, 1.3 */
	static const double row[][2] = { { 5, 3.6 }, { 10, 2.5 }, { 20, 1.9 }, { 50, 1.5 }, { 100, 1.3 } };
	double r;
	struct err e = { 0 };
	for (size_t i = 0; i < 5; i++) {
		t_true(rate_detectable(row[i][0], 50, 2, 0.05, 0.8, &r, &e));
		t_near("ratio", round(10 * r) / 10, row[i][1], 1e-12);
	}
	t_true(rate_detectable(10, 50, INFINITY, 0.05, 0.8, &r, &e));
	t_near("Poisson", log(r), (1.959963984540054 + 0.8416212335729143) * sqrt(2 / 500.0), 1e-12);
	t_false(rate_detectable(0, 50, 2, 0.05, 0.8, &r, &e));
	t_false(rate_detectable(5, 50, NAN, 0.05, 0.8, &r, &e));
}
T_END

T_MAIN("analytics/rate", limits_as_printed, limits_are_exact, rates_of_nothing, ratio_by_every_outcome, ratio_at_the_edges,
       detectable_ratios_of_the_method)
