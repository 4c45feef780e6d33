/* Weighted shares beside known totals: with few groups they are equations from which the answers of a small group can be worked out. */
#ifndef ANALYTICS_DISCLOSE_SHARES_H
#define ANALYTICS_DISCLOSE_SHARES_H
#include "disclose.h"

/* Answers by option and cell of the weights. Published: the total of each option, and its weighted share, rounded. */
struct disclose_shares {
	size_t n_options, n_cells;
	const int64_t *x; /* n_options x n_cells, option by option */
	const double *weight; /* n_cells: of one person in it */
	const struct interval *window; /* n_options: what rounding leaves open of the weighted share, 0..1 */
};

/* Is nothing found out by somebody who knows the totals, the weights, how many people are in each cell (more than is published: they may be
 * on a list elsewhere), and each window? For every count of 1..threshold-1 each of these must stay possible, as far as the totals alone
 * leave it so; and where all of a cell chose one option it must be possible that somebody did not.
 * What is too large to try (more than DISCLOSE_SHARES_MOST counts) is not safe.
 * Shape: see the struct.      Errors: ERR_INPUT for a negative or too large count, a weight that is not finite, or a window that is none.
 * Memory: none kept.      Source: the least and the most of a linear program; people are taken as divisible, so that a count may be thought
 * open that whole people would give away where the window is narrower than one person's weight.
 * Test: tests/unit/analytics/test_disclose_shares.c (against brute force) */
enum { DISCLOSE_SHARES_MOST = 200 };
bool disclose_shares_safe(const struct disclose_shares *s, const struct disclose_rule *rule, bool *safe, struct err *e);
#endif
