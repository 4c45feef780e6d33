/* The names that languages go by. */
#ifndef REPORTS_LANGUAGE_H
#define REPORTS_LANGUAGE_H
#include "base/words.h"

/* "Nederlands" and "in het Nederlands" of "nl"; "taal sv" and "in taal sv" of one without a name here. Code: BCP 47.
 * Memory: from m.      Test: tests/unit/reports/test_language.c */
const char *language_words(struct mem *m, enum lang lang, const char *code);
const char *language_in_words(struct mem *m, enum lang lang, const char *code);
#endif
