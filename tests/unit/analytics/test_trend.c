#include "analytics/start.h"
#include "analytics/trend.h"
#include "tests/t.h"

static const double smokers[] = { 83, 90, 129, 70 }, patients[] = { 86, 93, 136, 82 };

T_CASE(shares_of_smokers_as_printed)
{
	analytics_start();
	struct trend_shares s;
	struct err e = { 0 };
	t_true(trend_of_shares(smokers, patients, NULL, 4, &s, &e));
	/* Fleiss (1981) p. 139, as R prints it in ?prop.trend.test and ?prop.test */
	t_near("line", s.chi2, 8.2249, 5e-5 / 8);
	t_near("line p", s.p, 0.004132, 5e-4);
	t_near("differ", s.x2, 12.6, 5e-3);
	t_near("df", s.df, 3, 0);
	t_near("differ p", s.p_homogeneity, 0.005585, 5e-4);
	t_true(s.z < 0);
	const double years[] = { 2023, 2024, 2025, 2026 };
	struct trend_shares y;
	t_true(trend_of_shares(smokers, patients, years, 4, &y, &e));
	t_near("only the distances of the scores count", y.z, s.z, 1e-12);
}
T_END

T_CASE(shares_without_a_line)
{
	analytics_start();
	struct trend_shares s;
	struct err e = { 0 };
	const double all[] = { 5, 7 }, none[] = { 0, 0 }, empty[] = { 0, 7 }, one_day[] = { 3, 3 }, x[] = { 1, 4 };
	t_true(trend_of_shares(all, all, NULL, 2, &s, &e));
	t_int(s.why, WHY_UNDEFINED);
	t_true(isnan(s.z) && isnan(s.x2) && isnan(s.p_homogeneity));
	t_true(trend_of_shares(none, none, NULL, 2, &s, &e));
	t_int(s.why, WHY_NO_DATA);
	t_true(trend_of_shares(none, empty, NULL, 2, &s, &e));
	t_int(s.why, WHY_TOO_FEW);
	t_true(trend_of_shares(x, all, one_day, 2, &s, &e));
	t_true(isnan(s.z) && isnan(s.p) && s.x2 > 0);
	t_false(trend_of_shares(all, x, NULL, 2, &s, &e));
	t_int(e.word, W_STAT_SHARE);
}
T_END

T_CASE(chart_by_hand)
{
	analytics_start();
	struct mem *m = mem_new();
	struct trend_chart c;
	struct err e = { 0 };
	/* shares 0.1, 0.2, 0.1, 0.2, 0.6: successive shares differ by 0.1, 0.1, 0.1, 0.4, that is 0.175 on average */
	const double x[] = { 10, 20, 10, 0, 20, 60 }, n[] = { 100, 100, 100, 0, 100, 100 };
	t_true(trend_chart(m, x, n, 6, &c, &e));
	double half = 3 * 0.175 / 1.128, plain = sqrt(0.24 * 0.76 / 100);
	t_near("middle", c.p_bar, 0.24, 1e-15);
	t_near("noise", c.sigma_z, 0.175 / 1.128 / plain, 1e-12);
	t_near("low", c.limits[0].lo, 0.24 - half, 1e-12);
	t_near("high", c.limits[5].hi, 0.24 + half, 1e-12);
	t_true(isnan(c.limits[3].lo) && !c.out[3] && !c.out_plain[3]); /* nobody that month */
	t_true(!c.out[5] && c.out_plain[5] && c.out_plain[0] && !c.out_plain[1]);
	mem_free(m);
}
T_END

T_CASE(chart_flags_a_month_that_stands_out)
{
	analytics_start();
	struct mem *m = mem_new();
	struct trend_chart c;
	struct err e = { 0 };
	double x[30], n[30];
	for (size_t i = 0; i < 30; i++) {
		n[i] = 1e6;
		x[i] = i % 2 ? 102e3 : 98e3;
	}
	x[20] = 120e3;
	t_true(trend_chart(m, x, n, 30, &c, &e));
	for (size_t i = 0; i < 30; i++) {
		t_int(c.out[i], i == 20);
		t_true(i == 20 || c.out_plain[i]); /* at these counts a p-chart flags them all */
	}
	mem_free(m);
}
T_END

T_CASE(chart_that_cannot_be)
{
	analytics_start();
	struct mem *m = mem_new();
	struct trend_chart c;
	struct err e = { 0 };
	const double x[] = { 3, 3, 3 }, n[] = { 9, 9, 9 }, bad[] = { 1, NAN, 1 };
	t_true(trend_chart(m, x, x, 3, &c, &e));
	t_int(c.why, WHY_UNDEFINED);
	t_true(isnan(c.sigma_z) && isnan(c.limits[0].lo) && !c.out[0]);
	t_true(trend_chart(m, x, n, 0, &c, &e));
	t_true(c.why == WHY_NO_DATA && isnan(c.p_bar));
	t_true(trend_chart(m, x, n, 1, &c, &e));
	t_true(c.why == WHY_TOO_FEW && isnan(c.limits[0].hi));
	t_true(trend_chart(m, x, n, 3, &c, &e));
	t_near("months alike have no noise", c.sigma_z, 0, 0);
	t_true(!c.out[0] && !c.out[1] && !c.out[2]);
	t_false(trend_chart(m, bad, n, 3, &c, &e));
	mem_free(m);
}
T_END

T_CASE(direction_by_hand)
{
	analytics_start();
	struct mem *m = mem_new();
	struct trend_direction d;
	struct err e = { 0 };
	/* 1 3 2 4: five pairs rise, one falls; slopes -1, 1/2, 1/2, 1, 2, 2 */
	const double y[] = { 1, 3, 2, 4 };
	t_true(trend_direction(m, y, 4, 0.95, &d, &e));
	t_near("S", d.s, 4, 0);
	t_near("variance", d.s_variance, 4 * 3 * 13 / 18.0, 1e-15);
	t_near("z", d.z, 3 / sqrt(156 / 18.0), 1e-14);
	t_near("tau", d.tau_b, 4 / 6.0, 1e-15);
	t_near("slope", d.slope, 0.75, 1e-15);
	t_near("intercept", d.intercept, 0.625, 1e-15); /* rests 0.25, 1.5, -0.25, 1 have median 0.625 */
	mem_free(m);
}
T_END

T_CASE(direction_with_ties_and_gaps)
{
	analytics_start();
	struct mem *m = mem_new();
	struct trend_direction d;
	struct err e = { 0 };
	const double tied[] = { 1, 1, 2 }, gap[] = { 1, NAN, NAN, 7 }, flat[] = { 5, 5, 5, 5 };
	t_true(trend_direction(m, tied, 3, 0.95, &d, &e));
	t_near("variance", d.s_variance, (3 * 2 * 11 - 2 * 1 * 9) / 18.0, 1e-15);
	t_near("tau", d.tau_b, 2 / sqrt(3 * 2), 1e-15);
	t_true(isnan(d.slope_interval.lo) && isnan(d.slope_interval.hi)); /* three pairs cannot carry 95 % */
	t_true(trend_direction(m, gap, 4, 0.95, &d, &e));
	t_near("a month without a value still passes", d.slope, 2, 0);
	t_near("intercept", d.intercept, -1, 0);
	t_true(trend_direction(m, flat, 4, 0.95, &d, &e));
	t_true(d.p >= 1 && isnan(d.tau_b));
	t_near("flat", d.slope, 0, 0);
	mem_free(m);
}
T_END

T_CASE(direction_turns_with_the_series)
{
	analytics_start();
	struct mem *m = mem_new();
	struct trend_direction up, down;
	struct err e = { 0 };
	double y[40], back[40];
	unsigned state = 7;
	for (size_t i = 0; i < 40; i++) {
		state = state * 1103515245u + 12345u;
		y[i] = (double)i / 8 + (double)(state >> 16 & 7);
	}
	for (size_t i = 0; i < 40; i++)
		back[i] = y[39 - i];
	t_true(trend_direction(m, y, 40, 0.9, &up, &e) && trend_direction(m, back, 40, 0.9, &down, &e));
	t_near("S", down.s, -up.s, 0);
	t_near("p", down.p, up.p, 1e-12);
	t_near("slope", down.slope, -up.slope, 1e-12);
	t_true(up.slope_interval.lo <= up.slope && up.slope <= up.slope_interval.hi);
	/* the interval leaves out 0 when the test does, but for its continuity correction */
	t_true(up.p > 0.1 || up.slope_interval.lo > 0);
	mem_free(m);
}
T_END

T_CASE(direction_refuses)
{
	analytics_start();
	struct mem *m = mem_new();
	struct trend_direction d;
	struct err e = { 0 };
	const double y[] = { 1, INFINITY }, nothing[] = { NAN, NAN };
	t_false(trend_direction(m, y, 2, 0.95, &d, &e));
	t_int(e.word, W_STAT_NUMBER);
	e = (struct err){ 0 };
	t_false(trend_direction(m, y, TREND_MOST + 1, 0.95, &d, &e));
	t_int(e.word, W_STAT_TOO_MANY);
	t_true(trend_direction(m, nothing, 2, 0.95, &d, &e));
	t_true(d.why == WHY_NO_DATA && isnan(d.s) && isnan(d.p));
	t_true(trend_direction(m, y, 1, 0.95, &d, &e));
	t_int(d.why, WHY_TOO_FEW);
	mem_free(m);
}
T_END

T_MAIN("analytics/trend", shares_of_smokers_as_printed, shares_without_a_line, chart_by_hand, chart_flags_a_month_that_stands_out,
       chart_that_cannot_be, direction_by_hand, direction_with_ties_and_gaps, direction_turns_with_the_series, direction_refuses)
