#include "content_rows.h"
#include "base/str.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Columns of posts_in_period. */
enum {
	COL_POST,
	COL_CHANNEL,
	COL_DAY,
	COL_HOUR,
	COL_PUBLISHED,
	COL_AS_OF,
	COL_TYPE,
	COL_LANGUAGE,
	COL_PAID,
	COL_HASHTAGS,
	COL_ASKS,
	COL_CHARS,
	COL_VIEWS,
	COL_IMPRESSIONS,
	COL_REACH,
	COL_REACTIONS,
	COL_COMMENTS,
	COL_SHARES,
	COL_SAVES,
	COL_LINK_CLICKS
};

struct reading {
	struct mem *mem;
	struct content_rows *out;
	size_t cap, cap_channels, cap_languages;
};

static unsigned channel_place(struct reading *r, int64_t id)
{
	struct content_rows *o = r->out;
	for (size_t i = 0; i < o->n_channels; i++)
		if (o->channel[i].id == id)
			return (unsigned)i;
	o->channel = mem_grow(r->mem, o->channel, o->n_channels, &r->cap_channels, sizeof *o->channel);
	o->channel[o->n_channels] = (struct content_account){ .id = id, .platform = "", .name = "", .break_day = INT_MIN };
	return (unsigned)o->n_channels++;
}

static unsigned language_place(struct reading *r, const char *language)
{
	struct content_rows *o = r->out;
	for (size_t i = 0; i < o->n_languages; i++)
		if (str_eq(o->language[i], language))
			return (unsigned)i;
	o->language = mem_grow(r->mem, o->language, o->n_languages, &r->cap_languages, sizeof *o->language);
	o->language[o->n_languages] = mem_text(r->mem, language);
	return (unsigned)o->n_languages++;
}

/* The figures that grow with time: views, impressions, reach, reactions, comments, shares and saves, from this column on. */
static void read_figures(struct stmt *t, int views, struct content_row *out)
{
	out->impressions = stmt_get_count(t, views + 1);
	out->sample = (struct post_sample){ .type = out->sample.type,
		                            .paid = out->sample.paid,
		                            .views = stmt_get_count(t, views),
		                            .reach = stmt_get_count(t, views + 2),
		                            .reactions = stmt_get_count(t, views + 3),
		                            .comments = stmt_get_count(t, views + 4),
		                            .shares = stmt_get_count(t, views + 5),
		                            .saves = stmt_get_count(t, views + 6) };
}

static struct content_row read_row(struct reading *r, struct stmt *t)
{
	struct content_row out = {
		.post = stmt_get_int(t, COL_POST),
		.published = stmt_get_count(t, COL_PUBLISHED),
		.link_clicks = stmt_get_count(t, COL_LINK_CLICKS),
		.sample = { .type = content_type_parse(stmt_get_text(t, COL_TYPE)), .paid = stmt_get_int(t, COL_PAID) > 0 },
		.day = (int)stmt_get_int(t, COL_DAY),
		.as_of = (int)stmt_get_int(t, COL_AS_OF),
		.hour = stmt_is_null(t, COL_HOUR) ? CONTENT_NO_HOUR : (int)stmt_get_int(t, COL_HOUR),
		.hashtags = (int)stmt_get_count(t, COL_HASHTAGS),
		.chars = (int)stmt_get_count(t, COL_CHARS),
		.channel = channel_place(r, stmt_get_int(t, COL_CHANNEL)),
		.language = language_place(r, stmt_get_text(t, COL_LANGUAGE)),
		.asks = stmt_get_int(t, COL_ASKS) > 0,
	};
	read_figures(t, COL_VIEWS, &out);
	return out;
}

static int by_time(const void *a, const void *b)
{
	const struct content_row *x = a, *y = b;
	if (x->published != y->published)
		return x->published < y->published ? -1 : 1;
	return (x->post > y->post) - (x->post < y->post);
}

/* Rows come by day from the index; within a day they are put in order here, which costs half of what the engine asks for it. */
static void order_days(struct content_rows *o)
{
	for (size_t from = 0, to; from < o->n; from = to) {
		for (to = from + 1; to < o->n && o->row[to].day == o->row[from].day;)
			to++;
		qsort(o->row + from, to - from, sizeof *o->row, by_time);
	}
}

/* The channels by platform and name, whatever the order their exports came in. */
static bool name_channels(struct reading *r, struct store *s, int64_t trajectory, struct period period, struct err *e)
{
	struct content_rows *o = r->out;
	struct content_account *named = mem_array(r->mem, o->n_channels + 1, sizeof *named);
	unsigned *place = mem_array(r->mem, o->n_channels + 1, sizeof *place), n = 0;
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_CHANNELS_NAMED, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, period.from);
	stmt_int(t, 3, period.to);
	while (stmt_next(t, &row, e) && row) {
		for (size_t i = 0; i < o->n_channels; i++) {
			if (o->channel[i].id != stmt_get_int(t, 0))
				continue;
			place[i] = n;
			named[n++] = (struct content_account){ .id = o->channel[i].id,
				                               .platform = mem_text(r->mem, stmt_get_text(t, 1)),
				                               .name = mem_text(r->mem, stmt_get_text(t, 2)),
				                               .break_day = stmt_is_null(t, 3) ? INT_MIN : (int)stmt_get_int(t, 3) };
		}
	}
	if (!err_is_set(e) && n < o->n_channels) /* posts of an account that is not there */
		return err_set(e, ERR_STORE, W_STORE_DAMAGED, "post", NULL, NULL);
	for (size_t i = 0; i < o->n; i++)
		o->row[i].channel = place[o->row[i].channel];
	o->channel = named;
	return !err_is_set(e);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void order_languages(struct reading *r)
{
	struct content_rows *o = r->out;
	const char **sorted = mem_array(r->mem, o->n_languages + 1, sizeof *sorted);
	unsigned *place = mem_array(r->mem, o->n_languages + 1, sizeof *place);
	for (size_t i = 0; i < o->n_languages; i++)
		sorted[i] = o->language[i];
	qsort(sorted, o->n_languages, sizeof *sorted, by_text);
	for (size_t i = 0; i < o->n_languages; i++)
		for (size_t k = 0; k < o->n_languages; k++)
			if (sorted[k] == o->language[i])
				place[i] = (unsigned)k;
	for (size_t i = 0; i < o->n; i++)
		o->row[i].language = place[o->row[i].language];
	o->language = sorted;
}

/* Room for all readings at once: growing would leave as much behind again. */
static bool make_room(struct reading *r, struct store *s, int64_t trajectory, struct period period, struct err *e)
{
	struct stmt *t;
	int64_t n;
	if (!store_statement(s, SQL_READINGS_IN_PERIOD, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, period.from);
	stmt_int(t, 3, period.to);
	if (!stmt_one_int(t, &n, e))
		return false;
	r->cap = (size_t)n + 1;
	r->out->row = mem_array(r->mem, r->cap, sizeof *r->out->row);
	return true;
}

bool content_rows_read(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import,
                       struct content_rows *out, struct err *e)
{
	struct reading r = { .mem = m, .out = out };
	struct stmt *t;
	bool row;
	*out = (struct content_rows){ .row = NULL };
	if (!make_room(&r, s, trajectory, period, e) || !store_statement(s, SQL_POSTS_IN_PERIOD, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, period.from);
	stmt_int(t, 3, period.to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		out->row = mem_grow(m, out->row, out->n, &r.cap, sizeof *out->row);
		out->row[out->n++] = read_row(&r, t);
	}
	if (err_is_set(e))
		return false;
	out->read_again = r.cap - 1 > out->n;
	order_days(out);
	order_languages(&r);
	return name_channels(&r, s, trajectory, period, e);
}

bool content_rows_words(struct mem *m, struct store *s, int64_t post, int64_t last_import, struct content_words *out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = (struct content_words){ .title = "", .permalink = "", .external_id = "" };
	if (!store_statement(s, SQL_POST_WORDS, &t, e))
		return false;
	stmt_int(t, 1, post);
	stmt_int(t, 2, last_import);
	if (!stmt_next(t, &row, e))
		return false;
	if (row) {
		*out = (struct content_words){ .title = mem_text(m, stmt_get_text(t, 0)),
			                       .permalink = mem_text(m, stmt_get_text(t, 1)),
			                       .external_id = mem_text(m, stmt_get_text(t, 2)) };
		stmt_reset(t);
	}
	return true;
}

bool content_rows_readings(struct mem *m, struct store *s, const struct content_row *row, int64_t last_import, struct content_row **out,
                           size_t *n, struct err *e)
{
	struct stmt *t;
	size_t cap = 0;
	bool more;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_POST_READINGS, &t, e))
		return false;
	stmt_int(t, 1, row->post);
	stmt_int(t, 2, last_import);
	while (stmt_next(t, &more, e) && more) {
		struct content_row reading = *row;
		reading.as_of = (int)stmt_get_int(t, 0);
		read_figures(t, 1, &reading);
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = reading;
	}
	return !err_is_set(e);
}

int content_rows_start(const struct content_rows *rows, int starts, struct period period)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->row[i].day >= period.from && rows->row[i].day <= period.to && rows->row[i].day < starts)
			return starts;
	return 0;
}
