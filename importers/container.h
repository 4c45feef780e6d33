/* A file and its parts, recognised by its first bytes and never by its name. A plain file is one part without a name; a zip has a part for
 * each file of delimited text in it and for each worksheet of a workbook in it; a workbook (.xlsx, .xls) has one for each worksheet.
 * What a password locks is refused.      Test: tests/unit/importers/test_container.c */
#ifndef IMPORTERS_CONTAINER_H
#define IMPORTERS_CONTAINER_H
#include "source.h"

enum { CONTAINER_PARTS = 500, CONTAINER_BOOK_BYTES = 64 << 20 }; /* parts; bytes of a workbook within a zip */

struct container;

/* Errors: ERR_INPUT for what cannot be opened, is damaged, locked, or holds no table; ERR_SYSTEM.
 * Memory: release with container_close, after every source read from it. */
bool container_open(struct container **out, const char *path, struct err *e);
void container_close(struct container *c); /* NULL is allowed */

bool container_is_plain(const struct container *c);
size_t container_parts(const struct container *c); /* a plain file: 1; else 1 or more */
/* "Table data.csv", "All posts", "book.xlsx: Sheet1"; "" for a plain file. No two are the same. */
const char *container_part_name(const struct container *c, size_t i);
/* Files of a zip that are no parts, joined by ", "; "": none. */
const char *container_passed(const struct container *c);
/* May one of them hold tables: a zip within the zip, a workbook of another program? */
bool container_passed_box(const struct container *c);

/* One part as text. A worksheet is made text of here (sheet_text.h) and kept until another is asked for: only one of them can be open.
 * Errors: as source_open; ERR_INPUT with row and column for what is wrong in a worksheet.      Memory: release with source_close. */
bool container_read(struct container *c, size_t i, struct source_options options, struct source **out, struct err *e);
/* The SHA-256 of the whole file.      Errors: ERR_INPUT when it changed, ERR_SYSTEM. */
bool container_hash(const struct container *c, char out[HASH_HEX], struct err *e);
#endif
