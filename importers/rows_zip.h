/* What is in a zip, on libzip (the one file that knows it). Members are read as a stream; nothing is ever written to disk, so a name in a
 * zip leads nowhere: it is only shown. A workbook of Excel (.xlsx) is a zip too.      Test: tests/unit/importers/test_container.c */
#ifndef IMPORTERS_ROWS_ZIP_H
#define IMPORTERS_ROWS_ZIP_H
#include "source.h"

enum { ZIP_RATIO = 200, ZIP_RATIO_FROM = 16 << 20 }; /* what unpacks to more than this and that many times its size is no export */

struct rows_zip;

struct rows_zip_entry {
	const char *name; /* UTF-8, with / between folders, safe to show; nothing that leads out of the zip */
	int64_t size; /* unpacked, as the zip says; reading stops there */
	bool folder, locked; /* locked: it wants a password */
};

/* Open the zip in a file, or in n bytes that stay where they are. `then`: the file as it was, to see that it does not change.
 * Errors: ERR_INPUT for what is no whole zip; ERR_SYSTEM.      Memory: release with rows_zip_close. */
bool rows_zip_open(struct rows_zip **out, int fd, const struct stat *then, struct err *e);
bool rows_zip_open_bytes(struct rows_zip **out, const void *bytes, size_t n, struct err *e);
void rows_zip_close(struct rows_zip *z); /* NULL is allowed */

size_t rows_zip_count(const struct rows_zip *z);
const struct rows_zip_entry *rows_zip_entry(const struct rows_zip *z, size_t i);
/* The first entry of this name, capitals or not. */
bool rows_zip_find(const struct rows_zip *z, const char *name, size_t *i);

/* The bytes of one member. Errors, also later from the stream: ERR_INPUT for a password, a way of packing that is not known, a wrong check
 * sum, and what unpacks to far more than it could.      Memory: close the stream before the zip. */
bool rows_zip_stream(struct rows_zip *z, size_t i, struct source_stream *out, struct err *e);
#endif
