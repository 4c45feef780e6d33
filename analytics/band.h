/* Age bands and sexes: counts of given groups from single years, finer bands or joint cells, exactly. A cell that crosses a boundary is
 * never split; it is reported. */
#ifndef ANALYTICS_BAND_H
#define ANALYTICS_BAND_H
#include "base/err.h"
#include "sample.h"

enum { BAND_MOST = 12 }; /* groups in a dimension */

enum band_preset {
	BAND_SEX, /* women, men */
	BAND_AGE_3, /* under 35, 35-64, 65 and over */
	BAND_AGE_6 /* under 25, 25-34, 35-44, 45-54, 55-64, 65 and over */
};

/* The groups of a preset for people of min_age and over; bands below min_age fall away, so an old population may have one group only.
 * Returns their number; room for BAND_MOST.      Test: tests/unit/analytics/test_band.c */
size_t band_groups(enum band_preset preset, int min_age, struct group out[]);

/* Groups from the first age of each, rising; the last one is open.      Errors: ERR_INPUT if they do not rise or are more than BAND_MOST. */
bool band_groups_from(const int first_age[], size_t k, struct group out[], struct err *e);

/* People of one sex and age, from a census or an audience. sex 0 and age -1..-1: not known or not broken down. */
struct band_cell {
	char sex; /* 'F', 'M', 'X' or 0 */
	int age_from, age_to; /* both included; AGE_OPEN: and over */
	double n;
	double se; /* standard error of n, where it was estimated (split.h); 0: counted */
};

/* What did not go to a group, in people. */
struct band_rest {
	double crossing; /* in cells that cross the boundary of a group or of the minimum age */
	double unknown; /* of whom the sex or age is not known; crossing ones not included */
	double too_young; /* below the minimum age */
	double other; /* of a sex or age that no group covers (X beside women and men) */
	double ageless; /* counted by sex though their age is not known, so some may be too young */
	size_t n_crossing; /* cells */
};

/* Add up the cells of one table by group: by sex if the groups have one, else by age. Everybody of the table is in a count, in crossing,
 * unknown, too_young or other, once. A table without a cell that has both, but with cells of a sex and cells of an age, is two margins of
 * the same people: then only the margin asked for is read (and the unknowns are those it lists; its base may be larger).
 * Groups must not overlap.      Shape: cell: n; group, count: k.      Units: people, may be fractional.
 * Errors: ERR_INPUT if a count is negative or not finite, an age runs backwards, or k = 0.      Memory: none.
 * Test: tests/unit/analytics/test_band.c */
bool band_tally(const struct band_cell cell[], size_t n, const struct group group[], size_t k, int min_age, double count[],
                struct band_rest *rest, struct err *e);

/* May these counts serve as population? Only if nobody crosses a boundary, is unknown, or may be younger than the minimum age. */
bool band_is_exact(const struct band_rest *rest, int min_age);

/* Join age groups with less than `least` of the population with their smaller neighbour, until none is left; count: their population.
 * Units: least 0..1.      Returns the number of groups left, at least 1.      Test: tests/unit/analytics/test_band.c */
size_t band_join_small(struct group group[], double count[], size_t k, double least);
#endif
