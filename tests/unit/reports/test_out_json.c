#include "json_check.h"
#include "reports/out_json.h"
#include "tests/t.h"

static const char *printed(const struct doc *d)
{
	struct str out;
	str_init(&out, d->mem);
	out_json(&out, d);
	return out.s;
}

T_CASE(the_checker_can_say_no)
{
	static const char *const bad[] = { "",       "{",       "{\"a\" 1}", "[1,]",  "{\"a\":1,}", "01", "1.",
		                           "\"\n\"", "\"\\x\"", "nul",       "[1] 2", "{1:2}",      "-" };
	static const char *const good[] = { "[]", "{}", " [1, -2.5, 0, \"\\u00e9\\\"\", null] ", "{\"a\": {\"b\": []}}" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		t_false(json_is_valid(bad[i]));
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		t_true(json_is_valid(good[i]));
}
T_END

T_CASE(an_empty_report_is_valid)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_FR);
	t_text(printed(&d),
	       "{\n \"report\": \"\",\n \"title\": \"\",\n \"language\": \"fr\",\n \"dated\": null,\n \"tool\": \"\",\n \"text\": [],\n"
	       " \"tables\": {},\n \"figures\": {}\n}\n");
	t_true(json_is_valid(printed(&d)));
	mem_free(m);
}
T_END

T_CASE(texts_keep_every_character)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.dated = 1782000000;
	doc_heading(&d, 2, "kop", "\"Kop\" \\ \033 \n \xff é");
	doc_item_spans(&d, &(struct span){ .text = "punt" }, 1);
	t_true(json_is_valid(printed(&d)));
	t_true(strstr(printed(&d), "{\"kind\": \"item\", \"text\": \"punt\"}") != NULL);
	d.block[0].text = (struct text){ &(struct span){ .text = "\"Kop\" \\ \033 \n é" }, 1 };
	t_true(strstr(printed(&d), "{\"kind\": \"heading\", \"level\": 2, \"text\": \"\\\"Kop\\\" \\\\ \\u001b \\u000a é\"}") != NULL);
	d.block[0].text = (struct text){ &(struct span){ .text = "\x7f.\xc2\x9b.\u202e.\u2066.\xef\xbf\xbf.\u00a0\u2030" }, 1 };
	t_true(strstr(printed(&d), "\"text\": \"\\u007f.\\u009b.\\u202e.\\u2066.\\uffff.\u00a0\u2030\"}") != NULL);
	t_true(strstr(printed(&d), "\"dated\": \"2026-06-21T") != NULL);
	mem_free(m);
}
T_END

T_CASE(tables_tell_missing_hidden_and_zero_apart)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const struct column column[] = { { .title = "groep", .code = "group" }, { .title = "n", .code = "n" } };
	struct table *t = doc_table(&d, "people_age", "Leeftijd", "", column, 2, 3);
	*table_cell(t, 0, 0) = cell_code("jonger dan 25", "0-24");
	*table_cell(t, 0, 1) = cell_count(&d, 0);
	*table_cell(t, 1, 1) = cell_hidden(&d);
	const char *text = printed(&d);
	t_true(json_is_valid(text));
	t_true(strstr(text,
	              "\"people_age\": {\"title\": \"Tabel 1. Leeftijd\", \"columns\": {\"group\": \"groep\", \"n\": \"n\"}, \"rows\": [\n"
	              "   {\"group\": \"0-24\", \"n\": 0},\n"
	              "   {\"group\": null, \"n\": {\"state\": \"hidden\"}},\n"
	              "   {\"group\": null, \"n\": null}]}") != NULL);
	mem_free(m);
}
T_END

T_CASE(figures_give_words_and_lines)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const double value[] = { 0.5, NAN }, lo[] = { 0.25, NAN };
	static const struct chart_line line = { .label = "deelnemers", .value = value, .lo = lo, .hi = lo };
	static const struct chart chart = { .kind = CHART_TREND, .alt = "Lijn", .line = &line, .n_lines = 1, .n_x = 2 };
	doc_figure(&d, &(struct figure){ .id = "trend", .title = "Trend", .caption = "Bron", .chart = &chart });
	const char *text = printed(&d);
	t_true(json_is_valid(text));
	t_true(strstr(text, "{\"label\": \"deelnemers\", \"values\": [0.5, null], \"low\": [0.25, null], \"high\": [0.25, null]}") != NULL);
	mem_free(m);
}
T_END

T_MAIN("out_json", the_checker_can_say_no, an_empty_report_is_valid, texts_keep_every_character, tables_tell_missing_hidden_and_zero_apart,
       figures_give_words_and_lines)
