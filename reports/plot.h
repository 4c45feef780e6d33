/* Ink for charts: PLplot's extcairo device drawing into a cairo context that somebody else set up (a PDF page, an SVG).
 * Points from the top left corner of the chart, y downwards. The one place that knows PLplot.
 *
 * PLplot keeps its state in the process and calls exit() when it is unhappy: draw in a child process (sandbox.h), one chart at a time. */
#ifndef REPORTS_PLOT_H
#define REPORTS_PLOT_H
#include "base/err.h"
#include "base/mem.h"
#include "theme.h"
#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

/* Before the first chart of a child, once, since GLib ends a process that names a second writer of messages: are the driver and the theme's
 * typeface there, which fonts, what if PLplot gives up or a library complains (sandbox_leave). Changes the environment.
 * Errors: ERR_SYSTEM naming the package that is missing; those of font_check.      Memory: none. */
bool plot_start(const struct theme *theme, struct err *e);

struct plot {
	cairo_t *cr;
	struct mem *mem; /* for the texts of this chart */
	const struct theme *theme;
	double width, height;
};

void plot_open(struct plot *p, const struct theme *theme, cairo_t *cr, double x, double y, double width, double height);
void plot_close(struct plot *p);

void plot_line(struct plot *p, enum colour c, double thick, double x0, double y0, double x1, double y1);
void plot_path(struct plot *p, enum colour c, double thick, size_t n, const double x[], const double y[]);
void plot_dashes(struct plot *p, enum colour c, double thick, double x0, double y0, double x1, double y1);
void plot_area(struct plot *p, enum colour c, size_t n, const double x[], const double y[]);
void plot_box(struct plot *p, enum colour c, double x0, double y0, double x1, double y1);
/* A box in a tint: 0 paper, 1 so much of the colour as lets ink be read on it. */
void plot_tint(struct plot *p, enum colour c, double share, double x0, double y0, double x1, double y1);
void plot_hatch(struct plot *p, enum colour c, double x0, double y0, double x1, double y1);
void plot_frame(struct plot *p, enum colour c, double thick, double x0, double y0, double x1, double y1); /* its line lies inside the box */
void plot_disc(struct plot *p, enum colour c, double x, double y, double radius);

/* Text on one line, its middle at y; x is its left end, middle or right end for just 0, 0.5, 1. At most 200 characters are drawn.
 * Any UTF-8 is taken literally: PLplot's own escapes are defused here. */
void plot_text(struct plot *p, enum face f, enum colour c, double x, double y, double just, const char *s);
/* Width in points; and the text cut with an ellipsis until it is at most so wide. Both also outside plot_open/plot_close. */
double plot_text_width(enum face f, const char *s);
const char *plot_text_fit(struct mem *m, enum face f, const char *s, double width);
#endif
