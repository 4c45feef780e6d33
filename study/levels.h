/* Columns of records as the statistics take them: texts as numbered levels, figures as numbers. */
#ifndef STUDY_LEVELS_H
#define STUDY_LEVELS_H
#include "records.h"

struct levels {
	size_t k;
	const char **name; /* k, byte by byte */
	size_t *of; /* of each text, the number of its level */
};

/* Memory: from m; names are borrowed.      Test: tests/unit/study/test_selftest.c */
struct levels levels_of(struct mem *m, const char *const text[], size_t n);

/* The cells of a column. */
const char *const *column_texts(struct mem *m, const struct records *r, size_t column);

/* The same as numbers.      Errors: ERR_INPUT with the row when there is no such column, or a cell is no number. */
bool column_numbers(struct mem *m, const struct records *r, const char *name, double **out, struct err *e);
#endif
