/* Sheets that are blocks of rows between blank lines. */
#ifndef IMPORTERS_BLOCKS_H
#define IMPORTERS_BLOCKS_H
#include "table.h"

struct block {
	const struct sheet_row *row;
	size_t n;
};

/* No cell of the row has anything in it: also what Excel makes of a blank line, ";;;;". */
bool blocks_is_blank(const struct sheet_row *r);
/* The block that begins at or after row *at; moves *at behind it. No rows: there is none left.      Test: tests/unit/importers/test_meta.c */
struct block blocks_next(const struct sheet *s, size_t *at);
#endif
