/* Trials of change over time: a15. */
#include "analytics/change.h"
#include "analytics/smooth.h"
#include "analytics/trend.h"
#include "base/str.h"
#include "trials.h"
#include <math.h>

static void give_flag_at(struct trial *t, const char *key, size_t i, bool known, bool v)
{
	if (known)
		trial_give_flag(t, trial_key(t, "%s[%zu]", key, i), v);
	else
		trial_give_null(t, trial_key(t, "%s[%zu]", key, i));
}

static void give_chart(struct trial *t, const struct trend_chart *c, size_t k)
{
	trial_give(t, "pbar", c->p_bar);
	trial_give(t, "sigma_z", c->sigma_z);
	for (size_t i = 0; i < k; i++) {
		bool known = !isnan(c->limits[i].lo);
		trial_give_at(t, "lcl", i, c->limits[i].lo);
		trial_give_at(t, "ucl", i, c->limits[i].hi);
		give_flag_at(t, "out", i, known, c->out[i]);
		give_flag_at(t, "p_chart_out", i, known, c->out_plain[i]);
	}
}

static bool try_change(struct trial *t, enum change_kind kind, const double y[], const double n[], size_t k, struct err *e)
{
	struct change_series s = { kind, k, y, n };
	struct change_point c;
	double least = trial_num(t, "min_segment");
	if (!change_find(trial_mem(t), &s, least >= 1 && least <= CHANGE_MOST ? (size_t)least : 1, &c, e))
		return false;
	trial_give(t, "k", c.k > 0 ? (double)c.k : (double)NAN);
	trial_give(t, "LR", c.statistic);
	trial_give_list(t, "LR_all", c.profile, k > 0 ? k - 1 : 0);
	trial_give(t, "rss", c.rss);
	trial_give(t, kind == CHANGE_MEAN ? "mean_before" : "rate_before", c.before);
	trial_give(t, kind == CHANGE_MEAN ? "mean_after" : "rate_after", c.after);
	return true;
}

static bool try_shares(struct trial *t, struct err *e)
{
	const double *x, *n, *score = NULL;
	size_t k = trial_list(t, "x", &x);
	struct trend_shares s;
	struct trend_chart chart;
	if (!trial_list_of(t, "n", k, &n, e) || (trial_has(t, "scores") && !trial_list_of(t, "scores", k, &score, e)))
		return false;
	if (!trend_of_shares(x, n, score, k, &s, e) || !trend_chart(trial_mem(t), x, n, k, &chart, e))
		return false;
	give_chart(t, &chart, k);
	trial_give(t, "z", s.z);
	trial_give(t, "chi2", s.chi2);
	trial_give(t, "X2", s.x2);
	trial_give(t, "df", s.df);
	trial_give(t, "p", trial_wants(t, "X2") ? s.p_homogeneity : s.p);
	return !(trial_wants(t, "k") || trial_wants(t, "LR")) || try_change(t, CHANGE_SHARE, x, n, k, e);
}

static bool try_direction(struct trial *t, const double y[], size_t k, struct err *e)
{
	struct trend_direction d;
	double conf = trial_has(t, "conf") ? trial_num(t, "conf") : 0.95;
	if (!trend_direction(trial_mem(t), y, k, conf, &d, e))
		return false;
	trial_give(t, "S", d.s);
	trial_give(t, "varS", d.s_variance);
	trial_give(t, "z", d.z);
	trial_give(t, "p", d.p);
	trial_give(t, "tau_b", d.tau_b);
	trial_give(t, "sen_slope", d.slope);
	trial_give(t, "sen_intercept", d.intercept);
	trial_give_pair(t, trial_has(t, "conf") ? "sen_ci" : "sen_ci95", d.slope_interval.lo, d.slope_interval.hi);
	return true;
}

/* A bare series may be asked for its direction, or for where its mean or its rate changes. */
static bool try_series(struct trial *t, struct err *e)
{
	const double *y, *exposure = NULL;
	size_t k = trial_list(t, "y", &y);
	if (trial_wants(t, "rss") || trial_wants(t, "mean_before"))
		return try_change(t, CHANGE_MEAN, y, NULL, k, e);
	if (!trial_wants(t, "LR") && !trial_wants(t, "rate_before"))
		return try_direction(t, y, k, e);
	if (trial_has(t, "exposure") && !trial_list_of(t, "exposure", k, &exposure, e))
		return false;
	return try_change(t, CHANGE_RATE, y, exposure, k, e);
}

static bool try_partition(struct trial *t, struct err *e)
{
	const double *y;
	size_t k = trial_list(t, "y", &y), *last, n;
	double penalty = trial_num(t, "penalty"), sigma2 = trial_num(t, "sigma2");
	if (isnan(penalty) && !isnan(sigma2))
		penalty = 2 * sigma2 * log((double)k);
	if (!change_partition(trial_mem(t), y, k, penalty, &last, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		trial_give_at(t, "changepoints", i, (double)last[i]);
	if (n == 0)
		trial_give_null(t, "changepoints");
	return true;
}

static bool try_ewma(struct trial *t, struct err *e)
{
	const double *y;
	size_t k = trial_list(t, "y", &y);
	const char *start = trial_text(t, "start");
	double from = trial_num(t, "start"), *z = mem_array(trial_mem(t), k, sizeof *z);
	if (start && str_eq(start, "first") && k > 0)
		from = y[0];
	else if (start && !str_eq(start, "mean"))
		return err_set(e, ERR_INPUT, W_CASES_CHOICE, "start", start, NULL);
	if (!smooth_ewma(y, k, trial_num(t, "lambda"), from, z, e))
		return false;
	trial_give_list(t, "z", z, k);
	return true;
}

static bool try_lowess(struct trial *t, struct err *e)
{
	const double *x, *y;
	size_t k = trial_list(t, "x", &x);
	double *fit = mem_array(trial_mem(t), k, sizeof *fit), rounds = trial_num(t, "iter"), delta = trial_num(t, "delta");
	if (!trial_list_of(t, "y", k, &y, e))
		return false;
	struct smooth_span span = { trial_num(t, "f"), isnan(rounds) ? 3 : (size_t)fmax(0, fmin(rounds, SMOOTH_MOST_ROUNDS + 1)), delta };
	if (isnan(delta)) /* R's default */
		span.delta = k > 0 ? 0.01 * (x[k - 1] - x[0]) : 0;
	if (!smooth_lowess(trial_mem(t), x, y, k, span, fit, e))
		return false;
	trial_give_list(t, "x", x, k);
	trial_give_list(t, "y", fit, k);
	return true;
}

bool trial_a15(struct trial *t, struct err *e)
{
	static const struct trial_kind kind[] = {
		{ "penalty", try_partition }, { "sigma2", try_partition }, { "lambda", try_ewma }, { "f", try_lowess },
		{ "x", try_shares },          { "y", try_series },         { NULL, NULL },
	};
	return trial_by_input(t, kind, e);
}
