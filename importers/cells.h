/* Cells to typed values. What a cell means is decided by the kind of file, never by the locale. */
#ifndef IMPORTERS_CELLS_H
#define IMPORTERS_CELLS_H
#include "table.h"

/* Read one cell of n bytes (closed with NUL) as its column says. Texts in *out are from m or constant.
 * False: the cell is not what the column wants; *why is a word with {1} the column's header, {2} the cell.
 * Test: tests/unit/importers/test_cells.c */
bool cell_read(const struct importer *importer, const struct column *column, const char *s, size_t n, struct mem *m, struct value *out,
               enum word *why);

/* The words of a list for a message: "yes, ja, oui, no, nee, non"; of a long list the first.      Memory: from m. */
const char *cell_labels(struct mem *m, const struct label *list);
#endif
