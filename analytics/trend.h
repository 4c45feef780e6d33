/* Change between two months. */
#ifndef ANALYTICS_TREND_H
#define ANALYTICS_TREND_H
#include "compare.h"

enum trend { TREND_NOT_SHOWN, TREND_HIGHER, TREND_LOWER };

/* Did a share go up or down since the month before? Only if the interval of the difference says so.
 * Units: people and shares 0..1; conf 0..1.      Errors: ERR_INPUT as interval_wilson.      Memory: none.
 * Source: compare_shares (MOVER).      Test: tests/unit/analytics/test_compare.c */
bool trend_change(double x_now, double n_now, double x_before, double n_before, double conf, enum trend *trend, struct comparison *out,
                  struct err *e);
#endif
