#include "profiles.h"
#include "analytics/distance.h"
#include "base/str.h"
#include "importers/importer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct reading {
	struct mem *mem;
	const struct census *census;
	struct profile *out;
	size_t n, cap;
};

double profile_sum(const double v[], size_t k)
{
	double s = 0;
	for (size_t i = 0; i < k; i++)
		s += v[i];
	return s;
}

static int compare_groups(const void *a, const void *b)
{
	const struct group *x = a, *y = b;
	return x->age_from != y->age_from ? (x->age_from > y->age_from) - (x->age_from < y->age_from)
	                                  : (x->age_to > y->age_to) - (x->age_to < y->age_to);
}

/* The age bands of a table, upwards, each once; 0 when they lie over each other or are too many. */
static size_t find_bands(const struct profile_cells *t, struct group out[])
{
	size_t k = 0;
	for (size_t i = 0; i < t->n; i++) {
		const struct band_cell *c = &t->cell[i];
		size_t at = 0;
		while (at < k && (out[at].age_from != c->age_from || out[at].age_to != c->age_to))
			at++;
		if (c->age_from < 0 || at < k)
			continue;
		if (k == PROJECT_MAX_GROUPS)
			return 0;
		out[k++] = (struct group){ .age_from = c->age_from, .age_to = c->age_to };
	}
	qsort(out, k, sizeof *out, compare_groups);
	for (size_t i = 1; i < k; i++)
		if (out[i].age_from <= out[i - 1].age_to)
			return 0;
	return k;
}

static bool in_group(const struct band_cell *c, const struct group *g)
{
	return g->sex ? c->sex == g->sex : c->age_from == g->age_from && c->age_to == g->age_to;
}

/* The age from which a table counts; 0 when it tells no ages. */
static int youngest(const struct profile_cells *t)
{
	int from = AGE_OPEN;
	for (size_t i = 0; i < t->n; i++)
		if (t->cell[i].age_from >= 0 && t->cell[i].age_from < from)
			from = t->cell[i].age_from;
	return from == AGE_OPEN ? 0 : from;
}

static bool sum_groups(struct mem *m, const struct census *all, const struct profile_cells *t, struct profile *p, struct err *e)
{
	double *x = mem_array(m, p->k, sizeof *x), *census = mem_array(m, p->k, sizeof *census);
	bool fits, whole = p->dimension == DIM_SEX || p->group[p->k - 1].age_to == AGE_OPEN;
	for (size_t i = 0; i < t->n; i++) {
		size_t g = 0;
		while (g < p->k && !in_group(&t->cell[i], &p->group[g]))
			g++;
		if (g < p->k)
			x[g] += t->cell[i].n;
		else
			p->unknown += t->cell[i].n;
	}
	p->x = x;
	if (!census_count(m, all, p->group, p->k, youngest(t), census, &fits, e))
		return false;
	p->census = fits && whole ? census : NULL;
	return true;
}

/* A newer table takes the place of an older one of the same channel, base and dimension. */
static void keep(struct reading *r, const struct profile *p)
{
	for (size_t i = 0; i < r->n; i++) {
		struct profile *old = &r->out[i];
		if (old->channel_id == p->channel_id && str_eq(old->base, p->base) && old->dimension == p->dimension) {
			*old = *p;
			return;
		}
	}
	r->out = mem_grow(r->mem, r->out, r->n, &r->cap, sizeof *r->out);
	r->out[r->n++] = *p;
}

bool profile_make(struct mem *m, const struct census *census, const struct profile_cells *t, enum dimension dimension, struct profile *out,
                  bool *made, struct err *e)
{
	struct group *group = mem_array(m, PROJECT_MAX_GROUPS, sizeof *group);
	*made = false;
	*out = (struct profile){ .platform = t->platform,
		                 .channel = t->name,
		                 .channel_id = t->channel,
		                 .base = t->base,
		                 .counts = t->counts,
		                 .base_n = t->base_n,
		                 .as_of = t->as_of,
		                 .dimension = dimension,
		                 .group = dimension == DIM_SEX ? census_sexes : group,
		                 .k = dimension == DIM_SEX ? 2 : find_bands(t, group) };
	if (out->k < 2)
		return true;
	if (!sum_groups(m, census, t, out, e))
		return false;
	double sum = profile_sum(out->x, out->k);
	if (out->counts)
		out->base_n = sum;
	*made = sum > 0;
	return true;
}

static bool add_profile(struct reading *r, const struct profile_cells *t, enum dimension dimension, struct err *e)
{
	struct profile p;
	bool made;
	if (!profile_make(r->mem, r->census, t, dimension, &p, &made, e))
		return false;
	if (made)
		keep(r, &p);
	return true;
}

static bool close_table(struct reading *r, const struct profile_cells *t, struct err *e)
{
	if (t->n == 0 || t->withheld)
		return true;
	return (!t->has_age || add_profile(r, t, DIM_AGE, e)) && (!t->has_sex || add_profile(r, t, DIM_SEX, e));
}

static void add_cell(struct mem *m, struct profile_cells *t, struct stmt *s)
{
	const char *sex = stmt_get_text(s, 8);
	struct band_cell cell = { .sex = sex ? sex[0] : 0,
		                  .age_from = (int)stmt_get_int(s, 9),
		                  .age_to = (int)stmt_get_int(s, 10),
		                  .n = stmt_is_null(s, 11) ? 0 : stmt_get_real(s, 11) };
	t->withheld |= stmt_is_null(s, 11);
	t->has_sex |= cell.sex == 'F' || cell.sex == 'M';
	t->has_age |= cell.age_from >= 0;
	t->cell = mem_grow(m, t->cell, t->n, &t->cap, sizeof *t->cell);
	t->cell[t->n++] = cell;
}

static struct profile_cells open_table(struct mem *m, struct stmt *s)
{
	return (struct profile_cells){ .audience = stmt_get_int(s, 0),
		                       .channel = stmt_get_int(s, 1),
		                       .platform = mem_text(m, stmt_get_text(s, 2)),
		                       .name = mem_text(m, stmt_get_text(s, 3)),
		                       .base = mem_text(m, stmt_get_text(s, 4)),
		                       .counts = str_eq(stmt_get_text(s, 5), "count"),
		                       .base_n = stmt_is_null(s, 6) ? (double)NAN : stmt_get_real(s, 6),
		                       .as_of = (int)stmt_get_int(s, 7) };
}

bool profiles_load(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const struct census *census,
                   struct profile **out, size_t *n, struct err *e)
{
	struct reading r = { .mem = m, .census = census };
	struct profile_cells now = { .audience = -1 };
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_CHANNEL_AUDIENCES, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	while (stmt_next(t, &row, e) && row) {
		if (stmt_get_int(t, 0) != now.audience) {
			if (!close_table(&r, &now, e))
				break;
			now = open_table(m, t);
		}
		add_cell(m, &now, t);
	}
	stmt_reset(t);
	if (err_is_set(e) || !close_table(&r, &now, e))
		return false;
	*out = r.out;
	*n = r.n;
	return true;
}

const char *profile_name(struct mem *m, const struct profile all[], size_t n, const struct profile *p)
{
	const char *title = import_platform_title(p->platform);
	for (size_t i = 0; i < n; i++)
		if (all[i].channel_id != p->channel_id && str_eq(all[i].platform, p->platform))
			return import_account_words(m, title, p->channel, true);
	return title;
}

double profile_mirror(const struct profile *p, int64_t threshold)
{
	for (size_t i = 0; p->counts && i < p->k; i++)
		if (p->x[i] > 0 && p->x[i] < (double)threshold)
			return NAN;
	return p->census ? 100 * (1 - distance_tvd(p->x, p->census, p->k)) : (double)NAN;
}
