/* Another trajectory to lay beside this one: of the same store, or from the figures that `content --format json` of its own project gave. */
#ifndef STUDY_AGAINST_H
#define STUDY_AGAINST_H
#include "project.h"
#include "reports/against.h"
#include "reports/content.h"
#include "reports/people.h"
#include "sql/store.h"

/* What this trajectory has to show. Borrows the texts of all three; people as they may be told. Memory: from m. */
void study_against_own(struct mem *m, const struct project *p, const struct content_input *content, const struct people *people,
                       struct against_side *out);

/* `which`: the path of a JSON file, else the slug of a trajectory in the store, whose figures are taken over `period`.
 * Errors: ERR_USAGE when it is neither, or this trajectory itself; ERR_INPUT for a file without such figures; ERR_STORE.
 * Memory: from m.      Test: tests/unit/study/test_against.c */
bool study_against_other(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *which,
                         struct period period, int64_t last_import, struct against_side *out, struct err *e);
#endif
