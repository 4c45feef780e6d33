#include "reports/out_pdf.h"
#include "base/file.h"
#include "base/str.h"
#include "reports/plot.h"
#include "reports/sandbox.h"
#include "sample.h"
#include "tests/temp.h"
#include <ctype.h>
#include <qpdf/qpdf-c.h>
#include <sys/resource.h>

static const char *in(struct mem *m, const char *folder, const char *name)
{
	return mem_printf(m, "%s/%s", folder, name);
}

static void draw_sample(const char *path)
{
	struct mem *m = mem_new();
	struct doc d;
	sample_doc(&d, m, LANG_NL);
	struct err e = { 0 };
	bool ok = out_pdf(&d, path, &e);
	ck_assert_msg(ok, "%s", err_sentence(m, &e, LANG_EN));
	mem_free(m);
}

/* ---- reading a PDF back */

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
	static const char *const marks[] = {
		"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", ">Maandrapport juni 2026 – Traject “Coöperatielaan &amp; omgeving” &lt;proef&gt;<",
		"<xmp:CreateDate>2026-07-01T06:00:00Z<", "<rdf:li>Gemeente Voorbeeld<", "<xmp:CreatorTool>spiegel 0.1.0<", "prefix>pdfuaid<", "<rdf:li>nl-NL<"
	};
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
	ck_assert_msg(v[0] >= 56 && v[1] >= 40 && v[2] <= 596 - 56 && v[3] <= 842 && v[2] > v[0] && v[3] > v[1], "box %g %g %g %g", v[0], v[1],
	              v[2], v[3]);
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
		{ "Document", " (top) " }, { "Sect", " Document " },  { "P", " Sect " },          { "H1", " Sect " },
		{ "H2", " Sect " },        { "H3", " Sect " },        { "L", " Sect " },          { "LI", " L " },
		{ "Lbl", " LI " },         { "LBody", " LI " },       { "Table", " Sect " },      { "THead", " Table " },
		{ "TBody", " Table " },    { "TR", " THead TBody " }, { "TH", " TR " },           { "TD", " TR " },
		{ "Figure", " Sect TD " }, { "Caption", " Figure " }, { "Span", " P LBody TD TH H1 H2 H3 Caption " },
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

T_CASE(gives_the_same_bytes_anywhere)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	draw_sample(in(m, folder, "a.pdf"));
	static const char *const odd[][2] = {
		{ "TZ", "Asia/Tokyo" },       { "HOME", "/nonexistent" },           { "LC_ALL", "ja_JP.UTF-8" },      { "LANG", "ja_JP.UTF-8" },
		{ "PANGO_LANGUAGE", "ja" },   { "PLPLOT_DRV_DIR", "/nonexistent" }, { "PLPLOT_LIB", "/nonexistent" }, { "G_DEBUG", "fatal-warnings" },
		{ "PLPLOT_FREETYPE_SANS_FAMILY", "DejaVu Sans" },
	};
	enum { N = sizeof odd / sizeof *odd };
	const char *before[N], *place = getcwd(mem_alloc(m, 4096), 4096);
	for (size_t i = 0; i < N; i++) {
		before[i] = getenv(odd[i][0]) ? mem_text(m, getenv(odd[i][0])) : NULL;
		setenv(odd[i][0], odd[i][1], 1);
	}
	t_int(chdir("/usr"), 0);
	draw_sample(in(m, folder, "b.pdf"));
	t_int(chdir(place), 0);
	for (size_t i = 0; i < N; i++) {
		unsetenv(odd[i][0]);
		if (before[i])
			setenv(odd[i][0], before[i], 1);
	}
	char *a, *b;
	size_t n_a, n_b;
	struct err e = { 0 };
	t_true(file_read(m, in(m, folder, "a.pdf"), 1 << 20, &a, &n_a, &e));
	t_true(file_read(m, in(m, folder, "b.pdf"), 1 << 20, &b, &n_b, &e));
	t_int(n_a, n_b);
	t_int(memcmp(a, b, n_a), 0);
	temp_remove(folder);
	mem_free(m);
}
T_END

static const char *output_of(struct mem *m, const char *command)
{
	struct str s;
	str_init(&s, m);
	FILE *p = popen(command, "r");
	char piece[4096];
	for (size_t n; p && (n = fread(piece, 1, sizeof piece, p)) > 0;)
		str_add_n(&s, piece, n);
	return p && pclose(p) == 0 ? s.s : NULL;
}

static void must_contain(const char *all, const char *what)
{
	ck_assert_msg(strstr(all, what), "the text does not contain \"%s\"", what);
}

T_CASE(text_can_be_read_back)
{
	struct mem *m = mem_new();
	if (!output_of(m, "command -v pdftotext")) {
		printf("# skipped: pdftotext is not installed\n");
		fflush(stdout);
		mem_free(m);
		return;
	}
	const char *folder = temp_folder(m);
	draw_sample(in(m, folder, "sample.pdf"));
	const char *all = output_of(m, mem_printf(m, "pdftotext '%s/sample.pdf' -", folder));
	ck_assert_ptr_nonnull(all);
	must_contain(all, "“Denk jij mee? 🚲🌳 Eén minuut");
	must_contain(all, "👨‍👩‍👧‍👦");
	must_contain(all, "🇳🇱");
	must_contain(all, "مشاركة المواطنين في القرار");
	must_contain(all, "▼ niet gehaald");
	must_contain(all, "−0,7");
	must_contain(all, "#fietsroute"); /* drawn by PLplot, whose escape character this is */
	must_contain(all, "te weinig mensen om te tonen");
	must_contain(all, "bestemmingsplanwijzigingsprocedure");
	must_contain(all, "Traject Coöperatielaan");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(speaks_the_language_of_the_report)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	static const char *const tag[LANG_N] = { "nl-NL", "en-GB", "fr-FR" };
	for (enum lang lang = 0; lang < LANG_N; lang++) {
		struct doc d;
		struct err e = { 0 };
		sample_doc(&d, m, lang);
		t_true(out_pdf(&d, in(m, folder, "sample.pdf"), &e));
		qpdf_data q = qpdf_init();
		t_int(qpdf_read(q, in(m, folder, "sample.pdf"), NULL), QPDF_SUCCESS);
		t_text(text_of(m, q, qpdf_get_root(q), "/Lang"), tag[lang]);
		qpdf_cleanup(&q);
	}
	temp_remove(folder);
	mem_free(m);
}
T_END

/* ---- what goes wrong */

static void must_fail(struct mem *m, const struct doc *d, const char *path, enum word word, const char *arg)
{
	struct err e = { 0 };
	t_false(out_pdf(d, path, &e));
	ck_assert_msg(e.word == word && strstr(e.arg[0], arg), "%s", err_sentence(m, &e, LANG_EN));
	t_text(e.file, path);
}

T_CASE(keeps_the_old_report_when_it_cannot_write)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct doc d;
	sample_doc(&d, m, LANG_NL);
	const char *path = in(m, folder, "report.pdf");
	struct err e = { 0 };
	t_true(file_write_atomic(path, "old", 3, &e));
	must_fail(m, &d, in(m, folder, "none/report.pdf"), W_FILE_ABSENT, "");
	must_fail(m, &d, folder, W_FILE_NOT_PLAIN, "");
	must_fail(m, &d, "/dev/full", W_FILE_NOT_PLAIN, "");
	struct rlimit limit;
	t_int(getrlimit(RLIMIT_FSIZE, &limit), 0);
	struct rlimit small = { .rlim_cur = 1000, .rlim_max = limit.rlim_max };
	t_int(setrlimit(RLIMIT_FSIZE, &small), 0);
	must_fail(m, &d, path, W_FILE_FULL, "");
	t_int(setrlimit(RLIMIT_FSIZE, &limit), 0);
	char *old;
	size_t n;
	t_true(file_read(m, path, 100, &old, &n, &e));
	t_text(old, "old");
	t_text(output_of(m, mem_printf(m, "ls -A '%s'", folder)), "report.pdf\n");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(names_the_package_when_the_font_is_missing)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	FILE *f = fopen(in(m, folder, "fonts.conf"), "w");
	fprintf(f, "<?xml version=\"1.0\"?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>%s</cachedir></fontconfig>\n", folder);
	fclose(f);
	setenv("FONTCONFIG_FILE", in(m, folder, "fonts.conf"), 1);
	struct doc d;
	sample_doc(&d, m, LANG_NL);
	must_fail(m, &d, in(m, folder, "report.pdf"), W_PDF_PACKAGE, "fonts-inter");
	unsetenv("FONTCONFIG_FILE");
	temp_remove(folder);
	mem_free(m);
}
T_END

static bool start_without_driver(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	(void)m;
	(void)out;
	setenv("PLPLOT_DRV_DIR", what, 1);
	return plot_start(e);
}

T_CASE(names_the_package_when_the_driver_is_missing)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct bytes out;
	struct err e = { 0 };
	t_false(sandbox_run(start_without_driver, folder, 10, m, &out, &e));
	ck_assert_msg(e.word == W_PDF_PACKAGE && str_eq(e.arg[0], "plplot-driver-cairo"), "%s", err_sentence(m, &e, LANG_EN));
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(refuses_a_row_higher_than_a_page)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct str s;
	str_init(&s, m);
	str_add_times(&s, SAMPLE_LONG, 100);
	struct doc d;
	doc_init(&d, m, LANG_NL);
	d.title = "Proef";
	static const struct column column[] = { { .title = "bericht", .code = "post" } };
	struct table *t = doc_table(&d, "posts", NULL, "Berichten", column, 1, 2);
	*table_cell(t, 1, 0) = cell_text(s.s);
	must_fail(m, &d, in(m, folder, "report.pdf"), W_PDF_ROW_TOO_HIGH, "posts");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(draws_documents_with_next_to_nothing)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	struct doc d = { .mem = m, .lang = LANG_FR, .id = "vide" };
	struct err e = { 0 };
	t_true(out_pdf(&d, in(m, folder, "empty.pdf"), &e));
	static const struct chart all[] = { { .kind = CHART_SPARK, .alt = "rien" }, { .kind = CHART_GAPS, .alt = "rien" }, { .kind = CHART_TREND, .alt = "rien" } };
	for (size_t i = 0; i < 3; i++)
		doc_figure(&d, &(struct figure){ .id = "f", .title = "Figure sans données", .chart = &all[i] });
	t_true(out_pdf(&d, in(m, folder, "empty.pdf"), &e));
	temp_remove(folder);
	mem_free(m);
}
T_END

T_CASE(passes_verapdf)
{
	struct mem *m = mem_new();
	if (!output_of(m, "command -v verapdf")) {
		printf("# skipped: verapdf is not installed\n");
		fflush(stdout);
		mem_free(m);
		return;
	}
	const char *folder = temp_folder(m);
	draw_sample(in(m, folder, "sample.pdf"));
	static const char *const flavour[] = { "2a", "ua1" };
	for (size_t i = 0; i < 2; i++) {
		const char *report = output_of(m, mem_printf(m, "verapdf --format text -f %s '%s/sample.pdf'", flavour[i], folder));
		ck_assert_msg(report && str_starts(report, "PASS"), "flavour %s: %s", flavour[i], report ? report : "verapdf failed");
	}
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("out_pdf", says_what_it_is, is_tagged_throughout, carries_its_fonts, is_sound, gives_the_same_bytes_anywhere,
       text_can_be_read_back, speaks_the_language_of_the_report, keeps_the_old_report_when_it_cannot_write,
       names_the_package_when_the_font_is_missing, names_the_package_when_the_driver_is_missing, refuses_a_row_higher_than_a_page,
       draws_documents_with_next_to_nothing, passes_verapdf)
