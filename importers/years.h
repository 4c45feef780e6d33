/* Years for days that are written without one. */
#ifndef IMPORTERS_YEARS_H
#define IMPORTERS_YEARS_H
#include "table.h"

/* What every item of the list begins with. */
struct dated {
	int day; /* may be yearless (dates.h) */
	long line;
};

/* Give each of n items (of `size` bytes, in the order of the file) without a year the last day that is possible: not after --as-of, the end of
 * --period or the newest day of the file's other parts; when the items are in the order of time, not after the newest of them either.
 * Days that do have a year are left as they are; a warning tells when all days of a yearless kind do, unless the user said which days.
 * Errors: ERR_INPUT when a kind without years has them all and they run back over New Year, as a spreadsheet makes them; with words that ask
 * for --as-of when nothing tells the year, or when 29 February is in no possible year.
 * Test: tests/unit/importers/test_breakdown.c, test_series.c, test_samples.c */
bool years_find(struct intake *in, void *items, size_t n, size_t size, struct err *e);
#endif
