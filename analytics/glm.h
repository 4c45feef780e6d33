/* Generalised linear models, fitted by iterated least squares. */
#ifndef ANALYTICS_GLM_H
#define ANALYTICS_GLM_H
#include "base/err.h"
#include "base/mem.h"

enum glm_family {
	GLM_LOGIT, /* y of `size` people took part */
	GLM_LOG /* counts; Poisson */
};

struct glm {
	enum glm_family family;
	size_t n, p;
	const double *x; /* n x p, row by row; a column that repeats others gets 0 */
	const double *y; /* n */
	const double *size; /* n; only for the logit */
	const double *weight; /* n prior weights; NULL: 1 each */
};

struct glm_fit {
	double *beta; /* p */
	double *covariance; /* p x p; rows and columns of repeated columns are 0 */
	double *mean; /* n: chance of taking part, or expected count */
	double deviance;
	bool converged; /* false also where a group always or never took part: its beta runs away, its mean does not */
};

/* Errors: ERR_INPUT for numbers that are not finite, negative counts or weights, y above size.      Memory: out from m.
 * Source: McCullagh & Nelder (1989) ch. 2, 4, 6.      Test: tests/unit/analytics/test_glm.c */
bool glm_fit(struct mem *m, const struct glm *g, struct glm_fit *out, struct err *e);
#endif
