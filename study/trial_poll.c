/* Trials of weighted polls: the part of a12 in which people give answers. */
#include "analytics/check.h"
#include "analytics/survey.h"
#include "analytics/weight.h"
#include "base/str.h"
#include "levels.h"
#include "trials.h"
#include <math.h>

struct poll {
	struct records records;
	size_t n_traits;
	struct weight_trait *trait;
	const char *const *trait_name;
	struct weight_cells cells;
	const char *const *answer; /* of each person */
};

/* The shares of the population of one trait, and the group of each person. */
static bool read_trait(struct trial *t, struct poll *p, const char *name, struct weight_trait *out, struct err *e)
{
	struct mem *m = trial_mem(t);
	size_t column = records_column(&p->records, name), *group = mem_array(m, p->records.n, sizeof *group);
	out->k = trial_names(t, trial_key(t, "census.%s", name), &out->name);
	double *target = mem_array(m, out->k, sizeof *target);
	if (column == p->records.n_columns)
		return err_set(e, ERR_INPUT, W_CASES_COLUMN, name, NULL, NULL);
	for (size_t g = 0; g < out->k; g++)
		target[g] = trial_num(t, trial_key(t, "census.%s.%s", name, out->name[g]));
	for (size_t i = 0; i < p->records.n; i++) {
		const char *own = p->records.row[i].cell[column];
		while (group[i] < out->k && !str_eq(out->name[group[i]], own))
			group[i]++;
		if (group[i] == out->k)
			return err_set(e, ERR_INPUT, W_CASES_GROUP, own, NULL, NULL);
	}
	out->group = group;
	out->target = target;
	return true;
}

static bool is_trait(const struct poll *p, const char *name)
{
	for (size_t j = 0; j < p->n_traits; j++)
		if (str_eq(p->trait_name[j], name))
			return true;
	return false;
}

static bool read_poll(struct trial *t, struct poll *p, struct err *e)
{
	struct mem *m = trial_mem(t);
	const char *file = trial_text(t, "csv");
	*p = (struct poll){ 0 };
	p->n_traits = trial_names(t, "census", &p->trait_name);
	p->trait = mem_array(m, p->n_traits, sizeof *p->trait);
	if (!trial_data(t, file ? file : "", &p->records, e))
		return false;
	for (size_t j = 0; j < p->n_traits; j++)
		if (!read_trait(t, p, p->trait_name[j], &p->trait[j], e))
			return false;
	for (size_t c = 0; c < p->records.n_columns && !p->answer; c++)
		if (!is_trait(p, p->records.name[c]))
			p->answer = column_texts(m, &p->records, c);
	if (!p->answer)
		return err_set(e, ERR_INPUT, W_CASES_COLUMN, "answer", NULL, NULL);
	return weight_collapse(m, p->trait, p->n_traits, NULL, p->records.n, &p->cells, e);
}

/* Answers in the order of a ballot: for, neutral, against, and any others behind them. */
static struct levels answers_of(struct mem *m, const char *const answer[], size_t n)
{
	static const char *const ballot[] = { "for", "neutral", "against" };
	struct levels l = levels_of(m, answer, n);
	size_t first = 0;
	for (size_t b = 0; b < sizeof ballot / sizeof *ballot; b++)
		for (size_t k = first; k < l.k; k++) {
			if (!str_eq(l.name[k], ballot[b]))
				continue;
			for (; k > first; k--)
				l.name[k] = l.name[k - 1];
			l.name[first++] = ballot[b];
			break;
		}
	return l;
}

/* Weights of people from the factors of their cells. */
static double *weights_of(struct mem *m, const struct weight_cells *c, const double factor[])
{
	double *w = mem_array(m, c->n_people, sizeof *w);
	for (size_t i = 0; i < c->n_people; i++)
		w[i] = factor[c->of[i]];
	return w;
}

/* The relative weight of every combination that somebody has, the first trait changing fastest. */
static void give_relative(struct trial *t, const struct poll *p, const struct weight_fit *fit, const char *prefix)
{
	size_t n_all = 1, row = 0;
	double mean = fit->summary.sum / fit->summary.n;
	for (size_t j = 0; j < p->n_traits; j++)
		n_all *= p->trait[j].k;
	for (size_t number = 0; number < n_all; number++)
		for (size_t c = 0; c < p->cells.n; c++) {
			size_t own = 0;
			for (size_t j = p->n_traits; j-- > 0;)
				own = own * p->trait[j].k + p->cells.group[j * p->cells.n + c];
			if (own != number)
				continue;
			for (size_t j = 0; j < p->n_traits; j++)
				trial_give_text(t, trial_key(t, "%srelative_weights[%zu].%s", prefix, row, p->trait_name[j]),
				                p->trait[j].name[p->cells.group[j * p->cells.n + c]]);
			trial_give(t, trial_key(t, "%srelative_weights[%zu].weight", prefix, row++), fit->factor[c] / mean);
		}
}

static bool give_results(struct trial *t, const struct poll *p, const struct weight_fit *fit, const char *prefix, struct err *e)
{
	struct mem *m = trial_mem(t);
	struct levels l = answers_of(m, p->answer, p->records.n);
	struct survey s = { .n = p->records.n, .weight = weights_of(m, &p->cells, fit->factor), .n_rows = p->cells.n, .row = p->cells.of };
	s.x = weight_dummies(m, &p->cells, p->trait, p->n_traits, &s.p);
	double *y = mem_array(m, p->records.n, sizeof *y);
	for (size_t a = 0; a < l.k; a++) {
		struct survey_share share;
		for (size_t i = 0; i < p->records.n; i++)
			y[i] = str_eq(p->answer[i], l.name[a]);
		if (!survey_share(&s, y, 0.95, &share, e))
			return false;
		trial_give_at(t, trial_key(t, "%sunweighted", prefix), a, share.unweighted);
		trial_give_at(t, trial_key(t, "%sweighted", prefix), a, share.weighted);
		trial_give_at(t, trial_key(t, "%sse_linearised", prefix), a, share.se);
		trial_give_pair_at(t, trial_key(t, "%swilson95_kish", prefix), a, share.interval.lo, share.interval.hi);
		trial_give_text(t, trial_key(t, "%sorder[%zu]", prefix, a), l.name[a]);
	}
	trial_give(t, trial_key(t, "%skish_deff", prefix), fit->summary.deff);
	trial_give(t, trial_key(t, "%sn_eff", prefix), fit->summary.n_eff);
	trial_give(t, trial_key(t, "%smax_relative", prefix), fit->summary.max);
	trial_give(t, trial_key(t, "%smin_relative", prefix), fit->summary.min);
	trial_give(t, trial_key(t, "%smax_over_min", prefix), fit->summary.max / fit->summary.min);
	give_relative(t, p, fit, prefix);
	return true;
}

bool trial_poll(struct trial *t, struct err *e)
{
	struct poll p;
	struct weight_fit raked, bounded;
	const double *bounds;
	struct mem *m = trial_mem(t);
	if (!read_poll(t, &p, e) || !weight_rake(m, &p.cells, p.trait, p.n_traits, &raked, e))
		return false;
	if (!trial_has(t, "bounds"))
		return give_results(t, &p, &raked, "", e);
	if (!trial_list_of(t, "bounds", 2, &bounds, e) || !give_results(t, &p, &raked, "raking.", e))
		return false;
	if (weight_bounded(m, &p.cells, p.trait, p.n_traits, bounds[0], bounds[1], &bounded, e))
		return give_results(t, &p, &bounded, "bounded_logit.", e);
	if (!trial_wants(t, "raking"))
		return false;
	trial_give_null(t, "bounded_logit"); /* raking is a result of its own */
	trial_give_flag(t, "refused", true);
	return true;
}
