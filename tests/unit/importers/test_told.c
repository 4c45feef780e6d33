/* What is told of a file whose rows are odd. */
#include "taken.h"

#define HEAD                                                                                                                               \
	"Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Custom labels,Date,Views,Reach,Reactions,Comments,Shares,Total " \
	"clicks\n"
#define ROW(id, time, figures) id ",77,Voorbeeldstad,Tekst " id "," time ",https://example.org/" id ",Photos,,Lifetime," figures "\n"

static void take(struct taken *t, const char *text)
{
	if (!taken_text(t, "a.csv", text))
		t_fail("%s", taken_why(t));
}

/* Summer time began in California on 8 March 2026: no clock showed half past two. */
T_CASE(a_time_that_never_was_is_told)
{
	struct taken t;
	taken_begin(&t);
	take(&t, HEAD ROW("11", "03/08/2026 02:30", "1,1,1,1,1,1") ROW("12", "03/08/2026 01:59", "1,1,1,1,1,1")
	                 ROW("13", "03/08/2026 03:00", "1,1,1,1,1,1") ROW("14", "03/09/2026 02:30", "1,1,1,1,1,1"));
	t_text(taken_messages(&t), "cell-time-skipped 2:5");
	t_text(taken_rows(&t, "SELECT datetime(published_at, 'unixepoch') FROM post_reading ORDER BY post_id"),
	       "2026-03-08 10:30:00 2026-03-08 09:59:00 2026-03-08 10:00:00 2026-03-09 09:30:00");
	taken_end(&t);
}
T_END

/* A download that broke off: in the middle of the last cell that is there, or between two. As many rows as end at that column are the platform's. */
T_CASE(a_row_that_the_end_of_the_file_cuts_does_not_count)
{
	static const char head[] = "Post ID,Page ID,Publish time,Post type,Title,Views,Reach\n1,7,01/07/2026 06:02,Photos,a,5,4\n";
	static const struct {
		const char *last, *messages, *views;
	} row[] = {
		{ "2,7,01/07/2026 06:03,Photos,b,41928,3\n", "", "5 41928" },
		{ "2,7,01/07/2026 06:03,Photos,b,41928,3", "file-ends-in-number 0:0", "5 41928" },
		{ "2,7,01/07/2026 06:03,Photos,b,419", "row-cut 3:6", "5" },
		{ "2,7,01/07/2026 06:03,Photos,b,", "row-cut 3:6", "5" },
		{ "2,7,01/07/2026 06:03,Pho", "row-cut 3:4", "5" },
		{ "2,7,01/07/2026 06:03,Photos,b,419\n", "rows-short 3:0", "5 419" },
		{ "2,7,01/07/2026 06:03,Photos,b,419\n3,7,01/07/2026 06:04,Photos,c,420", "rows-short 3:0 file-ends-in-number 0:0",
		  "5 419 420" },
		{ "2,7,01/07/2026 06:03,Photos,b,419\n3,7,01/07/2026 06:04,Photos,c", "row-cut 4:5 rows-short 3:0", "5 419" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct taken t;
		taken_begin(&t);
		take(&t, mem_printf(t.mem, "%s%s", head, row[i].last));
		t_text(taken_messages(&t), row[i].messages);
		t_text(taken_rows(&t, "SELECT views FROM post_reading ORDER BY post_id"), row[i].views);
		taken_end(&t);
	}
}
T_END

T_CASE(broken_letters_and_short_rows_are_told)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "Post ID,Page ID,Publish time,Post type,Title,Views,Reach\n1,7,01/07/2026 06:02,Photos,CafÃ© â‚¬ 3,5,4\n"
	         "2,7,01/07/2026 06:03,Photos,Café,6,4\n3,7,01/07/2026 06:04,Photos,kort,7\n4,7,01/07/2026 06:04,Photos,kort,8\n");
	t_text(taken_messages(&t), "rows-short 4:0 post-garbled 0:0");
	t_text(taken_rows(&t, "SELECT views, reach FROM post_reading ORDER BY post_id"), "5|4 6|4 7|- 8|-");
	/* columns that are not kept may lack, as they do at the end of what Facebook gives */
	take(&t, "Post ID,Page ID,Publish time,Post type,Ad impressions\n5,7,01/07/2026 06:02,Photos\n");
	t_text(taken_messages(&t), "");
	taken_end(&t);
}
T_END

/* A row whose cells slipped a column has the name of a person where a number belongs. What explains damage is still told. */
T_CASE(no_person_in_what_is_said_of_a_rejected_row)
{
	static const struct {
		const char *cell, *told;
	} cells[] = {
		{ "KANARIE de Vries", "'…'" },
		{ "Kanariëlle", "'…'" },
		{ "kanarie12@example.org", "'…'" },
		{ "12,5", "'12,5'" },
		{ "1,2K", "'1,2K'" },
		{ "10.jun", "'10.jun'" },
		{ "#DIV/0!", "'#DIV/0!'" },
		{ "veel", "'…'" },
		{ "KANARIE de Vries 12", "'…'" },
		{ "06-12345678", "'…'" },
		{ "bel +31 6 12345678", "'bel …'" },
		{ "12 juni 2026", "'12 juni 2026'" },
		{ "70368744177664", "'70368744177664'" },
		{ "06/10/2026 01:30", "'06/10/2026 01:30'" },
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct taken t;
		taken_begin(&t);
		take(&t, mem_printf(t.mem,
		                    "id;published_at;supports;state\n1;2026-03-02 09:12:33 UTC;\"%s\";accepted\n2;2026-03-02 09:12:33 "
		                    "UTC;4;accepted\n",
		                    cells[i].cell));
		t_int(t.result.rows_rejected, 1);
		const char *said = msg_sentence(t.mem, &t.result.messages.item[0], LANG_EN);
		if (!strstr(said, cells[i].told))
			t_fail("%s: %s", cells[i].cell, said);
		taken_end(&t);
	}
}
T_END

/* Where any text may stand, what looks like a person is masked as in captions: the type of a post is kept, also one that nobody knows. */
T_CASE(no_person_in_a_label_that_is_not_known)
{
	struct taken t;
	taken_begin(&t);
	take(&t, "Post ID,Page ID,Publish time,Post type\n1,7,01/07/2026 06:02,Foto van kanarie@example.org\n");
	t_text(taken_messages(&t), "row-new-label 2:4");
	t_true(strstr(msg_sentence(t.mem, &t.result.messages.item[0], LANG_EN), "'Foto van …'") != NULL);
	t_text(taken_rows(&t, "SELECT content_type_raw FROM post_reading"), "Foto van …");
	taken_end(&t);
}
T_END

T_MAIN("told", no_person_in_a_label_that_is_not_known, no_person_in_what_is_said_of_a_rejected_row, a_time_that_never_was_is_told,
       a_row_that_the_end_of_the_file_cuts_does_not_count, broken_letters_and_short_rows_are_told)
