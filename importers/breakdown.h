/* One group a row: people by age, sex, place or function, or counts by source. What the rows of such exports become. */
#ifndef IMPORTERS_BREAKDOWN_H
#define IMPORTERS_BREAKDOWN_H
#include "table.h"

enum breakdown_field { /* struct column, field */
	               BREAKDOWN_NOTHING,
	               BREAKDOWN_SEX, /* CELL_LABEL: audience_sexes */
	               BREAKDOWN_AGE, /* CELL_BAND */
	               BREAKDOWN_CATEGORY, /* CELL_TEXT, CELL_LABEL: of the dimension; one of several columns that are `either` */
	               BREAKDOWN_VALUE /* CELL_COUNT: people or events; CELL_SHARE */
};

/* What the groups of a kind are groups of: importer->breakdown. */
struct breakdown {
	const char *dimension; /* "country", "format", ...; NULL with ages and sexes, and when each column says it */
	const char *base; /* of the audience: "followers", "views", ...; NULL when the groups are no people */
	const char *metric; /* then: the figure that is counted, for channel_count */
	bool sexes; /* categories that are all sexes become sexes */
	bool whole; /* shares must add up to 1, give or take their rounding; else at most */
};

/* Rows that name the same group twice refuse the file, and so does a rejected row: what is left would not be the whole. An empty cell is not stored; one that is withheld is, as such.
 * Test: tests/unit/importers/test_breakdown.c */
extern const struct facts facts_breakdown;
#endif
