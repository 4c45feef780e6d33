/* A project in a scratch folder, for the tests of study/. */
#ifndef TESTS_STUDY_DESK_H
#define TESTS_STUDY_DESK_H
#include "analytics/start.h"
#include "base/str.h"
#include "importers/importer.h"
#include "study/begin.h"
#include "study/trajectory.h"
#include "tests/t.h"
#include <limits.h>
#include <unistd.h>

struct desk {
	struct mem *mem;
	char *folder;
	struct project project;
	struct store *store;
	int64_t trajectory;
	struct err e;
};

static inline void desk_take_of(struct desk *d, const char *path, const char *kind, const char *channel, int as_of)
{
	struct import_results r;
	struct import_options o = {
		.trajectory_id = d->trajectory, .kind = kind, .channel = channel, .as_of = as_of, .tool_version = "test"
	};
	ck_assert_msg(import_file(d->store, path, &o, d->mem, &r, &d->e), "%s", err_sentence(d->mem, &d->e, LANG_EN));
}

static inline void desk_take(struct desk *d, const char *path, const char *kind)
{
	desk_take_of(d, path, kind, NULL, INT_MIN);
}

/* Take in a file with this text, of a channel and a day that it does not name itself. */
static inline void desk_take_text_of(struct desk *d, const char *text, const char *kind, const char *channel, int as_of)
{
	const char *path = mem_printf(d->mem, "%s/file.csv", d->folder);
	FILE *f = fopen(path, "w");
	t_true(f != NULL);
	fputs(text, f);
	fclose(f);
	desk_take_of(d, path, kind, channel, as_of);
	unlink(path);
}

static inline void desk_take_text(struct desk *d, const char *text, const char *kind)
{
	desk_take_text_of(d, text, kind, NULL, INT_MIN);
}

static inline void desk_open(struct desk *d, const char *region)
{
	struct beginning b;
	analytics_start();
	*d = (struct desk){ .mem = mem_new() };
	d->folder = mem_text(d->mem, "/tmp/spiegel_desk_XXXXXX");
	t_true(mkdtemp(d->folder) != NULL);
	project_defaults(&d->project);
	d->project.name = "Plein";
	d->project.region = region;
	t_true(begin_project(d->mem, d->folder, &d->project, 0, false, 1750000000, &b, &d->e));
	t_true(store_open(&d->store, d->project.db_path, STORE_WRITE, &d->e));
	t_true(trajectory_find(d->store, &d->trajectory, &d->e));
}

static inline void desk_close(struct desk *d)
{
	store_close(d->store);
	unlink(d->project.db_path);
	unlink(d->project.ini_path);
	rmdir(d->folder);
	mem_free(d->mem);
}
#endif
