/* Where a word may be broken at the end of a line, from the dictionaries of libhyphen. */
#ifndef REPORTS_HYPHEN_H
#define REPORTS_HYPHEN_H
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/words.h"

#define SOFT_HYPHEN "\u00ad"

struct hyphen;
/* The file with its patterns; NULL: there is none on this computer. */
const char *hyphen_file(enum lang lang);
/* *out is NULL when the language has no dictionary on this computer: then no word is broken, which is not an error.
 * Errors: ERR_SYSTEM when there is one that cannot be read: the same report would have other lines.
 * Memory: from m, and hyphen_close.      Test: tests/unit/reports/test_hyphen.c, tests/faults/calls.sh */
bool hyphen_open(struct mem *m, enum lang lang, struct hyphen **out, struct err *e);
void hyphen_close(struct hyphen *h); /* NULL is allowed */

/* Append text with a soft hyphen wherever a word may be broken. Left whole: words of fewer than nine letters, capitalised words (names),
 * hashtags, handles, addresses, words with a hyphen, and breaks that would change the spelling.
 * Test: tests/unit/reports/test_hyphen.c */
void hyphen_add(const struct hyphen *h, struct str *out, const char *text);
#endif
