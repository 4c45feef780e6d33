/* Difference and ratio of two shares: of participants and population, of two channels, of two months. */
#ifndef ANALYTICS_COMPARE_H
#define ANALYTICS_COMPARE_H
#include "base/err.h"
#include "result.h"

/* A share with its interval. An exact baseline has lo = hi = value. */
struct estimate {
	double value;
	struct interval interval;
};

struct comparison {
	double difference; /* a - b, 0..1 */
	struct interval difference_interval;
	double ratio; /* a / b */
	struct interval ratio_interval;
	enum why why_ratio; /* WHY_UNDEFINED where b may be 0: then the ratio, or its upper limit, is NaN */
};

/* a against b by MOVER: the limits of both, each at the same level, are combined; with an exact b this is a's own interval moved or scaled.
 * Show a ratio to people only when b's expected count is 5 or more.
 * Units: shares 0..1.      Errors: ERR_INPUT unless 0 <= lo <= value <= hi <= 1 for both.      Memory: none.
 * Source: Newcombe (1998) Stat. Med. 17:873-890, method 10; Zou & Donner (2008); Donner & Zou (2012) for the ratio.
 * Test: data/cases.csv a02 */
bool compare_estimates(const struct estimate *a, const struct estimate *b, struct comparison *out, struct err *e);

/* Wilson intervals of x out of n on both sides, at level conf.      Errors: ERR_INPUT as interval_wilson. */
bool compare_shares(double x_a, double n_a, double x_b, double n_b, double conf, struct comparison *out, struct err *e);

/* A survey baseline: share pi with standard error se, at level conf; clipped to 0..1. */
bool compare_survey_baseline(double pi, double se, double conf, struct estimate *out, struct err *e);

/* The sample size that replaces n when n people were drawn at random from only N: n (N - 1) / (N - n), infinite if n = N. Never for people
 * who came by themselves.      Errors: ERR_INPUT unless 0 < n <= N.      Source: Cochran (1977) 2.21.      Test: data/cases.csv a02 */
bool compare_finite_population(double n, double N, double *out, struct err *e);
#endif
