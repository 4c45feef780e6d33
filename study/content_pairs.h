/* Two languages in pairs of posts, and posts by the level of participation aimed at. */
#ifndef STUDY_CONTENT_PAIRS_H
#define STUDY_CONTENT_PAIRS_H
#include "content_rows.h"
#include "project.h"
#include "reports/content_pairs.h"

/* Posts of the model's period of which people said, under the tag `pair`, which other post gives the same message in another language. Those
 * that the model takes (not paid, not young, with figures of the same kind) are compared, pair by pair, within a platform.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_pairs.c */
bool study_content_pairs(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                         const struct content_model *model, struct pairs_result *out, struct err *e);

/* Posts and interactions of a period by the level they were tagged with; `aim` is the level that the trajectory aims at.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_pairs.c */
bool study_content_ladder(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, const struct content_rows *rows,
                          struct period period, int64_t last_import, enum level aim, struct content_ladder *out, struct err *e);
#endif
