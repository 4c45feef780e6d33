#include "posts.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "caption.h"
#include "scope.h"
#include "totals.h"
#include <limits.h>
#include <string.h>

enum { FIGURES = POST_FIELDS - POST_VIEWS, NOT_REPORTED = -1, MOST_ACCOUNTS = 1000, ACCOUNTS_TOLD = 5 };

struct metric {
	const char *name;
	double value;
};

struct post {
	const char *id, *account_id, *account_name, *permalink, *title, *type, *type_raw;
	int day; /* 0: the figures are of its whole life */
	int64_t published; /* UTC */
	int local_day, local_hour;
	struct caption caption;
	int64_t figure[FIGURES]; /* POST_VIEWS first; NOT_REPORTED */
	struct metric *metric;
	size_t n_metrics;
};

static int64_t figure(const struct post *p, enum post_field field)
{
	return p->figure[field - POST_VIEWS];
}

/* --- parsing thread --- */

static const char *text_or(const struct value *v, const char *otherwise)
{
	return v && v->given ? v->text : otherwise;
}

static void take_figure(struct refine *r, struct post *p, const struct column *column, const struct value *v)
{
	double value = column->cell == CELL_REAL ? v->real : (double)v->n;
	if (column->field == POST_METRIC) {
		if (!p->metric)
			p->metric = mem_array(r->mem, r->importer->n_columns, sizeof *p->metric);
		p->metric[p->n_metrics++] = (struct metric){ column->metric, value };
	} else if (column->field >= POST_VIEWS) {
		p->figure[column->field - POST_VIEWS] = column->cell == CELL_REAL ? (int64_t)(v->real + 0.5) : v->n;
	}
}

/* The platform's own sum beside ours: a difference is told, and our parts are kept. */
static void check_sum(struct refine *r, const struct table_row *row, const struct post *p, int column, int64_t sum)
{
	const int64_t part[] = { figure(p, POST_REACTIONS), figure(p, POST_COMMENTS), figure(p, POST_SHARES) };
	int64_t ours = 0;
	for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
		if (part[i] == NOT_REPORTED)
			return;
		ours += part[i];
	}
	if (ours != sum)
		refine_note(r, MSG_WARNING, row, column, W_POST_SUM, r->header[column], num_plain_int(r->mem, sum),
		            num_plain_int(r->mem, ours));
}

static void set_times(struct post *p, int64_t published)
{
	int second;
	p->published = published;
	time_to_wall(published, ZONE_AMSTERDAM, &p->local_day, &second);
	p->local_hour = second / 3600;
}

static bool posts_refine(struct refine *r, struct table_row *row)
{
	const struct value *by_field[POST_FIELDS] = { 0 };
	struct post *p = mem_alloc(r->mem, sizeof *p);
	int sum_column = -1;
	for (size_t i = 0; i < FIGURES; i++)
		p->figure[i] = NOT_REPORTED;
	for (size_t c = 0; c < r->importer->n_columns; c++) {
		const struct column *column = &r->importer->column[c];
		const struct value *v = &row->value[c];
		if (!v->given)
			continue;
		if (column->field >= POST_METRIC)
			take_figure(r, p, column, v);
		by_field[column->field] = v;
		if (column->field == POST_SUM)
			sum_column = (int)c;
	}
	const struct value *type = by_field[POST_TYPE], *day = by_field[POST_DAY];
	const char *caption = text_or(by_field[POST_CAPTION], "");
	p->id = by_field[POST_ID]->text;
	p->account_id = text_or(by_field[POST_ACCOUNT_ID], "");
	p->account_name = text_or(by_field[POST_ACCOUNT_NAME], text_or(by_field[POST_ACCOUNT_TITLE], ""));
	p->permalink = text_or(by_field[POST_PERMALINK], "");
	p->type_raw = text_or(type, "");
	p->type = type && type->given && type->code ? type->code : "unknown";
	p->day = day && !day->code ? (int)day->n : 0;
	set_times(p, by_field[POST_PUBLISHED]->n);
	if (!*p->account_id && !*p->account_name)
		return refine_reject(r, row, -1, W_POST_NO_ACCOUNT, NULL, NULL, NULL);
	if (sum_column >= 0)
		check_sum(r, row, p, sum_column, by_field[POST_SUM]->n);
	row->day = p->day > p->local_day ? p->day : p->local_day;
	row->outside = !scope_holds(r->scope, p->local_day, caption, text_or(by_field[POST_LABELS], ""), r->mem);
	if (!row->outside) {
		p->caption = caption_measure(caption);
		p->title = caption_title(r->mem, caption);
	}
	row->record = p;
	return true;
}

/* --- storing --- */

struct account { /* of this file */
	const char *external_id, *name;
	int64_t channel_id;
	bool wanted; /* false: not the one --channel names */
};

struct posts {
	struct account *account;
	size_t n_accounts, cap_accounts, last; /* last: the one found last; rows come in runs */
	const char *wanted; /* --channel as a key; NULL: all */
	int64_t first_new, next_id; /* ids from first_new on are of this import */
	int64_t n_again, n_false_zeros;
	int as_of; /* of the first reading: right for all unless a newer day comes later */
	bool known_posts;
	struct stmt *post_insert, *post_find, *reading_insert, *reading_same, *metric_insert;
	struct totals *totals;
};

static bool posts_open(struct intake *in, struct err *e)
{
	struct posts *s = mem_alloc(in->mem, sizeof *s);
	in->state = s;
	s->as_of = INT_MIN;
	if (in->options->channel)
		s->wanted = utf8_key(in->mem, in->options->channel);
	s->totals = totals_new(in->mem, in->store, in->options->trajectory_id);
	struct stmt *next;
	if (!store_statement(in->store, SQL_POST_NEXT_ID, &next, e) || !stmt_one_int(next, &s->first_new, e))
		return false;
	s->next_id = s->first_new;
	return store_statement(in->store, SQL_POST_INSERT, &s->post_insert, e) &&
	       store_statement(in->store, SQL_POST_BY_EXTERNAL_ID, &s->post_find, e) &&
	       store_statement(in->store, SQL_READING_INSERT, &s->reading_insert, e) &&
	       store_statement(in->store, SQL_READING_SAME, &s->reading_same, e) &&
	       store_statement(in->store, SQL_METRIC_INSERT, &s->metric_insert, e);
}

static bool is_wanted(struct intake *in, const struct posts *s, const struct post *p)
{
	const char *name = utf8_key(in->mem, p->account_name);
	return !s->wanted || str_eq(s->wanted, name) || str_eq(s->wanted, utf8_key(in->mem, p->account_id)) ||
	       str_eq(s->wanted, mem_printf(in->mem, "%s/%s", in->importer->platform, name));
}

static bool is_account(const struct account *a, const struct post *p)
{
	return str_eq(a->external_id, p->account_id) && (*p->account_id || str_eq(a->name, p->account_name));
}

static bool find_account(struct intake *in, const struct table_row *row, const struct post *p, const struct account **out, struct err *e)
{
	struct posts *s = in->state;
	for (size_t i = s->n_accounts ? s->last : 0, n = 0; n < s->n_accounts; n++, i = (i + 1) % s->n_accounts)
		if (is_account(&s->account[i], p)) {
			s->last = i;
			*out = &s->account[i];
			return true;
		}
	if (s->n_accounts == MOST_ACCOUNTS)
		return intake_refuse(in, row->line, 0, e, W_POST_ACCOUNTS, NULL, NULL, NULL);
	struct account a = { .external_id = mem_text(in->mem, p->account_id), .name = mem_text(in->mem, p->account_name) };
	a.wanted = is_wanted(in, s, p);
	if (a.wanted && !intake_channel(in, in->importer->platform, a.external_id, a.name, true, &a.channel_id, e))
		return false;
	s->account = mem_grow(in->mem, s->account, s->n_accounts, &s->cap_accounts, sizeof *s->account);
	s->last = s->n_accounts;
	s->account[s->n_accounts++] = a;
	*out = &s->account[s->last];
	return true;
}

/* The post's id; new posts get the next one. */
static bool find_post(struct intake *in, int64_t channel_id, const struct post *p, int64_t *id, bool *is_new, struct err *e)
{
	struct posts *s = in->state;
	stmt_int(s->post_insert, 1, s->next_id);
	stmt_int(s->post_insert, 2, in->options->trajectory_id);
	stmt_int(s->post_insert, 3, channel_id);
	stmt_text(s->post_insert, 4, p->id);
	if (!stmt_run(s->post_insert, e))
		return false;
	*is_new = store_changes(in->store) == 1;
	*id = s->next_id;
	if (*is_new) {
		s->next_id++;
		return true;
	}
	stmt_int(s->post_find, 1, channel_id);
	stmt_text(s->post_find, 2, p->id);
	return stmt_one_int(s->post_find, id, e);
}

enum { READING_AS_OF = 28 };

static void bind_reading(struct stmt *t, const struct intake *in, int64_t post_id, const struct post *p)
{
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, post_id);
	stmt_int(t, 3, in->import_id);
	stmt_int(t, 4, p->day);
	stmt_int(t, 5, p->published);
	stmt_int(t, 6, p->local_day);
	stmt_int(t, 7, p->local_hour);
	stmt_text(t, 8, p->type);
	stmt_text(t, 9, p->type_raw);
	stmt_int(t, 10, 0);
	stmt_text(t, 11, p->permalink);
	stmt_int(t, 12, p->caption.chars);
	stmt_int(t, 13, p->caption.hashtags);
	stmt_int(t, 14, p->caption.asks);
	stmt_int(t, 15, p->caption.has_link);
	stmt_text(t, 16, p->title);
	for (int i = 0; i < FIGURES; i++)
		if (p->figure[i] != NOT_REPORTED)
			stmt_int(t, 17 + i, p->figure[i]);
}

/* The same post is in this file already: harmless if it says the same. */
static bool meet_again(struct intake *in, const struct table_row *row, int64_t post_id, const struct post *p, struct err *e)
{
	struct posts *s = in->state;
	int64_t same;
	bind_reading(s->reading_same, in, post_id, p);
	if (!stmt_one_int(s->reading_same, &same, e))
		return false;
	if (!same)
		return intake_refuse(in, row->line, 0, e, W_POST_CONFLICT, p->id, NULL, NULL);
	s->n_again++;
	return true;
}

static bool store_metrics(struct intake *in, int64_t post_id, const struct post *p, struct err *e)
{
	struct stmt *t = ((struct posts *)in->state)->metric_insert;
	for (size_t i = 0; p->day == 0 && i < p->n_metrics; i++) {
		stmt_int(t, 1, in->options->trajectory_id);
		stmt_int(t, 2, post_id);
		stmt_int(t, 3, in->import_id);
		stmt_text(t, 4, p->metric[i].name);
		stmt_real(t, 5, p->metric[i].value);
		if (!stmt_run(t, e))
			return false;
	}
	return true;
}

static void count_post(struct posts *s, int64_t channel_id, int64_t post_id, bool is_new, const struct post *p)
{
	int month = month_of_day(p->local_day);
	struct totals_post figures = {
		.id = post_id,
		.views = figure(p, POST_VIEWS),
		.reactions = figure(p, POST_REACTIONS),
		.comments = figure(p, POST_COMMENTS),
		.shares = figure(p, POST_SHARES),
		.saves = figure(p, POST_SAVES),
	};
	if (is_new && p->day == 0)
		totals_add(s->totals, channel_id, month, p->type, &figures);
	else
		totals_touch(s->totals, channel_id);
}

static bool posts_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct posts *s = in->state;
	const struct post *p = row->record;
	const struct account *account;
	int64_t post_id;
	bool is_new;
	if (!find_account(in, row, p, &account, e))
		return false;
	if (!account->wanted) {
		in->rows_outside++;
		return true;
	}
	if (!find_post(in, account->channel_id, p, &post_id, &is_new, e))
		return false;
	intake_day(in, p->local_day);
	int as_of = in->as_of != INT_MIN ? in->as_of : in->newest_day;
	if (s->as_of == INT_MIN)
		s->as_of = as_of;
	bind_reading(s->reading_insert, in, post_id, p);
	stmt_int(s->reading_insert, READING_AS_OF, as_of);
	if (!stmt_run(s->reading_insert, e))
		return false;
	in->rows_stored++;
	if (store_changes(in->store) == 0)
		return meet_again(in, row, post_id, p, e);
	s->known_posts |= post_id < s->first_new;
	s->n_false_zeros += figure(p, POST_VIEWS) == 0 && figure(p, POST_REACH) > 0;
	count_post(s, account->channel_id, post_id, is_new, p);
	return store_metrics(in, post_id, p, e);
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

static bool settle_as_of(struct intake *in, struct err *e)
{
	struct posts *s = in->state;
	if (in->as_of != INT_MIN || s->as_of == INT_MIN)
		return true;
	in->as_of = in->newest_day;
	struct stmt *t;
	if (in->as_of == s->as_of)
		return true;
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

static bool posts_close(struct intake *in, struct err *e)
{
	struct posts *s = in->state;
	if (s->n_again)
		intake_note(in, MSG_NOTE, 0, 0, W_POST_AGAIN, num_plain_int(in->mem, s->n_again), NULL, NULL);
	if (s->n_false_zeros)
		intake_note(in, MSG_WARNING, 0, 0, W_POST_FALSE_ZERO, num_plain_int(in->mem, s->n_false_zeros), NULL, NULL);
	note_accounts(in);
	return settle_as_of(in, e) && count_newer(in, e) && totals_store(s->totals, e);
}

const struct facts facts_posts = { .refine = posts_refine, .open = posts_open, .row = posts_row, .close = posts_close };
