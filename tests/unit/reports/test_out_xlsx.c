/* Workbooks as another program unpacks them: texts stay texts, nothing hangs on the clock, and they appear whole or not at all. */
#include "base/file.h"
#include "base/str.h"
#include "reports/out_xlsx.h"
#include "tests/t.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct made {
	struct mem *mem;
	char dir[32];
	const char *path;
	struct err err;
};

static void begin(struct made *d)
{
	*d = (struct made){ .mem = mem_new(), .dir = "/tmp/spiegel-test-XXXXXX" };
	if (!mkdtemp(d->dir))
		t_fail("no temporary folder");
	d->path = mem_printf(d->mem, "%s/book.xlsx", d->dir);
}

static size_t entries(const struct made *d)
{
	size_t n = 0;
	DIR *dir = opendir(d->dir);
	for (const struct dirent *f; dir && (f = readdir(dir)) != NULL;)
		n += f->d_name[0] != '.' || strlen(f->d_name) > 2;
	if (dir)
		closedir(dir);
	return n;
}

static void end(struct made *d)
{
	unlink(d->path);
	t_int(rmdir(d->dir), 0); /* nothing else was left there */
	mem_free(d->mem);
}

/* One file of the package. */
static const char *member(struct made *d, const char *name)
{
	char buffer[4096];
	struct str s;
	str_init(&s, d->mem);
	FILE *p = popen(mem_printf(d->mem, "unzip -p %s %s", d->path, name), "r");
	for (size_t n; p && (n = fread(buffer, 1, sizeof buffer, p)) > 0;)
		str_add_n(&s, buffer, n);
	if (!p || pclose(p) != 0)
		t_fail("%s is not in the workbook", name);
	return s.s;
}

static void has(const char *text, const char *part)
{
	if (!strstr(text, part))
		t_fail("no %s in %s", part, text);
}

static const char *const types[] = { "video", "tekst, met 'foto'" };
static const struct book_column columns[] = {
	{ .title = "bericht", .width = 20, .must = true, .hint = "Het nummer." },
	{ .title = "dag", .width = 12, .format = BOOK_DAY },
	{ .title = "aantal", .width = 10, .format = BOOK_COUNT },
	{ .title = "euro", .width = 10, .format = BOOK_MONEY },
	{ .title = "soort", .width = 20, .choice = types, .n_choices = 2, .wrap = true },
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };
static const char *const cells[] = {
	"17900000000000001", "2026-03-12", "7", "1250.5", NULL, "=1+1", "12 maart", "zeven", NULL, "@SUM(A1)",
};
static const struct book_sheet sheets[] = {
	{ .name = "Tags", .column = columns, .n_columns = N_COLUMNS, .cell = cells, .n_rows = 2, .n_blank = 500 },
};
static const struct book book = {
	.title = "Tags", .dated = 946684800, .no_choice = "Kies uit de lijst.", .lists_name = "Keuzes", .sheet = sheets, .n_sheets = 1
};

T_CASE(texts_stay_texts_and_numbers_are_numbers)
{
	struct made d;
	begin(&d);
	t_true(out_xlsx(&book, d.path, &d.err));
	const char *sheet = member(&d, "xl/worksheets/sheet1.xml"), *strings = member(&d, "xl/sharedStrings.xml");
	has(strings, "<t>17900000000000001</t>");
	has(strings, "<t>=1+1</t>");
	has(strings, "<t>@SUM(A1)</t>");
	has(strings, "<t>12 maart</t>");
	t_true(strstr(sheet, "<f>") == NULL);
	has(sheet, "<v>46093</v>"); /* 12 March 2026 counted from 30 December 1899 */
	has(sheet, "<v>7</v>");
	has(sheet, "<v>1250.5</v>");
	t_true(strstr(sheet, "17900000000000001") == NULL); /* as a number it would lose its end */
	end(&d);
}
T_END

/* XML 1.0, production 2: a workbook with one of these in it does not open. */
T_CASE(what_no_xml_may_hold_is_left_out)
{
	const char *hostile = "a\x01\x1b\x7f\xc2\x9b\u202e\xef\xbf\xbe\xef\xbf\xbfz";
	const struct book_column column = { .title = hostile, .width = 20, .hint = hostile, .choice = &hostile, .n_choices = 1 };
	const struct book_sheet sheet = { .name = "Tags", .column = &column, .n_columns = 1, .cell = &hostile, .n_rows = 1, .n_blank = 1 };
	struct book b = book;
	struct made d;
	begin(&d);
	b.title = b.author = b.no_choice = hostile;
	b.sheet = &sheet;
	t_true(out_xlsx(&b, d.path, &d.err));
	has(member(&d, "xl/sharedStrings.xml"), "<t>az</t>");
	has(member(&d, "xl/worksheets/sheet1.xml"), "\"az\"");
	has(member(&d, "docProps/core.xml"), "<dc:title>az</dc:title>");
	has(member(&d, "docProps/core.xml"), "<dc:creator>az</dc:creator>");
	t_true(!strstr(member(&d, "xl/sharedStrings.xml"), "\xef\xbf") && !strstr(member(&d, "xl/worksheets/sheet1.xml"), "\xef\xbf"));
	end(&d);
}
T_END

T_CASE(a_blank_row_helps)
{
	struct made d;
	begin(&d);
	t_true(out_xlsx(&book, d.path, &d.err));
	const char *sheet = member(&d, "xl/worksheets/sheet1.xml"), *lists = member(&d, "xl/worksheets/sheet2.xml");
	has(sheet, "state=\"frozen\"");
	has(sheet, "sqref=\"E2:E503\"");
	has(sheet, "'Keuzes'!$A$2:$A$3");
	has(sheet, "prompt=\"Het nummer.\"");
	has(sheet, "type=\"whole\"");
	has(sheet, "type=\"decimal\"");
	has(sheet, "type=\"date\" operator=\"greaterThanOrEqual\"");
	has(sheet, "<formula1>36526</formula1>");
	has(lists, "t=\"s\"");
	has(member(&d, "xl/workbook.xml"), "name=\"Keuzes\"");
	end(&d);
}
T_END

T_CASE(the_same_bytes_whatever_the_clock_says)
{
	struct made d;
	size_t n, n_again;
	char *first, *again;
	begin(&d);
	t_true(out_xlsx(&book, d.path, &d.err) && file_read(d.mem, d.path, 1 << 20, &first, &n, &d.err));
	has(member(&d, "docProps/core.xml"), "2000-01-01T00:00:00Z");
	sleep(3); /* zip tells time in steps of two seconds */
	t_true(out_xlsx(&book, d.path, &d.err) && file_read(d.mem, d.path, 1 << 20, &again, &n_again, &d.err));
	t_true(n == n_again && memcmp(first, again, n) == 0);
	end(&d);
}
T_END

T_CASE(long_texts_are_cut_not_lost)
{
	struct made d;
	struct book_sheet s = sheets[0];
	struct book b = book;
	begin(&d);
	char *big = mem_alloc(d.mem, 40001);
	memset(big, 'x', 40000);
	const char *const long_cells[] = { big, NULL, NULL, NULL, NULL };
	s.cell = long_cells;
	s.n_rows = 1;
	b.sheet = &s;
	t_true(out_xlsx(&b, d.path, &d.err));
	has(member(&d, "xl/sharedStrings.xml"), "xxx…</t>");
	end(&d);
}
T_END

T_CASE(a_page_to_write_on)
{
	struct made d;
	static const char *const above[] = { "Telstaat", "Activiteit: ____" };
	static const struct book_column ages[] = { { .title = "Leeftijd", .width = 20 }, { .title = "Vrouw, eerste keer", .width = 10 } };
	static const char *const rows[] = { "15-24", NULL, "25-34", NULL };
	static const struct book_sheet page = { .name = "Telstaat",
		                                .column = ages,
		                                .n_columns = 2,
		                                .cell = rows,
		                                .n_rows = 2,
		                                .row_height = 50,
		                                .above = above,
		                                .n_above = 2 };
	static const struct book one = { .title = "Telstaat", .dated = 946684800, .sheet = &page, .n_sheets = 1 };
	begin(&d);
	t_true(out_xlsx(&one, d.path, &d.err));
	const char *sheet = member(&d, "xl/worksheets/sheet1.xml");
	has(sheet, "<pageSetUpPr fitToPage=\"1\"/>");
	has(sheet, "orientation=\"landscape\"");
	has(sheet, "<row r=\"3\" spans=\"1:2\" ht=\"30\""); /* the heading takes two lines */
	has(sheet, "<row r=\"4\" spans=\"1:2\" ht=\"50\"");
	t_true(strstr(sheet, "<dataValidation") == NULL);
	end(&d);
}
T_END

T_CASE(it_appears_whole_or_not_at_all)
{
	struct made d;
	begin(&d);
	t_false(out_xlsx(&book, mem_printf(d.mem, "%s/none/book.xlsx", d.dir), &d.err));
	t_int(d.err.code, ERR_SYSTEM);
	t_true(d.err.word == W_FILE_ABSENT && str_ends(d.err.file, "none/book.xlsx"));
	t_int(entries(&d), 0);
	d.err = (struct err){ 0 };
	t_true(out_xlsx(&book, d.path, &d.err));
	t_int(entries(&d), 1);
	end(&d);
}
T_END

T_MAIN("out_xlsx", texts_stay_texts_and_numbers_are_numbers, what_no_xml_may_hold_is_left_out, a_blank_row_helps,
       the_same_bytes_whatever_the_clock_says, long_texts_are_cut_not_lost, a_page_to_write_on, it_appears_whole_or_not_at_all)
