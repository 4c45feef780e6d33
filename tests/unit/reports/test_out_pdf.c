#include "base/file.h"
#include "base/sandbox.h"
#include "base/str.h"
#include "base/utf8.h"
#include "drawn.h"
#include "reports/plot.h"
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <sys/resource.h>

T_CASE(gives_the_same_bytes_anywhere)
{
	struct mem *m = mem_new();
	const char *folder = temp_folder(m);
	draw_sample(in(m, folder, "a.pdf"));
	static const char *const odd[][2] = {
		{ "TZ", "Asia/Tokyo" },           { "HOME", "/nonexistent" },      { "LC_ALL", "ja_JP.UTF-8" },
		{ "LANG", "ja_JP.UTF-8" },        { "PANGO_LANGUAGE", "ja" },      { "PLPLOT_DRV_DIR", "/nonexistent" },
		{ "PLPLOT_LIB", "/nonexistent" }, { "G_DEBUG", "fatal-warnings" }, { "PLPLOT_FREETYPE_SANS_FAMILY", "DejaVu Sans" },
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
	must_contain(all, "参与决策"); /* also where no font has these: boxes are drawn, the text stays */
	must_contain(all, "השתתפות");
	must_contain(all, "Συμμετοχή Łódź");
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

/* What a terminal obeys is in none of the texts: not in those that are drawn, nor in those that are told of them. */
T_CASE(texts_hold_nothing_stray)
{
	struct mem *m = mem_new();
	if (!output_of(m, "command -v pdftotext && command -v qpdf")) {
		printf("# skipped: pdftotext or qpdf is not installed\n");
		fflush(stdout);
		mem_free(m);
		return;
	}
	const char *folder = temp_folder(m), *hostile = "kop\033[31m\007\x7f\xc2\x9b\u202e\xef\xbf\xbetekst";
	struct doc d;
	struct err e = { 0 };
	doc_init(&d, m, LANG_NL);
	d.dated = 1782000000;
	d.title = d.author = d.subject = hostile;
	doc_heading(&d, 1, "a", hostile);
	doc_text(&d, TEXT_LEAD, &(struct span){ .text = hostile }, 1);
	doc_figure(&d, &(struct figure){ .id = "f",
	                                 .title = hostile,
	                                 .caption = hostile,
	                                 .chart = &(struct chart){ .kind = CHART_DUMBBELL,
	                                                           .row = &(struct chart_row){ .label = hostile, .right = hostile },
	                                                           .n_rows = 1,
	                                                           .alt = hostile,
	                                                           .target = NAN } });
	ck_assert_msg(out_pdf(&d, in(m, folder, "a.pdf"), &e), "%s", err_sentence(m, &e, LANG_EN));
	const char *drawn = output_of(m, mem_printf(m, "pdftotext '%s/a.pdf' - | tr -d '\\f'", folder));
	const char *told = output_of(m, mem_printf(m, "qpdf --json --json-key=qpdf '%s/a.pdf'", folder));
	ck_assert_ptr_nonnull(drawn);
	ck_assert_ptr_nonnull(told);
	must_contain(drawn, "kop[31mtekst");
	must_contain(told, "u:kop[31mtekst");
	ck_assert_ptr_eq(utf8_plain(m, drawn), drawn);
	for (const char *s = "\\u001b \\u0007 \x7f \xc2\x9b \u202e \xef\xbf\xbe"; *s; s += strcspn(s, " ") + (s[strcspn(s, " ")] == ' '))
		ck_assert_msg(!strstr(told, mem_text_n(m, s, strcspn(s, " "))), "%s", mem_text_n(m, s, strcspn(s, " ")));
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
		t_text(qpdf_oh_get_utf8_value(q, qpdf_oh_get_key(q, qpdf_get_root(q), "/Lang")), tag[lang]);
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
	fprintf(f, "<?xml version=\"1.0\"?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>%s</cachedir></fontconfig>\n",
	        folder);
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
	return plot_start(&theme_neutral, e);
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

static bool warn(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	*out = (struct bytes){ mem_alloc(m, 1), 0 };
	if (!plot_start(&theme_neutral, e))
		return false;
	g_log_structured("Pango", G_LOG_LEVEL_WARNING, "MESSAGE", "%s", (const char *)what);
	return true;
}

/* What Pango only complains about is a hole in the page. */
T_CASE(a_warning_of_a_library_ends_the_drawing)
{
	struct mem *m = mem_new();
	struct bytes out;
	for (int time = 0; time < 2; time++) { /* each child has a writer of its own */
		struct err e = { 0 };
		t_false(sandbox_run(warn, "no shape for a glyph", 10, m, &out, &e));
		ck_assert_msg(e.word == W_PDF_BROKE_OFF && str_eq(e.arg[0], "no shape for a glyph"), "%s", err_sentence(m, &e, LANG_EN));
	}
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
	static const struct chart all[] = { { .kind = CHART_SPARK, .alt = "rien" },
		                            { .kind = CHART_GAPS, .alt = "rien" },
		                            { .kind = CHART_TREND, .alt = "rien" } };
	for (size_t i = 0; i < 3; i++)
		doc_figure(&d, &(struct figure){ .id = "f", .title = "Figure sans données", .chart = &all[i] });
	t_true(out_pdf(&d, in(m, folder, "empty.pdf"), &e));
	temp_remove(folder);
	mem_free(m);
}
T_END

/* Every kind of block and chart, by the validator of others that SPIEGEL_VERAPDF is the class path of. */
T_CASE(passes_verapdf)
{
	struct mem *m = mem_new();
	const char *classes = getenv("SPIEGEL_VERAPDF");
	if (!classes) {
		printf("# skipped: make validate brings veraPDF\n");
		fflush(stdout);
		mem_free(m);
		return;
	}
	const char *folder = temp_folder(m);
	draw_sample(in(m, folder, "sample.pdf"));
	const char *report = output_of(m, mem_printf(m, "java -cp '%s' tests/verapdf.java '%s/sample.pdf' || true", classes, folder));
	ck_assert_msg(report && strstr(report, ": 2a: 0 of ") && strstr(report, ": ua1: 0 of "), "%s", report ? report : "java failed");
	temp_remove(folder);
	mem_free(m);
}
T_END

T_MAIN("out_pdf", gives_the_same_bytes_anywhere, text_can_be_read_back, texts_hold_nothing_stray, speaks_the_language_of_the_report,
       keeps_the_old_report_when_it_cannot_write, names_the_package_when_the_font_is_missing, names_the_package_when_the_driver_is_missing,
       a_warning_of_a_library_ends_the_drawing, refuses_a_row_higher_than_a_page, draws_documents_with_next_to_nothing, passes_verapdf)
