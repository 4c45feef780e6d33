/* Days that stand apart from the days around them. */
#ifndef ANALYTICS_JUMP_H
#define ANALYTICS_JUMP_H
#include "base/err.h"
#include "base/mem.h"

enum { JUMP_REACH = 14, JUMP_LEAST_DAYS = 21, JUMP_MOST_DAYS = 4000 };

struct jump {
	size_t at; /* place in the series */
	double usual; /* for that weekday among the days around it */
};

/* The days of a series of daily counts that lie far from the days around them (JUMP_REACH before and after, cut off at the ends). On the
 * scale 2 sqrt(y + 3/8), where counts by chance have variance 1, what each weekday usually differs is taken off; then a day is far when it
 * is more than 4 median absolute deviations (as a normal deviation, never taken below that 1) from the median of the days around it. It must
 * also be twice the usual or half of it at least, so that what stands apart is worth a word.
 * Shape: y: k days in a row, none missing.      Units: counts.      Memory: *out from m; *n of them in order. None for fewer than
 * JUMP_LEAST_DAYS days.
 * Errors: ERR_INPUT for counts that are negative or not finite, or more than JUMP_MOST_DAYS.
 * Source: Hampel (1974) JASA 69:383-393, with the threshold of methods section 8; Anscombe (1948) Biometrika 35:246-254 for the scale; the
 * weekdays' medians as in the first step of STL, Cleveland et al. (1990) J. Off. Stat. 6:3-73.
 * Test: tests/unit/analytics/test_jump.c */
bool jump_find(struct mem *m, const double y[], size_t k, struct jump **out, size_t *n, struct err *e);
#endif
