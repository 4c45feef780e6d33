/* Where a word may be broken at the end of a line, from the dictionaries of libhyphen. */
#ifndef REPORTS_HYPHEN_H
#define REPORTS_HYPHEN_H
#include "base/mem.h"
#include "base/str.h"
#include "base/words.h"

#define SOFT_HYPHEN "\u00ad"

struct hyphen;
/* The file with its patterns; NULL: there is none on this computer. */
const char *hyphen_file(enum lang lang);
/* NULL when the language has no dictionary on this computer: then no word is broken, which is not an error. */
struct hyphen *hyphen_open(struct mem *m, enum lang lang);
void hyphen_close(struct hyphen *h); /* NULL is allowed */

/* Append text with a soft hyphen wherever a word may be broken. Left whole: words of fewer than nine letters, capitalised words (names),
 * hashtags, handles, addresses, words with a hyphen, and breaks that would change the spelling.
 * Test: tests/unit/reports/test_hyphen.c */
void hyphen_add(const struct hyphen *h, struct str *out, const char *text);
#endif
