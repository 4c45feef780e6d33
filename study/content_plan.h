/* What to post next month, from what works (study_content_model) and what is posted now. */
#ifndef STUDY_CONTENT_PLAN_H
#define STUDY_CONTENT_PLAN_H
#include "content_rows.h"
#include "coverage.h"
#include "reports/content_kept.h"

/* Of each account's own posts (not paid) of the last PLAN_MONTHS months of the model's period; where its exports list only a part of these
 * days (coverage_read; NULL: they list all), a month is that part scaled by days, and the row says until when. Shares move towards the chance to be the best:
 * at least 10 of 100 posts for each kind, and at most half of its share up or down; kinds with too few posts stay as they are.
 * Memory: from m; borrows the model.      Source: effect_reallocate.      Test: tests/unit/study/test_content_model.c */
void study_content_plan(struct mem *m, const struct content_rows *rows, const struct coverage coverage[], const struct content_model *model,
                        struct content_plan *out);

/* The plan for the month after those of `before`, a model of the posts `then`, beside what was posted of it until the day that the exports of
 * now tell of.
 * Memory: from m; borrows the kinds of `before`.      Test: tests/unit/study/test_content_kept.c */
struct content_known {
	const struct content_rows *rows;
	const struct coverage *coverage; /* of their channels */
};
void study_content_kept(struct mem *m, struct content_known then, struct content_known now, const struct content_model *before,
                        struct content_kept *out);

/* What the accounts of a plan cost in the last PLAN_MONTHS months, as of an import; accounts of which nothing is told are left out.
 * Errors: ERR_STORE.      Memory: from m. */
bool study_plan_costs(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, const struct content_plan *plan,
                      int64_t last_import, struct plan_costs *out, struct err *e);
#endif
