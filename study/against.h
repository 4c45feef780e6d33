/* Another trajectory to lay beside this one: of another project folder, of results as JSON, or of the same store. */
#ifndef STUDY_AGAINST_H
#define STUDY_AGAINST_H
#include "project.h"
#include "reports/against.h"
#include "reports/content_model.h"
#include "reports/people.h"
#include "sql/store.h"

/* What this trajectory has to show of a period; content: of that period, NULL: not asked; model: which kinds did best there, NULL: not asked. Borrows the texts of all; people as they may be told.
 * Memory: from m.      Test: tests/unit/study/test_against.c */
void study_against_own(struct mem *m, const struct project *p, struct period period, const struct content_input *content,
                       const struct content_model *model, const struct people *people, struct against_side *out);

/* `which`: a project folder, or the name of one next to this project's; else the path of results as JSON (content, and all reports); else the
 * slug of a trajectory in this store. Of a project and a slug the figures are taken over `period`, as the reader of p may be told them.
 * Errors: ERR_USAGE when it is none of these, or this trajectory itself; ERR_INPUT for a file without such figures; ERR_STORE.
 * Memory: from m.      Test: tests/unit/study/test_against.c, tests/cli/against.sh */
bool study_against_other(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *which,
                         struct period period, int64_t last_import, struct against_side *out, struct err *e);
#endif
