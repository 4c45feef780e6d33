/* Small groups: no figure about 1 to k-1 people leaves the program, nor a way to work it out. */
#ifndef ANALYTICS_DISCLOSE_H
#define ANALYTICS_DISCLOSE_H
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which cells of a one-way table with a published total must be hidden: first those of 1..threshold-1 people (primary), then as few others
 * as needed so that nobody can subtract (complementary: at least two hidden, hidden sum >= threshold - 1; zeros cannot protect).
 * If a single group holds everybody, that is hidden as well (it tells something of every person).
 * Shape: x, hidden: k entries.      Errors: ERR_INPUT if a count is negative or threshold < 1.      Memory: none.
 * Source: Willenborg & de Waal (2001) ch. 5-6; the interval of each hidden cell, given all that is shown, contains 1..threshold-1.
 * Test: tests/unit/analytics/test_disclose.c (every table up to a size, checked against brute force) */
bool disclose_one_way(const int64_t x[], size_t k, int64_t threshold, bool hidden[], struct err *e);
#endif
