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
} styles[LANG_N] = {
	[LANG_NL] = { ".", ",", "" },
	[LANG_EN] = { ",", ".", "" },
	[LANG_FR] = { "\u202f", ",", "\u202f" },
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

/* v in 15 digits, or as many more as are needed to read back equal, in the form "-d.ddde-xx" */
static void write_shortest(double v, char *text, size_t size)
{
	for (int precision = 14; precision <= 16; precision++) {
		snprintf(text, size, "%.*e", precision, v);
		double back = strtod(text, NULL);
		if (!(back < v) && !(back > v))
			return;
	}
}

char *num_plain(struct mem *m, double v)
{
	if (!isfinite(v))
		return mem_text(m, "");
	char text[40], digit[20];
	write_shortest(v, text, sizeof text);
	int n = 0;
	const char *t = text;
	for (; *t != 'e'; t++) /* steps over the mark, whatever it looks like in this locale */
		if (is_digit(*t))
			digit[n++] = *t;
	int point = 1 + atoi(t + 1); /* digits before the mark */
	while (n > 1 && digit[n - 1] == '0')
		n--;
	struct str s;
	str_init(&s, m);
	bool zero = n == 1 && digit[0] == '0';
	if (v < 0)
		str_add_char(&s, '-');
	if (!zero && (point < -5 || point > 16)) {
		str_addf(&s, "%c%s%.*se%d", digit[0], n > 1 ? "." : "", n - 1, digit + 1, point - 1);
		return s.s;
	}
	if (point <= 0)
		str_add(&s, "0.");
	str_add_times(&s, "0", point < 0 ? (size_t)-point : 0);
	for (int i = 0; i < n; i++) {
		if (i > 0 && i == point)
			str_add_char(&s, '.');
		str_add_char(&s, digit[i]);
	}
	str_add_times(&s, "0", point > n ? (size_t)(point - n) : 0);
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

/* Does v, in units of the last decimal, lie exactly on a half? Powers of ten to the 22nd are exact doubles, and fma shows what the product lost. */
static bool is_half(double v, int decimals)
{
	double scale = 2 * pow(10, decimals), twice = v * scale;
	return fpclassify(fma(v, scale, -twice)) == FP_ZERO && fpclassify(fmod(twice, 2) - 1) == FP_ZERO;
}

/* The digits of |v| times 10^decimals, rounded; at least decimals + 1 of them */
static char *rounded_digits(struct mem *m, double v, int decimals)
{
	v = fabs(v);
	if (is_half(v, decimals)) /* printf would go to the even side */
		v = nextafter(v, HUGE_VAL);
	char *text = mem_printf(m, "%.*f", decimals, v);
	size_t n = 0;
	for (const char *t = text; *t; t++)
		if (is_digit(*t))
			text[n++] = *t;
	text[n] = '\0';
	return text;
}

/* v times 10^shift. The shift moves the mark in the digits, so that no product is rounded before the digits are. */
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

char *num_percent(struct mem *m, double share, int decimals, enum lang lang)
{
	const char *number = print_fixed(m, share, 2, decimals, "", lang);
	return isfinite(share) ? mem_printf(m, "%s%s%%", number, styles[lang].before_percent) : mem_text(m, number);
}
