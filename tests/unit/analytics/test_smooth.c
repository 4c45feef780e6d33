#include "analytics/smooth.h"
#include "analytics/start.h"
#include "tests/t.h"

T_CASE(shares_are_sum_over_sum)
{
	const double x[] = { 1, 0, 90, 0, 0, 0 }, n[] = { 2, 0, 100, 0, 0, 0 };
	double out[6];
	struct err e = { 0 };
	t_true(smooth_shares(x, n, 6, 1, out, &e));
	t_near("first", out[0], 0.5, 0);
	t_near("middle", out[1], 91 / 102.0, 1e-15);
	t_near("last with people", out[3], 0.9, 0);
	t_true(isnan(out[4]) && isnan(out[5]));
	t_true(smooth_shares(x, n, 6, 9, out, &e));
	t_near("all of it", out[5], 91 / 102.0, 1e-15);
	t_false(smooth_shares(n, x, 6, 1, out, &e));
}
T_END

/* NIST/SEMATECH e-Handbook of Statistical Methods 6.3.2.4, printed to two decimals */
T_CASE(ewma_of_the_handbook)
{
	const double y[] = { 52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5,
		             49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1 };
	const double want[] = { 50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33,
		                50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99 };
	double out[20];
	struct err e = { 0 };
	t_true(smooth_ewma(y, 20, 0.3, 50, out, &e));
	for (size_t i = 0; i < 20; i++)
		t_near("handbook", round(100 * out[i]) / 100, want[i], 1e-12);
	t_true(smooth_ewma(y, 2, 1, NAN, out, &e));
	t_near("lambda 1 follows", out[1], 47, 0);
	t_true(smooth_ewma(y, 2, 0.5, NAN, out, &e));
	t_near("from the mean", out[0], (52 + 49.5) / 2, 1e-15);
	t_false(smooth_ewma(y, 2, 0, NAN, out, &e));
}
T_END

static const double cleveland_x[] = { 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 8, 10, 12, 14, 50 };
static const double cleveland_y[] = { 18, 2, 15, 6, 10, 4, 16, 11, 7, 3, 14, 17, 20, 12, 9, 13, 1, 8, 5, 19 };

/* The test runs that Cleveland prints in the head of netlib's lowess routine, to three decimals. */
T_CASE(lowess_of_its_author)
{
	static const struct {
		struct smooth_span span;
		double want[11]; /* the ten points at 6 have one fit */
	} run[] = {
		{ { 0.25, 0, 0 }, { 13.659, 11.145, 8.701, 9.722, 10.000, 11.300, 13.000, 6.440, 5.596, 5.456, 18.998 } },
		{ { 0.25, 0, 3 }, { 13.659, 12.347, 11.034, 9.722, 10.511, 11.300, 13.000, 6.440, 5.596, 5.456, 18.998 } },
		{ { 0.25, 2, 0 }, { 14.811, 12.115, 8.984, 9.676, 10.000, 11.346, 13.000, 6.734, 5.744, 5.415, 18.998 } },
	};
	struct mem *m = mem_new();
	analytics_start();
	for (size_t r = 0; r < 3; r++) {
		double out[20];
		struct err e = { 0 };
		t_true(smooth_lowess(m, cleveland_x, cleveland_y, 20, run[r].span, out, &e));
		for (size_t i = 0; i < 20; i++)
			t_near("lowess", round(1000 * out[i]) / 1000, run[r].want[i < 5 ? i : i < 15 ? 5 : i - 9], 1e-12);
	}
	mem_free(m);
}
T_END

T_CASE(lowess_keeps_a_line_and_forgets_an_outlier)
{
	struct mem *m = mem_new();
	analytics_start();
	double x[50], y[50], out[50];
	struct err e = { 0 };
	for (size_t i = 0; i < 50; i++) {
		x[i] = (double)i;
		y[i] = 3 + 2 * x[i];
	}
	t_true(smooth_lowess(m, x, y, 50, (struct smooth_span){ 2 / 3.0, 3, 0 }, out, &e));
	for (size_t i = 0; i < 50; i++)
		t_near("line", out[i], y[i], 1e-12);
	for (size_t i = 0; i < 50; i++)
		y[i] += i % 2 ? 0.5 : -0.5;
	y[25] = 1e6;
	t_true(smooth_lowess(m, x, y, 50, (struct smooth_span){ 2 / 3.0, 3, 0 }, out, &e));
	t_near("beside the outlier", out[25], 53, 0.01);
	mem_free(m);
}
T_END

T_CASE(lowess_of_little_and_of_nonsense)
{
	struct mem *m = mem_new();
	analytics_start();
	const double x[] = { 1, 1, 1 }, y[] = { 1, 2, 6 }, down[] = { 2, 1 };
	double out[3];
	struct err e = { 0 };
	t_true(smooth_lowess(m, x, y, 3, (struct smooth_span){ 1, 3, 0 }, out, &e));
	t_near("one place has its mean", out[1], 3, 1); /* robust rounds draw it towards the two */
	t_true(smooth_lowess(m, x, y, 3, (struct smooth_span){ 1, 0, 0 }, out, &e));
	t_near("one place has its mean", out[2], 3, 1e-15);
	t_true(smooth_lowess(m, x, y, 1, (struct smooth_span){ 1, 0, 0 }, out, &e));
	t_near("one point", out[0], 1, 0);
	t_true(smooth_lowess(m, x, y, 0, (struct smooth_span){ 1, 0, 0 }, out, &e));
	t_false(smooth_lowess(m, down, y, 2, (struct smooth_span){ 1, 0, 0 }, out, &e));
	t_int(e.word, W_STAT_ORDER);
	t_false(smooth_lowess(m, x, y, 2, (struct smooth_span){ 0, 0, 0 }, out, &e));
	mem_free(m);
}
T_END

T_MAIN("analytics/smooth", shares_are_sum_over_sum, ewma_of_the_handbook, lowess_of_its_author, lowess_keeps_a_line_and_forgets_an_outlier,
       lowess_of_little_and_of_nonsense)
