/* Workbooks (.xlsx): sheets of a heading and rows under it, to be read or to be filled in. */
#ifndef REPORTS_OUT_XLSX_H
#define REPORTS_OUT_XLSX_H
#include "base/err.h"
#include "theme.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum book_format { /* of a cell */
	           BOOK_TEXT, /* also ids and what begins with = : always a text, never a number or a formula */
	           BOOK_COUNT, /* whole number >= 0, in plain digits */
	           BOOK_MONEY, /* two decimals, as 1234.5 */
	           BOOK_REAL, /* at most three decimals, as -0.125 */
	           BOOK_SHARE, /* 0..1, shown as a percentage with one decimal */
	           BOOK_DAY /* as 2026-06-30; shown day first */
};

struct book_column {
	const char *title;
	const char *group; /* the head over it and its neighbours of the same, in a row above; NULL: none */
	double width; /* in characters */
	enum book_format format;
	bool must; /* to be filled in on every row: the heading is darker, and the hint should say so */
	bool wrap; /* a long text goes on below */
	bool italic;
	const char *const *choice; /* a list to choose from in the blank rows; n_choices 0: none */
	size_t n_choices;
	bool open; /* what is not in the list may be typed too, after a question */
	const char *hint; /* shown beside a blank cell that is entered, at most 250 characters of it; NULL: none */
};

struct book_sheet {
	const char *name; /* at most 31 characters, without []:*?/\ */
	const struct book_column *column;
	size_t n_columns;
	const char *const *cell; /* n_rows x n_columns, row by row, each in its column's format; NULL: empty */
	size_t n_rows;
	size_t n_blank; /* rows below them that are ready to be filled in: formats, lists, hints */
	double row_height; /* points; 0: as the text needs. With a height each cell has a frame and the sheet is printed on one page */
	const char *const *above; /* lines above the headings */
	size_t n_above;
};

struct book {
	const char *title, *author; /* document information */
	const struct theme *theme; /* its colours in the headings, its typeface; NULL: neutral */
	int64_t dated; /* UTC seconds: never the clock */
	const char *no_choice; /* said when something is typed that is not in the list */
	const char *lists_name; /* of the sheet that holds the choices, made last when a column has them */
	const struct book_sheet *sheet;
	size_t n_sheets;
};

/* Write the workbook under this name, whole or not at all. Equal input gives equal bytes. The headings are bold and stay in view.
 * Errors: ERR_SYSTEM naming the file and the cause.      Memory: none.      Test: tests/unit/reports/test_out_xlsx.c */
bool out_xlsx(const struct book *b, const char *path, struct err *e);
/* "1.1.5" */
const char *out_xlsx_library(void);
#endif
