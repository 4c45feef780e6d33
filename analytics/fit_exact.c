/* Every outcome of n people over k groups, gone through. */
#include "check.h"
#include "fit.h"
#include <gsl/gsl_sf_gamma.h>

static const double tie = 1e-9; /* outcomes that are equal in theory differ by rounding */

/* How far an outcome, or the part of it that is fixed, is from what was expected. */
struct place {
	double log_probability; /* without ln n!, which all outcomes have */
	double g; /* half of G */
	double pearson;
};

struct walk {
	size_t k;
	const double *log_pi, *expected, *log_expected;
	const double *expected_after; /* i: expected in the groups from i on */
	const double *log_factorial, *log_power; /* v: ln v!, v ln v */
	double log_all; /* ln n! */
	struct place limit; /* of the outcome at hand, with room for ties */
	struct fit_exact sum;
};

static struct place place_add(const struct walk *w, const struct place *at, size_t i, size_t v)
{
	double count = (double)v, gap = count - w->expected[i];
	return (struct place){
		.log_probability = at->log_probability + count * w->log_pi[i] - w->log_factorial[v],
		.g = at->g + w->log_power[v] - count * w->log_expected[i],
		.pearson = at->pearson + gap * gap / w->expected[i],
	};
}

static void count_outcome(struct walk *w, const struct place *at)
{
	bool unlikely = at->log_probability <= w->limit.log_probability, far_g = at->g >= w->limit.g, far = at->pearson >= w->limit.pearson;
	if (!unlikely && !far_g && !far)
		return;
	double p = exp(w->log_all + at->log_probability);
	w->sum.probability += unlikely ? p : 0;
	w->sum.g += far_g ? p : 0;
	w->sum.pearson += far ? p : 0;
}

/* All ways to put `rest` people in the groups from i on. */
static void walk_from(struct walk *w, size_t i, size_t rest, const struct place *at)
{
	if (rest == 0) { /* nobody in all of these: (0 - E)^2 / E = E each */
		struct place end = *at;
		end.pearson += w->expected_after[i];
		count_outcome(w, &end);
		return;
	}
	for (size_t v = i + 1 == w->k ? rest : 0; v <= rest; v++) {
		struct place next = place_add(w, at, i, v);
		if (i + 1 == w->k)
			count_outcome(w, &next);
		else
			walk_from(w, i + 1, rest - v, &next);
	}
}

static struct place place_of(const struct walk *w, const double x[])
{
	struct place at = { 0, 0, 0 };
	for (size_t i = 0; i < w->k; i++)
		at = place_add(w, &at, i, (size_t)x[i]);
	return at;
}

static void walk_prepare(struct mem *m, const struct fit_data *d, double n, double population, struct walk *w)
{
	size_t people = (size_t)n;
	double *block = mem_array(m, 4 * d->k + 1, sizeof *block), *of = mem_array(m, 2 * (people + 1), sizeof *of);
	double *log_pi = block, *mean = block + d->k, *log_mean = block + 2 * d->k, *after = block + 3 * d->k;
	for (size_t i = d->k; i-- > 0;) {
		double pi = d->population[i] / population;
		log_pi[i] = log(pi);
		mean[i] = n * pi;
		log_mean[i] = log(mean[i]);
		after[i] = after[i + 1] + mean[i];
	}
	for (size_t v = 0; v <= people; v++) {
		of[v] = gsl_sf_lngamma((double)v + 1);
		of[people + 1 + v] = v ? (double)v * log((double)v) : 0;
	}
	*w = (struct walk){
		.k = d->k,
		.log_pi = log_pi,
		.expected = mean,
		.log_expected = log_mean,
		.expected_after = after,
		.log_factorial = of,
		.log_power = of + people + 1,
		.log_all = of[people],
	};
}

/* C(n + k - 1, k - 1), as a logarithm */
static double log_outcomes(double n, double k)
{
	return gsl_sf_lngamma(n + k) - gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(k);
}

bool fit_exact(struct mem *m, const struct fit_data *d, double most, struct fit_exact *out, struct err *e)
{
	struct fit_test test;
	double n = 0, population = 0;
	bool whole = true;
	if (!fit_test(d, 1, &test, e))
		return false;
	for (size_t i = 0; i < d->k; i++) {
		n += d->x[i];
		population += d->population[i];
		whole = whole && d->x[i] <= floor(d->x[i]);
	}
	*out = (struct fit_exact){ MISSING, MISSING, MISSING, WHY_UNDEFINED };
	if (!whole || d->k > FIT_GROUPS || n > FIT_OUTCOMES || log_outcomes(n, (double)d->k) > log(most) + tie)
		return true;
	struct walk w;
	walk_prepare(m, d, n, population, &w);
	struct place at = place_of(&w, d->x);
	w.limit = (struct place){ at.log_probability + tie, at.g - tie * (1 + fabs(at.g)), at.pearson * (1 - tie) };
	walk_from(&w, 0, (size_t)n, &(struct place){ 0, 0, 0 });
	*out = w.sum;
	out->why = WHY_NONE;
	return true;
}
