/* A program that keeps the store to itself: we give up after 15 seconds, in words. */
#include "made.h"
#include <time.h>

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static pid_t keep(struct made *d)
{
	int ready[2];
	t_int(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		sqlite3 *db;
		sqlite3_open(d->path, &db);
		made_child_tells(ready[1], sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK);
	}
	t_int(made_hear(ready[0]), 1);
	return child;
}

T_CASE(gives_up_in_words)
{
	struct made d;
	struct store *s;
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	pid_t child = keep(&d);

	double start = seconds();
	t_false(made_open(&d, &s, STORE_READ));
	double waited = seconds() - start;
	t_true(waited > 10 && waited < 20);
	t_int(d.err.word, W_STORE_BUSY);
	t_int(d.err.code, ERR_STORE);
	t_text(d.err.file, d.path);

	made_kill(child);
	store_close(made_store(&d, STORE_READ));
	made_end(&d);
}
T_END

T_MAIN("store busy", gives_up_in_words)
