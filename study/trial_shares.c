/* Trials of intervals for shares, their differences and ratios, one by one and all at once: a01, a02, a03. */
#include "analytics/check.h"
#include "analytics/compare.h"
#include "analytics/interval.h"
#include "analytics/simultaneous.h"
#include "trials.h"

typedef bool interval_fn(double x, double n, double conf, struct interval *out, struct err *e);

bool trial_a01(struct trial *t, struct err *e)
{
	static const struct {
		const char *key;
		interval_fn *fn;
	} method[] = {
		{ "wilson", interval_wilson },
		{ "clopper_pearson", interval_exact },
		{ "jeffreys", interval_jeffreys },
		{ "agresti_coull", interval_agresti_coull },
	};
	double x = trial_num(t, "x"), n = trial_num(t, "n"), conf = trial_num(t, "conf");
	for (size_t i = 0; i < sizeof method / sizeof *method; i++) {
		struct interval limits;
		if (!method[i].fn(x, n, conf, &limits, e))
			return false;
		trial_give_pair(t, method[i].key, limits.lo, limits.hi);
	}
	trial_give(t, "p", x / n);
	return true;
}

/* The baseline of a02: exact, a share with limits or a standard error, or itself x of n. */
static bool take_baseline(struct trial *t, double conf, struct estimate *out, struct err *e)
{
	double pi = trial_num(t, "pi");
	*out = (struct estimate){ pi, { pi, pi } };
	if (trial_has(t, "baseline")) {
		double x = trial_num(t, "baseline.x"), n = trial_num(t, "baseline.n");
		out->value = x / n;
		return interval_wilson(x, n, conf, &out->interval, e);
	}
	if (trial_has(t, "pi_se"))
		return compare_survey_baseline(pi, trial_num(t, "pi_se"), conf, out, e);
	if (trial_has(t, "l2"))
		out->interval = (struct interval){ trial_num(t, "l2"), trial_num(t, "u2") };
	return true;
}

/* n: effective number of people; infinite when all that there are took part, and then nothing is left to chance. */
static bool compare_by(struct trial *t, double share, double n, double conf, const struct estimate *baseline, interval_fn *limits,
                       const char *suffix, struct err *e)
{
	struct comparison r;
	struct estimate a = { share, { share, share } };
	if ((!isinf(n) && !limits(share * n, n, conf, &a.interval, e)) || !compare_estimates(&a, baseline, &r, e))
		return false;
	trial_give(t, "d", r.difference);
	trial_give(t, "ratio", r.ratio);
	trial_give_pair(t, trial_key(t, "d_ci%s", suffix), r.difference_interval.lo, r.difference_interval.hi);
	trial_give_pair(t, trial_key(t, "ratio_ci%s", suffix), r.ratio_interval.lo, r.ratio_interval.hi);
	return true;
}

bool trial_a02(struct trial *t, struct err *e)
{
	double x = trial_num(t, "x"), n = trial_num(t, "n"), conf = trial_num(t, "conf"), n_effective = n;
	struct estimate baseline;
	if (!check_share(x, n, e) || !check_level(conf, e) || !take_baseline(t, conf, &baseline, e))
		return false;
	if (trial_has(t, "N") && !compare_finite_population(n, trial_num(t, "N"), &n_effective, e))
		return false;
	trial_give(t, "n_fpc", n_effective);
	return compare_by(t, x / n, n_effective, conf, &baseline, interval_wilson, "", e) &&
	       compare_by(t, x / n, n_effective, conf, &baseline, interval_wilson, "_wilson", e) &&
	       compare_by(t, x / n, n_effective, conf, &baseline, interval_exact, "_cp", e);
}

static bool try_score_intervals(struct trial *t, const double x[], size_t k, double conf, struct err *e)
{
	static const struct {
		const char *key;
		bool (*fn)(const double x[], size_t k, double conf, struct interval out[], struct err *e);
	} method[] = {
		{ "goodman", simultaneous_goodman },
		{ "quesenberry_hurst", simultaneous_quesenberry_hurst },
		{ "clopper_pearson_bonferroni", simultaneous_exact },
	};
	struct interval *limits = mem_array(trial_mem(t), k, sizeof *limits);
	for (size_t i = 0; i < sizeof method / sizeof *method; i++) {
		if (!method[i].fn(x, k, conf, limits, e))
			return false;
		for (size_t j = 0; j < k; j++)
			trial_give_pair_at(t, method[i].key, j, limits[j].lo, limits[j].hi);
	}
	return true;
}

bool trial_a03(struct trial *t, struct err *e)
{
	const double *x;
	double c, conf = trial_num(t, "conf");
	size_t k = trial_list(t, "x", &x);
	struct interval *limits = mem_array(trial_mem(t), k, sizeof *limits);
	if (!try_score_intervals(t, x, k, conf, e) || !simultaneous_sison_glaz(x, k, conf, limits, &c, e))
		return false;
	trial_give(t, "sison_glaz_c", c);
	for (size_t j = 0; j < k; j++)
		trial_give_pair_at(t, "sison_glaz", j, limits[j].lo, limits[j].hi);
	return true;
}
