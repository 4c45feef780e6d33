/* A worksheet as text: RFC 4180 in UTF-8, comma, a line for each row up to the last that holds anything, each as long as its last cell that
 * does. A line break within a cell is written as CR, so that the lines are the rows of the worksheet. Cells read as the user sees them, but
 * exact:
 *   numbers          1204, 0.0375, shortest form that reads back equal; from 1E+15 on, where a spreadsheet program has cut digits off, so
 *   per cents        3.75%
 *   days and times   2026-01-05, 2026-01-05 14:05, 2026-01-05 14:05:30, 14:05:00, by the format of the cell
 * Source of serial days: ECMA-376 part 1, 18.17.4.      Test: tests/unit/importers/test_sheet_text.c */
#ifndef IMPORTERS_SHEET_TEXT_H
#define IMPORTERS_SHEET_TEXT_H
#include "base/str.h"
#include "source.h"

enum { SHEET_TEXT_BYTES = 64 << 20, SHEET_TEXT_ROWS = 1 << 20, SHEET_TEXT_NUMBER = 64 };

enum look { LOOK_NUMBER, LOOK_PERCENT, LOOK_DAY, LOOK_TIME, LOOK_DAY_TIME, LOOK_ELAPSED };

/* How numbers look in a format: its code ("yyyy\-mm\-dd;@"), or the number of one that every workbook has. */
enum look look_of_format(const char *code);
enum look look_of_number(long id);
/* A finite number as text, closed with NUL. */
void look_write(double v, enum look look, bool from_1904, char out[SHEET_TEXT_NUMBER]);

struct sheet_text {
	struct mem *mem;
	struct sheet_block *first, *last;
	int64_t n;
	long row, column; /* where the last cell was put */
};

void sheet_text_init(struct sheet_text *t, struct mem *m);
/* Put a cell of n bytes; cells come row by row, from left to right, counted from 1. An empty one may be left out.
 * Errors: ERR_INPUT with row and column for cells out of order and for what is larger than any export. */
bool sheet_text_put(struct sheet_text *t, long row, long column, const char *s, size_t n, struct err *e);
void sheet_text_end(struct sheet_text *t);
void sheet_text_add(struct sheet_text *t, const char *text, size_t n); /* text that another sheet_text made */
/* The text as a stream; it must outlive that. */
void sheet_text_stream(const struct sheet_text *t, struct source_stream *out);
#endif
