/* Real exports, where they are here (SPIEGEL_SHARED): each goes in whole, and its control total is the one that another program counted in
 * the file itself. The table is printed. */
#include "taken.h"

struct real {
	const char *path, *kind;
	const char *channel, *as_of; /* options; NULL: none */
	const char *period;
	int64_t rows; /* read; none rejected */
	const char *metric; /* NULL: it has no figures that may be added up */
	double total;
};

/* The totals were counted with Python's csv module. */
static const struct real files[] = {
	{ "samples/x/account/account_analytics_content_2024-11-21_2025-02-19.csv", "x-posts", NULL, NULL, NULL, 141, "views", 9325 },
	{ "samples/x/account/account_overview_analytics.csv", "x-daily", NULL, NULL, NULL, 50, "views", 9699 },
	{ "samples/ga4/property/download.csv", "ga4", NULL, NULL, NULL, 3, "visits", 5 },
	{ "samples/matomo/site/test_csvExport_multi__VisitsSummary.get_week.csv", "matomo", NULL, NULL, NULL, 1, "visits", 2 },
	{ "samples/matomo/site/test_csvExport_xp1_inner0_trans-en__VisitsSummary.get_day.csv", "matomo", NULL, NULL, "2010-01-01", 1,
	  "visits", 2 },
	{ "samples/matomo/site/"
	  "test_TwoVisitors_twoWebsites_differentDays_schedrep_in_csv__ScheduledReports.generateReport_month.original.csv",
	  "matomo", NULL, NULL, "2010-01", 22, "visits", 11 },
	{ "samples/meta/page-en/Jan-14-2025_Apr-14-2025_1396269028466733.csv", "facebook-posts", NULL, NULL, NULL, 261, "views", 15982 },
	{ "samples/meta/page-en/Mar-18-2025_Apr-14-2025_553302954456165.csv", "facebook-posts", NULL, NULL, NULL, 48, "views", 0 },
	{ "samples/meta/page-nl/Jan-01-2026_Jan-31-2026_25533312983036772 (1).csv", "facebook-posts", NULL, NULL, NULL, 3, "views", 51991 },
	{ "samples/meta/page-en/Mar-18-2025_Apr-14-2025_1019826952924933.csv", "instagram-posts", NULL, NULL, NULL, 78, "views", 10931 },
	{ "samples/meta/page-en/Audience.csv", "meta-audience", "facebook/Proef", "2025-04-14", NULL, 8, NULL, 0 },
	{ "samples/meta/page-en/Follows.csv", "meta-daily", "facebook/Proef", NULL, NULL, 105, "follows", 66 },
	{ "samples/meta/page-en/Interactions.csv", "meta-daily", "facebook/Proef", NULL, NULL, 105, "interactions", 208 },
	{ "samples/meta/page-en/Interactions (1).csv", "meta-daily", "instagram/Proef", NULL, NULL, 105, "interactions", 749 },
	{ "samples/meta/page-en/Reach.csv", "meta-daily", "facebook/Proef", NULL, NULL, 105, NULL, 0 },
	{ "samples/meta/page-en/Views.csv", "meta-daily", "facebook/Proef", NULL, NULL, 105, "views", 29981 },
	{ "samples/meta/page-en/Visits.csv", "meta-daily", "facebook/Proef", NULL, NULL, 105, "visits", 976 },
	{ "samples/meta/page-en/Visits (1).csv", "meta-daily", "instagram/Proef", NULL, NULL, 105, "visits", 449 },
	{ "samples/linkedin/page/content_Metrics.csv", "linkedin-daily", NULL, NULL, NULL, 190, "views", 70100 },
	{ "samples/linkedin/page/followers_New_followers.csv", "linkedin-new-followers", NULL, NULL, NULL, 190, "follows", 546 },
	{ "samples/linkedin/page/visitors_Visitor_metrics.csv", "linkedin-visits", NULL, NULL, NULL, 190, "page_views", 6249 },
	{ "samples/linkedin/page/followers_Company_size.csv", "linkedin-followers", NULL, "2026-06-08", NULL, 9, NULL, 0 },
	{ "samples/linkedin/page/followers_Industry.csv", "linkedin-followers", NULL, "2026-06-08", NULL, 100, NULL, 0 },
	{ "samples/linkedin/page/followers_Job_function.csv", "linkedin-followers", NULL, "2026-06-08", NULL, 26, NULL, 0 },
	{ "samples/linkedin/page/followers_Location.csv", "linkedin-followers", NULL, "2026-06-08", NULL, 100, NULL, 0 },
	{ "samples/linkedin/page/followers_Seniority.csv", "linkedin-followers", NULL, "2026-06-08", NULL, 10, NULL, 0 },
	{ "samples/youtube/channel-a/Chart_data.csv", "youtube-countries", NULL, NULL, NULL, 399, "views", 4632 },
	{ "samples/youtube/channel-a/Table_data.csv", "youtube-countries", NULL, "2021-12-31", NULL, 201, "views", 14344009 },
	{ "samples/youtube/channel-a/Totals.csv", "youtube-daily", NULL, NULL, NULL, 365, "views", 15503810 },
	{ "samples/youtube/channel-b/DangerTV_Content.csv", "youtube-content", NULL, "2021-12-31", NULL, 500, "views", 45198884 },
	{ "samples/youtube/channel-b/Viewer_Cities.csv", "youtube-cities", NULL, "2021-12-31", NULL, 500, "views", 26625986 },
	{ "samples/youtube/channel-b/Viewer_gender.csv", "youtube-gender", NULL, "2021-12-31", NULL, 3, NULL, 0 },
	{ "samples/youtube/channel-b/viewer_age.csv", "youtube-age", NULL, "2021-12-31", NULL, 7, NULL, 0 },
	{ "samples/tiktok/account/Content.csv", "tiktok-content", NULL, NULL, NULL, 13, "views", 537161 },
	{ "samples/tiktok/account/Content_2.csv", "tiktok-content", NULL, NULL, NULL, 12, "views", 521655 },
	{ "samples/tiktok/account/Content_3.csv", "tiktok-content", NULL, NULL, NULL, 6, "views", 254720 },
	{ "samples/tiktok/account/Content_4.csv", "tiktok-content", NULL, NULL, NULL, 12, "views", 237054 },
	{ "samples/tiktok/account/FollowerActivity.csv", "tiktok-activity", NULL, "2026-03-01", NULL, 168, NULL, 0 },
	{ "samples/tiktok/account/FollowerGender.csv", "tiktok-gender", NULL, "2026-03-01", NULL, 3, NULL, 0 },
	{ "samples/tiktok/account/FollowerHistory.csv", "tiktok-followers", NULL, "2026-03-01", NULL, 365, NULL, 0 },
	{ "samples/tiktok/account/FollowerTopTerritories.csv", "tiktok-territories", NULL, "2026-03-01", NULL, 11, NULL, 0 },
	{ "samples/tiktok/account/Overview.csv", "tiktok-overview", NULL, "2026-03-01", NULL, 365, "views", 2946198 },
	{ "samples/tiktok/account/Viewers.csv", "tiktok-viewers", NULL, "2026-03-01", NULL, 365, NULL, 0 },
};

static const char *shared(void)
{
	const char *folder = getenv("SPIEGEL_SHARED");
	return folder ? folder : "../shared";
}

static double total_of(const struct import_result *r, const char *metric)
{
	for (size_t i = 0; i < r->n_totals; i++)
		if (str_eq(r->total[i].metric, metric))
			return r->total[i].value;
	return -1;
}

static void check_real(const struct real *f)
{
	struct taken t;
	taken_begin(&t);
	const char *path = mem_printf(t.mem, "%s/%s", shared(), f->path);
	if (access(path, R_OK) != 0) {
		printf("# skipped: %s is not here\n", f->path);
	} else {
		t.options.channel = f->channel;
		struct period period;
		t_true(!f->period || period_parse(f->period, &period));
		t.options.period = f->period ? &period : NULL;
		t_true(!f->as_of || day_parse(f->as_of, &t.options.as_of));
		if (!taken_file(&t, path))
			t_fail("%s", taken_why(&t));
		t_text(t.result.kind, f->kind);
		double total = f->metric ? total_of(&t.result, f->metric) : 0;
		printf("# %-22s %6jd rows  %-12s %14.0f  %s\n", f->kind, (intmax_t)t.result.rows_read, f->metric ? f->metric : "", total,
		       strrchr(f->path, '/') + 1);
		t_int(t.result.rows_rejected, 0);
		t_int(t.result.rows_read, f->rows);
		if (f->metric)
			t_near(f->path, total, f->total, 1e-9);
	}
	fflush(stdout);
	taken_end(&t);
}

T_CASE(real_exports_come_in_whole)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		check_real(&files[i]);
}
T_END

T_MAIN("real", real_exports_come_in_whole)
