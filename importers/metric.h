/* The dictionary of figures: what each code counts, and whether it may be added up. Codes are what the store holds. */
#ifndef IMPORTERS_METRIC_H
#define IMPORTERS_METRIC_H
#include "base/words.h"
#include <stdbool.h>

enum metric_kind {
	METRIC_EVENT, /* something that happened: may be added over posts and over days */
	METRIC_PERSON, /* different people: never added, someone is there twice */
	METRIC_RATIO, /* a share or an average: never added */
	METRIC_LEVEL /* a state at a moment (followers): never added over days */
};

struct metric {
	const char *code;
	enum metric_kind kind;
	enum word title;
};

/* NULL: no such figure.      Test: tests/unit/importers/test_metric.c (every code that an importer stores is here) */
const struct metric *metric_find(const char *code);
/* The figure's title; its code when it is not known. */
const char *metric_title(const char *code, enum lang lang);
/* A figure as people read it: whole numbers grouped, others with one decimal. Memory: from m. */
char *metric_value(struct mem *m, double value, enum lang lang);
/* Is it a number of people who took part, so that a small one must not be shown? */
bool metric_counts_people(const char *code);
/* May figures of this code be added over rows, days and posts? */
bool metric_adds_up(const char *code);
#endif
