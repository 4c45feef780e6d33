/* How much the chance to take part differs between groups: R-indicators, their coefficient of variation, and which trait it comes from. */
#ifndef ANALYTICS_PROPENSITY_H
#define ANALYTICS_PROPENSITY_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* Show R only when at least this part of the population took part: below it, R is close to 1 whatever the composition. */
#define PROPENSITY_SHOW_R 0.10

struct propensity {
	double mean; /* share of the population that took part, 0..1 */
	double s; /* standard deviation of the chance to take part */
	double r; /* 1 - 2 s */
	double r_least; /* the smallest that is possible with this mean */
	double bias; /* of s squared, when people decide independently */
	double s_adjusted, r_adjusted; /* without that */
	double cv, cv_adjusted; /* s / mean = Cohen's w: bounds the bias of any mean, in standard deviations; NaN when nobody took part */
	double se_r; /* NaN when s is 0 */
	double *partial; /* k: sqrt(W) (rho - mean): how much each group adds, below 0 when it is under-represented */
};

/* From participants and population of each group.
 * Shape: x, population: k entries.      Errors: ERR_INPUT for k < 1, counts that are off, more participants than people, no population.
 * Memory: from m.      Source: Schouten, Cobben & Bethlehem (2009) Survey Methodology 35:101-113; bias and error by the delta method for
 * binomial participation.      Test: tests/unit/analytics/test_propensity.c */
bool propensity_measure(struct mem *m, const double x[], const double population[], size_t k, struct propensity *out, struct err *e);

/* Of a table: how much of s comes from its rows and columns, alone (unconditional) and within the other (conditional).
 * s^2 = row_alone^2 + column_within^2 = column_alone^2 + row_within^2. */
struct propensity_cross {
	double s;
	double row_alone, column_alone, row_within, column_within;
};

/* Shape: x, population: n_rows x n_columns, row by row.      Errors: as propensity_measure.      Memory: none kept.
 * Source: Schouten, Shlomo & Skinner (2011) J. Off. Stat. 27:231-253.      Test: tests/unit/analytics/test_propensity.c */
bool propensity_cross(const double x[], const double population[], size_t n_rows, size_t n_columns, struct propensity_cross *out,
                      struct err *e);
#endif
