/* Counts of posts by content type, platform and the like: log mean = log exposure + a sum of effects. Poisson, or negative binomial (NB2),
 * whose posts of one kind differ more than chance, as posts do. */
#ifndef ANALYTICS_LOGLINEAR_H
#define ANALYTICS_LOGLINEAR_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

enum { LOGLINEAR_MOST_COLUMNS = 200 };

struct loglinear_factor {
	size_t n_levels; /* at least 1; level 0 is the one that the others are compared with */
	const size_t *level; /* n: of each post */
};

struct loglinear_posts {
	size_t n;
	const double *y; /* n counts */
	const double *exposure; /* n, above 0; NULL: 1 each */
	size_t n_factors;
	const struct loglinear_factor *factor;
};

/* Column 0 is the intercept; then each factor's levels from 1 on. */
size_t loglinear_columns(const struct loglinear_posts *p);
size_t loglinear_column(const struct loglinear_posts *p, size_t factor, size_t level);

struct loglinear_fit {
	size_t k; /* columns */
	double *coef, *se; /* k, natural log scale. NaN where the counts give none: a level without posts, or one without a single event,
	                    * whose effect would be minus infinity; and what is compared with it */
	double *mu; /* n expected counts; 0 for a post set apart */
	double deviance, pearson;
	double df; /* posts that took part minus effects */
	double dispersion; /* pearson / df, NaN when df = 0. Quasi-Poisson: se * sqrt(dispersion) */
	double theta, theta_se; /* NB2: Var = mu + mu^2 / theta, se with the mu taken as known; Poisson: infinite, and NaN */
	double log_likelihood;
	size_t n_apart; /* posts set apart: all of a kind without events, so that they say nothing about the other effects */
	enum why why; /* WHY_NO_DATA: no posts; WHY_UNDEFINED: no events. Then all is NaN */

	/* for the functions below */
	size_t n_kinds, *kind,
	        *first; /* posts that are equal in every factor are of one kind: how many, of each post, of each kind one post */
	double *posts; /* n_kinds: the number of its posts */
	bool *in; /* n: the post took part */
	bool *kept; /* k: the column was fitted; any other is a sum of those */
	double *beta; /* k: the solution, 0 for columns that were not fitted */
	double *covariance, *repeats; /* k x k; column j is the sum over i of repeats[i][j] times column i */
};

/* Maximum likelihood by iteratively weighted least squares; for the negative binomial in turns with theta, whose score is searched over its
 * whole range: when the likelihood still rises at theta = 1e6 the posts differ no more than chance, and the fit is Poisson's.
 * Errors: ERR_INPUT for counts that are negative or not finite, exposures not above 0, levels out of range, more than
 * LOGLINEAR_MOST_COLUMNS, or when the search does not end (words).      Memory: results from m.
 * Source: McCullagh & Nelder (1989) ch. 6; Venables & Ripley (2002) 7.4 (MASS glm.nb).      Test: tests/unit/analytics/test_loglinear.c */
bool loglinear_poisson(struct mem *m, const struct loglinear_posts *p, struct loglinear_fit *out, struct err *e);
bool loglinear_negbin(struct mem *m, const struct loglinear_posts *p, struct loglinear_fit *out, struct err *e);

/* Standard errors that hold whatever the variance of the counts is (HC0); `small` makes them HC1, times sqrt(n / (n - k)).
 * se: k, NaN where the fit has no effect, or (small) as many effects as posts.      Memory: none.
 * Source: White (1980); Zeileis (2006) J. Stat. Softw. 16(9).      Test: tests/unit/analytics/test_loglinear.c */
void loglinear_sandwich(const struct loglinear_posts *p, const struct loglinear_fit *f, bool small, double se[]);

/* What every level of a factor would get if all posts were of it and the other factors stayed as they are. */
struct loglinear_rates {
	size_t k; /* levels */
	double *rate; /* k: events for `per` of exposure; NaN for a level without posts or without events */
	double *se_log; /* k: of its logarithm, delta method, theta taken as known */
	struct interval *interval; /* k: exp(log rate -/+ z se_log) */
	double overall; /* the rates weighed by the numbers of posts of the levels that have one */
	double *log_ratio, *log_ratio_se; /* k: log(rate / overall) */
	double *covariance; /* k x k: of the logarithms of the rates; NaN where there is no rate */
};

/* Errors: ERR_INPUT for conf or a factor that is not there.      Memory: results from m.
 * Source: direct standardisation (g-computation).      Test: tests/unit/analytics/test_loglinear.c */
bool loglinear_standardise(struct mem *m, const struct loglinear_posts *p, const struct loglinear_fit *f, size_t factor, double per,
                           double conf, struct loglinear_rates *out, struct err *e);
#endif
