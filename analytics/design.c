#include "design.h"
#include "draw.h"
#include <gsl/gsl_randist.h>

void design_blocked(struct mem *m, size_t k, size_t n, uint32_t seed, size_t out[])
{
	gsl_rng *r = draw_open(m, seed);
	size_t *block = mem_array(m, k, sizeof *block);
	for (size_t from = 0; from < n; from += k) {
		for (size_t i = 0; i < k; i++)
			block[i] = i;
		gsl_ran_shuffle(r, block, k, sizeof *block);
		for (size_t i = 0; i < k && from + i < n; i++)
			out[from + i] = block[i];
	}
}
