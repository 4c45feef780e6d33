/* Heat maps: how many times what is expected, row by column. The figure stands in each cell, so that colour is never the only sign. */
#include "base/mem.h"
#include "chart_kinds.h"
#include "chart_parts.h"
#include <math.h>

enum { TOP_SPACE = 4, HEAD_LINE = 11, PITCH = 20, PITCH_TALL = 28 /* with a second line in the cell */, LABEL_GAP = 9, CELL_WIDEST = 110 };

static const double scale_end = 1.5; /* log2 of the ratio at the strongest tint: 2.8 times, or a 2.8th */

static double label_width(const struct chart *c, double limit)
{
	double w = 0;
	for (size_t i = 0; i < c->n_rows; i++)
		w = fmax(w, plot_text_width(FACE_LABEL, c->row[i].label));
	return fmin(w, limit) + LABEL_GAP;
}

static double cell_width(const struct chart *c, double width)
{
	return fmin((width - label_width(c, 0.4 * width)) / (double)c->n_columns, CELL_WIDEST);
}

/* Where a heading goes on to its second line; 0: it needs none, or has no blank to break at. */
static size_t heading_break(struct mem *m, const char *s, double width)
{
	size_t at = 0;
	if (plot_text_width(FACE_AXIS, s) <= width)
		return 0;
	for (size_t i = 1; s[i]; i++)
		if (s[i] == ' ' && (at == 0 || plot_text_width(FACE_AXIS, mem_text_n(m, s, i)) <= width))
			at = i;
	return at;
}

static int head_lines(const struct chart *c, double width)
{
	struct mem *m = mem_new();
	int lines = 1;
	for (size_t i = 0; i < c->n_columns; i++)
		lines = heading_break(m, c->column[i], cell_width(c, width) - 4) ? 2 : lines;
	mem_free(m);
	return lines;
}

static bool is_tall(const struct chart *c)
{
	for (size_t i = 0; i < c->n_rows * c->n_columns; i++)
		if (c->cell[i].below)
			return true;
	return false;
}

double heat_height(const struct chart *c, double width)
{
	return key_height(c, width) + TOP_SPACE + head_lines(c, width) * HEAD_LINE + 4 +
	       (double)c->n_rows * (is_tall(c) ? PITCH_TALL : PITCH);
}

static void draw_heading(struct plot *p, const char *s, double x, double bottom, double width)
{
	size_t cut = heading_break(p->mem, s, width);
	if (cut)
		plot_text(p, FACE_AXIS, COLOUR_SOFT, x, bottom - 1.5 * HEAD_LINE, 0.5,
		          plot_text_fit(p->mem, FACE_AXIS, mem_text_n(p->mem, s, cut), width));
	plot_text(p, FACE_AXIS, COLOUR_SOFT, x, bottom - 0.5 * HEAD_LINE, 0.5,
	          plot_text_fit(p->mem, FACE_AXIS, cut ? s + cut + 1 : s, width));
}

static void draw_cell(struct plot *p, const struct chart_cell *c, double x0, double y0, double x1, double y1)
{
	double middle = (x0 + x1) / 2, y = (y0 + y1) / 2, room = x1 - x0 - 4;
	if (c->hidden)
		plot_hatch(p, COLOUR_OPEN, x0, y0, x1, y1);
	else if (c->few)
		plot_box(p, COLOUR_BAND, x0, y0, x1, y1);
	else if (isfinite(c->ratio) && c->ratio >= 0) { /* none at all: the strongest tint */
		double level = c->ratio > 0 ? log2(c->ratio) / scale_end : -1;
		plot_tint(p, level < 0 ? COLOUR_UNDER : COLOUR_OVER, fabs(level), x0, y0, x1, y1);
	} else if (c->weight > 0)
		plot_tint(p, COLOUR_OVER, c->weight, x0, y0, x1, y1);
	plot_frame(p, COLOUR_GRID, 0.5, x0, y0, x1, y1);
	if (c->hidden || !c->shown)
		return;
	enum face face = c->strong ? FACE_STRONG : FACE_LABEL;
	if (c->strong)
		plot_frame(p, COLOUR_INK, STRONG_FRAME, x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5);
	plot_text(p, face, COLOUR_INK, middle, c->below ? y - 5.5 : y, 0.5, plot_text_fit(p->mem, face, c->shown, room));
	if (c->below)
		plot_text(p, FACE_AXIS, COLOUR_INK, middle, y + 5.5, 0.5, plot_text_fit(p->mem, FACE_AXIS, c->below, room));
}

void heat_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	(void)lang;
	double left = label_width(c, 0.4 * p->width), width = cell_width(c, p->width);
	double top = key_height(c, p->width) + TOP_SPACE + head_lines(c, p->width) * HEAD_LINE + 4;
	double pitch = (p->height - top) / (double)c->n_rows;
	for (size_t k = 0; k < c->n_columns; k++)
		draw_heading(p, c->column[k], left + ((double)k + 0.5) * width, top - 3, width - 4);
	for (size_t i = 0; i < c->n_rows; i++) {
		double y = top + (double)i * pitch;
		plot_text(p, FACE_LABEL, COLOUR_INK, left - LABEL_GAP, y + pitch / 2, 1,
		          plot_text_fit(p->mem, FACE_LABEL, c->row[i].label, left - LABEL_GAP));
		for (size_t k = 0; k < c->n_columns; k++)
			draw_cell(p, &c->cell[i * c->n_columns + k], left + (double)k * width + 1, y + 1,
			          left + (double)(k + 1) * width - 1, y + pitch - 1);
	}
	key_draw(p, c);
}
