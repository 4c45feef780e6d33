/* The tally sheet: one page to count the people at a meeting by the groups of the agreement, without names. */
#ifndef REPORTS_TALLY_H
#define REPORTS_TALLY_H
#include "analytics/sample.h"
#include "doc.h"
#include "out_xlsx.h"

struct tally {
	const char *trajectory; /* NULL: of none */
	const struct group *age; /* upwards */
	size_t n_ages;
	int64_t dated; /* UTC seconds: when these groups were agreed */
};

/* As a page to print.      Test: tests/unit/reports/test_tally.c */
void tally_build(struct doc *d, const struct tally *t);
/* As a sheet to print.      Memory: from m. */
void tally_book(struct mem *m, enum lang lang, const struct tally *t, struct book *out);
#endif
