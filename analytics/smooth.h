/* Smooth lines through a series, for charts and alerts; never a verdict. */
#ifndef ANALYTICS_SMOOTH_H
#define ANALYTICS_SMOOTH_H
#include "base/err.h"
#include "base/mem.h"

enum { SMOOTH_MOST = 4000, SMOOTH_MOST_ROUNDS = 50 };

/* Shares over a window of 2 * reach + 1 months about each month, sum over sum (never the mean of percentages); the window is cut off at the
 * ends. NaN where nobody took part in the whole window.
 * Shape: x of n people, k months; out: k.      Errors: ERR_INPUT unless 0 <= x <= n.      Memory: none.
 * Test: tests/unit/analytics/test_smooth.c */
bool smooth_shares(const double x[], const double n[], size_t k, size_t reach, double out[], struct err *e);

/* Exponentially weighted moving average: out[t] = lambda y[t] + (1 - lambda) out[t - 1], from `start` before the first (NaN: the mean of y).
 * Errors: ERR_INPUT unless all y are finite and 0 < lambda <= 1.      Memory: none.
 * Source: NIST/SEMATECH e-Handbook 6.3.2.4.      Test: tests/unit/analytics/test_smooth.c (the handbook's example) */
bool smooth_ewma(const double y[], size_t k, double lambda, double start, double out[], struct err *e);

struct smooth_span {
	double f; /* share of the points that each local line sees, above 0 */
	size_t rounds; /* robustness rounds: each lowers the weight of points far from the line */
	double delta; /* points closer than this to the last fitted one are interpolated; 0: every point is fitted */
};

/* Robust local straight lines (lowess) at x, which must ascend.
 * Shape: k points; out: k.      Errors: ERR_INPUT for values that are not finite or do not ascend, span, or more than SMOOTH_MOST points
 * or SMOOTH_MOST_ROUNDS.
 * Memory: working space from m.      Source: Cleveland (1979) JASA 74:829-836; (1981) Am. Statistician 35:54, as R lowess.
 * Test: tests/unit/analytics/test_smooth.c */
bool smooth_lowess(struct mem *m, const double x[], const double y[], size_t k, struct smooth_span span, double out[], struct err *e);
#endif
