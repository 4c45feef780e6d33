#include "totals.h"
#include "base/day.h"
#include "base/str.h"
#include <limits.h>
#include <string.h>

enum { TOP = 5, BUCKETS = 4096 };

struct sums { /* of one content type, paid for or not; columns of month_total */
	const char *type;
	bool paid;
	int64_t posts, exposed, views, interactions;
	double views_sq, interactions_sq, cross;
};

struct top {
	int64_t post_id, interactions;
	int64_t published; /* and the platform's id: of equal posts the first counts, whatever the order of the files */
	const char *external_id;
};

struct month { /* of one channel */
	struct month *next; /* in its bucket */
	int64_t channel_id;
	int month;
	struct sums *sums;
	size_t n_sums, cap_sums;
	struct top top[TOP]; /* most interactions first */
	size_t n_top;
};

struct measure { /* of one channel: first publish days */
	int64_t channel_id;
	int views_from, impressions_from; /* INT_MAX: none */
};

struct totals {
	struct mem *mem;
	struct store *store;
	int64_t trajectory_id;
	struct month *bucket[BUCKETS];
	struct month *last; /* found last; posts of a month come in runs */
	struct measure *measure;
	size_t n_measures, cap_measures;
	int64_t *touched; /* channels */
	size_t n_touched, cap_touched;
};

struct totals *totals_new(struct mem *m, struct store *s, int64_t trajectory_id)
{
	struct totals *t = mem_alloc(m, sizeof *t);
	*t = (struct totals){ .mem = m, .store = s, .trajectory_id = trajectory_id };
	return t;
}

static struct month *find_month(struct totals *t, int64_t channel_id, int month)
{
	struct month *k = t->last;
	if (k && k->channel_id == channel_id && k->month == month)
		return k;
	struct month **bucket = &t->bucket[((uint64_t)channel_id * 1200 + (uint64_t)month) % BUCKETS];
	for (k = *bucket; k; k = k->next)
		if (k->channel_id == channel_id && k->month == month)
			return t->last = k;
	k = mem_alloc(t->mem, sizeof *k);
	*k = (struct month){ .next = *bucket, .channel_id = channel_id, .month = month };
	return t->last = *bucket = k;
}

static struct sums *find_sums(struct totals *t, struct month *k, const char *type, bool paid)
{
	for (size_t i = 0; i < k->n_sums; i++)
		if (k->sums[i].paid == paid && str_eq(k->sums[i].type, type))
			return &k->sums[i];
	k->sums = mem_grow(t->mem, k->sums, k->n_sums, &k->cap_sums, sizeof *k->sums);
	k->sums[k->n_sums] = (struct sums){ .type = mem_text(t->mem, type), .paid = paid };
	return &k->sums[k->n_sums++];
}

/* As the engagement figures count: reported unless both reactions and comments are missing. */
static int64_t interactions_of(const struct totals_post *p)
{
	const int64_t part[] = { p->reactions, p->comments, p->shares, p->saves };
	int64_t sum = 0;
	if (p->reactions == TOTALS_MISSING && p->comments == TOTALS_MISSING)
		return TOTALS_MISSING;
	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		sum += part[i] == TOTALS_MISSING ? 0 : part[i];
	return sum;
}

static bool is_above(struct top a, struct top b)
{
	if (a.interactions != b.interactions)
		return a.interactions > b.interactions;
	return a.published != b.published ? a.published < b.published : strcmp(a.external_id, b.external_id) < 0;
}

static void offer_top(struct mem *m, struct month *k, struct top candidate)
{
	if (k->n_top == TOP && !is_above(candidate, k->top[TOP - 1]))
		return;
	size_t i = k->n_top < TOP ? k->n_top++ : TOP - 1;
	for (; i > 0 && is_above(candidate, k->top[i - 1]); i--)
		k->top[i] = k->top[i - 1];
	candidate.external_id = mem_text(m, candidate.external_id);
	k->top[i] = candidate;
}

static struct measure *find_measure(struct totals *t, int64_t channel_id)
{
	for (size_t i = t->n_measures; i-- > 0;)
		if (t->measure[i].channel_id == channel_id)
			return &t->measure[i];
	t->measure = mem_grow(t->mem, t->measure, t->n_measures, &t->cap_measures, sizeof *t->measure);
	t->measure[t->n_measures] = (struct measure){ channel_id, INT_MAX, INT_MAX };
	return &t->measure[t->n_measures++];
}

void totals_add(struct totals *t, int64_t channel_id, const char *type, const struct totals_post *post)
{
	struct month *k = find_month(t, channel_id, month_of_day(post->day));
	struct measure *measure = find_measure(t, channel_id);
	int *from = post->views != TOTALS_MISSING ? &measure->views_from : post->impressions ? &measure->impressions_from : NULL;
	if (from && post->day < *from)
		*from = post->day;
	struct sums *s = find_sums(t, k, type, post->paid);
	int64_t interactions = interactions_of(post);
	s->posts++;
	if (interactions == TOTALS_MISSING)
		return;
	offer_top(t->mem, k, (struct top){ post->id, interactions, post->published, post->external_id });
	if (post->views <= 0)
		return;
	double views = (double)post->views, y = (double)interactions;
	s->exposed++;
	s->views += post->views;
	s->interactions += interactions;
	s->views_sq += views * views;
	s->interactions_sq += y * y;
	s->cross += views * y;
}

static bool is_touched(const struct totals *t, int64_t channel_id)
{
	for (size_t i = 0; i < t->n_touched; i++)
		if (t->touched[i] == channel_id)
			return true;
	return false;
}

void totals_touch(struct totals *t, int64_t channel_id)
{
	if (is_touched(t, channel_id))
		return;
	t->touched = mem_grow(t->mem, t->touched, t->n_touched, &t->cap_touched, sizeof *t->touched);
	t->touched[t->n_touched++] = channel_id;
}

/* --- a channel from its facts --- */

enum {
	NOW_POST,
	NOW_TYPE,
	NOW_VIEWS,
	NOW_REACTIONS,
	NOW_COMMENTS,
	NOW_SHARES,
	NOW_SAVES,
	NOW_DAY,
	NOW_IMPRESSIONS,
	NOW_PUBLISHED,
	NOW_EXTERNAL_ID,
	NOW_PAID
};

static bool sum_channel(struct totals *t, int64_t channel_id, struct err *e)
{
	struct stmt *now;
	bool row;
	if (!store_statement(t->store, SQL_POSTS_OF_CHANNEL, &now, e))
		return false;
	stmt_int(now, 1, channel_id);
	while (stmt_next(now, &row, e) && row) {
		struct totals_post p = {
			.id = stmt_get_int(now, NOW_POST),
			.external_id = stmt_get_text(now, NOW_EXTERNAL_ID),
			.published = stmt_get_int(now, NOW_PUBLISHED),
			.views = stmt_get_count(now, NOW_VIEWS),
			.reactions = stmt_get_count(now, NOW_REACTIONS),
			.comments = stmt_get_count(now, NOW_COMMENTS),
			.shares = stmt_get_count(now, NOW_SHARES),
			.saves = stmt_get_count(now, NOW_SAVES),
			.day = (int)stmt_get_int(now, NOW_DAY),
			.impressions = stmt_get_int(now, NOW_IMPRESSIONS) != 0,
			.paid = stmt_get_int(now, NOW_PAID) > 0,
		};
		totals_add(t, channel_id, stmt_get_text(now, NOW_TYPE), &p);
	}
	return !err_is_set(e);
}

/* --- writing --- */

/* Run a statement that takes the trajectory and a channel. */
static bool run_for_channel(struct totals *t, enum sql_id id, int64_t channel_id, struct err *e)
{
	struct stmt *s;
	if (!store_statement(t->store, id, &s, e))
		return false;
	stmt_int(s, 1, t->trajectory_id);
	stmt_int(s, 2, channel_id);
	return stmt_run(s, e);
}

static bool put_sums(struct totals *t, const struct month *k, const struct sums *s, struct err *e)
{
	struct stmt *put;
	if (!store_statement(t->store, SQL_MONTH_TOTAL_ADD, &put, e))
		return false;
	stmt_int(put, 1, t->trajectory_id);
	stmt_int(put, 2, k->channel_id);
	stmt_int(put, 3, k->month);
	stmt_text(put, 4, s->type);
	stmt_int(put, 5, s->paid);
	stmt_int(put, 6, s->posts);
	stmt_int(put, 7, s->exposed);
	stmt_int(put, 8, s->views);
	stmt_int(put, 9, s->interactions);
	stmt_real(put, 10, s->views_sq);
	stmt_real(put, 11, s->interactions_sq);
	stmt_real(put, 12, s->cross);
	return stmt_run(put, e);
}

static void bind_month(struct stmt *s, const struct totals *t, const struct month *k)
{
	stmt_int(s, 1, t->trajectory_id);
	stmt_int(s, 2, k->channel_id);
	stmt_int(s, 3, k->month);
}

/* Join the posts that were at the top before with those of this import. */
static bool put_top(struct totals *t, struct month *k, struct err *e)
{
	struct stmt *had, *clear, *put;
	bool row;
	if (!store_statement(t->store, SQL_MONTH_TOP_OF, &had, e) || !store_statement(t->store, SQL_MONTH_TOP_CLEAR_MONTH, &clear, e) ||
	    !store_statement(t->store, SQL_MONTH_TOP_INSERT, &put, e))
		return false;
	bind_month(had, t, k);
	while (stmt_next(had, &row, e) && row)
		offer_top(t->mem, k,
		          (struct top){ stmt_get_int(had, 0), stmt_get_int(had, 1), stmt_get_int(had, 2), stmt_get_text(had, 3) });
	bind_month(clear, t, k);
	if (err_is_set(e) || !stmt_run(clear, e))
		return false;
	for (size_t i = 0; i < k->n_top; i++) {
		bind_month(put, t, k);
		stmt_int(put, 4, (int64_t)i + 1);
		stmt_int(put, 5, k->top[i].post_id);
		stmt_int(put, 6, k->top[i].interactions);
		if (!stmt_run(put, e))
			return false;
	}
	return true;
}

static bool put_month(struct totals *t, struct month *k, struct err *e)
{
	for (size_t i = 0; i < k->n_sums; i++)
		if (!put_sums(t, k, &k->sums[i], e))
			return false;
	return put_top(t, k, e);
}

static bool put_measure(struct totals *t, const struct measure *k, struct err *e)
{
	struct stmt *put;
	if (!store_statement(t->store, SQL_CHANNEL_MEASURE_ADD, &put, e))
		return false;
	stmt_int(put, 1, t->trajectory_id);
	stmt_int(put, 2, k->channel_id);
	if (k->views_from != INT_MAX)
		stmt_int(put, 3, k->views_from);
	if (k->impressions_from != INT_MAX)
		stmt_int(put, 4, k->impressions_from);
	return stmt_run(put, e);
}

/* Sum the touched channels anew, with all that this import added to them. */
static bool renew_channel(struct totals *t, int64_t channel_id, struct err *e)
{
	for (size_t b = 0; b < BUCKETS; b++)
		for (struct month **k = &t->bucket[b]; *k;)
			if ((*k)->channel_id == channel_id)
				*k = (*k)->next;
			else
				k = &(*k)->next;
	t->last = NULL;
	*find_measure(t, channel_id) = (struct measure){ channel_id, INT_MAX, INT_MAX };
	return run_for_channel(t, SQL_MONTH_TOTAL_CLEAR, channel_id, e) && run_for_channel(t, SQL_MONTH_TOP_CLEAR, channel_id, e) &&
	       run_for_channel(t, SQL_CHANNEL_MEASURE_CLEAR, channel_id, e) && sum_channel(t, channel_id, e);
}

bool totals_store(struct totals *t, struct err *e)
{
	for (size_t i = 0; i < t->n_touched; i++)
		if (!renew_channel(t, t->touched[i], e))
			return false;
	for (size_t b = 0; b < BUCKETS; b++)
		for (struct month *k = t->bucket[b]; k; k = k->next)
			if (!put_month(t, k, e))
				return false;
	for (size_t i = 0; i < t->n_measures; i++)
		if ((t->measure[i].views_from != INT_MAX || t->measure[i].impressions_from != INT_MAX) &&
		    !put_measure(t, &t->measure[i], e))
			return false;
	return true;
}

/* Also what stands there of channels that are not. */
static bool clear_all(struct store *s, int64_t trajectory_id, struct err *e)
{
	static const enum sql_id tables[] = { SQL_DERIVED_MONTH_TOTAL_CLEAR, SQL_DERIVED_MONTH_TOP_CLEAR,
		                              SQL_DERIVED_CHANNEL_MEASURE_CLEAR };
	struct stmt *t;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		if (!store_statement(s, tables[i], &t, e))
			return false;
		stmt_int(t, 1, trajectory_id);
		if (!stmt_run(t, e))
			return false;
	}
	return true;
}

bool totals_rebuild(struct store *s, int64_t trajectory_id, struct err *e)
{
	struct mem *m = mem_new();
	struct totals *t = totals_new(m, s, trajectory_id);
	struct stmt *channels;
	bool row, ok = clear_all(s, trajectory_id, e) && store_statement(s, SQL_CHANNEL_IDS, &channels, e);
	if (ok)
		stmt_int(channels, 1, trajectory_id);
	while (ok && stmt_next(channels, &row, e) && row)
		totals_touch(t, stmt_get_int(channels, 0));
	ok = ok && !err_is_set(e) && totals_store(t, e);
	mem_free(m);
	return ok;
}
