/* Is a file of Statbel whole? It has no rows for groups with nobody in them, so that a cut file looks like a small population: ages that the
 * cut took away would count as 0. What is counted here tells one from the other wherever the numbers are large enough to tell. */
#ifndef IMPORTERS_STATBEL_CHECK_H
#define IMPORTERS_STATBEL_CHECK_H
#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STATBEL_OLDEST = 100 /* and over */ };

struct statbel_group {
	const char *place, *name; /* code and name of the place */
	char sex; /* 'M', 'F' */
	const char *nationality, *status; /* NULL: the file has no such column */
};

enum statbel_lack { STATBEL_WHOLE, STATBEL_AGE, STATBEL_GROUP };

struct statbel_gap {
	enum statbel_lack lack;
	const char *name; /* of the place */
	int age; /* STATBEL_AGE: the first that lacks */
};

struct statbel_check;

struct statbel_check *statbel_check_new(struct mem *m);
/* Count n people of an age, 0 to STATBEL_OLDEST. False: the group had a row for this age before, or the
 * file has more nationalities or statuses than any file of Statbel; the oldest class may have several, one for
 * each age in it. Texts are copied.      Test: tests/unit/importers/test_statbel.c */
bool statbel_check_add(struct statbel_check *check, const struct statbel_group *group, int age, int64_t n);
/* What lacks first, by place in the order of the file. An age lacks where nobody has it and its neighbours lead one to expect DENSE people or
 * more: by chance (Poisson) less than once in three million such ages. A group lacks where a place of BIG people or more has no women, no
 * men, or one of them with fewer than four civil statuses or two nationalities.      Test: as above. */
struct statbel_gap statbel_check_gap(const struct statbel_check *check);
#endif
