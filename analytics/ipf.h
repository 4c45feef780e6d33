/* Iterative proportional fitting (raking): make a table meet totals, changing no ratio more than that takes. */
#ifndef ANALYTICS_IPF_H
#define ANALYTICS_IPF_H
#include "base/err.h"
#include "base/mem.h"

/* Totals that the groups of cells must have. A table's rows, its columns, or crossings of them: any way to divide the cells. */
struct ipf_margin {
	size_t k;
	const size_t *group; /* of each cell, below k */
	const double *target; /* k */
};

enum ipf_state {
	IPF_MET,
	IPF_EMPTY, /* a group whose cells are all 0 has a target: nothing can be multiplied */
	IPF_TOTALS_DIFFER, /* the targets of a margin do not add up to those of the first */
	IPF_NOT_MET /* no table with these zeros has these totals */
};

struct ipf_result {
	enum ipf_state state;
	size_t margin, group; /* which: where it is empty, which differs, or which is farthest from its target */
	size_t n_cycles;
};

/* Multiply the groups of each margin to their target in turn, until a whole cycle changes nothing by more than 1e-12.
 * A zero cell stays zero. Unless the state is IPF_MET, x is no answer.
 * Shape: x: n cells, changed in place.      Units: x and targets in any unit, the margins in the same.
 * Errors: ERR_INPUT for a cell or target that is negative or not finite, or no margin.      Memory: none kept.
 * Cost: cells x margins x cycles (at most 10,000).      Source: Deming & Stephan (1940) Ann. Math. Stat. 11:427-444.
 * Test: tests/unit/analytics/test_ipf.c */
bool ipf_fit(double x[], size_t n, const struct ipf_margin margin[], size_t n_margins, struct ipf_result *out, struct err *e);
#endif
