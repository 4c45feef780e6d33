/* Followers, reach and participants beside the number of inhabitants. */
#ifndef STUDY_INHABITANTS_H
#define STUDY_INHABITANTS_H
#include "base/day.h"
#include "reports/inhabitants.h"
#include "sql/store.h"

/* Of a period, as of an import. `people`: who took part until its end, and the population they are held against.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_inhabitants.c */
bool study_inhabitants(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import,
                       const struct people *people, struct inhabitants *out, struct err *e);
#endif
