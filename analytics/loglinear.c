#include "loglinear.h"
#include "check.h"
#include "special.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_psi.h>
#include <string.h>

static const double theta_most = 1e6, theta_least = 1e-8;
static const double never = 1e-8; /* a rate so far below the overall one, without events, is on its way to 0 */
static const double same = 1e-9; /* columns that differ less are the same but for rounding */
enum { MOST_STEPS = 200 };

static double squared(double v)
{
	return v * v;
}

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

/* The columns of a post that are 1, the others being 0: the intercept, and one for each factor that is not at its level 0. */
struct row {
	size_t n, column[LOGLINEAR_MOST_COLUMNS];
};

/* ... of post i, as if `factor` were at `level` (no such factor: as it is) */
static void row_make(const struct loglinear_posts *p, size_t i, size_t factor, size_t level, struct row *r)
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

static double row_sum(const struct row *r, const double beta[])
{
	double sum = 0;
	for (size_t c = 0; c < r->n; c++)
		sum += beta[r->column[c]];
	return sum;
}

static double exposure(const struct loglinear_posts *p, size_t i)
{
	return p->exposure ? p->exposure[i] : 1;
}

static bool posts_check(const struct loglinear_posts *p, struct err *e)
{
	if (!check_counts(p->y, p->n, e))
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (!isfinite(exposure(p, i)) || exposure(p, i) <= 0)
			return check_refuse(e, W_STAT_NO_EXPOSURE, p->y[i], 0);
	size_t k = 1;
	for (size_t f = 0; f < p->n_factors; f++) {
		const struct loglinear_factor *factor = &p->factor[f];
		if (factor->n_levels < 1 || factor->n_levels > LOGLINEAR_MOST_COLUMNS)
			return check_refuse(e, W_STAT_GROUPS_NUMBER, (double)factor->n_levels, LOGLINEAR_MOST_COLUMNS);
		k += factor->n_levels - 1;
		if (k > LOGLINEAR_MOST_COLUMNS || f >= LOGLINEAR_MOST_COLUMNS - 1)
			return check_refuse(e, W_STAT_GROUPS_NUMBER, (double)k, LOGLINEAR_MOST_COLUMNS);
		for (size_t i = 0; i < p->n; i++)
			if (factor->level[i] >= factor->n_levels)
				return check_refuse(e, W_STAT_GROUPS_NUMBER, (double)factor->level[i] + 1, (double)factor->n_levels);
	}
	return true;
}

/* Solve for column j: afterwards the part of `a` over all columns swept holds its inverse, and beside it how they make up the others. */
static void sweep(double a[], size_t size, size_t j)
{
	double pivot = a[j * size + j];
	for (size_t c = 0; c < size; c++)
		a[j * size + c] /= pivot;
	for (size_t i = 0; i < size; i++) {
		double b = a[i * size + j];
		if (i == j)
			continue;
		for (size_t c = 0; c < size; c++)
			a[i * size + c] -= b * a[j * size + c];
		a[i * size + j] = -b / pivot;
	}
	a[j * size + j] = 1 / pivot;
}

/* A fit at work. */
struct work {
	const struct loglinear_posts *p;
	struct loglinear_fit *fit;
	double *a; /* (k + 1) x (k + 1): X'WX and, last, X'Wz */
	double *next; /* k */
	double overall; /* rate */
};

static void add_row(double a[], size_t size, const struct row *r, double weight, double z)
{
	for (size_t c = 0; c < r->n; c++) {
		for (size_t d = 0; d < r->n; d++)
			a[r->column[c] * size + r->column[d]] += weight;
		a[r->column[c] * size + size - 1] += weight * z;
	}
}

/* Which columns are not sums of those before them, over the posts that take part. */
static void choose_columns(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	size_t k = f->k, size = k + 1;
	struct row r;
	memset(w->a, 0, size * size * sizeof *w->a);
	for (size_t i = 0; i < w->p->n; i++) {
		row_make(w->p, i, SIZE_MAX, 0, &r);
		if (f->in[i])
			add_row(w->a, size, &r, 1, 0);
	}
	for (size_t j = 0; j < k; j++)
		w->next[j] = w->a[j * size + j];
	for (size_t j = 0; j < k; j++) {
		f->kept[j] = w->a[j * size + j] > same * w->next[j];
		if (f->kept[j])
			sweep(w->a, size, j);
	}
	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; j < k; j++)
			f->repeats[i * k + j] = f->kept[i] && !f->kept[j] && fabs(w->a[i * size + j]) > same ? w->a[i * size + j] : 0;
}

static double unit_deviance(double y, double mu, double theta)
{
	double own = y > 0 ? y * log(y / mu) : 0;
	return 2 * (isinf(theta) ? own - (y - mu) : own - (y + theta) * log1p((y - mu) / (mu + theta)));
}

/* Expected counts of `beta`, and their deviance. */
static double expect(const struct work *w, const double beta[])
{
	double deviance = 0;
	struct row r;
	for (size_t i = 0; i < w->p->n; i++) {
		if (!w->fit->in[i])
			continue;
		row_make(w->p, i, SIZE_MAX, 0, &r);
		w->fit->mu[i] = exposure(w->p, i) * exp(row_sum(&r, beta));
		deviance += unit_deviance(w->p->y[i], w->fit->mu[i], w->fit->theta);
	}
	return deviance;
}

/* X'WX at the expected counts, swept: w->next the next solution, the fit's covariance that of this one. */
static void solve(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	size_t k = f->k, size = k + 1;
	struct row r;
	memset(w->a, 0, size * size * sizeof *w->a);
	for (size_t i = 0; i < w->p->n; i++) {
		if (!f->in[i])
			continue;
		row_make(w->p, i, SIZE_MAX, 0, &r);
		double mu = f->mu[i], weight = mu / (1 + mu / f->theta);
		add_row(w->a, size, &r, weight, log(mu / exposure(w->p, i)) + (w->p->y[i] - mu) / mu);
	}
	for (size_t j = 0; j < k; j++)
		if (f->kept[j])
			sweep(w->a, size, j);
	for (size_t i = 0; i < k; i++) {
		w->next[i] = f->kept[i] ? w->a[i * size + k] : 0;
		for (size_t j = 0; j < k; j++)
			f->covariance[i * k + j] = f->kept[i] && f->kept[j] ? w->a[i * size + j] : 0;
	}
}

/* Take the posts out whose rate runs off to 0. True if there are any. */
static bool set_apart(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	bool any = false;
	for (size_t i = 0; i < w->p->n; i++) {
		if (!f->in[i] || w->p->y[i] > 0 || f->mu[i] / exposure(w->p, i) > never * w->overall)
			continue;
		f->in[i] = false;
		f->mu[i] = 0;
		f->n_apart++;
		any = true;
	}
	return any;
}

static void start(struct work *w)
{
	choose_columns(w);
	for (size_t i = 0; i < w->p->n; i++)
		w->fit->mu[i] = w->fit->in[i] ? w->p->y[i] + 0.1 : 0;
	solve(w);
	memcpy(w->fit->beta, w->next, w->fit->k * sizeof *w->next);
	w->fit->deviance = expect(w, w->fit->beta);
}

/* Go to w->next, or halfway and halfway again while the fit is worse there. Returns the largest change. */
static double step(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	double deviance = expect(w, w->next), change = 0;
	for (int halving = 0; halving < 40 && !(deviance <= f->deviance * (1 + same) + same); halving++) {
		for (size_t j = 0; j < f->k; j++)
			w->next[j] = (w->next[j] + f->beta[j]) / 2;
		deviance = expect(w, w->next);
	}
	for (size_t j = 0; j < f->k; j++)
		change = fmax(change, fabs(w->next[j] - f->beta[j]));
	memcpy(f->beta, w->next, f->k * sizeof *w->next);
	f->deviance = deviance;
	return change;
}

/* The best effects for the fit's theta, from where they are. */
static bool climb(struct work *w, struct err *e)
{
	for (int i = 0; i < MOST_STEPS; i++) {
		solve(w);
		double change = step(w);
		if (set_apart(w))
			start(w);
		else if (change <= same) {
			solve(w);
			return true;
		}
	}
	return check_refuse(e, W_STAT_NO_END, MOST_STEPS, 0);
}

static double theta_score(const struct work *w, double theta)
{
	double sum = 0;
	for (size_t i = 0; i < w->p->n; i++)
		sum += w->fit->in[i] ? special_negbin_score(w->p->y[i], w->fit->mu[i], theta) : 0;
	return sum;
}

static double theta_information(const struct work *w, double theta)
{
	double sum = 0;
	for (size_t i = 0; i < w->p->n; i++) {
		double y = w->p->y[i], mu = w->fit->mu[i];
		if (w->fit->in[i])
			sum += gsl_sf_psi_1(theta) - gsl_sf_psi_1(y + theta) - 1 / theta + 2 / (theta + mu) -
			       (y + theta) / squared(theta + mu);
	}
	return sum;
}

/* Where the score is 0, by Newton's steps on the log scale, halving what is known when a step leads out of it. Infinite: the likelihood
 * still rises at theta_most. */
static double best_theta(const struct work *w, double from)
{
	double lo = log(theta_least), hi = log(theta_most), at = fmin(fmax(log(from), lo), hi);
	if (theta_score(w, theta_most) > 0)
		return INFINITY;
	for (int i = 0; i < MOST_STEPS && hi - lo > 1e-14; i++) {
		double theta = exp(at), slope = theta * theta_score(w, theta), bend = slope - squared(theta) * theta_information(w, theta);
		double to = at - slope / bend;
		if (slope > 0)
			lo = at;
		else
			hi = at;
		if (!(to > lo && to < hi))
			to = lo + (hi - lo) / 2;
		if (fabs(to - at) < 1e-14)
			break;
		at = to;
	}
	return exp(at);
}

/* MASS glm.nb takes the information at the last but one of Newton's steps from the moment estimate, which ends when a step is below
 * 1.2e-4. Its standard errors, and so everybody's, differ from those at the estimate in the fifth digit; they are followed as far as those
 * steps lead to the estimate. */
static double published_information(const struct work *w, double theta)
{
	double n = 0, sum = 0, step = 1, information = 0;
	for (size_t i = 0; i < w->p->n; i++) {
		n += w->fit->in[i];
		sum += w->fit->in[i] ? squared(w->p->y[i] / w->fit->mu[i] - 1) : 0;
	}
	double at = n / sum;
	for (int i = 0; i < 10 && fabs(step) > 1.220703125e-4; i++) { /* the fourth root of 2^-52 */
		at = fabs(at);
		information = theta_information(w, at);
		step = theta_score(w, at) / information;
		at += step;
	}
	return fabs(at - theta) <= 1e-3 * theta && information > 0 ? information : theta_information(w, theta);
}

static void finish(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	size_t k = f->k, effects = 0, n = 0;
	for (size_t j = 0; j < k; j++) {
		bool alone = f->kept[j]; /* no column that was left out has a part of it */
		for (size_t c = 0; c < k; c++)
			alone = alone && !(fabs(f->repeats[j * k + c]) > 0);
		effects += f->kept[j];
		f->coef[j] = alone ? f->beta[j] : MISSING;
		f->se[j] = alone ? sqrt(f->covariance[j * k + j]) : MISSING;
	}
	f->pearson = f->log_likelihood = 0;
	for (size_t i = 0; i < w->p->n; i++) {
		if (!f->in[i])
			continue;
		double y = w->p->y[i], mu = f->mu[i];
		f->pearson += squared(y - mu) / (mu + mu * mu / f->theta);
		f->log_likelihood += special_negbin_log(y, mu, f->theta);
		n++;
	}
	f->df = (double)n - (double)effects;
	f->dispersion = f->df > 0 ? f->pearson / f->df : MISSING;
	f->deviance = fmax(0, f->deviance);
}

static struct work open_work(struct mem *m, const struct loglinear_posts *p, struct loglinear_fit *f)
{
	size_t k = loglinear_columns(p);
	*f = (struct loglinear_fit){ .k = k, .deviance = MISSING, .pearson = MISSING, .df = MISSING, .dispersion = MISSING };
	f->theta = INFINITY;
	f->theta_se = f->log_likelihood = MISSING;
	f->coef = mem_array(m, k, sizeof(double));
	f->se = mem_array(m, k, sizeof(double));
	f->beta = mem_array(m, k, sizeof(double));
	f->kept = mem_array(m, k, sizeof(bool));
	f->covariance = mem_array(m, k * k, sizeof(double));
	f->repeats = mem_array(m, k * k, sizeof(double));
	f->mu = mem_array(m, p->n, sizeof(double));
	f->in = mem_array(m, p->n, sizeof(bool));
	struct work w = { .p = p, .fit = f, .a = mem_array(m, (k + 1) * (k + 1), sizeof(double)), .next = mem_array(m, k, sizeof(double)) };
	double y = 0, n = 0;
	for (size_t i = 0; i < p->n; i++) {
		f->in[i] = true;
		y += p->y[i];
		n += exposure(p, i);
	}
	for (size_t j = 0; j < k; j++)
		f->coef[j] = f->se[j] = MISSING;
	w.overall = y / n;
	f->why = p->n == 0 ? WHY_NO_DATA : y > 0 ? WHY_NONE : WHY_UNDEFINED;
	return w;
}

bool loglinear_poisson(struct mem *m, const struct loglinear_posts *p, struct loglinear_fit *out, struct err *e)
{
	if (!posts_check(p, e))
		return false;
	struct work w = open_work(m, p, out);
	if (out->why != WHY_NONE)
		return true;
	start(&w);
	if (!climb(&w, e))
		return false;
	finish(&w);
	return true;
}

bool loglinear_negbin(struct mem *m, const struct loglinear_posts *p, struct loglinear_fit *out, struct err *e)
{
	if (!posts_check(p, e))
		return false;
	struct work w = open_work(m, p, out);
	if (out->why != WHY_NONE)
		return true;
	start(&w);
	if (!climb(&w, e))
		return false;
	double theta = best_theta(&w, 1), before = INFINITY;
	for (int i = 0; i < MOST_STEPS && isfinite(theta) && fabs(log(theta / before)) > 1e-11; i++) {
		out->theta = before = theta;
		out->deviance = expect(&w, out->beta);
		if (!climb(&w, e))
			return false;
		theta = best_theta(&w, theta);
	}
	if (isinf(theta) && isfinite(out->theta)) { /* beside its own expected counts the noise is no more than chance */
		out->theta = INFINITY;
		out->deviance = expect(&w, out->beta);
		if (!climb(&w, e))
			return false;
	}
	double information = isfinite(out->theta) ? published_information(&w, out->theta) : 0;
	out->theta_se = information > 0 ? 1 / sqrt(information) : MISSING;
	finish(&w);
	return true;
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
	struct row r;
	for (size_t j = 0; j < f->k; j++) {
		se[j] = 0;
		effects += f->kept[j];
	}
	for (size_t i = 0; i < p->n; i++) {
		if (!f->in[i])
			continue;
		row_make(p, i, SIZE_MAX, 0, &r);
		double score = (p->y[i] - f->mu[i]) / (1 + f->mu[i] / f->theta);
		n++;
		for (size_t j = 0; j < f->k; j++)
			se[j] += squared(score * row_sum(&r, f->covariance + j * f->k)); /* of the post's share in effect j */
	}
	double factor = !small ? 1 : n > effects ? n / (n - effects) : MISSING;
	for (size_t j = 0; j < f->k; j++)
		se[j] = isnan(f->coef[j]) ? MISSING : sqrt(se[j] * factor);
}

/* Is the sum of effects of a row the same whichever columns were left out? */
static bool row_estimable(const struct loglinear_fit *f, const struct row *r)
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
	struct row r;
	for (size_t i = 0; i < p->n; i++) {
		if (!f->in[i])
			continue;
		row_make(p, i, factor, level, &r);
		if (!row_estimable(f, &r))
			return MISSING;
		double rate = exp(row_sum(&r, f->beta));
		sum += rate;
		n++;
		for (size_t c = 0; c < r.n; c++)
			gradient[r.column[c]] += rate;
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
	for (size_t l = 0; l < levels; l++) {
		out->rate[l] *= per;
		out->interval[l] = (struct interval){ per * out->interval[l].lo, per * out->interval[l].hi };
	}
	out->overall *= per;
	return true;
}
