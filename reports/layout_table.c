/* Tables: widths of columns, heights of rows, and the pages they run over. Horizontal rules only. */
#include "base/num.h"
#include "chart_draw.h"
#include "layout.h"
#include <math.h>

enum { GAP = 12, NARROW_GAP = 8, MANY_COLUMNS = 9, BOX_GAP = 6, PAD = 3, DENSE_FROM = 8 /* rows */, SPARK_WIDTH = 46 };

struct grid_table {
	const struct table *table;
	enum style style;
	double *x, *width; /* of the columns */
	double gap; /* between them */
	double pad; /* above and below the text of a cell */
	const struct lines **head; /* n_columns */
	const struct lines **group; /* n_columns: at the first column under each head over several; NULL: there are none */
	double group_height;
	const struct lines **cell; /* n_rows x n_columns; NULL where a chart stands */
	double head_height; /* of all heads */
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

static const struct lines *set_cell(struct layout *l, const struct cell *c, enum style style, double width, enum align align)
{
	struct text *text = mem_alloc(l->type->mem, sizeof *text);
	*text = text_marked(l->type->mem, (struct span){ .text = c->shown, .strong = is_strong(c), .uri = c->uri, .lang = c->lang },
	                    c->note);
	return type_set(l->type, text, style, width, align);
}

static enum colour colour_of(const struct cell *c)
{
	static const enum colour colour[] = { [TONE_PLAIN] = COLOUR_INK,
		                              [TONE_STRONG] = COLOUR_INK,
		                              [TONE_SOFT] = COLOUR_SOFT,
		                              [TONE_UNDER] = COLOUR_UNDER_TEXT,
		                              [TONE_OVER] = COLOUR_OVER_TEXT };
	return colour[c->tone];
}

static const struct lines *set_head(struct layout *l, const struct table *t, size_t column, double width, enum align align)
{
	struct text *text = mem_alloc(l->type->mem, sizeof *text);
	*text = text_marked(l->type->mem, (struct span){ .text = t->column[column].title, .lang = table_head_lang(t, column) },
	                    table_head_note(t, column));
	return type_set(l->type, text, STYLE_CELL_HEAD, width, align);
}

/* A text with its mark, which no line may part from it. */
static const char *with_mark(struct layout *l, const char *text, const struct footnote *note)
{
	return note ? mem_printf(l->type->mem, "%s%s", text, note->mark) : text;
}

/* ---- widths */

/* What a column asks for: its longest text on one line, its longest word, and how much text it holds. */
struct wish {
	double like, need, text;
};

static double cell_width(struct layout *l, const struct grid_table *g, const struct cell *c)
{
	return is_chart(c) ? chart_width(c->chart) : set_cell(l, c, g->style, 0, ALIGN_START)->width;
}

static struct wish measure(struct layout *l, const struct grid_table *g, size_t column)
{
	const struct table *t = g->table;
	struct wish w = { .like = set_head(l, t, column, 0, ALIGN_START)->width };
	for (size_t r = 0; r < t->n_rows; r++) {
		double wide = cell_width(l, g, cell_at(t, r, column));
		w.text += wide;
		w.like = fmax(w.like, wide);
	}
	w.like = ceil(w.like) + 1;
	return w;
}

/* Numbers are never broken, and of words only those that would take a third of the table. */
static double measure_need(struct layout *l, const struct grid_table *g, size_t column, double room)
{
	const struct table *t = g->table;
	double need = type_longest_word(l->type, with_mark(l, t->column[column].title, table_head_note(t, column)), STYLE_CELL_HEAD);
	for (size_t r = 0; r < t->n_rows; r++) {
		const struct cell *c = cell_at(t, r, column);
		bool whole = is_chart(c) || c->number;
		need = fmax(need, whole ? cell_width(l, g, c)
		                        : fmin(type_longest_word(l->type, with_mark(l, c->shown, c->note), g->style), room / 3));
	}
	return ceil(need) + 1;
}

/* A column's part when text is shared out by this scale. Lines are fewest in all when widths go with the square root of the text. */
static double part(const struct wish *w, double scale)
{
	return fmin(fmax(scale * sqrt(w->text), w->need), w->like);
}

static void fit_by_text(const struct wish w[], size_t n, double room, double width[])
{
	double low = 0, high = room;
	for (int i = 0; i < 60; i++) {
		double scale = (low + high) / 2, sum = 0;
		for (size_t c = 0; c < n; c++)
			sum += part(&w[c], scale);
		*(sum > room ? &high : &low) = scale;
	}
	for (size_t c = 0; c < n; c++)
		width[c] = part(&w[c], low);
}

/* When not even the longest words fit, they break in the columns that have the longest ones: all above a level are cut to it. */
static void fit_by_level(const struct wish w[], size_t n, double room, double width[])
{
	double low = 0, high = room;
	for (int i = 0; i < 60; i++) {
		double level = (low + high) / 2, sum = 0;
		for (size_t c = 0; c < n; c++)
			sum += fmin(w[c].need, level);
		*(sum > room ? &high : &low) = level;
	}
	for (size_t c = 0; c < n; c++)
		width[c] = fmin(w[c].need, low);
}

/* Columns that name a share of the width like that much of what the others leave, but at least their longest word. */
static void heed_shares(struct layout *l, const struct grid_table *g, struct wish w[], double room)
{
	const struct table *t = g->table;
	double shares = 0, left = room;
	for (size_t c = 0; c < t->n_columns; c++) {
		shares += t->column[c].width;
		left -= t->column[c].width > 0 ? 0 : w[c].like;
	}
	for (size_t c = 0; c < t->n_columns; c++)
		if (t->column[c].width > 0)
			w[c].like = fmax(left * t->column[c].width / shares, measure_need(l, g, c, room));
}

/* Too little room for every text on one line. */
static void fit_widths(struct layout *l, const struct grid_table *g, struct wish w[], double room)
{
	size_t n = g->table->n_columns;
	double need = 0;
	for (size_t c = 0; c < n; c++) {
		w[c].need = fmin(measure_need(l, g, c, room), w[c].like);
		need += w[c].need;
	}
	if (need <= room)
		fit_by_text(w, n, room, g->width);
	else
		fit_by_level(w, n, room, g->width);
}

/* Boxes to write in are equally wide, whatever stands above them. */
static void fit_boxes(struct layout *l, struct grid_table *g, double room)
{
	size_t n = g->table->n_columns;
	g->width[0] = fmin(measure(l, g, 0).like, room / 3);
	for (size_t c = 1; c < n; c++)
		g->width[c] = (room - g->width[0]) / (double)(n - 1);
}

static double span_width(const struct grid_table *g, size_t c)
{
	size_t last = c + table_group_span(g->table, c) - 1;
	return g->x[last] + g->width[last] - g->x[c];
}

/* The last column under a head over several asks for what that head needs beyond them. */
static void widen_groups(struct layout *l, const struct grid_table *g, struct wish w[])
{
	const struct table *t = g->table;
	for (size_t c = 0, n; t->group && c < t->n_columns; c += n) {
		n = table_group_span(t, c);
		if (!t->group[c])
			continue;
		double have = g->gap * (double)(n - 1),
		       need = ceil(type_set_plain(l->type, t->group[c], STYLE_CELL_HEAD, 0, ALIGN_START)->width) + 1;
		for (size_t k = c; k < c + n; k++)
			have += w[k].like;
		w[c + n - 1].like += fmax(need - have, 0);
	}
}

static void set_groups(struct layout *l, struct grid_table *g)
{
	const struct table *t = g->table;
	if (!t->group)
		return;
	g->group = mem_array(l->type->mem, t->n_columns, sizeof *g->group);
	for (size_t c = 0; c < t->n_columns; c++) {
		g->group[c] = NULL;
		if (!t->group[c] || table_group_first(t, c) != c)
			continue;
		g->group[c] = type_set_plain(l->type, t->group[c], STYLE_CELL_HEAD, span_width(g, c), ALIGN_START);
		g->group_height = fmax(g->group_height, g->group[c]->height + 2 * g->pad);
	}
	g->head_height += g->group_height;
}

static void set_widths(struct layout *l, struct grid_table *g)
{
	const struct table *t = g->table;
	size_t n = t->n_columns;
	double room = l->width - g->gap * (double)(n - 1), like = 0, x = 0;
	struct wish *w = mem_array(l->type->mem, n, sizeof *w);
	for (size_t c = 0; c < n; c++)
		w[c] = measure(l, g, c);
	widen_groups(l, g, w);
	heed_shares(l, g, w, room);
	for (size_t c = 0; c < n; c++)
		like += w[c].like;
	for (size_t c = 0; c < n; c++)
		g->width[c] = w[c].like + (room - like) / (double)n;
	if (t->box_height > 0)
		fit_boxes(l, g, room);
	else if (like > room)
		fit_widths(l, g, w, room);
	for (size_t c = 0; c < n; c++) {
		g->x[c] = x;
		x += g->width[c] + g->gap;
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
	if (l->set_table == whole && fabs(l->set_width - l->width) < 0.01 && fabs(l->set_tight - l->tight) < 0.01)
		return l->set_grid;
	struct mem *m = l->type->mem;
	const struct table *t = table_for_readers(m, whole);
	struct grid_table *g = mem_alloc(m, sizeof *g);
	l->set_table = whole;
	l->set_width = l->width;
	l->set_tight = l->tight;
	l->set_grid = g;
	*g = (struct grid_table){ .table = t,
		                  .style = t->n_rows >= DENSE_FROM ? STYLE_CELL_DENSE : STYLE_CELL,
		                  .gap = t->box_height > 0              ? BOX_GAP
		                         : t->n_columns >= MANY_COLUMNS ? NARROW_GAP
		                                                        : GAP,
		                  .pad = PAD * l->tight };
	g->x = mem_array(m, t->n_columns, sizeof *g->x);
	g->width = mem_array(m, t->n_columns, sizeof *g->width);
	g->head = mem_array(m, t->n_columns, sizeof *g->head);
	g->cell = mem_array(m, t->n_rows * t->n_columns, sizeof *g->cell);
	g->height = mem_array(m, t->n_rows, sizeof *g->height);
	set_widths(l, g);
	for (size_t c = 0; c < t->n_columns; c++) {
		g->head[c] = set_head(l, t, c, g->width[c], t->column[c].align);
		g->head_height = fmax(g->head_height, g->head[c]->height + 2 * g->pad);
		for (size_t r = 0; r < t->n_rows; r++) {
			const struct cell *cell = cell_at(t, r, c);
			if (!is_chart(cell))
				g->cell[r * t->n_columns + c] = set_cell(l, cell, g->style, g->width[c], t->column[c].align);
			g->height[r] = fmax(fmax(g->height[r], t->box_height), cell_height(g, r, c) + 2 * g->pad);
		}
	}
	set_groups(l, g);
	return g;
}

double table_least(const struct grid_table *g)
{
	enum { WHOLE = 170 }; /* points: a table as small as this is not broken */
	double height = g->head_height;
	for (size_t r = 0; r < g->table->n_rows; r++)
		height += g->height[r];
	return height <= WHOLE || g->table->n_rows == 0 ? height : g->head_height + g->height[0];
}

/* ---- placing */

/* How the cells of a table name each other: "people-c2" is the head of the third column. Only needed where heads stand above heads. */
static const char *head_id(struct layout *l, const struct grid_table *g, char what, size_t at)
{
	return g->group ? mem_printf(l->type->mem, "%s-%c%zu", g->table->id, what, at) : NULL;
}

/* The heads of a column; and the one of the row, for cells under them. */
static const char *heads_of(struct layout *l, const struct grid_table *g, size_t c, const char *more)
{
	if (!g->group)
		return NULL;
	const char *own = head_id(l, g, 'c', c);
	if (table_group_at(g->table, c))
		own = mem_printf(l->type->mem, "%s %s", head_id(l, g, 'g', table_group_first(g->table, c)), own);
	return more ? mem_printf(l->type->mem, "%s %s", own, more) : own;
}

/* Text of a head with its foot at y. Again: as decoration, without tags. */
static void place_head_text(struct layout *l, const struct tag *tag, const struct lines *lines, double x, double y, bool again)
{
	if (!again)
		sheet_begin_tag(l->sheet, tag);
	sheet_lines(l->sheet, lines, x, y - lines->height, 0, lines->n)->ink.nested = lines->ink.nested && !again;
	if (!again)
		sheet_end(l->sheet);
}

static void place_column_head(struct layout *l, const struct grid_table *g, size_t c, size_t rows, bool again)
{
	bool under = table_group_at(g->table, c) != NULL;
	const struct tag tag = { .name = "TH",
		                 .kind = TAG_COLUMN_HEAD,
		                 .id = head_id(l, g, 'c', c),
		                 .heads = under ? head_id(l, g, 'g', table_group_first(g->table, c)) : NULL,
		                 .rows = rows };
	place_head_text(l, &tag, g->head[c], l->x + g->x[c], l->y + g->head_height - g->pad, again);
}

/* The heads over several columns stand in the middle of these, with a line as far as they go. */
static void place_groups(struct layout *l, const struct grid_table *g, bool again)
{
	const struct table *t = g->table;
	for (size_t c = 0, n; c < t->n_columns; c += n) {
		n = table_group_span(t, c);
		if (!t->group[c]) {
			place_column_head(l, g, c, 2, again);
			continue;
		}
		const struct tag tag = { .name = "TH", .kind = TAG_COLUMN_HEAD, .id = head_id(l, g, 'g', c), .columns = n };
		double width = span_width(g, c), x = l->x + g->x[c];
		place_head_text(l, &tag, g->group[c], x + fmax(width - g->group[c]->width, 0) / 2, l->y + g->group_height - g->pad, again);
		sheet_rule(l->sheet, COLOUR_SOFT, 0.4, x, l->y + g->group_height, width);
	}
}

static void begin_row(struct layout *l, bool again)
{
	if (!again)
		sheet_begin(l->sheet, "TR");
}

static void end_row(struct layout *l, bool again)
{
	if (!again)
		sheet_end(l->sheet);
}

/* The titles of the columns. On later pages they are repeated as decoration: a reader has heard them already. */
static void place_head(struct layout *l, const struct grid_table *g, bool again)
{
	sheet_rule(l->sheet, COLOUR_INK, 1, l->x, l->y, l->width);
	if (!again)
		sheet_begin(l->sheet, "THead");
	if (g->group) {
		begin_row(l, again);
		place_groups(l, g, again);
		end_row(l, again);
	}
	begin_row(l, again);
	for (size_t c = 0; c < g->table->n_columns; c++)
		if (!g->group || table_group_at(g->table, c))
			place_column_head(l, g, c, 1, again);
	end_row(l, again);
	if (!again)
		sheet_end(l->sheet);
	l->y += g->head_height;
	sheet_rule(l->sheet, COLOUR_SOFT, 0.5, l->x, l->y, l->width);
}

static void place_cell(struct layout *l, const struct grid_table *g, size_t row, size_t c)
{
	const char *row_id = head_id(l, g, 'r', row);
	const struct tag head = { .name = "TH", .kind = TAG_ROW_HEAD, .id = row_id, .heads = heads_of(l, g, c, NULL) },
	                 data = { .name = "TD", .heads = heads_of(l, g, c, row_id) };
	sheet_begin_tag(l->sheet, c == 0 ? &head : &data);
	const struct lines *lines = g->cell[row * g->table->n_columns + c];
	if (lines) {
		sheet_lines(l->sheet, lines, l->x + g->x[c], l->y + g->pad, 0, lines->n)->ink.colour = colour_of(cell_at(g->table, row, c));
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

/* Lines between the columns, over this height from y down: each a short rule as thick as it is high. */
static void place_frame(struct layout *l, const struct grid_table *g, double height)
{
	enum { THIN = 1 };
	for (size_t c = 1; g->table->box_height > 0 && c <= g->table->n_columns; c++) {
		double x = c < g->table->n_columns ? g->x[c] - g->gap / 2 : l->width - THIN / 2.0;
		sheet_rule(l->sheet, COLOUR_SOFT, height, l->x + x, l->y + height / 2, THIN / 2.0);
	}
}

static void place_row(struct layout *l, const struct grid_table *g, size_t row)
{
	place_frame(l, g, g->height[row]);
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
			err_set(l->err, ERR_INPUT, W_PDF_ROW_TOO_HIGH, t->title ? t->title : t->id,
			        num_plain_int(l->type->mem, (int64_t)r + 1), NULL);
		place_row(l, g, r);
		if (r + 1 < t->n_rows)
			sheet_rule(l->sheet, t->box_height > 0 ? COLOUR_SOFT : COLOUR_GRID, 0.4, l->x, l->y, l->width);
	}
	if (t->n_rows > 0)
		sheet_end(l->sheet);
	sheet_end(l->sheet);
	sheet_rule(l->sheet, COLOUR_INK, 1, l->x, l->y, l->width);
}
