#include "content_model.h"
#include "analytics/engage.h"
#include "content_by.h"
#include "content_model_posts.h"
#include "importers/importer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ALL = 0, ACTIVE = 1 };

/* Posts of one part, as the model takes them. */
struct taken {
	size_t n;
	double *y[2], *exposure; /* n; y[ACTIVE] is NaN where it is not reported */
	size_t *kind, *month, *type, *account; /* n */
	int *slot; /* n */
};

struct asking {
	struct mem *mem;
	const struct content_rows *rows;
	struct content_levels levels;
	struct content_model *out;
	struct period period;
	enum content_depth depth;
	enum content_measure *measure; /* of each channel */
	struct taken last; /* posts of the last account that has any and was not paid for */
};

int content_model_from(struct period period)
{
	int before = month_first_day(month_of_day(period.to)) - 366;
	return before < period.from ? before : period.from;
}

/* Interactions that take more than one tap. Missing unless comments are reported. */
static double active_of(const struct content_row *r)
{
	const int64_t more[] = { r->sample.shares, r->sample.saves, r->link_clicks };
	double sum = (double)r->sample.comments;
	if (r->sample.comments == COUNT_MISSING)
		return MISSING;
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		sum += more[i] == COUNT_MISSING ? 0 : (double)more[i];
	return sum;
}

static size_t months_of(const struct asking *a)
{
	return (size_t)(month_of_day(a->period.to) - month_of_day(a->period.from)) + 1;
}

static bool in_period(const struct asking *a, const struct content_row *r)
{
	return r->day >= a->period.from && r->day <= a->period.to;
}

/* The first of views, impressions and reach that a channel reports, behind its last break. */
static void choose_measures(struct asking *a)
{
	const struct content_rows *rows = a->rows;
	a->measure = mem_array(a->mem, rows->n_channels + 1, sizeof *a->measure);
	for (size_t c = 0; c < rows->n_channels; c++)
		a->measure[c] = MEASURE_REACH;
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		enum content_measure *m = &a->measure[r->channel];
		if (r->day < rows->channel[r->channel].break_day)
			continue;
		if (r->sample.views > 0)
			*m = MEASURE_VIEWS;
		else if (r->impressions > 0 && *m == MEASURE_REACH)
			*m = MEASURE_IMPRESSIONS;
	}
}

/* --- parts: accounts, their paid posts apart --- */

static int by_name(const void *a, const void *b)
{
	const struct content_part *x = a, *y = b;
	int order = strcmp(x->platform, y->platform);
	order = order ? order : strcmp(x->name, y->name);
	return order ? order : x->paid - y->paid;
}

/* Make the parts that have posts in the period, in order, and number each row's: n_parts when it has none. */
static size_t *make_parts(struct asking *a)
{
	const struct content_rows *rows = a->rows;
	size_t *posts = mem_array(a->mem, 2 * rows->n_channels + 1, sizeof *posts), n = 0;
	size_t *number = mem_array(a->mem, 2 * rows->n_channels + 1, sizeof *number),
	       *part_of = mem_array(a->mem, rows->n + 1, sizeof *part_of);
	struct content_part *part = mem_array(a->mem, 2 * rows->n_channels + 2, sizeof *part);
	for (size_t i = 0; i < rows->n; i++)
		posts[2 * rows->row[i].channel + rows->row[i].sample.paid] += in_period(a, &rows->row[i]);
	for (size_t c = 0; c < 2 * rows->n_channels; c++) {
		const struct content_account *account = &rows->channel[c / 2];
		if (posts[c])
			part[n++] = (struct content_part){ .platform = account->platform,
				                           .platform_title = import_platform_title(account->platform),
				                           .name = account->name,
				                           .channel_id = account->id,
				                           .paid = c % 2 == 1,
				                           .measure = a->measure[c / 2],
				                           .break_day = account->break_day };
	}
	qsort(part, n, sizeof *part, by_name);
	for (size_t c = 0; c < 2 * rows->n_channels; c++) {
		const struct content_account *account = &rows->channel[c / 2];
		struct content_part key = { .platform = account->platform, .name = account->name, .paid = c % 2 == 1 };
		const struct content_part *at = n && posts[c] ? bsearch(&key, part, n, sizeof *part, by_name) : NULL;
		number[c] = at ? (size_t)(at - part) : n;
	}
	for (size_t i = 0; i < rows->n; i++)
		part_of[i] = in_period(a, &rows->row[i]) ? number[2 * rows->row[i].channel + rows->row[i].sample.paid] : n;
	a->out->part = part;
	a->out->n_parts = n;
	return part_of;
}

enum fitness { FIT, FIT_BEFORE_BREAK, FIT_YOUNG, FIT_WITHOUT };

/* May a row be compared, and with what figures? */
static enum fitness fitness_of(const struct asking *a, const struct content_row *r, double *y, double *exposure)
{
	if (r->day < a->rows->channel[r->channel].break_day)
		return FIT_BEFORE_BREAK;
	if (content_row_is_young(r))
		return FIT_YOUNG;
	return content_row_rate(r, a->measure[r->channel], y, exposure) ? FIT : FIT_WITHOUT;
}

static struct taken taken_make(struct mem *m, size_t n)
{
	struct taken t = { .n = 0, .slot = mem_array(m, n + 1, sizeof *t.slot) };
	double **real[] = { &t.y[ALL], &t.y[ACTIVE], &t.exposure };
	size_t **level[] = { &t.kind, &t.month, &t.type, &t.account };
	for (size_t i = 0; i < sizeof real / sizeof *real; i++)
		*real[i] = mem_array(m, n + 1, sizeof(double));
	for (size_t i = 0; i < sizeof level / sizeof *level; i++)
		*level[i] = mem_array(m, n + 1, sizeof(size_t));
	return t;
}

static int slot_of(const struct content_row *r)
{
	enum { NOON = 12, EVENING = 18 };
	return r->hour == CONTENT_NO_HOUR ? -1 : CONTENT_THIRDS * day_weekday(r->day) + (r->hour >= NOON) + (r->hour >= EVENING);
}

static void take(const struct asking *a, struct taken *t, size_t i, size_t account, double y, double exposure)
{
	const struct content_row *r = &a->rows->row[i];
	t->y[ALL][t->n] = y;
	t->y[ACTIVE][t->n] = active_of(r);
	t->exposure[t->n] = exposure;
	t->kind[t->n] = a->levels.level[i];
	t->month[t->n] = (size_t)(month_of_day(r->day) - month_of_day(a->period.from));
	t->type[t->n] = r->sample.type;
	t->account[t->n] = account;
	t->slot[t->n] = slot_of(r);
	t->n++;
}

/* Number the levels that occur from 0 on; those with fewer than `least` posts become one. Returns how many there are. */
static size_t renumber(struct mem *m, size_t level[], size_t n, size_t n_levels, size_t least)
{
	size_t *posts = mem_array(m, n_levels + 1, sizeof *posts), *to = mem_array(m, n_levels + 1, sizeof *to), k = 0;
	bool rest = false;
	for (size_t i = 0; i < n; i++)
		posts[level[i]]++;
	for (size_t l = 0; l < n_levels; l++) {
		rest |= posts[l] > 0 && posts[l] < least;
		to[l] = posts[l] >= least && posts[l] > 0 ? k++ : SIZE_MAX;
	}
	for (size_t i = 0; i < n; i++)
		level[i] = to[level[i]] == SIZE_MAX ? k : to[level[i]];
	return k + rest;
}

/* --- one part --- */

/* The model of all or of active interactions; posts that do not report these stay out. Of the active no advice is given, so that who asks
 * for that alone is spared their model. */
static bool estimate(struct asking *a, const struct taken *t, int which, size_t n_months, const struct loglinear_factor other[],
                     size_t n_others, struct effect *out, struct err *e)
{
	bool slots = a->out->by != BY_HOUR;
	struct effect_posts p = { .n = t->n, .y = t->y[which], .exposure = t->exposure, .k = a->levels.n, .kind = t->kind };
	p.n_months = n_months;
	p.month = t->month;
	p.slot = slots ? t->slot : NULL;
	p.n_others = n_others;
	p.other = other;
	if (which == ACTIVE && a->depth == CONTENT_ADVICE)
		p.n = 0;
	if (which == ACTIVE)
		for (size_t i = 0; i < t->n; i++)
			if (isnan(t->y[ACTIVE][i]))
				p.n = 0;
	return effect_estimate(a->mem, &p, out, e);
}

/* The posts' own rates by rank, kinds that are shown only. */
static bool compare_ranks(struct asking *a, const struct taken *t, struct content_part *p, struct err *e)
{
	double *rate = mem_array(a->mem, t->n + 1, sizeof *rate);
	size_t *group = mem_array(a->mem, t->n + 1, sizeof *group), *number = mem_array(a->mem, a->levels.n + 1, sizeof *number), k = 0,
	       n = 0;
	for (size_t j = 0; j < a->levels.n; j++)
		number[j] = p->all.kind[j].n >= EFFECT_SHOW ? k++ : SIZE_MAX;
	for (size_t i = 0; i < t->n; i++)
		if (number[t->kind[i]] != SIZE_MAX) {
			rate[n] = t->y[ALL][i] / t->exposure[i];
			group[n++] = number[t->kind[i]];
		}
	if (k < 2 || k > RANK_MOST_GROUPS)
		return true;
	p->has_rank = true;
	return rank_compare(a->mem, rate, group, n, k, &p->rank, e);
}

/* The middle post, without a model: a median has no formula for its noise. */
static bool find_median(struct asking *a, const struct taken *t, struct content_part *p, struct err *e)
{
	double *rate = mem_array(a->mem, t->n + 1, sizeof *rate);
	for (size_t i = 0; i < t->n; i++)
		rate[i] = t->y[ALL][i] / t->exposure[i];
	return t->n < EFFECT_ADVISE || boot_median_sampled(a->mem, rate, t->n, 0.95, CONTENT_SEED, &p->median, e);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The rates of the posts of a kind, and the middle one. */
static void list_rates(struct mem *m, const struct taken *t, size_t level, struct content_kind *k)
{
	static const double per = 1000;
	double *rate = mem_array(m, k->all.n + 1, sizeof *rate);
	for (size_t i = 0; i < t->n; i++)
		if (t->kind[i] == level)
			rate[k->n_rates++] = per * t->y[ALL][i] / t->exposure[i];
	qsort(rate, k->n_rates, sizeof *rate, by_size);
	k->rate = rate;
	engage_median(rate, k->n_rates, 0.95, &k->median, &k->median_interval);
}

/* The kinds that have posts, out of both models. */
static void list_kinds(struct asking *a, const struct taken *t, struct content_part *p, const double light[])
{
	p->kind = mem_array(a->mem, a->levels.n + 1, sizeof *p->kind);
	for (size_t j = 0; j < a->levels.n; j++)
		if (p->all.kind[j].n > 0)
			p->kind[p->n_kinds++] = (struct content_kind){ .code = a->levels.code[j],
				                                       .words = a->levels.words[j],
				                                       .label = a->levels.label[j],
				                                       .all = p->all.kind[j],
				                                       .active = p->active.kind[j],
				                                       .light = light ? light[j] : MISSING,
				                                       .median = MISSING,
				                                       .median_interval = { MISSING, MISSING } };
	for (size_t j = 0, at = 0; j < a->levels.n && p->platform; j++)
		if (p->all.kind[j].n > 0)
			list_rates(a->mem, t, j, &p->kind[at++]);
	p->n = t->n;
}

static bool model_part(struct asking *a, struct taken *t, struct content_part *p, const double light[], struct err *e)
{
	struct loglinear_factor other[2];
	size_t n_others = 0;
	p->n_months = renumber(a->mem, t->month, t->n, months_of(a), 0);
	if (a->out->by != BY_TYPE)
		other[n_others++] = (struct loglinear_factor){ renumber(a->mem, t->type, t->n, TYPE_N, EFFECT_SHOW), t->type };
	if (!p->platform)
		other[n_others++] = (struct loglinear_factor){ renumber(a->mem, t->account, t->n, a->out->n_parts + 1, 0), t->account };
	for (size_t f = 0; f < n_others; f++)
		other[f].n_levels += other[f].n_levels == 0;
	if (!estimate(a, t, ALL, p->n_months, other, n_others, &p->all, e) ||
	    !estimate(a, t, ACTIVE, p->n_months, other, n_others, &p->active, e))
		return false;
	list_kinds(a, t, p, light);
	return a->depth == CONTENT_ADVICE || !p->platform || (compare_ranks(a, t, p, e) && find_median(a, t, p, e));
}

/* Likes for 1,000 as counted, of each level; NaN where a post does not report them. */
static double *light_rates(struct asking *a, const size_t part_of[], size_t part)
{
	double *likes = mem_array(a->mem, a->levels.n + 1, sizeof *likes), *of = mem_array(a->mem, a->levels.n + 1, sizeof *of), y,
	       exposure;
	for (size_t i = 0; i < a->rows->n; i++) {
		const struct content_row *r = &a->rows->row[i];
		if (part_of[i] != part || fitness_of(a, r, &y, &exposure) != FIT)
			continue;
		likes[a->levels.level[i]] += r->sample.reactions == COUNT_MISSING ? MISSING : (double)r->sample.reactions;
		of[a->levels.level[i]] += exposure;
	}
	for (size_t j = 0; j < a->levels.n; j++)
		likes[j] = of[j] > 0 ? 1000 * likes[j] / of[j] : MISSING;
	return likes;
}

static bool model_accounts(struct asking *a, const size_t part_of[], struct err *e)
{
	const struct content_rows *rows = a->rows;
	for (size_t part = 0; part < a->out->n_parts; part++) {
		struct content_part *p = &a->out->part[part];
		size_t n = 0;
		for (size_t i = 0; i < rows->n; i++)
			n += part_of[i] == part;
		struct taken t = taken_make(a->mem, n);
		for (size_t i = 0; i < rows->n; i++) {
			double y, exposure;
			if (part_of[i] != part)
				continue;
			enum fitness fitness = fitness_of(a, &rows->row[i], &y, &exposure);
			p->n_before_break += fitness == FIT_BEFORE_BREAK;
			p->n_young += fitness == FIT_YOUNG;
			p->n_without += fitness == FIT_WITHOUT;
			if (fitness == FIT)
				take(a, &t, i, part, y, exposure);
		}
		a->out->n_young += p->n_young;
		if (!model_part(a, &t, p, light_rates(a, part_of, part), e))
			return false;
		if (t.n && !p->paid)
			a->last = t;
	}
	return true;
}

/* The posts of all accounts, or of these, that were not paid for. */
static struct taken take_all(struct asking *a, const size_t part_of[], const bool of[])
{
	const struct content_rows *rows = a->rows;
	struct taken t = taken_make(a->mem, rows->n);
	for (size_t i = 0; i < rows->n; i++) {
		double y, exposure;
		if (part_of[i] < a->out->n_parts && (!of || of[part_of[i]]) && !rows->row[i].sample.paid &&
		    fitness_of(a, &rows->row[i], &y, &exposure) == FIT)
			take(a, &t, i, part_of[i], y, exposure);
	}
	return t;
}

/* The hours of the week, other things being equal: of the posts that have an hour. Uses up what was taken. */
static bool model_times(struct asking *a, struct taken *t, struct err *e)
{
	struct content_model *out = a->out;
	size_t n = 0, *slot = mem_array(a->mem, t->n + 1, sizeof *slot);
	for (size_t i = 0; i < t->n; i++) {
		if (t->slot[i] < 0)
			continue;
		t->y[ALL][n] = t->y[ALL][i];
		t->exposure[n] = t->exposure[i];
		t->month[n] = t->month[i];
		t->type[n] = t->type[i];
		t->account[n] = t->account[i];
		slot[n++] = (size_t)t->slot[i];
	}
	struct loglinear_factor other[2] = { { renumber(a->mem, t->type, n, TYPE_N + 1, EFFECT_SHOW), t->type },
		                             { renumber(a->mem, t->account, n, out->n_parts + 1, 0), t->account } };
	for (size_t f = 0; f < 2; f++)
		other[f].n_levels += other[f].n_levels == 0;
	struct effect_posts p = { .n = n, .y = t->y[ALL], .exposure = t->exposure, .k = CONTENT_SLOTS, .kind = slot };
	p.n_months = renumber(a->mem, t->month, n, months_of(a), 0);
	p.month = t->month;
	p.n_others = 2;
	p.other = other;
	out->n_times = n;
	return effect_estimate(a->mem, &p, &out->times, e);
}

/* --- all accounts together --- */

static size_t root_of(size_t to[], size_t at)
{
	while (to[at] != at)
		at = to[at] = to[to[at]];
	return at;
}

/* The accounts whose kinds can be compared: any two are linked by kinds that both have, step by step. Of several such sets the one with most
 * posts; all accounts when no two are linked, for then nothing can be told of any. False for those outside it: what is of the kind and what
 * of the account is one and the same there (Searle 1987, Linear Models for Unbalanced Data, 5.3: connectedness). */
static bool *find_linked(struct asking *a, const struct taken *t)
{
	size_t n = a->out->n_parts, *to = mem_array(a->mem, n + 1, sizeof *to), *first = mem_array(a->mem, a->levels.n + 1, sizeof *first);
	size_t *posts = mem_array(a->mem, n + 1, sizeof *posts), *members = mem_array(a->mem, n + 1, sizeof *members), best = n;
	size_t *of_kind = mem_array(a->mem, a->levels.n + 1, sizeof *of_kind);
	bool *linked = mem_array(a->mem, n + 1, sizeof *linked);
	for (size_t p = 0; p < n; p++)
		to[p] = p;
	for (size_t j = 0; j < a->levels.n; j++)
		first[j] = n;
	for (size_t i = 0; i < t->n; i++)
		of_kind[t->kind[i]]++;
	for (size_t i = 0; i < t->n; i++) {
		size_t *seen = &first[t->kind[i]], own = root_of(to, t->account[i]);
		if (of_kind[t->kind[i]] < EFFECT_SHOW) /* the model makes one kind of these */
			continue;
		if (*seen < n)
			to[own] = root_of(to, *seen);
		*seen = own;
	}
	for (size_t i = 0; i < t->n; i++)
		posts[root_of(to, t->account[i])]++;
	for (size_t p = 0; p < n; p++)
		members[root_of(to, p)] += a->out->part[p].n > 0 && !a->out->part[p].paid;
	for (size_t p = 0; p < n; p++)
		if (members[p] >= 2 && (best == n || posts[p] > posts[best]))
			best = p;
	for (size_t p = 0; p < n; p++)
		linked[p] = best == n || root_of(to, p) == best;
	return linked;
}

/* Returns whether any is. */
static bool mark_apart(struct asking *a, const bool linked[])
{
	bool any = false;
	for (size_t i = 0; i < a->out->n_parts; i++) {
		struct content_part *p = &a->out->part[i];
		any |= p->apart = !linked[i] && p->n > 0 && !p->paid;
	}
	return any;
}

/* Accounts together, each at its own level, and the hours of the week. One account alone serves for both. */
static bool model_together(struct asking *a, const size_t part_of[], struct err *e)
{
	struct content_model *out = a->out;
	size_t accounts = 0;
	for (size_t part = 0; part < out->n_parts; part++)
		accounts += !out->part[part].paid && out->part[part].n > 0;
	struct taken t = accounts == 1 ? a->last : take_all(a, part_of, NULL);
	if (accounts >= 2) {
		struct content_part all = { .measure = MEASURE_VIEWS };
		bool *linked = find_linked(a, &t);
		struct taken together = mark_apart(a, linked) ? take_all(a, part_of, linked) : t;
		if (!model_part(a, &together, &all, NULL, e))
			return false;
		out->part[out->n_parts] = all;
	}
	bool fine = a->depth == CONTENT_ADVICE || model_times(a, &t, e);
	out->n_parts += accounts >= 2;
	return fine;
}

bool study_content_model(struct mem *m, const struct content_query *q, enum content_depth depth, struct content_model *out, struct err *e)
{
	struct asking a = { .mem = m, .rows = &q->rows, .out = out, .period = q->period, .depth = depth };
	*out = (struct content_model){ .by = q->by,
		                       .period = q->told,
		                       .starts = content_rows_start(&q->rows, q->project->starts, q->told),
		                       .scored_month = month_of_day(q->period.to) };
	if (!content_by_levels(m, q->store, q->trajectory, &q->rows, q->last_import, q->by, q->lang, &a.levels, e))
		return false;
	choose_measures(&a);
	size_t *part_of = make_parts(&a);
	return model_accounts(&a, part_of, e) && model_together(&a, part_of, e) &&
	       (depth == CONTENT_ADVICE || study_content_stood_out(m, q->store, &q->rows, a.measure, q->last_import, out, e));
}
