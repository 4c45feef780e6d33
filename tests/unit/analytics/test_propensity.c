#include "analytics/distance.h"
#include "analytics/propensity.h"
#include "analytics/propensity_model.h"
#include "tests/t.h"

static const double x[] = { 41, 118, 160, 142, 131, 48 }, population[] = { 14160, 20760, 20160, 21720, 17040, 26160 };

static struct propensity measure(struct mem *m, const double n[], const double all[], size_t k)
{
	struct propensity r;
	struct err e = { 0 };
	t_true(propensity_measure(m, n, all, k, &r, &e));
	return r;
}

/* With half a percent taking part R says 0.995; the coefficient of variation is Cohen's w whatever the participation. */
T_CASE(the_coefficient_of_variation_is_cohens_w)
{
	struct mem *m = mem_new();
	struct propensity r = measure(m, x, population, 6);
	struct distance d;
	struct err e = { 0 };
	double sum = 0;
	t_true(distance_measure(x, population, 6, &d, &e));
	t_near("w", r.cv, d.w, 1e-12);
	t_near("participation", r.mean, 640.0 / 120000, 1e-12);
	t_true(r.r > 0.99 && r.cv > 0.4 && r.r >= r.r_least);
	for (size_t i = 0; i < 6; i++) {
		double pi = population[i] / 120000;
		t_near("residual", r.partial[i] / r.mean, (x[i] / 640 - pi) / sqrt(pi), 1e-10);
		sum += r.partial[i] * r.partial[i];
	}
	t_near("parts of the whole", sum, r.s * r.s, 1e-12);
	t_true(r.cv_adjusted < r.cv && r.se_r > 0);
	mem_free(m);
}
T_END

T_CASE(no_differences_and_nobody)
{
	struct mem *m = mem_new();
	static const double n[] = { 1, 2, 3 }, all[] = { 30, 60, 90 }, none[] = { 0, 0, 0 }, gap[] = { 1, 0, 3 }, hole[] = { 30, 0, 90 };
	struct propensity r = measure(m, n, all, 3);
	t_near("none", r.s, 0, 0);
	t_near("R", r.r, 1, 0);
	t_true(isnan(r.se_r));
	r = measure(m, none, all, 3);
	t_true(isnan(r.cv) && isnan(r.cv_adjusted));
	r = measure(m, all, all, 3);
	t_near("everybody", r.mean, 1, 0);
	t_near("one certain", r.r_least, 1, 0);
	r = measure(m, gap, hole, 3);
	t_near("an empty group says nothing", r.partial[1], 0, 0);
	struct err e = { 0 };
	t_false(propensity_measure(m, n, hole, 3, &r, &e));
	t_int(e.word, W_STAT_NOT_IN_POPULATION);
	e = (struct err){ 0 };
	t_false(propensity_measure(m, all, n, 3, &r, &e));
	e = (struct err){ 0 };
	t_false(propensity_measure(m, none, none, 3, &r, &e));
	t_int(e.code, ERR_INPUT);
	mem_free(m);
}
T_END

T_CASE(a_table_splits_in_two_ways)
{
	struct mem *m = mem_new();
	static const double n[] = { 30, 22, 64, 54, 95, 65 }, all[] = { 7000, 7160, 10300, 10460, 10000, 10160 };
	static const double row_n[] = { 52, 118, 160 }, row_all[] = { 14160, 20760, 20160 };
	struct propensity_cross c;
	struct err e = { 0 };
	t_true(propensity_cross(n, all, 3, 2, &c, &e));
	t_near("rows", c.row_alone, measure(m, row_n, row_all, 3).s, 1e-10);
	t_near("whole", c.s, measure(m, n, all, 6).s, 1e-10);
	t_near("one way", c.row_alone * c.row_alone + c.column_within * c.column_within, c.s * c.s, 1e-12);
	t_near("other way", c.column_alone * c.column_alone + c.row_within * c.row_within, c.s * c.s, 1e-12);
	mem_free(m);
}
T_END

/* One trait, everybody invited once: the model is the table. z' V z is rho (1 - rho) / n a person, so the bias is sum rho (1 - rho) / N; the
 * variance is that of independent binomials. */
T_CASE(a_model_of_one_trait_is_the_table)
{
	struct mem *m = mem_new();
	static const double n[] = { 310, 420, 505 }, all[] = { 700, 750, 800 };
	static const size_t level[] = { 0, 1, 2 };
	const struct propensity_trait t = { 3, level };
	struct propensity_model r;
	struct err e = { 0 };
	t_true(propensity_fit(m, &(struct propensity_cells){ 3, all, n, NULL, 1, &t }, &r, &e));
	struct propensity table = measure(m, n, all, 3);
	double square = table.s * table.s * 2250 / 2249, bias = 0;
	for (size_t h = 0; h < 3; h++)
		bias += n[h] / all[h] * (1 - n[h] / all[h]) / 2250;
	t_near("R", r.r_unadjusted, 1 - 2 * sqrt(square), 1e-9);
	t_near("corrected", r.r, 1 - 2 * sqrt(square - bias), 1e-9);
	t_near("CV", r.cv, sqrt(square - bias) / table.mean, 1e-9);
	t_near("the only trait", r.trait[0].alone_unadjusted, table.s, 1e-9);
	t_near("nothing else to be alike in", r.trait[0].within_unadjusted, table.s, 1e-9);
	for (size_t h = 0; h < 3; h++)
		t_near("level", r.trait[0].level_unadjusted[h], table.partial[h], 1e-8);
	t_true(r.se_r > table.se_r * 0.99 && r.se_r < table.se_r * 1.1); /* and a second-order term */
	mem_free(m);
}
T_END

/* The same people as a sample of one in twelve: the sample takes (1 - n / N) var / n of the bias away. */
T_CASE(a_sample_adds_spread_of_its_own)
{
	struct mem *m = mem_new();
	static const double n[] = { 310, 420, 505 }, all[] = { 700, 750, 800 }, twelve[] = { 12, 12, 12 };
	static const size_t level[] = { 0, 1, 2 };
	const struct propensity_trait t = { 3, level };
	struct propensity_model r;
	struct err e = { 0 };
	t_true(propensity_fit(m, &(struct propensity_cells){ 3, all, n, twelve, 1, &t }, &r, &e));
	double sum = 0, spread = 0, mean = 1235.0 / 2250;
	for (size_t h = 0; h < 3; h++) {
		double rho = n[h] / all[h];
		sum += rho * (1 - rho);
		spread += all[h] * (rho - mean) * (rho - mean);
	}
	double bias = sum / 2250 - (1 - 1.0 / 12) * spread / 2249 / 2250, square = 12 * spread / (12 * 2250 - 1);
	t_near("R", r.r_unadjusted, 1 - 2 * sqrt(square), 1e-9);
	t_near("corrected", r.r, 1 - 2 * sqrt(square - bias), 1e-9);
	mem_free(m);
}
T_END

/* A trait that matters and one that does not; a sample of one in twelve. */
T_CASE(a_trait_that_does_not_matter)
{
	struct mem *m = mem_new();
	static const double n[] = { 10, 40, 10, 40 }, invited[] = { 50, 80, 50, 80 }, twelve[] = { 12, 12, 12, 12 };
	static const size_t age[] = { 0, 1, 0, 1 }, sex[] = { 0, 0, 1, 1 };
	const struct propensity_trait t[] = { { 2, age }, { 2, sex } };
	struct propensity_model r;
	struct err e = { 0 };
	t_true(propensity_fit(m, &(struct propensity_cells){ 4, invited, n, twelve, 2, t }, &r, &e));
	t_near("sex", r.trait[1].alone_unadjusted, 0, 1e-9);
	t_near("sex within age", r.trait[1].within_unadjusted, 0, 1e-9);
	t_near("age", r.trait[0].alone_unadjusted, r.trait[0].within_unadjusted, 1e-9);
	t_true(r.r > r.r_unadjusted && r.se_cv > 0);
	static const double nobody[] = { 0, 0, 0, 0 };
	t_true(propensity_fit(m, &(struct propensity_cells){ 4, invited, nobody, twelve, 2, t }, &r, &e));
	t_true(isnan(r.cv) && isnan(r.se_r));
	t_near("no differences", r.r, 1, 1e-9);
	t_false(propensity_fit(m, &(struct propensity_cells){ 4, n, invited, twelve, 2, t }, &r, &e));
	e = (struct err){ 0 };
	t_false(propensity_fit(m, &(struct propensity_cells){ 4, nobody, nobody, NULL, 2, t }, &r, &e));
	e = (struct err){ 0 };
	const struct propensity_trait out = { 1, age };
	t_false(propensity_fit(m, &(struct propensity_cells){ 4, invited, n, NULL, 1, &out }, &r, &e));
	t_int(e.code, ERR_INPUT);
	mem_free(m);
}
T_END

T_MAIN("analytics/propensity", the_coefficient_of_variation_is_cohens_w, no_differences_and_nobody, a_table_splits_in_two_ways,
       a_model_of_one_trait_is_the_table, a_sample_adds_spread_of_its_own, a_trait_that_does_not_matter)
