/* Random draws that can be repeated: MT19937 with a seed that is printed. For the files of this folder only. */
#ifndef ANALYTICS_DRAW_H
#define ANALYTICS_DRAW_H
#include "base/mem.h"
#include <gsl/gsl_rng.h>

/* A generator at its start. Memory: from m, so that nothing is freed on any path. */
gsl_rng *draw_open(struct mem *m, unsigned long seed);
#endif
