/* The list of contents: in the PDF each heading with its page and a link that leads there; in other forms no list of pages. */
#include "base/file.h"
#include "base/str.h"
#include "drawn.h"
#include "reports/layout.h"
#include "reports/out_text.h"
#include <math.h>
#include <qpdf/qpdf-c.h>

/* A first page, then the list, and four headings, of which the second and third share a page; the third has the id of
 * the first, so that it is given another, the second that is given (after that of a heading below it). */
static struct doc listed(struct mem *m)
{
	static const struct {
		const char *id, *title;
		bool page;
	} part[] = { { "one", "Een", true }, { "two", "Twee (met haken)", true }, { "one", "Drie", false }, { "four", "Vier", true } };
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.title = "Rapport";
	d.tool = "spiegel";
	doc_heading(&d, 1, "top", "Rapport");
	doc_heading(&d, 2, "before", "Ervoor");
	doc_text(&d, TEXT_BODY, &(struct span){ .text = "Samenvatting." }, 1);
	doc_page(&d);
	doc_contents(&d);
	for (size_t i = 0; i < 4; i++) {
		if (part[i].page)
			doc_page(&d);
		doc_heading(&d, 2, part[i].id, part[i].title);
		doc_heading(&d, 3, "deeper", "Dieper");
		doc_text(&d, TEXT_BODY, &(struct span){ .text = "Tekst." }, 1);
	}
	return d;
}

/* ---- the structure of the PDF */

struct found {
	struct mem *mem;
	qpdf_data q;
	struct str path, links;
	const char *parent;
};

static qpdf_oh get(qpdf_data q, qpdf_oh o, const char *key)
{
	return qpdf_oh_get_key_if_dict(q, o, key);
}

static void add_link(struct found *f, qpdf_oh link)
{
	qpdf_oh k = get(f->q, link, "/K"), annotation = qpdf_oh_new_null(f->q);
	for (int i = 0; i < qpdf_oh_get_array_n_items(f->q, k); i++)
		if (qpdf_oh_is_dictionary(f->q, qpdf_oh_get_array_item(f->q, k, i)) &&
		    qpdf_oh_is_dictionary(f->q, get(f->q, qpdf_oh_get_array_item(f->q, k, i), "/Obj")))
			annotation = get(f->q, qpdf_oh_get_array_item(f->q, k, i), "/Obj");
	str_addf(&f->links, "%s -> ", qpdf_oh_get_utf8_value(f->q, get(f->q, annotation, "/Contents")));
	str_addf(&f->links, "%s; ", qpdf_oh_get_string_value(f->q, get(f->q, annotation, "/Dest")));
	t_int(qpdf_oh_get_int_value_as_int(f->q, get(f->q, annotation, "/F")), 4);
}

static void walk(struct found *f, qpdf_oh element)
{
	const char *parent = f->parent, *name = "";
	if (qpdf_oh_is_name(f->q, get(f->q, element, "/S")))
		name = mem_text(f->mem, qpdf_oh_get_name(f->q, get(f->q, element, "/S")) + 1);
	if (str_starts(name, "TOC") || str_starts(parent, "TOC") || str_eq(name, "Link"))
		str_addf(&f->path, "%s/%s ", parent, name);
	if (str_eq(name, "Link"))
		add_link(f, element);
	if (*name)
		f->parent = name;
	qpdf_oh k = get(f->q, element, "/K");
	for (int i = 0; qpdf_oh_is_array(f->q, k) && i < qpdf_oh_get_array_n_items(f->q, k); i++)
		if (qpdf_oh_is_dictionary(f->q, qpdf_oh_get_array_item(f->q, k, i)))
			walk(f, qpdf_oh_get_array_item(f->q, k, i));
	if (qpdf_oh_is_dictionary(f->q, k))
		walk(f, k);
	f->parent = parent;
}

/* The page, from 1, that a named destination is on; 0: there is none of that name. */
static size_t page_of(qpdf_data q, const char *name)
{
	qpdf_oh names = get(q, get(q, get(q, qpdf_get_root(q), "/Names"), "/Dests"), "/Names");
	for (int i = 0; i + 1 < qpdf_oh_get_array_n_items(q, names); i += 2) {
		if (strcmp(qpdf_oh_get_string_value(q, qpdf_oh_get_array_item(q, names, i)), name) != 0)
			continue;
		qpdf_oh to = qpdf_oh_get_array_item(q, names, i + 1);
		to = qpdf_oh_is_dictionary(q, to) ? get(q, to, "/D") : to;
		int page = qpdf_oh_get_object_id(q, qpdf_oh_get_array_item(q, to, 0));
		for (size_t n = 0; n < (size_t)qpdf_get_num_pages(q); n++)
			if (qpdf_oh_get_object_id(q, qpdf_get_page_n(q, n)) == page)
				return n + 1;
	}
	return 0;
}

T_CASE(each_heading_stands_with_its_page_and_a_link_that_leads_there)
{
	struct mem *m = mem_new();
	struct doc d = listed(m);
	const char *folder = temp_folder(m), *path = in(m, folder, "a.pdf");
	struct err e = { 0 };
	if (!out_pdf(&d, path, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	struct found f = { .mem = m, .q = qpdf_init(), .parent = "" };
	str_init(&f.path, m);
	str_init(&f.links, m);
	qpdf_silence_errors(f.q);
	t_int(qpdf_read(f.q, path, NULL), QPDF_SUCCESS);
	t_int(qpdf_check_pdf(f.q), QPDF_SUCCESS);
	walk(&f, get(f.q, qpdf_get_root(f.q), "/StructTreeRoot"));
	t_text(f.path.s, "Sect/TOC TOC/Caption TOC/TOCI TOCI/Reference Reference/Link TOC/TOCI TOCI/Reference Reference/Link "
	                 "TOC/TOCI TOCI/Reference Reference/Link TOC/TOCI TOCI/Reference Reference/Link ");
	t_text(f.links.s,
	       "Naar: Een, bladzijde 3 -> one; Naar: Twee (met haken), bladzijde 4 -> two; Naar: Drie, bladzijde 4 -> heading-2; "
	       "Naar: Vier, bladzijde 5 -> four; ");
	t_int(page_of(f.q, "one"), 3);
	t_int(page_of(f.q, "two"), 4);
	t_int(page_of(f.q, "heading-2"), 4);
	t_int(page_of(f.q, "four"), 5);
	qpdf_cleanup(&f.q);
	temp_remove(folder);
	mem_free(m);
}
T_END

/* Laid out twice, as for a PDF: the numbers that come in at the second time move nothing. */
T_CASE(its_height_does_not_hang_on_the_pages)
{
	struct mem *m = mem_new();
	struct doc d = listed(m);
	struct type t;
	struct err e = { 0 };
	struct heading_place *place = mem_array(m, d.n, sizeof *place);
	double y[2];
	t_true(type_open(&t, m, &theme_neutral, LANG_NL, &e));
	for (int time = 0; time < 2; time++) {
		struct sheet sheet = { .mem = m };
		struct layout l;
		layout_open(&l, &d, &t, &e);
		l.place = place;
		l.place_mem = m;
		layout_section(&l, &sheet);
		layout_section(&l, &sheet);
		y[time] = l.y;
		while (layout_section(&l, &sheet))
			;
		for (size_t i = 0; time == 0 && i < d.n; i++)
			place[i].page *= 1000;
	}
	t_true(y[0] > PAGE_TOP && fabs(y[0] - y[1]) < 1e-9);
	type_close(&t);
	mem_free(m);
}
T_END

T_CASE(other_forms_have_no_pages)
{
	struct mem *m = mem_new();
	struct doc d = listed(m);
	struct str text;
	str_init(&text, m);
	out_text(&text, &d, (struct text_style){ .width = 80 });
	t_true(strstr(text.s, "In dit rapport") == NULL && strstr(text.s, "\n\n\n\n") == NULL);
	mem_free(m);
}
T_END

T_MAIN("contents", each_heading_stands_with_its_page_and_a_link_that_leads_there, its_height_does_not_hang_on_the_pages,
       other_forms_have_no_pages)
