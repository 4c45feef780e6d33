/* R-indicators of a list of people who were invited: a model of who took part gives everybody a chance. */
#ifndef ANALYTICS_PROPENSITY_MODEL_H
#define ANALYTICS_PROPENSITY_MODEL_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

struct propensity_trait {
	size_t k;
	const size_t *level; /* of each cell, below k */
};

/* People who are alike in every trait, together. */
struct propensity_cells {
	size_t n;
	const double *invited, *took_part; /* n: people */
	const double *weight; /* n: of one person, the people of the population for whom they stand; NULL: 1 each */
	size_t n_traits;
	const struct propensity_trait *trait;
};

/* Partial indicators of one trait; without the suffix, corrected for bias. */
struct propensity_partial {
	double alone, alone_unadjusted; /* spread between the means of its levels */
	double within, within_unadjusted; /* spread among those who are alike in all other traits */
	double *level_unadjusted; /* k: what each level adds to `alone`, with its sign */
};

struct propensity_model {
	double mean;
	double r, r_unadjusted, se_r; /* se NaN when the chances do not differ */
	double cv, cv_unadjusted, se_cv; /* NaN when nobody took part */
	struct propensity_partial *trait; /* n_traits */
};

/* Logistic model with main effects of every trait. Weights that differ count as strata of the sample (up to 20 different ones; beyond that
 * the sample is taken to have unequal chances).
 * Errors: ERR_INPUT for counts that are off, more participants than invited, a level out of range, nobody invited.      Memory: from m.
 * Source: Shlomo, Skinner & Schouten (2012) J. Stat. Plan. Inference 142:201-211; de Heij, Schouten & Shlomo (2015) RISQ manual 2.1.
 * Test: tests/unit/analytics/test_propensity.c */
bool propensity_fit(struct mem *m, const struct propensity_cells *c, struct propensity_model *out, struct err *e);
#endif
