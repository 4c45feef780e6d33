/* Figures by form, the older export of Facebook, and where a channel goes from impressions to views. */
#include "taken.h"

static const char page[] = "Date,\"Lifetime Total Likes\",\"Daily Total Reach\",\"Daily Total Impressions\"\n"
                           ",\"Lifetime: people who like your Page (Unique Users)\",\"Daily (Unique Users)\",\"Daily (Total Count)\"\n"
                           "2021-03-01,1200,410,980\n2021-03-02,1201,95,101\n";
static const char breaks[] = "SELECT channel_id, date(day * 86400, 'unixepoch'), ended, began FROM series_break";

T_CASE(a_channel_goes_from_impressions_to_views_by_its_days)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "page.csv", page));
	t_true(str_starts(taken_why(&t), "channel-wanted"));
	t.options.channel = "facebook/Voorbeeldstad";
	t_true(taken_text(&t, "page.csv", page));
	t_text(taken_rows(&t, breaks), "");
	if (!taken_text(&t, "Views.csv", "\"Views\"\n\"Date\",\"Primary\"\n\"2025-11-02T00:00:00\",\"5\"\n\"2025-11-03T01:00:00\",\"7\"\n"))
		t_fail("%s", taken_why(&t));
	t_text(taken_rows(&t, breaks), "1|2025-11-02|impressions|views");
	/* neither figure became the other */
	t_text(taken_rows(&t,
	                  "SELECT metric, sum(value) FROM channel_day_current WHERE metric IN ('views', 'impressions') GROUP BY metric"),
	       "impressions|1081 views|12");
	taken_end(&t);
}
T_END

T_CASE(and_by_its_posts)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "new.csv",
	                  "Post ID,Page ID,Page name,Publish time,Post type,Views,Reach,Reactions\n"
	                  "13,77,Voorbeeldstad,03/01/2026 06:02,Photos,10,8,1\n"));
	t_text(taken_rows(&t, breaks), "");
	if (!taken_text(&t, "old.csv",
	                "Post ID,Permalink,\"Post Message\",Type,Posted,\"Lifetime Post Total Reach\",\"Lifetime Post Total Impressions\"\n"
	                ",,,,,\"People (Unique Users)\",\"Times (Total Count)\"\n77_12,,Dijk,Photo,\"03/01/2021 3:30 PM\",40,55\n"))
		t_fail("%s", taken_why(&t));
	t_text(taken_rows(&t, breaks), "1|2026-03-01|impressions|views");
	t_text(taken_rows(&t, "SELECT external_id, coalesce(views, '-'), coalesce(impressions, '-') FROM post p"
	                      " JOIN post_current c ON c.post_id = p.id ORDER BY external_id"),
	       "12|-|55 13|10|-");
	taken_end(&t);
}
T_END

/* A post of both exports is one post. */
T_CASE(both_exports_know_a_post_by_one_id)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "old.csv",
	                  "Post ID,\"Post Message\",Posted,\"Lifetime Post Total Reach\",\"Lifetime Post Total Impressions\"\n"
	                  "77_13,Dijk,\"03/01/2026 6:02 AM\",40,55\n"));
	t_true(taken_text(&t, "new.csv",
	                  "Post ID,Page ID,Page name,Publish time,Post type,Views,Reach,Reactions\n"
	                  "13,77,Voorbeeldstad,03/01/2026 06:02,Photos,10,41,1\n"));
	t_text(taken_rows(&t, "SELECT (SELECT count(*) FROM post), (SELECT count(*) FROM channel), views, impressions FROM post_current"),
	       "1|1|10|55");
	taken_end(&t);
}
T_END

#define FORMATS(names, values) "Views\n" names "\n" values "\n"

T_CASE(figures_by_form_need_a_period_and_a_channel)
{
	struct taken t;
	struct period june = { day_make(2026, 6, 1), day_make(2026, 6, 30) };
	taken_begin(&t);
	t_false(taken_text(&t, "f.csv", FORMATS("Reels,Links", "5,6")));
	t_true(str_starts(taken_why(&t), "channel-wanted"));
	t.options.channel = "instagram/voorbeeld";
	t_false(taken_text(&t, "f.csv", FORMATS("Reels,Links", "5,6")));
	t_true(str_starts(taken_why(&t), "intake-period"));
	t.options.period = &june;
	t_true(taken_text(&t, "f.csv", FORMATS("Reels,Links,Text", "5,,0")));
	t_text(taken_rows(&t, "SELECT category, value, date(as_of * 86400, 'unixepoch') FROM channel_count ORDER BY category"),
	       "text|0|2026-06-30 video_short|5|2026-06-30"); /* an empty cell is no zero */
	taken_end(&t);
}
T_END

T_CASE(damaged_figures_by_form_are_refused)
{
	static const char *const damaged[][2] = {
		{ FORMATS("Reels,Links", "5.apr,6"), "cell-excel-date 3:1" },
		{ FORMATS("Reels,Reels", "5,6"), "breakdown-twice 2:2" },
		{ FORMATS("Photos,Foto's", "5,6"), "breakdown-twice 2:2" },
	};
	struct period june = { day_make(2026, 6, 1), day_make(2026, 6, 30) };
	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
		struct taken t;
		taken_begin(&t);
		t.options.channel = "facebook/Voorbeeld";
		t.options.period = &june;
		t_false(taken_text(&t, "f.csv", damaged[i][0]));
		if (!str_starts(taken_why(&t), damaged[i][1]))
			t_fail("%s", taken_why(&t));
		t_text(taken_rows(&t, "SELECT count(*) FROM channel_count"), "0");
		taken_end(&t);
	}
}
T_END

T_MAIN("insights", a_channel_goes_from_impressions_to_views_by_its_days, and_by_its_posts, both_exports_know_a_post_by_one_id,
       figures_by_form_need_a_period_and_a_channel, damaged_figures_by_form_are_refused)
