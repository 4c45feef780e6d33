/* YouTube Studio: who watched, by age, sex and place, and where views came from. All of it is of views, not of viewers: one who watches much
 * counts much. Shares of age and sex have no numbers beside them. */
#include "breakdown.h"
#include "youtube.h"

static const struct breakdown of_views = { .dimension = "", .base = "views", .whole = true };

static const struct column age[] = {
	{ CELL_BAND, BREAKDOWN_AGE, .required = true, .filled = true, .header = { "Viewer age" } },
	{ CELL_SHARE, BREAKDOWN_VALUE, .required = true, .scale = PERCENT, .header = { "Views (%)" } },
	{ CELL_SKIP, .header = { AVERAGE_VIEW } },
	{ CELL_SKIP, .header = { AVERAGE_SHARE } },
	{ CELL_SKIP, .header = { "Watch time (hours) (%)" } },
};

const struct importer youtube_age = {
	.name = "youtube-age",
	.title = W_KIND_YOUTUBE_AGE,
	.unseen = UNSEEN_DUTCH,
	.platform = "youtube",
	.platform_title = "YouTube",
	.nameless = true,
	.column = age,
	.n_columns = sizeof age / sizeof *age,
	.role = youtube_role,
	.facts = &facts_breakdown,
	.breakdown = &of_views,
};

static const struct label sexes[] = {
	{ "Female", "F" }, { "Male", "M" }, { "User-specified", "X" }, { "Vrouw", "F" }, { "Man", "M" }, { NULL, NULL },
};

static const struct column gender[] = {
	{ CELL_LABEL, BREAKDOWN_SEX, .required = true, .filled = true, .labels = sexes, .header = { "Viewer gender" } },
	{ CELL_SHARE, BREAKDOWN_VALUE, .required = true, .scale = PERCENT, .header = { "Views (%)" } },
	{ CELL_SKIP, .header = { AVERAGE_VIEW } },
	{ CELL_SKIP, .header = { AVERAGE_SHARE } },
	{ CELL_SKIP, .header = { "Watch time (hours) (%)" } },
};

const struct importer youtube_gender = {
	.name = "youtube-gender",
	.title = W_KIND_YOUTUBE_GENDER,
	.unseen = UNSEEN_DUTCH,
	.platform = "youtube",
	.platform_title = "YouTube",
	.nameless = true,
	.column = gender,
	.n_columns = sizeof gender / sizeof *gender,
	.role = youtube_role,
	.facts = &facts_breakdown,
	.breakdown = &of_views,
};

/* Of places no number under 10 is ever given: 0 stands for it too. The table is of a period, the chart of days. */
static const struct breakdown by_country = { .dimension = "country", .base = "views", .metric = "views", .zero_hides = true };

static const struct column countries[] = {
	{ CELL_DAY, BREAKDOWN_DAY, .filled = true, .header = { "Date", "Datum" } },
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .required = true, .filled = true, .header = { "Geography", "Geografie" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true, .metric = "views", .header = { "Views", "Aufrufe", "Weergaven", "Vues" } },
	{ CELL_SKIP, .header = { WATCH_HOURS } },
	{ CELL_SKIP, .header = { AVERAGE_VIEW } },
	{ CELL_SKIP, .header = { AVERAGE_SHARE } },
	{ CELL_SKIP, .header = { "Subscribers", "Abonnenten", "Abonnees", "Abonnés" } },
	{ CELL_SKIP, .header = { THUMBNAIL_IMPRESSIONS } },
	{ CELL_SKIP, .header = { THUMBNAIL_CTR } },
	{ CELL_SKIP, .header = { REVENUE } },
};

const struct importer youtube_countries = {
	.name = "youtube-countries",
	.title = W_KIND_YOUTUBE_COUNTRIES,
	.unseen = UNSEEN_DUTCH,
	.platform = "youtube",
	.platform_title = "YouTube",
	.nameless = true,
	.column = countries,
	.n_columns = sizeof countries / sizeof *countries,
	.role = youtube_role,
	.facts = &facts_breakdown,
	.breakdown = &by_country,
};

static const struct breakdown by_city = { .dimension = "city", .base = "views", .metric = "views", .zero_hides = true };

static const struct column cities[] = {
	{ CELL_DAY, BREAKDOWN_DAY, .filled = true, .header = { "Date", "Datum" } },
	{ CELL_ID, BREAKDOWN_ID, .required = true, .filled = true, .header = { "Cities", "Steden" } },
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .required = true, .header = { "City name" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true, .metric = "views", .header = { "Views", "Aufrufe", "Weergaven", "Vues" } },
	{ CELL_SKIP, .header = { WATCH_HOURS } },
	{ CELL_SKIP, .header = { AVERAGE_VIEW } },
	{ CELL_SKIP, .header = { AVERAGE_SHARE } },
	{ CELL_SKIP, .header = { "Subscribers", "Abonnenten", "Abonnees", "Abonnés" } },
	{ CELL_SKIP, .header = { REVENUE } },
};

const struct importer youtube_cities = {
	.name = "youtube-cities",
	.title = W_KIND_YOUTUBE_CITIES,
	.unseen = UNSEEN_DUTCH,
	.platform = "youtube",
	.platform_title = "YouTube",
	.nameless = true,
	.column = cities,
	.n_columns = sizeof cities / sizeof *cities,
	.role = youtube_role,
	.facts = &facts_breakdown,
	.breakdown = &by_city,
};

static const struct breakdown by_source = { .dimension = "source", .metric = "views" };

static const struct column sources[] = {
	{ CELL_DAY, BREAKDOWN_DAY, .filled = true, .header = { "Date", "Datum" } },
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .required = true, .filled = true,
	  .header = { "Traffic source", "Verkeersbron", "Source de trafic" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true, .metric = "views", .header = { "Views", "Aufrufe", "Weergaven", "Vues" } },
	{ CELL_SKIP, .header = { WATCH_HOURS } },
	{ CELL_SKIP, .header = { AVERAGE_VIEW } },
	{ CELL_SKIP, .header = { AVERAGE_SHARE } },
	{ CELL_SKIP, .header = { "Subscribers", "Abonnenten", "Abonnees", "Abonnés" } },
	{ CELL_SKIP, .header = { THUMBNAIL_IMPRESSIONS } },
	{ CELL_SKIP, .header = { THUMBNAIL_CTR } },
	{ CELL_SKIP, .header = { REVENUE } },
};

const struct importer youtube_sources = {
	.name = "youtube-sources",
	.title = W_KIND_YOUTUBE_SOURCES,
	.unseen = UNSEEN_FILE,
	.platform = "youtube",
	.platform_title = "YouTube",
	.nameless = true,
	.column = sources,
	.n_columns = sizeof sources / sizeof *sources,
	.role = youtube_role,
	.facts = &facts_breakdown,
	.breakdown = &by_source,
};
