/* Trials of what groups have in common, and of what posterior distributions say: a18. */
#include "analytics/posterior.h"
#include "analytics/shrink.h"
#include "trials.h"

enum { SEED = 1 };

static void give_fit(struct trial *t, const struct shrink_fit *f, size_t k)
{
	trial_give(t, "alpha", f->alpha);
	trial_give(t, "beta", f->beta);
	trial_give(t, "loglik", f->log_likelihood);
	trial_give(t, "mean", f->mean);
	trial_give_flag(t, "pooled", f->pooled);
	trial_give_list(t, "posterior_mean", f->posterior, k);
	trial_give_list(t, "posterior_mean_first10", f->posterior, k < 10 ? k : 10);
}

static bool try_shares(struct trial *t, struct err *e)
{
	const double *y, *n;
	struct shrink_fit f;
	size_t k = trial_list(t, "n", &n);
	if (!trial_list_of(t, "y", k, &y, e) || !shrink_shares(trial_mem(t), y, n, k, &f, e))
		return false;
	give_fit(t, &f, k);
	return true;
}

static bool try_rates(struct trial *t, struct err *e)
{
	const double *x, *exposure;
	struct shrink_fit f;
	size_t k = trial_list(t, "e", &exposure);
	if (!trial_list_of(t, "x", k, &x, e) || !shrink_rates(trial_mem(t), x, exposure, k, &f, e))
		return false;
	give_fit(t, &f, k);
	return true;
}

static bool try_normal(struct trial *t, struct err *e)
{
	const double *estimate, *se;
	struct shrink_normal f;
	size_t k = trial_list(t, "est", &estimate);
	if (!trial_list_of(t, "se", k, &se, e) || !shrink_normal(trial_mem(t), estimate, se, k, &f, e))
		return false;
	trial_give(t, "Q", f.q);
	trial_give(t, "tau2", f.tau2);
	trial_give(t, "mu", f.mu);
	trial_give(t, "se_mu", f.mu_se);
	trial_give_list(t, "shrunk", f.shrunk, k);
	trial_give_list(t, "shrunk_sd", f.shrunk_sd, k);
	return true;
}

static bool try_best_beta(struct trial *t, struct err *e)
{
	const double *alpha, *beta;
	enum why why;
	size_t k = trial_list(t, "alpha", &alpha);
	double *best = mem_array(trial_mem(t), k, sizeof *best);
	if (!trial_list_of(t, "beta", k, &beta, e) || !posterior_best_beta(alpha, beta, k, best, &why, e))
		return false;
	trial_give_list(t, "p_best", best, k);
	return true;
}

static bool try_best_normal(struct trial *t, struct err *e)
{
	const double *mean, *sd;
	enum why why;
	size_t k = trial_list(t, "mean", &mean);
	double *best = mem_array(trial_mem(t), k, sizeof *best);
	if (!trial_list_of(t, "sd", k, &sd, e) || !posterior_best_normal(mean, sd, k, best, &why, e))
		return false;
	trial_give_list(t, "p_best", best, k);
	return true;
}

static bool try_within(struct trial *t, struct err *e)
{
	const double *x, *pi, *delta;
	double within;
	size_t k = trial_list(t, "x", &x);
	if (!trial_list_of(t, "pi", k, &pi, e) || !trial_list_of(t, "delta", k, &delta, e))
		return false;
	if (!posterior_within(trial_mem(t), x, pi, delta, k, POSTERIOR_DRAWS, SEED, &within, e))
		return false;
	trial_give(t, "prob_within", within);
	return true;
}

bool trial_a18(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "alpha", try_best_beta }, { "mean", try_best_normal }, { "est", try_normal }, { "pi", try_within },
		{ "e", try_rates },         { "n", try_shares },         { NULL, NULL },
	};
	return trial_by_input(t, kind, e);
}
