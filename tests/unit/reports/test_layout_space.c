/* What stays together on a page, and the space that a section gives up for it. */
#include "layout_fixture.h"
#include "sample.h"

T_CASE(text_of_a_figure_stays_with_it)
{
	for (size_t filler = 30; filler <= 50; filler++) {
		struct made m;
		size_t page = 0, of_chart = 0, of_text = 0;
		begin(&m, LANG_NL);
		for (size_t i = 0; i < filler; i++)
			doc_text(&m.doc, TEXT_NOTE, &(struct span){ .text = "regel" }, 1);
		doc_figure(&m.doc, &(struct figure){ .id = "f", .title = "Figuur", .caption = "Maat.", .chart = &sample_trend });
		doc_text(&m.doc, TEXT_CAPTION, &(struct span){ .text = "1 Avond. 2 Brief." }, 1);
		make(&m);
		check(&m.sheet);
		for (size_t i = 0; i < m.sheet.n; i++) {
			const struct op *op = &m.sheet.op[i];
			page += op->kind == OP_PAGE;
			of_chart = op->kind == OP_CHART ? page : of_chart;
			of_text = op->kind == OP_LINES && str_eq(op->lines->text->span[0].text, "1 Avond. 2 Brief.") ? page : of_text;
		}
		t_int(of_text, of_chart);
		end(&m);
	}
}
T_END

/* Sections with nothing for paper, wherever they come, make no page. */
T_CASE(no_page_is_blank)
{
	static const struct column column = { "kolom", "column", ALIGN_START, 0 };
	struct made m;
	size_t page = 0, ink = 0;
	begin(&m, LANG_NL);
	for (int i = 0; i < 4; i++) {
		doc_page(&m.doc);
		doc_page(&m.doc);
		doc_table(&m.doc, "data", NULL, "Gegevens", &column, 1, 1)->data_only = true;
		doc_columns(&m.doc, BLOCK_COLUMNS);
		doc_columns(&m.doc, BLOCK_COLUMN);
		doc_columns(&m.doc, BLOCK_COLUMNS_END);
		doc_page(&m.doc);
		if (i % 2)
			doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "alinea" }, 1);
		else
			doc_table(&m.doc, "paper", "Gegevens", "Gegevens", &column, 1, 1)->not_on_paper = true;
	}
	doc_page(&m.doc);
	make(&m);
	check(&m.sheet);
	for (size_t i = 0; i < m.sheet.n; i++) {
		page += m.sheet.op[i].kind == OP_PAGE;
		ink += m.sheet.op[i].kind == OP_LINES;
	}
	t_int(ink, 2);
	t_int(page, 2);
	end(&m);
	begin(&m, LANG_NL);
	doc_page(&m.doc);
	make(&m);
	check(&m.sheet);
	end(&m);
}
T_END

/* On how many pages do the paragraphs under a heading stand, that begins after so many lines? Another heading ends them. */
static size_t pages_of_paragraphs(size_t filler, size_t paragraphs)
{
	struct made m;
	size_t page = 0, first = 0, last = 0;
	begin(&m, LANG_NL);
	for (size_t i = 0; i < filler; i++)
		doc_text(&m.doc, TEXT_NOTE, &(struct span){ .text = "regel" }, 1);
	doc_heading(&m.doc, 3, "kop", "Kort");
	for (size_t i = 0; i < paragraphs; i++)
		doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "alinea" }, 1);
	doc_heading(&m.doc, 3, "kop2", "Verder");
	doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "tekst" }, 1);
	make(&m);
	check(&m.sheet);
	for (size_t i = 0; i < m.sheet.n; i++) {
		const struct op *op = &m.sheet.op[i];
		page += op->kind == OP_PAGE;
		bool paragraph = op->kind == OP_LINES && str_eq(op->lines->text->span[0].text, "alinea");
		first = paragraph && !first ? page : first;
		last = paragraph ? page : last;
	}
	end(&m);
	return last - first + 1;
}

/* Five lines under a heading are kept together, wherever on the page they come; forty run on to another. */
T_CASE(a_few_paragraphs_under_a_heading_stand_on_one_page)
{
	bool cut = false;
	for (size_t filler = 30; filler <= 50; filler++) {
		t_int(pages_of_paragraphs(filler, 5), 1);
		cut |= pages_of_paragraphs(filler, 12) > 1;
	}
	t_true(cut);
	t_int(pages_of_paragraphs(30, 40), 2);
}
T_END

/* 14 headings stand on a page, and not even 21 on one with the least space: 7 of 21 are on a second page, 9 of 23. */
T_CASE(a_section_that_runs_on_shares_its_last_page)
{
	static const struct {
		int first;
		bool fit;
		size_t pages;
	} want[] = { { 21, true, 2 }, { 23, true, 3 }, { 21, false, 3 }, { 3, true, 2 } };
	for (size_t k = 0; k < sizeof want / sizeof *want; k++) {
		struct made m;
		begin(&m, LANG_NL);
		m.doc.sections_fit = want[k].fit ? FIT_TIGHT : FIT_NOT;
		for (int i = 0; i < want[k].first + 2; i++) {
			if (i == want[k].first)
				doc_page(&m.doc);
			doc_heading(&m.doc, 2, "kop", "Een kop");
			doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "Een zin van één regel." }, 1);
		}
		make(&m);
		check(&m.sheet);
		t_int(m.sheet.n_pages, want[k].pages);
		end(&m);
	}
}
T_END

static size_t pages_of_headings(bool fit, int headings)
{
	struct made m;
	size_t pages = 0;
	begin(&m, LANG_NL);
	m.doc.sections_fit = fit ? FIT_TIGHT : FIT_NOT;
	for (int i = 0; i < headings; i++) {
		doc_heading(&m.doc, 2, "kop", "Een kop");
		doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "Een zin van één regel." }, 1);
	}
	make(&m);
	check(&m.sheet);
	for (size_t i = 0; i < m.sheet.n; i++)
		pages += m.sheet.op[i].kind == OP_PAGE;
	end(&m);
	return pages;
}

/* a heading with its line takes 29 points of type and 23 of space; a page has about 740 */
T_CASE(a_section_gives_up_space_to_stand_on_its_page)
{
	t_int(pages_of_headings(false, 13), 1);
	t_int(pages_of_headings(false, 18), 2);
	t_int(pages_of_headings(true, 18), 1);
	/* it runs on, and then takes as few pages as it can: with 3/10 of the space 20 stand on one */
	t_int(pages_of_headings(false, 30), 3);
	t_int(pages_of_headings(true, 30), 2);
}
T_END

/* 10 headings with their lines have room, 18 have not: only these lose space. */
T_CASE(a_section_gives_up_no_space_for_another)
{
	struct made m;
	double y[29] = { 0 };
	size_t n = 0;
	begin(&m, LANG_NL);
	m.doc.sections_fit = FIT_TIGHT;
	for (int i = 0; i < 28; i++) {
		if (i == 0 || i == 10)
			doc_page(&m.doc);
		doc_heading(&m.doc, 2, "kop", "Een kop");
		doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "Een zin van één regel." }, 1);
	}
	make(&m);
	check(&m.sheet);
	t_int(m.sheet.n_pages, 2);
	for (size_t i = 0; i < m.sheet.n; i++)
		if (m.sheet.op[i].kind == OP_BOOKMARK && n < 29)
			y[n++] = m.sheet.op[i].box.y;
	t_int(n, 28);
	t_near("the usual space", y[9] - y[8], 52, 0.02);
	t_true(y[27] - y[26] < 45);
	end(&m);
	begin(&m, LANG_NL);
	m.doc.sections_fit = FIT_TIGHT;
	for (int i = 0; i < 23; i++) { /* two pages with any space: no reason to give up any */
		doc_heading(&m.doc, 2, "kop", "Een kop");
		doc_text(&m.doc, TEXT_BODY, &(struct span){ .text = "Een zin van één regel." }, 1);
	}
	make(&m);
	t_int(m.sheet.n_pages, 2);
	n = 0;
	for (size_t i = 0; i < m.sheet.n && n < 2; i++)
		if (m.sheet.op[i].kind == OP_BOOKMARK)
			y[n++] = m.sheet.op[i].box.y;
	t_near("the usual space", y[1] - y[0], 52, 0.02);
	end(&m);
}
T_END

T_MAIN("layout_space", text_of_a_figure_stays_with_it, no_page_is_blank, a_few_paragraphs_under_a_heading_stand_on_one_page,
       a_section_gives_up_space_to_stand_on_its_page, a_section_gives_up_no_space_for_another, a_section_that_runs_on_shares_its_last_page)
