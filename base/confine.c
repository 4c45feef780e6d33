#define _GNU_SOURCE /* CLONE_NEWUSER and its like, O_PATH. NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp): the C library's own name */
#include "confine.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- files */

enum { ABI_REFER = 2, ABI_TRUNCATE = 3 };

#define TRUNCATE_FILE (UINT64_C(1) << 14) /* LANDLOCK_ACCESS_FS_TRUNCATE; the headers may be older than the kernel */

static const uint64_t read_rights = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t write_rights = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                     LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER | TRUNCATE_FILE;
static const uint64_t never = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                              LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
static const uint64_t of_a_file =
        LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE_FILE; /* the others are of folders */

static uint64_t known_rights(long abi)
{
	uint64_t all = read_rights | write_rights | never;
	if (abi < ABI_REFER)
		all &= ~LANDLOCK_ACCESS_FS_REFER;
	if (abi < ABI_TRUNCATE)
		all &= ~TRUNCATE_FILE;
	return all;
}

static void allow(int rules, const struct confine_path *p, uint64_t known)
{
	struct stat st;
	struct landlock_path_beneath_attr rule = { .allowed_access = known & (p->may_write ? read_rights | write_rights : read_rights) };
	rule.parent_fd = open(p->path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &st) == 0) {
		if (!S_ISDIR(st.st_mode))
			rule.allowed_access &= of_a_file;
		syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0); /* a pipe takes no rule, nor needs one */
	}
	close(rule.parent_fd);
}

bool confine_files(const struct confine_path path[], size_t n)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct landlock_ruleset_attr handled = { .handled_access_fs = known_rights(abi) };
	if (abi < 1)
		return false;
	int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
	if (rules < 0)
		return false;
	for (size_t i = 0; i < n; i++)
		allow(rules, &path[i], handled.handled_access_fs);
	bool ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return ok;
}

/* ---- system calls
 *
 * The filter is written out here: a library would ask for memory, and libseccomp crashes where it gets none. */

/* Allowed is what is not named: the drawing libraries make calls that differ from version to version. */
static const unsigned refused[] = {
	SYS_execve,
	SYS_execveat,
#ifndef __SANITIZE_ADDRESS__ /* its search for leaks stops the process to look at it */
	SYS_ptrace,
#endif
	SYS_process_vm_readv,
	SYS_process_vm_writev,
	SYS_pidfd_getfd,
	SYS_bpf,
	SYS_perf_event_open,
	SYS_userfaultfd,
	SYS_io_uring_setup,
	SYS_io_uring_enter,
	SYS_io_uring_register,
	SYS_mount,
	SYS_umount2,
	SYS_pivot_root,
	SYS_chroot,
	SYS_move_mount,
	SYS_open_tree,
	SYS_fsopen,
	SYS_fsmount,
	SYS_mount_setattr,
	SYS_unshare,
	SYS_setns,
	SYS_keyctl,
	SYS_add_key,
	SYS_request_key,
	SYS_init_module,
	SYS_finit_module,
	SYS_kexec_load,
	SYS_kexec_file_load,
	SYS_open_by_handle_at,
	SYS_swapon,
	SYS_reboot,
};

#if defined __x86_64__
#define ARCH AUDIT_ARCH_X86_64
#elif defined __aarch64__ && defined __AARCH64EL__
#define ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef ARCH

enum { FOREIGN = 0x40000000 /* from here on calls of the x32 ABI */ };
enum { FILTER_MOST = 3 * (sizeof refused / sizeof *refused) + 24 };

struct filter {
	struct sock_filter code[FILTER_MOST];
	unsigned short n;
};

static void add(struct filter *f, unsigned code, size_t k, unsigned skip_if, unsigned skip_else)
{
	f->code[f->n++] = (struct sock_filter){ (unsigned short)code, (unsigned char)skip_if, (unsigned char)skip_else, (unsigned)k };
}

static void load(struct filter *f, size_t offset)
{
	add(f, BPF_LD | BPF_W | BPF_ABS, offset, 0, 0);
}

static void end_with(struct filter *f, unsigned action, int error)
{
	add(f, BPF_RET | BPF_K, action | (unsigned)error, 0, 0);
}

/* A call by the number that was loaded ends with this error. */
static void refuse(struct filter *f, unsigned call, int error)
{
	add(f, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1);
	end_with(f, SECCOMP_RET_ERRNO, error);
}

/* Of a call with this number it depends on its first argument: refused where the test on its lower half, which is all that the kernel looks at,
 * holds. */
static void refuse_if(struct filter *f, unsigned call, unsigned test, unsigned value)
{
	add(f, BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4);
	load(f, offsetof(struct seccomp_data, args));
	add(f, BPF_JMP | test | BPF_K, value, 0, 1);
	end_with(f, SECCOMP_RET_ERRNO, EPERM);
	end_with(f, SECCOMP_RET_ALLOW, 0);
}

static void fill(struct filter *f)
{
	load(f, offsetof(struct seccomp_data, arch));
	add(f, BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
	end_with(f, SECCOMP_RET_ERRNO, EPERM);
	load(f, offsetof(struct seccomp_data, nr));
	add(f, BPF_JMP | BPF_JGE | BPF_K, FOREIGN, 0, 1);
	end_with(f, SECCOMP_RET_ERRNO, EPERM);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		refuse(f, refused[i], EPERM);
	/* clone3 hides its flags behind a pointer; told that there is none, the C library takes clone */
	refuse(f, SYS_clone3, ENOSYS);
	/* local sockets stay: fontconfig and the C library may ask a daemon of this machine */
	refuse_if(f, SYS_socket, BPF_JGT, AF_UNIX);
	refuse_if(f, SYS_socketpair, BPF_JGT, AF_UNIX);
	refuse_if(f, SYS_clone, BPF_JSET,
	          CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP);
	end_with(f, SECCOMP_RET_ALLOW, 0);
}

bool confine_calls(void)
{
	struct filter f = { .n = 0 };
	fill(&f);
	struct sock_fprog program = { .len = f.n, .filter = f.code };
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

#else

bool confine_calls(void)
{
	return false;
}

#endif
