/* spiegel verify: are the reports that were made still what can be made? */
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/tree.h"
#include "frozen.h"
#include "stray.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The runs to look at: all, or the one of that number. */
static bool choose(struct session *s, struct report_run **run, size_t *n, struct err *e)
{
	int64_t number;
	if (!record_runs(s->mem, s->store, s->trajectory, run, n, e))
		return false;
	if (!s->opt.n_rest)
		return true;
	const char *asked = s->opt.rest[0];
	if (num_parse_int(asked, strlen(asked), &number))
		for (size_t i = 0; i < *n; i++)
			if ((*run)[i].id == number) {
				*run += i;
				*n = 1;
				return true;
			}
	return err_set(e, ERR_INPUT, W_RUN_UNKNOWN, asked, NULL, NULL);
}

/* Files are made again in a folder that only the owner can look into, and that goes at the end. */
static bool scratch_make(struct session *s, const char **out, struct err *e)
{
	const char *parent = getenv("TMPDIR");
	char *name = mem_printf(s->mem, "%s/spiegel-XXXXXX", parent && *parent ? parent : "/tmp");
	*out = mkdtemp(name);
	return *out || err_set(e, ERR_SYSTEM, W_BEGIN_FOLDER, name, strerror(errno), NULL);
}

static void scratch_empty(struct mem *m, const char *folder)
{
	struct tree tree = { 0 };
	struct err none = { .code = ERR_NONE };
	if (!tree_list(m, folder, &tree, &none))
		return;
	for (size_t i = 0; i < tree.n; i++) {
		unlink(tree.item[i].path);
		const char *parent = path_folder(m, tree.item[i].path);
		if (!str_eq(parent, folder))
			rmdir(parent); /* succeeds with its last file */
	}
}

static bool check_runs(struct session *s, struct frozen *f, const struct report_run *run, struct run_row *row, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		struct mem *m = mem_new();
		size_t n_files;
		bool ok = frozen_check(f, &run[i], &row[i], &n_files, e);
		scratch_empty(m, f->folder);
		mem_free(m);
		if (!ok)
			return false;
		s->not_all_well |= !row[i].in_order;
	}
	return true;
}

static bool check_all(struct session *s, struct runs *out, struct err *e)
{
	struct report_run *run;
	struct frozen f;
	size_t n;
	if (!choose(s, &run, &n, e))
		return false;
	struct stray stray = { .n = 0 };
	if (!s->opt.n_rest && !stray_find(s, run, n, &stray, e))
		return false;
	out->stray = stray.name;
	out->n_stray = stray.n;
	s->not_all_well |= stray.n > 0;
	struct run_row *row = mem_array(s->mem, n + 1, sizeof *row);
	bool ok = frozen_open(s, &f, e) && scratch_make(s, &f.folder, e);
	if (ok) {
		f.disk = true;
		ok = check_runs(s, &f, run, row, n, e);
		rmdir(f.folder);
	}
	frozen_close(&f);
	out->row = row;
	out->n = n;
	return ok;
}

bool cmd_verify(struct session *s, struct err *e)
{
	struct runs runs = { .n = 0 };
	struct doc d;
	if (s->opt.n_rest > 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel verify [RUN]", NULL, NULL);
	if (!session_open(s, STORE_READ, e) || !store_verify(s->store, e) || !store_check(s->store, &runs.broken, e) ||
	    !store_begin_read(s->store, e))
		return false;
	bool ok = check_all(s, &runs, e);
	store_rollback(s->store);
	if (!ok)
		return false;
	s->not_all_well |= runs.broken != NULL;
	session_doc(s, &d, "verify");
	runs_verify(&d, &runs);
	return session_show(s, &d, e);
}
