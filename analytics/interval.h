/* Intervals for one share, a difference and a ratio of shares. */
#ifndef ANALYTICS_INTERVAL_H
#define ANALYTICS_INTERVAL_H
#include "base/err.h"
#include "result.h"

/* Confidence interval of a share from x of n, both real-valued (effective counts).
 * Units: conf and results in 0..1.      Errors: ERR_INPUT unless 0 <= x <= n, n > 0, 0 < conf < 1.      Memory: none.
 * Source: Newcombe (1998) Stat. Med. 17:857-872; Clopper & Pearson (1934); Korn & Graubard (1998); Brown, Cai & DasGupta (2001).
 * Test: tests/ref/a01_share_intervals.tsv */
bool interval_wilson(double x, double n, double conf, struct interval *out, struct err *e);
bool interval_exact(double x, double n, double conf, struct interval *out, struct err *e);
bool interval_jeffreys(double x, double n, double conf, struct interval *out, struct err *e);
bool interval_agresti_coull(double x, double n, double conf, struct interval *out, struct err *e);

/* One-sided exact limits at level a, beta quantiles on effective counts: 0 if x = 0, 1 if x = n. NaN if the arguments are off. */
double interval_exact_lower(double x, double n, double a);
double interval_exact_upper(double x, double n, double a);
#endif
