#include "amounts.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "sql/store.h"
#include <string.h>

enum { MOST_DIGITS = 12, YEAR_FIRST = 2000, YEAR_LAST = 2099 };

static size_t digits_at(const char *s)
{
	return strspn(s, "0123456789");
}

/* The cell as a key (small letters, one kind of blank), without the euro. */
static const char *bare_amount(struct mem *m, const char *s, size_t n)
{
	static const char *const euro[] = { "€", "eur", "euro" };
	const char *key = utf8_key(m, mem_text_n(m, s, n));
	for (size_t i = 0; i < sizeof euro / sizeof *euro; i++)
		if (str_starts(key, euro[i]))
			key = str_trim(m, key + strlen(euro[i]));
	for (size_t i = 0; i < sizeof euro / sizeof *euro; i++)
		if (str_ends(key, euro[i]))
			key = str_trim(m, mem_text_n(m, key, strlen(key) - strlen(euro[i])));
	return key;
}

/* What stands before the decimals: digits, perhaps in groups of three with one and the same mark between them. False if it is no number. */
static bool read_whole(const char *s, size_t n, char decimal, int64_t *out)
{
	char mark = '\0';
	size_t n_digits = 0, run = 0;
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] >= '0' && s[i] <= '9') {
			*out = 10 * *out + (s[i] - '0');
			run++;
			if (++n_digits > MOST_DIGITS)
				return false;
			continue;
		}
		if (!strchr(".,' ", s[i]) || s[i] == decimal || (mark && (s[i] != mark || run != 3)) || run == 0 || run > 3)
			return false;
		mark = s[i];
		run = 0;
	}
	return n_digits > 0 && (!mark || run == 3);
}

bool amount_cents(struct mem *m, const char *s, size_t n, int64_t *cents, enum word *why)
{
	const char *key = bare_amount(m, s, n), *last = NULL;
	for (const char *c = key; *c; c++)
		if (*c == '.' || *c == ',')
			last = c;
	size_t tail = last ? strlen(last + 1) : 0;
	bool decimals = tail == 1 || tail == 2, once = last && last == key + strcspn(key, ".,");
	*why = W_CELL_MONEY;
	if (tail == 3 && once && !strchr(key, ' ') && last - key <= 3) {
		*why = W_CELL_MONEY_UNSURE;
		return false;
	}
	int64_t whole, part = 0;
	size_t n_whole = decimals ? (size_t)(last - key) : strlen(key);
	if (!read_whole(key, n_whole, decimals ? *last : '\0', &whole) || (decimals && digits_at(last + 1) != tail))
		return false;
	for (size_t i = 0; decimals && i < 2; i++)
		part = 10 * part + (i < tail ? last[1 + i] - '0' : 0);
	*cents = 100 * whole + part;
	*why = W_CELL_COUNT_LARGE;
	return *cents < STORE_COUNT_LIMIT;
}

/* "1:30", "01:30:00". */
static bool read_clock(const char *s, int64_t *minutes)
{
	int64_t hours, rest, seconds = 0;
	size_t n = digits_at(s);
	if (n == 0 || n > 4 || s[n] != ':' || digits_at(s + n + 1) != 2 || !num_parse_int(s, n, &hours) ||
	    !num_parse_int(s + n + 1, 2, &rest))
		return false;
	const char *end = s + n + 3;
	if (*end == ':' && digits_at(end + 1) == 2 && num_parse_int(end + 1, 2, &seconds))
		end += 3;
	*minutes = 60 * hours + rest;
	return *end == '\0' && rest < 60 && seconds == 0;
}

bool amount_minutes(struct mem *m, const char *s, size_t n, int64_t *minutes, enum word *why)
{
	double hours;
	const char *text = mem_text_n(m, s, n), *mark = text + strcspn(text, ".,");
	*why = W_CELL_HOURS;
	if (read_clock(text, minutes))
		return true;
	if (*mark && strlen(mark + 1) > 2) /* 1.500 hours? */
		return false;
	if (!num_parse_real(text, n, *mark ? *mark : '.', &hours) || hours < 0 || hours > 100000)
		return false;
	*minutes = (int64_t)(60 * hours + 0.5);
	return true;
}

static bool set_month(int64_t year, int64_t number, int64_t *month)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || number < 1 || number > 12)
		return false;
	*month = month_make((int)year, (int)number);
	return true;
}

/* Two or three numbers with a dash, slash or point between them, into part[]; how many, 0 when it is something else. Behind a day a
 * spreadsheet may write midnight. */
static size_t split_numbers(const char *s, int64_t part[3], size_t width[3])
{
	for (size_t n = 0; n < 3; s++) {
		width[n] = digits_at(s);
		if (width[n] == 0 || !num_parse_int(s, width[n], &part[n]))
			return 0;
		s += width[n++];
		if (!*s || (n == 3 && (str_eq(s, " 00:00:00") || str_eq(s, "t00:00:00"))))
			return n;
		if (!strchr("-/.", *s))
			return 0;
	}
	return 0;
}

/* A month or a day of it, year first or year last. */
static bool read_numbers(const char *s, int64_t *month)
{
	int64_t part[3] = { 0 };
	size_t width[3] = { 0 }, n = split_numbers(s, part, width);
	if (n < 2)
		return false;
	bool year_first = width[0] == 4;
	size_t year = year_first ? 0 : n - 1, number = n == 2 && !year_first ? 0 : 1;
	if (width[year] != 4 || !set_month(part[year], part[number], month))
		return false;
	int64_t day = n == 2 ? 1 : part[2 - year];
	return day < 32 && day_is_real((int)part[year], (int)part[number], (int)day);
}

static bool is_month(struct mem *m, const char *key, int number)
{
	int month = month_make(YEAR_FIRST, number);
	for (int lang = 0; lang < LANG_N; lang++)
		if (str_eq(key, utf8_key(m, month_name(month, (enum lang)lang))) ||
		    str_eq(key, utf8_key(m, month_short(month, (enum lang)lang))))
			return true;
	return false;
}

/* "juni 2026", "jun-26". */
static bool read_name(struct mem *m, const char *key, int64_t *month)
{
	size_t n_name = strcspn(key, " -/0123456789"), gap = strspn(key + n_name, " -/");
	const char *year = key + n_name + gap, *name = mem_text_n(m, key, n_name);
	size_t digits = digits_at(year);
	int64_t y;
	if (gap == 0 || year[digits] || (digits != 2 && digits != 4) || !num_parse_int(year, digits, &y))
		return false;
	for (int number = 1; number <= 12; number++)
		if (is_month(m, name, number))
			return set_month(digits == 2 ? YEAR_FIRST + y : y, number, month);
	return false;
}

bool amount_month(struct mem *m, const char *s, size_t n, int64_t *month, enum word *why)
{
	const char *key = utf8_key(m, mem_text_n(m, s, n));
	*why = W_CELL_MONTH;
	return read_numbers(key, month) || read_name(m, key, month);
}
