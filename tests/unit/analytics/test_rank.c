#include "analytics/adjust.h"
#include "analytics/rank.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct rank_result compare(struct mem *m, const double y[], const size_t group[], size_t n, size_t k)
{
	struct rank_result r;
	struct err e = { 0 };
	t_true(rank_compare(m, y, group, n, k, &r, &e));
	return r;
}

T_CASE(many_questions)
{
	struct mem *m = mem_new();
	const double p[] = { 0.01, NAN, 0.04, 0.03, 0.005, 0.9 };
	double out[6];
	adjust_holm(m, p, 6, out);
	t_near("smallest of five", out[4], 0.025, 1e-15);
	t_near("second", out[0], 0.04, 1e-15);
	t_near("third", out[3], 0.09, 1e-15);
	t_near("fourth would be 0.08: never less than the third", out[2], 0.09, 1e-15);
	t_true(isnan(out[1]));
	adjust_bh(m, p, 6, out);
	t_near("smallest", out[4], 0.025, 1e-15);
	t_near("second", out[0], 0.025, 1e-15);
	t_near("fourth", out[2], 0.05, 1e-15);
	t_near("third", out[3], 0.05, 1e-15);
	t_near("largest", out[5], 0.9, 1e-15);
	const double half[] = { 0.5, 0.6, 0.7 };
	adjust_holm(m, half, 3, out);
	t_near("never above 1", out[1], 1, 0);
	mem_free(m);
}
T_END

/* Hollander & Wolfe (1973) p. 116, as R prints it in ?kruskal.test */
T_CASE(lungs_as_printed)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7, 4.0, 2.4, 2.8, 3.4, 3.7, 2.2, 2.0 };
	const size_t g[] = { 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2 };
	struct rank_result r = compare(m, y, g, 14, 3);
	t_true(fabs(r.h - 0.77143) < 5e-6);
	t_near("df", r.df, 2, 0);
	t_true(fabs(r.p - 0.68) < 5e-4);
	t_near("effect", r.epsilon2, r.h / 13, 1e-15);
	t_int(r.n_pairs, 3);
	mem_free(m);
}
T_END

T_CASE(two_groups_by_hand)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 1, 2, 3, 4 }, tied[] = { 1, 1, 2, 2 };
	const size_t g[] = { 0, 0, 1, 1 };
	struct rank_result r = compare(m, y, g, 4, 2);
	t_near("H", r.h, 2.4, 1e-14); /* mean ranks 1.5 and 3.5, variance of a rank 5/3 */
	t_near("z", r.pair[0].z, -sqrt(2.4), 1e-14);
	t_near("with two groups one test is the other", r.pair[0].p, r.p, 1e-12);
	r = compare(m, tied, g, 4, 2);
	t_near("H with ties", r.h, 3, 1e-14); /* variance 4/3 */
	mem_free(m);
}
T_END

T_CASE(order_is_all_that_counts)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 5, 1, 9, 9, 4, 2, 7, 8 }, steep[] = { 50, -3, 1e9, 1e9, 49, 0, 700, 701 };
	const size_t g[] = { 0, 0, 1, 1, 2, 2, 1, 0 };
	struct rank_result a = compare(m, y, g, 8, 4), b = compare(m, steep, g, 8, 4);
	t_near("H", a.h, b.h, 1e-15);
	t_near("df", a.df, 2, 0); /* the fourth group is empty */
	t_int(a.n_pairs, 6);
	t_true(isnan(a.pair[2].z) && isnan(a.pair[2].holm)); /* first and fourth */
	t_near("least of three", a.pair[3].holm, fmin(1, 3 * a.pair[3].p), 1e-12);
	mem_free(m);
}
T_END

T_CASE(ranks_without_an_answer)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 3, 3, 3 }, bad[] = { 1, NAN, 2 };
	const size_t g[] = { 0, 1, 1 }, one[] = { 1, 1, 1 };
	struct rank_result r = compare(m, y, g, 3, 2);
	t_true(r.why == WHY_UNDEFINED && isnan(r.h) && isnan(r.pair[0].z));
	t_int(compare(m, bad, one, 1, 2).why, WHY_TOO_FEW);
	t_int(compare(m, y, g, 0, 2).why, WHY_NO_DATA);
	struct err e = { 0 };
	t_false(rank_compare(m, bad, g, 3, 2, &r, &e));
	t_false(rank_compare(m, y, g, 3, 1, &r, &e));
	t_false(rank_compare(m, y, g, 3, 0, &r, &e));
	mem_free(m);
}
T_END

T_MAIN("analytics/rank", many_questions, lungs_as_printed, two_groups_by_hand, order_is_all_that_counts, ranks_without_an_answer)
