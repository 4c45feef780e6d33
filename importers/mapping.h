/* A map: a small file that says what the columns of any delimited file are, so that it can be taken in without a kind of its own. Cells parted
 * by tabs; # begins a remark:
 *
 *     @kind       posts                  posts, days or survey
 *     @platform   facebook               posts and days: of which platform
 *     @dates      us                     iso (default), us, us-short, europe or words
 *     @zone       pacific                utc, pacific or amsterdam (default)
 *     @decimal    ,                      a point by default
 *     @missing    n/a                    a word for "not reported"; as often as needed
 *     @activity   Enquête plein          survey: what it is called
 *     @where      Network   Facebook     only rows that have this word in that column; others are not of this import
 *     @word       Format    Foto  image  what a word in a column means: a type of content, F, M, X, yes, no
 *     Q1          question  Wat nu?      survey: a closed question, and how it was asked when the header does not say so
 *     Post ID     id                     a header, and what is under it */
#ifndef IMPORTERS_MAPPING_H
#define IMPORTERS_MAPPING_H
#include "table.h"

/* Make an importer of a map. Its name is own-posts, own-days or own-survey.
 * Errors: ERR_INPUT with the map's own row and column, ERR_SYSTEM.      Memory: from m.      Test: tests/unit/importers/test_mapping.c */
bool mapping_read(struct mem *m, const char *path, const struct importer **out, struct err *e);

/* What a kind that a map makes has without its columns; NULL: it is none. */
const struct importer *mapping_kind(const char *name);

enum survey_field { /* struct column, field, of facts_survey */
	            SURVEY_NOTHING,
	            SURVEY_DAY, /* CELL_DAY or CELL_TIME: when the answer was given */
	            SURVEY_SEX, /* CELL_LABEL */
	            SURVEY_AGE, /* CELL_COUNT: years */
	            SURVEY_BIRTH_YEAR, /* CELL_COUNT */
	            SURVEY_BAND, /* CELL_BAND */
	            SURVEY_FIRST_TIME, /* CELL_LABEL: yes, no, unknown */
	            SURVEY_QUESTION /* CELL_TEXT: an answer to a closed question; its labels say what answers mean */
};

/* Answers of people, one a row: counted in groups while they are read, closed questions also by answer, and dropped. importer->activity names the survey.
 * Test: tests/unit/importers/test_mapping.c */
extern const struct facts facts_survey;
#endif
