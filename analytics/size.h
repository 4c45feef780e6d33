/* Sample sizes that people ask for. They hold for random samples only, which participants are not: whoever prints one says so (people.h has
 * what a verdict needs). */
#ifndef ANALYTICS_SIZE_H
#define ANALYTICS_SIZE_H
#include "base/err.h"
#include "result.h"

/* People to draw so that a share near `share` is known to within `margin` with probability conf: n0 from an endless population, n from N.
 * Shape: results are not rounded; round up.      Units: share, margin, conf 0..1; N: people, may be infinite.
 * Errors: ERR_INPUT for a share or level that is off, a margin not above 0, or N below 1.      Memory: none.
 * Source: Krejcie & Morgan (1970) Educ. Psychol. Meas. 30:607-610; Cochran (1977) 4.2.      Test: data/cases.csv a08 */
bool size_share(double N, double share, double margin, double conf, double *n0, double *n, struct err *e);

/* People to draw so that all shares of any composition are within d with probability 1 - alpha: n d^2, and the number m of equal groups that
 * is the worst case.      Errors: ERR_INPUT for alpha.      Source: Thompson (1987) Am. Stat. 41:42-46. */
bool size_composition(double alpha, double *n_d2, double *m, struct err *e);

/* Power of the chi-square test with df degrees of freedom at level alpha when the true effect is Cohen's w; and the n (not rounded) that has
 * this power, infinite when w is 0.
 * Errors: ERR_INPUT for df not above 0, a negative w or n, levels off, power below alpha.      Source: Cohen (1988) ch. 7. */
bool size_chisq_power(double w, double df, double n, double alpha, double *power, struct err *e);
bool size_chisq_people(double w, double df, double power, double alpha, double *n, struct err *e);

/* Quick formula for one group of a verdict: pi (1 - pi) (z_alpha + z_beta/2)^2 / delta^2, when the true share is pi.
 * Errors: ERR_INPUT for shares or levels off, or delta not above 0.      Source: two one-sided normal tests, Chow et al. (2008) 4.1. */
bool size_band(double pi, double delta, double alpha, double beta, double *n, struct err *e);
#endif
