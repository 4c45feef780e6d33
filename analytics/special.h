/* Functions that GSL has only in a form that cancels. */
#ifndef ANALYTICS_SPECIAL_H
#define ANALYTICS_SPECIAL_H

/* psi(a + y) - psi(a), psi the derivative of ln gamma; keeps its digits when a is large beside y. y >= 0, a > 0.
 * Source: Abramowitz & Stegun (1972) 6.3.18.      Test: tests/unit/analytics/test_shrink.c (as a sum of reciprocals) */
double special_psi_step(double y, double a);

/* Log-likelihood, with its constants, of a count y that is negative binomial with mean mu and variance mu + mu^2 / theta (NB2), theta
 * infinite for Poisson; and its derivative to theta. y >= 0, mu > 0 (or 0 where y is 0), theta > 0.
 * Source: Venables & Ripley (2002) 7.4.      Test: tests/unit/analytics/test_shrink.c, test_loglinear.c */
double special_negbin_log(double y, double mu, double theta);
double special_negbin_score(double y, double mu, double theta);
#endif
