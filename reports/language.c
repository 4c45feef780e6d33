#include "language.h"
#include "base/str.h"

static const struct {
	const char *code;
	enum word name;
} names[] = { { "nl", W_LANGUAGE_NL }, { "fr", W_LANGUAGE_FR }, { "en", W_LANGUAGE_EN }, { "de", W_LANGUAGE_DE }, { "tr", W_LANGUAGE_TR },
	      { "ar", W_LANGUAGE_AR }, { "pl", W_LANGUAGE_PL }, { "uk", W_LANGUAGE_UK }, { "es", W_LANGUAGE_ES }, { "fy", W_LANGUAGE_FY } };

/* NULL: it has none. */
static const char *name_of(enum lang lang, const char *code)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i].code, code))
			return word_text(lang, names[i].name);
	return NULL;
}

const char *language_words(struct mem *m, enum lang lang, const char *code)
{
	const char *name = name_of(lang, code);
	return name ? name : word_say(m, lang, W_LANGUAGE_CODE, code, NULL);
}

const char *language_in_words(struct mem *m, enum lang lang, const char *code)
{
	const char *name = name_of(lang, code);
	return word_say(m, lang, name ? W_IN_LANGUAGE : W_IN_LANGUAGE_CODE, name ? name : code, NULL);
}
