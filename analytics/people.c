#include "people.h"
#include "check.h"
#include "interval.h"
#include "represent.h"

enum { STEADY = 25 }; /* further numbers that must do as well */
static const double most_people = 1e8;

/* The smallest count out of n that shows a share of at least pi - delta; n + 1 if none does. */
static double least_count(double n, double pi, double delta, double alpha)
{
	double out = -1, in = n + 1;
	while (in - out > 1) {
		double mid = floor((out + in) / 2);
		if (represent_at_least(mid, n, pi, 0, delta, alpha))
			in = mid;
		else
			out = mid;
	}
	return in;
}

struct people_region people_region(double n, double pi, double delta, double alpha)
{
	return (struct people_region){ least_count(n, pi, delta, alpha), n - least_count(n, 1 - pi, delta, alpha) };
}

double people_power(double n, double pi, double delta, double alpha, double truth)
{
	struct people_region r = people_region(n, pi, delta, alpha);
	if (r.lo > r.hi)
		return 0;
	return 1 - (r.lo > 0 ? interval_tail_most(r.lo - 1, n, truth) : 0) - (r.hi < n ? interval_tail_least(r.hi + 1, n, truth) : 0);
}

/* The groups of all dimensions side by side; of two groups only the first, since both are inside together. */
struct demand {
	size_t k;
	double *observed, *share, *se, *delta; /* observed share; population share, its standard error and tolerance */
	double alpha;
};

static bool dimension_check(const struct composition *c, bool with_people, struct err *e)
{
	double all = 0, people = 0;
	if (!check_groups(c->k, e) || (c->population && !check_counts(c->population, c->k, e)))
		return false;
	if (with_people && !check_counts(c->x, c->k, e))
		return false;
	for (size_t i = 0; i < c->k; i++) {
		all += c->population ? c->population[i] : 0;
		people += with_people ? c->x[i] : 1;
	}
	if (!(all > 0) || isinf(all))
		return err_set(e, ERR_INPUT, W_STAT_NO_POPULATION, NULL, NULL, NULL);
	return check_share(0, people, e);
}

static bool demand_make(struct mem *m, const struct composition c[], size_t n, const struct agreement *a, bool with_people,
                        struct demand *out, struct err *e)
{
	size_t k = 0;
	if (!agreement_check(a, e) || (n == 0 && !check_groups(0, e)))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!dimension_check(&c[i], with_people, e))
			return false;
		k += c[i].k;
	}
	double *block = mem_array(m, 4 * k, sizeof *block);
	*out = (struct demand){ .observed = block, .share = block + k, .se = block + 2 * k, .delta = block + 3 * k, .alpha = a->alpha };
	for (size_t i = 0; i < n; i++) {
		double people = 0;
		for (size_t j = 0; with_people && j < c[i].k; j++)
			people += c[i].x[j];
		represent_tolerances(a, c[i].population, c[i].k, out->share + out->k, out->delta + out->k);
		for (size_t j = 0; j < c[i].k; j++) {
			out->observed[out->k + j] = with_people ? c[i].x[j] / people : out->share[out->k + j];
			out->se[out->k + j] = c[i].population_se ? c[i].population_se[j] : 0;
		}
		out->k += c[i].k == 2 ? 1 : c[i].k;
	}
	return true;
}

static double chance(const struct demand *d, double n)
{
	double missed = 0;
	for (size_t i = 0; i < d->k; i++)
		missed += 1 - people_power(n, d->share[i], d->delta[i], d->alpha, d->share[i]);
	return 1 - missed;
}

bool people_needed(struct mem *m, const struct composition c[], size_t n, const struct agreement *a, double power, double *out,
                   struct err *e)
{
	struct demand d;
	if (!check_level(power, e) || !demand_make(m, c, n, a, false, &d, e))
		return false;
	double few = 0, enough = 64;
	while (enough < most_people && chance(&d, enough) < power) {
		few = enough;
		enough *= 2;
	}
	if (enough >= most_people) {
		*out = (double)INFINITY;
		return true;
	}
	while (enough - few > 1) {
		double mid = floor((few + enough) / 2);
		if (chance(&d, mid) < power)
			few = mid;
		else
			enough = mid;
	}
	for (int ahead = 0; ahead <= STEADY; ahead++)
		if (chance(&d, enough + ahead) < power) {
			enough += ahead + 1;
			ahead = -1; /* begin again */
		}
	*out = ceil(enough * a->deff);
	return true;
}

static bool all_shown(const struct demand *d, double n)
{
	for (size_t i = 0; i < d->k; i++)
		if (!represent_inside(n * d->observed[i], n, d->share[i], d->se[i], d->delta[i], d->alpha))
			return false;
	return true;
}

bool people_to_show(struct mem *m, const struct composition c[], size_t n, const struct agreement *a, double *out, struct err *e)
{
	struct demand d;
	if (!demand_make(m, c, n, a, true, &d, e))
		return false;
	double enough = ceil(a->min_known), few = enough - 1;
	while (enough < most_people && !all_shown(&d, enough)) {
		few = enough;
		enough *= 2;
	}
	if (enough >= most_people) {
		*out = (double)INFINITY;
		return true;
	}
	while (enough - few > 1) {
		double mid = floor((few + enough) / 2);
		if (all_shown(&d, mid))
			enough = mid;
		else
			few = mid;
	}
	*out = ceil(enough * a->deff);
	return true;
}

bool people_steps(struct mem *m, const struct band_cell cell[], size_t n, int min_age, struct people_step step[], struct err *e)
{
	static const struct people_step plan[PEOPLE_STEPS] = {
		{ 1, { BAND_SEX }, TOLERANCE_BROAD, 0 },
		{ 2, { BAND_SEX, BAND_AGE_3 }, TOLERANCE_BROAD, 0 },
		{ 2, { BAND_SEX, BAND_AGE_6 }, TOLERANCE_BROAD, 0 },
		{ 2, { BAND_SEX, BAND_AGE_6 }, TOLERANCE_STANDARD, 0 },
	};
	for (size_t i = 0; i < PEOPLE_STEPS; i++) {
		struct composition c[2] = { 0 };
		size_t n_dimensions = 0;
		for (size_t j = 0; j < plan[i].n_presets; j++) {
			struct group *group = mem_array(m, BAND_MOST, sizeof *group);
			double *count = mem_array(m, BAND_MOST, sizeof *count);
			size_t k = band_groups(plan[i].preset[j], min_age, group);
			struct band_rest rest;
			if (!band_tally(cell, n, group, k, min_age, count, &rest, e))
				return false;
			if (!band_is_exact(&rest, min_age))
				return check_refuse(e, W_STAT_BAND_CROSSING, rest.crossing + rest.unknown + rest.ageless, 0);
			if (k >= 2) /* in an old population no bands may be left */
				c[n_dimensions++] = (struct composition){ .k = k, .group = group, .population = count };
		}
		struct agreement a = agreement_preset(plan[i].tolerance);
		step[i] = plan[i];
		if (!people_needed(m, c, n_dimensions, &a, 0.80, &step[i].needed, e))
			return false;
	}
	return true;
}

const struct people_step *people_advise(const struct people_step step[], double expected)
{
	const struct people_step *finest = NULL;
	for (size_t i = 0; i < PEOPLE_STEPS; i++)
		if (step[i].needed <= expected)
			finest = &step[i];
	return finest;
}
