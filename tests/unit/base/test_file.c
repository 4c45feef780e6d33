#include "tests/refuse.h" /* first, for it chooses what the C library shows */

#include "base/file.h"
#include "tests/temp.h"
#include <signal.h>
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
	struct err again = { 0 };
	refuse("close", 1, EIO); /* a second failure; the first is told */
	t_false(file_write_atomic(path, big, sizeof big, &again));
	limit.rlim_cur = before;
	t_int(setrlimit(RLIMIT_FSIZE, &limit), 0);
	t_true(refuse_was_met());
	t_int(e.word, W_FILE_FULL);
	t_int(again.word, W_FILE_FULL);
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

/* What the call that fails does to a file that held "old": an error of this word, or none, and this content afterwards. */
static const struct {
	const char *call;
	int nth, error;
	enum word word; /* WORD_N: it is written all the same */
	const char *content;
} write_faults[] = {
	{ "mkstemp", 1, EROFS, W_FILE_FORBIDDEN, "old" },
	{ "write", 1, ENOSPC, W_FILE_FULL, "old" },
	{ "write", 1, 0, WORD_N, "new" },
	{ "fsync", 1, EIO, W_FILE_SYSTEM, "old" },
	{ "fsync", 1, EDQUOT, W_FILE_FULL, "old" },
	{ "close", 1, ENOSPC, W_FILE_FULL, "old" }, /* a network folder may tell only now */
	{ "rename", 1, EPERM, W_FILE_FORBIDDEN, "old" },
	/* it has its name now, but that may not outlive a power cut; some file systems cannot flush a folder, some folders cannot be read */
	{ "fsync", 2, EIO, W_FILE_SYSTEM, "new" },
	{ "fsync", 2, EINVAL, WORD_N, "new" },
	{ "fsync", 2, EROFS, WORD_N, "new" },
	{ "open", 1, EACCES, WORD_N, "new" },
	{ "open", 1, EMFILE, W_FILE_SYSTEM, "new" },
};

T_CASE(whatever_fails_the_file_is_whole)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *path = in(m, folder, "report.pdf");
	for (size_t i = 0; i < sizeof write_faults / sizeof *write_faults; i++) {
		put(path, "old");
		struct err e = { 0 };
		refuse(write_faults[i].call, write_faults[i].nth, write_faults[i].error);
		bool ok = file_write_atomic(path, "new", 3, &e);
		if (!refuse_was_met())
			t_fail("%zu: %s was not called", i, write_faults[i].call);
		if (ok != (write_faults[i].word == WORD_N) || (!ok && (e.word != write_faults[i].word || e.code != ERR_SYSTEM)))
			t_fail("%zu: %s gives word %d", i, write_faults[i].call, ok ? WORD_N : (int)e.word);
		t_text(ok ? path : e.file, path);
		t_text(content(m, path), write_faults[i].content);
		t_int(temp_count(folder), 1);
	}
	temp_remove(folder);
	mem_free(m);
}
T_END

/* The lowest number that is free: what was opened meanwhile has been closed again. */
static int next_fd(void)
{
	int fd = dup(0);
	t_true(fd >= 0 && close(fd) == 0);
	return fd;
}

T_CASE(a_spool_that_fails_leaves_nothing)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *path = in(m, folder, "list.csv");
	int free_fd = next_fd();
	FILE *spool;
	static const char *const opening[] = { "mkstemp", "fdopen" };
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++) {
		struct err e = { 0 };
		refuse(opening[i], 1, EMFILE);
		t_false(file_spool(path, &spool, &e));
		t_true(!spool && e.word == W_FILE_SYSTEM && e.code == ERR_SYSTEM);
		t_text(e.file, path);
		t_int(temp_count(folder), 0);
		t_int(next_fd(), free_fd);
	}
	static const char *const publishing[] = { "fstat", "mmap", "mkstemp" };
	struct err e = { 0 };
	t_true(file_spool(path, &spool, &e));
	for (size_t i = 0; i < sizeof publishing / sizeof *publishing; i++) {
		e = (struct err){ 0 };
		t_true(fputs("one ", spool) >= 0);
		refuse(publishing[i], 1, ENOSPC);
		t_false(file_publish(spool, path, &e));
		t_true(e.word == W_FILE_FULL && e.code == ERR_SYSTEM);
		t_int(temp_count(folder), 0);
	}
	e = (struct err){ 0 };
	t_true(file_publish(spool, path, &e)); /* room was made */
	t_text(content(m, path), "one one one ");
	t_int(fclose(spool), 0);
	t_int(next_fd(), free_fd);
	t_true(file_spool(path, &spool, &e));
	t_true(fputs("two", spool) >= 0);
	t_int(close(fileno(spool)), 0); /* so that the last bytes cannot be written */
	t_false(file_publish(spool, path, &e));
	t_int(e.code, ERR_SYSTEM);
	t_text(content(m, path), "one one one ");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(a_path_without_a_folder_is_in_this_one)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	char here[4096];
	struct err e = { 0 };
	FILE *spool;
	t_true(getcwd(here, sizeof here) && chdir(folder) == 0);
	t_true(file_write_atomic("a", "1", 1, &e));
	t_true(file_spool("b", &spool, &e) && fputs("2", spool) >= 0 && file_publish(spool, "b", &e));
	fclose(spool);
	t_true(chdir(here) == 0);
	t_text(content(m, in(m, folder, "a")), "1");
	t_text(content(m, in(m, folder, "b")), "2");
	t_int(temp_count(folder), 2);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(signals_wait_and_those_of_a_full_disk_are_gone)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct err e = { 0 };
	sigset_t before, after;
	sigemptyset(&before);
	sigaddset(&before, SIGUSR1);
	t_int(sigprocmask(SIG_SETMASK, &before, NULL), 0);
	t_true(file_write_atomic(in(m, folder, "a"), "1", 1, &e));
	t_int(sigprocmask(SIG_BLOCK, NULL, &after), 0);
	t_int(sigismember(&after, SIGUSR1), 1); /* as it was */
	t_int(sigismember(&after, SIGTERM), 0);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(a_read_that_is_interrupted_goes_on)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m), *path = in(m, folder, "f");
	put(path, "twelve bytes");
	char *text, hex[HASH_HEX];
	size_t n;
	bool there;
	struct err e = { 0 };
	refuse("read", 1, EINTR);
	t_true(file_read(m, path, 100, &text, &n, &e) && refuse_was_met());
	t_text(text, "twelve bytes");
	refuse("read", 1, EINTR);
	t_true(file_hash(path, hex, &there, &e) && refuse_was_met());
	t_text(hex, "d4ce2c527afe674c7a086bd74e256019e3d5dcdb31eeb6eaadef5ada8c4383b9"); /* sha256sum */
	refuse("read", 1, 0); /* it was cut since its size was asked */
	t_true(file_read(m, path, 100, &text, &n, &e) && refuse_was_met());
	t_text(text, "");
	t_int(n, 0);
	static const char *const calls[] = { "open", "fstat", "read" };
	int free_fd = next_fd();
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		e = (struct err){ 0 };
		refuse(calls[i], 1, EACCES);
		t_false(file_read(m, path, 100, &text, &n, &e));
		t_true(e.word == W_FILE_FORBIDDEN && e.code == ERR_INPUT);
		t_text(e.file, path);
		t_int(next_fd(), free_fd);
	}
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i += 2) {
		e = (struct err){ 0 };
		refuse(calls[i], 1, EACCES);
		t_false(file_hash(path, hex, &there, &e));
		t_true(there && e.word == W_FILE_FORBIDDEN && e.code == ERR_SYSTEM);
		t_text(hex, "");
		t_int(next_fd(), free_fd);
	}
	temp_remove(folder);
	mem_free(m);
}
T_END

/* A killed program leaves its scrap file; one that runs holds the lock of its own. */
T_CASE(what_a_killed_one_left_is_taken_away)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	const char *folder = temp_folder(m), *path = mem_printf(m, "%s/report", folder);
	const char *left = mem_printf(m, "%s/.spiegel-abc123", folder), *other = mem_printf(m, "%s/.spiegel-notes.txt", folder);
	const char *link = mem_printf(m, "%s/.spiegel-abcdef", folder);
	char *held;
	int fd = file_scrap(m, path, &held);
	t_true(fd >= 0);
	fclose(fopen(left, "w"));
	fclose(fopen(other, "w"));
	t_int(symlink(other, link), 0);
	t_true(file_write_atomic(path, "x", 1, &e));
	t_int(access(left, F_OK), -1);
	t_int(access(held, F_OK), 0);
	t_int(access(other, F_OK), 0);
	t_int(access(link, F_OK), 0);
	close(fd);
	t_true(file_write_atomic(path, "y", 1, &e));
	t_int(access(held, F_OK), -1);
	temp_remove(folder);
	mem_free(m);
}
T_END

/* Between the making of a scrap file and its locking another program may take it for one that was left: then another name is tried, not for ever. */
T_CASE(a_scrap_file_swept_before_it_is_locked_is_made_again)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	const char *folder = temp_folder(m), *path = in(m, folder, "report"), *left = in(m, folder, ".spiegel-abc123");
	char *name;
	refuse_times("flock", 2, 0);
	int fd = file_scrap(m, path, &name);
	t_true(fd >= 0 && refuse_was_met());
	t_int(access(name, F_OK), 0);
	close(fd);
	refuse("fstat", 1, EIO);
	fd = file_scrap(m, path, &name);
	t_true(fd >= 0 && refuse_was_met());
	close(fd);
	refuse_times("flock", 100, 0);
	t_int(file_scrap(m, path, &name), -1);
	t_int(errno, EAGAIN);
	refuse("", 0, 0);
	/* what is left but cannot be looked at or opened stays for the next time */
	fclose(fopen(left, "w"));
	static const char *const calls[] = { "fstatat", "openat" };
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		refuse_times(calls[i], 100, EMFILE);
		t_true(file_write_atomic(path, "x", 1, &e));
		refuse("", 0, 0);
		t_int(access(left, F_OK), 0);
	}
	t_true(file_write_atomic(path, "x", 1, &e));
	t_int(access(left, F_OK), -1);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(a_folder_is_made_with_those_above_it)
{
	struct mem *m = mem_new();
	struct err e = { 0 };
	struct stat st;
	const char *folder = temp_folder(m);
	t_true(file_folder(in(m, folder, "a//b/c/"), &e));
	t_true(file_folder(in(m, folder, "a/b"), &e));
	t_true(stat(in(m, folder, "a/b/c"), &st) == 0 && S_ISDIR(st.st_mode));
	t_int(st.st_mode & 0777, 0700);
	t_int(rmdir(in(m, folder, "a/b/c")), 0);
	t_int(rmdir(in(m, folder, "a/b")), 0);
	put(in(m, folder, "a/file"), "precious");
	t_false(file_folder(in(m, folder, "a/file"), &e));
	t_int(e.word, W_FILE_IN_THE_WAY);
	t_text(e.file, in(m, folder, "a/file"));
	e = (struct err){ 0 };
	t_false(file_folder(in(m, folder, "a/file/x"), &e));
	t_int(e.code, ERR_SYSTEM);
	t_int(e.word, W_FILE_IN_THE_WAY);
	t_text(content(m, in(m, folder, "a/file")), "precious");
	e = (struct err){ 0 };
	t_false(file_folder("", &e));
	t_int(e.word, W_FILE_ABSENT);
	e = (struct err){ 0 };
	t_false(file_folder("/proc/none/reports", &e)); /* where nobody makes a folder */
	t_int(e.word, W_FILE_ABSENT);
	e = (struct err){ 0 };
	t_int(symlink("nowhere", in(m, folder, "a/link")), 0);
	t_false(file_folder(in(m, folder, "a/link/reports"), &e));
	t_int(e.word, W_FILE_ABSENT);
	t_int(unlink(in(m, folder, "a/link")), 0);
	t_int(unlink(in(m, folder, "a/file")), 0);
	t_int(rmdir(in(m, folder, "a")), 0);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("file", a_folder_is_made_with_those_above_it, what_a_killed_one_left_is_taken_away,
       a_scrap_file_swept_before_it_is_locked_is_made_again, writes_and_replaces, refuses_bad_places,
       keeps_the_old_file_when_the_folder_is_closed, keeps_the_old_file_when_there_is_no_room, a_spool_has_no_name_until_it_is_published,
       reads_only_plain_files_within_the_limit, hashes_only_plain_files, whatever_fails_the_file_is_whole,
       a_spool_that_fails_leaves_nothing, a_path_without_a_folder_is_in_this_one, signals_wait_and_those_of_a_full_disk_are_gone,
       a_read_that_is_interrupted_goes_on)
