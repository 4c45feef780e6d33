/* A table of which only the margins are known (age and sex, each by itself): what its cells can be, and how far it can lie from the census. */
#ifndef ANALYTICS_JOINT_H
#define ANALYTICS_JOINT_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

struct joint_margins {
	size_t n_rows, n_columns;
	const double *row, *column; /* n_rows, n_columns: the same people twice, in the same unit */
};

/* The least and the most that each cell can hold.
 * Shape: out: n_rows x n_columns, row by row.      Units: of the margins.
 * Errors: ERR_INPUT for an empty table, counts that are off, or margins that do not add up to the same.      Memory: none.
 * Source: Frechet-Hoeffding.      Test: tests/unit/analytics/test_joint.c */
bool joint_cells(const struct joint_margins *margins, struct interval out[], struct err *e);

struct joint_tvd {
	double row, column; /* total variation distance of each margin */
	struct interval table; /* of the whole table: the least and the most that it can be */
	bool exact; /* the most is reached by some table; false: there were too many to try, and the most is a bound above it */
};

/* How far a table with these margins can lie from the census's.
 * Shape: census: n_rows x n_columns, in any unit.      Units: distances 0..1.      Errors: as joint_cells; no population.      Memory: none kept.
 * Source: the least by linear programming. The most is max over sets of cells of (most that fits in the set - its census share); what fits is
 * the least cut of a network (Ford & Fulkerson, 1956). Sets are tried row by row, leaving out what cannot become the largest.
 * Test: tests/unit/analytics/test_joint.c (against every corner of small tables) */
bool joint_tvd(const struct joint_margins *margins, const double census[], struct joint_tvd *out, struct err *e);
#endif
