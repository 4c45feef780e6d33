/* Counts and census put together, for the verdict of analytics/represent.h. */
#ifndef STUDY_JUDGE_H
#define STUDY_JUDGE_H
#include "parties.h"
#include "reports/people.h"

/* Which side of the trajectory: everything, the hall, or online. */
enum side { SIDE_ALL, SIDE_HALL, SIDE_ONLINE };

/* Those who took part up to a day. *out is NULL when nobody counts; *needed: people with whom the observed shares would do, NaN unless
 * that is the question.      Shape: the census has the groups of the parties (census_join).      Errors: ERR_INPUT.      Memory: from m.
 * Test: tests/unit/study/test_people.c */
bool judge_people(struct mem *m, const struct parties *all, const struct census *census, int until, enum side side,
                  struct verdict_result **out, double *needed, struct err *e);
/* One activity by itself: everybody there is another person. Its answer is told only when each of its groups may be shown. */
bool judge_activity(struct mem *m, const struct parties *all, const struct census *census, int64_t activity, int64_t threshold,
                    struct activity_row *out, struct err *e);
#endif
