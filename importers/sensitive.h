/* Special categories of data (GDPR article 9), and what is as good as one: they are told of no area smaller than a municipality. */
#ifndef IMPORTERS_SENSITIVE_H
#define IMPORTERS_SENSITIVE_H
#include "base/mem.h"
#include <stdbool.h>

/* True when the name of a trait or of one of its groups is about origin, nationality, belief, politics, health or orientation, in Dutch, English
 * or French. A name that is not on the list passes: the list is of what statistical offices call their tables.
 * Memory: a scrap from m.      Source: GDPR article 9(1).      Test: tests/unit/importers/test_sensitive.c */
bool sensitive_trait(struct mem *m, const char *name);
/* True for the code of a Dutch district or neighbourhood, or of a Belgian statistical sector. */
bool sensitive_place(const char *code);
#endif
