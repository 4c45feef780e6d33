#include "rows_xls.h"
#include "base/sandbox.h"
#include "base/utf8.h"
#include "xls_check.h"
#include <errno.h>
#include <freexl.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

struct worksheet {
	struct err why; /* why it is no text */
	size_t n_name, n_text;
	const char *name, *text; /* in what the child said, the one behind the other, behind this */
};

struct rows_xls {
	struct mem *mem;
	struct xls_check check;
	struct worksheet *sheet;
	size_t n;
};

static bool damaged(struct err *e)
{
	return err_set(e, ERR_INPUT, W_BOOK_DAMAGED, NULL, NULL, NULL);
}

/* --- the child: freexl --- */

static bool put_number(struct sheet_text *out, long row, long column, double v, enum look look, struct err *e)
{
	char text[SHEET_TEXT_NUMBER];
	if (!isfinite(v)) {
		e->row = row;
		e->column = column;
		return damaged(e);
	}
	look_write(v, look, false, text);
	return sheet_text_put(out, row, column, text, strlen(text), e);
}

/* freexl writes 2026-01-05 14:05:00 where we leave seconds out that are none. */
static size_t length_of(const FreeXL_CellValue *cell)
{
	const char *s = cell->value.text_value;
	size_t n = strlen(s);
	return cell->type == FREEXL_CELL_DATETIME && str_ends(s, ":00") ? n - 3 : n;
}

static bool put_cell(struct sheet_text *out, long row, long column, const FreeXL_CellValue *cell, enum look look, struct err *e)
{
	switch (cell->type) {
	case FREEXL_CELL_INT:
		return put_number(out, row, column, cell->value.int_value, look, e);
	case FREEXL_CELL_DOUBLE:
		return put_number(out, row, column, cell->value.double_value, look, e);
	case FREEXL_CELL_TEXT:
	case FREEXL_CELL_SST_TEXT:
	case FREEXL_CELL_DATE:
	case FREEXL_CELL_DATETIME:
	case FREEXL_CELL_TIME:
		return !cell->value.text_value || sheet_text_put(out, row, column, cell->value.text_value, length_of(cell), e);
	default:
		return true;
	}
}

static bool put_sheet(const void *book, unsigned short i, const struct xls_sheet *check, struct sheet_text *out, struct err *e)
{
	unsigned int n_rows;
	unsigned short n_columns;
	if (freexl_select_active_worksheet(book, i) != FREEXL_OK || freexl_worksheet_dimensions(book, &n_rows, &n_columns) != FREEXL_OK)
		return damaged(e);
	for (unsigned int row = 0; row < n_rows; row++)
		for (unsigned short column = 0; column < n_columns; column++) {
			FreeXL_CellValue cell;
			if (freexl_get_cell_value(book, row, column, &cell) != FREEXL_OK)
				return damaged(e);
			enum look look = xls_is_percent(check, row, column) ? LOOK_PERCENT : LOOK_NUMBER;
			if (!put_cell(out, (long)row + 1, (long)column + 1, &cell, look, e))
				return false;
		}
	sheet_text_end(out);
	return true;
}

/* One worksheet behind what was said before. */
static bool say_sheet(struct str *all, const void *book, unsigned short i, const struct xls_sheet *check, struct err *e)
{
	char piece[4096];
	struct sheet_text text;
	struct source_stream from;
	struct worksheet sheet = { .n_text = 0 };
	struct mem *m = mem_new();
	const char *name;
	size_t n = 1;
	if (freexl_get_worksheet_name(book, i, &name) != FREEXL_OK || !name)
		name = "";
	sheet_text_init(&text, m);
	if (put_sheet(book, i, check, &text, &sheet.why))
		sheet.n_text = (size_t)text.n;
	sheet.n_name = strlen(name);
	str_add_n(all, (const char *)&sheet, sizeof sheet);
	str_add_n(all, name, sheet.n_name);
	sheet_text_stream(&text, &from);
	while (sheet.n_text > 0 && n > 0) {
		from.read(from.data, piece, sizeof piece, &n, e);
		str_add_n(all, piece, n);
	}
	from.close(from.data);
	mem_free(m);
	return all->n <= SHEET_TEXT_BYTES || err_set(e, ERR_INPUT, W_BOOK_TOO_LARGE, NULL, NULL, NULL);
}

struct task {
	const char *path;
	const struct xls_check *check;
};

static bool say_book(const void *data, struct mem *m, struct bytes *out, struct err *e)
{
	const struct task *task = data;
	const void *book;
	unsigned int n;
	struct str all;
	str_init(&all, m);
	if (freexl_open(task->path, &book) != FREEXL_OK || freexl_get_info(book, FREEXL_BIFF_SHEET_COUNT, &n) != FREEXL_OK)
		return damaged(e);
	if (n != task->check->n)
		return damaged(e);
	for (unsigned int i = 0; i < n; i++)
		if (!say_sheet(&all, book, (unsigned short)i, &task->check->sheet[i], e))
			return false;
	freexl_close(book);
	*out = (struct bytes){ .at = (unsigned char *)all.s, .n = all.n };
	return true;
}

/* --- the parent --- */

static bool take_sheets(struct rows_xls *x, const struct bytes *said, struct err *e)
{
	const char *at = (const char *)said->at, *end = at + said->n;
	x->sheet = mem_array(x->mem, x->check.n, sizeof *x->sheet);
	for (; (size_t)(end - at) >= sizeof *x->sheet && x->n < x->check.n; x->n++) {
		struct worksheet *s = &x->sheet[x->n];
		memcpy(s, at, sizeof *s);
		at += sizeof *s;
		size_t left = (size_t)(end - at), bad;
		if (s->n_name > left || s->n_text > left - s->n_name)
			return damaged(e);
		s->name = utf8_valid(at, s->n_name, &bad) ? utf8_safe(x->mem, mem_text_n(x->mem, at, s->n_name)) : "";
		s->text = at + s->n_name;
		at += s->n_name + s->n_text;
	}
	return (at == end && x->n == x->check.n) || damaged(e);
}

static bool read_book(struct rows_xls *x, const char *path, struct err *e)
{
	struct bytes said = { 0 };
	struct err why = { 0 };
	char here[PATH_MAX];
	if (path[0] != '/') { /* the child works in another folder */
		if (!getcwd(here, sizeof here))
			return err_set(e, ERR_SYSTEM, W_SOURCE_SYSTEM, strerror(errno), NULL, NULL);
		path = mem_printf(x->mem, "%s/%s", here, path);
	}
	const struct task task = { path, &x->check };
	if (sandbox_run(say_book, &task, XLS_SECONDS, x->mem, &said, &why))
		return take_sheets(x, &said, e);
	if (why.code != ERR_INPUT) /* it came down, or took too long */
		return damaged(e);
	*e = why;
	return false;
}

bool rows_xls_open(struct rows_xls **out, const char *path, int fd, int64_t size, struct err *e)
{
	struct mem *m = mem_new();
	struct rows_xls *x = mem_alloc(m, sizeof *x);
	x->mem = m;
	if (xls_check(fd, size, m, &x->check, e) && read_book(x, path, e)) {
		*out = x;
		return true;
	}
	rows_xls_close(x);
	return false;
}

void rows_xls_close(struct rows_xls *x)
{
	if (x)
		mem_free(x->mem);
}

size_t rows_xls_count(const struct rows_xls *x)
{
	return x->n;
}

const char *rows_xls_name(const struct rows_xls *x, size_t i)
{
	return x->sheet[i].name;
}

bool rows_xls_text(struct rows_xls *x, size_t i, struct sheet_text *out, struct err *e)
{
	const struct worksheet *s = &x->sheet[i];
	const struct xls_sheet *check = &x->check.sheet[i];
	if (check->lost_row > 0) {
		err_set(e, ERR_INPUT, W_BOOK_LOST, NULL, NULL, NULL);
		e->row = check->lost_row;
		e->column = check->lost_column;
		return false;
	}
	if (err_is_set(&s->why)) {
		*e = s->why;
		return false;
	}
	sheet_text_add(out, s->text, s->n_text);
	return true;
}
