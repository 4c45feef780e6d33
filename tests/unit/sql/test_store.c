#include "made.h"
#include <inttypes.h>
#include <time.h>

static const char CHANNELS[] = "WITH RECURSIVE s(v) AS (VALUES (1) UNION ALL SELECT v + 1 FROM s WHERE v < 2000) "
                               "INSERT INTO channel SELECT v, 1, 'facebook', 'page-' || v, 'Pagina ' || v, 1 FROM s";

static struct stmt *statement(struct made *d, struct store *s, enum sql_id id)
{
	struct stmt *t;
	if (!store_statement(s, id, &t, &d->err))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
	return t;
}

static bool add_channel(struct made *d, struct store *s, int64_t id, const char *name)
{
	struct stmt *t = statement(d, s, SQL_CHANNEL_INSERT);
	stmt_int(t, 1, id);
	stmt_int(t, 2, 1);
	stmt_text(t, 3, "facebook");
	stmt_text(t, 4, name);
	stmt_text(t, 5, name);
	stmt_int(t, 6, 1);
	return stmt_run(t, &d->err);
}

static void add_trajectory(struct made *d, struct store *s)
{
	struct stmt *t = statement(d, s, SQL_TRAJECTORY_INSERT);
	stmt_text(t, 1, "dijk");
	stmt_text(t, 2, "Dijk");
	stmt_text(t, 3, "GM0014");
	stmt_text(t, 4, "Europe/Amsterdam");
	if (!stmt_run(t, &d->err))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
}

/* The store at d->path is refused with this word in every mode, and neither it nor the folder changes. */
static void refused(struct made *d, enum word word)
{
	static const enum store_mode modes[] = { STORE_READ, STORE_WRITE };
	struct stat st;
	size_t n = 0, n_after;
	char *bytes = lstat(d->path, &st) == 0 && S_ISREG(st.st_mode) ? made_bytes(d, d->path, &n) : NULL;
	int entries = made_entries(d, false);
	for (size_t i = 0; i < 2; i++) {
		struct store *s;
		if (made_open(d, &s, modes[i]))
			t_fail("accepted, expected %s", word_code(d->mem, word));
		if (d->err.word != word)
			t_fail("%s, expected %s", err_sentence(d->mem, &d->err, LANG_EN), word_code(d->mem, word));
		t_int(d->err.code, ERR_STORE);
		t_true(s == NULL);
		t_text(d->err.file, d->path);
		t_int(made_entries(d, false), entries);
		if (bytes) {
			char *after = made_bytes(d, d->path, &n_after);
			t_true(n_after == n && memcmp(after, bytes, n) == 0);
		}
	}
}

T_CASE(creates_a_whole_store_for_its_owner_only)
{
	struct made d;
	made_begin(&d);
	mode_t mask = umask(0);
	struct store *s = made_store(&d, STORE_CREATE);
	umask(mask);
	add_trajectory(&d, s);
	store_close(s);
	struct stat st;
	t_int(stat(d.path, &st), 0);
	t_int(st.st_mode & 0777, 0600);
	t_int(made_entries(&d, false), 1);
	t_int(made_ask(&d, "PRAGMA application_id"), 0x7370676c);
	t_int(made_ask(&d, "PRAGMA user_version"), 8);
	t_int(made_ask(&d, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'"), 0);

	/* a second one in the same place is refused and leaves the first alone */
	t_false(made_open(&d, &s, STORE_CREATE));
	t_int(d.err.word, W_STORE_EXISTS);
	t_int(made_ask(&d, "SELECT count(*) FROM trajectory"), 1);
	made_end(&d);
}
T_END

T_CASE(says_where_a_store_cannot_be_made)
{
	struct made d;
	struct store *s;
	made_begin(&d);
	d.path = made_path(&d, "nowhere/spiegel.db");
	t_false(made_open(&d, &s, STORE_CREATE));
	t_int(d.err.code, ERR_SYSTEM);
	refused(&d, W_STORE_MISSING);
	made_end(&d);
}
T_END

T_CASE(refuses_what_is_no_file)
{
	struct made d;
	made_begin(&d);
	refused(&d, W_STORE_MISSING);
	mkdir(d.path, 0700);
	refused(&d, W_STORE_NOT_A_FILE);
	rmdir(d.path);
	mkfifo(d.path, 0600);
	refused(&d, W_STORE_NOT_A_FILE);
	unlink(d.path);
	t_int(symlink("spiegel.db", d.path), 0);
	refused(&d, W_STORE_MISSING);
	unlink(d.path);
	t_int(symlink("/dev/zero", d.path), 0);
	refused(&d, W_STORE_NOT_A_FILE);
	made_end(&d);
}
T_END

T_CASE(refuses_files_of_others)
{
	struct made d;
	made_begin(&d);
	made_put(d.path, "", 0);
	refused(&d, W_STORE_FOREIGN);
	made_put(d.path, "post_id,likes\n1,2\n", 18);
	refused(&d, W_STORE_FOREIGN);
	char text[5000];
	memset(text, 'a', sizeof text);
	made_put(d.path, text, sizeof text);
	refused(&d, W_STORE_FOREIGN);
	unlink(d.path);
	made_raw(&d, "CREATE TABLE moz_places(url)");
	refused(&d, W_STORE_FOREIGN);
	made_raw(&d, "PRAGMA application_id = 0x7370676c"); /* ours by its mark, but of no version */
	refused(&d, W_STORE_FOREIGN);
	made_raw(&d, "PRAGMA user_version = 8");
	refused(&d, W_STORE_ALTERED);
	made_end(&d);
}
T_END

T_CASE(refuses_a_newer_version)
{
	struct made d;
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	made_raw(&d, "PRAGMA user_version = 9");
	refused(&d, W_STORE_NEWER);
	made_raw(&d, "PRAGMA user_version = 2147483647");
	refused(&d, W_STORE_NEWER);
	made_end(&d);
}
T_END

T_CASE(refuses_a_schema_that_is_not_ours_to_the_letter)
{
	static const char *const changes[] = {
		"CREATE TABLE more(x)",
		"CREATE TRIGGER t AFTER INSERT ON channel BEGIN DELETE FROM channel; END",
		"CREATE INDEX i ON post(trajectory_id)",
		"CREATE VIEW v AS SELECT 1",
		"DROP VIEW post_current",
		"DROP INDEX post_reading_by_day",
		"ALTER TABLE channel ADD COLUMN owner TEXT",
		"ALTER TABLE channel RENAME COLUMN name TO label",
		"ANALYZE",
		"PRAGMA journal_mode = WAL",
	};
	struct made d;
	size_t n;
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	char *sound = made_bytes(&d, d.path, &n);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		made_put(d.path, sound, n);
		store_close(made_store(&d, STORE_READ));
		made_raw(&d, changes[i]);
		refused(&d, W_STORE_ALTERED);
	}
	made_end(&d);
}
T_END

T_CASE(takes_any_name_for_a_file)
{
	static const char *const names[] = { ":memory:", "file:x.db?mode=memory", "x'y\"z;.db", "-rf", "a\nb", "%41.db", "caf\xc3\xa9" };
	struct made d;
	made_begin(&d);
	char *here = getcwd(NULL, 0);
	t_int(chdir(d.folder), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		d.path = names[i];
		struct store *s = made_store(&d, STORE_CREATE);
		add_trajectory(&d, s);
		store_close(s);
		t_int(made_entries(&d, false), (int)i + 1);
		s = made_store(&d, STORE_READ);
		int64_t id;
		t_true(stmt_one_int(statement(&d, s, SQL_TRAJECTORY_FIRST), &id, &d.err));
		t_int(id, 1);
		store_close(s);
	}
	t_int(chdir(here), 0);
	free(here);
	made_end(&d);
}
T_END

T_CASE(keeps_statements_and_forgets_their_parameters)
{
	struct made d;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	struct stmt *t = statement(&d, s, SQL_CHANNEL_INSERT);
	t_true(statement(&d, s, SQL_CHANNEL_INSERT) == t);
	t_true(add_channel(&d, s, 7, "pagina"));
	t_int(store_changes(s), 1);

	/* nothing of the last run is left: every parameter is NULL again, so the first NOT NULL column complains */
	stmt_int(t, 1, 8);
	t_false(stmt_run(t, &d.err));
	t_int(d.err.code, ERR_STORE);
	t_int(d.err.word, W_STORE_MISTAKE);
	t_true(strstr(d.err.arg[0], "NOT NULL") != NULL);
	t_text(d.err.arg[1], "channel_insert");

	/* and the statement works again after its failure */
	d.err = (struct err){ 0 };
	t_true(add_channel(&d, s, 8, "tweede"));
	t_int(made_ask(&d, "SELECT count(*) FROM channel"), 2);
	store_close(s);
	made_end(&d);
}
T_END

T_CASE(reads_typed_columns)
{
	struct made d;
	bool row;
	int64_t n;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	made_raw(&d,
	         "INSERT INTO import VALUES (3, 1, 'aa', 'caf\xc3\xa9.csv', 9007199254740993, 'facebook-posts', 'UTF-8', ',', 20600, NULL, "
	         "20630, 5, 4, 1, 0, 1780000000, NULL, 'test')");
	struct stmt *t = statement(&d, s, SQL_IMPORT_LIST);
	stmt_int(t, 1, 1);
	stmt_int(t, 2, INT64_MAX);
	t_true(stmt_next(t, &row, &d.err) && row);
	t_int(stmt_get_int(t, 0), 3);
	t_text(stmt_get_text(t, 2), "caf\xc3\xa9.csv");
	t_int(stmt_get_int(t, 4), 20600);
	t_false(stmt_is_null(t, 4));
	t_true(stmt_is_null(t, 5));
	t_int(stmt_get_int(t, 5), 0);
	t_true(stmt_get_text(t, 5) == NULL);
	t_near("null", stmt_get_real(t, 5), 0.0, 0);
	t_near("whole number as real", stmt_get_real(t, 7), 5.0, 0);
	t_true(stmt_next(t, &row, &d.err) && !row);

	/* leaving early makes it ready for another run, with other parameters */
	stmt_int(t, 1, 1);
	stmt_int(t, 2, INT64_MAX);
	t_true(stmt_next(t, &row, &d.err) && row);
	stmt_reset(t);
	stmt_int(t, 1, 1);
	stmt_int(t, 2, 2);
	t_true(stmt_next(t, &row, &d.err) && !row);

	/* one integer: a value, NULL, no row */
	t = statement(&d, s, SQL_IMPORT_LAST);
	stmt_int(t, 1, 1);
	t_true(stmt_one_int(t, &n, &d.err));
	t_int(n, 3);
	stmt_int(t, 1, 2);
	t_true(stmt_one_int(t, &n, &d.err));
	t_int(n, 0);
	t = statement(&d, s, SQL_CHANNEL_BY_EXTERNAL_ID);
	n = 5;
	t_true(stmt_one_int(t, &n, &d.err));
	t_int(n, 0);
	store_close(s);
	made_end(&d);
}
T_END

/* 2^40 and 2^50: what no import writes down, of a file that somebody altered. */
T_CASE(numbers_beyond_all_bounds_cannot_make_sums_overflow)
{
	static const struct {
		int64_t stored, count, sum, number;
	} read[] = {
		{ 0, 0, 0, 0 },
		{ 1099511627775, 1099511627775, 1099511627775, 1099511627775 },
		{ 1099511627776, -1, 1099511627776, 1099511627776 },
		{ 1125899906842624, -1, 1125899906842624, 1125899906842624 },
		{ 1125899906842625, -1, 1125899906842624, 1125899906842624 },
		{ INT64_MAX, -1, 1125899906842624, 1125899906842624 },
		{ -1, -1, -1, -1 },
		{ INT64_MIN, -1, -1, -1125899906842624 },
	};
	struct made d;
	bool row;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	made_raw(&d, "INSERT INTO import VALUES (3, 1, 'aa', 'a.csv', 1, 'k', 'UTF-8', ',', 20600, NULL, 20630, 5, 4, 1, 0, 1780000000, "
	             "NULL, 'test')");
	for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
		made_raw(&d, mem_printf(d.mem, "UPDATE import SET rows_read = %" PRId64, read[i].stored));
		struct stmt *t = statement(&d, s, SQL_IMPORT_LIST);
		stmt_int(t, 1, 1);
		stmt_int(t, 2, INT64_MAX);
		t_true(stmt_next(t, &row, &d.err) && row);
		t_int(stmt_get_int(t, 7), read[i].number);
		t_int(stmt_get_count(t, 7), read[i].count);
		t_int(stmt_get_sum(t, 7), read[i].sum);
		t_int(stmt_get_count(t, 5), -1); /* NULL */
		t_int(stmt_get_sum(t, 5), -1);
		stmt_reset(t);
	}
	store_close(s);
	made_end(&d);
}
T_END

T_CASE(binds_a_real_and_null)
{
	struct made d;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	t_true(add_channel(&d, s, 1, "pagina"));
	made_raw(&d,
	         "INSERT INTO import VALUES (1, 1, 'aa', 'a.csv', 1, 'k', 'UTF-8', ',', NULL, NULL, 20630, 1, 1, 0, 0, 0, NULL, 'test')");
	struct stmt *t = statement(&d, s, SQL_AUDIENCE_INSERT);
	static const char *const text[] = { "channel", NULL, "followers", "share" };
	for (int k = 1; k <= 3; k++)
		stmt_int(t, k, 1);
	stmt_text(t, 4, text[0]);
	stmt_int(t, 5, 1);
	stmt_text(t, 6, text[2]);
	stmt_text(t, 7, text[3]);
	stmt_int(t, 8, 12);
	stmt_null(t, 8);
	stmt_real(t, 9, 0.001);
	stmt_text(t, 10, "");
	stmt_int(t, 11, 20630);
	stmt_text(t, 12, text[1]);
	if (!stmt_run(t, &d.err))
		t_fail("%s", err_sentence(d.mem, &d.err, LANG_EN));
	t_int(made_ask(&d, "SELECT base_n IS NULL AND rounding = 0.001 AND period_from IS NULL FROM audience"), 1);
	store_close(s);
	made_end(&d);
}
T_END

static int try_raw(struct made *d, const char *sql)
{
	sqlite3 *db;
	sqlite3_open(d->path, &db);
	int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return rc;
}

T_CASE(keeps_all_or_nothing)
{
	struct made d;
	bool row;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	t_true(store_begin(s, &d.err));
	t_true(add_channel(&d, s, 1, "pagina"));
	store_rollback(s);
	t_int(made_ask(&d, "SELECT count(*) FROM channel"), 0);
	store_rollback(s); /* nothing to take back: nothing happens */

	/* the lock is taken at the beginning, not at the first row: what was read in the transaction cannot change before it writes */
	t_true(store_begin(s, &d.err));
	t_int(try_raw(&d, "BEGIN IMMEDIATE"), SQLITE_BUSY);
	store_rollback(s);
	t_int(try_raw(&d, "BEGIN IMMEDIATE"), SQLITE_OK);

	/* a failing row leaves the rest of the transaction as it was */
	t_true(store_begin(s, &d.err));
	t_true(add_channel(&d, s, 1, "pagina"));
	t_false(add_channel(&d, s, 1, "dubbel"));
	d.err = (struct err){ 0 };
	t_true(add_channel(&d, s, 2, "tweede"));
	t_true(store_commit(s, &d.err));
	t_int(made_ask(&d, "SELECT count(*) FROM channel"), 2);

	/* giving up in the middle of a row loop */
	t_true(store_begin(s, &d.err));
	struct stmt *t = statement(&d, s, SQL_CHANNELS_OF_TRAJECTORY);
	stmt_int(t, 1, 1);
	t_true(stmt_next(t, &row, &d.err) && row);
	t_true(add_channel(&d, s, 3, "derde"));
	store_rollback(s);
	t_int(made_ask(&d, "SELECT count(*) FROM channel"), 2);
	t_true(store_begin(s, &d.err) && store_commit(s, &d.err));
	store_close(s);
	store_close(NULL);
	made_end(&d);
}
T_END

T_CASE(holds_references)
{
	struct made d;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	t_false(add_channel(&d, s, 1, "of no trajectory"));
	t_int(d.err.word, W_STORE_MISTAKE);
	store_close(s);
	made_end(&d);
}
T_END

static void hold_lock(struct made *d, int ready)
{
	static const struct timespec a_while = { .tv_nsec = 300000000 };
	sqlite3 *db;
	if (sqlite3_open(d->path, &db) != SQLITE_OK || sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK ||
	    write(ready, "x", 1) != 1)
		_exit(1);
	nanosleep(&a_while, NULL);
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	made_child_tells(ready, 'y');
}

T_CASE(waits_for_another_program)
{
	struct made d;
	int ready[2];
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	t_int(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0)
		hold_lock(&d, ready[1]);
	t_int(made_hear(ready[0]), 'x');
	t_true(store_begin(s, &d.err));
	t_int(made_hear(ready[0]), 'y'); /* not before the lock was given back */
	t_true(add_channel(&d, s, 1, "pagina"));
	t_true(store_commit(s, &d.err));
	store_close(s);
	made_kill(child);
	made_end(&d);
}
T_END

/* A child that may not write, also when the tests run as root. Its answer tells what went wrong. */
static char as_reader(struct made *d)
{
	struct store *s;
	int64_t id;
	if (getuid() == 0 && setuid(65534) != 0)
		return 1;
	if (made_open(d, &s, STORE_WRITE) || d->err.word != W_STORE_NO_ACCESS)
		return 2;
	if (!made_open(d, &s, STORE_READ) || !stmt_one_int(statement(d, s, SQL_TRAJECTORY_FIRST), &id, &d->err) || id != 1)
		return 3;
	if (store_begin(s, &d->err) && add_channel(d, s, 1, "pagina"))
		return 4;
	if (d->err.word != W_STORE_NO_ACCESS)
		return 5;
	store_close(s);
	return 0;
}

T_CASE(reads_what_it_may_not_write)
{
	struct made d;
	int answer[2];
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	store_close(s);
	chmod(d.path, 0444);
	chmod(d.folder, 0555);
	t_int(pipe(answer), 0);
	pid_t child = fork();
	if (child == 0)
		made_child_tells(answer[1], as_reader(&d));
	t_int(made_hear(answer[0]), 0);
	made_kill(child);
	chmod(d.folder, 0700);
	made_end(&d);
}
T_END

T_CASE(rolls_back_what_a_crash_left_when_only_reading)
{
	struct made d;
	int ready[2];
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add_trajectory(&d, s);
	store_close(s);
	t_int(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) { /* dies with changed pages in the file and the old ones in the journal */
		sqlite3 *db;
		sqlite3_open(d.path, &db);
		sqlite3_exec(db, "PRAGMA cache_size = 5; BEGIN", NULL, NULL, NULL);
		sqlite3_exec(db, CHANNELS, NULL, NULL, NULL);
		made_child_tells(ready[1], 'x');
	}
	made_hear(ready[0]);
	made_kill(child);
	t_int(made_entries(&d, false), 2);
	s = made_store(&d, STORE_READ);
	struct stmt *t = statement(&d, s, SQL_CHANNELS_OF_TRAJECTORY);
	bool row;
	stmt_int(t, 1, 1);
	t_true(stmt_next(t, &row, &d.err) && !row);
	store_close(s);
	t_int(made_entries(&d, false), 1);
	made_end(&d);
}
T_END

T_CASE(names_its_engine)
{
	t_text(store_engine(), "SQLite " SQLITE_VERSION);
}
T_END

T_MAIN("store", creates_a_whole_store_for_its_owner_only, says_where_a_store_cannot_be_made, refuses_what_is_no_file,
       refuses_files_of_others, refuses_a_newer_version, refuses_a_schema_that_is_not_ours_to_the_letter, takes_any_name_for_a_file,
       keeps_statements_and_forgets_their_parameters, reads_typed_columns, numbers_beyond_all_bounds_cannot_make_sums_overflow,
       binds_a_real_and_null, keeps_all_or_nothing, holds_references, waits_for_another_program, reads_what_it_may_not_write,
       rolls_back_what_a_crash_left_when_only_reading, names_its_engine)
