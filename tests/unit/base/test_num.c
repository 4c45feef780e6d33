#include "base/num.h"
#include "base/str.h"
#include "tests/t.h"
#include <float.h>
#include <locale.h>
#include <stdint.h>

T_CASE(whole_numbers_are_read)
{
	static const struct {
		const char *text;
		int64_t want;
	} row[] = {
		{ "0", 0 },
		{ "-0", 0 },
		{ "007", 7 },
		{ "1938.0", 1938 },
		{ "-12.0", -12 },
		{ "9223372036854775807", INT64_MAX },
		{ "-9223372036854775808", INT64_MIN },
		{ "9223372036854775807.0", INT64_MAX },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		int64_t v = 99;
		t_true(num_parse_int(row[i].text, strlen(row[i].text), &v));
		t_int(v, row[i].want);
	}
	int64_t v;
	t_true(num_parse_int("1234", 2, &v)); /* not closed with NUL */
	t_int(v, 12);
}
T_END

T_CASE(anything_else_is_no_whole_number)
{
	static const char *const row[] = {
		"",
		"-",
		"--1",
		"+1",
		" 1",
		"1 ",
		"1.",
		".0",
		"-.0",
		"1.5",
		"1.00",
		"1.000",
		"1.0.0",
		"1,0",
		"1e3",
		"0x10",
		"1a",
		"a",
		"\xd9\xa1",
		"9223372036854775808",
		"-9223372036854775809",
		"99999999999999999999",
		"18446744073709551617",
		"92233720368547758070",
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		int64_t v = 99;
		if (num_parse_int(row[i], strlen(row[i]), &v))
			t_fail("'%s' is read as %lld", row[i], (long long)v);
		t_int(v, 99);
	}
	const char hole[] = { '1', '\0', '2' };
	int64_t v;
	t_false(num_parse_int(hole, sizeof hole, &v));
}
T_END

T_CASE(decimal_numbers_are_read)
{
	static const struct {
		const char *text;
		char mark;
		double want;
	} row[] = {
		{ "0", '.', 0 },
		{ "12", ',', 12 },
		{ "12,5", ',', 12.5 },
		{ "-12.5", '.', -12.5 },
		{ "0.1", '.', 0.1 },
		{ "0,3", ',', 0.3 },
		{ "123456789.123456789", '.', 123456789.123456789 },
		{ "9007199254740993", '.', 9007199254740992. }, /* half way: to even */
		{ "0.000000000000000000000000000001", '.', 1e-30 },
		{ "179769313486231570000000000000000000000", '.', 1.7976931348623157e38 },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		double v = 99;
		t_true(num_parse_real(row[i].text, strlen(row[i].text), row[i].mark, &v));
		if (v < row[i].want || v > row[i].want)
			t_fail("%s is read as %.17g", row[i].text, v);
	}
}
T_END

T_CASE(anything_else_is_no_decimal_number)
{
	static const char *const row[] = { "",      "-",   ".",   ".5",   "5.",  "1.2.3", "1,2",  "1 000", "+1",   "1e3",
		                           "0x1p3", "inf", "nan", "1.5a", "--1", " 1.5",  "1.5 ", "-.5",   "1.-5", "\u00a01" };
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		double v = 99;
		if (num_parse_real(row[i], strlen(row[i]), '.', &v))
			t_fail("'%s' is read as %g", row[i], v);
		t_near(row[i], v, 99, 0);
	}
	double v;
	char many[200];
	memset(many, '1', sizeof many);
	t_true(num_parse_real(many, 100, '.', &v));
	t_false(num_parse_real(many, 101, '.', &v));
	t_false(num_parse_real("1.5", 3, ',', &v));
}
T_END

T_CASE(plain_numbers)
{
	static const struct {
		double v;
		const char *want;
	} row[] = {
		{ 0, "0" },
		{ -0.0, "0" },
		{ 1, "1" },
		{ -1.5, "-1.5" },
		{ 0.1, "0.1" },
		{ 0.30000000000000004, "0.30000000000000004" },
		{ 1234.5, "1234.5" },
		{ 100, "100" },
		{ 1e15, "1000000000000000" },
		{ 123456789012345, "123456789012345" },
		{ 9007199254740991, "9007199254740991" },
		{ 1e16, "1e16" },
		{ 1.5e300, "1.5e300" },
		{ 1e-6, "0.000001" },
		{ 1.25e-6, "0.00000125" },
		{ 1e-7, "1e-7" },
		{ -2.5e-10, "-2.5e-10" },
		{ 2. / 3, "0.6666666666666666" },
		{ 1e21, "1e21" },
		{ DBL_MAX, "1.7976931348623157e308" },
		{ (double)NAN, "" },
		{ HUGE_VAL, "" },
		{ -HUGE_VAL, "" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(num_plain(m, row[i].v), row[i].want);
	t_text(num_plain_int(m, INT64_MIN), "-9223372036854775808");
	mem_free(m);
}
T_END

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

T_CASE(plain_numbers_read_back_equal)
{
	struct mem *m = mem_new();
	uint64_t state = 20260701;
	for (int i = 0; i < 200000; i++) {
		uint64_t bits = next_random(&state);
		double v;
		if (i % 2)
			v = (double)(bits % 100000000) / 1e6;
		else
			memcpy(&v, &bits, sizeof v);
		if (!isfinite(v))
			continue;
		const char *text = num_plain(m, v);
		double back = strtod(text, NULL);
		if (back < v || back > v)
			t_fail("%.17g is written %s", v, text);
		bool plain = fabs(v) >= 1e-6 && fabs(v) <= 1e15;
		if (plain) {
			t_false(strchr(text, 'e') != NULL);
			double again;
			t_true(num_parse_real(text, strlen(text), '.', &again));
			t_false(again < v || again > v);
		}
		if (i % 1000 == 0)
			mem_reset(m);
	}
	mem_free(m);
}
T_END

T_CASE(counts)
{
	static const struct {
		int64_t v;
		const char *nl, *en, *fr;
	} row[] = {
		{ 0, "0", "0", "0" },
		{ 999, "999", "999", "999" },
		{ 1000, "1.000", "1,000", "1\u202f000" },
		{ -1234567, "−1.234.567", "−1,234,567", "−1\u202f234\u202f567" },
		{ INT64_MAX, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807",
		  "9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f807" },
		{ INT64_MIN, "−9.223.372.036.854.775.808", "−9,223,372,036,854,775,808",
		  "−9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		t_text(num_count(m, row[i].v, LANG_NL), row[i].nl);
		t_text(num_count(m, row[i].v, LANG_EN), row[i].en);
		t_text(num_count(m, row[i].v, LANG_FR), row[i].fr);
		t_int(strlen(num_count(m, row[i].v, LANG_NL_SPACED)), strlen(row[i].fr));
	}
	mem_free(m);
}
T_END

T_CASE(fixed_decimals_round_half_away_from_zero)
{
	static const struct {
		double v;
		int decimals;
		const char *want;
	} row[] = {
		{ 12.3, 1, "12,3" },
		{ 0, 1, "0,0" },
		{ -0.0, 0, "0" },
		{ -0.04, 1, "0,0" },
		{ -0.05, 1, "−0,1" },
		{ 0.5, 0, "1" },
		{ 1.5, 0, "2" },
		{ 2.5, 0, "3" },
		{ -2.5, 0, "−3" },
		{ 0.125, 2, "0,13" },
		{ 0.375, 2, "0,38" },
		{ 2.675, 2, "2,68" },
		{ 1.005, 2, "1,01" },
		{ 1.115, 2, "1,12" },
		{ 0.25, 1, "0,3" },
		{ 0.35, 1, "0,4" },
		{ 0.45, 1, "0,5" },
		{ 999.95, 1, "1.000,0" },
		{ 999.96, 1, "1.000,0" },
		{ 1234567.891, 2, "1.234.567,89" },
		{ 9.5, 0, "10" },
		{ 99.5, 0, "100" },
		{ 0.49999999999999994, 0, "0" },
		{ 2251799813685248.5, 0, "2.251.799.813.685.249" },
		{ 1e22, 0, "10.000.000.000.000.000.000.000" },
		{ 0.0009765625, 9, "0,000976563" },
		{ (double)NAN, 1, "–" },
		{ HUGE_VAL, 1, "–" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(num_fixed(m, row[i].v, row[i].decimals, LANG_NL), row[i].want);
	t_text(num_fixed(m, 1234.5, 1, LANG_FR), "1\u202f234,5");
	t_text(num_fixed(m, 1234.5, 1, LANG_NL_SPACED), "1\u202f234,5");
	t_text(num_percent(m, 0.183, 1, LANG_NL_SPACED), "18,3%");
	t_text(num_fixed(m, 1234.5, 1, LANG_EN), "1,234.5");
	t_int(strlen(num_fixed(m, DBL_MAX, 0, LANG_EN)), 309 + 102);
	mem_free(m);
}
T_END

/* Every multiple of 1/64 with up to six decimals, against whole-number arithmetic. */
T_CASE(halves_and_their_neighbours)
{
	struct mem *m = mem_new();
	int64_t power = 1;
	for (int decimals = 0; decimals <= 6; decimals++, power *= 10) {
		for (int64_t k = 1; k < 6400; k += decimals < 2 ? 1 : 7) {
			double v = (double)k / 64;
			int64_t down = k * power / 64, twice_rest = 2 * (k * power - 64 * down), nearest = down + (twice_rest >= 64);
			bool half = twice_rest == 64;
			double tried[] = { v, nextafter(v, 0), nextafter(v, 1000) };
			int64_t want[] = { nearest, half ? down : nearest, nearest };
			for (int i = 0; i < 3; i++) {
				char text[60];
				if (decimals)
					snprintf(text, sizeof text, "%d.%0*d", (int)(want[i] / power), decimals, (int)(want[i] % power));
				else
					snprintf(text, sizeof text, "%d", (int)want[i]);
				t_text(num_fixed(m, tried[i], decimals, LANG_EN), text);
			}
		}
		mem_reset(m);
	}
	mem_free(m);
}
T_END

T_CASE(signed_numbers)
{
	struct mem *m = mem_new();
	t_text(num_signed(m, 2.1, 1, LANG_NL), "+2,1");
	t_text(num_signed(m, -0.7, 1, LANG_NL), "−0,7");
	t_text(num_signed(m, 0.04, 1, LANG_NL), "0,0");
	t_text(num_signed(m, -0.04, 1, LANG_NL), "0,0");
	t_text(num_signed(m, 1234, 0, LANG_EN), "+1,234");
	t_text(num_signed(m, (double)NAN, 0, LANG_EN), "–");
	mem_free(m);
}
T_END

T_CASE(percentages)
{
	struct mem *m = mem_new();
	t_text(num_percent(m, 0.183, 1, LANG_NL), "18,3%");
	t_text(num_percent(m, 0.183, 1, LANG_FR), "18,3\u202f%");
	t_text(num_percent(m, 0.183, 1, LANG_EN), "18.3%");
	t_text(num_percent(m, 0, 0, LANG_EN), "0%");
	t_text(num_percent_signed(m, 0.71, 0, LANG_FR), "+71\u202f%");
	t_text(num_percent_signed(m, -0.052, 1, LANG_NL), "−5,2%");
	t_text(num_percent_signed(m, 0, 0, LANG_EN), "0%");
	t_text(num_percent(m, 1, 0, LANG_EN), "100%");
	t_text(num_percent(m, 0.005, 0, LANG_EN), "1%");
	t_text(num_percent(m, 0.004, 0, LANG_EN), "0%");
	t_text(num_percent(m, 0.07, 1, LANG_EN), "7.0%");
	t_text(num_percent(m, 0.125, 0, LANG_EN), "13%");
	t_text(num_percent(m, -0.0625, 1, LANG_NL), "−6,3%");
	t_text(num_percent(m, 12.345, 0, LANG_NL), "1.235%");
	t_text(num_percent(m, 0.145, 0, LANG_EN), "15%");
	t_text(num_percent(m, 0.545, 0, LANG_EN), "55%");
	t_text(num_percent(m, 0.285, 0, LANG_EN), "29%");
	t_text(num_percent(m, (double)NAN, 0, LANG_EN), "–");
	mem_free(m);
}
T_END

/* Every share of up to 1000 people, as whole numbers round it. */
T_CASE(shares_of_counts_round_as_on_paper)
{
	struct mem *m = mem_new();
	for (int n = 1; n <= 1000; n++) {
		for (int x = 0; x <= n; x += n < 450 ? 1 : 13) {
			char text[40];
			int tenths = (2 * 1000 * x + n) / (2 * n);
			snprintf(text, sizeof text, "%d.%d%%", tenths / 10, tenths % 10);
			const char *got = num_percent(m, (double)x / n, 1, LANG_EN);
			if (strcmp(got, text) != 0)
				t_fail("%d of %d is %s", x, n, got);
			snprintf(text, sizeof text, "%d%%", (2 * 100 * x + n) / (2 * n));
			got = num_percent(m, (double)x / n, 0, LANG_EN);
			if (strcmp(got, text) != 0)
				t_fail("%d of %d is %s", x, n, got);
		}
		mem_reset(m);
	}
	mem_free(m);
}
T_END

T_CASE(the_locale_does_not_matter)
{
	static const char *const name[] = { "nl_NL.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8" };
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		setlocale(LC_ALL, name[i]);
		double v;
		t_true(num_parse_real("0.5", 3, '.', &v));
		t_near(name[i], v, 0.5, 0);
		t_text(num_plain(m, 1234.5), "1234.5");
		t_text(num_plain(m, 1.5e300), "1.5e300");
		t_text(num_fixed(m, 1234.5, 1, LANG_EN), "1,234.5");
	}
	mem_free(m);
}
T_END

T_MAIN("base/num", whole_numbers_are_read, anything_else_is_no_whole_number, decimal_numbers_are_read, anything_else_is_no_decimal_number,
       plain_numbers, plain_numbers_read_back_equal, counts, fixed_decimals_round_half_away_from_zero, halves_and_their_neighbours,
       signed_numbers, percentages, shares_of_counts_round_as_on_paper, the_locale_does_not_matter)
