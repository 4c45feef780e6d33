/* Workbooks (.xlsx) as text: every kind of cell, dates of both systems, what other programs write, and what is no workbook. */
#include "books.h"
#include <xlsxwriter.h>

#define N(array) (sizeof(array) / sizeof *(array))
#define ROW(cells) "<row r=\"1\">" cells "</row>"

struct reading {
	struct mem *mem;
	const char *folder;
};

static void begin(struct reading *r)
{
	r->mem = mem_new();
	r->folder = temp_folder(r->mem);
}

static void end(struct reading *r)
{
	temp_remove(r->folder);
	mem_free(r->mem);
}

static const char *say(const struct reading *r, const struct book_xml *b)
{
	struct str zip = book_zip(r->mem, b);
	return boxes_say(r->mem, boxes_file(r->mem, r->folder, "a.xlsx", zip.s, zip.n));
}

static const char styles[] =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"10\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/><xf numFmtId=\"21\"/></cellXfs>";
static const char strings[] = "<si><t>een</t></si><si><r><t>ri</t></r><r><rPr/><t xml:space=\"preserve\">jk </t></r></si>"
                              "<si><t>\xe6\xbc\xa2</t><rPh sb=\"0\" eb=\"1\"><t>kan</t></rPh><phoneticPr/></si>"
                              "<si><t>a_x000D_\nb_x005F_x0041_ _xZZZZ_ _x41_</t></si><si><t/></si><si/><si><t>&lt;&amp;&gt;</t></si>";

static const struct {
	const char *name, *rows, *says;
} cells[] = {
	{ "numbers",
	  ROW("<c r=\"A1\"><v>1204</v></c><c r=\"B1\"><v>1.0</v></c><c r=\"C1\"><v>3.75E-2</v></c><c r=\"D1\" t=\"n\"><v>-7</v></c>"),
	  "1204,1,0.0375,-7\n" },
	{ "long numbers are cut already", ROW("<c r=\"A1\"><v>7527623000473079054</v></c>"), "7.527623000473079E+18\n" },
	{ "shared strings", ROW("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>6</v></c>"),
	  "een,rijk ,<&>\n" },
	{ "no phonetic hints", ROW("<c r=\"A1\" t=\"s\"><v>2</v></c>"), "\xe6\xbc\xa2\n" },
	{ "escapes", ROW("<c r=\"A1\" t=\"s\"><v>3</v></c>"), "\"a\rb_x0041_ _xZZZZ_ _x41_\"\n" },
	{ "a NUL is no character", ROW("<c r=\"A1\" t=\"inlineStr\"><is><t>12_x0000_34</t></is></c>"), "12_x0000_34\n" },
	{ "two values in one cell", ROW("<c r=\"B1\"><v>12</v><v>34</v></c>"), "book-damaged 1:2" },
	{ "something within a value", ROW("<c r=\"A1\"><v>12<b>0</b>34</v></c>"), "book-damaged 1:1" },
	{ "empty strings", ROW("<c r=\"A1\" t=\"s\"><v>4</v></c><c r=\"B1\" t=\"s\"><v>5</v></c><c r=\"C1\"><v>1</v></c>"), ",,1\n" },
	{ "inline strings",
	  ROW("<c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"B1\" "
	      "t=\"inlineStr\"><is><r><t>y</t></r><r><t>z</t></r><rPh><t>q</t></rPh></is></c>"),
	  "x,yz\n" },
	{ "formulas: the result that is there",
	  ROW("<c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>A1</f><v>twee</v></c><c r=\"C1\" "
	      "t=\"str\"><f>A1</f><v></v></c><c r=\"D1\"><v>1</v></c>"),
	  "2,twee,,1\n" },
	{ "a formula without result", ROW("<c r=\"C1\"><f>1+1</f></c>"), "book-formula 1:3" },
	{ "true and false", ROW("<c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c>"), "TRUE,FALSE\n" },
	{ "errors", ROW("<c r=\"A1\" t=\"e\"><v>#DIV/0!</v></c>"), "#DIV/0!\n" },
	{ "days and times",
	  ROW("<c r=\"A1\" s=\"1\"><v>46027</v></c><c r=\"B1\" s=\"2\"><v>46027.586805555555</v></c><c r=\"C1\" s=\"4\"><v>0.5</v></c>"),
	  "2026-01-05,2026-01-05 14:05,12:00:00\n" },
	{ "days as text", ROW("<c r=\"A1\" t=\"d\"><v>2026-01-05T14:05:00</v></c><c r=\"B1\" t=\"d\"><v>2026-01-05</v></c>"),
	  "2026-01-05 14:05:00,2026-01-05\n" },
	{ "per cents", ROW("<c r=\"A1\" s=\"3\"><v>7.0000000000000007E-2</v></c>"), "7%\n" },
	{ "a style that is not there", ROW("<c r=\"A1\" s=\"99\"><v>1</v></c><c r=\"B1\" s=\"-1\"><v>1</v></c>"), "1,1\n" },
	{ "gaps",
	  "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\"><v>3</v></c><c r=\"E4\"/></row><row "
	  "r=\"9\"/>",
	  "\n,1,,2\n\n3\n" },
	{ "no places at all", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "1,2\n3\n" },
	{ "quotes", ROW("<c r=\"A1\" t=\"inlineStr\"><is><t>a,\"b\"\nc</t></is></c>"), "\"a,\"\"b\"\"\rc\"\n" },
	{ "text that looks like a web page", ROW("<c r=\"A1\" t=\"inlineStr\"><is><t>&lt;html&gt;</t></is></c>"), "<html>\n" },
	{ "other letters for the namespace", "<x:row xmlns:x=\"y\" r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row>", "1\n" },
	{ "a string that is not there", ROW("<c r=\"B1\" t=\"s\"><v>7</v></c>"), "book-damaged 1:2" },
	{ "a string below none", ROW("<c r=\"A1\" t=\"s\"><v>-1</v></c>"), "book-damaged 1:1" },
	{ "no number", ROW("<c r=\"A1\"><v>12x</v></c>"), "book-damaged 1:1" },
	{ "infinite", ROW("<c r=\"A1\"><v>inf</v></c>"), "book-damaged 1:1" },
	{ "a place that is none", ROW("<c r=\"1A\"><v>1</v></c>"), "book-damaged 1:1" },
	{ "a row below all", "<row r=\"1\"><c r=\"A1048577\"><v>1</v></c></row>", "book-damaged 1:1" },
	{ "row zero", "<row r=\"0\"><c><v>1</v></c></row>", "book-damaged" },
	{ "out of order", ROW("<c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c>"), "book-damaged 1:1" },
	{ "the same cell twice", ROW("<c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>1</v></c>"), "book-damaged 1:2" },
	{ "the last column", ROW("<c r=\"XFD1\"><v>1</v></c>"), "rows-fields 1:16384" },
	{ "the last column, empty", ROW("<c r=\"A1\"><v>1</v></c><c r=\"XFD1\"/>"), "1\n" },
	{ "no XML", "<row>", "book-damaged" },
	{ "an entity that is not there", ROW("<c r=\"A1\"><v>&x;</v></c>"), "book-damaged" },
};

T_CASE(every_kind_of_cell)
{
	struct reading r;
	begin(&r);
	for (size_t i = 0; i < N(cells); i++) {
		struct book_xml b = { .styles = styles, .strings = strings, .sheet = { cells[i].rows } };
		const char *says = say(&r, &b), *want = cells[i].says;
		if (strchr(want, '\n'))
			want = mem_printf(r.mem, "Sheet1=%s", want);
		if (!str_eq(says, want))
			t_fail("%s: \"%s\", expected \"%s\"", cells[i].name, says, want);
	}
	end(&r);
}
T_END

T_CASE(days_from_1904)
{
	struct reading r;
	begin(&r);
	struct book_xml b = { .styles = styles, .sheet = { ROW("<c r=\"A1\" s=\"1\"><v>44565</v></c>") } };
	t_text(say(&r, &b), "Sheet1=2022-01-04\n");
	b.properties = "date1904=\"1\"";
	t_text(say(&r, &b), "Sheet1=2026-01-05\n");
	b.properties = "date1904=\"false\"";
	t_text(say(&r, &b), "Sheet1=2022-01-04\n");
	end(&r);
}
T_END

T_CASE(what_could_bring_us_to_a_halt_is_refused)
{
	struct reading r;
	begin(&r);
	struct book_xml b = { .strings = "<si><t>&a;</t></si>",
		              .before_strings = "<!DOCTYPE sst [<!ENTITY a \"aa\">]>",
		              .sheet = { ROW("<c r=\"A1\" t=\"s\"><v>0</v></c>") } };
	t_text(say(&r, &b), "book-doctype");
	struct str deep, wide;
	str_init(&deep, r.mem);
	str_add_times(&deep, "<a>", 200);
	str_add_times(&deep, "</a>", 200);
	b = (struct book_xml){ .sheet = { deep.s } };
	t_text(say(&r, &b), "book-damaged");
	/* one name of eight million letters */
	str_init(&wide, r.mem);
	str_add(&wide, "<");
	str_add_times(&wide, "a", 8 << 20);
	str_add(&wide, "/>");
	b.sheet[0] = wide.s;
	t_text(say(&r, &b), "book-too-large");
	/* a cell of a million letters and more; and a million cells of 100 letters each */
	str_init(&wide, r.mem);
	str_add_times(&wide, "a", (1 << 20) + 1);
	b.sheet[0] = mem_printf(r.mem, ROW("<c t=\"inlineStr\"><is><t>%s</t></is></c>"), wide.s);
	t_text(say(&r, &b), "rows-field-bytes");
	str_init(&wide, r.mem);
	str_add(&wide, "<si><t>");
	str_add_times(&wide, "a", 100);
	str_add(&wide, "</t></si>");
	b.strings = wide.s;
	str_init(&deep, r.mem);
	str_add_times(&deep, "<row><c t=\"s\"><v>0</v></c></row>", 1000000);
	b.sheet[0] = deep.s;
	t_true(str_starts(say(&r, &b), "book-too-large 664"));
	end(&r);
}
T_END

/* What another library writes: formats, merged cells, a hidden sheet, a chart. */
T_CASE(a_workbook_of_another_program)
{
	struct reading r;
	begin(&r);
	const char *path = mem_printf(r.mem, "%s/b.xlsx", r.folder);
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *one = workbook_add_worksheet(book, "All posts"), *two = workbook_add_worksheet(book, "verborgen");
	lxw_chartsheet *chart = workbook_add_chartsheet(book, "grafiek");
	lxw_format *day = workbook_add_format(book), *percent = workbook_add_format(book), *bold = workbook_add_format(book);
	format_set_num_format(day, "dd-mm-yyyy hh:mm");
	format_set_num_format_index(percent, 10);
	format_set_bold(bold);
	lxw_datetime when = { 2026, 1, 5, 14, 5, 0 };
	char hello[] = "Hallo ", world[] = "wereld";
	lxw_rich_string_tuple plain = { .string = hello }, fat = { .format = bold, .string = world };
	lxw_rich_string_tuple *rich[] = { &plain, &fat, NULL };
	worksheet_write_string(one, 0, 0, "Post title", NULL);
	worksheet_write_rich_string(one, 1, 0, rich, NULL);
	worksheet_write_datetime(one, 1, 1, &when, day);
	worksheet_write_number(one, 1, 2, 0.125, percent);
	worksheet_write_number(one, 1, 4, 1204, NULL);
	worksheet_write_boolean(one, 1, 5, 1, NULL);
	worksheet_write_formula_num(one, 1, 6, "=1+1", NULL, 2);
	worksheet_merge_range(one, 2, 0, 3, 2, "samen", NULL);
	worksheet_write_string(one, 3, 3, "caf\xc3\xa9, \"x\"", NULL);
	worksheet_write_number(two, 0, 0, 1, NULL);
	worksheet_hide(two);
	lxw_chart *line = workbook_add_chart(book, LXW_CHART_LINE);
	chart_add_series(line, NULL, "='All posts'!$E$2:$E$2");
	chartsheet_set_chart(chart, line);
	t_int(workbook_close(book), LXW_NO_ERROR);
	t_text(boxes_say(r.mem, path),
	       "All posts=Post title\nHallo wereld,2026-01-05 14:05,12.5%,,1204,TRUE,2\nsamen\n,,,\"café, \"\"x\"\"\"\n"
	       "|verborgen=1\n");
	end(&r);
}
T_END

/* A workbook is read, or refused; never half, and never a crash. */
T_CASE(damage_is_seen)
{
	struct reading r;
	begin(&r);
	struct book_xml b = { .styles = styles, .strings = strings, .sheet = { cells[0].rows, cells[2].rows } };
	struct str zip = book_zip(r.mem, &b);
	const char *sound = say(&r, &b);
	for (size_t n = 4; n < zip.n; n += 97)
		t_true(str_starts(boxes_say(r.mem, boxes_file(r.mem, r.folder, "a.xlsx", zip.s, n)), "zip-damaged"));
	for (size_t i = 4; i < zip.n; i++) {
		struct mem *own = mem_new();
		zip.s[i] ^= 0x15;
		const char *says = boxes_say(own, boxes_file(own, r.folder, "a.xlsx", zip.s, zip.n));
		zip.s[i] ^= 0x15;
		if (strchr(says, '=') && !str_eq(says, sound))
			t_fail("byte %zu: %s", i, says);
		mem_free(own);
	}
	end(&r);
}
T_END

T_MAIN("xlsx", every_kind_of_cell, days_from_1904, what_could_bring_us_to_a_halt_is_refused, a_workbook_of_another_program, damage_is_seen)
