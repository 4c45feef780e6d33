#include "content_plan.h"
#include "base/str.h"
#include "costs.h"
#include <math.h>

static const double least_share = 0.10, most_change = 0.50;

/* Posts of an account on these days: of one kind, those that were not paid for, or all (NULL). By type only, since a plan is of types. */
static int64_t count_posts(const struct content_rows *rows, const struct content_part *p, const char *code, int from, int to)
{
	int64_t n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		n += r->day >= from && r->day <= to && rows->channel[r->channel].id == p->channel_id &&
		     (!code || (!r->sample.paid && str_eq(content_type_code(r->sample.type), code)));
	}
	return n;
}

/* How much of a period an account's exports list, as a share of its days; 1 where none of its exports lists days. *until: the last day listed,
 * 0 when all are. */
static double listed(const struct content_rows *rows, const struct coverage coverage[], const struct content_part *p, struct period period,
                     int *until)
{
	size_t c = 0;
	*until = 0;
	while (c < rows->n_channels && rows->channel[c].id != p->channel_id)
		c++;
	if (!coverage || c == rows->n_channels || coverage[c].n == 0)
		return 1;
	int all = period.to - period.from + 1, days = coverage_days(&coverage[c], period, until);
	if (days == all || days == 0)
		*until = 0;
	return days == 0 ? 1 : (double)days / all;
}

/* Whole posts: what stays is rounded on its own, so that equal kinds stay equal; what moves adds up to its rounded sum, the largest
 * remainders rounded up. */
static void round_posts(struct mem *m, struct plan_row row[], const double exact[], size_t n)
{
	const double noise = 1e-9;
	size_t *moved = mem_array(m, n + 1, sizeof *moved), k = 0;
	double sum = 0, given = 0;
	for (size_t i = 0; i < n; i++) {
		row[i].next = llround(exact[i]);
		if (fabs(exact[i] - row[i].now) < noise)
			continue;
		row[i].next = (int64_t)floor(exact[i]);
		sum += exact[i];
		given += (double)row[i].next;
		moved[k++] = i;
	}
	for (int64_t left = (int64_t)(floor(sum + 0.5) - given); left > 0 && k > 0; left--) {
		size_t largest = moved[0];
		for (size_t j = 1; j < k; j++)
			if (exact[moved[j]] - (double)row[moved[j]].next > exact[largest] - (double)row[largest].next)
				largest = moved[j];
		row[largest].next++;
	}
}

/* `lead`: the best of its account, NULL: none. `wish`: the posts that the kind would have if they could be halved. */
static enum plan_why why_of(const struct content_part *p, const struct plan_row *r, double wish, const struct content_kind *lead)
{
	const double noise = 1e-9;
	enum effect_advice advice = r->kind->all.advice;
	if (lead && lead->held)
		return r->kind != lead ? PLAN_STAY : lead->reach.from == PUBLIC_POSTS ? PLAN_HELD : PLAN_HELD_CHANNEL;
	if (advice == EFFECT_TOO_FEW)
		return PLAN_TOO_FEW;
	if (advice == EFFECT_MORE)
		return PLAN_MORE;
	if (advice == EFFECT_TRY)
		return PLAN_TRY;
	if (wish > r->now + noise && (double)r->next > r->now)
		return PLAN_LEARN;
	if (lead && wish < r->now - noise && (double)r->next < r->now)
		return PLAN_ROOM;
	return p->all.differ || p->n_kinds < 2 || isnan(r->kind->all.rate) ? PLAN_STAY : PLAN_EVEN;
}

/* The kind that the plan may lean on: what does or seems to do best. NULL: none. */
static const struct content_kind *best_of(const struct content_part *p)
{
	for (size_t i = 0; i < p->n_kinds; i++)
		if (p->kind[i].all.advice == EFFECT_MORE || p->kind[i].all.advice == EFFECT_TRY)
			return &p->kind[i];
	return NULL;
}

static void plan_part(struct mem *m, const struct content_part *p, struct plan_row row[], size_t n)
{
	double *best = mem_array(m, n + 1, sizeof *best), *now = mem_array(m, n + 1, sizeof *now),
	       *next = mem_array(m, n + 1, sizeof *next);
	double *exact = mem_array(m, n + 1, sizeof *exact), moving = 0;
	size_t *at = mem_array(m, n + 1, sizeof *at), k = 0;
	const struct content_kind *lead = best_of(p);
	bool held = lead && lead->held; /* more of it would bring more of those who are there already: all stays as it is */
	for (size_t i = 0; i < n; i++) {
		exact[i] = row[i].now;
		if (held || row[i].kind->all.advice == EFFECT_TOO_FEW)
			continue;
		best[k] = lead ? row[i].kind->all.best : MISSING;
		moving += now[k] = row[i].now;
		at[k++] = i;
	}
	for (size_t j = 0; j < k && moving > 0; j++)
		now[j] /= moving;
	if (k && moving > 0)
		effect_reallocate(m, best, now, k, least_share, most_change, next);
	for (size_t j = 0; j < k && moving > 0; j++)
		exact[at[j]] = moving * next[j];
	round_posts(m, row, exact, n);
	for (size_t i = 0; i < n; i++)
		row[i].why = why_of(p, &row[i], exact[i], lead);
}

/* Posts of kinds that have none old enough to compare. */
static int64_t count_unplanned(const struct content_rows *rows, const struct content_part *p, struct period lately)
{
	int64_t n = 0;
	for (int type = 0; type < TYPE_N; type++) {
		const char *code = content_type_code((enum content_type)type);
		bool is_planned = false;
		for (size_t k = 0; k < p->n_kinds; k++)
			is_planned |= str_eq(p->kind[k].code, code);
		n += is_planned ? 0 : count_posts(rows, p, code, lately.from, lately.to);
	}
	return n;
}

void study_content_plan(struct mem *m, const struct content_rows *rows, const struct coverage coverage[], const struct content_model *model,
                        struct content_plan *out)
{
	size_t most = 0;
	*out = (struct content_plan){ .month = model->scored_month + 1 };
	for (size_t i = 0; i < model->n_parts; i++)
		most += model->part[i].n_kinds;
	out->row = mem_array(m, most + 1, sizeof *out->row);
	const struct period lately = { month_first_day(model->scored_month - PLAN_MONTHS + 1), month_last_day(model->scored_month) };
	for (size_t i = 0; i < model->n_parts; i++) {
		const struct content_part *p = &model->part[i];
		struct plan_row *row = out->row + out->n;
		double all = 0;
		int until;
		if (!p->platform || p->paid)
			continue;
		double months = PLAN_MONTHS * listed(rows, coverage, p, lately, &until);
		for (size_t k = 0; k < p->n_kinds; k++) {
			row[k] = (struct plan_row){ .part = p,
				                    .kind = &p->kind[k],
				                    .now = (double)count_posts(rows, p, p->kind[k].code, lately.from, lately.to) / months,
				                    .until = until };
			all += row[k].now;
		}
		if (!(all > 0))
			continue;
		plan_part(m, p, row, p->n_kinds);
		out->n += p->n_kinds;
		out->unplanned += count_unplanned(rows, p, lately);
	}
}

void study_content_kept(struct mem *m, struct content_known then, struct content_known now, const struct content_model *before,
                        struct content_kept *out)
{
	const struct content_rows *rows = now.rows;
	int64_t posted = 0;
	*out = (struct content_kept){ .model = *before };
	study_content_plan(m, then.rows, then.coverage, before, &out->plan);
	int from = month_first_day(out->plan.month), to = month_last_day(out->plan.month);
	for (size_t i = 0; i < out->plan.n; i++) {
		struct plan_row *r = &out->plan.row[i];
		posted += r->posted = count_posts(rows, r->part, r->kind->code, from, to);
		listed(rows, now.coverage, r->part, (struct period){ from, to }, &r->until);
	}
	for (size_t i = 0; i < rows->n; i++)
		out->other += !rows->row[i].sample.paid && rows->row[i].day >= from && rows->row[i].day <= to;
	out->other -= posted;
}

bool study_plan_costs(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, const struct content_plan *plan,
                      int64_t last_import, struct plan_costs *out, struct err *e)
{
	struct plan_cost *item = mem_array(m, plan->n + 1, sizeof *item);
	struct month_cost *cost;
	size_t n;
	*out = (struct plan_costs){ .item = item };
	if (!costs_read(m, s, trajectory, plan->month - PLAN_MONTHS, plan->month - 1, last_import, &cost, &n, e))
		return false;
	for (size_t k = 0; k < n; k++) {
		struct plan_cost x = { .cents = COUNT_MISSING, .minutes = COUNT_MISSING };
		for (size_t i = 0; i < plan->n; i++)
			if (plan->row[i].part->channel_id == cost[k].channel) {
				x.part = plan->row[i].part;
				x.next += plan->row[i].next;
			}
		if (!x.part)
			continue;
		if (k == 0 || cost[k - 1].channel != cost[k].channel)
			item[out->n++] = x;
		struct plan_cost *sum = &item[out->n - 1];
		sum->cents = cost_sum(sum->cents, cost[k].cents);
		sum->minutes = cost_sum(sum->minutes, cost[k].minutes);
		int64_t posts = count_posts(rows, x.part, NULL, month_first_day(cost[k].month), month_last_day(cost[k].month));
		sum->posts_cents += cost[k].cents == COUNT_MISSING ? 0 : posts;
		sum->posts_minutes += cost[k].minutes == COUNT_MISSING ? 0 : posts;
	}
	return true;
}
