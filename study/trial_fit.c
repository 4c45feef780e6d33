/* Trials of a composition beside a population: distances and equivalence, a05, a06. */
#include "analytics/distance.h"
#include "analytics/interval.h"
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

static bool try_tolerances(struct trial *t, const struct profile *p, struct err *e)
{
	const double *delta;
	double p_equivalent = 0;
	if (!trial_list_of(t, "delta", p->k, &delta, e))
		return false;
	for (size_t i = 0; i < p->k; i++) {
		double low = interval_tail_least(p->x[i], p->n, p->pi[i] - delta[i]);
		double up = interval_tail_most(p->x[i], p->n, p->pi[i] + delta[i]);
		trial_give_at(t, "tost.p_low", i, low);
		trial_give_at(t, "tost.p_up", i, up);
		p_equivalent = fmax(p_equivalent, fmax(low, up));
	}
	trial_give(t, "tost.p_equiv", p_equivalent);
	return true;
}

bool trial_a06(struct trial *t, struct err *e)
{
	struct profile p;
	double upper;
	if (!take_profile(t, &p, e) || !distance_tvd_upper(p.x, p.pi, p.k, 1 - trial_num(t, "alpha"), &upper, e))
		return false;
	trial_give(t, "tvd_upper.tvd", distance_tvd(p.x, p.pi, p.k));
	trial_give(t, "tvd_upper.upper", upper);
	return !trial_has(t, "delta") || try_tolerances(t, &p, e);
}
