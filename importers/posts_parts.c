/* A post in several rows: what reached people without money, and what each campaign did. Their figures are added up. */
#include "base/num.h"
#include "base/str.h"
#include "post.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A file may have very many parts of one post, so neither they nor their sums are looked for one by one. */
static size_t bucket_of_post(int64_t post_id, int day)
{
	return ((uint64_t)post_id * 31 + (uint64_t)(int64_t)day) % POST_PARTS_BUCKETS;
}

/* Source: FNV-1a, for the campaign. */
static size_t bucket_of(int64_t post_id, const struct post *p)
{
	uint64_t hash = 0xcbf29ce484222325;
	for (const char *s = p->campaign; *s; s++)
		hash = (hash ^ (unsigned char)*s) * 0x100000001b3;
	return (hash + bucket_of_post(post_id, p->day) + (uint64_t)(int64_t)p->paid) % POST_PARTS_BUCKETS;
}

void posts_keep_part(struct intake *in, struct post_parts *all, int64_t post_id, const struct post *p)
{
	size_t *bucket = &all->bucket[bucket_of(post_id, p)], *of_post = &all->of_post[bucket_of_post(post_id, p->day)], before = *of_post;
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	while (before && (all->item[before - 1].post_id != post_id || all->item[before - 1].day != p->day))
		before = all->item[before - 1].next_of_post;
	struct post_part *part = &all->item[all->n++];
	*part = (struct post_part){ .post_id = post_id, .day = p->day, .paid = p->paid, .campaign = mem_text(in->mem, p->campaign) };
	memcpy(part->figure, p->figure, sizeof part->figure);
	for (size_t f = 0; f < FIGURES; f++)
		part->sum[f] = (before ? all->item[before - 1].sum[f] : 0) + (p->figure[f] == NOT_REPORTED ? 0 : p->figure[f]);
	part->next = *bucket;
	part->next_of_post = *of_post;
	*bucket = *of_post = all->n;
}

const struct post_part *posts_find_part(const struct post_parts *all, int64_t post_id, const struct post *p)
{
	for (size_t at = all->bucket[bucket_of(post_id, p)]; at; at = all->item[at - 1].next) {
		const struct post_part *part = &all->item[at - 1];
		if (part->post_id == post_id && part->day == p->day && part->paid == p->paid && str_eq(part->campaign, p->campaign))
			return part;
	}
	return NULL;
}

static bool refuse_large(struct intake *in, const struct post *p, int field, long line, struct err *e)
{
	size_t c = 0;
	while (c < in->importer->n_columns && in->importer->column[c].field != field)
		c++;
	assert(c < in->importer->n_columns);
	return intake_refuse(in, line, in->place[c], e, W_CELL_COUNT_LARGE, in->header[c],
	                     num_plain_int(in->mem, post_figure(p, (enum post_field)field)), NULL);
}

bool posts_check_sum(struct intake *in, const struct post_parts *all, const struct post *p, long line, struct err *e)
{
	const int64_t *sum = all->item[all->n - 1].sum;
	for (int field = POST_VIEWS; field < POST_FIELDS; field++)
		if (field != POST_REACH && sum[field - POST_VIEWS] >= STORE_COUNT_LIMIT)
			return refuse_large(in, p, field, line, e);
	return true;
}

static int compare_parts(const void *x, const void *y)
{
	const struct post_part *a = x, *b = y;
	int c = (a->post_id > b->post_id) - (a->post_id < b->post_id);
	return c ? c : (a->paid > b->paid) - (a->paid < b->paid);
}

/* Does another import know only, or also, the other part of the post? */
static bool is_divided(struct intake *in, const struct post_part *part, int64_t *n, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_READING_OTHER_PART, &t, e))
		return false;
	stmt_int(t, 1, part->post_id);
	stmt_int(t, 2, in->import_id);
	stmt_int(t, 3, !part->paid);
	return stmt_one_int(t, n, e);
}

bool posts_count_divided(struct intake *in, const struct post_parts *all, int64_t first_new, int64_t *n, struct err *e)
{
	struct post_part *known = mem_array(in->mem, all->n, sizeof *known);
	size_t n_known = 0;
	for (size_t i = 0; i < all->n; i++)
		if (all->item[i].post_id < first_new && all->item[i].day == 0 && all->item[i].paid != NOT_REPORTED)
			known[n_known++] = all->item[i];
	if (n_known > 1)
		qsort(known, n_known, sizeof *known, compare_parts);
	for (size_t i = 0, end; i < n_known; i = end) {
		int64_t divided = 0;
		for (end = i; end < n_known && known[end].post_id == known[i].post_id;)
			end++;
		if (known[i].paid == known[end - 1].paid && !is_divided(in, &known[i], &divided, e))
			return false;
		*n += divided > 0;
	}
	return true;
}

static bool add_metric(struct intake *in, int64_t post_id, const struct post_metric *metric, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_METRIC_ADD, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, post_id);
	stmt_int(t, 3, in->import_id);
	stmt_text(t, 4, metric->name);
	stmt_real(t, 5, metric->value);
	return stmt_run(t, e);
}

bool posts_add_part(struct intake *in, int64_t post_id, const struct post *p, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_READING_ADD, &t, e))
		return false;
	stmt_int(t, 1, post_id);
	stmt_int(t, 2, in->import_id);
	stmt_int(t, 3, p->day);
	if (p->paid != NOT_REPORTED)
		stmt_int(t, 4, p->paid);
	for (int i = 0; i < FIGURES; i++)
		if (p->figure[i] != NOT_REPORTED)
			stmt_int(t, 5 + i, p->figure[i]);
	if (!stmt_run(t, e))
		return false;
	for (size_t i = 0; p->day == 0 && i < p->n_metrics; i++)
		if (!add_metric(in, post_id, &p->metric[i], e))
			return false;
	return true;
}
