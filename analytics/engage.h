/* Engagement: interactions per 1,000 views, by content type, with what is unsure about it. */
#ifndef ANALYTICS_ENGAGE_H
#define ANALYTICS_ENGAGE_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* Reactions + comments + shares + saves, as far as reported; COUNT_MISSING unless reactions or comments are. */
int64_t engage_interactions(const struct post_sample *p);

/* What a rate needs to know of n posts with v views and y interactions each; month totals keep the same and give the same interval. */
struct engage_sums {
	double n, v, y, vv, yy, vy; /* number, sum of v, of y, of v^2, of y^2, of v y */
};
void engage_sums_add(struct engage_sums *s, double views, double interactions);

/* Interactions per 1,000 views, sum over sum, with an interval that takes posts as clusters.
 *
 * The posts' residuals y - r v give the variance n / (n - 1) * sum (y - r v)^2 / V^2 of the ratio r, used with Student's t at n - 1 degrees
 * of freedom; at least the Poisson variance Y / V^2, since no count is surer than if every interaction came by itself. Without any
 * interaction the upper limit is Poisson's, -ln(alpha / 2) / V. The lower limit is at least 0.
 *
 * Units: per 1,000 views; conf 0..1.      Returns why the rate (and then the interval) is missing: WHY_NO_DATA, WHY_NO_EXPOSURE.
 * *interval is NaN with fewer than two posts.      Memory: none.
 * Source: Cochran (1977) 6.3 and 2.11 (ratio of means, clusters); Garwood (1936) for none.      Test: tests/unit/analytics/test_engage.c */
enum why engage_rate(const struct engage_sums *s, double conf, double *rate, struct interval *interval);

/* The ratio of two rates that were measured in pairs: y[0] of v[0] beside y[1] of v[1], a pair counting as one. Its logarithm has the variance
 * n / (n - 1) * sum (d0 / Y0 - d1 / Y1)^2 with d = y - r v, at least Poisson's 1 / Y0 + 1 / Y1; Student's t at n - 1 degrees of freedom.
 * Shape: n pairs.      Units: conf 0..1.      Returns why the ratio is missing: WHY_NO_DATA; WHY_NO_EXPOSURE; WHY_UNDEFINED: a side without
 * events. *interval is NaN with fewer than two pairs.      Memory: none.
 * Source: Cochran (1977) 6.19 (ratio of two ratios, delta method).      Test: tests/unit/analytics/test_engage.c */
struct engage_pair {
	double y[2], v[2];
};
enum why engage_pairs(const struct engage_pair pair[], size_t n, double conf, double *ratio, struct interval *interval);

/* Median of n values that are sorted upwards, with the narrowest order-statistic interval that covers it with probability `conf` or more;
 * the interval is NaN when n is too small for one (under 6 at 0.95).
 * Source: Conover (1999) 3.2.      Test: tests/unit/analytics/test_engage.c */
void engage_median(const double sorted[], size_t n, double conf, double *median, struct interval *interval);

/* The result of n posts of a type of which only the sums were kept: the rate, its interval and the reasons; a median takes the posts.
 * Units: per 1,000 views; interval 95 %.      Memory: none.      Test: tests/unit/analytics/test_engage.c */
struct type_result engage_from_sums(enum content_type type, size_t n, const struct engage_sums *s);

struct engage_result {
	struct type_result type[TYPE_N]; /* of organic posts */
	struct type_result organic, paid, all; /* of every type together; their .type is TYPE_UNKNOWN */
};

/* Every content type over a list of posts, those that were paid for apart: money buys views, and views that were bought engage otherwise.
 * A post without views, or with 0, was not shown to anyone and has no rate; a post whose
 * interactions are not reported has none either. Neither counts as a rate of 0.
 * Units: per 1,000 views; intervals 95 %.      Errors: ERR_INPUT for a counter below COUNT_MISSING or sums beyond 2^53.
 * Memory: working space from m.      Source: engage_rate, engage_median.      Test: tests/unit/analytics/test_engage.c */
bool engage_by_type(struct mem *m, const struct post_sample post[], size_t n, struct engage_result *out, struct err *e);
#endif
