/* Every word that a user sees, in three languages, from one table: words.def. A missing translation does not compile.
 * A word is a template: {1}..{6} are replaced by arguments, {2|dag|dagen} by the first form when {2} is one thing and by the second
 * otherwise, <b>..</b> marks strong text (see word_spans). */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H
#include "mem.h"
#include <stdbool.h>
#include <stddef.h>

/* The languages, of which there are words; behind them what has the words of one of them and writes numbers in another way. */
enum lang { LANG_NL, LANG_EN, LANG_FR, LANG_N, LANG_NL_SPACED = LANG_N /* 1 234,5 with a thin space that does not break */, LANG_FORMS };
enum { WORD_ARGS = 6 };

enum word {
#define W(code, nl, en, fr) W_##code,
#include "words.def"
#undef W
	WORD_N
};

/* The template itself; borrowed, never NULL. */
const char *word_text(enum lang lang, enum word word);
/* The k-th word after this one, of words that stand in a row. */
const char *word_after(enum word first, int k, enum lang lang);
/* The code as written in words.def, in lower case with hyphens ("csv-quote"): the stable name of a message in the manual. */
char *word_code(struct mem *m, enum word word);
/* The template with {1}.. replaced and <b> marks removed; French "de {1}" and "que {1}" become "d'Utrecht" and "qu'Instagram" before a vowel. args: n texts (NULL counts as ""). Memory: from m.
 * Test: tests/unit/base/test_words.c (also: all languages use the same arguments and marks) */
char *word_fill(struct mem *m, enum lang lang, enum word word, const char *const args[], size_t n);
/* The same for up to six arguments given one by one; stop with NULL. */
char *word_say(struct mem *m, enum lang lang, enum word word, ...) __attribute__((sentinel));

struct word_span {
	const char *text;
	bool strong;
	bool apart; /* the text is one argument, as it was given */
};
/* The same as runs of plain and strong text. Marks count in the template only, never in arguments. apart: bit k is set for argument k to be
 * a run of its own. Memory: from m. */
size_t word_spans(struct mem *m, enum lang lang, enum word word, const char *const args[], size_t n, unsigned apart,
                  struct word_span **out);

/* "nl", "en", "fr" to a language and back. */
bool lang_parse(const char *s, enum lang *out);
/* "nl,fr": each once. Returns how many; 0: one of them is none, or stands there twice. */
size_t lang_parse_list(struct mem *m, const char *list, enum lang out[LANG_N]);
const char *lang_code(enum lang lang); /* of LANG_NL_SPACED too it is "nl" */
enum lang lang_words(enum lang lang); /* the language whose words it has: below LANG_N, to look up what there is of each language */
/* The form of a language that groups thousands with a thin space: of Dutch; the others write as their readers know it. */
enum lang lang_spaced(enum lang lang);
#endif
