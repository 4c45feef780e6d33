/* Posting plans drawn by lot: made and stored before their month, held against the posts after it. */
#ifndef STUDY_EXPERIMENT_H
#define STUDY_EXPERIMENT_H
#include "content_rows.h"
#include "reports/content_plan.h"
#include "reports/experiment.h"

/* The plan for the month after the model's. For each account as many posts as it places now, its kinds in randomised blocks over days that are
 * spread evenly; an account with fewer posts a month than kinds, or one kind, is left out. seed: NULL takes the last plan drawn for that month,
 * else draws one with a seed that follows from the trajectory and the month. What is drawn is stored; the same seed gives what was stored.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_experiment.c */
bool study_experiment_draw(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows,
                           const struct content_model *model, const uint32_t *seed, struct experiment_plan *out, struct err *e);

/* The plans of the months of a period, as of an import: was each kept, and what do those show that were?
 * A place is kept by an own post of its kind on its day, the day before or the day after.
 * Errors: ERR_STORE, ERR_INPUT from the model.      Memory: from m.      Test: tests/unit/study/test_experiment.c */
bool study_experiment(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, struct period period,
                      int64_t last_import, struct experiment_result *out, struct err *e);
#endif
