#include "words.h"
#include "str.h"
#include <ctype.h>
#include <stdarg.h>
#include <string.h>

static const struct {
	const char *code;
	const char *text[LANG_FORMS];
} words[WORD_N] = {
/* words.def, made by words_text.awk so that French does not break before its marks, and with the Dutch twice */
#define W(code, nl, en, fr, nl_spaced)                                                                                                     \
	[W_##code] = { #code, { [LANG_NL] = nl, [LANG_EN] = en, [LANG_FR] = fr, [LANG_NL_SPACED] = nl_spaced } },
#include "words_text.def"
#undef W
};

static const char *const codes[LANG_N] = { [LANG_NL] = "nl", [LANG_EN] = "en", [LANG_FR] = "fr" };

const char *word_text(enum lang lang, enum word word)
{
	return words[word].text[lang];
}

const char *word_after(enum word first, int k, enum lang lang)
{
	return word_text(lang, (enum word)((int)first + k));
}

char *word_code(struct mem *m, enum word word)
{
	char *code = mem_text(m, words[word].code);
	for (char *c = code; *c; c++)
		*c = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
	return code;
}

/* Does a counted thing stand in the singular? In French all below two do: "0 jour", "1,5 jour". */
static bool is_one(enum lang lang, const char *count)
{
	if (lang != LANG_FR)
		return str_eq(count, "1");
	return (count[0] == '0' || count[0] == '1') && (count[1] == '\0' || count[1] == ',');
}

/* Append what a mark at t stands for: {k}, or the form of a word that fits {k}. Returns where the mark ends, NULL when there is none. */
static const char *mark_fill(struct str *out, enum lang lang, const char *t, const char *const args[], size_t n)
{
	if (t[0] != '{' || t[1] < '1' || t[1] >= '1' + WORD_ARGS || (t[2] != '}' && t[2] != '|'))
		return NULL;
	size_t k = (size_t)(t[1] - '1');
	const char *arg = k < n && args[k] ? args[k] : "";
	if (t[2] == '}') {
		str_add(out, arg);
		return t + 3;
	}
	const char *one = t + 3, *many = strchr(one, '|') + 1, *end = strchr(many, '}');
	bool single = is_one(lang, arg);
	str_add_n(out, single ? one : many, (size_t)((single ? many - 1 : end) - (single ? one : many)));
	return end + 1;
}

/* Does French leave out an e before it? Of the words with h only these, since the places here keep it ("de Hasselt"), and no y before a
 * vowel ("de York"). */
static bool is_vowel(const char *s)
{
	static const char *const other[] = { "homme", "habitant", "heure", "à", "â", "ä", "æ", "é", "è", "ê", "ë", "î",
		                             "ï",     "ô",        "ö",     "œ", "ù", "û", "ü", "À", "Â", "Ä", "Æ", "É",
		                             "È",     "Ê",        "Ë",     "Î", "Ï", "Ô", "Ö", "Œ", "Ù", "Û", "Ü" };
	if (s[0] == 'y' || s[0] == 'Y')
		return s[1] && !is_vowel(s + 1);
	if (s[0] && strchr("aeiouAEIOU", s[0]))
		return true;
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (str_starts(s, other[i]))
			return true;
	return false;
}

/* "de {1}" before a vowel is "d'Utrecht", "que {1}" is "qu'Instagram". Returns where the argument's mark begins, NULL when nothing is left out. */
static const char *elide(struct str *out, const char *t, const char *const args[], size_t n)
{
	static const char *const whole[] = { "de ", "De ", "que ", "Que " };
	unsigned char before = out->n ? (unsigned char)out->s[out->n - 1] : ' ';
	if (isalpha(before) || before >= 0x80) /* within a word */
		return NULL;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		size_t length = strlen(whole[i]);
		if (!str_starts(t, whole[i]))
			continue;
		const char *mark = t + length, *at = str_starts(mark, "<b>") ? mark + strlen("<b>") : mark;
		size_t k = at[0] == '{' && at[1] >= '1' && at[1] < '1' + WORD_ARGS && at[2] == '}' ? (size_t)(at[1] - '1') : n;
		if (k >= n || !args[k] || !is_vowel(args[k]))
			return NULL;
		str_add_n(out, t, length - strlen("e "));
		str_add_char(out, '\'');
		return mark;
	}
	return NULL;
}

/* The argument that stands at t and is to be kept apart; NULL: there is none. */
static const char *apart_at(const char *t, const char *const args[], size_t n, unsigned apart)
{
	size_t k = t[0] == '{' && t[1] >= '1' && t[1] < '1' + WORD_ARGS && t[2] == '}' ? (size_t)(t[1] - '1') : n;
	return k < n && apart & 1U << k ? args[k] : NULL;
}

/* Append the template from t up to its next mark, arguments filled in. Returns where the rest begins, after the mark or at an argument that is
 * kept apart; *strong is how it goes on. */
static const char *run_fill(struct str *out, enum lang lang, const char *t, const char *const args[], size_t n, unsigned apart,
                            bool *strong)
{
	while (*t && !apart_at(t, args, n, apart)) {
		const char *after = lang == LANG_FR ? elide(out, t, args, n) : NULL;
		if (after) {
			t = after;
			continue;
		}
		after = mark_fill(out, lang, t, args, n);
		if (str_starts(t, "<b>") || str_starts(t, "</b>")) {
			*strong = t[1] == 'b';
			return strchr(t, '>') + 1;
		}
		if (after)
			t = after;
		else
			str_add_char(out, *t++);
	}
	return t;
}

char *word_fill(struct mem *m, enum lang lang, enum word word, const char *const args[], size_t n)
{
	struct str out;
	str_init(&out, m);
	bool strong;
	for (const char *t = word_text(lang, word); *t;)
		t = run_fill(&out, lang, t, args, n, 0, &strong);
	return out.s;
}

char *word_say(struct mem *m, enum lang lang, enum word word, ...)
{
	const char *arg[WORD_ARGS];
	size_t n = 0;
	va_list list;
	va_start(list, word);
	for (const char *a; n < WORD_ARGS && (a = va_arg(list, const char *)); n++)
		arg[n] = a;
	va_end(list);
	return word_fill(m, lang, word, arg, n);
}

size_t word_spans(struct mem *m, enum lang lang, enum word word, const char *const args[], size_t n, unsigned apart, struct word_span **out)
{
	struct word_span *span = NULL;
	size_t n_spans = 0, cap = 0;
	bool strong = false;
	for (const char *t = word_text(lang, word); *t;) {
		struct str text;
		str_init(&text, m);
		bool now = strong;
		const char *alone = apart_at(t, args, n, apart);
		if (alone) {
			str_add(&text, alone);
			t += strlen("{1}");
		} else
			t = run_fill(&text, lang, t, args, n, apart, &strong);
		if (text.n) {
			span = mem_grow(m, span, n_spans, &cap, sizeof *span);
			span[n_spans++] = (struct word_span){ text.s, now, alone != NULL };
		}
	}
	*out = span;
	return n_spans;
}

bool lang_parse(const char *s, enum lang *out)
{
	for (int lang = 0; lang < LANG_N; lang++) {
		if (str_eq(s, codes[lang])) {
			*out = (enum lang)lang;
			return true;
		}
	}
	return false;
}

size_t lang_parse_list(struct mem *m, const char *list, enum lang out[LANG_N])
{
	unsigned seen = 0;
	size_t n = 0;
	for (const char *at = list, *end; at; at = end ? end + 1 : NULL) {
		enum lang lang;
		end = strchr(at, ',');
		if (!lang_parse(end ? mem_text_n(m, at, (size_t)(end - at)) : at, &lang) || seen & 1U << lang)
			return 0;
		seen |= 1U << lang;
		out[n++] = lang;
	}
	return n;
}

const char *lang_code(enum lang lang)
{
	return codes[lang_words(lang)];
}

enum lang lang_words(enum lang lang)
{
	return lang == LANG_NL_SPACED ? LANG_NL : lang;
}

enum lang lang_spaced(enum lang lang)
{
	return lang == LANG_NL ? LANG_NL_SPACED : lang;
}
