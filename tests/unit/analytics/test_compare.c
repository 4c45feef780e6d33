#include "analytics/compare.h"
#include "analytics/interval.h"
#include "analytics/start.h"
#include "analytics/trend.h"
#include "tests/t.h"

T_CASE(an_exact_baseline_moves_and_scales_the_interval)
{
	analytics_start();
	struct estimate a = { 0.18, { 0.15, 0.22 } }, b = { 0.20, { 0.20, 0.20 } };
	struct comparison r;
	struct err e = { 0 };
	t_true(compare_estimates(&a, &b, &r, &e));
	t_near("difference", r.difference, -0.02, 1e-12);
	t_near("lower", r.difference_interval.lo, -0.05, 1e-12);
	t_near("upper", r.difference_interval.hi, 0.02, 1e-12);
	t_near("ratio", r.ratio, 0.9, 1e-12);
	t_near("lower", r.ratio_interval.lo, 0.75, 1e-12);
	t_near("upper", r.ratio_interval.hi, 1.1, 1e-12);
	t_int(r.why_ratio, WHY_NONE);
}
T_END

T_CASE(turning_around_turns_the_interval)
{
	analytics_start();
	struct comparison ab, ba;
	struct err e = { 0 };
	t_true(compare_shares(30, 100, 50, 120, 0.95, &ab, &e) && compare_shares(50, 120, 30, 100, 0.95, &ba, &e));
	t_near("difference", ab.difference, -ba.difference, 1e-12);
	t_near("lower", ab.difference_interval.lo, -ba.difference_interval.hi, 1e-12);
	t_near("ratio", ab.ratio, 1 / ba.ratio, 1e-12);
	t_near("ratio's lower", ab.ratio_interval.lo, 1 / ba.ratio_interval.hi, 1e-9);
	t_near("ratio's upper", ab.ratio_interval.hi, 1 / ba.ratio_interval.lo, 1e-9);
}
T_END

T_CASE(nobody_on_one_side)
{
	analytics_start();
	struct comparison r;
	struct err e = { 0 };
	t_true(compare_shares(0, 50, 10, 100, 0.95, &r, &e));
	t_near("ratio", r.ratio, 0, 0);
	t_near("from nothing", r.ratio_interval.lo, 0, 1e-12);
	t_true(r.ratio_interval.hi > 0 && r.why_ratio == WHY_NONE);
	t_true(compare_shares(10, 100, 0, 50, 0.95, &r, &e));
	t_true(isnan(r.ratio) && isnan(r.ratio_interval.hi));
	t_int(r.why_ratio, WHY_UNDEFINED);
	t_true(r.difference_interval.lo > -0.1 && r.difference_interval.hi < 0.2);
	t_true(compare_shares(0, 50, 0, 50, 0.95, &r, &e));
	t_true(r.difference_interval.lo < 0 && r.difference_interval.hi > 0);
	t_int(r.why_ratio, WHY_UNDEFINED);
}
T_END

T_CASE(millions)
{
	analytics_start();
	struct comparison r;
	struct err e = { 0 };
	t_true(compare_shares(2e6, 8e6, 1e6, 8e6, 0.95, &r, &e));
	double half = 1.959963984540054 * sqrt((0.25 * 0.75 + 0.125 * 0.875) / 8e6); /* Wald, for so many */
	t_near("lower", r.difference_interval.lo, 0.125 - half, 1e-6);
	t_near("upper", r.difference_interval.hi, 0.125 + half, 1e-6);
}
T_END

T_CASE(a_change_is_said_only_when_shown)
{
	analytics_start();
	static const struct {
		double x_now, n_now, x_before, n_before;
		enum trend want;
	} row[] = {
		{ 30, 100, 25, 100, TREND_NOT_SHOWN }, { 300, 1000, 250, 1000, TREND_HIGHER }, { 250, 1000, 300, 1000, TREND_LOWER },
		{ 3, 3, 0, 2, TREND_NOT_SHOWN },       { 0, 100, 0, 100, TREND_NOT_SHOWN },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		enum trend trend;
		struct comparison r;
		struct err e = { 0 };
		t_true(trend_change(row[i].x_now, row[i].n_now, row[i].x_before, row[i].n_before, 0.95, &trend, &r, &e));
		t_int(trend, row[i].want);
	}
	enum trend trend;
	struct comparison r;
	struct err e = { 0 };
	t_false(trend_change(1, 0, 1, 2, 0.95, &trend, &r, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

static double chance_of(int x, int n, double p)
{
	return exp(lgamma(n + 1.0) - lgamma(x + 1.0) - lgamma(n - x + 1.0) + x * log(p) + (n - x) * log1p(-p));
}

T_CASE(a_change_is_seldom_said_when_there_is_none)
{
	analytics_start();
	static const int size[][2] = { { 2, 3 }, { 5, 5 }, { 10, 40 }, { 30, 30 } };
	for (size_t s = 0; s < 4; s++) {
		double said[19] = { 0 }; /* at true shares 0.05, 0.10 .. 0.95 */
		for (int a = 0; a <= size[s][0]; a++)
			for (int b = 0; b <= size[s][1]; b++) {
				enum trend trend;
				struct comparison r;
				struct err e = { 0 };
				t_true(trend_change(a, size[s][0], b, size[s][1], 0.95, &trend, &r, &e));
				for (int p = 0; p < 19 && trend != TREND_NOT_SHOWN; p++)
					said[p] += chance_of(a, size[s][0], 0.05 * (p + 1)) * chance_of(b, size[s][1], 0.05 * (p + 1));
			}
		for (int p = 0; p < 19; p++)
			t_true(said[p] <= 0.05);
	}
}
T_END

T_CASE(finite_population)
{
	double n;
	struct err e = { 0 };
	t_true(compare_finite_population(100, 100, &n, &e) && isinf(n));
	t_true(compare_finite_population(100, 1e9, &n, &e));
	t_near("hardly matters", n, 100, 1e-6);
	t_false(compare_finite_population(101, 100, &n, &e));
	e = (struct err){ 0 };
	t_false(compare_finite_population(0, 100, &n, &e));
	e = (struct err){ 0 };
	t_false(compare_finite_population((double)NAN, 100, &n, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

T_CASE(estimates_that_cannot_be_are_refused)
{
	const struct estimate good = { 0.2, { 0.1, 0.3 } };
	const struct estimate bad[] = {
		{ 0.2, { 0.3, 0.1 } }, { 0.2, { 0.25, 0.3 } },        { 0.2, { 0.1, 0.15 } },        { -0.1, { -0.2, 0.3 } },
		{ 0.9, { 0.8, 1.1 } }, { (double)NAN, { 0.1, 0.3 } }, { 0.2, { (double)NAN, 0.3 } }, { 0.2, { 0.1, (double)INFINITY } },
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct comparison r;
		struct err e = { 0 }, e2 = { 0 };
		t_false(compare_estimates(&good, &bad[i], &r, &e));
		t_false(compare_estimates(&bad[i], &good, &r, &e2));
		t_int(e.code, ERR_INPUT);
	}
	struct estimate out;
	struct err e = { 0 };
	t_false(compare_survey_baseline(1.2, 0.01, 0.95, &out, &e));
	e = (struct err){ 0 };
	t_false(compare_survey_baseline(0.2, -0.01, 0.95, &out, &e));
}
T_END

T_MAIN("analytics/compare", an_exact_baseline_moves_and_scales_the_interval, turning_around_turns_the_interval, nobody_on_one_side,
       millions, a_change_is_said_only_when_shown, a_change_is_seldom_said_when_there_is_none, finite_population,
       estimates_that_cannot_be_are_refused)
