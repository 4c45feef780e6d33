#include "scope.h"
#include "base/str.h"
#include "base/utf8.h"
#include "caption.h"
#include <stdlib.h>
#include <string.h>

static const char *const *keys_of(struct mem *m, const char *const *text, size_t n)
{
	const char **key = mem_array(m, n, sizeof *key);
	for (size_t i = 0; i < n; i++)
		key[i] = utf8_key(m, text[i]);
	return key;
}

const struct scope *scope_prepare(struct mem *m, const struct scope *scope)
{
	if (!scope)
		return NULL;
	struct scope *p = mem_alloc(m, sizeof *p);
	*p = *scope;
	p->hashtag = keys_of(m, scope->hashtag, scope->n_hashtags);
	p->word = keys_of(m, scope->word, scope->n_words);
	p->label = keys_of(m, scope->label, scope->n_labels);
	return p;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each key once, by its bytes. */
static void add_keys(struct mem *m, struct hash *h, const char *const *text, size_t n)
{
	const char **key = mem_array(m, n, sizeof *key);
	for (size_t i = 0; i < n; i++)
		key[i] = utf8_key(m, text[i]);
	if (n)
		qsort(key, n, sizeof *key, by_bytes);
	for (size_t i = 0; i < n; i++)
		if (!i || !str_eq(key[i], key[i - 1]))
			hash_add(h, key[i], strlen(key[i]) + 1);
	hash_add(h, "", 1); /* the end of the list */
}

void scope_sum(struct mem *m, const struct scope *scope, char out[HASH_HEX])
{
	static const struct scope all = { .from = 1, .to = 0 };
	const struct scope *s = scope ? scope : &all;
	const char *days = s->from <= s->to ? mem_printf(m, "%d %d", s->from, s->to) : "";
	struct hash h;
	hash_init(&h);
	add_keys(m, &h, s->hashtag, s->n_hashtags);
	add_keys(m, &h, s->word, s->n_words);
	add_keys(m, &h, s->label, s->n_labels);
	hash_add(&h, days, strlen(days));
	hash_hex(&h, out);
}

static bool is_listed(const char *const *list, size_t n, const char *s, size_t n_s)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == n_s && memcmp(list[i], s, n_s) == 0)
			return true;
	return false;
}

static bool has_hashtag(const struct scope *scope, const char *caption)
{
	const char *tag;
	size_t n;
	while (caption_next_hashtag(&caption, &tag, &n))
		if (is_listed(scope->hashtag, scope->n_hashtags, tag, n))
			return true;
	return false;
}

static bool has_word(const struct scope *scope, const char *caption)
{
	bool inside = false; /* of a word: there none can begin */
	for (const char *at = caption; *at;) {
		for (size_t i = 0; !inside && i < scope->n_words; i++) {
			size_t n = strlen(scope->word[i]);
			if (n && strncmp(at, scope->word[i], n) == 0 && !caption_word_char(at + n))
				return true;
		}
		size_t n = caption_word_char(at);
		inside = n > 0;
		at += n ? n : 1;
	}
	return false;
}

static bool has_label(const struct scope *scope, const char *labels)
{
	while (*labels) {
		labels += strspn(labels, " ,;|");
		size_t n = strcspn(labels, ",;|"), n_trimmed = n;
		while (n_trimmed && labels[n_trimmed - 1] == ' ')
			n_trimmed--;
		if (is_listed(scope->label, scope->n_labels, labels, n_trimmed))
			return true;
		labels += n;
	}
	return false;
}

bool scope_holds(const struct scope *scope, int day, const char *caption, const char *labels, struct mem *m)
{
	if (!scope)
		return true;
	if (scope->from <= scope->to && (day < scope->from || day > scope->to))
		return false;
	if (scope->n_hashtags + scope->n_words + scope->n_labels == 0)
		return true;
	const char *key = scope->n_hashtags + scope->n_words ? utf8_key(m, caption) : "";
	return has_hashtag(scope, key) || has_word(scope, key) || (scope->n_labels && has_label(scope, utf8_key(m, labels)));
}
