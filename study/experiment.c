#include "experiment.h"
#include "analytics/design.h"
#include "analytics/engage.h"
#include "base/hash.h"
#include "base/str.h"
#include "content_plan.h"
#include "experiment_store.h"
#include "importers/importer.h"
#include "link.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An account that takes part. */
struct arm {
	const struct content_part *part;
	enum content_type type[TYPE_N];
	size_t k, n; /* kinds; posts a month */
	int third[CONTENT_THIRDS]; /* of the day, those it posts in */
	size_t n_thirds;
};

/* The parts of the day that hold a fifth of an account's posts or more, of those whose hour is known. */
static void find_thirds(const struct content_rows *rows, int month, struct arm *a)
{
	enum { NOON = 12, EVENING = 18, FIFTH = 5 };
	size_t n[CONTENT_THIRDS] = { 0 }, all = 0;
	int from = month_first_day(month - PLAN_MONTHS), to = month_first_day(month) - 1;
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		if (rows->channel[r->channel].id != a->part->channel_id || r->day < from || r->day > to || r->hour == CONTENT_NO_HOUR)
			continue;
		n[(r->hour >= NOON) + (r->hour >= EVENING)]++;
		all++;
	}
	for (int t = 0; t < CONTENT_THIRDS; t++)
		if (all && FIFTH * n[t] >= all)
			a->third[a->n_thirds++] = t;
}

static struct arm arm_of(const struct content_plan *plan, size_t from, size_t to)
{
	struct arm a = { .part = plan->row[from].part };
	double posts = 0;
	for (size_t i = from; i < to; i++) {
		enum content_type type = content_type_parse(plan->row[i].kind->code);
		posts += plan->row[i].now;
		if (plan->row[i].now > 0 && type != TYPE_UNKNOWN)
			a.type[a.k++] = type;
	}
	a.n = (size_t)llround(posts);
	return a;
}

/* Days in the middle of as many equal parts of the month as there are posts. */
static void draw_arm(struct mem *m, const struct arm *a, struct experiment_plan *p, size_t number)
{
	size_t *order = mem_array(m, a->n, sizeof *order);
	int first = month_first_day(p->month), days = month_last_day(p->month) - first + 1;
	design_blocked(m, a->k, a->n, p->seed + (uint32_t)number, order);
	for (size_t i = 0; i < a->n; i++)
		p->slot[p->n++] = (struct experiment_slot){ .channel_id = a->part->channel_id,
			                                    .platform = a->part->platform,
			                                    .name = a->part->name,
			                                    .day = first + (int)((2 * i + 1) * (size_t)days / (2 * a->n)),
			                                    .third = a->n_thirds ? a->third[i % a->n_thirds] : -1,
			                                    .type = a->type[order[i]] };
}

/* What the best known account would show in such a month: the ratio that shows goes with the root of the posts of a kind. */
static void foresee(const struct arm *a, struct experiment_plan *p)
{
	const struct effect *e = &a->part->all;
	size_t each = a->n / a->k;
	if (isnan(e->detectable) || each == 0)
		return;
	double ratio = exp(log(e->detectable) * sqrt((double)e->n_each / (double)each));
	if (!(ratio >= p->detectable)) {
		p->detectable = ratio;
		p->n_each = each;
	}
}

static void draw(struct mem *m, const struct content_rows *rows, const struct content_plan *plan, struct experiment_plan *p)
{
	size_t posts = 0, number = 0;
	for (size_t i = 0; i < plan->n; i++)
		posts += (size_t)ceil(plan->row[i].now);
	p->slot = mem_array(m, posts + 1, sizeof *p->slot);
	for (size_t from = 0, to; from < plan->n; from = to) {
		for (to = from; to < plan->n && plan->row[to].part == plan->row[from].part; to++)
			;
		struct arm a = arm_of(plan, from, to);
		if (a.k < 2 || a.n < a.k) {
			const struct experiment_left left = { import_platform_title(a.part->platform), a.n, a.k };
			p->left[p->n_left++] = left;
			continue;
		}
		find_thirds(rows, p->month, &a);
		draw_arm(m, &a, p, number++);
		foresee(&a, p);
	}
}

/* One that anybody can work out, so that it was not chosen for its outcome. */
static bool seed_of_month(struct mem *m, struct store *s, int64_t trajectory, int month, uint32_t *out, struct err *e)
{
	enum { DIGITS = 7 }; /* of the sum: a seed that can be typed */
	char sum[HASH_HEX];
	const char *campaign;
	if (!link_campaign(m, s, trajectory, &campaign, e))
		return false;
	hash_text(mem_printf(m, "%s %s", campaign, month_iso(m, month)), sum);
	*out = (uint32_t)strtoul(mem_text_n(m, sum, DIGITS), NULL, 16);
	return true;
}

/* Was a plan drawn before its month began, and before any post of it was in? */
static bool was_before(struct store *s, int64_t trajectory, int month, int64_t made_at, int64_t last_import, bool *out, struct err *e)
{
	struct stmt *t;
	int64_t n;
	int made, second;
	time_to_wall(made_at, ZONE_AMSTERDAM, &made, &second);
	if (!store_statement(s, SQL_EXPERIMENT_POSTS_BEFORE, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, month_first_day(month));
	stmt_int(t, 3, month_last_day(month));
	stmt_int(t, 4, last_import);
	if (!stmt_one_int(t, &n, e))
		return false;
	*out = n == 0 && made <= month_first_day(month);
	return true;
}

/* What was stored counts, also when posts that came later would change the lot. */
static bool take_stored(struct mem *m, struct store *s, const struct experiment_stored *x, struct experiment_plan *out, struct err *e)
{
	out->stored_before = true;
	out->made_at = x->made_at;
	out->sha256 = x->sha256;
	return experiment_slots(m, s, x->id, &out->slot, &out->n, e);
}

bool study_experiment_draw(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows,
                           const struct content_model *model, const uint32_t *seed, struct experiment_plan *out, struct err *e)
{
	struct content_plan plan;
	struct coverage *coverage;
	struct experiment_stored *known;
	size_t n;
	if (!coverage_read(m, s, trajectory, rows, INT64_MAX, &coverage, e))
		return false;
	study_content_plan(m, rows, coverage, model, &plan);
	*out = (struct experiment_plan){ .month = plan.month, .detectable = MISSING, .left = mem_array(m, plan.n + 1, sizeof *out->left) };
	if (!experiments_known(m, s, trajectory, (struct period){ plan.month, plan.month }, &known, &n, e) ||
	    (!seed && !seed_of_month(m, s, trajectory, plan.month, &out->seed, e)))
		return false;
	out->seed = seed ? *seed : n ? known[0].seed : out->seed;
	draw(m, rows, &plan, out);
	out->n_drawn = n;
	int64_t last_import = INT64_MAX;
	for (size_t i = 0; i < n && !out->stored_before; i++) {
		if (known[i].seed != out->seed)
			continue;
		last_import = known[i].last_import;
		if (!take_stored(m, s, &known[i], out, e))
			return false;
	}
	if (!out->stored_before && out->n) {
		out->n_drawn++;
		if (!experiment_store(m, s, trajectory, out, e))
			return false;
	}
	experiment_name_channels(m, out->slot, out->n);
	bool before = true;
	if (out->n && !was_before(s, trajectory, out->month, out->made_at, last_import, &before, e))
		return false;
	out->late = !before;
	return true;
}

/* --- was it kept, and what does it show --- */

struct held { /* posts of plans that were kept */
	const struct content_row *row;
	const char *channel;
	int64_t channel_id;
	int month;
};

struct looking {
	struct mem *mem;
	struct store *store;
	int64_t trajectory;
	const struct content_rows *rows;
	struct held *held;
	size_t n, cap;
};

/* The first post that fills a place and fills none yet; rows->n: none. */
static size_t fills(const struct content_rows *rows, const struct experiment_slot *s, const bool used[])
{
	for (size_t i = 0; i < rows->n && rows->row[i].day <= s->day + 1; i++) {
		const struct content_row *r = &rows->row[i];
		if (!used[i] && r->day >= s->day - 1 && r->sample.type == s->type && rows->channel[r->channel].id == s->channel_id)
			return i;
	}
	return rows->n;
}

static bool is_of(const struct experiment_slot slot[], size_t n, int64_t channel)
{
	for (size_t i = 0; i < n; i++)
		if (slot[i].channel_id == channel)
			return true;
	return false;
}

/* Lay the posts of a month beside its plan; *paid: one of them was paid for, *young: one is too young, or the month was not over. */
static void compare(const struct looking *l, const struct experiment_slot slot[], struct experiment_past *x, size_t filled[], bool *paid,
                    bool *young)
{
	const struct content_rows *rows = l->rows;
	bool *used = mem_array(l->mem, rows->n + 1, sizeof *used);
	int newest = 0;
	*paid = false;
	for (size_t k = 0; k < x->n_slots; k++) {
		filled[k] = fills(rows, &slot[k], used);
		if (filled[k] == rows->n)
			continue;
		used[filled[k]] = true;
		x->n_kept++;
		*paid |= rows->row[filled[k]].sample.paid;
	}
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		newest = r->as_of > newest ? r->as_of : newest;
		x->n_beside += !used[i] && month_of_day(r->day) == x->month && is_of(slot, x->n_slots, rows->channel[r->channel].id);
	}
	*young = newest < month_last_day(x->month) + CONTENT_YOUNG;
	for (size_t k = 0; k < x->n_slots; k++)
		*young |= filled[k] < rows->n && rows->row[filled[k]].as_of - rows->row[filled[k]].day < CONTENT_YOUNG;
}

static void hold(struct looking *l, const struct experiment_slot slot[], const struct experiment_past *x, const size_t filled[])
{
	for (size_t k = 0; k < x->n_slots; k++) {
		if (filled[k] == l->rows->n || engage_interactions(&l->rows->row[filled[k]].sample) == COUNT_MISSING)
			continue;
		l->held = mem_grow(l->mem, l->held, l->n, &l->cap, sizeof *l->held);
		l->held[l->n++] = (struct held){ &l->rows->row[filled[k]], slot[k].channel, slot[k].channel_id, x->month };
	}
}

static bool look(struct looking *l, const struct experiment_stored *x, struct experiment_past *out, struct err *e)
{
	struct experiment_slot *slot;
	bool before, paid, young;
	*out = (struct experiment_past){ .month = x->month, .seed = x->seed };
	if (!was_before(l->store, l->trajectory, x->month, x->made_at, x->last_import, &before, e) ||
	    !experiment_slots(l->mem, l->store, x->id, &slot, &out->n_slots, e))
		return false;
	experiment_name_channels(l->mem, slot, out->n_slots);
	size_t *filled = mem_array(l->mem, out->n_slots + 1, sizeof *filled);
	compare(l, slot, out, filled, &paid, &young);
	bool as_planned =
	        100 * out->n_kept >= EXPERIMENT_LEAST * out->n_slots && 100 * out->n_beside <= (100 - EXPERIMENT_LEAST) * out->n_slots;
	out->state = !before       ? EXPERIMENT_AFTERWARDS
	             : young       ? EXPERIMENT_AHEAD
	             : paid        ? EXPERIMENT_PAID
	             : !as_planned ? EXPERIMENT_OTHERWISE
	                           : EXPERIMENT_KEPT;
	if (out->state == EXPERIMENT_KEPT)
		hold(l, slot, out, filled);
	return true;
}

static int by_channel(const void *a, const void *b)
{
	const struct held *x = a, *y = b;
	int order = strcmp(x->channel, y->channel);
	if (order || x->channel_id != y->channel_id)
		return order ? order : x->channel_id < y->channel_id ? -1 : 1;
	return x->row->day != y->row->day ? (x->row->day > y->row->day) - (x->row->day < y->row->day)
	                                  : (x->row->post > y->row->post) - (x->row->post < y->row->post);
}

/* Interactions a post of one account, by kind and month. */
static bool estimate(struct mem *m, const struct held held[], size_t n, struct experiment_effect *out, struct err *e)
{
	double *y = mem_array(m, n, sizeof *y), *one = mem_array(m, n, sizeof *one);
	size_t *kind = mem_array(m, n, sizeof *kind), *month = mem_array(m, n, sizeof *month), place[TYPE_N], n_months = 0;
	*out = (struct experiment_effect){ .channel = held[0].channel, .n = n, .type = mem_array(m, TYPE_N, sizeof *out->type) };
	for (int t = 0; t < TYPE_N; t++) {
		place[t] = out->k;
		bool found = false;
		for (size_t i = 0; i < n; i++)
			found |= held[i].row->sample.type == (enum content_type)t;
		if (found)
			out->type[out->k++] = (enum content_type)t;
	}
	for (size_t i = 0; i < n; i++) {
		n_months += i == 0 || held[i].month != held[i - 1].month;
		y[i] = (double)engage_interactions(&held[i].row->sample);
		one[i] = 1;
		kind[i] = place[held[i].row->sample.type];
		month[i] = n_months - 1;
	}
	struct effect_posts p = { .n = n, .y = y, .exposure = one, .k = out->k, .kind = kind, .n_months = n_months, .month = month };
	return effect_estimate(m, &p, &out->all, e);
}

static bool estimate_all(struct looking *l, struct experiment_result *out, struct err *e)
{
	out->effect = mem_array(l->mem, l->n + 1, sizeof *out->effect);
	if (l->n)
		qsort(l->held, l->n, sizeof *l->held, by_channel);
	for (size_t from = 0, to; from < l->n; from = to) {
		for (to = from; to < l->n && l->held[to].channel_id == l->held[from].channel_id; to++)
			;
		if (!estimate(l->mem, l->held + from, to - from, &out->effect[out->n_effects++], e))
			return false;
	}
	return true;
}

bool study_experiment(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, struct period period,
                      int64_t last_import, struct experiment_result *out, struct err *e)
{
	struct looking l = { .mem = m, .store = s, .trajectory = trajectory, .rows = rows };
	struct experiment_stored *known;
	size_t n;
	*out = (struct experiment_result){ .n = 0 };
	if (!experiments_known(m, s, trajectory, (struct period){ month_of_day(period.from), month_of_day(period.to) }, &known, &n, e))
		return false;
	out->past = mem_array(m, n + 1, sizeof *out->past);
	for (size_t i = 0; i < n; i++) {
		if (known[i].last_import > last_import) /* drawn later than what is asked about */
			continue;
		if (out->n && out->past[out->n - 1].month == known[i].month) { /* the last drawn counts */
			out->past[out->n - 1].n_drawn++;
			continue;
		}
		if (!look(&l, &known[i], &out->past[out->n], e))
			return false;
		out->past[out->n++].n_drawn = 1;
	}
	return estimate_all(&l, out, e);
}
