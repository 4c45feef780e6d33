/* Undoing an import: exactly its rows go, and the store gives the answers of one that never had it. */
#include "answers.h"
#include "importers/undo.h"
#include "samples.h"

#define POSTS "Post ID,Page ID,Page name,Publish time,Post type,Views,Reach,Reactions,Comments,Shares\n"
static const char posts_june[] = POSTS "1,77,Plein,06/01/2026 10:00,Photos,100,80,5,1,0\n2,77,Plein,06/02/2026 10:00,Reels,200,90,7,2,1\n";
static const char posts_july[] = POSTS "2,77,Plein,06/02/2026 10:00,Reels,260,95,9,3,1\n3,77,Plein,07/03/2026 10:00,Photos,50,40,2,0,0\n";
static const char posts_other[] = POSTS "9,88,Singel,07/05/2026 10:00,Photos,70,60,3,1,0\n";

static bool undo(struct taken *t, const char *which, struct undone *out)
{
	t->err = (struct err){ 0 };
	return undo_import(t->store, 1, which, t->mem, out, &t->err);
}

static void take(struct taken *t, const char *name, const char *text)
{
	if (!taken_text(t, name, text))
		t_fail("%s", taken_why(t));
}

static void same_answers(struct taken *got, struct taken *want)
{
	const char *why = answers_difference(got->mem, answers(got, ANSWERS_ALL), answers(want, ANSWERS_ALL));
	if (why)
		t_fail("%s", why);
}

T_CASE(an_undone_import_was_never_there)
{
	struct taken t, never;
	struct undone u;
	taken_begin(&t);
	taken_begin(&never);
	take(&t, "june.csv", posts_june);
	take(&t, "july.csv", posts_july);
	take(&t, "other.csv", posts_other);
	take(&never, "june.csv", posts_june);
	t_true(undo(&t, "2", &u));
	t_int(u.rows, 2);
	t_text(u.file_name, "july.csv");
	t_false(u.already);
	take(&never, "other.csv", posts_other);
	same_answers(&t, &never);
	t_text(taken_rows(&t, "SELECT id, file_name, undone_at IS NOT NULL FROM import"), "1|june.csv|0 2|july.csv|1 3|other.csv|0");
	t_true(undo(&t, "other.csv", &u));
	t_text(taken_rows(&t, "SELECT name FROM channel"), "Plein");
	t_true(undo(&t, "june.csv", &u));
	t_text(answers(&t, ANSWERS_ALL), "");
	taken_end(&t);
	taken_end(&never);
}
T_END

T_CASE(undoing_twice_says_so_and_the_file_can_come_again)
{
	struct taken t, once;
	struct undone u;
	taken_begin(&t);
	taken_begin(&once);
	take(&once, "june.csv", posts_june);
	take(&t, "june.csv", posts_june);
	t_true(undo(&t, "1", &u));
	t_true(undo(&t, "1", &u));
	t_true(u.already);
	t_int(u.rows, 0);
	t_true(undo(&t, "june.csv", &u));
	t_true(u.already);
	take(&t, "june.csv", posts_june);
	t_false(t.result.already);
	same_answers(&t, &once);
	t_true(undo(&t, "june.csv", &u));
	t_false(u.already);
	t_int(u.import_id, 2);
	taken_end(&t);
	taken_end(&once);
}
T_END

T_CASE(it_must_be_clear_which_import)
{
	struct taken t;
	struct undone u;
	taken_begin(&t);
	take(&t, "posts.csv", posts_june);
	take(&t, "posts.csv", posts_july);
	t_false(undo(&t, "posts.csv", &u));
	t_true(t.err.code == ERR_INPUT && t.err.word == W_UNDO_SEVERAL);
	t_text(t.err.arg[1], "1, 2");
	t_false(undo(&t, "3", &u));
	t_int(t.err.word, W_UNDO_UNKNOWN);
	t_false(undo(&t, "june", &u));
	t_int(t.err.word, W_UNDO_UNKNOWN);
	t_true(undo(&t, "2", &u));
	t_true(undo(&t, "posts.csv", &u)); /* the other one is undone and in nobody's way */
	t_int(u.import_id, 1);
	taken_end(&t);
}
T_END

T_CASE(what_others_know_stays)
{
	struct taken t;
	struct undone u;
	taken_begin(&t);
	take(&t, "june.csv", posts_june);
	t.options.channel = "facebook/Plein";
	take(&t, "visits.csv", "Facebook visits\nDate,Primary\n2026-06-01T00:00:00,4\n");
	t_true(undo(&t, "june.csv", &u));
	t_text(taken_rows(&t, "SELECT name FROM channel"), "Plein");
	t_text(taken_rows(&t, "SELECT count(*) FROM post"), "0");
	t_text(taken_rows(&t, "SELECT value FROM channel_day"), "4");
	t_true(undo(&t, "visits.csv", &u));
	t_text(answers(&t, ANSWERS_ALL), "");
	taken_end(&t);
}
T_END

/* What a channel is called is the newest import's to say, in whatever order they came; undone, it is as if that was never said. */
T_CASE(a_channel_has_its_newest_name)
{
#define NAMES "Post ID,Account username,Account ID,Publish time,Post type\n"
	static const char before[] = NAMES "1,plein,77,06/01/2026 10:00,IG reel\n",
	                  after[] = NAMES "2,nieuwplein,77,07/01/2026 10:00,IG reel\n";
	static const char nameless[] = "Post ID,Account username,Publish time,Post type\n3,plein,05/01/2026 10:00,IG reel\n";
	static const char *const order[][3] = { { before, after, nameless }, { after, before, nameless }, { nameless, before, after } };
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		struct taken t;
		struct undone u;
		taken_begin(&t);
		for (int k = 0; k < 3; k++)
			take(&t, order[i][k] == before ? "b" : order[i][k] == after ? "a" : "n", order[i][k]);
		t_text(taken_rows(&t, "SELECT external_id, name FROM channel"), "77|nieuwplein");
		t_true(undo(&t, "a", &u));
		t_text(taken_rows(&t, "SELECT external_id, name FROM channel"), "77|plein");
		t_true(undo(&t, "b", &u));
		t_text(taken_rows(&t, "SELECT external_id, name FROM channel"), "plein|plein");
		t_true(undo(&t, "n", &u));
		t_text(answers(&t, ANSWERS_ALL), "");
		taken_end(&t);
	}
}
T_END

/* Files of a platform that never name their account: the channel has no name until an import gives one, and loses it with that import. */
T_CASE(a_channel_can_lose_its_name_again)
{
	struct taken t, never;
	struct undone u;
	taken_begin(&t);
	taken_begin(&never);
	t_true(taken_file(&t, "tests/data/x-daily/sample.csv") && taken_file(&never, "tests/data/x-daily/sample.csv"));
	t.options.channel = "x/plein";
	t_true(taken_file(&t, "tests/data/x-posts/sample.csv"));
	t_text(taken_rows(&t, "SELECT external_id, name FROM channel"), "plein|plein");
	t_true(undo(&t, "2", &u));
	same_answers(&t, &never);
	taken_end(&t);
	taken_end(&never);
}
T_END

/* Rows of every table with an import, put in by hand: undoing must leave none of them. */
static void fill_by_hand(struct taken *t)
{
	static const char *const sql[] = {
		"INSERT INTO channel VALUES (1, 1, 'web', 'w', 'Site', 1)",
		"INSERT INTO post VALUES (1, 1, 1, 'p')",
		"INSERT INTO activity VALUES (1, 1, 'Inloop', 'meeting', 20600, 0)",
		"INSERT INTO import VALUES (1, 1, 'a', 'w.zip: one.csv', 9, 'x', '', '', NULL, NULL, 20600, 1, 1, 0, 0, 1, NULL, 't')",
		"INSERT INTO import VALUES (2, 1, 'b', 'w.zip: two.csv', 9, 'x', '', '', NULL, NULL, 20600, 2, 2, 0, 0, 1, NULL, 't')",
		"INSERT INTO import VALUES (3, 1, 'c', 'z.zip: one.csv', 9, 'x', '', '', NULL, NULL, 20600, 4, 4, 0, 0, 1, NULL, 't')",
		"INSERT INTO import_part VALUES (1, 1, 'zip', 'one.csv'), (2, 1, 'zip', 'two.csv'), (3, 1, 'other', 'one.csv')",
		"INSERT INTO import_scope VALUES (1, 1, 'keuze'), (3, 1, 'keuze')",
		"INSERT INTO import_total VALUES (1, 1, 'views', 3)",
		"INSERT INTO post_reading VALUES (1, 1, 1, 0, 20600, 1779840000, 20600, 0, 'image', '', 0, NULL, '', '', '', 0, 0, 0, 0, "
		"'',"
		" 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)",
		"INSERT INTO post_metric VALUES (1, 1, 1, 'm', 1)",
		"INSERT INTO post_tag VALUES (1, 'p', 'theme', 1, 'dijk')",
		"INSERT INTO cost VALUES (1, 1, 24318, 2, 100, NULL)",
		"INSERT INTO webcare_day VALUES (1, 1, 20600, 2, 3, 2, 1)",
		"INSERT INTO channel_day VALUES (1, 1, 20600, 'views', 1, 20600, 5)",
		"INSERT INTO channel_count VALUES (1, 1, 'visits', 'source', 'x', 20600, 20600, 2, 20600, 5)",
		"INSERT INTO channel_name VALUES (1, 1, 'w', 'Site', 1)",
		"INSERT INTO event VALUES (1, 20600, 'start', 1)",
		"INSERT INTO interest VALUES (1, 'bedrijven', 1, 1, '')",
		"INSERT INTO decision VALUES (1, 20600, 'vaker', 1, 1)",
		"INSERT INTO conversation VALUES (1, 1, 'p', 20600, 1, 1, 1, 1, 1)",
		"INSERT INTO audience VALUES (1, 1, 1, 'post', 1, 'viewers', 'count', NULL, NULL, '', 20600, NULL, NULL)",
		"INSERT INTO audience_cell VALUES (1, 1, 'F', -1, -1, '', '', 5, 'given')",
		"INSERT INTO poll VALUES (1, 1, 2, 'Inloop', 20600, '', 'Hoe?')",
		"INSERT INTO poll_option VALUES (1, 1, 1, 'Zo')",
		"INSERT INTO poll_answer VALUES (1, 1, 1, '', -1, -1, 4)",
		"INSERT INTO baseline VALUES (1, 1, 2, 'Plein', 'x', '', 20000, '', 'final')",
		"INSERT INTO baseline_cell VALUES (1, 1, 'GM1', 'F', 0, 999, '', '', 5, 'given')",
	};
	sqlite3 *db;
	char *why = NULL;
	t_int(sqlite3_open(t->db, &db), SQLITE_OK);
	for (size_t i = 0; i < sizeof sql / sizeof *sql; i++)
		if (sqlite3_exec(db, sql[i], NULL, NULL, &why) != SQLITE_OK)
			t_fail("%s: %s", sql[i], why);
	sqlite3_close(db);
}

/* Every table with an import_id but those that tell of the import itself has a row by now: a new table must get one, and its statement. */
static const char *tables_without_rows(struct taken *t)
{
	struct str out;
	char *table[64];
	size_t n = 0;
	str_init(&out, t->mem);
	for (char *name = strtok(
	             mem_text(t->mem,
	                      taken_rows(
	                              t,
	                              "SELECT s.name FROM sqlite_schema s WHERE s.type = 'table'"
	                              " AND s.name NOT IN ('report_input', 'erasure') AND EXISTS (SELECT 1 FROM pragma_table_info(s.name) c"
	                              " WHERE c.name = 'import_id')")),
	             " ");
	     name; name = strtok(NULL, " "))
		table[n++] = name;
	t_true(n > 10);
	for (size_t i = 0; i < n; i++)
		if (str_eq(taken_rows(t, mem_printf(t->mem, "SELECT count(*) FROM %s WHERE import_id < 3", table[i])), "0"))
			str_addf(&out, "%s ", table[i]);
	return out.s;
}

T_CASE(parts_of_a_file_go_together_and_no_table_keeps_a_row)
{
	struct taken t;
	struct undone u;
	taken_begin(&t);
	fill_by_hand(&t);
	t_text(tables_without_rows(&t), "");
	t_true(undo(&t, "2", &u));
	t_int(u.n_parts, 2);
	t_text(u.parts, "one.csv, two.csv");
	t_text(u.file_name, "w.zip");
	t_int(u.rows, 3);
	t_text(answers(&t, ANSWERS_ALL), "");
	t_text(taken_rows(&t, "SELECT id FROM import WHERE undone_at IS NULL"), "3");
	t_text(taken_rows(&t, "SELECT import_id FROM import_part"), "3");
	t_text(taken_rows(&t, "SELECT import_id FROM import_scope"), "3");
	t_text(taken_rows(&t, "SELECT count(*) FROM import_total"), "0");
	t_true(undo(&t, "w.zip", &u));
	t_true(u.already);
	t_true(undo(&t, "z.zip", &u));
	t_int(u.import_id, 3);
	t_int(u.n_parts, 1);
	taken_end(&t);
}
T_END

static bool store_has(struct taken *t, const char *text)
{
	size_t n, length = strlen(text);
	const char *bytes = sample_text(t->mem, t->db, &n);
	for (size_t i = 0; i + length <= n; i++)
		if (memcmp(bytes + i, text, length) == 0)
			return true;
	return false;
}

T_CASE(the_bytes_are_gone_and_the_time_is_told)
{
	struct taken t;
	struct undone u;
	taken_begin(&t);
	setenv("SOURCE_DATE_EPOCH", "1782900000", 1);
	take(&t, "june.csv", POSTS "canary17,77,Plein,06/01/2026 10:00,Photos,100,80,5,1,0\n");
	t_true(store_has(&t, "canary17"));
	t_true(undo(&t, "1", &u));
	t_text(taken_rows(&t, "SELECT undone_at FROM import"), "1782900000");
	t_false(store_has(&t, "canary17"));
	taken_end(&t);
}
T_END

#define WITH_ID "Post ID,Account ID,Account username,Publish time,Post type,Views\n%d,77,%s,06/0%d/2026 10:00,IG image,7\n"

/* A file without the id of the account came first, under a name that the account has no more. */
T_CASE(an_account_that_is_in_twice_is_told)
{
	static const char nameless[] = "Post ID,Account username,Publish time,Post type,Views\n1,oudplein,06/01/2026 10:00,IG image,5\n";
	struct taken t;
	struct undone u;
	taken_begin(&t);
	take(&t, "a.csv", nameless);
	take(&t, "b.csv", mem_printf(t.mem, WITH_ID, 2, "nieuwplein", 2));
	t_text(taken_messages(&t), "");
	take(&t, "c.csv", mem_printf(t.mem, WITH_ID, 3, "oudplein", 3));
	t_text(taken_messages(&t), "channel-twin 0:0");
	t_text(taken_rows(&t, "SELECT count(*) FROM channel"), "2");
	t_true(undo(&t, "a.csv", &u));
	take(&t, "a.csv", nameless); /* as the message says */
	t_text(taken_messages(&t), "");
	t_text(taken_rows(&t, "SELECT c.external_id, count(*) FROM channel c JOIN post p ON p.channel_id = c.id GROUP BY 1"), "77|3");
	taken_end(&t);
}
T_END

T_MAIN("undo", an_account_that_is_in_twice_is_told, a_channel_has_its_newest_name, a_channel_can_lose_its_name_again,
       an_undone_import_was_never_there, undoing_twice_says_so_and_the_file_can_come_again, it_must_be_clear_which_import,
       what_others_know_stays, parts_of_a_file_go_together_and_no_table_keeps_a_row, the_bytes_are_gone_and_the_time_is_told)
