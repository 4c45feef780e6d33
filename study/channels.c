#include "channels.h"
#include "analytics/compare.h"
#include "analytics/interval.h"
#include "analytics/mix.h"
#include "base/num.h"
#include "base/str.h"
#include "datafile.h"
#include "gaps.h"
#include "profiles.h"
#include "reports/people_say.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_USES = 5, CHANNELS_IN_MIX = 8, USE_YEARS = 3, OLDEST_ASKED = 99 /* where the open group of a survey ends */ };

struct joining {
	struct mem *mem;
	const struct people *people;
	const struct criterion *criterion;
	const struct census *census;
	const struct profile *profile;
	size_t n_profiles;
	struct channels_input *out;
};

/* --- how a channel reaches the groups --- */

static void find_groups(struct joining *j)
{
	const struct people_month *now = people_now(j->people);
	struct missed *group = mem_array(j->mem, (size_t)2 * PROJECT_MAX_GROUPS, sizeof *group);
	size_t n = 0;
	for (size_t i = 0; now && i < j->people->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		bool told = t->dimension == DIM_AGE;
		for (size_t g = 0; g < j->out->n_gaps; g++)
			told = told || j->out->gap[g].dimension == t->dimension;
		for (size_t g = 0; told && g < t->k; g++)
			group[n++] = (struct missed){ .dimension = t->dimension, .group = t->group[g].group };
	}
	j->out->group = group;
	j->out->n_groups = n;
}

static void add_channels(struct joining *j)
{
	struct reach_row *row = mem_array(j->mem, j->n_profiles + 1, sizeof *row);
	size_t n = 0;
	int64_t last = -1;
	for (size_t i = 0; i < j->n_profiles; i++) {
		int64_t channel = j->profile[i].channel_id;
		if (channel == last)
			continue;
		last = channel;
		const struct profile *by[DIM_N] = { [DIM_SEX] = gaps_profile(j->profile, j->n_profiles, channel, DIM_SEX),
			                            [DIM_AGE] = gaps_profile(j->profile, j->n_profiles, channel, DIM_AGE) };
		const struct profile *main = by[DIM_AGE] ? by[DIM_AGE] : by[DIM_SEX];
		if (!main)
			continue;
		struct reach_cell *cell = mem_array(j->mem, j->out->n_gaps + 1, sizeof *cell);
		for (size_t g = 0; g < j->out->n_gaps; g++)
			cell[g] = gaps_reach(by[j->out->gap[g].dimension], &j->out->gap[g], j->people->threshold);
		struct reach_cell *whole = mem_array(j->mem, j->out->n_groups + 1, sizeof *whole);
		gaps_reach_all(by, j->out->group, j->out->n_groups, j->people->threshold, whole);
		row[n++] = (struct reach_row){ .name = profile_name(j->mem, j->profile, j->n_profiles, main),
			                       .base = main->base,
			                       .day = main->as_of,
			                       .mirror = by[DIM_AGE] ? profile_mirror(by[DIM_AGE], j->people->threshold) : (double)NAN,
			                       .cell = cell,
			                       .whole = whole };
	}
	j->out->channel = row;
	j->out->n_channels = n;
}

/* --- how an activity reaches them --- */

/* Only what its people themselves show: 95 of 100 such intervals hold the true share. */
static bool reach_of_party(const struct joining *j, double x, double n, double population, struct group g, struct reach_cell *out,
                           struct err *e)
{
	struct interval share;
	double k = (double)j->people->threshold;
	*out = (struct reach_cell){ .ratio = NAN, .interval = { NAN, NAN }, .group = g };
	if (n < PEOPLE_PERCENT_BASE || x < k || n - x < k || !(population > 0))
		return true;
	if (!interval_exact(x, n, 0.95, &share, e))
		return false;
	out->reach = share.lo > population ? REACH_MORE : share.hi < population ? REACH_LESS : REACH_EQUAL;
	return true;
}

/* The people of all rows of one activity in a group, and of how many the trait is known. */
static void count_group(const struct joining *j, const struct parties *all, int64_t activity, const struct missed *gap, double *x,
                        double *n)
{
	const struct criterion *c = j->criterion;
	*x = *n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct party *p = &all->item[i];
		if (p->activity != activity)
			continue;
		if (gap->dimension == DIM_SEX) {
			*x += p->sex[gap->group.sex == 'M'];
			*n += p->sex[0] + p->sex[1];
		}
		for (size_t g = 0; gap->dimension == DIM_AGE && g < c->n_ages; g++) {
			*n += p->age[g];
			*x += c->age[g].age_from >= gap->group.age_from && c->age[g].age_from <= gap->group.age_to ? p->age[g] : 0;
		}
	}
}

static double population_of(const struct people *p, const struct missed *gap)
{
	const struct people_table *table;
	const struct people_group *g = people_find(p, gap->group, &table);
	return g ? g->population : (double)NAN;
}

static bool add_activities(struct joining *j, const struct parties *all, struct err *e)
{
	struct reach_row *row = mem_array(j->mem, all->n + 1, sizeof *row);
	size_t n = 0;
	int64_t last = -1;
	for (size_t i = 0; i < all->n; i++) {
		const struct party *p = &all->item[i];
		if (p->activity == last)
			continue;
		last = p->activity;
		struct reach_cell *cell = mem_array(j->mem, j->out->n_gaps + 1, sizeof *cell);
		for (size_t g = 0; g < j->out->n_gaps; g++) {
			const struct missed *gap = &j->out->gap[g];
			double x, known;
			count_group(j, all, p->activity, gap, &x, &known);
			if (!reach_of_party(j, x, known, population_of(j->people, gap), gap->group, &cell[g], e))
				return false;
		}
		row[n++] = (struct reach_row){ .name = p->name, .base = "participants", .day = p->day, .mirror = NAN, .cell = cell };
	}
	j->out->activity = row;
	j->out->n_activities = n;
	return true;
}

/* --- the best mix --- */

/* Does every profile of a list have a group that begins at this age? */
static bool all_begin(const struct profile *const list[], size_t n, int age)
{
	for (size_t i = 0; i < n; i++) {
		size_t g = 0;
		while (g < list[i]->k && list[i]->group[g].age_from != age)
			g++;
		if (g == list[i]->k)
			return false;
	}
	return true;
}

/* The ages that all profiles tell apart; 0 when they have fewer than two in common. */
static size_t common_groups(const struct profile *const list[], size_t n, struct group out[PROJECT_MAX_GROUPS])
{
	size_t k = 0;
	for (size_t g = 0; g < list[0]->k; g++)
		if (all_begin(list, n, list[0]->group[g].age_from)) {
			if (k)
				out[k - 1].age_to = list[0]->group[g].age_from - 1;
			out[k++] = (struct group){ .age_from = list[0]->group[g].age_from, .age_to = AGE_OPEN };
		}
	return k >= 2 ? k : 0;
}

/* The people of a profile by these groups; those younger than all are left out. */
static void put_in_groups(const struct profile *p, const struct group group[], size_t k, double out[])
{
	for (size_t g = 0; g < k; g++)
		for (size_t i = 0; i < p->k; i++)
			if (p->group[i].age_from >= group[g].age_from && p->group[i].age_from <= group[g].age_to)
				out[g] += p->x[i];
}

/* The profiles by age of one base, one a channel, that fit the census. */
static size_t profiles_of_base(const struct joining *j, const char *base, const struct profile *out[])
{
	size_t n = 0;
	for (size_t i = 0; i < j->n_profiles && n < CHANNELS_IN_MIX; i++) {
		const struct profile *p = &j->profile[i];
		if (p->dimension == DIM_AGE && p->census && str_eq(p->base, base))
			out[n++] = p;
	}
	return n;
}

/* Does no channel come near the population's share of a group? */
static bool is_far(const double profile[], size_t n, size_t k, const double population[], size_t g)
{
	double most = 0;
	for (size_t i = 0; i < n; i++)
		most = fmax(most, profile[i * k + g] / profile_sum(profile + i * k, k));
	return most <= (1 - REACH_PERCENT / 100.0) * population[g] / profile_sum(population, k);
}

/* A start for the draws that is the same for the same agreement. */
static unsigned long seed_of(const struct criterion *c)
{
	enum { DIGITS = 8 };
	char start[DIGITS + 1] = { 0 };
	memcpy(start, c->sha256, DIGITS);
	return strtoul(start, NULL, 16);
}

/* How sure the shares are, as far as it is known of how many people the profiles are. */
static bool spread_mix(struct joining *j, const struct mix_channels *in, const struct profile *const list[], struct err *e)
{
	struct reach_mix *out = &j->out->mix;
	double *n = mem_array(j->mem, in->n_channels, sizeof *n);
	const char **shares = mem_array(j->mem, in->n_channels, sizeof *shares), **few = mem_array(j->mem, in->n_channels, sizeof *few);
	struct interval *range = mem_array(j->mem, in->n_channels, sizeof *range);
	for (size_t c = 0; c < in->n_channels; c++) {
		double in_groups = profile_sum(in->profile + c * in->n_groups, in->n_groups) / profile_sum(list[c]->x, list[c]->k);
		double compared = list[c]->base_n * in_groups; /* people of the ages that all channels tell apart */
		n[c] = compared / REACH_MIX_DEFF;
		if (isnan(list[c]->base_n))
			shares[out->n_shares++] = out->name[c];
		else if (!(compared >= PEOPLE_PERCENT_BASE) || channels_base_is_views(list[c]->base))
			few[out->n_few++] = out->name[c];
	}
	out->shares = shares;
	out->few = few;
	out->seed = seed_of(j->criterion);
	if (!out->w || out->n_shares || out->n_few)
		return true;
	out->range = range;
	return mix_spread(in, n, REACH_MIX_PERCENT / 100.0, MIX_DRAWS, out->seed, range, e);
}

static bool solve_mix(struct joining *j, const struct profile *const list[], size_t n, struct err *e)
{
	struct group *group = mem_array(j->mem, PROJECT_MAX_GROUPS, sizeof *group);
	size_t k = common_groups(list, n, group);
	double *profile = mem_array(j->mem, n * (k + 1), sizeof *profile), population[PROJECT_MAX_GROUPS];
	const char **name = mem_array(j->mem, n, sizeof *name);
	struct reach_mix *out = &j->out->mix;
	struct mix mix;
	bool fits;
	if (k == 0)
		return true;
	for (size_t i = 0; i < n; i++) {
		put_in_groups(list[i], group, k, profile + i * k);
		name[i] = profile_name(j->mem, j->profile, j->n_profiles, list[i]);
		if (!(profile_sum(profile + i * k, k) > 0))
			return true;
	}
	if (!census_count(j->mem, j->census, group, k, group[0].age_from, population, &fits, e))
		return false;
	if (!fits)
		return true;
	struct mix_channels in = { .n_channels = n, .n_groups = k, .profile = profile, .population = population };
	if (!mix_best(j->mem, &in, &mix, e))
		return false;
	struct group *lost = mem_array(j->mem, k, sizeof *lost);
	*out = (struct reach_mix){ .known = true, .base = list[0]->base, .n_channels = n, .name = name, .w = mix.unique ? mix.w : NULL };
	out->best = 100 * (1 - mix.least_tvd);
	out->best_single = 100 * (1 - mix.best_single_tvd);
	out->single = mix.best_single;
	for (size_t g = 0; g < k; g++)
		if (mix.unreachable[g] && is_far(profile, n, k, population, g))
			lost[out->n_unreachable++] = group[g];
	out->unreachable = lost;
	return spread_mix(j, &in, list, e);
}

static bool find_mix(struct joining *j, struct err *e)
{
	const struct profile *list[CHANNELS_IN_MIX], *best[CHANNELS_IN_MIX];
	size_t n_best = 0;
	for (size_t i = 0; i < j->n_profiles; i++) {
		size_t n = profiles_of_base(j, j->profile[i].base, list);
		if (n > n_best) {
			memcpy(best, list, n * sizeof(*list));
			n_best = n;
		}
	}
	return n_best < 2 || solve_mix(j, best, n_best, e);
}

/* --- published use --- */

enum { USE_COUNTRY, USE_SURVEY, USE_WAVE, USE_POPULATION, USE_PLATFORM, USE_AGES, USE_MEASURE, USE_VALUE, USE_UNIT, USE_FIELDS };

/* "15-19", "75+". */
static bool ages_of(const char *text, int *from, int *to)
{
	size_t n = strcspn(text, "-+");
	int64_t a, b = AGE_OPEN;
	if (!num_parse_int(text, n, &a) || (text[n] == '-' && !num_parse_int(text + n + 1, strlen(text + n + 1), &b)) || !text[n])
		return false;
	*from = (int)a;
	*to = (int)b;
	return true;
}

static int compare_uses(const void *a, const void *b)
{
	const struct use_row *x = a, *y = b;
	if (x->inside != y->inside)
		return x->inside ? -1 : 1;
	int c = (x->percent < y->percent) - (x->percent > y->percent);
	return c ? c : strcmp(x->platform, y->platform);
}

/* Ages of the group alone come before others, then a later year before an earlier one, then more use before less. */
static bool is_better(const struct use_row *x, const struct use_row *than)
{
	int wave = strcmp(x->wave, than->wave);
	if (x->inside != than->inside)
		return x->inside;
	return wave ? wave > 0 : x->percent > than->percent;
}

/* One row a platform. */
static void keep_use(struct mem *m, struct use_row **use, size_t *n, size_t *cap, const struct use_row *x)
{
	assert(*use || *n == 0);
	for (size_t i = 0; i < *n; i++)
		if (str_eq((*use)[i].platform, x->platform)) {
			if (is_better(x, &(*use)[i]))
				(*use)[i] = *x;
			return;
		}
	*use = mem_grow(m, *use, *n, cap, sizeof **use);
	(*use)[(*n)++] = *x;
}

/* Does a survey's age group tell of this one: does half of it or more lie within? *inside: all of it does. */
static bool tells_of(int from, int to, struct group g, bool *inside)
{
	int end = to > OLDEST_ASKED ? OLDEST_ASKED : to, last = g.age_to > OLDEST_ASKED ? OLDEST_ASKED : g.age_to;
	int lo = from > g.age_from ? from : g.age_from, hi = end < last ? end : last;
	*inside = lo == from && hi == end;
	return 2 * (hi - lo + 1) >= end - from + 1;
}

static bool is_of_country(const struct joining *j, const char *field)
{
	return strncmp(field, j->out->country, strlen(j->out->country)) == 0;
}

/* "2024"; 0: it is none. */
static int year_of(const char *field)
{
	int64_t year;
	return num_parse_int(field, strlen(field), &year) ? (int)year : 0;
}

/* The newest year of the country's surveys; what people use changes fast, so that older ones are left out. */
static int newest_wave(const struct joining *j, const char *path)
{
	struct datafile f;
	const char *field[USE_FIELDS], *line;
	size_t length;
	int newest = 0;
	if (!datafile_open(j->mem, path, &f))
		return 0;
	while (datafile_next(&f, field, USE_FIELDS, &line, &length))
		if (is_of_country(j, field[USE_COUNTRY]) && year_of(field[USE_WAVE]) > newest)
			newest = year_of(field[USE_WAVE]);
	return newest;
}

static void find_uses(struct joining *j, const char *path, struct missed *gap)
{
	struct datafile f;
	const char *field[USE_FIELDS], *line;
	size_t length, cap = 0;
	struct use_row *use = NULL;
	if (gap->dimension != DIM_AGE || !path || !datafile_open(j->mem, path, &f))
		return;
	int oldest = newest_wave(j, path) - USE_YEARS;
	while (datafile_next(&f, field, USE_FIELDS, &line, &length)) {
		struct use_row x = {
			.platform = field[USE_PLATFORM], .ages = field[USE_AGES], .survey = field[USE_SURVEY], .wave = field[USE_WAVE]
		};
		int from, to;
		x.measure = field[USE_MEASURE];
		if (is_of_country(j, field[USE_COUNTRY]) && year_of(field[USE_WAVE]) >= oldest && str_eq(field[USE_UNIT], "percent") &&
		    ages_of(field[USE_AGES], &from, &to) && tells_of(from, to, gap->group, &x.inside) &&
		    num_parse_real(field[USE_VALUE], strlen(field[USE_VALUE]), '.', &x.percent))
			keep_use(j->mem, &use, &gap->n_uses, &cap, &x);
	}
	if (use)
		qsort(use, gap->n_uses, sizeof *use, compare_uses);
	gap->n_uses = gap->n_uses > MOST_USES ? MOST_USES : gap->n_uses;
	gap->use = use;
}

bool study_channels(struct mem *m, const struct study *s, const char *use_path, const struct people *people, struct channels_input *out,
                    struct err *e)
{
	struct profile *profile;
	struct joining j = { .mem = m, .people = people, .criterion = &s->criterion, .census = &s->census, .out = out };
	const char *region = s->project->region;
	*out = (struct channels_input){ .people = people, .country = *region >= '0' && *region <= '9' ? "BE" : "NL" };
	if (!profiles_load(m, s->store, s->trajectory, s->last_import, j.census, &profile, &j.n_profiles, e))
		return false;
	j.profile = profile;
	struct missed *gap = gaps_find(m, people, &out->n_gaps);
	for (size_t i = 0; i < out->n_gaps; i++)
		find_uses(&j, use_path, &gap[i]);
	out->gap = gap;
	find_groups(&j);
	add_channels(&j);
	return add_activities(&j, &s->parties, e) && find_mix(&j, e);
}
