#include "importers/rows_json.h"
#include "taken.h"

static const struct {
	const char *json, *text; /* "!" and the word when it is refused; NULL: no table */
} documents[] = {
	{ "[{\"a\":1,\"b\":\"x\"},{\"a\":-2.5,\"b\":null}]", "a,b\n1,x\n-2.5\n" },
	{ "\xef\xbb\xbf {\"odata.metadata\":\"m\",\"n\":[{\"q\":1}],\"value\" : [ {\"a\" : \"5, \\\"6\\\" ]\"} ] }",
	  "a\n\"5, \"\"6\"\" ]\"\n" },
	{ "{\"value\":[{\"a\":\"\\u00e9\\n\"}],\"odata.nextLink\":null}", "a\n\"\xc3\xa9\r\"\n" },
	{ "{\"value\":[{\"b\":1,\"a\":2},{\"a\":3,\"b\":4}]}", "b,a\n1,2\n4,3\n" },
	{ "{\"error\":{\"code\":\"404\"}}", NULL },
	{ "{\"value\":[]}", NULL },
	{ "{\"value\":{\"value\":[{\"a\":1}]}}", NULL },
	{ "[1,2]", NULL },
	{ "{\"value\":[{\"a\":1}],\"odata.nextLink\":\"https://example.org/2\"}", "!json-page 0" },
	{ "{\"@odata.nextLink\":\"https://example.org/2\",\"value\":[{\"a\":1}]}", "!json-page 0" },
	{ "[{\"a\":1},{\"a\":1,\"b\":2}]", "!json-names 3" },
	{ "[{\"a\":1},{\"b\":1}]", "!json-names 3" },
	{ "[{\"a\":[1]}]", "!json-nested 2" },
	{ "[{\"a\":{}}]", "!json-nested 2" },
	{ "[{\"a\":1,\"a\":2}]", "!json-damaged 1" },
	{ "[{\"a\":1},{\"a\":", "!json-damaged 3" },
	{ "[{\"a\":1},", "!json-damaged 2" },
	{ "[{\"a\":1}", "!json-damaged 2" },
	{ "[{\"a\":1}] and more", "!json-damaged 0" },
	{ "{\"value\":[{\"a\":1}]", "!json-damaged 0" },
	{ "[{\"a\":\"1}]", "!json-damaged 1" },
};

static const char *text_of(struct mem *m, const char *json)
{
	struct sheet_text t;
	struct source_stream stream;
	struct err e = { 0 };
	struct str out;
	char piece[64];
	size_t got = 1;
	bool is_table;
	sheet_text_init(&t, m);
	str_init(&out, m);
	if (!rows_json_text(json, strlen(json), &t, &is_table, &e))
		return mem_printf(m, "!%s %ld", word_code(m, e.word), e.row);
	if (!is_table)
		return NULL;
	sheet_text_stream(&t, &stream);
	while (got > 0 && stream.read(stream.data, piece, sizeof piece, &got, &e))
		str_add_n(&out, piece, got);
	stream.close(stream.data);
	return out.s;
}

T_CASE(objects_are_rows)
{
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		const char *got = text_of(m, documents[i].json), *want = documents[i].text;
		if (!got != !want || (got && !str_eq(got, want)))
			t_fail("%s gives \"%s\", expected \"%s\"", documents[i].json, got ? got : "no table", want ? want : "no table");
	}
	t_true(rows_json_is(" \n[{", 4));
	t_false(rows_json_is("a,b\n", 4));
	t_false(rows_json_is("", 0));
	mem_free(m);
}
T_END

/* The two forms in which the Dutch statistical office answers. */
T_CASE(tables_of_open_data_go_in)
{
	static const char v3[] =
	        "{\"odata.metadata\":\"m\",\"value\":[{\"ID\":1,\"Geslacht\":\"3000   \",\"Leeftijd\":\"10000\",\"RegioS\":\"GM9999  \","
	        "\"Perioden\":\"2024JJ00\",\"BevolkingOp1Januari_1\":7,\"GemiddeldeBevolking_2\":7.5},"
	        "{\"ID\":2,\"Geslacht\":\"4000   \",\"Leeftijd\":\"10000\",\"RegioS\":\"GM9999  \",\"Perioden\":\"2024JJ00\","
	        "\"BevolkingOp1Januari_1\":8,\"GemiddeldeBevolking_2\":null}]}";
	static const char v4[] =
	        "{\"@odata.context\":\"c\",\"value\":[{\"Id\":1,\"Measure\":\"M000352\",\"ValueAttribute\":\"None\",\"Value\":15,"
	        "\"StringValue\":null,\"Geslacht\":\"T001038\",\"Leeftijd\":\"10000\",\"RegioS\":\"GM9999\",\"Perioden\":"
	        "\"2024JJ00\"},{\"Id\":2,\"Measure\":\"M000352\",\"ValueAttribute\":\"Impossible\",\"Value\":null,"
	        "\"StringValue\":null,\"Geslacht\":\"T001038\",\"Leeftijd\":\"10000\",\"RegioS\":\"GM9998\",\"Perioden\":"
	        "\"2024JJ00\"}]}";
	static const char cells[] = "SELECT region, sex, age_from, age_to, CAST(n AS INTEGER) FROM baseline_cell ORDER BY region, sex";
	struct taken t;
	taken_begin(&t);
	if (!taken_text(&t, "a.json", v3))
		t_fail("%s", taken_why(&t));
	t_text(t.result.kind, "cbs-statline");
	t_text(taken_rows(&t, cells), "GM9999|F|0|999|8 GM9999|M|0|999|7");
	taken_end(&t);
	taken_begin(&t);
	if (!taken_text(&t, "b.json", v4))
		t_fail("%s", taken_why(&t));
	t_text(taken_messages(&t), "census-impossible 0:0 census-largest 0:0");
	t_text(taken_rows(&t, cells), "GM9999||0|999|15");
	t_false(taken_text(&t, "c.json", "{\"error\":{\"code\":\"\",\"message\":\"Resource not found\"}}"));
	if (strncmp(taken_why(&t), "source-json", 11) != 0)
		t_fail("%s", taken_why(&t));
	taken_end(&t);
}
T_END

T_MAIN("rows_json", objects_are_rows, tables_of_open_data_go_in)
