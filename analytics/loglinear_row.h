/* What the files of the rate model share: a post's row of the model, and the kinds of posts. For the files of this folder only. */
#ifndef ANALYTICS_LOGLINEAR_ROW_H
#define ANALYTICS_LOGLINEAR_ROW_H
#include "loglinear.h"

/* The columns of a post that are 1, the others being 0: the intercept, and one for each factor that is not at its level 0. */
struct loglinear_row {
	size_t n, column[LOGLINEAR_MOST_COLUMNS];
};

/* ... of post i, as if `factor` were at `level` (no such factor: as it is) */
void loglinear_row_make(const struct loglinear_posts *p, size_t i, size_t factor, size_t level, struct loglinear_row *r);
double loglinear_row_sum(const struct loglinear_row *r, const double beta[]);

/* The kinds that posts fall into: equal in every factor, and so in every effect. What a fit needs of a post but its count and exposure is
 * worked out once for its kind; a million posts have some thousands. Where they would be too many to number, each post is its own.
 * Memory: from m, into the fit.      Test: tests/unit/analytics/test_loglinear.c */
void loglinear_kinds(struct mem *m, const struct loglinear_posts *p, struct loglinear_fit *f);
#endif
