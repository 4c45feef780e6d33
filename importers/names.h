/* A set of texts, each with something that belongs to it: for the few names that the rows of a file repeat. */
#ifndef IMPORTERS_NAMES_H
#define IMPORTERS_NAMES_H
#include "base/mem.h"
#include <stddef.h>
#include <stdint.h>

struct name {
	const char *text;
	void *value; /* NULL when the text is new */
};
struct names;

struct names *names_new(struct mem *m);
/* The entry of a text, made when it is new; valid until the next call. The text is copied.      Test: tests/unit/importers/test_names.c */
struct name *names_find(struct names *set, const char *text);

/* FNV-1a, to go on with from another hash; NAMES_HASH to begin with. */
#define NAMES_HASH UINT64_C(0xcbf29ce484222325)
uint64_t names_hash(uint64_t hash, const void *bytes, size_t n);
#endif
