/* p-values of many questions asked at once. */
#ifndef ANALYTICS_ADJUST_H
#define ANALYTICS_ADJUST_H
#include "base/mem.h"
#include <stddef.h>

/* Bonferroni: each p times n, at most 1. Holm, which never says less: the chance of any false alarm stays at the level, whatever the questions have to do with each other.
 * Benjamini-Hochberg: of the alarms, the level's share is false; for exploring only.
 * Shape: n p-values; out: n, in the same order. NaN stays NaN and does not count as a question.      Memory: working space from m.
 * Source: Holm (1979) Scand. J. Stat. 6:65-70; Benjamini & Hochberg (1995) JRSS-B 57:289-300.
 * Test: tests/unit/analytics/test_rank.c, data/cases.csv a04 */
void adjust_bonferroni(const double p[], size_t n, double out[]);
void adjust_holm(struct mem *m, const double p[], size_t n, double out[]);
void adjust_bh(struct mem *m, const double p[], size_t n, double out[]);
#endif
