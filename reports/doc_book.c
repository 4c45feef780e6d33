#include "doc_book.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "out_csv.h"
#include <math.h>
#include <string.h>

enum { NAME_LENGTH = 31, NARROW = 9, WIDE = 48, PAD = 2 };

/* ---- what a column holds */

static const struct cell *cell_at(const struct table *t, size_t row, size_t column)
{
	return &t->cell[row * t->n_columns + column];
}

/* Numbers and days as machines read them; words as people do, and whole where paper had no room for them. */
static const char *text_of(const struct doc *d, const struct cell *c, enum book_format format)
{
	if (c->chart && c->chart->n_lines)
		return out_csv_series(d->mem, c->chart);
	if (c->state == CELL_MISSING)
		return NULL;
	if (c->state == CELL_HIDDEN || !c->machine)
		return c->shown;
	return c->number || format != BOOK_TEXT || strstr(c->shown, "…") ? c->machine : c->shown;
}

static bool is_whole(const char *s)
{
	return s[strspn(s, "-0123456789")] == '\0';
}

/* The narrowest kind that every cell that is given fits. A share is shown with a per cent sign. */
static enum book_format format_of(const struct table *t, size_t column)
{
	bool any = false, number = true, whole = true, share = true, day = true;
	int unused;
	for (size_t r = 0; r < t->n_rows; r++) {
		const struct cell *c = cell_at(t, r, column);
		if (c->state != CELL_GIVEN || c->chart)
			continue;
		any = true;
		number = number && c->number;
		whole = whole && c->number && is_whole(c->machine) && c->machine[0] != '-';
		share = share && c->number && strchr(c->shown, '%') != NULL;
		day = day && !c->number && c->machine && day_parse(c->machine, &unused);
	}
	if (!any || (!number && !day))
		return BOOK_TEXT;
	return day ? BOOK_DAY : share ? BOOK_SHARE : whole ? BOOK_COUNT : BOOK_REAL;
}

/* What is for data alone has no title of its own, or that of the column it goes with. */
static const char *heading_of(const struct column *c)
{
	return c->width < 0 || !*c->title ? c->code : c->title;
}

/* ---- sheets */

static double width_of(const char *const *cell, size_t n_rows, size_t n_columns, size_t column, const char *heading)
{
	size_t most = utf8_width(heading);
	for (size_t r = 0; r < n_rows; r++) {
		const char *s = cell[r * n_columns + column];
		size_t n = s ? utf8_width(s) : 0;
		most = n > most ? n : most;
	}
	return fmin(fmax((double)most + PAD, NARROW), WIDE);
}

/* A name that no sheet before it has. */
static const char *sheet_name(const struct doc *d, const struct book_sheet sheet[], size_t n, const char *id)
{
	const char *name = mem_text_n(d->mem, id, strlen(id) > NAME_LENGTH ? NAME_LENGTH : strlen(id));
	for (size_t i = 0, k = 2; i < n; i++) {
		if (!str_eq(sheet[i].name, name))
			continue;
		const char *tail = mem_printf(d->mem, "_%zu", k++);
		name = mem_printf(d->mem, "%s%s", mem_text_n(d->mem, name, NAME_LENGTH - strlen(tail)), tail);
		i = (size_t)-1;
	}
	return name;
}

static struct book_sheet sheet_of(const struct doc *d, const struct table *t)
{
	struct book_column *column = mem_array(d->mem, t->n_columns, sizeof *column);
	const char **cell = mem_array(d->mem, t->n_rows * t->n_columns, sizeof *cell), **above = mem_array(d->mem, 1, sizeof *above);
	for (size_t c = 0; c < t->n_columns; c++) {
		const char *heading = heading_of(&t->column[c]);
		enum book_format format = format_of(t, c);
		for (size_t r = 0; r < t->n_rows; r++)
			cell[r * t->n_columns + c] = text_of(d, cell_at(t, r, c), format);
		column[c] = (struct book_column){ .title = heading,
			                          .group = table_group_at(t, c),
			                          .width = width_of(cell, t->n_rows, t->n_columns, c, heading),
			                          .format = format,
			                          .wrap = format == BOOK_TEXT };
	}
	above[0] = t->title ? t->title : t->summary ? t->summary : t->id;
	return (struct book_sheet){
		.column = column, .n_columns = t->n_columns, .cell = cell, .n_rows = t->n_rows, .above = above, .n_above = 1
	};
}

/* Which tables there are. */
static struct book_sheet contents_of(const struct doc *d, const struct book_sheet sheet[], size_t n)
{
	struct book_column *column = mem_array(d->mem, 2, sizeof *column);
	const char **cell = mem_array(d->mem, 2 * n, sizeof *cell), **above = mem_array(d->mem, 2, sizeof *above);
	for (size_t i = 0; i < n; i++) {
		cell[2 * i] = sheet[i].name;
		cell[2 * i + 1] = sheet[i].above[0];
	}
	above[0] = d->title;
	above[1] = d->footer;
	column[0] = (struct book_column){ .title = word_text(d->lang, W_BOOK_SHEET), .width = NAME_LENGTH + PAD };
	column[1] = (struct book_column){ .title = word_text(d->lang, W_BOOK_TABLE), .width = 2 * WIDE, .wrap = true };
	return (struct book_sheet){ .name = word_text(d->lang, W_BOOK_CONTENTS),
		                    .column = column,
		                    .n_columns = 2,
		                    .cell = cell,
		                    .n_rows = n,
		                    .above = above,
		                    .n_above = str_eq(d->title, d->footer) ? 1 : 2 };
}

struct book doc_book(const struct doc *d)
{
	struct book_sheet *sheet = mem_array(d->mem, d->n + 1, sizeof *sheet);
	size_t n = 0;
	sheet[n++].name = word_text(d->lang, W_BOOK_CONTENTS);
	for (size_t i = 0; i < d->n; i++) {
		const struct table *t = d->block[i].table;
		if (!t)
			continue;
		sheet[n] = sheet_of(d, t);
		sheet[n].name = sheet_name(d, sheet, n, t->id);
		n++;
	}
	sheet[0] = contents_of(d, sheet + 1, n - 1);
	return (struct book){ .title = d->title, .author = d->author, .theme = d->theme, .dated = d->dated, .sheet = sheet, .n_sheets = n };
}
