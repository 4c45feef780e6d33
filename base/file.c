#include "file.h"
#include "num.h"
#include "path.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Turn errno into words about this file. Returns false. */
static bool say_errno(const char *path, enum err_code code, int number, struct err *e)
{
	static const struct {
		int number;
		enum word word;
	} known[] = {
		{ ENOENT, W_FILE_ABSENT },
		{ ENOTDIR, W_FILE_ABSENT },
		{ EACCES, W_FILE_FORBIDDEN },
		{ EPERM, W_FILE_FORBIDDEN },
		{ EROFS, W_FILE_FORBIDDEN },
		{ EISDIR, W_FILE_NOT_PLAIN },
		{ ELOOP, W_FILE_NOT_PLAIN },
		{ ENOSPC, W_FILE_FULL },
		{ EDQUOT, W_FILE_FULL },
		{ EFBIG, W_FILE_FULL },
		{ ENAMETOOLONG, W_FILE_LONG_NAME },
		{ EEXIST, W_FILE_IN_THE_WAY },
	};
	enum word word = W_FILE_SYSTEM;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].number == number)
			word = known[i].word;
	err_set(e, code, word, strerror(number), NULL, NULL);
	return err_at(e, path, 0, 0);
}

/* Hold back every signal; a write beyond RLIMIT_FSIZE then fails with EFBIG and leaves its signal waiting, which must not kill us later. */
static void signals_hold(sigset_t *before)
{
	sigset_t all;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, before);
}

static void signals_release(const sigset_t *before)
{
	sigset_t too_large;
	sigemptyset(&too_large);
	sigaddset(&too_large, SIGXFSZ);
	static const struct timespec at_once;
	while (sigtimedwait(&too_large, NULL, &at_once) > 0)
		;
	sigprocmask(SIG_SETMASK, before, NULL);
}

static bool write_all(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;
	while (n > 0) {
		ssize_t done = write(fd, p, n);
		if (done < 0)
			return false;
		p += done;
		n -= (size_t)done;
	}
	return fsync(fd) == 0;
}

/* Some file systems cannot flush a folder; that is theirs to know. */
static bool folder_flush(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno == EACCES;
	bool ok = fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
	int cause = errno;
	close(fd);
	errno = cause;
	return ok;
}

#define SCRAP ".spiegel-"
enum { SCRAP_LENGTH = sizeof SCRAP - 1 + 6 };

/* Take away what a killed program left in the folder: nobody holds its lock any more. */
static void sweep(const char *folder)
{
	DIR *d = opendir(folder);
	for (struct dirent *x; d && (x = readdir(d)) != NULL;) {
		struct stat st;
		if (strncmp(x->d_name, SCRAP, sizeof SCRAP - 1) != 0 || strlen(x->d_name) != SCRAP_LENGTH ||
		    fstatat(dirfd(d), x->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
			continue;
		int fd = openat(dirfd(d), x->d_name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
		if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
			unlinkat(dirfd(d), x->d_name, 0);
		if (fd >= 0)
			close(fd);
	}
	if (d)
		closedir(d);
}

int file_scrap(struct mem *m, const char *path, char **name)
{
	enum { TRIES = 8 };
	for (int i = 0; i < TRIES; i++) {
		struct stat st;
		*name = mem_printf(m, "%.*s" SCRAP "XXXXXX", (int)(path_name(path) - path), path);
		int fd = mkstemp(*name);
		if (fd < 0)
			return -1;
		flock(fd, LOCK_EX | LOCK_NB); /* a disk without locks has no sweeping either */
		if (fstat(fd, &st) == 0 && st.st_nlink > 0)
			return fd;
		close(fd); /* somebody swept it before it was locked */
	}
	errno = EAGAIN;
	return -1;
}

/* The new content under a temporary name, then under its own. Sets errno. */
static bool write_beside(struct mem *m, const char *path, const char *folder, const void *bytes, size_t n)
{
	char *temporary;
	int fd = file_scrap(m, path, &temporary);
	if (fd < 0)
		return false;
	bool ok = write_all(fd, bytes, n);
	int cause = errno;
	if (close(fd) != 0 && ok) {
		ok = false;
		cause = errno;
	}
	if (ok && rename(temporary, path) != 0) {
		ok = false;
		cause = errno;
	}
	if (!ok)
		unlink(temporary);
	errno = cause;
	return ok && folder_flush(folder);
}

/* A new name, or that of a plain file. */
static bool check_target(const char *path, struct err *e)
{
	struct stat st;
	bool there = lstat(path, &st) == 0;
	if (!there && errno != ENOENT)
		return say_errno(path, ERR_SYSTEM, errno, e);
	if (!there || S_ISREG(st.st_mode))
		return true;
	err_set(e, ERR_SYSTEM, W_FILE_NOT_PLAIN, NULL, NULL, NULL);
	return err_at(e, path, 0, 0);
}

bool file_write_atomic(const char *path, const void *bytes, size_t n, struct err *e)
{
	if (!check_target(path, e))
		return false;
	struct mem *m = mem_new();
	const char *folder = path_folder(m, path);
	sigset_t before;
	signals_hold(&before);
	sweep(folder);
	bool ok = write_beside(m, path, folder, bytes, n);
	if (!ok)
		say_errno(path, ERR_SYSTEM, errno, e);
	signals_release(&before);
	mem_free(m);
	return ok;
}

bool file_spool(const char *path, FILE **out, struct err *e)
{
	*out = NULL;
	if (!check_target(path, e))
		return false;
	struct mem *m = mem_new();
	char *temporary;
	sigset_t before;
	signals_hold(&before);
	int fd = file_scrap(m, path, &temporary);
	if (fd >= 0) {
		unlink(temporary);
		*out = fdopen(fd, "w+");
	}
	if (!*out)
		say_errno(path, ERR_SYSTEM, errno, e);
	if (!*out && fd >= 0)
		close(fd);
	signals_release(&before);
	mem_free(m);
	return *out != NULL;
}

bool file_publish(FILE *spool, const char *path, struct err *e)
{
	struct stat st;
	if (fflush(spool) != 0 || fstat(fileno(spool), &st) != 0)
		return say_errno(path, ERR_SYSTEM, errno, e);
	size_t n = (size_t)st.st_size;
	void *bytes = n ? mmap(NULL, n, PROT_READ, MAP_PRIVATE, fileno(spool), 0) : NULL;
	if (bytes == MAP_FAILED)
		return say_errno(path, ERR_SYSTEM, errno, e);
	bool ok = file_write_atomic(path, bytes, n, e);
	if (bytes)
		munmap(bytes, n);
	return ok;
}

bool file_folder(const char *path, struct err *e)
{
	struct mem *m = mem_new();
	char *part = mem_text(m, path);
	int failed = *path ? 0 : ENOENT;
	for (char *end = part; *end && !failed; end++) {
		end += strspn(end, "/");
		end += strcspn(end, "/");
		char after = *end;
		struct stat st;
		*end = '\0';
		if (mkdir(part, 0700) != 0)
			failed = errno != EEXIST ? errno : stat(part, &st) != 0 ? errno : S_ISDIR(st.st_mode) ? 0 : EEXIST;
		*end = after;
		if (!after)
			break;
	}
	mem_free(m);
	if (failed)
		return say_errno(path, ERR_SYSTEM, failed, e);
	return true;
}

/* At most limit bytes of an open plain file into m. */
static bool read_open(struct mem *m, int fd, const char *path, size_t limit, char **text, size_t *n, struct err *e)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return say_errno(path, ERR_INPUT, errno, e);
	if (!S_ISREG(st.st_mode)) {
		err_set(e, ERR_INPUT, W_FILE_NOT_PLAIN, NULL, NULL, NULL);
		return err_at(e, path, 0, 0);
	}
	if ((uintmax_t)st.st_size > limit) {
		err_set(e, ERR_INPUT, W_FILE_TOO_LARGE, num_plain_int(m, (int64_t)limit), NULL, NULL);
		return err_at(e, path, 0, 0);
	}
	size_t size = (size_t)st.st_size, got = 0;
	char *all = mem_alloc(m, size + 1);
	while (got < size) {
		ssize_t more = read(fd, all + got, size - got);
		if (more < 0 && errno != EINTR)
			return say_errno(path, ERR_INPUT, errno, e);
		if (more == 0)
			break;
		if (more > 0)
			got += (size_t)more;
	}
	*text = all;
	*n = got;
	return true;
}

bool file_read(struct mem *m, const char *path, size_t limit, char **text, size_t *n, struct err *e)
{
	/* a pipe without a writer would make the open wait */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return say_errno(path, ERR_INPUT, errno, e);
	bool ok = read_open(m, fd, path, limit, text, n, e);
	close(fd);
	return ok;
}

static bool hash_open(int fd, struct hash *sum)
{
	unsigned char part[1 << 16];
	for (;;) {
		ssize_t n = read(fd, part, sizeof part);
		if (n == 0)
			return true;
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			hash_add(sum, part, (size_t)n);
	}
}

bool file_hash(const char *path, char hex[HASH_HEX], bool *there, struct err *e)
{
	struct stat st;
	struct hash sum;
	hex[0] = '\0';
	*there = lstat(path, &st) == 0 && S_ISREG(st.st_mode);
	if (!*there)
		return true;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return say_errno(path, ERR_SYSTEM, errno, e);
	hash_init(&sum);
	bool ok = hash_open(fd, &sum);
	if (ok)
		hash_hex(&sum, hex);
	else
		say_errno(path, ERR_SYSTEM, errno, e);
	close(fd);
	return ok;
}
