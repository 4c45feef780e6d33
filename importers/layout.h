/* How a file is laid out and which importer reads it, learned from its first records. */
#ifndef IMPORTERS_LAYOUT_H
#define IMPORTERS_LAYOUT_H
#include "rows_csv.h"
#include "table.h"

enum { LAYOUT_HEAD = 1 << 18, NO_COLUMN = -1 };

struct layout {
	const struct importer *importer;
	char delimiter;
	char wrapper; /* 0, or what follows the one quoted field that each record stands in */
	bool above_header; /* table: there are other lines above its header */
	long header_line; /* table: where the header starts; sheet: first line of data */
	size_t n_fields; /* table: fields of the header */
	const int *column; /* table: the importer's column for each of these fields, or NO_COLUMN */
	const char *const *header; /* table: per column of the importer, as spelled in this file; NULL where it lacks */
	const long *place; /* table: per column, its field number; 0 where it lacks */
	const struct wide_column *const *wide; /* table: per field, the column that the importer knows by its form; NULL: none */
	size_t n_wide; /* how many of them there are */
	const char *unknown; /* table: headers no column is named after, "A, B"; "": none */
	const char *twice; /* table: headers of columns that occur more than once; "": none */
};

/* Recognise the text of the beginning of a file (whole: of all of it). kind: an importer's name, or NULL to try all.
 * Errors: ERR_INPUT saying what is nearest and what differs; ERR_USAGE for an unknown kind.      Memory: texts in *out are from m.
 * Test: tests/unit/importers/test_layout.c */
bool layout_learn(const char *head, size_t n, bool whole, const char *kind, struct mem *m, struct layout *out, struct err *e);

/* The same among these importers only (a list that ends with NULL): what a map describes. */
bool layout_learn_of(const struct importer *const *list, const char *head, size_t n, bool whole, const char *kind, struct mem *m,
                     struct layout *out, struct err *e);

/* "comma", ... as shown to people: the mark itself, or "tab". */
const char *layout_delimiter(const struct layout *l);
#endif
