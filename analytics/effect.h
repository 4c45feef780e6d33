/* What a kind of post brings, other things being equal: rates by kind from the model of posts, how sure it is that one is the best, and what
 * may be advised. A kind is any property that splits posts: its type, its theme, the hours it was posted in. */
#ifndef ANALYTICS_EFFECT_H
#define ANALYTICS_EFFECT_H
#include "loglinear.h"

enum {
	EFFECT_SHOW = 5, /* posts of a kind from which its rate is shown */
	EFFECT_ADVISE = 10, /* ... and from which something is advised about it, */
	EFFECT_ADVISE_ALL = 30, /* when there are so many posts in all, */
	EFFECT_ADVISE_MONTHS = 2 /* of so many months */
};

enum effect_advice {
	EFFECT_TOO_FEW, /* fewer posts or months than an advice asks for */
	EFFECT_NO_PREFERENCE, /* not shown to be better than the other kinds, or not by a tenth */
	EFFECT_TRY, /* at least a tenth above the mean and the best with a chance of 50 to 90 % */
	EFFECT_MORE /* at least a tenth above the mean and the best with a chance of 90 % or more */
};

enum effect_model { EFFECT_NONE, EFFECT_NEGBIN, EFFECT_POISSON, EFFECT_QUASI };

struct effect_posts {
	size_t n;
	const double *y, *exposure; /* n: events; and what they are a rate of, above 0 */
	size_t k; /* kinds */
	const size_t *kind; /* n */
	size_t n_months; /* months with posts, numbered without gaps */
	const size_t *month; /* n */
	const int *slot; /* n: 3 * weekday + third of the day, 0..20; -1: hour not known. NULL: not looked at (also when it is the kind) */
	size_t n_others; /* factors beside these, taken as they are: the channel, the type */
	const struct loglinear_factor *other;
};

struct effect_kind {
	size_t n;
	double events, exposure;
	double rate; /* events for 1,000 of exposure if all posts were of this kind; NaN with fewer than EFFECT_SHOW posts or without events */
	struct interval interval; /* 95 %. A kind without events: from 0 to the upper limit of Poisson's */
	double ratio; /* to the rate of all kinds, weighed by their posts */
	struct interval ratio_interval;
	double shrunk; /* the ratio, drawn towards 1 as far as its noise asks for; NaN when the kinds shown do not differ more than chance */
	struct interval shrunk_interval;
	double best; /* chance to be the best of the kinds shown, 0..1; NaN as `shrunk` */
	enum effect_advice advice;
};

struct effect {
	struct effect_kind *kind; /* k */
	size_t n, n_shown; /* posts; kinds with a rate */
	double overall; /* rate of all kinds */
	enum effect_model model; /* EFFECT_NONE: nothing could be fitted, every rate is missing */
	double theta, dispersion; /* of the fit; theta infinite for Poisson and quasi-Poisson */
	size_t n_months; /* months, or runs of months, that the model kept apart */
	size_t n_slots; /* hours of the week that the model kept apart: 21, 6 (weekend or not, by third), 2 or 1 */
	double q_p; /* chance of so large a q when the kinds do not differ; NaN with fewer than two */
	double q,
	        tau2; /* Cochran's Q of the kinds shown; the variance between them beyond their noise, log scale; NaN with fewer than two */
	bool differ; /* tau2 > 0 */
	size_t n_each; /* posts of the middle kind shown */
	double detectable; /* the smallest ratio between two kinds of n_each posts that is found four times out of five; NaN */
};

/* Negative binomial with the kind, the month, the slot and the other factors. Months of fewer than EFFECT_SHOW posts join the next; kinds of
 * fewer are one kind; slots are kept apart as far as each has so many posts and the model five posts an effect. Standard errors are widened
 * by the square root of Pearson's dispersion where that is above 1, and intervals are Student's t: the likelihood takes the noise of few
 * posts for too small. When the search does not end, quasi-Poisson. The noise of each kind is its quasi-variance, so that the kinds can be
 * taken as independent.
 * Errors: ERR_INPUT as loglinear_negbin, for what is wrong with the posts.      Memory: results from m.
 * Source: loglinear.h; shrink.h; Firth & de Menezes (2004) Biometrika 91:65-80 (quasi-variances).
 * Test: tests/unit/analytics/test_effect.c (R: MASS glm.nb) */
bool effect_estimate(struct mem *m, const struct effect_posts *p, struct effect *out, struct err *e);

/* Shares of the posts of the next month: as near to the chances to be the best as may be, what is left shared as posts are now; as they
 * are now when any chance is NaN. None is below `floor` (or half of an equal share, if smaller), and none more than `most_change` away from the share of now,
 * relative to it: 0.5 is from half to one and a half times. Kinds without posts now are given `floor`.
 * Shape: best, now, out: k; now and out add up to 1.      Memory: working space from m.
 * Source: Thompson (1933) Biometrika 25:285-294 (a share is the chance to be the best).      Test: tests/unit/analytics/test_effect.c */
void effect_reallocate(struct mem *m, const double best[], const double now[], size_t k, double floor, double most_change, double out[]);
#endif
