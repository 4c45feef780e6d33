/* Loaded before a program: its FAIL_AT-th request for memory fails, and with FAIL_FOR_EVER every later one. The requests of a process and of the
 * children that it forks are counted from where they part; the longest count is left in the file that FAIL_COUNT names, of eight bytes. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* the C library's own, under the names that it keeps for this */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static long calls, fail_at;
static bool for_ever;
static long *most; /* NULL: nobody asked */

__attribute__((constructor)) static void begin(void)
{
	const char *at = getenv("FAIL_AT"), *count = getenv("FAIL_COUNT");
	int fd = count ? open(count, O_RDWR) : -1;
	if (fd >= 0) {
		void *p = mmap(NULL, sizeof *most, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		most = p == MAP_FAILED ? NULL : p;
		close(fd);
	}
	for_ever = getenv("FAIL_FOR_EVER") != NULL;
	calls = 0; /* those of other libraries as they were loaded do not count */
	fail_at = at ? atol(at) : 0;
}

static bool fails(void)
{
	long n = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
	if (most && n > *most)
		*most = n;
	if (fail_at == 0 || (n != fail_at && !(for_ever && n > fail_at)))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}
