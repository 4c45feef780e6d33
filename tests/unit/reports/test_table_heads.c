/* Heads over several columns: in every form a reader, a screen reader and a machine can tell what stands under which. */
#include "base/file.h"
#include "base/str.h"
#include "drawn.h"
#include "reports/doc_book.h"
#include "reports/out_csv.h"
#include "reports/out_html.h"
#include "reports/out_json.h"
#include "reports/out_text.h"
#include "reports/out_xlsx.h"
#include <qpdf/qpdf-c.h>

/* groep | vrouwen: deelnemers, inwoners | mannen: deelnemers, inwoners | oordeel; a column for data stands among those of the women */
static struct table *grouped(struct doc *d, size_t n_rows)
{
	static const struct column column[] = {
		{ "groep", "group", ALIGN_START, 0 },       { "deelnemers", "women", ALIGN_END, 0 },
		{ "", "women_high", ALIGN_END, DATA_ONLY }, { "inwoners", "women_there", ALIGN_END, 0 },
		{ "deelnemers", "men", ALIGN_END, 0 },      { "inwoners", "men_there", ALIGN_END, 0 },
		{ "oordeel", "state", ALIGN_START, 0 },
	};
	struct table *t = doc_table(d, "ages", "Leeftijd en geslacht", "Naar leeftijd.", column, 7, n_rows);
	table_group(d, t, 1, 3, "vrouwen");
	table_group(d, t, 4, 2, "mannen");
	for (size_t r = 0; r < n_rows; r++) {
		*table_cell(t, r, 0) = cell_text("15-24");
		for (size_t c = 1; c < 6; c++)
			*table_cell(t, r, c) = cell_count(d, (int64_t)(10 * r + c));
		*table_cell(t, r, 6) = cell_text("binnen");
	}
	return t;
}

static struct doc fresh(struct mem *m, size_t n_rows)
{
	struct doc d;
	doc_init(&d, m, LANG_FR);
	d.title = "Rapport";
	d.footer = "Rapport";
	d.tool = "spiegel";
	grouped(&d, n_rows);
	return d;
}

T_CASE(columns_know_their_neighbours)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m, 1);
	const struct table *whole = d.block[0].table, *t = table_for_readers(m, whole);
	static const size_t first[] = { 0, 1, 1, 3, 3, 5 }, span[] = { 1, 2, 1, 2, 1, 1 };
	t_int(t->n_columns, 6);
	for (size_t c = 0; c < 6; c++) {
		t_int(table_group_first(t, c), first[c]);
		t_int(table_group_span(t, c), span[c]);
	}
	t_int(table_group_span(whole, 1), 3);
	t_true(table_group_at(t, 0) == NULL && table_group_at(t, 5) == NULL);
	t_text(table_group_at(t, 4), "mannen");
	t_text(table_column_title(m, LANG_FR, t, 2), "vrouwen\u00a0: inwoners");
	t_text(table_column_title(m, LANG_NL, t, 2), "vrouwen: inwoners");
	t_text(table_column_title(m, LANG_NL, t, 5), "oordeel");
	mem_free(m);
}
T_END

T_CASE(text_draws_a_line_as_far_as_the_head_goes)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m, 1);
	struct str out;
	str_init(&out, m);
	out_text(&out, &d, (struct text_style){ .width = 80 });
	const char *after = strchr(out.s, '\n') + 1;
	t_text(after, "       vrouwen ────────────  mannen ─────────────\n"
	              "groep  deelnemers  inwoners  deelnemers  inwoners  oordeel\n"
	              "──────────────────────────────────────────────────────────\n"
	              "15-24           1         3           4         5  binnen\n");
	mem_free(m);
}
T_END

T_CASE(a_long_head_widens_its_columns)
{
	struct mem *m = mem_new();
	struct doc d;
	static const struct column column[] = { { "groep", "group", ALIGN_START, 0 }, { "n", "n", ALIGN_END, 0 } };
	doc_init(&d, m, LANG_NL);
	struct table *t = doc_table(&d, "t", NULL, "", column, 2, 1);
	table_group(&d, t, 1, 1, "mensen die meededen");
	*table_cell(t, 0, 0) = cell_text("een");
	*table_cell(t, 0, 1) = cell_count(&d, 7);
	struct str out;
	str_init(&out, m);
	out_text(&out, &d, (struct text_style){ .width = 80 });
	t_text(out.s, "       mensen die meededen\n"
	              "groep                    n\n"
	              "──────────────────────────\n"
	              "een                      7\n");
	mem_free(m);
}
T_END

T_CASE(html_scopes_a_head_to_its_columns)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m, 1);
	const char *folder = temp_folder(m), *path = in(m, folder, "a.html");
	struct err e = { 0 };
	char *page;
	size_t n;
	if (!out_html(&d, path, &e) || !file_read(m, path, 1 << 20, &page, &n, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	temp_remove(folder);
	t_true(strstr(page, "</caption>\n<colgroup span=\"1\"></colgroup><colgroup span=\"2\"></colgroup><colgroup span=\"2\"></colgroup>"
	                    "<colgroup span=\"1\"></colgroup><thead role=\"rowgroup\"><tr role=\"row\">"
	                    "<th scope=\"col\" rowspan=\"2\" role=\"columnheader\">groep</th>"
	                    "<th scope=\"colgroup\" colspan=\"2\" class=\"group\" role=\"columnheader\">vrouwen</th>"
	                    "<th scope=\"colgroup\" colspan=\"2\" class=\"group\" role=\"columnheader\">mannen</th><th scope=\"col\" "
	                    "rowspan=\"2\" role=\"columnheader\">oordeel</th></tr>"
	                    "<tr role=\"row\"><th scope=\"col\" class=\"end\" role=\"columnheader\">deelnemers</th><th scope=\"col\" "
	                    "class=\"end\" role=\"columnheader\">inwoners</th>") != NULL);
	mem_free(m);
}
T_END

T_CASE(data_keep_flat_codes)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m, 1);
	struct str csv, json;
	str_init(&csv, m);
	str_init(&json, m);
	out_csv(&csv, d.block[0].table);
	out_json(&json, &d);
	t_text(csv.s, "group,women,women_high,women_there,men,men_there,state,hidden\r\n15-24,1,2,3,4,5,binnen,\r\n");
	t_true(strstr(json.s, "\"columns\": {\"group\": \"groep\", \"women\": \"vrouwen\u00a0: deelnemers\", \"women_high\": \"\", "
	                      "\"women_there\": \"vrouwen\u00a0: inwoners\", \"men\": \"mannen\u00a0: deelnemers\"") != NULL);
	t_true(strstr(json.s, "{\"group\": \"15-24\", \"women\": 1, \"women_high\": 2,") != NULL);
	mem_free(m);
}
T_END

static const char *unpacked(struct mem *m, const char *path, const char *name)
{
	char buffer[4096];
	struct str s;
	str_init(&s, m);
	FILE *p = popen(mem_printf(m, "unzip -p %s %s", path, name), "r");
	for (size_t n; p && (n = fread(buffer, 1, sizeof buffer, p)) > 0;)
		str_add_n(&s, buffer, n);
	if (!p || pclose(p) != 0)
		t_fail("%s is not in the workbook", name);
	return s.s;
}

/* Row 1 is the title of the table, row 2 has the heads, row 3 the titles of the columns, row 4 the first figures. */
T_CASE(a_workbook_merges_the_cells_of_a_head)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m, 2);
	const char *folder = temp_folder(m), *path = in(m, folder, "a.xlsx");
	struct book book = doc_book(&d);
	struct err e = { 0 };
	if (!out_xlsx(&book, path, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	const char *sheet = unpacked(m, path, "xl/worksheets/sheet2.xml"), *texts = unpacked(m, path, "xl/sharedStrings.xml");
	temp_remove(folder);
	t_true(strstr(sheet, "<mergeCells count=\"2\"><mergeCell ref=\"B2:D2\"/><mergeCell ref=\"E2:F2\"/></mergeCells>") != NULL);
	t_true(strstr(sheet, "ySplit=\"3\"") != NULL); /* the heads stay in view */
	t_true(strstr(sheet, "<c r=\"B4\"") != NULL && strstr(sheet, "<row r=\"6\"") == NULL);
	t_true(strstr(texts, ">vrouwen<") != NULL && strstr(texts, ">mannen<") != NULL);
	mem_free(m);
}
T_END

/* ---- the structure of a PDF */

struct heads {
	struct mem *mem;
	qpdf_data q;
	struct str list; /* "id: heads" of every cell, in the order of reading */
};

static qpdf_oh get(qpdf_data q, qpdf_oh o, const char *key)
{
	return qpdf_oh_get_key_if_dict(q, o, key);
}

static void describe(struct heads *h, qpdf_oh element, const char *name)
{
	qpdf_oh a = get(h->q, element, "/A"), heads = get(h->q, a, "/Headers"), id = get(h->q, element, "/ID");
	str_addf(&h->list, "%s %s", name, qpdf_oh_is_string(h->q, id) ? qpdf_oh_get_string_value(h->q, id) : "-");
	static const char *const span[] = { "/ColSpan", "/RowSpan" };
	for (size_t i = 0; i < 2; i++)
		if (qpdf_oh_is_integer(h->q, get(h->q, a, span[i])))
			str_addf(&h->list, " %s %d", span[i] + 1, qpdf_oh_get_int_value_as_int(h->q, get(h->q, a, span[i])));
	for (int i = 0; qpdf_oh_is_array(h->q, heads) && i < qpdf_oh_get_array_n_items(h->q, heads); i++)
		str_addf(&h->list, "%s%s", i ? "+" : " < ", qpdf_oh_get_string_value(h->q, qpdf_oh_get_array_item(h->q, heads, i)));
	str_add(&h->list, "\n");
}

static void walk(struct heads *h, qpdf_oh element)
{
	if (!qpdf_oh_is_dictionary(h->q, element))
		return;
	if (qpdf_oh_is_name(h->q, get(h->q, element, "/S"))) {
		const char *name = mem_text(h->mem, qpdf_oh_get_name(h->q, get(h->q, element, "/S")) + 1);
		if (str_eq(name, "TR"))
			str_add(&h->list, "TR\n");
		if (str_eq(name, "TH") || str_eq(name, "TD"))
			describe(h, element, name);
	}
	qpdf_oh k = get(h->q, element, "/K");
	for (int i = 0; qpdf_oh_is_array(h->q, k) && i < qpdf_oh_get_array_n_items(h->q, k); i++)
		walk(h, qpdf_oh_get_array_item(h->q, k, i));
	walk(h, k);
}

static void check_names(struct heads *h)
{
	qpdf_oh names = get(h->q, get(h->q, get(h->q, qpdf_get_root(h->q), "/StructTreeRoot"), "/IDTree"), "/Names");
	const char *before = "";
	int n = qpdf_oh_get_array_n_items(h->q, names);
	t_int(n, 2 * (2 + 6 + 1)); /* two heads over columns, six of columns, one row */
	for (int i = 0; i < n; i += 2) {
		const char *id = mem_text(h->mem, qpdf_oh_get_string_value(h->q, qpdf_oh_get_array_item(h->q, names, i)));
		qpdf_oh element = qpdf_oh_get_array_item(h->q, names, i + 1);
		t_true(strcmp(before, id) < 0);
		t_text(qpdf_oh_get_string_value(h->q, get(h->q, element, "/ID")), id);
		before = id;
	}
}

T_CASE(pdf_cells_name_their_heads)
{
	struct mem *m = mem_new();
	struct doc d = fresh(m, 1);
	const char *folder = temp_folder(m), *path = in(m, folder, "a.pdf");
	struct err e = { 0 };
	if (!out_pdf(&d, path, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	struct heads h = { .mem = m, .q = qpdf_init() };
	str_init(&h.list, m);
	qpdf_silence_errors(h.q);
	t_int(qpdf_read(h.q, path, NULL), QPDF_SUCCESS);
	walk(&h, get(h.q, qpdf_get_root(h.q), "/StructTreeRoot"));
	t_text(h.list.s, "TR\n"
	                 "TH ages-c0 RowSpan 2\n"
	                 "TH ages-g1 ColSpan 2\n"
	                 "TH ages-g3 ColSpan 2\n"
	                 "TH ages-c5 RowSpan 2\n"
	                 "TR\n"
	                 "TH ages-c1 < ages-g1\n"
	                 "TH ages-c2 < ages-g1\n"
	                 "TH ages-c3 < ages-g3\n"
	                 "TH ages-c4 < ages-g3\n"
	                 "TR\n"
	                 "TH ages-r0 < ages-c0\n"
	                 "TD - < ages-g1+ages-c1+ages-r0\n"
	                 "TD - < ages-g1+ages-c2+ages-r0\n"
	                 "TD - < ages-g3+ages-c3+ages-r0\n"
	                 "TD - < ages-g3+ages-c4+ages-r0\n"
	                 "TD - < ages-c5+ages-r0\n");
	check_names(&h);
	qpdf_cleanup(&h.q);
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("table_heads", columns_know_their_neighbours, text_draws_a_line_as_far_as_the_head_goes, a_long_head_widens_its_columns,
       html_scopes_a_head_to_its_columns, data_keep_flat_codes, a_workbook_merges_the_cells_of_a_head, pdf_cells_name_their_heads)
