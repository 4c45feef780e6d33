/* A document as a workbook: one sheet a table, numbers as numbers, days as days. */
#ifndef REPORTS_DOC_BOOK_H
#define REPORTS_DOC_BOOK_H
#include "doc.h"
#include "out_xlsx.h"

/* The first sheet tells which tables there are; then each table with all its columns, also those for data alone.
 * A cell that is withheld says so; one that is missing is empty.      Memory: from d->mem; texts are borrowed.
 * Test: tests/unit/reports/test_doc_book.c */
struct book doc_book(const struct doc *d);
#endif
