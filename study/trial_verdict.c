/* Trials of the verdict and of the number of people that it needs: a07, a08. */
#include "analytics/check.h"
#include "analytics/people.h"
#include "analytics/represent.h"
#include "analytics/size.h"
#include "base/str.h"
#include "trials.h"
#include <string.h>

static const char *const verdict_text[] = {
	[VERDICT_REPRESENTATIVE] = "representative_within_tolerance",
	[VERDICT_NOT_REPRESENTATIVE] = "not_representative",
	[VERDICT_NOT_SHOWN] = "not_shown",
	[VERDICT_CANNOT_JUDGE] = "cannot_be_judged",
};
static const char *const state_text[] = {
	[STATE_INSIDE] = "inside",
	[STATE_UNDER] = "under",
	[STATE_OVER] = "over",
	[STATE_OPEN] = "open",
};
static const char *const gate_text[] = {
	[GATE_PASSED] = "ok",
	[GATE_TOO_FEW] = "too_few",
	[GATE_TOO_MANY_UNKNOWN] = "too_many_unknown",
	[GATE_NO_BASELINE] = "no_baseline",
	[GATE_NOT_PERSONS] = "not_persons",
	[GATE_UNFIT] = "unfit",
};

static double num_or(struct trial *t, const char *key, double otherwise)
{
	return trial_has(t, key) ? trial_num(t, key) : otherwise;
}

static struct agreement take_agreement(struct trial *t)
{
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	a.alpha = num_or(t, "criterion.alpha", a.alpha);
	a.share = num_or(t, "criterion.rel", a.share);
	a.least = num_or(t, "criterion.min_pp", a.least);
	a.most = num_or(t, "criterion.max_pp", a.most);
	a.deff = num_or(t, "criterion.deff", a.deff);
	a.max_unknown = num_or(t, "criterion.unknown_max", a.max_unknown);
	a.min_known = num_or(t, "criterion.min_n", a.min_known);
	return a;
}

static bool take_dimension(struct trial *t, const char *name, struct composition *out, struct err *e)
{
	*out = (struct composition){ 0 };
	out->k = trial_list(t, trial_key(t, "dims.%s.x", name), &out->x);
	struct group *group = mem_array(trial_mem(t), out->k, sizeof *group);
	for (size_t i = 0; i < out->k; i++)
		group[i].age_from = group[i].age_to = (int)i + 1; /* for the words of a refusal */
	out->group = group;
	out->unknown = num_or(t, trial_key(t, "dims.%s.unknown", name), 0);
	const char *pi = trial_key(t, "dims.%s.pi", name), *se = trial_key(t, "dims.%s.pi_se", name);
	return (!trial_has(t, pi) || trial_list_of(t, pi, out->k, &out->population, e)) &&
	       (!trial_has(t, se) || trial_list_of(t, se, out->k, &out->population_se, e));
}

static void give_dimension(struct trial *t, const char *name, const struct dimension_result *d)
{
	trial_give(t, trial_key(t, "dims.%s.n", name), d->known);
	trial_give(t, trial_key(t, "dims.%s.unknown", name), d->unknown);
	trial_give_text(t, trial_key(t, "dims.%s.gate", name), gate_text[d->gate]);
	trial_give_flag(t, trial_key(t, "dims.%s.observed_within", name), d->observed_inside);
	for (size_t i = 0; i < d->k; i++) {
		const struct group_result *g = &d->group[i];
		trial_give_at(t, trial_key(t, "dims.%s.tolerance", name), i, g->tolerance);
		trial_give_at(t, trial_key(t, "dims.%s.share", name), i, g->share);
		trial_give_pair_at(t, trial_key(t, "dims.%s.ci90", name), i, g->interval.lo, g->interval.hi);
		trial_give_pair_at(t, trial_key(t, "dims.%s.ci_simultaneous", name), i, g->simultaneous.lo, g->simultaneous.hi);
		trial_give_text(t, trial_key(t, "dims.%s.state[%zu]", name, i), state_text[g->state]);
		trial_give_text(t, trial_key(t, "dims.%s.state_worst_case[%zu]", name, i), state_text[g->state_worst]);
	}
}

bool trial_a07(struct trial *t, struct err *e)
{
	const char *const *name;
	size_t n = trial_names(t, "dims", &name);
	struct composition *dimension = mem_array(trial_mem(t), n, sizeof *dimension);
	struct agreement agreement = take_agreement(t);
	struct verdict_result r;
	for (size_t i = 0; i < n; i++)
		if (!take_dimension(t, name[i], &dimension[i], e))
			return false;
	if (!represent_judge(trial_mem(t), dimension, n, &agreement, &r, e))
		return false;
	trial_give_text(t, "verdict", verdict_text[r.verdict]);
	if (r.verdict == VERDICT_REPRESENTATIVE || r.verdict == VERDICT_NOT_REPRESENTATIVE)
		trial_give_flag(t, "robust_to_unknowns", r.robust_to_unknowns);
	else
		trial_give_null(t, "robust_to_unknowns");
	trial_give(t, "deff_star", r.deff_star);
	trial_give(t, "tests", r.n_tests);
	for (size_t i = 0; i < n; i++)
		give_dimension(t, name[i], &r.dimension[i]);
	return true;
}

/* --- a08 --- */

/* dims names the lists that are the dimensions, with a plus between them. */
static bool try_needed(struct trial *t, struct err *e)
{
	static const char *const tolerance_text[] = {
		[TOLERANCE_STRICT] = "strict",
		[TOLERANCE_STANDARD] = "standard",
		[TOLERANCE_BROAD] = "broad",
	};
	struct composition *dimension = NULL;
	const char *preset = trial_text(t, "preset"), *rest = trial_text(t, "dims");
	size_t n = 0, cap = 0, tolerance = 0;
	double needed;
	while (tolerance <= TOLERANCE_BROAD && preset && !str_eq(tolerance_text[tolerance], preset))
		tolerance++;
	if (!preset || tolerance > TOLERANCE_BROAD || !rest)
		return err_set(e, ERR_INPUT, W_CASES_CHOICE, "preset", preset, NULL);
	struct agreement a = agreement_preset((enum tolerance)tolerance);
	a.alpha = num_or(t, "alpha", a.alpha);
	for (size_t length; *rest; rest += length + (rest[length] == '+')) {
		length = strcspn(rest, "+");
		dimension = mem_grow(trial_mem(t), dimension, n, &cap, sizeof *dimension);
		dimension[n] = (struct composition){ 0 };
		dimension[n].k = trial_list(t, mem_text_n(trial_mem(t), rest, length), &dimension[n].population);
		n++;
	}
	if (!people_needed(trial_mem(t), dimension, n, &a, 1 - trial_num(t, "beta"), &needed, e))
		return false;
	trial_give(t, "n", needed);
	return true;
}

static bool try_region(struct trial *t, struct err *e)
{
	double n = trial_num(t, "n"), pi = trial_num(t, "pi"), delta = trial_num(t, "delta"), alpha = trial_num(t, "alpha");
	if (!check_whole(&n, 1, e) || !check_share(1, n, e) || !check_share(pi, 1, e) || !check_count(delta, e) || !check_level(alpha, e))
		return false;
	double n_approximate = MISSING;
	if (trial_has(t, "beta") && !size_band(pi, delta, alpha, trial_num(t, "beta"), &n_approximate, e))
		return false;
	struct people_region r = people_region(n, pi, delta, alpha);
	trial_give(t, "n_approx", n_approximate);
	trial_give(t, "c_lo", r.lo);
	trial_give(t, "c_hi", r.hi);
	trial_give(t, "power", people_power(n, pi, delta, alpha, pi));
	trial_give(t, "size_low", people_power(n, pi, delta, alpha, pi - delta));
	trial_give(t, "size_high", people_power(n, pi, delta, alpha, pi + delta));
	return true;
}

static bool try_random_sample(struct trial *t, struct err *e)
{
	double n0, n, all = num_or(t, "N", (double)INFINITY);
	if (!size_share(all, trial_num(t, "P"), trial_num(t, "d"), trial_num(t, "conf"), &n0, &n, e))
		return false;
	trial_give(t, "n0", n0);
	trial_give(t, "n_fpc", n);
	trial_give(t, "krejcie_morgan", n);
	return true;
}

static bool try_chisq(struct trial *t, struct err *e)
{
	double w = trial_num(t, "w"), df = trial_num(t, "df"), alpha = trial_num(t, "alpha"), value;
	bool ask_n = trial_has(t, "power");
	if (ask_n ? !size_chisq_people(w, df, trial_num(t, "power"), alpha, &value, e)
	          : !size_chisq_power(w, df, trial_num(t, "n"), alpha, &value, e))
		return false;
	trial_give(t, ask_n ? "n" : "power", value);
	return true;
}

static bool try_thompson(struct trial *t, struct err *e)
{
	double n_d2, m;
	if (!size_composition(trial_num(t, "alpha"), &n_d2, &m, e))
		return false;
	trial_give(t, "nd2", n_d2);
	trial_give(t, "m", m);
	trial_give(t, "n_for_5pp", ceil(n_d2 / (0.05 * 0.05)));
	return true;
}

bool trial_a08(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "preset", try_needed },   { "delta", try_region },   { "w", try_chisq },
		{ "P", try_random_sample }, { "alpha", try_thompson }, { 0 },
	};
	return trial_by_input(t, kind, e);
}
