/* Age and sex together: who is missing among young women, old men; or what two separate breakdowns can hide. */
#ifndef REPORTS_CROSS_H
#define REPORTS_CROSS_H
#include "people.h"

enum { CROSS_SEXES = 2 }; /* women, men */

struct cross_input {
	const struct people *people; /* behind its gate: what its tables hide stays hidden here */
	size_t k;
	const struct group *group; /* k age groups, upwards */
	const double *x; /* k x CROSS_SEXES participants whose age and sex are both known; NULL: never counted together */
	const double *population; /* k x CROSS_SEXES residents; NULL: not known together */
};

enum cross_kind {
	CROSS_NOTHING, /* nothing can be said */
	CROSS_TABLE,
	CROSS_BOUNDS /* only age and sex apart: how far both together may lie from the population */
};

struct cross_cell {
	bool hidden;
	int64_t x; /* COUNT_MISSING: hidden */
	double share, population; /* of everybody in the table, 0..1; share NaN: hidden */
	struct interval interval; /* of share, for all cells together; NaN: hidden */
};

struct cross {
	enum cross_kind kind;
	const struct people *people;
	size_t k;
	const struct group *group;
	const struct cross_cell *cell; /* k x CROSS_SEXES */
	int64_t known;
	double least, most; /* CROSS_BOUNDS: distance to the population, 0..1 */
};

/* A table needs PEOPLE_PERCENT_BASE people, both sexes shown apart, and the population by both; its small cells are hidden, and others that
 * protect them, so that the published totals by age and by sex tell nothing of them. Bounds need every group to be shown.
 * Errors: ERR_INPUT as disclose_two_way and joint_tvd.      Memory: from m.      Source: methods sections 4 and 10.
 * Test: tests/unit/reports/test_cross.c */
bool cross_pass(struct mem *m, const struct cross_input *in, struct cross *out, struct err *e);
/* The section, with its heading; nothing for CROSS_NOTHING. */
void cross_blocks(struct doc *d, const struct cross *x);
#endif
