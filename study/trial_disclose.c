/* Trials of publishing small groups: a19. */
#include "analytics/check.h"
#include "analytics/disclose.h"
#include "trials.h"
#include <math.h>

static bool try_rounding(struct trial *t, struct err *e)
{
	const double *x;
	double base = trial_num(t, "base");
	size_t k = trial_list(t, "x", &x);
	if (!check_counts(x, k, e) || !check_share(0, base, e))
		return false;
	for (size_t i = 0; i < k; i++)
		trial_give_at(t, "rounded", i, disclose_round(x[i], base));
	return true;
}

static bool try_one_way(struct trial *t, struct err *e)
{
	const double *x;
	double threshold = trial_num(t, "k"), rest = 0;
	size_t k = trial_list(t, "x", &x);
	int64_t *count = mem_array(trial_mem(t), k, sizeof *count);
	bool *hidden = mem_array(trial_mem(t), k, sizeof *hidden);
	if (!check_whole(x, k, e) || !check_whole(&threshold, 1, e))
		return false;
	for (size_t i = 0; i < k; i++)
		count[i] = (int64_t)x[i];
	const struct disclose_rule rule = { .threshold = (int64_t)threshold };
	if (!disclose_one_way(count, k, &rule, hidden, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		trial_give_at(t, "suppressed", i, hidden[i]);
		rest += hidden[i] ? x[i] : 0;
	}
	trial_give(t, "residual", rest);
	return true;
}

bool trial_a19(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "base", try_rounding },
		{ "x", try_one_way },
		{ 0 },
	};
	return trial_by_input(t, kind, e);
}
