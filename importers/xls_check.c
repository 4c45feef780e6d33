#include "xls_check.h"
#include <stdlib.h>
#include <string.h>

enum {
	HEADER = 512, /* bytes; sectors are counted from behind it */
	HEADER_FATS = 109,
	ENTRY = 128, /* bytes of an entry of the directory */
	NAME = 64, /* bytes of the name in it, at most */
	SMALL = 4096, /* streams below this many bytes stand in the small stream */
	ROWS = 65536, /* of a worksheet, at most */
	COLUMNS = 256,
	FORMATS = 4096 /* Excel allows far fewer */
};
#define NO_SECTOR 0xfffffffau /* from here on: no number of a sector */

enum record {
	FORMULA = 0x0006,
	FILEPASS = 0x002f,
	BOUNDSHEET = 0x0085,
	MULRK = 0x00bd,
	XF = 0x00e0,
	DIMENSIONS = 0x0200,
	NUMBER = 0x0203,
	BOOLERR = 0x0205,
	FORMULA_3 = 0x0206,
	RK = 0x027e,
	FORMULA_4 = 0x0406,
	FORMAT = 0x041e,
	BOF = 0x0809
};

struct span {
	const unsigned char *s;
	size_t n;
};

struct compound {
	struct mem *mem;
	struct span file;
	size_t sector; /* bytes */
	struct span fat, directory;
};

static uint32_t number(const unsigned char *p, int bytes)
{
	uint32_t v = 0;
	while (bytes-- > 0)
		v = v << 8 | p[bytes];
	return v;
}

static bool refuse(struct err *e, enum word word)
{
	return err_set(e, ERR_INPUT, word, NULL, NULL, NULL);
}

/* The pieces of a chain one behind the other. in: what the pieces are of; fat: which piece follows which.
 * Errors: a chain that leaves the file or runs in a circle. */
static bool follow(struct mem *m, struct span in, size_t piece, struct span fat, uint32_t at, struct span *out, struct err *e)
{
	unsigned char *all = mem_alloc(m, in.n + piece);
	size_t n = 0;
	for (; at < NO_SECTOR; at = number(fat.s + 4 * (size_t)at, 4)) {
		size_t from = (size_t)at * piece;
		if (4 * ((size_t)at + 1) > fat.n || from >= in.n || n >= in.n)
			return refuse(e, W_BOOK_DAMAGED);
		size_t part = in.n - from < piece ? in.n - from : piece;
		memcpy(all + n, in.s + from, part);
		n += part;
	}
	*out = (struct span){ all, n };
	return true;
}

static struct span sectors_of(const struct compound *c)
{
	return (struct span){ c->file.s + HEADER, c->file.n - HEADER };
}

/* The table of which sector follows which: its own sectors are listed in the header, and in a chain from there. */
static bool read_fat(struct compound *c, struct err *e)
{
	struct span sectors = sectors_of(c);
	size_t per_list = c->sector / 4, n = 0, n_lists = 0;
	unsigned char *fat = mem_alloc(c->mem, sectors.n + c->sector);
	const unsigned char *list = c->file.s + 76;
	size_t in_list = HEADER_FATS;
	uint32_t next = number(c->file.s + 68, 4);
	for (;;) {
		for (size_t i = 0; i < in_list; i++) {
			uint32_t at = number(list + 4 * i, 4);
			if (at >= NO_SECTOR)
				continue;
			if (((size_t)at + 1) * c->sector > sectors.n || n + c->sector > sectors.n)
				return refuse(e, W_BOOK_DAMAGED);
			memcpy(fat + n, sectors.s + at * c->sector, c->sector);
			n += c->sector;
		}
		if (next >= NO_SECTOR)
			break;
		if (((size_t)next + 1) * c->sector > sectors.n || n_lists++ > sectors.n / c->sector)
			return refuse(e, W_BOOK_DAMAGED);
		list = sectors.s + next * c->sector;
		in_list = per_list - 1;
		next = number(list + 4 * in_list, 4);
	}
	c->fat = (struct span){ fat, n };
	return true;
}

static bool open_compound(struct compound *c, struct err *e)
{
	if (c->file.n < HEADER)
		return refuse(e, W_BOOK_DAMAGED);
	uint32_t shift = number(c->file.s + 30, 2);
	if (shift != 9 && shift != 12)
		return refuse(e, W_BOOK_DAMAGED);
	c->sector = (size_t)1 << shift;
	if (!read_fat(c, e) || !follow(c->mem, sectors_of(c), c->sector, c->fat, number(c->file.s + 48, 4), &c->directory, e))
		return false;
	for (size_t at = 0; at + ENTRY <= c->directory.n; at += ENTRY)
		if (number(c->directory.s + at + 64, 2) > NAME) /* freexl would believe it */
			return refuse(e, W_BOOK_DAMAGED);
	return true;
}

/* The entry of the directory with this name; NULL: none. */
static const unsigned char *find(const struct compound *c, const char *name)
{
	size_t n = strlen(name);
	for (size_t at = 0; at + ENTRY <= c->directory.n; at += ENTRY) {
		const unsigned char *entry = c->directory.s + at;
		size_t i = 0;
		while (i < n && entry[2 * i] == (unsigned char)name[i] && entry[2 * i + 1] == 0)
			i++;
		if (i == n && number(entry + 64, 2) == 2 * (n + 1))
			return entry;
	}
	return NULL;
}

static bool read_stream(const struct compound *c, const unsigned char *entry, struct span *out, struct err *e)
{
	const unsigned char *root = c->directory.s; /* the first entry; the small stream is its own */
	uint32_t start = number(entry + 116, 4);
	size_t size = number(entry + 120, 4);
	struct span small = { 0 }, small_fat = { 0 };
	if (size >= SMALL) {
		if (!follow(c->mem, sectors_of(c), c->sector, c->fat, start, out, e))
			return false;
	} else if (!follow(c->mem, sectors_of(c), c->sector, c->fat, number(root + 116, 4), &small, e) ||
	           !follow(c->mem, sectors_of(c), c->sector, c->fat, number(c->file.s + 60, 4), &small_fat, e) ||
	           !follow(c->mem, small, 64, small_fat, start, out, e)) {
		return false;
	}
	if (out->n < size)
		return refuse(e, W_BOOK_DAMAGED);
	out->n = size;
	return true;
}

struct walking {
	struct mem *mem;
	struct xls_check *out;
	struct xls_sheet *now; /* whose records these are; NULL: those of the workbook */
	int64_t cells; /* claimed */
	bool percent_format[FORMATS]; /* by number of the format */
	bool *percent_look; /* by number of the XF record, which a cell names */
	size_t n_looks, cap_looks;
};

static bool add_sheet(struct walking *w, struct span r, struct err *e)
{
	struct xls_check *x = w->out;
	if (r.n < 4)
		return refuse(e, W_BOOK_DAMAGED);
	x->sheet = mem_grow(w->mem, x->sheet, x->n, &x->cap, sizeof *x->sheet);
	x->sheet[x->n++] = (struct xls_sheet){ .offset = number(r.s, 4) };
	return true;
}

/* The rows and columns that a worksheet says it has, in the wide form or the old narrow one. */
static bool claim(struct walking *w, struct span r, struct err *e)
{
	if (r.n < 10)
		return refuse(e, W_BOOK_DAMAGED);
	bool wide = r.n >= 14;
	uint32_t rows = wide ? number(r.s + 4, 4) : number(r.s + 2, 2), columns = number(r.s + (wide ? 10 : 6), 2);
	if (rows > ROWS || columns > COLUMNS)
		return refuse(e, W_BOOK_DAMAGED);
	w->cells += (int64_t)rows * columns;
	return w->cells <= XLS_CELLS || refuse(e, W_BOOK_TOO_LARGE);
}

static void begin_sheet(struct walking *w, size_t at)
{
	for (size_t i = 0; i < w->out->n; i++)
		if (w->out->sheet[i].offset == at)
			w->now = &w->out->sheet[i];
}

static void note_lost(struct walking *w, struct span r)
{
	if (!w->now || r.n < 4 || w->now->lost_row > 0)
		return;
	w->now->lost_row = (long)number(r.s, 2) + 1;
	w->now->lost_column = (long)number(r.s + 2, 2) + 1;
}

/* --- which numbers are shown as per cents --- */

/* A format's number and its text, of one or two bytes a character; what stands in quotes is shown as it is. */
static void note_format(struct walking *w, struct span r)
{
	bool quoted = false;
	if (r.n < 2 || number(r.s, 2) >= FORMATS)
		return;
	for (size_t i = 2; i < r.n; i++) {
		quoted ^= r.s[i] == '"';
		w->percent_format[number(r.s, 2)] |= r.s[i] == '%' && !quoted;
	}
}

static void note_look(struct walking *w, struct span r)
{
	w->percent_look = mem_grow(w->mem, w->percent_look, w->n_looks, &w->cap_looks, sizeof *w->percent_look);
	w->percent_look[w->n_looks++] = r.n >= 4 && number(r.s + 2, 2) < FORMATS && w->percent_format[number(r.s + 2, 2)];
}

static void note_number(struct walking *w, uint32_t row, uint32_t column, uint32_t look)
{
	struct xls_sheet *s = w->now;
	if (!s || column >= COLUMNS || look >= w->n_looks || !w->percent_look[look])
		return;
	s->percent = mem_grow(w->mem, s->percent, s->n_percent, &s->cap_percent, sizeof *s->percent);
	s->percent[s->n_percent++] = row << 8 | column;
}

/* Row, column and look of one cell; or row, first column, then look and number of each cell, then the last column. */
static void note_numbers(struct walking *w, enum record type, struct span r)
{
	if (type != MULRK && r.n >= 6)
		note_number(w, number(r.s, 2), number(r.s + 2, 2), number(r.s + 4, 2));
	for (size_t i = 0; type == MULRK && 4 + 6 * (i + 1) <= r.n; i++)
		note_number(w, number(r.s, 2), number(r.s + 2, 2) + (uint32_t)i, number(r.s + 4 + 6 * i, 2));
}

static int compare_cells(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
	return (a > b) - (a < b);
}

bool xls_is_percent(const struct xls_sheet *s, unsigned int row, unsigned short column)
{
	uint32_t cell = (uint32_t)row << 8 | column;
	return s->n_percent && bsearch(&cell, s->percent, s->n_percent, sizeof cell, compare_cells);
}

static bool take_record(struct walking *w, enum record type, struct span r, size_t at, struct err *e)
{
	switch (type) {
	case FILEPASS:
		return refuse(e, W_BOOK_PASSWORD);
	case BOUNDSHEET:
		return add_sheet(w, r, e);
	case BOF:
		begin_sheet(w, at);
		break;
	case DIMENSIONS:
		return claim(w, r, e);
	case FORMULA:
	case FORMULA_3:
	case FORMULA_4:
	case BOOLERR:
		note_lost(w, r);
		break;
	case FORMAT:
		note_format(w, r);
		break;
	case XF:
		note_look(w, r);
		break;
	case NUMBER:
	case RK:
	case MULRK:
		note_numbers(w, type, r);
		break;
	}
	return true;
}

/* The records of the workbook: its own, with a list of the worksheets, then those of each worksheet. */
static bool walk(struct span book, struct mem *m, struct xls_check *out, struct err *e)
{
	struct walking w = { .mem = m, .out = out, .percent_format = { [9] = true, [10] = true } }; /* 0% and 0.00% need no record */
	for (size_t at = 0; at + 4 <= book.n;) {
		enum record type = (enum record)number(book.s + at, 2);
		struct span r = { book.s + at + 4, number(book.s + at + 2, 2) };
		if (r.n > book.n - at - 4)
			return refuse(e, W_BOOK_DAMAGED);
		if (!take_record(&w, type, r, at, e))
			return false;
		at += 4 + r.n;
	}
	for (size_t i = 0; i < out->n; i++)
		if (out->sheet[i].n_percent)
			qsort(out->sheet[i].percent, out->sheet[i].n_percent, sizeof(uint32_t), compare_cells);
	return true;
}

bool xls_check(int fd, int64_t size, struct mem *m, struct xls_check *out, struct err *e)
{
	*out = (struct xls_check){ .n = 0 };
	if (size > XLS_BYTES)
		return refuse(e, W_BOOK_TOO_LARGE);
	struct mem *own = mem_new();
	unsigned char *file = mem_alloc(own, (size_t)size);
	struct compound c = { .mem = own };
	struct span book = { 0 };
	bool ok = source_file_bytes(fd, 0, file, (size_t)size, &c.file.n, e);
	c.file.s = file;
	ok = ok && open_compound(&c, e);
	if (ok && find(&c, "EncryptedPackage"))
		ok = refuse(e, W_BOOK_PASSWORD);
	const unsigned char *entry = ok ? find(&c, "Workbook") : NULL;
	if (ok && !entry)
		entry = find(&c, "Book");
	ok = ok && (entry || refuse(e, W_BOOK_DAMAGED)) && read_stream(&c, entry, &book, e) && walk(book, m, out, e);
	mem_free(own);
	return ok;
}
