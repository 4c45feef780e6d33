/* Rows of another width than their table: how they would fit its columns. What a column holds is learned from the rows of the right width;
 * a row is mended when exactly one reading of it fits, and left alone otherwise: nothing is guessed. */
#ifndef IMPORTERS_FIT_H
#define IMPORTERS_FIT_H
#include "dialect.h"

struct fit;
/* Memory: from m, but for what fit_close releases. */
struct fit *fit_new(struct mem *m, const struct dialect *d, size_t width);
void fit_close(struct fit *f);
/* One more row of the right width to learn from. */
void fit_learn(struct fit *f, const struct field *field);
/* Read a row of another width anew. In this order, and the first that gives any reading decides:
 *   by another delimiter, exactly;   without one empty field;   with one delimiter more, wherever it makes all cells fit;
 *   with a run of fields joined that a cell with delimiters in it was split into;   the same by another delimiter.
 * A cell fits its column when it has one of the column's shapes (digits, capitals, small letters, signs), its beginning, and is filled or
 * empty as the column always is. False: no reading, or more than one. out: lives until the next call.
 * Test: tests/unit/importers/test_outline.c, test_polluted.c */
bool fit_row(struct fit *f, const struct lenient_record *r, struct lenient_record *out);
/* The same for a header, by quotes and delimiters alone: by another delimiter, exactly; without as many empty names as it has too many;
 * with a delimiter more between two quotes. */
bool fit_header(struct fit *f, const struct lenient_record *r, struct lenient_record *out);
#endif
