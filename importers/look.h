/* A file as it lies there: how it is read leniently, and what stands where. Nothing is stored. */
#ifndef IMPORTERS_LOOK_H
#define IMPORTERS_LOOK_H
#include "container.h"
#include "outline.h"

enum { LOOK_LINES = 5, LOOK_TABLES = 20 };

struct look_count {
	int64_t n;
	long line[LOOK_LINES]; /* where the first of them stand */
};

struct look_table {
	long line;
	size_t width;
	int64_t n_rows;
};

struct look {
	const char *encoding;
	int64_t bytes;
	struct source_mended mended_bytes;
	struct dialect dialect;
	size_t n_quoted; /* fields in quotes */
	int64_t n_line_ends[LINE_ENDS];
	bool open_end; /* the last record has no line end */
	size_t header_rows; /* 0: no header */
	bool header_told; /* the columns tell the header from the rows; else the first record is taken for it */
	long header_line;
	const char *const *header; /* the names, of the first table */
	size_t n_header;
	struct look_table table[LOOK_TABLES];
	size_t n_tables; /* also those that are not kept */
	struct look_count above, blank, below;
	struct look_count shorter, longer; /* rows of the first table with fewer or more fields than it has columns */
	struct look_count mended[MENDS];
};

struct look_options {
	const char *encoding; /* "windows-1252"; NULL: told by the file */
};

/* Read all of a part of a file. take: gets every record with its role, may be NULL; when it returns false the reading ends.
 * Errors: ERR_INPUT for a form that is no text (a PDF, a database), ERR_SYSTEM, ERR_USAGE for an encoding that is not known. Text that is no
 * table is none.      Memory: texts in *out are from m; else a few times the longest record.      Test: tests/unit/importers/test_look.c */
bool look_part(struct container *c, size_t part, const struct look_options *options, outline_fn *take, void *data, struct mem *m,
               struct look *out, struct err *e);
#endif
