#include "costs.h"
#include "analytics/result.h"

bool costs_read(struct mem *m, struct store *s, int64_t trajectory, int first, int last, int64_t last_import, struct month_cost **out,
                size_t *n, struct err *e)
{
	struct stmt *t;
	size_t cap = 0;
	bool row;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_COSTS_BY_MONTH, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, first);
	stmt_int(t, 3, last);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct month_cost){ .channel = stmt_get_int(t, 0),
			                              .platform = mem_text(m, stmt_get_text(t, 1)),
			                              .name = mem_text(m, stmt_get_text(t, 2)),
			                              .month = (int)stmt_get_int(t, 3),
			                              .cents = stmt_get_count(t, 4),
			                              .minutes = stmt_get_count(t, 5) };
	}
	return !err_is_set(e);
}

int64_t cost_sum(int64_t a, int64_t b)
{
	return a == COUNT_MISSING ? b : b == COUNT_MISSING ? a : a + b;
}
