#include "tests/t.h"
#include "base/utf8.h"
#include "reports/out_text.h"

static const struct text_style plain = { .width = 80 };

static const char *printed(const struct doc *d, struct text_style style)
{
	struct str out;
	str_init(&out, d->mem);
	out_text(&out, d, style);
	return out.s;
}

static size_t widest_line(struct mem *m, const char *text)
{
	size_t widest = 0;
	for (const char *line = text; *line;) {
		size_t n = strcspn(line, "\n"), width = utf8_width(mem_text_n(m, line, n));
		widest = width > widest ? width : widest;
		line += n + (line[n] == '\n');
	}
	return widest;
}

static void add_text(struct doc *d, const char *text)
{
	doc_text(d, TEXT_BODY, &(struct span){ .text = text }, 1);
}

T_CASE(paragraphs_break_between_words)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	const struct span span[] = { { .text = "Van elke 100 " },
		                     { .text = "deelnemers", .strong = true },
		                     { .text = ", waren er zes jonger." } };
	doc_text(&d, TEXT_BODY, span, 3);
	t_text(printed(&d, (struct text_style){ .width = 40 }), "Van elke 100 deelnemers, waren er zes\njonger.\n");
	t_text(printed(&d, (struct text_style){ .width = 40, .colour = true }),
	       "Van elke 100 \033[1mdeelnemers\033[0m, waren er zes\njonger.\n");
	mem_free(m);
}
T_END

T_CASE(items_hang_and_stand_together)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	doc_heading(&d, 1, "a", "Één kop");
	doc_item_spans(&d, &(struct span){ .text = "een regel die te lang is voor veertig kolommen breed" }, 1);
	doc_item_spans(&d, &(struct span){ .text = "twee" }, 1);
	doc_page(&d);
	add_text(&d, "slot");
	t_text(printed(&d, (struct text_style){ .width = 40 }),
	       "Één kop\n=======\n\n• een regel die te lang is voor veertig\n  kolommen breed\n• twee\n\nslot\n");
	mem_free(m);
}
T_END

T_CASE(captions_cannot_steer_a_terminal)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	add_text(&d, "a\033]52;c;x\a b\rc \xe2\x80\xae"
	             "d \xff");
	static const struct column column[] = { { .title = "t", .code = "t" } };
	struct table *t = doc_table(&d, "t", "\033[31m", "", column, 1, 1);
	*table_cell(t, 0, 0) = cell_text("\033[2J");
	const char *text = printed(&d, plain);
	for (const char *c = text; *c; c++)
		t_true(*c == '\n' || (unsigned char)*c >= 0x20);
	t_true(strstr(text, "\xe2\x80\xae") == NULL);
	t_true(strchr(text, '\xff') == NULL);
	mem_free(m);
}
T_END

static struct table *wide_table(struct doc *d)
{
	static const struct column column[] = {
		{ .title = "bestand", .code = "file" },
		{ .title = "soort uitvoer van het platform", .code = "kind" },
		{ .title = "regels gelezen", .code = "rows", .align = ALIGN_END },
		{ .title = "regels bewaard", .code = "kept", .align = ALIGN_END },
	};
	struct table *t = doc_table(d, "files", NULL, "", column, 4, 2);
	*table_cell(t, 0, 0) = cell_text("een_heel_lange_bestandsnaam_zonder_blanco_2026-06.csv");
	*table_cell(t, 0, 1) = cell_text("berichten met kijkers en interacties per dag in juni");
	*table_cell(t, 0, 2) = cell_count(d, 1234567);
	*table_cell(t, 1, 0) = cell_text("日本語");
	return t;
}

T_CASE(tables_fit_and_lose_nothing)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	wide_table(&d);
	for (size_t width = 60; width <= 130; width += 7) {
		const char *text = printed(&d, (struct text_style){ .width = width });
		t_true(widest_line(m, text) <= width);
		t_true(strstr(text, "1.234.567") != NULL);
		size_t letters = 0; /* of the file name, over all its lines */
		for (const char *c = text; *c; c++)
			letters += *c == '_';
		t_int(letters, 6);
	}
	mem_free(m);
}
T_END

T_CASE(numbers_stand_under_each_other)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const struct column column[] = { { .title = "groep", .code = "g" }, { .title = "n", .code = "n", .align = ALIGN_END } };
	struct table *t = doc_table(&d, "t", NULL, "", column, 2, 3);
	*table_cell(t, 0, 0) = cell_text("één");
	*table_cell(t, 0, 1) = cell_count(&d, 1234);
	*table_cell(t, 1, 0) = cell_text("twee");
	*table_cell(t, 1, 1) = cell_count(&d, 7);
	*table_cell(t, 2, 0) = cell_text("drie");
	*table_cell(t, 2, 1) = cell_missing();
	t_text(printed(&d, plain), "groep      n\n────────────\néén    1.234\ntwee       7\ndrie       –\n");
	mem_free(m);
}
T_END

/* Words that are held together break between them when there is no room for all, not in the middle of one. */
T_CASE(held_words_break_between_them)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_FR);
	static const struct column column[] = { { .title = "type", .code = "t" }, { .title = "n", .code = "n", .align = ALIGN_END } };
	struct table *t = doc_table(&d, "t", NULL, "", column, 2, 2);
	*table_cell(t, 0, 0) = cell_text("Chiffres\u00a0de\u00a0population");
	*table_cell(t, 1, 0) = cell_text("Jul-01-2025_Jun");
	*table_cell(t, 0, 1) = *table_cell(t, 1, 1) = cell_count(&d, 7);
	t_text(printed(&d, (struct text_style){ .width = 15 }),
	       "type          n\n───────────────\nChiffres\u00a0de   7\npopulation\nJul-01-2025_J 7\nun\n");
	mem_free(m);
}
T_END

/* The titles of figures give way before the rows do. */
T_CASE(rows_stay_whole_while_titles_can_break)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	const struct column column[] = {
		{ "soort", "kind", ALIGN_START, 0 },
		{ "keer gemiddeld", "ratio", ALIGN_END, 0 },
		{ "kans beste", "best", ALIGN_END, 0 },
		{ "advies", "advice", ALIGN_START, 0 },
	};
	const char *const word[] = { "korte video's", "1,9", "> 99%", "geen voorkeur", "foto's", "0,9", "< 1%", "geen voorkeur" };
	struct table *t = doc_table(&d, "t", NULL, "Soorten", column, 4, 2);
	for (size_t i = 0; i < 8; i++)
		*table_cell(t, i / 4, i % 4) = cell_text(word[i]);
	t_text(printed(&d, (struct text_style){ .width = 46 }), "soort               keer   kans  advies\n"
	                                                        "               gemiddeld  beste\n"
	                                                        "──────────────────────────────────────────────\n"
	                                                        "korte video's        1,9  > 99%  geen voorkeur\n"
	                                                        "foto's               0,9   < 1%  geen voorkeur\n");
	/* one column less: a text gives way, and no word is cut */
	t_text(printed(&d, (struct text_style){ .width = 45 }), "soort              keer   kans  advies\n"
	                                                        "              gemiddeld  beste\n"
	                                                        "─────────────────────────────────────────────\n"
	                                                        "korte               1,9  > 99%  geen voorkeur\n"
	                                                        "video's\n"
	                                                        "foto's              0,9   < 1%  geen voorkeur\n");
	mem_free(m);
}
T_END

/* A figure that is left to its table takes neither a number nor a line. */
T_CASE(figures_are_numbered_as_they_are_shown)
{
	struct mem *m = mem_new();
	struct doc d;
	const struct chart heat = { .kind = CHART_HEAT }, gaps = { .kind = CHART_GAPS, .alt = "Verschillen." };
	doc_init(&d, m, LANG_NL);
	add_text(&d, "vooraf");
	doc_figure(&d, &(struct figure){ .id = "a", .title = "Cellen", .caption = "Maat.", .chart = &heat });
	doc_figure(&d, &(struct figure){ .id = "b", .title = "Balken", .caption = "Maat.", .chart = &gaps });
	t_text(printed(&d, plain), "vooraf\n\nFiguur 1. Balken\nVerschillen.\nMaat.\n");
	mem_free(m);
}
T_END

T_CASE(figures_become_bars)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const struct chart_row row[] = {
		{ .label = "jong", .value = 0.10, .lo = 0.05, .hi = 0.15, .reference = 0.20, .tolerance = 0.02, .right = "−10,0" },
		{ .label = "oud", .value = 0.40, .lo = NAN, .hi = NAN, .reference = 0.20, .tolerance = 0.02, .right = "+20,0" },
		{ .label = "weg", .value = NAN, .lo = NAN, .hi = NAN, .reference = 0.20, .tolerance = 0.02, .note = "verborgen" },
	};
	static const struct chart chart = { .kind = CHART_DUMBBELL, .alt = "alt", .row = row, .n_rows = 3, .percent = true };
	doc_figure(&d, &(struct figure){ .id = "f", .title = "Wie", .caption = "Bron", .chart = &chart });
	t_text(printed(&d, plain), "Figuur 1. Wie\n"
	                           "jong                     ███████▌       ┃                 10,0%  −10,0\n"
	                           "oud                      ███████████████┃██████████████   40,0%  +20,0\n"
	                           "weg                      verborgen\n"
	                           "Bron\n");
	mem_free(m);
}
T_END

/* Ten times as much is as far wherever it is, as on paper; none at all stands at the edge. */
T_CASE(a_swarm_keeps_its_scale)
{
	enum { N = 5, LABEL = 25 };
	struct mem *m = mem_new();
	struct doc d;
	struct chart_row row[N];
	static const double value[N] = { 1, 10, 100, 1000, 0 };
	size_t at[N];
	for (size_t i = 0; i < N; i++)
		row[i] = (struct chart_row){ .label = "rij", .value = value[i], .lo = NAN, .hi = NAN, .reference = NAN };
	struct chart chart = { .kind = CHART_SWARM, .alt = "alt", .row = row, .n_rows = N };
	doc_init(&d, m, LANG_NL);
	doc_figure(&d, &(struct figure){ .id = "f", .title = "Zwerm", .caption = "Bron", .chart = &chart });
	const char *line = strchr(printed(&d, plain), '\n') + 1;
	for (size_t i = 0; i < N; i++, line = strchr(line, '\n') + 1)
		at[i] = (size_t)(strstr(line, "●") - line);
	t_int(at[1] - at[0], at[2] - at[1]);
	t_true(at[1] - at[0] > 5 && at[3] > at[2]);
	t_int(at[4], LABEL);
	mem_free(m);
}
T_END

T_CASE(trends_become_blocks)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const double value[] = { 0, 1, NAN, 7 };
	static const struct chart_line line[] = { { .label = "deelnemers", .role = LINE_SERIES, .value = value },
		                                  { .label = "bevolking", .role = LINE_POPULATION, .value = value } };
	static const struct chart chart = { .kind = CHART_TREND, .alt = "alt", .line = line, .n_lines = 2, .n_x = 4 };
	doc_figure(&d, &(struct figure){ .id = "f", .title = "Trend", .caption = "Bron", .chart = &chart });
	t_text(printed(&d, plain), "Figuur 1. Trend\n▁▂ █  deelnemers\n      bevolking\nBron\n");
	mem_free(m);
}
T_END

T_CASE(small_multiples_have_one_scale)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const double low[] = { 1, 2, NAN, 3.5 }, high[] = { 7, 7, 0, 7 };
	static const struct chart_line line[] = { { .label = "Facebook", .value = low, .newest = "3,5" }, { .label = "X", .value = high } };
	static const struct chart chart = { .kind = CHART_MULTIPLES, .alt = "alt", .line = line, .n_lines = 2, .n_x = 4 };
	doc_figure(&d, &(struct figure){ .id = "f", .title = "Kanalen", .caption = "Bron", .chart = &chart });
	t_text(printed(&d, plain), "Figuur 1. Kanalen\n▂▃ ▅  Facebook 3,5\n██▁█  X\nBron\n");
	mem_free(m);
}
T_END

T_MAIN("out_text", paragraphs_break_between_words, items_hang_and_stand_together, captions_cannot_steer_a_terminal,
       tables_fit_and_lose_nothing, numbers_stand_under_each_other, held_words_break_between_them, rows_stay_whole_while_titles_can_break,
       figures_are_numbered_as_they_are_shown, figures_become_bars, a_swarm_keeps_its_scale, trends_become_blocks,
       small_multiples_have_one_scale)
