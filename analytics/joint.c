#include "joint.h"
#include "check.h"
#include "distance.h"
#include "linear.h"
#include <string.h>

enum { MOST_NODES = 2000000, MOST_COLUMNS = 10 };
static const double SAME_TOTAL = 1e-6;

static double total(const double v[], size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

static bool margins_check(const struct joint_margins *t, double *all, struct err *e)
{
	if (t->n_rows == 0 || t->n_columns == 0)
		return check_refuse(e, W_STAT_GROUPS, 0, 0);
	if (!check_counts(t->row, t->n_rows, e) || !check_counts(t->column, t->n_columns, e))
		return false;
	double columns = total(t->column, t->n_columns);
	*all = total(t->row, t->n_rows);
	if (!(fabs(*all - columns) <= SAME_TOTAL * fmax(*all, columns)))
		return check_refuse(e, W_STAT_MARGINS, *all, columns);
	return check_share(0, *all, e);
}

bool joint_cells(const struct joint_margins *t, struct interval out[], struct err *e)
{
	double all;
	if (!margins_check(t, &all, e))
		return false;
	for (size_t i = 0; i < t->n_rows; i++)
		for (size_t j = 0; j < t->n_columns; j++)
			out[i * t->n_columns + j] =
			        (struct interval){ fmax(0, t->row[i] + t->column[j] - all), fmin(t->row[i], t->column[j]) };
	return true;
}

/* Shares of all, in a table that is no wider than it is long. */
struct shares {
	size_t n_rows, n_columns;
	double *row, *column, *census;
};

static struct shares shares_of(struct mem *m, const struct joint_margins *t, const double census[])
{
	bool turn = t->n_columns > t->n_rows;
	struct shares s = { turn ? t->n_columns : t->n_rows, turn ? t->n_rows : t->n_columns, NULL, NULL, NULL };
	const double *row = turn ? t->column : t->row, *column = turn ? t->row : t->column;
	double rows = total(row, s.n_rows), columns = total(column, s.n_columns), all = total(census, s.n_rows * s.n_columns);
	s.row = mem_array(m, s.n_rows, sizeof(double));
	s.column = mem_array(m, s.n_columns, sizeof(double));
	s.census = mem_array(m, s.n_rows * s.n_columns, sizeof(double));
	for (size_t j = 0; j < s.n_columns; j++)
		s.column[j] = column[j] / columns;
	for (size_t i = 0; i < s.n_rows; i++) {
		s.row[i] = row[i] / rows;
		for (size_t j = 0; j < s.n_columns; j++)
			s.census[i * s.n_columns + j] = census[turn ? j * s.n_rows + i : i * s.n_columns + j] / all;
	}
	return s;
}

/* ---- the least: as much as possible of each cell coincides with the census; what is left of the margins always fits somewhere */

static bool least_tvd(struct mem *m, const struct shares *s, double *out, struct err *e)
{
	size_t n = s->n_rows * s->n_columns, n_lines = s->n_rows + s->n_columns;
	struct linear l = linear_new(m, n_lines + n, 2 * n + n_lines);
	struct linear_result r;
	for (size_t c = 0; c < n; c++) {
		linear_set(&l, c / s->n_columns, c, 1);
		linear_set(&l, s->n_rows + c % s->n_columns, c, 1);
		linear_set(&l, n_lines + c, c, 1);
		l.b[n_lines + c] = s->census[c];
		l.cost[c] = -1;
	}
	for (size_t i = 0; i < n_lines + n; i++)
		linear_set(&l, i, n + i, 1); /* slack */
	memcpy(l.b, s->row, s->n_rows * sizeof(double));
	memcpy(l.b + s->n_rows, s->column, s->n_columns * sizeof(double));
	if (!linear_minimise(m, &l, &r, e))
		return false;
	*out = fmax(0, 1 + r.value);
	return true;
}

/* ---- the most */

struct search {
	const struct shares *s;
	size_t n_sets; /* of columns: 2^n_columns */
	double *in; /* n_rows x n_sets: census share of these columns of a row */
	double *column; /* n_sets: share of these columns together */
	double *cut; /* (n_rows + 1) x n_sets: the cut that keeps these columns, after so many rows */
	double *rest; /* n_rows + 1: no more than this can come from the rows from here on */
	double best;
	size_t n_nodes;
};

static double sum_set(const double v[], size_t set)
{
	double sum = 0;
	for (size_t j = 0; set >> j; j++)
		sum += set >> j & 1 ? v[j] : 0;
	return sum;
}

static struct search search_start(struct mem *m, const struct shares *s)
{
	struct search x = { .s = s, .n_sets = (size_t)1 << s->n_columns };
	x.in = mem_array(m, s->n_rows * x.n_sets, sizeof(double));
	x.column = mem_array(m, x.n_sets, sizeof(double));
	x.cut = mem_array(m, (s->n_rows + 1) * x.n_sets, sizeof(double));
	x.rest = mem_array(m, s->n_rows + 1, sizeof(double));
	for (size_t set = 0; set < x.n_sets; set++)
		x.column[set] = x.cut[set] = sum_set(s->column, set);
	for (size_t i = s->n_rows; i-- > 0;) {
		double most = 0;
		for (size_t set = 0; set < x.n_sets; set++) {
			x.in[i * x.n_sets + set] = sum_set(s->census + i * s->n_columns, set);
			most = fmax(most, fmin(s->row[i], x.column[set]) - x.in[i * x.n_sets + set]);
		}
		x.rest[i] = x.rest[i + 1] + most;
	}
	return x;
}

/* Choose the columns of row i that count, each set in turn. `census`: share of the cells chosen so far. */
static void choose(struct search *x, size_t i, double census)
{
	const double *cut = x->cut + i * x->n_sets;
	double flow = INFINITY;
	for (size_t set = 0; set < x->n_sets; set++)
		flow = fmin(flow, cut[set]);
	if (i == x->s->n_rows) {
		x->best = fmax(x->best, flow - census);
		return;
	}
	if (++x->n_nodes > MOST_NODES || flow - census + x->rest[i] <= x->best + 1e-15)
		return;
	double *next = x->cut + (i + 1) * x->n_sets;
	for (size_t chosen = x->n_sets; chosen-- > 0;) {
		for (size_t set = 0; set < x->n_sets; set++)
			next[set] = cut[set] + ((chosen & ~set) ? x->s->row[i] : 0);
		choose(x, i + 1, census + x->in[i * x->n_sets + chosen]);
	}
}

/* What no table can exceed: each cell as far off as it can be by itself. */
static double simple_bound(const struct shares *s)
{
	double over = 0, under = 0;
	for (size_t c = 0; c < s->n_rows * s->n_columns; c++) {
		double row = s->row[c / s->n_columns], column = s->column[c % s->n_columns];
		over += fmax(0, fmin(row, column) - s->census[c]);
		under += fmax(0, s->census[c] - fmax(0, row + column - 1));
	}
	return fmin(1, fmin(over, under));
}

static double most_tvd(struct mem *m, const struct shares *s, bool *exact)
{
	double bound = simple_bound(s);
	*exact = s->n_columns <= MOST_COLUMNS;
	if (!*exact)
		return bound;
	struct search x = search_start(m, s);
	double start = x.rest[0];
	choose(&x, 0, 0);
	*exact = x.n_nodes <= MOST_NODES;
	return *exact ? x.best : fmin(bound, start);
}

bool joint_tvd(const struct joint_margins *t, const double census[], struct joint_tvd *out, struct err *e)
{
	double all;
	size_t n = t->n_rows * t->n_columns;
	if (!margins_check(t, &all, e) || !check_counts(census, n, e))
		return false;
	if (!(total(census, n) > 0))
		return check_refuse(e, W_STAT_NO_POPULATION, 0, 0);
	struct mem *m = mem_new();
	struct shares s = shares_of(m, t, census);
	double *row = mem_array(m, t->n_rows, sizeof(double)), *column = mem_array(m, t->n_columns, sizeof(double));
	for (size_t c = 0; c < n; c++) {
		row[c / t->n_columns] += census[c];
		column[c % t->n_columns] += census[c];
	}
	out->row = distance_tvd(t->row, row, t->n_rows);
	out->column = distance_tvd(t->column, column, t->n_columns);
	out->table.hi = most_tvd(m, &s, &out->exact);
	bool ok = least_tvd(m, &s, &out->table.lo, e);
	mem_free(m);
	return ok;
}
