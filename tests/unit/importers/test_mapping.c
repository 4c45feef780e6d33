/* Maps: any delimited file read as a small file says; persons counted in groups and dropped. */
#include "taken.h"

#define POSTS_MAP                                                                                                                          \
	"# a tool of our own\n@kind\tposts\n@platform\tfacebook\n@where\tNetwork\tFacebook\n@dates\teurope\n@decimal\t,\n@missing\tn/a\n"  \
	"Nr\tid\nWanneer\tpublished\nTekst\ttext\nSoort\ttype\n@"                                                                          \
	"word\tSoort\tFoto\timage\nGezien\tviews\nHartjes\treactions\nNotitie\tskip\n"

static const char *write_map(struct taken *t, const char *text)
{
	const char *path = mem_printf(t->mem, "%s/map.tsv", t->dir);
	FILE *f = fopen(path, "wb");
	if (!f || fputs(text, f) < 0 || fclose(f) != 0)
		t_fail("cannot write %s", path);
	return path;
}

static bool take_with(struct taken *t, const char *map, const char *text)
{
	t->options.map = write_map(t, map);
	bool ok = taken_text(t, "a.csv", text);
	unlink(t->options.map);
	return ok;
}

T_CASE(posts_come_in_as_the_map_says)
{
	struct taken t;
	taken_begin(&t);
	if (!take_with(&t, POSTS_MAP,
	               "Nr;Wanneer;Network;Tekst;Soort;Gezien;Hartjes;Notitie\n7;02-03-2026 14:05;Facebook;Kom!;Foto;120;n/a;x\n"
	               "8;03-03-2026 09:00;Instagram;Kom ook;Foto;5;1;\n9;04-03-2026 09:00;Facebook;Nog een;Film;6;2;\n"))
		t_fail("%s", taken_why(&t));
	t_text(t.result.kind, "own-posts");
	t_int(t.result.rows_outside, 1);
	t_text(taken_messages(&t), "channel-unnamed 0:0 row-new-label 4:5");
	t_text(taken_rows(&t, "SELECT p.external_id, datetime(r.published_at, 'unixepoch'), content_type, views, reactions FROM post p"
	                      " JOIN post_reading r ON r.post_id = p.id ORDER BY p.id"),
	       "7|2026-03-02 13:05:00|image|120|- 9|2026-03-04 08:00:00|unknown|6|2");
	t_text(taken_rows(&t, "SELECT metric, value FROM import_total ORDER BY metric"), "reactions|2.0 views|126.0");
	t_text(taken_rows(&t, "SELECT platform FROM channel"), "facebook");
	taken_end(&t);
}
T_END

T_CASE(days_come_in_as_the_map_says)
{
	struct taken t;
	taken_begin(&t);
	if (!take_with(&t, "@kind\tdays\n@platform\tnieuwsbrief\nDag\tday\nGeopend\tviews\nLezers\treach\n",
	               "Dag,Geopend,Lezers\n2026-03-02,120,80\n2026-03-03,,12\n"))
		t_fail("%s", taken_why(&t));
	t_text(taken_rows(&t, "SELECT date(day * 86400, 'unixepoch'), metric, value FROM channel_day ORDER BY day, metric"),
	       "2026-03-02|reach|80 2026-03-02|views|120 2026-03-03|reach|12");
	t_text(taken_rows(&t, "SELECT metric, value FROM import_total"), "views|120.0");
	taken_end(&t);
}
T_END

#define SURVEY_MAP "@kind\tsurvey\n@activity\tEnquête plein\nsubmitdate\ttime\nsekse\tsex\nleeftijd\tage\nnaam\tskip\n"

/* The canaries are words of a person: none of their bytes may be in the store. */
T_CASE(persons_are_counted_and_dropped)
{
	struct taken t;
	taken_begin(&t);
	if (!take_with(&t, SURVEY_MAP,
	               "\"id\";\"submitdate\";\"sekse\";\"leeftijd\";\"naam\";\"mening\"\r\n"
	               "\"1\";\"2026-03-02 10:00:00\";\"Vrouw\";\"34\";\"KANARIE-A\";\"KANARIE-B\nover regels\"\r\n"
	               "\"2\";\"2026-03-03 10:00:00\";\"Vrouw\";\"26\";\"KANARIE-C\";\"\"\r\n"
	               "\"3\";\"2026-03-05 10:00:00\";\"\";\"\";\"KANARIE-D\";\"\"\r\n\"4\";\"2026-03-05 "
	               "10:00:00\";\"Man\";\"430\";\"\";\"\"\r\n"))
		t_fail("%s", taken_why(&t));
	t_text(taken_rows(&t, "SELECT name, kind, date(day * 86400, 'unixepoch'), online FROM activity"),
	       "Enquête plein|survey|2026-03-05|1");
	t_text(taken_rows(&t, "SELECT sex, age_from, age_to, value, state FROM audience_cell"), "|-1|-1|1.0|unknown F|25|34|2.0|given");
	t_int(t.result.rows_rejected, 1);
	t_true(strstr(taken_messages(&t), "survey-age 6:4") != NULL);
	FILE *f = fopen(t.db, "rb");
	char bytes[1 << 20];
	size_t n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	for (size_t i = 0; i + 7 < n; i++)
		t_true(memcmp(bytes + i, "KANARIE", 7) != 0);
	for (size_t i = 0; i < t.result.messages.n; i++)
		t_false(strstr(msg_sentence(t.mem, &t.result.messages.item[i], LANG_EN), "KANARIE") != NULL);
	taken_end(&t);
}
T_END

#define QUESTION_MAP                                                                                                                       \
	SURVEY_MAP                                                                                                                         \
	"plein\tquestion\tMoet het plein autovrij?\n@word\tplein\tA1\tja\n@word\tplein\tA2\tnee\nmening\tquestion\nroute\tquestion\n"

/* 24 women of 26 (12 yes, 2 no, 10 without an answer) and 11 men of 70 (all yes); the park is a route of 12, the others have words of their
 * own, and opinions are no closed question. */
T_CASE(closed_questions_are_counted_by_group)
{
	struct taken t;
	struct str text;
	taken_begin(&t);
	str_init(&text, t.mem);
	str_add(&text, "id;submitdate;sekse;leeftijd;naam;plein;mening;route\r\n");
	for (int i = 0; i < 35; i++)
		str_addf(&text, "%d;2026-03-02 10:00:00;%s;%d;x;%s;KANARIE %d;%s%s\r\n", i, i < 24 ? "Vrouw" : "Man", i < 24 ? 26 : 70,
		         i < 12 || i >= 24 ? "A1"
		         : i < 14          ? "a2"
		                           : "",
		         i, i < 12 ? " park" : "KANARIE", i < 12 ? "" : mem_printf(t.mem, "%d", i));
	if (!take_with(&t, QUESTION_MAP, text.s))
		t_fail("%s", taken_why(&t));
	t_text(taken_rows(&t, "SELECT question, activity, date(day * 86400, 'unixepoch') FROM poll ORDER BY id"),
	       "Moet het plein autovrij?|Enquête plein|2026-03-02 route|Enquête plein|2026-03-02");
	t_text(taken_rows(
	               &t,
	               "SELECT text, sex, age_from, age_to, votes FROM poll_answer JOIN poll_option o ON o.poll_id = poll_answer.poll_id "
	               "AND o.n = option_n WHERE o.poll_id = (SELECT min(id) FROM poll) ORDER BY o.n, sex, age_from"),
	       "ja|F|25|34|12 ja|M|65|74|11 nee|F|25|34|2");
	t_text(taken_rows(
	               &t,
	               "SELECT text, sum(votes) FROM poll_answer JOIN poll_option o ON o.poll_id = poll_answer.poll_id AND o.n = option_n "
	               "WHERE o.poll_id = (SELECT max(id) FROM poll) GROUP BY o.n ORDER BY o.n"),
	       "park|12 …|23");
	t_true(strstr(taken_messages(&t), "survey-open") != NULL);
	t_text(taken_rows(&t, "SELECT count(*) FROM poll_option WHERE text LIKE '%KANARIE%'"), "0");
	taken_end(&t);
}
T_END

T_CASE(a_map_that_is_wrong_says_where)
{
	static const struct {
		const char *map, *why;
	} bad[] = {
		{ "Nr\tid\n", "map-kind-first 1:1" },
		{ "@kind\tcats\n", "map-value 1:2" },
		{ "@kind\tposts\n@colour\tred\n", "map-setting 2:1" },
		{ "@kind\tposts\n@platform\tx\nNr\tshoe size\n", "map-meaning 3:2" },
		{ "@kind\tposts\n@platform\tx\nNr\tid\n", "map-lacks 1:0" },
		{ "@kind\tposts\nNr\tid\nDag\tpublished\n", "map-lacks 1:0" },
		{ "@kind\tsurvey\nDag\tday\n", "map-lacks 1:0" },
		{ "@kind\tposts\n@platform\tx\n@word\tSoort\n", "map-word 3:1" },
		{ "@kind\tposts\n@platform\tx\nNr\tid\nDag\tpublished\n@word\tNr\tA\timage\n", "map-word-column 1:0" },
		{ "", "source-empty 0:0" },
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct taken t;
		taken_begin(&t);
		t_false(take_with(&t, bad[i].map, "Nr,Dag\n1,2026-03-02 10:00\n"));
		if (!str_starts(taken_why(&t), bad[i].why))
			t_fail("case %zu: %s", i, taken_why(&t));
		taken_end(&t);
	}
}
T_END

/* The maps that come with the program are sound, and read what they are for. */
T_CASE(the_examples_work)
{
	static const struct {
		const char *map, *text, *kind;
	} examples[] = {
		{ "examples/maps/sprout-social.tsv",
		  "Date,Post ID,Network,Post Type,Impressions,Organic Impressions,Engagement Rate (per "
		  "Impression),Engagements,Reactions,Comments,"
		  "Shares,Tags\n03/02/2026 14:05,100_1,Facebook,Photo,\"120\",100,2%,9,4,2,1,plein\n",
		  "own-posts" },
		{ "examples/maps/limesurvey.tsv",
		  "\"id\";\"submitdate\";\"lastpage\";\"startlanguage\";\"geslacht\";\"leeftijd\";\"eerder\"\r\n"
		  "\"1\";\"2026-03-02 10:00:00\";\"3\";\"nl\";\"Vrouw\";\"34\";\"Nee\"\r\n",
		  "own-survey" },
		{ "examples/maps/microsoft-forms.tsv",
		  "ID,Begintijd,Tijd van voltooien,E-mail,Naam,Wat is uw geslacht?,Wat is uw leeftijd?\n"
		  "1,3/2/26 10:00:00,3/2/26 10:04:12,x@example.org,X,Man,52\n",
		  "own-survey" },
	};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct taken t;
		taken_begin(&t);
		t.options.map = examples[i].map;
		if (!taken_text(&t, "a.csv", examples[i].text))
			t_fail("%s", taken_why(&t));
		t_text(t.result.kind, examples[i].kind);
		t_int(t.result.rows_stored, 1);
		t_int(t.result.rows_rejected, 0);
		taken_end(&t);
	}
}
T_END

T_MAIN("mapping", posts_come_in_as_the_map_says, days_come_in_as_the_map_says, persons_are_counted_and_dropped,
       closed_questions_are_counted_by_group, a_map_that_is_wrong_says_where, the_examples_work)
