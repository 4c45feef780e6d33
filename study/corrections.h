/* Figures of past months that an earlier report told and that are others now. */
#ifndef STUDY_CORRECTIONS_H
#define STUDY_CORRECTIONS_H
#include "project.h"
#include "reports/account.h"
#include "sql/store.h"

/* participants: of the months up to the report's last one, oldest first, as the report tells them; NaN: not told. NULL with n = 0: it tells none.
 * Puts into *out the figures that the report rests on, for its record, and the corrections: what the last report of the same kind and audience
 * on an earlier period told otherwise, the largest change first. channels: it tells the figures of channels as well.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/corrections.sh */
bool corrections_find(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *kind, struct period period,
                      bool channels, const double participants[], size_t n, struct account *out, struct err *e);
#endif
