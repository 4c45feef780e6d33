#include "content.h"
#include "analytics/engage.h"
#include "base/str.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP_POSTS = 10 };

struct channel {
	int64_t id;
	const char *platform, *name;
};

/* The posts with most interactions, best first; the rest of a million posts leaves no trace. */
struct best {
	struct content_post post[TOP_POSTS];
	size_t place[TOP_POSTS]; /* of the channel */
	size_t n;
};

struct posts {
	struct mem *mem;
	struct post_sample *sample;
	size_t *place; /* same order: the post's channel */
	size_t n, cap, cap_place;
	struct channel *channel; /* as met */
	size_t n_channels, cap_channels;
	struct best best;
};

static size_t channel_place(struct posts *l, int64_t id, const char *platform, const char *name)
{
	for (size_t i = 0; i < l->n_channels; i++)
		if (l->channel[i].id == id)
			return i;
	l->channel = mem_grow(l->mem, l->channel, l->n_channels, &l->cap_channels, sizeof *l->channel);
	l->channel[l->n_channels] = (struct channel){ .id = id, .platform = mem_text(l->mem, platform), .name = mem_text(l->mem, name) };
	return l->n_channels++;
}

static int64_t count_or_missing(struct stmt *t, int column)
{
	return stmt_is_null(t, column) ? COUNT_MISSING : stmt_get_int(t, column);
}

/* Columns shared by posts_in_period and top_posts_of_month. */
enum {
	COL_POST,
	COL_CHANNEL,
	COL_PLATFORM,
	COL_NAME,
	COL_PUBLISHED,
	COL_DAY,
	COL_HOUR,
	COL_TYPE,
	COL_TITLE,
	COL_PERMALINK,
	COL_LANGUAGE,
	COL_VIEWS,
	COL_REACH,
	COL_REACTIONS,
	COL_COMMENTS,
	COL_SHARES,
	COL_SAVES
};

static struct post_sample read_sample(struct stmt *t)
{
	return (struct post_sample){ .type = content_type_parse(stmt_get_text(t, COL_TYPE)), .views = count_or_missing(t, COL_VIEWS),
				     .reach = count_or_missing(t, COL_REACH), .reactions = count_or_missing(t, COL_REACTIONS),
				     .comments = count_or_missing(t, COL_COMMENTS), .shares = count_or_missing(t, COL_SHARES),
				     .saves = count_or_missing(t, COL_SAVES) };
}

static struct content_post read_post(struct mem *m, struct stmt *t, const struct post_sample *sample)
{
	int64_t interactions = engage_interactions(sample);
	const char *link = stmt_get_text(t, COL_PERMALINK);
	struct content_post p = { .title = mem_text(m, stmt_get_text(t, COL_TITLE)), .language = mem_text(m, stmt_get_text(t, COL_LANGUAGE)),
				  .day = (int)count_or_missing(t, COL_DAY), .type = sample->type, .views = sample->views,
				  .interactions = interactions, .rate = NAN, .channel_median = NAN };
	p.channel = mem_printf(m, "%s, %s", import_platform_title(stmt_get_text(t, COL_PLATFORM)), stmt_get_text(t, COL_NAME));
	p.link = link && *link ? mem_text(m, link) : NULL;
	if (sample->views > 0 && interactions != COUNT_MISSING)
		p.rate = 1000 * (double)interactions / (double)sample->views;
	return p;
}

/* More interactions first; equal ones by day and post, as they come. */
static void best_offer(struct mem *m, struct best *b, struct stmt *t, const struct post_sample *sample, size_t place)
{
	int64_t interactions = engage_interactions(sample);
	size_t k = b->n;
	if (interactions == COUNT_MISSING || (b->n == TOP_POSTS && interactions <= b->post[b->n - 1].interactions))
		return;
	if (b->n == TOP_POSTS)
		k--;
	else
		b->n++;
	for (; k > 0 && b->post[k - 1].interactions < interactions; k--) {
		b->post[k] = b->post[k - 1];
		b->place[k] = b->place[k - 1];
	}
	b->post[k] = read_post(m, t, sample);
	b->place[k] = place;
}

static bool load_posts(struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct posts *l, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_POSTS_IN_PERIOD, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, period.from);
	stmt_int(t, 3, period.to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		l->sample = mem_grow(l->mem, l->sample, l->n, &l->cap, sizeof *l->sample);
		l->place = mem_grow(l->mem, l->place, l->n, &l->cap_place, sizeof *l->place);
		l->sample[l->n] = read_sample(t);
		l->place[l->n] = channel_place(l, stmt_get_int(t, COL_CHANNEL), stmt_get_text(t, COL_PLATFORM), stmt_get_text(t, COL_NAME));
		best_offer(l->mem, &l->best, t, &l->sample[l->n], l->place[l->n]);
		l->n++;
	}
	return !err_is_set(e);
}

/* The types that have posts, in the order of the vocabulary. */
static size_t pick_types(struct mem *m, const struct type_result type[TYPE_N], const struct type_result **out)
{
	struct type_result *kept = mem_array(m, TYPE_N, sizeof *kept);
	size_t n = 0;
	for (int i = 0; i < TYPE_N; i++)
		if (type[i].n)
			kept[n++] = type[i];
	*out = kept;
	return n;
}

static void set_channel(struct mem *m, const struct channel *c, const struct engage_result *r, struct content_channel *out)
{
	*out = (struct content_channel){ .platform = c->platform, .platform_title = import_platform_title(c->platform), .name = c->name, .all = r->all };
	out->n_types = pick_types(m, r->type, &out->type);
}

static int by_name(const void *a, const void *b)
{
	const struct content_channel *x = a, *y = b;
	int order = strcmp(x->platform, y->platform);
	return order ? order : strcmp(x->name, y->name);
}

static bool rate_channels(struct posts *l, struct content_input *out, double median[], struct err *e)
{
	struct content_channel *channel = mem_array(l->mem, l->n_channels + 1, sizeof *channel);
	struct post_sample *own = mem_array(l->mem, l->n + 1, sizeof *own);
	struct engage_result r;
	for (size_t c = 0; c < l->n_channels; c++) {
		size_t n = 0;
		for (size_t i = 0; i < l->n; i++)
			if (l->place[i] == c)
				own[n++] = l->sample[i];
		if (!engage_by_type(l->mem, own, n, &r, e))
			return false;
		set_channel(l->mem, &l->channel[c], &r, &channel[c]);
		median[c] = r.all.median;
	}
	qsort(channel, l->n_channels, sizeof *channel, by_name);
	out->channel = channel;
	out->n_channels = l->n_channels;
	if (!engage_by_type(l->mem, l->sample, l->n, &r, e))
		return false;
	out->all = r.all;
	out->n_types = pick_types(l->mem, r.type, &out->type);
	return true;
}

bool study_content(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period, int64_t last_import,
                   struct content_input *out, struct err *e)
{
	struct posts l = { .mem = m };
	*out = (struct content_input){ .trajectory = p->name, .period = period };
	if (!load_posts(s, trajectory, period, last_import, &l, e))
		return false;
	double *median = mem_array(m, l.n_channels + 1, sizeof *median);
	if (!rate_channels(&l, out, median, e))
		return false;
	struct content_post *top = mem_array(m, TOP_POSTS, sizeof *top);
	for (size_t i = 0; i < l.best.n; i++) {
		top[i] = l.best.post[i];
		top[i].channel_median = median[l.best.place[i]];
	}
	out->top = top;
	out->n_top = l.best.n;
	return true;
}
