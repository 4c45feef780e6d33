/* Functions that GSL has only in a form that cancels, or that fails. Call analytics_start() (start.h) first. */
#ifndef ANALYTICS_SPECIAL_H
#define ANALYTICS_SPECIAL_H
#include <stdbool.h>

/* psi(a + y) - psi(a), psi the derivative of ln gamma; keeps its digits when a is large beside y. y >= 0, a > 0.
 * Source: Abramowitz & Stegun (1972) 6.3.18.      Test: tests/unit/analytics/test_shrink.c (as a sum of reciprocals) */
double special_psi_step(double y, double a);

/* Log-likelihood, with its constants, of a count y that is negative binomial with mean mu and variance mu + mu^2 / theta (NB2), theta
 * infinite for Poisson; and its derivative to theta. y >= 0, mu > 0 (or 0 where y is 0), theta > 0.
 * Source: Venables & Ripley (2002) 7.4.      Test: tests/unit/analytics/test_shrink.c, test_loglinear.c */
double special_negbin_log(double y, double mu, double theta);
double special_negbin_score(double y, double mu, double theta);

/* ln x! - (x ln x - x + ln(2 pi x) / 2), 0 for x = 0; x ln(x / mean) - (x - mean), with its limit at x = 0; and from the two the probability
 * of x when `mean` are expected (Poisson; x need not be whole) and of x out of n. No large logarithms are subtracted, so all keep their
 * digits for counts of any size.
 * Source: Loader (2000) Fast and Accurate Computation of Binomial Probabilities.      Test: tests/unit/analytics/test_special.c */
double special_stirling(double x);
double special_deviance(double x, double mean);
double special_poisson(double x, double mean);
double special_binomial(double x, double n, double p);

/* P(Beta(a, b) <= q) and its complement; this and what follows is NaN where it is not defined, and for a + b beyond 1e15. Where counts run in
 * the millions GSL 2.7 gives NaN within half a standard deviation of the mean, and where they run in the hundreds of millions it loses
 * digits; there the density is integrated from q outward, but for an a or b of at most 1, where it has no peak (NaN: from 1e11 beside it).
 * Test: data/cases.csv a20, tests/unit/analytics/test_special.c */
double special_beta_below(double q, double a, double b);
double special_beta_above(double q, double a, double b);
/* The q with probability `level` below it, or above it if `above`: Newton's method within a bracket, on the forward functions, for
 * gsl_cdf_beta_Pinv fails on one in five realistic counts.
 * Test: data/cases.csv a20 (counts up to 5,000,000); tests/unit/analytics/test_special.c (beside bisection) */
double special_beta_quantile(double a, double b, double level, bool above);
/* The same of Gamma(a) with scale 1. From a = 1e5 on by Wilson and Hilferty's cube, which then errs less than 1e-8; GSL's quantile is wrong
 * from 2e4 on without saying so.      Source: Wilson & Hilferty (1931) PNAS 17:684-688.      Test: data/cases.csv a20 */
double special_gamma_quantile(double a, double level, bool above);
/* The version of the library behind these, "2.7.1". */
const char *special_library(void);
#endif
