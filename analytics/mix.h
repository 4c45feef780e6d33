/* Which mix of channels brings the participants closest to the population. */
#ifndef ANALYTICS_MIX_H
#define ANALYTICS_MIX_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

struct mix_channels {
	size_t n_channels, n_groups;
	const double *profile; /* n_channels x n_groups, channel by channel: whom each reaches, in any unit */
	const double *population; /* n_groups, in any unit */
	const double *cost; /* n_channels, of one participant; NULL: not known */
	const double *lower, *upper; /* n_channels: limits on a channel's share of the participants; NULL: 0 and 1 */
};

struct mix {
	double *w; /* n_channels: share of the participants that each channel should bring, 0..1, together 1 */
	double *q; /* n_groups: the profile that this gives */
	double objective; /* half the squared coefficient of variation: sum (q - pi)^2 / 2 pi */
	double cohen_w; /* the coefficient of variation */
	double tvd; /* total variation distance of q */
	bool unique; /* no other mix gives the same profile; else w is the most even of those that do */
	struct interval *range; /* n_channels: smallest and largest share among the mixes that give q */
	double *budget; /* n_channels: share of the money; NaN where nothing costs anything; NULL without cost */
	double least_tvd; /* the smallest total variation distance of any allowed mix */
	size_t best_single; /* the channel that alone comes closest, the first of equals; limits do not count here */
	double best_single_tvd;
	bool *unreachable; /* n_groups: every channel has fewer of them than the population, so every mix has */
};

/* All of it. Exact: every set of channels at a limit is tried, and the best that fits is kept.
 * Errors: ERR_INPUT for fewer than 2 groups, no channel, numbers that are negative or not finite, a channel that reaches nobody, people of a
 * group that the population lacks, limits that leave no mix, or too many channels (12 with upper limits, 19 without).
 * Memory: from m.
 * Source: the optimum of a convex function over a polytope solves the KKT equations of one of its faces (Nocedal & Wright, 2006, ch. 16);
 * least tvd and range by linear.h.      Test: tests/unit/analytics/test_mix.c */
bool mix_best(struct mem *m, const struct mix_channels *in, struct mix *out, struct err *e);

enum { MIX_DRAWS = 1000, MIX_MOST_DRAWS = 100000 };

/* How sure the shares w are: profiles are drawn again, each from as many people as it tells of, and mixed anew; the middle `conf` of what
 * each channel then gets. Limits are values that were drawn: the smallest at or below which that part lies.
 * Units:  conf 0..1.      Shape: n, out: n_channels; n: effective people of each profile, at least 1.
 * Errors: ERR_INPUT as mix_best, and for n, conf, draws not 1..MIX_MOST_DRAWS.      Memory: none is kept.
 * Random: MT19937 with `seed`, to be printed beside the intervals.
 * Source: the parametric bootstrap, Efron & Tibshirani (1993) section 6.5.      Test: tests/unit/analytics/test_mix.c */
bool mix_spread(const struct mix_channels *in, const double n[], double conf, size_t draws, unsigned long seed, struct interval out[],
                struct err *e);
#endif
