/* What a confined process may no longer do, and what it still must. */
#define _GNU_SOURCE
#include "base/confine.h"
#include "tests/t.h"
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
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
	if (!confine())
		return CANNOT;
	if (!refuses(socket(AF_INET, SOCK_STREAM, 0)) || !refuses(socket(AF_INET6, SOCK_DGRAM, 0)) ||
	    !refuses(socket(AF_NETLINK, SOCK_RAW, 0)))
		return 1;
	if (!refuses(ptrace(PTRACE_TRACEME, 0, 0, 0)))
		return 2;
	if (!refuses(unshare(CLONE_NEWUSER)) || !refuses(syscall(SYS_keyctl, 0, 0, 0, 0, 0)) || !refuses(syscall(SYS_bpf, 0, 0, 0)) ||
	    !refuses(syscall(SYS_perf_event_open, 0, 0, 0, 0, 0)) || !refuses(syscall(SYS_io_uring_setup, 1, 0)) ||
	    !refuses(syscall(SYS_mount, "a", "/", "tmpfs", 0UL, 0)))
		return 3;
	if (!refuses(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0)))
		return 4;
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

T_MAIN("base/confine", doors_are_shut_and_work_goes_on)
