#include "experiment_store.h"
#include "base/hash.h"
#include "base/str.h"
#include "importers/importer.h"

bool experiments_known(struct mem *m, struct store *s, int64_t trajectory, struct period months, struct experiment_stored **out, size_t *n,
                       struct err *e)
{
	size_t cap = 0;
	struct stmt *t;
	bool row;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_EXPERIMENTS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, months.from);
	stmt_int(t, 3, months.to);
	while (stmt_next(t, &row, e) && row) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct experiment_stored){ .id = stmt_get_int(t, 0),
			                                     .month = (int)stmt_get_int(t, 1),
			                                     .seed = (uint32_t)stmt_get_int(t, 2),
			                                     .made_at = stmt_get_int(t, 3),
			                                     .last_import = stmt_get_int(t, 4),
			                                     .sha256 = mem_text(m, stmt_get_text(t, 5)) };
	}
	return !err_is_set(e);
}

bool experiment_slots(struct mem *m, struct store *s, int64_t id, struct experiment_slot **out, size_t *n, struct err *e)
{
	size_t cap = 0;
	struct stmt *t;
	bool row;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_EXPERIMENT_SLOTS, &t, e))
		return false;
	stmt_int(t, 1, id);
	while (stmt_next(t, &row, e) && row) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct experiment_slot){ .channel_id = stmt_get_int(t, 0),
			                                   .platform = mem_text(m, stmt_get_text(t, 1)),
			                                   .name = mem_text(m, stmt_get_text(t, 2)),
			                                   .day = (int)stmt_get_int(t, 3),
			                                   .third = (int)stmt_get_int(t, 4),
			                                   .type = content_type_parse(stmt_get_text(t, 5)) };
	}
	return !err_is_set(e);
}

/* A line for the whole and for each place; its sum tells later that nothing was changed. */
static const char *canonical(struct mem *m, const struct experiment_plan *p)
{
	struct str out;
	str_init(&out, m);
	str_addf(&out, "month=%s\nseed=%lu\n", month_iso(m, p->month), (unsigned long)p->seed);
	for (size_t i = 0; i < p->n; i++) {
		const struct experiment_slot *x = &p->slot[i];
		str_addf(&out, "%s\t%s\t%s\t%d\t%s\n", x->platform, x->name, day_iso(m, x->day), x->third, content_type_code(x->type));
	}
	return out.s;
}

static bool insert_slot(struct store *s, int64_t trajectory, int64_t id, size_t number, const struct experiment_slot *x, struct err *e)
{
	struct stmt *t;
	if (!store_statement(s, SQL_EXPERIMENT_SLOT_INSERT, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, id);
	stmt_int(t, 3, x->channel_id);
	stmt_int(t, 4, (int64_t)number);
	stmt_int(t, 5, x->day);
	stmt_int(t, 6, x->third);
	stmt_text(t, 7, content_type_code(x->type));
	return stmt_run(t, e);
}

static bool insert(struct store *s, int64_t trajectory, const struct experiment_plan *p, struct err *e)
{
	struct stmt *t;
	int64_t id;
	if (!store_statement(s, SQL_EXPERIMENT_NEXT_ID, &t, e) || !stmt_one_int(t, &id, e) ||
	    !store_statement(s, SQL_EXPERIMENT_INSERT, &t, e))
		return false;
	stmt_int(t, 1, id);
	stmt_int(t, 2, trajectory);
	stmt_int(t, 3, p->month);
	stmt_int(t, 4, p->seed);
	stmt_int(t, 5, p->made_at);
	stmt_text(t, 6, p->sha256);
	if (!stmt_run(t, e))
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (!insert_slot(s, trajectory, id, i + 1, &p->slot[i], e))
			return false;
	return true;
}

bool experiment_store(struct mem *m, struct store *s, int64_t trajectory, struct experiment_plan *p, struct err *e)
{
	char sum[HASH_HEX];
	hash_text(canonical(m, p), sum);
	p->sha256 = mem_text(m, sum);
	p->made_at = time_now();
	if (!store_begin(s, e))
		return false;
	if (!insert(s, trajectory, p, e)) {
		store_rollback(s);
		return false;
	}
	return store_commit(s, e);
}

void experiment_name_channels(struct mem *m, struct experiment_slot slot[], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		slot[i].channel = import_platform_title(slot[i].platform);
		for (size_t k = 0; k < n; k++)
			if (!str_eq(slot[k].name, slot[i].name) && str_eq(slot[k].platform, slot[i].platform)) {
				slot[i].channel = import_account_words(m, slot[i].channel, slot[i].name, true);
				break;
			}
	}
}
