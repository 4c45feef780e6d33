#include "people.h"
#include "agreement.h"
#include "analytics/people.h"
#include "analytics/represent.h"
#include "base/str.h"
#include "base/utf8.h"
#include "parties.h"
#include <math.h>
#include <string.h>

enum { MOST_DIMENSIONS = 2 };

/* Which side of the trajectory: everything, the hall, or online. */
enum side { SIDE_ALL, SIDE_HALL, SIDE_ONLINE };

struct tally {
	double sex[2], sex_unknown;
	double age[PROJECT_MAX_GROUPS], age_unknown;
	double n;
};

static void tally_up(const struct parties *all, int until, enum side side, struct tally *out)
{
	*out = (struct tally){ 0 };
	for (size_t i = 0; i < all->n; i++) {
		const struct party *p = &all->item[i];
		if (p->day > until || !party_is_counted(all, p) || (side == SIDE_HALL && p->online) || (side == SIDE_ONLINE && !p->online))
			continue;
		for (size_t g = 0; g < 2; g++)
			out->sex[g] += p->sex[g];
		for (size_t g = 0; g < all->criterion->n_ages; g++)
			out->age[g] += p->age[g];
		out->sex_unknown += p->sex_unknown;
		out->age_unknown += p->age_unknown;
		out->n += p->n;
	}
}

static size_t compose(struct mem *m, const struct parties *all, const struct census *census, const struct tally *t,
                      struct composition out[])
{
	const struct criterion *c = all->criterion;
	size_t n = 0;
	if (c->judge_age) {
		size_t k = census->has_age ? census->n_groups : c->n_ages;
		double *x = mem_array(m, k, sizeof *x);
		for (size_t i = 0; i < c->n_ages; i++)
			x[census->has_age ? census->group_of[i] : i] += t->age[i];
		out[n++] = (struct composition){ .dimension = DIM_AGE,
			                         .k = k,
			                         .group = census->has_age ? census->group : c->age,
			                         .x = x,
			                         .unknown = t->age_unknown,
			                         .population = census->has_age ? census->age : NULL,
			                         .population_se = census->has_age && census->split ? census->age_se : NULL,
			                         .not_persons = !all->once };
	}
	if (c->judge_sex) {
		double *x = mem_array(m, 2, sizeof *x);
		memcpy(x, t->sex, sizeof t->sex);
		out[n++] = (struct composition){ .dimension = DIM_SEX,
			                         .k = 2,
			                         .group = census_sexes,
			                         .x = x,
			                         .unknown = t->sex_unknown,
			                         .population = census->has_sex ? census->sex : NULL,
			                         .population_se = census->has_sex && census->split ? census->sex_se : NULL,
			                         .not_persons = !all->once };
	}
	return n;
}

/* *needed: people with whom the observed shares would do; NaN unless that is the question. */
static bool judge(struct mem *m, const struct parties *all, const struct census *census, int until, enum side side,
                  struct verdict_result **out, double *needed, struct err *e)
{
	struct composition c[MOST_DIMENSIONS];
	struct tally t;
	tally_up(all, until, side, &t);
	*out = NULL;
	if (side == SIDE_ALL && !(t.n > 0))
		return true;
	size_t n = compose(m, all, census, &t, c);
	*out = mem_alloc(m, sizeof **out);
	*needed = NAN;
	if (!represent_judge(m, c, n, &all->criterion->agreement, *out, e))
		return false;
	if (side != SIDE_ALL || (*out)->verdict != VERDICT_NOT_SHOWN || !(*out)->observed_inside)
		return true;
	if (!people_to_show(m, c, n, &all->criterion->agreement, needed, e))
		return false;
	if (!isfinite(*needed))
		*needed = NAN;
	return true;
}

/* In the hall as well as online; a side with nobody yet has zeros, so that every month can be compared. */
static bool has_both_sides(const struct parties *all)
{
	bool hall = false, online = false;
	for (size_t i = 0; i < all->n; i++)
		*(all->item[i].online ? &online : &hall) |= party_is_counted(all, &all->item[i]) && all->item[i].n > 0;
	return hall && online;
}

/* One cut for each month with participants, oldest first. */
static bool make_cuts(struct mem *m, const struct parties *all, const struct census *census, struct people_input *in, struct err *e)
{
	struct people_cut *cut = mem_array(m, all->n + 1, sizeof *cut);
	size_t n = 0;
	bool sides = has_both_sides(all);
	for (size_t i = 0; i < all->n; i++) {
		int month = month_of_day(all->item[i].day);
		if (n && cut[n - 1].month == month)
			continue;
		struct verdict_result *whole, *hall, *online;
		double needed, unused;
		int until = month_last_day(month);
		if (!judge(m, all, census, until, SIDE_ALL, &whole, &needed, e) ||
		    !judge(m, all, census, until, SIDE_HALL, &hall, &unused, e) ||
		    !judge(m, all, census, until, SIDE_ONLINE, &online, &unused, e))
			return false;
		if (!whole)
			continue;
		cut[n++] = (struct people_cut){ .month = month,
			                        .verdict = whole,
			                        .hall = sides ? hall->dimension : NULL,
			                        .online = sides ? online->dimension : NULL,
			                        .needed = needed };
	}
	in->cut = cut;
	in->n_cuts = n;
	return true;
}

static void list_activities(struct mem *m, const struct parties *all, struct people_facts *f)
{
	struct activity_row *row = mem_array(m, all->n + 1, sizeof *row);
	size_t n = 0;
	double total = 0, once = 0, unknown = 0;
	int64_t last = -1;
	for (size_t i = 0; i < all->n; i++) {
		const struct party *p = &all->item[i];
		if (p->activity != last)
			row[n++] = (struct activity_row){ .name = p->name, .day = p->day, .online = p->online };
		last = p->activity;
		row[n - 1].n += llround(p->n);
		total += p->n;
		once += party_is_counted(all, p) ? p->n : 0;
		unknown += party_is_unknown(all, p) ? p->n : 0;
	}
	f->activity = row;
	f->n_activities = n;
	f->participations = llround(total);
	f->persons = all->once ? llround(once) : COUNT_MISSING;
	f->first_time_unknown = llround(unknown);
}

static void tell_facts(struct mem *m, const struct parties *all, const struct census *census, const struct project *p, int until_month,
                       struct people_facts *f)
{
	const struct criterion *c = all->criterion;
	int end = c->verdict_day;
	*f = (struct people_facts){ .trajectory = p->name, .aim = (enum people_aim)p->aim, .until = month_last_day(until_month) };
	f->population = agreement_population(c, census);
	f->criterion = agreement_criterion(c, p);
	f->final = end != PROJECT_NO_DAY && end <= f->until;
	f->from = p->starts != PROJECT_NO_DAY ? p->starts : all->n ? all->item[0].day : month_first_day(until_month);
	list_activities(m, all, f);
}

bool study_people(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int until_month, int64_t last_import,
                  struct people *out, struct err *e)
{
	struct criterion *c = mem_alloc(m, sizeof *c);
	struct census *census = mem_alloc(m, sizeof *census);
	struct parties all;
	struct people_input in = { .threshold = PEOPLE_THRESHOLD };

	if (!criterion_newest(m, s, trajectory, c, e) || !census_load(m, s, trajectory, last_import, c, census, e) ||
	    !parties_load(m, s, trajectory, c, month_last_day(until_month), last_import, &all, e))
		return false;
	if (!make_cuts(m, &all, census, &in, e))
		return false;
	tell_facts(m, &all, census, p, until_month, &in.facts);
	if (p->aim == AIM_GROUP && !agreement_aim_group(m, c, census, p, &in.facts.aim_group, e))
		return false;
	return people_pass(m, &in, out, e);
}
