#include "split.h"
#include "check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Standard deviation of a split part, relative to the smaller of it and the rest of its cell: from 20 tables by sex, as in split.h */
static const double part_error = 0.03;

/* Cumulative counts at the first ages of bands that join; a band that is open ends the curve. */
struct curve {
	size_t n; /* knots */
	double *x, *y, *slope;
};

/* Slopes at the knots of the cubic spline whose third derivative at each end is that of the cubic through the four knots there. */
static void spline_slopes(struct curve *c, double *b, double *d, double *s)
{
	const double *x = c->x, *y = c->y;
	size_t n = c->n, last = n - 1;
	for (size_t i = 0; i < last; i++)
		d[i] = x[i + 1] - x[i];
	for (size_t i = 1; i < last; i++) {
		b[i] = 2 * (d[i - 1] + d[i]);
		s[i] = (y[i + 1] - y[i]) / d[i] - (y[i] - y[i - 1]) / d[i - 1];
	}
	b[0] = -d[0], b[last] = -d[last - 1];
	s[0] = s[last] = 0;
	if (n > 3) {
		s[0] = s[2] / (x[3] - x[1]) - s[1] / (x[2] - x[0]);
		s[last] = s[last - 1] / (x[last] - x[last - 2]) - s[last - 2] / (x[last - 1] - x[last - 3]);
		s[0] *= d[0] * d[0] / (x[3] - x[0]);
		s[last] *= -d[last - 1] * d[last - 1] / (x[last] - x[last - 3]);
	}
	for (size_t i = 1; i < n; i++) {
		double t = d[i - 1] / b[i - 1];
		b[i] -= t * d[i - 1];
		s[i] -= t * s[i - 1];
	}
	s[last] /= b[last];
	for (size_t i = last; i-- > 0;)
		s[i] = (s[i] - d[i] * s[i + 1]) / b[i];
	for (size_t i = 0; i < last; i++)
		c->slope[i] = (y[i + 1] - y[i]) / d[i] - d[i] * (s[i + 1] + 2 * s[i]);
	c->slope[last] = (y[last] - y[last - 1]) / d[last - 1] + d[last - 1] * (s[last - 1] + 2 * s[last]);
}

/* A rising curve stays so when no slope is below 0 or above three times the smaller of the two chords at its knot. */
static void filter_slopes(struct curve *c)
{
	for (size_t i = 0; i < c->n; i++) {
		size_t after = i + 1 < c->n ? i : i - 1, before = i > 0 ? i - 1 : 0;
		double s0 = (c->y[before + 1] - c->y[before]) / (c->x[before + 1] - c->x[before]);
		double s1 = (c->y[after + 1] - c->y[after]) / (c->x[after + 1] - c->x[after]);
		c->slope[i] = fmin(fmax(0, c->slope[i]), 3 * fmin(s0, s1));
	}
}

static void fit(struct mem *m, struct curve *c)
{
	c->slope = mem_array(m, c->n, sizeof *c->slope);
	if (c->n < 3) { /* one band by itself: evenly */
		for (size_t i = 0; i < c->n; i++)
			c->slope[i] = (c->y[1] - c->y[0]) / (c->x[1] - c->x[0]);
		return;
	}
	double *work = mem_array(m, 3 * c->n, sizeof *work);
	spline_slopes(c, work, work + c->n, work + 2 * c->n);
	filter_slopes(c);
}

/* People below an age, which lies between knots i and i + 1. */
static double below(const struct curve *c, size_t i, double age)
{
	double h = c->x[i + 1] - c->x[i], t = (age - c->x[i]) / h, u = 1 - t;
	double y = c->y[i] * (1 + 2 * t) * u * u + c->slope[i] * h * t * u * u + c->y[i + 1] * t * t * (3 - 2 * t) -
	           c->slope[i + 1] * h * t * t * u;
	return fmin(fmax(y, c->y[i]), c->y[i + 1]);
}

static int compare_cells(const void *x, const void *y)
{
	const struct band_cell *a = x, *b = y;
	int c = (a->sex > b->sex) - (a->sex < b->sex);
	return c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
}

static bool is_split(const struct band_cell *c, int cut)
{
	return c->age_from >= 0 && c->age_to - c->age_from < SPLIT_YEARS && c->age_from < cut && cut <= c->age_to;
}

struct splitting {
	struct mem *mem;
	const int *cut;
	size_t n_cuts;
	struct band_cell *out;
	size_t n, cap, n_split;
};

static void put(struct splitting *s, struct band_cell c)
{
	s->out = mem_grow(s->mem, s->out, s->n, &s->cap, sizeof *s->out);
	s->out[s->n++] = c;
}

/* The parts of a cell, which lies between knots i and i + 1. */
static void put_parts(struct splitting *s, const struct curve *curve, size_t i, const struct band_cell *c)
{
	struct band_cell rest = *c;
	double done = curve->y[i];
	bool split = false;
	for (size_t k = 0; k < s->n_cuts; k++) {
		if (!is_split(c, s->cut[k]) || s->cut[k] <= rest.age_from)
			continue;
		struct band_cell part = rest;
		double reached = below(curve, i, s->cut[k]);
		part.age_to = s->cut[k] - 1;
		part.n = reached - done;
		part.se = part_error * fmin(part.n, c->n - part.n);
		put(s, part);
		rest.age_from = s->cut[k];
		rest.n -= part.n;
		done = reached;
		split = true;
	}
	if (split)
		rest.se = part_error * fmin(rest.n, c->n - rest.n);
	s->n_split += split;
	put(s, rest);
}

/* Cells of one sex that join, the first k of them; none is open but perhaps the last. */
static void put_stretch(struct splitting *s, const struct band_cell c[], size_t k)
{
	bool open = c[k - 1].age_to == AGE_OPEN, wanted = false;
	size_t closed = k - open;
	for (size_t i = 0; i < closed; i++)
		for (size_t j = 0; j < s->n_cuts; j++)
			wanted |= is_split(&c[i], s->cut[j]);
	struct curve curve = { .n = closed + 1 };
	if (wanted) {
		curve.x = mem_array(s->mem, curve.n, sizeof *curve.x);
		curve.y = mem_array(s->mem, curve.n, sizeof *curve.y);
		curve.x[0] = c[0].age_from;
		for (size_t i = 0; i < closed; i++) {
			curve.x[i + 1] = c[i].age_to + 1;
			curve.y[i + 1] = curve.y[i] + c[i].n;
		}
		fit(s->mem, &curve);
	}
	for (size_t i = 0; i < k; i++)
		if (wanted && i < closed)
			put_parts(s, &curve, i, &c[i]);
		else
			put(s, c[i]);
}

bool split_cells(struct mem *m, const struct band_cell cell[], size_t n, const int cut[], size_t n_cuts, struct band_cell **out,
                 size_t *n_out, size_t *n_split, struct err *e)
{
	struct splitting s = { .mem = m, .cut = cut, .n_cuts = n_cuts };
	struct band_cell *sorted = mem_array(m, n, sizeof *sorted);
	for (size_t i = 0; i < n; i++) {
		if (!check_count(cell[i].n, e))
			return false;
		sorted[i] = cell[i];
	}
	qsort(sorted, n, sizeof *sorted, compare_cells);
	for (size_t i = 0, k; i < n; i += k) {
		for (k = 1; i + k < n && sorted[i + k].sex == sorted[i].sex; k++) {
			const struct band_cell *a = &sorted[i + k - 1], *b = &sorted[i + k];
			if (b->age_from <= a->age_to && a->age_from >= 0)
				return check_refuse(e, W_STAT_BAND, b->age_from, b->age_to);
			if (a->age_from < 0 || b->age_from != a->age_to + 1)
				break;
		}
		put_stretch(&s, &sorted[i], k);
	}
	*out = s.out;
	*n_out = s.n;
	*n_split = s.n_split;
	return true;
}

static bool overlaps(const struct band_cell *c, const struct group *g, int min_age)
{
	int from = g->age_from > min_age ? g->age_from : min_age;
	if (g->sex)
		return c->sex == g->sex && (c->age_from < 0 || c->age_to >= min_age);
	return c->age_from >= 0 && c->age_to >= from && c->age_from <= g->age_to;
}

void split_errors(const struct band_cell cell[], size_t n, const struct group group[], size_t k, int min_age, double out[])
{
	for (size_t i = 0; i < k; i++) {
		double variance = 0;
		for (size_t j = 0; j < n; j++)
			if (cell[j].se > 0 && overlaps(&cell[j], &group[i], min_age))
				variance += cell[j].se * cell[j].se;
		out[i] = sqrt(variance);
	}
}

size_t split_join_groups(const struct band_cell cell[], size_t n, const struct group group[], size_t k, int min_age, struct group joined[],
                         size_t of[])
{
	size_t n_joined = 0;
	for (size_t i = 0; i < k; i++) {
		bool across = false;
		for (size_t j = 0; j < n && i > 0; j++)
			across |= overlaps(&cell[j], &group[i], min_age) && overlaps(&cell[j], &group[i - 1], min_age);
		if (across)
			joined[n_joined - 1].age_to = group[i].age_to;
		else
			joined[n_joined++] = group[i];
		of[i] = n_joined - 1;
	}
	return n_joined;
}
