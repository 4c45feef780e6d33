#include "letter.h"
#include <string.h>

static const struct {
	enum word typed, told;
} words[] = {
	{ W_INTAKE_AS_OF, W_LETTER_AS_OF },
	{ W_SERIES_YEAR, W_LETTER_YEAR },
	{ W_INTAKE_PERIOD, W_LETTER_PERIOD },
	{ W_CENSUS_YEAR, W_LETTER_CENSUS },
	{ W_PARTS_UNKNOWN, W_LETTER_BOX },
	{ W_SERIES_LEAP_DAY, W_LETTER_LEAP_DAY },
	{ W_CHANNEL_WANTED, W_LETTER_CHANNEL },
	{ W_CHANNEL_WANTED_FIRST, W_LETTER_CHANNEL_FIRST },
	{ W_CHANNEL_WANTED_EITHER, W_LETTER_CHANNEL_EITHER },
	{ W_CHANNEL_UNNAMED, W_LETTER_UNNAMED },
	{ W_CHANNEL_ONLY, W_LETTER_CHANNEL_ONLY },
	{ W_IMPORT_DONE, W_LETTER_DONE },
	{ W_IMPORT_ALREADY, W_LETTER_ALREADY },
	{ W_IMPORT_ALREADY_OF, W_LETTER_ALREADY_OF },
	{ W_CHANNEL_TWIN, W_LETTER_TWIN },
	{ W_SOURCE_PICTURE, W_LETTER_PICTURE },
	{ W_SOURCE_NOT_UTF8, W_LETTER_NOT_UTF8 },
	{ W_LAYOUT_NEAR_TEMPLATE, W_LETTER_TEMPLATE },
	{ W_SURVEY_MAP, W_LETTER_SURVEY },
	{ W_IMPORT_OUTSIDE, W_LETTER_OUTSIDE },
	{ W_IMPORT_REJECTED, W_LETTER_REJECTED },
	{ W_IMPORT_ALREADY_REJECTED, W_LETTER_ALREADY_REJECTED },
};

enum word letter_word(enum word word)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].typed == word)
			return words[i].told;
	return word;
}

const char *letter_inbox_named(const struct session *s)
{
	size_t n = strlen(s->project.inbox);
	while (n > 1 && s->project.inbox[n - 1] == '/')
		n--;
	return mem_text_n(s->mem, s->project.inbox, n);
}

const char *letter_inbox(const struct session *s)
{
	const char *name = letter_inbox_named(s);
	return name[0] == '/' ? name : mem_printf(s->mem, "%s/%s", s->folder, name);
}
