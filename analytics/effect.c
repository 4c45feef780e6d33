#include "effect.h"
#include "posterior.h"
#include "rate.h"
#include "shrink.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <string.h>

enum { MONTHS_MOST = 100, POSTS_AN_EFFECT = 5, SLOTS = 21, GROUPINGS = 4 };
static const double per = 1000, conf = 0.95, surely = 0.90, rather = 0.50, worth = 1.10;
static const size_t grouping[GROUPINGS] = { SLOTS, 6, 2, 1 };

struct work {
	struct mem *mem;
	const struct effect_posts *p;
	struct effect *out;
	size_t *kind_of, n_kinds; /* k: the model's level of a kind; those shown come first */
	size_t *shown; /* n_shown: the kind of a level */
	size_t *kind, *month, *slot; /* n: levels in the model */
	size_t n_months, n_slots;
	struct loglinear_posts model;
	struct loglinear_fit fit;
	struct loglinear_rates rates;
	double widen, t; /* factor on standard errors; quantile */
};

static void count_kinds(struct work *w)
{
	const struct effect_posts *p = w->p;
	struct effect *out = w->out;
	bool rest = false;
	out->kind = mem_array(w->mem, p->k, sizeof *out->kind);
	for (size_t i = 0; i < p->n; i++) {
		struct effect_kind *k = &out->kind[p->kind[i]];
		k->n++;
		k->events += p->y[i];
		k->exposure += p->exposure[i];
	}
	w->kind_of = mem_array(w->mem, p->k, sizeof *w->kind_of);
	w->shown = mem_array(w->mem, p->k, sizeof *w->shown);
	for (size_t j = 0; j < p->k; j++) {
		struct effect_kind *k = &out->kind[j];
		k->rate = k->ratio = k->shrunk = k->best = MISSING;
		k->interval = k->ratio_interval = k->shrunk_interval = (struct interval){ MISSING, MISSING };
		if (k->n >= EFFECT_SHOW) {
			w->kind_of[j] = w->n_kinds;
			w->shown[w->n_kinds++] = j;
		}
	}
	out->n_shown = w->n_kinds;
	for (size_t j = 0; j < p->k; j++)
		if (out->kind[j].n < EFFECT_SHOW) {
			w->kind_of[j] = out->n_shown;
			rest |= out->kind[j].n > 0;
		}
	w->n_kinds += rest;
	for (size_t i = 0; i < p->n; i++)
		w->kind[i] = w->kind_of[p->kind[i]];
}

/* Months in order, each joined with the next until there are `least` posts; what is left at the end joins the last. */
static void join_months(struct work *w, size_t least)
{
	const struct effect_posts *p = w->p;
	size_t *posts = mem_array(w->mem, p->n_months, sizeof *posts), *level = mem_array(w->mem, p->n_months, sizeof *level);
	size_t at = 0, in_it = 0;
	for (size_t i = 0; i < p->n; i++)
		posts[p->month[i]]++;
	for (size_t j = 0; j < p->n_months; j++) {
		if (in_it >= least) {
			at++;
			in_it = 0;
		}
		level[j] = at;
		in_it += posts[j];
	}
	if (in_it < least && at > 0)
		at--;
	for (size_t i = 0; i < p->n; i++)
		w->month[i] = level[p->month[i]] < at ? level[p->month[i]] : at;
	w->n_months = at + 1;
}

/* The level of a slot when so many are kept apart; hours not known are one more. */
static size_t slot_level(int slot, size_t slots)
{
	if (slots == 1)
		return 0;
	if (slot < 0)
		return slots;
	size_t weekend = slot / 3 >= 5, third = (size_t)(slot % 3);
	return slots == SLOTS ? (size_t)slot : slots == 6 ? weekend * 3 + third : weekend;
}

/* Keep so many slots apart. False where one of them has too few posts. */
static bool take_slots(struct work *w, size_t slots)
{
	size_t posts[SLOTS + 1] = { 0 };
	bool unknown = false;
	for (size_t i = 0; i < w->p->n; i++) {
		w->slot[i] = slot_level(w->p->slot ? w->p->slot[i] : 0, slots);
		posts[w->slot[i]]++;
		unknown |= w->slot[i] == slots;
	}
	w->out->n_slots = slots;
	w->n_slots = slots + unknown;
	for (size_t s = 0; s <= slots; s++)
		if (posts[s] > 0 && posts[s] < EFFECT_SHOW)
			return false;
	return true;
}

static bool few_enough(const struct work *w)
{
	size_t effects = w->n_kinds + w->n_months - 1 + w->n_slots - 1;
	for (size_t f = 0; f < w->p->n_others; f++)
		effects += w->p->other[f].n_levels - 1;
	return POSTS_AN_EFFECT * effects <= w->p->n && effects <= LOGLINEAR_MOST_COLUMNS;
}

/* As many slots as the posts bear, then as many months. */
static void choose_factors(struct work *w)
{
	size_t least = w->p->n / MONTHS_MOST > EFFECT_SHOW ? w->p->n / MONTHS_MOST : EFFECT_SHOW;
	join_months(w, least);
	for (size_t g = w->p->slot ? 0 : GROUPINGS - 1; g < GROUPINGS; g++)
		if (take_slots(w, grouping[g]) && few_enough(w))
			return;
	take_slots(w, 1);
	while (w->n_months > 1 && !few_enough(w))
		join_months(w, least *= 2);
}

static void make_model(struct work *w)
{
	const struct effect_posts *p = w->p;
	struct loglinear_factor *factor = mem_array(w->mem, 3 + p->n_others, sizeof *factor);
	factor[0] = (struct loglinear_factor){ w->n_kinds, w->kind };
	factor[1] = (struct loglinear_factor){ w->n_months, w->month };
	factor[2] = (struct loglinear_factor){ w->n_slots, w->slot };
	for (size_t f = 0; f < p->n_others; f++)
		factor[3 + f] = p->other[f];
	w->model = (struct loglinear_posts){ p->n, p->y, p->exposure, 3 + p->n_others, factor };
}

static bool fit(struct work *w, struct err *e)
{
	struct err unfound = { 0 };
	struct effect *out = w->out;
	out->model = EFFECT_NEGBIN;
	if (!loglinear_negbin(w->mem, &w->model, &w->fit, &unfound)) {
		out->model = EFFECT_QUASI;
		if (!loglinear_poisson(w->mem, &w->model, &w->fit, e))
			return false;
	}
	out->theta = w->fit.theta;
	out->dispersion = w->fit.dispersion;
	if (w->fit.why != WHY_NONE || !(w->fit.df >= 1)) {
		out->model = EFFECT_NONE;
		return true;
	}
	if (out->model == EFFECT_NEGBIN && isinf(out->theta))
		out->model = EFFECT_POISSON;
	w->widen = sqrt(fmax(1, out->dispersion));
	w->t = gsl_cdf_tdist_Qinv((1 - conf) / 2, w->fit.df);
	return loglinear_standardise(w->mem, &w->model, &w->fit, 0, per, conf, &w->rates, e);
}

static struct interval around(double log_middle, double half)
{
	return (struct interval){ exp(log_middle - half), exp(log_middle + half) };
}

static bool tell_rates(struct work *w, struct err *e)
{
	const struct loglinear_rates *r = &w->rates;
	for (size_t l = 0; l < w->out->n_shown; l++) {
		struct effect_kind *k = &w->out->kind[w->shown[l]];
		struct rate none;
		if (!(k->events > 0)) {
			if (!rate_exact(0, k->exposure, conf, &none, e))
				return false;
			k->interval = (struct interval){ 0, per * none.interval.hi };
		} else if (w->out->model != EFFECT_NONE && !isnan(r->rate[l])) {
			k->rate = r->rate[l];
			k->interval = around(log(k->rate), w->t * w->widen * r->se_log[l]);
			k->ratio = exp(r->log_ratio[l]);
			k->ratio_interval = around(r->log_ratio[l], w->t * w->widen * r->log_ratio_se[l]);
		}
	}
	return true;
}

/* Variances q such that q[a] + q[b] is as near as can be to the variance of the difference of a and b: exact for two and three. */
static void quasi_variances(const double cov[], size_t size, const size_t at[], size_t n, double q[])
{
	double total = 0;
	for (size_t a = 0; a < n; a++) {
		q[a] = 0;
		for (size_t b = 0; b < n; b++)
			q[a] += cov[at[a] * size + at[a]] + cov[at[b] * size + at[b]] - 2 * cov[at[a] * size + at[b]];
		total += q[a];
	}
	double sum = total / (2 * ((double)n - 1)), mean = sum / (double)n;
	for (size_t a = 0; a < n; a++) {
		double own = n == 2 ? q[a] / 2 : (q[a] - sum) / ((double)n - 2);
		q[a] = own > 0.01 * mean ? own : 0.01 * mean; /* a kind with nearly all posts can come out below 0 */
	}
}

static bool shrink(struct work *w, const size_t level[], size_t n, struct err *e)
{
	struct effect *out = w->out;
	struct shrink_normal s;
	double *estimate = mem_array(w->mem, n, sizeof *estimate), *se = mem_array(w->mem, n, sizeof *se);
	double *best = mem_array(w->mem, n, sizeof *best), z = gsl_cdf_ugaussian_Qinv((1 - conf) / 2);
	enum why why;
	quasi_variances(w->rates.covariance, w->rates.k, level, n, se);
	for (size_t i = 0; i < n; i++) {
		estimate[i] = w->rates.log_ratio[level[i]];
		se[i] = w->widen * sqrt(se[i]);
	}
	if (!shrink_normal(w->mem, estimate, se, n, &s, e))
		return false;
	out->q = s.q;
	out->tau2 = s.tau2;
	out->q_p = gsl_cdf_chisq_Q(s.q, (double)n - 1);
	out->differ = s.tau2 > 0;
	if (!out->differ)
		return true;
	if (!posterior_best_normal(s.shrunk, s.shrunk_sd, n, best, &why, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct effect_kind *k = &out->kind[w->shown[level[i]]];
		k->shrunk = exp(s.shrunk[i]);
		k->shrunk_interval = around(s.shrunk[i], z * s.shrunk_sd[i]);
		k->best = best[i];
	}
	return true;
}

static void advise(const struct work *w)
{
	struct effect *out = w->out;
	for (size_t j = 0; j < w->p->k; j++) {
		struct effect_kind *k = &out->kind[j];
		if (k->n < EFFECT_ADVISE || out->n < EFFECT_ADVISE_ALL || w->p->n_months < EFFECT_ADVISE_MONTHS)
			k->advice = EFFECT_TOO_FEW;
		else if (k->best >= surely && k->shrunk >= worth)
			k->advice = EFFECT_MORE;
		else if (k->best >= rather && k->best < surely && k->shrunk >= worth)
			k->advice = EFFECT_TRY;
		else
			k->advice = EFFECT_NO_PREFERENCE;
	}
}

static bool detect(struct work *w, struct err *e)
{
	struct effect *out = w->out;
	size_t n = out->n_shown;
	double *posts = mem_array(w->mem, n + 1, sizeof *posts), events = 0, all = 0;
	for (size_t l = 0; l < n; l++) {
		const struct effect_kind *k = &out->kind[w->shown[l]];
		posts[l] = (double)k->n;
		events += k->events;
		all += posts[l];
	}
	if (n < 2 || out->model == EFFECT_NONE || !(events > 0))
		return true;
	gsl_sort(posts, 1, n);
	out->n_each = (size_t)posts[(n - 1) / 2];
	double mean = events / all, theta = out->model == EFFECT_QUASI && out->dispersion > 1 ? mean / (out->dispersion - 1) : out->theta;
	return rate_detectable((double)out->n_each, mean, theta, 1 - conf, 0.8, &out->detectable, e);
}

bool effect_estimate(struct mem *m, const struct effect_posts *p, struct effect *out, struct err *e)
{
	*out = (struct effect){ .n = p->n, .overall = MISSING, .theta = MISSING, .dispersion = MISSING };
	out->q = out->q_p = out->tau2 = out->detectable = MISSING;
	struct work w = { .mem = m, .p = p, .out = out };
	size_t **list[] = { &w.kind, &w.month, &w.slot };
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		*list[i] = mem_array(m, p->n + 1, sizeof(size_t));
	count_kinds(&w);
	if (p->n == 0)
		return true;
	choose_factors(&w);
	out->n_months = w.n_months;
	make_model(&w);
	if (!fit(&w, e) || !tell_rates(&w, e))
		return false;
	size_t n = 0, *level = mem_array(m, out->n_shown + 1, sizeof *level);
	for (size_t l = 0; l < out->n_shown; l++)
		if (!isnan(out->kind[w.shown[l]].rate))
			level[n++] = l;
	if (out->model != EFFECT_NONE)
		out->overall = w.rates.overall;
	if (n >= 2 && !shrink(&w, level, n, e))
		return false;
	advise(&w);
	return detect(&w, e);
}

/* The shares when each is moved in proportion to what it is now, within its limits. Returns their sum. */
static double moved(const double target[], const double now[], const double lo[], const double hi[], size_t k, double by, double out[])
{
	double sum = 0;
	for (size_t i = 0; i < k; i++)
		sum += out[i] = fmin(fmax(target[i] + by * now[i], lo[i]), hi[i]);
	return sum;
}

void effect_reallocate(struct mem *m, const double best[], const double now[], size_t k, double floor, double most_change, double out[])
{
	double *lo = mem_array(m, k + 1, sizeof *lo), *hi = mem_array(m, k + 1, sizeof *hi), *target = mem_array(m, k + 1, sizeof *target);
	double least = fmin(floor, 0.5 / (double)k), below = -1e6, above = 1e6;
	bool known = true;
	for (size_t i = 0; i < k; i++)
		known = known && !isnan(best[i]);
	for (size_t i = 0; i < k; i++) {
		lo[i] = fmax(least, now[i] * (1 - most_change));
		hi[i] = fmax(least, now[i] * (1 + most_change));
		target[i] = known ? best[i] : now[i];
	}
	for (int step = 0; step < 100; step++) {
		double by = (below + above) / 2;
		if (moved(target, now, lo, hi, k, by, out) < 1)
			below = by;
		else
			above = by;
	}
}
