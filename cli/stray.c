#include "stray.h"
#include "base/str.h"
#include "base/tree.h"
#include "study/trajectory.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct names {
	const char **item;
	size_t n, cap;
};

static void add(struct mem *m, struct names *list, const char *name)
{
	list->item = mem_grow(m, list->item, list->n, &list->cap, sizeof *list->item);
	list->item[list->n++] = name;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, each once. */
static void settle(struct names *list)
{
	size_t kept = 0;
	if (list->n)
		qsort(list->item, list->n, sizeof *list->item, by_bytes);
	for (size_t i = 0; i < list->n; i++)
		if (kept == 0 || !str_eq(list->item[kept - 1], list->item[i]))
			list->item[kept++] = list->item[i];
	list->n = kept;
}

static bool has(const struct names *list, const char *name)
{
	return list->n && bsearch(&name, list->item, list->n, sizeof *list->item, by_bytes);
}

/* "2026-06_maandrapport_dijk.pdf": what a report or its folder of tables is called. */
static bool is_ours(const char *name, const char *slug)
{
	if (strspn(name, "0123456789") != 4)
		return false;
	for (const char *at = strchr(name, '_'); at; at = strchr(at + 1, '_'))
		if (str_starts(at + 1, slug) && strchr("._/", at[1 + strlen(slug)]))
			return true;
	return false;
}

/* What is recorded, and in which folders. */
static bool recorded(struct session *s, const struct report_run run[], size_t n, struct names *known, struct names *folder, struct err *e)
{
	add(s->mem, folder, "reports");
	for (size_t i = 0; i < n; i++) {
		struct report_file *file;
		size_t n_files;
		if (!*run[i].folder)
			continue;
		add(s->mem, folder, run[i].folder);
		if (!record_files(s->mem, s->store, run[i].id, &file, &n_files, e))
			return false;
		for (size_t k = 0; k < n_files; k++)
			add(s->mem, known, mem_printf(s->mem, "%s/%s", run[i].folder, file[k].name));
	}
	settle(known);
	settle(folder);
	return true;
}

static bool look_in(struct session *s, const char *folder, const char *slug, const struct names *known, struct names *stray, struct err *e)
{
	const char *path = mem_printf(s->mem, "%s/%s", s->folder, folder);
	struct tree tree = { 0 };
	struct stat st;
	if (stat(path, &st) != 0)
		return true; /* no report was made there yet, or it went */
	if (!tree_list(s->mem, path, &tree, e))
		return false;
	for (size_t i = 0; i < tree.n; i++) {
		const char *below = tree.item[i].path + strlen(path) + 1, *name = mem_printf(s->mem, "%s/%s", folder, below);
		if (tree.item[i].kind == TREE_FILE && is_ours(below, slug) && !has(known, name))
			add(s->mem, stray, mem_text_n(s->mem, name, strlen(folder) + 1 + strcspn(below, "/")));
	}
	return true;
}

bool stray_find(struct session *s, const struct report_run run[], size_t n, struct stray *out, struct err *e)
{
	struct names known = { .n = 0 }, folder = { .n = 0 }, stray = { .n = 0 };
	const char *slug;
	if (!trajectory_slug(s->store, s->mem, s->trajectory, &slug, e) || !recorded(s, run, n, &known, &folder, e))
		return false;
	for (size_t i = 0; i < folder.n; i++)
		if (!look_in(s, folder.item[i], slug, &known, &stray, e))
			return false;
	settle(&stray);
	*out = (struct stray){ .name = stray.item, .n = stray.n };
	return true;
}
