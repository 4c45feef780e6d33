/* Calibration: the smallest change of weights that makes the totals of some variables right. */
#ifndef ANALYTICS_CALIBRATE_H
#define ANALYTICS_CALIBRATE_H
#include "base/err.h"
#include "base/mem.h"

enum calibrate_method {
	CALIBRATE_LINEAR, /* the general regression estimator; weights may turn negative */
	CALIBRATE_RAKING, /* exponential: always above 0 */
	CALIBRATE_LOGIT /* between two limits */
};

struct calibrate {
	size_t n, p;
	const double *weight; /* n base weights, or sums of them for rows that are alike */
	const double *x; /* n x p, row by row */
	const double *total; /* p: what the weighted sums of x must be */
	enum calibrate_method method;
	double lower, upper; /* limits of g for the logit: lower < 1 < upper */
};

/* g, by which each base weight is multiplied. *met is false when no g does it, within the limits; g is then no answer.
 * Shape: g: n.      Units: of x and total.
 * Errors: ERR_INPUT for numbers that are not finite, a negative base weight, or limits that do not lie around 1.      Memory: none kept.
 * Source: Deville & Sarndal (1992) JASA 87:376-382, cases 1, 2 and 6; Newton's method with step halving.
 * Test: tests/unit/analytics/test_calibrate.c */
bool calibrate_fit(const struct calibrate *c, double g[], bool *met, struct err *e);
#endif
