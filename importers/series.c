#include "series.h"
#include "base/num.h"
#include "base/str.h"
#include "channels.h"
#include "metric.h"
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_POINTS = 500000, YEAR_DAYS = 366 }; /* ten years of 130 figures; in 64 MiB */

struct point {
	int day; /* may be yearless until the end */
	const char *metric;
	int64_t value;
	long line;
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
	s->point[s->n++] = (struct point){ day, metric, value, line };
	return true;
}

bool series_add_up(struct series *s, long line, int day, const char *metric, int64_t value, struct err *e)
{
	for (size_t i = s->n; i-- > 0;) /* rows of a day mostly follow each other */
		if (s->point[i].day == day && str_eq(s->point[i].metric, metric)) {
			s->point[i].value += value;
			return true;
		}
	return series_add(s, line, day, metric, value, e);
}

/* --- years --- */

/* The latest day with this month and day of the month that is not after `end`; INT_MIN: not within a year of it. */
static int latest(int month, int dom, int end)
{
	int year, m, d;
	day_split(end, &year, &m, &d);
	for (int y = year; y >= year - 1; y--)
		if (day_is_real(y, month, dom) && day_make(y, month, dom) <= end)
			return end - day_make(y, month, dom) < YEAR_DAYS ? day_make(y, month, dom) : INT_MIN;
	return INT_MIN;
}

/* Is the step from one yearless day to the next forward: 1, backward: -1, none: 0? The shorter way round the year counts. */
static int direction(int month_a, int dom_a, int month_b, int dom_b)
{
	int a = day_make(2000, month_a, dom_a), b = day_make(2000, month_b, dom_b), ahead = (b - a + YEAR_DAYS) % YEAR_DAYS;
	return ahead == 0 ? 0 : ahead <= YEAR_DAYS / 2 ? 1 : -1;
}

/* The row that holds the newest day, by the order of the rows; NULL when they are in no order. */
static const struct point *newest_point(const struct series *s)
{
	int steps = 0, month, dom, month_next, dom_next;
	for (size_t i = 1; i < s->n; i++) {
		if (!dates_is_yearless(s->point[i - 1].day, &month, &dom) || !dates_is_yearless(s->point[i].day, &month_next, &dom_next))
			return NULL;
		int step = direction(month, dom, month_next, dom_next);
		if (step * steps < 0)
			return NULL;
		steps = step ? step : steps;
	}
	return s->n == 0 ? NULL : steps >= 0 ? &s->point[s->n - 1] : &s->point[0];
}

/* The last day on which the file can have been made; INT_MIN: nobody said. */
static int last_possible(const struct intake *in)
{
	return in->options->as_of != INT_MIN ? in->options->as_of
	       : in->options->period         ? in->options->period->to
	       : in->shared                  ? in->shared->newest_day
	                                     : INT_MIN;
}

static bool find_years(struct series *s, struct err *e)
{
	struct intake *in = s->in;
	int month, dom, end = last_possible(in);
	size_t first = 0;
	while (first < s->n && !dates_is_yearless(s->point[first].day, &month, &dom))
		first++;
	if (first == s->n)
		return true;
	if (end == INT_MIN)
		return intake_refuse(in, s->point[first].line, 0, e, W_SERIES_YEAR, NULL, NULL, NULL);
	const struct point *newest = newest_point(s);
	if (newest && dates_is_yearless(newest->day, &month, &dom) && latest(month, dom, end) != INT_MIN)
		end = latest(month, dom, end);
	for (size_t i = 0; i < s->n; i++) {
		struct point *p = &s->point[i];
		if (dates_is_yearless(p->day, &month, &dom) && (p->day = latest(month, dom, end)) == INT_MIN)
			return intake_refuse(in, p->line, 0, e, W_SERIES_LEAP_DAY, day_iso(in->mem, end), NULL, NULL);
	}
	return true;
}

/* --- storing --- */

static int compare_points(const void *x, const void *y)
{
	const struct point *a = x, *b = y;
	int c = (a->day > b->day) - (a->day < b->day);
	c = c ? c : strcmp(a->metric, b->metric);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

static bool store_point(struct intake *in, int64_t channel_id, const struct point *p, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_CHANNEL_DAY_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, channel_id);
	stmt_int(t, 3, p->day);
	stmt_text(t, 4, p->metric);
	stmt_int(t, 5, in->import_id);
	stmt_int(t, 6, in->as_of);
	stmt_int(t, 7, p->value);
	return stmt_run(t, e);
}

bool series_store(struct series *s, int64_t channel_id, bool totals, struct err *e)
{
	struct intake *in = s->in;
	if (!find_years(s, e))
		return false;
	if (s->n > 1)
		qsort(s->point, s->n, sizeof *s->point, compare_points);
	for (size_t i = 0; i < s->n; i++) {
		const struct point *p = &s->point[i];
		if (i && p->day == p[-1].day && str_eq(p->metric, p[-1].metric))
			return intake_refuse(in, p->line, 1, e, W_SERIES_DAY_TWICE, day_iso(in->mem, p->day),
			                     num_plain_int(in->mem, p[-1].line), NULL);
		intake_day(in, p->day);
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
	for (size_t c = 0; c < importer->n_columns; c++) {
		const struct column *column = &importer->column[c];
		if (column->field == SERIES_FIGURE && column->metric && row->value[c].given &&
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
