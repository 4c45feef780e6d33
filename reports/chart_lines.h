/* Values over time on a scale that grows upwards: what trends and small multiples share. */
#ifndef REPORTS_CHART_LINES_H
#define REPORTS_CHART_LINES_H
#include "chart_parts.h"

struct grid { /* n_x values over the width */
	double left, right;
	size_t n_x;
	struct scale y;
};

double grid_x(const struct grid *g, size_t i);
/* A missing value breaks the line; a value alone is a dot. */
void grid_runs(struct plot *p, const struct grid *g, const double v[], enum colour c, double thick);
void grid_band(struct plot *p, const struct grid *g, const struct chart_line *line);
#endif
