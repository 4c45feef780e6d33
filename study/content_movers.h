/* Which kinds of posts moved since last month? */
#ifndef STUDY_CONTENT_MOVERS_H
#define STUDY_CONTENT_MOVERS_H
#include "content_rows.h"
#include "reports/content_movers.h"

/* The last month of the model's period beside the one before it, by account and by what the model tells kinds apart by. Interactions are summed
 * over posts of the month of which they are known. An account whose exports (coverage.h) list only a part of the month is scaled to the whole of
 * it by days. It is left out when they list fewer than MOVERS_LEAST_DAYS of it, or not the whole of the month before: a gap is no fall.
 * Shape: rows as content_rows_read gave them, of both months.      Errors: ERR_STORE.      Memory: from m.
 * Test: tests/unit/study/test_content_movers.c */
bool study_content_movers(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, const struct content_rows *rows,
                          int64_t last_import, const struct content_model *model, struct content_movers *out, struct err *e);
#endif
