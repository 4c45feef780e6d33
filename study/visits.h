/* Which post or activity brought visits to the website: the labels of links (study/link.h) that website statistics report, each held against
 * the posts and activities of the store. */
#ifndef STUDY_VISITS_H
#define STUDY_VISITS_H
#include "content_rows.h"
#include "reports/visits.h"

/* A label is a post's by what was tagged (`label` of tags.csv), by the post's own id, or by account and day, when the account posted once that
 * day or the label has the number; else an activity's by its name. Of files whose periods overlap the longest counts, and only what lies within
 * the period; of two programs that both counted, the one with more.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/link.sh */
bool study_visits(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, struct period period,
                  int64_t last_import, struct visits *out, struct err *e);
#endif
