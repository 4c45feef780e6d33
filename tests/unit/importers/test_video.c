/* Videos of Facebook: who saw them, told in columns that each file has its own, and of a post that another export tells in full. */
#include "importers/table.h"
#include "taken.h"

static const char head[] =
        "Video asset ID,Page ID,Page name,Publish time,Date,3-second video views,Percentage of total views at interval 7,"
        "\"3-second video views by top audience (F, 18-24)\",\"3-second video views by top audience (U, 65+)\","
        "3-second video views by country (Netherlands (NL)),Iets nieuws\n";
static const char video[] = "974194307586650,77,Voorbeeldstad,03/02/2026 01:15,Lifetime,1488,0.5,12,3,900,\n";
static const char posts[] =
        "Post ID,Page ID,Page name,Publish time,Permalink,Post type,Views,Reactions,Comments,Shares\n"
        "940445654842094,77,Voorbeeldstad,03/02/2026 01:15,https://www.facebook.com/reel/974194307586650/,Reels,500,5,0,1\n"
        "940445654842095,77,Voorbeeldstad,03/02/2026 02:15,https://www.facebook.com/x/posts/940445654842095,Photos,9,1,0,0\n";
static const char people[] = "SELECT p.external_id, sex, age_from, age_to, dimension, category, value, state FROM audience_current a"
                             " JOIN post p ON p.id = a.subject_id WHERE subject_kind = 'post' ORDER BY dimension, sex DESC";
static const char counted[] = "SELECT sum(posts), sum(interactions) FROM month_total";

static const char *file(struct taken *t, const char *rows)
{
	return mem_printf(t->mem, "%s%s", head, rows);
}

T_CASE(the_form_of_a_header_tells_whom_it_counts)
{
	struct taken t;
	taken_begin(&t);
	if (!taken_text(&t, "v.csv", file(&t, video)))
		t_fail("%s", taken_why(&t));
	t_text(t.result.kind, "facebook-video");
	t_text(taken_messages(&t), "layout-unknown-columns 1:0");
	t_text(t.result.messages.item[0].arg[0], "Iets nieuws");
	t_text(taken_rows(&t, people), "974194307586650|F|18|24|||12.0|given 974194307586650||65|999|||3.0|unknown"
	                               " 974194307586650||-1|-1|country|NL|900.0|given");
	t_text(taken_rows(&t, "SELECT base, unit, date(as_of * 86400, 'unixepoch') FROM audience"), "views|count|2026-03-02");
	taken_end(&t);
}
T_END

/* Whichever of the two comes first, there is one post, and it counts once. */
T_CASE(a_video_is_the_post_that_links_to_it)
{
	for (int video_first = 0; video_first < 2; video_first++) {
		struct taken t;
		taken_begin(&t);
		t_true(taken_text(&t, "a.csv", video_first ? file(&t, video) : posts));
		t_true(taken_text(&t, "b.csv", video_first ? posts : file(&t, video)));
		t_text(taken_rows(&t, "SELECT count(*) FROM post"), "2");
		t_text(taken_rows(&t, counted), "2|7");
		t_text(taken_rows(&t, "SELECT c.content_type, m.value, (SELECT count(*) FROM audience a WHERE a.subject_id = c.post_id)"
		                      " FROM post_current c JOIN post_metric m ON m.post_id = c.post_id AND m.metric = 'video_views_3s'"),
		       "video_short|1488.0|1");
		t_true(taken_text(&t, "c.csv", mem_printf(t.mem, "%s\n", posts))); /* the same posts in another file */
		t_text(taken_rows(&t, "SELECT count(*) FROM post"), "2");
		taken_end(&t);
	}
}
T_END

/* What no export of posts tells in full is in no month: it would be there twice when that export comes under an id we cannot join. */
T_CASE(videos_alone_are_no_posts_of_a_month)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "v.csv", file(&t, video)));
	t_text(taken_rows(&t,
	                  "SELECT (SELECT count(*) FROM post), (SELECT count(*) FROM post_current), (SELECT count(*) FROM month_total)"),
	       "1|0|0");
	taken_end(&t);
}
T_END

T_CASE(the_same_row_twice_counts_once_and_another_refuses)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "v.csv", file(&t, mem_printf(t.mem, "%s%s", video, video))));
	t_true(strstr(taken_messages(&t), "post-again") != NULL);
	t_text(taken_rows(&t, "SELECT count(*) FROM audience"), "1");
	t_text(taken_rows(&t, "SELECT value FROM import_total WHERE metric = 'video_views_3s'"), "1488.0");
	const char *other = "974194307586650,77,Voorbeeldstad,03/02/2026 01:15,Lifetime,1488,0.5,13,3,900,\n";
	t_false(taken_text(&t, "w.csv", file(&t, mem_printf(t.mem, "%s%s", video, other))));
	t_true(str_starts(taken_why(&t), "post-conflict"));
	taken_end(&t);
}
T_END

T_CASE(what_cannot_be_read_rejects_its_row)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(
	        &t, "v.csv",
	        file(&t, mem_printf(t.mem, "%s%s%s", video, "974194307586651,77,Voorbeeldstad,03/02/2026 01:15,Lifetime,5,,3.apr,,,\n",
	                            "974194307586652,77,Voorbeeldstad,03/02/2026 01:15,03/03/2026,5,,1,,,\n"))));
	t_text(taken_messages(&t), "layout-unknown-columns 1:0 cell-excel-date 3:8 post-daily 4:5");
	t_int(t.result.rows_rejected, 2);
	t_text(taken_rows(&t, "SELECT count(*) FROM audience"), "1");
	taken_end(&t);
}
T_END

/* As Excel saves a file that it opened as one column. */
T_CASE(each_record_may_stand_in_one_field)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(
	        &t, "v.csv",
	        "\"Video asset ID,\"\"Page ID\"\",\"\"Publish time\"\",\"\"3-second video views\"\",\"\"3-second video views by top "
	        "audience (M, 45-54)\"\"\"\n\"974194307586650,77,\"\"03/02/2026 01:15\"\",40,7\"\n"));
	t_text(taken_rows(&t, people), "974194307586650|M|45|54|||7.0|given");
	taken_end(&t);
}
T_END

T_MAIN("video", the_form_of_a_header_tells_whom_it_counts, a_video_is_the_post_that_links_to_it, videos_alone_are_no_posts_of_a_month,
       the_same_row_twice_counts_once_and_another_refuses, what_cannot_be_read_rejects_its_row, each_record_may_stand_in_one_field)
