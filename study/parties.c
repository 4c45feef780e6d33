#include "parties.h"
#include "analytics/split.h"
#include "base/str.h"
#include <math.h>

struct cell_list {
	struct band_cell *cell;
	size_t n, cap;
};

static bool is_whole(const struct band_cell *x, int min_age)
{
	return x->age_from >= 0 && x->age_from <= min_age && x->age_to >= AGE_OPEN;
}

/* People of one sex by age, of the cells that tell both. */
static bool tally_joint(const struct parties *all, struct party *p, struct cell_list l, size_t sex, struct err *e)
{
	struct band_rest rest;
	const struct criterion *c = all->criterion;
	double by_group[PROJECT_MAX_GROUPS];
	struct band_cell *cell = mem_array(all->mem, l.n + 1, sizeof *cell);
	size_t n = 0;
	for (size_t i = 0; i < l.n; i++)
		if (l.cell[i].sex == census_sexes[sex].sex && l.cell[i].age_from >= 0)
			cell[n++] = l.cell[i];
	if (all->n_groups == 0 || n == 0)
		return true;
	if (!band_tally(cell, n, all->group, all->n_groups, c->min_age, by_group, &rest, e))
		return false;
	for (size_t i = 0; i < c->n_ages; i++)
		p->joint[i][sex] = i == 0 || all->group_of[i] != all->group_of[i - 1] ? by_group[all->group_of[i]] : 0;
	return true;
}

/* Does a band lie in several groups of the criterion? */
static bool is_across(const struct criterion *c, const struct band_cell *x)
{
	struct group joined[PROJECT_MAX_GROUPS];
	size_t of[PROJECT_MAX_GROUPS];
	return x->age_from >= 0 && x->age_to >= c->min_age && x->n > 0 &&
	       split_join_groups(x, 1, c->age, c->n_ages, c->min_age, joined, of) < c->n_ages;
}

/* Put the cells of one party into its groups. Traits that were not asked, or fit no group, are unknown. */
static bool party_tally(const struct parties *all, struct party *p, struct cell_list l, struct err *e)
{
	struct band_rest by_sex, by_age;
	const struct criterion *c = all->criterion;
	const struct group *age = all->n_groups ? all->group : &(struct group){ .age_from = c->min_age, .age_to = AGE_OPEN };
	size_t n_ages = all->n_groups ? all->n_groups : 1;
	double by_group[PROJECT_MAX_GROUPS];
	if (!band_tally(l.cell, l.n, census_sexes, 2, c->min_age, p->sex, &by_sex, e) ||
	    !band_tally(l.cell, l.n, age, n_ages, c->min_age, by_group, &by_age, e))
		return false;
	for (size_t i = c->n_ages; i-- > 0;)
		p->age[i] = i == 0 || all->group_of[i] != all->group_of[i - 1] ? by_group[all->group_of[i]] : 0;
	if (!tally_joint(all, p, l, 0, e) || !tally_joint(all, p, l, 1, e))
		return false;
	for (size_t i = 0; i < l.n; i++)
		if (l.cell[i].age_from >= 0 && l.cell[i].age_from < c->min_age && l.cell[i].age_to >= c->min_age) {
			p->age_crossing += l.cell[i].n;
			p->sex_crossing += l.cell[i].sex ? l.cell[i].n : 0;
		}
	for (size_t i = 0; i < l.n; i++)
		if (is_across(c, &l.cell[i]) && l.cell[i].n > p->across_n) {
			p->across_n = l.cell[i].n;
			p->across_ages = (struct group){ .age_from = l.cell[i].age_from, .age_to = l.cell[i].age_to };
		}
	p->sex_other = by_sex.other;
	p->sex_unknown = by_sex.unknown + by_sex.crossing + by_sex.other;
	p->age_unknown = by_age.unknown + by_age.crossing + by_age.other;
	p->too_young = by_age.too_young;
	double aged = p->age_unknown, sexed = p->sex[0] + p->sex[1] + p->sex_unknown;
	for (size_t i = 0; i < n_ages; i++)
		aged += by_group[i];
	/* two tables of the same people may not tell of equally many: who is in one only is unknown to the other */
	p->n = fmax(aged, sexed);
	p->age_unknown += p->n - aged;
	p->sex_unknown += p->n - sexed;
	return true;
}

/* Which groups the bands of the counts cannot tell apart. */
static void join_groups(struct parties *all, const struct band_cell cell[], size_t n)
{
	enum { FEW_PARTS = 5 };
	const struct criterion *c = all->criterion;
	struct band_cell *across = mem_array(all->mem, n + 1, sizeof *across);
	double people = 0, crossing = 0;
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		people += cell[i].age_from >= 0 && cell[i].age_to >= c->min_age ? cell[i].n : 0;
		if (!is_across(c, &cell[i]))
			continue;
		across[k++] = cell[i];
		crossing += cell[i].n;
	}
	all->n_groups =
	        split_join_groups(across, crossing * FEW_PARTS >= people ? k : 0, c->age, c->n_ages, c->min_age, all->group, all->group_of);
	all->unjoinable = all->n_groups < 2 && k > 0;
	if (all->n_groups < 2)
		all->n_groups = split_join_groups(NULL, 0, c->age, c->n_ages, c->min_age, all->group, all->group_of);
}

/* People, as an import stores them; of a file that somebody altered no more than that. */
static double people_of(struct stmt *t, int column)
{
	return fmin(fmax(stmt_get_real(t, column), 0), (double)STORE_COUNT_LIMIT);
}

bool parties_outside(struct store *s, int64_t import, int min_age, int64_t *too_young, int64_t *crossing, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_IMPORT_AGES, &t, e))
		return false;
	stmt_int(t, 1, import);
	stmt_int(t, 2, min_age);
	stmt_int(t, 3, AGE_OPEN);
	if (!stmt_next(t, &row, e))
		return false;
	*too_young = row ? llround(people_of(t, 0)) : 0;
	*crossing = row ? llround(people_of(t, 1)) : 0;
	stmt_reset(t);
	return true;
}

static int read_first_time(const char *s)
{
	return str_eq(s, "yes") ? FIRST_YES : str_eq(s, "no") ? FIRST_NO : FIRST_UNKNOWN;
}

/* The cells of the parties, one party after the other. */
struct loaded {
	struct cell_list cells;
	size_t *first, cap; /* of each party */
};

static bool load(struct parties *all, struct store *s, int64_t trajectory, int until, int64_t last_import, struct loaded *out,
                 struct err *e)
{
	struct stmt *t;
	bool row;
	struct party *now = NULL;

	if (!store_statement(s, SQL_PARTICIPANT_CELLS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, until);
	stmt_int(t, 3, last_import);
	while (stmt_next(t, &row, e) && row) {
		int64_t activity = stmt_get_int(t, 0);
		int first_time = read_first_time(stmt_get_text(t, 5));
		if (!now || now->activity != activity || (int)now->first_time != first_time) {
			out->first = mem_grow(all->mem, out->first, all->n, &out->cap, sizeof *out->first);
			out->first[all->n] = out->cells.n;
			all->item = mem_grow(all->mem, all->item, all->n, &all->cap, sizeof *all->item);
			now = &all->item[all->n++];
			*now = (struct party){ .activity = activity,
				               .name = mem_text(all->mem, stmt_get_text(t, 1)),
				               .day = (int)stmt_get_int(t, 3),
				               .online = stmt_get_int(t, 4) != 0 };
			now->first_time = first_time == FIRST_YES ? FIRST_YES : first_time == FIRST_NO ? FIRST_NO : FIRST_UNKNOWN;
		}
		const char *sex = stmt_get_text(t, 6);
		struct band_cell cell = { .sex = sex ? sex[0] : 0,
			                  .age_from = (int)stmt_get_int(t, 7),
			                  .age_to = (int)stmt_get_int(t, 8),
			                  .n = people_of(t, 9) };
		if (is_whole(&cell, all->criterion->min_age)) /* every age is no age */
			cell.age_from = cell.age_to = -1;
		out->cells.cell = mem_grow(all->mem, out->cells.cell, out->cells.n, &out->cells.cap, sizeof *out->cells.cell);
		out->cells.cell[out->cells.n++] = cell;
	}
	stmt_reset(t);
	return !err_is_set(e);
}

/* Who says so is there for the first time; and at the first activity of a trajectory also who did not say. At the first activity of a part
 * of it nobody has been counted in that part yet. */
static bool is_first(const struct parties *all, const struct party *p)
{
	return p->first_time == FIRST_YES || (p->activity == all->item[0].activity && (all->earlier || p->first_time == FIRST_UNKNOWN));
}

bool party_is_unknown(const struct parties *all, const struct party *p)
{
	return (all->earlier || p->first_time == FIRST_UNKNOWN) && !is_first(all, p);
}

bool party_is_counted(const struct parties *all, const struct party *p)
{
	return !all->once || is_first(all, p);
}

/* Of how many is it not known whether they were counted before? More than the agreement allows for a trait, and nobody is counted once. */
static void decide_counting(struct parties *all)
{
	double first = 0, unknown = 0;
	for (size_t i = 0; i < all->n; i++) {
		first += is_first(all, &all->item[i]) ? all->item[i].n : 0;
		unknown += party_is_unknown(all, &all->item[i]) ? all->item[i].n : 0;
	}
	all->once = unknown <= all->criterion->agreement.max_unknown * (first + unknown);
}

static void find_across(struct parties *all)
{
	all->across = NULL;
	for (size_t i = 0; i < all->n; i++)
		if (all->item[i].across_n > (all->across ? all->across->across_n : 0))
			all->across = &all->item[i];
}

void parties_between(const struct parties *all, int from, int to, struct parties *out)
{
	size_t first = 0, n = 0;
	while (first < all->n && all->item[first].day < from)
		first++;
	while (first + n < all->n && all->item[first + n].day <= to)
		n++;
	*out = *all;
	out->item = all->item + first;
	out->n = out->cap = n;
	out->earlier = first > 0;
	if (all->n_groups == all->criterion->n_ages) /* else it is why groups were joined, on whichever day */
		find_across(out);
	decide_counting(out);
}

double parties_in_month(const struct parties *all, int month)
{
	double n = NAN;
	for (size_t i = 0; i < all->n; i++)
		if (month_of_day(all->item[i].day) == month)
			n = (isnan(n) ? 0 : n) + (party_is_counted(all, &all->item[i]) ? all->item[i].n : 0);
	return n;
}

/* Of a count with bands that fit no groups the few that do fit say nothing of the others: whoever is 70 or over would be known, and who is
 * younger not. So of nobody at that activity is the age known. */
static void forget_ages(struct parties *all)
{
	for (size_t i = 0, end; i < all->n; i = end) {
		bool across = false;
		for (end = i; end < all->n && all->item[end].activity == all->item[i].activity; end++)
			across |= all->item[end].across_n > 0;
		for (size_t k = i; across && k < end; k++)
			for (size_t g = 0; g < all->criterion->n_ages; g++) {
				struct party *p = &all->item[k];
				p->age_unknown += p->age[g];
				p->age[g] = p->joint[g][0] = p->joint[g][1] = 0;
			}
	}
}

bool parties_load(struct mem *m, struct store *s, int64_t trajectory, const struct criterion *c, int until, int64_t last_import,
                  struct parties *out, struct err *e)
{
	struct loaded l = { 0 };
	*out = (struct parties){ .mem = m, .criterion = c };
	if (!load(out, s, trajectory, until, last_import, &l, e))
		return false;
	join_groups(out, l.cells.cell, l.cells.n);
	for (size_t i = 0; i < out->n; i++) {
		size_t end = i + 1 < out->n ? l.first[i + 1] : l.cells.n;
		if (!party_tally(out, &out->item[i], (struct cell_list){ .cell = l.cells.cell + l.first[i], .n = end - l.first[i] }, e))
			return false;
	}
	if (out->unjoinable)
		forget_ages(out);
	find_across(out);
	decide_counting(out);
	return true;
}
