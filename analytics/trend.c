#include "trend.h"
#include "check.h"
#include "interval.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

bool trend_change(double x_now, double n_now, double x_before, double n_before, double conf, enum trend *trend, struct comparison *out,
                  struct err *e)
{
	struct estimate now, before;
	if (!interval_exact(x_now, n_now, conf, &now.interval, e) || !interval_exact(x_before, n_before, conf, &before.interval, e))
		return false;
	now.value = x_now / n_now;
	before.value = x_before / n_before;
	if (!compare_estimates(&now, &before, out, e))
		return false;
	*trend = out->difference_interval.lo > 0 ? TREND_HIGHER : out->difference_interval.hi < 0 ? TREND_LOWER : TREND_NOT_SHOWN;
	return true;
}

static const double slack = 1e-12; /* a share exactly on a limit is not beyond it */
static const double range_to_sigma = 1.128; /* mean range of two normal values, in standard deviations */

static double squared(double v)
{
	return v * v;
}

/* All months together. */
struct months {
	double x, n;
	size_t k; /* months with people */
};

static bool months_sum(const double x[], const double n[], size_t k, struct months *sum, struct err *e)
{
	*sum = (struct months){ 0 };
	for (size_t i = 0; i < k; i++) {
		if (!check_count(x[i], e) || !check_count(n[i], e))
			return false;
		if (x[i] > n[i])
			return check_refuse(e, W_STAT_SHARE, x[i], n[i]);
		sum->x += x[i];
		sum->n += n[i];
		sum->k += n[i] > 0;
	}
	return isfinite(sum->n) || check_refuse(e, W_STAT_TOO_LARGE, sum->n, 0);
}

static enum why months_why(const struct months *sum)
{
	if (sum->k == 0)
		return WHY_NO_DATA;
	if (sum->k < 2)
		return WHY_TOO_FEW;
	return sum->x > 0 && sum->x < sum->n ? WHY_NONE : WHY_UNDEFINED;
}

/* Mean moving range of the months' z-scores, as a standard deviation: a slow drift does not widen the limits, as a plain spread would. */
static double moving_sigma(const double x[], const double n[], size_t k, double p)
{
	double before = MISSING, sum = 0, ranges = 0;
	for (size_t i = 0; i < k; i++) {
		if (!(n[i] > 0))
			continue;
		double z = (x[i] / n[i] - p) / sqrt(p * (1 - p) / n[i]);
		if (!isnan(before)) {
			sum += fabs(z - before);
			ranges++;
		}
		before = z;
	}
	return sum / ranges / range_to_sigma;
}

bool trend_chart(struct mem *m, const double x[], const double n[], size_t k, struct trend_chart *out, struct err *e)
{
	struct months all;
	if (!months_sum(x, n, k, &all, e))
		return false;
	*out = (struct trend_chart){ .p_bar = all.n > 0 ? all.x / all.n : MISSING, .sigma_z = MISSING, .why = months_why(&all) };
	out->limits = mem_array(m, k, sizeof *out->limits);
	out->out = mem_array(m, k, sizeof *out->out);
	out->out_plain = mem_array(m, k, sizeof *out->out_plain);
	if (out->why == WHY_NONE)
		out->sigma_z = moving_sigma(x, n, k, out->p_bar);
	for (size_t i = 0; i < k; i++) {
		out->limits[i] = (struct interval){ MISSING, MISSING };
		if (out->why != WHY_NONE || !(n[i] > 0))
			continue;
		double three = 3 * sqrt(out->p_bar * (1 - out->p_bar) / n[i]), half = three * out->sigma_z;
		double away = fabs(x[i] / n[i] - out->p_bar) - slack;
		out->limits[i] = (struct interval){ out->p_bar - half, out->p_bar + half };
		out->out[i] = away > half;
		out->out_plain[i] = away > three;
	}
	return true;
}

/* Cochran-Armitage: T = sum s (x - n p), V = p (1 - p) sum n (s - mean s)^2; the scores are centred, so that years like 2026 lose no digits. */
static double line_z(const double x[], const double n[], const double score[], size_t k, const struct months *all)
{
	double p = all->x / all->n, mean = 0, t = 0, spread = 0;
	for (size_t i = 0; i < k; i++)
		mean += n[i] / all->n * (score ? score[i] : (double)i + 1);
	for (size_t i = 0; i < k; i++) {
		double s = (score ? score[i] : (double)i + 1) - mean;
		t += s * (x[i] - n[i] * p);
		spread += n[i] * s * s;
	}
	return spread > 0 ? t / sqrt(p * (1 - p) * spread) : MISSING;
}

bool trend_of_shares(const double x[], const double n[], const double score[], size_t k, struct trend_shares *out, struct err *e)
{
	struct months all;
	if (!months_sum(x, n, k, &all, e) || (score && !check_numbers(score, k, e)))
		return false;
	*out = (struct trend_shares){ MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, months_why(&all) };
	if (out->why != WHY_NONE)
		return true;
	double p = all.x / all.n;
	out->z = line_z(x, n, score, k, &all);
	out->chi2 = squared(out->z);
	out->p = isnan(out->z) ? MISSING : gsl_cdf_chisq_Q(out->chi2, 1);
	out->x2 = 0;
	for (size_t i = 0; i < k; i++)
		out->x2 += n[i] > 0 ? squared(x[i] - n[i] * p) / (n[i] * p * (1 - p)) : 0;
	out->df = (double)(all.k - 1);
	out->p_homogeneity = gsl_cdf_chisq_Q(out->x2, out->df);
	return true;
}

/* Over groups of equal values of size t: sum of t (t - 1) (2 t + 5), and the number of pairs that are equal. */
static void ties(const double sorted[], size_t n, double *variance, double *pairs)
{
	*variance = *pairs = 0;
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && sorted[j] <= sorted[i]; j++)
			;
		double t = (double)(j - i);
		*variance += t * (t - 1) * (2 * t + 5);
		*pairs += t * (t - 1) / 2;
	}
}

/* The values that are there, with their months. */
struct timed {
	size_t n;
	double *t, *y;
};

static bool timed_pick(struct mem *m, const double y[], size_t k, struct timed *out, struct err *e)
{
	*out = (struct timed){ 0, mem_array(m, k, sizeof(double)), mem_array(m, k, sizeof(double)) };
	for (size_t i = 0; i < k; i++) {
		if (isnan(y[i]))
			continue;
		if (!check_numbers(&y[i], 1, e))
			return false;
		out->t[out->n] = (double)i + 1;
		out->y[out->n++] = y[i];
	}
	return true;
}

static void direction_kendall(struct mem *m, const struct timed *v, struct trend_direction *out)
{
	double n = (double)v->n, pairs = n * (n - 1) / 2, tied, tied_variance, *sorted = mem_array(m, v->n, sizeof *sorted);
	out->s = 0;
	for (size_t i = 0; i < v->n; i++) {
		sorted[i] = v->y[i];
		for (size_t j = 0; j < i; j++)
			out->s += (v->y[i] > v->y[j]) - (v->y[i] < v->y[j]);
	}
	gsl_sort(sorted, 1, v->n);
	ties(sorted, v->n, &tied_variance, &tied);
	out->s_variance = (n * (n - 1) * (2 * n + 5) - tied_variance) / 18;
	out->z = fabs(out->s) > 0 ? (out->s - copysign(1, out->s)) / sqrt(out->s_variance) : 0;
	out->p = fmin(1, 2 * gsl_cdf_ugaussian_Q(fabs(out->z)));
	out->tau_b = pairs > tied ? out->s / sqrt(pairs * (pairs - tied)) : MISSING;
}

static void direction_slope(struct mem *m, const struct timed *v, double conf, struct trend_direction *out)
{
	size_t pairs = v->n * (v->n - 1) / 2, n = 0;
	double *slope = mem_array(m, pairs, sizeof *slope), *rest = mem_array(m, v->n, sizeof *rest);
	for (size_t i = 0; i < v->n; i++)
		for (size_t j = 0; j < i; j++)
			slope[n++] = (v->y[i] - v->y[j]) / (v->t[i] - v->t[j]);
	gsl_sort(slope, 1, n);
	out->slope = gsl_stats_median_from_sorted_data(slope, 1, n);
	for (size_t i = 0; i < v->n; i++)
		rest[i] = v->y[i] - out->slope * v->t[i];
	gsl_sort(rest, 1, v->n);
	out->intercept = gsl_stats_median_from_sorted_data(rest, 1, v->n);
	double c = gsl_cdf_ugaussian_Qinv((1 - conf) / 2) * sqrt(out->s_variance);
	double low = rint(((double)n - c) / 2), high = rint(((double)n + c) / 2 + 1); /* ranks from 1 */
	if (low >= 1 && high <= (double)n)
		out->slope_interval = (struct interval){ slope[(size_t)low - 1], slope[(size_t)high - 1] };
}

bool trend_direction(struct mem *m, const double y[], size_t k, double conf, struct trend_direction *out, struct err *e)
{
	struct timed v;
	if (!check_at_most(k, TREND_MOST, e) || !check_level(conf, e) || !timed_pick(m, y, k, &v, e))
		return false;
	*out = (struct trend_direction){ MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, { MISSING, MISSING }, WHY_NONE };
	out->why = v.n == 0 ? WHY_NO_DATA : v.n < 2 ? WHY_TOO_FEW : WHY_NONE;
	if (out->why != WHY_NONE)
		return true;
	direction_kendall(m, &v, out);
	direction_slope(m, &v, conf, out);
	return true;
}
