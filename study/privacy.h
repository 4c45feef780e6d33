/* What does this trajectory process, for the register and the DPIA? From the settings and the structure of the store itself. */
#ifndef STUDY_PRIVACY_H
#define STUDY_PRIVACY_H
#include "project.h"
#include "reports/privacy.h"
#include "sql/store.h"

/* Errors: ERR_STORE.      Memory: from m.      Test: tests/cli/privacy.sh (each table and column of the store is named) */
bool study_privacy(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct privacy_input *out, struct err *e);
#endif
