/* Two-way tables (disclose.h): which cells to hide beside the small ones. */
#include "check.h"
#include "disclose.h"
#include "linear.h"
#include <assert.h>
#include <string.h>

enum { MOST_EXTRA = 5, MOST_NODES = 100000 };
static const double MOST_EFFORT = 3e8; /* steps of arithmetic in attacks: a part of a second */

enum need {
	NEED_NONE,
	NEED_RANGE, /* a small cell: each of 1..threshold-1 must stay possible */
	NEED_DOUBT /* it holds everybody of its row or column: it must be possible that somebody is elsewhere */
};

struct pattern {
	const struct disclose_table *t;
	const struct disclose_rule *rule;
	struct mem *mem;
	size_t n; /* cells */
	enum need *need; /* n */
	bool *hidden; /* n */
	size_t *banned; /* n: cells left to hide on the level that has tried this one, with everything that goes with it; 0: none has */
	bool zeros; /* zeros are hidden too, so nothing is known of hidden cells */
	int64_t extra; /* people in the extra cells so far */
	bool *best; /* the best pattern that is safe, once found */
	bool found, tied;
	int64_t best_extra;
	size_t n_nodes;
	double effort;
};

/* ---- the attack */

struct attack {
	struct linear program;
	size_t *column; /* of each hidden cell */
	double least;
};

static struct attack attack_start(struct mem *m, const struct disclose_table *t, const bool hidden[], int64_t least)
{
	size_t n = t->n_rows * t->n_columns, n_hidden = 0;
	struct attack a = { .column = mem_array(m, n, sizeof(size_t)), .least = (double)least };
	for (size_t i = 0; i < n; i++)
		if (hidden[i])
			a.column[i] = n_hidden++;
	a.program = linear_new(m, t->n_rows + t->n_columns, n_hidden);
	for (size_t row = 0, i = 0; row < t->n_rows; row++)
		for (size_t column = 0; column < t->n_columns; column++, i++) {
			size_t line[] = { row, t->n_rows + column };
			for (size_t side = 0; hidden[i] && side < 2; side++) {
				linear_set(&a.program, line[side], a.column[i], 1);
				a.program.b[line[side]] += (double)(t->x[i] - least);
			}
		}
	return a;
}

/* False, and NaN, when nothing is found: a hidden cell is below `least`, or the search gives up. */
static bool attack_cell(struct mem *m, struct attack *a, size_t cell, struct interval *out)
{
	double end[2] = { MISSING, MISSING }, *cost = &a->program.cost[a->column[cell]];
	bool ok = true;
	for (size_t side = 0; side < 2; side++) {
		struct linear_result r = { .state = LINEAR_INFEASIBLE };
		struct err ignored = { 0 };
		*cost = side == 0 ? 1 : -1;
		linear_minimise(m, &a->program, &r, &ignored); /* when it gives up, it has not solved it */
		if (r.state == LINEAR_SOLVED)
			end[side] = a->least + r.x[a->column[cell]];
		else
			ok = false;
	}
	*cost = 0;
	*out = (struct interval){ round(end[0]), round(end[1]) };
	return ok;
}

static bool table_check(const struct disclose_table *t, struct err *e)
{
	double sum = 0;
	size_t n = t->n_rows * t->n_columns;
	if (n == 0)
		return check_refuse(e, W_STAT_GROUPS_NUMBER, 0, 0);
	for (size_t i = 0; i < n; i++) {
		sum += (double)t->x[i];
		if (t->x[i] < 0 || !(sum < 0x1p53))
			return check_refuse(e, t->x[i] < 0 ? W_STAT_COUNT : W_STAT_TOO_LARGE, (double)t->x[i], 0);
	}
	return true;
}

bool disclose_attack(const struct disclose_table *t, const bool hidden[], int64_t least, struct interval out[], struct err *e)
{
	if (!table_check(t, e))
		return false;
	struct mem *m = mem_new();
	struct attack a = attack_start(m, t, hidden, least);
	bool ok = true;
	for (size_t i = 0; ok && i < t->n_rows * t->n_columns; i++)
		if (hidden[i])
			ok = attack_cell(m, &a, i, &out[i]);
		else
			out[i] = (struct interval){ (double)t->x[i], (double)t->x[i] };
	mem_free(m);
	if (!ok)
		return check_refuse(e, W_STAT_COUNT, (double)least, 0);
	return true;
}

static bool holds(const struct pattern *p, size_t cell, const struct interval *known)
{
	if (p->need[cell] == NEED_DOUBT)
		return known->lo < (double)p->t->x[cell];
	return known->lo <= 1 && known->hi >= (double)(p->rule->threshold - 1);
}

/* Attack every cell that needs protection; the first that has none, n when all have. Of which nothing is found, has none: NaN holds nothing. */
static size_t pattern_attack(struct pattern *p)
{
	struct mem *m = mem_new();
	struct attack a = attack_start(m, p->t, p->hidden, p->zeros ? 0 : p->rule->least);
	double n_lines = (double)a.program.n_rows;
	size_t weak;
	for (weak = 0; weak < p->n; ++weak) {
		struct interval known;
		if (p->need[weak] == NEED_NONE)
			continue;
		p->effort += 2 * n_lines * n_lines * (n_lines + (double)a.program.n_columns);
		attack_cell(m, &a, weak, &known);
		if (!holds(p, weak, &known))
			break;
	}
	mem_free(m);
	return weak;
}

/* ---- what must be hidden anyway */

struct line {
	size_t first, step, n; /* its cells */
};

/* Rows, then columns. */
static struct line line_of(const struct disclose_table *t, size_t i)
{
	if (i < t->n_rows)
		return (struct line){ i * t->n_columns, 1, t->n_columns };
	return (struct line){ i - t->n_rows, t->n_columns, t->n_rows };
}

static size_t lines_of(const struct disclose_table *t)
{
	return t->n_rows + t->n_columns;
}

static void need_doubt(struct pattern *p, const struct line *l)
{
	size_t n_filled = 0, full = 0;
	for (size_t i = 0; i < l->n; i++)
		if (p->t->x[l->first + i * l->step] > 0) {
			n_filled++;
			full = l->first + i * l->step;
		}
	if (n_filled != 1 || l->n < 2 || p->rule->threshold < 2)
		return;
	if (p->need[full] == NEED_NONE)
		p->need[full] = NEED_DOUBT;
	for (size_t i = 0; i < l->n; i++)
		p->hidden[l->first + i * l->step] = true;
	p->zeros = true;
}

static void pattern_needs(struct pattern *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->t->x[i] > 0 && p->t->x[i] < p->rule->threshold) {
			p->need[i] = NEED_RANGE;
			p->hidden[i] = true;
		}
	for (size_t i = 0; i < lines_of(p->t) && !p->rule->full_is_shown; i++) {
		struct line l = line_of(p->t, i);
		need_doubt(p, &l);
	}
}

/* ---- trying every pattern */

/* One hidden cell alone in its line is no secret, so each line needs none or two. (A zero that is alone is hidden for the sake of its other
 * line.) Lines that lack one; *which: the first of them. */
static size_t lines_lacking(const struct pattern *p, size_t from, size_t to, size_t *which)
{
	size_t n_lacking = 0;
	for (size_t i = from; i < to; i++) {
		struct line l = line_of(p->t, i);
		size_t n_hidden = 0, n_filled = 0;
		for (size_t c = l.first, k = 0; k < l.n; c += l.step, k++) {
			n_hidden += p->hidden[c];
			n_filled += p->hidden[c] && p->t->x[c] > 0;
		}
		if (n_hidden == 1 && n_filled == 1 && n_lacking++ == 0)
			*which = i;
	}
	return n_lacking;
}

/* Of two patterns with the same number of cells and people: the one that hides the first cell, column by column, in which they differ. */
static bool comes_first(const struct pattern *p)
{
	for (size_t column = 0; column < p->t->n_columns; column++) /* GCOVR_EXCL_BR_LINE: no pattern is tried twice, so they differ */
		for (size_t row = 0; row < p->t->n_rows; row++) {
			size_t i = row * p->t->n_columns + column;
			if (p->hidden[i] != p->best[i])
				return p->hidden[i];
		}
	return false; /* GCOVR_EXCL_LINE */
}

/* A pattern that hides more people than the best is not tried to its end. */
static void keep_if_better(struct pattern *p)
{
	p->tied = p->found && p->extra == p->best_extra;
	if (p->tied && !comes_first(p))
		return;
	p->found = true;
	p->best_extra = p->extra;
	memcpy(p->best, p->hidden, p->n * sizeof(bool));
}

static void try_more(struct pattern *p, size_t n_left);

/* Hide one cell of the line, each in turn, and go on from there. What one has tried the next need not try again. */
static void try_line(struct pattern *p, const struct line *l, size_t n_left)
{
	for (size_t k = 0; k < l->n; k++) {
		size_t c = l->first + k * l->step;
		if (p->hidden[c] || p->banned[c] > 0 || p->t->x[c] == 0)
			continue;
		p->hidden[c] = true;
		p->extra += p->t->x[c];
		try_more(p, n_left - 1);
		p->extra -= p->t->x[c];
		p->hidden[c] = false;
		p->banned[c] = n_left;
	}
	for (size_t k = 0; k < l->n; k++)
		if (p->banned[l->first + k * l->step] == n_left)
			p->banned[l->first + k * l->step] = 0;
}

static bool pattern_spent(const struct pattern *p)
{
	return p->n_nodes > MOST_NODES || p->effort > MOST_EFFORT;
}

static void try_more(struct pattern *p, size_t n_left)
{
	size_t which = 0, columns = lines_lacking(p, p->t->n_rows, lines_of(p->t), &which);
	size_t rows = lines_lacking(p, 0, p->t->n_rows, &which);
	p->n_nodes++;
	if (pattern_spent(p) || rows > n_left || columns > n_left || (p->found && p->extra > p->best_extra))
		return;
	if (rows + columns > 0) {
		struct line l = line_of(p->t, which);
		try_line(p, &l, n_left);
	} else if (n_left > 0) {
		struct line all = { 0, 1, p->n };
		try_line(p, &all, n_left);
	} else if (pattern_attack(p) == p->n) {
		keep_if_better(p);
	}
}

/* ---- finding one step by step */

/* The rectangle through a cell that hides the fewest more cells, then the fewest people; the other corners must be able to give and take. */
static bool hide_rectangle(struct pattern *p, size_t cell)
{
	size_t columns = p->t->n_columns, best_new = 4, best[3] = { 0 };
	int64_t best_extra = 0;
	assert(columns > 0); /* there is a cell */
	size_t row = cell / columns, column = cell % columns;
	for (size_t i = 0; i < p->t->n_rows; i++)
		for (size_t j = 0; j < columns; j++) {
			size_t corner[] = { row * columns + j, i * columns + column, i * columns + j }, n_new = 0;
			int64_t extra = 0;
			bool fits = i != row && j != column;
			for (size_t c = 0; fits && c < 3; c++) {
				fits = p->hidden[corner[c]] || p->t->x[corner[c]] > 0;
				n_new += !p->hidden[corner[c]];
				extra += p->hidden[corner[c]] ? 0 : p->t->x[corner[c]];
			}
			if (!fits || n_new == 0 || n_new > best_new || (n_new == best_new && extra >= best_extra))
				continue;
			best_new = n_new;
			best_extra = extra;
			memcpy(best, corner, sizeof best);
		}
	for (size_t c = 0; best_new < 4 && c < 3; c++)
		p->hidden[best[c]] = true;
	return best_new < 4;
}

/* The extra cell with the most people that was not shown again before; n when all were. */
static size_t largest_extra(const struct pattern *p, const bool start[], const bool tried[])
{
	size_t best = p->n;
	for (size_t i = 0; i < p->n; i++)
		if (p->hidden[i] && !start[i] && !tried[i] && (best == p->n || p->t->x[i] > p->t->x[best]))
			best = i;
	return best;
}

/* Rectangles until all is safe; then every cell that turns out not to be needed is shown again, the largest first. */
static bool find_step_by_step(struct pattern *p)
{
	bool *start = mem_array(p->mem, p->n, sizeof(bool)), *tried = mem_array(p->mem, p->n, sizeof(bool));
	size_t weak, which;
	memcpy(start, p->hidden, p->n * sizeof(bool));
	do
		weak = pattern_attack(p);
	while (weak < p->n && hide_rectangle(p, weak));
	bool safe = weak == p->n;
	while (safe && (which = largest_extra(p, start, tried)) < p->n) {
		p->hidden[which] = false;
		tried[which] = true;
		p->hidden[which] = pattern_attack(p) < p->n;
	}
	return safe;
}

/* A small cell in a row or column with so few people that the total says too much. */
static bool hopeless(const struct pattern *p)
{
	for (size_t i = 0; i < lines_of(p->t); i++) {
		struct line l = line_of(p->t, i);
		int64_t sum = 0;
		bool small = false;
		for (size_t c = l.first, k = 0; k < l.n; c += l.step, k++) {
			sum += p->t->x[c];
			small = small || p->need[c] == NEED_RANGE;
		}
		if (small && sum < p->rule->threshold - 1)
			return true;
	}
	return false;
}

static void pattern_find(struct pattern *p, struct disclose_result *out)
{
	pattern_needs(p);
	if (hopeless(p))
		return;
	for (size_t n_extra = 0; n_extra <= MOST_EXTRA && !p->found && !pattern_spent(p); n_extra++)
		try_more(p, n_extra);
	out->safe = out->fewest = p->found && !pattern_spent(p);
	out->tied = out->fewest && p->tied;
	if (out->fewest)
		memcpy(p->hidden, p->best, p->n * sizeof(bool));
	else
		out->safe = find_step_by_step(p);
}

static struct pattern pattern_new(struct mem *m, const struct disclose_table *t, const struct disclose_rule *rule)
{
	struct pattern p = { .t = t, .rule = rule, .mem = m, .n = t->n_rows * t->n_columns };
	p.need = mem_array(m, p.n, sizeof *p.need);
	p.hidden = mem_array(m, p.n, sizeof(bool));
	p.banned = mem_array(m, p.n, sizeof(size_t));
	p.best = mem_array(m, p.n, sizeof(bool));
	return p;
}

bool disclose_two_way(const struct disclose_table *t, const struct disclose_rule *rule, bool hidden[], struct disclose_result *out,
                      struct err *e)
{
	if (!disclose_rule_check(rule, e) || !table_check(t, e))
		return false;
	struct mem *m = mem_new();
	struct pattern p = pattern_new(m, t, rule);
	*out = (struct disclose_result){ 0 };
	pattern_find(&p, out);
	for (size_t i = 0; i < p.n; i++) {
		bool small = p.need[i] == NEED_RANGE;
		hidden[i] = p.hidden[i] || !out->safe;
		out->n_small += small;
		out->n_extra += hidden[i] && !small;
		out->extra_total += hidden[i] && !small ? t->x[i] : 0;
	}
	mem_free(m);
	return true;
}
