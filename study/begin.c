#include "begin.h"
#include "advice.h"
#include "base/file.h"
#include "base/path.h"
#include "base/str.h"
#include "criterion.h"
#include "trajectory.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool exists(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

/* Make the folder if it is not there; *made tells whether it is ours to take away. */
static bool make_folder(struct mem *m, const char *folder, bool *made, struct err *e)
{
	*made = mkdir(folder, 0700) == 0;
	if (*made || errno == EEXIST)
		return true;
	if (errno == ENOENT)
		return err_set(e, ERR_SYSTEM, W_BEGIN_NO_PARENT, folder, path_folder(m, folder), NULL);
	return err_set(e, ERR_SYSTEM, W_BEGIN_FOLDER, folder, strerror(errno), NULL);
}

/* Store, trajectory, census, agreement, and last the project file: a folder without it is no project. */
static bool fill_folder(struct mem *m, struct project *p, int64_t expected, bool own, int64_t now, struct store **store,
                        struct beginning *out, struct err *e)
{
	int64_t trajectory;
	if (!store_open(store, p->db_path, STORE_CREATE, e) || !store_begin(*store, e))
		return false;
	if (!trajectory_add(*store, m, p, e) || !store_commit(*store, e)) {
		store_rollback(*store);
		return false;
	}
	if (!trajectory_find(*store, &trajectory, e) || !baseline_add(m, *store, trajectory, p, p->region, &out->census, e) ||
	    !advice_give(m, *store, trajectory, p, expected, &out->advice, e))
		return false;
	const char *text = criterion_text(m, p), *reason = own ? "own" : "default";
	if (out->advice.known && !own) {
		advice_take(p, &out->advice);
		if (!criterion_same(m, text, criterion_text(m, p)))
			reason = "expected";
	}
	if (out->advice.known && (own || !out->advice.describe_only) && !advice_need(m, *store, trajectory, p, &out->advice, e))
		return false;
	if (!store_begin(*store, e))
		return false;
	if (!criterion_set(*store, trajectory, criterion_text(m, p), reason, now, e) || !store_commit(*store, e)) {
		store_rollback(*store);
		return false;
	}
	const char *ini = project_ini_text(m, p);
	return file_write_atomic(p->ini_path, ini, strlen(ini), e);
}

bool begin_project(struct mem *m, const char *folder, struct project *p, int64_t expected, bool own, int64_t now, struct beginning *out,
                   struct err *e)
{
	struct store *store = NULL;
	bool made;
	*out = (struct beginning){ .advice = { .known = false } };
	p->folder = mem_text(m, folder);
	p->ini_path = mem_printf(m, "%s/spiegel.ini", folder);
	p->db_path = mem_printf(m, "%s/spiegel.db", folder);
	if (exists(p->ini_path) || exists(p->db_path))
		return err_set(e, ERR_INPUT, W_BEGIN_EXISTS, folder, NULL, NULL);
	if (!make_folder(m, folder, &made, e))
		return false;
	bool done = fill_folder(m, p, expected, own, now, &store, out, e);
	store_close(store);
	if (!done) {
		unlink(p->db_path);
		if (made)
			rmdir(folder);
	}
	return done;
}
