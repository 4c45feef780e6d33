/* A sample taken apart into its cells, to be written again in another form: other line ends, delimiter, encoding, order of rows or columns.
 * Only what is legal for the file is changed: lines above the header stay above it, a "sep=" line tells the delimiter that is used. */
#ifndef TESTS_RESHAPE_H
#define TESTS_RESHAPE_H
#include "importers/layout.h"
#include "importers/rows_csv.h"
#include "importers/source.h"
#include "importers/table.h"
#include "tests/t.h"
#include <iconv.h>
#include <string.h>

struct grid_row {
	size_t n; /* 0: a blank line */
	const char **cell;
	long line;
};

struct grid {
	struct mem *mem;
	struct layout layout;
	bool sep; /* it begins with a "sep=" line, which is no row here */
	struct grid_row *row;
	size_t n, cap;
	size_t header; /* table: the row of the header */
	size_t from, to; /* the rows that can be moved: those of a table, the days of a series; from = to: none */
};

struct form {
	char delimiter;
	const char *line_end;
	const char *encoding; /* as iconv calls it */
	bool mark; /* byte order mark */
	bool no_end; /* no line end behind the last line */
	bool blanks; /* blank lines where there are blank lines already, below a table's header, and at the end */
};

static inline bool grid_take(void *data, const struct record *r, struct err *e)
{
	struct grid *g = data;
	(void)e;
	g->row = mem_grow(g->mem, g->row, g->n, &g->cap, sizeof *g->row);
	struct grid_row *row = &g->row[g->n++];
	*row = (struct grid_row){ .n = r->n, .cell = mem_array(g->mem, r->n + 1, sizeof *row->cell), .line = r->line };
	for (size_t i = 0; i < r->n; i++)
		row->cell[i] = mem_text_n(g->mem, r->field[i].s, r->field[i].n);
	return true;
}

/* All of the file as UTF-8; false when it is not in the encoding that was tried. */
static inline bool grid_text(const char *path, bool windows_1252, struct str *out)
{
	struct source *source;
	struct err e = { 0 };
	const char *text;
	size_t n = 1;
	if (!source_open(&source, path, (struct source_options){ .windows_1252 = windows_1252 }, &e))
		t_fail("%s: %s", path, err_sentence(out->mem, &e, LANG_EN));
	bool ok = true;
	while ((ok = source_read(source, &text, &n, &e)) && n > 0)
		str_add_n(out, text, n);
	source_close(source);
	return ok;
}

static inline bool grid_is_blank(const struct grid_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (*r->cell[i])
			return false;
	return true;
}

/* 2026-06-30 or 2026-06-30T00:00:00 */
static inline bool grid_is_day(const struct grid *g, const struct grid_row *r)
{
	int day;
	size_t n = r->n ? strlen(r->cell[0]) : 0;
	return (n == 10 || (n == 19 && r->cell[0][10] == 'T')) && day_parse(mem_text_n(g->mem, r->cell[0], 10), &day);
}

/* Which rows may change places. A sheet is one statement, unless it is a series of days to its end. */
static inline void grid_find_rows(struct grid *g)
{
	g->to = g->n;
	while (g->to > 0 && grid_is_blank(&g->row[g->to - 1]))
		g->to--;
	if (g->layout.importer->column) {
		while (g->row[g->header].line < g->layout.header_line)
			g->header++;
		g->from = g->header + 1;
		return;
	}
	while (g->from < g->to && !grid_is_day(g, &g->row[g->from]))
		g->from++;
	for (size_t i = g->from; i < g->to; i++)
		if (!grid_is_day(g, &g->row[i]))
			g->from = g->to;
}

static inline struct grid grid_read(struct mem *m, const char *path)
{
	struct grid g = { .mem = m };
	struct str text;
	struct err e = { 0 };
	str_init(&text, m);
	if (!grid_text(path, false, &text)) {
		str_init(&text, m);
		if (!grid_text(path, true, &text))
			t_fail("%s: in no encoding", path);
	}
	if (!layout_learn(text.s, text.n, true, NULL, m, &g.layout, &e))
		t_fail("%s: %s", path, err_sentence(m, &e, LANG_EN));
	struct rows_csv *rows = rows_csv_open(g.layout.delimiter, g.layout.wrapper, grid_take, &g);
	if (!rows_csv_feed(rows, text.s, text.n, &e) || !rows_csv_end(rows, &e))
		t_fail("%s: %s", path, err_sentence(m, &e, LANG_EN));
	rows_csv_close(rows);
	g.sep = g.n && g.row[0].n && str_starts(g.row[0].cell[0], "sep=");
	g.row += g.sep;
	g.n -= g.sep;
	grid_find_rows(&g);
	return g;
}

/* A copy whose rows can be changed. */
static inline struct grid grid_copy(const struct grid *g)
{
	struct grid c = *g;
	c.row = mem_array(g->mem, g->n + 1, sizeof *c.row);
	memcpy(c.row, g->row, g->n * sizeof *c.row);
	for (size_t i = 0; i < g->n; i++) {
		c.row[i].cell = mem_array(g->mem, g->row[i].n + 1, sizeof *c.row[i].cell);
		memcpy(c.row[i].cell, g->row[i].cell, g->row[i].n * sizeof *c.row[i].cell);
	}
	return c;
}

/* Only the movable rows i..j-1, with all that stands above and below them. */
static inline struct grid grid_part(const struct grid *g, size_t i, size_t j)
{
	struct grid c = grid_copy(g);
	memmove(c.row + g->from, g->row + g->from + i, (j - i) * sizeof *c.row);
	memmove(c.row + g->from + (j - i), g->row + g->to, (g->n - g->to) * sizeof *c.row);
	c.n = g->n - (g->to - g->from) + (j - i);
	c.to = g->from + (j - i);
	return c;
}

static inline struct grid grid_reversed(const struct grid *g)
{
	struct grid c = grid_copy(g);
	for (size_t i = g->from; i < g->to; i++)
		c.row[i] = g->row[g->to - 1 - (i - g->from)];
	return c;
}

/* The columns of a table from last to first; cells beyond the header stay where they are. */
static inline struct grid grid_shuffled(const struct grid *g)
{
	struct grid c = grid_copy(g);
	size_t n = g->row[g->header].n;
	for (size_t i = g->header; i < g->n; i++) {
		const struct grid_row *r = &g->row[i];
		if (r->n == 0)
			continue;
		c.row[i].n = r->n > n ? r->n : n;
		c.row[i].cell = mem_array(g->mem, c.row[i].n, sizeof *c.row[i].cell);
		for (size_t k = 0; k < c.row[i].n; k++) {
			size_t at = k < n ? n - 1 - k : k;
			c.row[i].cell[k] = at < r->n ? r->cell[at] : "";
		}
	}
	return c;
}

/* Is this a cell of a figure that may be another at another time? Ages are no such figures. */
static inline bool grid_is_figure(const struct grid *g, size_t column, const char *cell)
{
	const struct importer *importer = g->layout.importer;
	if (!*cell || strlen(cell) > 12 || cell[strspn(cell, "0123456789")])
		return false;
	if (!importer->column)
		return column > 0;
	int c = column < g->layout.n_fields ? g->layout.column[column] : NO_COLUMN;
	return c != NO_COLUMN && importer->column[c].cell == CELL_COUNT && !str_starts(importer->column[c].header[0], "age_");
}

static inline bool grid_is_decimal(const char *cell)
{
	return *cell && !cell[strspn(cell, "0123456789.,%")];
}

/* The first two of a row's figures change places: their sum is what it was. */
static inline size_t grid_swap(struct grid_row *r)
{
	if (r->n < 3 || !grid_is_decimal(r->cell[1]) || !grid_is_decimal(r->cell[2]) || str_eq(r->cell[1], r->cell[2]))
		return 0;
	const char *first = r->cell[1];
	r->cell[1] = r->cell[2];
	r->cell[2] = first;
	return 1;
}

/* The same file with other figures: each times `times`, divided by `by`; in a sheet of shares, figures that change places.
 * *n_altered: how many are others now. */
static inline struct grid grid_altered(const struct grid *g, long times, long by, size_t *n_altered)
{
	struct grid c = grid_copy(g);
	*n_altered = 0;
	for (size_t i = 0; g->from == g->to && i < g->n; i++)
		*n_altered += grid_swap(&c.row[i]);
	for (size_t i = g->from; i < g->to; i++)
		for (size_t k = 0; k < c.row[i].n; k++)
			if (grid_is_figure(g, k, c.row[i].cell[k])) {
				const char *old = c.row[i].cell[k];
				c.row[i].cell[k] = mem_printf(g->mem, "%ld", atol(old) * times / by);
				*n_altered += !str_eq(old, c.row[i].cell[k]);
			}
	return c;
}

static inline void form_add_cell(struct str *out, const char *cell)
{
	bool quoted = cell[strcspn(cell, ",;\t|\"\r\n")] || *cell == ' ' || (*cell && cell[strlen(cell) - 1] == ' ');
	str_add(out, quoted ? "\"" : "");
	for (; *cell; cell++)
		str_add(out, *cell == '"' ? "\"\"" : (const char[]){ *cell, 0 });
	str_add(out, quoted ? "\"" : "");
}

/* Bytes in the encoding; false when it lacks a character. */
static inline bool form_encode(struct mem *m, const struct form *f, const struct str *text, const char **out, size_t *n)
{
	size_t n_in = text->n, room = 2 * text->n + 16, left = room;
	char *bytes = mem_alloc(m, room), *in = text->s, *at = bytes;
	iconv_t to = iconv_open(f->encoding, "UTF-8");
	if (to == (iconv_t)-1)
		t_fail("no encoding %s", f->encoding);
	bool ok = iconv(to, &in, &n_in, &at, &left) == 0;
	iconv_close(to);
	*out = bytes;
	*n = room - left;
	return ok;
}

/* The file's bytes in a form; false when the encoding lacks a character of it. */
static inline bool grid_write(const struct grid *g, const struct form *f, const char **out, size_t *n)
{
	struct str s;
	bool table = g->layout.importer->column != NULL;
	str_init(&s, g->mem);
	str_add(&s, f->mark ? "\xEF\xBB\xBF" : "");
	if (g->sep)
		str_addf(&s, "sep=%c%s", f->delimiter, f->line_end);
	for (size_t i = 0; i < g->n; i++) {
		for (size_t k = 0; k < g->row[i].n; k++) {
			str_add(&s, k ? (const char[]){ f->delimiter, 0 } : "");
			form_add_cell(&s, g->row[i].cell[k]);
		}
		bool last = i + 1 == g->n;
		str_add(&s, last && f->no_end ? "" : f->line_end);
		if (f->blanks && (last || (table ? i >= g->header : g->row[i].n == 0)))
			str_add(&s, f->line_end);
	}
	return form_encode(g->mem, f, &s, out, n);
}
#endif
