/* Programs that keep the store to themselves: we give up after 15 seconds, in words. */
#include "made.h"
#include <time.h>

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A child that runs these statements and then stays as it is. */
static pid_t keep(struct made *d, const char *sql)
{
	int ready[2];
	t_int(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		sqlite3 *db;
		sqlite3_open(d->path, &db);
		made_child_tells(ready[1], sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
	}
	t_int(made_hear(ready[0]), 1);
	return child;
}

static void begin(struct made *d)
{
	made_begin(d);
	store_close(made_store(d, STORE_CREATE));
	made_raw(d, "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)");
}

/* In a child, to wait at the same time: opening while another program writes. Its answer tells what went wrong. */
static char open_in_vain(struct made *d)
{
	struct store *s;
	double start = seconds();
	if (made_open(d, &s, STORE_READ))
		return 1;
	double waited = seconds() - start;
	if (waited < 10 || waited > 20)
		return 2;
	return d->err.word == W_STORE_BUSY && d->err.code == ERR_STORE && strcmp(d->err.file, d->path) == 0 ? 0 : 3;
}

T_CASE(gives_up_in_words)
{
	struct made written, read_by_another;
	struct stmt *t;
	int answer[2];
	begin(&written);
	begin(&read_by_another);
	pid_t writer = keep(&written, "BEGIN EXCLUSIVE");
	pid_t reader = keep(&read_by_another, "BEGIN; SELECT * FROM trajectory");
	t_int(pipe(answer), 0);
	pid_t opener = fork();
	if (opener == 0)
		made_child_tells(answer[1], open_in_vain(&written));

	/* a commit that cannot get through has rolled back: the store goes on as if it had not been begun */
	struct made *d = &read_by_another;
	struct store *s = made_store(d, STORE_WRITE);
	t_true(store_begin(s, &d->err) && store_statement(s, SQL_TRAJECTORY_INSERT, &t, &d->err));
	for (int k = 1; k <= 4; k++)
		stmt_text(t, k, "park");
	t_true(stmt_run(t, &d->err));
	t_false(store_commit(s, &d->err));
	t_int(d->err.word, W_STORE_BUSY);
	t_int(made_ask(d, "SELECT count(*) FROM trajectory"), 1);
	made_kill(reader);
	d->err = (struct err){ 0 };
	t_true(store_begin(s, &d->err) && store_commit(s, &d->err));
	t_int(made_ask(d, "SELECT count(*) FROM trajectory"), 1);
	store_close(s);
	made_end(d);

	t_int(made_hear(answer[0]), 0);
	made_kill(opener);
	made_kill(writer);
	store_close(made_store(&written, STORE_READ));
	made_end(&written);
}
T_END

T_CASE(a_mark_tells_that_others_wrote)
{
	struct made d;
	int64_t before, own, other;
	begin(&d);
	struct store *s = made_store(&d, STORE_WRITE);
	t_true(store_mark(s, &before, &d.err));
	t_true(store_begin(s, &d.err) && store_commit(s, &d.err));
	t_true(store_mark(s, &own, &d.err) && own == before);
	made_raw(&d, "UPDATE trajectory SET name = 'Dijk 2'");
	t_true(store_begin(s, &d.err));
	t_true(store_mark(s, &other, &d.err) && other != before);
	store_rollback(s);
	store_close(s);
	made_end(&d);
}
T_END

T_MAIN("store busy", gives_up_in_words, a_mark_tells_that_others_wrote)
