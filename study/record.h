/* The record of the reports that were made: what each rests on, what was written, and the store as it was then. */
#ifndef STUDY_RECORD_H
#define STUDY_RECORD_H
#include "base/day.h"
#include "project.h"
#include "reports/account.h"
#include "reports/theme.h"
#include "sql/store.h"

struct report_run {
	int64_t id;
	const char *kind; /* code: "monthly" */
	struct period period;
	enum lang lang;
	const char *audience; /* "intern", "openbaar"; "": an older version did not write it down */
	int64_t created_at, last_import; /* UTC seconds; the newest import there was */
	int criterion_version; /* of the newest agreement; 0: not written down */
	const char *criterion_sha256; /* "": the report tells of none */
	const char *project_text, *theme;
	const char *versions; /* lines "name version" of all that shapes it */
	const char *results_sha256; /* of the results as JSON */
	const char *folder; /* of its files, below that of the project: "reports"; "": elsewhere */
	bool replaced; /* a later report of the same kind, period, language and audience was made */
};

struct report_file {
	const char *name; /* in the folder: "2026-06_maandrapport_plein.pdf" */
	const char *format; /* "pdf" */
	int64_t bytes;
	const char *sha256;
	bool replaced; /* a later report wrote a file of this name */
};

struct lost_import {
	int64_t id;
	const char *file; /* "": not known any more */
	int undone_on, erased_on; /* days. undone_on PROJECT_NO_DAY: it is gone, or its file is another; erased_on: it was not erased */
};

/* "intern" or "openbaar": who the project's reports are for. */
const char *record_audience(const struct project *p);

/* What shapes a report, as lines "name version": the program, the schema and the engine, the lists that come with it, the libraries and fonts.
 * Errors: ERR_SYSTEM.      Memory: from m. */
bool record_versions(struct mem *m, const struct theme *theme, const char **out, struct err *e);

/* Write down that a report was made, with the imports and the figures of account it rests on, in the caller's transaction. id, criterion_version and replaced are
 * given by the store.      Shape: file: n.      Errors: ERR_STORE.      Test: tests/cli/frozen.sh */
bool record_write(struct store *s, int64_t trajectory, const struct report_run *r, const struct account *account,
                  const struct report_file file[], size_t n, struct err *e);

/* All reports, newest first; one's files, by name; what one rests on that is not there any more.
 * Errors: ERR_STORE.      Memory: from m. */
bool record_runs(struct mem *m, struct store *s, int64_t trajectory, struct report_run **out, size_t *n, struct err *e);
bool record_files(struct mem *m, struct store *s, int64_t run, struct report_file **out, size_t *n, struct err *e);
bool record_lost(struct mem *m, struct store *s, int64_t run, struct lost_import **out, size_t *n, struct err *e);
/* Is the agreement of that time still there, to the letter? Of older records it is not known: then it is. */
bool record_criterion_stands(struct store *s, int64_t trajectory, const struct report_run *r, bool *stands, struct err *e);

/* Bring a copy of the store back to what it was when the report was made: the facts of the imports up to its last one, the agreements and the
 * reports of that time. Only what record_lost does not name can be brought back.
 * Errors: ERR_STORE.      Test: tests/cli/frozen.sh */
bool record_freeze(struct store *copy, int64_t trajectory, const struct report_run *r, struct err *e);
#endif
