#include "analytics/change.h"
#include "analytics/start.h"
#include "tests/t.h"

static unsigned next(unsigned *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 16 & 0x7fff;
}

static struct change_point find(struct mem *m, enum change_kind kind, const double y[], const double n[], size_t k, size_t least)
{
	struct change_point c;
	struct err e = { 0 };
	struct change_series s = { kind, k, y, n };
	t_true(change_find(m, &s, least, &c, &e));
	return c;
}

/* The textbook's log-likelihoods, in long double: they cancel where the program's parts do not. */
static long double log_term(long double y, long double of)
{
	return y > 0 ? y * logl(y / of) : 0;
}

static long double likelihood(enum change_kind kind, const double y[], const double n[], size_t from, size_t to)
{
	long double a = 0, b = 0;
	for (size_t i = from; i < to; i++) {
		a += y[i];
		b += n[i];
	}
	return kind == CHANGE_RATE ? log_term(a, b) : log_term(a, b) + log_term(b - a, b);
}

T_CASE(every_statistic_as_in_the_textbook)
{
	analytics_start();
	struct mem *m = mem_new();
	unsigned state = 11;
	for (int round = 0; round < 200; round++) {
		double y[12], n[12], scale = round < 100 ? 1 : 1e5;
		for (size_t i = 0; i < 12; i++) {
			n[i] = scale * (20 + next(&state) % 30);
			y[i] = floor(scale * (next(&state) % 20));
		}
		for (int kind = CHANGE_SHARE; kind <= CHANGE_RATE; kind++) {
			struct change_point c = find(m, (enum change_kind)kind, y, n, 12, 1);
			long double all = likelihood((enum change_kind)kind, y, n, 0, 12), best = 0;
			for (size_t k = 1; k < 12; k++) {
				long double lr = 2 * (likelihood((enum change_kind)kind, y, n, 0, k) +
				                      likelihood((enum change_kind)kind, y, n, k, 12) - all);
				t_near("likelihood ratio", c.profile[k - 1], (double)lr, 1e-8);
				best = lr > best ? lr : best;
			}
			t_near("largest", c.statistic, (double)best, 1e-8);
			t_near("there", c.statistic, c.profile[c.k - 1], 0);
		}
	}
	mem_free(m);
}
T_END

T_CASE(changes_by_hand)
{
	analytics_start();
	struct mem *m = mem_new();
	const double x[] = { 0, 0, 10, 10 }, n[] = { 10, 10, 10, 10 }, y[] = { 4, 4, 4, 10, 10 };
	struct change_point c = find(m, CHANGE_SHARE, x, n, 4, 1);
	t_int(c.k, 2);
	t_near("share", c.statistic, 2 * 40 * log(2), 1e-14);
	t_near("before", c.before, 0, 0);
	t_near("after", c.after, 1, 0);
	c = find(m, CHANGE_RATE, x, NULL, 4, 1);
	t_near("rate", c.statistic, 2 * 20 * log(2), 1e-14);
	t_near("after", c.after, 10, 1e-15);
	c = find(m, CHANGE_MEAN, y, NULL, 5, 1);
	t_int(c.k, 3);
	t_near("mean", c.statistic, 43.2, 1e-14); /* 3 * 2.4^2 + 2 * 3.6^2 */
	t_near("left", c.rss, 0, 0);
	t_near("before", c.before, 4, 1e-15);
	c = find(m, CHANGE_MEAN, y, NULL, 5, 3);
	t_true(c.k == 0 && c.why == WHY_TOO_FEW); /* six months are needed for three at either side */
	mem_free(m);
}
T_END

T_CASE(months_near_the_ends_are_not_chosen)
{
	analytics_start();
	struct mem *m = mem_new();
	const double x[] = { 90, 10, 10, 12, 12, 10, 12, 12 }, n[] = { 100, 100, 100, 100, 100, 100, 100, 100 };
	t_int(find(m, CHANGE_SHARE, x, n, 8, 1).k, 1);
	t_int(find(m, CHANGE_SHARE, x, n, 8, CHANGE_LEAST).k, 3);
	mem_free(m);
}
T_END

T_CASE(no_change_is_no_report)
{
	analytics_start();
	struct mem *m = mem_new();
	double x[30], n[30], y[30], zero[30] = { 0 };
	for (size_t i = 0; i < 30; i++) {
		n[i] = 7 * (double)(i + 1) * 1e5;
		x[i] = (double)(i + 1) * 1e5;
		y[i] = 0.1;
	}
	t_int(find(m, CHANGE_SHARE, x, n, 30, 1).k, 0);
	t_int(find(m, CHANGE_SHARE, n, n, 30, 1).k, 0);
	t_int(find(m, CHANGE_SHARE, zero, n, 30, 1).k, 0);
	t_int(find(m, CHANGE_SHARE, zero, zero, 30, 1).k, 0);
	t_int(find(m, CHANGE_RATE, x, n, 30, 1).k, 0);
	t_int(find(m, CHANGE_RATE, zero, NULL, 30, 1).k, 0);
	struct change_point c = find(m, CHANGE_MEAN, y, NULL, 30, 1);
	t_true(c.k == 0 && isnan(c.statistic) && isnan(c.before) && c.why == WHY_UNDEFINED);
	t_near("nothing left", c.rss, 0, 0);
	t_int(find(m, CHANGE_MEAN, y, NULL, 0, 1).why, WHY_TOO_FEW);
	t_int(find(m, CHANGE_RATE, x, n, 5, 3).why, WHY_TOO_FEW);
	mem_free(m);
}
T_END

static double chance(struct mem *m, enum change_kind kind, const double y[], const double n[], size_t k, size_t least, double deff,
                     unsigned long seed)
{
	struct change_series s = { kind, k, y, n };
	struct change_point c = find(m, kind, y, n, k, least);
	struct err e = { 0 };
	double p;
	t_true(change_chance(m, &s, least, &c, deff, CHANGE_DRAWS, seed, &p, &e));
	return p;
}

/* Small series of which every outcome can be counted. */
T_CASE(chances_by_hand)
{
	analytics_start();
	struct mem *m = mem_new();
	const double x[] = { 0, 1 }, one[] = { 1, 1 }, two[] = { 2, 0 }, step[] = { 0, 0, 1, 1 }, longer[] = { 1, 3 };
	t_near("one of two people: 01 or 10 of four", chance(m, CHANGE_SHARE, x, one, 2, 1, 1, 1), 0.5, 0.03);
	t_near("two events in one month: 20 or 02 of four", chance(m, CHANGE_RATE, two, NULL, 2, 1, 1, 1), 0.5, 0.03);
	/* both events in the month of a quarter of the time: 1/16; no other outcome is as far */
	t_near("unequal exposure", chance(m, CHANGE_RATE, two, longer, 2, 1, 1, 1), 1 / 16.0, 0.12);
	t_near("two of six orders", chance(m, CHANGE_MEAN, step, NULL, 4, 2, 1, 1), 1 / 3.0, 0.04);
	mem_free(m);
}
T_END

T_CASE(chances_follow_size_and_seed)
{
	analytics_start();
	struct mem *m = mem_new();
	const double n[] = { 180, 190, 175, 200, 185, 190, 180, 195, 188, 182 };
	const double jump[] = { 22, 25, 21, 27, 24, 41, 38, 44, 40, 39 }, mild[] = { 22, 25, 21, 27, 24, 27, 22, 30, 28, 27 };
	double p = chance(m, CHANGE_SHARE, mild, n, 10, 3, 1, 5);
	t_true(chance(m, CHANGE_SHARE, jump, n, 10, 3, 1, 5) < 0.001);
	t_near("the same seed", chance(m, CHANGE_SHARE, mild, n, 10, 3, 1, 5), p, 0);
	t_near("another seed", chance(m, CHANGE_SHARE, mild, n, 10, 3, 1, 6), p, 0.1);
	t_true(chance(m, CHANGE_SHARE, mild, n, 10, 3, 2, 5) > p);
	mem_free(m);
}
T_END

/* Of series without a change, one in ten or so gets a p of 0.1 or less. */
T_CASE(chances_are_even_without_a_change)
{
	analytics_start();
	struct mem *m = mem_new();
	unsigned state = 3, low = 0;
	for (int round = 0; round < 400; round++) {
		double y[12];
		struct err e = { 0 };
		for (size_t i = 0; i < 12; i++) {
			y[i] = 0;
			for (int j = 0; j < 100; j++)
				y[i] += next(&state) % 10 == 0;
		}
		struct change_series s = { CHANGE_RATE, 12, y, NULL };
		struct change_point c = find(m, CHANGE_RATE, y, NULL, 12, 3);
		double p;
		t_true(change_chance(m, &s, 3, &c, 1, 199, 1, &p, &e));
		low += p <= 0.1;
	}
	t_true(low > 15 && low < 65); /* 40 expected, 6 to one standard deviation */
	mem_free(m);
}
T_END

T_CASE(change_refuses)
{
	analytics_start();
	struct mem *m = mem_new();
	struct change_point c;
	const double y[] = { 1, 2 }, less[] = { 1, 1 }, none[] = { 1, 0 }, bad[] = { 1, NAN };
	const struct change_series wrong[] = { { CHANGE_SHARE, 2, y, less },
		                               { CHANGE_RATE, 2, y, none },
		                               { CHANGE_MEAN, 2, bad, NULL },
		                               { CHANGE_MEAN, CHANGE_MOST + 1, y, NULL } };
	for (size_t i = 0; i < 4; i++) {
		struct err e = { 0 };
		t_false(change_find(m, &wrong[i], 1, &c, &e));
		t_true(err_is_set(&e));
	}
	const double many[] = { 5e9, 0 };
	struct change_series s = { CHANGE_RATE, 2, many, NULL };
	struct err e = { 0 };
	double p;
	c = find(m, CHANGE_RATE, many, NULL, 2, 1);
	t_false(change_chance(m, &s, 1, &c, 1, 99, 1, &p, &e));
	t_int(e.word, W_STAT_TOO_LARGE);
	t_false(change_chance(m, &s, 1, &c, 0.5, 99, 1, &p, &e));
	t_false(change_chance(m, &s, 1, &c, 1, 0, 1, &p, &e));
	mem_free(m);
}
T_END

static double cost_of(const double y[], size_t k, unsigned cuts, double penalty)
{
	double cost = 0;
	size_t from = 0;
	for (size_t t = 1; t <= k; t++) {
		if (t < k && !(cuts >> (t - 1) & 1))
			continue;
		double mean = 0;
		for (size_t i = from; i < t; i++)
			mean += y[i] / (double)(t - from);
		for (size_t i = from; i < t; i++)
			cost += (y[i] - mean) * (y[i] - mean);
		cost += t < k ? penalty : 0;
		from = t;
	}
	return cost;
}

T_CASE(partition_is_the_best_of_all)
{
	analytics_start();
	struct mem *m = mem_new();
	unsigned state = 5;
	for (int round = 0; round < 100; round++) {
		double y[9], penalty = round % 5, best = INFINITY;
		for (size_t i = 0; i < 9; i++)
			y[i] = 1000 + next(&state) % 6;
		for (unsigned cuts = 0; cuts < 256; cuts++)
			best = fmin(best, cost_of(y, 9, cuts, penalty));
		size_t *last, n;
		struct err e = { 0 };
		t_true(change_partition(m, y, 9, penalty, &last, &n, &e));
		unsigned found = 0;
		for (size_t i = 0; i < n; i++)
			found |= 1u << (last[i] - 1);
		t_near("cost", cost_of(y, 9, found, penalty), best, 1e-9);
	}
	mem_free(m);
}
T_END

T_CASE(partition_of_levels)
{
	analytics_start();
	struct mem *m = mem_new();
	const double y[] = { 5.1, 4.9, 5.3, 5, 5.2, 7.9, 8.1, 8, 7.8, 8.3, 8.2, 6, 6.1, 5.9, 6.2 }, flat[] = { 3, 3, 3, 3, 3 };
	const double steps[] = { 1, 1, 1, 5, 5, 5 };
	size_t *last, n;
	struct err e = { 0 };
	/* steps sorted without sign: .1 .1 .1 .2 .2 .2 .2 .2 .3 .3 .4 .5 2.2 2.7; their median about the median step 0 is .2 */
	t_near("noise", change_noise(m, y, 15), 1.4826 * 1.4826 * 0.04 / 2, 1e-9);
	t_true(change_partition(m, y, 15, NAN, &last, &n, &e));
	t_true(n == 2 && last[0] == 5 && last[1] == 11);
	t_true(change_partition(m, flat, 5, NAN, &last, &n, &e) && n == 0);
	t_true(change_partition(m, steps, 6, NAN, &last, &n, &e) && n == 1 && last[0] == 3);
	t_true(change_partition(m, y, 2, NAN, &last, &n, &e) && n == 0);
	t_true(change_partition(m, y, 0, 1, &last, &n, &e) && n == 0);
	t_false(change_partition(m, y, 15, -1, &last, &n, &e));
	mem_free(m);
}
T_END

T_MAIN("analytics/change", every_statistic_as_in_the_textbook, changes_by_hand, months_near_the_ends_are_not_chosen, no_change_is_no_report,
       chances_by_hand, chances_follow_size_and_seed, chances_are_even_without_a_change, change_refuses, partition_is_the_best_of_all,
       partition_of_levels)
