#include "draw.h"

gsl_rng *draw_open(struct mem *m, unsigned long seed)
{
	gsl_rng *r = mem_alloc(m, sizeof *r);
	r->type = gsl_rng_mt19937;
	r->state = mem_alloc(m, r->type->size);
	gsl_rng_set(r, seed);
	return r;
}
