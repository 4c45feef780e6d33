/* Trials of a composition beside a population: goodness of fit, distances, equivalence: a04, a05, a06. */
#include "analytics/adjust.h"
#include "analytics/check.h"
#include "analytics/distance.h"
#include "analytics/equivalence.h"
#include "analytics/fit.h"
#include "trials.h"

struct profile {
	size_t k;
	const double *x, *pi;
	double n;
};

static bool take_profile(struct trial *t, struct profile *out, struct err *e)
{
	*out = (struct profile){ 0 };
	out->k = trial_list(t, "x", &out->x);
	if (!trial_list_of(t, "pi", out->k, &out->pi, e))
		return false;
	for (size_t i = 0; i < out->k; i++)
		out->n += out->x[i];
	return true;
}

/* --- a04 --- */

static bool give_divergences(struct trial *t, const struct fit_data *d, struct err *e)
{
	static const struct {
		double lambda;
		const char *key, *p_key; /* p_key: NULL where no p-value has a name */
	} test[] = {
		{ 1, "pearson", "p_pearson" },
		{ 0, "g", "p_g" },
		{ -2, "power_divergence.-2", NULL },
		{ -1, "power_divergence.-1", NULL },
		{ -0.5, "power_divergence.-0.5", NULL },
		{ 0, "power_divergence.0", NULL },
		{ 2.0 / 3, "power_divergence.0.6667", "p_cressie_read" },
		{ 1, "power_divergence.1", NULL },
	};
	for (size_t i = 0; i < sizeof test / sizeof *test; i++) {
		struct fit_test result;
		if (!fit_test(d, test[i].lambda, &result, e))
			return false;
		trial_give(t, test[i].key, result.statistic);
		trial_give(t, "df", result.df);
		if (test[i].p_key)
			trial_give(t, test[i].p_key, result.p);
	}
	return true;
}

static bool give_groups(struct trial *t, const struct fit_data *d, struct err *e)
{
	struct fit_group *group = mem_array(trial_mem(t), d->k, sizeof *group);
	double *p = mem_array(trial_mem(t), d->k, sizeof *p), *adjusted = mem_array(trial_mem(t), d->k, sizeof *adjusted);
	if (!fit_groups(d, group, e))
		return false;
	for (size_t i = 0; i < d->k; i++) {
		trial_give_at(t, "expected", i, group[i].expected);
		trial_give_at(t, "contrib", i, group[i].contribution);
		trial_give_at(t, "pearson_resid", i, group[i].residual);
		trial_give_at(t, "adj_resid", i, group[i].adjusted);
		p[i] = group[i].p;
	}
	trial_give_list(t, "p_adj_raw", p, d->k);
	adjust_holm(trial_mem(t), p, d->k, adjusted);
	trial_give_list(t, "holm", adjusted, d->k);
	adjust_bh(trial_mem(t), p, d->k, adjusted);
	trial_give_list(t, "bh", adjusted, d->k);
	return true;
}

/* All outcomes are gone through only for a case that asks for it: that may take a second. */
static bool give_exact(struct trial *t, const struct fit_data *d, struct err *e)
{
	struct fit_exact exact;
	if (!trial_wants(t, "exact_p[0]")) {
		trial_give_null(t, "exact_p");
		return true;
	}
	if (!fit_exact(trial_mem(t), d, 1e8, &exact, e))
		return false;
	trial_give_list(t, "exact_p", (const double[]){ exact.probability, exact.g, exact.pearson }, 3);
	return true;
}

static bool try_fit(struct trial *t, struct err *e)
{
	struct profile p;
	if (!take_profile(t, &p, e))
		return false;
	const struct fit_data d = { p.k, p.x, p.pi };
	trial_give(t, "n", p.n);
	return give_divergences(t, &d, e) && give_groups(t, &d, e) && give_exact(t, &d, e);
}

static void give_adjusted(struct trial *t, const char *key, const char *rejected_key, const double p[], size_t n)
{
	double rejected = 0;
	for (size_t i = 0; i < n; i++)
		rejected += p[i] <= 0.05;
	trial_give_list(t, key, p, n);
	trial_give(t, rejected_key, rejected);
}

static bool try_p_values(struct trial *t, struct err *e)
{
	const double *p;
	size_t n = trial_list(t, "p", &p);
	double *adjusted = mem_array(trial_mem(t), n, sizeof *adjusted);
	for (size_t i = 0; i < n; i++)
		if (!check_share(p[i], 1, e))
			return false;
	adjust_bonferroni(p, n, adjusted);
	give_adjusted(t, "bonferroni", "rejected_bonferroni_05", adjusted, n);
	adjust_holm(trial_mem(t), p, n, adjusted);
	give_adjusted(t, "holm", "rejected_holm_05", adjusted, n);
	adjust_bh(trial_mem(t), p, n, adjusted);
	give_adjusted(t, "bh", "rejected_bh_05", adjusted, n);
	return true;
}

bool trial_a04(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "x", try_fit },
		{ "p", try_p_values },
		{ 0 },
	};
	return trial_by_input(t, kind, e);
}

/* --- a05 --- */

bool trial_a05(struct trial *t, struct err *e)
{
	struct profile p;
	struct distance d;
	struct interval w;
	if (!take_profile(t, &p, e) || !distance_measure(p.x, p.pi, p.k, &d, e) || !distance_w_interval(d.w, p.n, p.k, 0.95, &w, e))
		return false;
	const struct {
		const char *key;
		double value;
	} answer[] = {
		{ "tvd", d.tvd },
		{ "mirror", d.mirror },
		{ "expected_tvd_random", d.expected_tvd },
		{ "max_abs_pp", d.largest_gap },
		{ "cohen_w", d.w },
		{ "cv_propensity", d.w },
		{ "w_debiased", d.w_debiased },
		{ "cramer_v_gof", d.cramer_v },
		{ "fei", d.fei },
		{ "hellinger", d.hellinger },
		{ "kl", d.kl },
		{ "js_nat", d.js },
		{ "js_bits", d.js_bits },
		{ "js_distance", d.js_distance },
		{ "max_bias_halfpoint", d.max_bias },
	};
	for (size_t i = 0; i < sizeof answer / sizeof *answer; i++)
		trial_give(t, answer[i].key, answer[i].value);
	trial_give_pair(t, "w_ci95", w.lo, w.hi);
	return true;
}

/* --- a06 --- */

static bool try_bands(struct trial *t, const struct profile *p, struct err *e)
{
	const double *delta;
	double p_all, *low = mem_array(trial_mem(t), p->k, sizeof *low), *up = mem_array(trial_mem(t), p->k, sizeof *up);
	if (!trial_list_of(t, "delta", p->k, &delta, e) || !equivalence_exact(p->x, p->pi, delta, p->k, low, up, &p_all, e))
		return false;
	trial_give_list(t, "tost.p_low", low, p->k);
	trial_give_list(t, "tost.p_up", up, p->k);
	trial_give(t, "tost.p_equiv", p_all);
	return true;
}

static bool try_wellek(struct trial *t, const struct profile *p, double alpha, struct err *e)
{
	struct equivalence_wellek w;
	if (!equivalence_wellek(p->x, p->pi, p->k, trial_num(t, "eps"), alpha, &w, e))
		return false;
	trial_give(t, "wellek.d2", w.d2);
	trial_give(t, "wellek.se", w.se);
	trial_give(t, "wellek.crit", w.critical);
	trial_give_flag(t, "wellek.reject", w.shown);
	return true;
}

bool trial_a06(struct trial *t, struct err *e)
{
	struct profile p;
	struct equivalence_ostrovski o;
	double upper, alpha = trial_num(t, "alpha");
	if (!take_profile(t, &p, e) || !distance_tvd_upper(p.x, p.pi, p.k, 1 - alpha, &upper, e) ||
	    !equivalence_ostrovski(p.x, p.pi, p.k, alpha, &o, e))
		return false;
	trial_give(t, "tvd_upper.tvd", distance_tvd(p.x, p.pi, p.k));
	trial_give(t, "tvd_upper.upper", upper);
	trial_give(t, "ostrovski.b", o.b);
	trial_give(t, "ostrovski.t", o.distance);
	trial_give(t, "ostrovski.se", o.se);
	trial_give(t, "ostrovski.min_eps", o.least_eps);
	return (!trial_has(t, "delta") || try_bands(t, &p, e)) && (!trial_has(t, "eps") || try_wellek(t, &p, alpha, e));
}
