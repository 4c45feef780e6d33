/* Loaded before a program: its requests for memory fail as fail.h says. */
#include "fail.h"
#include <errno.h>

/* the C library's own, under the names that it keeps for this */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static void *refuse(void)
{
	errno = ENOMEM;
	return NULL;
}

void *malloc(size_t n)
{
	return fails(0) ? refuse() : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails(0) ? refuse() : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return fails(0) ? refuse() : __libc_realloc(p, n);
}
