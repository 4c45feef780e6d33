/* What a letterbox says of itself, for colleagues without a terminal: what was read, what was refused and why, what still lacks, and where the
 * reports are. */
#ifndef REPORTS_LETTERBOX_H
#define REPORTS_LETTERBOX_H
#include "monthly.h"

struct letter { /* a file in the box */
	const char *file; /* below the box's folder */
	const char *told; /* what was read of it, or why it was not: whole sentences */
};

struct letterbox {
	const char *trajectory;
	size_t n_read, n_already, n_refused, n_left; /* files */
	size_t n_lacking; /* of those read, now or before: with rows that were refused */
	size_t n_later; /* the same, where a later file that was read whole can have these rows */
	size_t n_reasons; /* of those left */
	const struct letter *read, *already, *refused, *left; /* left: n_reasons, with the names of its files */
	const struct monthly_input *month; /* the newest; NULL: there is no data yet */
	size_t n_reports;
	const char *const *report; /* paths from the box's folder, by name */
	bool linked; /* they can be reached from there */
};

/* Fill d (fresh from doc_init).      Test: tests/cli/run.sh */
void letterbox_build(struct doc *d, const struct letterbox *in);
#endif
