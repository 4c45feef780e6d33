/* Intervals for one share, and the exact binomial tails they invert. Call analytics_start() (start.h) first. */
#ifndef ANALYTICS_INTERVAL_H
#define ANALYTICS_INTERVAL_H
#include "base/err.h"
#include "result.h"

/* Two-sided confidence interval of a share from x of n, both real-valued (effective counts).
 * Units: conf and results in 0..1, except that Agresti-Coull may reach beyond it.
 * Errors: ERR_INPUT unless 0 <= x <= n, n > 0, 0 < conf < 1; *out is left alone.      Memory: none.
 * Source: Newcombe (1998) Stat. Med. 17:857-872; Clopper & Pearson (1934); Korn & Graubard (1998); Brown, Cai & DasGupta (2001).
 * Test: data/cases.csv a01 */
bool interval_wilson(double x, double n, double conf, struct interval *out, struct err *e);
bool interval_exact(double x, double n, double conf, struct interval *out, struct err *e);
bool interval_jeffreys(double x, double n, double conf, struct interval *out, struct err *e);
bool interval_agresti_coull(double x, double n, double conf, struct interval *out, struct err *e);

/* Wilson's limits with q in the place of the squared normal quantile; the lower one in a form that does not cancel where x is few of many.
 * Nothing is checked.      Source: Goodman (1965) Technometrics 7:247-254.      Test: data/cases.csv a01, a03 */
struct interval interval_score(double x, double n, double q);

/* One-sided exact limits at level a: the share at which x or more (lower) or x or fewer (upper) has probability a; beta quantiles on
 * effective counts. 0 if x = 0, 1 if x = n; NaN if the arguments are off.      Test: data/cases.csv a20 (n up to 5,000,000) */
double interval_exact_lower(double x, double n, double a);
double interval_exact_upper(double x, double n, double a);

/* Probability of x or more, and of x or fewer, out of n when the true share is `share`: binomial tails for whole counts, through the beta
 * distribution for effective ones. The limit at level a is beyond a share exactly when the tail at that share is at most a, so a decision
 * needs no limit.      Units: share 0..1, others count as 0 or 1.      Test: data/cases.csv a06 */
double interval_tail_least(double x, double n, double share);
double interval_tail_most(double x, double n, double share);
#endif
