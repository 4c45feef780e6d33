/* Ratios as a heat map: which rows have more or less of which columns than is expected. Used by the parts of reports. */
#ifndef REPORTS_HEAT_H
#define REPORTS_HEAT_H
#include "doc.h"

struct heat {
	const char *id;
	const char *title, *caption; /* the message, and how to read it */
	const char *strong; /* what a frame says; NULL: "groter dan de onzekerheid" */
	const char *few; /* what a grey cell says; NULL: there is none */
	bool counts; /* cells are numbers of posts, without a ratio */
	bool whole; /* no table beside it: the alt text has every cell */
	size_t n_rows, n_columns;
	const char *const *row, *const *column; /* names */
	const struct chart_cell *cell; /* n_rows x n_columns */
};

/* "×0,61", blank for NaN.      Units: ratio > 0; strong: shown to differ from 1. */
struct chart_cell heat_cell(struct doc *d, double ratio, int decimals, bool strong);
struct chart_cell heat_hidden(void);
/* Nothing when no cell holds a figure. The alt text names the cells that are strong, and those that are hidden.
 * Memory: from d->mem; rows, columns and cells are borrowed.      Test: tests/unit/reports/test_cross.c */
void heat_figure(struct doc *d, const struct heat *h);
#endif
