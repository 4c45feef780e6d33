/* What was written back in a period, and how soon questions were answered. */
#ifndef STUDY_TALK_H
#define STUDY_TALK_H
#include "base/day.h"
#include "reports/talk.h"
#include "sql/store.h"

/* Counts of days of the period, and of posts published in it, each as it stood after an import. A post is named by its id or its link.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_talk.c */
bool study_talk(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct talk *out,
                struct err *e);
#endif
