/* Change between two months. */
#ifndef ANALYTICS_TREND_H
#define ANALYTICS_TREND_H
#include "compare.h"

enum trend { TREND_NOT_SHOWN, TREND_HIGHER, TREND_LOWER };

/* Did a share go up or down since the month before? Only if the interval of the difference says so; it is made of exact limits, since
 * Wilson's call a change of 0 of 2 to 3 of 3 shown. When nothing changed, a change is said at most once in 1 / (1 - conf) times.
 * Units: people and shares 0..1; conf 0..1.      Errors: ERR_INPUT as interval_exact.      Memory: none.
 * Source: MOVER, Zou & Donner (2008).      Test: tests/unit/analytics/test_compare.c (every outcome of small months) */
bool trend_change(double x_now, double n_now, double x_before, double n_before, double conf, enum trend *trend, struct comparison *out,
                  struct err *e);
#endif
