/* A report on a terminal or in a text file. Captions and names are made safe for terminals. */
#ifndef REPORTS_OUT_TEXT_H
#define REPORTS_OUT_TEXT_H
#include "base/str.h"
#include "doc.h"

struct text_style {
	bool colour; /* bold and colour by escape sequences */
	size_t width; /* columns, 40 or more; 80 unless the caller knows better */
};

/* Append the report to out. Tables are as wide as they need to be; one that does not fit breaks the lines of its texts, never a number.
 * Of figures the bars of shares and rates are drawn, and trends and sparklines as one line of blocks; gaps stand in the table that follows.
 * Errors: none.      Memory: from the arena of out.      Test: tests/unit/reports/test_out_text.c */
void out_text(struct str *out, const struct doc *d, struct text_style style);
#endif
