/* One table as CSV for machines: RFC 4180 (comma, CRLF, a heading row of column codes), UTF-8 without BOM, numbers with a point.
 * A last column `hidden` names the columns that the disclosure gate withheld in that row; an empty field that is not named there is missing;
 * a zero is 0. A sparkline's figures stand in one field, oldest first, parted by blanks, NA where there is none. Excel users take the workbook. */
#ifndef REPORTS_OUT_CSV_H
#define REPORTS_OUT_CSV_H
#include "base/str.h"
#include "doc.h"
#include "out_xlsx.h"

/* Append one table. A text that a spreadsheet would take for a formula (also behind a semicolon, where Dutch Excel begins a cell) gets an
 * apostrophe in front.      Errors: none.      Memory: from the arena of out.
 * Source: RFC 4180; OWASP ASVS 1.2.10 (CWE-1236).      Test: tests/unit/reports/test_out_csv.c */
void out_csv(struct str *out, const struct table *t);
/* A sparkline's figures as they stand in that field.      Memory: from m. */
const char *out_csv_series(struct mem *m, const struct chart *c);
/* Append one field with a text, guarded and quoted the same way. */
void out_csv_text(struct str *out, const char *s);

/* Append one sheet for a Dutch or Belgian Excel to open: a byte order mark, semicolons, headings and rows as in the workbook; texts as above. */
void out_csv_sheet(struct str *out, const struct book_sheet *s);
#endif
