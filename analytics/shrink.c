#include "shrink.h"
#include "check.h"
#include "special.h"
#include <gsl/gsl_sf_gamma.h>

/* The groups, and what of their marginal distribution depends on the kind. `spread` is alpha + beta for shares and alpha for rates: the
 * larger, the more alike the groups. */
struct groups {
	const struct family *family;
	const double *y, *n;
	size_t k;
};

struct family {
	double (*likelihood)(double y, double n, double mean, double spread); /* log, with constants */
	double (*likelihood_pooled)(double y, double n, double mean); /* its limit for a spread without bound */
	double (*pull)(double y, double n, double mean,
	               double spread); /* derivative of the likelihood to the mean; their sum has one root */
	double (*strain)(double y, double n, double mean, double spread); /* derivative to the spread */
	double (*alpha)(double mean, double spread);
	double (*beta)(double mean, double spread);
	double (*largest)(const struct groups *g, double mean); /* n or expected count of the largest group */
};

static double share_likelihood(double y, double n, double mean, double spread)
{
	double a = mean * spread, b = spread - a;
	return gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(y + 1) - gsl_sf_lngamma(n - y + 1) + gsl_sf_lngamma(y + a) - gsl_sf_lngamma(a) +
	       gsl_sf_lngamma(n - y + b) - gsl_sf_lngamma(b) - gsl_sf_lngamma(n + spread) + gsl_sf_lngamma(spread);
}

/* a ln b with 0 ln 0 = 0 */
static double times_log(double a, double b)
{
	return a > 0 ? a * log(b) : 0;
}

static double share_likelihood_pooled(double y, double n, double mean)
{
	return gsl_sf_lngamma(n + 1) - gsl_sf_lngamma(y + 1) - gsl_sf_lngamma(n - y + 1) + times_log(y, mean) + times_log(n - y, 1 - mean);
}

static double share_pull(double y, double n, double mean, double spread)
{
	return spread * (special_psi_step(y, mean * spread) - special_psi_step(n - y, (1 - mean) * spread));
}

static double share_strain(double y, double n, double mean, double spread)
{
	return mean * special_psi_step(y, mean * spread) + (1 - mean) * special_psi_step(n - y, (1 - mean) * spread) -
	       special_psi_step(n, spread);
}

static double share_alpha(double mean, double spread)
{
	return mean * spread;
}

static double share_beta(double mean, double spread)
{
	return (1 - mean) * spread;
}

static double share_largest(const struct groups *g, double mean)
{
	double most = 1;
	(void)mean;
	for (size_t i = 0; i < g->k; i++)
		most = fmax(most, g->n[i]);
	return most;
}

static double rate_likelihood(double y, double n, double mean, double spread)
{
	return special_negbin_log(y, mean * n, spread);
}

static double rate_likelihood_pooled(double y, double n, double mean)
{
	return special_negbin_log(y, mean * n, INFINITY);
}

static double rate_pull(double y, double n, double mean, double spread)
{
	return (y / mean - n) / (1 + mean * n / spread);
}

static double rate_strain(double y, double n, double mean, double spread)
{
	return special_negbin_score(y, mean * n, spread);
}

static double rate_alpha(double mean, double spread)
{
	(void)mean;
	return spread;
}

static double rate_beta(double mean, double spread)
{
	return spread / mean;
}

static double rate_largest(const struct groups *g, double mean)
{
	return fmax(1, mean * share_largest(g, mean));
}

static const struct family shares = { share_likelihood, share_likelihood_pooled, share_pull, share_strain, share_alpha, share_beta,
	                              share_largest };
static const struct family rates = { rate_likelihood, rate_likelihood_pooled, rate_pull, rate_strain, rate_alpha, rate_beta, rate_largest };

static double sum_over(const struct groups *g, double (*f)(double y, double n, double mean, double spread), double mean, double spread)
{
	double sum = 0;
	for (size_t i = 0; i < g->k; i++)
		sum += g->n[i] > 0 ? f(g->y[i], g->n[i], mean, spread) : 0;
	return sum;
}

/* A search for the prior: the mean found last is near the next one. */
struct search {
	const struct groups *g;
	double spread, mean;
};

/* Where f, above 0 at lo and below 0 at hi (neither is asked), is 0: secants from `at`, halving where they lead astray. */
static double root(double (*f)(struct search *s, double x), struct search *s, double lo, double hi, double at)
{
	double before = MISSING, f_before = MISSING;
	for (int i = 0; i < 200; i++) {
		double now = f(s, at), to = at - now * (at - before) / (now - f_before);
		if (now > 0)
			lo = at;
		else
			hi = at;
		if (!(to > lo && to < hi) || i % 8 == 7)
			to = lo + (hi - lo) / 2;
		if (fabs(to - at) <= 1e-14 * fabs(at))
			return to;
		before = at;
		f_before = now;
		at = to;
	}
	return at;
}

static double pull(struct search *s, double mean)
{
	return sum_over(s->g, s->g->family->pull, mean, s->spread);
}

/* The best common mean for a spread: between the lowest and the highest figure of a group. */
static double best_mean(struct search *s, double spread)
{
	double lo = INFINITY, hi = 0;
	for (size_t i = 0; i < s->g->k; i++)
		if (s->g->n[i] > 0) {
			lo = fmin(lo, s->g->y[i] / s->g->n[i]);
			hi = fmax(hi, s->g->y[i] / s->g->n[i]);
		}
	s->spread = spread;
	s->mean = hi > lo ? root(pull, s, lo, hi, s->mean > lo && s->mean < hi ? s->mean : lo + (hi - lo) / 2) : lo;
	return s->mean;
}

static double strain(struct search *s, double log_spread)
{
	double spread = exp(log_spread), mean = best_mean(s, spread);
	return sum_over(s->g, s->g->family->strain, mean, spread);
}

static double profile(struct search *s, double log_spread)
{
	double spread = exp(log_spread), mean = best_mean(s, spread);
	return sum_over(s->g, s->g->family->likelihood, mean, spread);
}

/* The log spread of the highest top between the two ends; `from` or `to` when the likelihood still rises there. A range may have several
 * tops, so it is walked in steps. */
static double best_spread(struct search *s, double from, double to)
{
	const int steps = 20;
	double before = strain(s, from), best = before > 0 ? MISSING : from, highest = before > 0 ? (double)-INFINITY : profile(s, from);
	for (int i = 1; i <= steps; i++) {
		double last = from + (to - from) * (i - 1) / steps, at = from + (to - from) * i / steps, now = strain(s, at), top = MISSING;
		if (before > 0 && now <= 0)
			top = root(strain, s, last, at, (last + at) / 2);
		else if (now > 0 && i == steps)
			top = to;
		before = now;
		double l = isnan(top) ? (double)-INFINITY : profile(s, top);
		if (l > highest) {
			highest = l;
			best = top;
		}
	}
	return best;
}

static const double log_least = -13.8; /* ln 1e-6: groups of one outcome each */
static const double within_chance = 1e4; /* a spread of so many times the largest group: variances within 1.0001 of chance */

static bool groups_check(const struct groups *g, struct err *e)
{
	if (!check_at_most(g->k, SHRINK_MOST, e) || !check_counts(g->y, g->k, e) || !check_counts(g->n, g->k, e))
		return false;
	for (size_t i = 0; i < g->k; i++)
		if (g->family == &shares ? g->y[i] > g->n[i] : g->y[i] > 0 && !(g->n[i] > 0))
			return check_refuse(e, W_STAT_SHARE, g->y[i], g->n[i]);
	return true;
}

static void fit_pooled(const struct groups *g, double mean, struct shrink_fit *out)
{
	out->pooled = true;
	out->why = WHY_UNDEFINED;
	out->mean = mean;
	out->log_likelihood = 0;
	for (size_t i = 0; i < g->k; i++) {
		out->posterior[i] = mean;
		out->log_likelihood += g->n[i] > 0 ? g->family->likelihood_pooled(g->y[i], g->n[i], mean) : 0;
	}
}

/* The prior at the best spread, unless the likelihood still rises at an end of the range. */
static void fit_spread(const struct groups *g, double pooled, struct shrink_fit *out)
{
	struct search s = { g, 0, pooled };
	double log_most = log(within_chance * g->family->largest(g, pooled)), best = best_spread(&s, log_least, log_most);
	if (!(best < log_most)) {
		fit_pooled(g, pooled, out);
		return;
	}
	double spread = exp(best);
	out->mean = best_mean(&s, spread);
	out->log_likelihood = sum_over(g, g->family->likelihood, out->mean, spread);
	double a = g->family->alpha(out->mean, spread), b = g->family->beta(out->mean, spread), n_prior = g->family == &shares ? a + b : b;
	out->apart = best <= log_least;
	for (size_t i = 0; i < g->k; i++) {
		out->posterior[i] = g->n[i] > 0 ? (g->y[i] + a) / (g->n[i] + n_prior) : out->mean;
		if (out->apart && g->n[i] > 0)
			out->posterior[i] = g->y[i] / g->n[i];
	}
	if (out->apart) {
		out->why = WHY_UNDEFINED;
		return;
	}
	out->alpha = a;
	out->beta = b;
}

static bool fit(struct mem *m, const struct groups *g, struct shrink_fit *out, struct err *e)
{
	if (!groups_check(g, e))
		return false;
	double y = 0, n = 0;
	for (size_t i = 0; i < g->k; i++) {
		y += g->y[i];
		n += g->n[i];
	}
	*out = (struct shrink_fit){ .alpha = MISSING, .beta = MISSING, .log_likelihood = MISSING, .mean = MISSING };
	out->posterior = mem_array(m, g->k, sizeof *out->posterior);
	for (size_t i = 0; i < g->k; i++)
		out->posterior[i] = MISSING;
	if (!(n > 0))
		out->why = WHY_NO_DATA;
	else if (!(y > 0) || (g->family == &shares && y >= n))
		fit_pooled(g, y / n, out);
	else
		fit_spread(g, y / n, out);
	return true;
}

bool shrink_shares(struct mem *m, const double y[], const double n[], size_t k, struct shrink_fit *out, struct err *e)
{
	struct groups g = { &shares, y, n, k };
	return fit(m, &g, out, e);
}

bool shrink_rates(struct mem *m, const double y[], const double n[], size_t k, struct shrink_fit *out, struct err *e)
{
	struct groups g = { &rates, y, n, k };
	return fit(m, &g, out, e);
}

bool shrink_normal(struct mem *m, const double estimate[], const double se[], size_t k, struct shrink_normal *out, struct err *e)
{
	if (!check_numbers(estimate, k, e))
		return false;
	for (size_t i = 0; i < k; i++)
		if (!check_count(se[i], e) || (!isfinite(1 / se[i] / se[i]) && !check_refuse(e, W_STAT_SE, se[i], 0)))
			return false;
	*out = (struct shrink_normal){ MISSING,
		                       MISSING,
		                       MISSING,
		                       MISSING,
		                       mem_array(m, k, sizeof(double)),
		                       mem_array(m, k, sizeof(double)),
		                       k == 0 ? WHY_NO_DATA : WHY_NONE };
	if (k == 0)
		return true;
	double w1 = 0, w2 = 0, wy = 0;
	for (size_t i = 0; i < k; i++) {
		double w = 1 / se[i] / se[i];
		w1 += w;
		w2 += w * w;
		wy += w * estimate[i];
	}
	double fixed = wy / w1, c = w1 - w2 / w1, sum = 0, sum_y = 0;
	out->q = 0;
	for (size_t i = 0; i < k; i++)
		out->q += (estimate[i] - fixed) * (estimate[i] - fixed) / se[i] / se[i];
	out->tau2 = k > 1 && c > 0 ? fmax(0, (out->q - ((double)k - 1)) / c) : 0;
	for (size_t i = 0; i < k; i++) {
		double w = 1 / (se[i] * se[i] + out->tau2);
		sum += w;
		sum_y += w * estimate[i];
	}
	out->mu = sum_y / sum;
	out->mu_se = sqrt(1 / sum);
	for (size_t i = 0; i < k; i++) {
		double own = out->tau2 / (out->tau2 + se[i] * se[i]);
		out->shrunk[i] = own * estimate[i] + (1 - own) * out->mu;
		out->shrunk_sd[i] = sqrt(own) * se[i];
	}
	return true;
}
