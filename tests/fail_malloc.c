/* Loaded before a program: its FAIL_AT-th request for memory fails, and with FAIL_FOR_EVER every later one. The requests of a process and of the
 * children that it forks are counted from where they part; the longest count is left in the file that FAIL_COUNT names, of eight bytes. The file that
 * FAIL_PLACES names gets, as eight bytes each, the number of each request that came from a place in the program where none came from before (the same
 * function, called by the same ones); the first eight say how many. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
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

enum { DEEPEST = 8, SLOTS = 1 << 18 };
static long *places; /* how many, then their requests; NULL: nobody asked. Both are shared with children */
static uint64_t *seen; /* SLOTS hashes of places; 0: empty */
static __attribute__((tls_model("initial-exec"))) _Thread_local bool looking; /* what that asks for does not count */

static bool is_new(uint64_t place)
{
	for (uint64_t i = place % SLOTS;; i = (i + 1) % SLOTS) {
		uint64_t none = 0;
		if (__atomic_compare_exchange_n(&seen[i], &none, place, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
			return true;
		if (none == place)
			return false;
	}
}

static void note_place(long n)
{
	void *caller[DEEPEST];
	looking = true;
	int depth = backtrace(caller, DEEPEST);
	uint64_t hash = 0xcbf29ce484222325U; /* FNV-1a */
	for (int i = 2; i < depth; i++) /* not the functions of this file */
		hash = (hash ^ (uintptr_t)caller[i]) * 0x100000001b3U;
	if (is_new(hash | 1))
		places[__atomic_add_fetch(&places[0], 1, __ATOMIC_RELAXED)] = n;
	looking = false;
}

static void *shared(int fd, size_t size, int flags)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | flags, fd, 0);
	return p == MAP_FAILED ? NULL : p;
}

static void begin_places(const char *path)
{
	void *first[1];
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	seen = shared(-1, SLOTS * sizeof *seen, MAP_ANONYMOUS);
	if (fd >= 0 && ftruncate(fd, SLOTS * sizeof *places) == 0 && seen)
		places = shared(fd, SLOTS * sizeof *places, 0);
	close(fd);
	backtrace(first, 1); /* it loads a library the first time */
}

__attribute__((constructor)) static void begin(void)
{
	const char *at = getenv("FAIL_AT"), *count = getenv("FAIL_COUNT");
	int fd = count ? open(count, O_RDWR) : -1;
	if (fd >= 0) {
		most = shared(fd, sizeof *most, 0);
		close(fd);
	}
	if (getenv("FAIL_PLACES"))
		begin_places(getenv("FAIL_PLACES"));
	for_ever = getenv("FAIL_FOR_EVER") != NULL;
	calls = 0; /* those of other libraries as they were loaded do not count */
	fail_at = at ? atol(at) : 0;
}

static bool fails(void)
{
	if (looking)
		return false;
	long n = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
	if (most && n > *most)
		*most = n;
	if (places)
		note_place(n);
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
