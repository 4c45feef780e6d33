#include "check.h"
#include "loglinear_row.h"
#include <gsl/gsl_cdf.h>

static const double same = 1e-9; /* what differs less is the same but for rounding */

static double squared(double v)
{
	return v * v;
}

/* x'V y over the columns of a fit */
static double through(const struct loglinear_fit *f, const double x[], const double y[])
{
	double sum = 0;
	for (size_t i = 0; i < f->k; i++)
		for (size_t j = 0; j < f->k; j++)
			sum += x[i] * f->covariance[i * f->k + j] * y[j];
	return sum;
}

void loglinear_sandwich(const struct loglinear_posts *p, const struct loglinear_fit *f, bool small, double se[])
{
	double n = 0, effects = 0;
	size_t kind = 0;
	struct loglinear_row r;
	for (size_t j = 0; j < f->k; j++) {
		se[j] = 0;
		effects += f->kept[j];
	}
	for (size_t i = 0; i < p->n; i++) {
		if (!f->in[i])
			continue;
		if (f->kind[i] != kind || n <= 0) { /* a kind's row serves until another kind comes */
			loglinear_row_make(p, i, SIZE_MAX, 0, &r);
			kind = f->kind[i];
		}
		double score = (p->y[i] - f->mu[i]) / (1 + f->mu[i] / f->theta);
		n++;
		for (size_t j = 0; j < f->k; j++)
			se[j] += squared(score * loglinear_row_sum(&r, f->covariance + j * f->k)); /* of the post's share in effect j */
	}
	double factor = !small ? 1 : n > effects ? n / (n - effects) : MISSING;
	for (size_t j = 0; j < f->k; j++)
		se[j] = isnan(f->coef[j]) ? MISSING : sqrt(se[j] * factor);
}

/* Is the sum of effects of a row the same whichever columns were left out? */
static bool row_estimable(const struct loglinear_fit *f, const struct loglinear_row *r)
{
	for (size_t j = 0; j < f->k; j++) {
		double rest = 0;
		if (f->kept[j])
			continue;
		for (size_t c = 0; c < r->n; c++)
			rest += r->column[c] == j ? 1 : -f->repeats[r->column[c] * f->k + j];
		if (fabs(rest) > same)
			return false;
	}
	return true;
}

/* Rate of a level averaged over the posts, and in gradient[0..k-1] its derivative to the effects; NaN if any post has none. */
static double level_rate(const struct loglinear_posts *p, const struct loglinear_fit *f, size_t factor, size_t level, double gradient[])
{
	double sum = 0, n = 0;
	struct loglinear_row r;
	for (size_t c = 0; c < f->n_kinds; c++) {
		if (!f->in[f->first[c]])
			continue;
		loglinear_row_make(p, f->first[c], factor, level, &r);
		if (!row_estimable(f, &r))
			return MISSING;
		double rate = f->posts[c] * exp(loglinear_row_sum(&r, f->beta));
		sum += rate;
		n += f->posts[c];
		for (size_t j = 0; j < r.n; j++)
			gradient[r.column[j]] += rate;
	}
	for (size_t j = 0; j < f->k; j++)
		gradient[j] /= n;
	return sum / n;
}

/* The uncertainty of a level's rate, and how it compares with the overall one. */
static void level_ratio(struct mem *m, const struct loglinear_fit *f, const double gradient[], const double overall[], size_t l,
                        struct loglinear_rates *out, double z)
{
	double *own = mem_array(m, f->k, sizeof *own), *apart = mem_array(m, f->k, sizeof *apart);
	out->se_log[l] = out->log_ratio[l] = out->log_ratio_se[l] = MISSING;
	out->interval[l] = (struct interval){ MISSING, MISSING };
	if (isnan(out->rate[l]))
		return;
	for (size_t j = 0; j < f->k; j++) {
		own[j] = gradient[j] / out->rate[l];
		apart[j] = own[j] - overall[j] / out->overall;
	}
	out->se_log[l] = sqrt(fmax(0, through(f, own, own)));
	out->interval[l] = (struct interval){ out->rate[l] * exp(-z * out->se_log[l]), out->rate[l] * exp(z * out->se_log[l]) };
	out->log_ratio[l] = log(out->rate[l] / out->overall);
	out->log_ratio_se[l] = sqrt(fmax(0, through(f, apart, apart)));
}

bool loglinear_standardise(struct mem *m, const struct loglinear_posts *p, const struct loglinear_fit *f, size_t factor, double per,
                           double conf, struct loglinear_rates *out, struct err *e)
{
	if (!check_level(conf, e))
		return false;
	if (factor >= p->n_factors)
		return check_refuse(e, W_STAT_GROUPS_NUMBER, (double)factor + 1, (double)p->n_factors);
	size_t levels = p->factor[factor].n_levels;
	double posts = 0, *weight = mem_array(m, levels, sizeof *weight), *gradient = mem_array(m, levels * f->k, sizeof *gradient);
	double *overall = mem_array(m, f->k, sizeof *overall), **list[] = { &out->rate, &out->se_log, &out->log_ratio, &out->log_ratio_se };
	*out = (struct loglinear_rates){ .k = levels, .overall = 0, .interval = mem_array(m, levels, sizeof *out->interval) };
	out->covariance = mem_array(m, levels * levels, sizeof *out->covariance);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		*list[i] = mem_array(m, levels, sizeof(double));
	for (size_t i = 0; i < p->n; i++)
		if (f->why == WHY_NONE && f->in[i])
			weight[p->factor[factor].level[i]]++;
	for (size_t l = 0; l < levels; l++) {
		double *g = gradient + l * f->k;
		out->rate[l] = weight[l] > 0 ? level_rate(p, f, factor, l, g) : MISSING;
		if (isnan(out->rate[l]))
			continue;
		posts += weight[l];
		out->overall += weight[l] * out->rate[l];
		for (size_t j = 0; j < f->k; j++)
			overall[j] += weight[l] * g[j];
	}
	out->overall /= posts;
	for (size_t j = 0; j < f->k; j++)
		overall[j] /= posts;
	for (size_t l = 0; l < levels; l++)
		level_ratio(m, f, gradient + l * f->k, overall, l, out, gsl_cdf_ugaussian_Qinv((1 - conf) / 2));
	for (size_t l = 0; l < levels; l++)
		for (size_t c = 0; c < levels; c++)
			out->covariance[l * levels + c] =
			        through(f, gradient + l * f->k, gradient + c * f->k) / (out->rate[l] * out->rate[c]);
	for (size_t l = 0; l < levels; l++) {
		out->rate[l] *= per;
		out->interval[l] = (struct interval){ per * out->interval[l].lo, per * out->interval[l].hi };
	}
	out->overall *= per;
	return true;
}
