#include "analytics/interval.h"
#include "analytics/simultaneous.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct err e;

typedef bool method_fn(const double x[], size_t k, double conf, struct interval out[], struct err *e);

/* With q the square of the normal quantile both score methods are Wilson's interval at another level. */
T_CASE(simultaneous_scores)
{
	static const double x[4] = { 0, 3, 40, 157 };
	struct interval goodman[4], one;
	analytics_start();
	t_true(simultaneous_goodman(x, 4, 0.95, goodman, &e));
	for (size_t i = 0; i < 4; i++) {
		t_true(interval_wilson(x[i], 200, 1 - 0.05 / 4, &one, &e));
		t_near("lower", goodman[i].lo, one.lo, 1e-10);
		t_near("upper", goodman[i].hi, one.hi, 1e-10);
	}
}
T_END

/* Of two groups the second is one minus the first, by each method. */
T_CASE(simultaneous_mirror)
{
	static method_fn *const method[] = { simultaneous_exact, simultaneous_goodman, simultaneous_quesenberry_hurst };
	static const double x[][2] = { { 0, 20 }, { 3, 17 }, { 5e6, 2.5e7 }, { 1, 1e12 }, { 12.5, 7.25 } };
	struct interval out[2];
	double c;
	analytics_start();
	for (size_t j = 0; j < sizeof x / sizeof *x; j++) {
		for (size_t i = 0; i < 3; i++) {
			t_true(method[i](x[j], 2, 0.9, out, &e));
			t_near("mirror", out[0].lo, 1 - out[1].hi, 1e-9);
			t_near("mirror", out[0].hi, 1 - out[1].lo, 1e-9);
			t_true(out[0].lo <= x[j][0] / (x[j][0] + x[j][1]) && x[j][0] / (x[j][0] + x[j][1]) <= out[0].hi);
		}
		t_true(simultaneous_sison_glaz(x[j], 2, 0.9, out, &c, &e));
		t_true(isnan(c) == (j >= 3));
	}
}
T_END

/* With many people the counts are normal: of two equal groups c is near z sqrt(n) / 2, as far as the approximation goes, and grows with
 * sqrt(n). Terms must not cancel: published code stops at 1. */
T_CASE(simultaneous_sison_glaz_millions)
{
	struct interval out[3];
	double c;
	analytics_start();
	for (double n = 1e4; n <= 1e10; n *= 100) {
		const double x[2] = { n / 2, n / 2 };
		t_true(simultaneous_sison_glaz(x, 2, 0.95, out, &c, &e));
		ck_assert_msg(fabs(c - 1.959964 * sqrt(n) / 2) < 0.06 * c, "n %g: c %g", n, c);
	}
	const double skewed[3] = { 1000000, 50, 3 };
	t_true(simultaneous_sison_glaz(skewed, 3, 0.95, out, &c, &e));
	ck_assert_msg(c > 10 && c < 30, "c %g", c); /* the variance is that of 53 people: 1.96 sqrt(53) = 14 */
	t_near("lower", out[2].lo, 0, 0);
}
T_END

/* Small samples, where the approximation is poor, still give intervals that hold what was seen. */
T_CASE(simultaneous_small)
{
	static const double x[][3] = { { 1, 0, 0 }, { 0, 0, 2 }, { 1, 1, 1 }, { 5, 0, 1 } };
	struct interval out[3];
	double c;
	analytics_start();
	for (size_t i = 0; i < sizeof x / sizeof *x; i++) {
		double n = x[i][0] + x[i][1] + x[i][2];
		t_true(simultaneous_sison_glaz(x[i], 3, 0.95, out, &c, &e));
		t_true(c >= 0 && c <= n);
		for (size_t j = 0; j < 3; j++)
			t_true(out[j].lo >= 0 && out[j].hi <= 1 && out[j].lo <= x[i][j] / n && out[j].hi >= x[i][j] / n);
	}
	t_false(simultaneous_goodman(x[0], 1, 0.95, out, &e));
	e = (struct err){ .code = ERR_NONE };
	t_false(simultaneous_exact((const double[]){ 0, 0 }, 2, 0.95, out, &e));
	t_int(e.word, W_STAT_SHARE);
}
T_END

T_MAIN("analytics/simultaneous", simultaneous_scores, simultaneous_mirror, simultaneous_sison_glaz_millions, simultaneous_small)
