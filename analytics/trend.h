/* Change over time: between two months, and over a series of months. */
#ifndef ANALYTICS_TREND_H
#define ANALYTICS_TREND_H
#include "base/mem.h"
#include "compare.h"

enum trend { TREND_NOT_SHOWN, TREND_HIGHER, TREND_LOWER };

/* Did a share go up or down since the month before? Only if the interval of the difference says so; it is made of exact limits, since
 * Wilson's call a change of 0 of 2 to 3 of 3 shown. When nothing changed, a change is said at most once in 1 / (1 - conf) times.
 * Units: people and shares 0..1; conf 0..1.      Errors: ERR_INPUT as interval_exact.      Memory: none.
 * Source: MOVER, Zou & Donner (2008).      Test: tests/unit/analytics/test_compare.c (every outcome of small months) */
bool trend_change(double x_now, double n_now, double x_before, double n_before, double conf, enum trend *trend, struct comparison *out,
                  struct err *e);

/* Fewer months than these say nothing worth printing: the chart's noise, or the direction, is then guesswork. */
enum { TREND_CHART_MONTHS = 6, TREND_DIRECTION_MONTHS = 8 };
enum { TREND_MOST = 4000 }; /* ten years of days; pairs of these still fit in memory */

/* A chart of shares by month, its limits as wide as the months' own noise (Laney's p'). */
struct trend_chart {
	double p_bar; /* share over all months together */
	double sigma_z; /* the months' noise beside that of a lottery: mean moving range of the z-scores / 1.128 */
	struct interval *limits; /* k: p_bar -/+ 3 sigma; not clipped to 0..1, NaN for a month without people */
	bool *out; /* k: the share lies beyond its limits */
	bool *out_plain; /* k: the same for a p-chart (sigma_z = 1), which cries wolf at the counts of a platform */
	enum why why; /* no limits: WHY_NO_DATA; WHY_TOO_FEW: fewer than two months with people; WHY_UNDEFINED: everybody or nobody */
};

/* Shape: x of n people, k months in order; a month without people (0 of 0) has no share and is passed over.
 * Errors: ERR_INPUT unless 0 <= x <= n.      Memory: results from m.
 * Source: Laney (2002) Quality Engineering 14:531-537.      Test: tests/unit/analytics/test_trend.c */
bool trend_chart(struct mem *m, const double x[], const double n[], size_t k, struct trend_chart *out, struct err *e);

/* Is there a line in shares (Cochran-Armitage), and do they differ at all (chi-square of homogeneity)? */
struct trend_shares {
	double z, chi2, p; /* of the line: two-sided, 1 degree of freedom; z > 0 rises with the scores */
	double x2, df, p_homogeneity;
	enum why why; /* all NaN: WHY_NO_DATA, WHY_TOO_FEW (one month with people), WHY_UNDEFINED (everybody or nobody) */
};

/* Shape: as trend_chart; score: k numbers, or NULL for 1..k. Equal scores leave only the line undefined: NaN.
 * Errors: ERR_INPUT unless 0 <= x <= n and the scores are finite.      Memory: none.
 * Source: Armitage (1955) Biometrics 11:375-386, as R prop.trend.test.      Test: tests/unit/analytics/test_trend.c */
bool trend_of_shares(const double x[], const double n[], const double score[], size_t k, struct trend_shares *out, struct err *e);

/* Does a series rise or fall, and how steeply? */
struct trend_direction {
	double s, s_variance; /* Mann-Kendall: pairs that rise minus pairs that fall; its variance with ties */
	double z, p; /* with continuity correction; two-sided */
	double tau_b; /* Kendall, -1..1; NaN when every value is the same */
	double slope, intercept; /* Theil-Sen, per month; intercept at month 0, the one before the first */
	struct interval slope_interval; /* NaN when there are too few pairs for one */
	enum why why; /* all NaN: WHY_NO_DATA; WHY_TOO_FEW: fewer than two values */
};

/* Shape: k values in order of time, NaN where a month has none.      Units: conf 0..1.
 * Errors: ERR_INPUT for infinite values, more than TREND_MOST, or conf.      Memory: working space from m.
 * Source: Mann (1945); Kendall (1975); Sen (1968) JASA 63:1379-1389; ranks of the limits as in R trend::sens.slope.
 * Test: tests/unit/analytics/test_trend.c */
bool trend_direction(struct mem *m, const double y[], size_t k, double conf, struct trend_direction *out, struct err *e);
#endif
