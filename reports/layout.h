/* Blocks to pages: what fits goes on this page, the rest on the next. Headings stay with what follows, figures and rows of tables whole. */
#ifndef REPORTS_LAYOUT_H
#define REPORTS_LAYOUT_H
#include "doc.h"
#include "sheet.h"
#include "type.h"

/* Where a heading came to stand: found when the document is laid out, for its list of contents when it is laid out again. */
struct heading_place {
	size_t page;
	const char *name; /* of its destination; NULL: not known yet */
};

struct layout {
	const struct doc *doc;
	const struct block *next; /* the section that comes next begins here */
	struct type *type;
	struct sheet *sheet;
	struct err *err;
	double x, width; /* of the column at hand */
	double y; /* where the next thing goes */
	double after; /* space that the last block wants below it */
	double tight; /* all spaces are multiplied by this; 1 unless a section must fit its page */
	double top, bottom; /* of the page or column */
	int level; /* of the last heading */
	size_t n_names, n_pages;
	bool page_is_left; /* for the next section: it goes on where the last one ended */
	const struct table *set_table; /* the last table that was set, and how: its heading asks first, then it is placed */
	double set_width, set_tight;
	struct grid_table *set_grid;
	struct heading_place *place; /* one for each block, kept from one time to the next; NULL: nobody asks, and no contents are listed */
	struct mem *place_mem; /* of the names */
};

/* A document is laid out section by section, so that a long one need not be kept whole. The sections are those that BLOCK_PAGE begins. */
void layout_open(struct layout *l, const struct doc *d, struct type *t, struct err *e);
/* Put the next section on the sheet, behind what stands there. False: it was the last one, or something is wrong (see the error given).
 * Errors: ERR_INPUT when a row of a table is higher than a page.      Memory: the sheet's and the type's arena.
 * Test: tests/unit/reports/test_layout.c */
bool layout_section(struct layout *l, struct sheet *s);

/* ---- between layout.c and layout_table.c */

void layout_new_page(struct layout *l);
/* Go down by the larger of what the last block wants below and this one above; nothing at the top of a page. */
void layout_space(struct layout *l, double before);
bool layout_has_room(const struct layout *l, double height);
bool layout_at_top(const struct layout *l);

const char *layout_whole_text(struct mem *m, const struct text *t); /* on one line */

/* layout_contents.c: BLOCK_CONTENTS, as high whatever the pages are; and where a heading stands, for it.
 * Test: tests/unit/reports/test_contents.c */
double contents_height(struct layout *l, const struct block *b);
void contents_place(struct layout *l, const struct block *b);
void contents_note(struct layout *l, const struct block *b, const char *name);

struct grid_table;
struct grid_table *table_set(struct layout *l, const struct table *whole);
double table_least(const struct grid_table *g); /* height of the head and the first row; of all of it when it is small */
void table_place(struct layout *l, struct grid_table *g);
#endif
