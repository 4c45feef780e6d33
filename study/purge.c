#include "purge.h"
#include "base/day.h"
#include "importers/undo.h"

/* ---- the term */

int purge_months_later(int day, int months)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	int later = month_make(year, month) + months, last = month_last_day(later), same = month_first_day(later) + dom - 1;
	return same < last ? same : last;
}

bool purge_term(struct store *s, int64_t trajectory, const struct project *p, struct overview_keep *out, struct err *e)
{
	struct stmt *t;
	int64_t last_day;
	*out = (struct overview_keep){ .months = 0 };
	if (!store_statement(s, SQL_PURGE_LAST_DAY, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	if (!stmt_one_int(t, &last_day, e))
		return false;
	if (last_day == 0) /* no data */
		return true;
	out->months = p->keep_months;
	out->from_end = p->ends != PROJECT_NO_DAY;
	out->from = out->from_end ? p->ends : (int)last_day;
	out->until = purge_months_later(out->from, out->months);
	return true;
}

/* ---- what is to go */

static bool read_items(struct mem *m, struct stmt *t, bool census_stays, struct purge_item **out, size_t *n, size_t *n_census,
                       struct err *e)
{
	size_t cap = 0;
	bool row;
	int second;
	while (stmt_next(t, &row, e) && row) {
		if (census_stays && stmt_get_int(t, 5)) {
			++*n_census;
			continue;
		}
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		struct purge_item *x = &(*out)[(*n)++];
		*x = (struct purge_item){ .id = stmt_get_int(t, 0),
			                  .kind = mem_text(m, stmt_get_text(t, 1)),
			                  .file = mem_text(m, stmt_get_text(t, 2)),
			                  .rows = stmt_get_int(t, 3) };
		time_to_wall(stmt_get_int(t, 4), ZONE_AMSTERDAM, &x->imported_on, &second);
	}
	return !err_is_set(e);
}

bool purge_find(struct mem *m, struct store *s, int64_t trajectory, enum purge_what what, const char *which, struct purge_item **out,
                size_t *n, size_t *n_census, struct err *e)
{
	struct undone named = { .import_id = 0 };
	struct stmt *t;
	*out = NULL;
	*n = *n_census = 0;
	if (what == PURGE_NAMED && !undo_find(s, trajectory, which, m, &named, e))
		return false;
	if (!store_statement(s, what == PURGE_NAMED ? SQL_PURGE_TOGETHER : SQL_PURGE_LIST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	if (what == PURGE_NAMED)
		stmt_int(t, 2, named.import_id);
	return read_items(m, t, what == PURGE_TERM, out, n, n_census, e);
}

/* ---- erasing */

static bool run(struct store *s, enum sql_id id, int64_t first, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, id, &t, e))
		return false;
	stmt_int(t, 1, first);
	return stmt_run(t, e);
}

static bool mark(struct store *s, int64_t trajectory, int64_t import_id, bool asked, int64_t now, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, SQL_PURGE_MARK, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, import_id);
	stmt_int(t, 3, now);
	stmt_text(t, 4, asked ? "asked" : "term");
	return stmt_run(t, e) && run(s, SQL_PURGE_FILE_NAME, import_id, e);
}

static bool erase_all(struct store *s, int64_t trajectory, const struct purge_item item[], size_t n, bool asked, int64_t now, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		struct stmt *t;
		int64_t undone; /* also when an earlier one was of the same file */
		if (!store_statement(s, SQL_PURGE_IS_UNDONE, &t, e))
			return false;
		stmt_int(t, 1, item[i].id);
		if (!stmt_one_int(t, &undone, e) || (!undone && !undo_by_number(s, trajectory, item[i].id, e)) ||
		    !mark(s, trajectory, item[i].id, asked, now, e))
			return false;
	}
	return n == 0 || (run(s, SQL_PURGE_FIGURES, trajectory, e) && run(s, SQL_PURGE_SLOTS, trajectory, e) &&
	                  run(s, SQL_PURGE_PLANS, trajectory, e));
}

bool purge_erase(struct store *s, int64_t trajectory, const struct purge_item item[], size_t n, bool asked, int64_t now, struct err *e)
{
	if (!store_begin(s, e))
		return false;
	if (!erase_all(s, trajectory, item, n, asked, now, e)) {
		store_rollback(s);
		return false;
	}
	return store_commit(s, e);
}

/* ---- the reports */

bool purge_outdated(struct mem *m, struct store *s, int64_t trajectory, struct report_run **out, size_t *n, struct err *e)
{
	struct report_run *all;
	size_t n_all;
	*n = 0;
	if (!record_runs(m, s, trajectory, &all, &n_all, e))
		return false;
	for (size_t i = 0; i < n_all; i++) {
		struct lost_import *x;
		size_t n_lost;
		bool erased = false;
		if (!record_lost(m, s, all[i].id, &x, &n_lost, e))
			return false;
		for (size_t k = 0; k < n_lost; k++)
			erased |= x[k].erased_on != PROJECT_NO_DAY;
		if (erased)
			all[(*n)++] = all[i];
	}
	*out = all;
	return true;
}
