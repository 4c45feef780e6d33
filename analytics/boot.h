/* Bootstrap: how sure a statistic without a formula is, by drawing the same number of posts again from those that there are. */
#ifndef ANALYTICS_BOOT_H
#define ANALYTICS_BOOT_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* A statistic of n things (posts, days), of which those numbered pick[0..count-1] are looked at, some perhaps more than once. */
struct boot_sample {
	size_t n;
	const double *x, *y; /* n; y only for boot_correlation */
	double (*statistic)(const struct boot_sample *s, const size_t pick[], size_t count);
	double *work; /* n, for the statistic; made by the functions below */
};
double boot_mean(const struct boot_sample *s, const size_t pick[], size_t count);
double boot_median(const struct boot_sample *s, const size_t pick[], size_t count);
double boot_correlation(const struct boot_sample *s, const size_t pick[], size_t count); /* Pearson; NaN if x or y is one value */

struct boot {
	double theta; /* the statistic itself */
	double se; /* standard deviation over the resamples */
	double z0, a; /* bias and acceleration of BCa; a by the jackknife */
	struct interval percentile;
	struct interval levels, bca; /* the levels that BCa takes, and the interval there */
	double undefined; /* share of resamples without a statistic; they are left out */
	enum why
	        why; /* WHY_NO_DATA; WHY_TOO_FEW: one thing; WHY_UNDEFINED: every resample is alike, so that there is no spread to learn from.
	               * z0, a, levels and bca are then NaN; they can also be so alone, when the acceleration is extreme */
};

enum { BOOT_ALL_MOST = 12, BOOT_DRAWS = 9999, BOOT_MOST_DRAWS = 200000 };
enum { BOOT_MOST = 10000 }; /* things; the jackknife looks at each without each other */

/* The ideal bootstrap: all n^n resamples, counted as the C(2n - 1, n) that differ. No luck in it; for at most BOOT_ALL_MOST things.
 * Limits are the smallest value whose share reaches the level.      Units: conf 0..1.
 * Errors: ERR_INPUT for values that are not finite, too many, conf.      Memory: working space from m.
 * Source: Fisher & Hall (1991) Stat. Prob. Lett. 11:483-489; Efron (1987) JASA 82:171-185 (BCa).      Test: tests/unit/analytics/test_boot.c */
bool boot_all(struct mem *m, struct boot_sample *s, double conf, struct boot *out, struct err *e);

/* The same from `draws` resamples.      Errors: also draws not 1..BOOT_MOST_DRAWS, or more than BOOT_MOST things.
 * Random: MT19937 with `seed`, to be printed beside the interval.      Test: tests/unit/analytics/test_boot.c */
bool boot_draw(struct mem *m, struct boot_sample *s, double conf, size_t draws, unsigned long seed, struct boot *out, struct err *e);

/* `take` of n values, each as likely, drawn without putting back; in out[take] in the order of x. All of them when take >= n.
 * Memory: working space from m.      Random: MT19937 with `seed`.      Test: tests/unit/analytics/test_boot.c */
void boot_pick(struct mem *m, const double x[], size_t n, size_t take, unsigned long seed, double out[]);

/* The median of many: from all of them, or from BOOT_SAMPLE drawn without putting back, with as many resamples as a second allows.
 * Errors, source: as boot_draw.      Memory: working space from m.      Random: MT19937 with `seed`, for the sample and the resamples.
 * Test: tests/unit/analytics/test_boot.c */
enum { BOOT_SAMPLE = 2000, BOOT_LEAST_DRAWS = 1999, BOOT_LOOKS = 10000000 /* at one thing, over all resamples */ };
struct boot_sampled {
	size_t n, taken, draws;
	unsigned long seed;
	struct boot boot;
};
bool boot_median_sampled(struct mem *m, const double x[], size_t n, double conf, unsigned long seed, struct boot_sampled *out,
                         struct err *e);
#endif
