/* Worksheets as text: how numbers, days and times read, and that the text is CSV whose lines are rows. */
#include "tests/t.h"
#include "importers/rows_csv.h"
#include "importers/sheet_text.h"

static const struct {
	double v;
	enum look look;
	bool from_1904;
	const char *text;
} numbers[] = {
	{ 0, LOOK_NUMBER, false, "0" },
	{ -0.0, LOOK_NUMBER, false, "0" },
	{ 1204, LOOK_NUMBER, false, "1204" },
	{ -1204, LOOK_NUMBER, false, "-1204" },
	{ 100, LOOK_NUMBER, false, "100" },
	{ 0.0375, LOOK_NUMBER, false, "0.0375" },
	{ 0.1, LOOK_NUMBER, false, "0.1" },
	{ -3.5, LOOK_NUMBER, false, "-3.5" },
	{ 1183689.3666, LOOK_NUMBER, false, "1183689.3666" },
	{ 0.1 + 0.2, LOOK_NUMBER, false, "0.30000000000000004" },
	{ 1e-7, LOOK_NUMBER, false, "0.0000001" },
	{ 1e14, LOOK_NUMBER, false, "100000000000000" },
	{ 999999999999999, LOOK_NUMBER, false, "999999999999999" },
	/* from here on a spreadsheet program has cut digits off: it must not look like an id */
	{ 1e15, LOOK_NUMBER, false, "1E+15" },
	{ 7527623000473079054.0, LOOK_NUMBER, false, "7.527623000473079E+18" },
	{ 1e300, LOOK_NUMBER, false, "1E+300" },
	{ -1.5e-30, LOOK_NUMBER, false, "-1.5E-30" },
	{ 0, LOOK_PERCENT, false, "0%" },
	{ 0.07, LOOK_PERCENT, false, "7%" }, /* 0.07 * 100 is 7.000000000000001 */
	{ 0.123, LOOK_PERCENT, false, "12.3%" },
	{ 0.0005, LOOK_PERCENT, false, "0.05%" },
	{ 1, LOOK_PERCENT, false, "100%" },
	{ -0.5, LOOK_PERCENT, false, "-50%" },
	{ 46027, LOOK_DAY, false, "2026-01-05" },
	{ 46027.9999, LOOK_DAY, false, "2026-01-05" },
	{ 1, LOOK_DAY, false, "1900-01-01" },
	{ 59, LOOK_DAY, false, "1900-02-28" },
	{ 60, LOOK_DAY, false, "1900-02-29" }, /* the day that never was */
	{ 61, LOOK_DAY, false, "1900-03-01" },
	{ 2958465, LOOK_DAY, false, "9999-12-31" },
	{ 2958466, LOOK_DAY, false, "2958466" },
	{ -1, LOOK_DAY, false, "-1" },
	{ 0, LOOK_DAY, false, "0" },
	{ 0, LOOK_DAY, true, "1904-01-01" },
	{ 44565, LOOK_DAY, true, "2026-01-05" },
	{ 46027 + 845.0 / 1440, LOOK_DAY_TIME, false, "2026-01-05 14:05" },
	{ 46027 + 50730.0 / 86400, LOOK_DAY_TIME, false, "2026-01-05 14:05:30" },
	{ 44565 + 845.0 / 1440, LOOK_DAY_TIME, true, "2026-01-05 14:05" },
	{ 46027 + 0.999999999, LOOK_DAY_TIME, false, "2026-01-06 00:00" },
	{ 46027, LOOK_DAY_TIME, false, "2026-01-05 00:00" },
	{ 0.5, LOOK_DAY_TIME, false, "12:00:00" },
	{ 0, LOOK_TIME, false, "00:00:00" },
	{ 845.0 / 1440, LOOK_TIME, false, "14:05:00" },
	{ 233.0 / 86400, LOOK_TIME, false, "00:03:53" },
	{ 0.999999999, LOOK_TIME, false, "23:59:59" },
	{ 46027.5, LOOK_TIME, false, "2026-01-05 12:00" }, /* the format hides the day; it is there */
	{ 1.125, LOOK_ELAPSED, false, "27:00:00" },
};

T_CASE(numbers_read_as_seen_but_exact)
{
	char text[SHEET_TEXT_NUMBER];
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		look_write(numbers[i].v, numbers[i].look, numbers[i].from_1904, text);
		if (strcmp(text, numbers[i].text) != 0)
			t_fail("%.17g as %d is \"%s\", expected \"%s\"", numbers[i].v, (int)numbers[i].look, text, numbers[i].text);
	}
}
T_END

static const struct {
	const char *code;
	enum look look;
} formats[] = {
	{ "General", LOOK_NUMBER },
	{ "0.00E+00", LOOK_NUMBER },
	{ "#,##0_);(#,##0)", LOOK_NUMBER },
	{ "_-\xe2\x82\xac\\ * #,##0.00_-", LOOK_NUMBER },
	{ "[Red]0;[Blue]-0", LOOK_NUMBER },
	{ "0 \"dagen\"", LOOK_NUMBER },
	{ "0\\d\\a\\y", LOOK_NUMBER },
	{ "0;yyyy", LOOK_NUMBER },
	{ "@", LOOK_NUMBER },
	{ "", LOOK_NUMBER },
	{ "\"open", LOOK_NUMBER },
	{ "[open", LOOK_NUMBER },
	{ "0\\", LOOK_NUMBER },
	{ "0.0%", LOOK_PERCENT },
	{ "yyyy\\-mm\\-dd;@", LOOK_DAY },
	{ "[$-413]d\\ mmmm\\ yyyy;@", LOOK_DAY },
	{ "DD/MM/YY", LOOK_DAY },
	{ "mmm", LOOK_DAY },
	{ "dd/mm/yyyy\\ hh:mm", LOOK_DAY_TIME },
	{ "m/d/yy h:mm AM/PM", LOOK_DAY_TIME },
	{ "h:mm AM/PM", LOOK_TIME },
	{ "mm:ss.0", LOOK_TIME },
	{ "[h]:mm:ss", LOOK_ELAPSED },
	{ "[mm]:ss", LOOK_ELAPSED },
};

T_CASE(formats_tell_days_from_numbers)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (look_of_format(formats[i].code) != formats[i].look)
			t_fail("%s is %d, expected %d", formats[i].code, (int)look_of_format(formats[i].code), (int)formats[i].look);
	t_int(look_of_number(0), LOOK_NUMBER);
	t_int(look_of_number(10), LOOK_PERCENT);
	t_int(look_of_number(14), LOOK_DAY);
	t_int(look_of_number(21), LOOK_TIME);
	t_int(look_of_number(22), LOOK_DAY_TIME);
	t_int(look_of_number(46), LOOK_ELAPSED);
	t_int(look_of_number(49), LOOK_NUMBER);
}
T_END

static bool put(struct sheet_text *t, long row, long column, const char *s, struct err *e)
{
	return sheet_text_put(t, row, column, s, strlen(s), e);
}

static const char *text_of(struct mem *m, struct sheet_text *t)
{
	struct source_stream stream;
	struct source *s;
	struct err e = { 0 };
	struct str all;
	const char *text;
	size_t n = 1;
	str_init(&all, m);
	sheet_text_end(t);
	sheet_text_stream(t, &stream);
	t_true(source_open_stream(&s, &stream, (struct source_options){ 0 }, &e));
	while (n > 0 && source_read(s, &text, &n, &e))
		str_add_n(&all, text, n);
	t_false(err_is_set(&e));
	t_int(source_bytes_all(s), (intmax_t)all.n);
	source_close(s);
	return all.s;
}

T_CASE(lines_are_rows)
{
	struct mem *m = mem_new();
	struct sheet_text t;
	struct err e = { 0 };
	sheet_text_init(&t, m);
	t_true(put(&t, 2, 1, "a,b", &e) && put(&t, 2, 4, "d", &e) && put(&t, 2, 5, "", &e));
	t_true(put(&t, 5, 2, "een\r\ntwee\ndrie", &e) && put(&t, 5, 3, "\"q\"", &e) && put(&t, 6, 1, "<b>", &e));
	/* rows 1, 3 and 4 are there and empty; a break in a cell is no new line */
	t_text(text_of(m, &t), "\n\"a,b\",,,d\n\n\n,\"een\rtwee\rdrie\",\"\"\"q\"\"\"\n<b>\n");
	mem_free(m);
}
T_END

T_CASE(what_is_too_large_or_out_of_order_is_refused)
{
	struct mem *m = mem_new();
	struct sheet_text t;
	struct err e = { 0 };
	sheet_text_init(&t, m);
	t_true(put(&t, 3, 3, "x", &e));
	t_false(put(&t, 3, 3, "y", &e));
	t_int(e.word, W_BOOK_DAMAGED);
	t_int(e.row, 3);
	e = (struct err){ 0 };
	t_false(put(&t, 2, 4, "y", &e));
	e = (struct err){ 0 };
	t_false(put(&t, SHEET_TEXT_ROWS + 1, 1, "y", &e));
	e = (struct err){ 0 };
	t_false(put(&t, 4, ROWS_FIELDS + 1, "y", &e));
	t_int(e.word, W_ROWS_FIELDS);
	e = (struct err){ 0 };
	char *large = mem_alloc(m, ROWS_FIELD_BYTES + 2);
	memset(large, 'x', ROWS_FIELD_BYTES + 1);
	t_false(put(&t, 4, 1, large, &e));
	t_int(e.word, W_ROWS_FIELD_BYTES);
	large[ROWS_FIELD_BYTES] = '\0';
	e = (struct err){ 0 };
	long row = 4;
	while (put(&t, row, 1, large, &e))
		row++;
	t_int(e.word, W_BOOK_TOO_LARGE);
	t_true(row > 60 && row < 70);
	mem_free(m);
}
T_END

T_MAIN("sheet_text", numbers_read_as_seen_but_exact, formats_tell_days_from_numbers, lines_are_rows,
       what_is_too_large_or_out_of_order_is_refused)
