/* How one post did, held against its own kind: the middle half of the last posts before it of the same account and type. */
#ifndef ANALYTICS_SCORE_H
#define ANALYTICS_SCORE_H
#include "base/err.h"
#include "result.h"

enum { SCORE_WINDOW = 100, SCORE_LEAST = 10 };

/* The last values of one account and type, in the order they came and sorted. All 0 is an empty window. */
struct score_window {
	size_t n, next;
	double came[SCORE_WINDOW], sorted[SCORE_WINDOW];
};

struct score {
	size_t n; /* posts it is held against */
	double rate, median, lo, hi; /* its own; and of them: the middle, and the middle half */
	double distance; /* from the middle in widths of the middle half */
	struct interval own; /* 95 %: what the post's own count leaves open about its rate (Garwood) */
	bool sure; /* the whole of `own` lies outside the middle half */
};

/* Take a rate in; the oldest of more than SCORE_WINDOW leaves. Rates are finite. */
void score_push(struct score_window *w, double rate);

/* Hold a rate against a window. False when it has fewer than SCORE_LEAST posts, or half of them are equal: nothing can be said then.
 * Memory: none.      Source: quartiles by linear interpolation (R quantile, type 7).      Test: tests/unit/analytics/test_score.c */
bool score_place(const struct score_window *w, double rate, struct score *out);

/* Give the place what its y events in an exposure leave open, and bring the distance back to the end of that interval that is nearer to the
 * middle: 0 when the middle lies in it.      Units: `per` as that of the rate.      Errors: ERR_INPUT as rate_exact.      Memory: none.
 * Source: rate_exact. */
bool score_bound(double y, double exposure, double per, struct score *out, struct err *e);
#endif
