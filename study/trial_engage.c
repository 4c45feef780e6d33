/* Trials of rates and of log-linear counts: a16. */
#include "analytics/loglinear.h"
#include "analytics/rate.h"
#include "base/num.h"
#include "base/str.h"
#include "trials.h"
#include <ctype.h>
#include <math.h>
#include <string.h>

static bool try_garwood(struct trial *t, struct err *e)
{
	struct rate r;
	if (!rate_exact(trial_num(t, "x"), trial_num(t, "exposure"), trial_num(t, "conf"), &r, e))
		return false;
	trial_give(t, "rate", r.value);
	trial_give(t, "lo", r.interval.lo);
	trial_give(t, "hi", r.interval.hi);
	return true;
}

static bool try_ratio(struct trial *t, struct err *e)
{
	struct rate_ratio r;
	double conf = trial_has(t, "conf") ? trial_num(t, "conf") : 0.95;
	if (!rate_compare(trial_num(t, "x1"), trial_num(t, "e1"), trial_num(t, "x2"), trial_num(t, "e2"), conf, &r, e))
		return false;
	trial_give(t, "ratio", r.value);
	trial_give_pair(t, "ci", r.interval.lo, r.interval.hi);
	trial_give(t, "p", r.p);
	return true;
}

static bool try_detectable(struct trial *t, struct err *e)
{
	double ratio, theta = trial_num(t, "theta");
	if (!rate_detectable(trial_num(t, "n"), trial_num(t, "mu"), theta, trial_num(t, "alpha"), trial_num(t, "power"), &ratio, e))
		return false;
	trial_give(t, "ratio", ratio);
	return true;
}

/* "NB2: Days ~ Eth + Sex + offset(log(reach)), NB2 log": what is counted, by what, in which exposure (NULL: none). */
struct formula {
	const char *count, *exposure, *factor[LOGLINEAR_MOST_COLUMNS];
	size_t n_factors;
};

/* The name that starts at s, without blanks before it; *end behind it. */
static char *read_name(struct mem *m, const char *s, const char **end)
{
	while (isspace((unsigned char)*s))
		s++;
	for (*end = s; isalnum((unsigned char)**end) || **end == '_' || **end == '.';)
		++*end;
	return mem_text_n(m, s, (size_t)(*end - s));
}

static bool read_formula(struct trial *t, struct formula *f, struct err *e)
{
	const char *text = trial_text(t, "model"), *tilde = text ? strchr(text, '~') : NULL, *colon = text ? strchr(text, ':') : NULL, *end;
	*f = (struct formula){ 0 };
	if (!tilde)
		return err_set(e, ERR_INPUT, W_CASES_CHOICE, "model", text ? text : "", NULL);
	f->count = read_name(trial_mem(t), colon && colon < tilde ? colon + 1 : text, &end);
	for (const char *at = tilde; *at == '~' || *at == '+'; at = end) {
		const char *name = read_name(trial_mem(t), at + 1, &end);
		if (str_eq(name, "offset") && str_starts(end, "(log(")) {
			f->exposure = read_name(trial_mem(t), end + strlen("(log("), &end);
			end += strspn(end, ")");
		} else if (*name == 0 || f->n_factors == LOGLINEAR_MOST_COLUMNS)
			return err_set(e, ERR_INPUT, W_CASES_CHOICE, "model", text, NULL);
		else
			f->factor[f->n_factors++] = name;
		while (isspace((unsigned char)*end))
			end++;
	}
	return true;
}

static bool find_column(const struct records *r, const char *name, size_t *column, struct err *e)
{
	*column = records_column(r, name);
	return *column < r->n_columns || err_set(e, ERR_INPUT, W_CASES_CHOICE, "model", name, NULL);
}

static bool read_numbers(struct trial *t, const struct records *r, const char *name, const double **out, struct err *e)
{
	size_t column;
	if (!find_column(r, name, &column, e))
		return false;
	double *v = mem_array(trial_mem(t), r->n, sizeof *v);
	for (size_t i = 0; i < r->n; i++) {
		const char *cell = r->row[i].cell[column];
		if (!num_parse_real(cell, strlen(cell), '.', &v[i]))
			return err_set(e, ERR_INPUT, W_CASES_CHOICE, name, cell, NULL);
	}
	*out = v;
	return true;
}

static bool read_levels(struct trial *t, const struct records *r, const char *name, struct loglinear_factor *out, struct err *e)
{
	size_t column, *level = mem_array(trial_mem(t), r->n, sizeof *level);
	const char *const *names;
	if (!find_column(r, name, &column, e))
		return false;
	out->n_levels = trial_texts(t, trial_key(t, "levels.%s", name), &names);
	for (size_t i = 0; i < r->n; i++) {
		const char *cell = r->row[i].cell[column];
		while (level[i] < out->n_levels && !str_eq(names[level[i]], cell))
			level[i]++;
		if (level[i] == out->n_levels)
			return err_set(e, ERR_INPUT, W_CASES_CHOICE, name, cell, NULL);
	}
	out->level = level;
	return true;
}

/* se[k] under key.(Intercept), key.District2, ... */
static void give_effects(struct trial *t, const struct loglinear_posts *p, const struct formula *f, const char *key, const double v[])
{
	const char *const *name;
	trial_give(t, trial_key(t, "%s.(Intercept)", key), v[0]);
	for (size_t i = 0; i < p->n_factors; i++) {
		trial_texts(t, trial_key(t, "levels.%s", f->factor[i]), &name);
		for (size_t l = 1; l < p->factor[i].n_levels; l++)
			trial_give(t, trial_key(t, "%s.%s%s", key, f->factor[i], name[l]), v[loglinear_column(p, i, l)]);
	}
}

static void give_fit(struct trial *t, const struct loglinear_posts *p, const struct formula *f, const struct loglinear_fit *fit)
{
	double *se = mem_array(trial_mem(t), fit->k, sizeof *se);
	give_effects(t, p, f, "coef", fit->coef);
	give_effects(t, p, f, "se", fit->se);
	for (size_t j = 0; j < fit->k; j++)
		se[j] = fit->se[j] * sqrt(fit->dispersion);
	give_effects(t, p, f, "quasi_se", se);
	loglinear_sandwich(p, fit, false, se);
	give_effects(t, p, f, "hc0_se", se);
	loglinear_sandwich(p, fit, true, se);
	give_effects(t, p, f, "hc1_se", se);
	trial_give(t, "deviance", fit->deviance);
	trial_give(t, "df", fit->df);
	trial_give(t, "pearson_dispersion", fit->dispersion);
	trial_give(t, "theta", isfinite(fit->theta) ? fit->theta : (double)NAN);
	trial_give(t, "se_theta", fit->theta_se);
	trial_give(t, "twologlik", 2 * fit->log_likelihood);
}

static bool give_rates(struct trial *t, const struct loglinear_posts *p, const struct formula *f, const struct loglinear_fit *fit,
                       struct err *e)
{
	struct loglinear_rates r;
	const char *const *name;
	if (p->n_factors == 0)
		return true;
	if (!loglinear_standardise(trial_mem(t), p, fit, 0, 1000, 0.95, &r, e))
		return false;
	trial_texts(t, trial_key(t, "levels.%s", f->factor[0]), &name);
	for (size_t l = 0; l < r.k; l++) {
		trial_give_text(t, trial_key(t, "%s[%zu]", f->factor[0], l), name[l]);
		trial_give_pair_at(t, "ci95", l, r.interval[l].lo, r.interval[l].hi);
	}
	trial_give_list(t, "rate_per_1000", r.rate, r.k);
	trial_give_list(t, "se_log", r.se_log, r.k);
	trial_give_list(t, "log_ratio_to_overall", r.log_ratio, r.k);
	trial_give_list(t, "se_log_ratio", r.log_ratio_se, r.k);
	trial_give(t, "overall", r.overall);
	return true;
}

/* A model that names no distribution is negative binomial when something is asked that only that one has. */
static bool is_negbin(const struct trial *t, const char *model)
{
	return strstr(model, "NB2") || trial_wants(t, "theta") || trial_wants(t, "rate_per_1000");
}

static bool try_model(struct trial *t, struct err *e)
{
	struct records r;
	struct formula f;
	struct loglinear_fit fit;
	const char *file = trial_text(t, "csv");
	if (!trial_data(t, file ? file : "", &r, e) || !read_formula(t, &f, e))
		return false;
	struct loglinear_factor *factor = mem_array(trial_mem(t), f.n_factors, sizeof *factor);
	struct loglinear_posts p = { .n = r.n, .n_factors = f.n_factors, .factor = factor };
	if (!read_numbers(t, &r, f.count, &p.y, e) || (f.exposure && !read_numbers(t, &r, f.exposure, &p.exposure, e)))
		return false;
	for (size_t i = 0; i < f.n_factors; i++)
		if (!read_levels(t, &r, f.factor[i], &factor[i], e))
			return false;
	bool negbin = is_negbin(t, trial_text(t, "model"));
	if (!(negbin ? loglinear_negbin : loglinear_poisson)(trial_mem(t), &p, &fit, e))
		return false;
	give_fit(t, &p, &f, &fit);
	return give_rates(t, &p, &f, &fit, e);
}

bool trial_a16(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "csv", try_model }, { "x1", try_ratio }, { "mu", try_detectable }, { "x", try_garwood }, { NULL, NULL },
	};
	return trial_by_input(t, kind, e);
}
