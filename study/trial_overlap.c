/* Trials of people on several channels: a13. */
#include "analytics/overlap.h"
#include "base/num.h"
#include "base/str.h"
#include "trials.h"

static bool try_reach(struct trial *t, struct err *e)
{
	const double *n, *both = NULL;
	struct overlap_reach r;
	size_t k = trial_list(t, "n", &n), n_columns = k;
	size_t n_rows = trial_has(t, "overlap") ? trial_table(t, "overlap", &both, &n_columns) : k;
	if (n_rows != k || n_columns != k)
		return err_set(e, ERR_INPUT, W_CASES_SQUARE, "overlap", num_plain_int(trial_mem(t), (int64_t)k), NULL);
	if (!overlap_reach(n, k, trial_num(t, "N"), both, &r, e))
		return false;
	trial_give(t, "lower", r.least);
	trial_give(t, "upper", r.most);
	trial_give(t, "sainsbury", r.by_chance);
	trial_give(t, "dawson_sankoff_lower", r.dawson_sankoff);
	trial_give(t, "kounias_upper", r.kounias);
	trial_give(t, "hunter_upper", r.hunter);
	return true;
}

static bool try_composition(struct trial *t, struct err *e)
{
	const double *n, *population = NULL;
	size_t k, n_channels = trial_table(t, "n", &n, &k);
	if (trial_has(t, "N") && !trial_list_of(t, "N", k, &population, e))
		return false;
	struct overlap_group *g = mem_array(trial_mem(t), k, sizeof *g);
	if (!overlap_composition(n, population, n_channels, k, g, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		trial_give_at(t, "union_lower", i, g[i].people.lo);
		trial_give_at(t, "union_upper", i, g[i].people.hi);
		trial_give_at(t, "share_naive", i, g[i].share_summed);
		trial_give_at(t, "share_lower", i, g[i].share.lo);
		trial_give_at(t, "share_upper", i, g[i].share.hi);
	}
	return true;
}

static bool try_two_lists(struct trial *t, struct err *e)
{
	struct overlap_two r;
	if (!overlap_two_lists(trial_num(t, "n1"), trial_num(t, "n2"), trial_num(t, "m"), &r, e))
		return false;
	trial_give(t, "lincoln_petersen", r.lincoln_petersen);
	trial_give(t, "chapman", r.chapman);
	trial_give(t, "se", r.se);
	trial_give_pair(t, "ci_lognormal", r.interval.lo, r.interval.hi);
	trial_give(t, "observed", r.observed);
	return true;
}

static bool try_repeats(struct trial *t, struct err *e)
{
	const double *f;
	struct overlap_repeats r;
	size_t k = trial_list(t, "f", &f);
	if (!overlap_repeats(f, k, &r, e))
		return false;
	trial_give(t, "n", r.n);
	trial_give(t, "chao", r.chao);
	trial_give(t, "chao_bc", r.chao_corrected);
	trial_give(t, "zelterman", r.zelterman);
	trial_give(t, "ztpoisson_lambda", r.lambda);
	trial_give(t, "ztpoisson_N", r.poisson);
	return true;
}

struct histories {
	size_t n, n_lists;
	const char **list; /* n_lists: names */
	double *on, *f;
};

static void histories_read(struct trial *t, struct histories *h)
{
	const char *const *name;
	size_t n_names = trial_names(t, "histories[0]", &name);
	*h = (struct histories){ .list = mem_array(trial_mem(t), n_names, sizeof *h->list) };
	for (size_t i = 0; i < n_names; i++)
		if (!str_eq(name[i], "f"))
			h->list[h->n_lists++] = name[i];
	while (trial_has(t, trial_key(t, "histories[%zu]", h->n)))
		h->n++;
	h->on = mem_array(trial_mem(t), h->n * h->n_lists, sizeof(double));
	h->f = mem_array(trial_mem(t), h->n, sizeof(double));
	for (size_t i = 0; i < h->n; i++) {
		h->f[i] = trial_num(t, trial_key(t, "histories[%zu].f", i));
		for (size_t j = 0; j < h->n_lists; j++)
			h->on[i * h->n_lists + j] = trial_num(t, trial_key(t, "histories[%zu].%s", i, h->list[j]));
	}
}

/* Independent lists, and each two of them depending on each other. */
static bool try_lists(struct trial *t, struct err *e)
{
	struct histories h;
	struct overlap_model r;
	histories_read(t, &h);
	if (!overlap_lists(h.on, h.f, h.n, h.n_lists, NULL, 0, &r, e))
		return false;
	trial_give(t, "independence_N", r.n);
	trial_give(t, "independence_deviance", r.deviance);
	for (size_t i = 0; i < h.n_lists; i++)
		for (size_t j = i + 1; j < h.n_lists; j++) {
			const size_t pair[][2] = { { i, j } };
			if (!overlap_lists(h.on, h.f, h.n, h.n_lists, pair, 1, &r, e))
				return false;
			trial_give(t, trial_key(t, "%s%s_interaction_N", h.list[i], h.list[j]), r.n);
			trial_give(t, trial_key(t, "%s%s_interaction_deviance", h.list[i], h.list[j]), r.deviance);
		}
	return true;
}

bool trial_a13(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "histories", try_lists },     { "f", try_repeats }, { "n1", try_two_lists },
		{ "n[0][0]", try_composition }, { "n", try_reach },   { 0 },
	};
	return trial_by_input(t, kind, e);
}
