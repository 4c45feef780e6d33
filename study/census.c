#include "census.h"
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

/* Counts by group; false in *fits when the census cannot give them exactly. */
static bool count_groups(const struct census_cells *c, const struct group group[], size_t k, int min_age, double out[], bool *fits,
                         long *crossing, struct err *e)
{
	struct band_rest rest;
	double sum = 0;
	if (!band_tally(c->cell, c->n, group, k, min_age, out, &rest, e))
		return false;
	for (size_t i = 0; i < k; i++)
		sum += out[i];
	*crossing = (long)rest.n_crossing;
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

bool census_load(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const struct criterion *c, struct census *out,
                 struct err *e)
{
	long unused;
	if (!census_find(m, s, trajectory, last_import, c->region, out, e) || !out->found)
		return !err_is_set(e);
	if (!count_groups(&out->cells, census_sexes, 2, c->min_age, out->sex, &out->has_sex, &unused, e))
		return false;
	if (c->n_ages && !count_groups(&out->cells, c->age, c->n_ages, c->min_age, out->age, &out->has_age, &out->n_crossing, e))
		return false;
	if (out->has_age || out->has_sex) {
		out->persons = 0;
		for (size_t i = 0; i < (out->has_age ? c->n_ages : 2); i++)
			out->persons += out->has_age ? out->age[i] : out->sex[i];
	}
	return true;
}
