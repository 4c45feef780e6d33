/* Rates of events that come by themselves: interval of one, ratio of two, and how large a ratio could be seen at all. Posts come in
 * clusters; for those see engage_rate and loglinear.h. */
#ifndef ANALYTICS_RATE_H
#define ANALYTICS_RATE_H
#include "base/err.h"
#include "result.h"

struct rate {
	double value; /* events per unit of exposure */
	struct interval interval;
	enum why why; /* all NaN: WHY_NO_EXPOSURE */
};

/* Garwood's exact Poisson interval of x events in an exposure, x real-valued. From 1e5 events on by Wilson and Hilferty's cube, which then
 * errs less than 1e-8; GSL's gamma quantile is wrong from 2e4 on without saying so.
 * Errors: ERR_INPUT for x or exposure below 0 or not finite, events without exposure, conf.      Memory: none.
 * Source: Garwood (1936) Biometrika 28:437-442; Wilson & Hilferty (1931) PNAS 17:684-688.      Test: tests/unit/analytics/test_rate.c */
bool rate_exact(double x, double exposure, double conf, struct rate *out, struct err *e);

struct rate_ratio {
	double value; /* of the first rate to the second; NaN if the second, or both, had no events */
	struct interval interval; /* a bound that does not exist is NaN */
	double p; /* two-sided, of equal rates; NaN for counts that are not whole */
	enum why why; /* WHY_NO_DATA: no events at all; WHY_UNDEFINED: none in the second, so only the lower bound is there */
};

/* Given the sum of both counts, the first is binomial: exact interval, and the p-value of all outcomes that are no likelier.
 * Errors: ERR_INPUT for counts below 0 or not finite, exposures not above 0, more than 2^53 events, conf.      Memory: none.
 * Source: Przyborowski & Wilenski (1940) Biometrika 31:313-323, as R poisson.test.      Test: tests/unit/analytics/test_rate.c */
bool rate_compare(double x1, double exposure1, double x2, double exposure2, double conf, struct rate_ratio *out, struct err *e);

/* The smallest ratio between two types of n posts each that is found with probability `power`, when a post gets `mu` events on average and
 * their counts are negative binomial with `theta` (infinite: Poisson).
 * Errors: ERR_INPUT unless n, mu, theta are above 0 and alpha, power lie in 0..1.      Memory: none.
 * Source: Zhu & Lakkis (2014) Stat. Med. 33:376-387.      Test: tests/unit/analytics/test_rate.c */
bool rate_detectable(double n, double mu, double theta, double alpha, double power, double *ratio, struct err *e);
#endif
