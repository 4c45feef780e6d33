/* Trials of design effects: a09. */
#include "analytics/cluster.h"
#include "analytics/weight.h"
#include "trials.h"

static bool try_kish(struct trial *t, struct err *e)
{
	const double *w;
	struct weight_summary s;
	size_t n = trial_list(t, "w", &w);
	if (!weight_summarise(w, n, &s, e))
		return false;
	trial_give(t, "deff", s.deff);
	trial_give(t, "n_eff", s.n_eff);
	return true;
}

static bool try_heterogeneity(struct trial *t, struct err *e)
{
	const double *table;
	struct cluster_heterogeneity h;
	size_t k, n = trial_table(t, "table", &table, &k);
	if (!cluster_heterogeneity(trial_mem(t), table, n, k, &h, e))
		return false;
	trial_give(t, "X2", h.x2);
	trial_give(t, "df", h.df);
	trial_give(t, "p", h.p);
	trial_give(t, "phi", h.phi);
	trial_give(t, "deff", h.deff);
	return true;
}

static bool try_rao_scott(struct trial *t, struct err *e)
{
	const double *x, *pi, *deff;
	struct cluster_rao_scott r;
	size_t k = trial_list(t, "x", &x);
	if (!trial_list_of(t, "pi", k, &pi, e) || !trial_list_of(t, "deff", k, &deff, e) || !cluster_rao_scott(x, pi, deff, k, &r, e))
		return false;
	trial_give(t, "X2", r.x2);
	trial_give(t, "dbar", r.mean_deff);
	trial_give(t, "x2_adj", r.x2_adjusted);
	trial_give(t, "p", r.p);
	return true;
}

static bool try_defect(struct trial *t, struct err *e)
{
	struct cluster_defect d;
	if (!cluster_defect(trial_num(t, "p"), trial_num(t, "pi"), trial_num(t, "n"), trial_num(t, "N"), &d, e))
		return false;
	trial_give(t, "f", d.fraction);
	trial_give(t, "sigma", d.sigma);
	trial_give(t, "ddc", d.ddc);
	trial_give(t, "n_eff", d.n_eff);
	return true;
}

bool trial_a09(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "w", try_kish }, { "table", try_heterogeneity }, { "deff", try_rao_scott }, { "p", try_defect }, { 0 },
	};
	return trial_by_input(t, kind, e);
}
