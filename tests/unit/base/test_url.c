/* Queries added to addresses; what is expected follows from RFC 3986. */
#include "base/str.h"
#include "base/url.h"
#include "tests/t.h"

static const struct url_pair pair[] = { { "a", "x y&=#é" }, { "b", "~z-1._" } };

static const char *add(struct mem *m, const char *address, struct err *e)
{
	const char *out = NULL;
	*e = (struct err){ .code = ERR_NONE };
	return url_add_query(m, address, pair, 2, &out, e) ? out : NULL;
}

T_CASE(query_and_fragment_stay)
{
	static const char *const cases[][2] = {
		{ "https://a.nl", "https://a.nl/?" },
		{ "http://a.nl/x", "http://a.nl/x?" },
		{ "HTTPS://A.nl:8080/x?c=%20d", "HTTPS://A.nl:8080/x?c=%20d&" },
		{ "https://a.nl/x?", "https://a.nl/x?" },
		{ "https://a.nl/x?c&", "https://a.nl/x?c&" },
		{ "https://a.nl?c", "https://a.nl/?c&" },
		{ "https://a.nl/\xc3\xa9", "https://a.nl/%C3%A9?" },
		{ "https://[::1]/", "https://[::1]/?" },
	};
	struct mem *m = mem_new();
	struct err e;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *query = "a=x%20y%26%3D%23%C3%A9&b=~z-1._";
		t_text(add(m, cases[i][0], &e), mem_printf(m, "%s%s", cases[i][1], query));
		t_text(add(m, mem_printf(m, "%s#f?a=1", cases[i][0]), &e), mem_printf(m, "%s%s#f?a=1", cases[i][1], query));
	}
	mem_free(m);
}
T_END

T_CASE(what_is_no_address)
{
	static const struct {
		const char *address;
		enum word word;
	} cases[] = {
		{ "", W_URL_NOT_WEB },
		{ "a.nl", W_URL_NOT_WEB },
		{ "ftp://a.nl", W_URL_NOT_WEB },
		{ "javascript:alert(1)", W_URL_NOT_WEB },
		{ "https:/a.nl", W_URL_NOT_WEB },
		{ "https://", W_URL_HOST },
		{ "https:///x", W_URL_HOST },
		{ "https://?x", W_URL_HOST },
		{ "https://a b.nl", W_URL_HOST },
		{ "https://\xc3\xa9.nl", W_URL_HOST },
		{ "https://me:secret@a.nl/", W_URL_PERSON },
		{ "https://a.nl/a b", W_URL_CHARACTER },
		{ "https://a.nl/\n", W_URL_CHARACTER },
		{ "https://a.nl/<x>", W_URL_CHARACTER },
		{ "https://a.nl/\xff", W_URL_CHARACTER },
		{ "https://a.nl/?a=1", W_URL_HAS_KEY },
		{ "https://a.nl/?c&B", W_URL_HAS_KEY },
	};
	struct mem *m = mem_new();
	struct err e;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		t_true(add(m, cases[i].address, &e) == NULL);
		t_int(e.code, ERR_USAGE);
		if (e.word != cases[i].word)
			t_fail("'%s': %s", cases[i].address, err_sentence(m, &e, LANG_EN));
	}
	t_true(add(m, "https://a.nl/?aa=1#a=1", &e) != NULL); /* neither is the key */
	mem_free(m);
}
T_END

T_CASE(no_longer_than_works_everywhere)
{
	struct mem *m = mem_new();
	struct str s;
	struct err e;
	str_init(&s, m);
	str_add(&s, "https://a.nl/");
	size_t added = strlen("?a=x%20y%26%3D%23%C3%A9&b=~z-1._");
	str_add_times(&s, "x", URL_MOST - added - s.n);
	t_int(strlen(add(m, s.s, &e)), URL_MOST);
	str_add_char(&s, 'x');
	t_true(add(m, s.s, &e) == NULL);
	t_int(e.word, W_URL_LONG);
	mem_free(m);
}
T_END

T_MAIN("base/url", query_and_fragment_stay, what_is_no_address, no_longer_than_works_everywhere)
