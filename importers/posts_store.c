/* Posts into the store, a batch at a time: several rows a statement, which is more than twice as fast as one. */
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "channels.h"
#include "metric.h"
#include "place.h"
#include "post.h"
#include "totals.h"
#include <limits.h>
#include <string.h>

const struct facts facts_posts = {
	.refine = posts_refine, .metric_of = posts_metric_of, .open = posts_open, .rows = posts_rows, .close = posts_close
};

enum { MOST_ACCOUNTS = 1000, ACCOUNTS_TOLD = 5 };

struct account { /* of this file */
	const char *external_id, *name;
	int64_t channel_id;
	bool wanted; /* false: not the one --channel names */
};

struct item { /* a row of the batch on its way */
	long line;
	struct post *post;
	int64_t channel_id, post_id;
	bool is_new; /* the store did not know the post */
	bool again; /* the file said the same of it before */
};

struct posts {
	struct account *account;
	size_t n_accounts, cap_accounts, last; /* last: the one found last; rows come in runs */
	const char *wanted; /* --channel as a key; NULL: all */
	int64_t first_new, next_id; /* ids from first_new on are of this import */
	int64_t n_again, n_false_zeros, n_garbled;
	struct period of; /* of the figures, where they are of a period; from > to: of the whole life, or not known */
	int64_t n_older; /* posts from before it */
	int as_of; /* of the readings: --as-of, or what it seems to be at the first batch; INT_MIN before that */
	bool known_posts;
	bool tagged; /* people said of some posts what they are (post_tag): totals must be read from the store */
	struct post_parts parts; /* of posts that may have several rows */
	struct totals *totals;
	struct mem *batch; /* lives as long as the batch that is stored */
};

/* Are the figures of a period that is not told beside them? */
static bool is_of_period(const struct intake *in)
{
	const struct importer *importer = in->importer;
	bool of_period = importer->posts && importer->posts->of_period;
	for (size_t c = 0; c < importer->n_columns; c++)
		of_period &= importer->column[c].field != POST_DAY || !in->place[c];
	return of_period;
}

static bool set_period(struct intake *in, struct posts *s, struct err *e)
{
	bool of_period = is_of_period(in);
	s->of = (struct period){ 1, 0 };
	if (of_period && in->options->period)
		s->of = *in->options->period;
	else if (of_period && in->shared)
		s->of = in->shared->period;
	else if (of_period && in->several)
		return intake_period(in, e); /* the other parts come first */
	return true;
}

bool posts_open(struct intake *in, struct err *e)
{
	struct posts *s = mem_alloc(in->mem, sizeof *s);
	struct stmt *next, *any;
	int64_t tagged = 0;
	in->state = s;
	if (!set_period(in, s, e))
		return false;
	s->as_of = in->as_of;
	if (in->options->channel)
		s->wanted = utf8_key(in->mem, in->options->channel);
	s->totals = totals_new(in->mem, in->store, in->options->trajectory_id);
	if (!store_statement(in->store, SQL_POST_NEXT_ID, &next, e) || !stmt_one_int(next, &s->first_new, e))
		return false;
	s->next_id = s->first_new;
	if (!store_statement(in->store, SQL_TAGS_ANY, &any, e))
		return false;
	stmt_int(any, 1, in->options->trajectory_id);
	if (!stmt_one_int(any, &tagged, e))
		return false;
	s->tagged = tagged != 0;
	return true;
}

/* --- accounts --- */

/* --channel names an account by name or id, with or without its platform, or all of a platform. */
static bool is_wanted(struct intake *in, const struct posts *s, const struct post *p)
{
	const char *name = utf8_key(in->mem, p->account_name);
	return !s->wanted || str_eq(s->wanted, in->importer->platform) || str_eq(s->wanted, name) ||
	       str_eq(s->wanted, utf8_key(in->mem, p->account_id)) ||
	       str_eq(s->wanted, mem_printf(in->mem, "%s/%s", in->importer->platform, name));
}

static bool is_account(const struct account *a, const struct post *p)
{
	return str_eq(a->external_id, p->account_id) && (*p->account_id || str_eq(a->name, p->account_name));
}

/* The account of a row; NULL with *e set when it cannot be had. */
static const struct account *find_account(struct intake *in, const struct table_row *row, struct err *e)
{
	struct posts *s = in->state;
	const struct post *p = row->record;
	for (size_t n = 0, i = s->last; n < s->n_accounts; n++, i = (i + 1) % s->n_accounts)
		if (is_account(&s->account[i], p)) {
			s->last = i;
			return &s->account[i];
		}
	if (s->n_accounts == MOST_ACCOUNTS) {
		intake_refuse(in, row->line, 0, e, W_POST_ACCOUNTS, NULL, NULL, NULL);
		return NULL;
	}
	struct account a = { .external_id = mem_text(in->mem, p->account_id), .name = mem_text(in->mem, p->account_name) };
	bool named = *a.external_id || *a.name;
	const char *const platforms[] = { in->importer->platform, NULL };
	a.wanted = !named || is_wanted(in, s, p);
	if (!named && !channel_of_file(in, platforms, &a.channel_id, e))
		return NULL;
	if (named && a.wanted && !intake_channel(in, in->importer->platform, a.external_id, a.name, true, &a.channel_id, e))
		return NULL;
	s->account = mem_grow(in->mem, s->account, s->n_accounts, &s->cap_accounts, sizeof *s->account);
	s->last = s->n_accounts;
	s->account[s->n_accounts++] = a;
	return &s->account[s->last];
}

/* --- inserting --- */

/* Binds row i to the parameters behind `base`. */
typedef void bind_fn(struct stmt *t, int base, const struct intake *in, const void *rows, size_t i);

struct inserting {
	enum sql_id one, many;
	int n_params; /* of one row */
	bind_fn *bind;
};

/* Insert n rows; rows whose key is there already are passed over: *n_inserted tells. */
static bool insert_rows(struct intake *in, const struct inserting *how, const void *rows, size_t n, size_t *n_inserted, struct err *e)
{
	*n_inserted = 0;
	for (size_t i = 0; i < n;) {
		size_t n_now = n - i >= SQL_MANY ? SQL_MANY : 1;
		struct stmt *t;
		if (!store_statement(in->store, n_now == 1 ? how->one : how->many, &t, e))
			return false;
		for (size_t k = 0; k < n_now; k++)
			how->bind(t, (int)k * how->n_params, in, rows, i + k);
		if (!stmt_run(t, e))
			return false;
		*n_inserted += (size_t)store_changes(in->store);
		i += n_now;
	}
	return true;
}

static void bind_post(struct stmt *t, int base, const struct intake *in, const void *rows, size_t i)
{
	const struct item *item = (const struct item *)rows + i;
	stmt_int(t, base + 1, item->post_id);
	stmt_int(t, base + 2, in->options->trajectory_id);
	stmt_int(t, base + 3, item->channel_id);
	stmt_text(t, base + 4, item->post->id);
}

static bool find_post(struct intake *in, const struct item *item, int64_t *id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_POST_BY_EXTERNAL_ID, &t, e))
		return false;
	stmt_int(t, 1, item->channel_id);
	stmt_text(t, 2, item->post->id);
	return stmt_one_int(t, id, e);
}

static bool only_adds(const struct intake *in)
{
	return in->importer->posts && in->importer->posts->adds;
}

static bool has_reading(struct intake *in, const struct item *item, struct err *e)
{
	struct stmt *t;
	int64_t n = 0;
	bool have = false;
	if (only_adds(in))
		return posts_have_people(in, item->post_id, &have, &n, e) && have;
	if (!store_statement(in->store, SQL_READING_EXISTS, &t, e))
		return false;
	stmt_int(t, 1, item->post_id);
	stmt_int(t, 2, in->import_id);
	stmt_int(t, 3, item->post->day);
	return stmt_one_int(t, &n, e) && n > 0;
}

static bool is_repeated(const struct item *item, const struct item *before)
{
	return before->post_id == item->post_id && before->post->day == item->post->day;
}

/* Give every item its post: a new one, or the one that the store or an earlier row has. */
static bool insert_posts(struct intake *in, struct item *item, size_t n, struct err *e)
{
	static const struct inserting how = { SQL_POST_INSERT, SQL_POST_INSERT_MANY, 4, bind_post };
	struct posts *s = in->state;
	size_t n_new;
	for (size_t i = 0; i < n; i++) {
		item[i].post_id = s->next_id++;
		item[i].is_new = true;
	}
	if (!insert_rows(in, &how, item, n, &n_new, e))
		return false;
	for (size_t i = 0; n_new < n && i < n; i++) {
		int64_t assigned = item[i].post_id;
		if (!find_post(in, &item[i], &item[i].post_id, e))
			return false;
		item[i].is_new = item[i].post_id == assigned;
		item[i].again = !item[i].is_new && has_reading(in, &item[i], e);
		for (size_t k = 0; !item[i].is_new && !item[i].again && k < i; k++)
			item[i].again = is_repeated(&item[i], &item[k]);
	}
	return !err_is_set(e);
}

enum { READING_PARAMS = 31 };

/* All but the day of the export, which comes last. */
static void bind_reading_row(struct stmt *t, int base, const struct intake *in, const struct item *item)
{
	const struct post *p = item->post;
	stmt_int(t, base + 1, in->options->trajectory_id);
	stmt_int(t, base + 2, item->post_id);
	stmt_int(t, base + 3, in->import_id);
	stmt_int(t, base + 4, p->day);
	if (p->local_day != INT_MIN) {
		stmt_int(t, base + 5, p->published);
		stmt_int(t, base + 6, p->local_day);
	}
	if (p->local_hour != NOT_REPORTED)
		stmt_int(t, base + 7, p->local_hour);
	stmt_text(t, base + 8, p->type);
	stmt_text(t, base + 9, p->type_raw);
	stmt_int(t, base + 10, p->type_inferred);
	if (p->paid != NOT_REPORTED)
		stmt_int(t, base + 11, p->paid);
	stmt_text(t, base + 12, p->language);
	stmt_text(t, base + 13, p->pair);
	stmt_text(t, base + 14, p->permalink);
	stmt_int(t, base + 15, p->caption.chars);
	stmt_int(t, base + 16, p->caption.hashtags);
	stmt_int(t, base + 17, p->caption.asks);
	stmt_int(t, base + 18, p->caption.has_link);
	stmt_text(t, base + 19, p->title);
	for (int i = 0; i < FIGURES; i++)
		if (p->figure[i] != NOT_REPORTED)
			stmt_int(t, base + 20 + i, p->figure[i]);
}

static void bind_reading(struct stmt *t, int base, const struct intake *in, const void *rows, size_t i)
{
	bind_reading_row(t, base, in, (const struct item *)rows + i);
	stmt_int(t, base + READING_PARAMS, ((const struct posts *)in->state)->as_of);
}

/* What the rows say of the posts, but for figures that have no column of their own. */
static bool insert_readings(struct intake *in, const struct item *item, size_t n, struct err *e)
{
	static const struct inserting how = { SQL_READING_INSERT, SQL_READING_INSERT_MANY, READING_PARAMS, bind_reading };
	size_t n_new;
	return only_adds(in) || insert_rows(in, &how, item, n, &n_new, e);
}

struct metric_row {
	int64_t post_id;
	const struct post_metric *metric;
};

static void bind_metric(struct stmt *t, int base, const struct intake *in, const void *rows, size_t i)
{
	const struct metric_row *r = (const struct metric_row *)rows + i;
	stmt_int(t, base + 1, in->options->trajectory_id);
	stmt_int(t, base + 2, r->post_id);
	stmt_int(t, base + 3, in->import_id);
	stmt_text(t, base + 4, r->metric->name);
	stmt_real(t, base + 5, r->metric->value);
}

static bool insert_metrics(struct intake *in, const struct item *item, size_t n, struct err *e)
{
	static const struct inserting how = { SQL_METRIC_INSERT, SQL_METRIC_INSERT_MANY, 5, bind_metric };
	struct metric_row *rows = NULL;
	size_t n_rows = 0, cap = 0, n_new;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; !item[i].again && item[i].post->day == 0 && k < item[i].post->n_metrics; k++) {
			rows = mem_grow(((struct posts *)in->state)->batch, rows, n_rows, &cap, sizeof *rows);
			rows[n_rows++] = (struct metric_row){ item[i].post_id, &item[i].post->metric[k] };
		}
	return insert_rows(in, &how, rows, n_rows, &n_new, e);
}

/* --- a post that is in the file twice --- */

static bool same_people(struct intake *in, const struct item *item, bool *same, struct err *e)
{
	int64_t sum = 0, before;
	bool have;
	for (size_t i = 0; i < item->post->n_wide; i++)
		sum += item->post->wide[i].n;
	if (!posts_have_people(in, item->post_id, &have, &before, e))
		return false;
	*same = sum == before;
	return true;
}

static bool same_reading(struct intake *in, const struct item *item, bool *same, struct err *e)
{
	struct stmt *t;
	int64_t n;
	if (only_adds(in))
		return same_people(in, item, same, e);
	if (!store_statement(in->store, SQL_READING_SAME, &t, e))
		return false;
	bind_reading_row(t, 0, in, item);
	if (!stmt_one_int(t, &n, e))
		return false;
	*same = n > 0;
	return true;
}

static bool same_metrics(struct intake *in, const struct item *item, bool *same, struct err *e)
{
	struct stmt *t;
	int64_t n = 1;
	for (size_t i = 0; n > 0 && item->post->day == 0 && i < item->post->n_metrics; i++) {
		if (!store_statement(in->store, SQL_METRIC_SAME, &t, e))
			return false;
		stmt_int(t, 1, item->post_id);
		stmt_int(t, 2, in->import_id);
		stmt_text(t, 3, item->post->metric[i].name);
		stmt_real(t, 4, item->post->metric[i].value);
		if (!stmt_one_int(t, &n, e))
			return false;
	}
	*same = n > 0;
	return true;
}

/* The engine added up every row; this one is there twice. */
static void take_off_totals(struct intake *in, const struct post *p)
{
	for (size_t c = 0; p->counted && c < in->importer->n_columns; c++) {
		const struct column *column = &in->importer->column[c];
		if (column->field >= POST_VIEWS && metric_adds_up(posts_metric_of(column)) &&
		    post_figure(p, (enum post_field)column->field) != NOT_REPORTED)
			intake_total(in, posts_metric_of(column), -(double)post_figure(p, (enum post_field)column->field));
	}
	for (size_t i = 0; p->counted && i < p->n_metrics; i++)
		if (metric_adds_up(p->metric[i].name))
			intake_total(in, p->metric[i].name, -p->metric[i].value);
}

/* Harmless if it says the same. Otherwise nobody knows which row is right, and the file is refused. */
static bool compare_again(struct intake *in, const struct item *item, struct err *e)
{
	struct posts *s = in->state;
	bool same = false;
	if (!same_reading(in, item, &same, e) || (same && !same_metrics(in, item, &same, e)))
		return false;
	s->n_again++;
	take_off_totals(in, item->post);
	return same || intake_refuse(in, item->line, 0, e, W_POST_CONFLICT, item->post->id, NULL, NULL);
}

/* A row of a post that may be a part of it: a part that is new adds up, one that is not must say the same. */
static bool take_part_again(struct intake *in, const struct item *item, struct err *e)
{
	struct posts *s = in->state;
	const struct post_part *before = posts_find_part(&s->parts, item->post_id, item->post);
	if (!before) {
		posts_keep_part(in, &s->parts, item->post_id, item->post);
		totals_touch(s->totals, item->channel_id);
		return posts_check_sum(in, &s->parts, item->post, item->line, e) && posts_add_part(in, item->post_id, item->post, e);
	}
	s->n_again++;
	take_off_totals(in, item->post);
	return memcmp(before->figure, item->post->figure, sizeof before->figure) == 0 ||
	       intake_refuse(in, item->line, 0, e, W_POST_CONFLICT, item->post->id, NULL, NULL);
}

/* --- batches --- */

static void count_post(struct intake *in, const struct item *item)
{
	struct posts *s = in->state;
	const struct post *p = item->post;
	struct totals_post figures = {
		.id = item->post_id,
		.external_id = p->id,
		.published = p->published,
		.day = p->local_day,
		.impressions = post_figure(p, POST_IMPRESSIONS) != NOT_REPORTED,
		.views = post_figure(p, POST_VIEWS),
		.reactions = post_figure(p, POST_REACTIONS),
		.comments = post_figure(p, POST_COMMENTS),
		.shares = post_figure(p, POST_SHARES),
		.saves = post_figure(p, POST_SAVES),
		.paid = p->paid == 1,
	};
	if (only_adds(in)) {
		if (p->local_day != INT_MIN)
			intake_day(in, p->local_day);
		return;
	}
	s->known_posts |= item->post_id < s->first_new;
	s->n_false_zeros += p->false_zero;
	s->n_garbled += p->garbled;
	if (p->day)
		intake_day(in, p->day);
	if (p->local_day == INT_MIN) { /* in no month; but it may have been in one */
		totals_touch(s->totals, item->channel_id);
		return;
	}
	if (item->is_new && p->day == 0 && !s->tagged)
		totals_add(s->totals, item->channel_id, p->type, &figures);
	else
		totals_touch(s->totals, item->channel_id);
	if (!p->day)
		intake_day(in, p->local_day);
}

static void take_first(struct intake *in, const struct item *item)
{
	struct posts *s = in->state;
	if (item->post->campaign)
		posts_keep_part(in, &s->parts, item->post_id, item->post);
	count_post(in, item);
}

static bool store_items(struct intake *in, struct item *item, size_t n, struct err *e)
{
	if (!insert_posts(in, item, n, e) || !insert_readings(in, item, n, e) || !insert_metrics(in, item, n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!item[i].again && item[i].post->day == 0 && in->importer->wide &&
		    !posts_add_people(in, item[i].post_id, item[i].post, ((struct posts *)in->state)->as_of, e))
			return false;
		if (!item[i].again)
			take_first(in, &item[i]);
		else if (!(item[i].post->campaign ? take_part_again : compare_again)(in, &item[i], e))
			return false;
	}
	in->rows_stored += (int64_t)n;
	return true;
}

/* A post from before the period: its figures are a part of what it has. */
static bool is_older(struct posts *s, const struct post *p)
{
	bool older = s->of.from <= s->of.to && p->day == 0 && p->local_day != INT_MIN && p->local_day < s->of.from;
	s->n_older += older;
	return older;
}

/* The last day that the file tells of: of its rows, or the later one up to which it says to go. */
static int newest_told(const struct intake *in)
{
	int until = place_until(in->at);
	return until > in->newest_day && in->newest_day != INT_MIN ? until : in->newest_day;
}

bool posts_rows(struct intake *in, const struct table_row *row, size_t n, struct err *e)
{
	struct posts *s = in->state;
	struct mem *m = s->batch = mem_new();
	struct item *item = mem_array(m, n, sizeof *item);
	size_t n_items = 0;
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		const struct account *a = find_account(in, &row[i], e);
		ok = a != NULL;
		if (!a || !a->wanted || is_older(s, row[i].record))
			continue;
		item[n_items] = (struct item){ .line = row[i].line, .post = row[i].record, .channel_id = a->channel_id };
		ok = posts_settle_id(in, a->channel_id, item[n_items++].post, m, e);
	}
	in->rows_outside += (int64_t)(n - n_items);
	if (s->as_of == INT_MIN) {
		int newest = newest_told(in);
		s->as_of = in->newest_guess > newest ? in->newest_guess : newest;
	}
	if (s->as_of == INT_MIN) /* no row so far has a day; put right at the end */
		s->as_of = 0;
	ok = ok && store_items(in, item, n_items, e);
	mem_free(m);
	return ok;
}

/* --- the end --- */

/* The newest day of a file is known at its end only; if it is not what it seemed to be, the readings are put right. */
static bool settle_as_of(struct intake *in, struct err *e)
{
	struct posts *s = in->state;
	struct stmt *t;
	if (in->as_of != INT_MIN || in->rows_stored == 0)
		return true;
	if (!intake_as_of(in, is_of_period(in) ? INT_MIN : newest_told(in), e))
		return false;
	if (in->as_of == s->as_of || !posts_date_people(in, e))
		return !err_is_set(e);
	if (!store_statement(in->store, SQL_READING_SET_AS_OF, &t, e))
		return false;
	stmt_int(t, 1, in->import_id);
	stmt_int(t, 2, in->as_of);
	return stmt_run(t, e);
}

static bool count_newer(struct intake *in, struct err *e)
{
	struct posts *s = in->state;
	struct stmt *t;
	if (!s->known_posts)
		return true;
	if (!store_statement(in->store, SQL_READING_COUNT_NEWER, &t, e))
		return false;
	stmt_int(t, 1, in->import_id);
	stmt_int(t, 2, s->first_new);
	return stmt_one_int(t, &in->newer_readings, e);
}

/* Nothing of the file is of the account that was asked for: name those that are in it. */
static void note_accounts(struct intake *in)
{
	const struct posts *s = in->state;
	const char *list = NULL;
	for (size_t i = 0; i < s->n_accounts; i++) {
		const char *name = *s->account[i].name ? s->account[i].name : s->account[i].external_id;
		if (s->account[i].wanted)
			return;
		if (i < ACCOUNTS_TOLD)
			list = list ? mem_printf(in->mem, "%s, %s", list, name) : name;
	}
	if (list)
		intake_note(in, MSG_WARNING, 0, 0, W_POST_NO_CHANNEL, in->options->channel, list, NULL);
}

/* Rows without and with advertising in two files: the newest would count alone, and nobody would see it. */
static bool note_divided(struct intake *in, struct err *e)
{
	const struct posts *s = in->state;
	int64_t n = 0;
	if (!posts_count_divided(in, &s->parts, s->first_new, &n, e))
		return false;
	if (n)
		intake_note(in, MSG_WARNING, 0, 0, W_POST_DIVIDED, num_plain_int(in->mem, n), NULL, NULL);
	return true;
}

bool posts_close(struct intake *in, struct err *e)
{
	struct posts *s = in->state;
	if (s->n_again)
		intake_note(in, MSG_WARNING, 0, 0, W_POST_AGAIN, num_plain_int(in->mem, s->n_again), NULL, NULL);
	if (s->n_false_zeros)
		intake_note(in, MSG_WARNING, 0, 0, W_POST_FALSE_ZERO, num_plain_int(in->mem, s->n_false_zeros), NULL, NULL);
	if (s->n_garbled)
		intake_note(in, MSG_WARNING, 0, 0, W_POST_GARBLED, num_plain_int(in->mem, s->n_garbled), NULL, NULL);
	if (s->n_older)
		intake_note(in, MSG_WARNING, 0, 0, W_POST_OLDER, num_plain_int(in->mem, s->n_older), day_iso(in->mem, s->of.from), NULL);
	note_accounts(in);
	if (!note_divided(in, e))
		return false;
	return settle_as_of(in, e) && count_newer(in, e) && totals_store(s->totals, e);
}
