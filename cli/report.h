/* The kinds of reports, and how one is made: the document is built once, then drawn in every form asked for. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H
#include "cmd.h"

struct report_kind;
const struct report_kind *report_find(const char *name); /* NULL: there is none of that name */

struct report_order {
	struct period period;
	const char *folder; /* where to; made when it is not there */
	const char *formats; /* a list with commas; NULL: those of the kind */
	bool may_record; /* the store can be written: what was made is written down */
	size_t *n_made; /* counts; and what the newest report of the period tells already is not made again. NULL: made in any case */
};

/* Errors: ERR_USAGE for a form or a period that the kind does not have; ERR_STORE, ERR_INPUT, ERR_SYSTEM.      Memory: from s->mem.
 * Test: tests/cli/report.sh */
bool report_make(struct session *s, const struct report_kind *kind, const struct report_order *order, struct err *e);
#endif
