/* Small linear programs: the least of cost . x over all x >= 0 with a x = b. Limits become equations with a slack variable of their own. */
#ifndef ANALYTICS_LINEAR_H
#define ANALYTICS_LINEAR_H
#include "base/err.h"
#include "base/mem.h"

struct linear {
	size_t n_rows, n_columns;
	double *a; /* n_rows x n_columns, row by row */
	double *b; /* n_rows */
	double *cost; /* n_columns */
};

enum linear_state { LINEAR_SOLVED, LINEAR_INFEASIBLE, LINEAR_UNBOUNDED };

struct linear_result {
	enum linear_state state;
	double value; /* NaN unless solved */
	double *x; /* n_columns; NULL unless solved */
};

/* A program of which all numbers are 0.      Memory: from m. */
struct linear linear_new(struct mem *m, size_t n_rows, size_t n_columns);
void linear_set(struct linear *p, size_t row, size_t column, double v);

/* Solve it. No x that fits (infeasible) and no least value (unbounded) are answers, not errors; equations that repeat others are allowed.
 * A misfit of less than 1e-9 of the largest b counts as rounding. Where a holds only -1, 0 and 1 as in a table with totals, and b whole numbers below 2^53, the answer is exact.
 * Errors: ERR_INPUT for numbers that are not finite, or when rounding keeps the search from ending.      Memory: x from m.
 * Source: two-phase simplex on a dense tableau; Bland (1977) Math. Oper. Res. 2:103-107 for the choice of pivots, which cannot go round.
 * Test: tests/unit/analytics/test_linear.c */
bool linear_minimise(struct mem *m, const struct linear *p, struct linear_result *out, struct err *e);
#endif
