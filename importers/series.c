#include "series.h"
#include "base/num.h"
#include "base/str.h"
#include "channels.h"
#include "metric.h"
#include "years.h"
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_POINTS = 500000 }; /* ten years of 130 figures; in 64 MiB */

struct point {
	struct dated at; /* may be yearless until the end */
	const char *metric;
	int64_t value;
};

struct series {
	struct intake *in;
	struct point *point;
	size_t n, cap;
};

struct series *series_new(struct intake *in)
{
	struct series *s = mem_alloc(in->mem, sizeof *s);
	s->in = in;
	return s;
}

bool series_add(struct series *s, long line, int day, const char *metric, int64_t value, struct err *e)
{
	struct intake *in = s->in;
	if (s->n == MOST_POINTS)
		return intake_refuse(in, line, 0, e, W_SERIES_TOO_MANY, num_plain_int(in->mem, MOST_POINTS), NULL, NULL);
	s->point = mem_grow(in->mem, s->point, s->n, &s->cap, sizeof *s->point);
	s->point[s->n++] = (struct point){ { day, line }, metric, value };
	return true;
}

bool series_add_up(struct series *s, long line, int day, const char *metric, int64_t value, struct err *e)
{
	for (size_t i = s->n; i-- > 0;) /* rows of a day mostly follow each other */
		if (s->point[i].at.day == day && str_eq(s->point[i].metric, metric)) {
			s->point[i].value += value;
			return true;
		}
	return series_add(s, line, day, metric, value, e);
}

/* --- storing --- */

static int compare_points(const void *x, const void *y)
{
	const struct point *a = x, *b = y;
	int c = (a->at.day > b->at.day) - (a->at.day < b->at.day);
	c = c ? c : strcmp(a->metric, b->metric);
	return c ? c : (a->at.line > b->at.line) - (a->at.line < b->at.line);
}

static bool store_point(struct intake *in, int64_t channel_id, const struct point *p, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_CHANNEL_DAY_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, channel_id);
	stmt_int(t, 3, p->at.day);
	stmt_text(t, 4, p->metric);
	stmt_int(t, 5, in->import_id);
	stmt_int(t, 6, in->as_of);
	stmt_int(t, 7, p->value);
	return stmt_run(t, e);
}

bool series_store(struct series *s, int64_t channel_id, bool totals, struct err *e)
{
	struct intake *in = s->in;
	if (!years_find(in, s->point, s->n, sizeof *s->point, e))
		return false;
	if (s->n > 1)
		qsort(s->point, s->n, sizeof *s->point, compare_points);
	for (size_t i = 0; i < s->n; i++) {
		const struct point *p = &s->point[i];
		if (i && p->at.day == p[-1].at.day && str_eq(p->metric, p[-1].metric))
			return intake_refuse(in, p->at.line, 1, e, W_SERIES_DAY_TWICE, day_iso(in->mem, p->at.day),
			                     num_plain_int(in->mem, p[-1].at.line), NULL);
		intake_day(in, p->at.day);
		if (totals && metric_adds_up(p->metric))
			intake_total(in, p->metric, (double)p->value);
	}
	if (!intake_as_of(in, in->period.from <= in->period.to ? in->period.to : INT_MIN, e))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (!store_point(in, channel_id, &s->point[i], e))
			return false;
	return true;
}

/* --- tables --- */

static bool open_table(struct intake *in, struct err *e)
{
	(void)e;
	in->state = series_new(in);
	return true;
}

static int64_t figure(const struct column *column, const struct value *v)
{
	return column->cell == CELL_REAL ? (int64_t)(v->real + 0.5) : v->n;
}

static bool take_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const struct importer *importer = in->importer;
	const struct value *day = NULL;
	for (size_t c = 0; c < importer->n_columns; c++)
		if (importer->column[c].field == SERIES_DAY && row->value[c].given)
			day = &row->value[c];
	assert(day); /* the column is `filled` */
	bool whole = true;
	for (size_t c = 0; c < importer->n_columns; c++) {
		const struct column *column = &importer->column[c];
		if (column->field == SERIES_WHOLE)
			whole = row->value[c].given;
		bool counts = column->field != SERIES_DAY && (whole || column->field != SERIES_PART);
		if (counts && column->metric && row->value[c].given &&
		    !series_add(in->state, row->line, (int)day->n, column->metric, figure(column, &row->value[c]), e))
			return false;
	}
	if (day->n > DATE_YEARLESS)
		intake_day(in, (int)day->n);
	in->rows_stored++;
	return true;
}

bool series_close(struct intake *in, struct series *s, struct err *e)
{
	const char *const platforms[] = { in->importer->platform, NULL };
	int64_t channel;
	return s->n == 0 || (channel_of_file(in, platforms, &channel, e) && series_store(s, channel, false, e));
}

static bool close_table(struct intake *in, struct err *e)
{
	return series_close(in, in->state, e);
}

const struct facts facts_series = { .open = open_table, .row = take_row, .close = close_table };
