/* Designs: which treatment each unit gets, by lot. */
#ifndef ANALYTICS_DESIGN_H
#define ANALYTICS_DESIGN_H
#include "base/mem.h"
#include <stddef.h>
#include <stdint.h>

/* An order of n units for k treatments in randomised blocks: units 0..k-1, k..2k-1, ... each have every treatment once, in a random order of
 * their own; a last block that is not full begins such an order. The same seed gives the same order.
 * Shape: out: n, 0..k-1; k > 0.      Memory: working space from m.
 * Source: Fisher & Yates shuffle on MT19937 (gsl_ran_shuffle).      Test: tests/unit/analytics/test_design.c */
void design_blocked(struct mem *m, size_t k, size_t n, uint32_t seed, size_t out[]);
#endif
