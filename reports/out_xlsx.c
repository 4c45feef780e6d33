#include "out_xlsx.h"
#include "base/day.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "theme.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { MOST_BYTES = 256 << 20, HINT_BYTES = 250, TEXT_BYTES = 32000, DAY_1900 = -25569 /* 1899-12-30 */, LINE_HEIGHT = 15, A4 = 9 };

/* One workbook on its way. */
struct writer {
	struct mem *mem;
	const struct book *book;
	const struct theme *theme;
	lxw_workbook *file;
	lxw_worksheet *lists; /* made with the first list */
	uint16_t n_lists;
	lxw_format *head, *head_must, *strong;
};

static uint32_t rgb(const struct writer *w, enum colour c)
{
	const struct rgb *k = &w->theme->colour[c];
	return (uint32_t)k->r << 16 | (uint32_t)k->g << 8 | k->b;
}

/* Programs put their own typeface where they have not the one that is asked for; the neutral one would be missing on most desks. */
static lxw_format *plain_format(struct writer *w)
{
	lxw_format *f = workbook_add_format(w->file);
	if (!str_eq(w->theme->font, THEME_FAMILY))
		format_set_font_name(f, mem_text(w->mem, w->theme->font));
	return f;
}

static lxw_format *heading_format(struct writer *w, enum colour fill, enum colour ink)
{
	lxw_format *f = plain_format(w);
	format_set_bold(f);
	format_set_text_wrap(f);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	format_set_bg_color(f, rgb(w, fill));
	format_set_font_color(f, rgb(w, ink));
	format_set_border(f, LXW_BORDER_THIN);
	format_set_border_color(f, rgb(w, COLOUR_SOFT));
	return f;
}

static lxw_format *cell_format(struct writer *w, const struct book_column *c, bool framed)
{
	static const char *const format[] = { [BOOK_TEXT] = "@",     [BOOK_COUNT] = "0",    [BOOK_MONEY] = "0.00",
		                              [BOOK_REAL] = "0.0##", [BOOK_SHARE] = "0.0%", [BOOK_DAY] = "dd-mm-yyyy" };
	lxw_format *f = plain_format(w);
	format_set_num_format(f, format[c->format]);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (c->wrap)
		format_set_text_wrap(f);
	if (c->italic)
		format_set_italic(f);
	if (framed)
		format_set_border(f, LXW_BORDER_THIN);
	return f;
}

/* A text that a cell can hold; a longer one would be left out by the library. */
static const char *clipped(struct writer *w, const char *s, size_t most)
{
	s = utf8_plain(w->mem, s);
	size_t n = strlen(s);
	if (n <= most)
		return s;
	while (most > 0 && ((unsigned char)s[most] & 0xc0) == 0x80)
		most--;
	return mem_printf(w->mem, "%s…", mem_text_n(w->mem, s, most));
}

static void write_cell(struct writer *w, lxw_worksheet *to, lxw_row_t row, lxw_col_t column, const char *s, enum book_format format,
                       lxw_format *look)
{
	double number;
	int day;
	if (!s)
		worksheet_write_blank(to, row, column, look);
	else if (format == BOOK_DAY && day_parse(s, &day))
		worksheet_write_number(to, row, column, day - DAY_1900, look);
	else if (format != BOOK_TEXT && format != BOOK_DAY && num_parse_real(s, strlen(s), '.', &number))
		worksheet_write_number(to, row, column, number, look);
	else
		worksheet_write_string(to, row, column, clipped(w, s, TEXT_BYTES), look);
}

/* --- what helps to fill in --- */

/* The choices under the column's title on the sheet of lists; the range they stand in. */
static char *put_list(struct writer *w, const struct book_column *c)
{
	if (!w->lists)
		w->lists = workbook_add_worksheet(w->file, w->book->lists_name);
	lxw_col_t column = w->n_lists++;
	worksheet_set_column(w->lists, column, column, 24, NULL);
	worksheet_write_string(w->lists, 0, column, clipped(w, c->title, TEXT_BYTES), w->strong);
	for (size_t i = 0; i < c->n_choices; i++)
		worksheet_write_string(w->lists, (lxw_row_t)i + 1, column, clipped(w, c->choice[i], TEXT_BYTES), NULL);
	char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
	lxw_rowcol_to_cell_abs(first, 1, column, true, true);
	lxw_rowcol_to_cell_abs(last, (lxw_row_t)c->n_choices, column, true, true);
	return mem_printf(w->mem, "='%s'!%s:%s", w->book->lists_name, first, last);
}

static void guide_column(struct writer *w, lxw_worksheet *to, const struct book_column *c, lxw_col_t column, lxw_row_t from, lxw_row_t end)
{
	static const uint8_t kind[] = { [BOOK_TEXT] = LXW_VALIDATION_TYPE_ANY,      [BOOK_COUNT] = LXW_VALIDATION_TYPE_INTEGER,
		                        [BOOK_MONEY] = LXW_VALIDATION_TYPE_DECIMAL, [BOOK_REAL] = LXW_VALIDATION_TYPE_DECIMAL,
		                        [BOOK_SHARE] = LXW_VALIDATION_TYPE_DECIMAL, [BOOK_DAY] = LXW_VALIDATION_TYPE_DATE };
	lxw_data_validation v = { .validate = kind[c->format],
		                  .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO, /* 0, or this day */
		                  .value_datetime = { .year = 2000, .month = 1, .day = 1 } };
	if (c->n_choices) {
		v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
		v.value_formula = put_list(w, c);
		v.error_type = c->open ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
		v.error_message = mem_text(w->mem, clipped(w, w->book->no_choice, HINT_BYTES));
	}
	if (c->hint)
		v.input_message = mem_text(w->mem, clipped(w, c->hint, HINT_BYTES));
	if (v.validate != LXW_VALIDATION_TYPE_ANY || c->hint)
		worksheet_data_validation_range(to, from, column, end - 1, column, &v);
}

/* --- sheets --- */

static void put_column(struct writer *w, lxw_worksheet *to, const struct book_sheet *s, size_t k, lxw_row_t head)
{
	const struct book_column *c = &s->column[k];
	lxw_col_t column = (lxw_col_t)k;
	lxw_row_t first = head + 1, blank = first + (lxw_row_t)s->n_rows, end = blank + (lxw_row_t)s->n_blank;
	lxw_format *look = cell_format(w, c, s->row_height > 0);
	worksheet_set_column(to, column, column, c->width, s->row_height > 0 ? NULL : look);
	worksheet_write_string(to, head, column, clipped(w, c->title, TEXT_BYTES), c->must ? w->head_must : w->head);
	for (size_t r = 0; r < s->n_rows; r++)
		write_cell(w, to, first + (lxw_row_t)r, column, s->cell[r * s->n_columns + k], c->format, look);
	if (s->n_blank)
		guide_column(w, to, c, column, first, end);
}

/* Lines that a text takes in a column; not every program makes rows higher by itself. */
static size_t lines_in(const char *s, const struct book_column *c)
{
	return s ? 1 + (size_t)((double)utf8_width(s) / c->width) : 1;
}

static void set_heights(lxw_worksheet *to, const struct book_sheet *s, lxw_row_t head)
{
	for (size_t r = 0; r <= s->n_rows; r++) {
		size_t most = 1;
		for (size_t k = 0; k < s->n_columns; k++) {
			const struct book_column *c = &s->column[k];
			size_t n = r == 0 ? lines_in(c->title, c) : c->wrap ? lines_in(s->cell[(r - 1) * s->n_columns + k], c) : 1;
			most = n > most ? n : most;
		}
		double height = r > 0 && s->row_height > 0 ? s->row_height : LINE_HEIGHT * (double)most;
		if (height > LINE_HEIGHT)
			worksheet_set_row(to, head + (lxw_row_t)r, height, NULL);
	}
}

static bool is_under(const struct book_sheet *s, size_t column, const char *group)
{
	const char *own = s->column[column].group;
	return group && own ? str_eq(group, own) : !group && !own;
}

static bool has_groups(const struct book_sheet *s)
{
	for (size_t k = 0; k < s->n_columns; k++)
		if (s->column[k].group)
			return true;
	return false;
}

/* The heads over several columns; the titles below stay in one row, so that they can be sorted and filtered by. */
static void put_groups(struct writer *w, lxw_worksheet *to, const struct book_sheet *s, lxw_row_t row)
{
	for (size_t k = 0, end; k < s->n_columns; k = end) {
		const char *group = s->column[k].group;
		for (end = k + 1; end < s->n_columns && is_under(s, end, group);)
			end++;
		for (size_t c = k; c < end; c++)
			worksheet_write_blank(to, row, (lxw_col_t)c, w->head);
		if (group && end > k + 1)
			worksheet_merge_range(to, row, (lxw_col_t)k, row, (lxw_col_t)(end - 1), clipped(w, group, TEXT_BYTES), w->head);
		else if (group)
			worksheet_write_string(to, row, (lxw_col_t)k, clipped(w, group, TEXT_BYTES), w->head);
	}
}

static void put_sheet(struct writer *w, lxw_worksheet *to, const struct book_sheet *s)
{
	lxw_row_t head = (lxw_row_t)s->n_above;
	for (size_t i = 0; i < s->n_above; i++)
		worksheet_write_string(to, (lxw_row_t)i, 0, clipped(w, s->above[i], TEXT_BYTES), w->strong);
	if (has_groups(s))
		put_groups(w, to, s, head++);
	for (size_t k = 0; k < s->n_columns; k++)
		put_column(w, to, s, k, head);
	set_heights(to, s, head);
	worksheet_set_paper(to, A4);
	worksheet_set_landscape(to);
	worksheet_fit_to_pages(to, 1, s->row_height > 0 ? 1 : 0);
	if (s->row_height > 0)
		return;
	worksheet_freeze_panes(to, head + 1, 0);
	worksheet_repeat_rows(to, head, head);
	worksheet_ignore_errors(to, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

static void put_book(struct writer *w)
{
	const struct book *b = w->book;
	lxw_doc_properties about = { .title = mem_text(w->mem, utf8_plain(w->mem, b->title ? b->title : "")),
		                     .author = mem_text(w->mem, utf8_plain(w->mem, b->author ? b->author : "")),
		                     .created = (time_t)b->dated };
	workbook_set_properties(w->file, &about);
	w->strong = plain_format(w);
	format_set_bold(w->strong);
	w->head = heading_format(w, COLOUR_GRID, COLOUR_INK);
	w->head_must = heading_format(w, COLOUR_TITLE, COLOUR_PAPER);
	lxw_worksheet **sheet = mem_array(w->mem, b->n_sheets, sizeof *sheet);
	for (size_t i = 0; i < b->n_sheets; i++) /* all of them before the lists */
		sheet[i] = workbook_add_worksheet(w->file, b->sheet[i].name);
	for (size_t i = 0; i < b->n_sheets; i++)
		put_sheet(w, sheet[i], &b->sheet[i]);
}

/* The library wants a name to write to. */
static bool write_to(struct writer *w, const char *name, char **bytes, size_t *n, struct err *e)
{
	lxw_workbook_options options = { .constant_memory = LXW_FALSE };
	w->file = workbook_new_opt(name, &options);
	if (!w->file)
		return err_set(e, ERR_SYSTEM, W_FILE_SYSTEM, strerror(ENOMEM), NULL, NULL);
	put_book(w);
	lxw_error failed = workbook_close(w->file);
	if (failed)
		return err_set(e, ERR_SYSTEM, W_FILE_SYSTEM, lxw_strerror(failed), NULL, NULL);
	return file_read(w->mem, name, MOST_BYTES, bytes, n, e);
}

bool out_xlsx(const struct book *b, const char *path, struct err *e)
{
	struct writer w = { .mem = mem_new(), .book = b, .theme = b->theme ? b->theme : &theme_neutral };
	char *bytes, *name;
	size_t n;
	int fd = file_scrap(w.mem, path, &name);
	bool ok = fd >= 0 || err_set(e, ERR_SYSTEM, errno == ENOENT ? W_FILE_ABSENT : W_FILE_SYSTEM, strerror(errno), NULL, NULL);
	if (ok) {
		ok = write_to(&w, name, &bytes, &n, e);
		unlink(name);
		close(fd);
	}
	ok = ok && file_write_atomic(path, bytes, n, e);
	if (!ok && !e->file[0])
		err_at(e, path, 0, 0);
	mem_free(w.mem);
	return ok;
}

const char *out_xlsx_library(void)
{
	return lxw_version();
}
