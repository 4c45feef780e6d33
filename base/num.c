#include "num.h"
#include "str.h"
#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *group, *mark, *before_percent;
} styles[LANG_FORMS] = {
	[LANG_NL] = { ".", ",", "" },
	[LANG_EN] = { ",", ".", "" },
	[LANG_FR] = { "\u202f", ",", "\u202f" },
	[LANG_NL_SPACED] = { "\u202f", ",", "" },
};

static const char MINUS[] = "\u2212", DASH[] = "\u2013";

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool num_parse_int(const char *s, size_t n, int64_t *out)
{
	const char *end = s + n;
	bool negative = n > 0 && *s == '-';
	s += negative;
	if (end - s > 2 && end[-2] == '.' && end[-1] == '0')
		end -= 2;
	if (s == end)
		return false;
	int64_t v = 0; /* gathered below zero, where there is room for one more */
	for (; s < end; s++) {
		if (!is_digit(*s) || v < (INT64_MIN + (*s - '0')) / 10)
			return false;
		v = 10 * v - (*s - '0');
	}
	if (!negative && v == INT64_MIN)
		return false;
	*out = negative ? v : -v;
	return true;
}

bool num_parse_real(const char *s, size_t n, char mark, double *out)
{
	char text[112]; /* "-123,45" as "-12345e-2": without a mark, strtod cannot depend on the locale */
	if (n > 100)
		return false;
	size_t k = 0, i = 0, n_whole = 0, n_fraction = 0;
	if (i < n && s[i] == '-')
		text[k++] = s[i++];
	for (; i < n && is_digit(s[i]); n_whole++)
		text[k++] = s[i++];
	bool marked = i < n && s[i] == mark;
	for (i += marked; i < n && is_digit(s[i]); n_fraction++)
		text[k++] = s[i++];
	if (i < n || n_whole == 0 || marked != (n_fraction > 0))
		return false;
	snprintf(text + k, sizeof text - k, "e-%zu", n_fraction);
	*out = strtod(text, NULL);
	return true;
}

char *num_plain_int(struct mem *m, int64_t v)
{
	return mem_printf(m, "%" PRId64, v);
}

/* |v| as 0.ddd times 10^point: the fewest digits that read back equal, no zeros at the end */
struct decimal {
	char digit[20];
	int n, point;
};

static struct decimal decimal_of(double v)
{
	char text[40];
	bool same = false;
	v = fabs(v);
	for (int after_first = 14; !same; after_first++) { /* 17 digits always do */
		snprintf(text, sizeof text, "%.*e", after_first, v);
		double back = strtod(text, NULL);
		same = !(back < v) && !(back > v);
	}
	struct decimal d = { .n = 0 };
	const char *t = text;
	for (; *t != 'e'; t++) /* steps over the mark, whatever it is in this locale */
		if (is_digit(*t))
			d.digit[d.n++] = *t;
	d.point = 1 + (int)strtol(t + 1, NULL, 10);
	while (d.n > 1 && d.digit[d.n - 1] == '0')
		d.n--;
	return d;
}

char *num_plain(struct mem *m, double v)
{
	if (!isfinite(v))
		return mem_text(m, "");
	struct decimal d = decimal_of(v);
	struct str s;
	str_init(&s, m);
	if (v < 0)
		str_add_char(&s, '-');
	if (d.point < -5 || d.point > 16) {
		str_addf(&s, "%c%s%.*se%d", d.digit[0], d.n > 1 ? "." : "", d.n - 1, d.digit + 1, d.point - 1);
		return s.s;
	}
	if (d.point <= 0)
		str_add(&s, "0.");
	str_add_times(&s, "0", d.point < 0 ? (size_t)-d.point : 0);
	for (int i = 0; i < d.n; i++) {
		if (i > 0 && i == d.point)
			str_add_char(&s, '.');
		str_add_char(&s, d.digit[i]);
	}
	str_add_times(&s, "0", d.point > d.n ? (size_t)(d.point - d.n) : 0);
	return s.s;
}

/* The digits before the decimal mark, in groups of three */
static void add_grouped(struct str *s, const char *digit, size_t n, enum lang lang)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			str_add(s, styles[lang].group);
		str_add_char(s, digit[i]);
	}
}

char *num_count(struct mem *m, int64_t v, enum lang lang)
{
	const char *digit = num_plain_int(m, v);
	struct str s;
	str_init(&s, m);
	if (v < 0)
		str_add(&s, MINUS);
	digit += v < 0;
	add_grouped(&s, digit, strlen(digit), lang);
	return s.s;
}

/* |v| times 10^places, rounded half away from zero, in more than places + 1 digits, zeros in front */
static char *rounded_digits(struct mem *m, double v, int places)
{
	struct decimal d = decimal_of(v);
	int kept = d.point + places; /* of its digits */
	int n = 1 + (kept > places ? kept : places + 1); /* the first is there for the carry */
	char *out = mem_alloc(m, (size_t)n + 1);
	for (int i = 0; i < n; i++) {
		int k = kept - n + i;
		out[i] = k >= 0 && k < d.n ? d.digit[k] : '0';
	}
	bool up = kept >= 0 && kept < d.n && d.digit[kept] >= '5';
	for (char *last = out + n - 1; up; last--) {
		up = *last == '9';
		*last = up ? '0' : (char)(*last + 1);
	}
	return out;
}

/* v times 10^shift; the shift moves the mark in the digits, so that no product is rounded before they are */
static char *print_fixed(struct mem *m, double v, int shift, int decimals, const char *plus, enum lang lang)
{
	assert(decimals >= 0 && decimals <= 9);
	if (!isfinite(v))
		return mem_text(m, DASH);
	const char *digit = rounded_digits(m, v, decimals + shift);
	bool zero = strspn(digit, "0") == strlen(digit);
	size_t n_whole = strlen(digit) - (size_t)decimals;
	for (; n_whole > 1 && *digit == '0'; n_whole--)
		digit++;
	struct str s;
	str_init(&s, m);
	if (!zero)
		str_add(&s, v < 0 ? MINUS : plus);
	add_grouped(&s, digit, n_whole, lang);
	if (decimals > 0)
		str_add(&s, styles[lang].mark);
	str_add(&s, digit + n_whole);
	return s.s;
}

char *num_fixed(struct mem *m, double v, int decimals, enum lang lang)
{
	return print_fixed(m, v, 0, decimals, "", lang);
}

char *num_signed(struct mem *m, double v, int decimals, enum lang lang)
{
	return print_fixed(m, v, 0, decimals, "+", lang);
}

static char *print_percent(struct mem *m, double share, int decimals, const char *plus, enum lang lang)
{
	const char *number = print_fixed(m, share, 2, decimals, plus, lang);
	return isfinite(share) ? mem_printf(m, "%s%s%%", number, styles[lang].before_percent) : mem_text(m, number);
}

char *num_percent(struct mem *m, double share, int decimals, enum lang lang)
{
	return print_percent(m, share, decimals, "", lang);
}

char *num_percent_signed(struct mem *m, double share, int decimals, enum lang lang)
{
	return print_percent(m, share, decimals, "+", lang);
}
