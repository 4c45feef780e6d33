/* What stands where, and which rows are mended because they fit the columns in one way only. */
#include "base/str.h"
#include "importers/outline.h"
#include "tests/t.h"

static bool see(void *data, const struct outline_record *r, struct err *e)
{
	struct str *s = data;
	(void)e;
	str_addf(s, "%s%c%zu", s->n ? " " : "", "ahrb-"[r->role == ROLE_BLANK ? 3 : r->role == ROLE_BELOW ? 4 : r->role], r -> table);
	if (r->role == ROLE_BLANK)
		return true;
	str_add(s, ":");
	for (size_t i = 0; i < r->record.n; i++)
		str_addf(s, "%s%s", i ? "|" : "", r->record.field[i].s);
	for (size_t i = MEND_DELIMITER; i < MENDS; i++)
		if (r->record.mended[i])
			str_add(s, i == MEND_DELIMITER ? "{other}" : i == MEND_MORE ? "{more}" : "{less}");
	return true;
}

static const char *outline(struct mem *m, const char *text)
{
	struct dialect d;
	struct err e = { 0 };
	struct str s;
	size_t n = strlen(text);
	str_init(&s, m);
	dialect_learn(text, n, true, &d);
	struct outline *o = outline_learn(m, &d, text, n, true);
	outline_begin(o, see, &s);
	struct lenient *l = lenient_open(&d, outline_record, o);
	t_true(lenient_feed(l, text, n, &e) && lenient_end(l, &e));
	lenient_close(l);
	outline_close(o);
	return s.s;
}

static const struct {
	const char *text, *want;
} samples[] = {
	{ "", "" },
	{ "\n\n", "b1 b1" },
	{ "a,b\n1,2\n", "h1:a|b r1:1|2" },
	{ "1,2\n3,4\n", "r1:1|2 r1:3|4" }, /* no header */
	{ "a,b\nc,d\n", "h1:a|b r1:c|d" }, /* taken for one */
	{ "Titel\n\na,b\n1,2\n3,4\n", "a1:Titel b1 h1:a|b r1:1|2 r1:3|4" },
	{ "Titel,,\n,,\na,b,c\n1,2,3\n4,5,6\n", "a1:Titel|| a1:|| h1:a|b|c r1:1|2|3 r1:4|5|6" },
	{ "Bron;wij\nJaar;2025\n\na;b;c\n1;2;3\n4;5;6\n", "a1:Bron|wij a1:Jaar|2025 b1 h1:a|b|c r1:1|2|3 r1:4|5|6" },
	{ "sep=;\na;b\n1;2\n3;4\n", "a1:sep=| h1:a|b r1:1|2 r1:3|4" },
	{ "a,b\na,b\n1,2\n3,4\n", "h1:a a|b b r1:1|2 r1:3|4" },
	/* the columns are figures: words above them are names */
	{ "a,b\nx,y\n1,2\n3,4\n5,6\n7,8\n9,0\n1,2\n3,4\n5,6\n7,8\n",
	  "h1:a x|b y r1:1|2 r1:3|4 r1:5|6 r1:7|8 r1:9|0 r1:1|2 r1:3|4 r1:5|6 r1:7|8" },
	{ "a,b\n,\n1,2\n3,4\n", "h1:a|b r1:1|2 r1:3|4" },
	{ "a,b\n1,2\n\n3,4\n", "h1:a|b r1:1|2 b1 r1:3|4" }, /* a blank line inside a table */
	{ "a,b\n1,2\n3,4\n\nx,y,z\n5,6,7\n", "h1:a|b r1:1|2 r1:3|4 b1 h2:x|y|z r2:5|6|7" },
	{ "a,b\n1,2\n3,4\n\nx,y\n5,6\n", "h1:a|b r1:1|2 r1:3|4 b1 h2:x|y r2:5|6" },
	{ "a,b\n1,2\n3,4\n5,6\n7,8\n9,0\na,b\n1,2\n", "h1:a|b r1:1|2 r1:3|4 r1:5|6 r1:7|8 r1:9|0 h2:a|b r2:1|2" },
	{ "a,b\n1,2\n3,4\n\nTotaal\n\nBron: wij\n", "h1:a|b r1:1|2 r1:3|4 b1 -1:Totaal b1 -1:Bron: wij" },
	{ "Een\na,b,c\n1,2,3\n6,7,8\n\nTwee\nx,y\n4,5\n", "a1:Een h1:a|b|c r1:1|2|3 r1:6|7|8 b1 -1:Twee h2:x|y r2:4|5" },
	{ "a,b,c\n1,2,3\n4;5;6\n7,8,9\n", "h1:a|b|c r1:1|2|3 r1:4|5|6{other} r1:7|8|9" },
	{ "a;b;c\n1,2,3\n4,5,6\n7,8,9\n", "h1:a|b|c{other} r1:1|2|3 r1:4|5|6 r1:7|8|9" },
	{ "a,,b\n1,2\n4,5\n7,8\n", "h1:a|b{more} r1:1|2 r1:4|5 r1:7|8" },
	{ "\"a\"\"b\"\n\"1\",\"2\"\n\"4\",\"5\"\n\"7\",\"8\"\n", "h1:a|b{less} r1:1|2 r1:4|5 r1:7|8" },
	{ "a,b,c\n1,2,3\n4,5\n7,8,9\n", "h1:a|b|c r1:1|2|3 r1:4|5 r1:7|8|9" }, /* too few rows to say what fits */
};

T_CASE(every_record_has_its_role)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct mem *m = mem_new();
		t_text(outline(m, samples[i].text), samples[i].want);
		mem_free(m);
	}
}
T_END

/* Twelve sound rows and then this one. */
static const char *thirteenth(struct mem *m, const char *row)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "dag,naam,n,leeg\n");
	for (int i = 0; i < 12; i++)
		str_addf(&s, "2025-01-%02d,%s,%d,\n", i + 10, i % 2 ? "Breien" : "\"Soep, brood\"", i * 9);
	str_addf(&s, "%s\n", row);
	return strrchr(outline(m, s.s), ' ') + 1;
}

T_CASE(rows_are_mended_when_they_fit_in_one_way)
{
	struct mem *m = mem_new();
	t_text(thirteenth(m, "2025-02-01,,Zang,5,"), "r1:2025-02-01|Zang|5|{more}");
	t_text(thirteenth(m, "2025-02-01Zang,5,"), "r1:2025-02-01|Zang|5|{less}");
	t_text(thirteenth(m, "2025-02-01,Zang5,"), "r1:2025-02-01|Zang|5|{less}");
	t_text(thirteenth(m, "2025-02-01,Zang56,"), "r1:2025-02-01|Zang56|"); /* Zang and 56, or Zang5 and 6 */
	t_text(thirteenth(m, "2025-02-01;Zang;5;"), "r1:2025-02-01|Zang|5|{other}");
	t_text(thirteenth(m, "2025-02-01,Zang,dans,5,"), "r1:2025-02-01|Zang,dans|5|{more}");
	t_text(thirteenth(m, "2025-02-01,12,34,5"), "r1:2025-02-01|12|34|5"); /* the right width is not looked at */
	t_text(thirteenth(m, "x,y,z"), "r1:x|y|z");
	t_text(thirteenth(m, "2025-02-01,Zang,1,2,3,4"), "r1:2025-02-01|Zang|1|2|3|4");
	mem_free(m);
}
T_END

/* A remark may happen to have as many words as the table has columns. */
T_CASE(a_sentence_is_no_header)
{
	struct mem *m = mem_new();
	t_text(outline(m, "All times in UTC.\nDate,Views,Title,Type\n2026-01-05,7,Plein,Video\n"),
	       "a1:All times in UTC. h1:Date|Views|Title|Type r1:2026-01-05|7|Plein|Video");
	mem_free(m);
}
T_END

T_MAIN("outline", a_sentence_is_no_header, every_record_has_its_role, rows_are_mended_when_they_fit_in_one_way)
