#include "reports/doc.h"
#include "tests/t.h"

static const struct column columns[] = {
	{ .title = "groep", .code = "group" },
	{ .title = "aantal", .code = "n", .align = ALIGN_END },
};

T_CASE(blocks_keep_their_order)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	doc_page(&d);
	for (int i = 0; i < 50; i++)
		doc_heading(&d, 2, "kop", i == 49 ? "laatste" : "kop");
	doc_columns(&d, BLOCK_COLUMNS);
	t_int(d.n, 52);
	t_int(d.block[0].kind, BLOCK_PAGE);
	t_text(d.block[50].text.span[0].text, "laatste");
	t_int(d.block[50].level, 2);
	t_int(d.block[51].kind, BLOCK_COLUMNS);
	mem_free(m);
}
T_END

T_CASE(what_people_read_alone_is_no_data)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	struct table *both = doc_table(&d, "a", NULL, "", columns, 2, 1), *readers = doc_table(&d, "b", NULL, "", columns, 2, 1);
	doc_heading(&d, 2, "kop", "kop");
	readers->readers_only = true;
	t_true(block_data(&d.block[0]) == both && !block_data(&d.block[1]) && !block_data(&d.block[2]));
	mem_free(m);
}
T_END

T_CASE(titles_are_numbered_apart)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_FR);
	static const struct chart chart = { .kind = CHART_TREND, .alt = "" };
	doc_table(&d, "a", NULL, "", columns, 2, 1);
	struct table *t = doc_table(&d, "b", "Âge", "", columns, 2, 1);
	t_text(t->title, "Tableau 1. Âge");
	doc_figure(&d, &(struct figure){ .id = "f", .title = "Parts", .caption = "", .chart = &chart });
	t_text(d.block[2].figure->title, "Figure 1. Parts");
	mem_free(m);
}
T_END

T_CASE(tables_begin_missing_and_have_their_own_id)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	struct table *t = doc_table(&d, "posts", NULL, "", columns, 2, 3);
	t_int(table_cell(t, 2, 1)->state, CELL_MISSING);
	t_text(table_cell(t, 2, 1)->shown, "–");
	t_text(doc_table(&d, "posts", NULL, "", columns, 2, 0)->id, "posts_2");
	t_text(doc_table(&d, "posts", NULL, "", columns, 2, 0)->id, "posts_3");
	mem_free(m);
}
T_END

T_CASE(cells_travel_twice)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	struct cell c = cell_count(&d, 1234567);
	t_text(c.shown, "1.234.567");
	t_text(c.machine, "1234567");
	t_true(c.number);
	c = cell_percent(&d, 2.0 / 3, 1);
	t_text(c.shown, "66,7%");
	t_text(c.machine, "0.666667");
	c = cell_signed(&d, -7.04, 1);
	t_text(c.shown, "−7,0");
	t_text(c.machine, "-7.04");
	t_int(cell_real(&d, NAN, 1).state, CELL_MISSING);
	t_int(cell_count(&d, COUNT_MISSING).state, CELL_MISSING);
	t_int(cell_count(&d, 0).state, CELL_GIVEN);
	t_int(cell_hidden(&d).state, CELL_HIDDEN);
	mem_free(m);
}
T_END

T_CASE(strong_words_become_strong_spans)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	doc_say(&d, TEXT_LEAD, W_TABLE_NUMBERED, "1", "<b>geen opmaak</b>", NULL);
	t_int(d.block[0].text.n, 1);
	t_false(d.block[0].text.span[0].strong);
	t_text(d.block[0].text.span[0].text, "Tabel 1. <b>geen opmaak</b>");
	mem_free(m);
}
T_END

/* WCAG 2.1, 3.1.2: a part in another language says so. Here the name of a phase, in a sentence, a heading, a cell and the title of a column. */
T_CASE(what_people_wrote_keeps_its_language)
{
	struct mem *m = mem_new();
	struct doc d;
	const char *name = mem_text(m, "Verkennen"), *other = mem_text(m, "Verkennen");
	doc_init(&d, m, LANG_FR);
	d.own_lang = "nl-NL";
	t_true(doc_own(&d, name) == name);
	doc_heading_say(&d, 3, "phase", W_PHASE_HEADING, name, NULL);
	doc_say(&d, TEXT_BODY, W_PHASE_OF_MONTH, name, "30 juin 2026", "pas de reflet", NULL);
	doc_say(&d, TEXT_BODY, W_PHASE_HEADING, other, NULL); /* the same letters, but of the report */
	const struct text *heading = &d.block[0].text, *said = &d.block[1].text;
	t_int(heading->n, 2);
	t_text(heading->span[0].text, "Phase\u00a0: ");
	t_true(!heading->span[0].lang);
	t_text(heading->span[1].text, "Verkennen");
	t_text(heading->span[1].lang, "nl-NL");
	t_int(said->n, 3);
	t_true(!said->span[0].lang && said->span[1].strong && !said->span[2].lang);
	t_text(said->span[1].lang, "nl-NL");
	t_true(d.block[2].text.n == 1 && !d.block[2].text.span[0].lang);
	struct table *t = doc_table(&d, "a", name, "", columns, 2, 1); /* the question of a poll */
	t_text(t->title, "Tableau 1. Verkennen");
	t_true(t->title_text.n == 2 && !t->title_text.span[0].lang);
	t_text(t->title_text.span[1].text, "Verkennen");
	t_text(t->title_text.span[1].lang, "nl-NL");
	t_int(doc_table(&d, "b", NULL, "", columns, 2, 1)->title_text.n, 0);
	t_true(!table_head_lang(t, 1));
	table_own_column(&d, t, 1);
	t_text(table_head_lang(t, 1), "nl-NL");
	t_true(!table_head_lang(t, 0));
	t_text(cell_own(&d, name).lang, "nl-NL");
	doc_init(&d, m, LANG_NL); /* a report in the language of the project marks nothing */
	doc_say(&d, TEXT_BODY, W_PHASE_HEADING, doc_own(&d, name), NULL);
	t_true(d.block[0].text.n == 1 && !d.block[0].text.span[0].lang && !cell_own(&d, name).lang);
	mem_free(m);
}
T_END

T_MAIN("doc", what_people_wrote_keeps_its_language, blocks_keep_their_order, what_people_read_alone_is_no_data, titles_are_numbered_apart,
       tables_begin_missing_and_have_their_own_id, cells_travel_twice, strong_words_become_strong_spans)
