#include "due.h"
#include "base/str.h"
#include "criterion.h"
#include "overview.h"
#include "record.h"
#include "trajectory.h"

enum { QUIET_DAYS = 7 }; /* figures that end so shortly before the end of a month may be all there is of it */

bool study_tells_how_far(const char *kind)
{
	static const char *const others[] = {
		"baseline",           "baseline-margins", "bestat",    "cbs-kwb",   "cbs-statline", "eurostat",
		"statbel-population", "events",           "interests", "decisions", "costs",        "tags"
	};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_eq(kind, others[i]))
			return false;
	return true;
}

bool study_told_until(struct store *s, int64_t trajectory, int64_t last_import, int *out, int *read_on, struct err *e)
{
	enum { KIND = 1, PERIOD_TO = 5, AS_OF = 6, IMPORTED_AT = 11, UNDONE = 12 };
	struct stmt *t;
	bool row;
	int day, second;
	*out = *read_on = 0;
	if (!store_statement(s, SQL_IMPORT_LIST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	while (stmt_next(t, &row, e) && row) {
		if (!stmt_is_null(t, UNDONE) || !study_tells_how_far(stmt_get_text(t, KIND)))
			continue;
		int to = (int)stmt_get_int(t, PERIOD_TO), as_of = (int)stmt_get_int(t, AS_OF);
		*out = to > *out ? to : *out;
		*out = as_of > *out ? as_of : *out;
		time_to_wall(stmt_get_int(t, IMPORTED_AT), ZONE_AMSTERDAM, &day, &second);
		*read_on = day > *read_on ? day : *read_on;
	}
	return !err_is_set(e);
}

bool study_last_month(struct store *s, int64_t trajectory, int ends, struct period newest, struct period *out, struct err *e)
{
	int64_t last;
	int told, read_on;
	*out = newest;
	if (ends == PROJECT_NO_DAY || ends <= newest.to)
		return true;
	if (!trajectory_last_import(s, trajectory, &last, e) || !study_told_until(s, trajectory, last, &told, &read_on, e))
		return false;
	if (told >= ends)
		*out = (struct period){ month_first_day(month_of_day(ends)), month_last_day(month_of_day(ends)) };
	return true;
}

/* 0: there is no data of a whole month. */
static bool newest_whole_month(struct mem *m, struct store *s, int64_t trajectory, int64_t last, int ends, int *month, struct err *e)
{
	struct overview_import *import;
	struct period newest, until;
	struct err none = { .code = ERR_NONE };
	size_t n;
	int as_of = INT32_MIN;
	*month = 0;
	if (!trajectory_newest_month(s, trajectory, &newest, &none)) {
		if (none.code == ERR_INPUT)
			return true;
		*e = none;
		return false;
	}
	if (!study_last_month(s, trajectory, ends, newest, &until, e) || !study_sources(m, s, trajectory, last, LANG_EN, &import, &n, e))
		return false;
	if (until.to > newest.to) {
		*month = month_of_day(until.to);
		return true;
	}
	int at = month_of_day(newest.from), before = 0;
	for (size_t i = 0; i < n; i++) {
		const struct overview_import *x = &import[i];
		if (x->undone || !study_tells_how_far(x->kind_code))
			continue;
		as_of = x->as_of > as_of ? x->as_of : as_of;
		if (x->period.from <= x->period.to && month_of_day(x->period.from) < at)
			before = at - 1;
	}
	*month = as_of + QUIET_DAYS < month_last_day(at) ? before : at;
	return true;
}

/* Begin to read the reports of a kind in the project's language: from, to, hash, number. */
static bool ask_reports(struct store *s, int64_t trajectory, const struct project *p, const char *kind, struct stmt **t, struct err *e)
{
	if (!store_statement(s, SQL_REPORTS_OF_KIND, t, e))
		return false;
	stmt_int(*t, 1, trajectory);
	stmt_text(*t, 2, kind);
	stmt_text(*t, 3, lang_code(p->lang));
	stmt_text(*t, 4, record_audience(p));
	return true;
}

/* The newest month that has a report; 0: none has. */
static bool newest_reported(struct store *s, int64_t trajectory, const struct project *p, const char *kind, int *newest, struct err *e)
{
	struct stmt *t;
	bool more;
	*newest = 0;
	if (!ask_reports(s, trajectory, p, kind, &t, e))
		return false;
	while (stmt_next(t, &more, e) && more) {
		int from = month_of_day((int)stmt_get_int(t, 0)), to = month_of_day((int)stmt_get_int(t, 1));
		if (from == to && to > *newest)
			*newest = to;
	}
	return !err_is_set(e);
}

bool study_due(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *kind, enum due_months which,
               int *from, int *to, struct err *e)
{
	struct criterion c = { .verdict_day = PROJECT_NO_DAY };
	int64_t last;
	int newest;
	*from = 1;
	*to = 0;
	if (which == DUE_VERDICT && !criterion_newest(m, s, trajectory, &c, e))
		return false;
	if (!trajectory_last_import(s, trajectory, &last, e) || !newest_whole_month(m, s, trajectory, last, c.verdict_day, to, e) ||
	    !newest_reported(s, trajectory, p, kind, &newest, e))
		return false;
	*from = *to == 0 ? 1 : which == DUE_EACH && newest > 0 && newest < *to ? newest + 1 : *to;
	return true;
}

bool study_report_stands(struct store *s, int64_t trajectory, const struct project *p, const char *kind, struct period period,
                         const char *sha256, int64_t *run, struct err *e)
{
	struct stmt *t;
	bool more;
	*run = 0;
	if (!ask_reports(s, trajectory, p, kind, &t, e))
		return false;
	while (stmt_next(t, &more, e) && more)
		if (stmt_get_int(t, 0) == period.from && stmt_get_int(t, 1) == period.to)
			*run = str_eq(stmt_get_text(t, 2), sha256) ? stmt_get_int(t, 3) : 0;
	return !err_is_set(e);
}
