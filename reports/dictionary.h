/* The data dictionary of a report: what each column of each of its tables means, and in which unit. */
#ifndef REPORTS_DICTIONARY_H
#define REPORTS_DICTIONARY_H
#include "doc.h"

#define DICTIONARY_ID "dictionary"

/* A table for CSV alone (table, column, meaning, unit, about), a row for each column, in the order of the tables, and at the end of those of
 * `more`, a table that is a file only. It does not name itself.
 * Memory: from d->mem; *d is left as it is.      Test: tests/cli/dictionary.sh */
const struct table *dictionary_of(struct doc *d, const struct table *more);
#endif
