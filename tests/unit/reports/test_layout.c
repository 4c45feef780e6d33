/* Where things stand on the pages, before any ink flows. */
#include "layout_fixture.h"
#include "sample.h"

static bool is_heading(const struct op *op)
{
	return op->kind == OP_BEGIN && op->tag.name[0] == 'H' && op->tag.name[2] == '\0';
}

/* After a heading, text or a chart follows on the same page. */
static void check_headings_stay(const struct sheet *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (!is_heading(&s->op[i]))
			continue;
		size_t k = i;
		while (s->op[k].kind != OP_END)
			ck_assert_msg(s->op[k++].kind != OP_PAGE, "heading %zu is cut", i);
		while (k < s->n && s->op[k].kind != OP_LINES && s->op[k].kind != OP_CHART)
			ck_assert_msg(s->op[k++].kind != OP_PAGE, "heading %zu stands alone at the foot of a page", i);
	}
}

static void check_rows_are_whole(const struct sheet *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->op[i].kind != OP_BEGIN || !str_eq(s->op[i].tag.name, "TR"))
			continue;
		int depth = 0;
		for (size_t k = i;; k++) {
			ck_assert_msg(s->op[k].kind != OP_PAGE, "row %zu is cut", i);
			depth += (s->op[k].kind == OP_BEGIN) - (s->op[k].kind == OP_END);
			if (depth == 0)
				break;
		}
	}
}

T_CASE(sample_fits)
{
	for (enum lang lang = 0; lang < LANG_N; lang++) {
		struct made m;
		begin(&m, lang);
		sample_doc(&m.doc, m.mem, lang);
		make(&m);
		check(&m.sheet);
		check_headings_stay(&m.sheet);
		check_rows_are_whole(&m.sheet);
		end(&m);
	}
}
T_END

/* The same blocks at every height of the page: a filler of 0 to 60 lines goes before them. */
T_CASE(fits_wherever_it_falls)
{
	for (size_t filler = 0; filler <= 60; filler += 3) {
		struct made m;
		begin(&m, LANG_NL);
		for (size_t i = 0; i < filler; i++)
			doc_text(&m.doc, TEXT_NOTE, &(struct span){ .text = "regel" }, 1);
		doc_heading(&m.doc, 2, "a", "Een kop die bij de volgende blijft");
		doc_heading(&m.doc, 3, "b", "Een kop die bij de figuur blijft");
		doc_figure(&m.doc, &(struct figure){ .id = "f", .title = "Figuur", .caption = SAMPLE_LONG, .chart = &sample_dumbbell });
		doc_heading(&m.doc, 2, "c", "Een kop die bij de tabel blijft");
		sample_long_table(&m.doc, 9);
		doc_heading(&m.doc, 2, "d", "Een kop die bij de kolommen blijft");
		doc_columns(&m.doc, BLOCK_COLUMNS);
		doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = SAMPLE_LONG SAMPLE_LONG }, 1);
		doc_columns(&m.doc, BLOCK_COLUMN);
		doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = SAMPLE_LONG }, 1);
		doc_columns(&m.doc, BLOCK_COLUMNS_END);
		doc_item_spans(&m.doc, &(struct span){ .text = SAMPLE_LONG SAMPLE_LONG SAMPLE_LONG }, 1);
		make(&m);
		check(&m.sheet);
		check_headings_stay(&m.sheet);
		check_rows_are_whole(&m.sheet);
		end(&m);
	}
}
T_END

T_CASE(long_words_and_names_stay_inside)
{
	struct made m;
	begin(&m, LANG_NL);
	struct str word;
	str_init(&word, m.mem);
	str_add_times(&word, "Bestemmingsplanwijzigingsprocedure", 12); /* no blank anywhere */
	doc_heading(&m.doc, 1, "a", word.s);
	doc_text(&m.doc, TEXT_LEAD, &(struct span){ .text = word.s }, 1);
	static const struct column column[] = {
		{ .title = "Bestemmingsplanwijzigingsprocedure", .code = "a" },
		{ .title = "Bestemmingsplanwijzigingsprocedure", .code = "b", .align = ALIGN_END },
		{ .title = "c", .code = "c" },
		{ .title = "Verantwoordelijkheidsverdeling", .code = "d" },
		{ .title = "Verantwoordelijkheidsverdeling", .code = "e" },
		{ .title = "Verantwoordelijkheidsverdeling", .code = "f" },
	};
	struct table *t = doc_table(&m.doc, "t", word.s, "proef", column, 6, 3);
	for (size_t r = 0; r < 3; r++)
		for (size_t c = 0; c < 6; c++)
			*table_cell(t, r, c) = cell_text(r == c ? word.s : "gewoon");
	doc_columns(&m.doc, BLOCK_COLUMNS);
	doc_item_spans(&m.doc, &(struct span){ .text = word.s }, 1);
	doc_columns(&m.doc, BLOCK_COLUMN);
	doc_figure(&m.doc, &(struct figure){ .id = "f", .title = word.s, .caption = word.s, .chart = &sample_dumbbell });
	doc_columns(&m.doc, BLOCK_COLUMNS_END);
	make(&m);
	check(&m.sheet);
	end(&m);
}
T_END

T_CASE(charts_higher_than_a_page_are_squeezed)
{
	static struct chart_row row[60];
	for (size_t i = 0; i < 60; i++)
		row[i] = sample_row[i % 6];
	const struct chart tall = { .kind = CHART_DUMBBELL, .row = row, .n_rows = 60, .alt = "proef", .target = NAN };
	for (size_t titles = 1; titles < 60; titles += 19) {
		struct made m;
		begin(&m, LANG_NL);
		struct str title;
		str_init(&title, m.mem);
		str_add_times(&title, "Een titel die niet ophoudt en steeds langer wordt. ", titles);
		doc_figure(&m.doc, &(struct figure){ .id = "f", .title = title.s, .caption = SAMPLE_LONG, .chart = &tall });
		make(&m);
		check(&m.sheet);
		end(&m);
	}
}
T_END

T_CASE(columns_higher_than_a_page_stand_one_under_the_other)
{
	struct made m;
	begin(&m, LANG_NL);
	doc_columns(&m.doc, BLOCK_COLUMNS);
	for (int i = 0; i < 30; i++)
		doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = SAMPLE_LONG SAMPLE_LONG }, 1);
	doc_columns(&m.doc, BLOCK_COLUMN);
	doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = SAMPLE_LONG }, 1);
	doc_columns(&m.doc, BLOCK_COLUMNS_END);
	make(&m);
	check(&m.sheet);
	ck_assert_uint_ge(m.sheet.n_pages, 2);
	end(&m);
}
T_END

T_CASE(heads_are_repeated_on_every_page_of_a_table)
{
	struct made m;
	begin(&m, LANG_NL);
	sample_long_table(&m.doc, 90);
	make(&m);
	check(&m.sheet);
	size_t n_heads = 0, n_tagged = 0;
	for (size_t i = 0; i < m.sheet.n; i++) {
		n_tagged += m.sheet.op[i].kind == OP_BEGIN && m.sheet.op[i].tag.kind == TAG_COLUMN_HEAD;
		n_heads += m.sheet.op[i].kind == OP_LINES && str_eq(m.sheet.op[i].lines->text->span[0].text, "weergaven");
	}
	t_int(n_heads, m.sheet.n_pages);
	t_int(n_tagged, 4);
	end(&m);
}
T_END

static size_t count_lines(const struct sheet *s, const char *text)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		n += s->op[i].kind == OP_LINES && str_eq(s->op[i].lines->text->span[0].text, text);
	return n;
}

static size_t count_nested(const struct sheet *s, const char *text)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		n += s->op[i].kind == OP_LINES && str_eq(s->op[i].lines->text->span[0].text, text) && s->op[i].ink.nested;
	return n;
}

/* A head over several columns comes with them, wherever the table falls, and in any width it needs. */
T_CASE(heads_over_columns_stand_above_them)
{
	static const struct column column[] = {
		{ "groep", "g", ALIGN_START, 0 }, { "n", "a", ALIGN_END, 0 }, { "deel", "b", ALIGN_END, 0 }, { "n", "c", ALIGN_END, 0 }
	};
	static const char *const head[] = { "zaal",
		                            "een hoofd dat veel langer is dan de kolommen die eronder staan, en dan nog iets langer" };
	for (size_t filler = 40; filler <= 60; filler += 4) {
		struct made m;
		begin(&m, LANG_NL);
		for (size_t i = 0; i < filler; i++)
			doc_text(&m.doc, TEXT_NOTE, &(struct span){ .text = "regel" }, 1);
		struct table *t = doc_table(&m.doc, "t", "Tabel", "", column, 4, 90);
		table_group(&m.doc, t, 1, 2, head[filler % 8 != 0]);
		table_group(&m.doc, t, 3, 1, "online");
		table_mark_column(&m.doc, t, 3, table_footnote(&m.doc, t, W_KPI_NEARLY_NOTE, NULL));
		make(&m);
		check(&m.sheet);
		check_rows_are_whole(&m.sheet);
		t_int(count_lines(&m.sheet, "online"), count_lines(&m.sheet, "deel"));
		t_int(count_lines(&m.sheet, "online"), count_lines(&m.sheet, head[filler % 8 != 0]));
		ck_assert_uint_ge(count_lines(&m.sheet, "online"), 2);
		t_int(count_lines(&m.sheet, "¹\u00a0Minder dan 10% ernaast."), 1);
		t_int(count_nested(&m.sheet, "n"), 1); /* the mark leads to the note from the first head; those repeated are decoration */
		end(&m);
	}
}
T_END

T_CASE(headings_do_not_skip_levels)
{
	struct made m;
	begin(&m, LANG_NL);
	doc_heading(&m.doc, 1, "a", "Een");
	doc_heading(&m.doc, 3, "a", "Drie, zonder twee");
	doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "tekst" }, 1);
	make(&m);
	const char *seen[4] = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < m.sheet.n; i++)
		if (is_heading(&m.sheet.op[i]))
			seen[n++] = m.sheet.op[i].tag.name;
	t_int(n, 2);
	t_text(seen[0], "H1");
	t_text(seen[1], "H2");
	const char *name[4] = { 0 };
	n = 0;
	for (size_t i = 0; i < m.sheet.n; i++)
		if (m.sheet.op[i].kind == OP_BOOKMARK)
			name[n++] = m.sheet.op[i].name;
	t_text(name[0], "a");
	t_false(str_eq(name[1], "a")); /* two places cannot have one name */
	end(&m);
}
T_END

/* Words are cut at the end of a line and nowhere else. */
T_CASE(soft_hyphens_only_end_lines)
{
	struct made m;
	begin(&m, LANG_NL);
	struct err e = { .code = ERR_NONE };
	struct hyphen *h;
	t_true(hyphen_open(m.mem, LANG_NL, &h, &e));
	hyphen_close(h);
	int n_cut = 0;
	for (double width = 60; width < 480; width += 7) {
		const struct lines *l = type_set_plain(&m.type, SAMPLE_LONG, STYLE_BODY, width, ALIGN_START);
		/* Pango breaks a word that has no other place for it with a hyphen that stands out */
		ck_assert_msg(l->width <= width + 4, "set in %.0f, got %.1f", width, l->width);
		const char *text = pango_layout_get_text(l->layout);
		for (const char *p = text; (p = strstr(p, SOFT_HYPHEN)) != NULL; p++, n_cut++) {
			int line, next, x;
			pango_layout_index_to_line_x(l->layout, (int)(p - text), 0, &line, &x);
			pango_layout_index_to_line_x(l->layout, (int)(p - text) + 2, 0, &next, &x);
			ck_assert_msg(next == line + 1, "width %.0f: a hyphen inside a line", width);
		}
	}
	t_true(!h || n_cut > 20);
	end(&m);
}
T_END

/* Boxes to write in: as high as asked, equally wide, with a line on the right of every cell of the first row. */
T_CASE(boxes_to_write_in_are_equal)
{
	struct made m;
	static const struct column column[] = {
		{ .title = "Leeftijd" }, { .title = "Vrouw, eerste keer" }, { .title = "Man" }, { .title = "Weet niet" }
	};
	begin(&m, LANG_NL);
	struct table *t = doc_table(&m.doc, "tally", NULL, "", column, 4, 3);
	t->box_height = 70;
	for (size_t i = 0; i < 12; i++)
		t->cell[i] = cell_text(i % 4 ? "" : "15-24 jaar");
	make(&m);
	double x[16] = { 0 }, y[16] = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < m.sheet.n; i++)
		if (m.sheet.op[i].kind == OP_RULE && m.sheet.op[i].box.width < 1 && n < 16) {
			t_near("height", m.sheet.op[i].box.height, 70, 1e-9);
			x[n] = m.sheet.op[i].box.x;
			y[n++] = m.sheet.op[i].box.y;
		}
	t_int(n, 12);
	t_near("width", x[1] - x[0], x[2] - x[1], 1e-6);
	t_true(fabs(x[3] - x[2] - (x[2] - x[1])) < 8);
	t_near("row", y[4] - y[0], 70, 1e-9);
	check(&m.sheet);
	end(&m);
}
T_END

T_CASE(a_table_beside_its_figure_stays_off_paper)
{
	static const struct column column[] = { { .title = "dag", .code = "day" }, { .title = "n", .code = "n" } };
	struct made m;
	begin(&m, LANG_NL);
	struct table *t = doc_table(&m.doc, "times", NULL, "", column, 2, 1);
	*table_cell(t, 0, 0) = cell_text("maandag");
	make(&m);
	size_t with = m.sheet.n;
	end(&m);
	begin(&m, LANG_NL);
	doc_table(&m.doc, "times", NULL, "", column, 2, 1)->not_on_paper = true;
	make(&m);
	t_true(m.sheet.n < with);
	for (size_t i = 0; i < m.sheet.n; i++)
		t_true(m.sheet.op[i].kind != OP_RULE || m.sheet.op[i].box.y > PAGE_BOTTOM || m.sheet.op[i].box.y < PAGE_TOP);
	end(&m);
}
T_END

/* The same text is set once, and each place draws it in its own colour. */
T_CASE(one_text_in_two_cells_keeps_both_colours)
{
	struct made m;
	enum colour seen[2] = { COLOUR_PAPER, COLOUR_PAPER };
	size_t n = 0;
	begin(&m, LANG_NL);
	const char *word = mem_text(m.mem, "gelijk");
	const struct column column[] = { { "groep", "group", ALIGN_START, 0 }, { "oordeel", "verdict", ALIGN_START, 0 } };
	struct table *t = doc_table(&m.doc, "t", NULL, "t", column, 2, 2);
	for (size_t r = 0; r < 2; r++) {
		*table_cell(t, r, 0) = cell_text(r ? "b" : "a");
		*table_cell(t, r, 1) = cell_text(word);
		table_cell(t, r, 1)->tone = r ? TONE_SOFT : TONE_PLAIN;
	}
	make(&m);
	const struct lines *first = NULL;
	for (size_t i = 0; i < m.sheet.n; i++) {
		const struct op *op = &m.sheet.op[i];
		if (op->kind != OP_LINES || op->lines->text->span->text != word || n == 2)
			continue;
		t_true(!first || op->lines == first);
		first = op->lines;
		seen[n++] = op->ink.colour;
	}
	t_int(n, 2);
	t_int(seen[0], COLOUR_INK);
	t_int(seen[1], COLOUR_SOFT);
	t_true(type_set_plain(&m.type, word, STYLE_BODY, 100, ALIGN_START) != type_set_plain(&m.type, word, STYLE_BODY, 101, ALIGN_START));
	end(&m);
}
T_END

/* A word with figures is measured as it is set: no column cuts it that was made for it. */
T_CASE(a_word_with_figures_fits_the_width_that_it_asks)
{
	static const char *const word[] = { "1111111111111111", "27\u00a0maart\u00a02026", "11.111.111", "7717171" };
	struct made m;
	begin(&m, LANG_NL);
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		for (enum style style = STYLE_BODY; style <= STYLE_CELL_DENSE; style++)
			t_int(type_set_plain(&m.type, word[i], style, ceil(type_longest_word(&m.type, word[i], style)), ALIGN_START)->n, 1);
	end(&m);
}
T_END

T_MAIN("layout", a_word_with_figures_fits_the_width_that_it_asks, sample_fits, fits_wherever_it_falls, long_words_and_names_stay_inside,
       charts_higher_than_a_page_are_squeezed, columns_higher_than_a_page_stand_one_under_the_other,
       heads_are_repeated_on_every_page_of_a_table, heads_over_columns_stand_above_them, headings_do_not_skip_levels,
       soft_hyphens_only_end_lines, boxes_to_write_in_are_equal, a_table_beside_its_figure_stays_off_paper,
       one_text_in_two_cells_keeps_both_colours)
