/* What stands where: a list of things to draw, page after page, made by layout.c before any ink flows. */
#ifndef REPORTS_SHEET_H
#define REPORTS_SHEET_H
#include "chart.h"
#include "paper.h"
#include "type.h"

enum op_kind { OP_PAGE, OP_BEGIN, OP_LINK, OP_END, OP_BOOKMARK, OP_LINES, OP_RULE, OP_CHART, OP_LOGO };

struct op {
	enum op_kind kind;
	struct box
	        box; /* RULE: a line along its top, as thick as its height; CHART; LOGO; LINK: where to click; LINES: x and y; BOOKMARK: y */
	struct tag tag; /* BEGIN, LINK */
	const struct lines *lines; /* LINES: n of them from first on */
	int first, n;
	struct ink ink; /* LINES: as they say, unless set otherwise; RULE: its colour */
	const struct chart *chart;
	const char *title, *name; /* BOOKMARK */
	int level;
};

struct sheet {
	struct mem *mem;
	struct op *op;
	size_t n, cap;
	size_t n_pages;
};

struct op *sheet_add(struct sheet *s, enum op_kind kind);
void sheet_begin(struct sheet *s, const char *tag);
void sheet_begin_tag(struct sheet *s, const struct tag *tag);
void sheet_end(struct sheet *s);
struct op *sheet_lines(struct sheet *s, const struct lines *l, double x, double y, int first, int n);
void sheet_rule(struct sheet *s, enum colour c, double thick, double x, double y, double width);

/* Draw everything, with the bar at the head and the footer at the foot of every page, which says how many there are on all sheets. The last
 * page stays open. */
void sheet_draw(const struct sheet *s, struct type *t, struct paper *p, const char *footer, size_t n_pages);
#endif
