/* Trials of the mix of channels: a14. */
#include "analytics/mix.h"
#include "trials.h"

/* A list that may be left out. */
static bool optional_list(struct trial *t, const char *key, size_t n, const double **out, struct err *e)
{
	*out = NULL;
	return !trial_has(t, key) || trial_list_of(t, key, n, out, e);
}

bool trial_a14(struct trial *t, struct err *e)
{
	struct mix_channels in = { 0 };
	struct mix r;
	in.n_channels = trial_table(t, "P", &in.profile, &in.n_groups);
	if (!trial_list_of(t, "pi", in.n_groups, &in.population, e) || !optional_list(t, "cost", in.n_channels, &in.cost, e) ||
	    !optional_list(t, "lower", in.n_channels, &in.lower, e) || !optional_list(t, "upper", in.n_channels, &in.upper, e) ||
	    !mix_best(trial_mem(t), &in, &r, e))
		return false;
	trial_give_list(t, "qp.w", r.w, in.n_channels);
	trial_give_list(t, "qp.q", r.q, in.n_groups);
	trial_give(t, "qp.objective", r.objective);
	trial_give(t, "qp.tvd", r.tvd);
	trial_give(t, "qp.cohen_w", r.cohen_w);
	trial_give(t, "lp.tvd", r.least_tvd);
	trial_give(t, "best_single.index", (double)r.best_single + 1);
	trial_give(t, "best_single.tvd", r.best_single_tvd);
	for (size_t g = 0; g < in.n_groups; g++)
		trial_give_flag(t, trial_key(t, "unreachable[%zu]", g), r.unreachable[g]);
	trial_give_flag(t, "unique", r.unique);
	if (r.budget)
		trial_give_list(t, "budget_share", r.budget, in.n_channels);
	if (!r.unique) {
		trial_give_any(t, "qp.w");
		trial_give_any(t, "budget_share");
	}
	return true;
}
