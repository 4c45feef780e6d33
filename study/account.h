/* What a report rests on, and the record that it was made. */
#ifndef STUDY_ACCOUNT_H
#define STUDY_ACCOUNT_H
#include "overview.h"
#include "project.h"
#include "reports/account.h"
#include "reports/trend.h"
#include "sql/store.h"

/* The files that count, and one hash of them and of the agreement. `counted`: up to which day files with its posts go; 0 or less: there are
 * none.      Shape: import: n.      Memory: from m; texts are borrowed. */
struct account account_of(struct mem *m, const struct overview_import import[], size_t n, const struct people *p, int64_t last_import,
                          int counted);

/* What happened in a period, by day.      Shape: *out: n.      Errors: ERR_STORE.      Memory: from m. */
bool study_events(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, struct period period,
                  const struct event_row **out, size_t *n, struct err *e);
#endif
