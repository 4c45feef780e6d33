/* What the process gives up before it reads bytes of others: a mistake in a reader then cannot reach a network, another program, other files or the
 * kernel's lesser used doors. Best effort: a kernel that cannot do it leaves things as they are. */
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H
#include <stdbool.h>
#include <stddef.h>

struct confine_path { /* a file, or a folder with all below it; one that is not there counts for nothing */
	const char *path;
	bool may_write; /* also make, rename and remove */
};

/* Keep to these paths, for this process and its children: any other is refused with EACCES, and no program can be started. What is open stays
 * open. Cannot be taken back. False, and nothing has changed: this kernel has no Landlock.
 * Test: tests/unit/base/test_confine.c */
bool confine_files(const struct confine_path path[], size_t n);

/* Give up, for this process and its children: network sockets, starting programs, looking into other processes, mounting, keys, tracing, io_uring
 * and namespaces. What is refused fails with EPERM. Cannot be taken back. False, and nothing has changed: this kernel has no such filter.
 * Test: tests/unit/base/test_confine.c */
bool confine_calls(void);
#endif
