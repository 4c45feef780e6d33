/* Are we on course this month? Everything the monthly report rests on. */
#ifndef STUDY_MONTHLY_H
#define STUDY_MONTHLY_H
#include "project.h"
#include "reports/monthly.h"
#include "sql/store.h"

/* A target that cannot stand (a mirror score above the lottery line) is left out and told as a gap.      Errors: ERR_STORE.
 * Memory: from m.      Test: tests/cli/report.sh */
bool study_monthly(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int month, struct monthly_input *out,
                   struct err *e);
#endif
