#include "analytics/interval.h"
#include "analytics/start.h"
#include "analytics/survey.h"
#include "tests/t.h"

static const double ones[] = { 1, 1, 1, 1, 1, 1 }, y[] = { 3, 5, 4, 10, 12, 14 };

static struct survey_estimate of(bool (*method)(const struct survey *, const double *, struct survey_estimate *, struct err *),
                                 const struct survey *s)
{
	struct survey_estimate r;
	struct err e = { 0 };
	t_true(method(s, y, &r, &e));
	return r;
}

static double variance(const double v[], size_t n)
{
	double mean = 0, sum = 0;
	for (size_t i = 0; i < n; i++)
		mean += v[i] / (double)n;
	for (size_t i = 0; i < n; i++)
		sum += (v[i] - mean) * (v[i] - mean);
	return sum / (double)(n - 1);
}

T_CASE(equal_weights_are_the_textbook)
{
	struct survey s = { .n = 6, .weight = ones };
	t_near("mean", of(survey_mean, &s).value, 8, 1e-12);
	t_near("s / root n", of(survey_mean, &s).se, sqrt(variance(y, 6) / 6), 1e-12);
	t_near("jackknife", of(survey_mean_jackknife, &s).se, sqrt(variance(y, 6) / 6), 1e-12);
	t_near("total", of(survey_total, &s).value, 48, 1e-12);
	t_near("n times that", of(survey_total, &s).se, sqrt(variance(y, 6) * 6), 1e-12);
	t_near("n times that", of(survey_total_jackknife, &s).se, sqrt(variance(y, 6) * 6), 1e-12);
	s.n_population = 8;
	t_near("three quarters drawn", of(survey_mean, &s).se, sqrt(variance(y, 6) / 6 / 4), 1e-12);
	t_near("three quarters drawn", of(survey_mean_jackknife, &s).se, sqrt(variance(y, 6) / 6 / 4), 1e-12);
}
T_END

/* The mean of three pairs is the mean of their three means. */
T_CASE(clusters_count_as_one)
{
	static const size_t pair[] = { 0, 0, 1, 1, 2, 2 };
	static const double means[] = { 4, 7, 13 };
	struct survey s = { .n = 6, .weight = ones, .cluster = pair, .n_clusters = 3 };
	t_near("se", of(survey_mean, &s).se, sqrt(variance(means, 3) / 3), 1e-12);
	t_near("jackknife", of(survey_mean_jackknife, &s).se, sqrt(variance(means, 3) / 3), 1e-12);
	s.n_clusters = 1;
	s.cluster = (size_t[]){ 0, 0, 0, 0, 0, 0 };
	t_true(isnan(of(survey_mean, &s).se) && of(survey_mean, &s).why == WHY_TOO_FEW);
	t_true(isnan(of(survey_mean_jackknife, &s).se) && of(survey_mean_jackknife, &s).why == WHY_TOO_FEW);
	t_near("still a mean", of(survey_mean, &s).value, 8, 1e-12);
}
T_END

/* Two groups weighted to 60 and 40: only the spread within them is left, sqrt(n / (n - 1) * sum (w (y - group mean))^2). */
T_CASE(what_the_weights_are_right_for_is_certain)
{
	static const double weight[] = { 20, 20, 20, 40.0 / 3, 40.0 / 3, 40.0 / 3 }, x[] = { 1, 0, 0, 1 };
	static const size_t row[] = { 0, 0, 0, 1, 1, 1 };
	struct survey s = { .n = 6, .weight = weight, .n_rows = 2, .p = 2, .x = x, .row = row };
	double within = 6.0 / 5 * (20 * 20 * 2.0 + 40.0 / 3 * 40 / 3 * 8);
	t_near("mean", of(survey_mean, &s).value, 0.6 * 4 + 0.4 * 12, 1e-12);
	t_near("se", of(survey_mean, &s).se, sqrt(within) / 100, 1e-12);
	t_near("total", of(survey_total, &s).se, sqrt(within), 1e-12);
	static const double group[] = { 1, 1, 1, 0, 0, 0 };
	struct survey_share share;
	struct err e = { 0 };
	analytics_start();
	t_true(survey_share(&s, group, 0.95, &share, &e));
	t_near("the target", share.weighted, 0.6, 1e-12);
	t_near("certain", share.se, 0, 1e-12);
	t_near("as it came", share.unweighted, 0.5, 1e-12);
	t_near("Kish", share.n_eff, 100 * 100 / (3 * 400 + 1600.0 / 3), 1e-12);
	struct interval wilson;
	t_true(interval_wilson(0.6 * share.n_eff, share.n_eff, 0.95, &wilson, &e));
	t_near("interval", share.interval.lo, wilson.lo, 1e-12);
}
T_END

/* Regression goes with the base weights: their mean of y is 10, which the final weights, twice as large, leave alone. */
T_CASE(regression_has_the_base_weights)
{
	static const double base[] = { 1, 1, 1, 3, 3, 3 }, weight[] = { 2, 2, 2, 6, 6, 6 }, x[] = { 1 };
	static const size_t row[] = { 0, 0, 0, 0, 0, 0 };
	struct survey s = { .n = 6, .weight = weight, .base = base, .n_rows = 1, .p = 1, .x = x, .row = row };
	double left = 14 * 14 + 10 * 10 + 12 * 12 + 0 + 12 * 12 + 24 * 24;
	t_near("total", of(survey_total, &s).se, sqrt(6.0 / 5 * left), 1e-12);
}
T_END

T_CASE(nobody_and_nonsense)
{
	static const double none[] = { 0, 0, 0, 0, 0, 0 }, bad[] = { 1, 1, (double)NAN, 1, 1, 1 };
	static const size_t out[] = { 0, 1, 2, 3, 4, 6 };
	struct survey s = { .n = 6, .weight = none };
	struct survey_estimate r;
	struct survey_share share;
	struct err e = { 0 };
	t_true(isnan(of(survey_mean, &s).value) && of(survey_mean, &s).why == WHY_NO_DATA);
	t_false(survey_share(&s, none, 0.95, &share, &e));
	e = (struct err){ 0 };
	s.weight = ones;
	t_false(survey_mean(&s, bad, &r, &e));
	t_int(e.code, ERR_INPUT);
	const struct survey wrong[] = { { .n = 6, .weight = bad },
		                        { .n = 6, .weight = ones, .cluster = out, .n_clusters = 6 },
		                        { .n = 6, .weight = ones, .n_population = 5 },
		                        { .n = 6, .weight = ones, .x = ones, .row = out, .n_rows = 6, .p = 1 },
		                        { .n = 6, .weight = ones, .base = bad } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		e = (struct err){ 0 };
		t_false(survey_total(&wrong[i], y, &r, &e));
		t_int(e.code, ERR_INPUT);
	}
	e = (struct err){ 0 };
	t_false(survey_share(&s, y, 0.95, &share, &e)); /* no shares */
	s.n = 0;
	t_true(of(survey_mean, &s).why == WHY_NO_DATA && of(survey_total_jackknife, &s).why == WHY_NO_DATA);
}
T_END

T_MAIN("analytics/survey", equal_weights_are_the_textbook, clusters_count_as_one, what_the_weights_are_right_for_is_certain,
       regression_has_the_base_weights, nobody_and_nonsense)
