/* What posterior distributions say: which of several is the largest, and whether a composition lies within its tolerances. */
#ifndef ANALYTICS_POSTERIOR_H
#define ANALYTICS_POSTERIOR_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

enum { POSTERIOR_MOST = 1000, POSTERIOR_DRAWS = 200000, POSTERIOR_MOST_DRAWS = 4000000 };

/* The chance that each of k independent quantities is the largest: the integral of its density times the other's distribution functions.
 * Normal: mean and sd; Beta (shares): alpha and beta, for the beta on the logit scale, where no density has a pole. The chances must add
 * up to 1 within 1e-6; if the integrals do not, all are NaN.
 * Shape: k; out: k.      Returns why there is nothing: WHY_NO_DATA (k = 0), WHY_UNDEFINED (the integrals failed).
 * Errors: ERR_INPUT unless means are finite, sd, alpha, beta finite and above 0, k at most POSTERIOR_MOST.
 * Memory: none that stays.
 * Source: definition; two beta groups as in Miller's closed form ("Formulas for Bayesian A/B testing").
 * Test: tests/unit/analytics/test_posterior.c (closed forms) */
bool posterior_best_normal(const double mean[], const double sd[], size_t k, double out[], enum why *why, struct err *e);
bool posterior_best_beta(const double alpha[], const double beta[], size_t k, double out[], enum why *why, struct err *e);

/* The chance that every share lies within `tolerance` of the population's, given x people in each group and Jeffreys' prior: the share of
 * `draws` from Dirichlet(x + 1/2). A sentence beside the verdict, never the verdict. Its own noise is at most 0.5 / sqrt(draws).
 * Shape: k groups; population in any unit, normalised here; tolerance 0..1.
 * Errors: ERR_INPUT if k < 2, a count or tolerance is negative or not finite, the population is empty, draws not 1..POSTERIOR_MOST_DRAWS.
 * Memory: working space from m.      Random: MT19937 with `seed`.      Test: tests/unit/analytics/test_posterior.c (two groups: beta) */
bool posterior_within(struct mem *m, const double x[], const double population[], const double tolerance[], size_t k, size_t draws,
                      unsigned long seed, double *out, struct err *e);
#endif
