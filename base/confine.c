#define _GNU_SOURCE /* CLONE_NEWUSER and its like */
#include "confine.h"
#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/socket.h>

/* Allowed is what is not named: the drawing libraries make calls that differ from version to version. */
static const int refused[] = {
	SCMP_SYS(ptrace),
	SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev),
	SCMP_SYS(pidfd_getfd),
	SCMP_SYS(bpf),
	SCMP_SYS(perf_event_open),
	SCMP_SYS(userfaultfd),
	SCMP_SYS(io_uring_setup),
	SCMP_SYS(io_uring_enter),
	SCMP_SYS(io_uring_register),
	SCMP_SYS(mount),
	SCMP_SYS(umount2),
	SCMP_SYS(pivot_root),
	SCMP_SYS(chroot),
	SCMP_SYS(move_mount),
	SCMP_SYS(open_tree),
	SCMP_SYS(fsopen),
	SCMP_SYS(fsmount),
	SCMP_SYS(mount_setattr),
	SCMP_SYS(unshare),
	SCMP_SYS(setns),
	SCMP_SYS(keyctl),
	SCMP_SYS(add_key),
	SCMP_SYS(request_key),
	SCMP_SYS(init_module),
	SCMP_SYS(finit_module),
	SCMP_SYS(kexec_load),
	SCMP_SYS(kexec_file_load),
	SCMP_SYS(open_by_handle_at),
	SCMP_SYS(swapon),
	SCMP_SYS(reboot),
};

/* Local sockets stay: fontconfig and the C library may ask a daemon of this machine. Everything above AF_UNIX goes. */
static bool refuse_sockets(scmp_filter_ctx c)
{
	static const int calls[] = { SCMP_SYS(socket), SCMP_SYS(socketpair) };
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (seccomp_rule_add(c, SCMP_ACT_ERRNO(EPERM), calls[i], 1, SCMP_A0(SCMP_CMP_GT, AF_UNIX)) != 0)
			return false;
	return true;
}

/* clone3 hides its flags behind a pointer; told that there is none, the C library takes clone. */
static bool refuse_namespaces(scmp_filter_ctx c)
{
	static const scmp_datum_t flags[] = { CLONE_NEWUSER, CLONE_NEWNS,  CLONE_NEWNET,   CLONE_NEWPID,
		                              CLONE_NEWIPC,  CLONE_NEWUTS, CLONE_NEWCGROUP };
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (seccomp_rule_add(c, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, flags[i], flags[i])) != 0)
			return false;
	return seccomp_rule_add(c, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

static bool fill(scmp_filter_ctx c)
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (seccomp_rule_add(c, SCMP_ACT_ERRNO(EPERM), refused[i], 0) != 0)
			return false;
	return refuse_sockets(c) && refuse_namespaces(c);
}

bool confine(void)
{
	scmp_filter_ctx c = seccomp_init(SCMP_ACT_ALLOW);
	bool ok = c && fill(c) && seccomp_load(c) == 0; /* with no_new_privs, as is its default */
	if (c)
		seccomp_release(c);
	return ok;
}
