/* The kinds of reports, and how one is made: the document is built once, then drawn in every form asked for. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H
#include "base/hash.h"
#include "cmd.h"
#include "study/record.h"

struct report_kind;
const struct report_kind *report_find(const char *name); /* NULL: there is none of that name */
bool report_tells_people(const struct report_kind *kind); /* of groups of people, some of which may be hidden */
bool report_tells_verdict(const struct report_kind *kind); /* it is about the people up to its period, so that the end day counts */
/* "maandrapport"; the name itself when there is no such kind. */
const char *report_title(const char *name, enum lang lang);

struct report_order {
	struct period period;
	const char *folder; /* where to; made when it is not there */
	const char *formats; /* a list with commas; NULL: those of the kind */
	bool attaches; /* the CSV files go into the PDF as well */
	bool may_record; /* the store can be written: what was made is written down */
	size_t *n_made; /* counts; and what the newest report of the period tells already is not made again. NULL: made in any case */
};

/* Errors: ERR_USAGE for a form or a period that the kind does not have; ERR_STORE, ERR_INPUT, ERR_SYSTEM.      Memory: from s->mem.
 * Test: tests/cli/report.sh */
bool report_make(struct session *s, const struct report_kind *kind, const struct report_order *order, struct err *e);

struct report_past { /* a report that was made before */
	const struct report_run *run;
	struct store *store; /* as it was then */
	const struct report_file *recorded; /* the files of then */
	size_t n_recorded;
	const char *folder, *formats; /* where to; NULL: only the results, no files. NULL: the forms of then */
	/* what it gives now */
	const char *results; /* as JSON */
	char hex[HASH_HEX]; /* of these */
	const struct report_file *file;
	size_t n_files;
};

/* Make it again, from the facts and the project text of that time. Nothing is written down of it.
 * Errors: as report_make.      Memory: from s->mem.      Test: tests/cli/frozen.sh */
bool report_again(const struct session *s, struct report_past *past, struct err *e);
#endif
