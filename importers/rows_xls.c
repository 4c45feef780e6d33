#include "rows_xls.h"
#include "base/utf8.h"
#include <freexl.h>
#include <string.h>

struct rows_xls {
	struct mem *mem;
	const void *book;
	size_t n;
};

static bool damaged(struct err *e)
{
	return err_set(e, ERR_INPUT, W_BOOK_DAMAGED, NULL, NULL, NULL);
}

static bool learn(struct rows_xls *x, struct err *e)
{
	unsigned int n, locked;
	if (freexl_get_info(x->book, FREEXL_BIFF_PASSWORD, &locked) != FREEXL_OK ||
	    freexl_get_info(x->book, FREEXL_BIFF_SHEET_COUNT, &n) != FREEXL_OK)
		return damaged(e);
	if (locked == FREEXL_BIFF_OBFUSCATED)
		return err_set(e, ERR_INPUT, W_BOOK_PASSWORD, NULL, NULL, NULL);
	x->n = n;
	return true;
}

bool rows_xls_open(struct rows_xls **out, const char *path, struct err *e)
{
	struct mem *m = mem_new();
	struct rows_xls *x = mem_alloc(m, sizeof *x);
	x->mem = m;
	int rc = freexl_open(path, &x->book);
	if (rc == FREEXL_OK ? learn(x, e) : damaged(e)) {
		*out = x;
		return true;
	}
	rows_xls_close(x);
	return false;
}

void rows_xls_close(struct rows_xls *x)
{
	if (!x)
		return;
	if (x->book)
		freexl_close(x->book);
	mem_free(x->mem);
}

size_t rows_xls_count(const struct rows_xls *x)
{
	return x->n;
}

const char *rows_xls_name(const struct rows_xls *x, size_t i)
{
	const char *name;
	if (freexl_get_worksheet_name(x->book, (unsigned short)i, &name) != FREEXL_OK || !name)
		return "";
	return utf8_safe(x->mem, name);
}

static bool put_number(struct sheet_text *out, long row, long column, double v, struct err *e)
{
	char text[SHEET_TEXT_NUMBER];
	look_write(v, LOOK_NUMBER, false, text);
	return sheet_text_put(out, row, column, text, strlen(text), e);
}

/* freexl writes 2026-01-05 14:05:00 where we leave seconds out that are none. */
static size_t length_of(const FreeXL_CellValue *cell)
{
	const char *s = cell->value.text_value;
	size_t n = strlen(s);
	return cell->type == FREEXL_CELL_DATETIME && str_ends(s, ":00") ? n - 3 : n;
}

static bool put_cell(struct sheet_text *out, long row, long column, const FreeXL_CellValue *cell, struct err *e)
{
	switch (cell->type) {
	case FREEXL_CELL_INT:
		return put_number(out, row, column, cell->value.int_value, e);
	case FREEXL_CELL_DOUBLE:
		return put_number(out, row, column, cell->value.double_value, e);
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

bool rows_xls_text(struct rows_xls *x, size_t i, struct sheet_text *out, struct err *e)
{
	unsigned int n_rows;
	unsigned short n_columns;
	if (freexl_select_active_worksheet(x->book, (unsigned short)i) != FREEXL_OK ||
	    freexl_worksheet_dimensions(x->book, &n_rows, &n_columns) != FREEXL_OK)
		return damaged(e);
	for (unsigned int row = 0; row < n_rows; row++)
		for (unsigned short column = 0; column < n_columns; column++) {
			FreeXL_CellValue cell;
			if (freexl_get_cell_value(x->book, row, column, &cell) != FREEXL_OK)
				return damaged(e);
			if (!put_cell(out, (long)row + 1, (long)column + 1, &cell, e))
				return false;
		}
	sheet_text_end(out);
	return true;
}
