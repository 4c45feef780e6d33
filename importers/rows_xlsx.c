#include "rows_xlsx.h"
#include "base/utf8.h"
#include "rows_csv.h"
#include <expat.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 100, TOKEN_BYTES = 4 << 20, SHARED_BYTES = 64 << 20, LETTERS = 3 };

static const char workbook_path[] = "xl/workbook.xml";

struct link { /* a relationship of the workbook */
	const char *id, *path;
	bool is_sheet;
};

struct named { /* a worksheet */
	const char *name, *path;
};

struct format { /* of numbers, of this workbook alone */
	long id;
	enum look look;
};

struct rows_xlsx {
	struct mem *mem;
	struct rows_zip *zip;
	bool from_1904;
	struct link *link;
	size_t n_links, cap_links;
	struct named *sheet;
	size_t n_sheets, cap_sheets;
	const char *strings_path, *styles_path; /* NULL: none */
	bool loaded; /* what follows, when the first worksheet is read */
	struct format *format;
	size_t n_formats, cap_formats;
	enum look *look; /* of each style of cells */
	size_t n_looks, cap_looks;
	const char **string;
	size_t n_strings, cap_strings, n_string_bytes;
};

/* --- XML --- */

struct xml {
	struct rows_xlsx *book;
	XML_Parser parser;
	struct err *e;
	int depth;
	void (*start)(struct xml *x, const char *name, const char **attribute);
	void (*end)(struct xml *x, const char *name);
	bool collecting; /* the text now coming is wanted */
	struct str text;
	bool in_list; /* styles: among the formats of cells; strings and cells: in a phonetic hint */
	struct cell *cell; /* worksheet */
};

static bool stop(struct xml *x, enum word word)
{
	err_set(x->e, ERR_INPUT, word, NULL, NULL, NULL);
	XML_StopParser(x->parser, XML_FALSE);
	return false;
}

/* Names without the letters that stand for their namespace: writers choose these freely. */
static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');
	return colon ? colon + 1 : name;
}

static const char *attribute_of(const char **attribute, const char *name)
{
	for (; *attribute; attribute += 2)
		if (str_eq(local(attribute[0]), name))
			return attribute[1];
	return NULL;
}

static void XMLCALL on_start(void *data, const char *name, const char **attribute)
{
	struct xml *x = data;
	if (++x->depth > DEPTH)
		stop(x, W_BOOK_DAMAGED);
	else if (!err_is_set(x->e))
		x->start(x, local(name), attribute);
}

static void XMLCALL on_end(void *data, const char *name)
{
	struct xml *x = data;
	x->depth--;
	if (!err_is_set(x->e) && x->end)
		x->end(x, local(name));
}

static void XMLCALL on_text(void *data, const char *s, int n)
{
	struct xml *x = data;
	if (!x->collecting || err_is_set(x->e))
		return;
	str_add_n(&x->text, s, (size_t)n);
	if (x->text.n > ROWS_FIELD_BYTES)
		stop(x, W_ROWS_FIELD_BYTES);
}

/* Entities can only be made in a document type, and no workbook has one. */
static void XMLCALL on_doctype(void *data, const char *name, const char *system, const char *public, int has_subset)
{
	(void)name, (void)system, (void)public, (void)has_subset;
	stop(data, W_BOOK_DOCTYPE);
}

static bool feed(struct xml *x, const struct source_stream *from)
{
	int64_t fed = 0;
	size_t n = 1;
	while (n > 0) {
		void *room = XML_GetBuffer(x->parser, SOURCE_CHUNK);
		if (!room)
			return err_set(x->e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
		if (!from->read(from->data, room, SOURCE_CHUNK, &n, x->e))
			return false;
		fed += (int64_t)n;
		if (XML_ParseBuffer(x->parser, (int)n, n == 0) != XML_STATUS_OK) {
			enum XML_Error why = XML_GetErrorCode(x->parser);
			if (why == XML_ERROR_NO_MEMORY)
				return err_set(x->e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
			return err_set(x->e, ERR_INPUT, W_BOOK_DAMAGED, NULL, NULL, NULL);
		}
		if (fed > SOURCE_BYTES_MAX || fed - XML_GetCurrentByteIndex(x->parser) > TOKEN_BYTES)
			return err_set(x->e, ERR_INPUT, W_BOOK_TOO_LARGE, NULL, NULL, NULL);
	}
	return !from->at_end || from->at_end(from->data, x->e);
}

/* Read one file of the workbook. */
static bool read_xml(struct xml *x, const char *path, struct err *e)
{
	size_t i;
	struct source_stream from;
	struct rows_zip *zip = x->book->zip;
	if (!rows_zip_find(zip, path, &i))
		return err_set(e, ERR_INPUT, W_BOOK_DAMAGED, NULL, NULL, NULL);
	if (!rows_zip_stream(zip, i, &from, e))
		return false;
	struct mem *m = mem_new();
	str_init(&x->text, m);
	x->e = e;
	x->parser = XML_ParserCreate(NULL);
	bool ok = x->parser || err_set(e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
	if (ok) {
		XML_SetUserData(x->parser, x);
		XML_SetElementHandler(x->parser, on_start, on_end);
		XML_SetCharacterDataHandler(x->parser, on_text);
		XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
		ok = feed(x, &from);
		XML_ParserFree(x->parser);
	}
	from.close(from.data);
	mem_free(m);
	return ok;
}

/* Begin to gather a text; str_init would leave the old one in the arena. */
static void collect(struct xml *x)
{
	x->collecting = true;
	x->text.n = 0;
	if (x->text.cap)
		x->text.s[0] = '\0';
}

/* _x000D_ stands for a character that XML cannot hold, _x005F_ for the underscore before such letters; a NUL would end the text. In place. */
static void unescape(struct str *s)
{
	size_t to = 0;
	for (size_t i = 0; i < s->n;) {
		char hex[5] = "", *end = hex;
		if (s->n - i >= 7 && s->s[i] == '_' && s->s[i + 1] == 'x' && s->s[i + 6] == '_')
			memcpy(hex, s->s + i + 2, 4);
		unsigned long c = strtoul(hex, &end, 16);
		size_t put = end == hex + 4 && c > 0 ? utf8_put((uint32_t)c, s->s + to) : 0;
		if (put > 0) {
			to += put;
			i += 7;
		} else {
			s->s[to++] = s->s[i++];
		}
	}
	s->n = to;
	if (s->cap)
		s->s[to] = '\0';
}

/* --- the workbook --- */

/* Where a link leads: from the root, or from the folder of the workbook. */
static const char *resolve(struct mem *m, const char *target)
{
	if (*target == '/')
		return mem_text(m, target + 1);
	if (str_starts(target, "../"))
		return mem_text(m, target + 3);
	return mem_printf(m, "xl/%s", str_starts(target, "./") ? target + 2 : target);
}

static void start_link(struct xml *x, const char *name, const char **attribute)
{
	struct rows_xlsx *book = x->book;
	const char *id = attribute_of(attribute, "Id"), *type = attribute_of(attribute, "Type"),
	           *target = attribute_of(attribute, "Target");
	if (!str_eq(name, "Relationship") || !id || !type || !target)
		return;
	const char *path = resolve(book->mem, target);
	if (str_ends(type, "/sharedStrings"))
		book->strings_path = path;
	if (str_ends(type, "/styles"))
		book->styles_path = path;
	book->link = mem_grow(book->mem, book->link, book->n_links, &book->cap_links, sizeof *book->link);
	book->link[book->n_links++] = (struct link){ mem_text(book->mem, id), path, str_ends(type, "/worksheet") };
}

static bool is_on(const char *value)
{
	return value && (str_eq(value, "1") || str_eq(value, "true"));
}

static void start_workbook(struct xml *x, const char *name, const char **attribute)
{
	struct rows_xlsx *book = x->book;
	if (str_eq(name, "workbookPr"))
		book->from_1904 = is_on(attribute_of(attribute, "date1904"));
	const char *id = attribute_of(attribute, "id"), *title = attribute_of(attribute, "name");
	if (!str_eq(name, "sheet") || !id || !title)
		return;
	for (size_t i = 0; i < book->n_links; i++)
		if (book->link[i].is_sheet && str_eq(book->link[i].id, id)) { /* not a sheet that is one chart */
			book->sheet = mem_grow(book->mem, book->sheet, book->n_sheets, &book->cap_sheets, sizeof *book->sheet);
			book->sheet[book->n_sheets++] = (struct named){ utf8_safe(book->mem, title), book->link[i].path };
			return;
		}
}

bool rows_xlsx_is(const struct rows_zip *z)
{
	size_t i;
	return rows_zip_find(z, "[Content_Types].xml", &i) && rows_zip_find(z, workbook_path, &i);
}

bool rows_xlsx_open(struct rows_xlsx **out, struct rows_zip *z, struct err *e)
{
	struct mem *m = mem_new();
	struct rows_xlsx *book = mem_alloc(m, sizeof *book);
	*book = (struct rows_xlsx){ .mem = m, .zip = z };
	struct xml links = { .book = book, .start = start_link }, workbook = { .book = book, .start = start_workbook };
	if (read_xml(&links, "xl/_rels/workbook.xml.rels", e) && read_xml(&workbook, workbook_path, e)) {
		*out = book;
		return true;
	}
	rows_xlsx_close(book);
	return false;
}

void rows_xlsx_close(struct rows_xlsx *x)
{
	if (x)
		mem_free(x->mem);
}

size_t rows_xlsx_count(const struct rows_xlsx *x)
{
	return x->n_sheets;
}

const char *rows_xlsx_name(const struct rows_xlsx *x, size_t i)
{
	return x->sheet[i].name;
}

/* --- styles and strings --- */

static long number_of(const char *text)
{
	return text ? strtol(text, NULL, 10) : 0;
}

static enum look look_of(const struct rows_xlsx *book, long id)
{
	for (size_t i = 0; i < book->n_formats; i++)
		if (book->format[i].id == id)
			return book->format[i].look;
	return look_of_number(id);
}

static void start_styles(struct xml *x, const char *name, const char **attribute)
{
	struct rows_xlsx *book = x->book;
	const char *code = attribute_of(attribute, "formatCode");
	long id = number_of(attribute_of(attribute, "numFmtId"));
	if (str_eq(name, "cellXfs"))
		x->in_list = true;
	if (str_eq(name, "numFmt") && code) {
		book->format = mem_grow(book->mem, book->format, book->n_formats, &book->cap_formats, sizeof *book->format);
		book->format[book->n_formats++] = (struct format){ id, look_of_format(code) };
	}
	if (x->in_list && str_eq(name, "xf")) {
		book->look = mem_grow(book->mem, book->look, book->n_looks, &book->cap_looks, sizeof *book->look);
		book->look[book->n_looks++] = look_of(book, id);
	}
}

static void end_styles(struct xml *x, const char *name)
{
	if (str_eq(name, "cellXfs"))
		x->in_list = false;
}

static void start_strings(struct xml *x, const char *name, const char **attribute)
{
	(void)attribute;
	if (str_eq(name, "si"))
		collect(x);
	if (str_eq(name, "rPh"))
		x->in_list = true;
	x->collecting = str_eq(name, "t") && !x->in_list;
}

static void end_strings(struct xml *x, const char *name)
{
	struct rows_xlsx *book = x->book;
	x->collecting = false;
	if (str_eq(name, "rPh"))
		x->in_list = false;
	if (!str_eq(name, "si"))
		return;
	unescape(&x->text);
	book->n_string_bytes += x->text.n + 2 * sizeof *book->string;
	if (book->n_string_bytes > SHARED_BYTES) {
		stop(x, W_BOOK_TOO_LARGE);
		return;
	}
	book->string = mem_grow(book->mem, book->string, book->n_strings, &book->cap_strings, sizeof *book->string);
	book->string[book->n_strings++] = mem_text_n(book->mem, x->text.s, x->text.n);
}

static bool load(struct rows_xlsx *book, struct err *e)
{
	struct xml styles = { .book = book, .start = start_styles, .end = end_styles };
	struct xml strings = { .book = book, .start = start_strings, .end = end_strings };
	if (book->loaded)
		return true;
	if (book->styles_path && !read_xml(&styles, book->styles_path, e))
		return false;
	if (book->strings_path && !read_xml(&strings, book->strings_path, e))
		return false;
	return book->loaded = true;
}

/* --- a worksheet --- */

struct cell {
	struct sheet_text *out;
	bool in_data;
	long row, column; /* of the cell, 1-based; the row before: 0 */
	char type[12]; /* "s", "inlineStr", ...; "": a number */
	long style;
	bool formula, value;
};

/* "BC12": column 55, row 12. */
static bool read_place(const char *ref, long *row, long *column)
{
	long c = 0;
	int n = 0;
	for (; *ref >= 'A' && *ref <= 'Z' && n < LETTERS; ref++, n++)
		c = 26 * c + (*ref - 'A' + 1);
	char *end;
	long r = strtol(ref, &end, 10);
	if (n == 0 || *ref < '1' || *ref > '9' || *end || r > SHEET_TEXT_ROWS)
		return false;
	*row = r;
	*column = c;
	return true;
}

static bool refuse_cell(struct xml *x, enum word word)
{
	x->e->row = x->cell->row;
	x->e->column = x->cell->column;
	return stop(x, word);
}

static void start_row(struct xml *x, const char **attribute)
{
	struct cell *c = x->cell;
	const char *r = attribute_of(attribute, "r");
	c->row = r ? number_of(r) : c->row + 1;
	c->column = 0;
	if (c->row < 1 || c->row > SHEET_TEXT_ROWS)
		refuse_cell(x, W_BOOK_DAMAGED);
}

static void start_cell(struct xml *x, const char **attribute)
{
	struct cell *c = x->cell;
	const char *ref = attribute_of(attribute, "r"), *type = attribute_of(attribute, "t");
	c->column++;
	if (ref && !read_place(ref, &c->row, &c->column)) {
		refuse_cell(x, W_BOOK_DAMAGED);
		return;
	}
	c->style = number_of(attribute_of(attribute, "s"));
	c->formula = c->value = false;
	c->type[0] = '\0';
	if (type && !str_eq(type, "n") && strlen(type) < sizeof c->type)
		strcpy(c->type, type);
	collect(x);
	x->collecting = false;
}

static void start_sheet(struct xml *x, const char *name, const char **attribute)
{
	struct cell *c = x->cell;
	if (str_eq(name, "sheetData"))
		c->in_data = true;
	if (!c->in_data)
		return;
	if (x->collecting || (c->value && str_eq(name, "v"))) /* a value within or beside another: neither is that of the cell */
		refuse_cell(x, W_BOOK_DAMAGED);
	else if (str_eq(name, "row"))
		start_row(x, attribute);
	else if (str_eq(name, "c"))
		start_cell(x, attribute);
	else if (str_eq(name, "f"))
		c->formula = true;
	else if (str_eq(name, "rPh"))
		x->in_list = true;
	x->collecting = str_eq(name, "v") || (str_eq(name, "t") && !x->in_list);
	c->value |= x->collecting;
}

/* The text of a shared string, or NULL. */
static const char *shared(const struct rows_xlsx *book, const char *index)
{
	char *end;
	unsigned long i = strtoul(index, &end, 10);
	return end != index && !*end && *index != '-' && i < book->n_strings ? book->string[i] : NULL;
}

static bool put_number(struct xml *x)
{
	const struct rows_xlsx *book = x->book;
	struct cell *c = x->cell;
	char *end, out[SHEET_TEXT_NUMBER];
	double v = strtod(x->text.s, &end);
	if (end == x->text.s || *end || !isfinite(v))
		return refuse_cell(x, W_BOOK_DAMAGED);
	bool styled = c->style >= 0 && (size_t)c->style < book->n_looks;
	look_write(v, styled ? book->look[c->style] : LOOK_NUMBER, book->from_1904, out);
	return sheet_text_put(c->out, c->row, c->column, out, strlen(out), x->e);
}

static void space_for_t(char *time)
{
	char *t = strchr(time, 'T');
	if (t)
		*t = ' ';
}

static bool put_cell(struct xml *x)
{
	struct cell *c = x->cell;
	const char *s = x->text.s;
	if (c->formula && !c->value)
		return refuse_cell(x, W_BOOK_FORMULA);
	if (x->text.n == 0)
		return true;
	if (!*c->type)
		return put_number(x);
	if (str_eq(c->type, "s")) {
		s = shared(x->book, s);
		return s ? sheet_text_put(c->out, c->row, c->column, s, strlen(s), x->e) : refuse_cell(x, W_BOOK_DAMAGED);
	}
	if (str_eq(c->type, "b"))
		s = str_eq(s, "0") || str_eq(s, "false") ? "FALSE" : "TRUE";
	else if (str_eq(c->type, "d"))
		space_for_t(x->text.s); /* 2026-01-05T14:05 */
	else
		unescape(&x->text);
	return sheet_text_put(c->out, c->row, c->column, s, strlen(s), x->e);
}

static void end_sheet(struct xml *x, const char *name)
{
	x->collecting = false;
	if (str_eq(name, "sheetData"))
		x->cell->in_data = false;
	if (str_eq(name, "rPh"))
		x->in_list = false;
	if (x->cell->in_data && str_eq(name, "c") && !put_cell(x))
		XML_StopParser(x->parser, XML_FALSE);
}

bool rows_xlsx_text(struct rows_xlsx *book, size_t i, struct sheet_text *out, struct err *e)
{
	struct cell cell = { .out = out };
	struct xml sheet = { .book = book, .start = start_sheet, .end = end_sheet, .cell = &cell };
	if (!load(book, e) || !read_xml(&sheet, book->sheet[i].path, e))
		return false;
	sheet_text_end(out);
	return true;
}
