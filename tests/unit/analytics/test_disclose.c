#include "analytics/disclose.h"
#include "tests/t.h"

enum { GROUPS = 4, LARGEST = 14 };

static const struct disclose_rule ten = { 10, 1, false }, eleven = { 11, 1, false }, none = { 0, 1, false };

/* What somebody knows who sees a published table: the total, the shown cells, and the least that a hidden cell can be. */
struct attacker {
	int64_t hidden_sum, least; /* each hidden cell is at least this */
	size_t n_hidden;
};

static struct attacker look(const int64_t x[], const bool hidden[], size_t k, int64_t least)
{
	struct attacker a = { 0 };
	for (size_t i = 0; i < k; i++)
		if (hidden[i]) {
			a.n_hidden++;
			a.hidden_sum += x[i];
		}
	a.least = a.n_hidden < k ? least : 0;
	return a;
}

/* Can n cells, each at least `least`, add up to sum?  Plain search, no formula. */
static bool fillable(int64_t sum, size_t n, int64_t least)
{
	if (n == 0)
		return sum == 0;
	for (int64_t v = least; v <= sum; v++)
		if (fillable(sum - v, n - 1, least))
			return true;
	return false;
}

/* Could a hidden cell be v, for all the attacker knows? */
static bool possible(const struct attacker *a, int64_t v)
{
	return v >= a->least && v <= a->hidden_sum && fillable(a->hidden_sum - v, a->n_hidden - 1, a->least);
}

static void check_table(const int64_t x[], size_t k, const struct disclose_rule *rule)
{
	bool hidden[GROUPS];
	int64_t threshold = rule->threshold;
	struct err e = { 0 };
	int64_t total = 0;
	size_t n_filled = 0, n_extra = 0;
	t_true(disclose_one_way(x, k, rule, hidden, &e));
	struct attacker a = look(x, hidden, k, rule->least);
	for (size_t i = 0; i < k; i++) {
		bool small = x[i] > 0 && x[i] < threshold;
		total += x[i];
		n_filled += x[i] > 0;
		n_extra += hidden[i] && !small;
		t_true(hidden[i] || !small);
	}
	if (n_filled == 1 && threshold > 1)
		t_int(a.n_hidden, k);
	t_true(a.n_hidden != 1);
	if (total >= threshold && a.n_hidden > 0)
		for (int64_t v = 1; v < threshold; v++)
			t_true(possible(&a, v));
	if (a.n_hidden < k)
		t_true(n_extra <= 1);
}

/* Would hiding only these be safe? Used to see that nothing was hidden without need. */
static bool safe_without(const int64_t x[], const bool hidden[], size_t k, const struct disclose_rule *rule, size_t shown_again)
{
	bool fewer[GROUPS];
	size_t n_filled = 0;
	for (size_t i = 0; i < k; i++) {
		fewer[i] = hidden[i] && i != shown_again;
		n_filled += x[i] > 0;
	}
	struct attacker a = look(x, fewer, k, rule->least);
	if (n_filled == 1 || a.n_hidden == 1)
		return false;
	for (int64_t v = 1; v < rule->threshold; v++)
		if (a.n_hidden > 0 && !possible(&a, v))
			return false;
	return true;
}

static void check_need(const int64_t x[], size_t k, const struct disclose_rule *rule)
{
	bool hidden[GROUPS];
	int64_t threshold = rule->threshold;
	struct err e = { 0 };
	t_true(disclose_one_way(x, k, rule, hidden, &e));
	size_t n_hidden = look(x, hidden, k, rule->least).n_hidden;
	for (size_t i = 0; i < k && n_hidden < k; i++)
		if (hidden[i] && x[i] >= threshold)
			t_false(safe_without(x, hidden, k, rule, i));
}

static void every_table(size_t k, const struct disclose_rule *rule)
{
	int64_t x[GROUPS] = { 0 };
	for (;;) {
		check_table(x, k, rule);
		check_need(x, k, rule);
		size_t i = 0;
		while (i < k && ++x[i] > LARGEST)
			x[i++] = 0;
		if (i == k)
			return;
	}
}

T_CASE(every_small_table_keeps_the_promise)
{
	static const struct disclose_rule rule[] = { { 1, 1, false },  { 2, 1, false }, { 3, 1, false }, { 5, 1, false },
		                                     { 10, 1, false }, { 3, 0, false }, { 10, 0, false } };
	for (size_t t = 0; t < sizeof rule / sizeof *rule; t++)
		for (size_t k = 2; k <= GROUPS; k++)
			every_table(k, &rule[t]);
}
T_END

T_CASE(the_extra_cell_is_the_smallest_and_the_first_of_equals)
{
	const int64_t x[] = { 40, 20, 3, 20, 0 };
	bool hidden[5];
	struct err e = { 0 };
	t_true(disclose_one_way(x, 5, &ten, hidden, &e));
	t_true(!hidden[0] && hidden[1] && hidden[2] && !hidden[3] && !hidden[4]);
}
T_END

/* 4 and 5 may hide together, 0 and 9, for who does not know that zeros are shown; one who does would know that 4 is 1 to 8. */
T_CASE(what_is_known_of_zeros_counts)
{
	const int64_t x[] = { 4, 5, 45, 60 };
	bool hidden[4];
	struct err e = { 0 };
	t_true(disclose_one_way(x, 4, &(struct disclose_rule){ 10, 0, false }, hidden, &e) && !hidden[2]);
	t_true(disclose_one_way(x, 4, &ten, hidden, &e) && hidden[2]);
}
T_END

T_CASE(a_group_that_holds_everybody_is_hidden_with_the_zeros)
{
	const int64_t x[] = { 0, 50, 0 };
	bool hidden[3];
	struct err e = { 0 };
	t_true(disclose_one_way(x, 3, &ten, hidden, &e));
	t_true(hidden[0] && hidden[1] && hidden[2]);
	t_true(disclose_one_way(x, 3, &(struct disclose_rule){ 10, 1, true }, hidden, &e) && !hidden[1]);
}
T_END

T_CASE(large_and_empty_tables_are_shown)
{
	const int64_t large[] = { 10, 4000000000, 0 }, empty[] = { 0, 0, 0 };
	bool hidden[3];
	struct err e = { 0 };
	t_true(disclose_one_way(large, 3, &ten, hidden, &e));
	t_true(!hidden[0] && !hidden[1] && !hidden[2]);
	t_true(disclose_one_way(empty, 3, &ten, hidden, &e));
	t_true(!hidden[0] && !hidden[1] && !hidden[2]);
	t_true(disclose_one_way(empty, 0, &ten, hidden, &e));
	t_true(disclose_one_way(large, 1, &eleven, hidden, &e) && hidden[0]);
	t_true(disclose_one_way(large, 1, &ten, hidden, &e) && !hidden[0]);
	const int64_t one_group[] = { 0, 50 }, most[] = { INT64_MAX - 20, 20 };
	t_true(disclose_one_way(one_group, 2, &(struct disclose_rule){ 1, 1, false }, hidden, &e)); /* with 1 nothing is protected */
	t_true(!hidden[0] && !hidden[1]);
	t_true(disclose_one_way(most, 2, &ten, hidden, &e)); /* the sum that still fits */
	t_true(!hidden[0] && !hidden[1]);
}
T_END

T_CASE(bad_tables_are_refused)
{
	const int64_t negative[] = { 5, -1 }, huge[] = { INT64_MAX, 1 }, good[] = { 5, 6, false };
	bool hidden[2];
	struct err e = { 0 };
	t_false(disclose_one_way(negative, 2, &ten, hidden, &e));
	t_int(e.code, ERR_INPUT);
	e = (struct err){ 0 };
	t_false(disclose_one_way(huge, 2, &ten, hidden, &e));
	e = (struct err){ 0 };
	t_false(disclose_one_way(good, 2, &none, hidden, &e));
	t_int(e.code, ERR_INPUT);
	e = (struct err){ 0 };
	t_false(disclose_one_way(good, 2, &(struct disclose_rule){ 10, 2, false }, hidden, &e));
	t_int(e.code, ERR_INPUT);
	e = (struct err){ 0 };
	t_false(disclose_one_way(good, 2, &(struct disclose_rule){ 10, -1, false }, hidden, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

T_CASE(rounding)
{
	t_near("half up", disclose_round(2.5, 5), 5, 0);
	t_near("down", disclose_round(2.4, 5), 0, 0);
	t_true(isnan(disclose_round((double)NAN, 5)));
	t_true(isnan(disclose_round(5, 0)));
	t_true(isnan(disclose_round((double)INFINITY, 5)));
	t_true(isnan(disclose_round(5, -5)));
	t_near("halves up, also below zero", disclose_round(-2.5, 5), 0, 0);
}
T_END

T_MAIN("analytics/disclose", every_small_table_keeps_the_promise, the_extra_cell_is_the_smallest_and_the_first_of_equals,
       what_is_known_of_zeros_counts, a_group_that_holds_everybody_is_hidden_with_the_zeros, large_and_empty_tables_are_shown,
       bad_tables_are_refused, rounding)
