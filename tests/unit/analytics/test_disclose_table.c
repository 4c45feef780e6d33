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

/* What must be hidden, and what must be in doubt, before anything is searched for. */
struct needs {
	bool hidden[9], doubt[9], zeros;
};

static bool is_small(const struct disclose_table *t, const struct disclose_rule *rule, size_t c)
{
	return t->x[c] > 0 && t->x[c] < rule->threshold;
}

/* A cell that holds everybody of its row (column): all of it is hidden, zeros too. */
static void brute_line(const struct disclose_table *t, const struct disclose_rule *rule, size_t line, bool is_row, struct needs *out)
{
	size_t n = t->n_rows * t->n_columns, n_filled = 0, n_cells = 0, full = 0;
	for (size_t c = 0; c < n; c++)
		if ((is_row ? c / t->n_columns : c % t->n_columns) == line) {
			n_cells++;
			n_filled += t->x[c] > 0;
			full = t->x[c] > 0 ? c : full;
		}
	if (n_filled != 1 || n_cells < 2 || rule->threshold < 2 || rule->full_is_shown)
		return;
	out->zeros = true;
	out->doubt[full] = !is_small(t, rule, full);
	for (size_t c = 0; c < n; c++)
		out->hidden[c] = out->hidden[c] || (is_row ? c / t->n_columns : c % t->n_columns) == line;
}

static struct needs brute_needs(const struct disclose_table *t, const struct disclose_rule *rule)
{
	struct needs out = { 0 };
	for (size_t c = 0; c < t->n_rows * t->n_columns; c++)
		out.hidden[c] = is_small(t, rule, c);
	for (size_t i = 0; i < t->n_rows; i++)
		brute_line(t, rule, i, true, &out);
	for (size_t i = 0; i < t->n_columns; i++)
		brute_line(t, rule, i, false, &out);
	return out;
}

static bool brute_safe(const struct disclose_table *t, const bool hidden[], const struct disclose_rule *rule, const struct needs *needs)
{
	struct guess g = { .t = t, .hidden = hidden, .least = needs->zeros ? 0 : rule->least };
	brute_attack(&g);
	for (size_t c = 0; c < t->n_rows * t->n_columns; c++)
		if ((is_small(t, rule, c) && (g.low[c] > 1 || g.high[c] < rule->threshold - 1)) || (needs->doubt[c] && g.low[c] >= t->x[c]))
			return false;
	return true;
}

/* The fewest extra cells, then people, of every pattern there is; -1 cells: none is safe. */
static void brute_best(const struct disclose_table *t, const struct disclose_rule *rule, const struct needs *needs, int64_t *cells,
                       int64_t *people)
{
	size_t n = t->n_rows * t->n_columns;
	*cells = *people = -1;
	for (unsigned set = 0; set < 1u << n; set++) {
		bool hidden[9];
		int64_t n_extra = 0, extra = 0;
		bool allowed = true;
		for (size_t c = 0; c < n; c++) {
			bool more = set >> c & 1;
			allowed = allowed && !(more && (needs->hidden[c] || t->x[c] == 0));
			hidden[c] = needs->hidden[c] || more;
			n_extra += hidden[c] && !is_small(t, rule, c);
			extra += hidden[c] && !is_small(t, rule, c) ? t->x[c] : 0;
		}
		bool better = *cells < 0 || n_extra < *cells || (n_extra == *cells && extra < *people);
		if (allowed && better && brute_safe(t, hidden, rule, needs)) {
			*cells = n_extra;
			*people = extra;
		}
	}
}

/* The numbers that an attack finds, too. */
static void compare_attacks(const struct disclose_table *t, const bool hidden[], int64_t least)
{
	struct interval known[9];
	struct guess g = { .t = t, .hidden = hidden, .least = least };
	attack(t, hidden, least, known);
	brute_attack(&g);
	for (size_t c = 0; c < t->n_rows * t->n_columns; c++)
		if (hidden[c]) {
			t_near("low", known[c].lo, (double)g.low[c], 0);
			t_near("high", known[c].hi, (double)g.high[c], 0);
		}
}

T_CASE(small_tables_against_brute_force)
{
	static const size_t shape[][2] = { { 2, 2 }, { 2, 3 }, { 3, 3 }, { 2, 4 }, { 1, 3 }, { 3, 2 } };
	enum { N_SHAPES = sizeof shape / sizeof *shape };
	unsigned seed = 5;
	int n_safe = 0, n_unsafe = 0, n_doubt = 0;
	for (int trial = 0; trial < 600; trial++) {
		int64_t x[9], cells, people;
		struct disclose_table t = { shape[trial % N_SHAPES][0], shape[trial % N_SHAPES][1], x };
		struct disclose_rule rule = { 3 + trial % 4, trial / 5 % 2, trial % 5 == 0 };
		bool hidden[9];
		for (size_t c = 0; c < 9; c++) {
			seed = seed * 1103515245u + 12345u;
			x[c] = (seed >> 16) % 12;
			if (trial % 2 == 0 && (seed >> 8) % 5 < 2)
				x[c] = 0;
		}
		struct needs needs = brute_needs(&t, &rule);
		struct disclose_result r = hide(&t, &rule, hidden);
		brute_best(&t, &rule, &needs, &cells, &people);
		if (r.safe != (cells >= 0))
			t_fail("trial %d", trial);
		n_safe += r.safe;
		n_unsafe += !r.safe;
		n_doubt += r.safe && needs.zeros;
		for (size_t c = 0; c < t.n_rows * t.n_columns; c++)
			t_true(r.safe || hidden[c]);
		if (!r.safe)
			continue;
		t_true(r.fewest);
		t_int(r.n_extra, cells);
		t_int(r.extra_total, people);
		t_true(brute_safe(&t, hidden, &rule, &needs));
		compare_attacks(&t, hidden, needs.zeros ? 0 : rule.least);
	}
	t_true(n_safe > 100 && n_unsafe > 50 && n_doubt > 30);
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

/* More small cells than the search adds others: each is closed with the pair that hides the fewest people, and nothing is hidden that is not needed. */
T_CASE(steps_take_the_cheapest_rectangle)
{
	enum { SIDE = 6, HALF = SIDE / 2 };
	int64_t x[SIDE * SIDE];
	bool hidden[SIDE * SIDE];
	for (size_t i = 0; i < SIDE * SIDE; i++) {
		size_t row = i / SIDE, column = i % SIDE;
		x[i] = row == column ? 5 : (row + HALF) % SIDE == column ? 20 : 100;
	}
	struct disclose_table t = { SIDE, SIDE, x };
	struct disclose_result r = hide(&t, &ten, hidden);
	t_true(r.safe && !r.fewest);
	t_int(r.n_small, SIDE);
	t_int(r.n_extra, SIDE);
	t_int(r.extra_total, 20 * SIDE);
	for (size_t c = 0; c < SIDE * SIDE; c++) {
		if (!hidden[c] || x[c] < 10)
			continue;
		struct interval known[SIDE * SIDE];
		size_t n_known = 0;
		hidden[c] = false;
		attack(&t, hidden, 0, known);
		for (size_t k = 0; k < SIDE * SIDE; k++)
			n_known += x[k] < 10 && (known[k].lo > 1 || known[k].hi < 9);
		t_true(n_known > 0);
		hidden[c] = true;
	}
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

T_MAIN("analytics/disclose_table", steps_take_the_cheapest_rectangle, a_search_that_found_some_and_is_spent,
       a_search_that_finds_none_and_is_spent, what_needs_no_doubt, an_attack_that_starts_wrong_is_refused, a_rectangle_hides_one_small_cell,
       small_tables_against_brute_force, equal_patterns_are_taken_column_by_column, a_cell_that_holds_its_whole_row_is_put_in_doubt,
       many_small_cells_are_hidden_step_by_step, totals_that_say_too_much, bad_tables_are_refused)
