/* Which days stand apart in the daily figures of the channels, and what was going on then? */
#ifndef STUDY_JUMPS_H
#define STUDY_JUMPS_H
#include "base/day.h"
#include "reports/jumps.h"
#include "sql/store.h"

/* The days of a period, as of an import. Figures that happen (views, visits, new followers) and numbers of different people (reach) are looked
 * at, levels are not; of several figures of one channel and day the one furthest from the usual is told.
 * Errors: ERR_STORE, ERR_SYSTEM.      Memory: from m.      Test: tests/unit/study/test_jumps.c */
bool study_jumps(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, struct period period, int64_t last_import,
                 struct jumps *out, struct err *e);
#endif
