#include "decisions.h"
#include "content.h"
#include <math.h>

static bool follow(struct mem *m, struct store *s, int64_t trajectory, int to, struct decision_followed *f, struct err *e)
{
	enum { BEFORE = 0, AFTER = 2, MONTHS = 3 };
	struct month_sums sum[MONTHS];
	struct content_account rated;
	if (!study_month_sums(m, s, trajectory, f->month - 1, f->month + 1, sum, &rated, e))
		return false;
	f->before = month_rate(&sum[BEFORE]);
	f->after = month_last_day(f->month + 1) <= to ? month_rate(&sum[AFTER]) : (double)NAN;
	return true;
}

bool study_decisions(struct mem *m, struct store *s, int64_t trajectory, int from, int to, int64_t last_import, struct decisions *out,
                     struct err *e)
{
	struct decision_followed *list = NULL;
	size_t n = 0, cap = 0;
	struct stmt *t;
	bool row;
	*out = (struct decisions){ .n = 0 };
	if (!store_statement(s, SQL_DECISIONS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, from);
	stmt_int(t, 3, to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		struct decision_followed f = { .row = { .day = (int)stmt_get_int(t, 0), .advice = mem_text(m, stmt_get_text(t, 1)) } };
		f.row.done = stmt_is_null(t, 2) ? DONE_UNKNOWN : stmt_get_int(t, 2) ? DONE_YES : DONE_NO;
		f.month = month_of_day(f.row.day);
		list = mem_grow(m, list, n, &cap, sizeof *list);
		list[n++] = f;
	}
	if (err_is_set(e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!follow(m, s, trajectory, to, &list[i], e))
			return false;
	out->item = list;
	out->n = n;
	return true;
}
