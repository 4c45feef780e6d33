/* What reports have shown of one breakdown of people, month after month, and what a reader who keeps them all can work out from it.
 * The gate (people.h) asks it which cells of the next month may be shown. */
#ifndef REPORTS_LEDGER_H
#define REPORTS_LEDGER_H
#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Everybody, and where it is known apart: in the hall and online, which add up to everybody. */
enum ledger_column { LEDGER_TOTAL, LEDGER_HALL, LEDGER_ONLINE, LEDGER_COLUMNS };

struct box { /* a count that is not shown lies between these, ends included */
	int64_t lo, hi;
};

struct ledger {
	struct mem *mem;
	size_t k; /* groups */
	size_t n, cap; /* months released so far; cap: room */
	int64_t threshold;
	bool has_sides;
	bool strict; /* growth from month to month is protected as well */
	int64_t *x[LEDGER_COLUMNS]; /* cap x k, month by month; counts to date, which only grow */
	bool *hidden[LEDGER_COLUMNS]; /* hall and online are one array */
	struct box *told; /* cap x k: what a shown state tells of a hidden total */
	struct box *known[LEDGER_COLUMNS], *grown[LEDGER_COLUMNS]; /* cap x k: what a reader can work out: counts, and growth in a month */
};

void ledger_init(struct ledger *l, struct mem *m, size_t k, size_t months, int64_t threshold, bool has_sides, bool strict);

/* Release another month: x[column] holds k counts. Decides what is hidden: cells of 1 to threshold-1 people (strict: cells that grew by so
 * many since they were last shown), the cells that protect them and those of earlier months, and all cells if nothing less helps.
 * Test: tests/unit/reports/test_ledger.c (an attacker lists every history that fits what was shown) */
void ledger_release(struct ledger *l, const int64_t *const x[LEDGER_COLUMNS]);

bool ledger_is_hidden(const struct ledger *l, enum ledger_column c, size_t month, size_t i);
size_t ledger_n_hidden(const struct ledger *l, enum ledger_column c, size_t month);

/* May the newest month tell, for each hidden group, whether its count is at most limit[i] (below 0: it tells nothing)? If so the telling is
 * taken down and the answer is true; tells[i] says for which groups the words would be printed, so that silence is read right as well. */
bool ledger_tell(struct ledger *l, const int64_t limit[], bool tells[]);
#endif
