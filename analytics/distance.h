/* How far a composition lies from the population, in one number, several ways. */
#ifndef ANALYTICS_DISTANCE_H
#define ANALYTICS_DISTANCE_H
#include "base/err.h"
#include "result.h"

struct distance {
	double tvd; /* total variation distance, 0..1: the share of participants that would have to be replaced */
	double mirror; /* 100 (1 - tvd) */
	double expected_tvd; /* mean tvd of a fair lottery of the same size */
	double largest_gap; /* largest |share - population|, percentage points */
	double w; /* Cohen's w = coefficient of variation of the participation propensities */
	double w_debiased; /* the part of w that chance does not explain */
	double cramer_v; /* w / sqrt(k - 1) */
	double fei; /* w / its largest possible value */
	double max_bias; /* w / 2: largest bias of the mean of a yes/no answer, 0..1 */
	double hellinger; /* 0..1 */
	double kl; /* Kullback-Leibler divergence of the shares from the population, nats */
	double js; /* Jensen-Shannon divergence, nats */
	double js_bits, js_distance; /* in bits, and its square root */
};

/* All of them, from counts x beside census counts.
 * Shape: x, population: k entries, same order.      Units: population in any unit, normalised here.
 * Errors: ERR_INPUT if k < 2, nobody was counted, a count is negative or not finite, or a population is not above 0.
 * Memory: none.      Source: Duncan & Duncan (1955); Cohen (1988) ch. 7; Ben-Shachar et al. (2023) for fei; Lin (1991) for js;
 * Schouten, Cobben & Bethlehem (2009) for max_bias.      Test: data/cases.csv a05 */
bool distance_measure(const double x[], const double population[], size_t k, struct distance *out, struct err *e);

/* Only the total variation distance; a population of 0 is allowed where x is 0. NaN if either side is empty. */
double distance_tvd(const double x[], const double population[], size_t k);

/* The lowest participation rate of a group over the highest, 0..1: the R-score of Go Vocal. 0 as soon as one group is empty, and far below 1
 * for a fair lottery, so that it says little; only to compare with. Groups without population are left out. NaN if nobody takes part.
 * Source: its source code (r_score.rb), as described in its documentation.      Test: tests/unit/analytics/test_distance.c */
double distance_r_score(const double x[], const double population[], size_t k);

/* Mean total variation distance of a fair lottery of n people: De Moivre's mean absolute deviation, per group. NaN if n < 1.
 * Source: De Moivre (1730); Gerring, Jerzak & Oncel (2024) Am. Polit. Sci. Rev. 118:784-801.      Test: data/cases.csv a05 */
double distance_expected_tvd(const double population[], size_t k, double n);

/* Upper confidence limit of the true tvd, from the groups that are over-represented. Conservative, since that set was chosen after looking.
 * Errors: as distance_measure.      Source: tvd = largest P(A) - pi(A) over sets A, exact limit for P(A).      Test: data/cases.csv a06 */
bool distance_tvd_upper(const double x[], const double population[], size_t k, double conf, double *out, struct err *e);

/* Confidence interval of w, for n people in k groups, by inverting the noncentral chi-square distribution.
 * Units: conf 0..1.      Errors: ERR_INPUT if k < 2, w < 0, n < 1 or conf is off.      Memory: none.
 * Source: Steiger & Fouladi (1997), as in R effectsize.      Test: data/cases.csv a05 */
bool distance_w_interval(double w, double n, size_t k, double conf, struct interval *out, struct err *e);

/* P(chi-square with df degrees of freedom and noncentrality ncp > q): Poisson mixture summed outward from its mode; NaN unless q, ncp >= 0
 * and df > 0.      Source: Johnson, Kotz & Balakrishnan (1995) 29.3.      Test: data/cases.csv a20 */
double distance_noncentral_chisq(double q, double df, double ncp);
#endif
