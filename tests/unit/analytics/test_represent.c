#include "tests/t.h"
#include "analytics/interval.h"
#include "analytics/represent.h"
#include "analytics/start.h"

static const struct group sexes[] = { { 'F', 0, AGE_OPEN }, { 'M', 0, AGE_OPEN } };
static const struct group ages[] = { { 0, 18, 34 }, { 0, 35, 64 }, { 0, 65, AGE_OPEN } };
static const double half[] = { 500000, 500000 };
static const double thirds[] = { 3000, 4500, 2500 };

static struct composition by_sex(const double x[2], double unknown)
{
	return (struct composition){ .dimension = DIM_SEX, .k = 2, .group = sexes, .x = x, .unknown = unknown, .population = half };
}

static struct composition by_age(const double x[3], double unknown)
{
	return (struct composition){ .dimension = DIM_AGE, .k = 3, .group = ages, .x = x, .unknown = unknown, .population = thirds };
}

static struct verdict_result judge(struct mem *m, const struct composition c[], size_t n)
{
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	struct verdict_result r;
	struct err e = { 0 };
	analytics_start();
	if (!represent_judge(m, c, n, &a, &r, &e))
		t_fail("refused");
	return r;
}

T_CASE(many_people_like_the_population_are_a_mirror)
{
	struct mem *m = mem_new();
	const double x[] = { 10050, 9950 };
	struct composition c = by_sex(x, 0);
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_REPRESENTATIVE);
	t_true(r.observed_inside && r.robust_to_unknowns);
	t_near("m", r.n_tests, 1, 0);
	t_near("mirror", r.dimension[0].mirror, 99.75, 1e-12);
	t_true(r.weakest == &r.dimension[0].group[1]);
	mem_free(m);
}
T_END

T_CASE(few_people_show_nothing)
{
	struct mem *m = mem_new();
	const double x[] = { 25, 25 }, skewed[] = { 28, 22 };
	struct composition c = by_sex(x, 0);
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_NOT_SHOWN);
	t_true(r.observed_inside && isnan(r.deff_star) && !r.robust_to_unknowns);
	c = by_sex(skewed, 0);
	r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_NOT_SHOWN);
	t_false(r.observed_inside);
	mem_free(m);
}
T_END

T_CASE(a_shortage_shown_in_one_dimension_decides)
{
	struct mem *m = mem_new();
	const double sex[] = { 500, 500 }, age[] = { 450, 450, 100 };
	struct composition c[] = { by_sex(sex, 0), by_age(age, 0) };
	struct verdict_result r = judge(m, c, 2);
	t_int(r.verdict, VERDICT_NOT_REPRESENTATIVE);
	t_near("m: three ages and one sex", r.n_tests, 4, 0);
	t_int(r.dimension[1].group[0].state, STATE_OVER);
	t_int(r.dimension[1].group[1].state, STATE_INSIDE);
	t_int(r.dimension[1].group[2].state, STATE_UNDER);
	t_true(r.weakest == &r.dimension[1].group[2]);
	t_true(r.deff_star > 1);
	mem_free(m);
}
T_END

T_CASE(weakest_is_the_largest_shown_shortage_not_the_largest_seen)
{
	struct mem *m = mem_new();
	/* 40 people: a large but uncertain gap; 10,000 people: a smaller certain one */
	const double sex[] = { 12, 28 }, age[] = { 4000, 4500, 1500 };
	struct composition c[] = { by_sex(sex, 0), by_age(age, 0) };
	struct verdict_result r = judge(m, c, 2);
	t_int(r.dimension[0].group[0].state, STATE_OPEN);
	t_true(r.weakest == &r.dimension[1].group[2]);
	mem_free(m);
}
T_END

/* A dimension that fails its gate has no say, whatever its numbers show. */
T_CASE(gates_close_a_dimension)
{
	struct mem *m = mem_new();
	const double few[] = { 9, 0 }, ten[] = { 5, 5 }, many[] = { 600, 0 }, fair[] = { 10000, 10000 };
	static const double none[] = { 0, 0 };
	struct composition c = by_sex(few, 0);
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_CANNOT_JUDGE);
	t_int(r.dimension[0].gate, GATE_TOO_FEW);
	t_true(r.weakest == NULL);
	c = by_sex(ten, 0);
	t_int(judge(m, &c, 1).verdict, VERDICT_NOT_SHOWN);

	c = by_sex(many, 401);
	r = judge(m, &c, 1);
	t_int(r.dimension[0].gate, GATE_TOO_MANY_UNKNOWN);
	t_int(r.verdict, VERDICT_CANNOT_JUDGE);
	c = by_sex(many, 400); /* 400 of 1,000 is exactly what was agreed */
	t_int(judge(m, &c, 1).verdict, VERDICT_NOT_REPRESENTATIVE);
	c = by_sex(few, 991);
	t_int(judge(m, &c, 1).dimension[0].gate, GATE_TOO_MANY_UNKNOWN);

	c = by_sex(fair, 0);
	c.not_persons = true;
	r = judge(m, &c, 1);
	t_int(r.dimension[0].gate, GATE_NOT_PERSONS);
	t_int(r.verdict, VERDICT_CANNOT_JUDGE);
	t_int(r.dimension[0].group[0].state, STATE_OPEN);
	t_true(isnan(r.dimension[0].group[0].interval.lo) && isnan(r.dimension[0].lottery));
	t_near("mirror of views", r.dimension[0].mirror, 100, 0);

	c = by_sex(fair, 0);
	c.population = NULL;
	r = judge(m, &c, 1);
	t_int(r.dimension[0].gate, GATE_NO_BASELINE);
	t_true(isnan(r.dimension[0].mirror) && isnan(r.dimension[0].group[0].population) && !r.observed_inside);
	t_near("share", r.dimension[0].group[0].share, 0.5, 0);

	c = by_sex(none, 0);
	r = judge(m, &c, 1);
	t_int(r.dimension[0].gate, GATE_TOO_FEW);
	t_true(isnan(r.dimension[0].group[0].share) && isnan(r.dimension[0].mirror) && isnan(r.dimension[0].lottery));
	t_int(judge(m, NULL, 0).verdict, VERDICT_CANNOT_JUDGE);
	mem_free(m);
}
T_END

T_CASE(one_closed_dimension_leaves_a_shown_shortage_standing)
{
	struct mem *m = mem_new();
	const double sex[] = { 2, 2 }, age[] = { 450, 450, 100 }, fair[] = { 3000, 4500, 2500 };
	struct composition c[] = { by_sex(sex, 0), by_age(age, 0) };
	t_int(judge(m, c, 2).verdict, VERDICT_NOT_REPRESENTATIVE);
	c[1] = by_age(fair, 0);
	t_int(judge(m, c, 2).verdict, VERDICT_CANNOT_JUDGE);
	mem_free(m);
}
T_END

T_CASE(unknowns_can_take_the_proof_away)
{
	struct mem *m = mem_new();
	const double x[] = { 10000, 10000 };
	struct composition c = by_sex(x, 400);
	t_true(judge(m, &c, 1).robust_to_unknowns);
	c = by_sex(x, 4000);
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_REPRESENTATIVE);
	t_false(r.robust_to_unknowns);
	t_int(r.dimension[0].group[0].state, STATE_INSIDE);
	t_int(r.dimension[0].group[0].state_worst, STATE_OPEN);
	mem_free(m);
}
T_END

/* The states must be what the limits, computed another way, say. */
T_CASE(states_follow_from_the_limits)
{
	struct mem *m = mem_new();
	static const double deff[] = { 1, 1.7, 6 };
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	analytics_start();
	size_t seen[4] = { 0 };
	for (int size = 60; size <= 6000; size *= 10)
		for (int x0 = 0; x0 <= size; x0 += size / 60)
			for (size_t i = 0; i < 3; i++) {
				double x[] = { x0, (size - x0) / 2, size - x0 - (size - x0) / 2 };
				struct composition c = by_age(x, 0);
				struct verdict_result r;
				struct err e = { 0 };
				a.deff = deff[i];
				t_true(represent_judge(m, &c, 1, &a, &r, &e));
				const struct group_result *g = &r.dimension[0].group[0];
				double xe = x0 / a.deff, ne = size / a.deff, lo = g->population - g->tolerance,
				       hi = g->population + g->tolerance;
				enum group_state want = STATE_OPEN;
				if (interval_exact_lower(xe, ne, 0.05) >= lo && interval_exact_upper(xe, ne, 0.05) <= hi)
					want = STATE_INSIDE;
				if (interval_exact_upper(xe, ne, 0.05 / 6) < lo)
					want = STATE_UNDER;
				if (interval_exact_lower(xe, ne, 0.05 / 6) > hi)
					want = STATE_OVER;
				t_int(g->state, want);
				seen[want]++;
			}
	for (size_t s = 0; s < 4; s++)
		t_true(seen[s] > 0);
	mem_free(m);
}
T_END

/* Of 941 people: 165 have exact lower limits of 0.143330 at 0.05 / 14 and 0.155198 at 0.05, and 225 an upper one of 0.263100 at 0.05: sums
 * of binomial terms, halved outside this program. The shares themselves, 0.1753 and 0.2391, lie well within what the limits leave open. */
T_CASE(a_state_asks_what_the_limits_ask)
{
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	struct group_result g = { .tolerance = 0.03 };
	analytics_start();
	g.population = 0.14332 - g.tolerance;
	t_int(represent_state(&g, 165, 941, &a, 7), STATE_OVER);
	g.population = 0.14334 - g.tolerance;
	t_int(represent_state(&g, 165, 941, &a, 7), STATE_OPEN);
	g.population = 1 - (0.14332 - g.tolerance);
	t_int(represent_state(&g, 941 - 165, 941, &a, 7), STATE_UNDER);
	g.population = 1 - (0.14334 - g.tolerance);
	t_int(represent_state(&g, 941 - 165, 941, &a, 7), STATE_OPEN);
	g.tolerance = 0.06;
	g.population = 0.15519 + g.tolerance;
	t_int(represent_state(&g, 165, 941, &a, 7), STATE_INSIDE);
	g.population = 0.15521 + g.tolerance;
	t_int(represent_state(&g, 165, 941, &a, 7), STATE_OPEN);
	g.population = 0.26311 - g.tolerance;
	t_int(represent_state(&g, 225, 941, &a, 7), STATE_INSIDE);
	g.population = 0.26309 - g.tolerance;
	t_int(represent_state(&g, 225, 941, &a, 7), STATE_OPEN);
}
T_END

T_CASE(verdict_changes_at_deff_star)
{
	struct mem *m = mem_new();
	static const double x[][3] = { { 3030, 4480, 2490 }, { 4500, 4500, 1000 }, { 300, 0, 0 }, { 29, 51, 0 } };
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	for (size_t i = 0; i < 4; i++) {
		struct composition c = by_age(x[i], 0);
		struct verdict_result r = judge(m, &c, 1), at;
		struct err e = { 0 };
		a.deff = r.deff_star * (1 - 1e-6);
		t_true(represent_judge(m, &c, 1, &a, &at, &e));
		t_int(at.verdict, r.verdict);
		a.deff = r.deff_star * (1 + 1e-6);
		t_true(represent_judge(m, &c, 1, &a, &at, &e));
		t_true(at.verdict != r.verdict);
	}
	mem_free(m);
}
T_END

T_CASE(two_groups_share_the_smaller_tolerance)
{
	const struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	const double two[] = { 10, 90 }, three[] = { 1, 9, 90 };
	double share[3], delta[3];
	represent_tolerances(&a, two, 2, share, delta);
	t_near("fifth of a tenth", delta[0], 0.02, 1e-12);
	t_near("both", delta[1], 0.02, 1e-12);
	represent_tolerances(&a, three, 3, share, delta);
	t_near("never under one in a hundred", delta[0], 0.01, 0);
	t_near("fifth", delta[1], 0.018, 1e-12);
	t_near("never over five", delta[2], 0.05, 0);
}
T_END

T_CASE(a_limit_exactly_on_the_band_is_inside)
{
	analytics_start();
	double pi = 0.1 * 0.2; /* a little more than 0.02 in binary */
	t_true(pi > 0.02);
	t_true(represent_at_least(0, 1e4, pi, 0, 0.02, 0.05)); /* the lower limit of nobody is 0, the band starts at 0 */
	t_false(represent_at_least(0, 1e4, pi, 0, 0.0199, 0.05));
}
T_END

T_CASE(a_survey_baseline_makes_everything_less_sure)
{
	struct mem *m = mem_new();
	static const double x[] = { 5100, 4900 }, se[] = { 0.01, 0.01 }, large_se[] = { 0.05, 0.05 }, gap[] = { 6000, 4000 };
	struct composition c = by_sex(x, 0);
	double census_star = judge(m, &c, 1).deff_star;
	c.population_se = se;
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_REPRESENTATIVE);
	t_true(r.deff_star < census_star);
	c.population_se = large_se;
	t_int(judge(m, &c, 1).verdict, VERDICT_NOT_SHOWN);
	c = by_sex(gap, 0);
	t_int(judge(m, &c, 1).verdict, VERDICT_NOT_REPRESENTATIVE);
	c.population_se = large_se;
	t_int(judge(m, &c, 1).verdict, VERDICT_NOT_SHOWN);
	mem_free(m);
}
T_END

/* The promise of the verdict: at a true share exactly on the band, "inside" comes out at most once in twenty. */
T_CASE(wrong_inside_is_at_most_alpha)
{
	analytics_start();
	static const double pi[] = { 0.03, 0.12, 0.22, 0.5 }, delta[] = { 0.01, 0.024, 0.044, 0.05 };
	for (size_t i = 0; i < 4; i++)
		for (int n = 50; n <= 3200; n *= 2)
			for (int side = -1; side <= 1; side += 2) {
				double truth = pi[i] + side * delta[i], wrong = 0;
				for (int x = 0; x <= n; x++)
					if (represent_inside(x, n, pi[i], 0, delta[i], 0.05))
						wrong += interval_tail_least(x, n, truth) -
						         (x < n ? interval_tail_least(x + 1, n, truth) : 0);
				t_true(wrong <= 0.05);
			}
}
T_END

T_CASE(input_that_cannot_be_is_refused)
{
	struct mem *m = mem_new();
	static const double good[] = { 5, 5, 5 }, negative[] = { -1, 5, 5 }, nan_count[] = { (double)NAN, 5, 5 };
	static const double infinite[] = { (double)INFINITY, 5, 5 }, huge[] = { 1e308, 1e308, 1e308 }, empty[] = { 0, 0, 0 };
	static const double without[] = { 0, 5, 5 }, without_women[] = { 0, 5 };
	struct {
		const char *what;
		struct composition c;
	} bad[] = {
		{ "negative", by_age(negative, 0) },      { "NaN", by_age(nan_count, 0) },
		{ "infinite", by_age(infinite, 0) },      { "sum overflows", by_age(huge, 0) },
		{ "negative unknown", by_age(good, -1) }, { "NaN unknown", by_age(good, (double)NAN) },
		{ "empty population", by_age(good, 0) },  { "group not in population", by_age(good, 0) },
		{ "NaN population", by_age(good, 0) },    { "NaN standard error", by_age(good, 0) },
		{ "one group", by_age(good, 0) },         { "sex not in population", by_sex(good, 0) },
	};
	bad[6].c.population = empty;
	bad[7].c.population = without;
	bad[8].c.population = nan_count;
	bad[9].c.population_se = nan_count;
	bad[10].c.k = 1;
	bad[11].c.population = without_women;
	const struct agreement a = agreement_preset(TOLERANCE_BROAD);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err e = { 0 };
		struct verdict_result r;
		ck_assert_msg(!represent_judge(m, &bad[i].c, 1, &a, &r, &e), "%s", bad[i].what);
		t_int(e.code, ERR_INPUT);
	}
	mem_free(m);
}
T_END

T_CASE(a_group_that_nobody_is_in_may_stay_empty)
{
	struct mem *m = mem_new();
	static const double without[] = { 0, 5000, 5000 }, x[] = { 0, 10000, 10000 };
	struct composition c = by_age(x, 0);
	c.population = without;
	t_int(judge(m, &c, 1).verdict, VERDICT_REPRESENTATIVE);
	mem_free(m);
}
T_END

T_CASE(an_agreement_that_cannot_be_is_refused)
{
	const struct agreement good = agreement_preset(TOLERANCE_STANDARD);
	struct agreement bad[12];
	for (size_t i = 0; i < 12; i++)
		bad[i] = good;
	bad[0].share = 0;
	bad[1].share = (double)NAN;
	bad[2].least = 0;
	bad[3].least = 0.06;
	bad[4].most = 1;
	bad[5].alpha = 0;
	bad[6].alpha = 0.5;
	bad[7].deff = 0.9;
	bad[8].deff = (double)INFINITY;
	bad[9].max_unknown = 1.1;
	bad[10].min_known = 0;
	bad[11].min_known = (double)NAN;
	struct err none = { 0 };
	t_true(agreement_check(&good, &none));
	for (size_t i = 0; i < 12; i++) {
		struct err e = { 0 };
		ck_assert_msg(!agreement_check(&bad[i], &e), "%zu", i);
		t_int(e.code, ERR_INPUT);
		struct verdict_result r;
		t_false(represent_judge(NULL, NULL, 0, &bad[i], &r, &e));
	}
}
T_END

T_CASE(millions_and_fractions)
{
	struct mem *m = mem_new();
	const double people[] = { 8968000.5, 8976000.25, 8976000.25 };
	static const double equal[] = { 1, 1, 1 };
	struct composition c = by_age(people, 12.5);
	c.population = equal;
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_REPRESENTATIVE);
	t_true(isfinite(r.deff_star) && isfinite(r.dimension[0].lottery));
	mem_free(m);
}
T_END

/* At the tipping point the limit that decides lies on the edge of the band. */
T_CASE(the_unknowns_tip_the_verdict_where_the_limit_meets_the_band)
{
	struct mem *m = mem_new();
	const double few[] = { 480, 720 }, even[] = { 10050, 9950 };
	const double delta = 0.05; /* a fifth of a half, at most 5 points */
	struct composition c = by_sex(few, 400);
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_NOT_REPRESENTATIVE);
	t_false(r.robust_to_unknowns);
	t_true(r.tipping.group != NULL && r.tipping.share > 0 && r.tipping.share < 1);
	/* women are too few at most up to this share; for men, the other way round, it says the same */
	double women = r.tipping.group->group.sex == 'F' ? r.tipping.share : 1 - r.tipping.share;
	t_true(r.tipping.at_most == (r.tipping.group->group.sex == 'F'));
	t_near("no", interval_exact_upper(480 + women * 400, 1600, 0.05 / 2), 0.5 - delta, 1e-6);

	c = by_sex(even, 4000);
	r = judge(m, &c, 1);
	t_int(r.verdict, VERDICT_REPRESENTATIVE);
	t_false(r.robust_to_unknowns);
	double x = r.tipping.group->x + r.tipping.share * 4000;
	if (r.tipping.at_most)
		t_near("yes", interval_exact_upper(x, 24000, 0.05), 0.5 + delta, 1e-6);
	else
		t_near("yes", interval_exact_lower(x, 24000, 0.05), 0.5 - delta, 1e-6);

	c = by_sex(even, 0);
	r = judge(m, &c, 1);
	t_true(r.robust_to_unknowns && r.tipping.group == NULL);
	mem_free(m);
}
T_END

/* 30 people may be 18 to 34 or younger: of 1,000 that decides nothing, of 330 it does. */
T_CASE(people_who_may_be_too_young_close_the_gate_when_they_matter)
{
	struct mem *m = mem_new();
	const double many[] = { 100, 600, 300 }, none[] = { 60, 160, 110 };
	struct composition c = by_age(many, 30);
	c.crossing = 30;
	struct verdict_result r = judge(m, &c, 1);
	t_int(r.dimension[0].gate, GATE_PASSED);
	t_int(r.verdict, VERDICT_NOT_REPRESENTATIVE);
	c = by_age(none, 60);
	r = judge(m, &c, 1);
	t_int(r.dimension[0].group[0].state, STATE_UNDER);
	c.crossing = 60;
	r = judge(m, &c, 1);
	t_int(r.dimension[0].gate, GATE_BANDS);
	t_int(r.verdict, VERDICT_CANNOT_JUDGE);
	mem_free(m);
}
T_END

T_MAIN("analytics/represent", people_who_may_be_too_young_close_the_gate_when_they_matter,
       the_unknowns_tip_the_verdict_where_the_limit_meets_the_band, many_people_like_the_population_are_a_mirror, few_people_show_nothing,
       a_shortage_shown_in_one_dimension_decides, weakest_is_the_largest_shown_shortage_not_the_largest_seen, gates_close_a_dimension,
       one_closed_dimension_leaves_a_shown_shortage_standing, unknowns_can_take_the_proof_away, states_follow_from_the_limits,
       a_state_asks_what_the_limits_ask, verdict_changes_at_deff_star, two_groups_share_the_smaller_tolerance,
       a_limit_exactly_on_the_band_is_inside, a_survey_baseline_makes_everything_less_sure, wrong_inside_is_at_most_alpha,
       input_that_cannot_be_is_refused, a_group_that_nobody_is_in_may_stay_empty, an_agreement_that_cannot_be_is_refused,
       millions_and_fractions)
