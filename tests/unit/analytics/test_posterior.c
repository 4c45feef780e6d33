#include "analytics/interval.h"
#include "analytics/posterior.h"
#include "analytics/start.h"
#include "tests/t.h"

static double log_beta(double a, double b)
{
	return lgamma(a) + lgamma(b) - lgamma(a + b);
}

/* Miller's closed form: P(second > first) for a whole alpha of the second. */
static double miller(double a1, double b1, int a2, double b2)
{
	double sum = 0;
	for (int i = 0; i < a2; i++)
		sum += exp(log_beta(a1 + i, b1 + b2) - log(b2 + i) - log_beta(1 + i, b2) - log_beta(a1, b1));
	return sum;
}

T_CASE(two_beta_groups_in_closed_form)
{
	analytics_start();
	static const struct {
		double a1, b1;
		int a2;
		double b2;
	} pair[] = { { 6, 15, 9, 12 },   { 0.5, 0.5, 1, 3.5 }, { 0.02, 4, 1, 9 }, { 2000, 98000, 2100, 98300 },
		     { 3, 1e6, 5, 1e6 }, { 9e4, 0.7, 800, 5 } };
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
		const double a[] = { pair[i].a1, pair[i].a2 }, b[] = { pair[i].b1, pair[i].b2 };
		double p[2], want = miller(a[0], b[0], pair[i].a2, b[1]);
		enum why why;
		struct err e = { 0 };
		t_true(posterior_best_beta(a, b, 2, p, &why, &e));
		t_int(why, WHY_NONE);
		t_near("second", p[1], want, 1e-7);
		t_near("first", p[0], 1 - want, 1e-7);
	}
}
T_END

T_CASE(two_normal_groups_in_closed_form)
{
	analytics_start();
	const double mean[] = { 1, 1.5 };
	for (int i = -6; i <= 3; i++) {
		const double sd[] = { 0.3, 0.3 * pow(10, i) };
		double p[2], want = erfc((1.5 - 1) / sqrt(2 * (sd[0] * sd[0] + sd[1] * sd[1]))) / 2;
		enum why why;
		struct err e = { 0 };
		t_true(posterior_best_normal(mean, sd, 2, p, &why, &e));
		t_int(why, WHY_NONE);
		t_near("first", p[0], want, 1e-7);
		t_near("second", p[1], 1 - want, 1e-7);
	}
}
T_END

T_CASE(groups_alike_have_equal_chances)
{
	analytics_start();
	double a[20], b[20], p[20];
	enum why why;
	struct err e = { 0 };
	for (size_t i = 0; i < 20; i++) {
		a[i] = 40;
		b[i] = 3;
	}
	t_true(posterior_best_beta(a, b, 20, p, &why, &e));
	t_near("beta", p[7], 0.05, 1e-8);
	t_true(posterior_best_normal(a, b, 20, p, &why, &e));
	t_near("normal", p[19], 0.05, 1e-8);
	t_true(posterior_best_normal(a, b, 1, p, &why, &e));
	t_near("alone", p[0], 1, 1e-8);
	t_true(posterior_best_normal(a, b, 0, p, &why, &e) && why == WHY_NO_DATA);
	a[0] = 1e30;
	t_true(posterior_best_normal(a, b, 2, p, &why, &e));
	t_true(why == WHY_NONE ? p[0] > 1 - 1e-9 : isnan(p[0])); /* right or missing, never wrong */
	b[0] = 0;
	t_false(posterior_best_normal(a, b, 2, p, &why, &e));
	t_false(posterior_best_beta(a, b, 2, p, &why, &e));
}
T_END

T_CASE(within_two_groups_is_a_beta)
{
	analytics_start();
	struct mem *m = mem_new();
	const double x[] = { 37, 63 }, people[] = { 4000, 6000 }, tolerance[] = { 0.05, 1 };
	double p, again, other;
	struct err e = { 0 };
	t_true(posterior_within(m, x, people, tolerance, 2, 200000, 1, &p, &e));
	/* Beta(37.5, 63.5) between 0.35 and 0.45 */
	double want = interval_tail_least(37.5, 100, 0.45) - interval_tail_least(37.5, 100, 0.35);
	t_near("beta", p, want, 4 * 0.5 / sqrt(200000) / want);
	t_true(posterior_within(m, x, people, tolerance, 2, 1000, 1, &p, &e));
	t_true(posterior_within(m, x, people, tolerance, 2, 1000, 1, &again, &e));
	t_true(posterior_within(m, x, people, tolerance, 2, 1000, 2, &other, &e));
	t_near("the same seed", again, p, 0);
	t_true(fabs(other - p) > 0);
	const double nobody[] = { 0, 0 };
	t_false(posterior_within(m, x, nobody, tolerance, 2, 10, 1, &p, &e));
	t_int(e.word, W_STAT_NO_POPULATION);
	t_false(posterior_within(m, x, people, tolerance, 1, 10, 1, &p, &e));
	t_false(posterior_within(m, x, people, tolerance, 2, 0, 1, &p, &e));
	mem_free(m);
}
T_END

T_MAIN("analytics/posterior", two_beta_groups_in_closed_form, two_normal_groups_in_closed_form, groups_alike_have_equal_chances,
       within_two_groups_is_a_beta)
