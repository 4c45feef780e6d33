#include "phases.h"
#include "agreement.h"
#include "people.h"
#include <math.h>

bool study_phases_agreed(struct mem *m, const struct criterion *c, const struct census *census, const struct project *p, struct phase out[],
                         struct err *e)
{
	for (size_t i = 0; i < c->n_phases; i++) {
		const struct project_phase *x = &c->phase[i];
		int second;
		out[i] = (struct phase){ .name = x->name,
			                 .from = x->from,
			                 .to = x->to,
			                 .level = (enum phase_level)x->level,
			                 .level_code = criterion_level_code(x->level),
			                 .aim = (enum people_aim)x->aim,
			                 .set = !c->phase_stands[i].before_data  ? PHASE_SET_AFTER
			                        : c->phase_stands[i].after_start ? PHASE_SET_STARTED
			                                                         : PHASE_SET_BEFORE };
		time_to_wall(c->phase_stands[i].set_at, ZONE_AMSTERDAM, &out[i].set_on, &second);
		if (x->aim == AIM_GROUP && !agreement_aim_group(m, c, census, x->target_group, p->ini_path, &out[i].aim_group, e))
			return false;
	}
	return true;
}

/* --- what phases tell beside the whole trajectory --- */

struct shown {
	const struct study *part[PROJECT_MAX_PHASES]; /* NULL: not shown */
	size_t n;
	int64_t threshold;
};

static bool is_small(double people, int64_t threshold)
{
	double n = fabs(people);
	return n > 0.5 && n < (double)threshold - 0.5;
}

static double size_of(const struct study *part)
{
	double n = 0;
	for (size_t i = 0; i < part->parties.n; i++)
		n += part->parties.item[i].n;
	return n;
}

/* Hides the smallest phase of a set; false: there is none. */
static bool hide_smallest(struct shown *s, size_t set)
{
	size_t best = s->n;
	for (size_t p = 0; p < s->n; p++)
		if (set & (size_t)1 << p && s->part[p] && (best == s->n || size_of(s->part[p]) < size_of(s->part[best])))
			best = p;
	if (best < s->n)
		s->part[best] = NULL;
	return best < s->n;
}

/* Whoever takes the phases that are shown from the whole has the people of all other days: are they few in a group? */
static bool rest_is_small(const struct study *s, const struct shown *shown)
{
	double sex[2] = { 0 }, age[PROJECT_MAX_GROUPS] = { 0 };
	bool small = false;
	for (size_t i = 0; i < s->parties.n; i++) {
		const struct party *x = &s->parties.item[i];
		bool in_phase = false;
		for (size_t p = 0; p < shown->n; p++)
			in_phase |= shown->part[p] && x->day >= shown->part[p]->phase->from && x->day <= shown->part[p]->phase->to;
		if (in_phase || !party_is_counted(&s->parties, x))
			continue;
		for (size_t g = 0; g < 2; g++)
			sex[g] += x->sex[g];
		for (size_t g = 0; g < s->criterion.n_ages; g++)
			age[s->census.group_of[g]] += x->age[g];
	}
	for (size_t g = 0; g < 2; g++)
		small |= s->criterion.judge_sex && is_small(sex[g], shown->threshold);
	for (size_t g = 0; g < PROJECT_MAX_GROUPS; g++)
		small |= is_small(age[g], shown->threshold);
	return small;
}

static void hide_beside_rest(const struct study *s, struct shown *shown)
{
	while (rest_is_small(s, shown) && hide_smallest(shown, SIZE_MAX))
		;
}

/* --- for the public, any difference between a month and some phases is protected, as growth from month to month is --- */

enum whole_of { WHOLE_ALL, WHOLE_HALL, WHOLE_ONLINE, WHOLES };

static const struct dimension_result *whole_of(const struct people_cut *cut, enum whole_of side, size_t dimension)
{
	if (side == WHOLE_ALL)
		return &cut->verdict->dimension[dimension];
	const struct dimension_result *sides = side == WHOLE_HALL ? cut->hall : cut->online;
	return sides ? &sides[dimension] : NULL;
}

static bool is_of_side(const struct study *part, bool online)
{
	for (size_t i = 0; i < part->parties.n; i++)
		if (part->parties.item[i].online != online && part->parties.item[i].n > 0)
			return false;
	return true;
}

/* Two figures of the whole, one of them NULL: what lies between the days of both is what a phase can be taken from. */
struct between {
	const struct people_cut *later, *earlier;
	enum whole_of side;
};

/* Can a phase be taken from what lies between: does it begin after the one and end by the other, and were all its people there? */
static bool is_within(const struct study *part, const struct between *b)
{
	return part && part->people.facts.until <= month_last_day(b->later->month) &&
	       (!b->earlier || part->phase->from > month_last_day(b->earlier->month)) &&
	       (b->side == WHOLE_ALL || is_of_side(part, b->side == WHOLE_ONLINE));
}

/* Does the later figure, without the earlier one and these phases, tell of few people in a group? Without a later one: do the phases,
 * without the earlier figure? */
static bool difference_is_small(const struct between *b, const struct shown *s, size_t set, size_t dimension)
{
	const struct dimension_result *later = b->later ? whole_of(b->later, b->side, dimension) : NULL;
	const struct dimension_result *earlier = b->earlier ? whole_of(b->earlier, b->side, dimension) : NULL;
	bool small = false;
	if ((b->later && !later) || (b->earlier && !earlier))
		return false;
	for (size_t g = 0; g < (later ? later : earlier)->k && !small; g++) {
		double x = 0;
		for (size_t p = 0; p < s->n; p++)
			if (set & (size_t)1 << p)
				x -= s->part[p]->people.cut->verdict->dimension[dimension].group[g].x;
		small = is_small(later ? x + later->group[g].x - (earlier ? earlier->group[g].x : 0) : -x - earlier->group[g].x,
		                 s->threshold);
	}
	return small;
}

static bool tells(const struct between *b, const struct shown *s, size_t set, size_t n_dimensions)
{
	for (size_t i = 0; i < n_dimensions; i++)
		if (difference_is_small(b, s, set, i))
			return true;
	return false;
}

/* A set of shown phases that tells, beside one or two figures of the whole, of few people; 0: there is none. */
static size_t find_telling(const struct between *b, const struct shown *s)
{
	size_t may = 0;
	for (size_t p = 0; p < s->n; p++)
		if (is_within(s->part[p], b))
			may |= (size_t)1 << p;
	for (size_t set = may; set; set = (set - 1) & may)
		if (tells(b, s, set, b->later->verdict->n_dimensions))
			return set;
	return 0;
}

/* Are all who are counted until the end of a month in these phases, and others too? */
static bool goes_beyond(const struct study *s, const struct shown *shown, size_t set, int month)
{
	bool beyond = false;
	for (size_t i = 0; i < s->parties.n; i++) {
		const struct party *x = &s->parties.item[i];
		bool in_set = false;
		for (size_t p = 0; p < shown->n; p++)
			in_set |= (set & (size_t)1 << p) && x->day >= shown->part[p]->phase->from && x->day <= shown->part[p]->phase->to;
		if (!in_set && x->day <= month_last_day(month) && party_is_counted(&s->parties, x))
			return false;
		beyond |= in_set && x->day > month_last_day(month);
	}
	return beyond;
}

/* A set of phases that tells of few people when the figure of a month is taken from it: those of its days after that month. */
static size_t find_beyond(const struct study *s, const struct people_cut *cut, const struct shown *shown)
{
	const struct between b = { .earlier = cut };
	size_t all = 0;
	for (size_t p = 0; p < shown->n; p++)
		all |= shown->part[p] ? (size_t)1 << p : 0;
	for (size_t set = all; set; set = (set - 1) & all)
		if (goes_beyond(s, shown, set, cut->month) && tells(&b, shown, set, cut->verdict->n_dimensions))
			return set;
	return 0;
}

static void hide_beside_months(const struct study *s, struct shown *shown)
{
	const struct people_input *whole = &s->people;
	for (size_t t = 0; t < whole->n_cuts; t++) {
		size_t set;
		for (int side = WHOLE_ALL; side < WHOLES; side++)
			for (size_t before = 0; before <= t; before++) {
				const struct between b = { &whole->cut[t], before ? &whole->cut[before - 1] : NULL, (enum whole_of)side };
				while ((set = find_telling(&b, shown)) != 0)
					hide_smallest(shown, set);
			}
		while ((set = find_beyond(s, &whole->cut[t], shown)) != 0)
			hide_smallest(shown, set);
	}
}

static bool all_shown(const struct people *p)
{
	const struct people_month *now = people_now(p);
	for (size_t i = 0; now && i < p->n_dimensions; i++)
		if (now->total[i].n_hidden)
			return false;
	return true;
}

bool study_phases(struct mem *m, const struct study *s, struct phase **out, size_t *n, struct err *e)
{
	struct people whole;
	struct shown shown = { .n = s->criterion.n_phases, .threshold = s->people.threshold };
	*n = s->criterion.n_phases;
	*out = mem_array(m, *n + 1, sizeof **out);
	if (*n == 0)
		return true;
	if (!study_phases_agreed(m, &s->criterion, &s->census, s->project, *out, e) || !study_people(m, s, &whole, e))
		return false;
	for (size_t i = 0; i < *n; i++) {
		struct phase *x = &(*out)[i];
		const struct study *part;
		x->begun = x->from <= month_last_day(s->until_month);
		if (!study_load_phase(m, s, i, &part, e) || !study_people(m, part, &x->people, e))
			return false;
		/* one figure of a phase for the public, not one a month that could be compared */
		bool ended = x->to <= month_last_day(s->until_month) || !s->people.for_public;
		bool whole_hides = !all_shown(&whole), counted = people_now(&x->people) != NULL;
		x->small_group = counted && !all_shown(&x->people);
		shown.part[i] = counted && ended && !x->small_group && !whole_hides ? part : NULL;
	}
	if (s->people.for_public)
		hide_beside_months(s, &shown);
	hide_beside_rest(s, &shown);
	for (size_t i = 0; i < *n; i++)
		(*out)[i].hidden = people_now(&(*out)[i].people) && !shown.part[i];
	return true;
}
