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

/* The attacker of the cases knows nothing of zeros, and only small cells are to be protected from him. */
static bool read_rule(struct trial *t, struct disclose_rule *out, struct err *e)
{
	double threshold = trial_num(t, "k");
	if (!check_whole(&threshold, 1, e))
		return false;
	*out = (struct disclose_rule){ (int64_t)threshold, 0, true };
	return true;
}

static bool whole_counts(struct trial *t, const double x[], size_t n, const int64_t **out, struct err *e)
{
	int64_t *count = mem_array(trial_mem(t), n, sizeof *count);
	if (!check_whole(x, n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		count[i] = (int64_t)x[i];
	*out = count;
	return true;
}

static bool try_one_way(struct trial *t, struct err *e)
{
	const double *x;
	const int64_t *count;
	struct disclose_rule rule;
	double rest = 0;
	size_t k = trial_list(t, "x", &x);
	bool *hidden = mem_array(trial_mem(t), k, sizeof *hidden);
	if (!whole_counts(t, x, k, &count, e) || !read_rule(t, &rule, e) || !disclose_one_way(count, k, &rule, hidden, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		trial_give_at(t, "suppressed", i, hidden[i]);
		rest += hidden[i] ? x[i] : 0;
	}
	trial_give(t, "residual", rest);
	return true;
}

/* Cells in the order in which a case lists them: column by column. */
static void give_attack(struct trial *t, const struct disclose_table *table, const bool hidden[], const struct interval known[])
{
	size_t n = 0;
	for (size_t j = 0; j < table->n_columns; j++)
		for (size_t i = 0; i < table->n_rows; i++) {
			size_t cell = i * table->n_columns + j;
			if (!hidden[cell])
				continue;
			trial_give(t, trial_key(t, "attack[%zu].row", n), (double)i + 1);
			trial_give(t, trial_key(t, "attack[%zu].col", n), (double)j + 1);
			trial_give(t, trial_key(t, "attack[%zu].value", n), (double)table->x[cell]);
			trial_give(t, trial_key(t, "attack[%zu].lower", n), known[cell].lo);
			trial_give(t, trial_key(t, "attack[%zu].upper", n++), known[cell].hi);
		}
}

static bool try_two_way(struct trial *t, struct err *e)
{
	struct mem *m = trial_mem(t);
	const double *x;
	struct disclose_table table = { 0 };
	struct disclose_rule rule;
	struct disclose_result r;
	table.n_rows = trial_table(t, "table", &x, &table.n_columns);
	size_t n = table.n_rows * table.n_columns;
	bool *hidden = mem_array(m, n, sizeof *hidden);
	struct interval *known = mem_array(m, n, sizeof *known);
	if (!whole_counts(t, x, n, &table.x, e) || !read_rule(t, &rule, e) || !disclose_two_way(&table, &rule, hidden, &r, e) ||
	    !disclose_attack(&table, hidden, rule.least, known, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		bool small = table.x[i] > 0 && table.x[i] < rule.threshold;
		trial_give(t, trial_key(t, "primary[%zu][%zu]", i / table.n_columns, i % table.n_columns), small);
		trial_give(t, trial_key(t, "suppressed[%zu][%zu]", i / table.n_columns, i % table.n_columns), hidden[i]);
	}
	trial_give(t, "n_primary", (double)r.n_small);
	trial_give(t, "n_secondary", (double)r.n_extra);
	trial_give(t, "secondary_total", (double)r.extra_total);
	trial_give_flag(t, "safe", r.safe);
	give_attack(t, &table, hidden, known);
	if (r.tied) {
		trial_give_any(t, "suppressed");
		trial_give_any(t, "attack");
	}
	return true;
}

bool trial_a19(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "base", try_rounding },
		{ "table", try_two_way },
		{ "x", try_one_way },
		{ 0 },
	};
	return trial_by_input(t, kind, e);
}
