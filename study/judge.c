#include "judge.h"
#include "analytics/people.h"
#include "analytics/represent.h"
#include <math.h>
#include <string.h>

enum { MOST_DIMENSIONS = 2 };

struct tally {
	double sex[2], sex_unknown;
	double age[PROJECT_MAX_GROUPS], age_unknown, age_crossing;
	bool unfit; /* of some the ages were counted in bands that fit no groups */
	double n;
};

static void add_party(const struct parties *all, const struct party *p, struct tally *out)
{
	for (size_t g = 0; g < 2; g++)
		out->sex[g] += p->sex[g];
	for (size_t g = 0; g < all->criterion->n_ages; g++)
		out->age[g] += p->age[g];
	out->unfit |= all->unjoinable && p->across_n > 0;
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
			                         .unfit = t->unfit,
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

bool judge_people(struct mem *m, const struct parties *all, const struct census *census, int until, enum side side,
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

bool judge_activity(struct mem *m, const struct parties *all, const struct census *census, int64_t activity, int64_t threshold,
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
