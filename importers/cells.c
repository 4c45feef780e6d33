#include "cells.h"
#include "amounts.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "dates.h"
#include <string.h>

enum { ID_BYTES = 100 };

struct span { /* when a value is read from it, not empty */
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
	bool digits_first = is_digit(*t.s);
	size_t i = run_of(t, 0, digits_first ? is_digit : is_letter);
	if (i == 0 || i >= t.n || !strchr(".-/ ", t.s[i]))
		return false;
	size_t n = run_of(t, i + 1, digits_first ? is_letter : is_digit), letters = digits_first ? n : i;
	return n > 0 && i + 1 + n == t.n && letters >= 3;
}

/* "2026-10-02": what became a date, out of a workbook. */
static bool is_iso_day(struct span t)
{
	return t.n == 10 && run_of(t, 0, is_digit) == 4 && t.s[4] == '-' && run_of(t, 5, is_digit) == 2 && t.s[7] == '-' &&
	       run_of(t, 8, is_digit) == 2;
}

static enum word why_no_number(struct span t, enum word otherwise)
{
	if (is_scientific(t))
		return W_CELL_EXCEL_NUMBER;
	return is_month_name(t) || is_iso_day(t) ? W_CELL_EXCEL_DATE : otherwise;
}

/* "< 10", "< 1%": too few to tell. */
static bool is_below(struct span t)
{
	if (*t.s != '<')
		return false;
	struct span number = trimmed(t.s + 1, t.n - 1 - (t.s[t.n - 1] == '%'));
	return number.n > 0 && run_of(number, 0, is_digit) == number.n;
}

/* A whole number (of a cell that is not empty), only larger than any count can be: digits, perhaps with a minus. */
static bool is_whole(struct span t)
{
	size_t from = *t.s == '-';
	return t.n > from && from + run_of(t, from, is_digit) == t.n;
}

static bool read_count(const struct column *column, struct span t, struct value *out, enum word *why)
{
	bool is_signed = column->cell == CELL_SIGNED;
	out->withheld = column->below && is_below(t);
	if (out->withheld)
		return true;
	out->given =
	        num_parse_int(t.s, t.n, &out->n) && (out->n >= 0 || is_signed) && out->n < STORE_COUNT_LIMIT && out->n > -STORE_COUNT_LIMIT;
	if (!out->given)
		*why = is_whole(t) && (*t.s != '-' || is_signed) ? W_CELL_COUNT_LARGE : why_no_number(t, W_CELL_COUNT);
	return out->given;
}

/* Half a unit of the last decimal place of a number as written. */
static double half_unit_of(struct span number, char mark, double unit)
{
	const char *point = memchr(number.s, mark ? mark : '.', number.n), *end = number.s + number.n;
	double half = unit / 2;
	for (const char *d = point ? point + 1 : end; d < end; d++)
		half /= 10;
	return half;
}

/* Within the bound of counts in our unit, also when it is rounded: some are kept as one. */
static bool read_real(struct span t, char mark, double scale, struct value *out, enum word *why)
{
	bool is_number = num_parse_real(t.s, t.n, mark ? mark : '.', &out->real) && out->real >= 0;
	if (scale > 0)
		out->real *= scale;
	out->half_unit = half_unit_of(t, mark, scale > 0 ? scale : 1);
	out->given = is_number && out->real + 0.5 < (double)STORE_COUNT_LIMIT;
	if (!out->given)
		*why = is_number ? W_CELL_COUNT_LARGE : why_no_number(t, mark == ',' ? W_CELL_REAL_COMMA : W_CELL_REAL_POINT);
	return out->given;
}

/* "3:53", "0:03:53": minutes or hours first; or a plain number of seconds. */
static bool read_seconds(struct span t, struct value *out, enum word *why)
{
	int64_t total = 0;
	int n_parts = 0;
	bool ok = memchr(t.s, ':', t.n) != NULL;
	for (size_t i = 0; ok && i <= t.n; n_parts++) {
		size_t n = run_of(t, i, is_digit);
		int64_t part;
		ok = n <= (n_parts ? 2 : 6) && num_parse_int(t.s + i, n, &part) && (n_parts == 0 || part < 60) && n_parts < 3 &&
		     (i + n == t.n || t.s[i + n] == ':');
		total = ok ? 60 * total + part : 0;
		i += n + 1;
	}
	out->given = ok || (num_parse_int(t.s, t.n, &total) && total >= 0 && total < STORE_COUNT_LIMIT);
	out->n = total;
	out->real = (double)total;
	if (!out->given)
		*why = is_whole(t) && *t.s != '-' ? W_CELL_COUNT_LARGE : why_no_number(t, W_CELL_SECONDS);
	return out->given;
}

/* "14.7%", "14.7", "< 1%": a share 0..1 with the decimals it was written in. Without a mark the column's scale makes it a share. */
static bool read_share(struct span t, char mark, double scale, struct value *out, enum word *why)
{
	bool below = *t.s == '<', percent = t.s[t.n - 1] == '%';
	struct span number = trimmed(t.s + below, t.n - below - percent);
	if (!num_parse_real(number.s, number.n, mark ? mark : '.', &out->real) || out->real < 0) {
		*why = why_no_number(t, mark == ',' ? W_CELL_SHARE_COMMA : W_CELL_SHARE_POINT);
		return false;
	}
	double unit = percent ? 0.01 : scale > 0 ? scale : 1;
	out->real *= unit;
	out->half_unit = half_unit_of(number, mark, unit);
	out->given = !below;
	out->withheld = below;
	if (out->real > 1 + out->half_unit) {
		*why = W_CELL_SHARE_HIGH;
		return false;
	}
	return true;
}

static bool read_date(const struct importer *importer, struct span t, bool clock, struct value *out, enum word *why)
{
	int day = 0;
	out->given = clock ? dates_read_time(importer->dates, importer->zone, t.s, t.n, &out->n, &out->skipped)
	                   : dates_read_day(importer->dates, t.s, t.n, &day);
	if (!clock)
		out->n = day;
	if (!out->given)
		*why = dates_is_unreal(importer->dates, t.s, t.n) ? W_CELL_DAY_UNREAL : dates_why(importer->dates, clock);
	return out->given;
}

/* "18-24", "13–17 years", "65+", "65 jaar of ouder" as ages; what says that it is not known is -1, -1. */
static bool read_band(struct span t, struct mem *m, struct value *out, enum word *why)
{
	int from, to;
	out->given = band_parse(m, mem_text_n(m, t.s, t.n), &from, &to);
	out->n = from;
	out->to = to;
	if (!out->given)
		*why = W_CELL_BAND;
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

/* Three of each code, as the labels of our own templates begin with one for each language. */
const char *cell_labels(struct mem *m, const struct label *list)
{
	enum { OF_EACH = 3, MOST_BYTES = 300 };
	struct str out;
	size_t of_this = 0;
	str_init(&out, m);
	for (const struct label *l = list; l->label && out.n < MOST_BYTES; l++) {
		bool known = false;
		of_this = l > list && str_eq(l->code, l[-1].code) ? of_this + 1 : 0;
		for (const struct label *k = list; k < l; k++)
			known |= str_eq(k->label, l->label);
		if (of_this < OF_EACH && !known)
			str_addf(&out, "%s%s", out.n ? ", " : "", l->label);
	}
	if (out.n >= MOST_BYTES)
		str_add(&out, ", …");
	return out.n ? out.s : "";
}

static bool read_label(const struct column *column, struct span t, struct mem *m, struct value *out, enum word *why)
{
	const struct label *l = find_label(column->labels, t, m);
	if (!l && !column->open) {
		*why = why_no_number(t, W_CELL_LABEL);
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

/* Money, hours and months of our own templates. */
static bool read_amount(enum cell cell, struct span t, struct mem *m, struct value *out, enum word *why)
{
	if (cell == CELL_MONEY)
		out->given = amount_cents(m, t.s, t.n, &out->n, why);
	else if (cell == CELL_HOURS)
		out->given = amount_minutes(m, t.s, t.n, &out->n, why);
	else
		out->given = amount_month(m, t.s, t.n, &out->n, why);
	if (!out->given)
		*why = why_no_number(t, *why);
	return out->given;
}

static bool is_missing(const struct importer *importer, struct span t)
{
	for (const char *const *w = importer->missing; w && *w; w++)
		if (span_is(t, *w))
			return true;
	return false;
}

/* "&lt;" to "<" and the like, once: what a platform escaped, not what a writer typed. */
static const char *unescaped(struct mem *m, const char *s)
{
	static const struct label entities[] = { { "&lt;", "<" },  { "&gt;", ">" },  { "&quot;", "\"" },
		                                 { "&#39;", "'" }, { "&amp;", "&" }, { NULL, NULL } };
	char *out = mem_text(m, s), *to = out;
	if (!strchr(s, '&'))
		return s;
	while (*s) {
		const struct label *l = entities;
		while (l->label && !str_starts(s, l->label))
			l++;
		*to++ = l->label ? *l->code : *s;
		s += l->label ? strlen(l->label) : 1;
	}
	*to = '\0';
	return out;
}

bool cell_read(const struct importer *importer, const struct column *column, const char *s, size_t n, struct mem *m, struct value *out,
               enum word *why)
{
	struct span t = trimmed(s, n);
	*out = (struct value){ 0 };
	bool text = column->cell == CELL_TEXT || column->cell == CELL_ID;
	if (t.n == 0 || (!text && is_missing(importer, t))) {
		*why = W_CELL_EMPTY;
		return !column->filled;
	}
	switch (column->cell) {
	case CELL_TEXT:
		out->given = true;
		out->text = column->escaped ? unescaped(m, utf8_nfc(m, s, n)) : utf8_nfc(m, s, n);
		return true;
	case CELL_ID:
		return read_id(t, m, out, why);
	case CELL_COUNT:
	case CELL_SIGNED:
		return read_count(column, t, out, why);
	case CELL_REAL:
		return read_real(t, importer->decimal, column->scale, out, why);
	case CELL_SECONDS:
		return read_seconds(t, out, why);
	case CELL_SHARE:
		return read_share(t, importer->decimal, column->scale, out, why);
	case CELL_BAND:
		return read_band(t, m, out, why);
	case CELL_DAY:
		if (column->labels && !is_digit(*t.s) && find_label(column->labels, t, m))
			return read_label(column, t, m, out, why);
		return read_date(importer, t, false, out, why);
	case CELL_TIME:
		return read_date(importer, t, true, out, why);
	case CELL_LABEL:
		return read_label(column, t, m, out, why);
	case CELL_MONEY:
	case CELL_HOURS:
	case CELL_MONTH:
		return read_amount(column->cell, t, m, out, why);
	case CELL_SKIP:
	default:
		break;
	}
	return true;
}
