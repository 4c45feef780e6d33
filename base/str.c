#include "str.h"
#include <string.h>

enum { STR_FIRST = 64 };

void str_init(struct str *s, struct mem *m)
{
	*s = (struct str){ .mem = m, .s = mem_alloc(m, STR_FIRST), .cap = STR_FIRST };
}

void str_add(struct str *s, const char *text)
{
	str_add_n(s, text, strlen(text));
}

void str_add_n(struct str *s, const char *text, size_t n)
{
	if (n >= s->cap - s->n) {
		char *old = s->s;
		s->cap = s->cap + n > 2 * s->cap ? s->cap + n + 1 : 2 * s->cap;
		s->s = mem_alloc(s->mem, s->cap);
		memcpy(s->s, old, s->n);
	}
	if (n)
		memcpy(s->s + s->n, text, n);
	s->n += n;
	s->s[s->n] = '\0';
}

void str_addf(struct str *s, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str_add(s, mem_vprintf(s->mem, format, args));
	va_end(args);
}

void str_add_char(struct str *s, char c)
{
	str_add_n(s, &c, 1);
}

void str_add_times(struct str *s, const char *text, size_t times)
{
	for (size_t i = 0; i < times; i++)
		str_add(s, text);
}

bool str_eq(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

bool str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);
	return k <= n && memcmp(s + n - k, suffix, k) == 0;
}

/* Length of the blank that [s, end) begins with: blank, tab or NBSP; 0 if none. */
static size_t blank_at(const char *s, const char *end)
{
	if (s < end && (*s == ' ' || *s == '\t'))
		return 1;
	return end - s >= 2 && memcmp(s, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

const char *str_trim(struct mem *m, const char *s)
{
	const char *end = s + strlen(s);
	while (blank_at(s, end))
		s += blank_at(s, end);
	for (;;) {
		if (end > s && blank_at(end - 1, end))
			end -= 1;
		else if (end - s >= 2 && blank_at(end - 2, end) == 2)
			end -= 2;
		else
			return mem_text_n(m, s, (size_t)(end - s));
	}
}

static bool in_word(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

const char *str_find_words(const char *text, const char *words)
{
	size_t n = strlen(words);
	for (const char *at = text; n && (at = strstr(at, words)) != NULL; at++)
		if ((at == text || !in_word(at[-1])) && !in_word(at[n]))
			return at;
	return NULL;
}
