/* Which reports are to be made now, told from the data and the reports that stand, never from the clock. */
#ifndef STUDY_DUE_H
#define STUDY_DUE_H
#include "base/day.h"
#include "project.h"
#include "sql/store.h"

enum due_months {
	DUE_NEWEST, /* the newest whole month; one is whole when the figures of a file go on into its last week */
	DUE_EACH, /* and those between the last report and it */
	DUE_VERDICT /* the newest whole month, or that of the end day when the files go on until then: the final verdict */
};

/* The months to look at, from..to, none when from > to.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/run.sh */
bool study_due(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *kind, enum due_months which,
               int *from, int *to, struct err *e);

/* Does the day of an import of this kind say how far the figures go? The others are of other days, or of days to come. */
bool study_tells_how_far(const char *kind);
/* The last day that any import up to one tells of, and the one on which the newest of them was read; 0: there is none.      Errors: ERR_STORE.      Test: tests/unit/study/test_people.c */
bool study_told_until(struct store *s, int64_t trajectory, int64_t last_import, int *out, int *read_on, struct err *e);
/* The last month of which the people can be asked: the newest one with data, or that of the end day when a file tells of days until then, so
 * that nobody took part any more. ends: PROJECT_NO_DAY: there is none.      Errors: ERR_STORE.      Test: tests/cli/verdict.sh */
bool study_last_month(struct store *s, int64_t trajectory, int ends, struct period newest, struct period *out, struct err *e);
/* The newest report of this kind, period and language when it is of the same results; *run is 0 when it is not.
 * Errors: ERR_STORE.      Test: tests/cli/run.sh */
bool study_report_stands(struct store *s, int64_t trajectory, const struct project *p, const char *kind, struct period period,
                         const char *sha256, int64_t *run, struct err *e);
#endif
