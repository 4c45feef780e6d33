#include "hyphen.h"
#include <glib.h>
#include <hyphen.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHORTEST = 9, KEEP = 3 /* letters on either side of a break */ };

struct hyphen {
	HyphenDict *dict;
};

const char *hyphen_file(enum lang lang)
{
	static const char *const file[LANG_N][2] = {
		[LANG_NL] = { "/usr/share/hyphen/hyph_nl_NL.dic", "/usr/share/hyphen/hyph_nl.dic" },
		[LANG_EN] = { "/usr/share/hyphen/hyph_en_GB.dic", "/usr/share/hyphen/hyph_en_US.dic" },
		[LANG_FR] = { "/usr/share/hyphen/hyph_fr_FR.dic", "/usr/share/hyphen/hyph_fr.dic" },
	};
	const char *const *name = file[lang_words(lang)];
	for (int i = 0; i < 2; i++)
		if (access(name[i], R_OK) == 0) /* the library would print about a file that is not there */
			return name[i];
	return NULL;
}

bool hyphen_open(struct mem *m, enum lang lang, struct hyphen **out, struct err *e)
{
	const char *file = hyphen_file(lang);
	*out = NULL;
	if (!file)
		return true;
	HyphenDict *dict = hnj_hyphen_load(file);
	if (!dict)
		return err_set(e, ERR_SYSTEM, W_PDF_HYPHEN, file, NULL, NULL);
	*out = mem_alloc(m, sizeof **out);
	(*out)->dict = dict;
	return true;
}

void hyphen_close(struct hyphen *h)
{
	if (h)
		hnj_hyphen_free(h->dict);
}

/* Mark where the word (n letters, n_bytes long) may be broken: after letter i if at[i]. False if the dictionary cannot tell. */
static bool find_breaks(const struct hyphen *h, const char *word, size_t n_bytes, size_t n, bool at[])
{
	char *lower = g_utf8_strdown(word, (gssize)n_bytes);
	gsize size = 0;
	char *coded = g_convert(lower, -1, h->dict->cset, "UTF-8", NULL, &size, NULL);
	bool ok = coded && (size_t)g_utf8_strlen(lower, -1) == n && size < MAX_CHARS;
	if (ok) {
		char hyphens[MAX_CHARS + 5] = { 0 };
		char **change = NULL;
		int *position = NULL, *cut = NULL;
		ok = hnj_hyphen_hyphenate3(h->dict, coded, (int)size, hyphens, NULL, &change, &position, &cut, KEEP, KEEP, KEEP, KEEP) == 0;
		for (size_t i = 0; i < n; i++)
			at[i] = ok && i + 1 < n && (hyphens[i] & 1) && !(change && change[i]);
		for (size_t i = 0; change && i < size; i++)
			free(change[i]);
		free(change);
		free(position);
		free(cut);
	}
	g_free(coded);
	g_free(lower);
	return ok;
}

/* GLib's macro of this name casts const away */
static const char *next_character(const char *p)
{
	return g_utf8_find_next_char(p, NULL);
}

static void add_word(const struct hyphen *h, struct str *out, const char *word, size_t n_bytes, size_t n)
{
	bool at[MAX_CHARS] = { false };
	if (n >= MAX_CHARS || !find_breaks(h, word, n_bytes, n, at)) {
		str_add_n(out, word, n_bytes);
		return;
	}
	const char *p = word;
	for (size_t i = 0; i < n; i++) {
		const char *next = next_character(p);
		str_add_n(out, p, (size_t)(next - p));
		if (at[i])
			str_add(out, SOFT_HYPHEN);
		p = next;
	}
}

static bool is_special(char c)
{
	return c && strchr("#@/.-_=&", c);
}

void hyphen_add(const struct hyphen *h, struct str *out, const char *text)
{
	const char *p = text;
	while (*p) {
		const char *end = p;
		size_t n = 0;
		for (; *end && g_unichar_isalpha(g_utf8_get_char(end)); n++)
			end = next_character(end);
		if (n == 0) {
			end = next_character(p);
			str_add_n(out, p, (size_t)(end - p));
		} else {
			/* a full stop ends a sentence; followed by a letter it is part of an address */
			bool joined = is_special(*end) && (*end != '.' || g_unichar_isalnum(g_utf8_get_char(end + 1)));
			bool whole =
			        !h || n < SHORTEST || g_unichar_isupper(g_utf8_get_char(p)) || joined || (p > text && is_special(p[-1]));
			if (whole)
				str_add_n(out, p, (size_t)(end - p));
			else
				add_word(h, out, p, (size_t)(end - p), n);
		}
		p = end;
	}
}
