/* Two languages in pairs of posts. */
#ifndef STUDY_CONTENT_PAIRS_H
#define STUDY_CONTENT_PAIRS_H
#include "content_rows.h"
#include "reports/content_pairs.h"

/* Posts of the model's period of which people said, under the tag `pair`, which other post gives the same message in another language. Those
 * that the model takes (not paid, not young, with figures of the same kind) are compared, pair by pair, within a platform.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_pairs.c */
bool study_content_pairs(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                         const struct content_model *model, struct pairs_result *out, struct err *e);
#endif
