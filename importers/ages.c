#include "ages.h"
#include "audience.h"
#include "base/str.h"
#include "base/utf8.h"
#include <string.h>

/* Words that stand before a number, between two, and behind the last; each list ends with NULL. Longer ones before those they begin with. */
static const char *const all_ages[] = { "totaal", "total", "alle leeftijden", "all ages", "tous les âges", "insgesamt", "*", NULL };
static const char *const no_age[] = { "onbekend", "unknown", "inconnu", "leeftijd onbekend", "age unknown", NULL };
static const char *const below[] = { "jonger dan ", "less than ", "under ", "younger than ", "moins de ", "weniger als ", "unter ",
	                             "tot ",        "<",          NULL };
static const char *const from_on[] = { "vanaf ", "from ", "à partir de ", "ab ", NULL };
static const char *const before_band[] = { "van ", "from ", "de ", "von ", "tussen ", NULL };
static const char *const up_to[] = { "tot en met", "t/m", "through", "-", "à", "bis", NULL };
static const char *const to_word[] = { "tot", "to", NULL };
static const char *const years[] = { "jaar", "jarigen", "years", "year", "ans", "an", "jahre", "jahr", NULL };
static const char *const and_over[] = { "of ouder", "en ouder",  "of meer", "and more", "and over",  "or over",  "or older", "and older",
	                                "or more",  "and above", "et plus", "ou plus",  "und älter", "und mehr", "+",        NULL };

static void skip_blanks(const char **s)
{
	*s += strspn(*s, " ");
}

static bool take(const char **s, const char *const list[])
{
	for (; *list; list++)
		if (str_starts(*s, *list)) {
			*s += strlen(*list);
			skip_blanks(s);
			return true;
		}
	return false;
}

static bool take_number(const char **s, int *out)
{
	size_t n = strspn(*s, "0123456789");
	if (n == 0 || n > 3)
		return false;
	*out = 0;
	for (size_t i = 0; i < n; i++)
		*out = 10 * *out + (*s)[i] - '0';
	*s += n;
	skip_blanks(s);
	return true;
}

/* What follows the first number. */
static bool read_rest(const char *s, bool open, enum ages_to to, int from, int *age_from, int *age_to)
{
	int last = from;
	take(&s, years);
	open |= take(&s, and_over);
	take(&s, years);
	if (open) {
		last = AGE_AND_OVER;
	} else if (*s) {
		bool inclusive = take(&s, up_to);
		if ((!inclusive && !take(&s, to_word)) || !take_number(&s, &last))
			return false;
		last -= !inclusive && to == AGES_TO_EXCLUSIVE;
		take(&s, years);
	}
	if (*s || from > AGE_LIMIT || last < from || (last > AGE_LIMIT && !open))
		return false;
	*age_from = from;
	*age_to = last;
	return true;
}

static bool is_one_of(const char *s, const char *const list[])
{
	for (; *list; list++)
		if (str_eq(s, *list))
			return true;
	return false;
}

bool ages_read(struct mem *m, const char *label, enum ages_to to, int *age_from, int *age_to)
{
	const char *s = utf8_key(m, label);
	int number;
	if (is_one_of(s, no_age)) {
		*age_from = *age_to = AGE_UNKNOWN;
		return true;
	}
	const char *rest = s;
	if (take(&rest, all_ages)) {
		*age_from = 0;
		*age_to = AGE_AND_OVER;
		if (!strpbrk(rest, "0123456789"))
			return true;
		s = rest; /* "Totaal 15 jaar of ouder" */
	}
	if (take(&s, below)) {
		if (!take_number(&s, &number) || number < 1 || number > AGE_LIMIT)
			return false;
		take(&s, years);
		*age_from = 0;
		*age_to = number - 1;
		return !*s;
	}
	const char *band = s;
	if (take(&s, from_on) && take_number(&s, &number) && read_rest(s, true, to, number, age_from, age_to))
		return true;
	s = band;
	take(&s, before_band);
	return take_number(&s, &number) && read_rest(s, false, to, number, age_from, age_to);
}
