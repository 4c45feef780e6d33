#include "container.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "rows_json.h"
#include "rows_xls.h"
#include "rows_xlsx.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define OLD_BOOK "\xd0\xcf\x11\xe0" /* how an .xls begins */

enum { LIST_BYTES = 200, NAME_COLUMNS = 120, PIECE = 1 << 16, CHILD_FDS = 10 /* below it the child that reads has its own */ };

struct book {
	struct rows_xlsx *xlsx; /* or */
	struct rows_xls *xls;
	struct rows_zip *inner; /* that an .xlsx within a zip is */
};

struct part {
	const char *name;
	const struct book *book; /* NULL: a member of the zip, the plain file, or JSON */
	size_t index; /* of the worksheet or the member */
};

struct container {
	struct mem *mem;
	const char *path;
	int fd;
	struct stat then;
	bool plain;
	struct rows_zip *zip; /* NULL: none */
	struct book **book;
	size_t n_books, cap_books;
	struct part *part;
	size_t n, cap;
	struct str passed;
	bool passed_box; /* one of them may hold tables */
	const struct part *text_of; /* the worksheet that `text` is of; NULL: none */
	struct mem *text_mem;
	struct sheet_text text;
};

/* --- learning the parts --- */

static bool name_taken(const struct container *c, const char *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->part[i].name, name))
			return true;
	return false;
}

static bool add_part(struct container *c, const char *name, const struct book *book, size_t index, struct err *e)
{
	if (c->n == CONTAINER_PARTS)
		return err_set(e, ERR_INPUT, W_ZIP_PARTS, NULL, NULL, NULL);
	const char *shown = utf8_clip(c->mem, name, NAME_COLUMNS), *own = shown;
	for (int k = 2; name_taken(c, own); k++)
		own = mem_printf(c->mem, "%s (%d)", shown, k);
	c->part = mem_grow(c->mem, c->part, c->n, &c->cap, sizeof *c->part);
	c->part[c->n++] = (struct part){ own, book, index };
	return true;
}

static struct book *add_book(struct container *c)
{
	c->book = mem_grow(c->mem, c->book, c->n_books, &c->cap_books, sizeof *c->book);
	c->book[c->n_books] = mem_alloc(c->mem, sizeof **c->book);
	return c->book[c->n_books++];
}

static bool ends_as(const char *name, const char *extension)
{
	size_t n = strlen(name), n_extension = strlen(extension);
	return n >= n_extension && strcasecmp(name + n - n_extension, extension) == 0;
}

static void pass(struct container *c, const char *name)
{
	static const char *const boxes[] = { ".zip", ".gz", ".7z", ".rar", ".ods", ".numbers", ".json" };
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		c->passed_box |= ends_as(name, boxes[i]);
	if (c->passed.n > LIST_BYTES)
		return;
	str_add(&c->passed, c->passed.n ? ", " : "");
	str_add(&c->passed, c->passed.n > LIST_BYTES ? "…" : utf8_clip(c->mem, name, NAME_COLUMNS));
}

/* The worksheets of a workbook in this zip. within: "book.xlsx: " for one that is in another zip. */
static bool add_worksheets(struct container *c, struct rows_zip *zip, struct book *book, const char *within, struct err *e)
{
	if (!rows_xlsx_open(&book->xlsx, zip, e))
		return false;
	for (size_t i = 0; i < rows_xlsx_count(book->xlsx); i++)
		if (!add_part(c, mem_printf(c->mem, "%s%s", within, rows_xlsx_name(book->xlsx, i)), book, i, e))
			return false;
	return true;
}

/* Those of an old one. */
static bool add_xls_worksheets(struct container *c, const struct book *book, const char *within, struct err *e)
{
	for (size_t i = 0; i < rows_xls_count(book->xls); i++)
		if (!add_part(c, mem_printf(c->mem, "%s%s", within, rows_xls_name(book->xls, i)), book, i, e))
			return false;
	return true;
}

static bool member_bytes(struct container *c, size_t i, unsigned char **out, size_t *n, struct err *e)
{
	struct source_stream from;
	if (rows_zip_entry(c->zip, i)->size > CONTAINER_BOOK_BYTES)
		return err_set(e, ERR_INPUT, W_BOOK_TOO_LARGE, NULL, NULL, NULL);
	if (!rows_zip_stream(c->zip, i, &from, e))
		return false;
	size_t size = (size_t)from.size, got = 1;
	*out = mem_alloc(c->mem, size + 1); /* one byte more, to see the end */
	bool ok = true;
	for (*n = 0; ok && got > 0 && *n <= size; *n += got)
		ok = from.read(from.data, *out + *n, size + 1 - *n, &got, e);
	from.close(from.data);
	return ok;
}

/* An .xlsx within the zip; by its name only to begin with. */
static bool open_inner_xlsx(struct container *c, struct book *book, const char *name, const unsigned char *bytes, size_t n, struct err *e)
{
	if (!rows_zip_open_bytes(&book->inner, bytes, n, e))
		return false;
	if (rows_xlsx_is(book->inner))
		return add_worksheets(c, book->inner, book, mem_printf(c->mem, "%s: ", name), e);
	pass(c, name);
	return true;
}

/* An old workbook is read by its path: it gets a file without a name, which is gone when it is closed. */
static bool open_inner_xls(struct container *c, struct book *book, const char *name, const unsigned char *bytes, size_t n, struct err *e)
{
	FILE *f = tmpfile();
	bool written = f && fwrite(bytes, 1, n, f) == n && fflush(f) == 0;
	int fd = written ? fcntl(fileno(f), F_DUPFD_CLOEXEC, CHILD_FDS) : -1;
	bool ok = fd >= 0 || err_set(e, ERR_SYSTEM, W_SOURCE_SYSTEM, strerror(errno), NULL, NULL);
	ok = ok && rows_xls_open(&book->xls, mem_printf(c->mem, "/dev/fd/%d", fd), fd, (int64_t)n, e);
	if (fd >= 0)
		close(fd);
	if (f)
		fclose(f);
	return ok && add_xls_worksheets(c, book, mem_printf(c->mem, "%s: ", name), e);
}

/* A workbook within the zip; by its name only to begin with, since either ending is found on either form. */
static bool add_inner(struct container *c, size_t i, struct err *e)
{
	const char *name = rows_zip_entry(c->zip, i)->name;
	unsigned char *bytes = NULL;
	size_t n = 0;
	struct book *book = add_book(c);
	bool ok = member_bytes(c, i, &bytes, &n, e);
	bool old = ok && n >= sizeof OLD_BOOK - 1 && memcmp(bytes, OLD_BOOK, sizeof OLD_BOOK - 1) == 0;
	ok = ok && (old ? open_inner_xls : open_inner_xlsx)(c, book, name, bytes, n, e);
	return ok || err_at(e, mem_printf(c->mem, "%s: %s", c->path, name), 0, 0);
}

/* What macOS and others leave in a zip beside what was put into it. */
static bool is_trace(const char *name)
{
	return str_starts(name, "__MACOSX/") || *path_name(name) == '.';
}

static bool add_member(struct container *c, size_t i, int64_t *bytes, struct err *e)
{
	const struct rows_zip_entry *entry = rows_zip_entry(c->zip, i);
	if (entry->folder)
		return true;
	if (entry->locked)
		return err_set(e, ERR_INPUT, W_ZIP_PASSWORD, NULL, NULL, NULL);
	if (is_trace(entry->name)) {
		pass(c, entry->name);
		return true;
	}
	if (ends_as(entry->name, ".xlsx") || ends_as(entry->name, ".xls"))
		return add_inner(c, i, e);
	if (!ends_as(entry->name, ".csv") && !ends_as(entry->name, ".txt") && !ends_as(entry->name, ".tsv")) {
		pass(c, entry->name);
		return true;
	}
	if (entry->size > SOURCE_BYTES_MAX - *bytes)
		return err_set(e, ERR_INPUT, W_SOURCE_TOO_LARGE, NULL, NULL, NULL);
	*bytes += entry->size;
	return add_part(c, entry->name, NULL, i, e);
}

static bool open_zip(struct container *c, struct err *e)
{
	int64_t bytes = 0;
	if (!rows_zip_open(&c->zip, c->fd, &c->then, e))
		return false;
	if (rows_xlsx_is(c->zip)) {
		if (!add_worksheets(c, c->zip, add_book(c), "", e))
			return false;
		return c->n > 0 || err_set(e, ERR_INPUT, W_BOOK_DAMAGED, NULL, NULL, NULL);
	}
	for (size_t i = 0; i < rows_zip_count(c->zip); i++)
		if (!add_member(c, i, &bytes, e))
			return false;
	return c->n > 0 || err_set(e, ERR_INPUT, W_ZIP_NO_TABLES, c->passed.n ? c->passed.s : "-", NULL, NULL);
}

static bool open_xls(struct container *c, struct err *e)
{
	struct book *book = add_book(c);
	if (!rows_xls_open(&book->xls, c->path, c->fd, c->then.st_size, e) || !add_xls_worksheets(c, book, "", e))
		return false;
	if (c->n == 0)
		return err_set(e, ERR_INPUT, W_BOOK_DAMAGED, NULL, NULL, NULL);
	return source_file_unchanged(c->fd, &c->then, e);
}

/* JSON that is a list of objects is a table; any other is left as it is, to be refused as no table. */
static bool open_plain(struct container *c, struct err *e)
{
	unsigned char head[64], *text;
	size_t n, size = (size_t)c->then.st_size;
	bool is_table = false;
	c->plain = true;
	if (!add_part(c, "", NULL, 0, e) || !source_file_bytes(c->fd, 0, head, sizeof head, &n, e))
		return false;
	if (!rows_json_is((const char *)head, n))
		return true;
	if (size > ROWS_JSON_BYTES)
		return err_set(e, ERR_INPUT, W_JSON_TOO_LARGE, NULL, NULL, NULL);
	struct mem *m = mem_new();
	text = mem_alloc(m, size + 1);
	sheet_text_init(&c->text, c->text_mem);
	bool ok = source_file_bytes(c->fd, 0, text, size, &n, e) && rows_json_text((const char *)text, n, &c->text, &is_table, e);
	mem_free(m);
	if (ok && is_table)
		c->text_of = &c->part[0];
	return ok;
}

static bool learn(struct container *c, struct err *e)
{
	unsigned char head[4];
	size_t n;
	if (!source_open_file(c->path, &c->fd, &c->then, e) || !source_file_bytes(c->fd, 0, head, sizeof head, &n, e))
		return false;
	if (n == sizeof head && (memcmp(head, "PK\003\004", 4) == 0 || memcmp(head, "PK\005\006", 4) == 0))
		return open_zip(c, e);
	if (n == sizeof head && memcmp(head, OLD_BOOK, sizeof OLD_BOOK - 1) == 0)
		return open_xls(c, e);
	return open_plain(c, e);
}

bool container_open(struct container **out, const char *path, struct err *e)
{
	struct mem *m = mem_new();
	struct container *c = mem_alloc(m, sizeof *c);
	*c = (struct container){ .mem = m, .path = mem_text(m, path), .fd = -1, .text_mem = mem_new() };
	str_init(&c->passed, m);
	if (learn(c, e)) {
		*out = c;
		return true;
	}
	container_close(c);
	return false;
}

void container_close(struct container *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n_books; i++) {
		rows_xlsx_close(c->book[i]->xlsx);
		rows_xls_close(c->book[i]->xls);
		rows_zip_close(c->book[i]->inner);
	}
	rows_zip_close(c->zip);
	if (c->fd >= 0)
		close(c->fd);
	mem_free(c->text_mem);
	mem_free(c->mem);
}

/* --- using them --- */

bool container_is_plain(const struct container *c)
{
	return c->plain;
}

size_t container_parts(const struct container *c)
{
	return c->n;
}

const char *container_part_name(const struct container *c, size_t i)
{
	return c->part[i].name;
}

const char *container_passed(const struct container *c)
{
	return c->passed.s;
}

bool container_passed_box(const struct container *c)
{
	return c->passed_box;
}

static bool make_text(struct container *c, const struct part *p, struct err *e)
{
	if (c->text_of == p)
		return true;
	c->text_of = NULL;
	mem_free(c->text_mem);
	c->text_mem = mem_new();
	sheet_text_init(&c->text, c->text_mem);
	if (!(p->book->xlsx ? rows_xlsx_text(p->book->xlsx, p->index, &c->text, e) : rows_xls_text(p->book->xls, p->index, &c->text, e)))
		return false;
	c->text_of = p;
	return true;
}

bool container_read(struct container *c, size_t i, struct source_options options, struct source **out, struct err *e)
{
	const struct part *p = &c->part[i];
	struct source_stream stream;
	if (c->plain && c->text_of != p)
		return source_open(out, c->path, options, e);
	if (!p->book && !c->plain)
		return rows_zip_stream(c->zip, p->index, &stream, e) && source_open_stream(out, &stream, options, e);
	if (!make_text(c, p, e))
		return false;
	sheet_text_stream(&c->text, &stream);
	return source_open_stream(out, &stream, options, e);
}

bool container_hash(const struct container *c, char out[HASH_HEX], struct err *e)
{
	struct hash h;
	unsigned char piece[PIECE];
	size_t n = sizeof piece;
	hash_init(&h);
	for (int64_t at = 0; n == sizeof piece; at += (int64_t)n) {
		if (!source_file_bytes(c->fd, at, piece, sizeof piece, &n, e))
			return false;
		hash_add(&h, piece, n);
	}
	hash_hex(&h, out);
	return source_file_unchanged(c->fd, &c->then, e);
}
