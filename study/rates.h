/* What interactions are divided by, for each account. */
#ifndef STUDY_RATES_H
#define STUDY_RATES_H
#include "content_rows.h"
#include "reports/inhabitants.h"
#include "reports/rates.h"

/* Of the posts of a period. `known`: the followers of the accounts (study_inhabitants), who are counted anew for every post.
 * Memory: from m.      Source: engage_rate.      Test: tests/unit/study/test_rates.c */
void study_rates(struct mem *m, const struct content_rows *rows, struct period period, const struct inhabitants *known, struct rates *out);
#endif
