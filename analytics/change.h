/* Where a series changes: one change point with the chance of one as large by luck, or as many as pay for themselves. */
#ifndef ANALYTICS_CHANGE_H
#define ANALYTICS_CHANGE_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

enum change_kind {
	CHANGE_SHARE, /* y of n people: binomial */
	CHANGE_RATE, /* y events in an exposure of n: Poisson */
	CHANGE_MEAN, /* values y: least squares */
	CHANGE_KINDS
};

struct change_series {
	enum change_kind kind;
	size_t k; /* months, in order */
	const double *y; /* k */
	const double *n; /* k people or exposure; NULL for CHANGE_MEAN, and for CHANGE_RATE when every month is as long */
};

enum { CHANGE_LEAST = 3, CHANGE_DRAWS = 9999 }; /* the program's months at either side, and Monte-Carlo draws */
enum { CHANGE_MOST = 4000, CHANGE_MOST_DRAWS = 99999 };

struct change_point {
	size_t k; /* the last month before the change, from 1; 0: no change to report */
	double statistic; /* at k: likelihood ratio (twice the gain in log-likelihood); for CHANGE_MEAN the fall of the sum of squares */
	double before, after; /* share, rate or mean at either side */
	double rss; /* CHANGE_MEAN: sum of squares that is left, of the whole series if there is no change; else NaN */
	double *profile; /* k - 1: the statistic at every possible month, also those too near the ends */
	enum why why; /* k = 0: WHY_TOO_FEW months for `least` at either side; WHY_UNDEFINED: no split differs */
};

/* The month after which the series changed most, with at least `least` (1 or more) months at either side; the earliest of equals.
 * Every statistic is a sum of parts that are not negative, so counts in the millions lose no digits and no difference is exactly 0.
 * Errors: ERR_INPUT for y that cannot be (0 <= y <= n; y, n >= 0 and no events without exposure; finite) or more than CHANGE_MOST months.
 * Memory: profile from m.
 * Source: Hinkley & Hinkley (1970) Biometrika 57:477-488 (binomial); Worsley (1983) Biometrika 70:455-464; R strucchange (mean).
 * Test: tests/unit/analytics/test_change.c */
bool change_find(struct mem *m, const struct change_series *s, size_t least, struct change_point *out, struct err *e);

/* The chance of a change as large as `found` if nothing changed: (1 + draws as large) / (1 + draws), drawn with the same people or exposure
 * and the overall share (binomial) or total (multinomial); means are shuffled. `deff`: what one person or event counts for, at least 1; it
 * divides the statistic found, as Rao and Scott do. NaN if nothing was found. Effective counts are drawn as whole ones.
 * Errors: as change_find; also deff below 1, draws not 1..CHANGE_MOST_DRAWS, or more than 2^32 - 1 people or events.
 * Memory: working space from m.      Random: MT19937 with `seed`, to be printed beside p.      Test: tests/unit/analytics/test_change.c */
bool change_chance(struct mem *m, const struct change_series *s, size_t least, const struct change_point *found, double deff, size_t draws,
                   unsigned long seed, double *p, struct err *e);

/* Noise variance of a series whose level may jump: median absolute deviation of the steps from month to month, as a normal variance.
 * NaN with fewer than three values.      Memory: working space from m.      Test: tests/unit/analytics/test_change.c */
double change_noise(struct mem *m, const double y[], size_t k);

/* The best division into stretches of one mean each: least sum of squares plus `penalty` for each change (2 * change_noise * ln k when NaN).
 * *last: the last month of every stretch but the final one, from 1, ascending; *n of them.
 * Fewer than three values are one stretch.
 * Errors: ERR_INPUT for values that are not finite, more than CHANGE_MOST, a penalty below 0.      Memory: *last from m.
 * Source: optimal partitioning, Jackson et al. (2005) IEEE SPL 12:105-108; Killick, Fearnhead & Eckley (2012) JASA 107:1590-1598.
 * Test: tests/unit/analytics/test_change.c (every division of short series) */
bool change_partition(struct mem *m, const double y[], size_t k, double penalty, size_t **last, size_t *n, struct err *e);
#endif
