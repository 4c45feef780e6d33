#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* The child speaks on this descriptor: first a struct err, then, if that is empty, its bytes. A number known beforehand needs no global
 * variable to be found from a library's callback. */
enum { REPORT_FD = 3 };

/* ---- the child */

static bool say(const void *bytes, size_t n)
{
	const char *p = bytes;
	while (n > 0) {
		ssize_t done = write(REPORT_FD, p, n);
		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0) {
			p += done;
			n -= (size_t)done;
		}
	}
	return true;
}

_Noreturn void sandbox_leave(enum word word, const char *why)
{
	struct err e = { 0 };
	err_set(&e, ERR_SYSTEM, word, why, NULL, NULL);
	say(&e, sizeof e);
	_exit(1);
}

/* Only what finds fonts stays: languages would change which fallback font is taken, and the libraries have switches of their own. */
static void strip_environment(struct mem *m)
{
	static const char *const keep[] = { "HOME",          "XDG_CONFIG_HOME", "XDG_CACHE_HOME",  "XDG_DATA_HOME",
		                            "XDG_DATA_DIRS", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT" };
	enum { N = sizeof keep / sizeof *keep };
	const char *value[N];
	for (size_t i = 0; i < N; i++)
		value[i] = getenv(keep[i]) ? mem_text(m, getenv(keep[i])) : NULL;
	environ = mem_array(m, 1, sizeof *environ);
	for (size_t i = 0; i < N; i++)
		if (value[i])
			setenv(keep[i], value[i], 1);
	setlocale(LC_ALL, "C");
}

static bool settle(int pipe_end, struct mem *m)
{
	/* out of the way first: with its own input and output closed, the caller's pipe may stand on 0 or 1 */
	int high = fcntl(pipe_end, F_DUPFD, REPORT_FD + 1), null = open("/dev/null", O_RDWR);
	if (high < 0 || null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(high, REPORT_FD) < 0)
		return false;
	if (chdir("/") != 0)
		return false;
	static const int usual[] = { SIGALRM, SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		signal(usual[i], SIG_DFL);
	strip_environment(m);
	return true;
}

static _Noreturn void child(int pipe_end, bool (*work)(const void *, struct mem *, struct bytes *, struct err *), const void *what,
                            int limit_seconds)
{
	struct mem *m = mem_new();
	struct bytes out = { 0 };
	struct err e = { 0 };
	if (!settle(pipe_end, m))
		_exit(1);
	alarm((unsigned)limit_seconds); /* in case the parent dies first */
	bool ok = work(what, m, &out, &e);
	if (!ok && !err_is_set(&e))
		sandbox_leave(W_PDF_BROKE_OFF, "?");
	ok = say(&e, sizeof e) && (!ok || say(out.at, out.n));
	mem_free(m);
	_exit(ok ? 0 : 1);
}

/* ---- the parent */

static int64_t milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

enum listened { LISTENED_ALL, LISTENED_TOO_LONG, LISTENED_FAILED };

/* Everything the child says until it closes its end. */
static enum listened listen_to(int fd, int limit_seconds, struct mem *m, struct bytes *all)
{
	size_t cap = 0;
	int64_t deadline = milliseconds() + (int64_t)limit_seconds * 1000;
	for (;;) {
		int64_t left = deadline - milliseconds();
		if (left <= 0)
			return LISTENED_TOO_LONG;
		struct pollfd wait = { .fd = fd, .events = POLLIN };
		int ready = poll(&wait, 1, (int)left);
		if (ready < 0 && errno != EINTR)
			return LISTENED_FAILED;
		if (ready <= 0)
			continue;
		enum { PIECE = 65536 };
		if (cap - all->n < PIECE) {
			unsigned char *more = mem_alloc(m, cap = 2 * cap + PIECE);
			memcpy(more, all->n ? all->at : more, all->n);
			all->at = more;
		}
		ssize_t got = read(fd, all->at + all->n, PIECE);
		if (got < 0 && errno != EINTR)
			return LISTENED_FAILED;
		if (got == 0)
			return LISTENED_ALL;
		if (got > 0)
			all->n += (size_t)got;
	}
}

static const char *how_it_ended(struct mem *m, int status)
{
	if (WIFSIGNALED(status))
		return mem_printf(m, "signal %d", WTERMSIG(status));
	return mem_printf(m, "status %d", WEXITSTATUS(status));
}

static bool ends(const char text[ERR_TEXT])
{
	return memchr(text, '\0', ERR_TEXT) != NULL;
}

/* What a child says is no more to be believed than what it read. */
static bool is_sound(const struct err *e)
{
	bool ok = e->code > ERR_NONE && e->code <= ERR_SYSTEM && (unsigned)e->word < WORD_N && ends(e->file);
	for (int i = 0; i < ERR_ARGS; i++)
		ok = ok && ends(e->arg[i]);
	return ok;
}

static bool take(struct mem *m, enum listened heard, const struct bytes *all, int status, int limit_seconds, struct bytes *out,
                 struct err *e)
{
	if (heard == LISTENED_TOO_LONG || (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM))
		return err_set(e, ERR_SYSTEM, W_PDF_TOO_SLOW, mem_printf(m, "%d", limit_seconds), NULL, NULL);
	struct err said = { 0 };
	if (all->n >= sizeof said)
		memcpy(&said, all->at, sizeof said);
	if (is_sound(&said)) {
		if (!err_is_set(e))
			*e = said;
		return false;
	}
	if (heard != LISTENED_ALL || all->n < sizeof said || err_is_set(&said) || status != 0)
		return err_set(e, ERR_SYSTEM, W_PDF_BROKE_OFF, how_it_ended(m, status), NULL, NULL);
	*out = (struct bytes){ .at = all->at + sizeof said, .n = all->n - sizeof said };
	return true;
}

bool sandbox_run(bool (*work)(const void *what, struct mem *m, struct bytes *out, struct err *e), const void *what, int limit_seconds,
                 struct mem *m, struct bytes *out, struct err *e)
{
	int end[2];
	if (pipe(end) != 0)
		return err_set(e, ERR_SYSTEM, W_PDF_BROKE_OFF, strerror(errno), NULL, NULL);
	pid_t pid = fork();
	if (pid == 0)
		child(end[1], work, what, limit_seconds);
	close(end[1]);
	if (pid < 0) {
		int cause = errno;
		close(end[0]);
		return err_set(e, ERR_SYSTEM, W_PDF_BROKE_OFF, strerror(cause), NULL, NULL);
	}
	struct bytes all = { 0 };
	enum listened heard = listen_to(end[0], limit_seconds, m, &all);
	if (heard != LISTENED_ALL)
		kill(pid, SIGKILL);
	close(end[0]);
	int status = -1;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return take(m, heard, &all, status, limit_seconds, out, e);
}
