/* Small multiples: the same chart for each line, the other lines in grey behind it. One scale for all, or they could not be compared. */
#include "base/mem.h"
#include "base/str.h"
#include "chart_kinds.h"
#include "chart_lines.h"
#include <math.h>

enum { MOST_COLUMNS = 3, LEAST_WIDTH = 130, HEIGHT = 96, GAP_X = 12, GAP_Y = 8, TITLE_LINE = 15, AXIS_LINE = 14, AXIS_GAP = 5, TICKS = 3 };

/* A wide interval may run off the scale, so that it does not flatten every line. */
static const double band_room = 1.5; /* times the highest value */

static size_t columns_in(const struct chart *c, double width)
{
	size_t n = (size_t)fmax((width + GAP_X) / (LEAST_WIDTH + GAP_X), 1);
	n = n > MOST_COLUMNS ? MOST_COLUMNS : n;
	return n > c->n_lines ? c->n_lines : n;
}

static size_t rows_in(const struct chart *c, double width)
{
	size_t n = columns_in(c, width);
	return (c->n_lines + n - 1) / n;
}

double multiples_height(const struct chart *c, double width)
{
	size_t rows = rows_in(c, width);
	return (double)rows * HEIGHT + (double)(rows - 1) * GAP_Y;
}

static struct scale shared_scale(const struct chart *c)
{
	double most = 0, widest = 0;
	for (size_t l = 0; l < c->n_lines; l++)
		for (size_t i = 0; i < c->n_x; i++) {
			const struct chart_line *line = &c->line[l];
			most = fmax(most, line->value[i]); /* passes over NaN */
			widest = line->hi ? fmax(widest, line->hi[i]) : widest;
		}
	return scale_round(0, fmax(most, fmin(widest, band_room * most)), TICKS);
}

/* Where one of them stands. */
struct panel {
	double left, right, top, bottom;
	bool first; /* of its row */
	struct grid grid;
};

static double ticks_width(struct plot *p, const struct scale *y, enum lang lang)
{
	double width = 0;
	for (size_t t = 0; t < scale_count(y); t++)
		width = fmax(width, plot_text_width(FACE_AXIS, scale_label(p->mem, y, scale_value(y, t), UNIT_NUMBER, lang)));
	return width + AXIS_GAP;
}

static struct panel panel_at(const struct plot *p, const struct chart *c, const struct scale *y, double ticks, size_t at)
{
	size_t columns = columns_in(c, p->width), rows = rows_in(c, p->width), row = at / columns;
	double width = (p->width - ticks - GAP_X * (double)(columns - 1)) / (double)columns;
	double height = (p->height - GAP_Y * (double)(rows - 1)) / (double)rows;
	struct panel a = { .left = ticks + (double)(at % columns) * (width + GAP_X),
		           .top = (double)row * (height + GAP_Y),
		           .first = at % columns == 0 };
	a.right = a.left + width;
	a.bottom = a.top + height - AXIS_LINE;
	a.grid = (struct grid){ .left = a.left + 3, .right = a.right - 4, .n_x = c->n_x, .y = *y };
	a.grid.y.from = a.bottom;
	a.grid.y.to = a.top + TITLE_LINE + 3;
	return a;
}

static void draw_axes(struct plot *p, const struct chart *c, const struct panel *a, enum lang lang)
{
	const struct scale *y = &a->grid.y;
	for (size_t t = 0; t < scale_count(y); t++) {
		double v = scale_value(y, t), at = scale_at(y, v);
		plot_line(p, t ? COLOUR_GRID : COLOUR_SOFT, t ? 0.5 : 0.8, a->left, at, a->right, at);
		if (a->first)
			plot_text(p, FACE_AXIS, COLOUR_SOFT, a->left - AXIS_GAP, at, 1, scale_label(p->mem, y, v, UNIT_NUMBER, lang));
	}
	double months = a->bottom + AXIS_LINE / 2.0 + 1;
	plot_text(p, FACE_AXIS, COLOUR_SOFT, a->left, months, 0, c->x_label[0]);
	if (c->n_x > 1)
		plot_text(p, FACE_AXIS, COLOUR_SOFT, a->right, months, 1, c->x_label[c->n_x - 1]);
}

static void draw_title(struct plot *p, const struct panel *a, const struct chart_line *line)
{
	const char *newest = line->newest ? line->newest : "";
	double y = a->top + TITLE_LINE / 2.0 - 1, used = plot_text_width(FACE_STRONG, newest);
	plot_text(p, FACE_STRONG, COLOUR_OVER_TEXT, a->right, y, 1, newest);
	plot_text(p, FACE_STRONG, COLOUR_INK, a->left, y, 0,
	          plot_text_fit(p->mem, FACE_STRONG, line->label, a->right - a->left - used - AXIS_GAP));
}

static void draw_panel(struct plot *p, const struct chart *c, const struct panel *a, size_t own, enum lang lang)
{
	const struct chart_line *line = &c->line[own];
	if (line->lo && line->hi)
		grid_band(p, &a->grid, line);
	draw_axes(p, c, a, lang);
	for (size_t l = 0; l < c->n_lines; l++)
		if (l != own)
			grid_runs(p, &a->grid, c->line[l].value, COLOUR_OPEN, 0.7);
	if (line->break_at > 0 && line->break_at < c->n_x) {
		double x = (grid_x(&a->grid, line->break_at - 1) + grid_x(&a->grid, line->break_at)) / 2;
		plot_dashes(p, COLOUR_SOFT, 0.6, x, a->grid.y.to, x, a->bottom);
	}
	grid_runs(p, &a->grid, line->value, COLOUR_OVER, 1.6);
	for (size_t i = c->n_x; i-- > 0;)
		if (isfinite(line->value[i])) {
			plot_disc(p, COLOUR_OVER, grid_x(&a->grid, i), scale_at(&a->grid.y, line->value[i]), 2.4);
			break;
		}
	draw_title(p, a, line);
}

void multiples_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	struct scale y = shared_scale(c);
	double ticks = ticks_width(p, &y, lang);
	for (size_t l = 0; l < c->n_lines; l++) {
		struct panel a = panel_at(p, c, &y, ticks, l);
		draw_panel(p, c, &a, l, lang);
	}
}
