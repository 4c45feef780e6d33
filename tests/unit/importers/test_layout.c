/* Recognising a file: delimiter, header, kind; and what is said of a file that is not known. */
#include "tests/t.h"
#include "base/str.h"
#include "importers/layout.h"

#define FACEBOOK "Post ID,Page ID,Publish time,Post type,Views\n"
#define INSTAGRAM "Post ID,Account username,Publish time,Post type,Views\n"

/* "kind delimiter wrapped line" or "!code: args". */
static const char *learned(struct mem *m, const char *text, const char *kind)
{
	struct layout l;
	struct err e = { 0 };
	if (!layout_learn(text, strlen(text), true, kind, m, &l, &e))
		return mem_printf(m, "!%s %ld: %s; %s; %s", word_code(m, e.word), e.row, e.arg[0], e.arg[1], e.arg[2]);
	return mem_printf(m, "%s %s%s %ld%s", l.importer->name, layout_delimiter(&l),
	                  l.wrapper ? mem_printf(m, " wrapped%c", l.wrapper) : "", l.header_line, l.above_header ? " below others" : "");
}

struct sample {
	const char *text, *kind, *want;
};

static const struct sample samples[] = {
	{ FACEBOOK, NULL, "facebook-posts , 1" },
	{ INSTAGRAM, NULL, "instagram-posts , 1" },
	{ "Bericht-ID;Pagina-ID;Publicatietijdstip;Berichttype\n1;2;3;4\n", NULL, "facebook-posts ; 1" },
	{ "Bericht-ID\tPagina-ID\tPublicatietijdstip\tBerichttype\n", NULL, "facebook-posts tab 1" },
	{ "Post ID|Page ID|Publish time|Post type", NULL, "facebook-posts | 1" },
	{ "sep=;\nPost ID;Page ID;Publish time;Post type\n", NULL, "facebook-posts ; 2" },
	{ "\"sep=,\"\n" FACEBOOK, NULL, "facebook-posts , 2" },
	{ "\n\n" FACEBOOK, NULL, "facebook-posts , 3 below others" },
	{ "Export, made by hand\nfor the council\n" FACEBOOK, NULL, "facebook-posts , 3 below others" },
	{ "post id,PAGE ID, Publish  time ,post type\n", NULL, "facebook-posts , 1" },
	{ "Post\xc2\xa0ID,Page ID,Publish time,Post type\n", NULL, "facebook-posts , 1" },
	{ "Post type,Publish time,Page ID,Post ID\n", NULL, "facebook-posts , 1" },
	/* whole before near, though the near one knows more of it */
	{ "Post ID,Account username,Publish time,Post type,Page name,Title,Custom labels,Caption type\n", NULL, "instagram-posts , 1" },
	{ "\"Post ID,Page ID,\"\"Publish time\"\",Post type\"\n", NULL, "facebook-posts , wrapped, 1" },
	{ "\"Post ID,Page ID,Publish time,Post type\";;;\n", NULL, "facebook-posts , wrapped; 1" },
	{ "Post ID,Page ID,Publish time,Post type,\"Reactions, Comments and Shares\"\n", NULL, "facebook-posts , 1" },
	/* headers of every day: a figure among them, and most of them known */
	{ "Date,Views\n", NULL, "youtube-daily , 1" },
	{ "Date,Views,Mood\n", NULL, "youtube-daily , 1" },
	{ "Date,Views,Mood,Weather\n", "youtube-daily", "!layout-forced 1: youtube-daily; -; Mood, Weather" },
	{ "Date,Weather\n", "youtube-daily", "!layout-forced 1: youtube-daily; -; Weather" },
	{ FACEBOOK, "facebook-posts", "facebook-posts , 1" },
	{ FACEBOOK, "instagram-posts", "!layout-forced 1: instagram-posts; Account username / Gebruikersnaam account; Page ID" },
	{ FACEBOOK, "myspace", "!layout-no-kind 0: myspace; ; " },
	{ "Post ID,Page ID,Post type,Views,Mood\n", NULL, "!layout-nearest 1: facebook-posts; Publish time / Publicatietijdstip; Mood" },
	/* what many kinds have is no reason to name one, and neither is a word that means something else there */
	{ "Post ID,Page ID,Views,Mood\n", NULL, "!layout-unknown 0: ; ; " },
	{ "Content type,Views,Watch time (hours)\n", NULL, "!layout-unknown 0: ; ; " },
	{ "Views,Clicks,Likes,Comments,Reposts,Content Type\n", NULL, "!layout-unknown 0: ; ; " },
	{ "Date,Views,Mood,Weather\n", NULL, "!layout-unknown 0: ; ; " },
	{ "naam,bedrag\nplein,12\n", NULL, "!layout-unknown 0: ; ; " },
	{ "sep=,\n", NULL, "!layout-unknown 0: ; ; " },
	{ "a\"b,c\n", NULL, "!rows-quote 1: 1; ; " },
};

T_CASE(files_are_recognised_by_the_names_of_columns)
{
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const char *got = learned(m, samples[i].text, samples[i].kind);
		if (!str_eq(got, samples[i].want))
			t_fail("\"%s\" gives \"%s\", expected \"%s\"", samples[i].text, got, samples[i].want);
	}
	mem_free(m);
}
T_END

T_CASE(columns_are_found_wherever_they_stand)
{
	struct mem *m = mem_new();
	struct layout l;
	struct err e = { 0 };
	const char text[] = "Views,Mood,Post type,,Publish time,Page ID,Post ID,Views,Weather\n";
	t_true(layout_learn(text, strlen(text), true, NULL, m, &l, &e));
	t_int(l.n_fields, 9);
	t_text(l.unknown, "Mood, Weather");
	t_text(l.twice, "Views");
	t_int(l.column[1], NO_COLUMN);
	t_int(l.column[3], NO_COLUMN);
	t_int(l.column[0], l.column[7]);
	t_int(l.place[l.column[0]], 1);
	t_int(l.place[l.column[6]], 7);
	t_text(l.header[l.column[5]], "Page ID");
	mem_free(m);
}
T_END

/* A header that is cut off is no header; one that is whole is found though the text behind it is cut. */
T_CASE(a_cut_head_is_enough_when_its_header_is_whole)
{
	struct mem *m = mem_new();
	struct layout l;
	const char text[] = FACEBOOK "1,2,\"a\n\nb";
	for (size_t n = 0; n < sizeof text; n++) {
		struct err e = { 0 };
		bool whole_header = n >= strlen(FACEBOOK);
		if (layout_learn(text, n, false, NULL, m, &l, &e) != whole_header)
			t_fail("%zu bytes are %s", n, whole_header ? "not recognised" : "recognised");
	}
	mem_free(m);
}
T_END

T_CASE(many_long_names_are_not_all_told)
{
	struct mem *m = mem_new();
	struct layout l;
	struct err e = { 0 };
	struct str s;
	str_init(&s, m);
	str_add(&s, "Post ID,Page ID,Publish time,Post type");
	for (int i = 0; i < 900; i++) {
		str_addf(&s, ",%d", i);
		str_add_times(&s, "n", 200);
	}
	str_add(&s, "\n");
	t_true(layout_learn(s.s, s.n, true, NULL, m, &l, &e));
	t_true(strlen(l.unknown) < 1200 && str_ends(l.unknown, ", …"));
	mem_free(m);
}
T_END

T_MAIN("layout", files_are_recognised_by_the_names_of_columns, columns_are_found_wherever_they_stand,
       a_cut_head_is_enough_when_its_header_is_whole, many_long_names_are_not_all_told)
