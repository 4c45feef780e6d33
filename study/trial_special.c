/* Trials of distribution functions: a20. */
#include "analytics/distance.h"
#include "analytics/interval.h"
#include "base/str.h"
#include "trials.h"

static double beta_quantile(struct trial *t)
{
	double a = trial_num(t, "a"), b = trial_num(t, "b");
	return interval_exact_lower(a, a + b - 1, trial_num(t, "p"));
}

static double beta_below(struct trial *t)
{
	double a = trial_num(t, "a"), b = trial_num(t, "b");
	return interval_tail_least(a, a + b - 1, trial_num(t, "x"));
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
		{ "qbeta(p,a,b)", beta_quantile },
		{ "pbeta(x,a,b)", beta_below },
		{ "pbinom(x,n,p)", binomial_below },
		{ "pchisq(x,df,ncp,lower=FALSE)", chisq_above },
	};
	const char *fn = trial_text(t, "fn");
	for (size_t i = 0; fn && i < sizeof known / sizeof *known; i++)
		if (str_eq(known[i].fn, fn)) {
			trial_give(t, "value", known[i].value(t));
			return true;
		}
	return err_set(e, ERR_INPUT, W_CASES_CHOICE, "fn", fn, NULL);
}
