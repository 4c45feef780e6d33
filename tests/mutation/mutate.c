/* One small mistake in a C file: mutate FILE prints how many it can make, mutate FILE N the file with the N-th of them, and what it is on the error
 * stream. Comparisons lose or gain their border or turn around, && and || change places, so do + 1 and - 1, true and false; a ! is dropped.
 * Comments, texts, lines of the preprocessor and assertions stay. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *from, *to;
} swaps[] = {
	{ "<=", "<" },  { ">=", ">" },    { "==", "!=" },   { "!=", "==" },          { "&&", "||" },      { "||", "&&" },
	{ "<", "<=" },  { ">", ">=" },    { "+ 1", "- 1" }, { "- 1", "+ 1" },        { "true", "false" }, { "false", "true" },
	{ "++", "--" }, { "+= ", "-= " }, { "-= ", "+= " }, { "continue", "break" }, { "!", "" },
};

static bool is_word(int c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Bytes that are no code: a comment, a text, a character, a line of the preprocessor, an assertion; else 0. */
static size_t no_code(const char *text, size_t at)
{
	const char *s = text + at;
	size_t n = 1;
	if (strncmp(s, "/*", 2) == 0) {
		const char *end = strstr(s + 2, "*/");
		return end ? (size_t)(end - s) + 2 : strlen(s);
	}
	if (strncmp(s, "//", 2) == 0 || (*s == '#' && (at == 0 || s[-1] == '\n'))) {
		while (s[n] && (s[n] != '\n' || s[n - 1] == '\\'))
			n++;
		return n;
	}
	if (strncmp(s, "assert(", 7) == 0)
		return strcspn(s, ";");
	if (*s != '"' && *s != '\'')
		return 0;
	for (; s[n] && s[n] != *s; n++)
		n += s[n] == '\\' && s[n + 1];
	return n + 1;
}

/* Which swap fits here; -1: none. What only begins or ends like an operator is another one. */
static int swap_at(const char *text, size_t at)
{
	const char *s = text + at;
	static const char *const others[] = { "<<=", ">>=", "<<", ">>", "->", "--" };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strncmp(s, others[i], strlen(others[i])) == 0 || (at && strncmp(s - 1, others[i], strlen(others[i])) == 0))
			return -1;
	for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++) {
		size_t n = strlen(swaps[i].from);
		if (strncmp(s, swaps[i].from, n) != 0)
			continue;
		bool word = is_word(swaps[i].from[0]), number = is_word(swaps[i].from[n - 1]);
		if ((word && at && is_word(s[-1])) || (number && is_word(s[n])))
			continue;
		return (int)i;
	}
	return -1;
}

static char *read_all(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *text = malloc(1 << 20);
	if (!f || !text) {
		perror(path);
		exit(2);
	}
	*n = fread(text, 1, (1 << 20) - 1, f);
	text[*n] = '\0';
	fclose(f);
	return text;
}

int main(int argc, char **argv)
{
	if (argc < 2 || argc > 3)
		return 2;
	size_t n, found = 0, wanted = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	char *text = read_all(argv[1], &n);
	long line = 1;
	for (size_t at = 0; at < n;) {
		size_t skip = no_code(text, at);
		int swap = skip ? -1 : swap_at(text, at);
		if (swap >= 0 && ++found == wanted) {
			fprintf(stderr, "%s:%ld: '%s' for '%s'\n", argv[1], line, swaps[swap].to, swaps[swap].from);
			printf("%.*s%s%s", (int)at, text, swaps[swap].to, text + at + strlen(swaps[swap].from));
		}
		skip = skip ? skip : swap >= 0 ? strlen(swaps[swap].from) : 1;
		for (; skip && at < n; skip--)
			line += text[at++] == '\n';
	}
	free(text);
	if (!wanted)
		printf("%zu\n", found);
	return wanted && wanted > found;
}
