#include "reports/out_csv.h"
#include "tests/t.h"

static const char *one_text(struct mem *m, const char *text)
{
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const struct column column[] = { { .title = "Titel", .code = "title" } };
	struct table *t = doc_table(&d, "t", NULL, "", column, 1, 1);
	*table_cell(t, 0, 0) = cell_text(text);
	struct str out;
	str_init(&out, m);
	out_csv(&out, t);
	return out.s;
}

T_CASE(missing_hidden_and_zero_stay_apart)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const struct column column[] = { { .title = "groep", .code = "group" },
		                                { .title = "n", .code = "n" },
		                                { .title = "deel", .code = "share" } };
	struct table *t = doc_table(&d, "t", NULL, "", column, 3, 4);
	for (size_t r = 0; r < 4; r++)
		*table_cell(t, r, 0) = cell_code("vrouwen", "F");
	*table_cell(t, 0, 1) = cell_count(&d, 0);
	*table_cell(t, 0, 2) = cell_percent(&d, 0, 1);
	*table_cell(t, 2, 1) = cell_hidden(&d);
	*table_cell(t, 2, 2) = cell_hidden(&d);
	*table_cell(t, 3, 1) = cell_count(&d, 1234567);
	*table_cell(t, 3, 2) = cell_signed(&d, -12.5, 1);
	struct str out;
	str_init(&out, m);
	out_csv(&out, t);
	t_text(out.s, "group,n,share,hidden\r\nF,0,0,\r\nF,,,\r\nF,,,n share\r\nF,1234567,-12.5,\r\n");
	mem_free(m);
}
T_END

T_CASE(texts_are_quoted)
{
	struct mem *m = mem_new();
	t_text(one_text(m, "a, \"b\"\nc"), "title,hidden\r\n\"a, \"\"b\"\"\nc\",\r\n");
	t_text(one_text(m, "plat"), "title,hidden\r\nplat,\r\n");
	t_text(one_text(m, " blanco"), "title,hidden\r\n\" blanco\",\r\n");
	t_text(one_text(m, ""), "title,hidden\r\n,\r\n");
	t_text(one_text(m, "blanco "), "title,hidden\r\n\"blanco \",\r\n");
	t_text(one_text(m, "a\x1b[31mb\x07\x7f\xc2\x9b"
	                   "c"),
	       "title,hidden\r\na[31mbc,\r\n"); /* of a terminal */
	t_text(one_text(m, "art. 3 \xc2\xa7 1"), "title,hidden\r\nart. 3 \xc2\xa7 1,\r\n"); /* no control character */
	t_text(one_text(m, "\x01=1"), "title,hidden\r\n\"'=1\",\r\n");
	t_text(one_text(m, "een twee"), "title,hidden\r\neen twee,\r\n");
	mem_free(m);
}
T_END

T_CASE(formulas_are_disarmed)
{
	static const char *const hostile[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x" };
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		t_text(one_text(m, hostile[i]), mem_printf(m, "title,hidden\r\n\"'%s\",\r\n", hostile[i]));
		t_text(one_text(m, mem_printf(m, "a;%s", hostile[i])), mem_printf(m, "title,hidden\r\n\"a;'%s\",\r\n", hostile[i]));
	}
	t_text(one_text(m, "a=b"), "title,hidden\r\na=b,\r\n");
	mem_free(m);
}
T_END

T_CASE(sparklines_give_their_figures)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	static const double value[] = { 1.5, NAN, 3 };
	static const struct chart_line line = { .label = "", .value = value };
	static const struct chart chart = { .kind = CHART_SPARK, .alt = "", .line = &line, .n_lines = 1, .n_x = 3 };
	static const struct column column[] = { { .title = "verloop", .code = "history" } };
	struct table *t = doc_table(&d, "t", NULL, "", column, 1, 1);
	*table_cell(t, 0, 0) = (struct cell){ .shown = "", .chart = &chart };
	struct str out;
	str_init(&out, m);
	out_csv(&out, t);
	t_text(out.s, "history,hidden\r\n1.5 NA 3,\r\n");
	static const struct chart no_lines = { .kind = CHART_SPARK, .alt = "", .n_x = 3 };
	*table_cell(t, 0, 0) = (struct cell){ .shown = "niets", .chart = &no_lines, .state = CELL_GIVEN };
	str_init(&out, m);
	out_csv(&out, t);
	t_text(out.s, "history,hidden\r\nniets,\r\n");
	mem_free(m);
}
T_END

T_CASE(a_sheet_to_fill_in)
{
	struct mem *m = mem_new();
	static const struct book_column column[] = { { .title = "bericht" }, { .title = "eerste woorden" } };
	static const char *const cell[] = { "17900000000000001", "=Denk mee; nu", "2", NULL };
	static const struct book_sheet sheet = { .name = "Tags", .column = column, .n_columns = 2, .cell = cell, .n_rows = 2 };
	struct str out;
	str_init(&out, m);
	out_csv_sheet(&out, &sheet);
	t_text(out.s, "\xEF\xBB\xBF"
	              "bericht;eerste woorden\r\n17900000000000001;\"'=Denk mee; nu\"\r\n2;\r\n");
	mem_free(m);
}
T_END

T_MAIN("out_csv", missing_hidden_and_zero_stay_apart, texts_are_quoted, formulas_are_disarmed, sparklines_give_their_figures,
       a_sheet_to_fill_in)
