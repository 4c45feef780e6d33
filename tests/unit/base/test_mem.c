#include "base/err.h"
#include "base/mem.h"
#include "tests/t.h"
#include <stdalign.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

T_CASE(memory_is_zeroed_aligned_and_apart)
{
	struct mem *m = mem_new();
	unsigned char *before = NULL;
	size_t n_before = 0;
	for (size_t n = 0; n < 3000; n++) {
		unsigned char *p = mem_alloc(m, n);
		t_int((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			t_true(p[i] == 0);
		memset(p, 0xff, n);
		if (before && p > before)
			t_true(before + n_before <= p);
		before = p;
		n_before = n;
	}
	mem_free(m);
}
T_END

T_CASE(what_was_taken_stays_when_more_is_taken)
{
	struct mem *m = mem_new();
	char *text[2000];
	for (size_t i = 0; i < 2000; i++) {
		text[i] = mem_printf(m, "%zu", i * 7);
		if (i % 100 == 0)
			memset(mem_alloc(m, 3 << 20), 0xff, 3 << 20);
	}
	for (size_t i = 0; i < 2000; i++)
		t_int(atoi(text[i]), (int)i * 7);
	mem_free(m);
}
T_END

T_CASE(reset_gives_zeroed_memory_again)
{
	struct mem *m = mem_new();
	mem_reset(m);
	for (size_t round = 0; round < 20; round++) {
		for (size_t i = 0; i < 100; i++) {
			size_t n = 1000 * i;
			unsigned char *p = mem_alloc(m, n);
			for (size_t k = 0; k < n; k++)
				t_true(p[k] == 0);
			memset(p, 0xff, n);
		}
		mem_reset(m);
	}
	mem_free(m);
	mem_free(NULL);
}
T_END

T_CASE(memory_is_not_wasted)
{
	struct mem *m = mem_new();
	char *small = mem_alloc(m, 16);
	char *large = mem_alloc(m, 5 << 20);
	t_true(mem_alloc(m, 16) == small + 16); /* a large piece does not end the block in use */
	mem_reset(m);
	t_true(mem_alloc(m, 16) == large); /* the largest block is kept */
	mem_free(m);
	m = mem_new();
	char *first = mem_alloc(m, 100);
	mem_reset(m);
	t_true(mem_alloc(m, 100) == first);
	mem_free(m);
}
T_END

T_CASE(texts)
{
	struct mem *m = mem_new();
	t_text(mem_text(m, ""), "");
	t_text(mem_text(m, "één"), "één");
	t_text(mem_text_n(m, "abcdef", 3), "abc");
	t_text(mem_text_n(m, "", 0), "");
	t_text(mem_printf(m, "%s-%d", "a", 12), "a-12");
	t_int((int)strlen(mem_printf(m, "%*d", 100000, 1)), 100000);
	mem_free(m);
}
T_END

T_CASE(grow_doubles_and_keeps_the_elements)
{
	struct mem *m = mem_new();
	int *a = NULL;
	size_t n = 0, cap = 0, n_moves = 0;
	for (int i = 0; i < 100000; i++) {
		int *old = a;
		a = mem_grow(m, a, n, &cap, sizeof *a);
		n_moves += a != old;
		t_true(cap > n);
		a[n++] = i;
	}
	for (int i = 0; i < 100000; i++)
		t_true(a[i] == i);
	t_true(n_moves < 20);
	mem_free(m);
}
T_END

/* Run in a child: the status it exits with and what it wrote to stderr. */
static int status_of(void (*run)(struct mem *m), char *said, size_t size)
{
	struct mem *m = mem_new();
	int end[2];
	t_int(pipe(end), 0);
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(end[1], STDERR_FILENO);
		run(m);
		_exit(99);
	}
	close(end[1]);
	size_t n = 0;
	for (ssize_t k; n + 1 < size && (k = read(end[0], said + n, size - 1 - n)) > 0;)
		n += (size_t)k;
	said[n] = '\0';
	close(end[0]);
	int status;
	waitpid(pid, &status, 0);
	mem_free(m);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void ask_all(struct mem *m)
{
	volatile size_t huge = SIZE_MAX; /* volatile: the compiler must not see the size and warn */
	mem_alloc(m, huge);
}

static void ask_nearly_all(struct mem *m)
{
	volatile size_t huge = SIZE_MAX;
	mem_alloc(m, huge - 63);
}

static void ask_product(struct mem *m)
{
	volatile size_t huge = SIZE_MAX;
	mem_array(m, huge / 4 + 2, 4);
}

#ifndef __SANITIZE_ADDRESS__
static void ask_more_than_there_is(struct mem *m)
{
	mem_alloc(m, PTRDIFF_MAX / 2);
}
#endif

T_CASE(out_of_memory_ends_the_program_with_words)
{
	void (*const run[])(struct mem *) = { ask_all, ask_nearly_all, ask_product,
#ifndef __SANITIZE_ADDRESS__ /* which ends the program in its own words */
		                              ask_more_than_there_is
#endif
	};
	for (size_t i = 0; i < sizeof run / sizeof *run; i++) {
		char said[1000];
		t_int(status_of(run[i], said, sizeof said), ERR_SYSTEM);
		t_true(strstr(said, "spiegel: ") == said);
		t_true(strstr(said, "geheugen") && strstr(said, "memory") && strstr(said, "mémoire"));
	}
}
T_END

T_MAIN("base/mem", memory_is_zeroed_aligned_and_apart, what_was_taken_stays_when_more_is_taken, reset_gives_zeroed_memory_again,
       memory_is_not_wasted, texts, grow_doubles_and_keeps_the_elements, out_of_memory_ends_the_program_with_words)
