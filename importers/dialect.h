/* The dialect of a delimited text, learned from its beginning: each delimiter and quote is tried, and the one under which the text is most
 * like a table wins. */
#ifndef IMPORTERS_DIALECT_H
#define IMPORTERS_DIALECT_H
#include "lenient.h"

enum { DIALECT_RECORDS = 1000 };

/* What a cell looks like. A shape only: no value is read. */
enum shape { SHAPE_EMPTY, SHAPE_NUMBER, SHAPE_TIME, SHAPE_TEXT };
enum shape shape_of(const char *s, size_t n);

/* The delimiters that are known; closed with a NULL. */
extern const char *const dialect_delimiters[];

/* Learn from the first n bytes of a text (whole: from all of it); at most DIALECT_RECORDS records are looked at. A text without any
 * delimiter has delimiter "".
 * How: for each pair of delimiter and quote, the share of records with the commonest number of fields, times the share of quotes that stand
 * where quotes belong, times the share of cells without other delimiters; pattern and type scores as in van den Burg, Nazabal, Sutton (2019),
 * Wrangling messy CSV files by detecting row and type patterns, Data Min. Knowl. Disc. 33:1799-1820.
 * Memory: none kept.      Test: tests/unit/importers/test_dialect.c */
void dialect_learn(const char *text, size_t n, bool whole, struct dialect *out);
#endif
