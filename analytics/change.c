#include "change.h"
#include "check.h"
#include "draw.h"
#include <gsl/gsl_randist.h>
#include <gsl/gsl_statistics_double.h>
#include <limits.h>

static const double same = 1e-12; /* statistics that differ relatively less are equal but for rounding */

static double squared(double v)
{
	return v * v;
}

/* What one part of the series differs from the whole: never negative, 0 if and only if its share, rate or mean is that of the whole. */
struct part {
	double y, n;
};

/* (1 + d) ln(1 + d) - d, without the cancellation around 0 */
static double excess(double d)
{
	if (d <= -1)
		return 1;
	if (fabs(d) > 0.05)
		return (1 + d) * log1p(d) - d;
	double sum = 0, power = d * d;
	for (int j = 2; j < 20; j++) { /* sum of (-d)^j / (j (j - 1)) */
		sum += power / (j * (j - 1));
		power *= -d;
	}
	return sum;
}

static double of_counts(double y, double expected)
{
	return expected > 0 ? 2 * expected * excess((y - expected) / expected) : 0;
}

static double of_rate(struct part p, struct part all)
{
	return of_counts(p.y, p.n * (all.y / all.n));
}

static double of_share(struct part p, struct part all)
{
	struct part rest = { p.n - p.y, p.n }, all_rest = { all.n - all.y, all.n };
	return of_rate(p, all) + of_rate(rest, all_rest);
}

static double of_mean(struct part p, struct part all)
{
	return p.n * squared(p.y / p.n - all.y / all.n);
}

static double (*const part_differs[CHANGE_KINDS])(struct part p, struct part all) = {
	[CHANGE_SHARE] = of_share,
	[CHANGE_RATE] = of_rate,
	[CHANGE_MEAN] = of_mean,
};

static struct part month(const struct change_series *s, size_t i)
{
	return (struct part){ s->y[i], s->n ? s->n[i] : 1 };
}

static struct part sum_of(const struct change_series *s)
{
	struct part all = { 0 };
	for (size_t i = 0; i < s->k; i++) {
		all.y += month(s, i).y;
		all.n += month(s, i).n;
	}
	return all;
}

static bool month_check(const struct change_series *s, struct part p, struct err *e)
{
	if (s->kind == CHANGE_MEAN)
		return check_numbers(&p.y, 1, e);
	if (!check_count(p.y, e) || !check_count(p.n, e))
		return false;
	bool impossible = s->kind == CHANGE_SHARE ? p.y > p.n : p.y > 0 && !(p.n > 0);
	return !impossible || check_refuse(e, W_STAT_SHARE, p.y, p.n);
}

static bool series_check(const struct change_series *s, struct err *e)
{
	if (!check_at_most(s->k, CHANGE_MOST, e))
		return false;
	for (size_t i = 0; i < s->k; i++)
		if (!month_check(s, month(s, i), e))
			return false;
	struct part all = sum_of(s);
	return (isfinite(all.y) && isfinite(all.n)) || check_refuse(e, W_STAT_TOO_LARGE, fmax(all.y, all.n), 0);
}

/* The statistic at every month (if `profile`), and the month where it is largest; 0 if it is nowhere above 0. */
static size_t largest_split(const struct change_series *s, size_t least, double profile[], double *largest)
{
	struct part all = sum_of(s), left = { 0 };
	size_t best = 0;
	*largest = 0;
	for (size_t i = 1; i < s->k; i++) {
		left.y += month(s, i - 1).y;
		left.n += month(s, i - 1).n;
		struct part right = { all.y - left.y, all.n - left.n };
		double v = left.n > 0 && right.n > 0 ? part_differs[s->kind](left, all) + part_differs[s->kind](right, all) : 0;
		if (profile)
			profile[i - 1] = v;
		if (i < least || s->k - i < least || v <= *largest * (1 + same))
			continue;
		*largest = v;
		best = i;
	}
	return best;
}

/* The same series about its mean: squares of values far from 0 would lose their digits. */
static struct change_series centred(struct mem *m, const struct change_series *s, double *mean)
{
	*mean = 0;
	if (s->kind != CHANGE_MEAN || s->k == 0)
		return *s;
	double *y = mem_array(m, s->k, sizeof *y);
	*mean = gsl_stats_mean(s->y, 1, s->k);
	for (size_t i = 0; i < s->k; i++)
		y[i] = s->y[i] - *mean;
	return (struct change_series){ CHANGE_MEAN, s->k, y, NULL };
}

static double sum_of_squares(const struct change_series *s)
{
	double sum = 0;
	for (size_t i = 0; i < s->k; i++)
		sum += squared(s->y[i]);
	return sum;
}

bool change_find(struct mem *m, const struct change_series *s, size_t least, struct change_point *out, struct err *e)
{
	if (!series_check(s, e))
		return false;
	double mean, largest;
	struct change_series c = centred(m, s, &mean);
	*out = (struct change_point){ .statistic = MISSING, .before = MISSING, .after = MISSING, .rss = MISSING, .why = WHY_NONE };
	out->profile = mem_array(m, s->k, sizeof *out->profile);
	size_t k = largest_split(&c, least, out->profile, &largest);
	double rounding = s->kind == CHANGE_MEAN ? (double)s->k * squared(1e-14 * mean) : same;
	if (s->kind == CHANGE_MEAN)
		out->rss = sum_of_squares(&c);
	if (k == 0 || largest <= rounding) {
		out->why = s->k < 2 * least ? WHY_TOO_FEW : WHY_UNDEFINED;
		return true;
	}
	struct part all = sum_of(&c), left = { 0 };
	for (size_t i = 0; i < k; i++) {
		left.y += month(&c, i).y;
		left.n += month(&c, i).n;
	}
	out->k = k;
	out->statistic = largest;
	out->before = mean + left.y / left.n;
	out->after = mean + (all.y - left.y) / (all.n - left.n);
	if (s->kind == CHANGE_MEAN)
		out->rss -= largest;
	return true;
}

/* Counts to draw with must be whole, and fit the random generator. */
static bool whole(double v, unsigned *out, struct err *e)
{
	v = round(v);
	if (v > UINT_MAX)
		return check_refuse(e, W_STAT_TOO_LARGE, v, 0);
	*out = (unsigned)v;
	return true;
}

/* A series in which nothing changes, drawn over and over. */
struct lottery {
	struct change_series s; /* y and n are those below */
	double *y, *n, *weight; /* weight: exposure as shares */
	unsigned *people, total, *drawn;
	double share;
};

static bool lottery_fill(struct lottery *l, const struct change_series *s, struct err *e)
{
	struct part all = sum_of(s);
	bool counts = s->kind != CHANGE_MEAN;
	for (size_t i = 0; i < s->k; i++) {
		l->y[i] = s->y[i];
		l->n[i] = l->weight[i] = month(s, i).n;
		if (s->kind != CHANGE_SHARE)
			continue;
		if (!whole(l->n[i], &l->people[i], e))
			return false;
		l->n[i] = l->people[i];
	}
	l->share = counts && all.n > 0 ? all.y / all.n : 0;
	return !counts || whole(all.y, &l->total, e);
}

static bool lottery_open(struct mem *m, const struct change_series *s, struct lottery *l, struct err *e)
{
	*l = (struct lottery){ .y = mem_array(m, s->k, sizeof(double)), .n = mem_array(m, s->k, sizeof(double)) };
	l->weight = mem_array(m, s->k, sizeof(double));
	l->people = mem_array(m, s->k, sizeof(unsigned));
	l->drawn = mem_array(m, s->k, sizeof(unsigned));
	l->s = (struct change_series){ s->kind, s->k, l->y, l->n };
	return lottery_fill(l, s, e);
}

static void lottery_draw(struct lottery *l, gsl_rng *r)
{
	if (l->s.kind == CHANGE_MEAN) {
		gsl_ran_shuffle(r, l->y, l->s.k, sizeof *l->y);
		return;
	}
	if (l->s.kind == CHANGE_RATE)
		gsl_ran_multinomial(r, l->s.k, l->total, l->weight, l->drawn);
	for (size_t i = 0; i < l->s.k; i++)
		l->y[i] = l->s.kind == CHANGE_RATE ? l->drawn[i] : gsl_ran_binomial(r, l->share, l->people[i]);
}

bool change_chance(struct mem *m, const struct change_series *s, size_t least, const struct change_point *found, double deff, size_t draws,
                   unsigned long seed, double *p, struct err *e)
{
	struct lottery l;
	double mean;
	if (!series_check(s, e))
		return false;
	if (!isfinite(deff) || deff < 1)
		return check_refuse(e, W_STAT_DEFF, deff, 0);
	if (draws < 1 || draws > CHANGE_MOST_DRAWS)
		return check_refuse(e, W_STAT_DRAWS, (double)draws, CHANGE_MOST_DRAWS);
	struct change_series c = centred(m, s, &mean);
	*p = MISSING;
	if (found->k == 0)
		return true;
	if (!lottery_open(m, &c, &l, e))
		return false;
	gsl_rng *r = draw_open(m, seed);
	size_t as_large = 0;
	for (size_t b = 0; b < draws; b++) {
		double largest;
		lottery_draw(&l, r);
		largest_split(&l.s, least, NULL, &largest);
		as_large += largest >= found->statistic / deff * (1 - 1e-9);
	}
	*p = (1 + (double)as_large) / (1 + (double)draws);
	return true;
}

double change_noise(struct mem *m, const double y[], size_t k)
{
	if (k < 3)
		return MISSING;
	double *step = mem_array(m, k - 1, sizeof *step), *work = mem_array(m, k - 1, sizeof *work);
	for (size_t i = 0; i + 1 < k; i++)
		step[i] = y[i + 1] - y[i];
	double mad = 1.4826 * gsl_stats_mad0(step, 1, k - 1, work); /* R's constant: a normal standard deviation to four figures */
	return mad * mad / 2; /* a step has the noise of two months */
}

/* For every first t months: where the last stretch of their best division begins. */
static size_t *best_starts(struct mem *m, const double y[], size_t k, double penalty)
{
	double *cost = mem_array(m, k + 1, sizeof *cost), middle = gsl_stats_mean(y, 1, k);
	double equal = same * gsl_stats_tss_m(y, 1, k, middle);
	size_t *from = mem_array(m, k + 1, sizeof *from);
	cost[0] = -penalty; /* the first stretch is no change */
	for (size_t t = 1; t <= k; t++) {
		double length = 0, mean = 0, squares = 0; /* of months s..t, growing backwards */
		cost[t] = INFINITY;
		for (size_t s = t; s-- > 0;) {
			double d = y[s] - middle - mean;
			mean += d / ++length;
			squares += d * (y[s] - middle - mean);
			double c = cost[s] + squares + penalty;
			if (c <= cost[t] + equal) { /* of equals the longest stretch */
				cost[t] = fmin(c, cost[t]);
				from[t] = s;
			}
		}
	}
	return from;
}

bool change_partition(struct mem *m, const double y[], size_t k, double penalty, size_t **last, size_t *n, struct err *e)
{
	if (!check_at_most(k, CHANGE_MOST, e) || !check_numbers(y, k, e) || (!isnan(penalty) && !check_count(penalty, e)))
		return false;
	*n = 0;
	*last = NULL;
	if (k < 3)
		return true;
	if (isnan(penalty))
		penalty = 2 * change_noise(m, y, k) * log((double)k);
	const size_t *from = best_starts(m, y, k, penalty);
	for (size_t t = from[k]; t > 0; t = from[t])
		++*n;
	*last = mem_array(m, *n, sizeof **last);
	size_t i = *n;
	for (size_t t = from[k]; t > 0; t = from[t])
		(*last)[--i] = t;
	return true;
}
