/* Days on which a channel stood apart from the days around it, and what was going on then. */
#ifndef REPORTS_JUMPS_H
#define REPORTS_JUMPS_H
#include "doc.h"
#include <stdint.h>

enum { JUMPS_SHOWN = 8, JUMPS_LEAST_DAYS = 21 /* in a row, as analytics/jump.h */ };

struct jump_row {
	int day;
	const char *channel; /* "Instagram, @gemeente" */
	const char *metric, *what; /* code and title of the figure */
	int64_t value;
	double usual; /* for such a day, among the days around it */
	const char *post, *event; /* of that day or the day before; "": none known */
};

struct jumps {
	bool known; /* there are daily figures to look at */
	size_t n;
	const struct jump_row *row; /* by day; the JUMPS_SHOWN that stand furthest apart */
	size_t n_more;
	size_t n_passed;
	const char *const *passed; /* channels with daily figures, nowhere enough days in a row: "X, @gemeente" */
};

/* A section "Opvallende dagen"; nothing when there are no daily figures; channels whose days have holes are named.      Test: tests/unit/study/test_jumps.c */
void jumps_blocks(struct doc *d, const struct jumps *j);
#endif
