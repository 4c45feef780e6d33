#include "tree.h"
#include "num.h"
#include "str.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool fail(const char *path, enum word word, const char *arg, struct err *e)
{
	err_set(e, ERR_INPUT, word, arg, NULL, NULL);
	return err_at(e, path, 0, 0);
}

static bool add_entry(struct mem *m, struct tree *out, const char *path, enum tree_kind kind, struct err *e)
{
	if (out->n == TREE_FILES)
		return fail(path, W_TREE_LARGE, num_plain_int(m, TREE_FILES), e);
	out->item = mem_grow(m, out->item, out->n, &out->cap, sizeof *out->item);
	out->item[out->n++] = (struct tree_entry){ .path = path, .kind = kind };
	return true;
}

static bool list_folder(struct mem *m, const char *folder, int depth, struct tree *out, struct err *e);

static bool list_name(struct mem *m, const char *folder, const char *name, int depth, struct tree *out, struct err *e)
{
	struct stat st;
	const char *path = mem_printf(m, "%s%s%s", folder, str_ends(folder, "/") ? "" : "/", name);
	if (*name == '.')
		return add_entry(m, out, path, TREE_HIDDEN, e);
	if (lstat(path, &st) != 0)
		return fail(path, W_TREE_UNREADABLE, strerror(errno), e);
	if (S_ISDIR(st.st_mode))
		return list_folder(m, path, depth + 1, out, e);
	return add_entry(m, out, path, S_ISREG(st.st_mode) ? TREE_FILE : S_ISLNK(st.st_mode) ? TREE_LINK : TREE_OTHER, e);
}

static bool list_folder(struct mem *m, const char *folder, int depth, struct tree *out, struct err *e)
{
	if (depth > TREE_DEPTH)
		return fail(folder, W_TREE_DEEP, num_plain_int(m, TREE_DEPTH), e);
	DIR *d = opendir(folder);
	if (!d)
		return fail(folder, W_TREE_UNREADABLE, strerror(errno), e);
	bool ok = true;
	errno = 0;
	for (struct dirent *entry; ok && (entry = readdir(d)) != NULL; errno = 0)
		if (!str_eq(entry->d_name, ".") && !str_eq(entry->d_name, ".."))
			ok = list_name(m, folder, entry->d_name, depth, out, e);
	if (ok && errno != 0)
		ok = fail(folder, W_TREE_UNREADABLE, strerror(errno), e);
	closedir(d);
	return ok;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const struct tree_entry *)a)->path, ((const struct tree_entry *)b)->path);
}

bool tree_list(struct mem *m, const char *folder, struct tree *out, struct err *e)
{
	size_t before = out->n;
	if (!list_folder(m, folder, 1, out, e))
		return false;
	if (out->n > before)
		qsort(out->item + before, out->n - before, sizeof *out->item, compare_paths);
	return true;
}
