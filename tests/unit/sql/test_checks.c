/* Every invariant of checks.sql holds on a small sound store, and speaks up when that store is broken. */
#include "base/str.h"
#include "made.h"
#include "sql_text.h"

static const char SOUND[] =
        "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL),"
        " (2, 'park', 'Park', 'GM0014', 'Europe/Amsterdam', NULL, NULL);"
        "INSERT INTO import VALUES"
        " (1, 1, 'a', 'a.csv', 900, 'facebook-posts', 'UTF-8', ',', 20605, 20634, 20635, 5, 2, 2, 1, 1780000000, NULL, 'test'),"
        " (2, 1, 'b', 'b.csv', 800, 'facebook-posts', 'UTF-8', ',', 20605, 20634, 20635, 4, 3, 0, 1, 1780000001, 1780000009, 'test'),"
        " (3, 2, 'c', 'c.csv', 0, 'meeting', 'UTF-8', ';', NULL, NULL, NULL, 0, 0, 0, 0, 1780000002, NULL, 'test');"
        "INSERT INTO channel VALUES (1, 1, 'facebook', '10', 'Pagina', 1), (2, 2, 'facebook', '10', 'Pagina', 1);"
        "INSERT INTO post VALUES (1, 1, 1, '1001'), (2, 1, 1, '1002');"
        "INSERT INTO post_reading(trajectory_id, post_id, import_id, day, as_of, published_at, local_day, local_hour, content_type, "
        "content_type_raw,"
        " type_inferred, language, pair_id, permalink, title, views, reactions, comments, shares) VALUES"
        " (1, 1, 1, 0, 20635, 1780750000, 20610, 14, 'video', 'Video''s', 0, 'nl', '', '', 'Denk mee', 1000, 10, 2, 1),"
        " (1, 2, 1, 0, 20635, 1780760000, 20610, 16, 'image', 'Foto''s', 0, 'nl', '', '', 'Kom langs', 500, NULL, NULL, 4);"
        "INSERT INTO post_metric VALUES (1, 1, 1, 'views_paid', 12.5);"
        "INSERT INTO month_total VALUES (1, 1, 24318, 'video', 0, 1, 1, 1000, 13, 1000000.0, 169.0, 13000.0),"
        " (1, 1, 24318, 'image', 0, 1, 0, 0, 0, 0.0, 0.0, 0.0);"
        "INSERT INTO month_top VALUES (1, 24318, 1, 1, 1, 13);"
        "INSERT INTO post_tag VALUES (1, '1001', 'theme', 1, 'dijk'), (1, 'https://x.example/1002', 'type', 1, 'image');"
        "INSERT INTO event VALUES (1, 20600, 'start', 1);"
        "INSERT INTO interest VALUES (1, 'bedrijven', 1, 1, 'Inloopavond');"
        "INSERT INTO decision VALUES (1, 20600, 'vaker video', 1, 1);"
        "INSERT INTO cost VALUES (1, 1, 24318, 1, 5000, NULL);"
        "INSERT INTO webcare_day VALUES (1, 1, 20610, 1, 9, 8, 7);"
        "INSERT INTO conversation VALUES (1, 1, '1001', 20610, 1, 3, 2, 1, 0);"
        "INSERT INTO channel_day VALUES (1, 1, 20610, 'followers', 1, 20635, 900);"
        "INSERT INTO channel_count VALUES (1, 1, 'visits', 'source', 'nieuwsbrief', 20605, 20634, 1, 20635, 41);"
        "INSERT INTO import_part VALUES (1, 1, 'som', 'All posts');"
        "INSERT INTO import_scope VALUES (1, 1, 'keuze');"
        "INSERT INTO channel_name VALUES (1, 1, '10', 'Pagina', 1);"
        "INSERT INTO import_total VALUES (1, 1, 'views', 1000.0);"
        "INSERT INTO channel_measure SELECT p.trajectory_id, p.channel_id, min(iif(c.views IS NULL, NULL, c.local_day)),"
        " min(iif(c.views IS NULL AND c.impressions IS NOT NULL, c.local_day, NULL))"
        " FROM post p JOIN post_current c ON c.post_id = p.id WHERE c.local_day IS NOT NULL GROUP BY 1, 2;"
        "INSERT INTO activity VALUES (1, 1, 'Inloopavond', 'meeting', 20611, 0);"
        "INSERT INTO audience VALUES (1, 1, 1, 'activity', 1, 'participants', 'count', 40, NULL, '', 20611, NULL, NULL),"
        " (2, 1, 1, 'channel', 1, 'followers', 'share', NULL, 0.001, '', 20635, 20605, 20634),"
        " (3, 1, 1, 'post', 1, 'viewers', 'count', NULL, NULL, '', 20635, NULL, NULL);"
        "INSERT INTO audience_cell VALUES (1, 1, 'F', 18, 34, '', '', 11, 'given'), (1, 1, 'F', 35, 999, '', '', 12, 'given'),"
        " (1, 1, 'M', 18, 34, '', '', NULL, 'withheld'), (1, 1, '', -1, -1, '', '', 17, 'unknown'),"
        " (1, 2, 'F', 18, 24, '', '', 0.61, 'given'), (1, 2, 'M', 18, 24, '', '', 0.4, 'given'),"
        " (1, 2, '', -1, -1, 'country', 'NL', 0.9, 'given'), (1, 2, '', -1, -1, 'country', 'BE', 0.1, 'given');"
        "INSERT INTO poll VALUES (1, 1, 1, 'Inloopavond', 20611, '', 'Welke route?');"
        "INSERT INTO poll_option VALUES (1, 1, 1, 'Noord'), (1, 1, 2, 'Zuid');"
        "INSERT INTO poll_answer VALUES (1, 1, 1, '', -1, -1, 22), (1, 1, 2, '', -1, -1, 18);"
        "INSERT INTO baseline VALUES (1, 1, 1, 'CBS', 'StatLine', '03759ned', 20454, 'CC BY 4.0', 'final');"
        "INSERT INTO baseline_cell VALUES (1, 1, 'GM0014', 'F', 0, 17, '', '', 2000, 'given'), (1, 1, 'GM0014', 'F', 18, 999, '', '', "
        "8000, 'given'),"
        " (1, 1, 'GM0014', 'M', 0, 17, '', '', NULL, 'withheld');"
        "INSERT INTO criterion VALUES (1, 1, 1, 'tekst', 'som', 1780000000, '', 0), (2, 1, 2, 'tekst 2', 'som 2', 1780000005, 'nu', 1);";
static const char REPORTED[] =
        "INSERT INTO report_run VALUES (1, 1, 'monthly', 20605, 20634, 'nl', 1780000010, 1, 'som', '', 'neutral', 'test', 'som 3', "
        "'intern', 1, "
        "'reports');"
        "INSERT INTO report_input VALUES (1, 1, 1, 'som'); INSERT INTO report_file VALUES (1, 'a.pdf', 1, 'pdf', 10, 'som');"
        "INSERT INTO report_figure VALUES (1, 0, 24318, 'posts', 1, '', 3);"
        "INSERT INTO post_tag VALUES (1, '1001', 'label', 1, 'facebook-2026-06-18');"
        "INSERT INTO import VALUES (9, 1, 'som 9', '', 9, 'counts', 'UTF-8', ',', NULL, NULL, NULL, 1, 1, 0, 0, 1780000000, 1780000020, "
        "'test');"
        "INSERT INTO erasure VALUES (9, 1, 1780000020, 1, 'asked');"
        "INSERT INTO experiment VALUES (1, 1, 24318, 7, 1780000000, 1, 'som 4');"
        "INSERT INTO experiment_slot VALUES (1, 1, 1, 'facebook', '', 'Plein', 20640, -1, 'image');";

static const struct {
	const char *check, *sql;
} breaks[] = {
	{ "check_import_rows", "UPDATE import SET rows_stored = 3 WHERE id = 1" },
	{ "check_import_rows", "UPDATE import SET rows_rejected = -1, rows_stored = 5 WHERE id = 1" },
	{ "check_period", "UPDATE import SET period_to = 20604 WHERE id = 1" },
	{ "check_period", "UPDATE audience SET period_to = 20604 WHERE id = 2" },
	{ "check_period", "UPDATE channel_count SET period_to = 20604" },
	{ "check_period", "UPDATE report_run SET period_to = 20604" },
	{ "check_undone", "UPDATE post_reading SET import_id = 2 WHERE post_id = 2" },
	{ "check_undone", "INSERT INTO post_metric VALUES (1, 1, 2, 'm', 1)" },
	{ "check_undone", "INSERT INTO post_tag VALUES (1, '1001', 'theme', 2, 'dijk')" },
	{ "check_undone", "UPDATE cost SET import_id = 2" },
	{ "check_undone", "UPDATE webcare_day SET import_id = 2" },
	{ "check_undone", "UPDATE channel_day SET import_id = 2" },
	{ "check_undone", "UPDATE channel_count SET import_id = 2" },
	{ "check_undone", "UPDATE import_part SET import_id = 2" },
	{ "check_undone", "UPDATE import_scope SET import_id = 2" },
	{ "check_undone", "UPDATE channel_name SET import_id = 2" },
	{ "check_undone", "UPDATE import_total SET import_id = 2" },
	{ "check_undone", "INSERT INTO event VALUES (2, 20600, 'start', 1)" },
	{ "check_undone", "INSERT INTO interest VALUES (1, 'bedrijven', 2, 1, '')" },
	{ "check_undone", "INSERT INTO decision VALUES (1, 20600, 'vaker video', 2, 1)" },
	{ "check_undone", "UPDATE conversation SET import_id = 2" },
	{ "check_undone", "UPDATE audience SET import_id = 2 WHERE id = 3" },
	{ "check_undone", "UPDATE poll SET import_id = 2" },
	{ "check_undone", "UPDATE baseline SET import_id = 2" },
	{ "check_erased", "UPDATE import SET undone_at = NULL WHERE id = 9" },
	{ "check_erased", "UPDATE import SET file_name = 'f.csv' WHERE id = 9" },
	{ "check_erased", "UPDATE erasure SET trajectory_id = 2" },
	{ "check_erased", "UPDATE report_input SET import_id = 9" },
	{ "check_trajectory", "UPDATE post SET channel_id = 2 WHERE id = 2; DELETE FROM month_total; DELETE FROM month_top" },
	{ "check_trajectory", "UPDATE post_reading SET trajectory_id = 2 WHERE post_id = 2" },
	{ "check_trajectory", "UPDATE post_metric SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE channel_day SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE channel_count SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE import_part SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE import_scope SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE channel_name SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE import_total SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE post_tag SET trajectory_id = 2 WHERE tag = 'theme'" },
	{ "check_trajectory", "UPDATE cost SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE webcare_day SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE conversation SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE event SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE interest SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE decision SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE poll SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE audience SET import_id = 3 WHERE id = 2" },
	{ "check_trajectory", "UPDATE audience_cell SET trajectory_id = 2 WHERE audience_id = 2" },
	{ "check_trajectory", "UPDATE poll_option SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE poll_answer SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE baseline SET import_id = 3" },
	{ "check_trajectory", "UPDATE baseline_cell SET trajectory_id = 2" },
	{ "check_trajectory", "UPDATE experiment_slot SET trajectory_id = 2" },
	{ "check_post_without_fact", "INSERT INTO post VALUES (3, 1, 1, '1003')" },
	{ "check_reading", "UPDATE post_reading SET views = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET views = 70368744177664 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET impressions = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET reach = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET reactions = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET comments = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET shares = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET saves = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET clicks = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET link_clicks = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET watch_seconds = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET follows = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET as_of = -1 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET local_hour = 24 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET local_day = local_day + 2 WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET published_at = NULL WHERE post_id = 2" },
	{ "check_reading", "UPDATE post_reading SET title = substr(hex(zeroblob(520)), 1, 1025) WHERE post_id = 2" },
	{ "check_not_negative", "UPDATE cost SET cents = -1" },
	{ "check_not_negative", "UPDATE webcare_day SET within_24h = -1" },
	{ "check_not_negative", "UPDATE conversation SET removed = -1" },
	{ "check_not_negative", "UPDATE poll_answer SET votes = -1" },
	{ "check_not_negative", "UPDATE channel_count SET value = -1" },
	{ "check_not_negative", "UPDATE audience SET base_n = -1 WHERE id = 1" },
	{ "check_not_negative", "UPDATE audience_cell SET value = -1 WHERE sex = 'M' AND state = 'given'" },
	{ "check_not_negative", "UPDATE baseline_cell SET n = -1 WHERE state = 'given'" },
	{ "check_template", "INSERT INTO post_tag VALUES (1, '1001', 'mood', 1, 'good')" },
	{ "check_template", "UPDATE cost SET cents = NULL" },
	{ "check_template", "UPDATE webcare_day SET answered = 10" },
	{ "check_template", "UPDATE webcare_day SET within_24h = 9" },
	{ "check_template", "UPDATE conversation SET post_external_id = '', day = -1" },
	{ "check_template", "UPDATE interest SET heard = 2" },
	{ "check_template", "UPDATE decision SET done = 2" },
	{ "check_template", "INSERT INTO poll VALUES (2, 1, 1, '', -1, '', 'Zonder antwoord?')" },
	{ "check_audience_subject", "UPDATE audience SET subject_id = 2 WHERE id = 1" },
	{ "check_audience_subject", "UPDATE audience SET subject_id = 2 WHERE id = 2" }, /* there, but of another trajectory */
	{ "check_audience_subject", "UPDATE audience SET subject_id = 9 WHERE id = 3" },
	{ "check_group", "UPDATE audience_cell SET sex = 'V' WHERE sex = 'F'" },
	{ "check_group", "UPDATE audience_cell SET age_to = 17 WHERE age_to = 24 AND sex = 'F'" },
	{ "check_group", "UPDATE audience_cell SET age_to = 5 WHERE age_from = -1 AND category = 'NL'" },
	{ "check_group", "UPDATE baseline_cell SET age_to = 1000 WHERE age_to = 999" },
	{ "check_group", "UPDATE poll_answer SET sex = 'man'" },
	{ "check_overlap", "UPDATE audience_cell SET age_to = 35 WHERE age_to = 34 AND sex = 'F'" },
	{ "check_overlap", "INSERT INTO baseline_cell VALUES (1, 1, 'GM0014', 'F', 0, 999, '', '', 10000, 'given')" },
	{ "check_share_sum", "UPDATE audience_cell SET value = 0.63 WHERE audience_id = 2 AND sex = 'F'" },
	{ "check_share_sum", "INSERT INTO audience_cell VALUES (1, 2, '', -1, -1, 'country', 'DE', 0.03, 'given')" },
	{ "check_criterion_versions", "UPDATE criterion SET version = 3 WHERE id = 2" },
	{ "check_criterion_versions", "DELETE FROM criterion WHERE id = 1" },
	{ "check_criterion_import", "UPDATE criterion SET last_import_id = 99 WHERE id = 2" },
	{ "check_report_import", "UPDATE report_run SET last_import_id = 99" },
	{ "check_channel_measure", "UPDATE channel_measure SET views_from = views_from + 1" },
	{ "check_channel_measure", "DELETE FROM channel_measure" },
	{ "check_month_total", "DELETE FROM month_total WHERE content_type = 'image'" },
	{ "check_month_total", "UPDATE month_total SET paid = 1 WHERE content_type = 'image'" },
	{ "check_month_total", "UPDATE month_total SET posts = 2 WHERE content_type = 'image'" },
	{ "check_month_total", "UPDATE month_total SET exposed = 1 WHERE content_type = 'image'" },
	{ "check_month_total", "UPDATE month_total SET views = 1001 WHERE content_type = 'video'" },
	{ "check_month_total", "UPDATE month_total SET interactions = 14 WHERE content_type = 'video'" },
	{ "check_month_total", "UPDATE month_total SET views_sq = 1000001 WHERE content_type = 'video'" },
	{ "check_month_total", "UPDATE month_total SET interactions_sq = 170 WHERE content_type = 'video'" },
	{ "check_month_total", "UPDATE month_total SET \"cross\" = 1.0 WHERE content_type = 'image'" },
	{ "check_month_total", "UPDATE month_total SET month = 24319 WHERE content_type = 'image'" },
	{ "check_month_total", "INSERT INTO post_tag VALUES (1, '1001', 'type', 1, 'live')" },
	{ "check_month_total", "INSERT INTO month_total VALUES (1, 1, 24317, 'video', 0, 0, 0, 0, 0, 0.0, 0.0, 0.0)" },
	{ "check_month_top", "DELETE FROM month_top" },
	{ "check_month_top", "UPDATE month_top SET interactions = 12" },
	{ "check_month_top", "UPDATE month_top SET place = 2" },
	{ "check_month_top", "UPDATE month_top SET post_id = 2" },
	{ "check_month_top", "INSERT INTO month_top VALUES (1, 24318, 1, 2, 1, 13)" },
};

static const char *broken(struct made *d)
{
	const char *name;
	struct store *s = made_store(d, STORE_READ);
	if (!store_check(s, &name, &d->err))
		t_fail("%s", err_sentence(d->mem, &d->err, LANG_EN));
	store_close(s);
	return name;
}

T_CASE(a_sound_store_passes)
{
	struct made d;
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	t_true(broken(&d) == NULL);
	made_raw(&d, SOUND);
	made_raw(&d, REPORTED);
	const char *name = broken(&d);
	if (name)
		t_fail("%s", name);
	struct store *s = made_store(&d, STORE_READ);
	if (!store_verify(s, &d.err))
		t_fail("%s", err_sentence(d.mem, &d.err, LANG_EN));
	store_close(s);
	made_end(&d);
}
T_END

/* A store without rows in a table would show nothing of that table's checks, our own and the engine's. */
T_CASE(the_sound_store_has_rows_in_every_table)
{
	struct made d;
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	made_raw(&d, SOUND);
	made_raw(&d, REPORTED);
	for (size_t i = 0; i < sizeof sql_schema / sizeof *sql_schema; i++) {
		char table[40];
		if (sscanf(sql_schema[i], "CREATE TABLE %39s", table) == 1 &&
		    made_ask(&d, mem_printf(d.mem, "SELECT count(*) FROM %s", table)) == 0)
			t_fail("%s is empty", table);
	}
	made_end(&d);
}
T_END

T_CASE(each_check_speaks_up)
{
	struct made d;
	size_t n;
	made_begin(&d);
	store_close(made_store(&d, STORE_CREATE));
	made_raw(&d, SOUND);
	made_raw(&d, REPORTED);
	char *sound = made_bytes(&d, d.path, &n);
	for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
		made_put(d.path, sound, n);
		made_raw(&d, breaks[i].sql);
		const char *name = broken(&d);
		if (!name || !str_eq(name, breaks[i].check))
			t_fail("%s: %s, expected %s", breaks[i].sql, name ? name : "nothing", breaks[i].check);
	}
	made_end(&d);
}
T_END

T_CASE(every_check_is_tried)
{
	for (int id = 0; id < SQL_N; id++) {
		bool tried = !str_eq(sql_text[id].file, "checks.sql");
		for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
			tried |= str_eq(breaks[i].check, sql_text[id].name);
		if (!tried)
			t_fail("%s is never seen to speak up", sql_text[id].name);
	}
}
T_END

T_MAIN("checks", a_sound_store_passes, the_sound_store_has_rows_in_every_table, each_check_speaks_up, every_check_is_tried)
