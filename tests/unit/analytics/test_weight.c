#include "tests/t.h"
#include "analytics/ipf.h"
#include "analytics/start.h"
#include "analytics/weight.h"

/* Eight people, two traits. */
static const size_t sex[] = { 0, 0, 0, 1, 1, 0, 0, 1 }, age[] = { 0, 1, 2, 0, 1, 0, 1, 2 };
static const double men_women[] = { 0.5, 0.5 }, ages[] = { 30, 40, 30 };
static const char *const sex_name[] = { "mannen", "vrouwen" };
static const struct weight_trait both[] = { { 2, sex, men_women, sex_name }, { 3, age, ages, NULL } };

static struct weight_cells collapse(struct mem *m, const struct weight_trait t[], size_t n_traits, const double base[], size_t n)
{
	struct weight_cells c;
	struct err e = { 0 };
	analytics_start();
	t_true(weight_collapse(m, t, n_traits, base, n, &c, &e));
	return c;
}

static double sum_where(const struct weight_cells *c, const double factor[], const double base[], const size_t group[], size_t g)
{
	double sum = 0;
	for (size_t i = 0; i < c->n_people; i++)
		if (!group || group[i] == g)
			sum += factor[c->of[i]] * (base ? base[i] : 1);
	return sum;
}

T_CASE(people_who_are_alike_are_one_cell)
{
	struct mem *m = mem_new();
	static const double base[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	struct weight_cells c = collapse(m, both, 2, base, 8);
	t_int(c.n, 6);
	t_int(c.of[5], c.of[0]);
	t_int(c.of[6], c.of[1]);
	t_near("sum", c.base[0], 7, 0);
	t_near("squares", c.square[0], 37, 0);
	t_near("least", c.least[0], 1, 0);
	t_near("most", c.most[0], 6, 0);
	for (size_t i = 0; i < 8; i++) {
		t_int(c.group[c.of[i]], sex[i]);
		t_int(c.group[c.n + c.of[i]], age[i]);
	}
	t_int(collapse(m, both, 2, NULL, 0).n, 0);
	mem_free(m);
}
T_END

T_CASE(raking_cells_is_raking_people)
{
	struct mem *m = mem_new();
	static const double base[] = { 1, 2, 1, 1, 3, 1, 1, 2 };
	struct weight_cells c = collapse(m, both, 2, base, 8);
	struct weight_fit fit;
	struct err e = { 0 };
	t_true(weight_rake(m, &c, both, 2, &fit, &e));
	for (size_t g = 0; g < 2; g++)
		t_near("sex", sum_where(&c, fit.factor, base, sex, g), 0.5, 1e-11);
	for (size_t g = 0; g < 3; g++)
		t_near("age", sum_where(&c, fit.factor, base, age, g), ages[g] / 100, 1e-11);
	double people[8], share[] = { 0.3, 0.4, 0.3 };
	memcpy(people, base, sizeof people);
	const struct ipf_margin margin[] = { { 2, sex, men_women }, { 3, age, share } };
	struct ipf_result r;
	t_true(ipf_fit(people, 8, margin, 2, &r, &e));
	for (size_t i = 0; i < 8; i++)
		t_near("weight", fit.factor[c.of[i]] * base[i], people[i], 1e-11);
	struct weight_summary s;
	t_true(weight_summarise(people, 8, &s, &e));
	t_near("Kish", fit.summary.deff, s.deff, 1e-11);
	t_near("n", fit.summary.n_eff, 8 / s.deff, 1e-11);
	t_near("max", fit.summary.max, s.max, 1e-11);
	t_near("min", fit.summary.min, s.min, 1e-11);
	mem_free(m);
}
T_END

T_CASE(one_trait_is_post_stratification)
{
	struct mem *m = mem_new();
	static const double counts[] = { 300, 700 };
	const struct weight_trait t = { 2, sex, counts, NULL };
	struct weight_cells c = collapse(m, &t, 1, NULL, 8);
	struct weight_fit fit;
	struct err e = { 0 };
	t_true(weight_rake(m, &c, &t, 1, &fit, &e));
	t_near("N / n", fit.factor[c.of[0]], 300.0 / 5, 1e-12);
	t_near("N / n", fit.factor[c.of[3]], 700.0 / 3, 1e-12);
	t_near("Kish", fit.summary.deff, 8 * (5 * 60.0 * 60 + 3 * 700.0 / 3 * 700 / 3) / 1e6, 1e-12);
	mem_free(m);
}
T_END

/* 2 people are young, 30% of the population is. Of 20 that is 3 times, of 32 4.8 times, of 42 6.3 times, which no weight allowed makes up. */
static bool youth(struct mem *m, size_t n, struct weight_fit *fit, struct weight_cells *c, struct err *e)
{
	static const double share[] = { 0.3, 0.7 }, half[] = { 0.5, 0.5 };
	static const char *const name[] = { "jongeren", "ouderen" };
	size_t *old = mem_array(m, n, sizeof *old), *woman = mem_array(m, n, sizeof *woman);
	for (size_t i = 0; i < n; i++) {
		old[i] = i >= 2;
		woman[i] = i % 2;
	}
	old[0] = 0;
	struct weight_trait *t = mem_array(m, 2, sizeof *t);
	t[0] = (struct weight_trait){ 2, old, share, name };
	t[1] = (struct weight_trait){ 2, woman, half, NULL };
	*c = collapse(m, t, 2, NULL, n);
	return weight_people(m, c, t, 2, fit, e);
}

T_CASE(the_cap_bounds_and_refuses)
{
	struct mem *m = mem_new();
	struct weight_fit fit;
	struct weight_cells c;
	struct err e = { 0 };
	t_true(youth(m, 20, &fit, &c, &e));
	t_true(!fit.bounded && fit.summary.max < 3.0001);
	t_true(youth(m, 32, &fit, &c, &e));
	t_true(!fit.bounded);
	t_false(youth(m, 42, &fit, &c, &e));
	t_int(e.word, W_WEIGHT_SCARCE);
	t_text(e.arg[0], "jongeren");
	t_text(e.arg[1], "4.8");
	t_text(e.arg[2], "30");
	t_int(fit.refused.why, WEIGHT_BEYOND);
	t_int(fit.refused.group, 0);
	t_near("needs", fit.refused.needs, 0.3, 1e-12);
	mem_free(m);
}
T_END

/* The young women are too few for raking, which the young men can make up for. */
T_CASE(bounded_weights_meet_the_totals)
{
	struct mem *m = mem_new();
	enum { N = 100 };
	size_t old[N], woman[N];
	static const double share[] = { 0.3, 0.7 }, half[] = { 0.5, 0.5 };
	for (size_t i = 0; i < N; i++) {
		old[i] = i >= 10;
		woman[i] = i == 0 || i >= 75;
	}
	const struct weight_trait t[] = { { 2, old, share, NULL }, { 2, woman, half, NULL } };
	struct weight_cells c = collapse(m, t, 2, NULL, N);
	struct weight_fit fit, raked;
	struct err e = { 0 };
	t_true(weight_rake(m, &c, t, 2, &raked, &e) && raked.summary.max > 5);
	t_true(weight_people(m, &c, t, 2, &fit, &e));
	t_true(fit.bounded && fit.summary.max < 5 && fit.summary.min > 0.2);
	t_near("young", sum_where(&c, fit.factor, NULL, old, 0), 0.3, 1e-9);
	t_near("women", sum_where(&c, fit.factor, NULL, woman, 1), 0.5, 1e-9);
	t_near("all", sum_where(&c, fit.factor, NULL, NULL, 0), 1, 1e-9);
	mem_free(m);
}
T_END

T_CASE(what_cannot_be_weighted_is_refused)
{
	struct mem *m = mem_new();
	static const size_t none[] = { 0, 0, 0, 0, 0, 0, 0, 0 }, out[] = { 0, 0, 0, 0, 0, 0, 0, 2 }, same[] = { 0, 0, 0, 1, 1, 0, 0, 1 };
	static const double skew[] = { 0.6, 0.4 }, zero[] = { 0, 0 }, bad[] = { 1, 1, 1, 1, 1, 1, 1, -1 };
	const struct weight_trait missing[] = { { 2, sex, men_women, NULL }, { 2, none, men_women, sex_name } };
	const struct weight_trait against[] = { { 2, sex, men_women, NULL }, { 2, same, skew, NULL } };
	const struct weight_trait empty = { 2, sex, zero, NULL }, outside = { 2, out, men_women, NULL };
	struct weight_cells c = collapse(m, missing, 2, NULL, 8);
	struct weight_fit fit;
	struct err e = { 0 };
	t_false(weight_rake(m, &c, missing, 2, &fit, &e));
	t_int(e.word, W_WEIGHT_EMPTY);
	t_text(e.arg[0], "vrouwen");
	e = (struct err){ 0 };
	t_false(weight_bounded(m, &c, missing, 2, 0.2, 5, &fit, &e));
	t_int(e.word, W_WEIGHT_EMPTY);
	e = (struct err){ 0 };
	c = collapse(m, against, 2, NULL, 8);
	t_false(weight_rake(m, &c, against, 2, &fit, &e));
	t_int(e.word, W_WEIGHT_NO_FIT);
	e = (struct err){ 0 };
	t_false(weight_bounded(m, &c, against, 2, 0.2, 5, &fit, &e));
	t_int(e.word, W_WEIGHT_NO_FIT);
	e = (struct err){ 0 };
	t_false(weight_rake(m, &c, &empty, 1, &fit, &e));
	t_int(e.word, W_STAT_NO_POPULATION);
	e = (struct err){ 0 };
	t_false(weight_rake(m, &c, both, 0, &fit, &e));
	e = (struct err){ 0 };
	c = collapse(m, both, 2, NULL, 0);
	t_false(weight_people(m, &c, both, 2, &fit, &e));
	t_int(e.word, W_STAT_PROFILE);
	e = (struct err){ 0 };
	t_false(weight_collapse(m, &outside, 1, NULL, 8, &c, &e));
	e = (struct err){ 0 };
	t_false(weight_collapse(m, both, 2, bad, 8, &c, &e));
	t_int(e.code, ERR_INPUT);
	mem_free(m);
}
T_END

T_CASE(trimming_keeps_the_sum)
{
	double w[] = { 100, 10, 20, 30, 40 }, apart[] = { 0, 100 }, fine[] = { 1, 2 };
	struct err e = { 0 };
	t_true(weight_trim(w, 5, 15, 60, &e));
	t_near("cut", w[0], 60, 0);
	t_near("sum", w[0] + w[1] + w[2] + w[3] + w[4], 200, 1e-11);
	t_near("order stays", w[3] - w[2], 10, 1e-11);
	t_true(weight_trim(apart, 2, 45, 60, &e));
	t_near("sum", apart[0] + apart[1], 100, 1e-10);
	t_true(weight_trim(fine, 2, 0, 5, &e));
	t_near("nothing to cut", fine[0], 1, 0);
	t_false(weight_trim(fine, 2, 2, 5, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

/* A million people on five traits cost little more than their 3,600 cells. */
T_CASE(a_million_people)
{
	struct mem *m = mem_new();
	enum { N = 1000000 };
	static const size_t k[] = { 6, 2, 12, 5, 5 };
	struct weight_trait t[5];
	uint64_t seed = 1;
	for (size_t j = 0; j < 5; j++) {
		size_t *group = mem_array(m, N, sizeof *group);
		double *target = mem_array(m, k[j], sizeof *target);
		for (size_t i = 0; i < N; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			group[i] = (size_t)(seed >> 33) % k[j];
		}
		for (size_t g = 0; g < k[j]; g++)
			target[g] = (double)(g + 2);
		t[j] = (struct weight_trait){ k[j], group, target, NULL };
	}
	struct weight_cells c = collapse(m, t, 5, NULL, N);
	struct weight_fit fit;
	struct err e = { 0 };
	t_int(c.n, 3600);
	t_true(weight_people(m, &c, t, 5, &fit, &e));
	t_near("third group of the last trait", sum_where(&c, fit.factor, NULL, t[4].group, 2), 4 * 27.0 / 20, 1e-9);
	mem_free(m);
}
T_END

T_MAIN("analytics/weight", people_who_are_alike_are_one_cell, raking_cells_is_raking_people, one_trait_is_post_stratification,
       the_cap_bounds_and_refuses, bounded_weights_meet_the_totals, what_cannot_be_weighted_is_refused, trimming_keeps_the_sum,
       a_million_people)
