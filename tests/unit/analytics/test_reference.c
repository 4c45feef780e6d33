/* Every case of tests/ref/ through the public functions. */
#include "analytics/compare.h"
#include "analytics/disclose.h"
#include "analytics/distance.h"
#include "analytics/interval.h"
#include "analytics/people.h"
#include "analytics/represent.h"
#include "analytics/start.h"
#include "analytics/unknown.h"
#include "tests/ref/ref.h"
#include <gsl/gsl_cdf.h>

enum { ROOM = 64 };

static void must(const struct ref_case *c, bool ok)
{
	ck_assert_msg(ok, "%s: refused", c->id);
}

static void run_a01(struct ref_case *c)
{
	struct err e = { 0 };
	struct interval i;
	double x = ref_num(c, "x"), n = ref_num(c, "n"), conf = ref_num(c, "conf");
	ref_near(c, "p", x / n);
	must(c, interval_wilson(x, n, conf, &i, &e));
	ref_near_pair(c, "wilson", i.lo, i.hi);
	must(c, interval_exact(x, n, conf, &i, &e));
	ref_near_pair(c, "clopper_pearson", i.lo, i.hi);
	must(c, interval_jeffreys(x, n, conf, &i, &e));
	ref_near_pair(c, "jeffreys", i.lo, i.hi);
	must(c, interval_agresti_coull(x, n, conf, &i, &e));
	ref_near_pair(c, "agresti_coull", i.lo, i.hi);
}

static void compare_all(struct ref_case *c, double x, double n, const struct estimate *b, double conf, const char *d_key,
                        const char *ratio_key, bool (*method)(double, double, double, struct interval *, struct err *))
{
	struct err e = { 0 };
	struct comparison r;
	struct estimate a = { .value = x / n };
	must(c, method(x, n, conf, &a.interval, &e));
	must(c, compare_estimates(&a, b, &r, &e));
	ref_near(c, "d", r.difference);
	ref_near_pair(c, d_key, r.difference_interval.lo, r.difference_interval.hi);
	ref_near(c, "ratio", r.ratio);
	ref_near_pair(c, ratio_key, r.ratio_interval.lo, r.ratio_interval.hi);
}

static void run_a02(struct ref_case *c)
{
	struct err e = { 0 };
	double x = ref_num(c, "x"), n = ref_num(c, "n"), conf = ref_num(c, "conf"), N = ref_num(c, "N"), pi = ref_num(c, "pi");
	double bx = ref_num(c, "baseline.x"), bn = ref_num(c, "baseline.n"), se = ref_num(c, "pi_se");
	struct estimate b = { pi, { pi, pi } };
	if (!isnan(N)) {
		double n_fpc;
		must(c, compare_finite_population(n, N, &n_fpc, &e));
		ref_near(c, "n_fpc", n_fpc);
		x *= n_fpc / n;
		n = n_fpc;
	}
	if (!isnan(bn)) {
		b.value = bx / bn;
		must(c, interval_wilson(bx, bn, conf, &b.interval, &e));
	}
	if (!isnan(se))
		must(c, compare_survey_baseline(pi, se, conf, &b, &e));
	if (ref_expects(c, "d_ci[0]")) {
		compare_all(c, x, n, &b, conf, "d_ci", "ratio_ci", interval_wilson);
		return;
	}
	compare_all(c, x, n, &b, conf, "d_ci_cp", "ratio_ci_cp", interval_exact);
	compare_all(c, x, n, &b, conf, "d_ci_wilson", "ratio_ci_wilson", interval_wilson);
}

static void run_a05(struct ref_case *c)
{
	struct err e = { 0 };
	struct distance d;
	double x[ROOM], pi[ROOM], n = 0;
	size_t k = ref_list(c, "x", x, ROOM);
	t_int(ref_list(c, "pi", pi, ROOM), k);
	must(c, distance_measure(x, pi, k, &d, &e));
	ref_near(c, "tvd", d.tvd);
	t_near(c->id, distance_tvd(x, pi, k), d.tvd, 1e-12);
	ref_near(c, "mirror", d.mirror);
	ref_near(c, "expected_tvd_random", d.expected_tvd);
	ref_near(c, "max_abs_pp", d.largest_gap);
	ref_near(c, "cohen_w", d.w);
	ref_near(c, "w_debiased", d.w_debiased);
	ref_near(c, "cramer_v_gof", d.cramer_v);
	ref_near(c, "fei", d.fei);
	ref_near(c, "hellinger", d.hellinger);
	ref_near(c, "kl", d.kl);
	ref_near(c, "js_nat", d.js);
	ref_near(c, "js_bits", d.js_bits);
	ref_near(c, "js_distance", d.js_distance);
	ref_near(c, "max_bias_halfpoint", d.max_bias);
	if (!ref_expects(c, "w_ci95[0]")) /* one case has none */
		return;
	struct interval w;
	for (size_t i = 0; i < k; i++)
		n += x[i];
	must(c, distance_w_interval(d.w, n, k, 0.95, &w, &e));
	ref_near_pair(c, "w_ci95", w.lo, w.hi);
}

static void run_a06(struct ref_case *c)
{
	struct err e = { 0 };
	double x[ROOM], pi[ROOM], delta[ROOM], n = 0, p_equivalent = 0, upper;
	size_t k = ref_list(c, "x", x, ROOM);
	t_int(ref_list(c, "pi", pi, ROOM), k);
	t_int(ref_list(c, "delta", delta, ROOM), k);
	for (size_t i = 0; i < k; i++)
		n += x[i];
	for (size_t i = 0; i < k; i++) {
		double low = interval_tail_least(x[i], n, pi[i] - delta[i]), up = interval_tail_most(x[i], n, pi[i] + delta[i]);
		ref_near_at(c, "tost.p_low", i, low);
		ref_near_at(c, "tost.p_up", i, up);
		p_equivalent = fmax(p_equivalent, fmax(low, up));
	}
	ref_near(c, "tost.p_equiv", p_equivalent);
	ref_near(c, "tvd_upper.tvd", distance_tvd(x, pi, k));
	must(c, distance_tvd_upper(x, pi, k, 1 - ref_num(c, "alpha"), &upper, &e));
	ref_near(c, "tvd_upper.upper", upper);
}

static const char *const verdict_text[] = {
	[VERDICT_REPRESENTATIVE] = "representative_within_tolerance",
	[VERDICT_NOT_REPRESENTATIVE] = "not_representative",
	[VERDICT_NOT_SHOWN] = "not_shown",
	[VERDICT_CANNOT_JUDGE] = "cannot_be_judged",
};
static const char *const state_text[] = {
	[STATE_INSIDE] = "inside",
	[STATE_UNDER] = "under",
	[STATE_OVER] = "over",
	[STATE_OPEN] = "open",
};
static const char *const gate_text[] = {
	[GATE_PASSED] = "ok",
	[GATE_TOO_FEW] = "too_few",
	[GATE_TOO_MANY_UNKNOWN] = "too_many_unknown",
};

static void expect_dimension(struct ref_case *c, const char *name, const struct dimension_result *d)
{
	char key[REF_KEY];
	ref_near(c, ref_key(key, "dims.%s.n", name), d->known);
	ref_near(c, ref_key(key, "dims.%s.unknown", name), d->unknown);
	ref_same(c, ref_key(key, "dims.%s.gate", name), gate_text[d->gate]);
	ref_truth(c, ref_key(key, "dims.%s.observed_within", name), true, d->observed_inside);
	for (size_t i = 0; i < d->k; i++) {
		const struct group_result *g = &d->group[i];
		ref_near(c, ref_key(key, "dims.%s.tolerance[%zu]", name, i), g->tolerance);
		ref_near(c, ref_key(key, "dims.%s.share[%zu]", name, i), g->share);
		ref_near_pair(c, ref_key(key, "dims.%s.ci90[%zu]", name, i), g->interval.lo, g->interval.hi);
		ref_near_pair(c, ref_key(key, "dims.%s.ci_simultaneous[%zu]", name, i), g->simultaneous.lo, g->simultaneous.hi);
		ref_same(c, ref_key(key, "dims.%s.state[%zu]", name, i), state_text[g->state]);
		ref_same(c, ref_key(key, "dims.%s.state_worst_case[%zu]", name, i), state_text[g->state_worst]);
	}
}

static void run_a07(struct ref_case *c)
{
	static const char *const name[] = { "age", "gender", "edu" };
	static const struct group group[ROOM];
	double x[3][ROOM], pi[3][ROOM], se[3][ROOM];
	struct composition d[3];
	size_t n = 0, of[3];
	char key[REF_KEY];
	for (size_t i = 0; i < 3; i++) {
		size_t k = ref_list(c, ref_key(key, "dims.%s.x", name[i]), x[n], ROOM);
		if (k == 0)
			continue;
		t_int(ref_list(c, ref_key(key, "dims.%s.pi", name[i]), pi[n], ROOM), k);
		bool survey = ref_list(c, ref_key(key, "dims.%s.pi_se", name[i]), se[n], ROOM) == k;
		double unknown = ref_num(c, ref_key(key, "dims.%s.unknown", name[i]));
		d[n] = (struct composition){ .k = k, .group = group, .x = x[n], .population = pi[n] };
		d[n].unknown = isnan(unknown) ? 0 : unknown;
		d[n].population_se = survey ? se[n] : NULL;
		of[n++] = i;
	}
	struct agreement a = agreement_preset(TOLERANCE_STANDARD);
	double deff = ref_num(c, "criterion.deff");
	ref_text(c, "criterion"); /* null: all defaults */
	a.deff = isnan(deff) ? 1 : deff;
	struct err e = { 0 };
	struct mem *m = mem_new();
	struct verdict_result r;
	must(c, represent_judge(m, d, n, &a, &r, &e));
	bool applies = r.verdict == VERDICT_REPRESENTATIVE || r.verdict == VERDICT_NOT_REPRESENTATIVE;
	ref_same(c, "verdict", verdict_text[r.verdict]);
	ref_truth(c, "robust_to_unknowns", applies, r.robust_to_unknowns);
	ref_near(c, "deff_star", r.deff_star);
	ref_near(c, "tests", r.n_tests);
	for (size_t i = 0; i < n; i++)
		expect_dimension(c, name[of[i]], &r.dimension[i]);
	mem_free(m);
}

static const char *const tolerance_text[] = {
	[TOLERANCE_STRICT] = "strict",
	[TOLERANCE_STANDARD] = "standard",
	[TOLERANCE_BROAD] = "broad",
};

static void run_verdict_n(struct ref_case *c)
{
	double gender[ROOM], age[ROOM], province[ROOM], n;
	struct composition d[2] = {
		{ .k = ref_list(c, "gender", gender, ROOM), .population = gender },
		{ .k = ref_list(c, "age6", age, ROOM), .population = age },
	};
	ref_list(c, "province12", province, ROOM); /* not in any of these cases' dimensions */
	const char *preset = ref_text(c, "preset"), *dims = ref_text(c, "dims");
	size_t n_dims = strcmp(dims, "gender") == 0 ? 1 : strcmp(dims, "gender+age6") == 0 ? 2 : 0;
	size_t tolerance = 0;
	while (strcmp(tolerance_text[tolerance], preset) != 0)
		tolerance++;
	struct agreement a = agreement_preset((enum tolerance)tolerance);
	a.alpha = ref_num(c, "alpha");
	struct mem *m = mem_new();
	struct err e = { 0 };
	must(c, people_needed(m, d, n_dims, &a, 1 - ref_num(c, "beta"), &n, &e));
	ref_near(c, "n", n);
	mem_free(m);
}

static void run_a08(struct ref_case *c)
{
	if (strncmp(c->id, "verdict_n", 9) == 0) {
		run_verdict_n(c);
		return;
	}
	double n = ref_num(c, "n"), alpha = ref_num(c, "alpha");
	if (strncmp(c->id, "chisq_power", 11) == 0) {
		double df = ref_num(c, "df"), w = ref_num(c, "w");
		ref_near(c, "power", distance_noncentral_chisq(gsl_cdf_chisq_Qinv(alpha, df), df, n * w * w));
		return;
	}
	double pi = ref_num(c, "pi"), delta = ref_num(c, "delta");
	struct people_region r = people_region(n, pi, delta, alpha);
	ref_num(c, "beta");
	ref_near(c, "c_lo", r.lo);
	ref_near(c, "c_hi", r.hi);
	ref_near(c, "power", people_power(n, pi, delta, alpha, pi));
	ref_near(c, "size_low", people_power(n, pi, delta, alpha, pi - delta));
	ref_near(c, "size_high", people_power(n, pi, delta, alpha, pi + delta));
}

static void run_manski(struct ref_case *c)
{
	struct err e = { 0 };
	struct unknown_share s;
	struct interval tvd;
	double x[ROOM], pi[ROOM], known = 0, unknown = ref_num(c, "unknown"), conf = ref_num(c, "conf");
	size_t k = ref_list(c, "x", x, ROOM);
	t_int(ref_list(c, "pi", pi, ROOM), k);
	for (size_t i = 0; i < k; i++)
		known += x[i];
	for (size_t i = 0; i < k; i++) {
		char key[REF_KEY];
		must(c, unknown_share(x[i], known, unknown, conf, &s, &e));
		ref_near(c, ref_key(key, "groups[%zu].lower", i), s.bounds.lo);
		ref_near(c, ref_key(key, "groups[%zu].upper", i), s.bounds.hi);
		ref_near(c, ref_key(key, "groups[%zu].c", i), s.c);
		ref_near_pair(c, ref_key(key, "groups[%zu].ci", i), s.confidence.lo, s.confidence.hi);
	}
	must(c, unknown_tvd(x, pi, k, unknown, &tvd, &e));
	ref_near(c, "tvd_min", tvd.lo);
	ref_near(c, "tvd_max", tvd.hi);
}

static void run_tipping(struct ref_case *c)
{
	struct err e = { 0 };
	struct interval s;
	struct unknown_band band = { ref_num(c, "pi"), 0, ref_num(c, "delta"), ref_num(c, "alpha"), 1 };
	must(c, unknown_tipping(ref_num(c, "x"), ref_num(c, "n_known"), ref_num(c, "unknown"), &band, &s, &e));
	ref_near(c, "s_min", s.lo);
	ref_near(c, "s_max", s.hi);
}

static void run_suppressed(struct ref_case *c)
{
	struct err e = { 0 };
	struct interval cell;
	bool feasible;
	double known[ROOM], given = 0, total = ref_num(c, "total");
	size_t k = ref_list(c, "known", known, ROOM);
	for (size_t i = 0; i < k; i++)
		given += known[i];
	must(c, unknown_withheld(given, ref_num(c, "n_suppressed"), ref_num(c, "threshold"), total, &cell, &feasible, &e));
	ref_near(c, "residual", total - given);
	ref_near(c, "lower", cell.lo);
	ref_near(c, "upper", cell.hi);
	ref_truth(c, "feasible", true, feasible);
}

static void run_rounded(struct ref_case *c)
{
	struct err e = { 0 };
	struct interval share[ROOM];
	bool feasible;
	double p[ROOM], sum = 0;
	size_t k = ref_list(c, "p", p, ROOM);
	must(c, unknown_rounded(p, k, ref_num(c, "unit"), share, &feasible, &e));
	for (size_t i = 0; i < k; i++) {
		sum += p[i];
		ref_near_at(c, "lower", i, share[i].lo);
		ref_near_at(c, "upper", i, share[i].hi);
	}
	ref_near(c, "sum_reported", sum);
	ref_truth(c, "feasible", true, feasible);
}

static void run_a11(struct ref_case *c)
{
	static const struct {
		const char *prefix;
		void (*run)(struct ref_case *c);
	} kind[] = { { "manski", run_manski }, { "tipping", run_tipping }, { "suppressed", run_suppressed }, { "rounded", run_rounded } };
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
		if (strncmp(c->id, kind[i].prefix, strlen(kind[i].prefix)) == 0)
			kind[i].run(c);
}

static void run_a19(struct ref_case *c)
{
	double x[ROOM], base = ref_num(c, "base"), rest = 0;
	size_t k = ref_list(c, "x", x, ROOM);
	for (size_t i = 0; !isnan(base) && i < k; i++)
		ref_near_at(c, "rounded", i, disclose_round(x[i], base));
	if (!isnan(base))
		return;
	int64_t count[ROOM];
	bool hidden[ROOM];
	struct err e = { 0 };
	for (size_t i = 0; i < k; i++)
		count[i] = (int64_t)x[i];
	const struct disclose_rule rule = { (int64_t)ref_num(c, "k"), 0 };
	must(c, disclose_one_way(count, k, &rule, hidden, &e));
	for (size_t i = 0; i < k; i++) {
		ref_near_at(c, "suppressed", i, hidden[i]);
		rest += hidden[i] ? x[i] : 0;
	}
	ref_near(c, "residual", rest);
}

static void run_a20(struct ref_case *c)
{
	const char *fn = ref_text(c, "fn");
	double a = ref_num(c, "a"), b = ref_num(c, "b"), p = ref_num(c, "p"), x = ref_num(c, "x"), n = ref_num(c, "n");
	double df = ref_num(c, "df"), ncp = ref_num(c, "ncp");
	if (strncmp(fn, "qbeta", 5) == 0)
		ref_near(c, "value", interval_exact_lower(a, a + b - 1, p));
	else if (strncmp(fn, "pbeta", 5) == 0)
		ref_near(c, "value", interval_tail_least(a, a + b - 1, x));
	else if (strncmp(fn, "pbinom", 6) == 0)
		ref_near(c, "value", interval_tail_most(x, n, p));
	else if (strncmp(fn, "pchisq", 6) == 0)
		ref_near(c, "value", distance_noncentral_chisq(x, df, ncp));
}

#define T_AREA(area)                                                                                                                       \
	T_CASE(reference_##area)                                                                                                           \
	{                                                                                                                                  \
		analytics_start();                                                                                                         \
		ref_run("tests/ref/" #area ".tsv", run_##area);                                                                            \
	}                                                                                                                                  \
	T_END

T_AREA(a01)
T_AREA(a02)
T_AREA(a05)
T_AREA(a06)
T_AREA(a07)
T_AREA(a08)
T_AREA(a11)
T_AREA(a19)
T_AREA(a20)

T_MAIN("analytics/reference", reference_a01, reference_a02, reference_a05, reference_a06, reference_a07, reference_a08, reference_a11,
       reference_a19, reference_a20)
