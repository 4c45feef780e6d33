#include "linear.h"
#include "check.h"
#include "result.h"

/* Numbers are scaled to about 1 first, so these hold for any unit. */
static const double SMALLEST_PIVOT = 1e-11, SMALLEST_GAIN = 1e-11, LARGEST_MISFIT = 1e-9;

/* One line a basic variable and a last one of what each column still costs; the last column is b. Behind the columns of the program stands
 * an artificial one for each row, to start from. */
struct tableau {
	size_t n_rows, n_columns, width;
	double *cell;
	size_t *basic; /* the column that each row holds */
};

struct linear linear_new(struct mem *m, size_t n_rows, size_t n_columns)
{
	return (struct linear){ n_rows, n_columns, mem_array(m, n_rows * n_columns, sizeof(double)), mem_array(m, n_rows, sizeof(double)),
		                mem_array(m, n_columns, sizeof(double)) };
}

void linear_set(struct linear *p, size_t row, size_t column, double v)
{
	p->a[row * p->n_columns + column] = v;
}

static double *line(const struct tableau *t, size_t row)
{
	return t->cell + row * t->width;
}

/* 1 / the power of two next to the largest: dividing by it rounds nothing. */
static double scale_of(const double v[], size_t n)
{
	double largest = 0;
	int exponent;
	for (size_t i = 0; i < n; i++)
		largest = fmax(largest, fabs(v[i]));
	frexp(largest, &exponent);
	return largest > 0 ? ldexp(1, -exponent) : 1;
}

/* The program with b >= 0 and an artificial variable in each row, which phase one must bring down to 0. */
static struct tableau tableau_start(struct mem *m, const struct linear *p, double b_scale)
{
	struct tableau t = { p->n_rows, p->n_columns, p->n_columns + p->n_rows + 1, NULL, mem_array(m, p->n_rows, sizeof(size_t)) };
	t.cell = mem_array(m, (t.n_rows + 1) * t.width, sizeof(double));
	double *cost = line(&t, t.n_rows);
	for (size_t i = 0; i < t.n_rows; i++) {
		const double *a = p->a + i * p->n_columns;
		double *row = line(&t, i), scale = scale_of(a, p->n_columns), sign = p->b[i] < 0 ? -scale : scale;
		for (size_t j = 0; j < t.n_columns; j++)
			row[j] = sign * a[j];
		row[t.width - 1] = sign * p->b[i] * b_scale;
		for (size_t j = 0; j < t.width; j++)
			cost[j] -= row[j];
		row[t.n_columns + i] = 1;
		t.basic[i] = t.n_columns + i;
	}
	return t;
}

static void pivot(struct tableau *t, size_t row, size_t column)
{
	double *own = line(t, row), by = own[column];
	for (size_t j = 0; j < t->width; j++)
		own[j] /= by;
	own[column] = 1;
	for (size_t i = 0; i <= t->n_rows; i++) {
		double *other = line(t, i), factor = other[column];
		if (i == row || !(fabs(factor) > 0))
			continue;
		for (size_t j = 0; j < t->width; j++)
			other[j] -= factor * own[j];
		other[column] = 0;
		if (i < t->n_rows && other[t->width - 1] < 0) /* rounding: the ratios kept it at 0 or more */
			other[t->width - 1] = 0;
	}
	t->basic[row] = column;
}

/* The row that lets the column in without making another variable negative; n_rows if none does. */
static size_t leaving_row(const struct tableau *t, size_t column)
{
	size_t best = t->n_rows;
	double least = 0;
	for (size_t i = 0; i < t->n_rows; i++) {
		const double *row = line(t, i);
		if (!(row[column] > SMALLEST_PIVOT))
			continue;
		double ratio = row[t->width - 1] / row[column];
		if (best == t->n_rows || ratio < least || (!(ratio > least) && t->basic[i] < t->basic[best])) {
			best = i;
			least = ratio;
		}
	}
	return best;
}

/* Pivot until no column of the program lowers the cost. */
static bool tableau_descend(struct tableau *t, bool *bounded, struct err *e)
{
	const size_t most = 10000 + 200 * t->width;
	const double *cost = line(t, t->n_rows);
	*bounded = true;
	for (size_t step = 0; step < most; step++) {
		size_t column = 0;
		while (column < t->n_columns && !(cost[column] < -SMALLEST_GAIN))
			column++;
		if (column == t->n_columns)
			return true;
		size_t row = leaving_row(t, column);
		*bounded = row < t->n_rows;
		if (!*bounded)
			return true;
		pivot(t, row, column);
	}
	return check_refuse(e, W_STAT_NO_END, (double)most, 0);
}

/* Artificial variables that are still basic, at 0, give way to columns of the program. A row without one repeats other rows. */
static void drop_artificials(struct tableau *t)
{
	for (size_t i = 0; i < t->n_rows; i++) {
		double *row = line(t, i);
		size_t best = 0;
		for (size_t j = 1; j < t->n_columns; j++)
			if (fabs(row[j]) > fabs(row[best]))
				best = j;
		if (t->basic[i] < t->n_columns || t->n_columns == 0 || !(fabs(row[best]) > SMALLEST_PIVOT))
			continue;
		row[t->width - 1] = 0;
		pivot(t, i, best);
	}
}

/* What each column costs, given what the basic ones cost. */
static void tableau_price(struct tableau *t, const double cost[], double scale)
{
	double *last = line(t, t->n_rows);
	for (size_t j = 0; j < t->width; j++)
		last[j] = j < t->n_columns ? cost[j] * scale : 0;
	for (size_t i = 0; i < t->n_rows; i++) {
		const double *row = line(t, i);
		double own = t->basic[i] < t->n_columns ? cost[t->basic[i]] * scale : 0;
		for (size_t j = 0; j < t->width; j++)
			last[j] -= own * row[j];
	}
}

static bool solve(struct mem *scratch, struct mem *m, const struct linear *p, struct linear_result *out, struct err *e)
{
	double b_scale = scale_of(p->b, p->n_rows);
	struct tableau t = tableau_start(scratch, p, b_scale);
	bool bounded;
	if (!tableau_descend(&t, &bounded, e))
		return false;
	*out = (struct linear_result){ LINEAR_INFEASIBLE, MISSING, NULL };
	if (-line(&t, t.n_rows)[t.width - 1] > LARGEST_MISFIT)
		return true;
	drop_artificials(&t);
	tableau_price(&t, p->cost, scale_of(p->cost, p->n_columns));
	if (!tableau_descend(&t, &bounded, e))
		return false;
	out->state = bounded ? LINEAR_SOLVED : LINEAR_UNBOUNDED;
	if (!bounded)
		return true;
	out->x = mem_array(m, p->n_columns, sizeof(double));
	for (size_t i = 0; i < t.n_rows; i++)
		if (t.basic[i] < t.n_columns)
			out->x[t.basic[i]] = line(&t, i)[t.width - 1] / b_scale;
	out->value = 0;
	for (size_t j = 0; j < p->n_columns; j++)
		out->value += p->cost[j] * out->x[j];
	return true;
}

bool linear_minimise(struct mem *m, const struct linear *p, struct linear_result *out, struct err *e)
{
	if (!check_numbers(p->a, p->n_rows * p->n_columns, e) || !check_numbers(p->b, p->n_rows, e) ||
	    !check_numbers(p->cost, p->n_columns, e))
		return false;
	struct mem *scratch = mem_new();
	bool ok = solve(scratch, m, p, out, e);
	mem_free(scratch);
	return ok;
}
