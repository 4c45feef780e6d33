/* Weighted results with their uncertainty: "modelmatige onzekerheid", which holds if within each weighted group those who answered think like
 * those who did not; never a margin of sampling error. */
#ifndef ANALYTICS_SURVEY_H
#define ANALYTICS_SURVEY_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* Who answered, and how they were weighted. */
struct survey {
	size_t n;
	const double *weight; /* n: final weights */
	const double *base; /* n: before weighting; NULL: 1 each */
	/* What the weights were made right for, p columns in n_rows rows; x NULL: nothing. Dummies of cells (weight_dummies), or a row each. */
	size_t n_rows, p;
	const double *x;
	const size_t *row; /* n: the row of each person; NULL: the same number */
	const size_t *cluster; /* n: who answered together, below n_clusters; NULL: everybody alone */
	size_t n_clusters;
	double n_population; /* clusters in the population, of which these were drawn; 0: so many that it does not matter */
};

struct survey_estimate {
	double value;
	double se; /* NaN with fewer than two clusters */
	enum why why; /* WHY_NO_DATA: the weights add up to 0; WHY_TOO_FEW: no se */
};

/* Weighted mean (of 0 and 1: share) and total of y, with the standard error by linearisation: what is left of y after regression on x with
 * the base weights, times the final weights, between clusters.
 * Shape: y: n.      Errors: ERR_INPUT for numbers that are not finite, a cluster or row out of range, or more clusters than n_population.
 * Memory: none kept.      Source: Deville & Sarndal (1992) sec. 3; Lumley (2004) J. Stat. Softw. 9(8), as R survey does it.
 * Test: tests/unit/analytics/test_survey.c */
bool survey_mean(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e);
bool survey_total(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e);

/* The same value with the standard error of the jackknife that leaves out one cluster at a time (JK1); x is not used: the weights are not
 * made again.      Source: Wolter (2007) Introduction to Variance Estimation, ch. 4. */
bool survey_mean_jackknife(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e);
bool survey_total_jackknife(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e);

/* A share as it is shown: before and after weighting, with the Wilson interval of as many people as the weights leave (Kish). */
struct survey_share {
	double unweighted, weighted; /* 0..1 */
	double se; /* linearised */
	double n_eff;
	struct interval interval;
};

/* Shape: y: n entries of 0 or 1.      Errors: as survey_mean; also for conf, other y, and weights that add up to 0 or less. */
bool survey_share(const struct survey *s, const double y[], double conf, struct survey_share *out, struct err *e);
#endif
