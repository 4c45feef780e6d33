#include "taken.h"

static const char shares[] = "SELECT c.dimension || c.category || c.sex || c.age_from || '-' || c.age_to || '=' || round(c.value, 6) "
                             "FROM audience_cell c ORDER BY c.dimension, c.category, c.sex, c.age_from";

/* An English file of 2025, byte for byte in its shape but for the figures. */
static const char english[] =
        "sep=,\n\"Age & gender\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"10.5\",\"9.5\"\n\"25-34\",\"20\",\"25\"\n\"65+\",\"5.1\",\"29.9\"\n\n"
        "\"Top countries\"\n\"Netherlands\",\"Belgium\"\n\"75.1\",\"5.9\"\n\n\"Top cities\"\n\"Utrecht, Netherlands\"\n\"13.7\"\n\n";

#define SERIES(title) "\"" title "\"\n\"Date\",\"Primary\"\n\"2025-11-02T00:00:00\",\"5\"\n"

static void know_channels(struct taken *t)
{
	static const char *const channel[][3] = { { "facebook", "100", "Voorbeeld" }, { "instagram", "178", "Voorbeeld" } };
	for (int i = 0; i < 2; i++) {
		struct stmt *s;
		if (!store_statement(t->store, SQL_CHANNEL_INSERT, &s, &t->err))
			t_fail("%s", taken_why(t));
		stmt_int(s, 1, i + 1);
		stmt_int(s, 2, 1);
		for (int k = 0; k < 3; k++)
			stmt_text(s, k + 3, channel[i][k]);
		stmt_int(s, 6, 1);
		if (!stmt_run(s, &t->err))
			t_fail("%s", taken_why(t));
	}
}

static void begin(struct taken *t, const char *channel)
{
	taken_begin(t);
	know_channels(t);
	t->options.channel = channel;
	t->options.as_of = day_make(2026, 7, 1);
}

T_CASE(an_audience_becomes_shares_of_followers)
{
	struct taken t;
	begin(&t, "facebook/Voorbeeld");
	if (!taken_utf16(&t, "Audience.csv", english))
		t_fail("%s", taken_why(&t));
	t_text(t.result.kind, "meta-audience");
	t_text(taken_messages(&t), "");
	t_text(taken_rows(&t, shares), "F18-24=0.105 F25-34=0.2 F65-999=0.051 M18-24=0.095 M25-34=0.25 M65-999=0.299 "
	                               "cityUtrecht, Netherlands-1--1=0.137 countryBelgium-1--1=0.059 countryNetherlands-1--1=0.751");
	t_text(taken_rows(&t, "SELECT DISTINCT state FROM audience_cell"), "given");
	t_text(taken_rows(&t,
	                  "SELECT subject_kind, subject_id, base, unit, base_n, rounding, first_time, date(as_of * 86400, 'unixepoch'), "
	                  "period_from FROM audience"),
	       "channel|1|followers|share|-|0.0005||2026-07-01|-");
	taken_end(&t);
}
T_END

T_CASE(columns_percent_signs_and_languages_may_differ)
{
	static const char *const labels[][2] = {
		{ "Men", "Women" },        { "Mannen", "Vrouwen" },  { "Hommes", "Femmes" },
		{ "M\xe4nner", "Frauen" }, { "Hombres", "Mujeres" }, { "HOMMES", "femmes" },
	};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		struct taken t;
		begin(&t, "178");
		const char *text =
		        mem_printf(t.mem, "sep=,\n\"x\"\n\"\",\"%s\",\"%s\"\n\"18-24\",\"14.7%%\",\"5.3%%\"\n\"25-34\",\"50%%\",\"30%%\"\n",
		                   labels[i][0], labels[i][1]);
		if (!taken_utf16(&t, "Audience.csv", text))
			t_fail("%s: %s", labels[i][0], taken_why(&t));
		t_text(taken_rows(&t, shares), "F18-24=0.053 F25-34=0.3 M18-24=0.147 M25-34=0.5");
		taken_end(&t);
	}
}
T_END

T_CASE(whole_per_cents_are_rounded_to_half_a_per_cent_and_an_empty_cell_is_no_zero)
{
	struct taken t;
	begin(&t, "178");
	t_true(taken_utf16(&t, "Audience.csv", "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"14\",\"\"\n\"25-34\",\"56\",\"29\"\n"));
	t_text(taken_rows(&t, shares), "F18-24=0.14 F25-34=0.56 M25-34=0.29");
	t_text(taken_rows(&t, "SELECT rounding FROM audience"), "0.005");
	taken_end(&t);
}
T_END

static const struct refused {
	const char *text, *why;
} refusals[] = {
	{ "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"10.jun\",\"89.4\"\n", "cell-excel-date 3:2" },
	{ "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"3-apr\",\"89.4\"\n", "cell-excel-date 3:2" },
	{ "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"10,6\",\"89,4\"\n", "cell-real-point 3:2" },
	{ "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"106\",\"1\"\n", "meta-percent 3:2" },
	{ "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"10.6\",\"19.4\"\n", "breakdown-sum 2:0" },
	{ "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"10\",\"20\"\n\"18-24\",\"30\",\"40\"\n", "breakdown-twice 4:2" },
	{ "\"x\"\n\"\",\"Women\",\"Men\"\n\"18-24\",\"10\",\"20\"\n\"apr-34\",\"30\",\"40\"\n", "meta-band 4:1" },
	{ "\"x\"\n\"\",\"Naiset\",\"Miehet\"\n\"18-24\",\"10\",\"90\"\n", "meta-sex 2:2" },
};

T_CASE(a_damaged_audience_is_refused_where_it_is_damaged)
{
	struct taken t;
	begin(&t, "178");
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		t_false(taken_utf16(&t, "Audience.csv", refusals[i].text));
		if (!str_starts(taken_why(&t), refusals[i].why))
			t_fail("case %zu: %s", i, taken_why(&t));
		t_text(taken_rows(&t, "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM audience)"), "0|0");
	}
	t_false(taken_text(&t, "Audience.csv", "x\n,Women,Men\n18-24,10.юни,89.4\n"));
	t_true(str_starts(taken_why(&t), "cell-excel-date 3:2"));
	taken_end(&t);
}
T_END

/* A table of days and views is made by many programs. */
T_CASE(a_channel_is_made_only_where_its_platform_has_none)
{
	struct taken t;
	taken_begin(&t);
	t.options.channel = "Instagram/Nieuw";
	t.options.as_of = day_make(2026, 7, 1);
	t_true(taken_utf16(&t, "Audience.csv", english));
	t_text(taken_messages(&t), "channel-new 0:0");
	t_text(taken_rows(&t, "SELECT c.platform, c.name, c.online FROM audience a JOIN channel c ON c.id = a.subject_id"),
	       "instagram|Nieuw|1");

	t.options.channel = "instagram/Niuew";
	t_false(taken_utf16(&t, "Views.csv", SERIES("Views")));
	t_true(str_starts(taken_why(&t), "channel-unknown"));

	/* one channel is known, but these may be the figures of another */
	t.options.channel = NULL;
	t_false(taken_utf16(&t, "Views.csv", SERIES("Views")));
	t_true(str_starts(taken_why(&t), "channel-wanted"));
	taken_end(&t);
}
T_END

T_CASE(others_are_not_taken_for_meta)
{
	struct taken t;
	begin(&t, "100");
	t_false(taken_text(&t, "Totals.csv", "Date,Weather\n2026-06-01,5\n"));
	t_true(str_starts(taken_why(&t), "layout-"));
	t.options.kind = "meta-audience";
	t_false(taken_text(&t, "Totals.csv", "Date,Views\n2026-06-01,5\n"));
	t_true(str_starts(taken_why(&t), "meta-no-shares"));
	taken_end(&t);
}
T_END

T_CASE(blocks_that_are_not_used_are_said)
{
	struct taken t;
	begin(&t, "178");
	t_true(taken_utf16(&t, "Audience.csv",
	                   "sep=,\n\"Follows\"\n\"Date\",\"Primary\"\n\"2024-01-01T00:00:00\",\"3\"\n\n\"x\"\n\"\",\"Women\",\"Men\"\n\"18-"
	                   "24\",\"40\",\"60\"\n\n"
	                   "\"Top Pages\"\n\"Voorbeeldkrant\"\n\"12.5\"\n"));
	t_text(taken_messages(&t), "meta-block 2:0 meta-block 10:0");
	t_text(taken_rows(&t, shares), "F18-24=0.4 M18-24=0.6");
	taken_end(&t);
}
T_END

T_CASE(the_audience_asks_whose_it_is_and_of_when)
{
	static const struct refused asks[] = {
		{ NULL, "channel-wanted" },         { "Voorbeeld", "channel-ambiguous" },
		{ "Ander", "channel-unknown" },     { "linkedin/Voorbeeld", "channel-unknown" },
		{ "facebook/", "channel-unknown" },
	};
	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
		struct taken t;
		begin(&t, asks[i].text);
		t_false(taken_utf16(&t, "Audience.csv", english));
		if (!str_starts(taken_why(&t), asks[i].why) || !strstr(taken_why(&t), "facebook/Voorbeeld, instagram/Voorbeeld"))
			t_fail("%s: %s", asks[i].why, taken_why(&t));
		taken_end(&t);
	}
	struct taken t;
	begin(&t, "facebook/Voorbeeld");
	t.options.as_of = INT_MIN;
	t_false(taken_utf16(&t, "Audience.csv", english));
	t_true(str_starts(taken_why(&t), "intake-as-of"));
	taken_end(&t);
}
T_END

static const char points[] = "SELECT channel_id, metric, date(day * 86400, 'unixepoch'), value FROM channel_day ORDER BY day";

T_CASE(a_daily_series_keeps_the_day_and_not_the_hour)
{
	struct taken t;
	begin(&t, NULL);
	t.options.as_of = INT_MIN;
	if (!taken_utf16(&t, "Visits.csv",
	                 "sep=,\n\"Facebook visits\"\n\"Date\",\"Primary\"\n\"2025-11-02T00:00:00\",\"5\"\n\"2025-11-03T01:00:00\",\"0\"\n"
	                 "\"2025-11-04T01:00:00\",\"\"\n\n"))
		t_fail("%s", taken_why(&t));
	t_text(t.result.kind, "meta-daily");
	t_text(taken_messages(&t), "channel-only 0:0"); /* the file names the platform, and no account */
	t_text(taken_rows(&t, points), "1|visits|2025-11-02|5 1|visits|2025-11-03|0");
	t_text(taken_rows(&t, "SELECT rows_read, rows_stored, date(period_from * 86400, 'unixepoch'), date(as_of * 86400, 'unixepoch') "
	                      "FROM import"),
	       "3|3|2025-11-02|2025-11-04");
	taken_end(&t);
}
T_END

static const struct whose {
	const char *text, *channel, *says; /* the points, or why not */
} series[] = {
	{ SERIES("Instagram profile visits"), NULL, "2|visits|2025-11-02|5" },
	{ SERIES("Instagram follows"), NULL, "2|follows|2025-11-02|5" },
	{ SERIES("Facebook link clicks"), NULL, "1|link_clicks|2025-11-02|5" },
	{ SERIES("Views"), "instagram/Voorbeeld", "2|views|2025-11-02|5" },
	{ SERIES("Views"), "Instagram", "2|views|2025-11-02|5" },
	{ SERIES("Facebook visits"), "instagram", "channel-unknown" },
	{ SERIES("Content interactions"), "100", "1|interactions|2025-11-02|5" },
	{ SERIES("Viewers"), "100", "1|viewers|2025-11-02|5" },
	{ "\"Date\",\"Facebook Page likes\"\n\"2024-11-02\",\"5\"\n", NULL, "1|page_likes|2024-11-02|5" },
	{ SERIES("Bezoeken aan Instagram-profiel"), NULL, "2|visits|2025-11-02|5" },
	{ SERIES("Facebook-bezoeken"), NULL, "1|visits|2025-11-02|5" },
	{ SERIES("Interacties met content"), "100", "1|interactions|2025-11-02|5" },
	{ SERIES("Views"), NULL, "channel-wanted" },
	{ SERIES("Facebook visits"), "178", "channel-unknown" },
	{ SERIES("Facebook visits"), "instagram/Nieuw", "channel-unknown" },
	{ "\"Date\",\"Views\"\n\"2024-11-02T00:00:00\",\"5\"\n", "100", "channel-no-platform 0:0" }, /* a table of others */
	{ SERIES("Besuche"), "100", "meta-series 1:0" },
	{ "\"Views\"\n\"Date\",\"Primary\"\n\"2025-11-02T00:00:00\",\"5\"\n\"2025-11-02T01:00:00\",\"6\"\n", "100",
	  "series-day-twice 4:1" },
};

T_CASE(a_series_knows_its_platform_only_sometimes)
{
	for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
		struct taken t;
		begin(&t, series[i].channel);
		bool ok = taken_utf16(&t, "Views.csv", series[i].text);
		const char *got = ok ? taken_rows(&t, points) : taken_why(&t);
		if (!str_starts(got, series[i].says))
			t_fail("case %zu: %s", i, got);
		taken_end(&t);
	}
}
T_END

T_CASE(a_comparison_is_skipped_and_a_bad_day_rejected)
{
	struct taken t;
	begin(&t, "100");
	t_true(taken_utf16(&t, "Views.csv",
	                   "\"Views\"\n\"Date\",\"Primary\",\"Comparison\"\n\"2025-11-02T00:00:00\",\"5\",\"4\"\n\"3 nov\",\"6\",\"4\"\n"
	                   "\"2025-11-04T01:00:00\",\"1,204\",\"4\"\n\"2062-11-04T01:00:00\",\"7\",\"4\"\n"));
	t_text(taken_messages(&t), "meta-comparison 2:3 cell-date-iso 4:1 cell-count 5:2 day-ahead 6:1");
	t_text(taken_rows(&t, points), "1|views|2025-11-02|5");
	t_int(t.result.rows_rejected, 3);
	taken_end(&t);
}
T_END

/* Real exports, when they are here: their age and sex shares add up to 100, and every day is kept once. */
T_CASE(real_exports_are_read)
{
	const char *shared = getenv("SPIEGEL_SHARED") ? getenv("SPIEGEL_SHARED") : "../shared";
	static const char *const files[] = { "Audience.csv", "Follows.csv", "Interactions.csv", "Reach.csv",
		                             "Views.csv",    "Visits.csv",  "Visits (1).csv" };
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct taken t;
		begin(&t, strstr(files[i], "(1)") ? "178" : "100");
		const char *path = mem_printf(t.mem, "%s/samples/meta/page-en/%s", shared, files[i]);
		if (access(path, R_OK) != 0) {
			printf("# skipped: %s is not here\n", files[i]);
			taken_end(&t);
			continue;
		}
		if (!taken_file(&t, path))
			t_fail("%s", taken_why(&t));
		t_int(t.result.rows_rejected, 0);
		if (i == 0)
			t_text(taken_rows(&t, "SELECT count(*), round(sum(value), 9) FROM audience_cell WHERE dimension = ''"), "12|1.0");
		else
			t_text(taken_rows(&t, "SELECT count(*) - (max(day) - min(day) + 1) FROM channel_day"), "0");
		taken_end(&t);
	}
}
T_END

/* What Excel made of the days, and titles in a language whose words are not known: asked for, never guessed. */
static const struct refused series_refusals[] = {
	{ "Facebook visits;\nDate;Primary\n1/2/2025 01:00;3\n", "meta-excel-date 3:1" },
	{ "Facebook visits;\nDate;Primary\n45658,0416666667;3\n", "meta-excel-date 3:1" },
	{ "Facebook visits\nDate,Primary\n1-jan-25,3\n", "meta-excel-date 3:1" },
	{ "Facebook-duimen;\nDatum;Primary\n01-02-2025;3\n", "meta-series 1:0" },
	{ "Facebook-duimen\nDatum,Primary\n2025-02-01T00:00:00,3\n", "meta-series 1:0" },
	{ "Volgers op Instagram\nDatum,Primary\n2025-02-01,3\n", "meta-series 1:0" },
};

T_CASE(a_series_that_excel_changed_or_nobody_knows_is_refused_with_the_reason)
{
	struct taken t;
	begin(&t, "178");
	for (size_t i = 0; i < sizeof series_refusals / sizeof *series_refusals; i++) {
		t_false(taken_text(&t, "x.csv", series_refusals[i].text));
		if (!str_starts(taken_why(&t), series_refusals[i].why))
			t_fail("case %zu: %s", i, taken_why(&t));
	}
	taken_end(&t);
}
T_END

T_CASE(where_no_channel_is_known_the_words_say_what_to_type)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_utf16(&t, "Visits.csv", SERIES("Facebook visits")));
	t_true(str_starts(taken_why(&t), "channel-wanted-first") && strstr(taken_why(&t), "--channel 'facebook/NAME'"));
	t_false(taken_utf16(&t, "Visits.csv", SERIES("Visits")));
	t_true(str_starts(taken_why(&t), "channel-wanted-either") && strstr(taken_why(&t), "--channel 'instagram/NAME'"));
	t.options.channel = "facebook";
	t_false(taken_utf16(&t, "Visits.csv", SERIES("Facebook visits")));
	t_true(str_starts(taken_why(&t), "channel-wanted-first"));
	t.options.channel = "Nieuw";
	t_false(taken_utf16(&t, "Visits.csv", SERIES("Facebook visits")));
	t_true(str_starts(taken_why(&t), "channel-no-platform") && strstr(taken_why(&t), "--channel 'facebook/Nieuw'"));
	taken_end(&t);
}
T_END

T_MAIN("meta", a_series_that_excel_changed_or_nobody_knows_is_refused_with_the_reason, where_no_channel_is_known_the_words_say_what_to_type,
       an_audience_becomes_shares_of_followers, columns_percent_signs_and_languages_may_differ,
       whole_per_cents_are_rounded_to_half_a_per_cent_and_an_empty_cell_is_no_zero, a_damaged_audience_is_refused_where_it_is_damaged,
       a_channel_is_made_only_where_its_platform_has_none, others_are_not_taken_for_meta, blocks_that_are_not_used_are_said,
       the_audience_asks_whose_it_is_and_of_when, a_daily_series_keeps_the_day_and_not_the_hour, a_series_knows_its_platform_only_sometimes,
       a_comparison_is_skipped_and_a_bad_day_rejected, real_exports_are_read)
