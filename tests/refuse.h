/* System calls that fail when a test asks for it. This program's own functions of these names stand before those of the C library. Include it first. */
#ifndef TESTS_REFUSE_H
#define TESTS_REFUSE_H
#undef _FORTIFY_SOURCE /* it would make them inline, under other names */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
	const char *call;
	int nth, error, times;
} refusal;

/* From now on the nth call of this name, 1 for the next, fails with this error; 0 for a read that finds the end, or a write of which half is done.
 * Once. */
static inline void refuse(const char *call, int nth, int error)
{
	refusal.call = call;
	refusal.nth = nth;
	refusal.error = error;
	refusal.times = 1;
}

/* The next so many calls of this name fail. */
static inline void refuse_times(const char *call, int times, int error)
{
	refuse(call, 1, error);
	refusal.times = times;
}

/* Did it come to that? */
static inline bool refuse_was_met(void)
{
	return refusal.nth == 0;
}

static bool refuses(const char *call)
{
	if (refusal.nth == 0 || strcmp(refusal.call, call) != 0)
		return false;
	if (refusal.nth > 1) {
		refusal.nth--;
		return false;
	}
	if (--refusal.times == 0)
		refusal.nth = 0;
	errno = refusal.error;
	return true;
}

/* `real`: the C library's function of this name. */
#define REFUSE_REAL(name)                                                                                                                  \
	__typeof__(name) *real;                                                                                                            \
	void *found_ = dlsym(RTLD_NEXT, #name);                                                                                            \
	memcpy(&real, &found_, sizeof real)

#define REFUSE_READS(name, parameters, arguments)                                                                                          \
	ssize_t name parameters                                                                                                            \
	{                                                                                                                                  \
		REFUSE_REAL(name);                                                                                                         \
		return refuses(#name) ? (refusal.error ? -1 : 0) : real arguments;                                                         \
	}
#define REFUSE_FAILS(type, name, parameters, arguments, failed)                                                                            \
	type name parameters                                                                                                               \
	{                                                                                                                                  \
		REFUSE_REAL(name);                                                                                                         \
		return refuses(#name) ? (failed) : real arguments;                                                                         \
	}
REFUSE_READS(read, (int fd, void *out, size_t n), (fd, out, n))
REFUSE_READS(pread, (int fd, void *out, size_t n, off_t at), (fd, out, n, at))
REFUSE_FAILS(int, fsync, (int fd), (fd), -1)
REFUSE_FAILS(int, fstat, (int fd, struct stat *out), (fd, out), -1)
REFUSE_FAILS(int, fstatat, (int folder, const char *name, struct stat *out, int how), (folder, name, out, how), -1)
REFUSE_FAILS(int, mkstemp, (char *name), (name), -1)
REFUSE_FAILS(int, rename, (const char *from, const char *to), (from, to), -1)
REFUSE_FAILS(FILE *, fdopen, (int fd, const char *mode), (fd, mode), NULL)
REFUSE_FAILS(void *, mmap, (void *at, size_t n, int may, int how, int fd, off_t from), (at, n, may, how, fd, from), MAP_FAILED)

ssize_t write(int fd, const void *bytes, size_t n)
{
	REFUSE_REAL(write);
	if (!refuses("write"))
		return real(fd, bytes, n);
	return refusal.error ? -1 : real(fd, bytes, (n + 1) / 2);
}

/* It is closed all the same, as Linux does. */
int close(int fd)
{
	REFUSE_REAL(close);
	bool refused = refuses("close");
	int error = errno, status = real(fd);
	if (!refused)
		return status;
	errno = error;
	return -1;
}

/* Refused: somebody took the file away before it was locked. */
int flock(int fd, int how)
{
	REFUSE_REAL(flock);
	char name[4096], link[32];
	ssize_t n;
	if (!refuses("flock"))
		return real(fd, how);
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = readlink(link, name, sizeof name - 1);
	name[n > 0 ? n : 0] = '\0';
	unlink(name);
	return real(fd, how);
}

int openat(int folder, const char *path, int flags, ...)
{
	REFUSE_REAL(openat);
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	return refuses("openat") ? -1 : real(folder, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	REFUSE_REAL(open);
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	return refuses("open") ? -1 : real(path, flags, mode);
}
#endif
