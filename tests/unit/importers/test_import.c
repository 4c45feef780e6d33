/* Taking post exports in: all or nothing, once, again with newer figures, in every form the same file can have. */
#include "importers/totals.h"
#include "taken.h"

#define HEAD                                                                                                                               \
	"Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Custom labels,Date,Views,Reach,Reactions,Comments,Shares,Total " \
	"clicks\n"
#define ROW(id, time, figures) id ",77,Voorbeeldstad,Tekst " id "," time ",https://example.org/" id ",Photos,,Lifetime," figures "\n"

static const char one[] = HEAD ROW("11", "01/07/2026 06:02", "100,80,5,4,1,9") ROW("12", "02/10/2026 06:02", "50,40,2,,0,");

static const char posts[] =
        "SELECT p.external_id, r.import_id, r.day, r.as_of - 20454, r.views, r.reach, r.reactions, r.comments, r.shares, r.clicks"
        " FROM post p JOIN post_reading r ON r.post_id = p.id ORDER BY p.external_id, r.import_id, r.day"; /* 20454: 2026-01-01 */
static const char months[] =
        "SELECT channel_id, month - 24312, content_type, posts, exposed, views, interactions, views_sq, interactions_sq,"
        " \"cross\" FROM month_total ORDER BY channel_id, month, content_type"; /* 24312: 2026-00 */
static const char tops[] =
        "SELECT t.channel_id, month - 24312, place, p.external_id, interactions FROM month_top t JOIN post p ON p.id = t.post_id"
        " ORDER BY t.channel_id, month, place";
static const char everything[] =
        "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM channel), (SELECT count(*) FROM post),"
        " (SELECT count(*) FROM post_reading), (SELECT count(*) FROM post_metric), (SELECT count(*) FROM month_total)";

static void take(struct taken *t, const char *name, const char *text)
{
	if (!taken_text(t, name, text))
		t_fail("%s", taken_why(t));
}

static void refuse(struct taken *t, const char *text, const char *why)
{
	const char *before = taken_rows(t, everything);
	if (taken_text(t, "refused.csv", text))
		t_fail("taken: %s", text);
	if (!str_starts(taken_why(t), why))
		t_fail("refused with %s, expected %s", taken_why(t), why);
	t_int(t->result.import_id, 0);
	t_text(taken_rows(t, everything), before);
}

T_CASE(a_file_is_taken_in_once)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv", one);
	t_int(t.result.import_id, 1);
	t_false(t.result.already);
	t_text(t.result.kind, "facebook-posts");
	t_text(t.result.delimiter, ",");
	t_int(t.result.rows_read, 2);
	t_int(t.result.rows_stored, 2);
	t_int(t.result.as_of, day_make(2026, 2, 10));
	t_int(t.result.period.from, day_make(2026, 1, 7));
	t_text(taken_rows(&t, posts), "11|1|0|40|100|80|5|4|1|9 12|1|0|40|50|40|2|-|0|-");
	t_text(taken_rows(&t, months), "1|1|image|1|1|100|10|10000.0|100.0|1000.0 1|2|image|1|1|50|2|2500.0|4.0|100.0");
	const char *before = taken_rows(&t, everything);
	take(&t, "copy.csv", one);
	t_true(t.result.already);
	t_int(t.result.import_id, 0);
	t_text(taken_rows(&t, everything), before);
	t_text(taken_rows(&t, "SELECT file_name, length(sha256), file_bytes FROM import"), mem_printf(t.mem, "a.csv|64|%zu", strlen(one)));
	taken_end(&t);
}
T_END

T_CASE(newer_figures_add_readings)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv", one);
	take(&t, "b.csv", HEAD ROW("12", "02/10/2026 06:02", "70,60,3,1,0,2") ROW("13", "03/01/2026 06:02", "9,8,7,6,5,4"));
	t_int(t.result.newer_readings, 1);
	t_text(taken_rows(&t, posts), "11|1|0|40|100|80|5|4|1|9 12|1|0|40|50|40|2|-|0|- 12|2|0|59|70|60|3|1|0|2 13|2|0|59|9|8|7|6|5|4");
	t_text(taken_rows(&t, months), "1|1|image|1|1|100|10|10000.0|100.0|1000.0 1|2|image|1|1|70|4|4900.0|16.0|280.0"
	                               " 1|3|image|1|1|9|18|81.0|324.0|162.0");
	t_text(taken_rows(&t, tops), "1|1|1|11|10 1|2|1|12|4 1|3|1|13|18");
	/* the same day told later */
	take(&t, "b2.csv", HEAD ROW("13", "03/01/2026 06:02", "10,8,7,6,5,4"));
	t_int(t.result.newer_readings, 1);
	t_text(taken_rows(&t, "SELECT views FROM post_current JOIN post ON id = post_id WHERE external_id = '13'"), "10");
	/* an older export after a newer one: kept, and not called newer */
	t.options.as_of = day_make(2026, 1, 20);
	take(&t, "c.csv", HEAD ROW("11", "01/07/2026 06:02", "10,8,1,1,0,1"));
	t_int(t.result.newer_readings, 0);
	t_int(t.result.rows_stored, 1);
	t_text(taken_rows(&t, tops), "1|1|1|11|10 1|2|1|12|4 1|3|1|13|18");
	taken_end(&t);
}
T_END

T_CASE(a_missing_figure_leaves_the_one_before)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv", one);
	t.options.as_of = day_make(2026, 5, 1);
	/* nothing reported but reach; and a 0 that cannot be */
	take(&t, "b.csv", HEAD ROW("11", "01/07/2026 06:02", "0,90,,,,"));
	t_text(taken_messages(&t), "post-false-zero 0:0");
	t_text(taken_rows(&t, "SELECT views, reach, reactions FROM post_current JOIN post ON id = post_id WHERE external_id = '11'"),
	       "100|90|5");
	t_text(taken_rows(&t, months), "1|1|image|1|1|100|10|10000.0|100.0|1000.0 1|2|image|1|1|50|2|2500.0|4.0|100.0");
	taken_end(&t);
}
T_END

T_CASE(the_same_post_twice)
{
	struct taken t;
	taken_begin(&t);
	refuse(&t,
	       HEAD ROW("11", "01/07/2026 06:02", "100,80,5,4,1,9") ROW("12", "01/07/2026 06:02", "1,1,1,1,1,1")
	               ROW("11", "01/07/2026 06:02", "101,80,5,4,1,9"),
	       "post-conflict 4:0");
	refuse(&t, HEAD ROW("11", "01/07/2026 06:02", "100,80,5,4,1,9") ROW("11", "01/07/2026 06:03", "100,80,5,4,1,9"),
	       "post-conflict 3:0");
	take(&t, "a.csv", HEAD ROW("11", "01/07/2026 06:02", "100,80,5,4,1,9") ROW("11", "01/07/2026 06:02", "100,80,5,4,1,9"));
	t_int(t.result.rows_stored, 2);
	t_text(taken_messages(&t), "post-again 0:0");
	t_int(t.result.messages.item[0].level, MSG_WARNING);
	t_text(taken_rows(&t, posts), "11|1|0|6|100|80|5|4|1|9");
	/* and again when the store knows the post already */
	refuse(&t, HEAD ROW("11", "01/07/2026 06:02", "100,80,5,4,1,9") ROW("11", "01/07/2026 06:02", "100,80,5,4,,9"),
	       "post-conflict 3:0");
	taken_end(&t);
}
T_END

T_CASE(rare_figures_are_compared_too)
{
	struct taken t;
	taken_begin(&t);
	const char head[] = "Post ID,Page ID,Publish time,Post type,3-second video views\n";
	refuse(&t, mem_printf(t.mem, "%s1,2,01/07/2026 06:02,Photos,3\n1,2,01/07/2026 06:02,Photos,4\n", head), "post-conflict 3:0");
	take(&t, "a.csv", mem_printf(t.mem, "%s1,2,01/07/2026 06:02,Photos,3\n1,2,01/07/2026 06:02,Photos,3\n", head));
	t_text(taken_rows(&t, "SELECT metric, value FROM post_metric"), "video_views_3s|3.0");
	taken_end(&t);
}
T_END

T_CASE(a_day_of_its_own_is_no_lifetime)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv",
	     HEAD
	     "11,77,V,T,01/07/2026 06:02,,Photos,,01/08/2026,5,4,3,2,1,0\n11,77,V,T,01/07/2026 06:02,,Photos,,01/09/2026,6,5,4,3,2,1\n");
	t_text(taken_rows(&t, posts), "11|1|20461|8|5|4|3|2|1|0 11|1|20462|8|6|5|4|3|2|1");
	t_text(taken_rows(&t, months), "");
	take(&t, "b.csv", HEAD ROW("11", "01/07/2026 06:02", "100,80,5,4,1,9"));
	t_text(taken_rows(&t, months), "1|1|image|1|1|100|10|10000.0|100.0|1000.0");
	taken_end(&t);
}
T_END

T_CASE(options_decide)
{
	struct taken t;
	taken_begin(&t);
	struct period june = { day_make(2026, 6, 1), day_make(2026, 6, 30) };
	t.options.as_of = day_make(2026, 7, 15);
	t.options.period = &june;
	take(&t, "a.csv", one);
	t_text(taken_rows(&t, "SELECT date(period_from * 86400, 'unixepoch'), date(period_to * 86400, 'unixepoch'), date(as_of * 86400, "
	                      "'unixepoch')"
	                      " FROM import"),
	       "2026-06-01|2026-06-30|2026-07-15");
	t_text(taken_rows(&t, "SELECT DISTINCT date(as_of * 86400, 'unixepoch') FROM post_reading"), "2026-07-15");
	taken_end(&t);
}
T_END

T_CASE(a_dry_run_stores_nothing)
{
	struct taken t;
	taken_begin(&t);
	t.options.dry_run = true;
	take(&t, "a.csv", one);
	t_int(t.result.rows_stored, 2);
	t_int(t.result.import_id, 0);
	t_text(taken_rows(&t, everything), "0|0|0|0|0|0");
	taken_end(&t);
}
T_END

T_CASE(scope_leaves_posts_out_and_counts_them)
{
	struct taken t;
	taken_begin(&t);
	const char *const word[] = { "tekst 12" };
	struct scope scope = { .word = word, .n_words = 1, .from = 1, .to = 0 };
	t.options.scope = &scope;
	take(&t, "a.csv", one);
	t_int(t.result.rows_read, 2);
	t_int(t.result.rows_stored, 1);
	t_int(t.result.rows_outside, 1);
	t_text(taken_rows(&t, "SELECT external_id FROM post"), "12");
	scope.from = scope.to = day_make(2030, 1, 1);
	take(&t, "b.csv", HEAD ROW("14", "03/07/2026 06:02", "1,1,1,1,1,1"));
	t_int(t.result.rows_outside, 1);
	t_int(t.result.as_of, day_make(2026, 3, 7)); /* the file is that new, whatever of it belongs */
	taken_end(&t);
}
T_END

T_CASE(one_channel_of_several)
{
	static const char two[] = "Post ID,Account username,Account ID,Publish time,Post type\n1,stad,100,01/07/2026 06:02,IG reel\n"
	                          "2,dorp,200,01/07/2026 06:02,IG reel\n3,stad,100,01/08/2026 06:02,IG reel\n";
	static const char *const wanted[] = { "Stad", "100", "instagram/stad" };
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct taken t;
		taken_begin(&t);
		t.options.channel = wanted[i];
		take(&t, "a.csv", two);
		t_int(t.result.rows_stored, 2);
		t_int(t.result.rows_outside, 1);
		t_text(taken_rows(&t, "SELECT name FROM channel"), "stad");
		taken_end(&t);
	}
	struct taken t;
	taken_begin(&t);
	t.options.channel = "instagram";
	take(&t, "a.csv", two);
	t_int(t.result.rows_stored, 3);
	taken_end(&t);
	taken_begin(&t);
	t.options.channel = "wijk";
	take(&t, "a.csv", two);
	t_text(taken_messages(&t), "post-no-channel 0:0");
	t_text(taken_rows(&t, "SELECT count(*) FROM post"), "0");
	taken_end(&t);
}
T_END

/* Exports of one account with and without its id are of one channel. */
T_CASE(accounts_keep_their_channel)
{
	static const char named[] = "Post ID,Account username,Publish time,Post type\n1,stad,01/07/2026 06:02,IG reel\n";
	static const char numbered[] = "Post ID,Account username,Account ID,Publish time,Post type\n2,stad,100,01/07/2026 06:02,IG reel\n";
	for (int numbered_first = 0; numbered_first < 2; numbered_first++) {
		struct taken t;
		taken_begin(&t);
		take(&t, "a.csv", numbered_first ? numbered : named);
		take(&t, "b.csv", numbered_first ? named : numbered);
		t_text(taken_rows(&t, "SELECT count(*) FROM channel"), "1");
		t_text(taken_rows(&t, "SELECT count(*) FROM post"), "2");
		taken_end(&t);
	}
}
T_END

T_CASE(bad_rows_are_rejected_with_their_place)
{
	static const struct {
		const char *row, *message;
	} bad[] = {
		{ "1,2,V,T,01/07/2026 06:02,,Photos,,Lifetime,1.204,,,,,\n", "cell-count 3:10" },
		{ "1,2,V,T,01/07/2026 06:02,,Photos,,Lifetime,,,3.apr,,,\n", "cell-excel-date 3:12" },
		{ "1,2,V,T,13/07/2026 06:02,,Photos,,Lifetime,,,,,,\n", "cell-time-us 3:5" },
		{ "1,2,V,T,,,Photos,,Lifetime,,,,,,\n", "cell-empty 3:5" },
		{ "1,2\n", "cell-empty 3:5" },
		{ "1.79E+16,2,V,T,01/07/2026 06:02,,Photos,,Lifetime,,,,,,\n", "cell-id-excel 3:1" },
		{ ",2,V,T,01/07/2026 06:02,,Photos,,Lifetime,,,,,,\n", "cell-empty 3:1" },
		{ "1,2,V,T,01/07/2026 06:02,,Photos,,Always,,,,,,\n", "cell-date-us 3:9" },
		{ "1,2,V,T,01/01/2062 06:02,,Photos,,Lifetime,9,,,,,\n", "day-ahead 3:5" },
		{ "1,2,V,T,01/07/2026 06:02,,Photos,,01/01/2062,9,,,,,\n", "day-ahead 3:9" },
		{ "1,2,V,T,with comma,01/07/2026 06:02,,Photos,,Lifetime,1,1,1,1,1,1\n", "cell-time-us 3:5" },
		{ "1,2,V,T,01/07/2026 06:02,,Photos,,Lifetime,1,1,1,1,1,1,1\n", "row-too-long 3:16" },
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct taken t;
		taken_begin(&t);
		take(&t, "a.csv",
		     mem_printf(t.mem, HEAD ROW("11", "01/07/2026 06:02", "1,1,1,1,1,1") "%s" ROW("12", "01/07/2026 06:02", "1,1,1,1,1,1"),
		                bad[i].row));
		if (!str_eq(taken_messages(&t), bad[i].message))
			t_fail("%s gives %s", bad[i].row, taken_messages(&t));
		t_int(t.result.rows_read, 3);
		t_int(t.result.rows_rejected, 1);
		t_text(taken_rows(&t, "SELECT external_id FROM post"), "11 12");
		t_int(t.result.as_of, day_make(2026, 1, 7));
		taken_end(&t);
	}
}
T_END

T_CASE(what_reads_as_nothing_is_let_be)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv", HEAD "\n" ROW("11", "01/07/2026 06:02", "1,-,N/A,—,--,1,,,") ",,,,,\n\n");
	t_int(t.result.rows_read, 1);
	t_text(taken_messages(&t), "");
	t_text(taken_rows(&t, posts), "11|1|0|6|1|-|-|-|-|1");
	take(&t, "b.csv", HEAD);
	t_text(taken_messages(&t), "rows-none 0:0");
	t_int(t.result.import_id, 2);
	taken_end(&t);
}
T_END

T_CASE(refused_files_leave_no_trace)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv", one);
	refuse(&t, "", "source-empty 0:0");
	refuse(&t, "a,b\n1,2\n", "layout-unknown 0:0");
	refuse(&t, HEAD "1,2,V,T,never,,Photos\n", "import-no-rows 0:0");
	refuse(&t, HEAD ROW("13", "01/07/2026 06:02", "1,1,1,1,1,1") "14,77,\"V,T\n", "rows-quote-open 3:3");
	refuse(&t, HEAD ROW("13", "01/07/2026 06:02", "1,1,1,1,1,1") "14,77,\"a\nb\",T \"quoted\" x\n", "rows-quote 3:4");
	refuse(&t, HEAD ROW("13", "01/07/2026 06:02", "1,1,1,1,1,1") "14,77,\"a\nb\",caf\xe9,\n", "source-not-utf8 3:4");
	refuse(&t, "Post ID,Views,Views,Page ID,Publish time,Post type\n1,2,3,4,01/07/2026 06:02,Photos\n", "import-no-rows 0:0");
	t_text(taken_messages(&t), "layout-twice 1:0 row-column-twice 2:3");
	t.options.encoding = "klingon";
	refuse(&t, one, "source-encoding-unknown 0:0");
	taken_end(&t);
}
T_END

/* Below a second header figures stand elsewhere: which ones, no row tells. */
T_CASE(a_second_header_stops_the_file)
{
	struct taken t;
	taken_begin(&t);
	const char head[] = "Post ID,Page ID,Publish time,Post type,Reactions,Comments\n", row[] = "1,2,01/07/2026 06:02,Photos,3,4\n";
	const char *const again[] = { head, "Post ID,Page ID,Publish time,Post type,Comments,Reactions\n", "Post ID,Page ID,Publish time\n",
		                      "Berichttype,Pagina-ID,Bericht-ID,Reacties,Publicatietijdstip\n", NULL };
	for (size_t i = 0; again[i]; i++)
		refuse(&t, mem_printf(t.mem, "%s%s%s5,2,01/07/2026 06:02,Photos,6,7\n", head, row, again[i]), "row-header-again 3:0");
	take(&t, "a.csv", mem_printf(t.mem, "%s%sReactions,2,never,Photos,3,4\n", head, row)); /* a bad row, no header */
	t_int(t.result.rows_rejected, 1);
	taken_end(&t);
}
T_END

T_CASE(windows_1252_on_request_only)
{
	struct taken t;
	taken_begin(&t);
	t.options.encoding = "windows-1252";
	take(&t, "a.csv", HEAD "11,77,Caf\xe9,T,01/07/2026 06:02,,Foto\x92s,,Lifetime,1,1,1,1,1,1\n");
	t_text(t.result.encoding, "Windows-1252");
	t_text(taken_messages(&t), "layout-windows-1252 0:0");
	t_text(taken_rows(&t, "SELECT name, content_type FROM channel, post_reading"), "Café|image");
	taken_end(&t);
}
T_END

static const char *replaced(struct mem *m, const char *text, char from, const char *to)
{
	struct str s;
	str_init(&s, m);
	for (; *text; text++)
		if (*text == from)
			str_add(&s, to);
		else
			str_add_char(&s, *text);
	return s.s;
}

static const char *wrapped(struct mem *m, const char *text, const char *end)
{
	struct str s;
	str_init(&s, m);
	while (*text) {
		size_t n = strcspn(text, "\n");
		str_addf(&s, "\"%s\"%s\n", replaced(m, mem_text_n(m, text, n), '"', "\"\""), end);
		text += n + 1;
	}
	return s.s;
}

/* Whatever a spreadsheet program does to its form, a file says the same. */
T_CASE(the_form_of_a_file_does_not_matter)
{
	static const char quoted[] = HEAD "11,77,Stad,\"Doe \"\"mee\"\", ja\",01/07/2026 06:02,,Photos,,Lifetime,100,80,5,4,1,9\n";
	static const char shuffled[] =
	        "Shares,Comments,Post ID,Mood,Reactions,Title,Page ID,Page name,Publish time,Total clicks,Permalink,Post type,Reach,Views\n"
	        "1,4,11,x,5,\"Doe \"\"mee\"\", ja\",77,Stad,01/07/2026 06:02,9,,Photos,80,100\n";
	struct mem *m = mem_new();
	const char *form[] = {
		quoted,
		mem_printf(m, "\xef\xbb\xbf%s", quoted),
		replaced(m, quoted, '\n', "\r\n"),
		replaced(m, quoted, '\n', "\r"),
		replaced(m, quoted, '\n', "\n\n"),
		mem_text_n(m, quoted, strlen(quoted) - 1),
		wrapped(m, quoted, ""),
		wrapped(m, quoted, ";;;"),
		mem_printf(m, "sep=,\r\n%s", quoted),
		mem_printf(m, "Export\nof today\n%s", quoted),
		shuffled,
	};
	for (size_t i = 0; i < sizeof form / sizeof *form; i++) {
		struct taken t;
		taken_begin(&t);
		take(&t, "a.csv", form[i]);
		if (!str_eq(taken_rows(&t, posts), "11|1|0|6|100|80|5|4|1|9") ||
		    !str_eq(taken_rows(&t, "SELECT title FROM post_reading"), "Doe \"mee\", ja"))
			t_fail("form %zu: %s", i, taken_rows(&t, posts));
		taken_end(&t);
	}
	struct taken t;
	taken_begin(&t);
	if (!taken_utf16(&t, "a.csv", replaced(m, one, ',', ";")))
		t_fail("%s", taken_why(&t));
	t_text(taken_rows(&t, posts), "11|1|0|40|100|80|5|4|1|9 12|1|0|40|50|40|2|-|0|-");
	taken_end(&t);
	mem_free(m);
}
T_END

/* --- files of many batches --- */

enum { MANY = 3000 };

static void add_rows(struct str *s, int from, int to)
{
	for (int i = from; i < to; i++)
		str_addf(s, "%d,%d,Stad %d,\"Tekst\n%d\",%02d/%02d/2025 06:02,,Photos,,Lifetime,%d,%d,%d,%d,%d,%d\n", 100000 + i, i % 3,
		         i % 3, i, i / 28 % 12 + 1, i % 28 + 1, i, i, i % 7, i % 5, i % 3, i % 11);
}

static const char *many_rows(struct mem *m, const char *more)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, HEAD);
	add_rows(&s, 0, MANY);
	str_add(&s, more);
	return s.s;
}

struct seen_progress {
	int calls;
	int64_t done, all;
};

static void see_progress(void *data, int64_t done, int64_t all)
{
	struct seen_progress *p = data;
	t_true(done >= p->done);
	p->calls++;
	p->done = done;
	p->all = all;
}

T_CASE(large_files_come_in_whole)
{
	struct taken t;
	struct seen_progress seen = { 0 };
	taken_begin(&t);
	t.options.progress = see_progress;
	t.options.progress_data = &seen;
	const char *text = many_rows(t.mem, "");
	take(&t, "a.csv", text);
	t_true(seen.calls > 3 && seen.done == seen.all && seen.all == (int64_t)strlen(text));
	t_int(t.result.rows_stored, MANY);
	t_text(taken_rows(&t, "SELECT count(*), min(id), max(id), count(DISTINCT channel_id) FROM post"), "3000|1|3000|3");
	t_text(taken_rows(&t, "SELECT count(*), sum(views), sum(comments), min(as_of) = max(as_of) FROM post_reading"),
	       "3000|4498500|6000|1");
	t_text(taken_rows(&t, "SELECT sum(posts), sum(views) FROM month_total"), "3000|4498500");
	/* the same posts again, newer */
	t.options.progress = NULL;
	t.options.as_of = day_make(2026, 1, 1);
	take(&t, "b.csv", many_rows(t.mem, ROW("11", "01/07/2026 06:02", "1,1,1,1,1,1")));
	t_int(t.result.newer_readings, MANY);
	t_text(taken_rows(&t, "SELECT sum(posts), sum(views) FROM month_total"), "3001|4498501");
	taken_end(&t);
}
T_END

T_CASE(large_files_are_refused_whole)
{
	struct taken t;
	taken_begin(&t);
	struct str late;
	str_init(&late, t.mem);
	add_rows(&late, 5, 6);
	take(&t, "a.csv", many_rows(t.mem, late.s)); /* row 5 comes again after several batches */
	t_text(taken_messages(&t), "post-again 0:0");
	str_init(&late, t.mem);
	str_add(&late, "100007,1,Stad 1,Anders,01/01/2025 06:02,,Photos,,Lifetime,1,1,1,1,1,1\n");
	add_rows(&late, MANY, 3 * MANY); /* the parser is busy when the other side stops */
	refuse(&t, many_rows(t.mem, late.s), mem_printf(t.mem, "post-conflict %d:0", 2 + 2 * MANY));
	refuse(&t, many_rows(t.mem, "1,2,\"open\n"), mem_printf(t.mem, "rows-quote-open %d:3", 2 + 2 * MANY));
	refuse(&t, many_rows(t.mem, "1,2,\xff\n"), mem_printf(t.mem, "source-not-utf8 %d:3", 2 + 2 * MANY));
	taken_end(&t);
}
T_END

/* Wherever in a large file the newest post stands, all its readings are of that day. */
T_CASE(the_day_of_an_export_is_its_newest)
{
	for (int newest = 0; newest < MANY; newest += MANY / 3 - 1) {
		struct taken t;
		struct str s;
		taken_begin(&t);
		str_init(&s, t.mem);
		str_add(&s, HEAD);
		for (int i = 0; i < MANY; i++) {
			str_addf(&s, "%d,77,Stad,\"", i + 1);
			str_add_times(&s, "tekst met \"\"aanhaling\"\", komma\n", 12);
			str_addf(&s, "\",%s 06:02,,Photos,,Lifetime,1,1,1,1,1,1\n", i == newest ? "06/30/2026" : "01/07/2025");
		}
		t_true(s.n > 1 << 20);
		take(&t, "a.csv", s.s);
		t_text(taken_rows(&t, "SELECT count(*), date(min(as_of) * 86400, 'unixepoch'), date(max(as_of) * 86400, 'unixepoch') FROM "
		                      "post_reading"),
		       "3000|2026-06-30|2026-06-30");
		t_int(t.result.as_of, day_make(2026, 6, 30));
		taken_end(&t);
	}
}
T_END

T_CASE(rows_outside_take_no_room)
{
	struct taken t;
	taken_begin(&t);
	struct scope scope = { .from = day_make(2030, 1, 1), .to = day_make(2030, 1, 2) };
	t.options.scope = &scope;
	take(&t, "a.csv", many_rows(t.mem, "bad,row\n"));
	t_int(t.result.rows_outside, MANY);
	t_int(t.result.rows_rejected, 1);
	t_int(t.result.rows_stored, 0);
	taken_end(&t);
}
T_END

/* --- derived tables --- */

T_CASE(rebuilding_gives_what_the_imports_left)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv", many_rows(t.mem, ""));
	t.options.as_of = day_make(2026, 3, 1);
	take(&t, "b.csv",
	     HEAD "100003,0,Stad 0,T,01/04/2025 06:02,,Links,,Lifetime,9,9,9,9,9,9\n" ROW("11", "01/07/2026 06:02", "5,5,5,5,5,5"));
	const char *before = taken_rows(&t, months), *top_before = taken_rows(&t, tops);
	t_true(store_begin(t.store, &t.err) && totals_rebuild(t.store, 1, &t.err) && store_commit(t.store, &t.err));
	t_text(taken_rows(&t, months), before);
	t_text(taken_rows(&t, tops), top_before);
	taken_end(&t);
}
T_END

/* --- persons --- */

static bool file_holds(const char *path, const char *text)
{
	FILE *f = fopen(path, "rb");
	size_t n = strlen(text), at = 0;
	bool found = false;
	for (int c; !found && (c = fgetc(f)) != EOF;) {
		at = c == text[at] ? at + 1 : c == text[0];
		found = at == n;
	}
	fclose(f);
	return found;
}

T_CASE(no_person_reaches_the_store)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "a.csv",
	     "Post ID,Page ID,Publish time,Post type,Title,Posted by,Commenters\n"
	     "1,2,01/07/2026 06:02,Photos,Dank @kanarie1 (kanarie2@example.org of 06-31415926),kanarie3,kanarie4\n");
	t_text(taken_rows(&t, "SELECT title FROM post_reading"), "Dank @… (… of …)");
	t_false(file_holds(t.db, "kanarie"));
	t_false(file_holds(t.db, "31415926"));
	t_true(file_holds(t.db, "Dank"));
	taken_end(&t);
}
T_END

T_CASE(an_account_is_named_once)
{
	struct mem *m = mem_new();
	t_text(import_account_words(m, "Facebook", "Plein", false), "Facebook, Plein");
	t_text(import_account_words(m, "Facebook", "Plein", true), "Facebook (Plein)");
	t_text(import_account_words(m, "TikTok", "TikTok", false), "TikTok");
	t_text(import_account_words(m, "TikTok", "TikTok", true), "TikTok");
	t_text(import_account_words(m, "TikTok", "", true), "TikTok");
	mem_free(m);
}
T_END

T_MAIN("import", an_account_is_named_once, a_file_is_taken_in_once, newer_figures_add_readings, a_missing_figure_leaves_the_one_before,
       the_same_post_twice, a_second_header_stops_the_file, rare_figures_are_compared_too, a_day_of_its_own_is_no_lifetime, options_decide,
       a_dry_run_stores_nothing, scope_leaves_posts_out_and_counts_them, one_channel_of_several, accounts_keep_their_channel,
       bad_rows_are_rejected_with_their_place, what_reads_as_nothing_is_let_be, refused_files_leave_no_trace, windows_1252_on_request_only,
       the_form_of_a_file_does_not_matter, large_files_come_in_whole, large_files_are_refused_whole, the_day_of_an_export_is_its_newest,
       rows_outside_take_no_room, rebuilding_gives_what_the_imports_left, no_person_reaches_the_store)
