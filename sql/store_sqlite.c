/* The embedded engine behind store.h: SQLite, one file a store. Nothing else in the program knows the engine. */
#include "store_sqlite.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "sql_text.h"
#include <assert.h>
#include <string.h>
#include <sys/stat.h>

enum {
	BUSY_MS = 15000,
	HEAD_BYTES = 100,
	LONGEST_VALUE = 50 << 20, /* bytes in one text or statement; our longest are a few thousand */
	STATEMENT_BYTES =
	        1 << 20, /* of pages as they were before a statement, kept in memory; ours of many rows change some 100 pages at most */
	CHECKED_AT_OPEN = 4 << 20 /* bytes of a file that is checked whole when it is opened; larger ones wait for store_verify */
};

struct stmt {
	struct store *store;
	enum sql_id id;
	sqlite3_stmt *engine;
	int n_params;
	int *param; /* the engine's number of $1, $2, ... */
	int bind_rc; /* the first binding that failed: told when the statement is run */
};

/* --- errors --- */

static enum word word_of(int rc)
{
	static const struct {
		int rc;
		enum word word;
	} known[] = {
		{ SQLITE_BUSY, W_STORE_BUSY },          { SQLITE_LOCKED, W_STORE_BUSY },    { SQLITE_FULL, W_STORE_FULL },
		{ SQLITE_READONLY, W_STORE_NO_ACCESS }, { SQLITE_PERM, W_STORE_NO_ACCESS }, { SQLITE_CANTOPEN, W_STORE_NO_ACCESS },
		{ SQLITE_CORRUPT, W_STORE_DAMAGED },    { SQLITE_NOTADB, W_STORE_DAMAGED }, { SQLITE_IOERR, W_STORE_DISK },
		{ SQLITE_NOMEM, W_OUT_OF_MEMORY },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if ((rc & 0xff) == known[i].rc)
			return known[i].word;
	return W_STORE_MISTAKE;
}

static bool tell(const struct store *s, struct err *e, enum word word, const char *arg1, const char *arg2)
{
	err_set(e, word == W_OUT_OF_MEMORY ? ERR_SYSTEM : ERR_STORE, word, arg1, arg2, NULL);
	return err_at(e, s->path, 0, 0);
}

static bool refuse(const struct store *s, struct err *e, enum word word)
{
	return tell(s, e, word, NULL, NULL);
}

bool store_fail(struct store *s, struct err *e, int rc, const char *during)
{
	const char *text = s->db ? sqlite3_errmsg(s->db) : sqlite3_errstr(rc);
	return tell(s, e, word_of(rc), utf8_safe(s->mem, text), during);
}

/* --- statements --- */

/* Every statement says $1, $2, ...; the engine numbers them in the order in which it meets them. */
static void resolve_parameters(struct stmt *t)
{
	t->n_params = sqlite3_bind_parameter_count(t->engine);
	t->param = mem_array(t->store->mem, (size_t)t->n_params + 1, sizeof *t->param);
	for (int i = 1; i <= t->n_params; i++) {
		const char *name = sqlite3_bind_parameter_name(t->engine, i);
		assert(name && name[0] == '$');
		int k = 0;
		for (const char *c = name + 1; *c; c++)
			k = 10 * k + (*c - '0');
		assert(k >= 1 && k <= t->n_params); /* no gaps: $1..$n are all used */
		t->param[k - 1] = i;
	}
}

bool store_statement(struct store *s, enum sql_id id, struct stmt **out, struct err *e)
{
	assert(id < SQL_N);
	struct stmt *t = s->stmt[id];
	if (!t) {
		sqlite3_stmt *engine;
		int rc = sqlite3_prepare_v3(s->db, sql_text[id].text, -1, SQLITE_PREPARE_PERSISTENT, &engine, NULL);
		if (rc != SQLITE_OK)
			return store_fail(s, e, rc, sql_text[id].name);
		t = mem_alloc(s->mem, sizeof *t);
		*t = (struct stmt){ .store = s, .id = id, .engine = engine };
		resolve_parameters(t);
		s->stmt[id] = t;
	}
	*out = t;
	return true;
}

static int place(const struct stmt *t, int k)
{
	assert(k >= 1 && k <= t->n_params);
	return t->param[k - 1];
}

static void note_binding(struct stmt *t, int rc)
{
	assert(rc != SQLITE_MISUSE); /* bound while running */
	if (t->bind_rc == SQLITE_OK)
		t->bind_rc = rc;
}

void stmt_int(struct stmt *t, int k, int64_t v)
{
	note_binding(t, sqlite3_bind_int64(t->engine, place(t, k), v));
}

void stmt_real(struct stmt *t, int k, double v)
{
	note_binding(t, sqlite3_bind_double(t->engine, place(t, k), v));
}

void stmt_text(struct stmt *t, int k, const char *v)
{
	note_binding(t, sqlite3_bind_text(t->engine, place(t, k), v, -1, SQLITE_STATIC));
}

void stmt_null(struct stmt *t, int k)
{
	note_binding(t, sqlite3_bind_null(t->engine, place(t, k)));
}

void stmt_reset(struct stmt *t)
{
	sqlite3_reset(t->engine);
	sqlite3_clear_bindings(t->engine);
	t->bind_rc = SQLITE_OK;
}

bool stmt_next(struct stmt *t, bool *row, struct err *e)
{
	int rc = t->bind_rc != SQLITE_OK ? t->bind_rc : sqlite3_step(t->engine);
	*row = rc == SQLITE_ROW;
	if (*row)
		return true;
	bool ok = rc == SQLITE_DONE || store_fail(t->store, e, rc, sql_text[t->id].name);
	stmt_reset(t);
	return ok;
}

bool stmt_run(struct stmt *t, struct err *e)
{
	bool row;
	do {
		if (!stmt_next(t, &row, e))
			return false;
	} while (row);
	return true;
}

bool stmt_one_int(struct stmt *t, int64_t *out, struct err *e)
{
	bool row;
	if (!stmt_next(t, &row, e))
		return false;
	*out = row ? stmt_get_int(t, 0) : 0;
	if (row)
		stmt_reset(t);
	return true;
}

bool stmt_is_null(struct stmt *t, int k)
{
	return sqlite3_column_type(t->engine, k) == SQLITE_NULL;
}

int64_t stmt_get_int(struct stmt *t, int k)
{
	const int64_t most = (int64_t)1 << 50, v = sqlite3_column_int64(t->engine, k);
	return v > most ? most : v < -most ? -most : v;
}

int64_t stmt_get_sum(struct stmt *t, int k)
{
	int64_t v = stmt_is_null(t, k) ? -1 : stmt_get_int(t, k);
	return v >= 0 ? v : -1;
}

int64_t stmt_get_count(struct stmt *t, int k)
{
	int64_t v = stmt_get_sum(t, k);
	return v < STORE_COUNT_LIMIT ? v : -1;
}

double stmt_get_real(struct stmt *t, int k)
{
	return sqlite3_column_double(t->engine, k);
}

const char *stmt_get_text(struct stmt *t, int k)
{
	return (const char *)sqlite3_column_text(t->engine, k);
}

int64_t store_changes(struct store *s)
{
	return sqlite3_changes64(s->db);
}

static bool run(struct store *s, enum sql_id id, struct err *e)
{
	struct stmt *t;
	return store_statement(s, id, &t, e) && stmt_run(t, e);
}

static bool one_int(struct store *s, enum sql_id id, int64_t *out, struct err *e)
{
	struct stmt *t;
	return store_statement(s, id, &t, e) && stmt_one_int(t, out, e);
}

/* --- transactions --- */

/* The pragma of the same effect would act when it is prepared, and only then. */
static void check_keys_late(struct store *s, bool late)
{
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_ENABLE_FKEY, !late, NULL);
	s->keys_late = late;
}

bool store_begin(struct store *s, struct err *e)
{
	return run(s, SQL_SQLITE_BEGIN, e);
}

bool store_begin_read(struct store *s, struct err *e)
{
	return run(s, SQL_SQLITE_BEGIN_READ, e);
}

bool store_mark(struct store *s, int64_t *out, struct err *e)
{
	return one_int(s, SQL_SQLITE_MARK, out, e);
}

bool store_begin_bulk(struct store *s, int64_t bytes, struct err *e)
{
	int64_t held;
	if (!one_int(s, SQL_SQLITE_BYTES, &held, e))
		return false;
	check_keys_late(s, bytes > held);
	if (store_begin(s, e))
		return true;
	check_keys_late(s, false);
	return false;
}

/* Every reference of the store must lead somewhere. */
static bool references_hold(struct store *s, bool *hold, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, SQL_SQLITE_FOREIGN_KEY_CHECK, &t, e) || !stmt_next(t, &row, e))
		return false;
	if (row)
		stmt_reset(t);
	*hold = !row;
	return true;
}

static bool check_keys_now(struct store *s, struct err *e)
{
	bool hold;
	if (!references_hold(s, &hold, e))
		return false;
	return hold || tell(s, e, W_STORE_MISTAKE, sqlite3_errstr(SQLITE_CONSTRAINT_FOREIGNKEY), sql_text[SQL_SQLITE_COMMIT].name);
}

bool store_commit(struct store *s, struct err *e)
{
	if ((!s->keys_late || check_keys_now(s, e)) && run(s, SQL_SQLITE_COMMIT, e)) {
		check_keys_late(s, false);
		return true;
	}
	store_rollback(s);
	return false;
}

/* Whoever gave up may have been in the middle of a row loop. */
static void reset_statements(struct store *s)
{
	for (int id = 0; id < SQL_N; id++)
		if (s->stmt[id])
			stmt_reset(s->stmt[id]);
}

bool store_savepoint(struct store *s, struct err *e)
{
	return run(s, SQL_SQLITE_SAVEPOINT, e);
}

bool store_savepoint_keep(struct store *s, struct err *e)
{
	return run(s, SQL_SQLITE_SAVEPOINT_KEEP, e);
}

bool store_savepoint_undo(struct store *s, struct err *e)
{
	reset_statements(s);
	return run(s, SQL_SQLITE_SAVEPOINT_UNDO, e) && run(s, SQL_SQLITE_SAVEPOINT_KEEP, e);
}

void store_rollback(struct store *s)
{
	reset_statements(s);
	/* the engine has rolled back already after some failures, a full disk for one */
	struct err ignored = { 0 };
	if (!sqlite3_get_autocommit(s->db))
		run(s, SQL_SQLITE_ROLLBACK, &ignored);
	check_keys_late(s, false);
}

/* --- opening --- */

/* A name that the engine takes for a file and nothing else: not ":memory:", not "file:...?mode=...". */
static const char *plain_name(struct mem *m, const char *path)
{
	return path[0] == '/' ? path : mem_printf(m, "./%s", path);
}

/* The engine opens anything, waits on a FIFO and reads a device, so the file system is asked first. */
static bool look_at_file(const struct store *s, struct err *e)
{
	struct stat st;
	if (stat(s->path, &st) != 0)
		return refuse(s, e, W_STORE_MISSING);
	return S_ISREG(st.st_mode) || refuse(s, e, W_STORE_NOT_A_FILE);
}

static bool connect(struct store *s, struct err *e)
{
	int rc = sqlite3_open_v2(plain_name(s->mem, s->path), &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	return rc == SQLITE_OK || store_fail(s, e, rc, "open");
}

static uint32_t big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The first bytes, before the engine acts on them; zeroes where the file is shorter. They are read through the engine's own file: closing a
 * second descriptor of ours would drop its locks.      Source: SQLite, How to corrupt a database file, section 2.2. */
static bool read_header(struct store *s, unsigned char head[HEAD_BYTES], struct err *e)
{
	sqlite3_file *file = NULL;
	int rc = sqlite3_file_control(s->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (rc == SQLITE_OK)
		rc = file->pMethods->xRead(file, head, HEAD_BYTES, 0);
	return rc == SQLITE_OK || rc == SQLITE_IOERR_SHORT_READ || store_fail(s, e, rc, "read");
}

/* Source: SQLite, Database file format, section 1.3. */
static bool look_at_header(struct store *s, struct err *e)
{
	static const unsigned char magic[16] = "SQLite format 3";
	unsigned char head[HEAD_BYTES] = { 0 };
	if (!read_header(s, head, e))
		return false;
	if (memcmp(head, magic, sizeof magic) != 0 || big_endian(head + 68) != SCHEMA_APPLICATION)
		return refuse(s, e, W_STORE_FOREIGN);
	uint32_t version = big_endian(head + 60);
	if (version == 0)
		return refuse(s, e, W_STORE_FOREIGN);
	if (version > SCHEMA_VERSION)
		return refuse(s, e, W_STORE_NEWER);
	bool rollback_journal = head[18] == 1 && head[19] == 1, utf8 = big_endian(head + 56) == 1;
	return (rollback_journal && utf8) || refuse(s, e, W_STORE_ALTERED);
}

bool store_set_up(struct store *s, struct err *e)
{
	static const struct {
		int what, on;
	} switches[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 }, /* "x" is a column, never a text */
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
	};
	for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
		sqlite3_db_config(s->db, switches[i].what, switches[i].on, NULL);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_timeout(s->db, BUSY_MS);
	int rc = sqlite3_exec(s->db, sql_text[SQL_SQLITE_SETTINGS].text, NULL, NULL, NULL);
	return rc == SQLITE_OK || store_fail(s, e, rc, "settings");
}

static bool is_ours(const char *sql, bool seen[])
{
	for (size_t i = 0; i < sizeof sql_schema / sizeof *sql_schema; i++)
		if (!seen[i] && str_eq(sql, sql_schema[i])) {
			seen[i] = true;
			return true;
		}
	return false;
}

/* The file must hold the tables, indexes and views of schema.sql to the letter, and nothing else: no trigger, no column of a stranger. */
static bool look_at_schema(struct store *s, struct err *e)
{
	bool seen[sizeof sql_schema / sizeof *sql_schema] = { false };
	bool row = true, ours = true;
	struct stmt *t;
	if (!store_statement(s, SQL_SQLITE_SCHEMA, &t, e))
		return false;
	while (row && ours) {
		if (!stmt_next(t, &row, e))
			return false;
		const char *sql = row ? stmt_get_text(t, 0) : NULL;
		ours = !row || (sql && is_ours(sql, seen));
	}
	if (row)
		stmt_reset(t);
	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
		ours = ours && (seen[i] || !str_starts(sql_schema[i], "CREATE "));
	return ours || refuse(s, e, W_STORE_ALTERED);
}

static bool run_migrations(struct store *s, struct err *e)
{
	int64_t version; /* asked again: another program may have come first */
	if (!one_int(s, SQL_SQLITE_VERSION, &version, e))
		return false;
	for (const struct sql_migration *m = sql_migration; m->version; m++)
		if (m->version > version) {
			int rc = sqlite3_exec(s->db, m->text, NULL, NULL, NULL);
			if (rc != SQLITE_OK && word_of(rc) == W_STORE_MISTAKE) /* its tables are not those of that version */
				return refuse(s, e, W_STORE_ALTERED);
			if (rc != SQLITE_OK)
				return store_fail(s, e, rc, "migration");
		}
	return look_at_schema(s, e);
}

static bool bring_forward(struct store *s, struct err *e)
{
	int64_t version;
	if (!one_int(s, SQL_SQLITE_VERSION, &version, e))
		return false;
	if (version == SCHEMA_VERSION)
		return look_at_schema(s, e);
	if (!store_begin(s, e))
		return false;
	if (run_migrations(s, e))
		return store_commit(s, e);
	store_rollback(s);
	return false;
}

/* PRAGMA quick_check and its like give one row, "ok" or what is wrong. */
static bool passes(struct store *s, enum sql_id check, struct err *e)
{
	struct stmt *t;
	bool row;
	if (!store_statement(s, check, &t, e) || !stmt_next(t, &row, e))
		return false;
	const char *text = row ? stmt_get_text(t, 0) : "ok";
	bool ok = str_eq(text, "ok") || tell(s, e, W_STORE_DAMAGED, utf8_safe(s->mem, text), NULL);
	if (row)
		stmt_reset(t);
	return ok;
}

static bool look_inside(struct store *s, struct err *e)
{
	struct stat st;
	if (stat(s->path, &st) != 0)
		return refuse(s, e, W_STORE_MISSING);
	return st.st_size > CHECKED_AT_OPEN || passes(s, SQL_SQLITE_QUICK_CHECK, e);
}

/* An empty store is made in memory and written as a whole, so that a file of this name is either absent or complete. */
static bool write_empty(struct store *s, struct err *e)
{
	int rc = sqlite3_open_v2(":memory:", &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	for (size_t i = 0; rc == SQLITE_OK && i < sizeof sql_schema / sizeof *sql_schema; i++)
		rc = sqlite3_exec(s->db, sql_schema[i], NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return store_fail(s, e, rc, "create");
	sqlite3_int64 size;
	unsigned char *bytes = sqlite3_serialize(s->db, "main", &size, 0);
	if (!bytes)
		return store_fail(s, e, SQLITE_NOMEM, "create");
	bool ok = file_write_atomic(s->path, bytes, (size_t)size, e);
	sqlite3_free(bytes);
	sqlite3_close(s->db);
	s->db = NULL;
	return ok;
}

static bool create(struct store *s, struct err *e)
{
	struct stat st;
	return (lstat(s->path, &st) == 0 ? refuse(s, e, W_STORE_EXISTS) : write_empty(s, e));
}

/* Engine-wide settings; only what comes before its first use in the process counts. Left alone, it would
 * - write each page that a statement of many rows changes to a temporary file first: nine of ten writes of an import, and a copy outside of
 *   the store;
 * - keep count of its memory, which nobody asks for, under a lock. */
static void configure(void)
{
	sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, (int)STATEMENT_BYTES);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool store_open(struct store **out, const char *path, enum store_mode mode, struct err *e)
{
	struct mem *mem = mem_new();
	struct store *s = mem_alloc(mem, sizeof *s);
	s->mem = mem;
	s->path = mem_text(mem, path);
	*out = NULL;
	configure();
	if ((mode != STORE_CREATE || create(s, e)) && look_at_file(s, e) && connect(s, e) && look_at_header(s, e) && store_set_up(s, e) &&
	    (mode == STORE_READ || !sqlite3_db_readonly(s->db, "main") || store_fail(s, e, SQLITE_READONLY, "open")) &&
	    bring_forward(s, e) && look_inside(s, e)) {
		*out = s;
		return true;
	}
	store_close(s);
	return false;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	for (int id = 0; id < SQL_N; id++)
		if (s->stmt[id]) {
			assert(!sqlite3_stmt_busy(s->stmt[id]->engine));
			sqlite3_finalize(s->stmt[id]->engine);
		}
	sqlite3_close(s->db);
	mem_free(s->mem);
}

/* --- the whole store --- */

bool store_check(struct store *s, const char **broken, struct err *e)
{
	*broken = NULL;
	for (int id = 0; id < SQL_N && !*broken; id++) {
		struct stmt *t;
		bool row;
		if (!str_eq(sql_text[id].file, "checks.sql"))
			continue;
		if (!store_statement(s, (enum sql_id)id, &t, e) || !stmt_next(t, &row, e))
			return false;
		if (row) {
			*broken = sql_text[id].name;
			stmt_reset(t);
		}
	}
	return true;
}

bool store_verify(struct store *s, struct err *e)
{
	bool hold;
	if (!passes(s, SQL_SQLITE_INTEGRITY_CHECK, e) || !references_hold(s, &hold, e))
		return false;
	return hold || refuse(s, e, W_STORE_ALTERED);
}

bool store_compact(struct store *s, struct err *e)
{
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 1); /* the copy is attached while it is made */
	bool ok = run(s, SQL_SQLITE_VACUUM, e);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	return ok;
}

int store_schema(void)
{
	return SCHEMA_VERSION;
}

const char *store_engine(void)
{
	return "SQLite " SQLITE_VERSION;
}
