/* Our own templates: what their rows may say of each other, of channels and of posts. Their samples are in tests/data/. */
#include "importers/undo.h"
#include "taken.h"

struct refused {
	const char *rows, *why;
};

static void try_refused(const char *head, const struct refused list[], size_t n, const char *table)
{
	struct taken t;
	taken_begin(&t);
	t.known = "facebook/Plein";
	for (size_t i = 0; i < n; i++) {
		bool ok = taken_text(&t, "t.csv", mem_printf(t.mem, "%s%s", head, list[i].rows));
		if (ok || !str_starts(taken_why(&t), list[i].why))
			t_fail("case %zu: %s", i, taken_why(&t));
		t_text(taken_rows(&t, mem_printf(t.mem, "SELECT count(*) FROM %s", table)), "0");
	}
	taken_end(&t);
}

static void try_rejected(const char *head, const char *good, const struct refused list[], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct taken t;
		taken_begin(&t);
		t.known = "facebook/Plein";
		if (!taken_text(&t, "t.csv", mem_printf(t.mem, "%s%s%s", head, good, list[i].rows)))
			t_fail("case %zu: %s", i, taken_why(&t));
		if (!str_eq(taken_messages(&t), list[i].why))
			t_fail("case %zu: %s", i, taken_messages(&t));
		t_int(t.result.rows_stored, 1);
		t_int(t.result.rows_rejected, 1);
		taken_end(&t);
	}
}

#define TRY_REFUSED(head, list, table) try_refused(head, list, sizeof list / sizeof *list, table)
#define TRY_REJECTED(head, good, list) try_rejected(head, good, list, sizeof list / sizeof *list)

/* --- costs, webcare, conversation --- */

#define COSTS "channel,month,euro,hours\n"

T_CASE(a_cost_is_of_a_channel_that_is_known)
{
	static const struct refused rejected[] = {
		{ "Plijn,2026-04,5,\n", "channel-no-such 3:1" },
		{ "Plein,2026-04,,\n", "costs-nothing 3:0" },
		{ "Plein,2026-04,1.234,\n", "cell-money-unsure 3:3" },
		{ "Plein,2026-04,,1.500\n", "cell-hours 3:4" },
		{ "Plein,april,5,\n", "cell-month 3:2" },
		{ "Plein,2026-04,4.jun,\n", "cell-excel-date 3:3" },
		{ ",2026-04,5,\n", "cell-empty 3:1" },
	};
	static const struct refused refused[] = {
		{ "Plein,2026-03,5,\nfacebook/Plein,03-2026,6,\n", "own-twice 3:0: " },
		{ "Plijn,2026-03,5,\n", "import-no-rows" },
	};
	struct taken t;
	TRY_REJECTED(COSTS, "facebook,2026-03,5,\n", rejected);
	TRY_REFUSED(COSTS, refused, "cost");
	taken_begin(&t);
	t.known = "facebook/Plein";
	t_true(taken_text(&t, "t.csv", COSTS "Plein,2026-03,5,\nPlijn,2026-03,5,\n"));
	t_true(strstr(t.result.messages.item[0].arg[1], "facebook/Plein") != NULL); /* the known ones are listed */
	taken_end(&t);
}
T_END

/* A file beside it may bring the channel: then the whole file waits, and no row is lost. */
T_CASE(a_file_that_comes_again_is_refused_for_a_channel)
{
	struct taken t;
	taken_begin(&t);
	t.known = "facebook/Plein";
	t.options.others_follow = true;
	t_false(taken_text(&t, "t.csv", COSTS "Plein,2026-03,5,\nSingel,2026-03,7,\n"));
	t_true(str_starts(taken_why(&t), "channel-no-such 3:1"));
	t.known = "instagram/Singel";
	t.options.others_follow = false;
	t_true(taken_text(&t, "t.csv", COSTS "Plein,2026-03,5,\nSingel,2026-03,7,\n"));
	t_int(t.result.rows_stored, 2);
	taken_end(&t);
}
T_END

T_CASE(of_each_cost_the_newest_that_is_given)
{
	struct taken t;
	taken_begin(&t);
	t.known = "facebook/Plein";
	t_true(taken_text(&t, "a.csv", COSTS "Plein,2026-03,100,2\nPlein,2026-04,50,\n"));
	t_true(taken_text(&t, "b.csv", "kanaal;maand;euro\nPlein;maart 2026;120,10\n"));
	t_true(taken_text(&t, "c.csv", COSTS "Plein,2026-04,,3\n"));
	t_text(taken_rows(&t, "SELECT month - 24312, cents, minutes FROM cost_current ORDER BY month"), "3|12010|120 4|5000|180");
	taken_end(&t);
}
T_END

T_CASE(webcare_and_conversation_are_counts_that_fit)
{
	static const char webcare[] = "date,channel,received,answered,within_24h\n", good[] = "2026-03-01,Plein,3,2,1\n";
	static const char talk[] = "date,channel,post,substantiated,positive,negative,removed\n", said[] = "2026-03-01,Plein,,3,2,1,0\n";
	static const struct refused webcare_rejected[] = {
		{ "2026-03-02,Plein,3,4,1\n", "webcare-more 3:4" },
		{ "2026-03-02,Plein,3,2,3\n", "webcare-more 3:5" },
		{ "2026-03-02,Plein,3,,4\n", "webcare-more 3:5" },
		{ "2026-03-02,Plein,,,\n", "cell-empty 3:3" },
	};
	static const struct refused webcare_refused[] = { { "2026-03-02,Plein,3,,\n2-3-2026,plein,4,,\n", "own-twice 3:0" } };
	static const struct refused talk_rejected[] = {
		{ ",Plein,,1,1,1,1\n", "talk-of-nothing 3:0" },
		{ "2026-03-02,Plein,,,,,\n", "talk-no-count 3:0" },
		{ "2026-03-02,Plein,1.79E+16,1,1,1,1\n", "cell-id-excel 3:3" },
	};
	static const struct refused talk_refused[] = { { ",Plein,12,1,1,1,1\n,Plein,12,1,1,1,1\n", "own-twice 3:0" } };
	TRY_REJECTED(webcare, good, webcare_rejected);
	TRY_REFUSED(webcare, webcare_refused, "webcare_day");
	TRY_REJECTED(talk, said, talk_rejected);
	TRY_REFUSED(talk, talk_refused, "conversation");
	struct taken t;
	taken_begin(&t);
	t.known = "facebook/Plein";
	t_true(taken_text(&t, "a.csv", mem_printf(t.mem, "%s%s,Plein,12,1,1,1,1\n", talk, said)));
	t_true(taken_text(&t, "b.csv", mem_printf(t.mem, "%s,Plein,12,,5,1,\n", talk)));
	t_text(taken_rows(&t, "SELECT post_external_id, day, substantiated, positive, removed FROM conversation_current ORDER BY day DESC"),
	       "|20513|3|2|0 12|-1|-|5|-"); /* a row is replaced whole */
	t_true(taken_text(&t, "a.csv", mem_printf(t.mem, "%s%s", webcare, good)));
	t_true(taken_text(&t, "b.csv", mem_printf(t.mem, "%s2026-03-01,Plein,5,,\n", webcare)));
	t_text(taken_rows(&t, "SELECT received, answered FROM webcare_day_current"), "5|-");
	taken_end(&t);
}
T_END

/* --- days --- */

/* What has not been yet was not counted; what is planned lies ahead. */
T_CASE(no_figure_is_of_a_day_to_come)
{
	static const struct refused webcare[] = { { "2027-01-01,Plein,3,2,1\n", "day-ahead 3:1" } };
	static const struct refused talk[] = { { "2062-03-02,Plein,,1,1,1,1\n", "day-ahead 3:1" } };
	static const struct refused polls[] = { { "P,a,3,,,,,2026-03-01,\nP,b,4,,,,,2062-03-01,\n", "poll-holes 0:0" },
		                                { "P,a,3,,,,,2026-03-01,\nP,b,veel,,,,,2026-03-01,\n", "poll-holes 0:0" } };
	TRY_REJECTED("date,channel,received,answered,within_24h\n", "2026-12-31,Plein,3,2,1\n", webcare);
	TRY_REJECTED("date,channel,post,substantiated,positive,negative,removed\n", "2026-12-31,Plein,,3,2,1,0\n", talk);
	TRY_REFUSED("poll,option,votes,sex,age_from,age_to,activity,date,post\n", polls, "poll");
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "e.csv", "datum,gebeurtenis\n2062-03-01,Feest\n"));
	t_true(taken_text(&t, "d.csv", "datum,advies,gedaan\n2062-03-01,Vaker video,nee\n"));
	t_text(taken_messages(&t), "");
	taken_end(&t);
}
T_END

/* --- texts --- */

T_CASE(no_person_in_a_text)
{
	struct taken t;
	char *big = NULL;
	taken_begin(&t);
	big = mem_alloc(t.mem, 502);
	memset(big, 'a', 501);
	t_true(taken_text(&t, "e.csv",
	                  mem_printf(t.mem, "datum,gebeurtenis\n1-3-2026,Bel 06-12345678 of mail jan@voorbeeld.nl\n2-3-2026,%s\n", big)));
	t_text(taken_messages(&t), "own-masked 2:2 own-text-long 3:2");
	t_text(taken_rows(&t, "SELECT text FROM event"), "Bel … of mail …");
	t_true(taken_text(&t, "i.csv", "belang,gehoord,waar\n@jan_jansen,ja,bij @piet\n"));
	t_text(taken_rows(&t, "SELECT name, place FROM interest"), "@…|bij @…");
	t_true(taken_text(&t, "d.csv", "datum,advies,gedaan\n1-3-2026,Vraag @jan_jansen,nee\n"));
	t_text(taken_rows(&t, "SELECT advice FROM decision"), "Vraag @…");
	t_true(taken_text(&t, "p.csv", "peiling,antwoord,stemmen,activiteit\nWie is @jan?,@piet,4,Bij @kees\n"));
	t_text(taken_rows(&t, "SELECT question, text, activity FROM poll JOIN poll_option"), "Wie is @…?|@…|Bij @…");
	t_true(taken_text(&t, "t.csv", "bericht,type,thema,doelgroep\n1,,over @jan,mail jan@voorbeeld.nl\n"));
	t_text(taken_rows(&t, "SELECT value FROM post_tag ORDER BY tag"), "mail … over @…");
	taken_end(&t);
}
T_END

T_CASE(lists_keep_the_newest_of_each_key)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "a.csv", "belang,gehoord,waar\nwinkeliers,nee,\nscholen,,\n"));
	t_true(taken_text(&t, "b.csv", "belang,gehoord,waar\nwinkeliers,ja,Inloop\n"));
	t_text(taken_rows(&t, "SELECT name, heard, place FROM interest_current ORDER BY name"), "scholen|-| winkeliers|1|Inloop");
	t_true(taken_text(&t, "a.csv", "datum,advies,gedaan\n1-3-2026,Vaker video,nee\n"));
	t_true(taken_text(&t, "b.csv", "datum,advies,gedaan\n1-3-2026,Vaker video,ja\n"));
	t_text(taken_rows(&t, "SELECT advice, done FROM decision_current"), "Vaker video|1");
	t_true(taken_text(&t, "a.csv", "datum,gebeurtenis\n1-3-2026,Besluit\n"));
	t_true(taken_text(&t, "b.csv", "datum,gebeurtenis\n1-3-2026,Besluit\n2-3-2026,Feest\n"));
	t_text(taken_rows(&t, "SELECT text FROM event_current ORDER BY day"), "Besluit Feest");
	t_false(taken_text(&t, "c.csv", "datum,gebeurtenis\n1-3-2026,Besluit\n01-03-2026, Besluit\n"));
	t_true(str_starts(taken_why(&t), "own-twice 3:0"));
	taken_end(&t);
}
T_END

/* --- polls --- */

#define POLLS "poll,option,votes,sex,age_from,age_to,activity,date,post\n"

T_CASE(votes_are_counted_once)
{
	static const struct refused refused[] = {
		{ "P,a,3,,,,,,\nP,a,3,,,,,,\n", "poll-twice 3:0" },
		{ "P,a,3,F,,,,,\nP,a,4,v,,,,,\n", "poll-twice 3:0" },
		{ "P,a,9,,,,,,\nP,a,3,F,,,,,\nP,a,4,M,,,,,\n", "poll-sum 2:3" },
		{ "P,a,3,F,,,,,\nP,a,4,M,,,,,\nP,a,7,,15,34,,,\n", "poll-mixed 4:0" },
		{ "P,a,3,F,15,34,,,\nP,a,4,F,,,,,\n", "poll-mixed 3:0" },
		{ "P,a,7,,15,34,,,\nP,a,3,F,15,34,,,\n", "poll-mixed 3:0" },
		{ "P,a,3,F,15,34,,,\nP,a,4,F,30,49,,,\n", "counts-overlap 3:5" },
		{ "P,a,3,,,,,,\nP,b,4,,,,,,\nP,Totaal,8,,,,,,\n", "poll-total 4:3" },
	};
	TRY_REFUSED(POLLS, refused, "poll");
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "t.csv",
	                  POLLS "P,a,9,,,,,,\nP,a,3,F,,,,,\nP,a,4,M,,,,,\nP,a,2,?,,,,,\nP,b,5,,,,,,\n"
	                        "P,a,1,,,,Inloop,2026-03-01,\nP,a,2,,,,,,77\n"));
	t_text(taken_messages(&t), "poll-totals 0:0");
	t_text(taken_rows(&t, "SELECT q.activity, q.post_external_id, o.text, sum(a.votes) FROM poll_current q JOIN poll_option o ON "
	                      "o.poll_id = q.id"
	                      " JOIN poll_answer a ON a.poll_id = q.id AND a.option_n = o.n GROUP BY q.id, o.n ORDER BY 1, 2, 3"),
	       "||a|9 ||b|5 |77|a|2 Inloop||a|1");
	t_text(taken_rows(&t, "SELECT metric, value FROM import_total"), "votes|17.0");
	t_true(taken_text(&t, "u.csv", POLLS "P,a,10,,,,,,\nP,b,6,,,,,,\n"));
	t_text(taken_rows(&t, "SELECT sum(a.votes) FROM poll_current q JOIN poll_answer a ON a.poll_id = q.id WHERE q.activity = '' AND"
	                      " q.post_external_id = ''"),
	       "16");
	taken_end(&t);
}
T_END

/* --- tags --- */

#define POSTS "Post ID,Page ID,Page name,Permalink,Publish time,Post type,Views,Reach,Reactions,Comments,Shares\n"
static const char posts[] = POSTS "1,77,Plein,https://x.example/1,03/01/2026 10:00,Photos,100,80,5,1,0\n"
                                  "2,77,Plein,https://x.example/2,03/02/2026 10:00,Photos,200,90,7,2,1\n";
static const char more_posts[] = POSTS "3,77,Plein,https://x.example/3,03/03/2026 10:00,Photos,300,90,9,2,1\n";
static const char tags[] = "post,type,language\n1,short video,Dutch\nhttps://x.example/2,live,\n3,poll,\n";
static const char by_type[] = "SELECT content_type, posts, views FROM month_total WHERE posts > 0 ORDER BY content_type";
static const char now[] = "SELECT p.external_id, c.content_type, c.language FROM post_current c JOIN post p ON p.id = c.post_id ORDER BY 1";

/* Steps "p" posts, "m" more posts, "t" tags, in any order. */
static void take_steps(struct taken *t, const char *steps)
{
	for (const char *s = steps; *s; s++)
		if (!taken_text(t, "t.csv", *s == 'p' ? posts : *s == 'm' ? more_posts : tags))
			t_fail("%s", taken_why(t));
}

T_CASE(what_a_person_says_of_a_post_goes_above_the_export)
{
	static const char *const orders[] = { "pmt", "ptm", "tpm", "mtp", "tmp" };
	struct undone u;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		struct taken t;
		taken_begin(&t); /* taken_end checks that the totals agree with the facts */
		take_steps(&t, orders[i]);
		t_text(taken_rows(&t, now), "1|video_short|nl 2|live| 3|poll|");
		t_text(taken_rows(&t, by_type), "live|1|200 poll|1|300 video_short|1|100");
		t_true(undo_import(t.store, 1, mem_printf(t.mem, "%d", (int)(strchr(orders[i], 't') - orders[i]) + 1), t.mem, &u, &t.err));
		t_text(taken_rows(&t, by_type), "image|3|600");
		t_text(taken_rows(&t, now), "1|image| 2|image| 3|image|");
		taken_end(&t);
	}
}
T_END

T_CASE(of_each_tag_the_newest)
{
	struct taken t;
	taken_begin(&t);
	take_steps(&t, "pt");
	t_text(taken_messages(&t), "tags-unknown 0:0");
	t_true(taken_text(&t, "u.csv", "post,type,level\nhttps://x.example/1,video,\n2,,inform\n"));
	t_text(taken_messages(&t), "");
	t_text(taken_rows(&t, now), "1|video|nl 2|live|");
	t_text(taken_rows(&t, "SELECT p.external_id, g.tag, g.value FROM post_tag_current g JOIN post p ON p.id = g.post_id ORDER BY 1, 2"),
	       "1|language|nl 1|type|video 2|level|inform 2|type|live");
	t_false(taken_text(&t, "v.csv", "post,type\n1,video\n1,live\n"));
	t_true(str_starts(taken_why(&t), "own-twice 3:2"));
	t_true(taken_text(&t, "w.csv", "post,type\n1,vidoe\n2,\n"));
	t_text(taken_messages(&t), "cell-label 2:2 tags-empty 0:0");
	taken_end(&t);
}
T_END

T_CASE(an_id_that_two_posts_have_is_told)
{
	struct taken t;
	taken_begin(&t);
	take_steps(&t, "p");
	t_true(taken_text(&t, "q.csv", POSTS "1,88,Singel,https://y.example/1,03/01/2026 10:00,Photos,100,80,5,1,0\n"));
	t_true(taken_text(&t, "t.csv", "post,type\n1,video\n"));
	t_text(taken_messages(&t), "tags-more-posts 2:1");
	t_text(taken_rows(&t, by_type), "image|1|200 video|1|100 video|1|100");
	taken_end(&t);
}
T_END

/* The sum of all options, as people write it below them: checked, and no answer that somebody gave. */
T_CASE(a_total_of_the_options_is_no_option)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "t.csv",
	                  POLLS "P,a,12,,,,,,\nP,b,3,F,,,,,\nP,b,5,M,,,,,\nP,Totaal,20,,,,,,\n"
	                        "Q,a,3,F,,,,,\nQ,a,5,M,,,,,\nQ,b,1,F,,,,,\nQ,total,4,F,,,,,\nQ,Total,5,M,,,,,\nR,Total,7,,,,,,\n"));
	t_text(taken_messages(&t), "poll-totals 0:0");
	t_text(taken_rows(&t, "SELECT question, text, sum(votes) FROM poll q JOIN poll_option o ON o.poll_id = q.id"
	                      " JOIN poll_answer a ON a.poll_id = q.id AND a.option_n = o.n GROUP BY q.id, o.n ORDER BY 1, 2"),
	       "P|a|12 P|b|8 Q|a|8 Q|b|1 R|Total|7");
	t_text(taken_rows(&t, "SELECT metric, value FROM import_total"), "votes|36.0");
	t_true(taken_text(&t, "leeg.csv", "poll,option,votes\n"));
	t_text(taken_messages(&t), "rows-none-yet 0:0");
	t_false(taken_text(&t, "x.csv", "poll,option,count\nP,a,3\n"));
	t_true(str_starts(taken_why(&t), "layout-near-template"));
	taken_end(&t);
}
T_END

T_MAIN("own", a_total_of_the_options_is_no_option, a_cost_is_of_a_channel_that_is_known, a_file_that_comes_again_is_refused_for_a_channel,
       of_each_cost_the_newest_that_is_given, webcare_and_conversation_are_counts_that_fit, no_person_in_a_text,
       no_figure_is_of_a_day_to_come, lists_keep_the_newest_of_each_key, votes_are_counted_once,
       what_a_person_says_of_a_post_goes_above_the_export, of_each_tag_the_newest, an_id_that_two_posts_have_is_told)
