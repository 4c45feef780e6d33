/* Reference cases: inputs with the answers that another program, or a publication, gives for them. One flat file, a row a number:
 * area,case,side,key,type,value,tol. data/README.md describes it. */
#ifndef STUDY_CASES_H
#define STUDY_CASES_H
#include "base/err.h"

enum case_type { CASE_NUMBER, CASE_TEXT, CASE_FLAG, CASE_NULL };

struct case_row {
	const char *key; /* conf, x[0], dims.age.share[2] */
	enum case_type type;
	const char *text; /* as in the file; "" for null */
	double value; /* of a flag 0 or 1; NaN for a text and null */
	double tolerance; /* relative */
	long line;
};

struct reference_case {
	const char *area, *name;
	const struct reference_case *file; /* n_file: all cases of its file */
	size_t n_file;
	size_t n_input, n_expected;
	const struct case_row *input; /* in the order of their keys, byte by byte */
	const struct case_row *expected; /* in the order of the file */
};

struct cases {
	const char *path;
	size_t n;
	struct reference_case *item;
};

/* Read a file of cases. A number is as C, R or Python print it, also Inf; NaN and NA are null.
 * Errors: as records_read; ERR_INPUT with file, row and column for other columns, a side, type, value or tolerance that cannot be, a key
 * twice, a case without expectations, and rows of one case that do not stand together.
 * Memory: from m.      Test: tests/unit/study/test_selftest.c */
bool cases_read(struct mem *m, const char *path, struct cases *out, struct err *e);

/* The row of this key among n that are sorted by key; NULL: there is none. */
const struct case_row *case_find(const struct case_row sorted[], size_t n, const char *key);
void case_sort(struct case_row row[], size_t n);
/* Is `key` the key `top`, or does it lie below it: x, x[0] and x.y below x? */
bool case_is_below(const char *key, const char *top);
#endif
