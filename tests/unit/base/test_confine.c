/* What a confined process may no longer do, and what it still must. */
#define _GNU_SOURCE
#include "base/confine.h"
#include "tests/t.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CANNOT = 77, UNSURE = 78 };

static int refuses(long result)
{
	return result < 0 && errno == EPERM;
}

static void *nothing(void *p)
{
	return p;
}

static int in_child(void)
{
	pthread_t t;
	int status, both[2];
	if (!confine_calls())
		return CANNOT;
	if (!refuses(socket(AF_INET, SOCK_STREAM, 0)) || !refuses(socket(AF_INET6, SOCK_DGRAM, 0)) ||
	    !refuses(socket(AF_NETLINK, SOCK_RAW, 0)))
		return 1;
#ifndef __SANITIZE_ADDRESS__
	if (!refuses(ptrace(PTRACE_TRACEME, 0, 0, 0)))
		return 2;
#endif
	if (!refuses(unshare(CLONE_NEWUSER)) || !refuses(syscall(SYS_keyctl, 0, 0, 0, 0, 0)) || !refuses(syscall(SYS_bpf, 0, 0, 0)) ||
	    !refuses(syscall(SYS_perf_event_open, 0, 0, 0, 0, 0)) || !refuses(syscall(SYS_io_uring_setup, 1, 0)) ||
	    !refuses(syscall(SYS_mount, "a", "/", "tmpfs", 0UL, 0)))
		return 3;
	if (!refuses(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0)))
		return 4;
	char *const none[] = { NULL };
	if (!refuses(execve("/bin/true", none, none)))
		return 7;
	/* what drawing and reading need */
	if (pthread_create(&t, NULL, nothing, NULL) != 0 || pthread_join(t, NULL) != 0 || socketpair(AF_UNIX, SOCK_STREAM, 0, both) != 0)
		return 5;
	pid_t pid = fork();
	if (pid == 0) /* it goes down to children */
		_exit(refuses(socket(AF_INET, SOCK_STREAM, 0)) ? 0 : 1);
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 6;
}

T_CASE(doors_are_shut_and_work_goes_on)
{
	int status = 0;
	int before = socket(AF_INET, SOCK_STREAM, 0); /* else the refusal proves nothing */
	pid_t pid = fork();
	if (pid == 0)
		_exit(in_child());
	t_int(waitpid(pid, &status, 0) == pid, true);
	if (before < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT))
		printf("# skipped: this kernel has no seccomp, or no network\n");
	else
		t_int(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0);
}
T_END

static int denied(long result)
{
	return result < 0 && errno == EACCES;
}

/* In a folder of its own: in/a may be read, out/ written, and nothing else. */
static int in_child_with_files(const char *folder)
{
	const struct confine_path path[] = { { "in/a", false }, { "out", true }, { "not there", true } };
	char *const none[] = { NULL };
	if (chdir(folder) != 0)
		return UNSURE;
	int open_before = open("in/b", O_RDONLY);
	if (!confine_files(path, sizeof path / sizeof *path))
		return CANNOT;
	if (open("in/a", O_RDONLY) < 0 || !denied(open("in/a", O_WRONLY)) || !denied(open("in/b", O_RDONLY)) ||
	    !denied(open("/etc/passwd", O_RDONLY)))
		return 1;
	if (!denied(open("in/c", O_CREAT | O_WRONLY, 0600)) || !denied(unlink("in/b")) || !denied(mkdir("d", 0700)))
		return 2;
	if (open("out/new", O_CREAT | O_WRONLY, 0600) < 0 || rename("out/new", "out/newer") != 0 || truncate("out/newer", 5) != 0 ||
	    mkdir("out/d", 0700) != 0 || unlink("out/newer") != 0 || rmdir("out/d") != 0)
		return 3;
	if (!denied(symlink("/etc/passwd", "out/link")) || !denied(mkfifo("out/fifo", 0600)))
		return 4;
	if (!denied(execve("/bin/true", none, none)))
		return 5;
	char c;
	return open_before >= 0 && read(open_before, &c, 1) == 1 ? 0 : 6; /* what is open stays open */
}

static bool put(const char *path)
{
	int fd = open(path, O_CREAT | O_WRONLY, 0600);
	bool ok = fd >= 0 && write(fd, "a", 1) == 1;
	close(fd);
	return ok;
}

T_CASE(only_what_is_named_can_be_touched)
{
	char folder[] = "/tmp/spiegel-confine-XXXXXX";
	int status = 0;
	t_true(mkdtemp(folder) != NULL);
	pid_t maker = fork();
	if (maker == 0)
		_exit(chdir(folder) == 0 && mkdir("in", 0700) == 0 && mkdir("out", 0700) == 0 && put("in/a") && put("in/b") ? 0 : UNSURE);
	t_true(waitpid(maker, &status, 0) == maker && status == 0);
	pid_t pid = fork();
	if (pid == 0)
		_exit(in_child_with_files(folder));
	t_true(waitpid(pid, &status, 0) == pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT)
		printf("# skipped: this kernel has no Landlock\n");
	else
		t_int(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0);
	char at[64];
	static const char *const left[] = { "in/a", "in/b", "in", "out", "" };
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		snprintf(at, sizeof at, "%s/%s", folder, left[i]);
		t_int(remove(at), 0);
	}
}
T_END

T_MAIN("base/confine", doors_are_shut_and_work_goes_on, only_what_is_named_can_be_touched)
