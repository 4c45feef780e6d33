#include "study.h"
#include "agreement.h"
#include "analytics/overlap.h"
#include "base/str.h"
#include "base/utf8.h"
#include "datafile.h"
#include "due.h"
#include "judge.h"
#include "regions.h"
#include <limits.h>
#include <math.h>
#include <string.h>

/* In the hall as well as online; a side with nobody yet has zeros, so that every month can be compared. */
static bool has_both_sides(const struct parties *all)
{
	bool hall = false, online = false;
	for (size_t i = 0; i < all->n; i++)
		*(all->item[i].online ? &online : &hall) |= party_is_counted(all, &all->item[i]) && all->item[i].n > 0;
	return hall && online;
}

/* One cut for each month with participants, oldest first. */
bool study_cuts(struct mem *m, const struct parties *all, const struct census *census, struct people_input *in, struct err *e)
{
	struct people_cut *cut = mem_array(m, all->n + 1, sizeof *cut);
	size_t n = 0;
	bool sides = has_both_sides(all);
	for (size_t i = 0; i < all->n; i++) {
		int month = month_of_day(all->item[i].day);
		if (n && cut[n - 1].month == month)
			continue;
		struct verdict_result *whole, *hall, *online;
		double needed = NAN, unused;
		int until = month_last_day(month);
		if (!judge_people(m, all, census, until, SIDE_ALL, &whole, &needed, e) ||
		    !judge_people(m, all, census, until, SIDE_HALL, &hall, &unused, e) ||
		    !judge_people(m, all, census, until, SIDE_ONLINE, &online, &unused, e))
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
	double total = 0, once = 0, unknown = 0, young = 0, crossing = 0, sexed = 0, other = 0;
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
		if (!party_is_counted(all, p))
			continue;
		young += p->too_young;
		crossing += p->age_crossing;
		sexed += p->sex_crossing;
		other += p->sex_other;
	}
	f->activity = row;
	f->n_activities = n;
	f->participations = llround(total);
	f->persons = all->once ? llround(once) : COUNT_MISSING;
	f->first_time_unknown = llround(unknown);
	f->too_young = llround(young);
	f->crossing = llround(crossing);
	f->crossing_sexed = llround(sexed);
	f->other_sex = llround(other);
	return row;
}

static int last_day(const struct study *s)
{
	int until = month_last_day(s->until_month);
	return s->phase && s->phase->to < until ? s->phase->to : until;
}

/* The first day of the trajectory; 0: it is not told, or the figures are all of before it, or of a phase, which has its own days. */
static int start_day(const struct study *s)
{
	const int starts = s->project->starts;
	return s->phase || starts == PROJECT_NO_DAY || starts > last_day(s) ? 0 : starts;
}

/* Of the trajectory, or of the first activity when people took part before it. */
static int first_day(const struct study *s)
{
	const int counted = s->parties.n ? s->parties.item[0].day : INT_MAX, starts = start_day(s);
	if (s->phase)
		return s->phase->from;
	if (starts || counted != INT_MAX)
		return starts && starts < counted ? starts : counted;
	return month_first_day(s->until_month);
}

/* The last day that files tell of, and the one on which the newest was read. No file tells of days after the end of the trajectory, however
 * late it was made, unless people took part then. 0: not known. */
static bool find_told(const struct study *s, int *told, int *read_on, struct err *e)
{
	if (!study_told_until(s->store, s->trajectory, s->last_import, told, read_on, e))
		return false;
	const struct parties *all = &s->parties;
	const int newest = all->n ? all->item[all->n - 1].day : 0, ends = s->project->ends;
	if (ends != PROJECT_NO_DAY && *told > ends)
		*told = newest > ends ? newest : ends;
	return true;
}

/* Figures that end in the last week of a period may be all there is of it, unless they were read before it was over. */
static bool tell_until(const struct study *s, struct people_facts *f, struct err *e)
{
	enum { QUIET_DAYS = 7 };
	int told, read_on;
	if (!find_told(s, &told, &read_on, e))
		return false;
	const bool ends = told + QUIET_DAYS < f->until || (told < f->until && read_on < f->until);
	f->told_until = told > 0 && ends ? told : f->until;
	return true;
}

static bool tell_facts(struct mem *m, const struct study *s, struct people_facts *f, struct err *e)
{
	const struct project *p = s->project;
	const struct criterion *c = &s->criterion;
	const struct parties *all = &s->parties;
	int end = s->phase ? s->phase->to : c->verdict_day;
	enum aim aim = s->phase ? s->phase->aim : criterion_aim(c, p);
	*f = (struct people_facts){ .trajectory = p->name,
		                    .part = s->phase != NULL,
		                    .earlier = s->parties.earlier,
		                    .aim = (enum people_aim)aim,
		                    .from = first_day(s),
		                    .starts = start_day(s),
		                    .until = last_day(s) };
	if (!tell_until(s, f, e))
		return false;
	f->population = agreement_population(c, &s->census);
	f->population.region = regions_called(m, datafile_folder(m), c->region, s->census.region_name, p->lang);
	f->criterion = agreement_criterion(c, p);
	f->has_end = end != PROJECT_NO_DAY;
	f->end = end;
	f->final = f->has_end && end <= f->until;
	if (c->judge_age && all->across && all->across->across_n >= (double)p->smallest) {
		f->across = all->across->name;
		f->across_ages = all->across->across_ages;
		f->across_all = all->unjoinable;
	}
	struct activity_row *row = list_activities(m, all, f);
	if (!all->once && !judge_activities(m, all, &s->census, p->smallest, f, row, e))
		return false;
	const char *group = s->phase ? s->phase->target_group : criterion_target_group(c, p);
	return aim != AIM_GROUP || agreement_aim_group(m, c, &s->census, group, p->ini_path, &f->aim_group, e);
}

static bool list_interests(struct mem *m, const struct study *s, struct people_facts *f, struct err *e)
{
	struct stmt *t;
	struct interest_row *row = NULL;
	size_t cap = 0;
	bool more;
	if (!store_statement(s->store, SQL_INTERESTS, &t, e))
		return false;
	stmt_int(t, 1, s->trajectory);
	stmt_int(t, 2, s->last_import);
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

/* --- one phase --- */

/* Is the place that an interest tells of an activity of these? Places name activities among other words. */
static bool names_activity(struct mem *m, const char *place, const struct party *item, size_t n)
{
	const char *key = utf8_key(m, place);
	for (size_t i = 0; i < n; i++)
		if (str_find_words(key, utf8_key(m, item[i].name)))
			return true;
	return false;
}

/* An interest was heard in the phase when the place it was heard at is an activity of the phase, and of no other. */
static void take_interests(struct mem *m, const struct study *whole, struct study *part)
{
	const struct people_facts *all = &whole->people.facts;
	struct interest_row *row = mem_array(m, all->n_interests + 1, sizeof *row);
	const struct parties *p = &part->parties, *w = &whole->parties;
	size_t before = (size_t)(p->item - w->item), after = before + p->n;
	for (size_t i = 0; i < all->n_interests; i++) {
		const struct interest_row *x = &all->interest[i];
		row[i] = *x;
		if (x->heard != HEARD_YES)
			continue;
		bool here = x->where && names_activity(m, x->where, p->item, p->n);
		bool elsewhere = x->where && (names_activity(m, x->where, w->item, before) ||
		                              names_activity(m, x->where, w->item + after, w->n - after));
		row[i].heard = here && !elsewhere ? HEARD_YES : elsewhere && !here ? HEARD_NO : HEARD_UNKNOWN;
	}
	part->people.facts.interest = row;
	part->people.facts.n_interests = all->n_interests;
}

static bool make_one_cut(struct mem *m, struct study *s, struct err *e)
{
	struct people_cut *cut = mem_alloc(m, sizeof *cut);
	struct verdict_result *verdict;
	double needed = NAN;
	if (!judge_people(m, &s->parties, &s->census, last_day(s), SIDE_ALL, &verdict, &needed, e))
		return false;
	*cut = (struct people_cut){ .month = month_of_day(last_day(s)), .verdict = verdict, .needed = needed };
	s->people.cut = cut;
	s->people.n_cuts = verdict != NULL;
	return true;
}

bool study_load_phase(struct mem *m, const struct study *s, size_t phase, const struct study **out, struct err *e)
{
	struct study *part = mem_alloc(m, sizeof *part);
	*part = *s;
	part->phase = &s->criterion.phase[phase];
	part->people = (struct people_input){ .threshold = s->people.threshold, .for_public = s->people.for_public };
	parties_between(&s->parties, part->phase->from, last_day(part), &part->parties);
	*out = part;
	if (!make_one_cut(m, part, e) || !tell_facts(m, part, &part->people.facts, e))
		return false;
	take_interests(m, s, part);
	return true;
}

/* --- all of it --- */

/* A period may go on after the last day that is told of: its answer is that of the last month that is. */
static bool end_with_files(struct study *s, struct err *e)
{
	int told, unused;
	if (!find_told(s, &told, &unused, e))
		return false;
	if (told > 0 && month_of_day(told) < s->until_month)
		s->until_month = month_of_day(told);
	return true;
}

/* What there is besides the agreement. */
static bool load(struct mem *m, struct study *s, struct err *e)
{
	const struct criterion *c = &s->criterion;
	s->people.threshold = s->project->smallest;
	s->people.for_public = s->project->for_public;
	if (!census_load(m, s->store, s->trajectory, s->last_import, c, &s->census, e) ||
	    !parties_load(m, s->store, s->trajectory, c, month_last_day(s->until_month), s->last_import, &s->parties, e) ||
	    !end_with_files(s, e))
		return false;
	census_join(&s->census, c, s->parties.group_of);
	return study_cuts(m, &s->parties, &s->census, &s->people, e) && tell_facts(m, s, &s->people.facts, e) &&
	       list_interests(m, s, &s->people.facts, e);
}

bool study_load(struct mem *m, struct store *store, int64_t trajectory, const struct project *p, int until_month, int64_t last_import,
                const struct study **out, struct err *e)
{
	struct study *s = mem_alloc(m, sizeof *s);
	*s = (struct study){
		.store = store, .trajectory = trajectory, .last_import = last_import, .project = p, .until_month = until_month
	};
	*out = s;
	return criterion_newest(m, store, trajectory, &s->criterion, e) && load(m, s, e);
}

bool study_load_beside(struct mem *m, const struct study *s, size_t population, const struct study **out, struct err *e)
{
	struct study *other = mem_alloc(m, sizeof *other);
	*other = (struct study){ .store = s->store,
		                 .trajectory = s->trajectory,
		                 .last_import = s->last_import,
		                 .project = s->project,
		                 .until_month = s->until_month,
		                 .criterion = criterion_of_population(&s->criterion, population) };
	*out = other;
	return load(m, other, e);
}

double study_months_told(const struct study *s, int from, int n)
{
	const struct project *p = s->project;
	double sum = NAN;
	for (int i = 0; i < n; i++) {
		double x = parties_in_month(&s->parties, from + i);
		if (p->for_public && x > 0 && x < p->smallest)
			return NAN;
		sum = isnan(x) ? sum : isnan(sum) ? x : sum + x;
	}
	return people_told(p->for_public, sum);
}

double study_month_told(const struct study *s, int month)
{
	return study_months_told(s, month, 1);
}
