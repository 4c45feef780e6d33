#include "gaps.h"
#include "base/str.h"
#include <math.h>
#include <stdlib.h>

enum { MOST_GAPS = 4 };

struct shortage {
	struct missed gap;
	double missing; /* share of the participants */
};

static int compare_shortages(const void *a, const void *b)
{
	const struct shortage *x = a, *y = b;
	if (x->gap.under != y->gap.under)
		return x->gap.under ? -1 : 1;
	return (x->missing < y->missing) - (x->missing > y->missing);
}

/* Of groups that were not judged, those that lack at least one person; none where it is not known how the others are divided. */
static bool is_short(const struct people_table *t, const struct people_group *g)
{
	if (g->has_state)
		return g->state == STATE_UNDER || (g->state != STATE_INSIDE && g->share < g->population);
	return t->gate != GATE_UNFIT && (g->population - g->share) * (double)t->known >= 0.5;
}

struct missed *gaps_find(struct mem *m, const struct people *people, size_t *n_gaps)
{
	const struct people_month *now = people_now(people);
	struct shortage found[2 * PROJECT_MAX_GROUPS] = { 0 };
	size_t n = 0;
	for (size_t i = 0; now && i < people->n_dimensions; i++)
		for (size_t g = 0; g < now->total[i].k && n < sizeof found / sizeof *found; g++) {
			const struct people_group *x = &now->total[i].group[g];
			bool under = x->has_state && x->state == STATE_UNDER;
			if (is_short(&now->total[i], x))
				found[n++] = (struct shortage){ { .dimension = now->total[i].dimension, .group = x->group, .under = under },
					                        isnan(x->share) ? 1 : x->population - x->share };
		}
	qsort(found, n, sizeof *found, compare_shortages);
	*n_gaps = n > MOST_GAPS ? MOST_GAPS : n;
	struct missed *gap = mem_array(m, *n_gaps + 1, sizeof *gap);
	for (size_t i = 0; i < *n_gaps; i++)
		gap[i] = found[i].gap;
	return gap;
}

bool gaps_cover(const struct profile *p, struct group g, size_t *from, size_t *to)
{
	*from = 0;
	if (g.sex) {
		*from = g.sex == 'M';
		*to = *from + 1;
		return true;
	}
	while (*from < p->k && p->group[*from].age_to < g.age_from)
		++*from;
	*to = *from;
	while (*to < p->k && p->group[*to].age_from <= g.age_to)
		++*to;
	return *to > *from && *to - *from < p->k && p->group[*to - 1].age_to >= g.age_to;
}

struct reach_cell gaps_reach(const struct profile *p, const struct missed *gap, int64_t threshold)
{
	struct reach_cell cell = { .ratio = NAN, .interval = { NAN, NAN }, .group = gap->group };
	size_t from, to;
	if (!p || !p->census || !gaps_cover(p, gap->group, &from, &to))
		return cell;
	double x = profile_sum(p->x + from, to - from), all = profile_sum(p->x, p->k);
	if (p->counts && (x < (double)threshold || all - x < (double)threshold))
		return cell;
	if (gap->dimension == DIM_AGE)
		cell.group = (struct group){ .age_from = p->group[from].age_from, .age_to = p->group[to - 1].age_to };
	double population = profile_sum(p->census + from, to - from) / profile_sum(p->census, p->k);
	cell.ratio = x / all / population;
	cell.reach = cell.ratio >= 1 + REACH_PERCENT / 100.0   ? REACH_MORE
	             : cell.ratio <= 1 - REACH_PERCENT / 100.0 ? REACH_LESS
	                                                       : REACH_EQUAL;
	return cell;
}

static bool has_few(const struct profile *p, int64_t threshold)
{
	for (size_t i = 0; p->counts && i < p->k; i++)
		if (p->x[i] < (double)threshold)
			return true;
	return false;
}

void gaps_reach_all(const struct profile *const by[], const struct missed group[], size_t n, int64_t threshold, struct reach_cell out[])
{
	for (size_t g = 0; g < n; g++) {
		const struct profile *p = by[group[g].dimension];
		out[g] = gaps_reach(p, &group[g], threshold);
		if (p && p->census && has_few(p, threshold))
			out[g] = (struct reach_cell){ .ratio = NAN, .interval = { NAN, NAN }, .group = group[g].group, .few = true };
	}
}

/* The best base that a channel tells: people who saw something say more than people who follow. */
static int rank_of_base(const char *base)
{
	static const char *const order[] = { "registered", "viewers", "reached", "visitors", "followers", "views" };
	for (int i = 0; i < (int)(sizeof order / sizeof *order); i++)
		if (str_eq(base, order[i]))
			return i;
	return (int)(sizeof order / sizeof *order);
}

const struct profile *gaps_profile(const struct profile all[], size_t n, int64_t channel, enum dimension dimension)
{
	const struct profile *best = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct profile *p = &all[i];
		if (p->channel_id == channel && p->dimension == dimension && (!best || rank_of_base(p->base) < rank_of_base(best->base)))
			best = p;
	}
	return best;
}
