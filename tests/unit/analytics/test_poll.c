/* Expected numbers are worked out by hand in the comments. */
#include "analytics/poll.h"
#include "analytics/start.h"
#include "tests/t.h"

static const struct poll_rule rule = { .threshold = 10, .max_unknown = 0.4 };
static const struct group three[] = { { 0, 15, 34 }, { 0, 35, 64 }, { 0, 65, AGE_OPEN } };
static const double half_men[] = { 500, 500 }, by_three[] = { 300, 500, 200 };

static struct poll_population population(size_t n_ages, const struct group age[], const double by_age[])
{
	return (struct poll_population){ true, true, n_ages > 0, { half_men[0], half_men[1] }, n_ages, age, by_age };
}

static struct poll_weights weigh(struct mem *m, const struct poll_vote v[], size_t n, size_t n_options, struct poll_population p)
{
	struct poll_weights w;
	struct err e = { 0 };
	analytics_start();
	ck_assert_msg(poll_weigh(m, v, n, n_options, &p, &rule, &w, &e), "%s", err_sentence(m, &e, LANG_EN));
	return w;
}
#define WEIGH(m, v, n_options, p) weigh(m, v, sizeof(v) / sizeof *(v), n_options, p)

/* Of 160 women 120 say yes, of 40 men 10; half of the people are women. Weighted: (3/4 + 1/4) / 2 = 1/2, where 130 of 200 = 65 % said yes.
 * A woman counts for 100/160, a man for 100/40; n_eff = 200^2 / (160 x 0.625^2 + 40 x 2.5^2) = 40,000 / 312.5 = 128. */
static const struct poll_vote women_and_men[] = {
	{ 0, 'F', -1, -1, 120 }, { 1, 'F', -1, -1, 40 }, { 0, 'M', -1, -1, 10 }, { 1, 'M', -1, -1, 30 }
};

T_CASE(two_groups_by_hand)
{
	struct mem *m = mem_new();
	struct poll_weights w = WEIGH(m, women_and_men, 2, population(0, NULL, NULL));
	t_int(w.refusal, POLL_WEIGHTED);
	t_true(w.by_sex && !w.by_age && !w.bounded);
	t_int(w.n, 200);
	t_int(w.left_out, 0);
	t_near("yes", w.share[0], 0.5, 1e-12);
	t_near("no", w.share[1], 0.5, 1e-12);
	t_near("effective", w.n_eff, 128, 1e-12);
	t_near("largest", w.max, 2.5, 1e-12);
	t_int(w.n_cells, 2);
	t_int(w.x[0], 120);
	t_near("a woman", w.weight[0], 0.625, 1e-12);
	mem_free(m);
}
T_END

/* People of sex X, of no known sex, and too young do not count; the others weigh as before. */
T_CASE(who_has_no_group_is_left_out)
{
	struct mem *m = mem_new();
	struct poll_vote v[7] = { { 1, 'X', -1, -1, 4 }, { 0, 0, -1, -1, 20 }, { 1, 0, 12, 17, 1 } };
	memcpy(v + 3, women_and_men, sizeof women_and_men);
	struct poll_weights w = WEIGH(m, v, 2, population(0, NULL, NULL));
	t_int(w.refusal, POLL_WEIGHTED);
	t_int(w.n, 200);
	t_int(w.left_out, 25);
	t_near("yes", w.share[0], 0.5, 1e-12);
	v[1].n = 200; /* 205 of 405 */
	t_int(WEIGH(m, v, 2, population(0, NULL, NULL)).refusal, POLL_UNKNOWN);
	mem_free(m);
}
T_END

/* 10, 40 and 50 people where 30, 50 and 20 of 100 live: weights 3, 1.25 and 0.4. Yes: 5, 20, 40: 15 + 25 + 16 = 56 of 100. */
T_CASE(ages_are_weighted_and_small_ones_joined)
{
	struct mem *m = mem_new();
	struct poll_vote v[] = { { 0, 0, 15, 34, 5 },  { 1, 0, 15, 34, 5 },        { 0, 0, 35, 64, 20 },
		                 { 1, 0, 35, 64, 20 }, { 0, 0, 65, AGE_OPEN, 40 }, { 1, 0, 65, AGE_OPEN, 10 } };
	struct poll_population p = population(3, three, by_three);
	struct poll_weights w = WEIGH(m, v, 2, p);
	t_int(w.refusal, POLL_WEIGHTED);
	t_true(w.by_age && !w.by_sex && !w.joined && !w.sex_dropped);
	t_near("yes", w.share[0], 0.56, 1e-12);
	t_near("largest", w.max, 3, 1e-12);
	/* nine young people are joined with the next: 25 of 49 (yes 5 + 20) for 80 of 100, 40 of 50 for 20 */
	v[1].n = 4;
	w = WEIGH(m, v, 2, p);
	t_true(w.joined);
	t_int(w.n_ages, 2);
	t_int(w.age[0].age_from, 15);
	t_int(w.age[0].age_to, 64);
	t_near("yes", w.share[0], 0.8 * 25 / 49 + 0.2 * 0.8, 1e-12);
	mem_free(m);
}
T_END

/* Raking 2 x 2 of which every cell has as many as the margins ask for changes nothing. */
T_CASE(both_traits_are_raked)
{
	struct mem *m = mem_new();
	static const struct group two[] = { { 0, 15, 64 }, { 0, 65, AGE_OPEN } };
	static const double people[] = { 750, 250 };
	const struct poll_vote v[] = {
		{ 0, 'F', 15, 64, 30 }, { 1, 'M', 15, 64, 30 }, { 1, 'F', 65, AGE_OPEN, 10 }, { 0, 'M', 65, AGE_OPEN, 10 }
	};
	struct poll_weights w = WEIGH(m, v, 2, population(2, two, people));
	t_int(w.refusal, POLL_WEIGHTED);
	t_true(w.by_age && w.by_sex);
	t_int(w.n_cells, 4);
	t_near("effective", w.n_eff, 80, 1e-9);
	t_near("yes", w.share[0], 0.5, 1e-9);
	/* nine men: only age is left, and says so */
	const struct poll_vote few[] = {
		{ 0, 'F', 15, 64, 30 }, { 1, 'M', 15, 64, 4 }, { 1, 'F', 65, AGE_OPEN, 10 }, { 0, 'M', 65, AGE_OPEN, 5 }
	};
	w = WEIGH(m, few, 2, population(2, two, people));
	t_int(w.refusal, POLL_WEIGHTED);
	t_true(w.by_age && !w.by_sex && w.sex_dropped);
	mem_free(m);
}
T_END

T_CASE(what_cannot_be_weighted_says_why)
{
	struct mem *m = mem_new();
	const struct poll_vote none[] = { { 0, 0, -1, -1, 50 } };
	t_int(WEIGH(m, none, 1, population(0, NULL, NULL)).refusal, POLL_NO_GROUPS);
	struct poll_population p = population(0, NULL, NULL);
	p.has_sex = false;
	t_int(WEIGH(m, women_and_men, 2, p).refusal, POLL_NO_FIT_CENSUS);
	p.found = false;
	t_int(WEIGH(m, women_and_men, 2, p).refusal, POLL_NO_CENSUS);
	const struct poll_vote women[] = { { 0, 'F', -1, -1, 120 }, { 1, 'M', -1, -1, 9 } };
	t_int(WEIGH(m, women, 2, population(0, NULL, NULL)).refusal, POLL_FEW);
	/* nobody of 35 to 64, which are half of the people */
	struct poll_vote old[] = { { 0, 0, 15, 34, 12 }, { 0, 0, 65, AGE_OPEN, 388 }, { 1, 0, 35, 64, 0 } };
	struct poll_weights w = WEIGH(m, old, 2, population(3, three, by_three));
	t_int(w.refusal, POLL_EMPTY);
	t_int(w.group.age_from, 35);
	/* all of one age: no other group is named */
	const struct poll_vote one[] = { { 0, 0, 65, AGE_OPEN, 388 } };
	t_int(WEIGH(m, one, 1, population(3, three, by_three)).refusal, POLL_FEW);
	/* 12 of 400 = 3 % cannot count for 30 % */
	old[1].n = 288;
	old[2].n = 100;
	w = WEIGH(m, old, 2, population(3, three, by_three));
	t_int(w.refusal, POLL_BEYOND);
	t_int(w.group.age_to, 34);
	t_int(w.has, 12);
	t_near("needs", w.needs, 0.3, 1e-12);
	t_int(w.n, 400);
	/* all young people are women and all old ones men, but half of the people are women and three in ten are young */
	static const struct group two[] = { { 0, 15, 34 }, { 0, 35, AGE_OPEN } };
	static const double people[] = { 300, 700 };
	const struct poll_vote split[] = { { 0, 'F', 15, 34, 50 }, { 0, 'M', 35, AGE_OPEN, 50 } };
	t_int(WEIGH(m, split, 1, population(2, two, people)).refusal, POLL_NO_WEIGHTS);
	mem_free(m);
}
T_END

T_CASE(bad_votes_are_refused)
{
	struct mem *m = mem_new();
	struct poll_vote v = { 1, 'F', -1, -1, 3 };
	struct poll_weights w;
	struct poll_population p = population(0, NULL, NULL);
	struct err e = { 0 };
	t_false(poll_weigh(m, &v, 1, 1, &p, &rule, &w, &e));
	v = (struct poll_vote){ 0, 'F', -1, -1, -3 };
	e = (struct err){ 0 };
	t_false(poll_weigh(m, &v, 1, 1, &p, &rule, &w, &e));
	e = (struct err){ 0 };
	t_true(poll_weigh(m, NULL, 0, 0, &p, &rule, &w, &e));
	t_int(w.refusal, POLL_NO_GROUPS);
	mem_free(m);
}
T_END

static const char *ages(struct mem *m, const struct poll_vote v[], size_t n, int min_age)
{
	struct group g[POLL_MOST_AGES];
	char *s = mem_text(m, "");
	size_t k = poll_ages(m, v, n, min_age, g);
	for (size_t i = 0; i < k; i++)
		s = mem_printf(m, "%s%s%d-%d", s, i ? " " : "", g[i].age_from, g[i].age_to);
	return s;
}

T_CASE(ages_cover_everybody_from_the_youngest_asked)
{
	struct mem *m = mem_new();
	const struct poll_vote plain[] = { { 0, 0, 65, AGE_OPEN, 1 }, { 0, 0, 15, 34, 1 }, { 1, 0, 15, 34, 1 }, { 0, 0, 35, 64, 1 } };
	t_text(ages(m, plain, 4, 15), "15-34 35-64 65-999");
	t_text(ages(m, plain, 4, 18), "18-34 35-64 65-999");
	t_text(ages(m, plain + 1, 3, 15), "15-34 35-64 65-999");
	t_text(ages(m, plain, 3, 12), "15-34 35-64 65-999");
	const struct poll_vote overlap[] = {
		{ 0, 0, 15, 34, 1 }, { 1, 0, 25, 44, 1 }, { 1, 0, 45, 99, 1 }, { 1, 0, 8, 11, 1 }, { 1, 'F', -1, -1, 9 }
	};
	t_text(ages(m, overlap, 5, 15), "15-44 45-999");
	t_text(ages(m, overlap, 0, 15), "");
	struct poll_vote years[60];
	for (int i = 0; i < 60; i++)
		years[i] = (struct poll_vote){ 0, 0, 20 + i, 20 + i, 1 };
	struct group g[POLL_MOST_AGES];
	t_int(poll_ages(m, years, 60, 15, g), POLL_MOST_AGES);
	t_int(g[0].age_from, 20);
	t_int(g[POLL_MOST_AGES - 1].age_to, AGE_OPEN);
	mem_free(m);
}
T_END

T_MAIN("poll", two_groups_by_hand, who_has_no_group_is_left_out, ages_are_weighted_and_small_ones_joined, both_traits_are_raked,
       what_cannot_be_weighted_says_why, bad_votes_are_refused, ages_cover_everybody_from_the_youngest_asked)
