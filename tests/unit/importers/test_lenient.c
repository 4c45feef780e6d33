/* Records cut leniently: what comes out of each spoilt one, that nothing depends on where a piece ends, and that reading ends in time. */
#include "tests/t.h"
#include "base/str.h"
#include "importers/lenient.h"

struct seen {
	struct str text; /* "line:[field][field]{mends}" a record */
};

static bool see(void *data, const struct lenient_record *r, struct err *e)
{
	static const char *const names[MENDS] = { "open", "inside", "long", "delimiter", "more", "less" };
	struct seen *s = data;
	(void)e;
	str_addf(&s->text, "%s%ld:", s->text.n ? " " : "", r->line);
	for (size_t i = 0; i < r->n; i++) {
		if (r->field[i].s[r->field[i].n] != '\0' || strlen(r->field[i].s) != r->field[i].n)
			t_fail("a field is not closed");
		str_addf(&s->text, r->quoted[i] ? "<%s>" : "[%s]", r->field[i].s);
	}
	for (size_t i = 0; i < MENDS; i++)
		if (r->mended[i])
			str_addf(&s->text, "{%s}", names[i]);
	return true;
}

static const char *records(struct mem *m, const struct dialect *d, const char *text, size_t n, size_t piece)
{
	struct seen s = { 0 };
	struct err e = { 0 };
	str_init(&s.text, m);
	struct lenient *l = lenient_open(d, see, &s);
	for (size_t i = 0; i < n; i += piece)
		t_true(lenient_feed(l, text + i, n - i < piece ? n - i : piece, &e));
	t_true(lenient_end(l, &e));
	lenient_close(l);
	return s.text.s;
}

static const struct {
	const char *delimiter;
	char quote;
	enum escape escape;
	const char *text, *want;
} samples[] = {
	{ ",", '"', ESCAPE_DOUBLED, "", "" },
	{ ",", '"', ESCAPE_DOUBLED, "a,b\r\n1,2", "1:[a][b] 2:[1][2]" },
	{ ",", '"', ESCAPE_DOUBLED, "a\rb\n\nc\r\n\r\n", "1:[a] 2:[b] 3: 4:[c] 5:" },
	{ ",", '"', ESCAPE_DOUBLED, ",\n", "1:[][]" },
	{ ",", '"', ESCAPE_DOUBLED, "\"a\"\"b\",\"\"\n", "1:<a\"b><>" },
	{ ",", '"', ESCAPE_DOUBLED, "\"a\nb\",c\nd", "1:<a\nb>[c] 3:[d]" },
	{ ",", '"', ESCAPE_DOUBLED, "\"a\"\"\",b", "1:<a\">[b]" },
	/* a quote too many: before a plain field, before a quoted one, at the end of a row, at the end of the text */
	{ ",", '"', ESCAPE_DOUBLED, "\"a,\"b, c\",d\n", "1:[\"a]<b, c>[d]{open}" },
	{ ",", '"', ESCAPE_DOUBLED, "\"\"b, c\",d\n", "1:<\"b, c>[d]{inside}" },
	{ ",", '"', ESCAPE_DOUBLED, "a,\"\n\"b\",c\n", "1:[a][\"]{open} 2:<b>[c]" },
	{ ",", '"', ESCAPE_DOUBLED, "a,\"b\nc", "1:[a][\"b]{open} 2:[c]" },
	{ ",", '"', ESCAPE_DOUBLED, "\"say \"hi\" now\",b\n", "1:<say \"hi\" now>[b]{inside}" },
	{ ",", '"', ESCAPE_DOUBLED, "\"g\",\"h(,\"i\"\n\"j\"\n", "1:<g>[\"h(]<i>{open} 2:<j>" },
	/* an even run of quotes before a field's end, and then a field that opens: one was text */
	{ ",", '"', ESCAPE_DOUBLED, "\"48\"\",\"b\",c\n", "1:<48\"><b>[c]{inside}" },
	{ ",", '"', ESCAPE_DOUBLED, "5\" wide,b\n", "1:[5\" wide][b]" },
	{ ",", '"', ESCAPE_NONE, "\"5\" wide\",\"6\"\"\n", "1:<5\" wide><6\">" },
	{ ",", '"', ESCAPE_BACKSLASH, "\"a\\\"b, c\",\"d\\\\\"\n", "1:<a\"b, c><d\\>" },
	{ ",", '\'', ESCAPE_DOUBLED, "'it''s, so','b'\n", "1:<it's, so><b>" },
	{ ", ", '"', ESCAPE_DOUBLED, "a, \"b, c\", d,e\n", "1:[a]<b, c>[d,e]" },
	{ "\t", '"', ESCAPE_DOUBLED, "a\tb c\t\n", "1:[a][b c][]" },
	{ "", '"', ESCAPE_DOUBLED, "a,b;c\n\"d\"\n", "1:[a,b;c] 2:<d>" },
};

T_CASE(records_are_the_same_however_they_come)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct mem *m = mem_new();
		struct dialect d = { .quote = samples[i].quote, .escape = samples[i].escape };
		strcpy(d.delimiter, samples[i].delimiter);
		size_t n = strlen(samples[i].text);
		t_text(records(m, &d, samples[i].text, n, n + 1), samples[i].want);
		for (size_t piece = 1; piece < 6; piece++)
			t_text(records(m, &d, samples[i].text, n, piece), samples[i].want);
		mem_free(m);
	}
}
T_END

struct counted {
	int64_t n_records, n_bytes, n_long;
};

static bool count(void *data, const struct lenient_record *r, struct err *e)
{
	struct counted *c = data;
	(void)e;
	c->n_records++;
	c->n_bytes += (int64_t)r->n_raw;
	c->n_long += r->mended[MEND_TOO_LONG];
	return true;
}

static struct counted count_all(const char *unit, size_t times)
{
	struct dialect d = { .delimiter = ",", .quote = '"' };
	struct counted c = { 0 };
	struct err e = { 0 };
	struct mem *m = mem_new();
	struct str piece;
	size_t a_piece = 4096;
	str_init(&piece, m);
	str_add_times(&piece, unit, a_piece);
	struct lenient *l = lenient_open(&d, count, &c);
	for (size_t i = 0; i < times / a_piece; i++)
		t_true(lenient_feed(l, piece.s, piece.n, &e));
	t_true(lenient_end(l, &e));
	lenient_close(l);
	mem_free(m);
	return c;
}

/* Each of these made every quote look for its end through all that follows. */
T_CASE(reading_takes_no_longer_for_hostile_quotes)
{
	static const char *const units[] = { "\"\"a\n", "\"\"a,", "\"a\n", "a\"", "\"", "\"\"", "\",", ",\"\"\"x", "\"\n\n\"x" };
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		t_true(count_all(units[i], 1 << 21).n_records > 0);
}
T_END

T_CASE(a_record_without_end_is_cut)
{
	struct counted c = count_all("abcdefgh", 3 << 20);
	t_int(c.n_bytes, (int64_t)24 << 20);
	t_int(c.n_records, 3);
	t_int(c.n_long, 2);
}
T_END

T_MAIN("lenient", records_are_the_same_however_they_come, reading_takes_no_longer_for_hostile_quotes, a_record_without_end_is_cut)
