/* Money, working hours and months as people type them into our own templates, and as spreadsheets give them back. What can be read in two
 * ways is refused, never guessed.      Test: tests/unit/importers/test_amounts.c */
#ifndef IMPORTERS_AMOUNTS_H
#define IMPORTERS_AMOUNTS_H
#include "base/mem.h"
#include "base/words.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each reads n bytes without blanks around them. False: *why is a word with {1} the column's header and {2} the cell.
 * Memory: nothing that outlives m. */

/* Euro to cents: 1234, 1234,5, 1234.50, 1.234,50, 1 234,50, 1,234.50, with a euro sign on either side. "1.234" and "1,234" are refused: a
 * thousand or not? */
bool amount_cents(struct mem *m, const char *s, size_t n, int64_t *cents, enum word *why);
/* Hours to minutes: 2, 1,5, 1.25 (rounded to whole minutes), 1:30, 01:30:00. */
bool amount_minutes(struct mem *m, const char *s, size_t n, int64_t *minutes, enum word *why);
/* A month as year*12+month: 2026-06, 06-2026, 6/2026, june 2026, jun-26 (in three languages), or any day of it: 2026-06-30, 30-6-2026. */
bool amount_month(struct mem *m, const char *s, size_t n, int64_t *month, enum word *why);
#endif
