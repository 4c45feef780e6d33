/* Small groups: no figure about 1 to k-1 people leaves the program, nor a way to work it out. */
#ifndef ANALYTICS_DISCLOSE_H
#define ANALYTICS_DISCLOSE_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"
#include <stdint.h>

struct disclose_rule {
	int64_t threshold; /* k: counts of 1..k-1 are not published */
	int64_t least; /* what an outsider knows every hidden cell to hold: 1 where it is known that zeros are shown, else 0 */
	bool full_is_shown; /* one group that holds everybody may be shown, though it tells something of every person */
};

/* Errors: ERR_INPUT unless threshold >= 1 and least is 0 or 1. */
bool disclose_rule_check(const struct disclose_rule *rule, struct err *e);

/* Which cells of a one-way table with a published total must be hidden: those of 1..threshold-1 people (primary), and at most one more, the
 * smallest other that is not 0 (the first of equals), if those can be worked out by subtraction. If that does not help, or if one group
 * holds everybody (which tells something of every person; not when full_is_shown), all cells are hidden.
 *
 * Guarantee, for a total of threshold or more and k >= 2: never one hidden cell alone; and somebody who knows the total, the shown cells, and
 * that hidden ones hold `least` or more unless everything is hidden, finds for every hidden cell that each of 1..threshold-1 is possible. A
 * total of 1..threshold-1 must not be published itself. One table at a time: tables that share cells must be masked together by the caller.
 *
 * Shape: x, hidden: k entries.      Errors: ERR_INPUT if a count is negative, the sum is beyond 2^63, or for the rule.
 * Memory: none.      Source: Willenborg & de Waal (2001) ch. 5-6; Hundepool et al. (2012) ch. 4.
 * Test: tests/unit/analytics/test_disclose.c (every table up to a size, against brute force), data/cases.csv a19 */
bool disclose_one_way(const int64_t x[], size_t k, const struct disclose_rule *rule, bool hidden[], struct err *e);

/* A table published with the totals of its rows and columns. */
struct disclose_table {
	size_t n_rows, n_columns;
	const int64_t *x; /* row by row */
};

struct disclose_result {
	size_t n_small; /* cells of 1..threshold-1 people */
	size_t n_extra; /* hidden beside them */
	int64_t extra_total; /* people in those */
	bool safe; /* false: no pattern protects as long as the totals are published; all cells are hidden */
	bool fewest; /* fewest extra cells, and of those the smallest total: every smaller pattern was tried; else found step by step */
	bool tied; /* another pattern is as good */
};

/* The same for a two-way table: hides the small cells and the fewest others, then those with the smallest total, then the first column by
 * column, so that each of 1..threshold-1 stays possible for every small cell. Unless full_is_shown, a row or column in which one cell holds everybody is
 * hidden with its zeros, until somebody might be elsewhere; zeros protect nothing else. Up to 5 extra cells every pattern that can help is tried;
 * more are found step by step. Whatever was found is attacked by disclose_attack.
 * Shape: hidden: n_rows x n_columns.
 * Errors: as disclose_one_way, with 2^53 for the sum; an empty table.      Memory: none kept.
 * Source: Hundepool et al. (2012) Statistical Disclosure Control, ch. 4.
 * Test: tests/unit/analytics/test_disclose_table.c (small tables against brute force) */
bool disclose_two_way(const struct disclose_table *t, const struct disclose_rule *rule, bool hidden[], struct disclose_result *out,
                      struct err *e);

/* What somebody finds out who knows all totals and shown cells, and that a hidden cell holds `least` or more: the interval of each hidden
 * cell; a shown one is what it is.      Shape: hidden, out: n_rows x n_columns.      Errors: as disclose_two_way.      Memory: none kept.
 * Source: the least and the most of a linear program, see linear.h; exact, for the equations of a table have whole corners. */
bool disclose_attack(const struct disclose_table *t, const bool hidden[], int64_t least, struct interval out[], struct err *e);

/* The nearest multiple of base, halves up.      Errors: NaN unless x is finite and base > 0.      Test: data/cases.csv a19 */
double disclose_round(double x, double base);
#endif
