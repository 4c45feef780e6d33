/* Trials of weighting: a12. A file of schools drawn by district: weights pw, clusters dnum of fpc districts. */
#include "analytics/calibrate.h"
#include "analytics/survey.h"
#include "analytics/weight.h"
#include "base/str.h"
#include "levels.h"
#include "trials.h"
#include <math.h>
#include <string.h>

enum { SHOWN = 10 }; /* weights that a case lists */

struct schools {
	struct records records;
	double *base;
	size_t n_traits;
	struct weight_trait trait[4];
	struct survey survey;
};

/* The design, from the columns that are there. */
static bool read_schools(struct trial *t, struct schools *s, struct err *e)
{
	struct mem *m = trial_mem(t);
	const char *file = trial_text(t, "csv");
	*s = (struct schools){ 0 };
	if (!trial_data(t, file ? file : "", &s->records, e))
		return false;
	size_t cluster = records_column(&s->records, "dnum"), n = s->records.n;
	double *population;
	if (!column_numbers(m, &s->records, "pw", &s->base, e) || !column_numbers(m, &s->records, "fpc", &population, e))
		return false;
	if (cluster == s->records.n_columns)
		return err_set(e, ERR_INPUT, W_CASES_COLUMN, "dnum", NULL, NULL);
	struct levels clusters = levels_of(m, column_texts(m, &s->records, cluster), n);
	s->survey = (struct survey){ .n = n, .base = s->base, .weight = s->base, .cluster = clusters.of, .n_clusters = clusters.k };
	s->survey.n_population = n > 0 ? population[0] : 0;
	return true;
}

/* The schools of one kind: 1, the others 0. */
static double *indicator(struct mem *m, const struct records *r, size_t column, const char *level)
{
	double *y = mem_array(m, r->n, sizeof *y);
	for (size_t i = 0; i < r->n; i++)
		y[i] = str_eq(r->row[i].cell[column], level);
	return y;
}

static void give_weights(struct trial *t, const double w[], size_t n)
{
	for (size_t i = 0; i < n && i < SHOWN; i++)
		trial_give_at(t, "weights_first10", i, w[i]);
}

/* Final weights, and what they make of the results of the file. */
static bool give_results(struct trial *t, struct schools *s, const double weight[], struct err *e)
{
	struct mem *m = trial_mem(t);
	struct weight_summary summary;
	struct survey_estimate mean, total, share;
	double *score, *pupils, low = INFINITY, high = -INFINITY;
	size_t wide = records_column(&s->records, "sch.wide");
	s->survey.weight = weight;
	if (!column_numbers(m, &s->records, "api00", &score, e) || !column_numbers(m, &s->records, "enroll", &pupils, e))
		return false;
	if (wide == s->records.n_columns)
		return err_set(e, ERR_INPUT, W_CASES_COLUMN, "sch.wide", NULL, NULL);
	if (!weight_summarise(weight, s->records.n, &summary, e) || !survey_mean(&s->survey, score, &mean, e) ||
	    !survey_total(&s->survey, pupils, &total, e) || !survey_mean(&s->survey, indicator(m, &s->records, wide, "Yes"), &share, e))
		return false;
	for (size_t i = 0; i < s->records.n; i++) {
		low = fmin(low, weight[i] / s->base[i]);
		high = fmax(high, weight[i] / s->base[i]);
	}
	give_weights(t, weight, s->records.n);
	trial_give_pair(t, "g_range", low, high);
	trial_give(t, "sum_w", summary.sum);
	trial_give(t, "kish_deff", summary.deff);
	trial_give(t, "mean_api00", mean.value);
	trial_give(t, "se_mean_api00", mean.se);
	trial_give(t, "total_enroll", total.value);
	trial_give(t, "se_total_enroll", total.se);
	trial_give(t, "prop_schwide_yes", share.value);
	trial_give(t, "se_prop", share.se);
	return true;
}

static bool try_design(struct trial *t, struct err *e)
{
	struct schools s;
	return read_schools(t, &s, e) && give_results(t, &s, s.base, e);
}

/* Population counts of the groups of a column, from key[i].COLUMN and key[i].Freq. */
static bool read_trait(struct trial *t, struct schools *s, const char *key, size_t column, struct err *e)
{
	struct mem *m = trial_mem(t);
	const char *name = s->records.name[column];
	size_t k = 0, *group = mem_array(m, s->records.n, sizeof *group);
	while (trial_has(t, trial_key(t, "%s[%zu].Freq", key, k)))
		k++;
	double *target = mem_array(m, k, sizeof *target);
	const char **level = mem_array(m, k, sizeof *level);
	for (size_t g = 0; g < k; g++) {
		target[g] = trial_num(t, trial_key(t, "%s[%zu].Freq", key, g));
		level[g] = trial_text(t, trial_key(t, "%s[%zu].%s", key, g, name));
	}
	for (size_t i = 0; i < s->records.n; i++) {
		const char *own = s->records.row[i].cell[column];
		while (group[i] < k && !(level[group[i]] && str_eq(level[group[i]], own)))
			group[i]++;
		if (group[i] == k)
			return err_set(e, ERR_INPUT, W_CASES_GROUP, own, NULL, NULL);
	}
	s->trait[s->n_traits++] = (struct weight_trait){ k, group, target, level };
	return true;
}

static bool rake(struct trial *t, struct schools *s, struct err *e)
{
	struct mem *m = trial_mem(t);
	struct weight_cells c;
	struct weight_fit fit;
	if (!weight_collapse(m, s->trait, s->n_traits, s->base, s->records.n, &c, e) || !weight_rake(m, &c, s->trait, s->n_traits, &fit, e))
		return false;
	double *w = mem_array(m, s->records.n, sizeof *w);
	for (size_t i = 0; i < s->records.n; i++)
		w[i] = s->base[i] * fit.factor[c.of[i]];
	s->survey.x = weight_dummies(m, &c, s->trait, s->n_traits, &s->survey.p);
	s->survey.row = c.of;
	s->survey.n_rows = c.n;
	return give_results(t, s, w, e);
}

/* population[i], or margins.COLUMN[i] for several columns */
static bool try_margins(struct trial *t, struct err *e)
{
	struct schools s;
	if (!read_schools(t, &s, e))
		return false;
	for (size_t c = 0; c < s.records.n_columns; c++) {
		const char *margin = trial_key(t, "margins.%s", s.records.name[c]);
		bool only = trial_has(t, trial_key(t, "population[0].%s", s.records.name[c]));
		if (s.n_traits < sizeof s.trait / sizeof *s.trait && (only || trial_has(t, margin)) &&
		    !read_trait(t, &s, only ? "population" : margin, c, e))
			return false;
	}
	return rake(t, &s, e);
}

/* Columns of x, and their totals: the intercept, figures (totals.api99), and levels of texts (totals.stypeH). */
struct totals {
	size_t p, cap_column, cap_total;
	const double **column;
	double *total;
};

static void add_column(struct trial *t, struct totals *x, const char *key, const double column[])
{
	x->column = mem_grow(trial_mem(t), x->column, x->p, &x->cap_column, sizeof *x->column);
	x->total = mem_grow(trial_mem(t), x->total, x->p, &x->cap_total, sizeof *x->total);
	x->column[x->p] = column;
	x->total[x->p++] = trial_num(t, key);
}

static bool read_totals(struct trial *t, const struct schools *s, struct totals *x, struct err *e)
{
	struct mem *m = trial_mem(t);
	double *ones = mem_array(m, s->records.n, sizeof *ones), *figures;
	*x = (struct totals){ 0 };
	for (size_t i = 0; i < s->records.n; i++)
		ones[i] = 1;
	if (trial_has(t, "totals.(Intercept)"))
		add_column(t, x, "totals.(Intercept)", ones);
	for (size_t c = 0; c < s->records.n_columns; c++) {
		const char *key = trial_key(t, "totals.%s", s->records.name[c]);
		if (trial_has(t, key)) {
			if (!column_numbers(m, &s->records, s->records.name[c], &figures, e))
				return false;
			add_column(t, x, key, figures);
			continue;
		}
		struct levels l = levels_of(m, column_texts(m, &s->records, c), s->records.n);
		for (size_t g = 0; g < l.k; g++) {
			const char *level = trial_key(t, "%s%s", key, l.name[g]);
			if (trial_has(t, level))
				add_column(t, x, level, indicator(m, &s->records, c, l.name[g]));
		}
	}
	return true;
}

/* Which distance is meant stands in the name of the case where its inputs are the same: calibrate_raking. */
static bool calibrate(struct trial *t, struct schools *s, double **weight, struct err *e)
{
	struct mem *m = trial_mem(t);
	struct totals totals;
	const double *bounds;
	bool met;
	if (!read_totals(t, s, &totals, e))
		return false;
	struct calibrate c = { .n = s->records.n, .p = totals.p, .weight = s->base, .total = totals.total };
	double *x = mem_array(m, c.n * c.p, sizeof *x), *g = mem_array(m, c.n, sizeof *g);
	for (size_t i = 0; i < c.n; i++)
		for (size_t j = 0; j < c.p; j++)
			x[i * c.p + j] = totals.column[j][i];
	c.x = x;
	c.method = strstr(trial_name(t), "raking") ? CALIBRATE_RAKING : CALIBRATE_LINEAR;
	if (trial_has(t, "bounds")) {
		if (!trial_list_of(t, "bounds", 2, &bounds, e))
			return false;
		c.method = CALIBRATE_LOGIT;
		c.lower = bounds[0];
		c.upper = bounds[1];
	}
	if (!calibrate_fit(&c, g, &met, e))
		return false;
	if (!met)
		return err_set(e, ERR_INPUT, W_WEIGHT_TOTALS, NULL, NULL, NULL);
	for (size_t i = 0; i < c.n; i++)
		g[i] *= s->base[i];
	s->survey.x = x;
	s->survey.p = c.p;
	s->survey.n_rows = c.n;
	*weight = g;
	return true;
}

static bool try_totals(struct trial *t, struct err *e)
{
	struct schools s;
	double *weight;
	return read_schools(t, &s, e) && calibrate(t, &s, &weight, e) && give_results(t, &s, weight, e);
}

/* Weights of another case, "api_greg_linear weights", cut. */
static bool try_trim(struct trial *t, struct err *e)
{
	struct schools s;
	struct weight_summary summary;
	struct trial *other;
	double *w;
	const char *start = trial_text(t, "start");
	const char *name = start ? mem_text_n(trial_mem(t), start, strcspn(start, " ")) : "";
	if (!trial_other(t, name, &other, e) || !read_schools(other, &s, e) || !calibrate(other, &s, &w, e) ||
	    !weight_trim(w, s.records.n, trial_num(t, "lower"), trial_num(t, "upper"), e) || !weight_summarise(w, s.records.n, &summary, e))
		return false;
	double mean = summary.sum / summary.n;
	give_weights(t, w, s.records.n);
	trial_give_pair(t, "range", summary.min * mean, summary.max * mean);
	trial_give(t, "sum_w", summary.sum);
	trial_give(t, "kish_deff", summary.deff);
	return true;
}

static bool try_jackknife(struct trial *t, struct err *e)
{
	struct schools s;
	struct survey_estimate mean, total;
	double *score, *pupils;
	if (!read_schools(t, &s, e) || !column_numbers(trial_mem(t), &s.records, "api00", &score, e) ||
	    !column_numbers(trial_mem(t), &s.records, "enroll", &pupils, e) || !survey_mean_jackknife(&s.survey, score, &mean, e) ||
	    !survey_total_jackknife(&s.survey, pupils, &total, e))
		return false;
	trial_give(t, "mean_api00", mean.value);
	trial_give(t, "se_mean_api00", mean.se);
	trial_give(t, "total_enroll", total.value);
	trial_give(t, "se_total_enroll", total.se);
	return true;
}

bool trial_a12(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "seed", trial_ipf },       { "census", trial_poll },      { "start", try_trim },
		{ "method", try_jackknife }, { "population", try_margins }, { "margins", try_margins },
		{ "totals", try_totals },    { "csv", try_design },         { 0 },
	};
	return trial_by_input(t, kind, e);
}
