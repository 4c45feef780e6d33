/* The figures of the check of the way of working, from posts, tags, activities, costs and the agreement. */
#ifndef STUDY_PRACTICE_H
#define STUDY_PRACTICE_H
#include "content_rows.h"
#include "project.h"
#include "reports/practice.h"

/* Of a period, as of an import. `rows`: its posts and perhaps more. Whether the people mirror the population is left to the caller
 * (people_known, verdict).
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_practice.c */
bool study_practice(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, enum lang lang,
                    const struct content_rows *rows, struct period period, int64_t last_import, struct practice_figures *out,
                    struct err *e);
#endif
