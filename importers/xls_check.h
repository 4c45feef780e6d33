/* What freexl does not tell of an old Excel workbook (.xls): whether it is locked, how much room its worksheets claim, which cells freexl
 * leaves out as if they were empty (formulas, true and false, errors), and which numbers are shown as per cents.
 * Sources: [MS-CFB] 2.2 to 2.6 (the compound file), [MS-XLS] 2.1.4, 2.4 (its records).      Test: tests/unit/importers/test_xls.c */
#ifndef IMPORTERS_XLS_CHECK_H
#define IMPORTERS_XLS_CHECK_H
#include "source.h"

enum { XLS_BYTES = 32 << 20, XLS_CELLS = 8 << 20 };

struct xls_sheet {
	uint32_t offset; /* of its records in the workbook */
	long lost_row, lost_column; /* the first cell that is left out, counted from 1; 0: none */
	uint32_t *percent; /* cells that are shown as per cents, row << 8 | column, counted from 0 and ascending */
	size_t n_percent, cap_percent;
};

struct xls_check {
	struct xls_sheet *sheet; /* in the order of the workbook */
	size_t n, cap;
};

/* Errors: ERR_INPUT for what is damaged, locked, or larger than the limits above; ERR_SYSTEM.      Memory: from m. */
bool xls_check(int fd, int64_t size, struct mem *m, struct xls_check *out, struct err *e);
/* Is the number in this cell, counted from 0, shown as a per cent? */
bool xls_is_percent(const struct xls_sheet *s, unsigned int row, unsigned short column);
#endif
