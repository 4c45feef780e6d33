/* What can be said when part of the people, or of the table, is unknown: bounds that hold whatever the unknown turns out to be. */
#ifndef ANALYTICS_UNKNOWN_H
#define ANALYTICS_UNKNOWN_H
#include "base/err.h"
#include "result.h"

struct unknown_share {
	struct interval bounds; /* the group's share of everybody, from none to all of the unknowns */
	struct interval confidence; /* covers the true share at level conf, wherever it lies between the bounds */
	double c; /* standard errors beyond the bounds that this takes */
};

/* Worst-case bounds of a group's share: x known members, `unknown` people of unknown group, known people in all groups.
 * Units: people; conf and shares 0..1.      Errors: ERR_INPUT unless 0 <= x <= known, known + unknown > 0, 0 < conf < 1.      Memory: none.
 * Source: Manski (1989); Imbens & Manski (2004) Econometrica 72:1845-1857, eq. 6-7.      Test: data/cases.csv a11 */
bool unknown_share(double x, double known, double unknown, double conf, struct unknown_share *out, struct err *e);

/* Smallest and largest total variation distance that the profile of everybody can have.
 * Shape: x, population: k entries.      Errors: ERR_INPUT for k < 2, counts that are off, nobody, or no population.      Memory: none.
 * Source: the smallest fills shortages first; the largest puts all unknowns in one group (a convex function peaks at a vertex).
 * Test: data/cases.csv a11, and against a grid in tests/unit/analytics/test_unknown.c */
bool unknown_tvd(const double x[], const double population[], size_t k, double unknown, struct interval *out, struct err *e);

/* Tipping points: the smallest and largest share of the group among the unknowns with which it would be shown inside its band.
 * NaN, NaN if no share does.      Units: people; deff >= 1; pi, se, delta, result 0..1; se: standard error of pi, 0 for a census.
 * Errors: ERR_INPUT as unknown_share, or pi, alpha, deff off.      Memory: none.      Source: represent_at_least.      Test: data/cases.csv a11 */
struct unknown_band {
	double pi, se, delta, alpha, deff;
};
bool unknown_tipping(double x, double known, double unknown, const struct unknown_band *band, struct interval *out, struct err *e);

/* What each of n_withheld cells shown as "< threshold" can be, when the given cells add up to `given` of a published total.
 * *feasible is false when no counts fit (the total or a cell is wrong); the ends then cross, for the words of a refusal. One withheld cell is
 * known exactly.
 * Errors: ERR_INPUT if a count is off, or threshold or n_withheld is below 1.      Memory: none.      Test: data/cases.csv a11 */
bool unknown_withheld(double given, double n_withheld, double threshold, double total, struct interval *out, bool *feasible, struct err *e);

/* What rounded shares can be, given that they add up to 1: half a unit either way, cut by what the others leave.
 * *feasible is false when they cannot add up to 1 (a category is missing); ends of out then cross.
 * Shape: share, out: k entries.      Units: shares and unit 0..1.      Errors: ERR_INPUT if a share is off, k < 1 or unit <= 0.
 * Test: data/cases.csv a11 */
bool unknown_rounded(const double share[], size_t k, double unit, struct interval out[], bool *feasible, struct err *e);
#endif
