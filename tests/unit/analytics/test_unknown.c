#include "analytics/distance.h"
#include "analytics/represent.h"
#include "analytics/start.h"
#include "analytics/unknown.h"
#include "tests/t.h"

T_CASE(bounds_run_from_none_to_all_of_the_unknowns)
{
	analytics_start();
	struct unknown_share s;
	struct err e = { 0 };
	t_true(unknown_share(30, 80, 20, 0.95, &s, &e));
	t_near("none of them", s.bounds.lo, 0.3, 1e-12);
	t_near("all of them", s.bounds.hi, 0.5, 1e-12);
	t_true(s.confidence.lo < 0.3 && s.confidence.hi > 0.5);
	t_true(unknown_share(0, 0, 5, 0.95, &s, &e));
	t_near("nothing known", s.bounds.hi - s.bounds.lo, 1, 0);
	t_true(unknown_share(0, 10, 0, 0.95, &s, &e));
	t_near("no spread", s.confidence.hi, 0, 0);
}
T_END

/* Every way to spread the unknowns over three groups, whole people at a time. */
T_CASE(tvd_range_against_every_allocation)
{
	analytics_start();
	static const double population[] = { 0.25, 0.5, 0.25 };
	static const double x[][3] = { { 10, 20, 10 }, { 0, 0, 40 }, { 3, 30, 7 }, { 25, 10, 5 } };
	for (size_t i = 0; i < 4; i++)
		for (int u = 0; u <= 40; u += 20) {
			double least = 1, most = 0;
			for (int a = 0; a <= u; a++)
				for (int b = 0; a + b <= u; b++) {
					double filled[] = { x[i][0] + a, x[i][1] + b, x[i][2] + u - a - b };
					double tvd = distance_tvd(filled, population, 3);
					least = fmin(least, tvd);
					most = fmax(most, tvd);
				}
			struct interval r;
			struct err e = { 0 };
			t_true(unknown_tvd(x[i], population, 3, u, &r, &e));
			t_near("least", r.lo, least, 1e-9);
			t_near("most", r.hi, most, 1e-9);
		}
}
T_END

T_CASE(the_verdict_turns_at_the_tipping_points)
{
	analytics_start();
	static const struct unknown_band band[] = { { 0.2, 0, 0.04, 0.05, 1 }, { 0.2, 0, 0.04, 0.05, 3 }, { 0.2, 0.004, 0.04, 0.05, 1 } };
	double x = 1800, known = 10000, unknown = 2000, n = known + unknown;
	for (size_t i = 0; i < 3; i++) {
		const struct unknown_band *b = &band[i];
		struct interval s;
		struct err e = { 0 };
		t_true(unknown_tipping(x, known, unknown, b, &s, &e));
		t_true(0 < s.lo && s.lo < s.hi && s.hi < 1);
		for (double step = -1e-6; step < 2e-6; step += 2e-6) {
			bool at_lo =
			        represent_inside((x + (s.lo + step) * unknown) / b->deff, n / b->deff, b->pi, b->se, b->delta, b->alpha);
			bool at_hi =
			        represent_inside((x + (s.hi + step) * unknown) / b->deff, n / b->deff, b->pi, b->se, b->delta, b->alpha);
			t_true(at_lo == (step > 0));
			t_true(at_hi == (step < 0));
		}
	}
}
T_END

T_CASE(tipping_points_that_do_not_exist)
{
	analytics_start();
	struct unknown_band b = { 0.2, 0, 0.04, 0.05, 1 };
	struct interval s;
	struct err e = { 0 };
	t_true(unknown_tipping(9000, 10000, 500, &b, &s, &e));
	t_true(isnan(s.lo) && isnan(s.hi));
	t_true(unknown_tipping(10, 50, 0, &b, &s, &e)); /* nobody unknown, and not shown */
	t_true(isnan(s.lo));
	t_true(unknown_tipping(2000, 10000, 0, &b, &s, &e)); /* nobody unknown, and shown */
	t_near("from none", s.lo, 0, 0);
	t_near("to all", s.hi, 1, 0);
}
T_END

/* Every way to fill the withheld cells. */
T_CASE(withheld_cells_against_every_filling)
{
	struct err e = { 0 };
	for (int rest = -1; rest <= 15; rest++) {
		int least = 99, most = -1;
		for (int a = 0; a <= 4; a++)
			for (int b = 0; b <= 4; b++)
				for (int c = 0; c <= 4; c++)
					if (a + b + c == rest) {
						least = a < least ? a : least;
						most = a > most ? a : most;
					}
		struct interval cell;
		bool feasible;
		t_true(unknown_withheld(100, 3, 5, 100 + rest, &cell, &feasible, &e));
		t_true(feasible == (most >= 0));
		t_true(feasible || cell.lo > cell.hi);
		t_near("least", feasible ? cell.lo : 0, feasible ? least : 0, 0);
		t_near("most", feasible ? cell.hi : 0, feasible ? most : 0, 0);
	}
}
T_END

T_CASE(rounded_shares)
{
	struct interval out[3];
	bool feasible;
	struct err e = { 0 };
	static const double short_by_a_tenth[] = { 0.3, 0.3, 0.3 }, tight[] = { 0.333, 0.333, 0.3325 }, edge[] = { 0.001, 0.999, 0 };
	t_true(unknown_rounded(short_by_a_tenth, 3, 0.01, out, &feasible, &e));
	t_false(feasible);
	t_near("what the others leave at least: 1 - 2 * 0.305", out[0].lo, 0.39, 1e-9);
	t_near("half a unit above", out[0].hi, 0.305, 1e-9);
	t_true(unknown_rounded(tight, 3, 0.001, out, &feasible, &e)); /* all three must be at their upper end */
	t_true(feasible);
	for (size_t i = 0; i < 3; i++) {
		t_near("as high as it can", out[i].lo, tight[i] + 0.0005, 1e-9);
		t_near("as high as it can", out[i].hi, tight[i] + 0.0005, 1e-9);
	}
	t_true(unknown_rounded(edge, 3, 0.001, out, &feasible, &e) && feasible);
	t_near("no share below 0", out[2].lo, 0, 0);
}
T_END

T_CASE(bad_input_is_refused)
{
	const double x[] = { 1, 2 }, none[] = { 0, 0 }, nan_count[] = { (double)NAN, 2 };
	struct unknown_share s;
	struct interval i[2];
	bool feasible;
	struct unknown_band b = { 0.2, 0, 0.04, 0.05, 1 }, no_deff = { 0.2, 0, 0.04, 0.05, 0 };
#define refused(call)                                                                                                                      \
	do {                                                                                                                               \
		struct err e = { 0 };                                                                                                      \
		t_false(call);                                                                                                             \
		t_int(e.code, ERR_INPUT);                                                                                                  \
	} while (0)
	refused(unknown_share(5, 4, 3, 0.95, &s, &e));
	refused(unknown_share(-1, 4, 3, 0.95, &s, &e));
	refused(unknown_share(0, 0, 0, 0.95, &s, &e));
	refused(unknown_share(1, 4, (double)NAN, 0.95, &s, &e));
	refused(unknown_share(1, 4, (double)INFINITY, 0.95, &s, &e));
	refused(unknown_share(1, 4, 3, 0, &s, &e));
	refused(unknown_tvd(x, x, 1, 0, i, &e));
	refused(unknown_tvd(none, x, 2, 0, i, &e));
	refused(unknown_tvd(x, none, 2, 0, i, &e));
	refused(unknown_tvd(nan_count, x, 2, 0, i, &e));
	refused(unknown_tvd(x, x, 2, -1, i, &e));
	refused(unknown_tipping(5, 4, 3, &b, i, &e));
	refused(unknown_tipping(1, 4, 3, &no_deff, i, &e));
	refused(unknown_withheld(-1, 1, 10, 5, i, &feasible, &e));
	refused(unknown_withheld(1, 0, 10, 5, i, &feasible, &e));
	refused(unknown_withheld(1, 1, (double)NAN, 5, i, &feasible, &e));
	refused(unknown_rounded(nan_count, 2, 0.1, i, &feasible, &e));
	refused(unknown_rounded(x, 2, 0.1, i, &feasible, &e));
	refused(unknown_rounded(none, 2, 0, i, &feasible, &e));
}
T_END

T_MAIN("analytics/unknown", bounds_run_from_none_to_all_of_the_unknowns, tvd_range_against_every_allocation,
       the_verdict_turns_at_the_tipping_points, tipping_points_that_do_not_exist, withheld_cells_against_every_filling, rounded_shares,
       bad_input_is_refused)
