/* What was answered in polls, weighted to the census where that can be done. */
#ifndef STUDY_POLLS_H
#define STUDY_POLLS_H
#include "reports/polls.h"
#include "study.h"

/* The polls of that time, passed through the gate; a poll that says no day is one of every period. The population is that
 * of the newest agreement, in the groups that the poll gives; from the youngest age asked where that is above its minimum age.
 * Errors: ERR_STORE, ERR_INPUT.      Memory: from m.      Test: tests/unit/study/test_polls.c */
bool study_polls(struct mem *m, const struct study *s, struct polls *out, struct err *e);
#endif
