/* Answers to one question, given as counts by option and group, weighted to the composition of the population. */
#ifndef ANALYTICS_POLL_H
#define ANALYTICS_POLL_H
#include "band.h"
#include "base/err.h"
#include "base/mem.h"

/* The people of one group who chose one option. sex 0, age -1..-1: not asked or not known. */
struct poll_vote {
	size_t option;
	char sex;
	int age_from, age_to;
	int64_t n;
};

enum { POLL_MOST_AGES = 20 };

/* The age groups in which the votes can be told apart, from the youngest asked (or min_age) to the oldest people there are: bands that
 * overlap are joined, ages between and after them that nobody was asked about are groups of their own, and votes below min_age are left
 * out. 0 when no age was asked.
 * Shape: out: POLL_MOST_AGES; of more the neighbours with the fewest votes are joined.      Test: tests/unit/analytics/test_poll.c */
size_t poll_ages(struct mem *m, const struct poll_vote vote[], size_t n, int min_age, struct group out[]);

/* The people concerned by the groups that the poll can give; a trait that the census does not tell apart is absent. */
struct poll_population {
	bool found; /* there is a census */
	bool has_sex, has_age;
	double sex[2]; /* women, men */
	size_t n_ages; /* as poll_ages gives them */
	const struct group *age;
	const double *by_age;
};

enum poll_refusal {
	POLL_WEIGHTED,
	POLL_NO_GROUPS, /* neither sex nor age was asked */
	POLL_NO_CENSUS,
	POLL_NO_FIT_CENSUS, /* the census does not tell the groups apart */
	POLL_FEW, /* no two groups of `threshold` people or more */
	POLL_EMPTY, /* nobody of `group` answered */
	POLL_UNKNOWN, /* of more than max_unknown the group is not known */
	POLL_BEYOND, /* `group` would have to count for more than 5 times, or less than a fifth of, what it is */
	POLL_NO_WEIGHTS, /* no weights are right for both traits at once */
	POLL_REVEALS /* the weighted result would tell what a small group answered; the gate of the reports says so */
};

struct poll_weights {
	enum poll_refusal refusal;
	struct group group; /* POLL_EMPTY, POLL_BEYOND */
	int64_t has; /* POLL_BEYOND: how many of those weighted are of the group */
	double needs; /* and its share of the population, 0..1 */
	bool by_sex, by_age;
	bool sex_dropped, age_dropped; /* asked and in the census, but without two groups that are large enough */
	bool joined; /* age groups with fewer than `threshold` people were joined with a neighbour */
	size_t n_ages;
	struct group age[POLL_MOST_AGES]; /* as used */
	int64_t n, left_out; /* people weighted; people of whom a trait used is not known, or whom the census does not have */
	/* when weighted: */
	bool bounded; /* see weight_fit */
	size_t n_cells;
	const int64_t *x; /* n_options x n_cells, option by option */
	const double *weight; /* n_cells: of one person; mean 1 */
	double n_eff, max; /* Kish; the largest weight */
	const double *share; /* n_options: weighted, 0..1 */
};

struct poll_rule {
	int64_t threshold; /* people that a group of the weights has at least */
	double max_unknown; /* 0..1 */
};

/* Weight by the traits that both have: one by post-stratification, two by raking; see weight_people for the cap of 5 and its refusals.
 * Shape: vote: n; age: what poll_ages gave.      Units: people.
 * Errors: ERR_INPUT for a negative count or an option that is not below n_options. A refusal is an answer.      Memory: from m.
 * Source: weight.h.      Test: tests/unit/analytics/test_poll.c */
bool poll_weigh(struct mem *m, const struct poll_vote vote[], size_t n, size_t n_options, const struct poll_population *p,
                const struct poll_rule *rule, struct poll_weights *out, struct err *e);
#endif
