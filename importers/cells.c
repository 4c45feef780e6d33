#include "cells.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include <string.h>

enum { ID_BYTES = 100, YEAR_FIRST = 2000, YEAR_LAST = 2099 };
#define COUNT_LIMIT ((int64_t)1 << 46) /* 2^17 such counts still fit in 63 bits */

struct span {
	const char *s;
	size_t n;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Without blanks, tabs and no-break spaces at both ends. */
static struct span trimmed(const char *s, size_t n)
{
	for (bool more = true; more;) {
		more = true;
		if (n >= 1 && (*s == ' ' || *s == '\t'))
			s++, n--;
		else if (n >= 2 && memcmp(s, "\xc2\xa0", 2) == 0)
			s += 2, n -= 2;
		else if (n >= 1 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
			n--;
		else if (n >= 2 && memcmp(s + n - 2, "\xc2\xa0", 2) == 0)
			n -= 2;
		else
			more = false;
	}
	return (struct span){ s, n };
}

static bool span_is(struct span t, const char *text)
{
	return strlen(text) == t.n && memcmp(t.s, text, t.n) == 0;
}

static size_t run_of(struct span t, size_t from, bool (*is)(char))
{
	size_t i = from;
	while (i < t.n && is(t.s[i]))
		i++;
	return i - from;
}

/* 1.79E+16: a long number after Excel. */
static bool is_scientific(struct span t)
{
	size_t i = run_of(t, 0, is_digit);
	if (i == 0)
		return false;
	if (i < t.n && (t.s[i] == '.' || t.s[i] == ',')) {
		i++;
		i += run_of(t, i, is_digit);
	}
	if (i >= t.n || (t.s[i] != 'E' && t.s[i] != 'e'))
		return false;
	i++;
	if (i < t.n && (t.s[i] == '+' || t.s[i] == '-'))
		i++;
	size_t n = run_of(t, i, is_digit);
	return n > 0 && i + n == t.n;
}

/* "10.jun", "3-apr", "jun-26": a decimal number after Excel. */
static bool is_month_name(struct span t)
{
	bool digits_first = t.n > 0 && is_digit(t.s[0]);
	size_t i = run_of(t, 0, digits_first ? is_digit : is_letter);
	if (i == 0 || i >= t.n || !strchr(".-/ ", t.s[i]))
		return false;
	size_t n = run_of(t, i + 1, digits_first ? is_letter : is_digit), letters = digits_first ? n : i;
	return n > 0 && i + 1 + n == t.n && letters >= 3;
}

static enum word why_no_number(struct span t, enum word otherwise)
{
	if (is_scientific(t))
		return W_CELL_EXCEL_NUMBER;
	return is_month_name(t) ? W_CELL_EXCEL_DATE : otherwise;
}

static bool read_count(struct span t, struct value *out, enum word *why)
{
	out->given = num_parse_int(t.s, t.n, &out->n) && out->n >= 0 && out->n < COUNT_LIMIT;
	if (!out->given)
		*why = why_no_number(t, W_CELL_COUNT);
	return out->given;
}

static bool read_real(struct span t, char mark, struct value *out, enum word *why)
{
	out->given = num_parse_real(t.s, t.n, mark ? mark : '.', &out->real) && out->real >= 0 && out->real < (double)COUNT_LIMIT;
	if (!out->given)
		*why = why_no_number(t, mark == ',' ? W_CELL_REAL_COMMA : W_CELL_REAL_POINT);
	return out->given;
}

/* From `least` to `most` digits at *t, taken off. */
static bool take_digits(struct span *t, size_t least, size_t most, int *out)
{
	size_t n = run_of(*t, 0, is_digit);
	if (n < least || n > most)
		return false;
	*out = 0;
	for (size_t i = 0; i < n; i++)
		*out = 10 * *out + (t->s[i] - '0');
	t->s += n, t->n -= n;
	return true;
}

static bool take_mark(struct span *t, const char *one_of)
{
	if (t->n == 0 || !strchr(one_of, *t->s))
		return false;
	t->s++, t->n--;
	return true;
}

static bool take_date(struct span *t, enum dates dates, int *day)
{
	int y, m, d;
	bool ok, year_first = dates != DATES_US && run_of(*t, 0, is_digit) == 4;
	if (year_first)
		ok = take_digits(t, 4, 4, &y) && take_mark(t, "-") && take_digits(t, 2, 2, &m) && take_mark(t, "-") &&
		     take_digits(t, 2, 2, &d);
	else if (dates == DATES_US)
		ok = take_digits(t, 2, 2, &m) && take_mark(t, "/") && take_digits(t, 2, 2, &d) && take_mark(t, "/") &&
		     take_digits(t, 4, 4, &y);
	else
		ok = dates == DATES_TEMPLATE && take_digits(t, 1, 2, &d) && take_mark(t, "-/") && take_digits(t, 1, 2, &m) &&
		     take_mark(t, "-/") && take_digits(t, 4, 4, &y);
	if (!ok || y < YEAR_FIRST || y > YEAR_LAST || !day_is_real(y, m, d))
		return false;
	*day = day_make(y, m, d);
	return true;
}

static bool take_clock(struct span *t, int *second_of_day)
{
	int h, m, s = 0;
	if (!take_mark(t, " T") || !take_digits(t, 2, 2, &h) || !take_mark(t, ":") || !take_digits(t, 2, 2, &m))
		return false;
	if (take_mark(t, ":") && !take_digits(t, 2, 2, &s))
		return false;
	*second_of_day = 3600 * h + 60 * m + s;
	return h < 24 && m < 60 && s < 60;
}

static enum word why_no_date(enum dates dates, bool clock)
{
	static const enum word word[][2] = {
		[DATES_ISO] = { W_CELL_DATE_ISO, W_CELL_TIME_ISO },
		[DATES_US] = { W_CELL_DATE_US, W_CELL_TIME_US },
		[DATES_TEMPLATE] = { W_CELL_DATE_TEMPLATE, W_CELL_TIME_TEMPLATE },
	};
	return word[dates][clock];
}

/* A day, or a day and a time of day. Platforms write a meaningless midnight behind some days: it must be well-formed and is left out. */
static bool read_date(const struct importer *importer, struct span t, bool clock, struct value *out, enum word *why)
{
	int day, second = 0;
	out->given = take_date(&t, importer->dates, &day) && ((!clock && t.n == 0) || take_clock(&t, &second)) && t.n == 0;
	if (out->given)
		out->n = clock ? time_from_wall(day, second, importer->zone) : day;
	else
		*why = why_no_date(importer->dates, clock);
	return out->given;
}

static const struct label *find_label(const struct label *list, struct span t, struct mem *m)
{
	for (const struct label *l = list; l->label; l++) /* nearly every cell ends here */
		if (span_is(t, l->label))
			return l;
	const char *key = utf8_key(m, mem_text_n(m, t.s, t.n));
	for (const struct label *l = list; l->label; l++)
		if (str_eq(key, utf8_key(m, l->label)))
			return l;
	return NULL;
}

static bool read_label(const struct column *column, struct span t, struct mem *m, struct value *out, enum word *why)
{
	const struct label *l = find_label(column->labels, t, m);
	if (!l && !column->open) {
		*why = W_CELL_LABEL;
		return false;
	}
	out->given = true;
	out->text = l && span_is(t, l->label) ? l->label : utf8_nfc(m, t.s, t.n);
	out->code = l ? l->code : NULL;
	return true;
}

static bool read_id(struct span t, struct mem *m, struct value *out, enum word *why)
{
	if (is_scientific(t) || t.n > ID_BYTES) {
		*why = t.n > ID_BYTES ? W_CELL_ID_LONG : W_CELL_ID_EXCEL;
		return false;
	}
	out->given = true;
	out->text = utf8_nfc(m, t.s, t.n);
	return true;
}

static bool is_missing(const struct importer *importer, struct span t)
{
	for (const char *const *w = importer->missing; w && *w; w++)
		if (span_is(t, *w))
			return true;
	return false;
}

bool cell_read(const struct importer *importer, const struct column *column, const char *s, size_t n, struct mem *m, struct value *out,
               enum word *why)
{
	struct span t = trimmed(s, n);
	*out = (struct value){ 0 };
	if (column->cell == CELL_SKIP)
		return true;
	bool text = column->cell == CELL_TEXT || column->cell == CELL_ID;
	if (t.n == 0 || (!text && is_missing(importer, t))) {
		*why = W_CELL_EMPTY;
		return !column->filled;
	}
	switch (column->cell) {
	case CELL_TEXT:
		out->given = true;
		out->text = utf8_nfc(m, s, n);
		return true;
	case CELL_ID:
		return read_id(t, m, out, why);
	case CELL_COUNT:
		return read_count(t, out, why);
	case CELL_REAL:
		return read_real(t, importer->decimal, out, why);
	case CELL_DAY:
		if (column->labels && !is_digit(*t.s) && find_label(column->labels, t, m))
			return read_label(column, t, m, out, why);
		return read_date(importer, t, false, out, why);
	case CELL_TIME:
		return read_date(importer, t, true, out, why);
	case CELL_LABEL:
		return read_label(column, t, m, out, why);
	case CELL_SKIP:
		break;
	}
	return true;
}
