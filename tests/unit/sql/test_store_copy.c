/* A copy of the store: what is done to it leaves the store as it is, also while another writes, and it leaves no file. */
#include "made.h"

static int64_t ask(struct made *d, struct store *s)
{
	struct stmt *t;
	int64_t n;
	if (!store_statement(s, SQL_TRAJECTORY_FIRST, &t, &d->err) || !stmt_one_int(t, &n, &d->err))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
	return n;
}

static void add(struct made *d, struct store *s, const char *slug)
{
	struct stmt *t;
	if (!store_begin(s, &d->err) || !store_statement(s, SQL_TRAJECTORY_INSERT, &t, &d->err))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
	stmt_text(t, 1, slug);
	stmt_text(t, 2, slug);
	stmt_text(t, 3, "GM0344");
	stmt_text(t, 4, "Europe/Amsterdam");
	if (!stmt_run(t, &d->err) || !store_commit(s, &d->err))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
}

T_CASE(a_copy_is_a_store_of_its_own)
{
	struct made d;
	struct store *copy;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	t_true(store_copy(s, &copy, &d.err));
	add(&d, copy, "in-the-copy");
	t_int(ask(&d, copy), 1);
	t_int(ask(&d, s), 0);
	t_int(made_entries(&d, false), 1); /* no file beside the store */
	add(&d, s, "in-the-store");
	t_int(made_ask(&d, "SELECT count(*) FROM trajectory WHERE slug = 'in-the-copy'"), 0);
	store_close(copy);
	store_close(s);
	made_end(&d);
}
T_END

T_CASE(a_store_that_cannot_be_written_can_be_copied)
{
	struct made d;
	struct store *copy;
	made_begin(&d);
	struct store *s = made_store(&d, STORE_CREATE);
	add(&d, s, "x");
	store_close(s);
	s = made_store(&d, STORE_READ);
	t_true(store_begin_read(s, &d.err));
	t_true(store_copy(s, &copy, &d.err));
	t_int(ask(&d, copy), 1);
	store_rollback(s);
	store_close(s);
	add(&d, copy, "y"); /* lives on without it */
	store_close(copy);
	made_end(&d);
}
T_END

T_MAIN("store_copy", a_copy_is_a_store_of_its_own, a_store_that_cannot_be_written_can_be_copied)
