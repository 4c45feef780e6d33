/* A table as delimited text, whole in memory: a header of names, and records with a cell for each name. For files that the program brings
 * itself or that stand beside them; exports of platforms go through importers/. */
#ifndef STUDY_RECORDS_H
#define STUDY_RECORDS_H
#include "base/err.h"

enum { RECORDS_BYTES = 64 << 20 };

struct record_row {
	long line; /* where it starts, 1-based */
	const char *const *cell; /* n_columns */
};

struct records {
	const char *path;
	size_t n_columns;
	const char *const *name;
	size_t n;
	const struct record_row *row;
};

/* RFC 4180 with commas, UTF-8; blank lines are passed over.
 * Errors: ERR_INPUT or ERR_SYSTEM with file, row and column: not there, larger than RECORDS_BYTES, no text, a misplaced quote, a column
 * named twice, a record with more or fewer cells than there are names, no record at all.
 * Memory: from m.      Test: tests/unit/study/test_selftest.c */
bool records_read(struct mem *m, const char *path, struct records *out, struct err *e);

/* The number of the column of this name; n_columns: there is none. */
size_t records_column(const struct records *r, const char *name);
#endif
