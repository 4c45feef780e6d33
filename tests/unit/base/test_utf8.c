#include "base/str.h"
#include "base/utf8.h"
#include "tests/t.h"

static bool valid(const char *s, size_t n, size_t *bad_at)
{
	*bad_at = 999;
	return utf8_valid(s, n, bad_at);
}

/* Every code point of the first planes, and every 61st beyond them, alone, as the standard writes it (RFC 3629, section 3), written here a second time. */
T_CASE(every_codepoint_there_and_back)
{
	for (uint32_t c = 0; c <= 0x110000; c += c < 0x20000 || c > 0x10ff00 ? 1 : 61) {
		char got[4], want[4];
		size_t n = 0, bad_at, n_got = utf8_put(c, got);
		if (c < 0x80) {
			want[n++] = (char)c;
		} else if (c < 0x800) {
			want[n++] = (char)(0xc0 | c >> 6);
			want[n++] = (char)(0x80 | (c & 63));
		} else if (c < 0x10000) {
			want[n++] = (char)(0xe0 | c >> 12);
			want[n++] = (char)(0x80 | (c >> 6 & 63));
			want[n++] = (char)(0x80 | (c & 63));
		} else {
			want[n++] = (char)(0xf0 | c >> 18);
			want[n++] = (char)(0x80 | (c >> 12 & 63));
			want[n++] = (char)(0x80 | (c >> 6 & 63));
			want[n++] = (char)(0x80 | (c & 63));
		}
		bool real = c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
		if (n_got != (real ? n : 0) || (real && memcmp(got, want, n) != 0) || valid(want, n, &bad_at) != real)
			t_fail("U+%04X", c);
		if (n > 1 && valid(want, n - 1, &bad_at))
			t_fail("U+%04X cut short", c);
	}
}
T_END

/* Every two bytes, and every overlong form. */
T_CASE(ill_formed_texts)
{
	size_t bad_at;
	for (unsigned a = 0; a < 256; a++) {
		for (unsigned b = 0; b < 256; b++) {
			char s[2] = { (char)a, (char)b };
			bool want = (a < 0x80 && b < 0x80) || (a >= 0xc2 && a <= 0xdf && b >= 0x80 && b <= 0xbf);
			if (valid(s, 2, &bad_at) != want)
				t_fail("bytes %02x %02x", a, b);
			if (!want)
				t_int(bad_at, a >= 0x80 ? 0 : 1);
		}
	}
	static const struct {
		const char *text;
		size_t bad_at;
	} row[] = {
		{ "abc\xff", 3 },
		{ "é\xc3", 2 },
		{ "\xe0\x80\xaf", 0 }, /* overlong */
		{ "\xe0\x9f\xbf", 0 },
		{ "\xf0\x80\x80\xaf", 0 },
		{ "\xf0\x8f\xbf\xbf", 0 },
		{ "abcdefghij\xed\xa0\x80", 10 }, /* a surrogate */
		{ "\xf4\x90\x80\x80", 0 }, /* beyond the last */
		{ "\xf8\x88\x80\x80\x80", 0 },
		{ "\x80", 0 },
		{ "abcdefg\xa0"
		  "abcdefgh",
		  7 },
		{ "abcdefghabcdefgh\xa0", 16 },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		t_false(valid(row[i].text, strlen(row[i].text), &bad_at));
		t_int(bad_at, row[i].bad_at);
	}
	t_true(valid("", 0, &bad_at));
	t_true(valid("a\0b", 3, &bad_at));
	t_int(bad_at, 999);
}
T_END

T_CASE(normal_form)
{
	static const struct {
		const char *text, *want;
	} row[] = {
		{ "", "" },
		{ "abc", "abc" },
		{ "één", "één" },
		{ "e\u0301e\u0301n", "één" },
		{ "abcdefgh e\u0301", "abcdefgh é" },
		{ "A\u030a", "Å" },
		{ "\u212b", "Å" }, /* the Angstrom sign */
		{ "q\u0307\u0323", "q\u0323\u0307" }, /* marks in canonical order */
		{ "\u1100\u1161\u11a8", "\uac01" }, /* Hangul */
		{ "ﬁ²", "ﬁ²" }, /* compatibility forms stay */
		{ "\u0958", "\u0915\u093c" }, /* excluded from composition */
		{ "👩‍🏫 €", "👩‍🏫 €" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(utf8_nfc(m, row[i].text, strlen(row[i].text)), row[i].want);
	t_text(utf8_nfc(m, "abcdef", 3), "abc");
	t_text(utf8_nfc(m, "e\u0301xx", 3), "é");
	mem_free(m);
}
T_END

/* A text gets the same normal form beside a character that cannot take the fast way (U+0387 becomes U+00B7) as without it. */
T_CASE(the_fast_way_gives_the_same_normal_form)
{
	static const char *const before[] = { "", "e", "\u03b9", "\u0435", "\u0627", "\u2261", "\u1100\u1161", "\u0b47" };
	struct mem *m = mem_new();
	for (uint32_t c = 1; c < 0x20000; c++) {
		for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
			char text[16] = "";
			size_t n = strlen(before[i]);
			memcpy(text, before[i], n);
			size_t n_char = utf8_put(c, text + n);
			if (!n_char)
				continue;
			n += n_char;
			char *fast = utf8_nfc(m, text, n);
			memcpy(text + n, "\u0387", 2);
			char *slow = utf8_nfc(m, text, n + 2);
			if (strlen(slow) != strlen(fast) + 2 || !str_starts(slow, fast))
				t_fail("U+%04X behind '%s'", c, before[i]);
		}
		mem_reset(m);
	}
	mem_free(m);
}
T_END

T_CASE(keys)
{
	static const char *const same[][2] = {
		{ "Gemeente", "gemeente" },
		{ "  Totale\u00a0 weergaven\t", "totale weergaven" },
		{ "e\u0301e\u0301n", "ÉÉN" },
		{ "Straße", "STRASSE" },
		{ "Vlaams\u2013Brabant", "Vlaams-Brabant" },
		{ "Vlaams\u2011Brabant", "vlaams\u2212brabant" },
		{ "Date d\u2019envoi", "date d'envoi" },
		{ "\ufeffDatum", "Datum" },
		{ "\u200eDatum\u200f", "Datum" },
		{ "co\u00adöperatie", "coöperatie" },
		{ "a\nb\r\nc", "a b c" },
		{ "\u202f1\u2009000\u3000", "1 000" },
		{ "ΣΊΣΥΦΟΣ", "σίσυφος" },
		{ "d\u2018e d\u201be d\u2032e d\u02bce d\u00b4e", "d`e d`e d`e d`e d'e" },
		{ "\u2010 \u2012 \u2014 \u2015", "- - - -" },
		{ "a\xc2\x85"
		  "b\u2028c\u2029d\ve\ff",
		  "a b c d e f" },
		{ "a\016b", "a\016b" },
		{ " ", "" },
	};
	static const char *const different[][2] = {
		{ "a b", "ab" }, { "é", "e" },        { "a-b", "a b" },      { "a_b", "a-b" },      { "1", "2" },      { "\"a\"", "a" },
		{ "a", "" },     { "a\016b", "a b" }, { "a\u2016b", "a-b" }, { "a\u201ab", "a'b" }, { "a\bb", "a b" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		t_text(utf8_key(m, same[i][0]), utf8_key(m, same[i][1]));
		t_text(utf8_key(m, utf8_key(m, same[i][0])), utf8_key(m, same[i][0])); /* a key is its own key */
	}
	for (size_t i = 0; i < sizeof different / sizeof *different; i++)
		t_false(str_eq(utf8_key(m, different[i][0]), utf8_key(m, different[i][1])));
	t_text(utf8_key(m, " Vlaams\u2013  Brabant\u2019s É "), "vlaams- brabant's é");
	t_text(utf8_bare_key(m, "Fryslân, Wallonië, Liège, e\u0301"), "fryslan, wallonie, liege, e");
	t_text(utf8_key(m, "A\xff"), "A\xff"); /* no text: left as it is */
	t_text(utf8_nfc(m, "e\xcc\x81\xff", 4), "e\xcc\x81\xff");
	mem_free(m);
}
T_END

T_CASE(slugs)
{
	static const char *const row[][2] = {
		{ "Dijk en oever 2", "dijk-en-oever-2" },
		{ "Wallonië: Liège!", "wallonie-liege" },
		{ "  --a__b--  ", "a-b" },
		{ "aZ09z", "az09z" },
		{ "", "" },
		{ "!? …", "" },
		{ "a", "a" },
		{ "{a}~/:[`@", "a" },
		{ "é", "e" },
		{ "水 a", "a" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(utf8_slug(m, row[i][0]), row[i][1]);
	mem_free(m);
}
T_END

T_CASE(widths)
{
	static const struct {
		const char *text;
		size_t want;
	} row[] = { { "", 0 },     { "abc", 3 }, { "één", 3 },        { "e\u0301", 1 }, { "日本", 4 },
		    { "€ 12", 4 }, { "😀", 2 },   { "1\u202f000", 5 }, { "−0,7", 4 },    { "a\xff", 2 } };
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_int(utf8_width(row[i].text), row[i].want);
}
T_END

T_CASE(clipping)
{
	static const struct {
		const char *text;
		size_t columns;
		const char *want;
	} row[] = {
		{ "abcdef", 6, "abcdef" },
		{ "abcdef", 5, "abcd…" },
		{ "abcdef", 1, "…" },
		{ "abcdef", 0, "" },
		{ "", 0, "" },
		{ "日本語", 6, "日本語" },
		{ "日本語", 5, "日本…" },
		{ "日本語", 4, "日…" },
		{ "日本語", 2, "…" },
		{ "ae\u0301bc", 3, "ae\u0301…" },
		{ "e\u0301\u0302x", 1, "…" },
		{ "ab👩‍🏫cd", 4, "ab…" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(utf8_clip(m, row[i].text, row[i].columns), row[i].want);
	mem_free(m);
}
T_END

T_CASE(a_clipped_text_fits)
{
	struct mem *m = mem_new();
	const char *text = "Één inwoner 👩‍🏫 vroeg: e\u0301\u0323 日本 \xff 🇳🇱🇧🇪 klaar";
	for (size_t columns = 0; columns < 60; columns++)
		t_true(utf8_width(utf8_clip(m, text, columns)) <= columns);
	mem_free(m);
}
T_END

T_CASE(safe_for_a_terminal)
{
	static const struct {
		const char *text, *want;
	} row[] = {
		{ "", "" },
		{ "één € 😀 e\u0301", "één € 😀 e\u0301" },
		{ "\x1b[31mred\x07", "\\x1b[31mred\\x07" },
		{ "a\tb\nc\r\nd", "a b c  d" },
		{ "\x7f\x01", "\\x7f\\x01" },
		{ "\xc2\x9b"
		  "1m\xc2\x80\xc2\x9f",
		  "\\u009b1m\\u0080\\u009f" },
		{ "a\u202eb\u2066c\u2069\u200e\u200f\u202a", "a\\u202eb\\u2066c\\u2069\\u200e\\u200f\\u202a" },
		{ "\u2028\u2029", "  " },
		{ "a\xef\xbf\xbe\xef\xbf\xbf\ufffd", "a\\ufffe\\uffff\ufffd" },
		{ "\xff\xc3(\xe2\x82", "\\xff\\xc3(\\xe2\\x82" },
		{ "\xed\xa0\x80", "\\xed\\xa0\\x80" },
		{ "1\u00a0000", "1\u00a0000" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(utf8_safe(m, row[i].text), row[i].want);
	mem_free(m);
}
T_END

/* UAX #9: overrides and embeddings (202A..202E) and isolates (2066..2069) turn; marks (200E, 200F, 061C) only stand. ECMA-48: C0, DEL, C1.
 * XML 1.0, production 2: no character is FFFE or FFFF. */
T_CASE(what_is_stray_is_left_out)
{
	struct mem *m = mem_new();
	const char *plain = "geen keer,\t\u200f \u2065 \u206a \u2029\r\n\u202f \u00a0 \u0429 \ufeff \ufffd";
	ck_assert_ptr_eq(utf8_plain(m, plain), plain);
	t_text(utf8_plain(m, "\u202aa\u202bb\u202cc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069"), "abcdefgh");
	t_text(utf8_plain(m, "\u202e\u202e"), "");
	t_text(utf8_plain(m, "\x1b[31mrood\a\b\x7f \x01\x1f\xc2\x80\xc2\x9b\xc2\x9f."), "[31mrood .");
	t_text(utf8_plain(m, "a\xef\xbf\xbe.\xef\xbf\xbf"), "a.");
	t_text(utf8_plain(m, "\ax\xef\xbf"), "x\xef\xbf");
	t_text(utf8_plain(m, "x\xe2"), "x\xe2"); /* cut off in the middle */
	t_text(utf8_plain(m, "\u202ex\xe2\x80"), "x\xe2\x80");
	t_text(utf8_plain(m, "\ax\xc2"), "x\xc2");
	ck_assert_uint_eq(utf8_stray(""), 0);
	mem_free(m);
}
T_END

/* The Unicode Standard, 23.5: U+E000..F8FF, U+F0000..FFFFD, U+100000..10FFFD. */
T_CASE(what_has_no_meaning_is_drawn_as_such)
{
	struct mem *m = mem_new();
	const char *plain = "een \ud7ff \uf900 \U000effff 🌳";
	ck_assert_ptr_eq(utf8_drawn(m, plain), plain);
	t_text(utf8_drawn(m, "\ue000a\uf0b7b\uf8ffc\U000f0000d\U0010fffde\a"), "\ufffda\ufffdb\ufffdc\ufffdd\ufffde");
	t_text(utf8_drawn(m, ""), "");
	mem_free(m);
}
T_END

/* No byte string leaves a control character or an ill-formed text behind. */
T_CASE(whatever_comes_in_is_safe_when_it_goes_out)
{
	struct mem *m = mem_new();
	char control[33] = "\x7f";
	for (int c = 1; c < 0x20; c++)
		control[c] = (char)c;
	uint32_t state = 7;
	for (int round = 0; round < 10000; round++) {
		char s[24];
		for (size_t i = 0; i < sizeof s - 1; i++) {
			state = state * 1664525 + 1013904223;
			unsigned byte = state >> 24;
			s[i] = (char)(byte ? byte : 1);
		}
		s[sizeof s - 1] = '\0';
		const char *safe = utf8_safe(m, s);
		size_t bad_at;
		t_true(utf8_valid(safe, strlen(safe), &bad_at));
		t_int(strcspn(safe, control), strlen(safe));
		mem_reset(m);
	}
	mem_free(m);
}
T_END

T_CASE(utf8_that_was_read_as_something_else)
{
	static const char *const garbled[] = { "CafÃ©", "â‚¬ 1.000", "de â€˜Schakelâ€™", "boom ðŸŒ³", "Ã«n", "xÂ°" };
	static const char *const whole[] = { "",          "Café",  "€ 1.000", "de ‘Schakel’", "voilà\u00a0»",
		                             "À bientôt", "Ã",     "São Â",   "CRÈME »",      "pâté â€",
		                             "🌳",         "ð",     "Â a",     "naïve â‚",     "Ãé",
		                             "Ãa",        "Ã\xff", "Ã\u00c0" };
	for (size_t i = 0; i < sizeof garbled / sizeof *garbled; i++)
		if (!utf8_is_garbled(garbled[i]))
			t_fail("%s is not seen", garbled[i]);
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (utf8_is_garbled(whole[i]))
			t_fail("%s is whole", whole[i]);
}
T_END

T_MAIN("base/utf8", utf8_that_was_read_as_something_else, every_codepoint_there_and_back, ill_formed_texts, normal_form,
       the_fast_way_gives_the_same_normal_form, keys, slugs, widths, clipping, a_clipped_text_fits, safe_for_a_terminal,
       what_is_stray_is_left_out, what_has_no_meaning_is_drawn_as_such, whatever_comes_in_is_safe_when_it_goes_out)
