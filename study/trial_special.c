/* Trials of distribution functions: a20. */
#include "analytics/distance.h"
#include "analytics/interval.h"
#include "analytics/special.h"
#include "base/str.h"
#include "trials.h"

static double beta_quantile(struct trial *t)
{
	return special_beta_quantile(trial_num(t, "a"), trial_num(t, "b"), trial_num(t, "p"), false);
}

static double beta_quantile_above(struct trial *t)
{
	return special_beta_quantile(trial_num(t, "a"), trial_num(t, "b"), trial_num(t, "p"), true);
}

static double beta_below(struct trial *t)
{
	return special_beta_below(trial_num(t, "x"), trial_num(t, "a"), trial_num(t, "b"));
}

static double beta_above(struct trial *t)
{
	return special_beta_above(trial_num(t, "x"), trial_num(t, "a"), trial_num(t, "b"));
}

static double gamma_quantile(struct trial *t)
{
	return special_gamma_quantile(trial_num(t, "a"), trial_num(t, "p"), false);
}

static double gamma_quantile_above(struct trial *t)
{
	return special_gamma_quantile(trial_num(t, "a"), trial_num(t, "p"), true);
}

static double binomial_below(struct trial *t)
{
	return interval_tail_most(trial_num(t, "x"), trial_num(t, "n"), trial_num(t, "p"));
}

static double chisq_above(struct trial *t)
{
	return distance_noncentral_chisq(trial_num(t, "x"), trial_num(t, "df"), trial_num(t, "ncp"));
}

bool trial_a20(struct trial *t, struct err *e)
{
	static const struct {
		const char *fn;
		double (*value)(struct trial *t);
	} known[] = {
		{ "qbeta(p,a,b)", beta_quantile },   { "qbeta(p,a,b,lower=FALSE)", beta_quantile_above },
		{ "pbeta(x,a,b)", beta_below },      { "pbeta(x,a,b,lower=FALSE)", beta_above },
		{ "qgamma(p,a)", gamma_quantile },   { "qgamma(p,a,lower=FALSE)", gamma_quantile_above },
		{ "pbinom(x,n,p)", binomial_below }, { "pchisq(x,df,ncp,lower=FALSE)", chisq_above },
	};
	const char *fn = trial_text(t, "fn");
	for (size_t i = 0; fn && i < sizeof known / sizeof *known; i++)
		if (str_eq(known[i].fn, fn)) {
			trial_give(t, "value", known[i].value(t));
			return true;
		}
	return err_set(e, ERR_INPUT, W_CASES_CHOICE, "fn", fn, NULL);
}
