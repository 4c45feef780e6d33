/* What comes out of the statistics. A value that cannot be given is missing with a reason: why != WHY_NONE and the value is NaN. */
#ifndef ANALYTICS_RESULT_H
#define ANALYTICS_RESULT_H
#include "sample.h"
#include <math.h>

#define MISSING ((double)NAN) /* beside a reason, never a number to print */

enum why { WHY_NONE, WHY_NO_DATA, WHY_TOO_FEW, WHY_NO_BASELINE, WHY_NO_EXPOSURE, WHY_NOT_REPORTED, WHY_UNDEFINED };

struct interval {
	double lo, hi;
};

enum group_state { STATE_INSIDE, STATE_UNDER, STATE_OVER, STATE_OPEN };

enum verdict { VERDICT_REPRESENTATIVE, VERDICT_NOT_REPRESENTATIVE, VERDICT_NOT_SHOWN, VERDICT_CANNOT_JUDGE };

enum gate { GATE_PASSED, GATE_TOO_FEW, GATE_TOO_MANY_UNKNOWN, GATE_NO_BASELINE, GATE_NOT_PERSONS, GATE_BANDS, GATE_UNFIT };

struct group_result {
	struct group group;
	double x; /* participants */
	double share; /* of the participants with a known trait, 0..1 */
	double population; /* census share, 0..1 */
	double population_se; /* standard error of the census share; 0 for a census */
	double tolerance; /* agreed: population -/+ tolerance */
	struct interval interval; /* level 1 - 2 alpha (90 %): the verdict's interval for the share; wider for a survey baseline */
	struct interval simultaneous; /* level 1 - alpha/m, for "under" and "over" */
	enum group_state state, state_worst; /* worst: whatever the unknowns turn out to be */
};

/* Without a baseline all that compares is NaN, without people also the shares. */
struct dimension_result {
	enum dimension dimension;
	enum gate gate;
	size_t k;
	struct group_result *group;
	double known, unknown; /* participants */
	bool observed_inside; /* every observed share lies within its band: description, no inference */
	double tvd; /* total variation distance, 0..1 */
	double mirror; /* 100 (1 - tvd) */
	double lottery; /* what a fair lottery of the same size scores on average */
};

/* How the unknowns would have to be divided to change the verdict: it stands as long as at most (or at least) this share of a dimension's
 * unknowns is of this group. */
struct tipping {
	const struct group_result *group; /* NULL: the verdict does not rest on the unknowns, or on no single group */
	bool at_most;
	double share; /* 0..1 */
};

struct verdict_result {
	enum verdict verdict;
	size_t n_dimensions;
	struct dimension_result *dimension;
	double n_tests; /* m: groups tested together; a dimension of two groups counts once */
	bool observed_inside; /* every observed share of every dimension lies within its band: description, no inference */
	bool robust_to_unknowns; /* same verdict whatever the unknowns are; always false unless (not) representative */
	struct tipping tipping; /* of a (not) representative verdict that is not robust */
	double deff_star; /* largest design effect with the same verdict; NaN unless (not) representative */
	const struct group_result *weakest; /* largest demonstrable shortage, else largest observed one; NULL if none */
};

/* Engagement of one content type: rate = sum of interactions / sum of views, per 1,000. */
struct type_result {
	enum content_type type;
	size_t n; /* posts */
	size_t n_exposed; /* posts with views > 0 and interactions reported: the base of rate and median */
	int64_t views, interactions; /* sums over n_exposed */
	double rate; /* per 1,000 views; ratio of sums */
	struct interval rate_interval; /* 95 %: posts as clusters */
	double median; /* of the posts' own rates, per 1,000 views */
	struct interval median_interval; /* 95 %: order statistics */
	enum why why; /* no rate and no median: no posts, no views, or interactions not reported */
	enum why why_rate_interval; /* also WHY_TOO_FEW: one post */
	enum why why_median_interval; /* also WHY_TOO_FEW: fewer than six posts */
};
#endif
