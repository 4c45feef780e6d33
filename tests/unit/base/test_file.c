#include "base/file.h"
#include "tests/temp.h"
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *in(struct mem *m, const char *folder, const char *name)
{
	return mem_printf(m, "%s/%s", folder, name);
}

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

static const char *content(struct mem *m, const char *path)
{
	char *text;
	size_t n;
	struct err e = { 0 };
	return file_read(m, path, 1 << 20, &text, &n, &e) ? text : "(not readable)";
}

T_CASE(writes_and_replaces)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	const char *path = in(m, folder, "a b\n;$(x)`y`.pdf");
	struct err e = { 0 };
	mode_t mask = umask(0);
	t_true(file_write_atomic(path, "first", 5, &e));
	umask(mask);
	t_text(content(m, path), "first");
	t_true(file_write_atomic(path, "", 0, &e));
	t_text(content(m, path), "");
	t_true(file_write_atomic(path, "2\0nd", 4, &e));
	struct stat st;
	t_int(stat(path, &st), 0);
	t_int(st.st_size, 4);
	t_int(st.st_mode & 0777, 0600);
	t_int(temp_count(folder), 1);
	temp_remove(folder);
	mem_free(m);
}
T_END

/* Write to a place that cannot be: an error of this word about this path, and nothing new in the folder. */
static void refused(const char *folder, const char *path, enum word word, int n_files)
{
	struct err e = { 0 };
	t_false(file_write_atomic(path, "new", 3, &e));
	ck_assert_msg(e.word == word, "%s: word %d, expected %d", path, (int)e.word, (int)word);
	t_int(e.code, ERR_SYSTEM);
	t_int(strncmp(e.file, path, 200), 0); /* errors keep the start of long names */
	t_int(temp_count(folder), n_files);
}

T_CASE(refuses_bad_places)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	const char *victim = in(m, folder, "victim"), *link = in(m, folder, "link"), *sub = in(m, folder, "sub");
	put(victim, "precious");
	t_int(symlink(victim, link), 0);
	t_int(mkdir(sub, 0700), 0);
	char *longest = mem_alloc(m, 301);
	memset(longest, 'x', 300);
	refused(folder, "", W_FILE_ABSENT, 3);
	refused(folder, in(m, folder, "none/report.pdf"), W_FILE_ABSENT, 3);
	refused(folder, in(m, folder, "victim/report.pdf"), W_FILE_ABSENT, 3);
	refused(folder, sub, W_FILE_NOT_PLAIN, 3);
	refused(folder, link, W_FILE_NOT_PLAIN, 3);
	refused(folder, "/dev/full", W_FILE_NOT_PLAIN, 3);
	refused(folder, in(m, folder, longest), W_FILE_LONG_NAME, 3);
	t_text(content(m, victim), "precious");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(keeps_the_old_file_when_the_folder_is_closed)
{
	if (geteuid() == 0) /* root may write anywhere */
		return;
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	const char *path = in(m, folder, "report.pdf");
	put(path, "old");
	t_int(chmod(folder, 0500), 0);
	refused(folder, path, W_FILE_FORBIDDEN, 1);
	t_text(content(m, path), "old");
	t_int(chmod(folder, 0700), 0);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(keeps_the_old_file_when_there_is_no_room)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	const char *path = in(m, folder, "report.pdf");
	put(path, "old");
	struct rlimit limit = { .rlim_cur = 1000, .rlim_max = RLIM_INFINITY };
	t_int(getrlimit(RLIMIT_FSIZE, &limit), 0);
	rlim_t before = limit.rlim_cur;
	limit.rlim_cur = 1000;
	t_int(setrlimit(RLIMIT_FSIZE, &limit), 0);
	char big[5000] = { 0 };
	struct err e = { 0 };
	t_false(file_write_atomic(path, big, sizeof big, &e)); /* SIGXFSZ would have ended this process */
	limit.rlim_cur = before;
	t_int(setrlimit(RLIMIT_FSIZE, &limit), 0);
	t_int(e.word, W_FILE_FULL);
	t_text(content(m, path), "old");
	t_int(temp_count(folder), 1);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(a_spool_has_no_name_until_it_is_published)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *path = in(m, folder, "list.csv");
	struct err e = { 0 };
	FILE *spool;
	t_true(file_spool(path, &spool, &e));
	t_int(temp_count(folder), 0);
	t_true(file_publish(spool, path, &e)); /* nothing written yet */
	t_text(content(m, path), "");
	t_true(fputs("one two", spool) >= 0);
	t_text(content(m, path), "");
	t_true(file_publish(spool, path, &e));
	t_text(content(m, path), "one two");
	t_int(temp_count(folder), 1);
	t_int(fclose(spool), 0);
	t_false(file_spool(in(m, folder, "none/list.csv"), &spool, &e));
	t_true(e.word == W_FILE_ABSENT && !spool);
	e = (struct err){ 0 };
	t_false(file_spool(folder, &spool, &e));
	t_true(e.word == W_FILE_NOT_PLAIN && !spool);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(reads_only_plain_files_within_the_limit)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	const char *path = in(m, folder, "f"), *pipe_path = in(m, folder, "pipe");
	put(path, "twelve bytes");
	t_int(mkfifo(pipe_path, 0600), 0);
	static const struct {
		const char *name;
		size_t limit;
		enum word word;
	} bad[] = {
		{ "f", 11, W_FILE_TOO_LARGE },  { "pipe", 100, W_FILE_NOT_PLAIN }, { ".", 1000000, W_FILE_NOT_PLAIN },
		{ "none", 100, W_FILE_ABSENT }, { "f/f", 100, W_FILE_ABSENT },
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char *text = NULL;
		size_t n = 0;
		struct err e = { 0 };
		t_false(file_read(m, in(m, folder, bad[i].name), bad[i].limit, &text, &n, &e));
		ck_assert_msg(e.word == bad[i].word && e.code == ERR_INPUT, "%s: word %d", bad[i].name, (int)e.word);
	}
	char *text;
	size_t n;
	struct err e = { 0 };
	t_true(file_read(m, path, 12, &text, &n, &e));
	t_text(text, "twelve bytes");
	t_int(n, 12);
	temp_remove(folder);
	mem_free(m);
}
T_END

/* Expected: sha256sum of coreutils. */
T_CASE(hashes_only_plain_files)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	const char *path = in(m, folder, "f"), *link_path = in(m, folder, "link"), *pipe_path = in(m, folder, "pipe");
	char hex[HASH_HEX];
	bool there;
	struct err e = { 0 };
	put(path, "twelve bytes");
	t_int(symlink(path, link_path), 0);
	t_int(mkfifo(pipe_path, 0600), 0);
	t_true(file_hash(path, hex, &there, &e) && there);
	t_text(hex, "d4ce2c527afe674c7a086bd74e256019e3d5dcdb31eeb6eaadef5ada8c4383b9");
	const char *const none[] = { link_path, pipe_path, folder, in(m, folder, "none") };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		t_true(file_hash(none[i], hex, &there, &e));
		if (there || hex[0])
			t_fail("%s is taken for a plain file", none[i]);
	}
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("file", writes_and_replaces, refuses_bad_places, keeps_the_old_file_when_the_folder_is_closed,
       keeps_the_old_file_when_there_is_no_room, a_spool_has_no_name_until_it_is_published, reads_only_plain_files_within_the_limit,
       hashes_only_plain_files)
