/* Do the people who take part mirror the people concerned? What may be told of them. */
#ifndef STUDY_PEOPLE_H
#define STUDY_PEOPLE_H
#include "study.h"

/* One cut for each month with participants, passed through the gate.
 *
 * Who counts: those who say it was their first time, and at the first activity also those who did not say, so that nobody counts
 * twice. If it is not known of more people than the agreement allows for a trait, participations are described and not judged.
 * Errors: ERR_INPUT.      Memory: from m.      Test: tests/unit/study/test_people.c */
bool study_people(struct mem *m, const struct study *s, struct people *out, struct err *e);

/* The same people held against the other populations of the agreement, each behind its own gate, and behind one between them: a section is
 * hidden when it would tell, beside another, of fewer people than the threshold.
 * Shape: *out: n.      Errors: ERR_STORE, ERR_INPUT.      Memory: from m.      Test: tests/cli/populations.sh */
bool study_people_beside(struct mem *m, const struct study *s, struct people_beside **out, size_t *n, struct err *e);
#endif
