/* Functions that GSL has only in a form that cancels. */
#ifndef ANALYTICS_SPECIAL_H
#define ANALYTICS_SPECIAL_H

/* psi(a + y) - psi(a), psi the derivative of ln gamma; keeps its digits when a is large beside y. y >= 0, a > 0.
 * Source: Abramowitz & Stegun (1972) 6.3.18.      Test: tests/unit/analytics/test_shrink.c (as a sum of reciprocals) */
double special_psi_step(double y, double a);
#endif
