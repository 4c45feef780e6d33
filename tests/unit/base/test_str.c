#include "base/str.h"
#include "tests/t.h"

T_CASE(a_text_grows)
{
	struct mem *m = mem_new();
	struct str s;
	str_init(&s, m);
	t_text(s.s, "");
	str_add(&s, "ab");
	str_add(&s, "");
	str_add_char(&s, 'c');
	str_add_n(&s, "defgh", 2);
	str_addf(&s, "%d%s", 12, "x");
	str_add_times(&s, "é-", 3);
	str_add_times(&s, "no", 0);
	t_text(s.s, "abcde12xé-é-é-");
	t_int(s.n, strlen(s.s));
	mem_free(m);
}
T_END

T_CASE(every_length_is_kept_whole)
{
	struct mem *m = mem_new();
	for (size_t first = 0; first < 200; first++) {
		for (size_t more = 0; more < 200; more += 7) {
			struct str s;
			str_init(&s, m);
			char *next = mem_text(m, "the next piece of memory");
			str_add_times(&s, "a", first);
			str_add(&s, mem_printf(m, "%0*d", (int)more, 0));
			size_t want = first + (more ? more : 1);
			t_int(s.n, want);
			t_int(strlen(s.s), want);
			t_text(next, "the next piece of memory");
		}
		mem_reset(m);
	}
	mem_free(m);
}
T_END

T_CASE(a_text_may_be_added_to_itself)
{
	struct mem *m = mem_new();
	struct str s;
	str_init(&s, m);
	str_add(&s, "abc");
	for (int i = 0; i < 10; i++)
		str_add_n(&s, s.s, s.n);
	t_int(s.n, 3 << 10);
	for (size_t i = 0; i < s.n; i++)
		t_true(s.s[i] == "abc"[i % 3]);
	mem_free(m);
}
T_END

T_CASE(beginnings_and_ends)
{
	t_true(str_eq("a", "a"));
	t_false(str_eq("a", "A"));
	t_true(str_starts("abc", "ab"));
	t_true(str_starts("abc", ""));
	t_false(str_starts("ab", "abc"));
	t_true(str_ends("abc", "bc"));
	t_true(str_ends("abc", ""));
	t_true(str_ends("abc", "abc"));
	const char text[] = "abc";
	t_false(str_ends(text + 1, "abc"));
	t_false(str_ends("abc", "b"));
}
T_END

T_CASE(trim)
{
	static const struct {
		const char *text, *want;
	} row[] = {
		{ "", "" },         { " ", "" },        { "a", "a" }, { " \ta b\t ", "a b" }, { "\u00a0 a\u00a0b \u00a0", "a\u00a0b" },
		{ "\u00a0", "" },   { "à", "à" }, /* ends in the byte that ends an NBSP */
		{ "\n a", "\n a" }, { "\xa0", "\xa0" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(str_trim(m, row[i].text), row[i].want);
	mem_free(m);
}
T_END

T_CASE(words_of_their_own)
{
	static const char text[] = "de raad in het raadhuis, café raad";
	t_true(str_find_words(text, "raad") == text + 3);
	t_true(str_find_words(text + 4, "raad") == strrchr(text, 'r'));
	t_true(!str_find_words(text, "caf")); /* a letter of two bytes goes on */
	t_true(!str_find_words(text, "") && !str_find_words("", "raad"));
}
T_END

T_MAIN("base/str", a_text_grows, every_length_is_kept_whole, a_text_may_be_added_to_itself, beginnings_and_ends, trim, words_of_their_own)
