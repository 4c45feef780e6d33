/* What stands where in a delimited text: what is above the header, the header, rows, blank lines, tables that follow, what is below them.
 * Learned from the beginning; then every record gets its role in one pass. */
#ifndef IMPORTERS_OUTLINE_H
#define IMPORTERS_OUTLINE_H
#include "dialect.h"

enum role { ROLE_ABOVE, ROLE_HEADER, ROLE_ROW, ROLE_BLANK, ROLE_BELOW };

struct outline_record {
	enum role role;
	size_t table; /* 1, 2, ... */
	struct lenient_record record; /* the rows of a header of several lines come as one: their names joined by a blank */
};

typedef bool outline_fn(void *data, const struct outline_record *r, struct err *e);

struct outline;
/* Learn from the first n bytes of a text (whole: from all of it). Memory: from m, but for what outline_close releases.      Test: tests/unit/importers/test_outline.c */
struct outline *outline_learn(struct mem *m, const struct dialect *d, const char *text, size_t n, bool whole);
void outline_close(struct outline *o); /* NULL is allowed */
size_t outline_width(const struct outline *o); /* fields of the first table's rows */
size_t outline_header_rows(const struct outline *o); /* 0: no header */
bool outline_is_typed(const struct outline *o); /* a column of figures or days tells the header from the rows */

/* Then, from the beginning of the text, each of its records: the outline gives them their roles and hands them to `take`. */
void outline_begin(struct outline *o, outline_fn *take, void *data);
bool outline_record(void *outline, const struct lenient_record *r, struct err *e); /* a lenient_fn */
#endif
