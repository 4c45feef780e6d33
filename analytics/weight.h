/* Weights that give the people who answered the composition of the population. They never change the verdict. */
#ifndef ANALYTICS_WEIGHT_H
#define ANALYTICS_WEIGHT_H
#include "base/err.h"
#include "base/mem.h"
#include <stdint.h>

/* One trait of everybody, and what the population says of it. */
struct weight_trait {
	size_t k;
	const size_t *group; /* of each person, below k; who is unknown cannot be weighted and is left out by the caller */
	const double *target; /* k: the population, in any unit; only the shares count */
	const char *const *name; /* k: for the words of a refusal; NULL: groups are numbered from 1 */
};

/* People who are alike in every trait, together: what follows costs a cell, not a person. */
struct weight_cells {
	size_t n, n_people;
	size_t *of; /* n_people: the cell of each person */
	size_t *group; /* n_traits x n: the group of each cell */
	double *base, *square; /* n: sums of the base weights, and of their squares */
	double *least, *most; /* n: smallest and largest base weight */
};

/* What the weights do to the certainty: people count as fewer when some count for many. */
struct weight_summary {
	double n, sum;
	double deff; /* Kish: n sum w^2 / (sum w)^2 */
	double n_eff; /* n / deff */
	double min, max; /* relative to the mean weight */
};

/* What stands in the way of weights. */
enum weight_refusal {
	WEIGHT_FITS,
	WEIGHT_EMPTY, /* nobody of a group answered */
	WEIGHT_BEYOND, /* a group would have to count for more, or less, than the limits allow */
	WEIGHT_NO_FIT /* every group can be right, but not all together */
};

struct weight_refused {
	enum weight_refusal why;
	size_t trait, group; /* the group in the way; of WEIGHT_NO_FIT the one where it showed */
	double has, needs; /* WEIGHT_BEYOND: its share of those who answered, and of the population */
};

struct weight_fit {
	bool bounded; /* raking gave somebody more than the cap: the weights are bounded instead */
	double *factor; /* cells: a person's weight is this times the base weight */
	struct weight_summary summary;
	struct weight_refused refused; /* when there are no weights because of the data; the error says the same in words */
};

/* Group the people. base: their base weights, NULL for 1 each. Cells are numbered in the order of their first person.
 * Errors: ERR_INPUT for a group that is not below k, or a base weight that is negative or not finite.      Memory: from m.
 * Cost: people x traits.      Test: tests/unit/analytics/test_weight.c */
bool weight_collapse(struct mem *m, const struct weight_trait t[], size_t n_traits, const double base[], size_t n_people,
                     struct weight_cells *out, struct err *e);

/* Rake to all traits; with one trait this is post-stratification. Weights add up to the targets of the first trait.
 * Errors: ERR_INPUT in words when nobody of a group answered, or when no weights meet all traits together.      Memory: from m.
 * Source: Deming & Stephan (1940), see ipf.h.      Test: tests/unit/analytics/test_weight.c */
bool weight_rake(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, struct weight_fit *out,
                 struct err *e);

/* The same with every factor between lower and upper times the mean one.
 * Errors: as weight_rake, and when a group would have to count for more (or less) than that.
 * Source: Deville & Sarndal (1992), case 6, see calibrate.h. */
bool weight_bounded(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, double lower, double upper,
                    struct weight_fit *out, struct err *e);

/* The program's way: rake; when somebody would count for more than 5 times the mean, bound to [0.2, 5]; refuse what that cannot do.
 * Source: DeBell & Krosnick (2009) for the cap. */
bool weight_people(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, struct weight_fit *out,
                   struct err *e);

/* A column for each group of each trait, a row for each cell, 1 where the cell has it: cells x (sum of k).      Memory: from m. */
double *weight_dummies(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, size_t *n_columns);

/* Summary of n weights. NaN where they add up to 0.      Errors: ERR_INPUT for a weight that is not finite; GREG may give negative ones. */
bool weight_summarise(const double w[], size_t n, struct weight_summary *out, struct err *e);

/* Cut weights to lower..upper and spread what is cut off equally over the others, until all fit; the sum stays. The totals of the traits
 * are no longer met: a choice for those who must, not the default.
 * Errors: ERR_INPUT for limits that no weights with this sum meet.      Source: trimWeights(strict) of R survey. */
bool weight_trim(double w[], size_t n, double lower, double upper, struct err *e);
#endif
