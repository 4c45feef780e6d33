/* Posts by the level of participation, against the level that their phase aims at. */
#ifndef STUDY_CONTENT_LADDER_H
#define STUDY_CONTENT_LADDER_H
#include "content_rows.h"
#include "project.h"
#include "reports/content_ladder.h"

/* Posts and interactions of a period by the level they were tagged with, as of an import; the aims are those of the project's phases. A post
 * is of the phase that its day lies in, and a day is of one phase at most. Interactions that are not reported count as none.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_ladder.c */
bool study_content_ladder(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, enum lang lang,
                          const struct content_rows *rows, struct period period, int64_t last_import, struct content_ladder *out,
                          struct err *e);
#endif
