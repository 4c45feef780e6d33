#include "talk.h"
#include "importers/importer.h"

static void add(int64_t *sum, int64_t n)
{
	if (n != COUNT_MISSING)
		*sum = (*sum == COUNT_MISSING ? 0 : *sum) + n;
}

static bool count_unplaced(struct store *s, int64_t trajectory, int64_t last_import, int64_t *out, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, SQL_CONVERSATION_UNPLACED, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	return stmt_one_int(t, out, e);
}

bool study_talk(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct talk *out,
                struct err *e)
{
	const struct talk_row none = {
		"", "", COUNT_MISSING, COUNT_MISSING, COUNT_MISSING, COUNT_MISSING, COUNT_MISSING, COUNT_MISSING, COUNT_MISSING
	};
	struct talk_row *list = NULL;
	size_t cap = 0;
	struct stmt *t;
	bool row;
	*out = (struct talk){ .all = none };
	if (!store_statement(s, SQL_TALK_IN_PERIOD, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, period.from);
	stmt_int(t, 3, period.to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		struct talk_row r = { .platform = import_platform_title(mem_text(m, stmt_get_text(t, 0))),
			              .name = mem_text(m, stmt_get_text(t, 1)) };
		int64_t *const figure[] = {
			&r.substantiated, &r.positive, &r.negative, &r.removed, &r.received, &r.answered, &r.within_24h
		};
		int64_t *const all[] = { &out->all.substantiated, &out->all.positive, &out->all.negative,  &out->all.removed,
			                 &out->all.received,      &out->all.answered, &out->all.within_24h };
		bool told = false;
		for (int i = 0; i < (int)(sizeof figure / sizeof *figure); i++) {
			*figure[i] = stmt_get_sum(t, 2 + i);
			add(all[i], *figure[i]);
			told |= *figure[i] != COUNT_MISSING;
		}
		if (!told)
			continue;
		list = mem_grow(m, list, out->n, &cap, sizeof *list);
		list[out->n++] = r;
	}
	out->row = list;
	return !err_is_set(e) && count_unplaced(s, trajectory, last_import, &out->unplaced, e);
}
