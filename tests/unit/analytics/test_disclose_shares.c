/* What weighted shares give away, against all tables of whole people that have the same totals and lie in the same windows. */
#include "analytics/disclose_shares.h"
#include "tests/t.h"

enum { CELLS = 6 };

struct search {
	const struct disclose_shares *s;
	int64_t x[CELLS], low[CELLS], high[CELLS];
	bool loose; /* windows do not count */
};

static int64_t line(const struct disclose_shares *s, const int64_t x[], size_t option, size_t cell)
{
	int64_t sum = 0;
	for (size_t o = 0; o < s->n_options; o++)
		for (size_t c = 0; c < s->n_cells; c++)
			sum += (option == SIZE_MAX || o == option) && (cell == SIZE_MAX || c == cell) ? x[o * s->n_cells + c] : 0;
	return sum;
}

static double weighted(const struct disclose_shares *s, const int64_t x[], size_t option)
{
	double part = 0, all = 0;
	for (size_t i = 0; i < s->n_options * s->n_cells; i++) {
		double w = s->weight[i % s->n_cells] * (double)x[i];
		all += w;
		part += i / s->n_cells == option ? w : 0;
	}
	return part / all;
}

static int64_t left_in(const struct search *f, size_t option, size_t cell)
{
	return line(f->s, f->s->x, option, cell) - line(f->s, f->x, option, cell);
}

/* A table that is full: does it have the totals, and the weighted shares? */
static void take(struct search *f)
{
	const struct disclose_shares *s = f->s;
	for (size_t o = 0; o < s->n_options; o++) {
		double share = weighted(s, f->x, o);
		if (left_in(f, o, SIZE_MAX) != 0 || (!f->loose && (share < s->window[o].lo - 1e-9 || share > s->window[o].hi + 1e-9)))
			return;
	}
	for (size_t c = 0; c < s->n_cells; c++)
		if (left_in(f, SIZE_MAX, c) != 0)
			return;
	for (size_t i = 0; i < s->n_options * s->n_cells; i++) {
		f->low[i] = f->x[i] < f->low[i] ? f->x[i] : f->low[i];
		f->high[i] = f->x[i] > f->high[i] ? f->x[i] : f->high[i];
	}
}

static void search(struct search *f, size_t i)
{
	size_t n_cells = f->s->n_cells;
	if (i == f->s->n_options * n_cells) {
		take(f);
		return;
	}
	int64_t in_option = left_in(f, i / n_cells, SIZE_MAX), in_cell = left_in(f, SIZE_MAX, i % n_cells);
	for (int64_t most = in_option < in_cell ? in_option : in_cell, x = 0; x <= most; x++) {
		f->x[i] = x;
		search(f, i + 1);
	}
	f->x[i] = 0;
}

/* Every small count can still be 1 or less and threshold - 1 or more, and a full cell less than full, wherever the totals allow it. */
static bool brute_safe(const struct disclose_shares *s, int64_t threshold)
{
	struct search tight = { .s = s }, loose = { .s = s, .loose = true };
	size_t n = s->n_options * s->n_cells;
	for (size_t i = 0; i < n; i++) {
		tight.low[i] = loose.low[i] = INT64_MAX;
		tight.high[i] = loose.high[i] = -1;
	}
	search(&tight, 0);
	search(&loose, 0);
	for (size_t i = 0; i < n; i++) {
		int64_t x = s->x[i], most = threshold - 1;
		bool small = x > 0 && x <= most, everybody = x > 0 && x == line(s, s->x, SIZE_MAX, i % s->n_cells);
		if (small && ((tight.low[i] > 1 && loose.low[i] < tight.low[i]) || (tight.high[i] < most && loose.high[i] > tight.high[i])))
			return false;
		if (everybody && tight.low[i] == x && loose.low[i] < x)
			return false;
	}
	return true;
}

static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static bool is_safe(const struct disclose_shares *s, int64_t threshold)
{
	const struct disclose_rule rule = { .threshold = threshold };
	bool safe;
	struct err e = { 0 };
	t_true(disclose_shares_safe(s, &rule, &safe, &e));
	return safe;
}

/* Small tables with windows of all widths: of two options and two groups exactly those that whole people give away; of more, whatever the
 * program calls unsafe is. */
T_CASE(small_tables_against_brute_force)
{
	static const size_t shape[][2] = { { 2, 2 }, { 2, 3 }, { 3, 2 } };
	uint32_t seed = 7;
	size_t n_safe = 0, n_unsafe = 0;
	for (int k = 0; k < 240; k++) {
		const size_t *size = shape[k % 3];
		int64_t x[CELLS] = { 0 };
		double weight[3] = { 0.5, 1, 1.5 + 0.25 * draw(&seed, 8) };
		struct interval window[3];
		struct disclose_shares s = { size[0], size[1], x, weight, window };
		for (size_t i = 0; i < size[0] * size[1]; i++)
			x[i] = draw(&seed, size[0] * size[1] == 4 ? 9 : 4);
		if (line(&s, x, SIZE_MAX, SIZE_MAX) == 0)
			continue;
		double half = 0.01 * (1 + draw(&seed, 12));
		for (size_t o = 0; o < size[0]; o++)
			window[o] = (struct interval){ weighted(&s, x, o) - half, weighted(&s, x, o) + half };
		bool safe = is_safe(&s, 3), brute = brute_safe(&s, 3);
		t_true(size[0] * size[1] == 4 ? safe == brute : safe || !brute);
		*(safe ? &n_safe : &n_unsafe) += 1;
	}
	t_true(n_safe > 40 && n_unsafe > 40);
}
T_END

/* 93 women and 19 men, of whom 3 said yes: the total and a share of a whole per cent tell that it is 3. */
T_CASE(two_groups_are_an_equation)
{
	static const int64_t x[] = { 41, 3, 52, 16 }, large[] = { 41, 10, 52, 12 };
	static const double weight[] = { 0.6, 2.9 };
	struct interval window[2];
	struct disclose_shares s = { 2, 2, x, weight, window };
	for (size_t o = 0; o < 2; o++)
		window[o] = (struct interval){ weighted(&s, x, o) - 0.005, weighted(&s, x, o) + 0.005 };
	t_false(is_safe(&s, 10));
	window[0] = window[1] = (struct interval){ 0, 1 };
	t_true(is_safe(&s, 10));
	s.x = large;
	for (size_t o = 0; o < 2; o++)
		window[o] = (struct interval){ weighted(&s, large, o) - 0.005, weighted(&s, large, o) + 0.005 };
	t_true(is_safe(&s, 10));
}
T_END

T_CASE(what_cannot_be_tried_is_not_safe)
{
	struct mem *m = mem_new();
	enum { N = DISCLOSE_SHARES_MOST + 1 };
	int64_t *x = mem_array(m, N, sizeof *x);
	double *weight = mem_array(m, N, sizeof *weight);
	struct interval window = { 0, 1 };
	for (size_t i = 0; i < N; i++) {
		x[i] = 100;
		weight[i] = 1;
	}
	struct disclose_shares s = { 1, N, x, weight, &window };
	struct disclose_rule rule = { .threshold = 10 };
	struct err e = { 0 };
	bool safe;
	t_false(is_safe(&s, 10));
	s.n_cells = N - 1;
	t_true(is_safe(&s, 10));
	x[3] = -1;
	t_false(disclose_shares_safe(&s, &rule, &safe, &e));
	x[3] = 1;
	window.hi = NAN;
	e = (struct err){ 0 };
	t_false(disclose_shares_safe(&s, &rule, &safe, &e));
	mem_free(m);
}
T_END

static bool is_refused(const struct disclose_shares *s, int64_t threshold)
{
	const struct disclose_rule rule = { .threshold = threshold };
	bool safe = true;
	struct err e = { 0 };
	bool ok = disclose_shares_safe(s, &rule, &safe, &e);
	t_true(ok || (e.code == ERR_INPUT && !safe)); /* what was refused must not be published */
	return !ok;
}

T_CASE(numbers_that_say_nothing_are_refused)
{
	static const int64_t x[] = { 41, 3, 52, 16 }, none[4] = { 0 }, huge[] = { INT64_C(1) << 53, 0, 0, 0 },
	                     largest[] = { (INT64_C(1) << 53) - 1, 0, 0, 0 };
	static const double weight[] = { 1, 2 }, zero[] = { 0, 0 }, negative[] = { 1, -1 };
	struct interval window[2] = { { 0, 1 }, { 0, 1 } };
	struct disclose_shares s = { 2, 2, x, weight, window };
	t_false(is_refused(&s, 10));
	t_true(is_refused(&s, 0));
	s.weight = negative;
	t_true(is_refused(&s, 10));
	s.weight = zero; /* nobody counts: there are no shares */
	t_true(is_refused(&s, 10));
	s.x = none;
	t_false(is_refused(&s, 10));
	t_true(is_safe(&s, 10)); /* nobody is there to protect */
	s.weight = weight;
	s.x = huge;
	t_true(is_refused(&s, 10));
	s.x = largest;
	t_false(is_refused(&s, 10));
	s.x = x;
	static const struct interval bad[] = { { -INFINITY, 1 }, { 0, INFINITY }, { 0.6, 0.5 }, { NAN, 1 } };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		window[1] = bad[i];
		t_true(is_refused(&s, 10));
	}
}
T_END

/* Windows that the table itself is outside of: nothing was shown to be possible. A threshold of 1 protects nobody. */
T_CASE(what_does_not_fit_is_not_safe)
{
	static const int64_t x[] = { 41, 3, 52, 16 }, full[] = { 41, 16, 52, 0 };
	static const double weight[] = { 1, 1 };
	struct interval window[2] = { { 0.9, 1 }, { 0, 1 } };
	struct disclose_shares s = { 2, 2, x, weight, window };
	t_false(is_safe(&s, 10));
	t_true(is_safe(&s, 1));
	static const int64_t one_cell[] = { 41, 0, 3, 0 };
	static const double far_apart[] = { 5e-324, 1e308 }; /* their ratio is no number */
	window[0] = (struct interval){ 0, 1 };
	s.x = one_cell;
	s.weight = far_apart;
	t_false(is_safe(&s, 10));
	s.weight = weight;
	s.x = full; /* one cell whole in an option; windows without width tell it */
	for (size_t o = 0; o < 2; o++)
		window[o] = (struct interval){ weighted(&s, full, o), weighted(&s, full, o) };
	t_true(is_safe(&s, 1));
}
T_END

T_MAIN("disclose_shares", numbers_that_say_nothing_are_refused, what_does_not_fit_is_not_safe, small_tables_against_brute_force,
       two_groups_are_an_equation, what_cannot_be_tried_is_not_safe)
