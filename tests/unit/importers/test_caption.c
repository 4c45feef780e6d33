/* Captions: what is counted, what is masked, and where a title ends. */
#include "base/str.h"
#include "base/utf8.h"
#include "importers/caption.h"
#include "importers/scope.h"
#include "tests/t.h"

static const struct {
	const char *caption;
	int chars, hashtags;
	bool asks, has_link;
} measured[] = {
	{ "", 0, 0, false, false },
	{ "Doe mee!", 8, 0, false, false },
	{ "Komt u ook?", 11, 0, true, false },
	{ "Café 🌳", 6, 0, false, false },
	{ "#denkmee #Groene_Singel, #2026plan", 34, 3, false, false },
	{ "nr #12 en #2026 zijn geen hashtags", 34, 0, false, false },
	{ "a#b &#39; ##c (#d)", 18, 1, false, false },
	{ "#één👍 #twee…", 12, 2, false, false },
	{ "kijk op https://example.org/?a=1#deel", 37, 0, false, true },
	{ "WWW.example.org/x?y meer?", 25, 0, true, true },
	{ "awww.nee http:/nee", 18, 0, false, false },
	{ "https://example.org #mee", 24, 1, false, true },
};

T_CASE(captions_are_measured)
{
	for (size_t i = 0; i < sizeof measured / sizeof *measured; i++) {
		struct caption c = caption_measure(measured[i].caption);
		if (c.chars != measured[i].chars || c.hashtags != measured[i].hashtags || c.asks != measured[i].asks ||
		    c.has_link != measured[i].has_link)
			t_fail("\"%s\": %d characters, %d hashtags, %d, %d", measured[i].caption, c.chars, c.hashtags, c.asks, c.has_link);
	}
}
T_END

static const struct {
	const char *caption, *title;
} titles[] = {
	{ "Doe mee!", "Doe mee!" },
	{ " Twee\r\n\r\nregels \t en  blanks\n", "Twee regels en blanks" },
	{ "Met @gemeente.utrecht.", "Met @…." },
	{ "@jan_jansen-2: dank @[123:456:Jan Jansen]!", "@…: dank @…!" },
	{ "mail jan.jansen+x@example.org of bel", "mail … of bel" },
	{ "mail:jan@example.org,piet@example.org.", "mail:…,…" },
	{ "jan@werk", "…" },
	{ "prijs @ 5 euro", "prijs @ 5 euro" },
	{ "bel 06-12345678", "bel …" },
	{ "bel 06 12 34 56 78 of (030) 123 45 67.", "bel … of …." },
	{ "+31 6 12345678, 0031612345678, +32 470 12 34 56", "…, …, …" },
	{ "+31 (0)30 123 4567", "…" },
	{ "0470/12.34.56", "…" },
	{ "op 01-06-2026 19.30 uur", "op 01-06-2026 19.30 uur" },
	{ "op 1-06-2026 19.30 en 01/06/2026 19:30", "op 1-06-2026 19.30 en 01/06/2026 19:30" },
	{ "1.000.000.000 euro in 2026", "1.000.000.000 euro in 2026" },
	{ "nummer 123456789", "nummer …" },
	{ "post 12345 en 0900-1234", "post 12345 en 0900-1234" },
	{ "covid19 abc0612345678", "covid19 abc0612345678" },
	{ "#denkmee é 🌳", "#denkmee é 🌳" },
};

T_CASE(titles_name_no_persons)
{
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		const char *got = caption_title(m, titles[i].caption);
		if (!str_eq(got, titles[i].title))
			t_fail("\"%s\" becomes \"%s\", expected \"%s\"", titles[i].caption, got, titles[i].title);
	}
	mem_free(m);
}
T_END

static const char *times(struct mem *m, const char *text, size_t n)
{
	struct str s;
	str_init(&s, m);
	str_add_times(&s, text, n);
	return s.s;
}

static void check_length(struct mem *m, const char *caption, size_t columns, const char *end)
{
	const char *title = caption_title(m, caption);
	size_t bad;
	t_true(utf8_valid(title, strlen(title), &bad));
	t_int(utf8_width(title), columns);
	t_true(str_ends(title, end));
	t_true(strlen(title) <= 1024);
}

T_CASE(titles_have_at_most_120_columns)
{
	struct mem *m = mem_new();
	check_length(m, times(m, "x", 120), 120, "x");
	check_length(m, times(m, "x", 121), 120, "x…");
	check_length(m, times(m, "é", 120), 120, "é");
	check_length(m, times(m, "é", 5000), 120, "é…");
	check_length(m, times(m, "🌳", 60), 120, "🌳");
	check_length(m, times(m, "🌳", 61), 119, "🌳…");
	check_length(m, times(m, "ja ", 500), 120, "…");
	check_length(m, mem_printf(m, "x%s", times(m, "\xcc\x81", 5000)), 1, "\xcc\x81");
	check_length(m, mem_printf(m, "@%s", times(m, "a", 5000)), 120, "…");
	mem_free(m);
}
T_END

T_CASE(a_long_caption_costs_little)
{
	struct mem *m = mem_new();
	caption_title(m, times(m, "a.", 500000));
	caption_title(m, mem_printf(m, "@%s", times(m, "a.", 500000)));
	caption_title(m, mem_printf(m, "%s", times(m, "@[", 500000)));
	caption_title(m, mem_printf(m, "@ %s", times(m, "1 ", 500000)));
	caption_measure(times(m, "#", 1000000));
	caption_measure(times(m, "www.", 250000));
	mem_free(m);
}
T_END

static const struct scope all = { .from = 1, .to = 0 };

static void holds(struct scope scope, int day, const char *caption, const char *labels, bool want)
{
	struct mem *m = mem_new();
	if (scope_holds(scope_prepare(m, &scope), day, caption, labels, m) != want)
		t_fail("\"%s\" [%s] on %d is %s", caption, labels, day, want ? "outside" : "inside");
	mem_free(m);
}

T_CASE(scope_of_a_trajectory)
{
	const char *const tag[] = { "GroeneSingel" }, *const word[] = { "groene singel", "Dijk" }, *const label[] = { "Singel" };
	struct scope tags = all, words = all, labels = all, days = { .from = 100, .to = 200 };
	tags.hashtag = tag, tags.n_hashtags = 1;
	words.word = word, words.n_words = 2;
	labels.label = label, labels.n_labels = 1;
	t_true(scope_holds(NULL, 1, "", "", NULL));
	holds(all, 1, "", "", true);
	holds(tags, 1, "Doe mee #groenesingel!", "", true);
	holds(tags, 1, "Doe mee #GROENESINGEL", "", true);
	holds(tags, 1, "Doe mee groenesingel", "", false);
	holds(tags, 1, "#groenesingeloost", "", false);
	holds(tags, 1, "https://example.org/#groenesingel", "", false);
	holds(words, 1, "De Groene\xc2\xa0Singel komt", "", true);
	holds(words, 1, "de dijk", "", true);
	holds(words, 1, "dijk🌊", "", true);
	holds(words, 1, "zeedijk, dijken, dijké", "", false);
	holds(words, 1, "", "dijk", false);
	holds(labels, 1, "singel", "Wonen, singel ; Groen", true);
	holds(labels, 1, "singel", "singels", false);
	holds(days, 100, "", "", true);
	holds(days, 200, "", "", true);
	holds(days, 99, "", "", false);
	holds(days, 201, "", "", false);
	struct scope both = tags;
	both.from = 100, both.to = 200, both.label = label, both.n_labels = 1;
	holds(both, 150, "#groenesingel", "", true);
	holds(both, 150, "", "singel", true);
	holds(both, 150, "", "", false);
	holds(both, 99, "#groenesingel", "", false);
}
T_END

T_MAIN("caption", captions_are_measured, titles_name_no_persons, titles_have_at_most_120_columns, a_long_caption_costs_little,
       scope_of_a_trajectory)
