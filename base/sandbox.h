/* Work that may hang, crash, prompt or call exit() is done in a child process; the caller gets its bytes or an error with words.
 * The child has no terminal to ask, a bare environment for the drawing libraries, and a time limit. What it says of its end is worded for
 * drawing; others put their own words in its place. */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H
#include "err.h"
#include "mem.h"
#include <stdbool.h>
#include <stddef.h>

struct bytes {
	unsigned char *at;
	size_t n;
};

/* Run work(what, mem, out, e) in a child and hand its bytes over. Call it before any thread is started.
 * Errors: the child's own error; ERR_SYSTEM when it takes longer than limit_seconds, dies, or says nothing.
 * Memory: *out from m; work's arena lives in the child only.      Test: tests/unit/base/test_sandbox.c */
bool sandbox_run(bool (*work)(const void *what, struct mem *m, struct bytes *out, struct err *e), const void *what, int limit_seconds,
                 struct mem *m, struct bytes *out, struct err *e);

/* For callbacks of libraries that cannot return an error: end the child now and let the parent say this. Only inside sandbox_run's child. */
_Noreturn void sandbox_leave(enum word word, const char *why);
#endif
