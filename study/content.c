#include "content.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "choice.h"
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
	const struct content_row *row[TOP_POSTS];
	size_t place[TOP_POSTS]; /* of the channel */
	size_t n;
};

struct posts {
	struct mem *mem;
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

/* Columns of top_posts_of_month. */
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
		                     .views = stmt_get_count(t, COL_VIEWS),
		                     .reach = stmt_get_count(t, COL_REACH),
		                     .reactions = stmt_get_count(t, COL_REACTIONS),
		                     .comments = stmt_get_count(t, COL_COMMENTS),
		                     .shares = stmt_get_count(t, COL_SHARES),
		                     .saves = stmt_get_count(t, COL_SAVES) };
}

/* A post to be told of, its texts borrowed. */
static struct content_post told_post(struct mem *m, const struct post_sample *sample, const char *platform, const char *name,
                                     const struct content_words *words)
{
	struct content_post p = { .title = words->title,
		                  .type = sample->type,
		                  .views = sample->views,
		                  .interactions = engage_interactions(sample),
		                  .rate = NAN };
	p.platform = import_platform_title(mem_text(m, platform));
	p.channel = import_account_words(m, p.platform, name, false);
	p.link = words->permalink && *words->permalink ? words->permalink : NULL;
	if (sample->views > 0 && p.interactions != COUNT_MISSING)
		p.rate = 1000 * (double)p.interactions / (double)sample->views;
	return p;
}

static struct content_post read_post(struct mem *m, struct stmt *t, const struct post_sample *sample)
{
	struct content_words words = { .title = mem_text(m, stmt_get_text(t, COL_TITLE)),
		                       .permalink = mem_text(m, stmt_get_text(t, COL_PERMALINK)) };
	struct content_post p = told_post(m, sample, stmt_get_text(t, COL_PLATFORM), stmt_get_text(t, COL_NAME), &words);
	p.language = mem_text(m, stmt_get_text(t, COL_LANGUAGE));
	p.day = (int)stmt_get_count(t, COL_DAY);
	p.id = stmt_get_int(t, COL_POST);
	return p;
}

/* More interactions first; equal ones by day and post, as they come. Where a post is to go, TOP_POSTS when nowhere; those behind move. */
static size_t best_place(struct best *b, int64_t interactions)
{
	size_t k = b->n;
	if (interactions == COUNT_MISSING || (b->n == TOP_POSTS && interactions <= b->post[b->n - 1].interactions))
		return TOP_POSTS;
	if (b->n == TOP_POSTS)
		k--;
	else
		b->n++;
	for (; k > 0 && b->post[k - 1].interactions < interactions; k--) {
		b->post[k] = b->post[k - 1];
		b->row[k] = b->row[k - 1];
		b->place[k] = b->place[k - 1];
	}
	return k;
}

static void best_offer(struct mem *m, struct best *b, struct stmt *t, const struct post_sample *sample)
{
	size_t k = best_place(b, engage_interactions(sample));
	if (k < TOP_POSTS)
		b->post[k] = read_post(m, t, sample);
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
	*out = (struct content_channel){ .platform = c->platform,
		                         .platform_title = import_platform_title(c->platform),
		                         .name = c->name,
		                         .organic = r->organic,
		                         .paid = r->paid,
		                         .all = r->all };
	out->n_types = pick_types(m, r->type, &out->type);
}

static int by_name(const void *a, const void *b)
{
	const struct content_channel *x = a, *y = b;
	int order = strcmp(x->platform, y->platform);
	return order ? order : strcmp(x->name, y->name);
}

/* The rows of the period: from `first` on, n of them, for rows come by day. */
static size_t rows_within(const struct content_rows *rows, struct period period, size_t *first)
{
	size_t n = 0;
	*first = rows->n;
	for (size_t i = 0; i < rows->n; i++) {
		if (rows->row[i].day < period.from || rows->row[i].day > period.to)
			continue;
		*first = n++ ? *first : i;
	}
	return n;
}

static bool rate_channels(struct mem *m, const struct content_rows *rows, const struct content_row row[], size_t n,
                          struct content_input *out, struct err *e)
{
	struct content_channel *channel = mem_array(m, rows->n_channels + 1, sizeof *channel);
	struct post_sample *own = mem_array(m, n + 1, sizeof *own);
	struct engage_result r;
	for (size_t c = 0; c < rows->n_channels; c++) {
		size_t n_own = 0;
		for (size_t i = 0; i < n; i++)
			if (row[i].channel == c)
				own[n_own++] = row[i].sample;
		if (!engage_by_type(m, own, n_own, &r, e))
			return false;
		if (n_own)
			set_channel(m, &(struct channel){ .platform = rows->channel[c].platform, .name = rows->channel[c].name }, &r,
			            &channel[out->n_channels++]);
	}
	qsort(channel, out->n_channels, sizeof *channel, by_name);
	out->channel = channel;
	for (size_t i = 0; i < n; i++)
		own[i] = row[i].sample;
	if (rows->n_channels != 1 && !engage_by_type(m, own, n, &r, e)) /* one channel is all there is */
		return false;
	out->paid = r.paid;
	out->all = r.all;
	out->n_types = pick_types(m, r.type, &out->type);
	return true;
}

/* Of two posts that are equal in interactions and time the lower id of the platform comes first, whatever the order of the imports. */
static bool order_equals(struct mem *m, struct store *s, const struct content_rows *rows, int64_t last_import, struct best *b,
                         struct err *e)
{
	for (size_t i = 1; i < b->n; i++)
		for (size_t k = i; k > 0 && b->post[k].interactions == b->post[k - 1].interactions &&
		                   b->row[k]->published == b->row[k - 1]->published && b->row[k]->day == b->row[k - 1]->day;
		     k--) {
			struct content_words before, after;
			if (!content_rows_words(m, s, b->row[k - 1]->post, last_import, &before, e) ||
			    !content_rows_words(m, s, b->row[k]->post, last_import, &after, e))
				return false;
			int order = strcmp(rows->channel[b->row[k - 1]->channel].platform, rows->channel[b->row[k]->channel].platform);
			if ((order ? order : strcmp(before.external_id, after.external_id)) <= 0)
				break;
			const struct content_row *swap = b->row[k];
			b->row[k] = b->row[k - 1];
			b->row[k - 1] = swap;
		}
	return true;
}

static bool best_rows(struct mem *m, struct store *s, const struct content_rows *rows, const struct content_row row[], size_t n,
                      int64_t last_import, struct content_input *out, struct err *e)
{
	struct best best = { .n = 0 };
	struct content_post *top = mem_array(m, TOP_POSTS, sizeof *top);
	for (size_t i = 0; i < n; i++) {
		int64_t interactions = engage_interactions(&row[i].sample);
		size_t k = best_place(&best, interactions);
		if (k < TOP_POSTS) {
			best.post[k].interactions = interactions;
			best.row[k] = &row[i];
		}
	}
	if (!order_equals(m, s, rows, last_import, &best, e))
		return false;
	for (size_t k = 0; k < best.n; k++) {
		const struct content_row *r = best.row[k];
		struct content_words words;
		if (!content_rows_words(m, s, r->post, last_import, &words, e))
			return false;
		top[k] = told_post(m, &r->sample, rows->channel[r->channel].platform, rows->channel[r->channel].name, &words);
		top[k].language = rows->language[r->language];
		top[k].day = r->day;
		top[k].id = r->post;
	}
	out->top = top;
	out->n_top = best.n;
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
			                            .channel = import_account_words(m, title, stmt_get_text(t, 2), true),
			                            .text = word_text(lang, W_BREAK_IMPRESSIONS_VIEWS) };
	}
	out->breaks = list;
	out->n_breaks = n;
	return !err_is_set(e);
}

bool study_content_rows(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const struct content_rows *rows,
                        struct period period, int64_t last_import, struct content_input *out, struct err *e)
{
	size_t first, n = rows_within(rows, period, &first);
	*out = (struct content_input){ .trajectory = p->name, .period = period, .starts = content_rows_start(rows, p->starts, period) };
	const struct content_row *row = n ? rows->row + first : NULL;
	if (!rate_channels(m, rows, row, n, out, e) || !best_rows(m, s, rows, row, n, last_import, out, e))
		return false;
	add_definitions(m, p->lang, out);
	return study_choice_changed(m, s, trajectory, p, last_import, &out->choice_changed, e) &&
	       study_breaks(m, s, trajectory, p->lang, period, out, e);
}

bool study_content(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period, int64_t last_import,
                   struct content_input *out, struct err *e)
{
	struct content_rows rows;
	return content_rows_read(m, s, trajectory, period, last_import, &rows, e) &&
	       study_content_rows(m, s, trajectory, p, &rows, period, last_import, out, e);
}

/* Columns of months_by_type. */
enum {
	SUM_CHANNEL,
	SUM_PLATFORM,
	SUM_NAME,
	SUM_MONTH,
	SUM_TYPE,
	SUM_PAID,
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

struct totals { /* as of engage_result */
	struct total type[TYPE_N], organic, paid, all;
};

static void totals_add(struct totals *t, struct stmt *row)
{
	total_add(&t->all, row);
	if (stmt_get_int(row, SUM_PAID)) {
		total_add(&t->paid, row);
		return;
	}
	total_add(&t->organic, row);
	total_add(&t->type[content_type_parse(stmt_get_text(row, SUM_TYPE))], row);
}

static struct engage_result totals_result(const struct totals *t)
{
	struct engage_result r;
	for (int i = 0; i < TYPE_N; i++)
		r.type[i] = engage_from_sums((enum content_type)i, (size_t)t->type[i].posts, &t->type[i].sums);
	r.organic = engage_from_sums(TYPE_UNKNOWN, (size_t)t->organic.posts, &t->organic.sums);
	r.paid = engage_from_sums(TYPE_UNKNOWN, (size_t)t->paid.posts, &t->paid.sums);
	r.all = engage_from_sums(TYPE_UNKNOWN, (size_t)t->all.posts, &t->all.sums);
	return r;
}

static bool months_of_type(struct store *s, int64_t trajectory, int from, int to, struct stmt **t, struct err *e)
{
	if (!store_statement(s, SQL_MONTHS_BY_TYPE, t, e))
		return false;
	stmt_int(*t, 1, trajectory);
	stmt_int(*t, 2, from);
	stmt_int(*t, 3, to);
	return true;
}

static bool load_months(struct store *s, int64_t trajectory, int from, int to, struct posts *l, struct totals **by_channel,
                        struct totals *all, struct err *e)
{
	struct stmt *t;
	bool row;
	size_t cap = 0, n = 0;
	if (!months_of_type(s, trajectory, from, to, &t, e))
		return false;
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
		best_offer(l->mem, &l->best, t, &sample);
	}
	return !err_is_set(e);
}

bool study_content_months(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int from, int to,
                          struct content_input *out, struct err *e)
{
	struct posts l = { .mem = m };
	struct totals *by_channel = NULL, all = { .all = { 0 } };
	*out = (struct content_input){ .trajectory = p->name, .period = { month_first_day(from), month_last_day(to) } };
	if (!load_months(s, trajectory, from, to, &l, &by_channel, &all, e))
		return false;
	for (int month = from; month <= to; month++)
		if (!load_month_top(s, trajectory, month, &l, e))
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
	out->starts = r.all.n && p->starts > out->period.to ? p->starts
	                                                    : 0; /* of a month that has it nobody knows here which posts are of before */
	out->paid = r.paid;
	out->all = r.all;
	out->n_types = pick_types(m, r.type, &out->type);
	struct content_post *top = mem_array(m, TOP_POSTS, sizeof *top);
	memcpy(top, l.best.post, l.best.n * sizeof *top);
	out->top = top;
	out->n_top = l.best.n;
	add_definitions(m, p->lang, out);
	return study_breaks(m, s, trajectory, p->lang, out->period, out, e);
}

bool study_accounts_by_posts(struct mem *m, struct store *s, int64_t trajectory, int from, int to, struct content_account **out, size_t *n,
                             struct err *e)
{
	struct content_account *list = NULL;
	int64_t *posts = NULL;
	size_t cap = 0, cap_posts = 0, n_list = 0;
	struct stmt *t;
	bool row;
	if (!months_of_type(s, trajectory, from, to, &t, e))
		return false;
	while (stmt_next(t, &row, e) && row) { /* account by account, by platform and name */
		if (!n_list || list[n_list - 1].id != stmt_get_int(t, SUM_CHANNEL)) {
			list = mem_grow(m, list, n_list, &cap, sizeof *list);
			posts = mem_grow(m, posts, n_list, &cap_posts, sizeof *posts);
			posts[n_list] = 0;
			list[n_list++] = (struct content_account){ .id = stmt_get_int(t, SUM_CHANNEL),
				                                   .platform = mem_text(m, stmt_get_text(t, SUM_PLATFORM)),
				                                   .name = mem_text(m, stmt_get_text(t, SUM_NAME)) };
		}
		posts[n_list - 1] += stmt_get_int(t, SUM_POSTS);
	}
	for (size_t i = 1; i < n_list; i++)
		for (size_t k = i; k > 0 && posts[k] > posts[k - 1]; k--) {
			struct content_account account = list[k];
			int64_t count = posts[k];
			list[k] = list[k - 1];
			posts[k] = posts[k - 1];
			list[k - 1] = account;
			posts[k - 1] = count;
		}
	*n = n_list;
	*out = list;
	return !err_is_set(e);
}

bool study_month_sums(struct store *s, int64_t trajectory, int from, int to, int64_t rated, struct month_sums out[], struct err *e)
{
	struct stmt *t;
	bool row;
	memset(out, 0, (size_t)(to - from + 1) * sizeof *out);
	if (!months_of_type(s, trajectory, from, to, &t, e))
		return false;
	while (stmt_next(t, &row, e) && row) {
		struct month_sums *sum = &out[stmt_get_int(t, SUM_MONTH) - from];
		bool counts = stmt_get_int(t, SUM_CHANNEL) == rated && !stmt_get_int(t, SUM_PAID);
		sum->posts += stmt_get_int(t, SUM_POSTS);
		sum->exposed += stmt_get_int(t, SUM_EXPOSED);
		sum->views += stmt_get_int(t, SUM_VIEWS);
		sum->interactions += stmt_get_int(t, SUM_INTERACTIONS);
		sum->rated_views += counts ? stmt_get_int(t, SUM_VIEWS) : 0;
		sum->rated_interactions += counts ? stmt_get_int(t, SUM_INTERACTIONS) : 0;
	}
	return !err_is_set(e);
}

double month_rate(const struct month_sums *sum)
{
	return sum->rated_views > 0 ? 1000 * (double)sum->rated_interactions / (double)sum->rated_views : (double)NAN;
}

/* ---- accounts month by month */

static void rate_months(const struct total total[TREND_MONTHS], struct account_months *out)
{
	for (int i = 0; i < TREND_MONTHS; i++) {
		struct type_result r = engage_from_sums(TYPE_UNKNOWN, (size_t)total[i].posts, &total[i].sums);
		out->posts[i] = total[i].posts;
		out->rate[i] = r.rate;
		out->interval[i] = r.rate_interval;
	}
}

/* Their places in the list of totals, and which are their posts. */
static bool sum_accounts(struct store *s, int64_t trajectory, int month, int start, struct posts *l, struct total (**out)[TREND_MONTHS],
                         struct err *e)
{
	struct stmt *t;
	bool row;
	size_t n = 0, cap = 0;
	const int from = month - TREND_MONTHS + 1;
	if (!months_of_type(s, trajectory, from > start ? from : start, month, &t, e))
		return false;
	while (stmt_next(t, &row, e) && row) {
		size_t place = channel_place(l, stmt_get_int(t, SUM_CHANNEL), stmt_get_text(t, SUM_PLATFORM), stmt_get_text(t, SUM_NAME));
		if (place == n) {
			*out = mem_grow(l->mem, *out, n, &cap, sizeof **out);
			memset(&(*out)[n++], 0, sizeof **out);
		}
		if (!stmt_get_int(t, SUM_PAID))
			total_add(&(*out)[place][stmt_get_int(t, SUM_MONTH) - from], t);
	}
	return !err_is_set(e);
}

static bool find_breaks(struct store *s, int64_t trajectory, int month, const struct posts *l, struct account_months out[], struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_CHANNELS_NAMED, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, month_first_day(month - TREND_MONTHS + 2)); /* before the second month there is nothing to part from */
	stmt_int(t, 3, month_last_day(month));
	while (stmt_next(t, &row, e) && row)
		for (size_t i = 0; i < l->n_channels; i++)
			if (l->channel[i].id == stmt_get_int(t, 0) && !stmt_is_null(t, 3))
				out[i].break_at = month_of_day((int)stmt_get_int(t, 3)) - (month - TREND_MONTHS + 1);
	return !err_is_set(e);
}

static const char *account_words(struct mem *m, const struct posts *l, size_t at)
{
	const struct channel *c = &l->channel[at];
	for (size_t i = 0; i < l->n_channels; i++)
		if (i != at && str_eq(l->channel[i].platform, c->platform))
			return import_account_words(m, import_platform_title(c->platform), c->name, true);
	return import_platform_title(c->platform);
}

bool study_account_months(struct mem *m, struct store *s, int64_t trajectory, int month, int start, struct accounts *out, struct err *e)
{
	struct posts l = { .mem = m };
	struct total(*total)[TREND_MONTHS] = NULL;
	if (!sum_accounts(s, trajectory, month, start, &l, &total, e))
		return false;
	struct account_months *account = mem_array(m, l.n_channels + 1, sizeof *account);
	for (size_t i = 0; i < l.n_channels; i++) {
		account[i] = (struct account_months){ .platform = l.channel[i].platform,
			                              .name = l.channel[i].name,
			                              .words = account_words(m, &l, i) };
		rate_months(total[i], &account[i]);
	}
	*out = (struct accounts){ .month = month, .n = l.n_channels, .account = account };
	return find_breaks(s, trajectory, month, &l, account, e);
}
