/* Normal equations of least squares: symmetric, and singular where a column repeats others (the groups of two traits always do). */
#ifndef ANALYTICS_NORMAL_H
#define ANALYTICS_NORMAL_H
#include "base/err.h"
#include "base/mem.h"

struct normal {
	size_t p;
	double *a; /* p x p, symmetric, not negative definite */
	double *b; /* p */
};

/* Equations of p unknowns, all 0.      Memory: from m. */
struct normal normal_new(struct mem *m, size_t p);
void normal_clear(struct normal *n);

/* Add one row of the least squares: weight * x x' to a and weight_b * x to b. */
void normal_add(struct normal *n, const double x[], double weight, double weight_b);

/* A solution of a x = b; a column that depends on those before it gets 0. a and b are used up.
 * Where a is regular: also its inverse into inverse (p x p) unless that is NULL; rows and columns of dependent ones are 0.
 * Errors: none; where b does not lie in the range of a the caller finds out by what is left over.      Memory: none kept.
 * Source: Cholesky on a scaled to a diagonal of 1; a remaining pivot below 1e-10 counts as 0.      Test: tests/unit/analytics/test_calibrate.c */
void normal_solve(struct normal *n, double x[], double inverse[]);
#endif
