/* Whom do kinds of posts reach: those that the trajectory misses, or those who take part already? */
#ifndef STUDY_CONTENT_GROUPS_H
#define STUDY_CONTENT_GROUPS_H
#include "content_rows.h"
#include "reports/content_model.h"
#include "study.h"

/* Fills in of every kind of every account whom it reaches of the groups missed, from who saw its posts of the period, else from who follows the
 * account; and holds back the kinds that reach fewer of every group shown to be missed. Posts together tell more or less of a group than lives
 * here only when the interval of its share says so, a post counting as one; followers are counted, and differ from a tenth on (REACH_PERCENT).
 * Without participants or missed groups the model stays as it is.
 * Errors: ERR_STORE.      Memory: from m; `people` is borrowed. Working space is linear in the posts.
 * Test: tests/unit/study/test_content_groups.c */
bool study_content_groups(struct mem *m, const struct study *s, const struct people *people, const struct content_rows *rows,
                          struct content_model *model, struct err *e);
#endif
