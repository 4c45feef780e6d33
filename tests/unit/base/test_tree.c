/* Listing a folder tree: a fixed order, nothing followed out of it, limits with words. */
#include "base/str.h"
#include "base/tree.h"
#include "tests/temp.h"

static void make_file(struct mem *m, const char *folder, const char *name)
{
	FILE *f = fopen(mem_printf(m, "%s/%s", folder, name), "w");
	t_true(f != NULL && fclose(f) == 0);
}

static void make_folder(struct mem *m, const char *folder, const char *name)
{
	t_int(mkdir(mem_printf(m, "%s/%s", folder, name), 0700), 0);
}

/* "f:a.csv l:x ", paths without the folder; or the code of the error. */
static const char *listed(struct mem *m, const char *folder)
{
	struct tree tree = { 0 };
	struct err e = { 0 };
	struct str s;
	str_init(&s, m);
	if (!tree_list(m, folder, &tree, &e))
		return word_code(m, e.word);
	for (size_t i = 0; i < tree.n; i++) {
		t_true(str_starts(tree.item[i].path, folder));
		str_addf(&s, "%c:%s ", "fhlo"[tree.item[i].kind], tree.item[i].path + strlen(folder) + 1);
	}
	return s.s;
}

T_CASE(files_come_by_path_and_nothing_is_followed)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *sub = mem_printf(m, "%s/b", folder);
	t_text(listed(m, folder), "");
	make_folder(m, folder, "b");
	make_folder(m, folder, ".git");
	make_file(m, folder, ".git/config");
	make_file(m, folder, "b.csv");
	make_file(m, folder, "a.csv");
	make_file(m, folder, "b/z.csv");
	make_file(m, folder, "b/y.csv");
	make_file(m, folder, "b/.hidden.csv");
	t_int(symlink("/etc", mem_printf(m, "%s/etc", folder)), 0);
	t_int(symlink("..", mem_printf(m, "%s/b/up", folder)), 0);
	t_int(mkfifo(mem_printf(m, "%s/pipe", folder), 0600), 0);
	t_text(listed(m, folder), "h:.git f:a.csv f:b.csv h:b/.hidden.csv l:b/up f:b/y.csv f:b/z.csv l:etc o:pipe ");
	unlink(mem_printf(m, "%s/.git/config", folder));
	temp_remove(sub);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(the_folder_keeps_its_name_and_a_second_adds)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct tree tree = { 0 };
	struct err e = { 0 };
	make_file(m, folder, "a.csv");
	t_true(tree_list(m, mem_printf(m, "%s/", folder), &tree, &e));
	t_true(tree_list(m, folder, &tree, &e));
	t_int(tree.n, 2);
	t_text(tree.item[0].path, mem_printf(m, "%s/a.csv", folder));
	t_text(tree.item[1].path, tree.item[0].path);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(what_cannot_be_listed_is_said)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *path = folder;
	t_text(listed(m, mem_printf(m, "%s/none", folder)), "tree-unreadable");
	make_file(m, folder, "a.csv");
	t_text(listed(m, mem_printf(m, "%s/a.csv", folder)), "tree-unreadable");
	for (int i = 0; i < TREE_DEPTH; i++) {
		make_folder(m, path, "d");
		path = mem_printf(m, "%s/d", path);
	}
	t_text(listed(m, folder), "tree-deep");
	for (int i = 0; i < TREE_DEPTH; i++) {
		t_int(rmdir(path), 0);
		path = mem_text_n(m, path, strlen(path) - 2);
	}
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("tree", files_come_by_path_and_nothing_is_followed, the_folder_keeps_its_name_and_a_second_adds, what_cannot_be_listed_is_said)
