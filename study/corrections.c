#include "corrections.h"
#include "analytics/sample.h"
#include "base/str.h"
#include "importers/importer.h"
#include "record.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12 };

struct figures {
	struct mem *mem;
	struct month_figure *item;
	size_t n, cap;
};

static void add(struct figures *f, struct month_figure x)
{
	f->item = mem_grow(f->mem, f->item, f->n, &f->cap, sizeof *f->item);
	f->item[f->n++] = x;
}

/* ---- the figures of now */

static bool add_channels(struct figures *f, struct store *s, int64_t trajectory, int from, int to, struct err *e)
{
	static const char *const metric[] = { "posts", "views", "interactions" };
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_FIGURES_OF_MONTHS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, from);
	stmt_int(t, 3, to);
	while (stmt_next(t, &row, e) && row)
		for (int i = 0; i < (int)(sizeof metric / sizeof *metric); i++)
			add(f, (struct month_figure){ .channel = stmt_get_int(t, 0),
			                              .source = import_account_words(f->mem, import_platform_title(stmt_get_text(t, 1)),
			                                                             stmt_get_text(t, 2), false),
			                              .month = (int)stmt_get_int(t, 3),
			                              .metric = metric[i],
			                              .value = stmt_get_int(t, 4 + i) });
	return !err_is_set(e);
}

static void add_participants(struct figures *f, int month, const double participants[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isnan(participants[i]))
			add(f, (struct month_figure){ .source = "",
			                              .month = month - (int)n + 1 + (int)i,
			                              .metric = "participants",
			                              .value = llround(participants[i]) });
}

/* ---- those of the last report */

struct told {
	int64_t run, last_import;
	struct figures figures;
};

static bool last_report(struct told *out, struct store *s, int64_t trajectory, const struct project *p, const char *kind, int before,
                        struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_RUN_BEFORE, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_text(t, 2, kind);
	stmt_text(t, 3, record_audience(p));
	stmt_int(t, 4, before);
	if (!stmt_next(t, &row, e))
		return false;
	if (row) {
		out->run = stmt_get_int(t, 0);
		out->last_import = stmt_get_int(t, 1);
		stmt_reset(t);
	}
	return true;
}

static bool figures_told(struct told *out, struct store *s, struct err *e)
{
	struct figures *f = &out->figures;
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_FIGURES_TOLD, &t, e))
		return false;
	stmt_int(t, 1, out->run);
	while (stmt_next(t, &row, e) && row)
		add(f, (struct month_figure){ .channel = stmt_get_int(t, 0),
		                              .source = mem_text(f->mem, stmt_get_text(t, 1)),
		                              .month = (int)stmt_get_int(t, 2),
		                              .metric = mem_text(f->mem, stmt_get_text(t, 3)),
		                              .value = stmt_get_int(t, 4) });
	return !err_is_set(e);
}

/* ---- what is between them */

static const struct month_figure *find(const struct figures *f, const struct month_figure *like)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct month_figure *x = &f->item[i];
		if (x->channel == like->channel && x->month == like->month && str_eq(x->metric, like->metric))
			return x;
	}
	return NULL;
}

/* The newest file that told something of the channel, or of who took part, since the last report; "": none did, so one was taken back. */
static bool file_since(struct mem *m, struct store *s, int64_t trajectory, int64_t channel, int64_t last_import, const char **out,
                       struct err *e)
{
	struct stmt *t;
	bool row;
	*out = "";
	if (!store_statement(s, channel ? SQL_FILE_OF_CHANNEL_SINCE : SQL_FILE_OF_PEOPLE_SINCE, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	if (channel)
		stmt_int(t, 3, channel);
	if (!stmt_next(t, &row, e))
		return false;
	if (row) {
		*out = mem_text(m, stmt_get_text(t, 0));
		stmt_reset(t);
	}
	return true;
}

static double change_of(const struct correction *c)
{
	double before = (double)c->before, now = c->now == COUNT_MISSING ? 0 : (double)c->now;
	return fabs(now - before) / (before > 1 ? before : 1);
}

/* The largest change first; of equal ones the newest month, then by name. */
static int compare(const void *a, const void *b)
{
	const struct correction *x = a, *y = b;
	double of_x = change_of(x), of_y = change_of(y);
	if (of_x > of_y || of_x < of_y)
		return of_x > of_y ? -1 : 1;
	if (x->month != y->month)
		return x->month > y->month ? -1 : 1;
	int by_source = strcmp(x->source, y->source);
	return by_source ? by_source : strcmp(x->metric, y->metric);
}

static bool compare_all(struct mem *m, struct store *s, int64_t trajectory, const struct told *then, const struct figures *now, int first,
                        struct account *out, struct err *e)
{
	struct correction *c = mem_array(m, then->figures.n + 1, sizeof *c);
	for (size_t i = 0; i < then->figures.n; i++) {
		const struct month_figure *before = &then->figures.item[i], *after = find(now, before);
		if (before->month < first || (after && after->value == before->value))
			continue;
		c[out->n_corrections] = (struct correction){ .source = after ? after->source : before->source,
			                                     .metric = before->metric,
			                                     .month = before->month,
			                                     .before = before->value,
			                                     .now = after ? after->value : COUNT_MISSING };
		if (!file_since(m, s, trajectory, before->channel, then->last_import, &c[out->n_corrections++].file, e))
			return false;
	}
	if (out->n_corrections)
		qsort(c, out->n_corrections, sizeof *c, compare);
	out->correction = c;
	return true;
}

bool corrections_find(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *kind, struct period period,
                      bool channels, const double participants[], size_t n, struct account *out, struct err *e)
{
	int month = month_of_day(period.to);
	struct figures now = { .mem = m };
	struct told then = { .figures = { .mem = m } };
	if (channels && !add_channels(&now, s, trajectory, month - MONTHS + 1, month, e))
		return false;
	add_participants(&now, month, participants, n);
	out->figure = now.item;
	out->n_figures = now.n;
	if (!last_report(&then, s, trajectory, p, kind, period.from, e))
		return false;
	return !then.run || (figures_told(&then, s, e) && compare_all(m, s, trajectory, &then, &now, month - MONTHS + 1, out, e));
}
