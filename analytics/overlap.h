/* People on several channels: how many there can be together, and what their composition can be. Platforms give no persons, so mostly bounds;
 * estimates from repeats and from linked lists are for lists of persons only. */
#ifndef ANALYTICS_OVERLAP_H
#define ANALYTICS_OVERLAP_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

struct overlap_reach {
	double least, most; /* of each channel alone: the largest, and the sum within the population */
	double by_chance; /* Sainsbury: if who is on one channel says nothing of another; no estimate. NaN without a population */
	/* with how many are on each two channels; NaN without that */
	double dawson_sankoff; /* lower */
	double kounias, hunter; /* upper */
	struct interval bounds; /* the best of all of these */
};

/* Bounds on the number of different people.
 * Shape: n: k channels; both: k x k, people on each two of them, or NULL (its diagonal is not read).
 * Units: people; population NaN where it is not known.
 * Errors: ERR_INPUT for no channel, counts that are off, more people than the population, or overlaps that cannot be: not the same both ways,
 * larger than a channel, or too many or too few for the population.      Memory: none kept.
 * Source: Boole, Frechet; Dawson & Sankoff (1967) Proc. AMS 18:504-507; Kounias (1968); Hunter (1976), Worsley (1982).
 * Test: tests/unit/analytics/test_overlap.c */
bool overlap_reach(const double n[], size_t k, double population, const double both[], struct overlap_reach *out, struct err *e);

struct overlap_group {
	struct interval people; /* different people of this group */
	double share_summed; /* when every person is counted on every channel */
	struct interval share; /* of all different people; NaN when there can be none */
};

/* Bounds on the composition of the different people together.
 * Shape: n: n_channels x n_groups; population: n_groups or NULL; out: n_groups.      Errors: as overlap_reach.      Memory: none kept.
 * Source: corners of a linear-fractional program over a box.      Test: tests/unit/analytics/test_overlap.c */
bool overlap_composition(const double n[], const double population[], size_t n_channels, size_t n_groups, struct overlap_group out[],
                         struct err *e);

struct overlap_two {
	double observed; /* different people on the lists */
	double lincoln_petersen; /* NaN when nobody is on both */
	double chapman, se;
	struct interval interval; /* 95 %, log-normal */
};

/* Everybody, from two lists of persons of which m are on both.      Errors: ERR_INPUT unless 0 <= m <= n1, n2.      Memory: none.
 * Source: Chapman (1951); Seber (1982) ch. 3; Chao (1987) Biometrics 43:783-791 for the interval (z = 1.96).
 * Test: tests/unit/analytics/test_overlap.c */
bool overlap_two_lists(double n1, double n2, double m, struct overlap_two *out, struct err *e);

/* Everybody, also those not seen, from how often each person was seen. NaN where the counts do not tell. */
struct overlap_repeats {
	double n; /* seen at least once */
	double chao, chao_corrected; /* lower bounds */
	double zelterman;
	double lambda, poisson; /* zero-truncated Poisson, and its estimate of everybody */
};

/* Shape: f: k entries, people seen 1, 2, ... k times.      Errors: ERR_INPUT for counts that are off, or nobody.      Memory: none.
 * Source: Chao (1987); Zelterman (1988) J. Stat. Plan. Inference 18:225-237; van der Heijden et al. (2003) Stat. Neerl. 57:289-304.
 * Test: tests/unit/analytics/test_overlap.c */
bool overlap_repeats(const double f[], size_t k, struct overlap_repeats *out, struct err *e);

struct overlap_model {
	double n; /* everybody; NaN when the lists do not tell */
	double deviance;
	enum why why;
};

/* Everybody, from which lists each person is on: log-linear model with main effects and the interactions asked for.
 * Shape: on: n_histories x n_lists, 0 or 1; f: n_histories people; pair: n_pairs of lists that depend on each other.
 * Errors: ERR_INPUT for counts that are off, other values of on, a history of no list, or a list out of range.      Memory: none kept.
 * Source: Fienberg (1972) Biometrika 59:591-603; Poisson model, everybody = sum f + exp(intercept).
 * Test: tests/unit/analytics/test_overlap.c */
bool overlap_lists(const double on[], const double f[], size_t n_histories, size_t n_lists, const size_t pair[][2], size_t n_pairs,
                   struct overlap_model *out, struct err *e);
#endif
