#include "analytics/interval.h"
#include "analytics/people.h"
#include "analytics/represent.h"
#include "analytics/start.h"
#include "tests/t.h"

static const double sexes[] = { 50, 50 };

static double needed(const struct composition c[], size_t n, enum tolerance t, double power)
{
	struct mem *m = mem_new();
	struct agreement a = agreement_preset(t);
	struct err e = { 0 };
	double people;
	analytics_start();
	if (!people_needed(m, c, n, &a, power, &people, &e))
		t_fail("refused");
	mem_free(m);
	return people;
}

/* The region by trying every count, the chance by adding every outcome. */
T_CASE(region_and_power_by_trying_every_count)
{
	analytics_start();
	static const double pi[] = { 0.005, 0.03, 0.22, 0.5, 0.97 };
	for (size_t i = 0; i < 5; i++)
		for (int n = 1; n <= 1000; n = 2 * n + 5) {
			double delta = 0.04, power = 0;
			struct people_region r = people_region(n, pi[i], delta, 0.05);
			for (int x = 0; x <= n; x++) {
				bool inside = represent_inside(x, n, pi[i], 0, delta, 0.05);
				t_true(inside == (r.lo <= x && x <= r.hi));
				if (inside)
					power += interval_tail_least(x, n, pi[i]) - (x < n ? interval_tail_least(x + 1, n, pi[i]) : 0);
			}
			t_near("power", people_power(n, pi[i], delta, 0.05, pi[i]), power, 1e-9);
		}
}
T_END

T_CASE(number_needed_is_the_first_that_lasts)
{
	static const double share[] = { 0.5, 0.45, 0.4, 0.35, 0.3 };
	size_t n_wavering = 0;
	for (size_t i = 0; i < 5; i++) {
		const double pair[] = { share[i], 1 - share[i] };
		struct composition c = { .k = 2, .population = pair };
		struct agreement a = agreement_preset(TOLERANCE_BROAD);
		double pi[2], delta[2], n = needed(&c, 1, TOLERANCE_BROAD, 0.80);
		represent_tolerances(&a, pair, 2, pi, delta);
		t_true(people_power(n - 1, pi[0], delta[0], 0.05, pi[0]) < 0.80);
		for (double later = n; later <= n + 25; later++)
			t_true(people_power(later, pi[0], delta[0], 0.05, pi[0]) >= 0.80);
		for (double earlier = n - 25; earlier < n; earlier++)
			n_wavering += people_power(earlier, pi[0], delta[0], 0.05, pi[0]) >= 0.80;
	}
	t_true(n_wavering > 0); /* the steps of exact tests do matter here */
}
T_END

T_CASE(more_is_needed_for_more)
{
	static const double ages[] = { 12, 17, 17, 18, 14, 22 };
	struct composition c[] = { { .k = 2, .population = sexes }, { .k = 6, .population = ages } };
	double sex = needed(c, 1, TOLERANCE_STANDARD, 0.80);
	t_true(sex < needed(c, 2, TOLERANCE_STANDARD, 0.80));
	t_true(sex < needed(c, 1, TOLERANCE_STRICT, 0.80));
	t_true(sex > needed(c, 1, TOLERANCE_BROAD, 0.80));
	t_true(sex < needed(c, 1, TOLERANCE_STANDARD, 0.95));
}
T_END

T_CASE(number_to_show_is_where_the_verdict_turns)
{
	struct mem *m = mem_new();
	analytics_start();
	static const struct group group[2] = { { 'F', 0, AGE_OPEN }, { 'M', 0, AGE_OPEN } };
	double x[] = { 52, 48 }, n;
	struct composition c = { .k = 2, .group = group, .x = x, .population = sexes };
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	struct verdict_result r;
	struct err e = { 0 };
	a.deff = 2;
	t_true(people_to_show(m, &c, 1, &a, &n, &e));
	for (int step = -2; step <= 0; step += 2) { /* two people are one effective one */
		x[0] = 0.52 * (n + step);
		x[1] = 0.48 * (n + step);
		t_true(represent_judge(m, &c, 1, &a, &r, &e));
		t_int(r.verdict, step == 0 ? VERDICT_REPRESENTATIVE : VERDICT_NOT_SHOWN);
	}
	static const double on_the_band[] = { 55, 45 }, outside[] = { 60, 40 };
	c.x = on_the_band;
	t_true(people_to_show(m, &c, 1, &a, &n, &e) && isinf(n));
	c.x = outside;
	t_true(people_to_show(m, &c, 1, &a, &n, &e) && isinf(n));
	mem_free(m);
}
T_END

/* The Netherlands on 1 January 2024, 18 and over, in the bands that all platforms use (Statistics Netherlands, 03759ned). */
static const struct band_cell netherlands[] = {
	{ 'M', 18, 24, 818184, 0 },  { 'F', 18, 24, 794670, 0 },  { 'M', 25, 34, 1207661, 0 },       { 'F', 25, 34, 1169045, 0 },
	{ 'M', 35, 44, 1110228, 0 }, { 'F', 35, 44, 1099465, 0 }, { 'M', 45, 54, 1140721, 0 },       { 'F', 45, 54, 1155363, 0 },
	{ 'M', 55, 64, 1232280, 0 }, { 'F', 55, 64, 1234752, 0 }, { 'M', 65, AGE_OPEN, 1717975, 0 }, { 'F', 65, AGE_OPEN, 1959253, 0 },
};

T_CASE(steps_of_an_agreement_for_the_netherlands)
{
	struct mem *m = mem_new();
	analytics_start();
	struct people_step step[PEOPLE_STEPS];
	struct err e = { 0 };
	t_true(people_steps(m, netherlands, sizeof netherlands / sizeof *netherlands, 18, step, &e));
	static const double published[PEOPLE_STEPS] = { 220, 310, 530, 2050 };
	for (size_t i = 0; i < PEOPLE_STEPS; i++)
		t_near("step", step[i].needed, published[i], 0.05); /* another age profile than the one they were computed with */
	t_true(people_advise(step, 100) == NULL);
	t_true(people_advise(step, step[0].needed) == &step[0]);
	t_true(people_advise(step, 1000) == &step[2]);
	t_int(people_advise(step, 1e6)->tolerance, TOLERANCE_STANDARD);
	t_true(people_advise(step, (double)NAN) == NULL);
	mem_free(m);
}
T_END

T_CASE(steps_need_cells_that_fit)
{
	struct mem *m = mem_new();
	analytics_start();
	static const struct band_cell coarse[] = {
		{ 'F', 15, 25, 100, 0 }, { 'M', 15, 25, 100, 0 }, { 'F', 26, AGE_OPEN, 1000, 0 }, { 'M', 26, AGE_OPEN, 900, 0 }
	};
	struct people_step step[PEOPLE_STEPS];
	struct err e = { 0 };
	t_false(people_steps(m, coarse, 4, 15, step, &e));
	t_int(e.code, ERR_INPUT);
	mem_free(m);
}
T_END

T_CASE(steps_for_the_old_compare_sex_only)
{
	struct mem *m = mem_new();
	analytics_start();
	struct people_step step[PEOPLE_STEPS];
	struct err e = { 0 };
	t_true(people_steps(m, netherlands, sizeof netherlands / sizeof *netherlands, 65, step, &e));
	t_near("no ages left to compare", step[1].needed, step[0].needed, 0);
	mem_free(m);
}
T_END

T_CASE(some_tolerances_cannot_be_met)
{
	struct mem *m = mem_new();
	analytics_start();
	struct composition c = { .k = 2, .x = sexes, .population = sexes };
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	struct err e = { 0 };
	double n;
	a.least = a.most = 1e-6; /* one in a million takes far more than everybody in the country */
	t_true(people_needed(m, &c, 1, &a, 0.80, &n, &e) && isinf(n));
	t_true(people_to_show(m, &c, 1, &a, &n, &e) && isinf(n));
	mem_free(m);
}
T_END

T_CASE(bad_input_is_refused)
{
	struct mem *m = mem_new();
	static const double negative[] = { -1, 2 }, none[] = { 0, 0 };
	struct composition good = { .k = 2, .x = sexes, .population = sexes }, bad[6];
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	for (size_t i = 0; i < 6; i++)
		bad[i] = good;
	bad[0].population = NULL;
	bad[1].population = negative;
	bad[2].population = none;
	bad[3].k = 1;
	bad[4].x = none;
	bad[5].x = negative;
	double n;
	for (size_t i = 0; i < 6; i++) {
		struct err e = { 0 }, e2 = { 0 };
		t_false(people_to_show(m, &bad[i], 1, &a, &n, &e));
		t_int(e.code, ERR_INPUT);
		if (i < 4)
			t_false(people_needed(m, &bad[i], 1, &a, 0.8, &n, &e2));
	}
	struct err e = { 0 };
	t_false(people_needed(m, &good, 1, &a, 1, &n, &e));
	e = (struct err){ 0 };
	t_false(people_needed(m, NULL, 0, &a, 0.8, &n, &e));
	mem_free(m);
}
T_END

T_MAIN("analytics/people", region_and_power_by_trying_every_count, number_needed_is_the_first_that_lasts, more_is_needed_for_more,
       number_to_show_is_where_the_verdict_turns, steps_of_an_agreement_for_the_netherlands, steps_need_cells_that_fit,
       steps_for_the_old_compare_sex_only, some_tolerances_cannot_be_met, bad_input_is_refused)
