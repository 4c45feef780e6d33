/* Trials of ranks and of resampling: a17. */
#include "analytics/boot.h"
#include "analytics/rank.h"
#include "base/num.h"
#include "base/str.h"
#include "trials.h"
#include <math.h>

/* Cases with draws of their own expect limits to a few per cent, of which their draws take a part: at least so many of ours leave it to them. */
enum { SEED = 1, LEAST_DRAWS = 50000 };

/* The names of the groups in the order in which they come, and the group of each value. */
static size_t name_groups(const char *const name[], size_t n, const char **group_name, size_t group[])
{
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		size_t g = 0;
		while (g < k && !str_eq(group_name[g], name[i]))
			g++;
		group_name[g] = name[i];
		group[i] = g;
		k += g == k;
	}
	return k;
}

/* Groups by name or by number; NULL: they are refused. */
static const char **read_groups(struct trial *t, size_t n, struct err *e)
{
	const char *const *text;
	const double *number;
	struct mem *m = trial_mem(t);
	size_t found = trial_texts(t, "g", &text);
	trial_list(t, "g", &number);
	if (found != n) {
		err_set(e, ERR_INPUT, W_CASES_LENGTH, "g", num_plain_int(m, (int64_t)found), num_plain_int(m, (int64_t)n));
		return NULL;
	}
	const char **name = mem_array(m, n, sizeof *name);
	for (size_t i = 0; i < n; i++) {
		name[i] = isnan(number[i]) ? text[i] : num_plain(m, number[i]);
		if (*name[i] == 0) {
			err_set(e, ERR_INPUT, W_CASES_CHOICE, trial_key(t, "g[%zu]", i), "", NULL);
			return NULL;
		}
	}
	return name;
}

static bool try_ranks(struct trial *t, struct err *e)
{
	const double *y;
	struct rank_result r;
	size_t n = trial_list(t, "y", &y), *group = mem_array(trial_mem(t), n, sizeof *group);
	const char **name = read_groups(t, n, e);
	if (!name)
		return false;
	const char **group_name = mem_array(trial_mem(t), n, sizeof *group_name);
	size_t k = name_groups(name, n, group_name, group);
	if (!rank_compare(trial_mem(t), y, group, n, k, &r, e))
		return false;
	trial_give(t, "kruskal_wallis.H", r.h);
	trial_give(t, "kruskal_wallis.df", r.df);
	trial_give(t, "kruskal_wallis.p", r.p);
	trial_give(t, "kruskal_wallis.epsilon2", r.epsilon2);
	for (size_t i = 0; i < r.n_pairs; i++) {
		trial_give_text(t, trial_key(t, "dunn[%zu].a", i), group_name[r.pair[i].a]);
		trial_give_text(t, trial_key(t, "dunn[%zu].b", i), group_name[r.pair[i].b]);
		trial_give(t, trial_key(t, "dunn[%zu].z", i), r.pair[i].z);
		trial_give(t, trial_key(t, "dunn[%zu].p", i), r.pair[i].p);
		trial_give(t, trial_key(t, "dunn[%zu].holm", i), r.pair[i].holm);
		trial_give(t, trial_key(t, "dunn[%zu].bh", i), r.pair[i].bh);
	}
	return true;
}

/* All resamples where they can be counted and no number of draws is asked for. */
static bool resample(struct trial *t, struct boot_sample *s, struct err *e)
{
	struct boot b;
	double draws = trial_has(t, "B") ? trial_num(t, "B") : BOOT_DRAWS, conf = trial_has(t, "conf") ? trial_num(t, "conf") : 0.95;
	bool each = !trial_has(t, "B") && s->n <= BOOT_ALL_MOST;
	size_t n_draws = draws >= 1 ? (size_t)fmin(fmax(draws, LEAST_DRAWS), BOOT_MOST_DRAWS + 1) : 0;
	if (!(each ? boot_all(trial_mem(t), s, conf, &b, e) : boot_draw(trial_mem(t), s, conf, n_draws, SEED, &b, e)))
		return false;
	trial_give(t, "theta", b.theta);
	trial_give(t, each ? "se" : "se_boot", b.se);
	trial_give(t, "z0", b.z0);
	trial_give(t, each ? "a" : "acceleration_jackknife", b.a);
	trial_give_pair(t, "percentile", b.percentile.lo, b.percentile.hi);
	trial_give_pair(t, "bca_levels", b.levels.lo, b.levels.hi);
	trial_give_pair(t, "bca", b.bca.lo, b.bca.hi);
	return true;
}

static bool try_correlation(struct trial *t, struct err *e)
{
	struct boot_sample s = { .statistic = boot_correlation };
	s.n = trial_list(t, "x", &s.x);
	return trial_list_of(t, "y", s.n, &s.y, e) && resample(t, &s, e);
}

static bool try_mean(struct trial *t, struct err *e)
{
	struct boot_sample s = { .statistic = boot_mean };
	s.n = trial_list(t, "y", &s.x);
	return resample(t, &s, e);
}

bool trial_a17(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = { { "g", try_ranks }, { "x", try_correlation }, { "y", try_mean }, { NULL, NULL } };
	return trial_by_input(t, kind, e);
}
