/* People who come together count for less than as many who come by themselves: design effects, from weights, from groups of people, from the
 * distance to a known share. */
#ifndef ANALYTICS_CLUSTER_H
#define ANALYTICS_CLUSTER_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* How much the profiles of posts, days or meetings differ beyond chance: phi = X2 / df over a table of clusters by groups. Rows and columns
 * without anybody tell nothing and are left out, also of df.
 * Shape: table: n_clusters x k, row by row.      Errors: ERR_INPUT for a count that is negative or not finite, or fewer than two rows or
 * columns with people.      Memory: working space from m.
 * Source: McCullagh & Nelder (1989) 4.5; Brier (1980) Biometrika 67:591-596.      Test: data/cases.csv a09 */
struct cluster_heterogeneity {
	double x2, df, p;
	double phi, deff; /* deff = max(1, phi) */
};
bool cluster_heterogeneity(struct mem *m, const double table[], size_t n_clusters, size_t k, struct cluster_heterogeneity *out,
                           struct err *e);

/* Pearson's X2 against a population, when each group has a design effect of its own: divided by their mean, sum (1 - pi) deff / (k - 1).
 * Shape: x, population, deff: k.      Errors: ERR_INPUT as fit_test, or a deff not above 0.      Memory: none.
 * Source: Rao & Scott (1981) JASA 76:221-230.      Test: data/cases.csv a09 */
struct cluster_rao_scott {
	double x2, mean_deff, x2_adjusted, p;
};
bool cluster_rao_scott(const double x[], const double population[], const double deff[], size_t k, struct cluster_rao_scott *out,
                       struct err *e);

/* Of a group whose share pi of the N inhabitants is known: how far the share p among n participants is off, as the correlation between taking
 * part and belonging to the group, and the size of the random sample that would be off as much on average. For groups only: of opinions the
 * true share is not known.      Units: people; shares 0..1.
 * n_eff is infinite when p = pi; ddc and n_eff are NaN where all or none belong to the group, or everybody took part (WHY_UNDEFINED).
 * Errors: ERR_INPUT for shares, or unless 0 < n <= N.      Memory: none.
 * Source: Meng (2018) Ann. Appl. Stat. 12:685-726.      Test: data/cases.csv a09 */
struct cluster_defect {
	double fraction; /* n / N */
	double sigma; /* sqrt(pi (1 - pi)) */
	double ddc, n_eff;
	enum why why;
};
bool cluster_defect(double p, double pi, double n, double N, struct cluster_defect *out, struct err *e);
#endif
