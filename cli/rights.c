#include "rights.h"
#include "base/confine.h"
#include "base/path.h"
#include "base/str.h"
#include "study/datafile.h"
#include "study/theme.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct list {
	struct mem *mem;
	struct confine_path *path;
	size_t n, cap;
};

static void add(struct list *l, const char *path, bool may_write)
{
	if (!path || !*path)
		return;
	l->path = mem_grow(l->mem, l->path, l->n, &l->cap, sizeof *l->path);
	l->path[l->n++] = (struct confine_path){ path, may_write };
}

/* Where something is to be made: the nearest folder around it that is there. */
static void add_target(struct list *l, const char *path)
{
	for (path = path_folder(l->mem, path); access(path, F_OK) != 0 && !str_eq(path, "/") && !str_eq(path, ".");)
		path = path_folder(l->mem, path);
	add(l, path, true);
}

/* What the C library, SQLite and the search for fonts want, whatever the command. */
static void add_system(struct list *l)
{
	static const struct confine_path fixed[] = {
		{ "/usr", false },
		{ "/lib", false },
		{ "/lib64", false },
		{ "/etc", false },
		{ "/proc/self", false },
		{ "/dev/zero", false },
		{ "/dev/urandom", false },
		{ "/sys/devices/system/cpu", false },
		{ "/dev/null", true },
		{ "/dev/tty", true },
		{ "/tmp", true },
		{ "/var/tmp", true },
		{ "/var/cache/fontconfig", false },
#ifdef COVERAGE_FOLDER
		{ COVERAGE_FOLDER, true },
#endif
	};
	static const struct {
		const char *variable, *below;
		bool may_write;
	} named[] = {
		{ "TMPDIR", "", true },
		{ "SQLITE_TMPDIR", "", true },
		{ "FONTCONFIG_FILE", "", false },
		{ "FONTCONFIG_PATH", "", false },
		{ "HOME", "/.fonts", false },
		{ "HOME", "/.local/share/fonts", false },
		{ "HOME", "/.config/fontconfig", false },
		{ "HOME", "/.cache/fontconfig", true },
		{ "XDG_DATA_HOME", "/fonts", false },
		{ "XDG_CONFIG_HOME", "/fontconfig", false },
		{ "XDG_CACHE_HOME", "/fontconfig", true },
	};
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		add(l, fixed[i].path, fixed[i].may_write);
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		const char *folder = getenv(named[i].variable);
		if (folder && *folder)
			add(l, mem_printf(l->mem, "%s%s", folder, named[i].below), named[i].may_write);
	}
}

/* What was named on the command line: to read, and where results go. */
static void add_named(struct list *l, const struct session *s, const struct cmd *cmd)
{
	static const char *const targets[] = { "output", "rejects", "qr" };
	for (size_t i = 0; i < s->opt.n_rest; i++)
		if (cmd->run == cmd_init)
			add_target(l, s->opt.rest[i]);
		else /* reference cases have their data beside them */
			add(l, cmd->run == cmd_selftest ? path_folder(l->mem, s->opt.rest[i]) : s->opt.rest[i], false);
	for (size_t i = 0; i < s->opt.n; i++) {
		const struct opt_given *o = &s->opt.given[i];
		bool is_target = false;
		for (size_t k = 0; k < sizeof targets / sizeof *targets; k++)
			is_target |= str_eq(o->opt->name, targets[k]);
		if (o->value && is_target)
			add_target(l, o->value);
		add(l, o->value, is_target);
	}
	if (cmd->run == cmd_kinds) /* a template without --output lands here */
		add(l, ".", true);
}

static const char *in_project(const struct session *s, const char *path)
{
	return path[0] == '/' ? path : mem_printf(s->mem, "%s/%s", s->folder, path);
}

/* The project, and what its file names outside it. A file that cannot be read is told of by the command. */
static void add_project(struct list *l, const struct session *s)
{
	struct project p;
	struct err unheard = { .code = ERR_NONE };
	const char *theme, *logo;
	const char *beside = opt_value(&s->opt, "against");
	add(l, datafile_folder(s->mem), false);
	add(l, s->folder, true);
	if (beside && beside[0] != '/') /* the project in a folder next to this one */
		add(l, mem_printf(s->mem, "%s/../%s", s->folder, beside), false);
	if (access(in_project(s, "spiegel.ini"), R_OK) != 0 || !project_read(s->mem, s->folder, &p, &unheard))
		return;
	if (*p.inbox)
		add(l, in_project(s, p.inbox), true);
	study_theme_files(s->mem, &p, &theme, &logo);
	add(l, theme, false);
	add(l, logo, false);
}

void rights_give_up(struct session *s, const struct cmd *cmd)
{
	struct list l = { .mem = s->mem };
	if (opt_has(&s->opt, "no-sandbox"))
		return;
	add_system(&l);
	add_named(&l, s, cmd);
	add_project(&l, s);
	s->keeps_to_files = confine_files(l.path, l.n);
	s->keeps_to_calls = confine_calls();
}
