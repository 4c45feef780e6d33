#include "survey.h"
#include "check.h"
#include "interval.h"
#include "normal.h"
#include "weight.h"

static double base_of(const struct survey *s, size_t i)
{
	return s->base ? s->base[i] : 1;
}

static size_t row_of(const struct survey *s, size_t i)
{
	return s->row ? s->row[i] : i;
}

static size_t cluster_of(const struct survey *s, size_t i)
{
	return s->cluster ? s->cluster[i] : i;
}

static size_t clusters_of(const struct survey *s)
{
	return s->cluster ? s->n_clusters : s->n;
}

static bool survey_check(const struct survey *s, const double y[], struct err *e)
{
	double n = (double)clusters_of(s);
	if (!check_count(s->n_population, e) || (s->base && !check_counts(s->base, s->n, e)))
		return false;
	if (s->n_population > 0 && s->n_population < n)
		return check_refuse(e, W_STAT_SHARE, n, s->n_population);
	for (size_t i = 0; i < s->n; i++) {
		if ((s->x && row_of(s, i) >= s->n_rows) || cluster_of(s, i) >= clusters_of(s))
			return check_refuse(e, W_STAT_COUNT, (double)cluster_of(s, i), 0);
	}
	return check_numbers(s->weight, s->n, e) && check_numbers(y, s->n, e) && (!s->x || check_numbers(s->x, s->n_rows * s->p, e));
}

/* Sum of w, and of w y. */
static void sums(const struct survey *s, const double y[], double *w, double *wy)
{
	*w = *wy = 0;
	for (size_t i = 0; i < s->n; i++) {
		*w += s->weight[i];
		*wy += s->weight[i] * y[i];
	}
}

/* What regression on x leaves of y - level, in place of nothing when there is no x. Rows are summed first: cost goes with rows. */
static void residuals(struct mem *m, const struct survey *s, const double y[], double level, double out[])
{
	for (size_t i = 0; i < s->n; i++)
		out[i] = y[i] - level;
	if (!s->x)
		return;
	double *weight = mem_array(m, s->n_rows, sizeof(double)), *sum = mem_array(m, s->n_rows, sizeof(double));
	double *beta = mem_array(m, s->p, sizeof(double)), *fitted = mem_array(m, s->n_rows, sizeof(double));
	for (size_t i = 0; i < s->n; i++) {
		weight[row_of(s, i)] += base_of(s, i);
		sum[row_of(s, i)] += base_of(s, i) * out[i];
	}
	struct normal normal = normal_new(m, s->p);
	for (size_t r = 0; r < s->n_rows; r++)
		normal_add(&normal, s->x + r * s->p, weight[r], sum[r]);
	normal_solve(&normal, beta, NULL);
	for (size_t r = 0; r < s->n_rows; r++)
		for (size_t j = 0; j < s->p; j++)
			fitted[r] += s->x[r * s->p + j] * beta[j];
	for (size_t i = 0; i < s->n; i++)
		out[i] -= fitted[row_of(s, i)];
}

/* How much of the variance is left when this part of the population was drawn. */
static double not_drawn(const struct survey *s)
{
	return s->n_population > 0 ? 1 - (double)clusters_of(s) / s->n_population : 1;
}

/* Standard error of sum w r, from the differences between clusters. */
static double between_clusters(struct mem *m, const struct survey *s, const double r[])
{
	size_t n = clusters_of(s);
	double *z = mem_array(m, n, sizeof(double)), mean = 0, sum = 0;
	if (n < 2)
		return MISSING;
	for (size_t i = 0; i < s->n; i++)
		z[cluster_of(s, i)] += s->weight[i] * r[i];
	for (size_t c = 0; c < n; c++)
		mean += z[c] / (double)n;
	for (size_t c = 0; c < n; c++)
		sum += (z[c] - mean) * (z[c] - mean);
	return sqrt(not_drawn(s) * (double)n / (double)(n - 1) * sum);
}

static void estimate(const struct survey *s, const double y[], bool mean, struct survey_estimate *out)
{
	struct mem *m = mem_new();
	double w, wy, *r = mem_array(m, s->n, sizeof(double));
	sums(s, y, &w, &wy);
	*out = (struct survey_estimate){ MISSING, MISSING, WHY_NO_DATA };
	if (s->n > 0 && (!mean || fabs(w) > 0)) {
		residuals(m, s, y, mean ? wy / w : 0, r);
		out->value = mean ? wy / w : wy;
		out->se = between_clusters(m, s, r) / (mean ? fabs(w) : 1);
		out->why = isnan(out->se) ? WHY_TOO_FEW : WHY_NONE;
	}
	mem_free(m);
}

bool survey_mean(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e)
{
	if (!survey_check(s, y, e))
		return false;
	estimate(s, y, true, out);
	return true;
}

bool survey_total(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e)
{
	if (!survey_check(s, y, e))
		return false;
	estimate(s, y, false, out);
	return true;
}

/* The estimates that leave out one cluster each, the others taking over its weight; NaN spreads where nobody is left. */
static double spread_without_one(struct mem *m, const struct survey *s, const double y[], bool mean)
{
	size_t n = clusters_of(s);
	double w, wy, sum = 0, middle = 0, *own_w = mem_array(m, n, sizeof(double)), *own_wy = mem_array(m, n, sizeof(double));
	sums(s, y, &w, &wy);
	for (size_t i = 0; i < s->n; i++) {
		own_w[cluster_of(s, i)] += s->weight[i];
		own_wy[cluster_of(s, i)] += s->weight[i] * y[i];
	}
	double grow = (double)n / (double)(n - 1);
	for (size_t c = 0; c < n; c++) {
		own_wy[c] = mean ? (wy - own_wy[c]) / (w - own_w[c]) : grow * (wy - own_wy[c]);
		middle += own_wy[c] / (double)n;
	}
	for (size_t c = 0; c < n; c++)
		sum += (own_wy[c] - middle) * (own_wy[c] - middle);
	return sqrt(not_drawn(s) * sum / grow);
}

static bool jackknife(const struct survey *s, const double y[], bool mean, struct survey_estimate *out, struct err *e)
{
	if (!survey_check(s, y, e))
		return false;
	estimate(s, y, mean, out);
	struct mem *m = mem_new();
	double se = clusters_of(s) < 2 ? MISSING : spread_without_one(m, s, y, mean);
	mem_free(m);
	out->se = isfinite(se) ? se : MISSING;
	if (out->why != WHY_NO_DATA)
		out->why = isfinite(se) ? WHY_NONE : WHY_TOO_FEW;
	return true;
}

bool survey_mean_jackknife(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e)
{
	return jackknife(s, y, true, out, e);
}

bool survey_total_jackknife(const struct survey *s, const double y[], struct survey_estimate *out, struct err *e)
{
	return jackknife(s, y, false, out, e);
}

bool survey_share(const struct survey *s, const double y[], double conf, struct survey_share *out, struct err *e)
{
	struct survey_estimate mean;
	struct weight_summary w;
	double sum = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (!check_share(y[i], 1, e) || !check_count(s->weight[i], e))
			return false;
		sum += y[i];
	}
	if (!survey_mean(s, y, &mean, e) || !weight_summarise(s->weight, s->n, &w, e) || !check_share(0, w.sum, e))
		return false;
	*out = (struct survey_share){ sum / (double)s->n, fmin(fmax(mean.value, 0), 1), mean.se, w.n_eff, { 0, 0 } };
	return interval_wilson(out->weighted * w.n_eff, w.n_eff, conf, &out->interval, e);
}
