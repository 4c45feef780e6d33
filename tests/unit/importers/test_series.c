/* Series: a day and figures in each row. Years that the file does not tell, days that stand there twice, whose figures they are. */
#include "taken.h"

#define HEAD "Date,Impressions,Likes,Engagements,Bookmarks,Unfollows\n"

T_CASE(an_empty_cell_is_no_zero_and_uniques_are_not_added)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "a.csv", HEAD "\"Mon, Mar 2, 2026\",5,,1,0,0\n\"Tue, Mar 3, 2026\",7,2,1,0,0\n"));
	t_text(taken_rows(&t, "SELECT date(day * 86400, 'unixepoch'), value FROM channel_day WHERE metric = 'reactions'"), "2026-03-03|2");
	t_text(taken_rows(&t, "SELECT value FROM import_total WHERE metric = 'views'"), "12.0");
	t_text(taken_rows(&t, "SELECT date(as_of * 86400, 'unixepoch') FROM import"), "2026-03-03");
	taken_end(&t);
}
T_END

T_CASE(a_day_twice_refuses_the_file)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "a.csv", HEAD "\"Mon, Mar 2, 2026\",5,,1,0,0\n\"Mon, Mar 2, 2026\",7,2,1,0,0\n"));
	t_true(str_starts(taken_why(&t), "series-day-twice 3:1"));
	t_text(taken_rows(&t, "SELECT count(*) FROM channel"), "0");
	taken_end(&t);
}
T_END

T_CASE(the_newest_figure_of_a_day_counts_whatever_the_order)
{
	static const char *const old = HEAD "\"Mon, Mar 2, 2026\",5,,1,0,0\n\"Tue, Mar 3, 2026\",7,2,1,0,0\n";
	static const char *const new = HEAD "\"Tue, Mar 3, 2026\",9,2,1,0,0\n\"Wed, Mar 4, 2026\",1,2,1,0,0\n";
	for (int order = 0; order < 2; order++) {
		struct taken t;
		taken_begin(&t);
		t_true(taken_text(&t, "a.csv", order ? new : old) && taken_text(&t, "b.csv", order ? old : new));
		t_text(taken_rows(&t, "SELECT value FROM channel_day_current WHERE metric = 'views' ORDER BY day"), "5 9 1");
		taken_end(&t);
	}
}
T_END

/* Without --channel the figures are of the one channel that there is; it can be named later, and a second one must be asked for. */
T_CASE(files_that_name_no_account_are_of_the_one_channel)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "a.csv", HEAD "\"Mon, Mar 2, 2026\",5,,1,0,0\n"));
	t_text(taken_messages(&t), "channel-unnamed 0:0");
	t.options.channel = "x/voorbeeldstad";
	t_true(taken_text(&t, "b.csv", HEAD "\"Tue, Mar 3, 2026\",6,,1,0,0\n"));
	t_text(taken_messages(&t), "");
	t_text(taken_rows(&t, "SELECT platform, external_id, name FROM channel"), "x|voorbeeldstad|voorbeeldstad");
	t.options.channel = "x/ander";
	t_false(taken_text(&t, "c.csv", HEAD "\"Wed, Mar 4, 2026\",6,,1,0,0\n"));
	t_true(str_starts(taken_why(&t), "channel-unknown"));
	t.options.channel = NULL;
	t_true(taken_text(&t, "c.csv", HEAD "\"Wed, Mar 4, 2026\",6,,1,0,0\n"));
	t_text(taken_rows(&t, "SELECT count(*) FROM channel_day_current WHERE metric = 'views'"), "3");
	taken_end(&t);
}
T_END

T_CASE(a_header_that_comes_back_refuses_the_file)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "a.csv", HEAD "\"Mon, Mar 2, 2026\",5,,1,0,0\n" HEAD "\"Tue, Mar 3, 2026\",5,,1,0,0\n"));
	t_true(str_starts(taken_why(&t), "row-header-again 3:0"));
	taken_end(&t);
}
T_END

T_MAIN("series", an_empty_cell_is_no_zero_and_uniques_are_not_added, a_day_twice_refuses_the_file,
       the_newest_figure_of_a_day_counts_whatever_the_order, files_that_name_no_account_are_of_the_one_channel,
       a_header_that_comes_back_refuses_the_file)
