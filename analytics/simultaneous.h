/* Intervals for all groups of a composition at once: with probability `conf` every one of them holds. */
#ifndef ANALYTICS_SIMULTANEOUS_H
#define ANALYTICS_SIMULTANEOUS_H
#include "base/err.h"
#include "result.h"

/* Shares of k groups from counts x, effective ones where a comment does not say otherwise.
 * Shape: x, out: k entries.      Units: conf and results 0..1.
 * Errors: ERR_INPUT if k < 2, nobody was counted, a count is negative or not finite, or conf is off.      Memory: none.
 * Test: data/cases.csv a03, tests/unit/analytics/test_simultaneous.c
 *
 * Exact limits at level 1 - (1 - conf) / k each: the ones that a verdict uses.      Source: Bonferroni; Clopper & Pearson (1934). */
bool simultaneous_exact(const double x[], size_t k, double conf, struct interval out[], struct err *e);
/* Wilson's limits with a chi-square quantile of one degree of freedom at the same level.
 * Source: Goodman (1965) Technometrics 7:247-254. */
bool simultaneous_goodman(const double x[], size_t k, double conf, struct interval out[], struct err *e);
/* The same with k - 1 degrees of freedom at level conf.      Source: Quesenberry & Hurst (1964) Technometrics 6:191-195. */
bool simultaneous_quesenberry_hurst(const double x[], size_t k, double conf, struct interval out[], struct err *e);

/* Sison & Glaz: share - c / n to share + (c + 2 gamma) / n, of whole counts. c is the last number of people for which the probability that
 * all counts lie within c of their means is below conf; gamma interpolates to the next. That probability is an Edgeworth approximation over
 * truncated Poisson counts, whose moments are summed term by term: forms in factorial moments cancel.
 * *c is NaN, and out too, when a count is not whole or the sum is beyond 1e10.
 * Errors: as above.      Source: Sison & Glaz (1995) JASA 90:366-369; May & Johnson (2000) J. Stat. Softw. 5(6). */
bool simultaneous_sison_glaz(const double x[], size_t k, double conf, struct interval out[], double *c, struct err *e);
#endif
