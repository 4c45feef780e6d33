/* Trials of what can be said when something is unknown: a11. */
#include "analytics/joint.h"
#include "analytics/unknown.h"
#include "trials.h"

static bool try_manski(struct trial *t, struct err *e)
{
	const double *x, *pi;
	double known = 0, unknown = trial_num(t, "unknown"), conf = trial_num(t, "conf");
	struct interval tvd;
	size_t k = trial_list(t, "x", &x);
	if (!trial_list_of(t, "pi", k, &pi, e))
		return false;
	for (size_t i = 0; i < k; i++)
		known += x[i];
	for (size_t i = 0; i < k; i++) {
		struct unknown_share s;
		if (!unknown_share(x[i], known, unknown, conf, &s, e))
			return false;
		trial_give(t, trial_key(t, "groups[%zu].lower", i), s.bounds.lo);
		trial_give(t, trial_key(t, "groups[%zu].upper", i), s.bounds.hi);
		trial_give(t, trial_key(t, "groups[%zu].c", i), s.c);
		trial_give_pair(t, trial_key(t, "groups[%zu].ci", i), s.confidence.lo, s.confidence.hi);
	}
	if (!unknown_tvd(x, pi, k, unknown, &tvd, e))
		return false;
	trial_give(t, "tvd_min", tvd.lo);
	trial_give(t, "tvd_max", tvd.hi);
	return true;
}

static bool try_tipping(struct trial *t, struct err *e)
{
	struct interval s;
	struct unknown_band band = { trial_num(t, "pi"), 0, trial_num(t, "delta"), trial_num(t, "alpha"), 1 };
	if (!unknown_tipping(trial_num(t, "x"), trial_num(t, "n_known"), trial_num(t, "unknown"), &band, &s, e))
		return false;
	trial_give(t, "s_min", s.lo);
	trial_give(t, "s_max", s.hi);
	return true;
}

static bool try_withheld(struct trial *t, struct err *e)
{
	const double *known;
	double given = 0, total = trial_num(t, "total");
	struct interval cell;
	bool feasible;
	size_t k = trial_list(t, "known", &known);
	for (size_t i = 0; i < k; i++)
		given += known[i];
	if (!unknown_withheld(given, trial_num(t, "n_suppressed"), trial_num(t, "threshold"), total, &cell, &feasible, e))
		return false;
	trial_give(t, "residual", total - given);
	trial_give(t, "lower", cell.lo);
	trial_give(t, "upper", cell.hi);
	trial_give_flag(t, "feasible", feasible);
	return true;
}

static bool try_rounded(struct trial *t, struct err *e)
{
	const double *p;
	double sum = 0;
	bool feasible;
	size_t k = trial_list(t, "p", &p);
	struct interval *share = mem_array(trial_mem(t), k, sizeof *share);
	if (!unknown_rounded(p, k, trial_num(t, "unit"), share, &feasible, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		sum += p[i];
		trial_give_at(t, "lower", i, share[i].lo);
		trial_give_at(t, "upper", i, share[i].hi);
	}
	trial_give(t, "sum_reported", sum);
	trial_give_flag(t, "feasible", feasible);
	return true;
}

static void read_margins(struct trial *t, struct joint_margins *out)
{
	out->n_rows = trial_list(t, "row", &out->row);
	out->n_columns = trial_list(t, "col", &out->column);
}

static bool try_joint_cells(struct trial *t, struct err *e)
{
	struct joint_margins margins;
	read_margins(t, &margins);
	struct interval *cell = mem_array(trial_mem(t), margins.n_rows * margins.n_columns, sizeof *cell);
	if (!joint_cells(&margins, cell, e))
		return false;
	for (size_t i = 0; i < margins.n_rows; i++)
		for (size_t j = 0; j < margins.n_columns; j++) {
			trial_give(t, trial_key(t, "lower[%zu][%zu]", i, j), cell[i * margins.n_columns + j].lo);
			trial_give(t, trial_key(t, "upper[%zu][%zu]", i, j), cell[i * margins.n_columns + j].hi);
		}
	return true;
}

static bool try_joint_distance(struct trial *t, struct err *e)
{
	struct joint_margins margins;
	struct joint_tvd r;
	const double *census;
	size_t n_columns;
	read_margins(t, &margins);
	if (trial_table(t, "census", &census, &n_columns) != margins.n_rows || n_columns != margins.n_columns)
		return err_set(e, ERR_INPUT, W_CASES_SHAPES, "row, col", "census", NULL);
	if (!joint_tvd(&margins, census, &r, e))
		return false;
	trial_give(t, "tvd_row", r.row);
	trial_give(t, "tvd_col", r.column);
	trial_give(t, "tvd_min", r.table.lo);
	trial_give(t, "tvd_max", r.exact ? r.table.hi : MISSING);
	return true;
}

bool trial_a11(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "n_known", try_tipping },
		{ "n_suppressed", try_withheld },
		{ "unit", try_rounded },
		{ "conf", try_manski },
		{ "census", try_joint_distance },
		{ "row", try_joint_cells },
		{ 0 },
	};
	return trial_by_input(t, kind, e);
}
