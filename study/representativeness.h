/* Everything the report on representativeness rests on; `spiegel check` shows a part of it. */
#ifndef STUDY_REPRESENTATIVENESS_H
#define STUDY_REPRESENTATIVENESS_H
#include "project.h"
#include "reports/representativeness.h"
#include "study.h"

/* The parts of the answer.      Errors: ERR_STORE, ERR_INPUT.      Memory: from m; borrows the study.      Test: tests/cli/criterion.sh */
bool study_parts(struct mem *m, const struct study *s, struct check_parts *out, struct err *e);

/* As of the end of a month. use_path: the list of published use of platforms, NULL: there is none.
 * Errors: ERR_STORE, ERR_INPUT.      Memory: from m.      Test: tests/cli/representativeness.sh */
bool study_representativeness(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int month, const char *use_path,
                              struct representativeness_input *out, struct err *e);
#endif
