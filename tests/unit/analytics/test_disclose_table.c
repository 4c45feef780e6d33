#include "analytics/disclose.h"
#include "tests/t.h"

enum { CELLS = 240 };

static const struct disclose_rule ten = { 10, 0, false };

static struct disclose_result hide(const struct disclose_table *t, const struct disclose_rule *rule, bool hidden[])
{
	struct disclose_result r;
	struct err e = { 0 };
	if (!disclose_two_way(t, rule, hidden, &r, &e))
		t_fail("refused");
	return r;
}

static void attack(const struct disclose_table *t, const bool hidden[], int64_t least, struct interval out[])
{
	struct err e = { 0 };
	t_true(disclose_attack(t, hidden, least, out, &e));
}

/* R: exhaustive search over added cells, lpSolve for the attack. */
T_CASE(a_rectangle_hides_one_small_cell)
{
	static const int64_t x[] = { 34, 51, 40, 12, 12, 44, 60, 25, 70, 61, 3, 18, 25, 26, 31, 40 };
	struct disclose_table t = { 4, 4, x };
	bool hidden[16];
	struct interval known[16];
	struct disclose_result r = hide(&t, &ten, hidden);
	t_true(r.safe && r.fewest && !r.tied);
	t_int(r.n_small, 1);
	t_int(r.n_extra, 3);
	t_int(r.extra_total, 70);
	t_true(hidden[2] && hidden[3] && hidden[10] && hidden[11]);
	attack(&t, hidden, 0, known);
	t_near("lower", known[2].lo, 22, 0);
	t_near("upper", known[2].hi, 43, 0);
	t_near("small", known[10].lo, 0, 0);
	t_near("small", known[10].hi, 21, 0);
	t_near("shown", known[0].hi - known[0].lo, 0, 0);
	attack(&t, hidden, 1, known);
	t_near("no zeros", known[10].lo, 1, 0);
	t_near("no zeros", known[10].hi, 20, 0);
}
T_END

/* ---- against brute force */

struct guess {
	const struct disclose_table *t;
	const bool *hidden;
	int64_t least, value[9], row[4], column[4]; /* row, column: what is left of the totals of hidden cells */
	int64_t low[9], high[9];
};

static void fill(struct guess *g, size_t cell)
{
	size_t n = g->t->n_rows * g->t->n_columns, i = cell / g->t->n_columns, j = cell % g->t->n_columns;
	if (cell == n) {
		for (size_t k = 0; k < g->t->n_rows || k < g->t->n_columns; k++)
			if ((k < g->t->n_rows && g->row[k] != 0) || (k < g->t->n_columns && g->column[k] != 0))
				return;
		for (size_t k = 0; k < n; k++) {
			g->low[k] = g->value[k] < g->low[k] ? g->value[k] : g->low[k];
			g->high[k] = g->value[k] > g->high[k] ? g->value[k] : g->high[k];
		}
		return;
	}
	int64_t from = g->hidden[cell] ? g->least : 0, to = !g->hidden[cell] ? 0 : g->row[i] < g->column[j] ? g->row[i] : g->column[j];
	for (int64_t v = from; v <= to; v++) {
		g->value[cell] = v;
		g->row[i] -= v;
		g->column[j] -= v;
		fill(g, cell + 1);
		g->row[i] += v;
		g->column[j] += v;
	}
}

static void brute_attack(struct guess *g)
{
	for (size_t i = 0; i < 4; i++)
		g->row[i] = g->column[i] = 0;
	for (size_t c = 0; c < g->t->n_rows * g->t->n_columns; c++) {
		g->low[c] = INT64_MAX;
		g->high[c] = INT64_MIN;
		if (g->hidden[c]) {
			g->row[c / g->t->n_columns] += g->t->x[c];
			g->column[c % g->t->n_columns] += g->t->x[c];
		}
	}
	fill(g, 0);
}

static bool brute_safe(const struct disclose_table *t, const bool hidden[], const struct disclose_rule *rule)
{
	struct guess g = { .t = t, .hidden = hidden, .least = rule->least };
	brute_attack(&g);
	for (size_t c = 0; c < t->n_rows * t->n_columns; c++)
		if (t->x[c] > 0 && t->x[c] < rule->threshold && (g.low[c] > 1 || g.high[c] < rule->threshold - 1))
			return false;
	return true;
}

/* Does one cell hold everybody of its row or column? */
static bool has_full_line(const struct disclose_table *t)
{
	size_t row[4] = { 0 }, column[4] = { 0 };
	for (size_t c = 0; c < t->n_rows * t->n_columns; c++) {
		row[c / t->n_columns] += t->x[c] > 0;
		column[c % t->n_columns] += t->x[c] > 0;
	}
	for (size_t i = 0; i < 4; i++)
		if ((i < t->n_rows && row[i] == 1) || (i < t->n_columns && column[i] == 1))
			return true;
	return false;
}

/* The fewest extra cells, then people, of every pattern there is; -1 cells: none is safe. */
static void brute_best(const struct disclose_table *t, const struct disclose_rule *rule, int64_t *cells, int64_t *people)
{
	size_t n = t->n_rows * t->n_columns;
	*cells = *people = -1;
	for (unsigned set = 0; set < 1u << n; set++) {
		bool hidden[9];
		int64_t n_extra = 0, extra = 0;
		bool allowed = true;
		for (size_t c = 0; c < n; c++) {
			bool small = t->x[c] > 0 && t->x[c] < rule->threshold, more = set >> c & 1;
			allowed = allowed && !(more && (small || t->x[c] == 0));
			hidden[c] = small || more;
			n_extra += more;
			extra += more ? t->x[c] : 0;
		}
		bool better = *cells < 0 || n_extra < *cells || (n_extra == *cells && extra < *people);
		if (allowed && better && brute_safe(t, hidden, rule)) {
			*cells = n_extra;
			*people = extra;
		}
	}
}

T_CASE(small_tables_against_brute_force)
{
	static const size_t shape[][2] = { { 2, 2 }, { 2, 3 }, { 3, 3 }, { 2, 4 }, { 1, 3 } };
	unsigned seed = 5;
	int n_safe = 0, n_unsafe = 0;
	for (int trial = 0; trial < 250; trial++) {
		int64_t x[9], cells, people;
		struct disclose_table t = { shape[trial % 5][0], shape[trial % 5][1], x };
		struct disclose_rule rule = { 3 + trial % 4, trial / 5 % 2, trial % 3 == 0 };
		bool hidden[9];
		for (size_t c = 0; c < 9; c++) {
			seed = seed * 1103515245u + 12345u;
			x[c] = (seed >> 16) % 12;
		}
		if (!rule.full_is_shown && has_full_line(&t))
			continue;
		struct disclose_result r = hide(&t, &rule, hidden);
		brute_best(&t, &rule, &cells, &people);
		t_true(r.safe == (cells >= 0));
		n_safe += r.safe;
		n_unsafe += !r.safe;
		for (size_t c = 0; c < t.n_rows * t.n_columns; c++)
			t_true(r.safe || hidden[c]);
		if (!r.safe)
			continue;
		t_true(r.fewest);
		t_int(r.n_extra, cells);
		t_int(r.extra_total, people);
		t_true(brute_safe(&t, hidden, &rule));
		struct interval known[9];
		struct guess g = { .t = &t, .hidden = hidden, .least = rule.least };
		attack(&t, hidden, rule.least, known);
		brute_attack(&g);
		for (size_t c = 0; c < t.n_rows * t.n_columns; c++)
			if (hidden[c]) {
				t_near("low", known[c].lo, (double)g.low[c], 0);
				t_near("high", known[c].hi, (double)g.high[c], 0);
			}
	}
	t_true(n_safe > 40 && n_unsafe > 10);
}
T_END

/* ---- the rest */

T_CASE(equal_patterns_are_taken_column_by_column)
{
	static const int64_t x[] = { 5, 50, 50, 50, 50, 50, 50, 50, 50 };
	struct disclose_table t = { 3, 3, x };
	bool hidden[9];
	struct disclose_result r = hide(&t, &ten, hidden);
	t_true(r.n_extra == 3 && r.tied);
	t_true(hidden[0] && hidden[3] && hidden[1] && hidden[4]);
	static const int64_t crossed[] = { 5, 20, 20, 20, 50, 20, 20, 20, 50 };
	t.x = crossed; /* by the second column and third row, or by the third column and second row, which has the upper cell of the first column */
	r = hide(&t, &ten, hidden);
	t_true(r.n_extra == 3 && r.extra_total == 60 && r.tied);
	t_true(hidden[0] && hidden[2] && hidden[3] && hidden[5]);
}
T_END

T_CASE(a_cell_that_holds_its_whole_row_is_put_in_doubt)
{
	static const int64_t x[] = { 0, 50, 0, 30, 20, 40, 25, 60, 35 };
	struct disclose_table t = { 3, 3, x };
	bool hidden[9];
	struct interval known[9];
	struct disclose_result r = hide(&t, &ten, hidden);
	t_true(r.safe && r.n_small == 0 && hidden[0] && hidden[1] && hidden[2]);
	attack(&t, hidden, 0, known);
	t_true(known[1].lo < 50);
	t_int(hide(&t, &(struct disclose_rule){ 10, 0, true }, hidden).n_extra, 0);
	const int64_t large[] = { 30, 40, 20, 60 };
	t = (struct disclose_table){ 2, 2, large };
	t_int(hide(&t, &ten, hidden).n_extra, 0);
}
T_END

T_CASE(many_small_cells_are_hidden_step_by_step)
{
	int64_t x[CELLS];
	bool hidden[CELLS];
	struct interval known[CELLS];
	unsigned seed = 3;
	for (size_t c = 0; c < CELLS; c++) {
		seed = seed * 1103515245u + 12345u;
		x[c] = (seed >> 16) % 50 + (c % 7 == 0 ? 1 : 12);
	}
	struct disclose_table t = { 20, 12, x };
	struct disclose_result r = hide(&t, &ten, hidden);
	t_true(r.safe && r.n_small >= 4 && r.n_extra <= 12);
	attack(&t, hidden, 0, known);
	for (size_t c = 0; c < CELLS; c++)
		t_true(x[c] >= 10 || (hidden[c] && known[c].lo <= 1 && known[c].hi >= 9));
	for (size_t c = 0; c < CELLS; c += 5) /* every fifth cell small */
		x[c] = (int64_t)c % 9 + 1;
	r = hide(&t, &ten, hidden);
	t_true(r.safe && r.n_small >= 48);
	attack(&t, hidden, 0, known);
	for (size_t c = 0; c < CELLS; c++)
		t_true(x[c] >= 10 || (hidden[c] && known[c].lo <= 1 && known[c].hi >= 9));
}
T_END

T_CASE(totals_that_say_too_much)
{
	static const int64_t x[] = { 3, 2, 40, 50 }, zeros[] = { 0, 0, 0, 0 }, huge[] = { 3, INT64_C(4000000000), INT64_C(5000000000), 20 };
	struct disclose_table t = { 2, 2, x };
	bool hidden[4];
	struct disclose_result r = hide(&t, &ten, hidden);
	t_true(!r.safe && hidden[0] && hidden[1] && hidden[2] && hidden[3]);
	t.x = zeros;
	r = hide(&t, &ten, hidden);
	t_true(r.safe && !hidden[0]);
	t.x = huge;
	r = hide(&t, &ten, hidden);
	t_true(r.safe && r.n_extra == 3);
	struct interval known[4];
	attack(&t, hidden, 0, known);
	t_near("exact", known[0].hi, 4000000003, 0);
}
T_END

T_CASE(bad_tables_are_refused)
{
	static const int64_t negative[] = { 1, -1 }, large[] = { INT64_C(9007199254740992), 1 }, good[] = { 1, 20 };
	const struct disclose_table t[] = { { 1, 2, negative }, { 1, 2, large }, { 0, 2, good }, { 1, 2, good }, { 1, 2, good } };
	const struct disclose_rule rule[] = { ten, ten, ten, { 0, 0, false }, { 10, 2, false } };
	for (size_t i = 0; i < 5; i++) {
		bool hidden[2];
		struct disclose_result r;
		struct err e = { 0 };
		t_false(disclose_two_way(&t[i], &rule[i], hidden, &r, &e));
		t_int(e.code, ERR_INPUT);
	}
}
T_END

/* Not two lines to hide in, a threshold that protects nobody, and a full cell that is small already. */
T_CASE(what_needs_no_doubt)
{
	static const int64_t x[] = { 0, 50, 30, 20 }, small[] = { 0, 4, 30, 20 }, one[] = { 50 };
	struct disclose_table t = { 2, 2, x };
	bool hidden[4];
	struct interval known[4];
	struct disclose_result r = hide(&t, &(struct disclose_rule){ 1, 0, false }, hidden);
	t_true(r.safe && r.n_small + r.n_extra == 0 && !hidden[0] && !hidden[1]);
	r = hide(&t, &(struct disclose_rule){ 2, 0, false }, hidden); /* from 2 on it is put in doubt */
	t_true(r.safe && hidden[0] && hidden[1]);
	attack(&t, hidden, 0, known);
	t_true(known[1].lo < 50);
	t.x = small; /* 4 people in its row: 9 cannot be possible */
	r = hide(&t, &ten, hidden);
	t_true(!r.safe && hidden[0] && hidden[1] && hidden[2] && hidden[3]);
	t_int(r.n_small, 1);
	r = hide(&t, &(struct disclose_rule){ 5, 0, false }, hidden); /* each of 1..4 can */
	attack(&t, hidden, 0, known);
	t_true(r.safe && hidden[1] && known[1].lo <= 1 && known[1].hi >= 4);
	t = (struct disclose_table){ 1, 1, one };
	r = hide(&t, &ten, hidden);
	t_true(r.safe && !hidden[0]);
}
T_END

/* One small cell among equal ones: each of 841 rectangles would do, and comparing them all is more work than is allowed. */
T_CASE(a_search_that_found_some_and_is_spent)
{
	enum { SIDE = 30 };
	int64_t x[SIDE * SIDE];
	bool hidden[SIDE * SIDE];
	for (size_t i = 0; i < SIDE * SIDE; i++)
		x[i] = 50;
	x[SIDE + 1] = 5;
	struct disclose_table t = { SIDE, SIDE, x };
	struct disclose_result r = hide(&t, &ten, hidden);
	t_true(r.safe && !r.fewest && !r.tied && hidden[SIDE + 1]);
	t_int(r.n_small, 1);
	t_int(r.n_extra, 3);
	t_int(r.extra_total, 150);
}
T_END

/* A small cell that is all of its column, where nothing can stand beside it: the search goes round by the other columns until it is spent. */
T_CASE(a_search_that_finds_none_and_is_spent)
{
	enum { SIDE = 20 };
	int64_t x[SIDE * SIDE];
	bool hidden[SIDE * SIDE];
	for (size_t i = 0; i < SIDE * SIDE; i++)
		x[i] = i % SIDE == SIDE - 1 ? 0 : 50;
	x[SIDE - 1] = 9;
	struct disclose_table t = { SIDE, SIDE, x };
	struct disclose_result r = hide(&t, &(struct disclose_rule){ 10, 0, true }, hidden);
	t_true(!r.safe && !r.fewest && !r.tied);
	for (size_t i = 0; i < SIDE * SIDE; i++)
		t_true(hidden[i]);
}
T_END

/* What somebody knows for certain must be true of the table. */
T_CASE(an_attack_that_starts_wrong_is_refused)
{
	static const int64_t x[] = { 0, 5, 7, 9 }, negative[] = { 1, -1, 2, 2 };
	static const bool all[] = { true, true, true, true };
	struct disclose_table t = { 2, 2, x };
	struct interval known[4];
	struct err e = { 0 };
	t_true(disclose_attack(&t, all, 0, known, &e));
	t_near("all that totals leave", known[0].hi, 5, 0);
	t_false(disclose_attack(&t, all, 10, known, &e));
	t_int(e.code, ERR_INPUT);
	e = (struct err){ 0 };
	t.x = negative;
	t_false(disclose_attack(&t, all, 0, known, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

T_MAIN("analytics/disclose_table", a_search_that_found_some_and_is_spent, a_search_that_finds_none_and_is_spent, what_needs_no_doubt,
       an_attack_that_starts_wrong_is_refused, a_rectangle_hides_one_small_cell, small_tables_against_brute_force,
       equal_patterns_are_taken_column_by_column, a_cell_that_holds_its_whole_row_is_put_in_doubt, many_small_cells_are_hidden_step_by_step,
       totals_that_say_too_much, bad_tables_are_refused)
