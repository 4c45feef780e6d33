#include "content.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "importers/importer.h"
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
	return (struct post_sample){ .type = content_type_parse(stmt_get_text(t, COL_TYPE)),
		                     .views = count_or_missing(t, COL_VIEWS),
		                     .reach = count_or_missing(t, COL_REACH),
		                     .reactions = count_or_missing(t, COL_REACTIONS),
		                     .comments = count_or_missing(t, COL_COMMENTS),
		                     .shares = count_or_missing(t, COL_SHARES),
		                     .saves = count_or_missing(t, COL_SAVES) };
}

static struct content_post read_post(struct mem *m, struct stmt *t, const struct post_sample *sample)
{
	int64_t interactions = engage_interactions(sample);
	const char *link = stmt_get_text(t, COL_PERMALINK);
	struct content_post p = { .title = mem_text(m, stmt_get_text(t, COL_TITLE)),
		                  .language = mem_text(m, stmt_get_text(t, COL_LANGUAGE)),
		                  .day = (int)count_or_missing(t, COL_DAY),
		                  .type = sample->type,
		                  .views = sample->views,
		                  .interactions = interactions,
		                  .rate = NAN,
		                  .channel_median = NAN };
	p.platform = import_platform_title(mem_text(m, stmt_get_text(t, COL_PLATFORM)));
	p.channel = mem_printf(m, "%s, %s", p.platform, stmt_get_text(t, COL_NAME));
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
	*out = (struct content_channel){
		.platform = c->platform, .platform_title = import_platform_title(c->platform), .name = c->name, .all = r->all
	};
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

/* What the figures mean, for all channels of the period. */
static void add_definitions(struct mem *m, enum lang lang, struct content_input *out)
{
	static const enum word words[][2] = { { W_DEF_VIEWS, W_DEF_VIEWS_TEXT }, { W_DEF_INTERACTIONS, W_DEF_INTERACTIONS_TEXT } };
	enum { N = sizeof words / sizeof *words };
	struct content_definition *definition = mem_array(m, N, sizeof *definition);
	for (size_t i = 0; i < N; i++)
		definition[i] = (struct content_definition){ .metric = word_text(lang, words[i][0]), .text = word_text(lang, words[i][1]) };
	out->definition = definition;
	out->n_definitions = out->n_channels ? N : 0;
}

bool study_breaks(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, struct period within, struct content_input *out,
                  struct err *e)
{
	struct content_break *list = NULL;
	size_t n = 0, cap = 0;
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_BREAKS_IN_PERIOD, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, within.from);
	stmt_int(t, 3, within.to);
	while (stmt_next(t, &row, e) && row) {
		const char *title = import_platform_title(stmt_get_text(t, 1));
		list = mem_grow(m, list, n, &cap, sizeof *list);
		list[n++] = (struct content_break){ .day = (int)stmt_get_int(t, 0),
			                            .channel = mem_printf(m, "%s (%s)", stmt_get_text(t, 2), title),
			                            .text = word_text(lang, W_BREAK_IMPRESSIONS_VIEWS) };
	}
	out->breaks = list;
	out->n_breaks = n;
	return !err_is_set(e);
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
	add_definitions(m, p->lang, out);
	return study_breaks(m, s, trajectory, p->lang, period, out, e);
}

/* Columns of months_by_type. */
enum {
	SUM_CHANNEL,
	SUM_PLATFORM,
	SUM_NAME,
	SUM_MONTH,
	SUM_TYPE,
	SUM_POSTS,
	SUM_EXPOSED,
	SUM_VIEWS,
	SUM_INTERACTIONS,
	SUM_VV,
	SUM_YY,
	SUM_VY
};

/* One type of one channel, or of all, from its sums. Medians need posts and stay missing. */
struct total {
	int64_t posts;
	struct engage_sums sums;
};

static void total_add(struct total *t, struct stmt *row)
{
	t->posts += stmt_get_int(row, SUM_POSTS);
	t->sums.n += stmt_get_real(row, SUM_EXPOSED);
	t->sums.v += stmt_get_real(row, SUM_VIEWS);
	t->sums.y += stmt_get_real(row, SUM_INTERACTIONS);
	t->sums.vv += stmt_get_real(row, SUM_VV);
	t->sums.yy += stmt_get_real(row, SUM_YY);
	t->sums.vy += stmt_get_real(row, SUM_VY);
}

struct totals { /* by type, and all of them together */
	struct total type[TYPE_N], all;
};

static void totals_add(struct totals *t, struct stmt *row)
{
	total_add(&t->type[content_type_parse(stmt_get_text(row, SUM_TYPE))], row);
	total_add(&t->all, row);
}

static struct engage_result totals_result(const struct totals *t)
{
	struct engage_result r;
	for (int i = 0; i < TYPE_N; i++)
		r.type[i] = engage_from_sums((enum content_type)i, (size_t)t->type[i].posts, &t->type[i].sums);
	r.all = engage_from_sums(TYPE_UNKNOWN, (size_t)t->all.posts, &t->all.sums);
	return r;
}

static bool load_month(struct store *s, int64_t trajectory, int month, struct posts *l, struct totals **by_channel, struct totals *all,
                       struct err *e)
{
	struct stmt *t;
	bool row;
	size_t cap = 0, n = 0;
	if (!store_statement(s, SQL_MONTHS_BY_TYPE, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, month);
	stmt_int(t, 3, month);
	while (stmt_next(t, &row, e) && row) {
		size_t place = channel_place(l, stmt_get_int(t, SUM_CHANNEL), stmt_get_text(t, SUM_PLATFORM), stmt_get_text(t, SUM_NAME));
		if (place == n) {
			*by_channel = mem_grow(l->mem, *by_channel, n, &cap, sizeof **by_channel);
			(*by_channel)[n++] = (struct totals){ .all = { 0 } };
		}
		totals_add(&(*by_channel)[place], t);
		totals_add(all, t);
	}
	return !err_is_set(e);
}

static bool load_month_top(struct store *s, int64_t trajectory, int month, struct posts *l, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_TOP_POSTS_OF_MONTH, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, month);
	while (stmt_next(t, &row, e) && row) {
		struct post_sample sample = read_sample(t);
		best_offer(l->mem, &l->best, t, &sample, 0);
	}
	return !err_is_set(e);
}

bool study_content_month(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int month, struct content_input *out,
                         struct err *e)
{
	struct posts l = { .mem = m };
	struct totals *by_channel = NULL, all = { .all = { 0 } };
	*out = (struct content_input){ .trajectory = p->name, .period = { month_first_day(month), month_last_day(month) } };
	if (!load_month(s, trajectory, month, &l, &by_channel, &all, e) || !load_month_top(s, trajectory, month, &l, e))
		return false;

	struct content_channel *channel = mem_array(m, l.n_channels + 1, sizeof *channel);
	for (size_t c = 0; c < l.n_channels; c++) {
		struct engage_result r = totals_result(&by_channel[c]);
		set_channel(m, &l.channel[c], &r, &channel[c]);
	}
	qsort(channel, l.n_channels, sizeof *channel, by_name);
	out->channel = channel;
	out->n_channels = l.n_channels;
	struct engage_result r = totals_result(&all);
	out->all = r.all;
	out->n_types = pick_types(m, r.type, &out->type);
	struct content_post *top = mem_array(m, TOP_POSTS, sizeof *top);
	memcpy(top, l.best.post, l.best.n * sizeof *top);
	out->top = top;
	out->n_top = l.best.n;
	add_definitions(m, p->lang, out);
	return study_breaks(m, s, trajectory, p->lang, out->period, out, e);
}

bool study_month_sums(struct store *s, int64_t trajectory, int from, int to, struct month_sums out[], struct err *e)
{
	struct stmt *t;
	bool row;
	for (int i = 0; i <= to - from; i++)
		out[i] = (struct month_sums){ .rate = NAN };
	if (!store_statement(s, SQL_MONTHS_BY_TYPE, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, from);
	stmt_int(t, 3, to);
	while (stmt_next(t, &row, e) && row) {
		struct month_sums *sum = &out[(int)stmt_get_int(t, SUM_MONTH) - from];
		sum->posts += stmt_get_int(t, SUM_POSTS);
		sum->exposed += stmt_get_int(t, SUM_EXPOSED);
		sum->views += stmt_get_int(t, SUM_VIEWS);
		sum->interactions += stmt_get_int(t, SUM_INTERACTIONS);
	}
	for (int i = 0; i <= to - from; i++)
		if (out[i].views > 0)
			out[i].rate = 1000 * (double)out[i].interactions / (double)out[i].views;
	return !err_is_set(e);
}
