/* What was advised before, whether it was done, and what followed. */
#ifndef STUDY_DECISIONS_H
#define STUDY_DECISIONS_H
#include "reports/decisions.h"
#include "sql/store.h"

/* The decisions from a day up to another, oldest first, as of an import; with the interactions for 1,000 views of the month before each and of
 * the month after it, when that month ends on the last day or before.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_kept.c */
bool study_decisions(struct mem *m, struct store *s, int64_t trajectory, int from, int to, int64_t last_import, struct decisions *out,
                     struct err *e);
#endif
