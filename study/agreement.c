#include "agreement.h"
#include "advice.h"
#include "analytics/represent.h"
#include "base/str.h"
#include "phases.h"
#include <math.h>

static enum criterion_label label_of(bool before_data, bool after_start, const char *reason)
{
	if (!before_data)
		return CRITERION_CHANGED_AFTER;
	if (str_eq(reason, "default")) /* whenever it was: nobody chose anything */
		return CRITERION_DEFAULT;
	if (!after_start && criterion_is_given(reason))
		return CRITERION_DEFAULT;
	return after_start ? CRITERION_SET_LATE : CRITERION_SET_BEFORE;
}

/* The preset whose figures the agreement has; the nearest by share when none has. */
static enum tolerance tolerance_of(const struct agreement *a, bool *own)
{
	enum tolerance best = TOLERANCE_STRICT;
	for (int t = TOLERANCE_STRICT; t <= TOLERANCE_BROAD; t++) {
		struct agreement x = agreement_preset((enum tolerance)t), y = agreement_preset(best);
		if (fabs(x.share - a->share) < fabs(y.share - a->share))
			best = (enum tolerance)t;
	}
	struct agreement x = agreement_preset(best);
	*own = fabs(x.share - a->share) + fabs(x.least - a->least) + fabs(x.most - a->most) > 1e-12;
	return best;
}

struct population_facts agreement_population(const struct criterion *c, const struct census *census)
{
	return (struct population_facts){ .region = census->region_name,
		                          .minimum_age = c->min_age,
		                          .source = census->found ? census->source : NULL,
		                          .ref_day = census->ref_day,
		                          .estimated = census->estimated,
		                          .split = census->split,
		                          .joined = census->has_age && census->joined,
		                          .joined_by_counts = census->has_age && census->joined_by_counts,
		                          .persons = census->persons };
}

struct criterion_facts agreement_criterion(const struct criterion *c, const struct project *p)
{
	int second;
	const struct criterion_since *x = &c->stands;
	struct criterion_facts f = { .sha256 = c->sha256,
		                     .label = label_of(x->before_data, x->after_start, x->reason),
		                     .agreement = c->agreement,
		                     .recorded_in = *p->recorded_in ? p->recorded_in : NULL };
	if (!str_eq(c->stands.sha256, c->sha256)) {
		f.stands_version = c->stands.version;
		f.stands_sha256 = c->stands.sha256;
	}
	f.tolerance = tolerance_of(&c->agreement, &f.own_tolerance);
	time_to_wall(c->stands.set_at, ZONE_AMSTERDAM, &f.set_on, &second);
	return f;
}

bool agreement_aim_group(struct mem *m, const struct criterion *c, const struct census *census, const char *name, const char *ini_path,
                         struct group *out, struct err *e)
{
	size_t at;
	if (!project_find_group(m, c->age, c->n_ages, name, &at, out)) {
		err_set(e, ERR_INPUT, W_INI_TARGET_GROUP, name, NULL, NULL);
		return err_at(e, ini_path, 0, 0);
	}
	if (at < c->n_ages && census->has_age)
		*out = census->group[census->group_of[at]];
	return true;
}

/* --- the page --- */

/* Groups and their room; without a census the groups of the agreement alone. */
static struct agreement_dimension one_dimension(struct mem *m, const struct criterion *c, enum dimension dimension, size_t k,
                                                const struct group *group, const double *population)
{
	struct agreement_dimension x = { .dimension = dimension, .k = k, .group = group };
	if (population) {
		double *share = mem_array(m, k, sizeof *share), *room = mem_array(m, k, sizeof *room);
		represent_tolerances(&c->agreement, population, k, share, room);
		x.share = share;
		x.room = room;
	}
	return x;
}

static void add_dimensions(struct mem *m, const struct criterion *c, const struct census *census, struct agreement_page *out)
{
	struct agreement_dimension *x = mem_array(m, DIM_N, sizeof *x);
	bool known = c->judge_age && census->has_age;
	if (c->judge_age)
		x[out->n_dimensions++] = one_dimension(m, c, DIM_AGE, known ? census->n_groups : c->n_ages, known ? census->group : c->age,
		                                       known ? census->age : NULL);
	if (c->judge_sex)
		x[out->n_dimensions++] = one_dimension(m, c, DIM_SEX, 2, census_sexes, census->has_sex ? census->sex : NULL);
	out->dimension = x;
}

static bool load_past(struct mem *m, struct store *s, int64_t trajectory, struct agreement_page *out, struct err *e)
{
	struct stmt *t;
	struct agreement_version *past = NULL;
	size_t cap = 0;
	bool row;
	if (!store_statement(s, SQL_CRITERION_PAST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, out->version);
	while (stmt_next(t, &row, e) && row) {
		past = mem_grow(m, past, out->n_versions, &cap, sizeof *past);
		past[out->n_versions++] = (struct agreement_version){ .version = (int)stmt_get_int(t, 0),
			                                              .set_at = stmt_get_int(t, 1),
			                                              .reason = mem_text(m, stmt_get_text(t, 2)),
			                                              .sha256 = mem_text(m, stmt_get_text(t, 3)) };
	}
	out->past = past;
	return e->code == ERR_NONE;
}

static bool count_needed(struct mem *m, const struct criterion *c, const struct agreement_page *page, double *needed, struct err *e)
{
	enum { POWER_PERCENT = 80 };
	struct composition x[DIM_N];
	*needed = NAN;
	for (size_t i = 0; i < page->n_dimensions; i++) {
		const struct agreement_dimension *a = &page->dimension[i];
		if (!a->share)
			return true;
		x[i] = (struct composition){ .dimension = a->dimension, .k = a->k, .group = a->group, .population = a->share };
	}
	return page->n_dimensions == 0 || people_needed(m, x, page->n_dimensions, &c->agreement, POWER_PERCENT / 100.0, needed, e);
}

static void add_others(struct mem *m, const struct criterion *c, struct agreement_page *out)
{
	const char **name = mem_array(m, PROJECT_MAX_POPULATIONS, sizeof *name);
	for (size_t i = 0; i < c->n_populations; i++)
		name[i] = mem_printf(m, "%s (%s, %d+)", c->population[i].name, c->population[i].region, c->population[i].min_age);
	out->other = name;
	out->n_others = c->n_populations;
}

/* Before the first data there is still something to choose. */
static bool load_steps(struct mem *m, struct store *s, int64_t trajectory, const struct criterion *c, struct agreement_page *out,
                       struct err *e)
{
	struct people_step *step = mem_array(m, PEOPLE_STEPS, sizeof *step);
	bool known = false;
	if (!c->has_data && !advice_steps(m, s, trajectory, c->region, c->min_age, step, &known, e))
		return false;
	out->step = known ? step : NULL;
	return true;
}

bool agreement_load(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct agreement_page *out, struct err *e)
{
	struct criterion *c = mem_alloc(m, sizeof *c);
	struct census *census = mem_alloc(m, sizeof *census);
	if (!criterion_newest(m, s, trajectory, c, e) || !census_load(m, s, trajectory, INT64_MAX, c, census, e))
		return false;
	*out = (struct agreement_page){ .trajectory = p->name,
		                        .organisation = p->organisation,
		                        .population = agreement_population(c, census),
		                        .criterion = agreement_criterion(c, p),
		                        .aim = (enum people_aim)criterion_aim(c, p),
		                        .version = c->version,
		                        .set_at = c->set_at,
		                        .reason = c->reason,
		                        .has_verdict_day = c->verdict_day != PROJECT_NO_DAY,
		                        .verdict_day = c->verdict_day };
	out->criterion.label = label_of(c->before_data, c->after_start, c->reason); /* the page is of the whole version */
	add_dimensions(m, c, census, out);
	add_others(m, c, out);
	struct phase *phase = mem_array(m, PROJECT_MAX_PHASES, sizeof *phase);
	if (!study_phases_agreed(m, c, census, p, phase, e))
		return false;
	out->phase = phase;
	out->n_phases = c->n_phases;
	if (criterion_aim(c, p) == AIM_GROUP &&
	    !agreement_aim_group(m, c, census, criterion_target_group(c, p), p->ini_path, &out->aim_group, e))
		return false;
	return load_past(m, s, trajectory, out, e) && load_steps(m, s, trajectory, c, out, e) && count_needed(m, c, out, &out->needed, e);
}

/* --- recording --- */

bool agreement_record(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *reason, int64_t now,
                      enum agreement_change *change, struct err *e)
{
	struct criterion c;
	const char *text = criterion_text(m, p);
	if (!criterion_newest(m, s, trajectory, &c, e))
		return false;
	bool same = criterion_same(m, text, c.text), untouched = criterion_is_given(c.reason) && !c.has_data;
	*change = AGREEMENT_SAME;
	if (same && !untouched)
		return true;
	if (!untouched && !reason)
		return err_set(e, ERR_USAGE, W_CRITERION_REASON_NEEDED, NULL, NULL, NULL);
	if (!store_begin(s, e))
		return false;
	if (!criterion_set(s, trajectory, text, reason ? reason : "own", now, e) || !store_commit(s, e)) {
		store_rollback(s);
		return false;
	}
	*change = AGREEMENT_SET;
	return true;
}
