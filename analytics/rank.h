/* Do groups of posts differ, by the order of their values alone? A check that no outlier and no distribution can upset. */
#ifndef ANALYTICS_RANK_H
#define ANALYTICS_RANK_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

enum { RANK_MOST_GROUPS = 100 };

struct rank_pair {
	size_t a, b; /* groups, a < b */
	double z, p; /* z > 0: the values of a are larger; two-sided */
	double holm, bh; /* p adjusted for all pairs */
};

struct rank_result {
	double h, df, p; /* Kruskal-Wallis, corrected for ties */
	double epsilon2; /* h / (n - 1): share of the ranks' variance that the groups explain */
	size_t n_pairs;
	struct rank_pair *pair; /* Dunn: every pair of groups in order; z is NaN where a group is empty */
	enum why why; /* all NaN: WHY_NO_DATA; WHY_TOO_FEW: values in one group only; WHY_UNDEFINED: all values equal */
};

/* Shape: n values and their groups 0..k-1.      Errors: ERR_INPUT for values that are not finite, groups out of range, k not
 * 1..RANK_MOST_GROUPS.      Memory: pairs from m.
 * Source: Kruskal & Wallis (1952) JASA 47:583-621; Dunn (1964) Technometrics 6:241-252.      Test: tests/unit/analytics/test_rank.c */
bool rank_compare(struct mem *m, const double y[], const size_t group[], size_t n, size_t k, struct rank_result *out, struct err *e);
#endif
