/* What headers and cells of CBS tables mean, as codes ("T001038", "k_0Tot15Jaar_8") and as labels ("Mannen", "0 tot 15 jaar"). */
#ifndef IMPORTERS_CBS_WORDS_H
#define IMPORTERS_CBS_WORDS_H
#include "table.h"

enum cbs_role {
	CBS_SKIP, /* row number, label beside a code, date beside a period */
	CBS_SEX,
	CBS_AGE,
	CBS_REGION, /* code, or name where the file has no codes */
	CBS_REGION_NAME,
	CBS_REGION_LEVEL, /* Land, Gemeente, Wijk, Buurt */
	CBS_PERIOD,
	CBS_OTHER, /* any other dimension */
	CBS_TOPIC, /* counts */
	CBS_MEASURE,
	CBS_VALUE,
	CBS_ATTRIBUTE /* one figure a row: which, the figure, why it is not there */
};

enum cbs_topic {
	CBS_NOT_PEOPLE, /* averages, percentages, households, ... */
	CBS_PEOPLE, /* inhabitants, of the row's sex, age and category */
	CBS_OF_SEX, /* inhabitants of one sex; the table has no such dimension */
	CBS_OF_AGE,
	CBS_OF_CATEGORY /* people by their place in the household */
};

struct cbs_heading {
	enum cbs_role role;
	const char *title; /* trimmed, for messages and as the name of a dimension */
	const char *stem; /* a topic without its number or unit: two columns of one stem are not the same figure */
	enum cbs_topic topic;
	char sex;
	int age_from, age_to;
	const char *dim, *category;
	int unit; /* 1 or 1000 */
};

/* Read one header.      Memory: texts from m.      Test: tests/unit/importers/test_cbs.c */
void cbs_read_heading(struct mem *m, const char *text, struct cbs_heading *out);

/* Cells of a dimension; false when the cell is none of these. */
bool cbs_read_sex(struct mem *m, const char *cell, char *sex); /* 0: together */
bool cbs_read_age(struct mem *m, const char *cell, int *from, int *to);
/* The day a period begins; the star of a provisional year. */
bool cbs_read_period(struct mem *m, const char *cell, int *day, bool *provisional);
/* A category of another dimension: "" for everybody, NULL for a subtotal of others; else a name. */
const char *cbs_read_category(struct mem *m, const char *cell);
/* The measure of inhabitants in the new open data. */
bool cbs_is_people(struct mem *m, const char *measure);
#endif
