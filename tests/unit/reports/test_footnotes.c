/* Notes below a table: the mark leads to its note and the note back, in every form in which there are links. */
#include "base/file.h"
#include "base/str.h"
#include "drawn.h"
#include "reports/out_csv.h"
#include "reports/out_html.h"
#include "reports/out_json.h"
#include "reports/out_text.h"
#include <qpdf/qpdf-c.h>

/* The title of a column has the first note, two cells have the second. */
static struct doc noted(struct mem *m)
{
	static const struct column column[] = { { "indicator", "indicator", ALIGN_START, 0 },
		                                { "", "code", ALIGN_START, DATA_ONLY },
		                                { "streef", "target", ALIGN_END, 0 },
		                                { "oordeel", "finding", ALIGN_START, 0 } };
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.title = "Rapport";
	d.tool = "spiegel";
	struct table *t = doc_table(&d, "kpi", NULL, "Kerncijfers.", column, 4, 3);
	table_mark_column(&d, t, 2, table_footnote(&d, t, W_KPI_HISTORY_NOTE, NULL));
	const struct footnote *nearly = table_footnote(&d, t, W_KPI_NEARLY_NOTE, NULL);
	for (size_t r = 0; r < 3; r++) {
		*table_cell(t, r, 0) = cell_text("Berichten");
		*table_cell(t, r, 2) = cell_count(&d, 10);
		*table_cell(t, r, 3) = cell_code("bijna", "nearly");
		table_cell(t, r, 3)->note = r < 2 ? nearly : NULL;
	}
	doc_text(&d, TEXT_BODY, &(struct span){ .text = "Slot." }, 1);
	return d;
}

T_CASE(notes_are_numbered_below_their_table)
{
	struct mem *m = mem_new();
	struct doc d;
	static const struct column column[] = { { "a", "a", ALIGN_START, 0 } };
	doc_init(&d, m, LANG_NL);
	const struct footnote *f = NULL;
	struct table *t = doc_table(&d, "t", NULL, "", column, 1, 0);
	for (int i = 0; i < 12; i++)
		f = table_footnote(&d, t, W_KPI_NEARLY_NOTE, NULL);
	t_text(f->mark, "¹²");
	t_text(f->id, "note-12");
	f = table_footnote(&d, doc_table(&d, "u", NULL, "", column, 1, 0), W_KPI_NEARLY_NOTE, NULL);
	t_text(f->mark, "¹");
	t_text(f->id, "note-13"); /* once in the document */
	mem_free(m);
}
T_END

T_CASE(text_has_the_mark_and_the_line)
{
	struct mem *m = mem_new();
	struct doc d = noted(m);
	struct str out;
	str_init(&out, m);
	out_text(&out, &d, (struct text_style){ .width = 80 });
	t_text(out.s, "indicator  streef¹  oordeel\n"
	              "───────────────────────────\n"
	              "Berichten       10  bijna²\n"
	              "Berichten       10  bijna²\n"
	              "Berichten       10  bijna\n"
	              "¹\u00a0De rechte lijn is de streefwaarde. ²\u00a0Minder dan 10% ernaast.\n\nSlot.\n");
	mem_free(m);
}
T_END

T_CASE(data_have_no_marks)
{
	struct mem *m = mem_new();
	struct doc d = noted(m);
	struct str csv, json;
	str_init(&csv, m);
	str_init(&json, m);
	out_csv(&csv, d.block[0].table);
	out_json(&json, &d);
	t_true(str_starts(csv.s, "indicator,code,target,finding,hidden\r\nBerichten,,10,nearly,\r\n"));
	t_true(strstr(json.s, "\"target\": \"streef\"") && strstr(json.s, "\"finding\": \"nearly\""));
	t_true(strstr(json.s, "\"notes\": \"¹\u00a0De rechte lijn is de streefwaarde. ²\u00a0Minder dan 10% ernaast.\"}") != NULL);
	mem_free(m);
}
T_END

static size_t count(const char *s, const char *what)
{
	size_t n = 0;
	for (s = strstr(s, what); s; s = strstr(s + 1, what))
		n++;
	return n;
}

T_CASE(html_leads_there_and_back)
{
	struct mem *m = mem_new();
	struct doc d = noted(m);
	const char *folder = temp_folder(m), *path = in(m, folder, "a.html");
	struct err e = { 0 };
	char *page;
	size_t n;
	if (!out_html(&d, path, &e) || !file_read(m, path, 1 << 20, &page, &n, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	temp_remove(folder);
	t_int(count(page, "href=\"#note-1\""), 1);
	t_int(count(page, "href=\"#note-2\""), 2);
	for (int i = 1; i <= 2; i++) {
		t_int(count(page, mem_printf(m, " id=\"note-%d\"", i)), 1);
		t_int(count(page, mem_printf(m, " id=\"mark-%d\"", i)), 1); /* the first of them */
		t_int(count(page, mem_printf(m, "href=\"#mark-%d\"", i)), 1);
	}
	t_true(strstr(page, "streef<a href=\"#note-1\" role=\"doc-noteref\" aria-describedby=\"note-1\" id=\"mark-1\">"
	                    "<span class=\"aside\"> noot </span>¹</a></th>") != NULL);
	t_true(strstr(page, "<span id=\"note-2\">²\u00a0Minder dan 10% ernaast.</span> <a href=\"#mark-2\" role=\"doc-backlink\">") !=
	       NULL);
	t_true(strstr(page, "</table>\n</div>\n<p class=\"note\"><span id=\"note-1\">") != NULL);
	mem_free(m);
}
T_END

/* ---- the structure of a PDF */

struct found {
	struct mem *mem;
	qpdf_data q;
	struct str path; /* of the elements that are marks and notes */
	const char *parent;
};

static qpdf_oh get(qpdf_data q, qpdf_oh o, const char *key)
{
	return qpdf_oh_get_key_if_dict(q, o, key);
}

static bool is(qpdf_data q, qpdf_oh o, const char *key, const char *name)
{
	return qpdf_oh_is_name_and_equals(q, get(q, o, key), name);
}

/* Where the click of a link goes: to a page of the document, by its place or its name. */
static void check_annotation(struct found *f, qpdf_oh link)
{
	qpdf_oh reference = qpdf_oh_get_array_item(f->q, get(f->q, link, "/K"), 0), annotation = get(f->q, reference, "/Obj");
	t_true(is(f->q, reference, "/Type", "/OBJR") && is(f->q, annotation, "/Subtype", "/Link"));
	t_true(str_starts(qpdf_oh_get_utf8_value(f->q, get(f->q, annotation, "/Contents")), "Noot "));
	t_int(qpdf_oh_get_int_value_as_int(f->q, get(f->q, annotation, "/F")), 4);
	qpdf_oh to = get(f->q, annotation, "/Dest");
	if (qpdf_oh_is_null(f->q, to))
		to = get(f->q, get(f->q, annotation, "/A"), "/D");
	t_true(qpdf_oh_is_array(f->q, to) || qpdf_oh_is_string(f->q, to) || qpdf_oh_is_name(f->q, to));
	t_true(qpdf_oh_is_null(f->q, get(f->q, get(f->q, annotation, "/A"), "/URI")));
}

static void walk(struct found *f, qpdf_oh element)
{
	const char *parent = f->parent, *name = "";
	if (qpdf_oh_is_name(f->q, get(f->q, element, "/S")))
		name = mem_text(f->mem, qpdf_oh_get_name(f->q, get(f->q, element, "/S")) + 1);
	if (str_eq(name, "Reference") || str_eq(name, "Note"))
		str_addf(&f->path, "%s/%s ", parent, name);
	if (str_eq(name, "Note"))
		str_addf(&f->path, "%s ", qpdf_oh_get_string_value(f->q, get(f->q, element, "/ID")));
	if (str_eq(name, "Link")) {
		t_text(parent, "Reference");
		check_annotation(f, element);
	}
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

T_CASE(pdf_marks_refer_to_notes_with_ids)
{
	struct mem *m = mem_new();
	struct doc d = noted(m);
	const char *folder = temp_folder(m), *path = in(m, folder, "a.pdf");
	struct err e = { 0 };
	if (!out_pdf(&d, path, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	struct found f = { .mem = m, .q = qpdf_init(), .parent = "" };
	str_init(&f.path, m);
	qpdf_silence_errors(f.q);
	t_int(qpdf_read(f.q, path, NULL), QPDF_SUCCESS);
	t_int(qpdf_check_pdf(f.q), QPDF_SUCCESS);
	walk(&f, get(f.q, qpdf_get_root(f.q), "/StructTreeRoot"));
	t_text(f.path.s, "TH/Reference TD/Reference TD/Reference P/Note note-1 P/Note note-2 ");
	qpdf_oh names = get(f.q, get(f.q, get(f.q, qpdf_get_root(f.q), "/StructTreeRoot"), "/IDTree"), "/Names");
	t_int(qpdf_oh_get_array_n_items(f.q, names), 4);
	qpdf_cleanup(&f.q);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("footnotes", notes_are_numbered_below_their_table, text_has_the_mark_and_the_line, data_have_no_marks, html_leads_there_and_back,
       pdf_marks_refer_to_notes_with_ids)
