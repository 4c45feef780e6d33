/* Memory in arenas: everything a command or a batch of rows needs is taken from one arena and freed at once. */
#ifndef BASE_MEM_H
#define BASE_MEM_H
#include <stdarg.h>
#include <stddef.h>

struct mem;

/* A new, empty arena. Never NULL: out of memory ends the program with status 5 and words (the one exit outside cli/main.c).
 * Memory: release with mem_free.      Test: tests/unit/base/test_mem.c */
struct mem *mem_new(void);
void mem_free(struct mem *m); /* NULL is allowed */
void mem_reset(struct mem *m); /* forget all, keep the largest block for reuse */

/* n zeroed bytes, aligned for any type; the array form refuses a product that overflows (treated as out of memory). */
void *mem_alloc(struct mem *m, size_t n);
void *mem_array(struct mem *m, size_t n, size_t size);
char *mem_text(struct mem *m, const char *s); /* copy of s */
char *mem_text_n(struct mem *m, const char *s, size_t n); /* copy of n bytes, closed with NUL */
char *mem_printf(struct mem *m, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *mem_vprintf(struct mem *m, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Room for one more element in a growing array: old holds n of *cap elements of the given size.
 * Returns old, or a larger copy with *cap raised (the old one stays in the arena until it is freed). */
void *mem_grow(struct mem *m, void *old, size_t n, size_t *cap, size_t size);
#endif
