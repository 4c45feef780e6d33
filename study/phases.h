/* The answer for each phase of the agreement, as far as it may be told beside the whole trajectory and the other phases. */
#ifndef STUDY_PHASES_H
#define STUDY_PHASES_H
#include "reports/phases.h"
#include "study.h"

/* A phase passes its own gate, and one between all that is shown: its groups are hidden when they, or what the whole trajectory has besides
 * them and other phases, are fewer people than the threshold.
 * Shape: *out: n, by day.      Errors: ERR_INPUT.      Memory: from m; borrows the study.      Test: tests/unit/study/test_phases.c */
bool study_phases(struct mem *m, const struct study *s, struct phase **out, size_t *n, struct err *e);

/* How a phase is agreed on, without who took part.      Shape: out: n_phases of the criterion.      Errors: as agreement_aim_group. */
bool study_phases_agreed(struct mem *m, const struct criterion *c, const struct census *census, const struct project *p, struct phase out[],
                         struct err *e);
#endif
