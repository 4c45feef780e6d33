/* Everything the report on the content mix rests on, which is what `spiegel content` shows. */
#ifndef STUDY_CONTENT_MIX_H
#define STUDY_CONTENT_MIX_H
#include "content_model.h"
#include "content_rows.h"
#include "people.h"
#include "project.h"
#include "reports/content_mix.h"
#include "sql/store.h"

enum { CONTENT_MONTHS = 12 }; /* an advice takes months */

/* Read the posts that are needed. A period that goes on after the last month of which a
 * list of posts has days ends with that month: what changed and what is planned is of the newest posts.
 * Errors: ERR_STORE.      Memory: from m. */
bool study_content_read(struct mem *m, struct content_query *q, struct err *e);
/* The model, and whom its kinds reach of those who are missed.      Errors: as study_content_model, study_people. */
bool study_content_judged(struct mem *m, const struct content_query *q, enum content_depth depth, struct content_model *model,
                          struct people *people, struct err *e);
/* The check of the way of working, with the verdict as far as it may be told. */
bool study_content_practice(struct mem *m, const struct content_query *q, const struct people *people, struct practice_figures *out,
                            struct err *e);
/* The plan, what it costs, and what became of earlier advice. The plan for the month that is over is looked back on only if a report on the
 * content mix had it before that month was over: as of the imports of then.      Errors: as study_content_judged.      Memory: from m.
 * Test: tests/cli/content_mix.sh */
bool study_content_outlook(struct mem *m, const struct content_query *q, const struct content_model *model, struct content_outlook *out,
                           struct err *e);

/* What works, as the report on the content mix tells it (of study_content_period): the model of the same posts, for another report. study, people:
 * of the last month of the period, which are read already; they hold for the model unless its posts end earlier.
 * Errors: as study_content_mix.      Memory: from m; working space is linear in the posts.      Test: tests/cli/report.sh */
bool study_content_told(struct mem *m, struct content_query *q, const struct study *study, const struct people *people,
                        struct content_model *out, struct err *e);
/* The posts that an advice of a period rests on: one month alone is too little, so that the twelve months to its end are taken then. */
struct period study_content_period(struct period asked);

/* Of the posts of a period; one month alone is too little for an advice, so that the twelve months to its end are taken then.
 * Errors: ERR_STORE, ERR_INPUT.      Memory: from m; working space is linear in the posts.      Test: tests/cli/content_mix.sh */
bool study_content_mix(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period,
                       struct content_mix_input *out, struct err *e);
#endif
