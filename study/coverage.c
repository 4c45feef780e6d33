#include "coverage.h"
#include "base/str.h"
#include "importers/importer.h"
#include <limits.h>

struct covering {
	struct mem *mem;
	const struct content_rows *rows;
	struct coverage *of;
	size_t *cap;
};

/* The account of an export that names none, or is without rows; n_channels: there is none, or more than one. */
static size_t only_account(const struct content_rows *rows, const char *platform)
{
	size_t found = rows->n_channels;
	for (size_t c = 0; c < rows->n_channels; c++)
		if (str_eq(rows->channel[c].platform, platform)) {
			if (found < rows->n_channels)
				return rows->n_channels;
			found = c;
		}
	return found;
}

static size_t account_of_id(const struct content_rows *rows, int64_t id)
{
	size_t c = 0;
	while (c < rows->n_channels && rows->channel[c].id != id)
		c++;
	return c;
}

/* Days up to the one on which it was made, when these are few. */
static int known_until(const struct covered_part *p)
{
	return p->as_of > p->to && p->as_of - p->to <= COVERAGE_QUIET_DAYS ? p->as_of : p->to;
}

/* Parts come by their first day. */
static void add_part(struct covering *v, size_t account, struct covered_part p)
{
	struct coverage *c = &v->of[account];
	struct covered_part *last = c->n ? &c->part[c->n - 1] : NULL;
	if (last && p.from <= known_until(last) + COVERAGE_QUIET_DAYS + 1) {
		if (p.to > last->to || (p.to == last->to && p.as_of > last->as_of)) {
			last->to = p.to;
			last->as_of = p.as_of;
		}
		return;
	}
	c->part = mem_grow(v->mem, c->part, c->n, &v->cap[account], sizeof *c->part);
	c->part[c->n++] = p;
}

bool coverage_read(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                   struct coverage **out, struct err *e)
{
	struct covering v = { .mem = m, .rows = rows };
	struct stmt *t;
	bool row;
	v.of = mem_array(m, rows->n_channels + 1, sizeof *v.of);
	v.cap = mem_array(m, rows->n_channels + 1, sizeof *v.cap);
	*out = v.of;
	if (!store_statement(s, SQL_IMPORTS_OF_DAYS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	while (stmt_next(t, &row, e) && row) {
		const char *platform;
		if (!import_lists_posts(stmt_get_text(t, 0), &platform))
			continue;
		int64_t channel = stmt_get_int(t, 4);
		size_t account = channel >= 0 ? account_of_id(rows, channel) : only_account(rows, platform);
		if (account < rows->n_channels)
			add_part(&v, account,
			         (struct covered_part){ .from = (int)stmt_get_int(t, 1),
			                                .to = (int)stmt_get_int(t, 2),
			                                .as_of = (int)stmt_get_int(t, 3) });
	}
	return !err_is_set(e);
}

/* Each list of posts, one after the other. */
struct listing {
	struct stmt *t;
	int from, to, as_of;
};

static bool listing_begin(struct store *s, int64_t trajectory, int64_t last_import, struct listing *l, struct err *e)
{
	if (!store_statement(s, SQL_IMPORTS_OF_DAYS, &l->t, e))
		return false;
	stmt_int(l->t, 1, trajectory);
	stmt_int(l->t, 2, last_import);
	return true;
}

static bool listing_next(struct listing *l, struct err *e)
{
	bool row;
	const char *platform;
	while (stmt_next(l->t, &row, e) && row) {
		if (!import_lists_posts(stmt_get_text(l->t, 0), &platform))
			continue;
		l->from = (int)stmt_get_int(l->t, 1);
		l->to = (int)stmt_get_int(l->t, 2);
		l->as_of = (int)stmt_get_int(l->t, 3);
		return true;
	}
	return false;
}

bool coverage_until(struct store *s, int64_t trajectory, int64_t last_import, int *out, struct err *e)
{
	struct listing l;
	*out = INT_MIN;
	if (!listing_begin(s, trajectory, last_import, &l, e))
		return false;
	while (listing_next(&l, e))
		*out = l.to > *out ? l.to : *out;
	return !err_is_set(e);
}

bool coverage_months(struct store *s, int64_t trajectory, int64_t last_import, int from, int n, bool out[], struct err *e)
{
	struct listing l;
	for (int i = 0; i < n; i++)
		out[i] = false;
	if (!listing_begin(s, trajectory, last_import, &l, e))
		return false;
	while (listing_next(&l, e)) {
		const int first = month_of_day(l.from) - from, last = month_of_day(l.to) - from;
		for (int i = first > 0 ? first : 0; i <= last && i < n; i++)
			out[i] = true;
	}
	return !err_is_set(e);
}

bool coverage_told(struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct period *out, struct err *e)
{
	int until;
	*out = period;
	if (!coverage_until(s, trajectory, last_import, &until, e))
		return false;
	if (until >= period.from && until + COVERAGE_QUIET_DAYS < period.to)
		out->to = until;
	return true;
}

/* Of the newest list that has days of a period: when it was made, or, told false, no earlier than that. */
struct made {
	int day;
	bool told;
};

static bool made_of(struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct made *out, struct err *e)
{
	struct listing l;
	*out = (struct made){ INT_MIN, false };
	if (!listing_begin(s, trajectory, last_import, &l, e))
		return false;
	while (listing_next(&l, e))
		if (l.from <= period.to && l.to >= period.from && l.as_of > out->day)
			*out = (struct made){ l.as_of, l.as_of > l.to };
	return !err_is_set(e);
}

bool coverage_counted(struct store *s, int64_t trajectory, struct period period, int64_t last_import, int *out, struct err *e)
{
	struct made made;
	bool ok = made_of(s, trajectory, period, last_import, &made, e);
	*out = made.day;
	return ok;
}

bool coverage_older(struct store *s, int64_t trajectory, struct period now, struct period before, int64_t last_import, struct period *out,
                    struct err *e)
{
	struct made at, at_before;
	*out = (struct period){ 0, 0 };
	if (!made_of(s, trajectory, now, last_import, &at, e) || !made_of(s, trajectory, before, last_import, &at_before, e))
		return false;
	if (at.day == INT_MIN || at_before.day == INT_MIN)
		return true;
	const bool one = at.day == at_before.day; /* whenever it was made, it was so for both */
	const int longer = (at_before.day - before.to) - (at.day - now.to); /* what the last posts of each period had */
	if (longer >= COVERAGE_QUIET_DAYS && (one || at.told))
		*out = before;
	else if (longer <= -COVERAGE_QUIET_DAYS && (one || at_before.told))
		*out = now;
	return true;
}

int coverage_days(const struct coverage *c, struct period period, int *until)
{
	int n = 0;
	for (size_t i = 0; i < c->n; i++) {
		const struct covered_part *p = &c->part[i];
		int from = p->from, to = known_until(p);
		if (from > period.from && from - period.from <= COVERAGE_QUIET_DAYS)
			from = period.from;
		if (to < period.to && p->as_of >= period.to && period.to - to <= COVERAGE_QUIET_DAYS)
			to = period.to;
		from = from > period.from ? from : period.from;
		to = to < period.to ? to : period.to;
		if (from > to)
			continue;
		n += to - from + 1;
		*until = to;
	}
	return n;
}
