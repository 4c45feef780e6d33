#include "census.h"
#include "analytics/split.h"
#include "base/str.h"
#include <math.h>

const struct group census_sexes[2] = { { .sex = 'F', .age_from = 0, .age_to = AGE_OPEN },
	                               { .sex = 'M', .age_from = 0, .age_to = AGE_OPEN } };

static bool load_cells(struct mem *m, struct store *s, int64_t baseline, const char *region, struct census_cells *out, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_BASELINE_CELLS, &t, e))
		return false;
	stmt_int(t, 1, baseline);
	stmt_text(t, 2, region);
	while (stmt_next(t, &row, e) && row) {
		const char *sex = stmt_get_text(t, 0);
		out->withheld |= stmt_is_null(t, 3);
		out->cell = mem_grow(m, out->cell, out->n, &out->cap, sizeof *out->cell);
		out->cell[out->n++] = (struct band_cell){ .sex = sex ? sex[0] : 0,
			                                  .age_from = (int)stmt_get_int(t, 1),
			                                  .age_to = (int)stmt_get_int(t, 2),
			                                  .n = stmt_get_real(t, 3) };
	}
	return !err_is_set(e);
}

/* The cells with those split in which the minimum age or a group begins. */
static bool split_at(struct mem *m, const struct census_cells *c, const struct group group[], size_t k, int min_age,
                     struct census_cells *out, size_t *n_split, struct err *e)
{
	int cut[PROJECT_MAX_GROUPS + 1] = { min_age };
	size_t n = 1;
	for (size_t i = 0; i < k; i++)
		if (!group[i].sex && group[i].age_from > cut[n - 1])
			cut[n++] = group[i].age_from;
	*out = *c;
	return split_cells(m, c->cell, c->n, cut, n, &out->cell, &out->n, n_split, e);
}

/* Counts by group and the standard errors of their shares; false in *fits when the census cannot give them. */
static bool count_groups(const struct census_cells *c, const struct group group[], size_t k, int min_age, double out[], double se[],
                         bool *fits, struct err *e)
{
	struct band_rest rest;
	double sum = 0;
	if (!band_tally(c->cell, c->n, group, k, min_age, out, &rest, e))
		return false;
	split_errors(c->cell, c->n, group, k, min_age, se);
	for (size_t i = 0; i < k; i++)
		sum += out[i];
	for (size_t i = 0; i < k && sum > 0; i++)
		se[i] /= sum;
	*fits = !c->withheld && band_is_exact(&rest, min_age) && sum > 0;
	return true;
}

bool census_find(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const char *region, struct census *out,
                 struct err *e)
{
	struct stmt *t;
	bool row;

	*out = (struct census){ .region_name = region, .persons = NAN };
	if (!store_statement(s, SQL_BASELINE_NEWEST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_text(t, 2, region);
	stmt_int(t, 3, last_import);
	if (!stmt_next(t, &row, e) || !row)
		return !err_is_set(e);
	int64_t id = stmt_get_int(t, 0);
	out->found = true;
	out->region_name = mem_text(m, stmt_get_text(t, 1));
	out->source = mem_text(m, stmt_get_text(t, 2));
	out->ref_day = (int)stmt_get_int(t, 4);
	out->estimated = !str_eq(stmt_get_text(t, 5), "final");
	stmt_reset(t);
	return load_cells(m, s, id, region, &out->cells, e);
}

bool census_count(struct mem *m, const struct census *census, const struct group group[], size_t k, int min_age, double out[], bool *fits,
                  struct err *e)
{
	struct census_cells cells;
	double se[PROJECT_MAX_GROUPS];
	size_t n_split;
	*fits = false;
	if (!census->found || k == 0 || k > PROJECT_MAX_GROUPS)
		return true;
	return split_at(m, &census->cells, group, k, min_age, &cells, &n_split, e) &&
	       count_groups(&cells, group, k, min_age, out, se, fits, e);
}

static bool load_sexes(struct mem *m, const struct criterion *c, struct census *out, struct err *e)
{
	struct census_cells cells;
	size_t n_split;
	if (!split_at(m, &out->cells, census_sexes, 2, c->min_age, &cells, &n_split, e) ||
	    !count_groups(&cells, census_sexes, 2, c->min_age, out->sex, out->sex_se, &out->has_sex, e))
		return false;
	out->split |= out->has_sex && n_split > 0;
	return true;
}

/* Cells of the margin by sex have no ages, and so join nothing. */
static bool load_ages(struct mem *m, const struct criterion *c, struct census *out, struct err *e)
{
	struct census_cells cells;
	size_t n_split;
	if (!split_at(m, &out->cells, c->age, c->n_ages, c->min_age, &cells, &n_split, e))
		return false;
	out->n_groups = split_join_groups(cells.cell, cells.n, c->age, c->n_ages, c->min_age, out->group, out->group_of);
	if (!count_groups(&cells, out->group, out->n_groups, c->min_age, out->age, out->age_se, &out->has_age, e))
		return false;
	out->has_age &= out->n_groups >= 2;
	out->joined = out->n_groups < c->n_ages;
	out->split |= out->has_age && n_split > 0;
	return true;
}

bool census_load(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const struct criterion *c, struct census *out,
                 struct err *e)
{
	if (!census_find(m, s, trajectory, last_import, c->region, out, e) || !out->found)
		return !err_is_set(e);
	if (!load_sexes(m, c, out, e) || (c->n_ages && !load_ages(m, c, out, e)))
		return false;
	if (out->has_age || out->has_sex) {
		out->persons = 0;
		for (size_t i = 0; i < (out->has_age ? out->n_groups : 2); i++)
			out->persons += out->has_age ? out->age[i] : out->sex[i];
	}
	return true;
}

void census_join(struct census *x, const struct criterion *c, const size_t of[])
{
	struct census out = *x;
	const size_t n_before = x->has_age ? x->n_groups : c->n_ages;
	if (!x->has_age)
		for (size_t i = 0; i < c->n_ages; i++) {
			x->group[i] = c->age[i];
			x->group_of[i] = i;
			x->age[i] = NAN;
		}
	out.n_groups = 0;
	for (size_t i = 0; i < c->n_ages; i++) {
		size_t from = x->group_of[i];
		bool new_here = i == 0 || from != x->group_of[i - 1];
		if (i == 0 || (new_here && of[i] != of[i - 1])) {
			out.group[out.n_groups] = x->group[from];
			out.age[out.n_groups] = out.age_se[out.n_groups] = 0;
			out.n_groups++;
		}
		size_t to = out.n_groups - 1;
		out.group_of[i] = to;
		out.group[to].age_to = x->group[from].age_to;
		if (new_here) {
			out.age[to] += x->age[from];
			out.age_se[to] = hypot(out.age_se[to], x->age_se[from]);
		}
	}
	out.joined_by_counts = out.n_groups < n_before;
	if (out.n_groups >= 2)
		*x = out;
}
