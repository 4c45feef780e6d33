/* The store behind one engine-neutral face: open by path, run named statements, bind, step, read typed columns, transactions.
 * Statements live in the .sql files beside this one; embed.awk numbers them. Callers know nothing of the engine. */
#ifndef SQL_STORE_H
#define SQL_STORE_H
#include "base/err.h"
#include "sql_id.h" /* generated: enum sql_id { SQL_POST_INSERT, ... SQL_N } from the -- name: lines of *.sql */
#include <stdbool.h>
#include <stdint.h>

#define STORE_COUNT_LIMIT ((int64_t)1 << 40) /* an import refuses counts from here on (stmt_get_count) */

struct store;
struct stmt;

enum store_mode {
	STORE_CREATE, /* make a new store; an existing file is an error */
	STORE_WRITE, /* read and write */
	STORE_READ /* read; opens for writing first, so that an interrupted write is rolled back, and read-only on read-only media */
};

/* Open the store at path, for one thread. Refuses, with words and without touching the file, what is not a sound store of ours or is of a
 * newer version; brings an older one forward inside one transaction. A new store is readable by its owner only, and appears whole or not at all.
 * Errors: ERR_STORE; ERR_SYSTEM where a new file cannot be made.      Memory: release with store_close.
 * Test: tests/unit/sql/test_store.c */
bool store_open(struct store **out, const char *path, enum store_mode mode, struct err *e);
/* A copy that lives as long as it is open: in memory, and beyond 32 MiB in a file without a name. What is done to it leaves the store as it is.
 * Errors: ERR_STORE.      Memory: as store_open.      Test: tests/unit/sql/test_store_copy.c */
bool store_copy(struct store *of, struct store **out, struct err *e);
void store_close(struct store *s); /* NULL is allowed; asserts that no statement is left running */

/* Write transactions. Rollback never fails from the caller's view; a commit that fails has rolled back.
 * store_begin takes the write lock at once (waits up to 15 s for another writer). */
bool store_begin(struct store *s, struct err *e);
/* The same for `bytes` of new rows. When they outweigh what the store holds, references are checked once, at the commit, over the whole
 * store: a fifth faster than row by row. For adding only: what hangs on a deleted row would stay.      Test: tests/unit/sql/test_store_bulk.c */
bool store_begin_bulk(struct store *s, int64_t bytes, struct err *e);
/* See one state of the store until store_rollback, also where it cannot be written. Writers wait for the end of it. */
bool store_begin_read(struct store *s, struct err *e);
bool store_commit(struct store *s, struct err *e);
void store_rollback(struct store *s);

/* A number that is another one once others have changed the store; what is done through this one does not change it.
 * Errors: ERR_STORE.      Test: tests/unit/sql/test_store_busy.c */
bool store_mark(struct store *s, int64_t *out, struct err *e);

/* Within a write transaction: begin what can be taken back alone, take it back, or keep it. One at a time. */
bool store_savepoint(struct store *s, struct err *e);
bool store_savepoint_keep(struct store *s, struct err *e);
bool store_savepoint_undo(struct store *s, struct err *e);

/* The named statement, prepared on first use and kept by the store; ready to be bound. */
bool store_statement(struct store *s, enum sql_id id, struct stmt **out, struct err *e);

/* Bind parameter $k, k = 1... Texts are borrowed until the statement is stepped to its end or reset. Unbound parameters are NULL. */
void stmt_int(struct stmt *t, int k, int64_t v);
void stmt_real(struct stmt *t, int k, double v);
void stmt_text(struct stmt *t, int k, const char *v); /* NULL binds NULL */
void stmt_null(struct stmt *t, int k);

/* Step: *row tells whether there is a row to read; after the last row, and on errors, the statement is reset and its bindings cleared. */
bool stmt_next(struct stmt *t, bool *row, struct err *e);
/* Run a statement that gives no rows (or whose rows do not matter) to its end. */
bool stmt_run(struct stmt *t, struct err *e);
/* Run a statement that gives one integer, e.g. an id or a count; NULL and no row at all read as 0. */
bool stmt_one_int(struct stmt *t, int64_t *out, struct err *e);
void stmt_reset(struct stmt *t); /* leave a row loop early */

/* Columns of the current row, k = 0... Texts are borrowed until the next step; NULL reads as 0, 0.0 and NULL. No integer of ours
 * reaches 2^50 (a thousand posts of a month, each with the most that an import stores): larger ones, in a file that somebody altered, read as
 * 2^50, so that 2^13 of them fit in 63 bits.      Test: tests/cli/import.sh */
bool stmt_is_null(struct stmt *t, int k);
int64_t stmt_get_int(struct stmt *t, int k);
double stmt_get_real(struct stmt *t, int k);
const char *stmt_get_text(struct stmt *t, int k);
/* A count that an import stored: from 0 to below STORE_COUNT_LIMIT, of which 2^23 together still fit in 63 bits. -1: NULL, or what no import
 * stores, in a file that somebody altered.      Test: tests/unit/sql/test_store.c */
int64_t stmt_get_count(struct stmt *t, int k);
/* What the engine added up of such counts. -1: NULL, or less than nothing, in a file that somebody altered.      Test: as stmt_get_count */
int64_t stmt_get_sum(struct stmt *t, int k);

/* Rows changed by the last stmt_run on this store. */
int64_t store_changes(struct store *s);
/* Run every invariant of checks.sql; *broken names the first that gives a row, or is NULL.      Test: tests/unit/sql/test_checks.c */
bool store_check(struct store *s, const char **broken, struct err *e);
/* Read the whole file: every page, every index, every reference. A store of up to 4 MiB had its pages read at store_open.
 * Errors: ERR_STORE saying what is damaged.      Test: tests/unit/sql/test_store_damage.c */
bool store_verify(struct store *s, struct err *e);
/* Give free room back to the disk and leave no trace of what was taken away. Not inside a transaction.
 * Errors: ERR_STORE, ERR_SYSTEM, with the engine's words as first argument.      Test: tests/unit/sql/test_store_damage.c */
bool store_compact(struct store *s, struct err *e);
int store_schema(void); /* the version of the tables */
const char *store_engine(void); /* "SQLite 3.40.1" */
#endif
