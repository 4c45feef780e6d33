#include "jumps.h"
#include "analytics/jump.h"
#include "importers/importer.h"
#include "importers/metric.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct search {
	struct mem *mem;
	struct store *store;
	int64_t trajectory, last_import;
	struct period period;
	struct jumps *out;
	struct found {
		struct jump_row row;
		int64_t channel_id;
		double size; /* how many times the usual, or the usual how many times this; in logarithms */
	} * found;
	size_t n, cap;
	bool any, fit; /* the channel at hand has daily figures; and so many in a row that they could be looked at */
	const char **passed; /* channels that have no such days */
};

_Static_assert((int)JUMPS_LEAST_DAYS == (int)JUMP_LEAST_DAYS, "the report names what the statistic asks");

struct channel_id {
	int64_t id;
	const char *title;
};

/* One more finding; a channel has one a day, the largest. */
static void keep(struct search *q, const struct channel_id *c, const char *metric, int day, int64_t value, double usual)
{
	struct found f = { .channel_id = c->id, .size = fabs(log((double)value + 1) - log(usual + 1)) };
	f.row = (struct jump_row){
		.day = day, .channel = c->title, .metric = metric, .value = value, .usual = usual, .post = "", .event = ""
	};
	for (size_t i = 0; i < q->n; i++)
		if (q->found[i].channel_id == c->id && q->found[i].row.day == day) {
			if (f.size > q->found[i].size)
				q->found[i] = f;
			return;
		}
	q->found = mem_grow(q->mem, q->found, q->n, &q->cap, sizeof *q->found);
	q->found[q->n++] = f;
}

/* A stretch of days without a hole. */
struct stretch {
	const char *metric;
	int first;
	double *value;
	size_t n, cap;
	bool negative;
};

static bool look_at(struct search *q, const struct channel_id *c, struct stretch *s, struct err *e)
{
	struct jump *jump;
	size_t n = 0;
	q->any |= s->n > 0;
	if (s->n > 0 && !s->negative && s->n <= JUMP_MOST_DAYS) {
		if (!jump_find(q->mem, s->value, s->n, &jump, &n, e))
			return false;
		q->fit |= s->n >= JUMP_LEAST_DAYS;
	}
	for (size_t i = 0; i < n; i++) {
		if (jump[i].at + 1 == s->n) /* the last day known may not have been over */
			continue;
		int day = s->first + (int)jump[i].at;
		if (day >= q->period.from && day <= q->period.to)
			keep(q, c, s->metric, day, llround(s->value[jump[i].at]), jump[i].usual);
	}
	s->n = 0;
	s->negative = false;
	return true;
}

static bool is_looked_at(const char *code)
{
	const struct metric *metric = metric_find(code);
	return metric && (metric->kind == METRIC_EVENT || metric->kind == METRIC_PERSON);
}

static bool search_channel(struct search *q, const struct channel_id *c, struct err *e)
{
	struct stretch s = { .metric = "" };
	struct stmt *t;
	bool row;
	if (!store_statement(q->store, SQL_CHANNEL_DAYS, &t, e))
		return false;
	stmt_int(t, 1, c->id);
	stmt_int(t, 2, q->period.from - 2 * JUMP_REACH); /* so that the first day has its days around it, and these theirs */
	stmt_int(t, 3, q->period.to + 2 * JUMP_REACH);
	stmt_int(t, 4, q->last_import);
	while (stmt_next(t, &row, e) && row) {
		const char *metric = stmt_get_text(t, 0);
		int day = (int)stmt_get_int(t, 1);
		int64_t value = stmt_get_int(t, 2);
		bool goes_on = strcmp(metric, s.metric) == 0 && s.n > 0 && day == s.first + (int)s.n;
		if (!goes_on) {
			if (!look_at(q, c, &s, e)) {
				stmt_reset(t);
				return false;
			}
			s.metric = strcmp(metric, s.metric) == 0 ? s.metric : mem_text(q->mem, metric);
			s.first = day;
		}
		if (!is_looked_at(s.metric))
			continue;
		s.value = mem_grow(q->mem, s.value, s.n, &s.cap, sizeof *s.value);
		s.value[s.n++] = (double)value;
		s.negative |= value < 0;
	}
	return !err_is_set(e) && look_at(q, c, &s, e);
}

static bool list_channels(struct search *q, struct channel_id **out, size_t *n, struct err *e)
{
	size_t cap = 0;
	struct stmt *t;
	bool row;
	*out = NULL;
	*n = 0;
	if (!store_statement(q->store, SQL_CHANNELS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, q->trajectory);
	while (stmt_next(t, &row, e) && row) {
		const char *platform = import_platform_title(mem_text(q->mem, stmt_get_text(t, 1))), *name = stmt_get_text(t, 2);
		*out = mem_grow(q->mem, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct channel_id){ stmt_get_int(t, 0), import_account_words(q->mem, platform, name, false) };
	}
	return !err_is_set(e);
}

static int by_size(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	if (x->size > y->size || x->size < y->size)
		return x->size > y->size ? -1 : 1;
	return x->row.day != y->row.day ? x->row.day - y->row.day : strcmp(x->row.channel, y->row.channel);
}

static int by_day(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	return x->row.day != y->row.day ? x->row.day - y->row.day : strcmp(x->row.channel, y->row.channel);
}

static bool one_text(struct search *q, struct stmt *t, const char **out, struct err *e)
{
	bool row;
	if (!stmt_next(t, &row, e))
		return false;
	if (!row)
		return true;
	*out = mem_text(q->mem, stmt_get_text(t, 0));
	stmt_reset(t);
	return true;
}

/* A post may bring people; none explains a quiet day. */
static bool add_post(struct search *q, struct found *f, struct err *e)
{
	struct stmt *t;
	if (!store_statement(q->store, SQL_POST_ABOUT_DAY, &t, e))
		return false;
	stmt_int(t, 1, q->trajectory);
	stmt_int(t, 2, f->channel_id);
	stmt_int(t, 3, f->row.day);
	stmt_int(t, 4, q->last_import);
	return one_text(q, t, &f->row.post, e);
}

/* What was going on on that day or the day before. */
static bool add_company(struct search *q, struct found *f, enum lang lang, struct err *e)
{
	struct stmt *t;
	f->row.what = metric_title(f->row.metric, lang);
	if (!add_post(q, f, e))
		return false;
	if (!store_statement(q->store, SQL_EVENT_ABOUT_DAY, &t, e))
		return false;
	stmt_int(t, 1, q->trajectory);
	stmt_int(t, 2, f->row.day);
	stmt_int(t, 3, q->last_import);
	return one_text(q, t, &f->row.event, e);
}

bool study_jumps(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, struct period period, int64_t last_import,
                 struct jumps *out, struct err *e)
{
	struct search q = { .mem = m, .store = s, .trajectory = trajectory, .last_import = last_import, .period = period, .out = out };
	struct channel_id *channel;
	size_t n;
	*out = (struct jumps){ .known = false };
	if (!list_channels(&q, &channel, &n, e))
		return false;
	q.passed = mem_array(m, n + 1, sizeof *q.passed);
	for (size_t i = 0; i < n; i++) {
		q.any = q.fit = false;
		if (!search_channel(&q, &channel[i], e))
			return false;
		out->known |= q.fit;
		if (q.any && !q.fit)
			q.passed[out->n_passed++] = channel[i].title;
	}
	out->passed = q.passed;
	if (!q.found)
		return true;
	out->n = q.n < JUMPS_SHOWN ? q.n : JUMPS_SHOWN;
	out->n_more = q.n - out->n;
	struct jump_row *row = mem_array(m, out->n + 1, sizeof *row);
	qsort(q.found, q.n, sizeof *q.found, by_size);
	qsort(q.found, out->n, sizeof *q.found, by_day);
	for (size_t i = 0; i < out->n; i++) {
		if (!add_company(&q, &q.found[i], lang, e))
			return false;
		row[i] = q.found[i].row;
	}
	out->row = row;
	return true;
}
