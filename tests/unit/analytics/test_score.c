#include "analytics/score.h"
#include "analytics/start.h"
#include "tests/t.h"

/* R: quantile(1:20, c(.25, .5, .75)) is 5.75, 10.5, 15.25; qchisq(.025, 2 * 30) / 2 = 20.24087, qchisq(.975, 2 * 31) / 2 = 42.82687 */
T_CASE(a_post_among_twenty)
{
	analytics_start();
	struct score_window w = { .n = 0 };
	struct score s;
	struct err e = { 0 };
	for (int i = 1; i <= 20; i++)
		score_push(&w, (i * 7) % 20 + 1);
	t_true(score_place(&w, 30, &s));
	t_int(s.n, 20);
	t_near("lower quartile", s.lo, 5.75, 1e-12);
	t_near("median", s.median, 10.5, 1e-12);
	t_near("upper quartile", s.hi, 15.25, 1e-12);
	t_near("distance", s.distance, (30 - 10.5) / 9.5, 1e-12);
	t_true(score_bound(30, 1000, 1000, &s, &e));
	t_near("own low", s.own.lo, 20.24087, 1e-6);
	t_near("own high", s.own.hi, 42.82687, 1e-6);
	t_true(s.sure);
	t_near("nearer end", s.distance, (20.24087 - 10.5) / 9.5, 1e-6);
	t_true(score_place(&w, 15.5, &s) && score_bound(31, 2000, 1000, &s, &e)); /* between 10.5 and 22: the middle may be its own */
	t_false(s.sure);
	t_true(s.distance < 0.05);
	t_true(score_place(&w, 0, &s) && score_bound(0, 1000, 1000, &s, &e)); /* at most 3.69 */
	t_true(s.sure);
	t_near("below", s.distance, (-log(0.025) - 10.5) / 9.5, 1e-9);
}
T_END

T_CASE(the_oldest_leaves)
{
	struct score_window w = { .n = 0 };
	struct score s;
	for (int i = 0; i < 9; i++)
		score_push(&w, i);
	t_false(score_place(&w, 4, &s)); /* nine are too few */
	for (int i = 0; i < 991; i++)
		score_push(&w, i % 2 ? 1000 + i : 1000 - i);
	t_true(score_place(&w, 4, &s));
	t_int(s.n, SCORE_WINDOW);
	double came[SCORE_WINDOW], sum = 0, sorted = 0; /* the last hundred, in whatever order */
	for (int i = 0; i < SCORE_WINDOW; i++) {
		int k = 891 + i;
		came[i] = k % 2 ? 1000 + k : 1000 - k;
		sum += came[i];
		sorted += w.sorted[i];
	}
	t_near("sum", sorted, sum, 1e-12);
	for (size_t i = 1; i < SCORE_WINDOW; i++)
		t_true(w.sorted[i - 1] <= w.sorted[i]);
}
T_END

T_CASE(equal_posts_have_no_middle_half)
{
	struct score_window w = { .n = 0 };
	struct score s;
	for (int i = 0; i < 50; i++)
		score_push(&w, 7);
	t_false(score_place(&w, 9, &s));
}
T_END

T_MAIN("analytics/score", a_post_among_twenty, the_oldest_leaves, equal_posts_have_no_middle_half)
