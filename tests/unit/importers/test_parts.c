/* Files with several tables: all or nothing, each recognised by itself, none counted twice, and what one does not know it has from the others. */
#include "books.h"
#include "importers/table.h"
#include "taken.h"

#define N(array) (sizeof(array) / sizeof *(array))

static const char posts[] = "Post ID,Page ID,Page name,Publish time,Post type,Views,Reactions\n"
                            "11,77,Voorbeeldstad,01/07/2026 06:02,Photos,100,5\n"
                            "12,77,Voorbeeldstad,02/10/2026 06:02,Photos,50,2\n";
static const char more_posts[] = "Post ID,Page ID,Page name,Publish time,Post type,Views,Reactions\n"
                                 "13,77,Voorbeeldstad,03/01/2026 06:02,Photos,10,1\n";
static const char bad_posts[] = "Post ID,Page ID,Page name,Publish time,Post type,Views,Reactions\n"
                                "13,77,Voorbeeldstad,03/01/2026 06:02,Photos,10,1\n13,77,Voorbeeldstad,03/01/2026 06:02,Photos,11,1\n";
static const char audience[] = "x\n,Women,Men\n18-24,10.6,39.4\n25-34,20,30\n";
static const char everything[] = "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM import_part), (SELECT count(*) FROM channel),"
                                 " (SELECT count(*) FROM post), (SELECT count(*) FROM audience)";
static const char imports[] = "SELECT i.id, i.file_name, coalesce(p.part, '-'), date(i.as_of * 86400, 'unixepoch')"
                              " FROM import i LEFT JOIN import_part p ON p.import_id = i.id ORDER BY i.id";

static bool take(struct taken *t, const char *name, const struct boxed *b, size_t n)
{
	struct str zip = boxes_zip(t->mem, b, n);
	return taken_bytes(t, name, zip.s, zip.n);
}

static const char *all_messages(struct taken *t)
{
	struct str s;
	str_init(&s, t->mem);
	for (size_t i = 0; i < t->results.messages.n; i++) {
		const struct msg *m = &t->results.messages.item[i];
		str_addf(&s, "%s%s%s %s", i ? ", " : "", m->level == MSG_NOTE ? "" : "! ", strrchr(m->file, '/') + 1,
		         word_code(t->mem, m->word));
	}
	return s.s;
}

T_CASE(each_part_is_an_import)
{
	struct taken t;
	const struct boxed b[] = { { .name = "a.csv", .text = posts }, { .name = "sub/b.csv", .text = more_posts } };
	taken_begin(&t);
	t_true(take(&t, "x.zip", b, N(b)));
	t_int(t.results.n, 2);
	t_text(t.results.item[0].part, "a.csv");
	t_text(t.results.item[1].part, "sub/b.csv");
	t_int(t.results.item[0].rows_stored, 2);
	t_int(t.results.item[1].import_id, 2);
	t_text(taken_rows(&t, imports), "1|x.zip: a.csv|a.csv|2026-02-10 2|x.zip: sub/b.csv|sub/b.csv|2026-03-01");
	char hash[HASH_HEX];
	hash_text(posts, hash);
	t_text(taken_rows(&t, "SELECT sha256 FROM import WHERE id = 1"), hash);
	struct str zip = boxes_zip(t.mem, b, N(b));
	struct hash whole;
	hash_init(&whole);
	hash_add(&whole, zip.s, zip.n);
	hash_hex(&whole, hash);
	t_text(taken_rows(&t, "SELECT DISTINCT file_sha256 FROM import_part"), hash);
	taken_end(&t);
}
T_END

T_CASE(a_table_counts_once_wherever_it_stands)
{
	struct taken t;
	const struct boxed b[] = { { .name = "a.csv", .text = posts },
		                   { .name = "b.csv", .text = more_posts },
		                   { .name = "c.csv", .text = posts } };
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv", more_posts));
	t_true(take(&t, "x.zip", b, N(b)));
	t_false(t.results.item[0].already);
	t_true(t.results.item[1].already);
	t_int(t.results.item[1].import_id, 0);
	t_true(t.results.item[2].already); /* the same bytes twice in one zip */
	t_text(taken_rows(&t, everything), "2|1|1|3|0");
	t_true(take(&t, "x.zip", b, N(b)));
	t_true(t.results.item[0].already && t.results.item[1].already && t.results.item[2].already);
	t_true(take(&t, "one.zip", b, 1));
	t_true(t.results.item[0].already);
	t_true(taken_text(&t, "a.csv", posts));
	t_true(t.result.already);
	t_text(taken_rows(&t, everything), "2|1|1|3|0");
	t_text(taken_rows(&t, "SELECT sum(views) FROM post_current"), "160");
	taken_end(&t);
}
T_END

T_CASE(all_or_nothing)
{
	struct taken t;
	const struct boxed b[] = { { .name = "a.csv", .text = posts }, { .name = "b.csv", .text = bad_posts } };
	taken_begin(&t);
	t_false(take(&t, "x.zip", b, N(b)));
	t_true(str_starts(taken_why(&t), "post-conflict 3:0"));
	t_true(strstr(taken_why(&t), "x.zip: b.csv:3") != NULL);
	t_int(t.results.item[0].import_id, 0);
	t_text(taken_rows(&t, everything), "0|0|0|0|0");
	const struct boxed sum[] = { { .name = "a.csv", .text = posts }, { .name = "b.csv", .text = more_posts, .wrong_sum = true } };
	t_false(take(&t, "x.zip", sum, N(sum)));
	t_true(str_starts(taken_why(&t), "zip-damaged"));
	t_text(taken_rows(&t, everything), "0|0|0|0|0");
	t.options.dry_run = true;
	t_true(take(&t, "x.zip", b, 1));
	t_int(t.result.import_id, 0);
	t_int(t.result.rows_stored, 2);
	t_text(taken_rows(&t, everything), "0|0|0|0|0");
	taken_end(&t);
}
T_END

T_CASE(what_is_no_known_kind_is_passed_over)
{
	struct taken t;
	const struct boxed b[] = { { .name = "readme.txt", .text = "Deze map is voor u.\n" },
		                   { .name = "near.csv", .text = "Post ID,Page ID,Post type,Reactions\n1,2,Photos,3\n" },
		                   { .name = "leeg.csv", .text = "" },
		                   { .name = "a.csv", .text = posts },
		                   { .name = "x.png", .text = "x" },
		                   { .name = "meer.zip", .text = "x" } };
	taken_begin(&t);
	t_true(take(&t, "x.zip", b, N(b) - 1));
	t_int(t.results.n, 1);
	t_text(t.result.part, "a.csv");
	t_text(all_messages(&t), "x.zip zip-passed, x.zip: readme.txt part-passed, x.zip: readme.txt layout-unknown,"
	                         " ! x.zip: near.csv part-passed, ! x.zip: near.csv layout-nearest, x.zip: leeg.csv part-passed,"
	                         " x.zip: leeg.csv source-empty");
	t_text(taken_rows(&t, everything), "1|1|1|2|0");
	/* without a known one: refused, with the list; one alone: with its own reason */
	t_false(take(&t, "x.zip", b, 3));
	t_true(strstr(taken_why(&t), "parts-unknown") && strstr(taken_why(&t), "readme.txt, near.csv, leeg.csv"));
	t_false(take(&t, "x.zip", b + 1, 1));
	t_true(str_starts(taken_why(&t), "layout-nearest 1:0") && strstr(taken_why(&t), "x.zip: near.csv:1"));
	t_text(all_messages(&t), ""); /* the refusal says it */
	/* what may hold exports is told louder */
	t_true(take(&t, "x.zip", b + 3, 3));
	t_true(str_starts(all_messages(&t), "! x.zip zip-passed"));
	taken_end(&t);
}
T_END

/* The audience says neither its day nor its channel, and comes first; both are with the posts. */
T_CASE(a_part_has_its_day_from_the_others)
{
	static const struct boxed b[] = { { .name = "1.csv", .text = audience },
		                          { .name = "2.csv", .text = posts },
		                          { .name = "3.csv", .text = more_posts } };
	for (size_t n = 2; n <= 3; n++) {
		struct taken t;
		taken_begin(&t);
		t.options.channel = "facebook";
		t_true(take(&t, "x.zip", b, n));
		t_text(t.results.item[0].kind, "meta-audience");
		t_int(t.results.item[0].as_of, n == 2 ? day_make(2026, 2, 10) : day_make(2026, 3, 1));
		t_text(taken_rows(&t, "SELECT a.as_of = max(i.as_of) FROM audience a, import i"), "1");
		t.options.as_of = day_make(2026, 6, 30);
		t_true(taken_text(&t, "a.csv", "x\n,Women,Men\n18-24,10.6,39.4\n25-34,21,29\n"));
		t_int(t.result.as_of, day_make(2026, 6, 30));
		taken_end(&t);
	}
	struct taken t;
	taken_begin(&t);
	t.options.channel = "facebook/Voorbeeldstad";
	t_false(take(&t, "x.zip", b, 1));
	t_true(str_starts(taken_why(&t), "intake-as-of"));
	const struct boxed two[] = { b[0], { .name = "2.csv", .text = "x\n,Women,Men\n18-24,10.6,39.4\n25-34,21,29\n" } };
	t_false(take(&t, "x.zip", two, 2)); /* none knows it */
	t_true(str_starts(taken_why(&t), "intake-as-of"));
	taken_end(&t);
}
T_END

T_CASE(a_period_comes_from_the_option_or_the_others)
{
	struct period own = { 10, 20 };
	struct import_options options = { .as_of = INT_MIN };
	struct shared shared = { .newest_day = INT_MIN, .period = { 1, 0 } };
	struct intake in = { .options = &options, .file = "a.csv", .period = { 1, 0 } };
	struct err e = { 0 };
	t_false(intake_period(&in, &e));
	t_int(e.word, W_INTAKE_PERIOD);
	in.shared = &shared;
	e = (struct err){ 0 };
	t_false(intake_period(&in, &e));
	shared.period = (struct period){ 3, 4 };
	t_true(intake_period(&in, &e));
	t_int(in.period.to, 4);
	options.period = &own;
	t_true(intake_period(&in, &e));
	t_int(in.period.from, 10);
}
T_END

T_CASE(one_part_or_one_kind_can_be_asked_for)
{
	struct taken t;
	const struct boxed b[] = { { .name = "a.csv", .text = posts },
		                   { .name = "b.csv", .text = more_posts },
		                   { .name = "c.csv", .text = audience } };
	taken_begin(&t);
	t.options.part = "B.csv ";
	t_true(take(&t, "x.zip", b, N(b)));
	t_int(t.results.n, 1);
	t_text(t.result.part, "b.csv");
	t.options.part = "d.csv";
	t_false(take(&t, "x.zip", b, N(b)));
	t_true(str_starts(taken_why(&t), "part-absent") && strstr(taken_why(&t), "a.csv, b.csv, c.csv"));
	t_false(taken_text(&t, "a.csv", posts));
	t_true(str_starts(taken_why(&t), "part-none"));
	t.options.part = NULL;
	t.options.kind = "facebook-posts";
	t_true(take(&t, "x.zip", b, N(b)));
	t_int(t.results.n, 2);
	t_text(all_messages(&t), "x.zip: c.csv part-passed, x.zip: c.csv layout-unknown");
	t.options.kind = "nonsense";
	t_false(take(&t, "x.zip", b, N(b)));
	t_int(t.err.code, ERR_USAGE);
	taken_end(&t);
}
T_END

static int64_t shown, shown_last;

static void show(void *data, int64_t done, int64_t all)
{
	(void)data;
	t_true(done >= shown_last && done <= all);
	shown_last = done;
	shown = all;
}

T_CASE(progress_runs_over_all_parts)
{
	struct taken t;
	const struct boxed b[] = { { .name = "a.csv", .text = posts }, { .name = "b.csv", .text = more_posts } };
	taken_begin(&t);
	t.options.progress = show;
	t_true(take(&t, "x.zip", b, N(b)));
	t_int(shown, strlen(posts) + strlen(more_posts));
	t_int(shown_last, shown);
	taken_end(&t);
}
T_END

/* The worksheet, and its rows as the user counts them, although a cell holds two lines. */
T_CASE(worksheets_are_taken_in)
{
	struct taken t;
	struct book_xml xml = {
		.strings = "<si><t>Post ID</t></si><si><t>Page ID</t></si><si><t>Publish time</t></si><si><t>Post "
		           "type</t></si><si><t>Title</t></si>"
		           "<si><t>Views</t></si><si><t>Photos</t></si><si><t>a\nb</t></si><si><t>01/07/2026 06:02</t></si>",
		.name = { "Lees mij", "Berichten" },
		.sheet = { "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
		           "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"
		           "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"s\"><v>2</v></c>"
		           "<c r=\"D2\" t=\"s\"><v>3</v></c><c r=\"E2\" t=\"s\"><v>4</v></c><c r=\"F2\" t=\"s\"><v>5</v></c></row>"
		           "<row r=\"3\"><c r=\"A3\"><v>11</v></c><c r=\"B3\"><v>77</v></c><c r=\"C3\" t=\"s\"><v>8</v></c>"
		           "<c r=\"D3\" t=\"s\"><v>6</v></c><c r=\"E3\" t=\"s\"><v>7</v></c><c r=\"F3\"><v>100</v></c></row>"
		           "<row r=\"5\"><c r=\"A5\"><v>1.2E16</v></c><c r=\"B5\"><v>77</v></c><c r=\"C5\" t=\"s\"><v>8</v></c>"
		           "<c r=\"D5\" t=\"s\"><v>6</v></c><c r=\"F5\"><v>100</v></c></row>" }
	};
	taken_begin(&t);
	struct str book = book_zip(t.mem, &xml);
	t_true(taken_bytes(&t, "b.xls", book.s, book.n));
	t_text(t.result.part, "Berichten");
	t_text(taken_messages(&t), "layout-above-header 2:0 cell-id-excel 5:1");
	t_int(t.result.rows_stored, 1);
	t_text(taken_rows(&t, "SELECT views, title FROM post_reading"), "100|a b");
	t_text(taken_rows(&t, imports), "1|b.xls: Berichten|Berichten|2026-01-07");
	taken_end(&t);
}
T_END

T_MAIN("parts", each_part_is_an_import, a_table_counts_once_wherever_it_stands, all_or_nothing, what_is_no_known_kind_is_passed_over,
       a_part_has_its_day_from_the_others, a_period_comes_from_the_option_or_the_others, one_part_or_one_kind_can_be_asked_for,
       progress_runs_over_all_parts, worksheets_are_taken_in)
