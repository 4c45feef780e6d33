/* The worksheets of an Excel workbook (.xlsx, Office Open XML) as text, on expat (the one file that knows it). A document type, and so an
 * entity that blows up, is refused; hidden sheets are sheets like others; phonetic hints are left out; of a formula the result that the
 * workbook holds counts.      Source: ECMA-376 part 1, 18.2 to 18.8.      Test: tests/unit/importers/test_xlsx.c */
#ifndef IMPORTERS_ROWS_XLSX_H
#define IMPORTERS_ROWS_XLSX_H
#include "rows_zip.h"
#include "sheet_text.h"

struct rows_xlsx;

/* Is this zip a workbook? */
bool rows_xlsx_is(const struct rows_zip *z);
/* Learn its worksheets. The zip must outlive it.      Errors: ERR_INPUT for what is no sound workbook; as rows_zip_stream.
 * Memory: release with rows_xlsx_close. */
bool rows_xlsx_open(struct rows_xlsx **out, struct rows_zip *z, struct err *e);
void rows_xlsx_close(struct rows_xlsx *x); /* NULL is allowed */
size_t rows_xlsx_count(const struct rows_xlsx *x);
const char *rows_xlsx_name(const struct rows_xlsx *x, size_t i);
/* A worksheet as text.      Errors: ERR_INPUT, with row and column where there are any. */
bool rows_xlsx_text(struct rows_xlsx *x, size_t i, struct sheet_text *out, struct err *e);
#endif
