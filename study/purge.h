/* How long the data of a project may stay, and erasing them for good. */
#ifndef STUDY_PURGE_H
#define STUDY_PURGE_H
#include "project.h"
#include "record.h"
#include "reports/overview.h"
#include "sql/store.h"

/* The term of all data, since they are compared with each other: months after the end of the trajectory, or where spiegel.ini names none after
 * the last day that an import tells of. Census figures are published and have no term.
 * Errors: ERR_STORE.      Test: tests/unit/study/test_purge.c */
bool purge_term(struct store *s, int64_t trajectory, const struct project *p, struct overview_keep *out, struct err *e);
/* The same day so many months later; of a shorter month its last.      Test: tests/unit/study/test_purge.c */
int purge_months_later(int day, int months);

enum purge_what { PURGE_TERM /* all but census figures */, PURGE_NAMED, PURGE_ALL };

struct purge_item {
	int64_t id, rows;
	const char *kind, *file; /* kind: code */
	int imported_on; /* day */
};

/* The imports to erase, those erased before left out. which: of PURGE_NAMED, as with undo: all that came out of the file goes.
 * *n_census: imports of census figures that PURGE_TERM leaves.
 * Errors: ERR_INPUT when no import, or several, are called so; ERR_STORE.      Memory: from m. */
bool purge_find(struct mem *m, struct store *s, int64_t trajectory, enum purge_what what, const char *which, struct purge_item **out,
                size_t *n, size_t *n_census, struct err *e);
/* Erase them: their facts, their names, what reports told of them and plans of accounts that are gone. Their rows stay, empty but for hash, kind
 * and counts. All or nothing. No byte of it is left in the file once store_compact has run as well.      now: UTC seconds.      Errors: ERR_STORE.      Test: tests/cli/purge.sh */
bool purge_erase(struct store *s, int64_t trajectory, const struct purge_item item[], size_t n, bool asked, int64_t now, struct err *e);
/* The reports that rest on erased imports, newest first.      Errors: ERR_STORE.      Memory: from m. */
bool purge_outdated(struct mem *m, struct store *s, int64_t trajectory, struct report_run **out, size_t *n, struct err *e);
#endif
