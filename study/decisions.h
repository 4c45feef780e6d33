/* What was advised before, whether it was done, and what followed. */
#ifndef STUDY_DECISIONS_H
#define STUDY_DECISIONS_H
#include "reports/decisions.h"
#include "sql/store.h"

/* The decisions from a day up to another, oldest first, as of an import. Each with the figures of what it names in its own words: an account or
 * a platform, a kind of posts, a group of the agreement. Of posts the interactions for 1,000 views, of a group its share of the participants,
 * in the month before and the month after; too early when the month after does not end on the last day or before, or is not known in whole.
 * people: behind the gate; NULL: no groups.      Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_kept.c */
bool study_decisions(struct mem *m, struct store *s, int64_t trajectory, const struct people *people, int from, int to, int64_t last_import,
                     struct decisions *out, struct err *e);
#endif
