#include "loglinear_row.h"

size_t loglinear_columns(const struct loglinear_posts *p)
{
	size_t k = 1;
	for (size_t f = 0; f < p->n_factors; f++)
		k += p->factor[f].n_levels - 1;
	return k;
}

size_t loglinear_column(const struct loglinear_posts *p, size_t factor, size_t level)
{
	size_t at = level;
	for (size_t f = 0; f < factor; f++)
		at += p->factor[f].n_levels - 1;
	return at;
}

void loglinear_row_make(const struct loglinear_posts *p, size_t i, size_t factor, size_t level, struct loglinear_row *r)
{
	size_t before = 0;
	r->n = 1;
	r->column[0] = 0;
	for (size_t f = 0; f < p->n_factors; f++) {
		size_t l = f == factor ? level : p->factor[f].level[i];
		if (l > 0)
			r->column[r->n++] = before + l;
		before += p->factor[f].n_levels - 1;
	}
}

double loglinear_row_sum(const struct loglinear_row *r, const double beta[])
{
	double sum = 0;
	for (size_t c = 0; c < r->n; c++)
		sum += beta[r->column[c]];
	return sum;
}

void loglinear_kinds(struct mem *m, const struct loglinear_posts *p, struct loglinear_fit *f)
{
	f->kind = mem_array(m, p->n, sizeof *f->kind);
	f->n_kinds = p->n > 0;
	for (size_t l = 0; l < p->n_factors; l++) {
		size_t levels = p->factor[l].n_levels, n = 0;
		if (f->n_kinds * levels > 8 * p->n) {
			for (size_t i = 0; i < p->n; i++)
				f->kind[i] = i;
			f->n_kinds = p->n;
			break;
		}
		size_t *number = mem_array(m, f->n_kinds * levels, sizeof *number); /* 0: not met yet */
		for (size_t i = 0; i < p->n; i++) {
			size_t *of = &number[f->kind[i] * levels + p->factor[l].level[i]];
			*of = *of ? *of : ++n;
			f->kind[i] = *of - 1;
		}
		f->n_kinds = n;
	}
	f->first = mem_array(m, f->n_kinds, sizeof *f->first);
	f->posts = mem_array(m, f->n_kinds, sizeof *f->posts);
	for (size_t i = p->n; i-- > 0;) {
		f->first[f->kind[i]] = i;
		f->posts[f->kind[i]]++;
	}
}
