/* Tables: widths of columns, heights of rows, and the pages they run over. Horizontal rules only. */
#include "base/num.h"
#include "chart_draw.h"
#include "layout.h"
#include <math.h>

enum { GAP = 12, PAD = 4, DENSE_FROM = 8 /* rows */, SPARK_WIDTH = 46 };

struct grid_table {
	const struct table *table;
	enum style style;
	double *x, *width; /* of the columns */
	struct lines **head; /* n_columns */
	struct lines **cell; /* n_rows x n_columns; NULL where a chart stands */
	double head_height;
	double *height; /* of the rows */
};

static const struct cell *cell_at(const struct table *t, size_t row, size_t column)
{
	return &t->cell[row * t->n_columns + column];
}

static bool is_chart(const struct cell *c)
{
	return c->chart && chart_height(c->chart, SPARK_WIDTH) > 0;
}

static double chart_width(const struct chart *c)
{
	return c->width > 0 ? c->width : SPARK_WIDTH;
}

static bool is_strong(const struct cell *c)
{
	return c->tone == TONE_STRONG || c->tone == TONE_UNDER || c->tone == TONE_OVER;
}

static struct lines *set_cell(struct layout *l, const struct cell *c, enum style style, double width, enum align align)
{
	static const enum colour colour[] = { [TONE_PLAIN] = COLOUR_INK, [TONE_STRONG] = COLOUR_INK, [TONE_SOFT] = COLOUR_SOFT,
					      [TONE_UNDER] = COLOUR_UNDER_TEXT, [TONE_OVER] = COLOUR_OVER_TEXT };
	struct span *span = mem_alloc(l->type->mem, sizeof *span);
	struct text *text = mem_alloc(l->type->mem, sizeof *text);
	*span = (struct span){ .text = c->shown, .strong = is_strong(c) };
	*text = (struct text){ .span = span, .n = 1 };
	struct lines *lines = type_set(l->type, text, style, width, align);
	lines->colour = colour[c->tone];
	return lines;
}

/* ---- widths */

/* What each column would like (its longest text on one line) and what it needs (its longest word). */
static void measure(struct layout *l, const struct grid_table *g, double like[], double need[])
{
	const struct table *t = g->table;
	for (size_t c = 0; c < t->n_columns; c++) {
		like[c] = type_set_plain(l->type, t->column[c].title, STYLE_CELL_HEAD, 0, ALIGN_START)->width;
		need[c] = type_longest_word(l->type, t->column[c].title, STYLE_CELL_HEAD);
		for (size_t r = 0; r < t->n_rows; r++) {
			const struct cell *cell = cell_at(t, r, c);
			double wide = is_chart(cell) ? chart_width(cell->chart) : set_cell(l, cell, g->style, 0, ALIGN_START)->width;
			bool whole = is_chart(cell) || cell->number;
			like[c] = fmax(like[c], wide);
			need[c] = fmax(need[c], whole ? wide : fmin(wide, type_longest_word(l->type, cell->shown, g->style)));
		}
		like[c] = ceil(like[c]) + 1;
		need[c] = fmin(ceil(need[c]) + 1, like[c]);
	}
}

/* The level to which wide columns must be cut so that all fit: they share what the narrower ones leave. */
static double cut_level(const double width[], size_t n, double room)
{
	double level = room / (double)n;
	for (size_t round = 0; round < n; round++) {
		double modest = 0;
		size_t wanting = 0;
		for (size_t i = 0; i < n; i++) {
			if (width[i] <= level)
				modest += width[i];
			else
				wanting++;
		}
		if (wanting == 0)
			break;
		level = (room - modest) / (double)wanting;
	}
	return level;
}

static double sum(const double v[], size_t n)
{
	double s = 0;
	for (size_t i = 0; i < n; i++)
		s += v[i];
	return s;
}

/* Natural widths when they fit, with the rest of the room shared out; else wide columns are cut, if possible not below their longest word. */
static void fit_widths(const double like[], const double need[], size_t n, double room, double width[])
{
	double spare = room - sum(like, n), slack = room - sum(need, n);
	if (spare >= 0) {
		for (size_t i = 0; i < n; i++)
			width[i] = like[i] + spare / (double)n;
	} else if (slack >= 0) {
		double wanted = sum(like, n) - sum(need, n);
		for (size_t i = 0; i < n; i++)
			width[i] = need[i] + slack * (like[i] - need[i]) / wanted;
	} else { /* words break in the columns with the longest ones */
		double level = cut_level(need, n, room);
		for (size_t i = 0; i < n; i++)
			width[i] = fmin(need[i], level);
	}
}

/* Columns that name a share of the width get it, of what the others leave. */
static void set_widths(struct layout *l, struct grid_table *g)
{
	const struct table *t = g->table;
	size_t n = t->n_columns, n_natural = 0;
	double *like = mem_array(l->type->mem, n, sizeof *like), *need = mem_array(l->type->mem, n, sizeof *need);
	measure(l, g, like, need);
	double room = l->width - GAP * (double)(n - 1), shares = 0, natural = 0;
	for (size_t c = 0; c < n; c++) {
		shares += t->column[c].width;
		natural += t->column[c].width > 0 ? 0 : like[c];
		n_natural += !(t->column[c].width > 0);
	}
	if (shares <= 0 || natural > 0.8 * room) {
		fit_widths(like, need, n, room, g->width);
	} else {
		for (size_t c = 0; c < n; c++)
			g->width[c] = t->column[c].width > 0 ? (room - natural) * t->column[c].width / shares : like[c];
	}
	double x = 0;
	for (size_t c = 0; c < n; c++) {
		g->x[c] = x;
		x += g->width[c] + GAP;
	}
}

/* ---- heights */

static double cell_height(const struct grid_table *g, size_t row, size_t column)
{
	const struct lines *lines = g->cell[row * g->table->n_columns + column];
	return lines ? lines->height : chart_height(cell_at(g->table, row, column)->chart, SPARK_WIDTH);
}

struct grid_table *table_set(struct layout *l, const struct table *whole)
{
	struct mem *m = l->type->mem;
	const struct table *t = table_for_readers(m, whole);
	struct grid_table *g = mem_alloc(m, sizeof *g);
	*g = (struct grid_table){ .table = t, .style = t->n_rows >= DENSE_FROM ? STYLE_CELL_DENSE : STYLE_CELL };
	g->x = mem_array(m, t->n_columns, sizeof *g->x);
	g->width = mem_array(m, t->n_columns, sizeof *g->width);
	g->head = mem_array(m, t->n_columns, sizeof *g->head);
	g->cell = mem_array(m, t->n_rows * t->n_columns, sizeof *g->cell);
	g->height = mem_array(m, t->n_rows, sizeof *g->height);
	set_widths(l, g);
	for (size_t c = 0; c < t->n_columns; c++) {
		g->head[c] = type_set_plain(l->type, t->column[c].title, STYLE_CELL_HEAD, g->width[c], t->column[c].align);
		g->head_height = fmax(g->head_height, g->head[c]->height + 2 * PAD);
		for (size_t r = 0; r < t->n_rows; r++) {
			const struct cell *cell = cell_at(t, r, c);
			if (!is_chart(cell))
				g->cell[r * t->n_columns + c] = set_cell(l, cell, g->style, g->width[c], t->column[c].align);
			g->height[r] = fmax(g->height[r], cell_height(g, r, c) + 2 * PAD);
		}
	}
	return g;
}

double table_least(const struct grid_table *g)
{
	return g->head_height + (g->table->n_rows > 0 ? g->height[0] : 0);
}

/* ---- placing */

/* The titles of the columns. On later pages they are repeated as decoration: a reader has heard them already. */
static void place_head(struct layout *l, const struct grid_table *g, bool again)
{
	sheet_rule(l->sheet, COLOUR_INK, 1, l->x, l->y, l->width);
	if (!again) {
		sheet_begin(l->sheet, "THead");
		sheet_begin(l->sheet, "TR");
	}
	for (size_t c = 0; c < g->table->n_columns; c++) {
		if (!again)
			sheet_begin_tag(l->sheet, &(struct tag){ .name = "TH", .kind = TAG_COLUMN_HEAD });
		g->head[c]->nested = g->head[c]->nested && !again;
		double y = l->y + g->head_height - PAD - g->head[c]->height;
		sheet_lines(l->sheet, g->head[c], l->x + g->x[c], y, 0, g->head[c]->n);
		if (!again)
			sheet_end(l->sheet);
	}
	if (!again) {
		sheet_end(l->sheet);
		sheet_end(l->sheet);
	}
	l->y += g->head_height;
	sheet_rule(l->sheet, COLOUR_SOFT, 0.5, l->x, l->y, l->width);
}

static void place_cell(struct layout *l, const struct grid_table *g, size_t row, size_t c)
{
	const struct tag head = { .name = "TH", .kind = TAG_ROW_HEAD }, data = { .name = "TD" };
	sheet_begin_tag(l->sheet, c == 0 ? &head : &data);
	const struct lines *lines = g->cell[row * g->table->n_columns + c];
	if (lines) {
		sheet_lines(l->sheet, lines, l->x + g->x[c], l->y + PAD, 0, lines->n);
	} else {
		const struct chart *chart = cell_at(g->table, row, c)->chart;
		double w = fmin(chart_width(chart), g->width[c]), h = chart_height(chart, w);
		double x = l->x + g->x[c] + (g->table->column[c].align == ALIGN_END ? g->width[c] - w : 0);
		struct box box = { .x = x, .y = l->y + (g->height[row] - h) / 2, .width = w, .height = h };
		sheet_begin_tag(l->sheet, &(struct tag){ .name = "Figure", .alt = chart->alt, .box = box });
		struct op *op = sheet_add(l->sheet, OP_CHART);
		op->chart = chart;
		op->box = box;
		sheet_end(l->sheet);
	}
	sheet_end(l->sheet);
}

static void place_row(struct layout *l, const struct grid_table *g, size_t row)
{
	sheet_begin(l->sheet, "TR");
	for (size_t c = 0; c < g->table->n_columns; c++)
		place_cell(l, g, row, c);
	sheet_end(l->sheet);
	l->y += g->height[row];
}

void table_place(struct layout *l, struct grid_table *g)
{
	const struct table *t = g->table;
	sheet_begin_tag(l->sheet, &(struct tag){ .name = "Table", .summary = t->summary });
	place_head(l, g, false);
	if (t->n_rows > 0)
		sheet_begin(l->sheet, "TBody");
	for (size_t r = 0; r < t->n_rows; r++) {
		if (r > 0 && !layout_has_room(l, g->height[r])) {
			sheet_rule(l->sheet, COLOUR_INK, 1, l->x, l->y, l->width);
			layout_new_page(l);
			place_head(l, g, true);
		}
		if (!layout_has_room(l, g->height[r]))
			err_set(l->err, ERR_INPUT, W_PDF_ROW_TOO_HIGH, t->title ? t->title : t->id, num_plain_int(l->type->mem, (int64_t)r + 1), NULL);
		place_row(l, g, r);
		if (r + 1 < t->n_rows)
			sheet_rule(l->sheet, COLOUR_GRID, 0.4, l->x, l->y, l->width);
	}
	if (t->n_rows > 0)
		sheet_end(l->sheet);
	sheet_end(l->sheet);
	sheet_rule(l->sheet, COLOUR_INK, 1, l->x, l->y, l->width);
	l->after = 8;
}
