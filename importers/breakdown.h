/* One group a row: people by age, sex, place or function, or counts by source. What the rows of such exports become. */
#ifndef IMPORTERS_BREAKDOWN_H
#define IMPORTERS_BREAKDOWN_H
#include "table.h"

enum breakdown_field { /* struct column, field */
	               BREAKDOWN_NOTHING,
	               BREAKDOWN_SEX, /* CELL_LABEL: audience_sexes */
	               BREAKDOWN_AGE, /* CELL_BAND */
	               BREAKDOWN_CATEGORY, /* CELL_TEXT, CELL_LABEL or CELL_COUNT: of the dimension; one of several columns that are `either` */
	               BREAKDOWN_ID, /* CELL_ID: tells categories of one name apart, and stands for one without a name */
	               BREAKDOWN_DAY, /* CELL_DAY, filled: where the file has it, each row is of its own day and the groups are counts */
	               BREAKDOWN_VALUE /* CELL_COUNT: people or events; CELL_SHARE */
};

/* What the groups of a kind are groups of: importer->breakdown. */
struct breakdown {
	const char *dimension; /* "country", "format", ...; NULL with ages and sexes, and when each column says it */
	const char *base; /* of the audience: "followers", "views", ...; NULL when the groups are no people */
	const char *metric; /* the figure that is counted, for channel_count; without a base, or by the day */
	bool sexes; /* categories that are all sexes become sexes */
	bool only_sexes; /* others are refused: an organisation asked what it liked, and the answers may tell of origin, belief or health */
	bool whole; /* shares must add up to 1, give or take their rounding; else at most */
	bool zero_hides; /* 0 is also written for what is too small to tell, or not known yet: it is withheld */
};

/* Rows that name the same group twice refuse the file, and so does a rejected row, unless each row is of its own day: what is left would not be the whole. An empty cell is not
 * stored; one that is withheld is, as such, in an audience. Counts without days of their own need a period (intake_period).
 * Test: tests/unit/importers/test_breakdown.c */
extern const struct facts facts_breakdown;
#endif
