/* The posts of a month that stood out among their own kind. */
#ifndef STUDY_CONTENT_MODEL_POSTS_H
#define STUDY_CONTENT_MODEL_POSTS_H
#include "content_rows.h"
#include "reports/content_model.h"

/* What a rate of a post takes: its interactions and what they are a rate of; false when it has none. */
bool content_row_rate(const struct content_row *r, enum content_measure measure, double *y, double *exposure);
bool content_row_is_young(const struct content_row *r);

/* Fills the scored part of `out`. `measure`: of each channel. Paid posts and those younger than CONTENT_YOUNG days stand aside.
 * A post younger than CONTENT_SETTLED days is held against the others as they stood at its age, where an export of then is there.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_model.c */
bool study_content_stood_out(struct mem *m, struct store *s, const struct content_rows *rows, const enum content_measure measure[],
                             int64_t last_import, struct content_model *out, struct err *e);
/* What is usual for these posts, in views, by the same rule; left alone where it is not known: a post that stands aside, or with too few others
 * before it.      Shape: post: n, with their ids.      Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_model.c */
bool study_content_usual(struct mem *m, struct store *s, const struct content_rows *rows, int64_t last_import, struct content_post post[],
                         size_t n, struct err *e);
#endif
