/* The PDF from the inside: does it say what it is, is everything tagged, are the fonts there? Read back with the library that also
 * finishes it, but by rules of this file's own. */
#include "base/file.h"
#include "base/str.h"
#include "drawn.h"
#include <ctype.h>
#include <qpdf/qpdf-c.h>

static qpdf_oh get(qpdf_data q, qpdf_oh o, const char *key)
{
	return qpdf_oh_get_key_if_dict(q, o, key);
}

static bool has_name(qpdf_data q, qpdf_oh o, const char *key, const char *name)
{
	return qpdf_oh_is_name_and_equals(q, get(q, o, key), name);
}

static const char *text_of(struct mem *m, qpdf_data q, qpdf_oh o, const char *key)
{
	qpdf_oh t = get(q, o, key);
	return qpdf_oh_is_string(q, t) ? mem_text(m, qpdf_oh_get_utf8_value(q, t)) : "";
}

static const char *stream_text(struct mem *m, qpdf_data q, qpdf_oh stream)
{
	unsigned char *bytes = NULL;
	size_t n = 0;
	QPDF_BOOL filtered;
	t_int(qpdf_oh_get_stream_data(q, stream, qpdf_dl_all, &filtered, &bytes, &n), QPDF_SUCCESS);
	const char *s = mem_text_n(m, (const char *)bytes, n);
	free(bytes);
	return s;
}

static qpdf_data open_sample(struct mem *m)
{
	const char *folder = temp_folder(m), *path = in(m, folder, "sample.pdf");
	draw_sample(path);
	char *bytes;
	size_t n;
	struct err e = { 0 };
	t_true(file_read(m, path, 300 * 1024, &bytes, &n, &e)); /* and no larger than this */
	temp_remove(folder);
	qpdf_data q = qpdf_init();
	qpdf_silence_errors(q);
	t_int(qpdf_read_memory(q, "sample.pdf", bytes, n, NULL), QPDF_SUCCESS);
	return q;
}

T_CASE(says_what_it_is)
{
	struct mem *m = mem_new();
	qpdf_data q = open_sample(m);
	qpdf_oh root = qpdf_get_root(q), info = get(q, qpdf_get_trailer(q), "/Info");
	t_text(qpdf_get_pdf_version(q), "1.7");
	t_text(text_of(m, q, root, "/Lang"), "nl-NL");
	t_true(qpdf_oh_get_bool_value(q, get(q, get(q, root, "/MarkInfo"), "/Marked")));
	t_true(qpdf_oh_get_bool_value(q, get(q, get(q, root, "/ViewerPreferences"), "/DisplayDocTitle")));
	t_text(text_of(m, q, info, "/Title"), "Maandrapport juni 2026 – Traject “Coöperatielaan & omgeving” <proef>");
	t_text(text_of(m, q, info, "/CreationDate"), "D:20260701060000Z");
	t_text(text_of(m, q, info, "/ModDate"), "D:20260701060000Z");
	t_text(text_of(m, q, info, "/Creator"), "spiegel 0.1.0");
	t_int(qpdf_oh_get_array_n_items(q, get(q, qpdf_get_trailer(q), "/ID")), 2);
	t_int(qpdf_oh_get_int_value(q, get(q, get(q, root, "/Outlines"), "/Count")), 7);
	static const char *const marks[] = { "<pdfaid:part>2<",
		                             "<pdfaid:conformance>A<",
		                             "<pdfuaid:part>1<",
		                             ">Maandrapport juni 2026 – Traject “Coöperatielaan &amp; omgeving” &lt;proef&gt;<",
		                             "<xmp:CreateDate>2026-07-01T06:00:00Z<",
		                             "<rdf:li>Gemeente Voorbeeld<",
		                             "<xmp:CreatorTool>spiegel 0.1.0<",
		                             "prefix>pdfuaid<",
		                             "<rdf:li>nl-NL<" };
	const char *xmp = stream_text(m, q, get(q, root, "/Metadata"));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		ck_assert_msg(strstr(xmp, marks[i]), "no %s in the XMP", marks[i]);
	qpdf_oh intent = qpdf_oh_get_array_item(q, get(q, root, "/OutputIntents"), 0);
	t_true(has_name(q, intent, "/S", "/GTS_PDFA1"));
	qpdf_oh profile = get(q, intent, "/DestOutputProfile");
	t_int(qpdf_oh_get_int_value(q, get(q, qpdf_oh_get_dict(q, profile), "/N")), 3);
	unsigned char *icc = NULL;
	size_t n = 0;
	QPDF_BOOL filtered;
	t_int(qpdf_oh_get_stream_data(q, profile, qpdf_dl_all, &filtered, &icc, &n), QPDF_SUCCESS);
	t_true(n > 128 && memcmp(icc + 36, "acsp", 4) == 0);
	t_int((size_t)icc[2] * 256 + icc[3], n);
	free(icc);
	qpdf_cleanup(&q);
	mem_free(m);
}
T_END

/* ---- the structure tree */

enum { MOST_PAGES = 20, MOST_MCIDS = 2000 };

struct walk {
	struct mem *mem;
	qpdf_data q;
	int page[MOST_PAGES]; /* object numbers */
	size_t n_pages;
	unsigned char seen[MOST_PAGES][MOST_MCIDS]; /* marked contents that the tree holds */
	int heading; /* level of the last one */
	int n_figures, n_links, n_tables, n_captions, n_spans_with_language, n_with_actual_text;
	const char *parent;
};

static size_t page_index(struct walk *w, qpdf_oh page)
{
	int id = qpdf_oh_get_object_id(w->q, page);
	size_t i = 0;
	while (i < w->n_pages && w->page[i] != id)
		i++;
	ck_assert_msg(i < w->n_pages, "object %d is not a page", id);
	return i;
}

static void see(struct walk *w, qpdf_oh page, int mcid)
{
	ck_assert_int_lt(mcid, MOST_MCIDS);
	ck_assert_msg(!w->seen[page_index(w, page)][mcid]++, "marked content %d is twice in the tree", mcid);
}

static void check_figure(struct walk *w, qpdf_oh element)
{
	w->n_figures++;
	ck_assert_msg(text_of(w->mem, w->q, element, "/Alt")[0], "a figure without alternative text");
	qpdf_oh box = get(w->q, get(w->q, element, "/A"), "/BBox");
	double v[4];
	for (int i = 0; i < 4; i++)
		v[i] = qpdf_oh_get_numeric_value(w->q, qpdf_oh_get_array_item(w->q, box, i));
	ck_assert_msg(v[0] >= 56 && v[1] >= 40 && v[2] <= 596 - 56 && v[3] <= 842 && v[2] > v[0] && v[3] > v[1], "box %g %g %g %g", v[0],
	              v[1], v[2], v[3]);
}

static void check_link(struct walk *w, qpdf_oh element)
{
	w->n_links++;
	qpdf_oh k = get(w->q, element, "/K"), reference = qpdf_oh_get_array_item(w->q, k, 0);
	t_true(has_name(w->q, reference, "/Type", "/OBJR"));
	qpdf_oh annotation = get(w->q, reference, "/Obj");
	t_true(has_name(w->q, annotation, "/Subtype", "/Link"));
	t_true(str_starts(text_of(w->mem, w->q, annotation, "/Contents"), "Link naar "));
	t_int(qpdf_oh_get_int_value(w->q, get(w->q, annotation, "/F")), 4);
	t_true(str_starts(text_of(w->mem, w->q, get(w->q, annotation, "/A"), "/URI"), "https://example.org/"));
}

static void check_element(struct walk *w, qpdf_oh element, const char *name)
{
	qpdf_oh a = get(w->q, element, "/A");
	if (str_eq(name, "Figure"))
		check_figure(w, element);
	else if (str_eq(name, "Link"))
		check_link(w, element);
	else if (str_eq(name, "TH"))
		t_true(qpdf_oh_is_name(w->q, get(w->q, a, "/Scope")));
	else if (str_eq(name, "Table"))
		ck_assert_msg(text_of(w->mem, w->q, a, "/Summary")[0], "a table without summary");
	else if (str_eq(name, "L"))
		t_true(has_name(w->q, a, "/ListNumbering", "/Disc"));
	else if (str_eq(name, "Caption"))
		t_text(w->parent, "Figure");
	if (name[0] == 'H' && isdigit((unsigned char)name[1])) {
		int level = name[1] - '0';
		ck_assert_msg(level <= w->heading + 1, "H%d after H%d", level, w->heading);
		w->heading = level;
	}
	w->n_tables += str_eq(name, "Table");
	w->n_captions += str_eq(name, "Caption");
	w->n_spans_with_language += qpdf_oh_has_key(w->q, element, "/Lang");
	w->n_with_actual_text += qpdf_oh_has_key(w->q, element, "/ActualText");
}

static bool may_stand_in(const char *child, const char *parent)
{
	static const struct {
		const char *child, *parents;
	} rule[] = {
		{ "Document", " (top) " },
		{ "Sect", " Document " },
		{ "P", " Sect " },
		{ "H1", " Sect " },
		{ "H2", " Sect " },
		{ "H3", " Sect " },
		{ "L", " Sect " },
		{ "LI", " L " },
		{ "Lbl", " LI " },
		{ "LBody", " LI " },
		{ "Table", " Sect " },
		{ "THead", " Table " },
		{ "TBody", " Table " },
		{ "TR", " THead TBody " },
		{ "TH", " TR " },
		{ "TD", " TR " },
		{ "Figure", " Sect TD " },
		{ "Caption", " Figure " },
		{ "Span", " P LBody TD TH H1 H2 H3 Caption " },
		{ "Link", " P LBody " },
	};
	for (size_t i = 0; i < sizeof rule / sizeof *rule; i++)
		if (str_eq(rule[i].child, child)) {
			char needle[32];
			snprintf(needle, sizeof needle, " %s ", parent);
			return strstr(rule[i].parents, needle);
		}
	return false;
}

static void walk_element(struct walk *w, qpdf_oh element);

static void walk_kid(struct walk *w, qpdf_oh parent, qpdf_oh kid)
{
	if (qpdf_oh_is_integer(w->q, kid))
		see(w, get(w->q, parent, "/Pg"), qpdf_oh_get_int_value_as_int(w->q, kid));
	else if (has_name(w->q, kid, "/Type", "/MCR"))
		see(w, get(w->q, kid, "/Pg"), qpdf_oh_get_int_value_as_int(w->q, get(w->q, kid, "/MCID")));
	else if (has_name(w->q, kid, "/Type", "/StructElem"))
		walk_element(w, kid);
	else
		t_true(has_name(w->q, kid, "/Type", "/OBJR"));
}

static void walk_element(struct walk *w, qpdf_oh element)
{
	const char *name = mem_text(w->mem, qpdf_oh_get_name(w->q, get(w->q, element, "/S")) + 1), *parent = w->parent;
	ck_assert_msg(may_stand_in(name, parent), "%s in %s", name, parent);
	check_element(w, element, name);
	w->parent = name;
	qpdf_oh k = get(w->q, element, "/K");
	if (qpdf_oh_is_array(w->q, k)) {
		for (int i = 0, n = qpdf_oh_get_array_n_items(w->q, k); i < n; i++)
			walk_kid(w, element, qpdf_oh_get_array_item(w->q, k, i));
	} else if (!qpdf_oh_is_null(w->q, k)) {
		walk_kid(w, element, k);
	}
	w->parent = parent;
}

/* Every painting operator stands inside a tag or is marked as decoration, and the tags are those of the tree. */
static void check_content(struct walk *w, size_t page, const char *s)
{
	static const char *const paints[] = { "f", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "Tj", "TJ", "sh" };
	int depth = 0, artifacts = 0, mcid = -1, n_mcids = 0;
	char word[40];
	for (const char *p = s; *p;) {
		while (isspace((unsigned char)*p))
			p++;
		if (*p == '(' || *p == '<') { /* cairo writes hex strings, plain ASCII, and dictionaries of tags */
			const char *close = *p == '(' ? strchr(p, ')') : p[1] == '<' ? p + 1 : strchr(p, '>');
			while (*p == '(' && close[-1] == '\\')
				close = strchr(close + 1, ')');
			p = close + 1;
			continue;
		}
		size_t n = strcspn(p, " \t\r\n(<[]>");
		if (n == 0) {
			p += *p != '\0';
			continue;
		}
		snprintf(word, sizeof word, "%.*s", (int)n, p);
		if (str_eq(word, "/MCID"))
			mcid = atoi(p + n);
		if (str_eq(word, "/Artifact"))
			artifacts++;
		if (str_eq(word, "BDC") || str_eq(word, "BMC"))
			depth++;
		if (str_eq(word, "BDC") && depth == 1 && mcid >= 0) {
			ck_assert_msg(w->seen[page][mcid] == 1, "page %zu: marked content %d is not in the tree", page + 1, mcid);
			n_mcids++;
			mcid = -1;
		}
		if (str_eq(word, "EMC"))
			depth--;
		for (size_t i = 0; i < sizeof paints / sizeof *paints; i++)
			if (str_eq(word, paints[i]) && depth == 0)
				t_fail("page %zu: %s outside of tags", page + 1, word);
		p += n;
	}
	t_int(depth, 0);
	ck_assert_msg(artifacts >= 1, "page %zu: bar and footer are not decoration", page + 1);
	int in_tree = 0;
	for (int i = 0; i < MOST_MCIDS; i++)
		in_tree += w->seen[page][i];
	t_int(n_mcids, in_tree);
}

T_CASE(is_tagged_throughout)
{
	struct walk *w = calloc(1, sizeof *w);
	*w = (struct walk){ .mem = mem_new(), .parent = "(top)" };
	w->q = open_sample(w->mem);
	w->n_pages = (size_t)qpdf_get_num_pages(w->q);
	ck_assert_uint_lt(w->n_pages, MOST_PAGES);
	for (size_t i = 0; i < w->n_pages; i++)
		w->page[i] = qpdf_oh_get_object_id(w->q, qpdf_get_page_n(w->q, i));
	qpdf_oh tree = get(w->q, qpdf_get_root(w->q), "/StructTreeRoot"), top = get(w->q, tree, "/K");
	walk_element(w, qpdf_oh_is_array(w->q, top) ? qpdf_oh_get_array_item(w->q, top, 0) : top);
	for (size_t i = 0; i < w->n_pages; i++) {
		qpdf_oh page = qpdf_get_page_n(w->q, i);
		t_true(has_name(w->q, page, "/Tabs", "/S"));
		check_content(w, i, stream_text(w->mem, w->q, get(w->q, page, "/Contents")));
	}
	t_int(w->n_figures, 2 + 4); /* two sparklines; the empty chart is words */
	t_int(w->n_captions, 4);
	t_int(w->n_tables, 2);
	t_int(w->n_links, 2);
	ck_assert_int_ge(w->n_spans_with_language, 2);
	ck_assert_int_ge(w->n_with_actual_text, 5);
	qpdf_cleanup(&w->q);
	mem_free(w->mem);
	free(w);
}
T_END

T_CASE(carries_its_fonts)
{
	struct mem *m = mem_new();
	qpdf_data q = open_sample(m);
	int n_fonts = 0, n_true_type = 0;
	for (int id = 1; id < 2000; id++) {
		qpdf_oh o = qpdf_get_object_by_id(q, id, 0);
		if (qpdf_oh_is_stream(q, o)) {
			qpdf_oh d = qpdf_oh_get_dict(q, o);
			t_false(qpdf_oh_has_key(q, d, "/Interpolate") && qpdf_oh_get_bool_value(q, get(q, d, "/Interpolate")));
		}
		if (!qpdf_oh_is_dictionary(q, o) || !has_name(q, o, "/Type", "/Font"))
			continue;
		n_fonts++;
		qpdf_oh kids = get(q, o, "/DescendantFonts");
		if (has_name(q, o, "/Subtype", "/CIDFontType2")) {
			n_true_type++;
			t_true(qpdf_oh_has_key(q, o, "/CIDToGIDMap"));
		}
		if (!str_starts(qpdf_oh_get_name(q, get(q, o, "/Subtype")), "/CIDFont"))
			t_true(qpdf_oh_is_stream(q, get(q, o, "/ToUnicode")));
		if (qpdf_oh_is_array(q, kids))
			continue;
		qpdf_oh descriptor = get(q, o, "/FontDescriptor");
		ck_assert_msg(qpdf_oh_has_key(q, descriptor, "/FontFile") || qpdf_oh_has_key(q, descriptor, "/FontFile2") ||
		                      qpdf_oh_has_key(q, descriptor, "/FontFile3"),
		              "font %d is not embedded", id);
	}
	ck_assert_int_ge(n_fonts, 4);
	ck_assert_int_ge(n_true_type, 1); /* the Arabic fallback font: without one this test would miss its point */
	qpdf_cleanup(&q);
	mem_free(m);
}
T_END

T_CASE(is_sound)
{
	struct mem *m = mem_new();
	qpdf_data q = open_sample(m);
	t_int(qpdf_check_pdf(q), QPDF_SUCCESS);
	t_false(qpdf_more_warnings(q));
	ck_assert_int_ge(qpdf_get_num_pages(q), 5);
	qpdf_cleanup(&q);
	mem_free(m);
}
T_END

T_MAIN("pdf_tags", says_what_it_is, is_tagged_throughout, carries_its_fonts, is_sound)
