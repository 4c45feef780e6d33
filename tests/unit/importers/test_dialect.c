/* Which delimiter, quote and escape are learned from a text. */
#include "tests/t.h"
#include "importers/dialect.h"

static const struct {
	const char *text, *delimiter;
	char quote;
	enum escape escape;
} samples[] = {
	{ "", "", '"', ESCAPE_DOUBLED },
	{ "naam\nAnna\nBas\n", "", '"', ESCAPE_DOUBLED },
	{ "a,b\n1,2\n3,4\n", ",", '"', ESCAPE_DOUBLED },
	{ "a;b\n1,5;2,3\n0,1;7,2\n", ";", '"', ESCAPE_DOUBLED }, /* commas in figures */
	{ "a;b\n\"x, y\";2\n\"z, w\";3\n", ";", '"', ESCAPE_DOUBLED },
	{ "a\tb\nx y\tz\nq\tw v\n", "\t", '"', ESCAPE_DOUBLED },
	{ "a|b|c\n1|2|3\n", "|", '"', ESCAPE_DOUBLED },
	{ "a, b, c\n1, 2, 3\n4, 5, 6\n", ", ", '"', ESCAPE_DOUBLED },
	{ "a,b,c\n1, 2,3\n4,5,6\n", ",", '"', ESCAPE_DOUBLED },
	{ "dag tijd n\n2025-01-02 10:00 3\n2025-01-03 11:00 4\n", " ", '"', ESCAPE_DOUBLED },
	{ "een zin met woorden\nnog een zin hier\nen de laatste zin\n", "", '"', ESCAPE_DOUBLED }, /* words are no columns */
	{ "a,b\n'x, y',1\n'it''s',2\n", ",", '\'', ESCAPE_DOUBLED },
	{ "a,b\nma's brei,1\nopa's soep,2\n", ",", '"', ESCAPE_DOUBLED }, /* apostrophes are no quotes */
	{ "a,b\n\"x \\\"y\\\" z\",1\n\"w\",2\n", ",", '"', ESCAPE_BACKSLASH },
	{ "a,b\n\"5\" wide\",1\n\"w\",2\n", ",", '"', ESCAPE_NONE },
	{ "a,b\n\"5\"\" wide\",1\n\"w\",2\n", ",", '"', ESCAPE_DOUBLED },
	/* one row with other delimiters is full of quotes, yet tells nothing of how the others escape theirs */
	{ "\"a\",\"b\",\"c\",\"d\"\n\"p \"\"q\"\" r\",\"1\",\"2\",\"3\"\n\"s\" \"4\" \"5\" \"6\"\n\"t\",\"7\",\"8\",\"9\"\n", ",", '"',
	  ESCAPE_DOUBLED },
	{ "sep=;\na,b;c\n1,2;3\n", ";", '"', ESCAPE_DOUBLED },
	{ "# titel\n# bron\n# periode\n# nog iets\n\nnaam,a,b\nx,1,2\ny,3,4\nz,5,6\n", ",", '"', ESCAPE_DOUBLED },
};

T_CASE(the_dialect_is_learned)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct dialect d;
		dialect_learn(samples[i].text, strlen(samples[i].text), true, &d);
		if (strcmp(d.delimiter, samples[i].delimiter) != 0 || d.quote != samples[i].quote || d.escape != samples[i].escape)
			t_fail("%s: delimiter '%s', quote %c, escape %d", samples[i].text, d.delimiter, d.quote, (int)d.escape);
	}
}
T_END

T_CASE(shapes_are_seen)
{
	static const struct {
		const char *cell;
		enum shape shape;
	} cells[] = {
		{ "", SHAPE_EMPTY },
		{ "12", SHAPE_NUMBER },
		{ "-1.234,5", SHAPE_NUMBER },
		{ "\xe2\x82\xac 3,50", SHAPE_NUMBER },
		{ "12%", SHAPE_NUMBER },
		{ "2025-01-02", SHAPE_TIME },
		{ "2/1/2025", SHAPE_TIME },
		{ "10:00", SHAPE_TIME },
		{ "2025-01-02T10:00:00Z", SHAPE_TIME },
		{ "a", SHAPE_TEXT },
		{ "1a", SHAPE_TEXT },
		{ "-", SHAPE_TEXT },
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		if (shape_of(cells[i].cell, strlen(cells[i].cell)) != cells[i].shape)
			t_fail("%s is %d", cells[i].cell, (int)shape_of(cells[i].cell, strlen(cells[i].cell)));
}
T_END

T_MAIN("dialect", the_dialect_is_learned, shapes_are_seen)
