#include "represent.h"
#include "check.h"
#include "distance.h"
#include "interval.h"
#include <gsl/gsl_cdf.h>

static const double slack = 1e-12; /* a limit or a share exactly on the band is inside it, however the shares were rounded */

struct agreement agreement_preset(enum tolerance t)
{
	static const struct {
		double share, least, most;
	} preset[] = {
		[TOLERANCE_STRICT] = { 0.10, 0.005, 0.025 },
		[TOLERANCE_STANDARD] = { 0.20, 0.01, 0.05 },
		[TOLERANCE_BROAD] = { 0.40, 0.02, 0.10 },
	};
	return (struct agreement){
		.share = preset[t].share,
		.least = preset[t].least,
		.most = preset[t].most,
		.alpha = 0.05,
		.deff = 1,
		.max_unknown = 0.40,
		.min_known = 10,
	};
}

bool agreement_check(const struct agreement *a, struct err *e)
{
	const struct {
		enum word name;
		double value;
		bool ok;
	} rule[] = {
		{ W_STAT_TOLERANCE_SHARE, a->share, a->share > 0 && a->share < 1 },
		{ W_STAT_TOLERANCE_LEAST, a->least, a->least > 0 && a->least <= a->most },
		{ W_STAT_TOLERANCE_MOST, a->most, a->most < 1 },
		{ W_STAT_ALPHA, a->alpha, a->alpha > 0 && a->alpha < 0.5 },
		{ W_STAT_DEFF, a->deff, a->deff >= 1 && isfinite(a->deff) },
		{ W_STAT_MAX_UNKNOWN, a->max_unknown, a->max_unknown >= 0 && a->max_unknown <= 1 },
		{ W_STAT_MIN_KNOWN, a->min_known, a->min_known >= 1 && isfinite(a->min_known) },
	};
	for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
		if (!rule[i].ok)
			return check_refuse(e, rule[i].name, rule[i].value, 0);
	return true;
}

void represent_tolerances(const struct agreement *a, const double population[], size_t k, double share[], double delta[])
{
	double all = 0;
	for (size_t i = 0; i < k; i++)
		all += population[i];
	for (size_t i = 0; i < k; i++) {
		share[i] = population[i] / all;
		delta[i] = fmin(fmax(a->share * share[i], a->least), a->most);
	}
	if (k == 2)
		delta[0] = delta[1] = fmin(delta[0], delta[1]);
}

/* Is the lower limit, at level a, of (true share - population share) at least t? The limit is gap - sqrt((p - L)^2 + z_se^2), with L the
 * exact lower limit of the share and z_se the baseline's part; solved for L, so that the forward tail decides. */
static bool gap_least(double x, double n, double pi, double z_se, double t, double a)
{
	double p = x / n, room = p - pi - t;
	if (room < z_se)
		return false;
	double bound = p - sqrt(room * room - z_se * z_se);
	return bound <= 0 || interval_tail_least(x, n, bound) <= a;
}

bool represent_at_least(double x, double n, double pi, double se, double delta, double alpha)
{
	double z_se = se > 0 ? se * gsl_cdf_ugaussian_Qinv(alpha) : 0;
	return gap_least(x, n, pi, z_se, -delta - slack, alpha);
}

bool represent_inside(double x, double n, double pi, double se, double delta, double alpha)
{
	return represent_at_least(x, n, pi, se, delta, alpha) && represent_at_least(n - x, n, 1 - pi, se, delta, alpha);
}

/* What a group's state rests on: effective counts, the lowest and highest that the group can have. */
struct evidence {
	double low, high, n;
};

static enum group_state group_state(const struct evidence *ev, const struct group_result *g, double alpha, double n_tests)
{
	double pi = g->population, se = g->population_se, delta = g->tolerance, a = alpha / (2 * n_tests);
	double z_se = se > 0 ? se * gsl_cdf_ugaussian_Qinv(a) : 0, others = ev->n - ev->high;
	if (represent_at_least(ev->low, ev->n, pi, se, delta, alpha) && represent_at_least(others, ev->n, 1 - pi, se, delta, alpha))
		return STATE_INSIDE;
	if (gap_least(others, ev->n, 1 - pi, z_se, delta, a))
		return STATE_UNDER;
	if (gap_least(ev->low, ev->n, pi, z_se, delta, a))
		return STATE_OVER;
	return STATE_OPEN;
}

enum group_state represent_state(const struct group_result *g, double x, double n, const struct agreement *a, double n_tests)
{
	struct evidence ev = { x / a->deff, x / a->deff, n / a->deff };
	return group_state(&ev, g, a->alpha, n_tests);
}

static struct evidence evidence(const struct dimension_result *d, const struct group_result *g, double deff, bool worst)
{
	if (!worst)
		return (struct evidence){ g->x / deff, g->x / deff, d->known / deff };
	return (struct evidence){ g->x / deff, (g->x + d->unknown) / deff, (d->known + d->unknown) / deff };
}

static enum gate gate_at(const struct dimension_result *d, const struct agreement *a, double deff)
{
	if (d->gate == GATE_NOT_PERSONS || d->gate == GATE_NO_BASELINE || d->gate == GATE_BANDS || d->gate == GATE_UNFIT)
		return d->gate;
	double total = d->known + d->unknown;
	if (total / deff < a->min_known)
		return GATE_TOO_FEW;
	if (d->unknown / total > a->max_unknown)
		return GATE_TOO_MANY_UNKNOWN;
	return d->known / deff < a->min_known ? GATE_TOO_FEW : GATE_PASSED;
}

static enum verdict verdict_at(const struct verdict_result *r, const struct agreement *a, double deff, bool worst)
{
	bool all_judged = true, all_inside = true;
	for (size_t i = 0; i < r->n_dimensions; i++) {
		const struct dimension_result *d = &r->dimension[i];
		if (gate_at(d, a, deff) != GATE_PASSED) {
			all_judged = false;
			continue;
		}
		for (size_t j = 0; j < d->k; j++) {
			struct evidence ev = evidence(d, &d->group[j], deff, worst);
			enum group_state s = group_state(&ev, &d->group[j], a->alpha, r->n_tests);
			if (s == STATE_UNDER || s == STATE_OVER)
				return VERDICT_NOT_REPRESENTATIVE;
			all_inside = all_inside && s == STATE_INSIDE;
		}
	}
	if (!all_judged)
		return VERDICT_CANNOT_JUDGE;
	return all_inside ? VERDICT_REPRESENTATIVE : VERDICT_NOT_SHOWN;
}

/* More clustering only widens the limits and closes the gates, so the verdict changes once. */
static double deff_star(const struct verdict_result *r, const struct agreement *a)
{
	double stands = a->deff, changed = 2 * a->deff;
	while (verdict_at(r, a, changed, false) == r->verdict) {
		stands = changed;
		changed *= 2;
	}
	while (changed - stands > 1e-9 * changed) {
		double mid = (stands + changed) / 2;
		if (verdict_at(r, a, mid, false) == r->verdict)
			stands = mid;
		else
			changed = mid;
	}
	return stands;
}

struct interval represent_limits(double x, double n, double se, double a)
{
	double p = x / n, z_se = se > 0 ? se * gsl_cdf_ugaussian_Qinv(a) : 0;
	return (struct interval){ p - hypot(p - interval_exact_lower(x, n, a), z_se), p + hypot(interval_exact_upper(x, n, a) - p, z_se) };
}

static void describe_group(struct dimension_result *d, struct group_result *g, const struct agreement *a, double n_tests)
{
	double n = d->known / a->deff, x = g->x / a->deff;
	g->share = d->known > 0 ? g->x / d->known : MISSING;
	g->interval = g->simultaneous = (struct interval){ MISSING, MISSING };
	g->state = g->state_worst = STATE_OPEN;
	if (!(d->known > 0))
		return;
	d->observed_inside = d->observed_inside && fabs(g->share - g->population) <= g->tolerance + slack;
	if (d->gate == GATE_NOT_PERSONS)
		return;
	g->interval = represent_limits(x, n, g->population_se, a->alpha);
	g->simultaneous = represent_limits(x, n, g->population_se, a->alpha / (2 * n_tests));
	if (d->gate == GATE_NO_BASELINE)
		return;
	struct evidence observed = evidence(d, g, a->deff, false), worst = evidence(d, g, a->deff, true);
	g->state = group_state(&observed, g, a->alpha, n_tests);
	g->state_worst = group_state(&worst, g, a->alpha, n_tests);
}

static void describe_dimension(struct mem *m, const struct composition *c, const struct agreement *a, double n_tests,
                               struct dimension_result *d)
{
	double *share = mem_array(m, c->k, sizeof *share), *delta = mem_array(m, c->k, sizeof *delta);
	*d = (struct dimension_result){ .dimension = c->dimension, .k = c->k, .unknown = c->unknown };
	d->group = mem_array(m, c->k, sizeof *d->group);
	d->gate = c->not_persons ? GATE_NOT_PERSONS : !c->population ? GATE_NO_BASELINE : c->unfit ? GATE_UNFIT : GATE_PASSED;
	d->tvd = d->lottery = d->mirror = MISSING;
	for (size_t i = 0; i < c->k; i++)
		d->known += c->x[i];
	if (c->population) {
		represent_tolerances(a, c->population, c->k, share, delta);
		d->tvd = distance_tvd(c->x, c->population, c->k);
		d->mirror = 100 * (1 - d->tvd);
		if (!c->not_persons)
			d->lottery = 100 * (1 - distance_expected_tvd(c->population, c->k, d->known));
	}
	d->observed_inside = c->population && d->known > 0;
	for (size_t i = 0; i < c->k; i++) {
		struct group_result *g = &d->group[i];
		g->group = c->group[i];
		g->x = c->x[i];
		g->population = c->population ? share[i] : MISSING;
		g->population_se = c->population && c->population_se ? c->population_se[i] : 0;
		g->tolerance = c->population ? delta[i] : MISSING;
		describe_group(d, g, a, n_tests);
	}
	d->gate = gate_at(d, a, a->deff);
}

/* Do the states change when those of whom it is not known whether they are old enough all are, or all are not? */
static bool depends_on_crossing(struct mem *m, const struct composition *c, const struct agreement *a, double n_tests,
                                const struct dimension_result *d)
{
	double *x = mem_array(m, c->k, sizeof *x);
	for (int all = 0; all < 2; all++) {
		struct composition other = *c;
		struct dimension_result r;
		for (size_t i = 0; i < c->k; i++)
			x[i] = c->x[i];
		x[0] += all ? c->crossing : 0;
		other.x = x;
		other.unknown = fmax(0, c->unknown - c->crossing);
		describe_dimension(m, &other, a, n_tests, &r);
		for (size_t i = 0; i < c->k; i++)
			if (r.gate != d->gate || r.group[i].state != d->group[i].state)
				return true;
	}
	return false;
}

static double shortage(const struct group_result *g)
{
	return g->population - g->share;
}

static const struct group_result *weakest(const struct verdict_result *r)
{
	const struct group_result *worst = NULL;
	for (size_t i = 0; i < r->n_dimensions; i++) {
		const struct dimension_result *d = &r->dimension[i];
		for (size_t j = 0; d->gate == GATE_PASSED && j < d->k; j++) {
			const struct group_result *g = &d->group[j];
			bool shown = g->state == STATE_UNDER, worst_shown = worst && worst->state == STATE_UNDER;
			if (!(shortage(g) > 0) || (worst_shown && !shown))
				continue;
			if (!worst || (shown && !worst_shown) || shortage(g) > shortage(worst))
				worst = g;
		}
	}
	return worst;
}

/* --- tipping points --- */

static enum group_state state_with(const struct dimension_result *d, const struct group_result *g, const struct agreement *a,
                                   double n_tests, double share)
{
	double x = (g->x + share * d->unknown) / a->deff;
	struct evidence ev = { x, x, (d->known + d->unknown) / a->deff };
	return group_state(&ev, g, a->alpha, n_tests);
}

/* The share nearest to `to` up to which the state stays what it is at `from`; NaN when it is not the group's state there. */
static double edge(const struct dimension_result *d, const struct group_result *g, const struct agreement *a, double n_tests, double from,
                   double to)
{
	double stands = from, changed = to;
	if (state_with(d, g, a, n_tests, from) != g->state)
		return MISSING;
	if (state_with(d, g, a, n_tests, to) == g->state)
		return to;
	while (fabs(changed - stands) > 1e-9) {
		double mid = (stands + changed) / 2;
		*(state_with(d, g, a, n_tests, mid) == g->state ? &stands : &changed) = mid;
	}
	return stands;
}

/* Of a group outside: how far the unknowns may go before it is not. *room: how many of them, 0..1. */
static struct tipping tip_outside(const struct verdict_result *r, const struct dimension_result *d, const struct group_result *g,
                                  const struct agreement *a, double *room)
{
	bool under = g->state == STATE_UNDER;
	double share = edge(d, g, a, r->n_tests, under ? 0 : 1, under ? 1 : 0);
	*room = under ? share : 1 - share;
	return (struct tipping){ g, under, share };
}

/* Of a group inside: the nearer of the two ends, seen from the population's share. */
static struct tipping tip_inside(const struct verdict_result *r, const struct dimension_result *d, const struct group_result *g,
                                 const struct agreement *a, double *room)
{
	double hi = edge(d, g, a, r->n_tests, g->share, 1), lo = edge(d, g, a, r->n_tests, g->share, 0);
	bool up = hi < 1 && (!(lo > 0) || hi - g->population < g->population - lo);
	*room = up ? hi - g->population : lo > 0 ? g->population - lo : (double)INFINITY;
	return (struct tipping){ g, up, up ? hi : lo };
}

/* "No" stands while any group stays outside: the weakest, which people hear of, or else the firmest. "Yes" stands while the most delicate one
 * stays inside. */
static struct tipping find_tipping(const struct verdict_result *r, const struct agreement *a)
{
	struct tipping best = { .share = MISSING };
	double best_room = MISSING;
	bool no = r->verdict == VERDICT_NOT_REPRESENTATIVE;
	for (size_t i = 0; i < r->n_dimensions; i++) {
		const struct dimension_result *d = &r->dimension[i];
		for (size_t j = 0; d->gate == GATE_PASSED && d->unknown > 0 && j < d->k; j++) {
			const struct group_result *g = &d->group[j];
			bool outside = g->state == STATE_UNDER || g->state == STATE_OVER;
			double room;
			if (no != outside)
				continue;
			struct tipping t = no ? tip_outside(r, d, g, a, &room) : tip_inside(r, d, g, a, &room);
			if (no && g == r->weakest)
				room = 2;
			if (isfinite(room) && (isnan(best_room) || (no ? room > best_room : room < best_room))) {
				best = t;
				best_room = room;
			}
		}
	}
	return best;
}

static const char *group_name(struct mem *m, const struct group *g)
{
	char sex[2] = { g->sex, 0 };
	if (g->sex)
		return mem_text(m, sex);
	return g->age_to == AGE_OPEN ? mem_printf(m, "%d+", g->age_from) : mem_printf(m, "%d-%d", g->age_from, g->age_to);
}

static bool composition_check(const struct composition *c, struct err *e)
{
	double all = 0, people = c->unknown;
	if (!check_groups(c->k, e) || !check_counts(c->x, c->k, e) || !check_count(c->unknown, e) || !check_count(c->crossing, e))
		return false;
	for (size_t i = 0; i < c->k; i++)
		people += c->x[i];
	if (!check_count(people, e))
		return false;
	if (c->population_se && !check_counts(c->population_se, c->k, e))
		return false;
	if (!c->population)
		return true;
	if (!check_counts(c->population, c->k, e))
		return false;
	for (size_t i = 0; i < c->k; i++)
		all += c->population[i];
	if (!(all > 0) || isinf(all))
		return err_set(e, ERR_INPUT, W_STAT_NO_POPULATION, NULL, NULL, NULL);
	for (size_t i = 0; i < c->k; i++)
		if (c->x[i] > 0 && c->population[i] <= 0) {
			struct mem *m = mem_new();
			err_set(e, ERR_INPUT, W_STAT_NOT_IN_POPULATION, group_name(m, &c->group[i]), NULL, NULL);
			mem_free(m);
			return false;
		}
	return true;
}

bool represent_judge(struct mem *m, const struct composition c[], size_t n, const struct agreement *a, struct verdict_result *out,
                     struct err *e)
{
	double n_tests = 0;
	if (!agreement_check(a, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!composition_check(&c[i], e))
			return false;
		n_tests += c[i].k == 2 ? 1 : (double)c[i].k;
	}
	struct verdict_result r = { .n_dimensions = n, .n_tests = n_tests, .observed_inside = n > 0, .deff_star = MISSING };
	r.dimension = mem_array(m, n, sizeof *r.dimension);
	for (size_t i = 0; i < n; i++) {
		describe_dimension(m, &c[i], a, n_tests, &r.dimension[i]);
		if (c[i].crossing > 0 && r.dimension[i].gate == GATE_PASSED && depends_on_crossing(m, &c[i], a, n_tests, &r.dimension[i]))
			r.dimension[i].gate = GATE_BANDS;
		r.observed_inside = r.observed_inside && r.dimension[i].observed_inside;
	}
	r.verdict = n > 0 ? verdict_at(&r, a, a->deff, false) : VERDICT_CANNOT_JUDGE;
	r.weakest = weakest(&r);
	if (r.verdict == VERDICT_REPRESENTATIVE || r.verdict == VERDICT_NOT_REPRESENTATIVE) {
		r.robust_to_unknowns = verdict_at(&r, a, a->deff, true) == r.verdict;
		r.deff_star = deff_star(&r, a);
		if (!r.robust_to_unknowns)
			r.tipping = find_tipping(&r, a);
	}
	*out = r;
	return true;
}
