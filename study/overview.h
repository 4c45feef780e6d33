/* What a project holds: loads for `spiegel sources`, `spiegel status`, `spiegel baseline`. */
#ifndef STUDY_OVERVIEW_H
#define STUDY_OVERVIEW_H
#include "project.h"
#include "reports/overview.h"
#include "sql/store.h"

/* Every import up to an id, oldest first.      Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/ */
bool study_sources(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, enum lang lang, struct overview_import **out,
                   size_t *n, struct err *e);
/* The accounts that an import is of: "Facebook, Plein"; "": it does not say.      Errors: ERR_STORE.      Memory: from m.
 * Test: tests/unit/study/test_overview.c */
bool study_import_channel(struct mem *m, struct store *s, int64_t trajectory, int64_t import, enum lang lang, const char **out,
                          struct err *e);
/* The census figures in the project, then those that come with the program. */
bool study_baselines(struct mem *m, struct store *s, int64_t trajectory, struct overview_census **out, size_t *n, struct err *e);
/* All but `broken`: store_check reads every fact, which only `spiegel status` has the time for. */
bool study_status(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct overview_status *out, struct err *e);
#endif
