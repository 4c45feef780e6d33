/* From struct chart to ink on any cairo surface. Draw in a child process, after plot_start (plot.h). */
#ifndef REPORTS_CHART_DRAW_H
#define REPORTS_CHART_DRAW_H
#include "base/words.h"
#include "chart.h"
#include "theme.h"
#include <cairo.h>

/* Points a chart needs at this width: the height that it names, unless that is too little for its rows; else as much as its rows ask for.
 * 0: there is nothing to draw. */
double chart_height(const struct chart *c, double width);

/* Draw with the top left corner at x, y. A height other than chart_height's squeezes or stretches the rows.
 * Test: tests/unit/reports/test_chart_draw.c */
void chart_draw(const struct chart *c, const struct theme *theme, enum lang lang, cairo_t *cr, double x, double y, double width,
                double height);
#endif
