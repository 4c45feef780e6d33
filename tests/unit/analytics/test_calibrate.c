#include "analytics/calibrate.h"
#include "analytics/normal.h"
#include "tests/t.h"

T_CASE(dependent_columns_get_nothing)
{
	struct mem *m = mem_new();
	struct normal n = normal_new(m, 3);
	static const double x[][3] = { { 1, 1, 0 }, { 1, 1, 0 }, { 1, 0, 1 }, { 1, 0, 1 } }, y[] = { 1, 2, 5, 6 };
	double beta[3], inverse[9];
	for (size_t i = 0; i < 4; i++)
		normal_add(&n, x[i], 1, y[i]);
	normal_solve(&n, beta, inverse);
	t_near("mean of the second", beta[0], 5.5, 1e-12);
	t_near("first against second", beta[1], -4, 1e-12);
	t_near("dependent", beta[2], 0, 0);
	t_near("variance of a mean of two", inverse[0], 0.5, 1e-12);
	t_near("variance of a difference", inverse[4], 1, 1e-12);
	t_near("covariance", inverse[1], -0.5, 1e-12);
	t_near("none", inverse[8] + inverse[2] + inverse[6], 0, 0);
	mem_free(m);
}
T_END

static double worst(const struct calibrate *c, const double g[])
{
	double most = 0;
	for (size_t j = 0; j < c->p; j++) {
		double sum = 0;
		for (size_t i = 0; i < c->n; i++)
			sum += c->weight[i] * g[i] * c->x[i * c->p + j];
		most = fmax(most, fabs(sum - c->total[j]) / fabs(c->total[j]));
	}
	return most;
}

static const double weight[] = { 10, 10, 12, 8, 15, 5 };
static const double x[] = { 1, 2.0, 1, 3.5, 1, 1.0, 1, 7.0, 1, 4.0, 1, 2.5 };
static const double total[] = { 66, 220 };

T_CASE(every_method_meets_the_totals)
{
	for (int method = CALIBRATE_LINEAR; method <= CALIBRATE_LOGIT; method++) {
		struct calibrate c = { 6, 2, weight, x, total, (enum calibrate_method)method, 0.5, 2 };
		double g[6];
		bool met;
		struct err e = { 0 };
		t_true(calibrate_fit(&c, g, &met, &e));
		t_true(met);
		t_true(worst(&c, g) < 1e-12);
		for (size_t i = 0; i < 6; i++)
			t_true(method != CALIBRATE_LOGIT || (g[i] > 0.5 && g[i] < 2));
	}
}
T_END

/* lambda = (sum d x x')^-1 (T - sum d x), worked out for one column: g = 1 + x (T - sum d x) / sum d x^2 */
T_CASE(the_linear_one_is_a_formula)
{
	static const double w[] = { 1, 2, 3 }, v[] = { 1, 2, 4 }, t[] = { 20 };
	struct calibrate c = { 3, 1, w, v, t, CALIBRATE_LINEAR, 0, 0 };
	double g[3];
	bool met;
	struct err e = { 0 };
	t_true(calibrate_fit(&c, g, &met, &e) && met);
	for (size_t i = 0; i < 3; i++)
		t_near("g", g[i], 1 + v[i] * (20 - 17) / (1.0 + 8 + 48), 1e-12);
}
T_END

T_CASE(totals_out_of_reach_are_not_met)
{
	static const double far[] = { 66, 420 }, contradicts[] = { 60, 70 }, twice[] = { 1, 1, 1, 1 }, w[] = { 30, 30 };
	struct calibrate c = { 6, 2, weight, x, far, CALIBRATE_LOGIT, 0.5, 2 };
	double g[6];
	bool met;
	struct err e = { 0 };
	t_true(calibrate_fit(&c, g, &met, &e));
	t_false(met);
	c = (struct calibrate){ 2, 2, w, twice, contradicts, CALIBRATE_LINEAR, 0, 0 };
	t_true(calibrate_fit(&c, g, &met, &e));
	t_false(met);
}
T_END

T_CASE(bad_input_is_refused)
{
	static const double bad_weight[] = { 10, -1, 12, 8, 15, 5 }, bad_total[] = { 66, (double)NAN };
	const struct calibrate c[] = {
		{ 6, 2, bad_weight, x, total, CALIBRATE_RAKING, 0, 0 }, { 6, 2, weight, x, bad_total, CALIBRATE_RAKING, 0, 0 },
		{ 6, 2, weight, x, total, CALIBRATE_LOGIT, 1, 2 },      { 6, 2, weight, x, total, CALIBRATE_LOGIT, 0.5, 1 },
		{ 6, 2, weight, x, total, CALIBRATE_LOGIT, -1, 2 },
	};
	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		double g[6];
		bool met;
		struct err e = { 0 };
		t_false(calibrate_fit(&c[i], g, &met, &e));
		t_int(e.code, ERR_INPUT);
	}
}
T_END

T_MAIN("analytics/calibrate", dependent_columns_get_nothing, every_method_meets_the_totals, the_linear_one_is_a_formula,
       totals_out_of_reach_are_not_met, bad_input_is_refused)
