#include "people.h"
#include "agreement.h"
#include "analytics/overlap.h"
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
	double age[PROJECT_MAX_GROUPS], age_unknown, age_crossing;
	double n;
};

static void add_party(const struct parties *all, const struct party *p, struct tally *out)
{
	for (size_t g = 0; g < 2; g++)
		out->sex[g] += p->sex[g];
	for (size_t g = 0; g < all->criterion->n_ages; g++)
		out->age[g] += p->age[g];
	out->sex_unknown += p->sex_unknown;
	out->age_unknown += p->age_unknown;
	out->age_crossing += p->age_crossing;
	out->n += p->n;
}

static void tally_up(const struct parties *all, int until, enum side side, struct tally *out)
{
	*out = (struct tally){ 0 };
	for (size_t i = 0; i < all->n; i++) {
		const struct party *p = &all->item[i];
		if (p->day > until || !party_is_counted(all, p) || (side == SIDE_HALL && p->online) || (side == SIDE_ONLINE && !p->online))
			continue;
		add_party(all, p, out);
	}
}

static size_t compose(struct mem *m, const struct parties *all, const struct census *census, const struct tally *t,
                      struct composition out[])
{
	const struct criterion *c = all->criterion;
	size_t n = 0;
	if (c->judge_age) {
		double *x = mem_array(m, census->n_groups, sizeof *x);
		for (size_t i = 0; i < c->n_ages; i++)
			x[census->group_of[i]] += t->age[i];
		out[n++] = (struct composition){ .dimension = DIM_AGE,
			                         .k = census->n_groups,
			                         .group = census->group,
			                         .x = x,
			                         .unknown = t->age_unknown,
			                         .crossing = t->age_crossing,
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

/* One activity by itself: everybody there is another person. Its answer is told only when each of its groups may be shown. */
static bool judge_activity(struct mem *m, const struct parties *all, const struct census *census, int64_t activity, int64_t threshold,
                           struct activity_row *out, struct err *e)
{
	struct parties one = *all;
	struct composition c[MOST_DIMENSIONS];
	struct verdict_result r;
	struct tally t = { 0 };
	for (size_t i = 0; i < all->n; i++)
		if (all->item[i].activity == activity)
			add_party(all, &all->item[i], &t);
	one.once = true;
	size_t n = compose(m, &one, census, &t, c);
	for (size_t i = 0; i < n; i++)
		for (size_t g = 0; g < c[i].k; g++)
			if (c[i].x[g] < (double)threshold)
				return true;
	if (!represent_judge(m, c, n, &all->criterion->agreement, &r, e))
		return false;
	out->judged = n > 0 && r.verdict != VERDICT_CANNOT_JUDGE;
	out->verdict = r.verdict;
	return true;
}

static bool judge_activities(struct mem *m, const struct parties *all, const struct census *census, int64_t threshold,
                             struct people_facts *f, struct activity_row *row, struct err *e)
{
	double *people = mem_array(m, f->n_activities + 1, sizeof *people);
	struct overlap_reach reach;
	int64_t last = -1;
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		if (all->item[i].activity == last)
			continue;
		last = all->item[i].activity;
		people[n] = (double)row[n].n;
		if (!judge_activity(m, all, census, last, threshold, &row[n++], e))
			return false;
	}
	if (n == 0)
		return true;
	if (!overlap_reach(people, n, NAN, NULL, &reach, e))
		return false;
	f->persons_least = llround(reach.bounds.lo);
	f->persons_most = llround(reach.bounds.hi);
	return true;
}

static struct activity_row *list_activities(struct mem *m, const struct parties *all, struct people_facts *f)
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
	return row;
}

static bool tell_facts(struct mem *m, const struct parties *all, const struct census *census, const struct project *p, int until_month,
                       struct people_facts *f, struct err *e)
{
	const struct criterion *c = all->criterion;
	int end = c->verdict_day;
	*f = (struct people_facts){ .trajectory = p->name, .aim = (enum people_aim)p->aim, .until = month_last_day(until_month) };
	f->population = agreement_population(c, census);
	f->criterion = agreement_criterion(c, p);
	f->final = end != PROJECT_NO_DAY && end <= f->until;
	f->from = p->starts != PROJECT_NO_DAY ? p->starts : all->n ? all->item[0].day : month_first_day(until_month);
	struct activity_row *row = list_activities(m, all, f);
	return all->once || judge_activities(m, all, census, p->smallest, f, row, e);
}

static bool list_interests(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, struct people_facts *f, struct err *e)
{
	struct stmt *t;
	struct interest_row *row = NULL;
	size_t cap = 0;
	bool more;
	if (!store_statement(s, SQL_INTERESTS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	while (stmt_next(t, &more, e) && more) {
		const char *where = stmt_get_text(t, 2);
		row = mem_grow(m, row, f->n_interests, &cap, sizeof *row);
		row[f->n_interests++] = (struct interest_row){ .name = mem_text(m, stmt_get_text(t, 0)),
			                                       .heard = stmt_is_null(t, 1)   ? HEARD_UNKNOWN
			                                                : stmt_get_int(t, 1) ? HEARD_YES
			                                                                     : HEARD_NO,
			                                       .where = where && *where ? mem_text(m, where) : NULL };
	}
	f->interest = row;
	return !err_is_set(e);
}

/* Which people, until when. */
struct question {
	struct store *store;
	int64_t trajectory, last_import;
	const struct project *project;
	int until_month;
};

static bool load_input(struct mem *m, const struct question *q, const struct criterion *c, struct people_input *in, struct err *e)
{
	struct census *census = mem_alloc(m, sizeof *census);
	struct parties all;
	*in = (struct people_input){ .threshold = q->project->smallest, .for_public = q->project->for_public };
	if (!census_load(m, q->store, q->trajectory, q->last_import, c, census, e) ||
	    !parties_load(m, q->store, q->trajectory, c, month_last_day(q->until_month), q->last_import, &all, e))
		return false;
	census_join(census, c, all.group_of);
	if (!make_cuts(m, &all, census, in, e))
		return false;
	if (!tell_facts(m, &all, census, q->project, q->until_month, &in->facts, e) ||
	    !list_interests(m, q->store, q->trajectory, q->last_import, &in->facts, e))
		return false;
	return q->project->aim != AIM_GROUP || agreement_aim_group(m, c, census, q->project, &in->facts.aim_group, e);
}

bool study_people(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int until_month, int64_t last_import,
                  struct people *out, struct err *e)
{
	struct criterion *c = mem_alloc(m, sizeof *c);
	struct question q = { s, trajectory, last_import, p, until_month };
	struct people_input in;
	return criterion_newest(m, s, trajectory, c, e) && load_input(m, &q, c, &in, e) && people_pass(m, &in, out, e);
}

/* --- other populations --- */

static bool is_few(double a, double b, int64_t threshold)
{
	double gap = fabs(a - b);
	return gap > 0 && gap < (double)threshold;
}

/* Does one table beside the other tell of few people: those of the ages that only one of them counts? */
static bool tells_of_few(const struct people_input *a, const struct people_input *b)
{
	if (a->n_cuts == 0 || b->n_cuts == 0)
		return false;
	const struct verdict_result *x = a->cut[a->n_cuts - 1].verdict, *y = b->cut[b->n_cuts - 1].verdict;
	bool few = false;
	for (size_t i = 0; i < x->n_dimensions; i++)
		for (size_t j = 0; j < y->n_dimensions; j++) {
			const struct dimension_result *d = &x->dimension[i], *f = &y->dimension[j];
			if (d->dimension != f->dimension)
				continue;
			few |= is_few(d->known, f->known, a->threshold) || is_few(d->unknown, f->unknown, a->threshold);
			for (size_t g = 0; d->dimension == DIM_SEX && g < 2; g++)
				few |= is_few(d->group[g].x, f->group[g].x, a->threshold);
		}
	return few;
}

bool study_people_beside(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int until_month, int64_t last_import,
                         struct people_beside **out, size_t *n, struct err *e)
{
	struct criterion *c = mem_alloc(m, sizeof *c), *other = mem_array(m, PROJECT_MAX_POPULATIONS, sizeof *other);
	struct people_input main, in[PROJECT_MAX_POPULATIONS];
	struct question q = { s, trajectory, last_import, p, until_month };
	*n = 0;
	if (!criterion_newest(m, s, trajectory, c, e) || !load_input(m, &q, c, &main, e))
		return false;
	*out = mem_array(m, PROJECT_MAX_POPULATIONS, sizeof **out);
	for (size_t i = 0; i < c->n_populations; i++) {
		struct people_beside *x = &(*out)[(*n)++];
		other[i] = criterion_of_population(c, i);
		if (!load_input(m, &q, &other[i], &in[i], e) || !people_pass(m, &in[i], &x->people, e))
			return false;
		x->name = c->population[i].name;
		x->hidden = tells_of_few(&main, &in[i]);
		for (size_t k = 0; k < i; k++)
			x->hidden |= tells_of_few(&in[k], &in[i]);
	}
	return true;
}
