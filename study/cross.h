/* Age and sex together, of the participants and of the census. */
#ifndef STUDY_CROSS_H
#define STUDY_CROSS_H
#include "reports/cross.h"
#include "study.h"

/* The same people as study_people's, by age and sex together where both were counted together of nine tenths of them.
 * Errors: ERR_INPUT.      Memory: from m; `people` is borrowed.      Test: tests/cli/cross.sh */
bool study_cross(struct mem *m, const struct study *s, const struct people *people, struct cross *out, struct err *e);
#endif
