/* Equivalence tests: do the counts show that a composition is near the population? Large p or a rejection that fails means not shown. */
#ifndef ANALYTICS_EQUIVALENCE_H
#define ANALYTICS_EQUIVALENCE_H
#include "base/err.h"
#include "result.h"

/* Two exact one-sided tests a group: p_low that the true share is above population - delta, p_up that it is below population + delta; *p_all
 * is the largest, the p-value of "every group lies in its band".
 * Shape: x, pi, delta, p_low, p_up: k entries.      Units: shares 0..1, normalised here; delta 0 or more.
 * Errors: ERR_INPUT if k < 2, nobody was counted, a count or delta is negative or not finite, a population not above 0.      Memory: none.
 * Source: Berger (1982) Technometrics 24:295-300.      Test: data/cases.csv a06 */
bool equivalence_exact(const double x[], const double population[], const double delta[], size_t k, double p_low[], double p_up[],
                       double *p_all, struct err *e);

/* Wellek's test of the Euclidean distance: nearer than eps is shown when d2 < critical.
 * Errors: as above, and eps not above 0 or alpha off.      Source: Wellek (2010) Testing Statistical Hypotheses of Equivalence, 9.1. */
struct equivalence_wellek {
	double d2, se; /* squared distance, and its standard error */
	double critical; /* eps^2 - z se */
	bool shown;
};
bool equivalence_wellek(const double x[], const double population[], size_t k, double eps, double alpha, struct equivalence_wellek *out,
                        struct err *e);

/* Ostrovski's test of the total variation distance, with its corners rounded by b = 0.01 / sqrt(n): shown for every eps above least_eps.
 * Source: Ostrovski (2017) Stat. Probab. Lett. 124:77-82. */
struct equivalence_ostrovski {
	double b, distance, se, least_eps;
};
bool equivalence_ostrovski(const double x[], const double population[], size_t k, double alpha, struct equivalence_ostrovski *out,
                           struct err *e);
#endif
