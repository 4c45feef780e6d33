#include "years.h"
#include "base/path.h"
#include <limits.h>

enum { YEAR_DAYS = 366 };

static struct dated *at(void *items, size_t size, size_t i)
{
	return (struct dated *)((char *)items + i * size);
}

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

/* The item that holds the newest day, by the order of the items; NULL when they are in no order. */
static const struct dated *newest(void *items, size_t n, size_t size)
{
	int steps = 0, month, dom, month_next, dom_next;
	for (size_t i = 1; i < n; i++) {
		if (!dates_is_yearless(at(items, size, i - 1)->day, &month, &dom) ||
		    !dates_is_yearless(at(items, size, i)->day, &month_next, &dom_next))
			return NULL;
		int step = direction(month, dom, month_next, dom_next);
		if (step * steps < 0)
			return NULL;
		steps = step ? step : steps;
	}
	return n == 0 ? NULL : at(items, size, steps >= 0 ? n - 1 : 0);
}

/* Years that a spreadsheet put to days without one are all the same: over New Year they run back. NULL: none of the items does. */
static const struct dated *invented(void *items, size_t n, size_t size)
{
	enum { MOST_OF_A_YEAR = 300 };
	for (size_t i = 1; i < n; i++) {
		const struct dated *a = at(items, size, i - 1), *b = at(items, size, i);
		int year, month[2], dom[2];
		day_split(a->day, &year, &month[0], &dom[0]);
		day_split(b->day, &year, &month[1], &dom[1]);
		int step = direction(month[0], dom[0], month[1], dom[1]);
		if (step * (b->day - a->day) < -MOST_OF_A_YEAR)
			return b;
	}
	return NULL;
}

/* Every day of a kind that has days without a year has one: its business form writes years, and spreadsheets add theirs. */
static bool doubt_years(struct intake *in, void *items, size_t n, size_t size, struct err *e)
{
	if (n == 0 || !(in->importer->dates & DATES_YEARLESS))
		return true;
	const struct dated *wrong = invented(items, n, size);
	if (wrong)
		return intake_refuse(in, wrong->line, 0, e, W_SERIES_EXCEL_YEAR, day_iso(in->mem, wrong->day), NULL, NULL);
	struct period all = { at(items, size, 0)->day, at(items, size, 0)->day };
	for (size_t i = 1; i < n; i++) {
		int day = at(items, size, i)->day;
		all.from = day < all.from ? day : all.from;
		all.to = day > all.to ? day : all.to;
	}
	if (in->options->as_of == INT_MIN && !in->options->period)
		intake_note(in, MSG_WARNING, at(items, size, 0)->line, 0, W_SERIES_YEAR_DOUBT, day_iso(in->mem, all.from),
		            day_iso(in->mem, all.to), NULL);
	return true;
}

/* The last day on which the file can have been made; INT_MIN: nobody said. */
static bool last_possible(struct intake *in, int *end, struct err *e)
{
	if (in->options->as_of != INT_MIN)
		*end = in->options->as_of;
	else if (in->options->period)
		*end = in->options->period->to;
	else if (!intake_named_day(in, W_SERIES_YEAR_OF_NAME, end, e))
		return false;
	else if (*end == INT_MIN && in->shared)
		*end = in->shared->newest_day;
	return true;
}

bool years_find(struct intake *in, void *items, size_t n, size_t size, struct err *e)
{
	int month, dom, end;
	size_t first = 0;
	while (first < n && !dates_is_yearless(at(items, size, first)->day, &month, &dom))
		first++;
	if (first == n)
		return doubt_years(in, items, n, size, e);
	if (!last_possible(in, &end, e))
		return false;
	if (end == INT_MIN)
		return intake_refuse(in, at(items, size, first)->line, 0, e, W_SERIES_YEAR, path_name(in->at.file), NULL, NULL);
	const struct dated *last = newest(items, n, size);
	if (last && dates_is_yearless(last->day, &month, &dom) && latest(month, dom, end) != INT_MIN)
		end = latest(month, dom, end);
	for (size_t i = 0; i < n; i++) {
		struct dated *d = at(items, size, i);
		if (dates_is_yearless(d->day, &month, &dom) && (d->day = latest(month, dom, end)) == INT_MIN)
			return intake_refuse(in, d->line, 0, e, W_SERIES_LEAP_DAY, day_iso(in->mem, end), NULL, NULL);
	}
	return true;
}
