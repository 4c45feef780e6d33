#include "mem.h"
#include "err.h"
#include "words.h"
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 16 << 10, BLOCK_MOST = 1 << 20, ALIGN = alignof(max_align_t) };

struct block {
	struct block *next;
	size_t size, used;
	size_t clean; /* from here on the bytes were never given out, and are zero as they came */
	alignas(max_align_t) unsigned char bytes[];
};

struct mem {
	struct block *block; /* the one in use; fuller ones follow */
};

/* The language is not known here, so the words are given in all. */
static _Noreturn void out_of_memory(void)
{
	for (int lang = 0; lang < LANG_N; lang++)
		fprintf(stderr, "spiegel: %s\n", word_text((enum lang)lang, W_OUT_OF_MEMORY));
	exit(ERR_SYSTEM);
}

struct mem *mem_new(void)
{
	struct mem *m = calloc(1, sizeof *m);
	if (!m)
		out_of_memory();
	return m;
}

static void blocks_free(struct block *b)
{
	while (b) {
		struct block *next = b->next;
		free(b);
		b = next;
	}
}

void mem_free(struct mem *m)
{
	if (!m)
		return;
	blocks_free(m->block);
	free(m);
}

void mem_reset(struct mem *m)
{
	struct block **largest = &m->block;
	for (struct block **at = &m->block; *at; at = &(*at)->next)
		if ((*at)->size > (*largest)->size)
			largest = at;
	struct block *keep = *largest;
	if (!keep)
		return;
	*largest = keep->next;
	blocks_free(m->block);
	keep->next = NULL;
	keep->used = 0;
	m->block = keep;
}

/* A block with room for n bytes; returns where they are to be taken from. */
static struct block *block_add(struct mem *m, size_t n)
{
	struct block *now = m->block;
	size_t size = now ? 2 * now->size : BLOCK_FIRST;
	if (size > BLOCK_MOST)
		size = BLOCK_MOST;
	if (size < n)
		size = n;
	struct block *b = size > PTRDIFF_MAX - sizeof *b ? NULL : calloc(1, sizeof *b + size);
	if (!b)
		out_of_memory();
	b->size = size;
	if (now && now->size - now->used > size - n) { /* a large piece: go on filling the block we had */
		b->next = now->next;
		now->next = b;
	} else {
		b->next = now;
		m->block = b;
	}
	return b;
}

/* *dirty, if asked: how many of its bytes may not be zero. A million posts take megabytes that the system gives as zeros. */
static void *take(struct mem *m, size_t n, size_t *dirty)
{
	if (n > SIZE_MAX - ALIGN)
		out_of_memory();
	n = n ? (n + ALIGN - 1) / ALIGN * ALIGN : ALIGN;
	struct block *b = m->block;
	if (!b || b->size - b->used < n)
		b = block_add(m, n);
	void *p = b->bytes + b->used;
	if (dirty)
		*dirty = b->clean > b->used ? b->clean - b->used : 0;
	b->used += n;
	if (b->used > b->clean)
		b->clean = b->used;
	return p;
}

void *mem_alloc(struct mem *m, size_t n)
{
	size_t dirty;
	void *p = take(m, n, &dirty);
	return memset(p, 0, dirty < n ? dirty : n);
}

void *mem_array(struct mem *m, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		out_of_memory();
	return mem_alloc(m, n * size);
}

char *mem_text(struct mem *m, const char *s)
{
	return mem_text_n(m, s, strlen(s));
}

char *mem_text_n(struct mem *m, const char *s, size_t n)
{
	if (n == SIZE_MAX)
		out_of_memory();
	char *copy = take(m, n + 1, NULL);
	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *mem_printf(struct mem *m, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *s = mem_vprintf(m, format, args);
	va_end(args);
	return s;
}

char *mem_vprintf(struct mem *m, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	if (n < 0) /* more than INT_MAX bytes */
		out_of_memory();
	char *s = take(m, (size_t)n + 1, NULL);
	vsnprintf(s, (size_t)n + 1, format, again);
	va_end(again);
	return s;
}

void *mem_grow(struct mem *m, void *old, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return old;
	size_t larger = *cap ? 2 * *cap : 8;
	if (larger < *cap)
		out_of_memory();
	void *p = mem_array(m, larger, size);
	if (n)
		memcpy(p, old, n * size);
	*cap = larger;
	return p;
}
