/* Followers, reach and participants for 1,000 inhabitants: each with what it counts, its day or days, and the population it is divided by.
 * None of these are added up: one person may follow several accounts, be reached by them and take part. */
#ifndef REPORTS_INHABITANTS_H
#define REPORTS_INHABITANTS_H
#include "people.h"

struct inhabitants_count {
	int64_t n; /* COUNT_MISSING: no export gives it */
	int day;
};

struct inhabitants_channel {
	int64_t id;
	const char *name; /* "Facebook, Plein" */
	struct inhabitants_count followers; /* the newest of the period */
	struct inhabitants_count reach; /* accounts reached on one day: the largest of the period */
};

struct inhabitants {
	size_t n;
	const struct inhabitants_channel *channel; /* online, by platform and name */
	const struct people *people; /* participants to date, and the population */
};

/* A section.      Memory: from the doc.      Test: tests/unit/study/test_inhabitants.c */
void inhabitants_blocks(struct doc *d, const struct inhabitants *in);
#endif
