/* A tagged PDF under cairo: pages, structure tags, bookmarks. cairo writes the tree of tags but not what the tags say (alternative text,
 * language, scope of a heading, ...); that is kept in a side list, in the order of the tags, for finish.c to add. */
#ifndef REPORTS_PAPER_H
#define REPORTS_PAPER_H
#include "base/err.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/str.h"
#include "theme.h"
#include <cairo.h>

struct box {
	double x, y, width, height;
};

struct tag { /* paper.c keeps each of its texts but the name */
	const char *name; /* PDF structure type: "P", "Table", ... */
	const char *alt, *actual, *lang; /* NULL: none */
	const char *summary; /* Table */
	enum { TAG_PLAIN, TAG_COLUMN_HEAD, TAG_ROW_HEAD, TAG_LIST } kind;
	const char *id; /* of this element alone in the document; NULL: none */
	const char *heads; /* TH, TD: ids of the heads it stands under, parted by spaces; NULL: left to the scopes */
	size_t columns, rows; /* TH: so many it stands over; 0: one */
	struct box box; /* Figure: its place on the page */
	bool caption; /* belongs inside the Figure before it; cairo can only put it beside that */
	const char *uri, *dest; /* Link: to the web, or to a destination within the document */
	const char *contents; /* Link: what a reader hears */
};

enum { PAPER_DEPTH = 32 }; /* of nested tags; ours need 9 */

struct paper {
	struct mem *mem;
	const struct theme *theme;
	cairo_surface_t *surface;
	cairo_t *cr;
	size_t n_pages; /* begun */
	struct str pdf; /* as cairo writes it */
	struct tag *tag;
	size_t n_tags, cap_tags;
	const char *open[PAPER_DEPTH];
	size_t n_open;
	int bookmark[4]; /* the newest bookmark of each heading level; 0: none, which is also cairo's root */
};

void paper_open(struct paper *p, struct mem *m, const struct theme *theme);
void paper_page(struct paper *p); /* end the page */

/* Tags nest; a tag with tags inside must not have ink of its own: such ink is taken as decoration. */
void paper_begin(struct paper *p, const struct tag *t);
/* A Link with the places where it can be clicked, one for each line. */
void paper_begin_link(struct paper *p, const struct tag *t, const struct box *place, size_t n);
void paper_end(struct paper *p);
void paper_destination(struct paper *p, const char *name, double y); /* for links within the document */
void paper_bookmark(struct paper *p, int level, const char *title, const char *name, double y);

void paper_colour(struct paper *p, enum colour c);

/* End the document.      Errors: ERR_SYSTEM with cairo's words.      Memory: *pdf and p->tag live in the arena. */
bool paper_close(struct paper *p, struct bytes *pdf, struct err *e);
#endif
