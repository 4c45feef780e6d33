/* What is peculiar to TikTok Studio: days without a year, figures that are not there, links that hold the id. */
#include "boxes.h"
#include "taken.h"

#define DAYS "SELECT date(day * 86400, 'unixepoch'), value FROM channel_day ORDER BY day"
#define POSTS                                                                                                                              \
	"SELECT p.external_id, date(r.local_day * 86400, 'unixepoch'), date(r.as_of * 86400, 'unixepoch'), r.content_type FROM post p"     \
	" JOIN post_reading r ON r.post_id = p.id ORDER BY p.external_id"
#define CONTENT "\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total views\"\n"
#define LINK "\"https://www.tiktok.com/@voorbeeldstad/video/"
#define OF_28_JANUARY "7600350075185976967"
#define OF_30_DECEMBER "7589797340546124721" /* 23:30 UTC */

static const char *days(const char *as_of, const char *rows)
{
	struct taken t;
	taken_begin(&t);
	t_true(!as_of || day_parse(as_of, &t.options.as_of));
	const char *text = mem_printf(t.mem, "\xEF\xBB\xBF\"Date\",\"Followers\",\"Difference in followers from previous day\"\n%s", rows);
	static char said[400];
	bool ok = taken_text(&t, "FollowerHistory.csv", text);
	snprintf(said, sizeof said, "%s", ok ? taken_rows(&t, DAYS) : word_code(t.mem, t.err.word));
	taken_end(&t);
	return said;
}

T_CASE(days_get_the_year_that_is_possible)
{
	t_text(days(NULL, "\"January 1\",\"5\",\"0\""), "series-year");
	t_text(days("2026-01-03", "\"December 31\",\"4\",\"0\"\n\"January 1\",\"5\",\"1\""), "2025-12-31|4 2026-01-01|5");
	t_text(days("2026-01-03", "\"January 1\",\"5\",\"1\"\n\"December 31\",\"4\",\"0\""), "2025-12-31|4 2026-01-01|5");
	/* taken in much later, it still ends at its newest day */
	t_text(days("2026-11-20", "\"December 31\",\"4\",\"0\"\n\"January 1\",\"5\",\"1\""), "2025-12-31|4 2026-01-01|5");
	t_text(days("2024-03-02", "\"28 febrero\",\"4\",\"0\"\n\"29 de febrero\",\"5\",\"1\"\n\"1 de marzo\",\"6\",\"1\""),
	       "2024-02-28|4 2024-02-29|5 2024-03-01|6");
	t_text(days("2026-03-02", "\"28 février\",\"4\",\"0\"\n\"29 février\",\"5\",\"1\"\n\"1 mars\",\"6\",\"1\""), "series-leap-day");
	t_text(days("2026-03-02", "\"18 tháng Sáu\",\"4\",\"0\"\n"), "import-no-rows");
}
T_END

T_CASE(a_video_is_known_by_its_link)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "Content.csv",
	                  CONTENT "\"January 30\",\"x\"," LINK OF_28_JANUARY "?lang=nl\",\"January 28\",\"9\"\n"
	                          "\"January 30\",\"y\",\"https://www.tiktok.com/@voorbeeldstad/video/\",\"January 28\",\"9\"\n"
	                          "\"January 30\",\"z\"," LINK OF_30_DECEMBER "\",\"December 31\",\"8\""));
	t_text(taken_messages(&t), "channel-unnamed 0:0 post-no-id 3:0");
	t_text(taken_rows(&t, POSTS),
	       OF_30_DECEMBER "|2025-12-31|2026-01-30|video_short " OF_28_JANUARY "|2026-01-28|2026-01-30|video_short");
	taken_end(&t);
}
T_END

/* The day of the export has no year: it is the first since the newest post, as far as a clock elsewhere may be behind ours. */
T_CASE(the_day_of_an_export_is_not_before_its_posts)
{
	static const struct {
		const char *time, *as_of;
	} rows[] = {
		{ "December 31", "2025-12-31" }, { "December 30", "2025-12-31" }, { "January 1", "2026-01-01" },
		{ "December 20", "2026-12-20" }, { "February 29", "2028-02-29" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct taken t;
		taken_begin(&t);
		t_true(taken_text(&t, "Content.csv",
		                  mem_printf(t.mem, CONTENT "\"%s\",\"z\"," LINK OF_30_DECEMBER "\",\"December 30\",\"8\"", rows[i].time)));
		t_text(taken_rows(&t, "SELECT date(as_of * 86400, 'unixepoch') FROM post_reading"), rows[i].as_of);
		taken_end(&t);
	}
}
T_END

T_CASE(a_post_time_is_checked_near_the_id)
{
	static const struct {
		const char *time;
		bool right;
	} rows[] = {
		{ "December 30", true }, { "December 31", true }, { "January 1", false }, { "December 29", false }, { "February 29", false }
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct taken t;
		taken_begin(&t);
		t_true(taken_text(&t, "Content.csv",
		                  mem_printf(t.mem, CONTENT "\"January 30\",\"z\"," LINK OF_30_DECEMBER "\",\"%s\",\"8\"", rows[i].time)));
		t_text(taken_messages(&t), rows[i].right ? "channel-unnamed 0:0" : "channel-unnamed 0:0 post-id-time 2:4");
		taken_end(&t);
	}
}
T_END

/* In the zip of followers only one table has a long run of days, and none has a year. */
T_CASE(a_zip_of_followers_needs_one_day)
{
	const struct boxed b[] = {
		{ .name = "FollowerGender.csv",
		  .text = "\"Gender\",\"Distribution\"\n\"Female\",\"0.6\"\n\"Male\",\"0.4\"\n\"Other\",\"0\"" },
		{ .name = "FollowerHistory.csv", .text = "\"Date\",\"Followers\"\n\"December 31\",\"4\"\n\"January 1\",\"5\"" },
		{ .name = "FollowerActivity.csv",
		  .text = "\"Date\",\"Hour\",\"Active followers\"\n\"December 31\",\"23\",\"3\"\n\"January 1\",\"0\",\"2\"\n\"January "
		          "1\",\"1\",\"0\"" },
	};
	struct taken t;
	taken_begin(&t);
	struct str zip = boxes_zip(t.mem, b, 3);
	t_false(taken_bytes(&t, "Followers.zip", zip.s, zip.n));
	t_text(word_code(t.mem, t.err.word), "intake-as-of");
	t_true(day_parse("2026-01-03", &t.options.as_of));
	t_true(taken_bytes(&t, "Followers.zip", zip.s, zip.n));
	t_text(taken_rows(&t, DAYS), "2025-12-31|4 2026-01-01|5");
	t_text(taken_rows(
	               &t,
	               "SELECT category, date(period_from * 86400, 'unixepoch'), value FROM channel_count ORDER BY period_from, category"),
	       "23|2025-12-31|3 0|2026-01-01|2");
	t_text(taken_rows(&t, "SELECT count(*), min(date(as_of * 86400, 'unixepoch')) FROM audience"), "1|2026-01-03");
	taken_end(&t);
}
T_END

T_MAIN("tiktok", days_get_the_year_that_is_possible, a_video_is_known_by_its_link, the_day_of_an_export_is_not_before_its_posts,
       a_post_time_is_checked_near_the_id, a_zip_of_followers_needs_one_day)
