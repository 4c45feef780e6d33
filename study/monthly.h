/* Are we on course this month, quarter or year? Everything the report for management rests on. */
#ifndef STUDY_MONTHLY_H
#define STUDY_MONTHLY_H
#include "project.h"
#include "reports/monthly.h"
#include "sql/store.h"

/* period: whole months. A number of a period is compared with that of the period before and of the same one a year before where these are
 * told whole. A target that cannot stand (a mirror score above the lottery line) is left out and told as a gap.      Errors: ERR_STORE.
 * Memory: from m.      Test: tests/cli/report.sh */
bool study_monthly(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period,
                   struct monthly_input *out, struct err *e);
#endif
