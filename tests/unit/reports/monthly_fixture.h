/* An invented month with everything in it; tests take parts away. */
#ifndef TESTS_MONTHLY_FIXTURE_H
#define TESTS_MONTHLY_FIXTURE_H
#include "doc_parts.h"
#include "people_fixture.h"
#include "reports/monthly.h"

/* A type with its rate and 95 % interval; the median does for a post in the middle. */
#define FIXTURE_TYPE(t, posts, with_views, v, y, r, low, high)                                                                             \
	{                                                                                                                                  \
		.type = (t), .n = (posts), .n_exposed = (with_views), .views = (v), .interactions = (y), .rate = (r),                      \
		.rate_interval = { (low), (high) }, .median = (r), .median_interval = { (low), (high) },                                   \
		.why = (with_views) ? WHY_NONE : WHY_NO_EXPOSURE                                                                           \
	}

static const struct type_result fixture_types[] = {
	FIXTURE_TYPE(TYPE_IMAGE, 14, 14, 41200, 330, 8.01, 6.4, 9.9),
	FIXTURE_TYPE(TYPE_VIDEO_SHORT, 9, 9, 52300, 1140, 21.8, 16.1, 28.0),
	FIXTURE_TYPE(TYPE_STORY, 3, 0, 0, 0, NAN, NAN, NAN),
};
static const struct type_result fixture_types_facebook[] = {
	FIXTURE_TYPE(TYPE_TEXT, 6, 6, 8100, 41, 5.06, 2.9, 7.4),
	FIXTURE_TYPE(TYPE_IMAGE, 8, 8, 14300, 91, 6.36, 4.1, 8.8),
};
#define FIXTURE_INSTAGRAM FIXTURE_TYPE(TYPE_UNKNOWN, 26, 23, 93500, 1470, 15.7, 11.9, 19.6)
#define FIXTURE_FACEBOOK FIXTURE_TYPE(TYPE_UNKNOWN, 14, 14, 22400, 132, 5.89, 4.2, 7.6)
static const struct content_channel fixture_channels[] = {
	{ .platform = "instagram",
	  .platform_title = "Instagram",
	  .name = "gemeente",
	  .organic = FIXTURE_INSTAGRAM,
	  .all = FIXTURE_INSTAGRAM,
	  .n_types = 3,
	  .type = fixture_types },
	{ .platform = "facebook",
	  .platform_title = "Facebook",
	  .name = "Gemeente Voorbeeld",
	  .organic = FIXTURE_FACEBOOK,
	  .all = FIXTURE_FACEBOOK,
	  .n_types = 2,
	  .type = fixture_types_facebook },
};
static const struct content_post fixture_posts[] = {
	{ 1,
	  "Denk jij mee over de nieuwe fietsroute? 🚲🌳",
	  "nl",
	  20616,
	  "Instagram",
	  "Instagram, gemeente",
	  TYPE_VIDEO_SHORT,
	  9410,
	  380,
	  40.4,
	  { 12, 8.3, 14.6, 0, 30, 30 },
	  "https://example.org/p/1" },
	{ 2,
	  "=HYPERLINK(\"x\")",
	  "",
	  20612,
	  "Facebook",
	  "Facebook, Gemeente Voorbeeld",
	  TYPE_IMAGE,
	  1200,
	  19,
	  15.8,
	  { 0, 0, 0, 0, 0, 0 },
	  NULL },
	{ 3, "", "", COUNT_MISSING, "Instagram", "Instagram, gemeente", TYPE_STORY, COUNT_MISSING, 7, NAN, { 0, 0, 0, 0, 0, 0 }, NULL },
};
static const struct content_definition fixture_definitions[] = {
	{ "weergaven", "hoe vaak een bericht op een scherm kwam, ook bij dezelfde persoon." },
};
static const struct content_break fixture_breaks[] = { { 20560, "Instagram", "weergaven vervangen vertoningen." } };
static const struct content_input fixture_content = {
	.trajectory = "Dijk Oost",
	.period = { 20605, 20634 },
	.all = FIXTURE_TYPE(TYPE_UNKNOWN, 40, 37, 115900, 1602, 13.8, 10.4, 17.2),
	.n_channels = 2,
	.channel = fixture_channels,
	.n_top = 3,
	.top = fixture_posts,
	.n_definitions = 1,
	.definition = fixture_definitions,
	.n_breaks = 1,
	.breaks = fixture_breaks,
};
static const struct type_result fixture_previous = FIXTURE_TYPE(TYPE_UNKNOWN, 35, 33, 90100, 1090, 12.1, 9.0, 15.4);

static const struct kpi fixture_kpis[] = {
	{ .code = "participants",
	  .label = "Mensen die voor het eerst meededen",
	  .unit = KPI_COUNT,
	  .source = KPI_GIVEN,
	  .target = 150,
	  .history = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 60, 104, 146 } },
	{ .code = "views",
	  .label = "Weergaven van die berichten",
	  .unit = KPI_COUNT,
	  .source = KPI_GIVEN,
	  .target = 100000,
	  .history = { 61000, 58000, 70100, NAN, 66000, 71000, 80200, 78000, 83300, 88000, 90100, 115900 } },
	{ .code = "interaction_rate",
	  .label = "Interacties per 1.000 weergaven",
	  .unit = KPI_RATE,
	  .source = KPI_GIVEN,
	  .target = 16,
	  .history = { 9.1, 9.9, 10.2, NAN, 11, 10.8, 11.7, 12.4, 11.9, 12.6, 12.1, 13.8 } },
	{ .code = "mirror_age", .unit = KPI_SCORE, .source = KPI_MIRROR, .dimension = DIM_AGE, .target = 90 },
	{ .code = "share_young", .unit = KPI_SHARE, .source = KPI_GROUP, .dimension = DIM_AGE, .group = { 0, 15, 24 }, .target = 0.12 },
	{ .code = "age_unknown", .unit = KPI_SHARE, .source = KPI_UNKNOWN, .dimension = DIM_AGE, .target = 0.10, .at_most = true },
};
static const struct source_row fixture_sources[] = {
	{ "instagram_export_2026-06.csv",
	  "Instagram, berichten",
	  "Instagram, gemeente",
	  "Instagram",
	  { 20605, 20634 },
	  41,
	  38,
	  1,
	  2,
	  20636,
	  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
	{ "tellijst juni.xlsx",
	  "Deelnemers, aantallen",
	  "",
	  "",
	  { 1, 0 },
	  24,
	  24,
	  0,
	  0,
	  20637,
	  "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752" },
};
static const struct account fixture_account = {
	.threshold = 10,
	.n_sources = 2,
	.source = fixture_sources,
	.tool = "spiegel 0.1.0",
	.database = "SQLite 3.40.1",
	.last_import = 14,
	.checksum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	.dated = (int64_t)20634 * 86400 + 43200,
};
static const struct data_gap fixture_gaps[] = {
	{ GAP_CHANNEL_SILENT, "X (gemeente)", NULL, 0, true, false },
	{ GAP_MONTH_INCOMPLETE, "De berichten", NULL, 20625, false, false },
	{ GAP_KIND_MISSING, "bevolkingscijfers", "bevolkingscijfers per leeftijd en geslacht", 0, false, false },
};
static const struct decision_followed fixture_decisions[] = {
	{ { 20590, "Houd een inloopavond op het mbo-college.", DONE_YES }, 24316, 0, NULL }
};

static const struct fixture_month fixture_growth[] = {
	{ { 6, 10, 12, 14, 16, 30 }, { 6, 12, 14, 18, 20, 24 }, 44, 52, 4, 2 },
	{ { 6, 10, 12, 14, 16, 30 }, { 10, 30, 40, 50, 60, 60 }, 44, 140, 12, 6 },
	{ { 8, 20, 30, 34, 36, 60 }, { 20, 60, 80, 90, 110, 108 }, 95, 260, 22, 12 },
};

static inline struct monthly_input fixture_monthly(struct mem *m, const struct fixture_month x[], size_t n)
{
	struct people_input in = fixture_input(m, x, n, agreement_preset(TOLERANCE_BROAD));
	return (struct monthly_input){
		.organisation = "Gemeente Voorbeeld",
		.trajectory = "Dijk Oost",
		.region = "Voorbeeldstad",
		.month = month_make(2026, 6),
		.n_kpis = sizeof fixture_kpis / sizeof *fixture_kpis,
		.kpi = fixture_kpis,
		.people = fixture_pass(m, &in),
		.content = &fixture_content,
		.rated = fixture_channels,
		.previous = &fixture_previous,
		.n_gaps = 3,
		.gap = fixture_gaps,
		.decisions = { 1, fixture_decisions },
		.toelichting = "In juni was er één inloopavond.\n\nDe enquête loopt door tot september.",
		.account = fixture_account,
	};
}

enum { ALL_MONTHS = sizeof fixture_growth / sizeof *fixture_growth };

static inline struct doc *built(struct mem *m, const struct monthly_input *in, enum lang lang)
{
	struct doc *d = mem_alloc(m, sizeof *d);
	doc_init(d, m, lang);
	monthly_build(d, in);
	return d;
}

static inline const char *every_output(struct mem *m, const struct doc *d)
{
	return doc_output(m, d, 1000);
}
#endif
