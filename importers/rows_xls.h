/* The worksheets of an old Excel workbook (.xls, BIFF in a compound file) as text, on freexl (the one file that knows it). freexl believes
 * what a damaged workbook says of its lengths, so it works in a child process: what brings that down is a refused file. What it would leave
 * out is refused.
 * Test: tests/unit/importers/test_xls.c */
#ifndef IMPORTERS_ROWS_XLS_H
#define IMPORTERS_ROWS_XLS_H
#include "sheet_text.h"

enum { XLS_SECONDS = 60 }; /* a workbook that takes longer is refused */

struct rows_xls;

/* Read the workbook at path whole, before any thread is started. fd, size: the same file, opened.
 * Errors: ERR_INPUT for one that is damaged, too large or wants a password; ERR_SYSTEM.      Memory: release with rows_xls_close. */
bool rows_xls_open(struct rows_xls **out, const char *path, int fd, int64_t size, struct err *e);
void rows_xls_close(struct rows_xls *x); /* NULL is allowed */
size_t rows_xls_count(const struct rows_xls *x);
const char *rows_xls_name(const struct rows_xls *x, size_t i);
/* A worksheet as text.      Errors: ERR_INPUT with row and column, also for a formula, true, false or an error in a cell. */
bool rows_xls_text(struct rows_xls *x, size_t i, struct sheet_text *out, struct err *e);
#endif
