/* What channels cost, from the costs file. */
#ifndef STUDY_COSTS_H
#define STUDY_COSTS_H
#include "base/mem.h"
#include "sql/store.h"

struct month_cost { /* of one channel in one month, its newest figures */
	int64_t channel;
	const char *platform, *name; /* code; the account's own name */
	int month;
	int64_t cents, minutes; /* COUNT_MISSING: not given; one of them is */
};

/* The costs in months first..last as they stood after an import, by platform, name and month.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_practice.c */
bool costs_read(struct mem *m, struct store *s, int64_t trajectory, int first, int last, int64_t last_import, struct month_cost **out,
                size_t *n, struct err *e);

/* The sum of two of which either may be missing; missing when both are. */
int64_t cost_sum(int64_t a, int64_t b);
#endif
