/* Which posts of a page belong to the trajectory. */
#ifndef IMPORTERS_SCOPE_H
#define IMPORTERS_SCOPE_H
#include "base/hash.h"
#include "importer.h"

/* The same scope with its lists as keys (utf8_key), ready for scope_holds. NULL stays NULL. Memory: from m. */
const struct scope *scope_prepare(struct mem *m, const struct scope *scope);

/* A sum by which two choices can be told apart: the same for lists in another order or written otherwise, and for NULL.
 * scope: as the project has it.      Memory: m, for passing work.      Test: tests/unit/importers/test_caption.c */
void scope_sum(struct mem *m, const struct scope *scope, char out[HASH_HEX]);

/* Does a post belong? It must fall within from..to, and, when the scope has lists, carry one of the hashtags, hold one of the words (or
 * phrases) as whole words, or have one of the platform's labels (given as "a, b"). scope: prepared, or NULL for everything. m: for passing work.
 * Test: tests/unit/importers/test_caption.c */
bool scope_holds(const struct scope *scope, int day, const char *caption, const char *labels, struct mem *m);
#endif
