/* For what is loaded before a program to make requests of it fail: the FAIL_AT-th one, and with FAIL_FOR_EVER every later one. The requests of a
 * process and of the children that it forks are counted from where they part; the longest count is left in the file that FAIL_COUNT names, of eight
 * bytes. The file that FAIL_PLACES names gets, as eight bytes each, the number of each request that came from a place in the program where none came
 * from before (the same function, called by the same ones); the first eight say how many. With FAIL_SEEN, a file, those of earlier programs that named
 * it count as before. */
#ifndef TESTS_FAIL_H
#define TESTS_FAIL_H
#define _GNU_SOURCE /* MAP_ANONYMOUS, RTLD_NEXT, dl_iterate_phdr */
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FAIL_DEEPEST = 8, FAIL_SLOTS = 1 << 18 };
static struct {
	long calls, at;
	bool for_ever, across; /* across: places are compared with those of other runs */
	long *most; /* NULL: nobody asked */
	long *places; /* how many, then their requests; NULL: nobody asked. Both are shared with children */
	uint64_t *seen; /* FAIL_SLOTS hashes of places; 0: empty */
	uintptr_t program, program_end;
} fail;
static __attribute__((tls_model("initial-exec"))) _Thread_local bool fail_is_looking; /* what that asks for does not count */

static uint64_t fail_hash(uint64_t hash, uint64_t with) /* FNV-1a */
{
	return (hash ^ with) * 0x100000001b3U;
}

static bool fail_is_new(uint64_t place)
{
	for (uint64_t i = place % FAIL_SLOTS;; i = (i + 1) % FAIL_SLOTS) {
		uint64_t none = 0;
		if (__atomic_compare_exchange_n(&fail.seen[i], &none, place, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
			return true;
		if (none == place)
			return false;
	}
}

static inline bool fail_in_program(const void *at)
{
	return (uintptr_t)at >= fail.program && (uintptr_t)at < fail.program_end;
}

static void fail_note_place(long n, uint64_t what)
{
	void *caller[FAIL_DEEPEST];
	fail_is_looking = true;
	int depth = backtrace(caller, FAIL_DEEPEST);
	uint64_t hash = fail_hash(0xcbf29ce484222325U, what);
	for (int i = 2; i < depth; i++) { /* not the functions of this file */
		uintptr_t at = (uintptr_t)caller[i];
		if (!fail.across)
			hash = fail_hash(hash, at);
		else if (fail_in_program(caller[i])) /* libraries lie elsewhere each time */
			hash = fail_hash(hash, at - fail.program);
	}
	if (fail_is_new(hash | 1))
		fail.places[__atomic_add_fetch(&fail.places[0], 1, __ATOMIC_RELAXED)] = n;
	fail_is_looking = false;
}

static void *fail_shared(const char *path, size_t size, int flags)
{
	int fd = path ? open(path, O_RDWR | O_CREAT | flags, 0600) : -1;
	bool ok = !path || (fd >= 0 && ftruncate(fd, (off_t)size) == 0);
	void *p = ok ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | (path ? 0 : MAP_ANONYMOUS), fd, 0) : MAP_FAILED;
	if (fd >= 0)
		close(fd);
	return p == MAP_FAILED ? NULL : p;
}

static int fail_find_program(struct dl_phdr_info *info, size_t size, void *data) /* the first is the program itself */
{
	(void)size;
	(void)data;
	fail.program = info->dlpi_addr;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		uintptr_t end = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr + info->dlpi_phdr[i].p_memsz;
		if (info->dlpi_phdr[i].p_type == PT_LOAD && end > fail.program_end)
			fail.program_end = end;
	}
	return 1;
}

static void fail_begin_places(const char *path)
{
	void *first[1];
	const char *seen = getenv("FAIL_SEEN");
	fail.across = seen != NULL;
	fail.seen = fail_shared(seen, FAIL_SLOTS * sizeof *fail.seen, 0);
	if (fail.seen)
		fail.places = fail_shared(path, FAIL_SLOTS * sizeof *fail.places, O_TRUNC);
	backtrace(first, 1); /* it loads a library the first time */
}

__attribute__((constructor)) static void fail_begin(void)
{
	const char *at = getenv("FAIL_AT"), *count = getenv("FAIL_COUNT");
	if (count)
		fail.most = fail_shared(count, sizeof *fail.most, 0);
	dl_iterate_phdr(fail_find_program, NULL);
	if (getenv("FAIL_PLACES"))
		fail_begin_places(getenv("FAIL_PLACES"));
	fail.for_ever = getenv("FAIL_FOR_EVER") != NULL;
	fail.calls = 0; /* those of other libraries as they were loaded do not count */
	fail.at = at ? atol(at) : 0;
}

/* Does this request fail? what: tells requests of one function apart. */
static inline bool fails(uint64_t what)
{
	if (fail_is_looking)
		return false;
	long n = __atomic_add_fetch(&fail.calls, 1, __ATOMIC_RELAXED);
	if (fail.most && n > *fail.most)
		*fail.most = n;
	if (fail.places)
		fail_note_place(n, what);
	return fail.at != 0 && (n == fail.at || (fail.for_ever && n > fail.at));
}
#endif
