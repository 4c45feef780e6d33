#include "boot.h"
#include "check.h"
#include "draw.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

static const double same = 1e-12; /* sums of the same values in another order */

double boot_mean(const struct boot_sample *s, const size_t pick[], size_t count)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += s->x[pick[i]];
	return sum / (double)count;
}

double boot_median(const struct boot_sample *s, const size_t pick[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		s->work[i] = s->x[pick[i]];
	return gsl_stats_median(s->work, 1, count);
}

double boot_correlation(const struct boot_sample *s, const size_t pick[], size_t count)
{
	double mx = boot_mean(s, pick, count), my = 0, xx = 0, yy = 0, xy = 0;
	for (size_t i = 0; i < count; i++)
		my += s->y[pick[i]] / (double)count;
	for (size_t i = 0; i < count; i++) {
		double dx = s->x[pick[i]] - mx, dy = s->y[pick[i]] - my;
		xx += dx * dx;
		yy += dy * dy;
		xy += dx * dy;
	}
	double floor_x = (double)count * mx * mx * same * same, floor_y = (double)count * my * my * same * same;
	return xx > floor_x && yy > floor_y ? fmax(-1, fmin(1, xy / sqrt(xx) / sqrt(yy))) : MISSING;
}

/* What the resamples gave, and how many resamples gave it. */
struct spread {
	size_t n;
	double *value, *weight, all; /* all: sum of weights, also of resamples without a value */
};

static void spread_add(struct spread *d, double value, double weight)
{
	d->all += weight;
	if (isnan(value))
		return;
	d->value[d->n] = value;
	d->weight[d->n++] = weight;
}

/* The smallest value at or below which `level` of the resamples lie. */
static double spread_quantile(const struct spread *d, double total, double level)
{
	double below = 0, want = level * total;
	size_t i = 0;
	while (i + 1 < d->n && (below += d->weight[i]) < want - 4e-16 * want)
		i++;
	return d->value[i];
}

/* Jackknife acceleration; NaN when leaving one out never changes anything. */
static double acceleration(const struct boot_sample *s, size_t pick[], double value[])
{
	double mean = 0, square = 0, cube = 0, scale = 0;
	for (size_t out = 0; out < s->n; out++) {
		for (size_t i = 0, at = 0; i < s->n; i++)
			if (i != out)
				pick[at++] = i;
		value[out] = s->statistic(s, pick, s->n - 1);
		mean += value[out] / (double)s->n;
		scale = fmax(scale, fabs(value[out]));
	}
	for (size_t i = 0; i < s->n; i++) {
		double d = mean - value[i];
		square += d * d;
		cube += d * d * d;
	}
	return square > (double)s->n * scale * scale * same * same ? cube / (6 * square * sqrt(square)) : MISSING;
}

/* What BCa makes of the level whose normal quantile is z; NaN beyond the pole. */
static double bca_level(double z0, double a, double z)
{
	double stretch = 1 - a * (z0 + z);
	return stretch > 0 ? gsl_cdf_ugaussian_P(z0 + (z0 + z) / stretch) : MISSING;
}

static void summarise(struct mem *m, const struct boot_sample *s, struct spread *d, double conf, double less_one, struct boot *out)
{
	double total = 0, mean = 0, square = 0, below = 0, z = gsl_cdf_ugaussian_Qinv((1 - conf) / 2), near = 0;
	gsl_sort2(d->value, 1, d->weight, 1, d->n);
	for (size_t i = 0; i < d->n; i++) {
		total += d->weight[i];
		near = fmax(near, same * fabs(d->value[i]));
	}
	out->undefined = 1 - total / d->all;
	if (!(total > less_one)) {
		out->why = WHY_UNDEFINED;
		return;
	}
	for (size_t i = 0; i < d->n; i++)
		mean += d->weight[i] / total * d->value[i];
	for (size_t i = 0; i < d->n; i++) {
		double v = d->value[i] - out->theta;
		square += d->weight[i] * (d->value[i] - mean) * (d->value[i] - mean);
		below += d->weight[i] * (v < -near ? 1 : v <= near ? 0.5 : 0);
	}
	out->se = sqrt(square / (total - less_one));
	out->percentile = (struct interval){ spread_quantile(d, total, (1 - conf) / 2), spread_quantile(d, total, (1 + conf) / 2) };
	if (d->value[d->n - 1] - d->value[0] <= near) {
		out->why = WHY_UNDEFINED;
		return;
	}
	size_t *pick = mem_array(m, s->n, sizeof *pick);
	double *value = mem_array(m, s->n, sizeof *value), a = acceleration(s, pick, value), share = below / total;
	if (isnan(a) || !(share > 0 && share < 1))
		return;
	out->a = a;
	out->z0 = gsl_cdf_ugaussian_Pinv(share);
	out->levels = (struct interval){ bca_level(out->z0, a, -z), bca_level(out->z0, a, z) };
	if (!isnan(out->levels.lo))
		out->bca.lo = spread_quantile(d, total, out->levels.lo);
	if (!isnan(out->levels.hi))
		out->bca.hi = spread_quantile(d, total, out->levels.hi);
}

/* The statistic of all, if there is anything to resample. */
static bool begin(struct mem *m, struct boot_sample *s, double conf, struct boot *out, bool *more, struct err *e)
{
	if (!check_level(conf, e) || !check_numbers(s->x, s->n, e) || (s->y && !check_numbers(s->y, s->n, e)))
		return false;
	const struct interval none = { MISSING, MISSING };
	*out = (struct boot){ MISSING, MISSING, MISSING, MISSING, none, none, none, 0, WHY_NO_DATA };
	*more = false;
	if (s->n == 0)
		return true;
	size_t *pick = mem_array(m, s->n, sizeof *pick);
	for (size_t i = 0; i < s->n; i++)
		pick[i] = i;
	s->work = mem_array(m, s->n, sizeof *s->work);
	out->theta = s->statistic(s, pick, s->n);
	out->why = s->n < 2 ? WHY_TOO_FEW : isnan(out->theta) ? WHY_UNDEFINED : WHY_NONE;
	*more = out->why == WHY_NONE;
	return true;
}

/* In how many orders a resample can come, its picks sorted: n! / (product of the factorials of their numbers). */
static double orders(const size_t pick[], size_t n)
{
	double ways = gsl_sf_fact((unsigned)n);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && pick[j] == pick[i]; j++)
			;
		ways /= gsl_sf_fact((unsigned)(j - i));
	}
	return ways;
}

/* The next list of picks that does not fall: raise the last one that can be, and those after it with it. False after the last list. */
static bool next_resample(size_t pick[], size_t n)
{
	size_t i = n;
	while (i > 0 && pick[i - 1] == n - 1)
		i--;
	if (i == 0)
		return false;
	size_t to = pick[i - 1] + 1;
	for (size_t j = i - 1; j < n; j++)
		pick[j] = to;
	return true;
}

bool boot_all(struct mem *m, struct boot_sample *s, double conf, struct boot *out, struct err *e)
{
	bool more;
	if (!check_at_most(s->n, BOOT_ALL_MOST, e) || !begin(m, s, conf, out, &more, e))
		return false;
	if (!more)
		return true;
	size_t n = s->n, differ = (size_t)round(gsl_sf_choose((unsigned)(2 * n - 1), (unsigned)n)), *pick = mem_array(m, n, sizeof *pick);
	struct spread d = { 0, mem_array(m, differ, sizeof(double)), mem_array(m, differ, sizeof(double)), 0 };
	do
		spread_add(&d, s->statistic(s, pick, n), orders(pick, n));
	while (next_resample(pick, n));
	summarise(m, s, &d, conf, 0, out);
	return true;
}

bool boot_draw(struct mem *m, struct boot_sample *s, double conf, size_t draws, unsigned long seed, struct boot *out, struct err *e)
{
	bool more;
	if (draws < 1 || draws > BOOT_MOST_DRAWS)
		return check_refuse(e, W_STAT_DRAWS, (double)draws, BOOT_MOST_DRAWS);
	if (!check_at_most(s->n, BOOT_MOST, e) || !begin(m, s, conf, out, &more, e))
		return false;
	if (!more)
		return true;
	gsl_rng *r = draw_open(m, seed);
	size_t *pick = mem_array(m, s->n, sizeof *pick);
	struct spread d = { 0, mem_array(m, draws, sizeof(double)), mem_array(m, draws, sizeof(double)), 0 };
	for (size_t b = 0; b < draws; b++) {
		for (size_t i = 0; i < s->n; i++)
			pick[i] = gsl_rng_uniform_int(r, s->n);
		spread_add(&d, s->statistic(s, pick, s->n), 1);
	}
	summarise(m, s, &d, conf, 1, out);
	return true;
}

void boot_pick(struct mem *m, const double x[], size_t n, size_t take, unsigned long seed, double out[])
{
	double *all = mem_array(m, n + 1, sizeof *all);
	for (size_t i = 0; i < n; i++)
		all[i] = x[i];
	if (take < n)
		gsl_ran_choose(draw_open(m, seed), out, take, all, n, sizeof *all);
	for (size_t i = 0; i < n && take >= n; i++)
		out[i] = x[i];
}

bool boot_median_sampled(struct mem *m, const double x[], size_t n, double conf, unsigned long seed, struct boot_sampled *out,
                         struct err *e)
{
	size_t taken = n < BOOT_SAMPLE ? n : BOOT_SAMPLE, draws = taken ? BOOT_LOOKS / taken : BOOT_DRAWS;
	double *sample = mem_array(m, taken + 1, sizeof *sample);
	draws = draws > BOOT_DRAWS ? BOOT_DRAWS : draws < BOOT_LEAST_DRAWS ? BOOT_LEAST_DRAWS : draws;
	boot_pick(m, x, n, taken, seed, sample);
	struct boot_sample s = { .n = taken, .x = sample, .statistic = boot_median };
	*out = (struct boot_sampled){ .n = n, .taken = taken, .draws = draws, .seed = seed };
	return boot_draw(m, &s, conf, draws, seed, &out->boot, e);
}
