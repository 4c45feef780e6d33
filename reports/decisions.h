/* What was advised before, whether it was done, and what followed: as the project lead wrote it down (besluiten). */
#ifndef REPORTS_DECISIONS_H
#define REPORTS_DECISIONS_H
#include "doc.h"

struct decision_row { /* what was advised and what became of it */
	int day;
	const char *advice;
	enum { DONE_NO, DONE_YES, DONE_UNKNOWN } done;
};

struct decision_followed {
	struct decision_row row;
	int month; /* of the decision */
	double before, after; /* interactions for 1,000 views in the month before and the month after; NaN: not known, or not over */
};

struct decisions {
	size_t n;
	const struct decision_followed *item; /* by day */
};

/* The newest of them as items, at most so many; what followed where it is known. */
void decisions_items(struct doc *d, const struct decisions *in, size_t at_most);
/* A section, "Wat is eerder geadviseerd?"; nothing without decisions. */
void decisions_blocks(struct doc *d, const struct decisions *in);
#endif
