#include "content_groups.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "content_by.h"
#include "gaps.h"
#include <math.h>
#include <stdlib.h>

/* The people that one post was shown to. */
struct seen {
	int64_t post;
	size_t row; /* of the post */
	size_t first, n; /* cells */
};

/* The posts of one kind of an account together. */
struct pool {
	struct profile_cells cells;
	struct profile by[DIM_N];
	bool has[DIM_N];
	size_t n; /* posts */
};

struct joining {
	struct mem *mem;
	const struct study *study;
	const struct people *people;
	const struct content_rows *rows;
	struct content_model *model;
	struct content_levels levels;
	const struct missed *gap;
	size_t n_gaps;
	struct profile *profile; /* of the accounts */
	size_t n_profiles;
	struct band_cell *cell; /* of all posts */
	size_t n_cells, cap_cells;
	struct seen *seen;
	size_t n_seen, cap_seen;
	const char *base; /* of what the posts' audiences are */
	int day; /* of the newest */
	struct pool **pool; /* (2 * channel + paid) * levels + level; NULL: no post tells */
};

/* --- what posts tell --- */

static bool read_seen(struct joining *j, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(j->study->store, SQL_POST_AUDIENCES_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, j->study->trajectory);
	stmt_int(t, 2, j->study->last_import);
	while (stmt_next(t, &row, e) && row) {
		int64_t post = stmt_get_int(t, 0);
		const char *sex = stmt_get_text(t, 3);
		if (j->n_seen == 0 || j->seen[j->n_seen - 1].post != post) {
			j->seen = mem_grow(j->mem, j->seen, j->n_seen, &j->cap_seen, sizeof *j->seen);
			j->seen[j->n_seen++] = (struct seen){ .post = post, .row = SIZE_MAX, .first = j->n_cells };
		}
		if (!j->base)
			j->base = mem_text(j->mem, stmt_get_text(t, 1));
		j->day = stmt_get_int(t, 2) > j->day ? (int)stmt_get_int(t, 2) : j->day;
		j->cell = mem_grow(j->mem, j->cell, j->n_cells, &j->cap_cells, sizeof *j->cell);
		j->cell[j->n_cells++] = (struct band_cell){ .sex = sex ? sex[0] : 0,
			                                    .age_from = (int)stmt_get_int(t, 4),
			                                    .age_to = (int)stmt_get_int(t, 5),
			                                    .n = stmt_get_real(t, 6) };
		j->seen[j->n_seen - 1].n++;
	}
	return !err_is_set(e);
}

static int by_post(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	return (x->post > y->post) - (x->post < y->post);
}

/* Which row each is; they come in the order of their posts. */
static void find_rows(struct joining *j)
{
	const struct content_rows *rows = j->rows;
	for (size_t i = 0; i < rows->n && j->n_seen; i++) {
		const struct content_row *r = &rows->row[i];
		struct seen *at = bsearch(&(struct seen){ .post = r->post }, j->seen, j->n_seen, sizeof *j->seen, by_post);
		if (at && r->day >= j->model->period.from && r->day <= j->model->period.to)
			at->row = i;
	}
}

static struct pool **pool_of(const struct joining *j, size_t channel, bool paid, size_t level)
{
	return &j->pool[(2 * channel + paid) * j->levels.n + level];
}

/* A cell of the pool; one of the same people is added to. */
static void add_cell(struct joining *j, struct profile_cells *t, const struct band_cell *c, double n)
{
	size_t i = 0;
	while (i < t->n && (t->cell[i].sex != c->sex || t->cell[i].age_from != c->age_from || t->cell[i].age_to != c->age_to))
		i++;
	if (i == t->n) {
		t->cell = mem_grow(j->mem, t->cell, t->n, &t->cap, sizeof *t->cell);
		t->cell[t->n++] = (struct band_cell){ .sex = c->sex, .age_from = c->age_from, .age_to = c->age_to };
	}
	t->cell[i].n += n;
}

/* The groups that the posts of an account tell of, without people: what a kind has none of is then a group of it all the same. */
static struct profile_cells *groups_of_accounts(struct joining *j)
{
	struct profile_cells *all = mem_array(j->mem, j->rows->n_channels + 1, sizeof *all);
	for (size_t i = 0; i < j->n_seen; i++)
		for (size_t c = 0; j->seen[i].row != SIZE_MAX && c < j->seen[i].n; c++)
			add_cell(j, &all[j->rows->row[j->seen[i].row].channel], &j->cell[j->seen[i].first + c], 0);
	return all;
}

static void pool_up(struct joining *j)
{
	const struct content_rows *rows = j->rows;
	struct profile_cells *groups = groups_of_accounts(j);
	j->pool = mem_array(j->mem, 2 * rows->n_channels * j->levels.n + 1, sizeof(*j->pool));
	for (size_t i = 0; i < j->n_seen; i++) {
		const struct seen *s = &j->seen[i];
		if (s->row == SIZE_MAX)
			continue;
		const struct content_row *r = &rows->row[s->row];
		struct pool **at = pool_of(j, r->channel, r->sample.paid, j->levels.level[s->row]);
		if (!*at) {
			*at = mem_alloc(j->mem, sizeof(**at));
			**at = (struct pool){ .cells = { .base = j->base, .counts = true, .base_n = NAN, .as_of = j->day } };
			for (size_t c = 0; c < groups[r->channel].n; c++)
				add_cell(j, &(*at)->cells, &groups[r->channel].cell[c], 0);
		}
		(*at)->n++;
		for (size_t c = 0; c < s->n; c++)
			add_cell(j, &(*at)->cells, &j->cell[s->first + c], j->cell[s->first + c].n);
	}
}

static bool make_profiles(struct joining *j, struct err *e)
{
	for (size_t i = 0; i < 2 * j->rows->n_channels * j->levels.n; i++)
		for (int dimension = 0; j->pool[i] && dimension < DIM_N; dimension++)
			if (!profile_make(j->mem, &j->study->census, &j->pool[i]->cells, (enum dimension)dimension,
			                  &j->pool[i]->by[dimension], &j->pool[i]->has[dimension], e))
				return false;
	return true;
}

/* --- one kind --- */

/* How many of the people that a post tells of are in a group, or in groups from..to - 1 of the profile. */
static double people_of(const struct joining *j, const struct seen *s, const struct profile *p, size_t from, size_t to)
{
	double n = 0;
	for (size_t c = 0; c < s->n; c++) {
		const struct band_cell *cell = &j->cell[s->first + c];
		for (size_t g = from; g < to; g++)
			n += p->dimension == DIM_SEX ? (cell->sex == p->group[g].sex ? cell->n : 0)
			     : cell->age_from == p->group[g].age_from && cell->age_to == p->group[g].age_to ? cell->n
			                                                                                    : 0;
	}
	return n;
}

/* The share of a group over all posts of a pool, and what chance leaves of it. */
static void judge_posts(const struct joining *j, struct pool *const *of, const struct profile *p, const struct missed *gap,
                        struct reach_cell *out)
{
	struct engage_sums sums = { 0 };
	struct interval interval;
	size_t from, to;
	double rate, population;
	if (isnan(out->ratio) || !gaps_cover(p, gap->group, &from, &to))
		return;
	for (size_t i = 0; i < j->n_seen; i++) {
		const struct seen *s = &j->seen[i];
		if (s->row == SIZE_MAX)
			continue;
		const struct content_row *r = &j->rows->row[s->row];
		if (pool_of(j, r->channel, r->sample.paid, j->levels.level[s->row]) != of)
			continue;
		double n = people_of(j, s, p, 0, p->k);
		if (n > 0)
			engage_sums_add(&sums, n, people_of(j, s, p, from, to));
	}
	out->reach = REACH_UNKNOWN;
	population = 1000 * profile_sum(p->census + from, to - from) / profile_sum(p->census, p->k);
	if (sums.n < EFFECT_SHOW || engage_rate(&sums, 0.95, &rate, &interval) != WHY_NONE)
		return;
	out->interval = (struct interval){ interval.lo / population, interval.hi / population };
	out->reach = interval.lo > population ? REACH_MORE : interval.hi < population ? REACH_LESS : REACH_EQUAL;
}

static void reach_of_kind(struct joining *j, const struct content_part *p, size_t level, size_t channel, struct content_reach *out)
{
	struct pool **pool = pool_of(j, channel, p->paid, level);
	struct reach_cell *cell = mem_array(j->mem, j->n_gaps + 1, sizeof *cell);
	bool posts = *pool && (*pool)->n >= EFFECT_SHOW && ((*pool)->has[DIM_AGE] || (*pool)->has[DIM_SEX]);
	const struct profile *main = NULL;
	for (int i = DIM_N - 1; i >= 0; i--) {
		const struct profile *of = posts     ? ((*pool)->has[i] ? &(*pool)->by[i] : NULL)
		                           : p->paid ? NULL
		                                     : gaps_profile(j->profile, j->n_profiles, p->channel_id, (enum dimension)i);
		main = i == DIM_AGE || !main ? (of ? of : main) : main;
		for (size_t g = 0; g < j->n_gaps; g++)
			if (j->gap[g].dimension == (enum dimension)i) {
				cell[g] = gaps_reach(of, &j->gap[g], j->people->threshold);
				if (posts && of)
					judge_posts(j, pool, of, &j->gap[g], &cell[g]);
			}
	}
	*out = (struct content_reach){ .from = !main   ? PUBLIC_UNKNOWN
		                               : posts ? PUBLIC_POSTS
		                                       : PUBLIC_CHANNEL,
		                       .mirror = NAN,
		                       .cell = cell };
	if (!main)
		return;
	out->base = main->base;
	out->day = main->as_of;
	out->n_posts = posts ? (*pool)->n : 0;
	out->mirror = main->dimension == DIM_AGE ? profile_mirror(main, j->people->threshold) : (double)NAN;
}

/* A kind that reaches fewer of every group that is missed than live here brings those who are there already. */
static bool is_held(const struct joining *j, const struct content_reach *r)
{
	size_t under = 0;
	for (size_t g = 0; g < j->n_gaps; g++) {
		if (!j->gap[g].under)
			continue;
		under++;
		if (r->from == PUBLIC_UNKNOWN || r->cell[g].reach != REACH_LESS)
			return false;
	}
	return under > 0;
}

static void join_parts(struct joining *j)
{
	for (size_t i = 0; i < j->model->n_parts; i++) {
		struct content_part *p = &j->model->part[i];
		size_t channel = 0;
		while (channel < j->rows->n_channels && j->rows->channel[channel].id != p->channel_id)
			channel++;
		for (size_t k = 0; p->platform && k < p->n_kinds; k++) {
			size_t level = 0;
			while (!str_eq(j->levels.code[level], p->kind[k].code))
				level++;
			reach_of_kind(j, p, level, channel, &p->kind[k].reach);
			p->kind[k].held = is_held(j, &p->kind[k].reach);
		}
	}
}

/* All accounts together: held where each account that has the kind holds it. */
static void hold_together(struct content_model *model)
{
	struct content_part *all = &model->part[model->n_parts - 1];
	for (size_t k = 0; !all->platform && k < all->n_kinds; k++) {
		size_t has = 0, held = 0;
		for (size_t i = 0; i + 1 < model->n_parts; i++)
			for (size_t l = 0; l < model->part[i].n_kinds; l++)
				if (!model->part[i].paid && str_eq(model->part[i].kind[l].code, all->kind[k].code)) {
					has++;
					held += model->part[i].kind[l].held;
				}
		all->kind[k].held = has > 0 && held == has;
	}
}

bool study_content_groups(struct mem *m, const struct study *s, const struct people *people, const struct content_rows *rows,
                          struct content_model *model, struct err *e)
{
	struct joining j = { .mem = m, .study = s, .people = people, .rows = rows, .model = model };
	model->people = people;
	model->gap = j.gap = gaps_find(m, people, &j.n_gaps);
	model->n_gaps = j.n_gaps;
	if (j.n_gaps == 0 || model->n_parts == 0)
		return true;
	if (!content_by_levels(m, s->store, s->trajectory, rows, s->last_import, model->by, s->project->lang, &j.levels, e) ||
	    !profiles_load(m, s->store, s->trajectory, s->last_import, &s->census, &j.profile, &j.n_profiles, e) || !read_seen(&j, e))
		return false;
	find_rows(&j);
	pool_up(&j);
	if (!make_profiles(&j, e))
		return false;
	join_parts(&j);
	hold_together(model);
	return true;
}
