/* A list of flat JSON objects as a table, on jansson (the one file that knows it): [{...}, ...], or an object in which such a list stands
 * under "value", as open data services answer. The names of the first object are the header; each object is a row. Objects are read one at a
 * time, so that memory goes with the text that is made. */
#ifndef IMPORTERS_ROWS_JSON_H
#define IMPORTERS_ROWS_JSON_H
#include "sheet_text.h"

enum { ROWS_JSON_BYTES = 32 << 20 };

/* Does the text begin as JSON does? */
bool rows_json_is(const char *head, size_t n);
/* *is_table: false, and nothing is put, when there is no such list.      Errors: ERR_INPUT with the row for an object that is not sound or has
 * other names than the first, for a value that is itself a list or an object, and for one page of several.
 * Test: tests/unit/importers/test_rows_json.c */
bool rows_json_text(const char *text, size_t n, struct sheet_text *out, bool *is_table, struct err *e);
/* A table of a report that this program made (reports/out_json): each row's cells of these names, "" where there is none, at most
 * ROWS_JSON_NAMES. False: it is no sound JSON, or has no such table.      Test: tests/unit/study/test_against.c */
enum { ROWS_JSON_NAMES = 8 };
bool rows_json_report(const char *text, size_t n, const char *table, const char *const name[], size_t n_names,
                      void (*take)(void *data, const char *const cell[]), void *data);
#endif
