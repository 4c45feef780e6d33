#include "check.h"
#include "loglinear_row.h"
#include "special.h"
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>
#include <string.h>

static const double theta_most = 1e6, theta_least = 1e-8;
static const double never = 1e-8; /* a rate so far below the overall one, without events, is on its way to 0 */
static const double same = 1e-9; /* columns that differ less are the same but for rounding */
static const double small = 0.1; /* a step of at most so much, natural log scale, is taken without a look at the fit */
enum { MOST_STEPS = 200 };

static double squared(double v)
{
	return v * v;
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

/* Sums over all counts of a function that grows by a term for each whole number below the count: a term is worked out once for all the
 * counts above it. Each step goes from one count that came to the next; counts that are no whole numbers, or very large, have a step each. */
struct step {
	double from, to, above; /* above: how many counts it is a part of */
};

struct counts {
	struct step *step;
	size_t n;
};

enum { COUNTS_MOST = 1 << 16 };

static bool count_is_small(double y)
{
	return y < COUNTS_MOST && !(fabs(y - floor(y)) > 0);
}

static void counts_take(struct mem *m, const double y[], size_t n, struct counts *c)
{
	size_t n_times = 1, n_other = 0;
	double above = 0;
	for (size_t i = 0; i < n; i++) {
		if (count_is_small(y[i]) && y[i] >= (double)n_times)
			n_times = (size_t)y[i] + 1;
		n_other += !count_is_small(y[i]);
	}
	double *times = mem_array(m, n_times, sizeof *times);
	*c = (struct counts){ .step = mem_array(m, (n_times < n ? n_times : n) + n_other + 1, sizeof *c->step) };
	for (size_t i = 0; i < n; i++) {
		if (count_is_small(y[i]))
			times[(size_t)y[i]]++;
		else
			c->step[c->n++] = (struct step){ 0, y[i], 1 };
	}
	for (size_t k = 1; k < n_times; k++)
		above += times[k];
	for (size_t k = 1, from = 0; k < n_times; k++) {
		if (!(times[k] > 0))
			continue;
		c->step[c->n++] = (struct step){ (double)from, (double)k, above };
		above -= times[k];
		from = k;
	}
}

static double counts_sum(const struct counts *c, double (*of)(double from, double to, double theta), double theta)
{
	double sum = 0;
	for (size_t k = 0; k < c->n; k++)
		sum += c->step[k].above * of(c->step[k].from, c->step[k].to, theta);
	return sum;
}

/* A fit at work. */
struct work {
	const struct loglinear_posts *p;
	struct loglinear_fit *fit;
	struct counts counts;
	double *a; /* (k + 1) x (k + 1): X'WX and, last, X'Wz */
	double *next; /* k */
	/* kinds: */
	bool *in; /* its posts take part */
	double *rate, *log_rate; /* per unit of exposure, at the effects now looked at */
	double *events, *exposed; /* sums over its posts */
	double *weight, *rest; /* sums of the weights, and of weight times what the count is off, relative to the expected one */
	double *log_y; /* n: log(y / exposure) of each post; 0 where y = 0 */
	double overall; /* rate */
};

static void add_row(double a[], size_t size, const struct loglinear_row *r, double weight, double z)
{
	for (size_t c = 0; c < r->n; c++) {
		for (size_t d = 0; d < r->n; d++)
			a[r->column[c] * size + r->column[d]] += weight;
		a[r->column[c] * size + size - 1] += z;
	}
}

/* Which columns are not sums of those before them, over the posts that take part. */
static void choose_columns(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	size_t k = f->k, size = k + 1;
	struct loglinear_row r;
	memset(w->a, 0, size * size * sizeof *w->a);
	for (size_t c = 0; c < f->n_kinds; c++) {
		loglinear_row_make(w->p, f->first[c], SIZE_MAX, 0, &r);
		if (w->in[c])
			add_row(w->a, size, &r, f->posts[c], 0);
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

/* Expected counts of `beta`. */
static void expect(const struct work *w, const double beta[])
{
	struct loglinear_fit *f = w->fit;
	struct loglinear_row r;
	for (size_t c = 0; c < f->n_kinds; c++) {
		loglinear_row_make(w->p, f->first[c], SIZE_MAX, 0, &r);
		w->log_rate[c] = loglinear_row_sum(&r, beta);
		w->rate[c] = w->in[c] ? exp(w->log_rate[c]) : 0;
	}
	for (size_t i = 0; i < w->p->n; i++)
		f->mu[i] = exposure(w->p, i) * w->rate[f->kind[i]];
}

/* ... and their deviance */
static double deviance_of(const struct work *w, const double beta[])
{
	const struct loglinear_fit *f = w->fit;
	double sum = 0, theta = f->theta;
	expect(w, beta);
	for (size_t i = 0; i < w->p->n; i++) {
		size_t c = f->kind[i];
		double y = w->p->y[i], mu = f->mu[i];
		if (!w->in[c])
			continue;
		double own = y > 0 ? y * (w->log_y[i] - w->log_rate[c]) : 0;
		sum += 2 * (isinf(theta) ? own - (y - mu) : own - (y + theta) * log1p((y - mu) / (mu + theta)));
	}
	return sum;
}

/* The sums over posts that X'WX asks for. Poisson's are those of the kinds. */
static void weigh(struct work *w)
{
	const struct loglinear_fit *f = w->fit;
	for (size_t c = 0; c < f->n_kinds; c++) {
		w->weight[c] = isinf(f->theta) ? w->rate[c] * w->exposed[c] : 0;
		w->rest[c] = isinf(f->theta) ? w->events[c] - w->weight[c] : 0;
	}
	for (size_t i = 0; i < w->p->n && isfinite(f->theta); i++) {
		double mu = f->mu[i], part = 1 / (1 + mu / f->theta);
		w->weight[f->kind[i]] += mu * part;
		w->rest[f->kind[i]] += (w->p->y[i] - mu) * part;
	}
}

/* X'WX of the weights, swept: w->next the next solution, the fit's covariance that of this one. */
static void solve(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	size_t k = f->k, size = k + 1;
	struct loglinear_row r;
	memset(w->a, 0, size * size * sizeof *w->a);
	for (size_t c = 0; c < f->n_kinds; c++) {
		if (!w->in[c])
			continue;
		loglinear_row_make(w->p, f->first[c], SIZE_MAX, 0, &r);
		add_row(w->a, size, &r, w->weight[c], w->weight[c] * w->log_rate[c] + w->rest[c]);
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

/* Take the kinds out whose rate runs off to 0. True if there are any. */
static bool set_apart(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	bool any = false;
	for (size_t c = 0; c < f->n_kinds; c++) {
		if (!w->in[c] || w->events[c] > 0 || w->rate[c] > never * w->overall)
			continue;
		w->in[c] = false;
		f->n_apart += (size_t)f->posts[c];
		any = true;
	}
	return any;
}

/* From the counts themselves, a kind's taken together. */
static void start(struct work *w)
{
	choose_columns(w);
	for (size_t c = 0; c < w->fit->n_kinds; c++) {
		w->weight[c] = w->events[c] + 0.1;
		w->log_rate[c] = log(w->weight[c] / w->exposed[c]);
		w->rest[c] = w->events[c] - w->weight[c];
	}
	solve(w);
	memcpy(w->fit->beta, w->next, w->fit->k * sizeof *w->next);
	expect(w, w->fit->beta);
}

static double largest_change(const struct work *w)
{
	double change = 0;
	for (size_t j = 0; j < w->fit->k; j++)
		change = fmax(change, fabs(w->next[j] - w->fit->beta[j]));
	return change;
}

/* Go to w->next, or halfway and halfway again while the fit is worse there; a small step is never worse, for the likelihood has one top and
 * no other flat place. Returns the largest change. */
static double step(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	if (largest_change(w) > small) {
		double before = deviance_of(w, f->beta), deviance = deviance_of(w, w->next);
		for (int halving = 0; halving < 40 && !(deviance <= before * (1 + same) + same); halving++) {
			for (size_t j = 0; j < f->k; j++)
				w->next[j] = (w->next[j] + f->beta[j]) / 2;
			deviance = deviance_of(w, w->next);
		}
	} else {
		expect(w, w->next);
	}
	double change = largest_change(w);
	memcpy(f->beta, w->next, f->k * sizeof *w->next);
	return change;
}

/* The best effects for the fit's theta, from where they are. */
static bool climb(struct work *w, struct err *e)
{
	for (int i = 0; i < MOST_STEPS; i++) {
		weigh(w);
		solve(w);
		double change = step(w);
		if (set_apart(w))
			start(w);
		else if (change <= same) {
			weigh(w);
			solve(w);
			return true;
		}
	}
	return check_refuse(e, W_STAT_NO_END, MOST_STEPS, 0);
}

/* Adding up the terms themselves is cheaper than the functions at both ends. */
static bool is_short(double from, double to)
{
	return to - from <= 32 && !(fabs(to - floor(to)) > 0);
}

/* psi(to + theta) - psi(from + theta) */
static double psi_between(double from, double to, double theta)
{
	double sum = 0;
	if (!is_short(from, to))
		return special_psi_step(to - from, theta + from);
	for (int i = 0; i < (int)ceil(to - from); i++)
		sum += 1 / (theta + from + i);
	return sum;
}

/* psi'(from + theta) - psi'(to + theta) */
static double psi_1_between(double from, double to, double theta)
{
	double sum = 0;
	if (!is_short(from, to))
		return gsl_sf_psi_1(theta + from) - gsl_sf_psi_1(theta + to);
	for (int i = 0; i < (int)ceil(to - from); i++)
		sum += 1 / squared(theta + from + i);
	return sum;
}

/* special_negbin_score and its derivative, summed; a post set apart adds 0. The logarithm of a product is taken for that of its factors, which
 * are above 1 and, few as they are, far from the largest number. */
static double theta_score(const struct work *w, double theta)
{
	enum { FACTORS = 8 };
	double sum = counts_sum(&w->counts, psi_between, theta);
	for (size_t i = 0; i < w->p->n;) {
		double product = 1;
		for (size_t end = i + FACTORS < w->p->n ? i + FACTORS : w->p->n; i < end; i++) {
			double mu = w->fit->mu[i];
			product *= 1 + mu / theta;
			sum += (mu - w->p->y[i]) / (theta + mu);
		}
		sum -= log(product);
	}
	return sum;
}

static double theta_information(const struct work *w, double theta)
{
	double sum = counts_sum(&w->counts, psi_1_between, theta);
	for (size_t i = 0; i < w->p->n; i++) {
		double mu = w->fit->mu[i], part = 1 / (theta + mu);
		sum += (2 - (w->p->y[i] + theta) * part) * part - 1 / theta;
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
		bool newton = to > lo && to < hi;
		if (!newton)
			to = lo + (hi - lo) / 2;
		double moved = fabs(to - at);
		at = to;
		if (moved < (newton ? 1e-7 : 1e-14)) /* the error of Newton's step is about its square */
			break;
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
		bool in = w->in[w->fit->kind[i]];
		n += in;
		sum += in ? squared(w->p->y[i] / w->fit->mu[i] - 1) : 0;
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

/* What ln Gamma(y + theta) - ln y! grows by; Poisson: -ln y! */
static double constant_between(double from, double to, double theta)
{
	return (isinf(theta) ? 0 : gsl_sf_lngamma(to + theta) - gsl_sf_lngamma(from + theta)) -
	       (gsl_sf_lngamma(to + 1) - gsl_sf_lngamma(from + 1));
}

/* How well the counts fit: Pearson's sum, and the log-likelihood (special_negbin_log). */
static void measure(struct work *w)
{
	struct loglinear_fit *f = w->fit;
	double theta = f->theta, log_likelihood = counts_sum(&w->counts, constant_between, theta);
	f->pearson = 0;
	for (size_t i = 0; i < w->p->n; i++) {
		if (!w->in[f->kind[i]])
			continue;
		double y = w->p->y[i], mu = f->mu[i], own = y > 0 ? y * log(mu) : 0;
		f->pearson += squared(y - mu) / (mu + mu * mu / theta);
		log_likelihood += isinf(theta) ? own - mu : own - (y > 0 ? y * log(mu + theta) : 0) - theta * log1p(mu / theta);
	}
	f->log_likelihood = log_likelihood;
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
	measure(w);
	for (size_t i = 0; i < w->p->n; i++)
		n += f->in[i] = w->in[f->kind[i]];
	f->df = (double)n - (double)effects;
	f->dispersion = f->df > 0 ? f->pearson / f->df : MISSING;
	f->deviance = fmax(0, deviance_of(w, f->beta));
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
	loglinear_kinds(m, p, f);
	struct work w = { .p = p, .fit = f, .a = mem_array(m, (k + 1) * (k + 1), sizeof(double)), .next = mem_array(m, k, sizeof(double)) };
	double y = 0, n = 0, **list[] = { &w.rate, &w.log_rate, &w.events, &w.exposed, &w.weight, &w.rest };
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		*list[i] = mem_array(m, f->n_kinds, sizeof(double));
	w.in = mem_array(m, f->n_kinds, sizeof *w.in);
	for (size_t c = 0; c < f->n_kinds; c++)
		w.in[c] = true;
	counts_take(m, p->y, p->n, &w.counts);
	w.log_y = mem_array(m, p->n, sizeof(double));
	for (size_t i = 0; i < p->n; i++) {
		w.log_y[i] = p->y[i] > 0 ? log(p->y[i] / exposure(p, i)) : 0;
		w.events[f->kind[i]] += p->y[i];
		w.exposed[f->kind[i]] += exposure(p, i);
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
		if (!climb(&w, e))
			return false;
		theta = best_theta(&w, theta);
	}
	if (isinf(theta) && isfinite(out->theta)) { /* beside its own expected counts the noise is no more than chance */
		out->theta = INFINITY;
		if (!climb(&w, e))
			return false;
	}
	double information = isfinite(out->theta) ? published_information(&w, out->theta) : 0;
	out->theta_se = information > 0 ? 1 / sqrt(information) : MISSING;
	finish(&w);
	return true;
}
