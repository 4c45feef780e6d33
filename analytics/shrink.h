/* Empirical Bayes: figures of many small groups, drawn towards what the groups have in common as far as their own noise asks for. */
#ifndef ANALYTICS_SHRINK_H
#define ANALYTICS_SHRINK_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

enum { SHRINK_MOST = 1000 };

/* The prior that fits the groups best (maximum likelihood), and each group's posterior mean. */
struct shrink_fit {
	double alpha, beta; /* shares: Beta(alpha, beta); rates: Gamma(shape alpha, rate beta). NaN when pooled or apart */
	double log_likelihood; /* of the marginal distribution, with its constants */
	double mean; /* of the prior: the share or rate that all groups have in common */
	double *posterior; /* k */
	bool pooled; /* the groups differ no more than chance: every posterior is `mean` */
	bool apart; /* every group is all or nothing: nothing to share, every posterior is the group's own figure */
	enum why why; /* nothing given: WHY_NO_DATA; no prior, but posteriors: WHY_UNDEFINED if pooled or apart */
};

/* Shares y of n, beta-binomial; rates y in an exposure of n, gamma-Poisson (negative binomial). A group with n = 0 gets the prior's mean.
 * For a given spread the common mean is a root of a falling function; the spread itself is searched over its whole range, so that there is
 * no start to choose and groups that do not differ end as `pooled`: their noise is within 1.0001 of chance.
 * Shape: k groups.      Errors: ERR_INPUT unless 0 <= y <= n (shares) or y, n >= 0 and no events without exposure; more than SHRINK_MOST groups.
 * Memory: posterior from m.      Source: Skellam (1948) JRSS-B 10:257-261; Gaver & O'Muircheartaigh (1987) Technometrics 29:1-15.
 * Test: tests/unit/analytics/test_shrink.c */
bool shrink_shares(struct mem *m, const double y[], const double n[], size_t k, struct shrink_fit *out, struct err *e);
bool shrink_rates(struct mem *m, const double y[], const double n[], size_t k, struct shrink_fit *out, struct err *e);

/* Estimates with standard errors, normal on some scale (log ratios). */
struct shrink_normal {
	double q; /* Cochran's Q, k - 1 degrees of freedom */
	double tau2; /* variance between groups beyond their noise (DerSimonian-Laird); 0: no difference shown */
	double mu, mu_se; /* the common mean */
	double *shrunk, *shrunk_sd; /* k: posterior mean and sd, mu taken as known */
	enum why why; /* WHY_NO_DATA: no groups. One group has tau2 = 0 */
};

/* Errors: ERR_INPUT unless estimates are finite and standard errors finite and above 0.      Memory: results from m.
 * Source: DerSimonian & Laird (1986) Controlled Clinical Trials 7:177-188.      Test: tests/unit/analytics/test_shrink.c */
bool shrink_normal(struct mem *m, const double estimate[], const double se[], size_t k, struct shrink_normal *out, struct err *e);
#endif
