/* A text that grows, and small tests on texts. Bytes are UTF-8 throughout; memory is from the arena given.
 * Test: tests/unit/base/test_str.c */
#ifndef BASE_STR_H
#define BASE_STR_H
#include "mem.h"
#include <stdbool.h>
#include <stddef.h>

struct str {
	struct mem *mem;
	char *s; /* always closed with NUL, "" when empty */
	size_t n, cap;
};

void str_init(struct str *s, struct mem *m);
void str_add(struct str *s, const char *text);
void str_add_n(struct str *s, const char *text, size_t n);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_add_char(struct str *s, char c);
void str_add_times(struct str *s, const char *text, size_t times);

bool str_eq(const char *a, const char *b);
bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);
const char *str_trim(struct mem *m, const char *s); /* without blanks, tabs and NBSP at both ends */
/* Where words stand in a text as words of their own ("raad", not in "raadhuis"), both as utf8_key gives them; NULL: nowhere, or no words.
 * Test: tests/unit/base/test_str.c */
const char *str_find_words(const char *text, const char *words);
#endif
