/* LinkedIn: the three workbooks, the number in a link, who paid, and what Excel makes of the sizes of companies. */
#include "books.h"
#include "importers/table.h"
#include "taken.h"

/* A row of text cells, separated by '|', as XML. */
static const char *xml_row(struct mem *m, int row, const char *cells)
{
	struct str s;
	char *rest = NULL;
	str_init(&s, m);
	str_addf(&s, "<row r=\"%d\">", row);
	char column = 'A';
	for (char *cell = strtok_r(mem_text(m, cells), "|", &rest); cell; cell = strtok_r(NULL, "|", &rest), column++) {
		bool number = strspn(cell, "0123456789") == strlen(cell);
		str_addf(&s, number ? "<c r=\"%c%d\"><v>%s</v></c>" : "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>", column, row,
		         cell);
	}
	str_add(&s, "</row>");
	return s.s;
}

static const char *xml_sheet(struct mem *m, const char *const *rows)
{
	struct str s;
	str_init(&s, m);
	for (int i = 0; rows[i]; i++)
		str_add(&s, xml_row(m, i + 1, rows[i]));
	return s.s;
}

T_CASE(the_sheets_of_a_workbook_share_their_day)
{
	struct taken t;
	const char *const days[] = { "New followers of the page. All dates and times are in UTC.",
		                     "Date|Sponsored followers|Organic followers|Total followers", "03/01/2026|0|11|11", "03/02/2026|1|2|3",
		                     NULL };
	const char *const places[] = { "Location|Total followers", "The Randstad, Netherlands|343", "Groningen|12", NULL };
	const char *const sizes[] = { "Company size|Total followers", "11-50|20", "1|7", NULL };
	taken_begin(&t);
	const struct book_xml b = { .sheet = { xml_sheet(t.mem, places), xml_sheet(t.mem, days), xml_sheet(t.mem, sizes) },
		                    .name = { "Location", "New followers", "Company size" } };
	struct str book = book_zip(t.mem, &b);
	if (!taken_bytes(&t, "voorbeeldstad_followers_1772496000000.xls", book.s, book.n))
		t_fail("%s", taken_why(&t));
	t_int(t.results.n, 3);
	t_text(taken_rows(&t, "SELECT kind, date(as_of * 86400, 'unixepoch') FROM import ORDER BY kind, id"),
	       "linkedin-followers|2026-03-02 linkedin-followers|2026-03-02 linkedin-new-followers|2026-03-02");
	t_text(taken_rows(&t, "SELECT base, dimension, sum(value) FROM audience_current GROUP BY base, dimension"),
	       "followers|company_size|27.0 followers|location|355.0");
	t_text(taken_rows(&t, "SELECT count(*) FROM channel"), "1");
	t_text(taken_rows(&t, "SELECT sum(value) FROM channel_day_current WHERE metric = 'followers'"), "-"); /* nowhere told */
	taken_end(&t);
}
T_END

/* The binary workbook itself: its remarks above the headers, its days as text. */
T_CASE(an_xls_is_read_as_it_comes)
{
	struct taken t;
	taken_begin(&t);
	if (!taken_file(&t, "tests/data/workbooks/content.xls"))
		t_fail("%s", taken_why(&t));
	t_int(t.results.n, 2);
	t_text(taken_rows(&t, "SELECT kind, rows_stored, rows_rejected FROM import ORDER BY kind"),
	       "linkedin-daily|3|0 linkedin-posts|2|0");
	t_text(taken_rows(&t, "SELECT metric, sum(value) FROM channel_day WHERE metric IN ('views', 'clicks') GROUP BY metric"),
	       "clicks|15 views|280");
	t_text(taken_rows(&t, "SELECT p.external_id, views, reactions, date(local_day * 86400, 'unixepoch') FROM post p"
	                      " JOIN post_current c ON c.post_id = p.id ORDER BY p.id"),
	       "7433000000000000001|200|6|2026-02-27 7433362000000000002|80|1|2026-02-28");
	taken_end(&t);
}
T_END

/* The same header but for one word: followers are people, views are not. */
T_CASE(views_of_the_page_are_no_followers)
{
	struct taken t;
	taken_begin(&t);
	t.options.as_of = day_make(2026, 3, 31);
	t_true(taken_text(&t, "followers_Seniority.csv", "Seniority,Total followers\nSenior,380\n"));
	t_true(taken_text(&t, "visitors_Seniority.csv", "Seniority,Total views\nSenior,380\n"));
	t_text(taken_rows(&t, "SELECT base, value FROM audience_current ORDER BY base"), "followers|380.0 views|380.0");
	t.options.as_of = INT_MIN;
	t_false(taken_text(&t, "Seniority.csv", "Seniority,Total followers\nEntry,380\n"));
	t_true(str_starts(taken_why(&t), "intake-as-of"));
	taken_end(&t);
}
T_END

T_CASE(sizes_that_excel_made_dates_of_are_refused)
{
	static const char *const damaged[] = { "2-okt", "Oct-10", "2026-10-02" };
	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
		struct taken t;
		taken_begin(&t);
		t.options.as_of = day_make(2026, 3, 31);
		t_false(taken_text(&t, "size.csv", mem_printf(t.mem, "Company size,Total followers\n%s,353\n51-200,169\n", damaged[i])));
		t_true(str_starts(taken_why(&t), "breakdown-holes"));
		t_text(taken_messages(&t), "cell-excel-date 2:1");
		t_text(taken_rows(&t, "SELECT count(*) FROM audience"), "0");
		taken_end(&t);
	}
}
T_END

T_CASE(one_trait_a_table)
{
	struct taken t;
	taken_begin(&t);
	t.options.as_of = day_make(2026, 3, 31);
	t_false(taken_text(&t, "x.csv", "Location,Industry,Total followers\nGroningen,Banking,3\n"));
	t_true(str_starts(taken_why(&t), "breakdown-two"));
	t_false(taken_text(&t, "x.csv", "Land,Total followers\nNederland,3\n"));
	t_true(str_starts(taken_why(&t), "layout-unknown"));
	taken_end(&t);
}
T_END

static const char head[] = "Post title,Post link,Post type,Posted by,Created date,Impressions,Content Type\n";

T_CASE(the_link_tells_who_and_when)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(
	        &t, "posts.csv",
	        mem_printf(t.mem,
	                   "%s"
	                   "A,https://www.linkedin.com/feed/update/urn:li:share:7434164471070721234,Organic,Testpersoon,03/02/2026,5,\n"
	                   "B,https://www.linkedin.com/posts/x_activity-dag_activity-7434017125171200077-Ab1C,Sponsored,Testpersoon,"
	                   "03/01/2026,6,Video\n"
	                   "C,https://www.linkedin.com/company/voorbeeldstad/,Organic,Testpersoon,03/01/2026,7,\n"
	                   "D,https://www.linkedin.com/feed/update/urn:li:activity:7433058307276800005,Organic,Testpersoon,06/27/2026,8,\n",
	                   head)));
	t_text(taken_messages(&t), "channel-unnamed 0:0 post-no-id 4:0 post-id-time 5:5");
	t_text(taken_rows(&t, "SELECT external_id, paid, content_type, datetime(published_at, 'unixepoch') FROM post p"
	                      " JOIN post_current c ON c.post_id = p.id ORDER BY p.id"),
	       "7434164471070721234|0|unknown|2026-03-02 09:15:30 7434017125171200077|1|video|2026-03-01 23:30:00"
	       " 7433058307276800005|0|unknown|2026-02-27 08:00:00");
	t_text(taken_rows(&t, "SELECT count(*) FROM channel WHERE name LIKE '%Testpersoon%'"), "0");
	taken_end(&t);
}
T_END

/* What reached people without money and what each campaign did stand in rows of their own, under one link. */
T_CASE(a_post_in_parts_is_one_post)
{
	static const char *const rows[] = {
		"A,https://www.linkedin.com/feed/update/urn:li:share:7434164471070721234,Organic,,03/02/2026,100,,3\n",
		"A,https://www.linkedin.com/feed/update/urn:li:share:7434164471070721234,Sponsored,Lente,03/02/2026,900,40,\n",
		"A,https://www.linkedin.com/feed/update/urn:li:share:7434164471070721234,Sponsored,Zomer,03/02/2026,50,2,1\n",
	};
	static const int orders[][3] = { { 0, 1, 2 }, { 2, 0, 1 }, { 1, 2, 0 } };
	for (size_t i = 0; i < 3; i++) {
		struct taken t;
		const int *o = orders[i];
		const char *part_head = "Post title,Post link,Post type,Campaign name,Created date,Impressions,Views,Likes\n";
		taken_begin(&t);
		t_true(taken_text(&t, "p.csv", mem_printf(t.mem, "%s%s%s%s%s", part_head, rows[o[0]], rows[o[1]], rows[o[2]], rows[o[0]])));
		t_text(taken_messages(&t), "channel-unnamed 0:0 post-again 0:0");
		t_text(taken_rows(&t, "SELECT views, reactions, paid, clicks FROM post_current"), "1050|4|1|-");
		t_text(taken_rows(&t, "SELECT metric, value FROM post_metric"), "video_views|42.0");
		t_text(taken_rows(&t, "SELECT sum(posts), sum(views), sum(interactions) FROM month_total"), "1|1050|4");
		t_text(taken_rows(&t, "SELECT metric, value FROM import_total ORDER BY metric"),
		       "reactions|4.0 video_views|42.0 views|1050.0");
		t_false(taken_text(
		        &t, "q.csv",
		        mem_printf(t.mem, "%s%s%s", part_head, rows[0],
		                   "A,https://www.linkedin.com/feed/update/urn:li:share:7434164471070721234,Organic,,03/02/2026,7,,\n")));
		t_true(str_starts(taken_why(&t), "post-conflict"));
		taken_end(&t);
	}
}
T_END

/* Each row holds what an import takes, their sum does not: it would be read as nothing. */
T_CASE(a_post_in_parts_holds_no_more_than_another)
{
	static const char *const row =
	        "A,https://www.linkedin.com/feed/update/urn:li:share:7434164471070721234,Sponsored,%s,03/02/2026,%s,,3\n";
	static const char *const last[] = { "499511627775", "499511627776" };
	for (size_t i = 0; i < 2; i++) {
		struct taken t;
		taken_begin(&t);
		struct str s;
		str_init(&s, t.mem);
		str_add(&s, "Post title,Post link,Post type,Campaign name,Created date,Impressions,Views,Likes\n");
		str_addf(&s, row, "Lente", "600000000000");
		str_addf(&s, row, "Zomer", last[i]);
		t_int(taken_text(&t, "p.csv", s.s), i == 0);
		if (i == 0)
			t_text(taken_rows(&t, "SELECT views FROM post_current"), "1099511627775");
		else
			t_true(str_starts(taken_why(&t), "cell-count-large 3:6"));
		taken_end(&t);
	}
}
T_END

#define PART(kind, link, views) "A,https://www.linkedin.com/feed/update/urn:li:share:" link "," kind ",,03/02/2026," views ",\n"

/* Somebody kept the rows without advertising in one file and those with it in another: they are no newer figures of the same. */
T_CASE(parts_in_two_files_are_told)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "a.csv",
	                  mem_printf(t.mem, "%s%s", head,
	                             PART("Organic", "7434164471070721234", "100") PART("Organic", "7434164471070721235", "7"))));
	t_text(taken_messages(&t), "channel-unnamed 0:0");
	t_true(taken_text(&t, "b.csv", mem_printf(t.mem, "%s%s", head, PART("Sponsored", "7434164471070721234", "900"))));
	t_text(taken_messages(&t), "post-divided 0:0");
	t_true(strstr(word_fill(t.mem, LANG_EN, t.result.messages.item[0].word, t.result.messages.item[0].arg, WORD_ARGS),
	              "the others: 1."));
	/* the other way round */
	t_true(taken_text(&t, "c.csv", mem_printf(t.mem, "%s%s", head, PART("Organic", "7434164471070721234", "101"))));
	t_text(taken_messages(&t), "post-divided 0:0");
	/* both in one file is the whole post; the same part again is newer */
	t_true(taken_text(&t, "d.csv",
	                  mem_printf(t.mem, "%s%s", head,
	                             PART("Sponsored", "7434164471070721234", "900") PART("Organic", "7434164471070721234", "101")
	                                     PART("Organic", "7434164471070721235", "8"))));
	t_text(taken_messages(&t), "");
	t_text(taken_rows(&t, "SELECT external_id, views FROM post p JOIN post_current c ON c.post_id = p.id ORDER BY 1"),
	       "7434164471070721234|1001 7434164471070721235|8");
	taken_end(&t);
}
T_END

T_MAIN("linkedin", parts_in_two_files_are_told, a_post_in_parts_is_one_post, a_post_in_parts_holds_no_more_than_another,
       the_sheets_of_a_workbook_share_their_day, an_xls_is_read_as_it_comes, views_of_the_page_are_no_followers,
       sizes_that_excel_made_dates_of_are_refused, one_trait_a_table, the_link_tells_who_and_when)
