#include "dates.h"
#include "base/str.h"
#include "base/utf8.h"
#include <limits.h>
#include <string.h>

/* Of a day that no calendar has: 31-02-2026. */
#define UNREAL INT_MIN

enum { YEAR_FIRST = 2000, YEAR_LAST = 2099, LONGEST = 64, LANGUAGES = 7 };

/* Months as the interfaces of the platforms write them; shorter forms of at least three letters count too. */
static const char *const months[LANGUAGES][12] = {
	{ "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" },
	{ "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december" },
	{ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" },
	{ "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember" },
	{ "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre" },
	{ "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro" },
	{ "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre",
	  "dicembre" },
};

struct span {
	const char *s;
	size_t n;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_of(struct span t)
{
	size_t i = 0;
	while (i < t.n && is_digit(t.s[i]))
		i++;
	return i;
}

/* The n digits at *t, taken off. */
static int take_number(struct span *t, size_t n)
{
	int out = 0;
	for (size_t i = 0; i < n; i++)
		out = 10 * out + (t->s[i] - '0');
	t->s += n, t->n -= n;
	return out;
}

/* The same, if they are `least` to `most`. */
static bool take_digits(struct span *t, size_t least, size_t most, int *out)
{
	size_t n = digits_of(*t);
	if (n < least || n > most)
		return false;
	*out = take_number(t, n);
	return true;
}

static bool take_mark(struct span *t, const char *one_of)
{
	if (t->n == 0 || !strchr(one_of, *t->s))
		return false;
	t->s++, t->n--;
	return true;
}

static bool make_day(int y, int m, int d, int *day)
{
	bool is_real = day_is_real(y, m, d);
	if (y < YEAR_FIRST || y > YEAR_LAST || (!is_real && (m < 1 || m > 12 || d < 1 || d > 31)))
		return false;
	*day = is_real ? day_make(y, m, d) : UNREAL;
	return is_real;
}

/* Four digits first: 2026-06-30, or with slashes. */
static bool take_year_first(struct span *t, enum dates dates, int *day)
{
	int y = take_number(t, 4), m, d;
	const char *mark = (dates & DATES_SLASHES) && t->n > 0 && *t->s == '/' ? "/" : "-";
	return take_mark(t, mark) && take_digits(t, 2, 2, &m) && take_mark(t, mark) && take_digits(t, 2, 2, &d) && make_day(y, m, d, day);
}

static bool take_compact(struct span *t, int *day)
{
	int n = take_number(t, 8);
	return make_day(n / 10000, n / 100 % 100, n % 100, day);
}

static bool take_us(struct span *t, bool brief, int *day)
{
	int y, m, d;
	size_t least = brief ? 1 : 2;
	if (!take_digits(t, least, 2, &m) || !take_mark(t, "/") || !take_digits(t, least, 2, &d) || !take_mark(t, "/") ||
	    !take_digits(t, brief ? 2 : 4, 4, &y))
		return false;
	return make_day(y < 100 ? YEAR_FIRST + y : y, m, d, day);
}

static bool take_european(struct span *t, int *day)
{
	int y, m, d = take_number(t, digits_of(*t));
	return take_mark(t, "-/") && take_digits(t, 1, 2, &m) && take_mark(t, "-/") && take_digits(t, 4, 4, &y) && make_day(y, m, d, day);
}

/* The month that a word names in any of the languages; 0 when none, or not the same one in all. */
static int month_of_word(const char *word, size_t n)
{
	int found = 0;
	if (word[n - 1] == '.')
		n--;
	if (n == 3 && memcmp(word, "mrt", 3) == 0)
		return 3;
	for (int lang = 0; n >= 3 && lang < LANGUAGES; lang++)
		for (int m = 0; m < 12; m++)
			if (strncmp(months[lang][m], word, n) == 0) {
				if (found && found != m + 1)
					return 0;
				found = m + 1;
			}
	return found;
}

/* A day in words: one month, a day of the month, mostly a year; what else may stand there is "de" and the name of a weekday in front. */
static bool read_words(struct mem *m, const char *s, size_t n, bool yearless, int *day)
{
	int month = 0, dom = 0, year = 0, others = 0;
	char *text = utf8_key(m, mem_text_n(m, s, n)), *rest = NULL;
	for (char *word = strtok_r(text, " ,", &rest); word; word = strtok_r(NULL, " ,", &rest)) {
		struct span t = { word, strlen(word) };
		size_t digits = digits_of(t);
		bool number = digits && (digits == t.n || (digits + 1 == t.n && word[digits] == '.')); /* "8. Mai" */
		int value = 0, named = number ? 0 : month_of_word(word, t.n);
		if (number && !take_digits(&t, 1, 4, &value))
			return false;
		if (number && digits == 4 && !year)
			year = value;
		else if (number && digits <= 2 && !dom)
			dom = value;
		else if (named && !month)
			month = named;
		else if (number || (!str_eq(word, "de") && (month || dom || ++others > 1)))
			return false;
	}
	if (!month || !dom || (!year && !yearless))
		return false;
	if (year)
		return make_day(year, month, dom, day);
	bool is_real = day_is_real(2000, month, dom);
	*day = is_real ? DATE_YEARLESS - 100 * month - dom : dom <= 31 ? UNREAL : 0;
	return is_real;
}

/* The day at *t in one of the forms, taken off. */
static bool take_day(struct span *t, enum dates dates, int *day)
{
	size_t n = digits_of(*t);
	if (n == 4)
		return take_year_first(t, dates, day);
	if (n == 8 && (dates & DATES_COMPACT))
		return take_compact(t, day);
	if (n > 0 && n <= 2 && t->n > n && t->s[n] != ' ' && t->s[n] != '.') {
		if (dates & (DATES_US | DATES_US_SHORT))
			return take_us(t, dates & DATES_US_SHORT, day);
		return (dates & DATES_EUROPE) && take_european(t, day);
	}
	return false;
}

static bool take_clock(struct span *t, bool brief, int *second_of_day)
{
	int h, m, s = 0;
	if (!take_mark(t, " T") || !take_digits(t, brief ? 1 : 2, 2, &h) || !take_mark(t, ":") || !take_digits(t, 2, 2, &m))
		return false;
	if (take_mark(t, ":") && !take_digits(t, 2, 2, &s))
		return false;
	if (brief && t->n == 3 && *t->s == ' ' && t->s[2] == 'M' && (t->s[1] == 'A' || t->s[1] == 'P')) {
		if (h < 1 || h > 12)
			return false;
		h = h % 12 + (t->s[1] == 'P' ? 12 : 0);
		t->n = 0;
	}
	*second_of_day = 3600 * h + 60 * m + s;
	return h < 24 && m < 60 && s < 60;
}

/* "Z", "+02:00", "-0700", " +0000"; *given false when nothing stands there. */
static bool take_offset(struct span *t, bool *given, int *seconds)
{
	int h, m;
	*given = t->n > 0;
	*seconds = 0;
	if (t->n == 0 || take_mark(t, "Z"))
		return true;
	take_mark(t, " ");
	if (t->n == 3 && memcmp(t->s, "UTC", 3) == 0) {
		t->n = 0;
		return true;
	}
	bool west = t->n > 0 && *t->s == '-';
	if (!take_mark(t, "+-"))
		return false;
	if (digits_of(*t) == 4) {
		h = take_number(t, 4);
		m = h % 100;
		h /= 100;
	} else if (!take_digits(t, 2, 2, &h) || !take_mark(t, ":") || !take_digits(t, 2, 2, &m)) {
		return false;
	}
	*seconds = (west ? -60 : 60) * (60 * h + m);
	return h <= 14 && m < 60;
}

static bool read_in_words(enum dates dates, const char *s, size_t n, int *day)
{
	if (!(dates & (DATES_WORDS | DATES_YEARLESS)) || n > LONGEST)
		return false;
	struct mem *m = mem_new();
	bool ok = read_words(m, s, n, (dates & DATES_YEARLESS) != 0, day);
	mem_free(m);
	return ok;
}

bool dates_read_day(enum dates dates, const char *s, size_t n, int *day)
{
	struct span t = { s, n };
	int second, out, offset;
	bool given;
	if (take_day(&t, dates, &out)) {
		if (t.n > 0 && (!take_clock(&t, dates & DATES_US_SHORT, &second) || !take_offset(&t, &given, &offset) || t.n > 0))
			return false;
		*day = out;
		return true;
	}
	return read_in_words(dates, s, n, day);
}

bool dates_read_time(enum dates dates, enum zone zone, const char *s, size_t n, int64_t *utc, bool *skipped)
{
	struct span t = { s, n };
	int day, second, offset, shown_day, shown;
	bool given;
	if (!take_day(&t, dates, &day) || !take_clock(&t, dates & DATES_US_SHORT, &second) || !take_offset(&t, &given, &offset) || t.n > 0)
		return false;
	*utc = given ? time_from_wall(day, second, ZONE_UTC) - offset : time_from_wall(day, second, zone);
	*skipped = false;
	if (!given && second / 3600 == 2) { /* the only hour that is skipped, in Europe and the US */
		time_to_wall(*utc, zone, &shown_day, &shown);
		*skipped = shown != second;
	}
	return true;
}

bool dates_is_yearless(int64_t day, int *month, int *dom)
{
	if (day > DATE_YEARLESS)
		return false;
	*month = (int)(DATE_YEARLESS - day) / 100;
	*dom = (int)(DATE_YEARLESS - day) % 100;
	return true;
}

bool dates_is_unreal(enum dates dates, const char *s, size_t n)
{
	struct span t = { s, n };
	int day = 0;
	return (!take_day(&t, dates, &day) && day == UNREAL) || (!read_in_words(dates, s, n, &day) && day == UNREAL);
}

const char *dates_example(enum dates dates)
{
	static const struct {
		enum dates dates;
		const char *example;
	} forms[] = {
		{ DATES_US | DATES_US_SHORT, "06/30/2026" },
		{ DATES_EUROPE, "30-06-2026" },
		{ DATES_YEARLESS, "June 30" },
		{ DATES_WORDS, "Jun 30, 2026" },
	};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (dates & forms[i].dates)
			return forms[i].example;
	return "2026-06-30";
}

enum word dates_why(enum dates dates, bool clock)
{
	static const struct {
		enum dates dates;
		enum word day, time;
	} words[] = {
		{ DATES_US, W_CELL_DATE_US, W_CELL_TIME_US },
		{ DATES_US_SHORT, W_CELL_DATE_US, W_CELL_TIME_US },
		{ DATES_EUROPE, W_CELL_DATE_TEMPLATE, W_CELL_TIME_TEMPLATE },
		{ DATES_YEARLESS, W_CELL_DATE_YEARLESS, W_CELL_DATE_YEARLESS },
		{ DATES_WORDS, W_CELL_DATE_WORDS, W_CELL_DATE_WORDS },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (dates & words[i].dates)
			return clock ? words[i].time : words[i].day;
	return clock ? W_CELL_TIME_ISO : W_CELL_DATE_ISO;
}
