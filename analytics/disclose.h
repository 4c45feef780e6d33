/* Small groups: no figure about 1 to k-1 people leaves the program, nor a way to work it out. */
#ifndef ANALYTICS_DISCLOSE_H
#define ANALYTICS_DISCLOSE_H
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which cells of a one-way table with a published total must be hidden: those of 1..threshold-1 people (primary), and at most one more, the
 * smallest other that is not 0 (the first of equals), if those can be worked out by subtraction. If that does not help, or if one group
 * holds everybody (which tells something of every person), all cells are hidden.
 *
 * Guarantee, for a total of threshold or more and k >= 2: never one hidden cell alone; and somebody who knows the total, the shown cells, and
 * that zeros are only hidden when everything is, finds for every hidden cell that each of 1..threshold-1 is possible. A total of
 * 1..threshold-1 must not be published itself. One table at a time: tables that share cells must be masked together by the caller.
 *
 * Shape: x, hidden: k entries.      Errors: ERR_INPUT if a count is negative, the sum is beyond 2^63, or threshold < 1.      Memory: none.
 * Source: Willenborg & de Waal (2001) ch. 5-6; Hundepool et al. (2012) ch. 4.
 * Test: tests/unit/analytics/test_disclose.c (every table up to a size, against brute force), tests/ref/a19.tsv */
bool disclose_one_way(const int64_t x[], size_t k, int64_t threshold, bool hidden[], struct err *e);

/* The nearest multiple of base, halves up.      Errors: NaN unless x is finite and base > 0.      Test: tests/ref/a19.tsv */
double disclose_round(double x, double base);
#endif
