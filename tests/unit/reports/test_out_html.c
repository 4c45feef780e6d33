#include "base/file.h"
#include "reports/out_html.h"
#include "reports/theme.h"
#include "sample.h"
#include "tests/t.h"
#include "tests/temp.h"
#include <ctype.h>

static const char *page_of(struct mem *m, const struct doc *d)
{
	const char *folder = temp_folder(m), *path = mem_printf(m, "%s/a.html", folder);
	struct err e = { 0 };
	char *text;
	size_t n;
	if (!out_html(d, path, &e) || !file_read(m, path, 16 << 20, &text, &n, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	temp_remove(folder);
	return text;
}

/* Every element that is opened is closed, in order; attributes have quotes. */
static void check_tags(struct mem *m, const char *s)
{
	const char *open[64];
	size_t depth = 0;
	for (s = strchr(s, '<'); s; s = strchr(s, '<')) {
		const char *end = strchr(s, '>');
		t_true(end != NULL);
		size_t n_quotes = 0, n = 1 + (s[1] == '/');
		for (const char *q = s; q < end; q++)
			n_quotes += *q == '"';
		t_int(n_quotes % 2, 0);
		while (isalnum((unsigned char)s[n]))
			n++;
		if (s[1] == '/') {
			t_true(depth > 0);
			t_text(mem_text_n(m, s + 2, n - 2), open[--depth]);
		} else if (s[1] != '!' && end[-1] != '/') {
			t_true(depth < 64);
			open[depth++] = mem_text_n(m, s + 1, n - 1);
		}
		s = end;
	}
	t_int(depth, 0);
}

static size_t count(const char *s, const char *what)
{
	size_t n = 0;
	for (s = strstr(s, what); s; s = strstr(s + 1, what))
		n++;
	return n;
}

T_CASE(a_page_is_whole_and_stands_alone)
{
	struct mem *m = mem_new();
	for (int lang = 0; lang < LANG_N; lang++) {
		struct doc d;
		sample_doc(&d, m, (enum lang)lang);
		const char *page = page_of(m, &d);
		check_tags(m, page);
		t_true(strstr(page, mem_printf(m, "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\"",
		                               theme_language((enum lang)lang))) != NULL);
		t_true(strstr(page, "content=\"default-src &#39;none&#39;") != NULL);
		t_int(count(page, "<script") + count(page, " src=\"http") + count(page, "url(") + count(page, "@import"), 0);
		t_int(count(page, "<img"), count(page, " alt=\""));
		t_true(count(page, "<img") > 3 && count(page, "<source") > 2 && count(page, "scope=\"row\"") > 3);
		t_int(count(page, "<main"), 1);
		t_text(page, page_of(m, &d));
	}
	mem_free(m);
}
T_END

T_CASE(texts_stay_texts)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.title = "</title><script>a</script>";
	d.id = "x";
	d.footer = "\"><img src=x onerror=y>";
	doc_heading(&d, 1, "\" onclick=\"z", "<b>kop</b> & zo");
	static const struct span bad[] = { { .text = "<script>", .uri = "javascript:alert(1)", .lang = "" },
		                           { .text = "kaal\x01\x1b[31m\xe2\x80\xae\xef\xbf\xbe\xe2\x81\xa6!\xe2\x80\xa6",
		                             .uri = "https://example.org/?a=1&b=\"",
		                             .strong = true } };
	doc_text(&d, TEXT_BODY, bad, 2);
	const char *page = page_of(m, &d);
	check_tags(m, page);
	t_int(count(page, "<script") + count(page, "javascript:") + count(page, "onerror=y>") + count(page, " onclick=\"") +
	              count(page, "<b>"),
	      0);
	t_true(strstr(page, "&lt;b&gt;kop&lt;/b&gt; &amp; zo") != NULL);
	t_true(strstr(page, "href=\"https://example.org/?a=1&amp;b=&quot;\"") != NULL);
	t_true(strstr(page, "<bdi>&lt;script&gt;</bdi>") != NULL);
	t_true(strstr(page, "kaal[31m!\xe2\x80\xa6<") != NULL);
	mem_free(m);
}
T_END

/* What stands for what in HTML and XML; XML knows no other control characters than tab and line ends, and neither U+FFFE nor U+FFFF. */
T_CASE(every_character_of_a_text_is_escaped)
{
	static const char *const row[][2] = {
		{ "&<>\"'", "&amp;&lt;&gt;&quot;&#39;" },
		{ "&amp;", "&amp;amp;" },
		{ "", "" },
		{ "a\tb\nc", "a\tb\nc" },
		{ "a\rb\x01\x1f\vc", "abc" },
		{ " ~\x7f\xc2\x9b!", " ~!" },
		{ "é€🌳", "é€🌳" },
		{ "\ufffd", "\ufffd" },
		{ "a\xef\xbf\xbe"
		  "b\xef\xbf\xbf"
		  "c",
		  "abc" },
		{ "\xef\xbe\xbf", "\xef\xbe\xbf" },
		{ "\u202e<\u2066>", "&lt;&gt;" },
		{ "\xef", "\xef" },
		{ "\xef\xbf", "\xef\xbf" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str out;
		str_init(&out, m);
		html_escape(&out, row[i][0]);
		t_text(out.s, row[i][1]);
	}
	mem_free(m);
}
T_END

/* What a report always has, and a document need not: it is left out, with what stands around it. */
T_CASE(a_bare_document_is_a_page_too)
{
	static const struct column column[] = { { .title = "n", .code = "n" } };
	static const struct span links[] = { { .text = "een", .uri = "http://a.example/" },
		                             { .text = "twee", .uri = "a.csv", .beside = true },
		                             { .text = "drie", .beside = true },
		                             { .text = "vier", .uri = "ftp://a.example/" } };
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.id = "kaal";
	d.title = d.tool = d.author = d.footer = NULL;
	doc_heading(&d, 2, NULL, "Kop");
	doc_table(&d, "bare", NULL, NULL, column, 1, 0);
	doc_table(&d, "told", NULL, "Wie", column, 1, 0);
	doc_table(&d, "titled", "Titel", NULL, column, 1, 0);
	doc_table(&d, "unseen", "Ongezien", "", column, 1, 0)->data_only = true;
	doc_item_spans(&d, links, 4);
	const char *s = page_of(m, &d);
	check_tags(m, s);
	t_true(strstr(s, "<title>kaal</title>") && strstr(s, "<h2>Kop</h2>"));
	t_true(!strstr(s, "name=\"author\"") && !strstr(s, "name=\"generator\"") && !strstr(s, "<nav"));
	t_true(strstr(s, "aria-label=\"bare\"") && strstr(s, "aria-label=\"Wie\"") && strstr(s, "aria-label=\"Tabel 1. Titel\""));
	t_int(count(s, "<caption>"), 2);
	t_true(!strstr(s, "Ongezien"));
	t_true(strstr(s, "href=\"http://a.example/\">een</a>") && strstr(s, "href=\"a.csv\">twee</a>"));
	t_true(!strstr(s, "drie</a>") && !strstr(s, "ftp:"));
	t_true(strstr(s, "</li>\n</ul>\n</main>") && strstr(s, "<p class=\"note\"></p>\n</footer>"));
	d.title = "";
	d.tool = "<t>";
	d.author = "A & B";
	s = page_of(m, &d);
	t_true(strstr(s, "<title>kaal</title>") && strstr(s, "content=\"&lt;t&gt;\"") && strstr(s, "content=\"A &amp; B\""));
	d.title = "T";
	t_true(strstr(page_of(m, &d), "<title>T</title>"));
	struct err e = { 0 };
	t_false(out_html(&d, "/nowhere/at/all.html", &e));
	t_true(e.code == ERR_SYSTEM && e.word == W_FILE_ABSENT);
	mem_free(m);
}
T_END

/* HTML, 4.9.12: a head over two columns counts two, one over both rows two rows; each mark leads to its note, and the first of them is led back to. */
T_CASE(heads_in_groups_and_notes_of_a_table)
{
	static const struct column column[] = { { "groep", "group", ALIGN_START, 0 },
		                                { "deel", "part", ALIGN_END, 0 },
		                                { "alle", "all", ALIGN_END, 0 },
		                                { "oordeel", "state", ALIGN_START, 0 } };
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	struct table *t = doc_table(&d, "t", NULL, "", column, 4, 2);
	table_group(&d, t, 1, 2, "vrouwen & meisjes");
	const struct footnote *first = table_footnote(&d, t, W_KPI_HISTORY_NOTE, NULL),
	                      *second = table_footnote(&d, t, W_KPI_NEARLY_NOTE, NULL);
	table_mark_column(&d, t, 3, first);
	for (size_t r = 0; r < 2; r++) {
		for (size_t c = 0; c < 4; c++)
			*table_cell(t, r, c) = cell_text("1");
		table_cell(t, r, 3)->note = second;
	}
	const char *s = page_of(m, &d);
	check_tags(m, s);
	t_true(strstr(s, "<colgroup span=\"1\"></colgroup><colgroup span=\"2\"></colgroup><colgroup span=\"1\"></colgroup>"));
	t_true(strstr(
	        s,
	        "<th scope=\"col\" rowspan=\"2\">groep</th><th scope=\"colgroup\" colspan=\"2\" class=\"group\">vrouwen &amp; meisjes</th>"
	        "<th scope=\"col\" rowspan=\"2\">oordeel"));
	t_true(strstr(s, "</tr><tr><th scope=\"col\" class=\"end\">deel</th><th scope=\"col\" class=\"end\">alle</th></tr></thead>"));
	t_int(count(s, "href=\"#note-1\""), 1);
	t_int(count(s, "href=\"#note-2\""), 2);
	t_int(count(s, "id=\"mark-1\"") + count(s, "id=\"mark-2\""), 2);
	t_int(count(s, "id=\"note-1\"") + count(s, "id=\"note-2\""), 2);
	t_int(count(s, "href=\"#mark-1\"") + count(s, "href=\"#mark-2\""), 2);
	t_true(strstr(s, "id=\"mark-2\"") < strstr(strstr(s, "href=\"#note-2\"") + 1, "href=\"#note-2\""));
	t_true(strstr(s, "</table>\n</div>\n<p class=\"note\">"));
	mem_free(m);
}
T_END

/* On a phone (320 pixels) CSS lays a row of a wide table out as a paragraph. That takes the parts of a table their roles, so they stand there
 * in words (WAI-ARIA 1.2, 5.3.3), and each cell has the title of its column with it. A table that fits stays as it is. */
T_CASE(a_wide_table_falls_apart_on_a_phone_and_stays_a_table)
{
	static const struct column column[] = { { "indicator", "kpi", ALIGN_START, 0 },
		                                { "juni", "now", ALIGN_END, 0 },
		                                { "verschil", "change", ALIGN_END, 0 },
		                                { "streef", "target", ALIGN_END, 0 },
		                                { "oordeel", "verdict", ALIGN_START, 0 } };
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	struct table *t = doc_table(&d, "t", NULL, "", column, 5, 1);
	for (size_t c = 0; c < 5; c++)
		*table_cell(t, 0, c) = cell_text("1.234.567");
	table_group(&d, t, 1, 2, "stand");
	table_mark_column(&d, t, 4, table_footnote(&d, t, W_KPI_NEARLY_NOTE, NULL));
	const char *s = page_of(m, &d);
	check_tags(m, s);
	t_true(strstr(s, "<table id=\"table_t\" class=\"stack\" role=\"table\">"));
	t_true(strstr(s, "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" rowspan=\"2\" role=\"columnheader\">indicator</th>"));
	t_true(strstr(s, "<th scope=\"colgroup\" colspan=\"2\" class=\"group\" role=\"columnheader\">stand</th>"));
	t_true(strstr(s, "<tbody role=\"rowgroup\">\n<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">1.234.567</th>"));
	t_true(strstr(s, "<td class=\"end\" role=\"cell\" data-label=\"stand: verschil\">") &&
	       strstr(s, "data-label=\"oordeel¹\">1.234.567</td>"));
	for (size_t c = 0; c < 5; c++)
		*table_cell(t, 0, c) = cell_text("1");
	s = page_of(m, &d); /* five short columns, of which the titles have 9, 4, 8, 6 and 7 letters */
	t_true(strstr(s, "<table id=\"table_t\" class=\"stack\""));
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	doc_table(&d, "t", NULL, "", column, 2, 1);
	s = page_of(m, &d);
	t_true(strstr(s, "<table id=\"table_t\">") && !strstr(s, "role=\"row\"") && !strstr(s, " data-label="));
	static const struct column long_word[] = { { "Wijkverenigingsvertegenwoordigers", "who", ALIGN_START, 0 },
		                                   { "deel", "part", ALIGN_END, 0 } };
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	doc_table(&d, "t", NULL, "", long_word, 2, 1);
	s = page_of(m, &d); /* 33 letters that cannot be broken, beside a figure */
	t_true(strstr(s, "<table id=\"table_t\" class=\"stack\""));
	mem_free(m);
}
T_END

/* 320 pixels less two margins of 16 are 288: 88 for the head of a row, 8 for a letter or a mark, 8 beside each column. */
T_CASE(the_smallest_phone_decides_what_is_wide)
{
#define LETTERS_11 "elfletters."
#define LETTERS_23 LETTERS_11 LETTERS_11 "s"
	static const struct {
		const char *title, *head, *cell;
		enum align head_align, align;
		bool marked, noted, wide;
	} row[] = {
		{ LETTERS_23, "n", "1", ALIGN_START, ALIGN_START, false, false, false },
		{ LETTERS_23 "s", "n", "1", ALIGN_START, ALIGN_START, false, false, true },
		{ LETTERS_23, "n", "1", ALIGN_START, ALIGN_START, true, false, true },
		{ "n", "n", LETTERS_23, ALIGN_START, ALIGN_START, false, false, false },
		{ "n", "n", LETTERS_23, ALIGN_START, ALIGN_START, false, true, true },
		{ "n", "n", "en " LETTERS_23 " en", ALIGN_START, ALIGN_START, false, false, false }, /* words may stand below each other */
		{ "n", "n", LETTERS_11 " " LETTERS_11, ALIGN_START, ALIGN_END, false, false, false }, /* but figures are kept whole */
		{ "n", "n", LETTERS_23 " en", ALIGN_START, ALIGN_END, false, false, true },
		{ LETTERS_23, LETTERS_11, "1", ALIGN_START, ALIGN_START, false, false, false },
		{ LETTERS_23, LETTERS_11 "s", "1", ALIGN_START, ALIGN_START, false, false, true },
		{ LETTERS_23, LETTERS_11 " en", "1", ALIGN_END, ALIGN_START, false, false, false }, /* not those of a row's head */
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		const struct column column[] = { { "n", "n", row[i].head_align, 0 }, { row[i].title, "t", row[i].align, 0 } };
		struct mem *m = mem_new();
		struct doc d;
		doc_init(&d, m, LANG_NL);
		d.id = "x";
		struct table *t = doc_table(&d, "t", NULL, "", column, 2, 1);
		*table_cell(t, 0, 0) = cell_text(row[i].head);
		*table_cell(t, 0, 1) = cell_text(row[i].cell);
		if (row[i].marked)
			table_mark_column(&d, t, 1, table_footnote(&d, t, W_KPI_NEARLY_NOTE, NULL));
		if (row[i].noted)
			table_cell(t, 0, 1)->note = table_footnote(&d, t, W_KPI_NEARLY_NOTE, NULL);
		ck_assert_msg(!strstr(page_of(m, &d), "class=\"stack\"") == !row[i].wide, "row %zu", i);
		mem_free(m);
	}
}
T_END

/* RFC 4648, section 10: "foobar" is Zm9vYmFy. A chart without figures gives way to the words of its cell. */
T_CASE(a_logo_is_told_and_an_empty_chart_is_not_drawn)
{
	static const struct column column[] = { { "n", "n", ALIGN_START, 0 } };
	static const struct chart nothing = { .kind = CHART_TREND, .alt = "" };
	struct mem *m = mem_new();
	struct theme theme = theme_neutral;
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	*table_cell(doc_table(&d, "t", NULL, "", column, 1, 1), 0, 0) = (struct cell){ .shown = "leeg", .chart = &nothing };
	t_true(!strstr(page_of(m, &d), "<header>"));
	theme.logo = (struct theme_logo){ (const unsigned char *)"foobar", 6, 1, 1, "Gemeente \"X\"" };
	d.theme = &theme;
	const char *s = page_of(m, &d);
	check_tags(m, s);
	t_true(strstr(s, "<header><img class=\"logo\" alt=\"Gemeente &quot;X&quot;\" src=\"data:image/png;base64,Zm9vYmFy\"/></header>"));
	t_true(strstr(s, ">leeg</th>") && !strstr(s, "data:image/svg"));
	mem_free(m);
}
T_END

T_CASE(a_table_without_notes_has_no_line_for_them)
{
	static const struct column column[] = { { "n", "n", ALIGN_START, 0 } };
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	doc_table(&d, "t", NULL, "", column, 1, 0);
	const char *s = page_of(m, &d);
	t_true(strstr(s, "</table>\n</div>\n</main>") && !strstr(s, "<colgroup"));
	mem_free(m);
}
T_END

/* Only headings of the second level that can be pointed at, from three on. */
T_CASE(contents_list_what_can_be_reached)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	doc_heading(&d, 1, "top", "Top");
	doc_heading(&d, 2, "a", "Een");
	doc_heading(&d, 2, "b", "Twee");
	doc_heading(&d, 2, NULL, "Los");
	doc_heading(&d, 3, "d", "Diep");
	t_true(!strstr(page_of(m, &d), "<nav"));
	doc_heading(&d, 2, "c", "Drie");
	const char *s = page_of(m, &d);
	t_int(count(s, "<li><a href=\"#"), 3);
	t_true(strstr(s, "href=\"#a\"") && strstr(s, "href=\"#b\"") && strstr(s, "href=\"#c\""));
	mem_free(m);
}
T_END

T_CASE(long_contents_are_folded_away)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	for (int i = 0; i < 6; i++)
		doc_heading(&d, 2, mem_printf(m, "h%d", i), "Kop");
	t_true(!strstr(page_of(m, &d), "<details"));
	doc_heading(&d, 2, "last", "Kop");
	const char *s = page_of(m, &d);
	check_tags(m, s);
	t_int(count(s, "<details><summary>In dit rapport</summary>"), 1);
	t_int(count(s, "<li><a href=\"#"), 7);
	mem_free(m);
}
T_END

/* One that is as narrow as a phone anyway has no second picture. */
T_CASE(a_narrow_chart_is_drawn_once)
{
	struct mem *m = mem_new();
	struct doc d;
	sample_doc(&d, m, LANG_NL);
	size_t n_figures = 0;
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].kind == BLOCK_FIGURE) {
			struct chart *c = mem_alloc(m, sizeof *c);
			struct figure *f = mem_alloc(m, sizeof *f);
			*f = *d.block[i].figure;
			*c = *f->chart;
			c->width = n_figures++ ? 236 : 235;
			f->chart = c;
			f->caption = NULL;
			d.block[i].figure = f;
		}
	const char *s = page_of(m, &d);
	check_tags(m, s);
	t_true(n_figures > 1 && count(s, "<picture>") > 1);
	t_int(count(s, "<source"), count(s, "<picture>") - 1);
	t_int(count(s, "<figcaption"), 0);
	mem_free(m);
}
T_END

T_CASE(a_typeface_that_is_not_there_is_told_of_the_page)
{
	struct mem *m = mem_new();
	struct theme theme = theme_neutral;
	struct doc d;
	struct err e = { 0 };
	const char *folder = temp_folder(m), *path = mem_printf(m, "%s/a.html", folder);
	doc_init(&d, m, LANG_NL);
	d.id = "x";
	theme.font = "There Is No Such Typeface";
	d.theme = &theme;
	t_false(out_html(&d, path, &e));
	t_true(err_is_set(&e) && strstr(err_sentence(m, &e, LANG_EN), "There Is No Such Typeface"));
	t_text(e.file, path);
	t_int(temp_count(folder), 0);
	temp_remove(folder);
	mem_free(m);
}
T_END

/* WCAG 2.1, 1.4.3: 4.5 for texts. */
static double luminance(struct rgb c)
{
	const unsigned char part[3] = { c.r, c.g, c.b };
	static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;
	for (int i = 0; i < 3; i++) {
		double v = part[i] / 255.0;
		sum += weight[i] * (v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
	}
	return sum;
}

T_CASE(cells_hold_links_and_other_languages)
{
	static const struct column column[] = { { .title = "bericht", .code = "post" }, { .title = "dag", .code = "day" } };
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_FR);
	struct table *t = doc_table(&d, "posts", NULL, "", column, 2, 1);
	*table_cell(t, 0, 0) = (struct cell){ .shown = "Denk mee", .lang = "nl" };
	*table_cell(t, 0, 1) = (struct cell){ .shown = "3 juin", .uri = "https://example.org/p?a=1&b=2" };
	const char *s = page_of(m, &d);
	check_tags(m, s);
	t_true(strstr(s, "<bdi lang=\"nl\" xml:lang=\"nl\">Denk mee</bdi>"));
	t_true(strstr(s, "<a rel=\"noreferrer\" href=\"https://example.org/p?a=1&amp;b=2\">3 juin</a>"));
	table_cell(t, 0, 1)->uri = "javascript:alert(1)"; /* no address of the web */
	t_true(!strstr(page_of(m, &d), "javascript:"));
	mem_free(m);
}
T_END

/* The label of what scrolls is an attribute, which has one language: the summary is said where the title has words in another. */
T_CASE(a_label_has_one_language)
{
	static const struct column column[] = { { .title = "groupe", .code = "group" } };
	static const char *const summary[] = { "Des parts.", NULL };
	static const char *const label[] = { "aria-label=\"Des parts.\"", "aria-label=\"Tableau 1. Verkennen\"" };
	struct mem *m = mem_new();
	for (size_t i = 0; i < 2; i++) {
		struct doc d;
		doc_init(&d, m, LANG_FR);
		d.own_lang = "nl";
		doc_table(&d, "t", doc_own(&d, "Verkennen"), summary[i], column, 1, 0);
		const char *s = page_of(m, &d);
		t_true(strstr(s, "<bdi lang=\"nl\" xml:lang=\"nl\">Verkennen</bdi>"));
		t_true(strstr(s, label[i]));
	}
	mem_free(m);
}
T_END

T_CASE(texts_can_be_read_by_day_and_night)
{
	static const enum colour text[] = { COLOUR_INK, COLOUR_SOFT, COLOUR_TITLE, COLOUR_UNDER_TEXT, COLOUR_OVER_TEXT };
	static const struct rgb *const theme[] = { theme_neutral.colour, theme_dark };
	t_near("black on white", (1 + 0.05) / (luminance((struct rgb){ 0, 0, 0 }) + 0.05), 21, 1e-9);
	for (int k = 0; k < 2; k++)
		for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
			double a = luminance(theme[k][COLOUR_PAPER]) + 0.05, b = luminance(theme[k][text[i]]) + 0.05;
			t_true(fmax(a, b) / fmin(a, b) >= 4.5);
		}
}
T_END

T_MAIN("out_html", long_contents_are_folded_away, a_narrow_chart_is_drawn_once, a_typeface_that_is_not_there_is_told_of_the_page,
       a_page_is_whole_and_stands_alone, texts_stay_texts, a_logo_is_told_and_an_empty_chart_is_not_drawn,
       heads_in_groups_and_notes_of_a_table, a_wide_table_falls_apart_on_a_phone_and_stays_a_table, the_smallest_phone_decides_what_is_wide,
       a_table_without_notes_has_no_line_for_them, a_bare_document_is_a_page_too, contents_list_what_can_be_reached,
       every_character_of_a_text_is_escaped, a_label_has_one_language, cells_hold_links_and_other_languages,
       texts_can_be_read_by_day_and_night)
