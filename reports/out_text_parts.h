/* What the files of the text driver share. For these files only. */
#ifndef REPORTS_OUT_TEXT_PARTS_H
#define REPORTS_OUT_TEXT_PARTS_H
#include "out_text.h"

struct text_writer {
	struct str *out;
	struct mem *mem;
	enum lang lang;
	struct text_style style;
	int64_t n_figures; /* shown so far */
};

void text_end_line(struct text_writer *w); /* without the blanks before it */
/* Text left-aligned or right-aligned in a field of so many columns. */
void text_field(struct text_writer *w, const char *s, size_t width, enum align align, enum tone tone);
/* A paragraph; `mark` stands before its first line, the others are indented as much. */
void text_paragraph(struct text_writer *w, const char *mark, const struct text *t, enum tone tone);
void text_plain(struct text_writer *w, const char *s, enum tone tone);
const char *text_spark(struct mem *m, const double v[], size_t n); /* a line of blocks as high as the values */

/* A table, its columns as wide as its words where there is room. Where there is not, titles of figures stand on more lines first, then texts,
 * so that the table takes as few lines as it can; words are cut only when nothing else is left.      Test: tests/unit/reports/test_out_text.c */
void text_table(struct text_writer *w, const struct table *whole);
#endif
