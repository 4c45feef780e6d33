/* CSV records out of pieces of text: RFC 4180, strictly, on libcsv (the one file that knows it). Blanks are kept; a quote in the wrong
 * place refuses the file, since everything after it could be misread. */
#ifndef IMPORTERS_ROWS_CSV_H
#define IMPORTERS_ROWS_CSV_H
#include "base/err.h"

enum { ROWS_FIELD_BYTES = 1 << 20, ROWS_RECORD_BYTES = 8 << 20, ROWS_FIELDS = 1000, ROWS_RECORDS = 10000000 };

struct field {
	const char *s; /* closed with NUL */
	size_t n;
};

struct record {
	long line; /* where it starts: 1 + line feeds before it */
	size_t n; /* 0: a blank line */
	const struct field *field;
	bool open_end; /* the text ended before its line did */
};

/* Takes a record; its texts live until it returns. False stops the reading: with *e set, or because no more is wanted. */
typedef bool record_fn(void *data, const struct record *r, struct err *e);

struct rows_csv;

/* wrapper: 0, or the delimiter of a file whose every record stands in one quoted field, as Excel saves a CSV that it opened as one column;
 * empty fields may follow it.
 * Memory: release with rows_csv_close.      Test: tests/unit/importers/test_rows_csv.c */
struct rows_csv *rows_csv_open(char delimiter, char wrapper, record_fn *take, void *data);
void rows_csv_close(struct rows_csv *r); /* NULL is allowed */

/* The next piece of the text, UTF-8 with LF line ends outside quotes; records do not depend on where the pieces are cut.
 * Errors: ERR_INPUT with row and column for a misplaced quote and for what passes the limits above; those of `take`. */
bool rows_csv_feed(struct rows_csv *r, const char *text, size_t n, struct err *e);
/* The end of the text. Errors: as above, and a quote that was never closed. */
bool rows_csv_end(struct rows_csv *r, struct err *e);
/* Where the reading is: line where the record starts, and number of the field in it, 1-based. */
void rows_csv_place(const struct rows_csv *r, long *line, long *column);
#endif
