/* Trials of the chance to take part: a10. */
#include "analytics/propensity.h"
#include "analytics/propensity_model.h"
#include "base/str.h"
#include "levels.h"
#include "trials.h"

static bool try_groups(struct trial *t, struct err *e)
{
	const double *n, *population;
	struct propensity r;
	size_t k = trial_list(t, "n", &n);
	if (!trial_list_of(t, "N", k, &population, e) || !propensity_measure(trial_mem(t), n, population, k, &r, e))
		return false;
	trial_give(t, "rho_bar", r.mean);
	trial_give(t, "S", r.s);
	trial_give(t, "R", r.r);
	trial_give(t, "R_min_possible", r.r_least);
	trial_give(t, "bias", r.bias);
	trial_give(t, "S_adj", r.s_adjusted);
	trial_give(t, "R_adj", r.r_adjusted);
	trial_give(t, "CV", r.cv);
	trial_give(t, "CV_adj", r.cv_adjusted);
	trial_give(t, "max_bias_mean_per_sd", r.cv_adjusted);
	trial_give(t, "se_R", r.se_r);
	trial_give_list(t, "Pu_category", r.partial, k);
	return true;
}

static bool try_table(struct trial *t, struct err *e)
{
	const double *n, *population;
	struct propensity_cross r;
	size_t n_columns, n_columns_all, n_rows = trial_table(t, "n", &n, &n_columns);
	if (trial_table(t, "N", &population, &n_columns_all) != n_rows || n_columns != n_columns_all)
		return err_set(e, ERR_INPUT, W_CASES_SHAPES, "n", "N", NULL);
	if (!propensity_cross(n, population, n_rows, n_columns, &r, e))
		return false;
	trial_give(t, "S", r.s);
	trial_give(t, "Pu_row", r.row_alone);
	trial_give(t, "Pu_col", r.column_alone);
	trial_give(t, "Pc_row", r.row_within);
	trial_give(t, "Pc_col", r.column_within);
	return true;
}

/* People invited by cell: from the case or from its file. */
struct cells {
	struct propensity_cells of;
	double *invited, *took_part, *weight;
	const char **name; /* of each trait */
	struct levels *trait;
};

static struct cells cells_new(struct mem *m, size_t n, size_t most_traits)
{
	struct cells c = { .of = { .n = n } };
	c.invited = mem_array(m, n, sizeof(double));
	c.took_part = mem_array(m, n, sizeof(double));
	c.weight = mem_array(m, n, sizeof(double));
	c.name = mem_array(m, most_traits, sizeof *c.name);
	c.trait = mem_array(m, most_traits, sizeof *c.trait);
	return c;
}

static bool answer_model(struct trial *t, struct cells *c, struct err *e)
{
	struct propensity_model r;
	struct propensity_trait *trait = mem_array(trial_mem(t), c->of.n_traits, sizeof *trait);
	for (size_t i = 0; i < c->of.n_traits; i++)
		trait[i] = (struct propensity_trait){ c->trait[i].k, c->trait[i].of };
	c->of.invited = c->invited;
	c->of.took_part = c->took_part;
	c->of.weight = c->weight;
	c->of.trait = trait;
	if (!propensity_fit(trial_mem(t), &c->of, &r, e))
		return false;
	trial_give(t, "rho_bar", r.mean);
	trial_give(t, "R", r.r);
	trial_give(t, "R_unadj", r.r_unadjusted);
	trial_give(t, "CV", r.cv);
	trial_give(t, "CV_unadj", r.cv_unadjusted);
	trial_give(t, "se_R", r.se_r);
	trial_give(t, "se_CV", r.se_cv);
	for (size_t i = 0; i < c->of.n_traits; i++) {
		const struct propensity_partial *p = &r.trait[i];
		trial_give(t, trial_key(t, "%s.Pu", c->name[i]), p->alone);
		trial_give(t, trial_key(t, "%s.Pu_unadj", c->name[i]), p->alone_unadjusted);
		trial_give(t, trial_key(t, "%s.Pc", c->name[i]), p->within);
		trial_give(t, trial_key(t, "%s.Pc_unadj", c->name[i]), p->within_unadjusted);
		trial_give_list(t, trial_key(t, "%s.Pu_category_unadj", c->name[i]), p->level_unadjusted, c->trait[i].k);
		for (size_t l = 0; l < c->trait[i].k; l++)
			trial_give_text(t, trial_key(t, "%s.levels[%zu]", c->name[i], l), c->trait[i].name[l]);
	}
	return true;
}

static bool is_count(const char *name)
{
	return str_eq(name, "n") || str_eq(name, "r") || str_eq(name, "w");
}

static bool try_cells(struct trial *t, struct err *e)
{
	struct mem *m = trial_mem(t);
	const char *const *name;
	size_t n = 0, n_names = trial_names(t, "cells[0]", &name);
	while (trial_has(t, trial_key(t, "cells[%zu]", n)))
		n++;
	struct cells c = cells_new(m, n, n_names);
	const char **text = mem_array(m, n, sizeof *text);
	for (size_t i = 0; i < n; i++) {
		c.invited[i] = trial_num(t, trial_key(t, "cells[%zu].n", i));
		c.took_part[i] = trial_num(t, trial_key(t, "cells[%zu].r", i));
		c.weight[i] = trial_has(t, trial_key(t, "cells[%zu].w", i)) ? trial_num(t, trial_key(t, "cells[%zu].w", i)) : 1;
	}
	for (size_t j = 0; j < n_names; j++) {
		if (is_count(name[j]))
			continue;
		for (size_t i = 0; i < n; i++) {
			const char *level = trial_text(t, trial_key(t, "cells[%zu].%s", i, name[j]));
			text[i] = level ? level : "";
		}
		c.name[c.of.n_traits] = name[j];
		c.trait[c.of.n_traits++] = levels_of(m, text, n);
	}
	return answer_model(t, &c, e);
}

static bool try_file(struct trial *t, struct err *e)
{
	struct mem *m = trial_mem(t);
	struct records r;
	const char *file = trial_text(t, "csv");
	if (!trial_data(t, file ? file : "", &r, e))
		return false;
	struct cells c = cells_new(m, r.n, r.n_columns);
	double one = trial_has(t, "weight") ? trial_num(t, "weight") : 1, *weight = c.weight;
	if (!column_numbers(m, &r, "n", &c.invited, e) || !column_numbers(m, &r, "r", &c.took_part, e))
		return false;
	for (size_t i = 0; i < r.n; i++)
		weight[i] = one;
	for (size_t j = 0; j < r.n_columns; j++) {
		if (is_count(r.name[j]))
			continue;
		c.name[c.of.n_traits] = r.name[j];
		c.trait[c.of.n_traits++] = levels_of(m, column_texts(m, &r, j), r.n);
	}
	return answer_model(t, &c, e);
}

bool trial_a10(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "cells", try_cells }, { "csv", try_file }, { "n[0][0]", try_table }, { "n", try_groups }, { 0 },
	};
	return trial_by_input(t, kind, e);
}
