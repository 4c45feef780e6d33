/* Delimited records out of text, leniently: whatever the text, records come out and nothing of it is lost. What does not fit the dialect is
 * kept as it stands and counted as mended. For looking at a file; rows_csv is the strict reader that importing uses. */
#ifndef IMPORTERS_LENIENT_H
#define IMPORTERS_LENIENT_H
#include "rows_csv.h"
#include <stdint.h>

enum escape { ESCAPE_DOUBLED, ESCAPE_BACKSLASH, ESCAPE_NONE }; /* how a quote stands inside a quoted field */

enum { DELIMITER_BYTES = 2, LENIENT_RECORD = ROWS_RECORD_BYTES };

struct dialect {
	char delimiter[DELIMITER_BYTES + 1]; /* "": a record is one field */
	char quote;
	enum escape escape;
};

enum mend {
	MEND_QUOTE_OPEN, /* a quote at the beginning of a field that no quote closes: taken as text */
	MEND_QUOTE_INSIDE, /* a quote inside a quoted field that is not escaped: taken as text */
	MEND_TOO_LONG, /* a record of more than LENIENT_RECORD bytes: cut there */
	MEND_DELIMITER, /* a row with another delimiter: divided by that (fit.h) */
	MEND_MORE, /* a row with a delimiter too many: an empty field left out, or two joined (fit.h) */
	MEND_LESS, /* a row with a delimiter too few: divided where it is missing (fit.h) */
	MENDS
};

enum line_end { LINE_LF, LINE_CRLF, LINE_CR, LINE_ENDS };

struct lenient_record {
	long line; /* 1-based */
	size_t n; /* 0: a blank line */
	const struct field *field;
	const bool *quoted; /* per field: stood in quotes */
	int mended[MENDS]; /* how often, in this record */
	size_t n_quoted, n_stray; /* fields in quotes; quotes that are text */
	size_t n_doubled, n_backslashed, n_bare; /* with ESCAPE_NONE: how the quotes inside quoted fields look */
	const char *raw; /* as it stands in the file, without its line end */
	size_t n_raw;
};

/* Cuts the records of a text, one after the other, and keeps the fields of the last. */
struct splitter;
struct splitter *splitter_new(struct mem *m);
void splitter_restart(struct splitter *s); /* another text begins */
/* Cut the record that the text begins with. Returns the bytes it takes with its line end, 0 when the text ends before it does and is not
 * `whole`. *end: its line end, LINE_ENDS when the text ends instead.      Test: tests/unit/importers/test_lenient.c */
size_t splitter_cut(struct splitter *s, const struct dialect *d, const char *text, size_t n, bool whole, struct lenient_record *out,
                    enum line_end *end);

typedef bool lenient_fn(void *data, const struct lenient_record *r, struct err *e);

struct lenient;
/* Memory: release with lenient_close; a few times the longest record, which is at most LENIENT_RECORD. */
struct lenient *lenient_open(const struct dialect *d, lenient_fn *take, void *data);
void lenient_close(struct lenient *l); /* NULL is allowed */
/* The next piece of text. False when `take` wants no more. */
bool lenient_feed(struct lenient *l, const char *text, size_t n, struct err *e);
bool lenient_end(struct lenient *l, struct err *e);
/* How many records ended with this line end so far. */
int64_t lenient_line_ends(const struct lenient *l, enum line_end end);
bool lenient_open_end(const struct lenient *l); /* did the last record end with the text? */
#endif
