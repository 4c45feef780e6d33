#include "undo.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "table.h"
#include "totals.h"
#include <string.h>

struct ids {
	int64_t *id;
	size_t n, cap;
};

struct undo {
	struct mem *mem;
	struct store *store;
	int64_t trajectory_id;
	struct undone *out;
};

static void add_id(struct mem *m, struct ids *ids, int64_t id)
{
	ids->id = mem_grow(m, ids->id, ids->n, &ids->cap, sizeof *ids->id);
	ids->id[ids->n++] = id;
}

/* --- which import is meant --- */

static bool find_by_number(struct undo *u, int64_t number, bool *found, struct err *e)
{
	struct stmt *t;
	if (!store_statement(u->store, SQL_UNDO_BY_ID, &t, e))
		return false;
	stmt_int(t, 1, u->trajectory_id);
	stmt_int(t, 2, number);
	if (!stmt_next(t, found, e))
		return false;
	if (*found) {
		u->out->import_id = stmt_get_int(t, 0);
		u->out->file_name = mem_text(u->mem, stmt_get_text(t, 1));
		u->out->already = stmt_get_int(t, 2) != 0;
		stmt_reset(t);
	}
	return true;
}

/* Several imports may bear one name: parts of one file are one, what is undone counts only when nothing else is there. */
static bool find_by_name(struct undo *u, const char *name, bool *found, struct err *e)
{
	struct stmt *t;
	const char *file = NULL;
	struct str numbers;
	bool row, several = false;
	str_init(&numbers, u->mem);
	if (!store_statement(u->store, SQL_UNDO_BY_NAME, &t, e))
		return false;
	stmt_int(t, 1, u->trajectory_id);
	stmt_text(t, 2, name);
	while (stmt_next(t, &row, e) && row) {
		bool undone = stmt_get_int(t, 1) != 0;
		if (undone && file && !u->out->already)
			continue;
		several |= !undone && file && !str_eq(file, stmt_get_text(t, 2));
		str_addf(&numbers, "%s%s", numbers.n ? ", " : "", num_plain_int(u->mem, stmt_get_int(t, 0)));
		if (!file || undone) {
			u->out->import_id = stmt_get_int(t, 0);
			file = mem_text(u->mem, stmt_get_text(t, 2));
		}
		u->out->already = undone;
	}
	u->out->file_name = mem_text(u->mem, name);
	*found = file != NULL;
	if (several)
		return err_set(e, ERR_INPUT, W_UNDO_SEVERAL, name, numbers.s, NULL);
	return !err_is_set(e);
}

static bool find_import(struct undo *u, const char *which, struct err *e)
{
	int64_t number;
	bool found = false;
	if (num_parse_int(which, strlen(which), &number) && !find_by_number(u, number, &found, e))
		return false;
	if (!found && !find_by_name(u, which, &found, e))
		return false;
	return found || err_set(e, ERR_INPUT, W_UNDO_UNKNOWN, which, NULL, NULL);
}

/* --- taking away --- */

static bool run(struct undo *u, enum sql_id id, int64_t first, struct err *e)
{
	struct stmt *t;
	if (!store_statement(u->store, id, &t, e))
		return false;
	stmt_int(t, 1, first);
	return stmt_run(t, e);
}

static bool run_two(struct undo *u, enum sql_id id, int64_t first, int64_t second, struct err *e)
{
	struct stmt *t;
	if (!store_statement(u->store, id, &t, e))
		return false;
	stmt_int(t, 1, first);
	stmt_int(t, 2, second);
	return stmt_run(t, e);
}

/* All imports of the same file. */
static bool list_imports(struct undo *u, struct ids *imports, struct err *e)
{
	struct stmt *t;
	struct str parts;
	bool row;
	str_init(&parts, u->mem);
	if (!store_statement(u->store, SQL_UNDO_TOGETHER, &t, e))
		return false;
	stmt_int(t, 1, u->trajectory_id);
	stmt_int(t, 2, u->out->import_id);
	while (stmt_next(t, &row, e) && row) {
		const char *part = stmt_get_text(t, 2);
		add_id(u->mem, imports, stmt_get_int(t, 0));
		u->out->rows += stmt_get_int(t, 1);
		if (*part)
			str_addf(&parts, "%s%s", parts.n ? ", " : "", part);
	}
	u->out->n_parts = imports->n;
	u->out->parts = parts.s;
	return !err_is_set(e);
}

/* Remember the channels whose posts the import has readings of. */
static bool touch_channels(struct undo *u, int64_t import_id, struct totals *totals, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(u->store, SQL_UNDO_CHANNELS, &t, e))
		return false;
	stmt_int(t, 1, import_id);
	while (stmt_next(t, &row, e) && row)
		totals_touch(totals, stmt_get_int(t, 0));
	return !err_is_set(e);
}

/* The facts of the imports first..last. */
static bool take_facts(struct undo *u, int64_t first, int64_t last, struct err *e)
{
	static const enum sql_id facts[] = {
		SQL_UNDO_POST_METRIC,  SQL_UNDO_POST_READING,  SQL_UNDO_POST_TAG,     SQL_UNDO_COST,     SQL_UNDO_WEBCARE_DAY,
		SQL_UNDO_CHANNEL_DAY,  SQL_UNDO_CHANNEL_COUNT, SQL_UNDO_EVENT,        SQL_UNDO_INTEREST, SQL_UNDO_DECISION,
		SQL_UNDO_CONVERSATION, SQL_UNDO_AUDIENCE,      SQL_UNDO_POLL,         SQL_UNDO_BASELINE, SQL_UNDO_CHANNEL_NAME,
		SQL_UNDO_IMPORT_PART,  SQL_UNDO_IMPORT_SCOPE,  SQL_UNDO_IMPORT_TOTAL,
	};
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (!run_two(u, facts[i], first, last, e))
			return false;
	return true;
}

static bool take_away(struct undo *u, int64_t import_id, struct err *e)
{
	struct stmt *mark;
	if (!take_facts(u, import_id, import_id, e) || !store_statement(u->store, SQL_UNDO_MARK, &mark, e))
		return false;
	stmt_int(mark, 1, import_id);
	stmt_int(mark, 2, time_now());
	return stmt_run(mark, e);
}

static bool is_nameless(const char *platform)
{
	for (size_t i = 0; importer_list[i]; i++)
		if (importer_list[i]->nameless && str_eq(importer_list[i]->platform, platform))
			return true;
	return false;
}

static bool unname(struct undo *u, int64_t channel_id, const char *name, struct err *e)
{
	struct stmt *t;
	if (!store_statement(u->store, SQL_UNDO_CHANNEL_UNNAME, &t, e))
		return false;
	stmt_int(t, 1, channel_id);
	stmt_text(t, 2, name);
	return stmt_run(t, e);
}

/* The channel of a platform whose files do not name it is without a name again when the import that gave one is gone. */
static bool unname_channels(struct undo *u, struct err *e)
{
	struct stmt *t;
	struct ids ids = { 0 };
	const char **name = NULL;
	size_t cap = 0;
	bool row;
	if (!store_statement(u->store, SQL_UNDO_CHANNELS_NAMELESS, &t, e))
		return false;
	stmt_int(t, 1, u->trajectory_id);
	while (stmt_next(t, &row, e) && row) {
		const char *platform = mem_text(u->mem, stmt_get_text(t, 1));
		if (!is_nameless(platform))
			continue;
		name = mem_grow(u->mem, name, ids.n, &cap, sizeof *name);
		name[ids.n] = import_platform_title(platform);
		add_id(u->mem, &ids, stmt_get_int(t, 0));
	}
	for (size_t i = 0; i < ids.n && !err_is_set(e); i++)
		unname(u, ids.id[i], name[i], e);
	return !err_is_set(e);
}

/* Channels as those imports tell them that are left. */
static bool settle_channels(struct undo *u, struct err *e)
{
	return run(u, SQL_UNDO_CHANNELS_LEFT, u->trajectory_id, e) && run(u, SQL_CHANNEL_SETTLE, u->trajectory_id, e) &&
	       unname_channels(u, e);
}

static bool undo_all(struct undo *u, struct err *e)
{
	struct ids imports = { 0 };
	struct totals *totals = totals_new(u->mem, u->store, u->trajectory_id);
	if (!list_imports(u, &imports, e))
		return false;
	for (size_t i = 0; i < imports.n; i++)
		if (!touch_channels(u, imports.id[i], totals, e) || !take_away(u, imports.id[i], e))
			return false;
	return run(u, SQL_UNDO_POSTS, u->trajectory_id, e) && run(u, SQL_UNDO_ACTIVITIES, u->trajectory_id, e) && totals_store(totals, e) &&
	       settle_channels(u, e);
}

bool undo_import(struct store *s, int64_t trajectory_id, const char *which, struct mem *m, struct undone *out, struct err *e)
{
	struct undo u = { .mem = m, .store = s, .trajectory_id = trajectory_id, .out = out };
	*out = (struct undone){ .file_name = "", .parts = "" };
	if (!store_begin(s, e))
		return false;
	if (!find_import(&u, which, e)) {
		store_rollback(s);
		return false;
	}
	if (out->already || !undo_all(&u, e)) {
		store_rollback(s);
		return out->already;
	}
	return store_commit(s, e);
}

bool undo_find(struct store *s, int64_t trajectory_id, const char *which, struct mem *m, struct undone *out, struct err *e)
{
	struct undo u = { .mem = m, .store = s, .trajectory_id = trajectory_id, .out = out };
	*out = (struct undone){ .file_name = "", .parts = "" };
	return find_import(&u, which, e);
}

bool undo_by_number(struct store *s, int64_t trajectory_id, int64_t import_id, struct err *e)
{
	struct undone unused = { .import_id = import_id };
	struct undo u = { .mem = mem_new(), .store = s, .trajectory_id = trajectory_id, .out = &unused };
	bool ok = undo_all(&u, e);
	mem_free(u.mem);
	return ok;
}

bool undo_after(struct store *s, int64_t trajectory_id, int64_t last_import, struct err *e)
{
	struct undone unused;
	struct undo u = { .mem = mem_new(), .store = s, .trajectory_id = trajectory_id, .out = &unused };
	bool ok = take_facts(&u, last_import + 1, INT64_MAX, e) && run(&u, SQL_UNDO_POSTS, trajectory_id, e) &&
	          run(&u, SQL_UNDO_ACTIVITIES, trajectory_id, e) && settle_channels(&u, e) &&
	          run_two(&u, SQL_FROZEN_ERASURES, trajectory_id, last_import, e) &&
	          run_two(&u, SQL_FROZEN_IMPORTS, trajectory_id, last_import, e) && totals_rebuild(s, trajectory_id, e);
	mem_free(u.mem);
	return ok;
}

bool derived_rebuild(struct store *s, int64_t trajectory_id, struct err *e)
{
	struct undone unused;
	struct undo u = { .mem = mem_new(), .store = s, .trajectory_id = trajectory_id, .out = &unused };
	bool ok = store_begin(s, e);
	if (ok && !(settle_channels(&u, e) && totals_rebuild(s, trajectory_id, e))) {
		store_rollback(s);
		ok = false;
	}
	ok = ok && store_commit(s, e);
	mem_free(u.mem);
	return ok;
}
