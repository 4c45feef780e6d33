#include "taken.h"

#define HEADER "activity,date,kind,online,sex,age_from,age_to,first_time,count\n"

static const char cells[] = "SELECT v.name, a.first_time, c.sex, c.age_from, c.age_to, CAST(c.value AS INTEGER), c.state "
                            "FROM audience a JOIN activity v ON v.id = a.subject_id JOIN audience_cell c ON c.audience_id = a.id "
                            "WHERE a.subject_kind = 'activity' ORDER BY a.import_id, v.day, v.name, a.first_time, c.sex, c.age_from";
static const char everything[] =
        "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM activity), (SELECT count(*) FROM audience_cell)";

T_CASE(counts_become_an_activity_with_an_audience_for_each_answer)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "tellingen.csv",
	                  HEADER "Avond,2026-01-22,meeting,no,F,15,24,yes,3\n"
	                         "Avond,2026-01-22,meeting,no,M,65,,yes,12\n"
	                         "Avond,2026-01-22,meeting,no,M,65,,no,4\n"
	                         "Vragenlijst,2026-02-28,survey,yes,X,25,34,unknown,0\n"));
	t_int(t.result.rows_stored, 4);
	t_text(taken_rows(&t, cells), "Avond|no|M|65|999|4|given Avond|yes|F|15|24|3|given Avond|yes|M|65|999|12|given "
	                              "Vragenlijst|unknown|X|25|34|0|given");
	t_text(taken_rows(&t, "SELECT name, kind, online, date(day * 86400, 'unixepoch') FROM activity ORDER BY day"),
	       "Avond|meeting|0|2026-01-22 Vragenlijst|survey|1|2026-02-28");
	t_text(taken_rows(&t,
	                  "SELECT base, unit, base_n, rounding, date(as_of * 86400, 'unixepoch'), as_of - period_from, as_of - period_to, "
	                  "count(*) FROM audience GROUP BY as_of"),
	       "participants|count|-|-|2026-01-22|0|0|2 participants|count|-|-|2026-02-28|0|0|1");
	t_text(taken_rows(&t, "SELECT date(as_of * 86400, 'unixepoch') FROM import"), "2026-02-28");
	taken_end(&t);
}
T_END

T_CASE(a_trait_that_is_not_known_is_a_cell_not_a_zero)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "t.csv",
	                  HEADER "Avond,2026-01-22,meeting,no,F,,,yes,2\n"
	                         "Avond,2026-01-22,meeting,no,,15,24,yes,1\n"
	                         "Avond,2026-01-22,meeting,no,onbekend,,,,5\n"));
	t_text(taken_rows(&t, cells), "Avond|unknown||-1|-1|5|unknown Avond|yes||15|24|1|unknown Avond|yes|F|-1|-1|2|unknown");
	taken_end(&t);
}
T_END

/* As in polls, which name activities too: both must mean the same. */
T_CASE(an_activity_names_no_persons)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "t.csv",
	                  HEADER "\"Inloop, bel 06-12345678 of kanarie@example.org\",2026-01-22,meeting,no,F,15,24,yes,12\n"
	                         "\"Inloop, bel 06-12345678 of kanarie@example.org\",2026-01-22,meeting,no,M,15,24,yes,12\n"));
	t_text(taken_rows(&t, "SELECT name FROM activity"), "Inloop, bel … of …");
	t_text(taken_messages(&t), "own-masked 2:1 own-masked 3:1");
	t_false(taken_text(&t, "t.csv",
	                   HEADER "Bel 06-12345678,2026-01-22,meeting,no,F,15,24,yes,12\n"
	                          "Bel 06-87654321,2026-01-22,meeting,no,F,15,24,yes,12\n"));
	t_true(str_starts(taken_why(&t), "counts-twice 3:0"));
	taken_end(&t);
}
T_END

T_CASE(the_file_that_dutch_excel_saves)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "telling.csv",
	                  "activiteit;datum;soort;online;geslacht;leeftijd van;leeftijd tot en met;eerste keer;aantal\r\n"
	                  "Caf\xe9gesprek;22-01-2026;Bijeenkomst;nee;vrouw;15;24;ja;7\r\n"
	                  "Caf\xe9gesprek;22-1-2026;bijeenkomst;Nee;Man;65;;nee;3\r\n"
	                  "Caf\xe9gesprek;22/01/2026;bijeenkomst;0;;;;onbekend;1\r\n"));
	t_text(taken_rows(&t, cells),
	       "Cafégesprek|no|M|65|999|3|given Cafégesprek|unknown||-1|-1|1|unknown Cafégesprek|yes|F|15|24|7|given");
	t_text(t.result.encoding, "Windows-1252");
	taken_end(&t);
}
T_END

struct refused {
	const char *rows, *why;
};
static const struct refused refusals[] = {
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,3\nAvond,2026-01-22,meeting,no,F,15,24,yes,3\n", "counts-twice 3:0" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,3\nAvond,2026-01-22,meeting,no,M,15,24,yes,3\nAvond,2026-01-22,meeting,no,v,15,24,ja,"
	  "4\n",
	  "counts-twice 4:0" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,3\nAvond,2026-01-22,meeting,no,F,18,34,yes,3\n", "counts-overlap 3:6" },
	{ "Avond,2026-01-22,meeting,no,F,65,,yes,3\nAvond,2026-01-22,meeting,no,F,15,,yes,9\n", "counts-overlap 3:6" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,3\nAvond,2026-01-22,survey,no,M,15,24,yes,3\n", "counts-two-kinds 3:3" },
	{ "Avond,2026-01-22,meeting,no,M,15,24,yes,3\nAvond,2026-01-22,meeting,yes,F,15,24,yes,3\n", "counts-two-ways 3:4" },
};

T_CASE(contradictions_refuse_the_whole_file_and_name_both_rows)
{
	struct taken t;
	taken_begin(&t);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refused *r = &refusals[i];
		t_false(taken_text(&t, "t.csv", mem_printf(t.mem, HEADER "%s", r->rows)));
		if (!str_starts(taken_why(&t), r->why))
			t_fail("case %zu: %s", i, taken_why(&t));
		t_true(strstr(taken_why(&t), "row 2") != NULL);
		t_text(taken_rows(&t, everything), "0|0|0");
	}
	taken_end(&t);
}
T_END

static const struct refused rejections[] = {
	{ "Avond,2026-01-22,meeting,no,F,,24,yes,3\n", "age-from-missing 3:6" },
	{ "Avond,2026-01-22,meeting,no,F,34,25,yes,3\n", "age-backwards 3:7" },
	{ "Avond,2026-01-22,meeting,no,F,151,,yes,3\n", "age-too-high 3:6" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,-1\n", "cell-count 3:9" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,1.5\n", "cell-count 3:9" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,\n", "cell-empty 3:9" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,yes,\"1,204\"\n", "cell-count 3:9" },
	{ ",2026-01-22,meeting,no,F,15,24,yes,3\n", "cell-empty 3:1" },
	{ "Avond,22 jan,meeting,no,F,15,24,yes,3\n", "cell-date-template 3:2" },
	{ "Avond,31-02-2026,meeting,no,F,15,24,yes,3\n", "cell-day-unreal 3:2" },
	{ "Avond,2026-01-22,feest,no,F,15,24,yes,3\n", "cell-label 3:3" },
	{ "Avond,2026-01-22,meeting,maybe,F,15,24,yes,3\n", "cell-label 3:4" },
	{ "Avond,2026-01-22,meeting,no,Q,15,24,yes,3\n", "cell-label 3:5" },
	{ "Avond,2026-01-22,meeting,no,F,15,24,soms,3\n", "cell-label 3:8" },
};

T_CASE(a_bad_row_refuses_the_whole_file)
{
	for (size_t i = 0; i < sizeof rejections / sizeof *rejections; i++) {
		struct taken t;
		taken_begin(&t);
		t_false(taken_text(&t, "t.csv",
		                   mem_printf(t.mem, HEADER "Avond,2026-01-22,meeting,no,M,15,24,yes,3\n%s", rejections[i].rows)));
		if (!str_eq(taken_messages(&t), rejections[i].why))
			t_fail("case %zu: %s", i, taken_messages(&t));
		t_true(str_starts(taken_why(&t), "counts-holes"));
		t_int(t.result.rows_rejected, 1);
		t_text(taken_rows(&t, everything), "0|0|0");
		taken_end(&t);
	}
}
T_END

T_CASE(a_day_that_is_still_to_come_refuses_the_whole_file)
{
	struct taken t;
	taken_begin(&t);
	setenv("SOURCE_DATE_EPOCH", "1782856800", 1); /* midnight in Amsterdam: 1 July 2026 begins */
	t_false(taken_text(&t, "t.csv",
	                   HEADER "Start,2026-07-01,meeting,no,F,15,24,yes,3\n"
	                          "Avond,2026-07-02,meeting,no,F,15,24,yes,3\n"
	                          "Nacht,2062-06-01,meeting,no,F,15,24,yes,3\n"));
	t_text(taken_messages(&t), "day-ahead 3:2 day-ahead 4:2");
	const char *said = msg_sentence(t.mem, &t.result.messages.item[1], LANG_EN);
	t_true(strstr(said, "The column 'date' says 2062-06-01") && strstr(said, "it is now 2026-07-01"));
	t_true(str_starts(taken_why(&t), "counts-holes"));
	t_text(taken_rows(&t, everything), "0|0|0");
	setenv("SOURCE_DATE_EPOCH", "1782856799", 1); /* the second before */
	t_false(taken_text(&t, "t.csv", HEADER "Start,2026-07-01,meeting,no,F,15,24,yes,3\n"));
	t_text(taken_messages(&t), "day-ahead 2:2");
	setenv("SOURCE_DATE_EPOCH", "1782856800", 1);
	t_true(taken_text(&t, "t.csv", HEADER "Start,2026-07-01,meeting,no,F,15,24,yes,3\n"));
	taken_end(&t);
}
T_END

/* A platform lists the meetings that are still to come; who counted people there made a slip. */
T_CASE(a_meeting_that_is_planned_counts_nobody)
{
#define MEETINGS "id;title/nl;start_time;attendees\n1;Avond;2026-03-05 18:30:00 UTC;41\n"
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "m.csv", MEETINGS "2;Later;2062-03-05 18:30:00 UTC;\n3;Nog later;2062-03-06 18:30:00 UTC;0\n"));
	t_text(taken_messages(&t), "");
	t_text(taken_rows(&t, "SELECT name FROM activity"), "Avond");
	t_text(taken_rows(&t, "SELECT date(period_to * 86400, 'unixepoch') FROM import"), "2026-03-05");
	t_false(taken_text(&t, "m.csv", MEETINGS "2;Later;2062-03-05 18:30:00 UTC;7\n"));
	t_text(taken_messages(&t), "day-ahead 3:3");
	t_true(str_starts(taken_why(&t), "counts-holes"));
	taken_end(&t);
}
T_END

T_CASE(a_correction_is_a_second_audience_of_the_same_activity)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "t.csv", HEADER "Start,2025-09-18,meeting,no,F,15,24,yes,3\nAvond,2026-01-22,meeting,no,F,15,24,yes,3\n"));
	t_true(taken_text(&t, "t.csv", HEADER "Start,2025-09-18,meeting,no,F,15,24,yes,4\n"));
	t_text(taken_rows(&t, cells), "Start|yes|F|15|24|3|given Avond|yes|F|15|24|3|given Start|yes|F|15|24|4|given");
	t_text(taken_rows(&t, "SELECT count(*) FROM activity"), "2");
	t_false(taken_text(&t, "t.csv", HEADER "Start,2025-09-18,survey,no,F,15,24,yes,4\n"));
	t_true(str_starts(taken_why(&t), "counts-other-before 2:3"));
	t_text(taken_rows(&t, "SELECT count(*) FROM import"), "2");
	taken_end(&t);
}
T_END

T_MAIN("meeting", counts_become_an_activity_with_an_audience_for_each_answer, a_trait_that_is_not_known_is_a_cell_not_a_zero,
       an_activity_names_no_persons, the_file_that_dutch_excel_saves, contradictions_refuse_the_whole_file_and_name_both_rows,
       a_bad_row_refuses_the_whole_file, a_day_that_is_still_to_come_refuses_the_whole_file, a_meeting_that_is_planned_counts_nobody,
       a_correction_is_a_second_audience_of_the_same_activity)
