/* Many rows in one transaction: references are checked once, at the end, and row by row again after it. */
#include "made.h"

#define TRAJECTORY "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)"
enum { MUCH = 1 << 30 };

static bool add_channel(struct made *d, struct store *s, int64_t id, int64_t trajectory)
{
	struct stmt *t;
	t_true(store_statement(s, SQL_CHANNEL_INSERT, &t, &d->err));
	stmt_int(t, 1, id);
	stmt_int(t, 2, trajectory);
	stmt_text(t, 3, "facebook");
	stmt_text(t, 4, mem_printf(d->mem, "%d", (int)id));
	stmt_text(t, 5, "Dijk");
	stmt_int(t, 6, 1);
	return stmt_run(t, &d->err);
}

static struct store *begin(struct made *d)
{
	made_begin(d);
	struct store *s = made_store(d, STORE_CREATE);
	made_raw(d, TRAJECTORY);
	return s;
}

static void end(struct made *d, struct store *s)
{
	store_close(s);
	made_end(d);
}

T_CASE(a_bad_reference_stops_the_commit)
{
	struct made d;
	struct store *s = begin(&d);
	t_true(store_begin_bulk(s, MUCH, &d.err));
	t_true(add_channel(&d, s, 1, 1));
	t_true(add_channel(&d, s, 2, 99)); /* nobody looks yet */
	t_false(store_commit(s, &d.err));
	t_int(d.err.word, W_STORE_MISTAKE);
	d.err = (struct err){ 0 };
	t_true(store_verify(s, &d.err));
	t_int(made_ask(&d, "SELECT count(*) FROM channel"), 0);
	end(&d, s);
}
T_END

T_CASE(good_references_are_kept)
{
	struct made d;
	struct store *s = begin(&d);
	t_true(store_begin_bulk(s, MUCH, &d.err));
	t_true(add_channel(&d, s, 1, 1));
	t_true(store_commit(s, &d.err));
	t_int(made_ask(&d, "SELECT count(*) FROM channel"), 1);
	end(&d, s);
}
T_END

T_CASE(afterwards_every_row_is_checked_again)
{
	for (int how = 0; how < 3; how++) {
		struct made d;
		struct store *s = begin(&d);
		t_true(store_begin_bulk(s, how == 2 ? 1 : MUCH, &d.err)); /* 1: the store is larger, so at once */
		if (how == 0)
			t_true(store_commit(s, &d.err));
		if (how == 1)
			store_rollback(s);
		t_false(add_channel(&d, s, 1, 99));
		store_rollback(s);
		end(&d, s);
	}
}
T_END

T_CASE(a_part_can_be_taken_back_alone)
{
	for (int bulk = 0; bulk < 2; bulk++) {
		struct made d;
		struct stmt *t;
		bool row;
		struct store *s = begin(&d);
		t_true(store_begin_bulk(s, bulk ? MUCH : 1, &d.err));
		t_true(store_savepoint(s, &d.err) && add_channel(&d, s, 1, 1) && store_savepoint_keep(s, &d.err));
		t_true(store_savepoint(s, &d.err) && add_channel(&d, s, 2, 1));
		t_true(store_statement(s, SQL_CHANNEL_IDS, &t, &d.err));
		stmt_int(t, 1, 1);
		t_true(stmt_next(t, &row, &d.err) && row); /* given up in the middle of a row loop */
		t_true(store_savepoint_undo(s, &d.err));
		t_true(store_savepoint(s, &d.err) && add_channel(&d, s, 3, 1) && store_savepoint_keep(s, &d.err));
		t_true(store_commit(s, &d.err));
		t_int(made_ask(&d, "SELECT group_concat(id, '') FROM channel"), 13);
		end(&d, s);
	}
}
T_END

enum { ID_BYTES = 500, PAGES = 40 };

/* SQL_MANY posts with long ids in one statement, each id on another page of the index than the one before. */
static void add_posts(struct made *d, struct store *s, int round)
{
	struct stmt *t;
	t_true(store_statement(s, SQL_POST_INSERT_MANY, &t, &d->err));
	for (int k = 0; k < SQL_MANY; k++) {
		stmt_int(t, 4 * k + 1, round * SQL_MANY + k + 1);
		stmt_int(t, 4 * k + 2, 1);
		stmt_int(t, 4 * k + 3, 1);
		stmt_text(t, 4 * k + 4, mem_printf(d->mem, "%02d-%0*d", k, ID_BYTES, round));
	}
	t_true(stmt_run(t, &d->err));
}

/* Files of the engine that the process has open beside the store, by what their names begin with. */
static int temporary_files(struct made *d)
{
	char to[256];
	int n = 0;
	for (int fd = 3; fd < 64; fd++) {
		ssize_t k = readlink(mem_printf(d->mem, "/proc/self/fd/%d", fd), to, sizeof to - 1);
		to[k > 0 ? k : 0] = '\0';
		n += strstr(to, "etilqs") != NULL;
	}
	return n;
}

T_CASE(nothing_is_written_beside_the_store)
{
	struct made d;
	struct store *s = begin(&d);
	t_true(store_begin_bulk(s, MUCH, &d.err));
	t_true(add_channel(&d, s, 1, 1));
	for (int round = 0; round < PAGES; round++)
		add_posts(&d, s, round);
	t_int(temporary_files(&d), 0);
	t_true(store_commit(s, &d.err));
	t_int(made_ask(&d, "SELECT count(*) FROM post"), PAGES * SQL_MANY);
	end(&d, s);
}
T_END

T_MAIN("store_bulk", nothing_is_written_beside_the_store, a_part_can_be_taken_back_alone, a_bad_reference_stops_the_commit,
       good_references_are_kept, afterwards_every_row_is_checked_again)
