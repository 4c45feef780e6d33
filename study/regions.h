/* Regions of the statistical offices: names, codes, when a code held, what it is part of, and what became of it (data/regions.csv). */
#ifndef STUDY_REGIONS_H
#define STUDY_REGIONS_H
#include "base/err.h"
#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From the most to the least wanted when a name alone is given: people mean the municipality when they say Utrecht. */
enum region_level {
	REGION_MUNICIPALITY,
	REGION_COUNTRY,
	REGION_REGION,
	REGION_PROVINCE,
	REGION_PART, /* of the country: several provinces */
	REGION_COROP, /* several municipalities of a province */
	REGION_DISTRICT,
	REGION_OTHER /* a district or neighbourhood of a municipality, a joined population: known by its code only */
};

struct region {
	const char *code, *name;
	enum region_level level;
	int from, to; /* the first day of the code, and the first day without it; INT_MIN, INT_MAX: not told, none */
	const char *part_of; /* code; "" */
	const char *successors; /* who got its inhabitants: "GM0757:2149 GM0824:5827"; without a number: all of them */
	const char *also; /* other names, divided by | */
};

struct regions {
	const struct region *item;
	size_t n;
};

/* The list in a data folder; empty when there is none (folder may be NULL). In French, Belgian regions have their French name.
 * Memory: from m.
 * Test: tests/unit/study/test_regions.c, against the counts of municipalities that CBS and Statbel give */
void regions_load(struct mem *m, const char *folder, enum lang lang, struct regions *out);

/* What a region of a census is called in a language: its French name where the census calls it as the list does in Dutch, else as it is called.
 * Memory: from m. */
const char *regions_called(struct mem *m, const char *folder, const char *code, const char *name, enum lang lang);

/* Does a code have the form of those of which the list has all: GM0344, PV26, LD01, CR01, 04000, and five digits of which the first two are
 * those of a Belgian district? When it is not in the list it is mistaken, newer than the list, or of a country that numbers likewise. */
bool regions_should_list(const struct regions *all, const char *code);

/* NULL: no such code. Letters of either case. */
const struct region *regions_by_code(const struct regions *all, const char *code);

/* The region that a person means by a code or a name: any case, without accents, by another name ("Den Haag"), with or without what
 * stands in brackets, with or without hyphens and apostrophes, "St." for Sint, with "gemeente", "stad" or "provincie" in front. One that still
 * is goes before one that was, and a municipality before the province of the same name that it lies in; but not those of another country.
 * *out is NULL when nothing has that name.
 * Errors: ERR_USAGE when it is the name of several that are meant as much, with their codes and where they are.      Memory: from m. */
bool regions_find(struct mem *m, const struct regions *all, const char *text, const struct region **out, struct err *e);

/* One of the regions that got the inhabitants of another. */
struct region_heir {
	const struct region *region;
	int64_t inhabitants; /* -1: not told (all of them) */
};
/* Those of a region that ended, in the order of the list.      Memory: from m. */
size_t regions_heirs(struct mem *m, const struct regions *all, const struct region *r, struct region_heir **out);
/* Where all inhabitants of a region that ended live now, through any number of steps; NULL when they were divided. Land without people does
 * not count. Itself when it did not end. */
const struct region *regions_now(struct mem *m, const struct regions *all, const struct region *r);
/* The regions that a new one was made of, when each went into it whole on its first day.      Returns their number, 0 when that is not known.
 * Memory: from m. */
size_t regions_made_of(struct mem *m, const struct regions *all, const struct region *r, const struct region ***out);

/* The municipalities that lie in a larger region or ever did, also those that are no more; none of a COROP area, which the list does not tell.
 * Memory: from m. */
size_t regions_members(struct mem *m, const struct regions *all, const struct region *r, const struct region ***out);

/* The first region that became part of another, with its residents, after a day: figures of that day lack them. NULL: none. */
const struct region *regions_gained(struct mem *m, const struct regions *all, const struct region *r, int day);

/* Are the people of `inner` among those of `outer`, whose figures are of `day`? By part_of, by the digits of districts and neighbourhoods
 * (BU03440101 in WK034401 in GM0344), and because it was merged into it by then. Also true for the same code.
 * *unsure: a COROP area may hold it, which the list does not tell. */
bool regions_within(struct mem *m, const struct regions *all, const char *inner, const char *outer, int day, bool *unsure);

/* "provincie", "gemeente", ... */
enum word region_level_word(enum region_level level);
#endif
