/* What the process gives up before it reads bytes of others: a mistake in a reader then cannot reach a network, another process or the kernel's
 * lesser used doors. */
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H
#include <stdbool.h>

/* Give up, for this process and its children: network sockets, looking into other processes, mounting, keys, tracing, io_uring and namespaces. What
 * is refused fails with EPERM. Cannot be taken back. False, and nothing has changed: this kernel cannot do it.
 * Test: tests/unit/base/test_confine.c */
bool confine(void);
#endif
