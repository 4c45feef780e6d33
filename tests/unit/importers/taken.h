/* For tests of importers: a store in a folder of its own, files taken into it, and what the store then says. */
#ifndef TESTS_TAKEN_H
#define TESTS_TAKEN_H
#include "base/str.h"
#include "importers/importer.h"
#include "tests/t.h"
#include <limits.h>
#include <sqlite3.h>
#include <unistd.h>

struct taken {
	char dir[32];
	const char *db;
	struct mem *mem;
	struct store *store;
	struct import_options options;
	struct import_results results; /* of the last file */
	struct import_result result; /* of its first part */
	struct err err;
	const char *known; /* "platform/Name": a channel that is there before each file; NULL: none */
};

static inline void taken_begin(struct taken *t)
{
	*t = (struct taken){ .dir = "/tmp/spiegel-test-XXXXXX", .mem = mem_new() };
	struct stmt *s;
	if (!mkdtemp(t->dir))
		t_fail("no temporary folder");
	t->db = mem_printf(t->mem, "%s/spiegel.db", t->dir);
	if (!store_open(&t->store, t->db, STORE_CREATE, &t->err) || !store_statement(t->store, SQL_TRAJECTORY_INSERT, &s, &t->err))
		t_fail("%s", err_sentence(t->mem, &t->err, LANG_EN));
	const char *const text[] = { "test", "Test", "GM0344", "Europe/Amsterdam" };
	for (int k = 0; k < 4; k++)
		stmt_text(s, k + 1, text[k]);
	if (!stmt_run(s, &t->err))
		t_fail("%s", err_sentence(t->mem, &t->err, LANG_EN));
	t->options = (struct import_options){ .trajectory_id = 1, .as_of = INT_MIN, .tool_version = "test" };
}

/* Whatever was taken in or refused, the store is sound. */
static inline void taken_end(struct taken *t)
{
	const char *broken = NULL;
	struct err e = { 0 };
	if (!store_check(t->store, &broken, &e) || broken)
		t_fail("the store is broken: %s", broken ? broken : err_sentence(t->mem, &e, LANG_EN));
	store_close(t->store);
	unlink(t->db);
	rmdir(t->dir);
	mem_free(t->mem);
}

/* The channel t->known, as an export of posts would have made it. */
static inline void taken_channel(struct taken *t)
{
	sqlite3 *db;
	const char *slash = strchr(t->known, '/');
	const char *sql = mem_printf(t->mem,
	                             "INSERT INTO channel SELECT coalesce(max(id), 0) + 1, 1, '%.*s', '%s', '%s', 1 FROM channel WHERE true"
	                             " ON CONFLICT DO NOTHING",
	                             (int)(slash - t->known), t->known, slash + 1, slash + 1);
	if (sqlite3_open(t->db, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		t_fail("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* Take in a file that exists. */
static inline bool taken_file(struct taken *t, const char *path)
{
	if (t->known)
		taken_channel(t);
	t->err = (struct err){ 0 };
	bool ok = import_file(t->store, path, &t->options, t->mem, &t->results, &t->err);
	t->result = t->results.n ? t->results.item[0] : (struct import_result){ .as_of = INT_MIN };
	return ok;
}

/* Take in n bytes as a file of this name. */
static inline bool taken_bytes(struct taken *t, const char *name, const char *bytes, size_t n)
{
	const char *path = mem_printf(t->mem, "%s/%s", t->dir, name);
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		t_fail("cannot write %s", path);
	bool ok = taken_file(t, path);
	unlink(path);
	return ok;
}

static inline bool taken_text(struct taken *t, const char *name, const char *text)
{
	return taken_bytes(t, name, text, strlen(text));
}

/* The same text as UTF-16LE with its mark; ASCII and Latin-1 letters only. */
static inline bool taken_utf16(struct taken *t, const char *name, const char *latin1)
{
	size_t n = strlen(latin1);
	char *bytes = mem_alloc(t->mem, 2 * n + 2);
	memcpy(bytes, "\xFF\xFE", 2);
	for (size_t i = 0; i < n; i++)
		bytes[2 + 2 * i] = latin1[i];
	return taken_bytes(t, name, bytes, 2 * n + 2);
}

/* Why the last file was refused: "word-code row:column: sentence"; "" when it was not. */
static inline const char *taken_why(struct taken *t)
{
	return err_is_set(&t->err) ? mem_printf(t->mem, "%s %ld:%ld: %s", word_code(t->mem, t->err.word), t->err.row, t->err.column,
	                                        err_sentence(t->mem, &t->err, LANG_EN))
	                           : "";
}

/* Messages about the last file: "word-code row:column" each, joined by blanks. */
static inline const char *taken_messages(struct taken *t)
{
	struct str s;
	str_init(&s, t->mem);
	for (size_t i = 0; i < t->result.messages.n; i++) {
		const struct msg *m = &t->result.messages.item[i];
		str_addf(&s, "%s%s %ld:%ld", i ? " " : "", word_code(t->mem, m->word), m->row, m->column);
	}
	return s.s;
}

/* What the store says: columns joined by '|', rows by a blank. */
static inline const char *taken_rows(struct taken *t, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	struct str out;
	str_init(&out, t->mem);
	if (sqlite3_open_v2(t->db, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK || sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		t_fail("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(s) == SQLITE_ROW) {
		str_add(&out, out.n ? " " : "");
		for (int k = 0; k < sqlite3_column_count(s); k++)
			str_addf(&out, "%s%s", k ? "|" : "", sqlite3_column_text(s, k) ? (const char *)sqlite3_column_text(s, k) : "-");
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	return out.s;
}
#endif
