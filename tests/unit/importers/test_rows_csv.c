/* CSV records: what they are, where they are, what is refused, and that nothing depends on where a piece ends. */
#include "base/str.h"
#include "importers/rows_csv.h"
#include "tests/t.h"

struct seen {
	struct mem *mem;
	struct str text; /* "line:[field][field]" a record */
	long stop_at; /* line to stop at; 0: never */
};

static bool see(void *data, const struct record *r, struct err *e)
{
	struct seen *s = data;
	(void)e;
	if (s->stop_at && r->line >= s->stop_at)
		return false;
	str_addf(&s->text, "%s%ld:", s->text.n ? " " : "", r->line);
	for (size_t i = 0; i < r->n; i++) {
		if (r->field[i].s[r->field[i].n] != '\0')
			t_fail("a field is not closed");
		str_addf(&s->text, "[%s]", r->field[i].s);
	}
	return true;
}

/* Records of a text that is cut into pieces of this size, or why it was refused: "code row:column". */
static const char *records(struct mem *m, const char *text, char delimiter, char wrapper, size_t piece)
{
	struct seen s = { .mem = m };
	struct err e = { 0 };
	str_init(&s.text, m);
	struct rows_csv *r = rows_csv_open(delimiter, wrapper, see, &s);
	size_t n = strlen(text);
	bool ok = true;
	for (size_t i = 0; ok && i < n; i += piece)
		ok = rows_csv_feed(r, text + i, n - i < piece ? n - i : piece, &e);
	ok = ok && rows_csv_end(r, &e);
	rows_csv_close(r);
	if (!ok)
		str_addf(&s.text, "%s!%s %ld:%ld %s", s.text.n ? " " : "", word_code(m, e.word), e.row, e.column, e.arg[0]);
	return s.text.s;
}

struct sample {
	const char *text;
	char delimiter;
	char wrapper;
	const char *want;
};

static const struct sample samples[] = {
	{ "", ',', '\0', "" },
	{ "a,b\n1,2\n", ',', '\0', "1:[a][b] 2:[1][2]" },
	{ "a,b\n1,2", ',', '\0', "1:[a][b] 2:[1][2]" },
	{ "a;b\t|\n", ';', '\0', "1:[a][b\t|]" },
	{ "a\tb", '\t', '\0', "1:[a][b]" },
	{ ",\n", ',', '\0', "1:[][]" },
	{ "\"\"\n", ',', '\0', "1:[]" },
	{ "\n\na\n\n", ',', '\0', "1: 2: 3:[a] 4:" },
	{ " a , b ,\tc\t\n", ',', '\0', "1:[ a ][ b ][\tc\t]" }, /* blanks are kept */
	{ "  \n", ',', '\0', "1:[  ]" },
	{ "\"a,b\",\"say \"\"hi\"\"\"\n", ',', '\0', "1:[a,b][say \"hi\"]" },
	{ "\" a \"\n", ',', '\0', "1:[ a ]" },
	{ "\"a\nb\nc\",d\ne,\"\n\"\nf\n", ',', '\0', "1:[a\nb\nc][d] 4:[e][\n] 6:[f]" }, /* lines as an editor counts them */
	{ "\"a\r\nb\",c\nd\n", ',', '\0', "1:[a\r\nb][c] 3:[d]" },
	{ "a,b\n1,x\"y\n", ',', '\0', "1:[a][b] !rows-quote 2:2 2" },
	{ "a,b\n1,\"x\"y\n", ',', '\0', "1:[a][b] !rows-quote 2:2 2" },
	{ "a,b\n1,\"x\" ,2\n", ',', '\0', "1:[a][b] !rows-quote 2:2 2" },
	{ "a\n\"b\n\nc\",\"x\"y\n", ',', '\0', "1:[a] !rows-quote 2:2 4" }, /* record of line 2, quote on line 4 */
	{ "a,b\n1,\"2\n3,4\n", ',', '\0', "1:[a][b] !rows-quote-open 2:2 2" },
	{ "\"", ',', '\0', "!rows-quote-open 1:1 1" },
	/* one quoted cell a record */
	{ "\"a,\"\"b,c\"\",d\"\n\"1,2,3\"\n", ',', ',', "1:[a][b,c][d] 2:[1][2][3]" },
	{ "\"a;b\";;\n\n\"1;2\";;\n", ';', ';', "1:[a][b] 2: 3:[1][2]" },
	{ "\"a,\"\"two\"\n\"lines\"\",b\"\n", ',', ',', "!rows-wrapped 1:0 " },
	{ "\"a,b\";;\n\"1,\"\"2;3\"\"\";\n", ',', ';', "1:[a][b] 2:[1][2;3]" },
	{ "a,b\n", ',', ',', "!rows-wrapped 1:0 " },
};

T_CASE(records_are_the_same_however_they_come)
{
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		for (size_t piece = 1; piece <= strlen(samples[i].text) + 1; piece++) {
			const struct sample *s = &samples[i];
			const char *got = records(m, s->text, s->delimiter, s->wrapper, piece);
			if (!str_eq(got, s->want))
				t_fail("\"%s\" in pieces of %zu gives %s, expected %s", s->text, piece, got, s->want);
		}
	mem_free(m);
}
T_END

static const char *filled(struct mem *m, const char *before, char c, size_t n, const char *after)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, before);
	char one[2] = { c, '\0' };
	str_add_times(&s, one, n);
	str_add(&s, after);
	return s.s;
}

static void refused(struct mem *m, const char *text, const char *why)
{
	const char *got = records(m, text, ',', '\0', 1 << 16), *at = strchr(got, '!');
	if (!at || !str_starts(at + 1, why))
		t_fail("gives %.60s, expected %s", at ? at : "no refusal", why);
}

T_CASE(limits_are_kept)
{
	struct mem *m = mem_new();
	t_true(strchr(records(m, filled(m, "a,", 'x', ROWS_FIELD_BYTES, "\n"), ',', '\0', 1 << 16), '!') == NULL);
	refused(m, filled(m, "a,", 'x', ROWS_FIELD_BYTES + 1, "\n"), "rows-field-bytes 1:2");
	refused(m, filled(m, "a\nb,\"", 'x', 3 * ROWS_FIELD_BYTES, ""), "rows-field-bytes 2:2");
	t_true(strchr(records(m, filled(m, "", ',', ROWS_FIELDS - 1, "\n"), ',', '\0', 1 << 16), '!') == NULL);
	refused(m, filled(m, "", ',', ROWS_FIELDS, "\n"), "rows-fields 1:1001");
	struct str row;
	str_init(&row, m);
	for (int i = 0; i < 9; i++)
		str_add(&row, filled(m, "", 'x', ROWS_FIELD_BYTES - 10, ","));
	refused(m, row.s, "rows-record-bytes 1:9");
	mem_free(m);
}
T_END

static bool count(void *data, const struct record *r, struct err *e)
{
	(void)r;
	(void)e;
	++*(long *)data;
	return true;
}

T_CASE(ten_million_records_are_the_most)
{
	static char lines[100000];
	memset(lines, '\n', sizeof lines);
	struct err e = { 0 };
	long n = 0;
	struct rows_csv *r = rows_csv_open(',', '\0', count, &n);
	for (int i = 0; i < ROWS_RECORDS / (int)sizeof lines; i++)
		t_true(rows_csv_feed(r, lines, sizeof lines, &e));
	t_int(n, ROWS_RECORDS);
	t_false(rows_csv_feed(r, lines, 1, &e));
	t_int(e.word, W_ROWS_RECORDS);
	rows_csv_close(r);
}
T_END

T_CASE(the_taker_can_stop)
{
	struct seen s = { .mem = mem_new(), .stop_at = 2 };
	struct err e = { 0 };
	str_init(&s.text, s.mem);
	struct rows_csv *r = rows_csv_open(',', '\0', see, &s);
	t_false(rows_csv_feed(r, "a\nb\nc\n", 6, &e));
	t_false(err_is_set(&e));
	t_text(s.text.s, "1:[a]");
	rows_csv_close(r);
	mem_free(s.mem);
}
T_END

T_CASE(the_place_is_where_reading_stands)
{
	struct seen s = { .mem = mem_new() };
	struct err e = { 0 };
	long line, column;
	str_init(&s.text, s.mem);
	struct rows_csv *r = rows_csv_open(',', '\0', see, &s);
	t_true(rows_csv_feed(r, "a,b\n\"1\n2\",x", 11, &e));
	rows_csv_place(r, &line, &column);
	t_int(line, 2);
	t_int(column, 2);
	rows_csv_close(r);
	mem_free(s.mem);
}
T_END

T_MAIN("rows_csv", records_are_the_same_however_they_come, limits_are_kept, ten_million_records_are_the_most, the_taker_can_stop,
       the_place_is_where_reading_stands)
