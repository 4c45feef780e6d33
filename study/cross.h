/* Age and sex together, of the participants and of the census. */
#ifndef STUDY_CROSS_H
#define STUDY_CROSS_H
#include "people.h"
#include "reports/cross.h"

/* The same people as study_people's, by age and sex together where both were counted together of nine tenths of them.
 * Errors: ERR_STORE, ERR_INPUT.      Memory: from m; `people` is borrowed.      Test: tests/cli/cross.sh */
bool study_cross(struct mem *m, struct store *s, int64_t trajectory, int until_month, int64_t last_import, const struct people *people,
                 struct cross *out, struct err *e);
#endif
