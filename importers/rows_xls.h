/* The worksheets of an old Excel workbook (.xls, BIFF in a compound file) as text, on freexl (the one file that knows it). What freexl does
 * not give is lost: true and false and the text of an error are no cells, and per cents are fractions.
 * Test: tests/unit/importers/test_xls.c */
#ifndef IMPORTERS_ROWS_XLS_H
#define IMPORTERS_ROWS_XLS_H
#include "sheet_text.h"

struct rows_xls;

/* Open the workbook at path, read whole into memory.      Errors: ERR_INPUT for one that is damaged or wants a password.
 * Memory: release with rows_xls_close. */
bool rows_xls_open(struct rows_xls **out, const char *path, struct err *e);
void rows_xls_close(struct rows_xls *x); /* NULL is allowed */
size_t rows_xls_count(const struct rows_xls *x);
const char *rows_xls_name(const struct rows_xls *x, size_t i);
/* A worksheet as text.      Errors: ERR_INPUT, with row and column where there are any. */
bool rows_xls_text(struct rows_xls *x, size_t i, struct sheet_text *out, struct err *e);
#endif
