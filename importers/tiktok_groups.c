/* TikTok Studio: followers by sex and country, as shares, and how many of them are there at each hour of a week. There is no age in it. */
#include "breakdown.h"

static const char *const missing[] = { "undefined", NULL };

static const struct breakdown by_sex = { .dimension = "", .base = "followers", .whole = true };

static const struct label sexes[] = {
	{ "Female", "F" },
	{ "Male", "M" },
	{ "Other", "X" },
	{ NULL, NULL },
};

static const struct column gender[] = {
	{ CELL_LABEL, BREAKDOWN_SEX, .required = true, .filled = true, .labels = sexes, .header = { "Gender" } },
	{ CELL_SHARE, BREAKDOWN_VALUE, .required = true, .header = { "Distribution" } },
};

const struct importer tiktok_gender = {
	.name = "tiktok-gender",
	.title = W_KIND_TIKTOK_GENDER,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "tiktok",
	.platform_title = "TikTok",
	.nameless = true,
	.column = gender,
	.n_columns = sizeof gender / sizeof *gender,
	.missing = missing,
	.facts = &facts_breakdown,
	.breakdown = &by_sex,
};

/* The first ten countries, and the others together. */
static const struct breakdown by_country = { .dimension = "country", .base = "followers" };

static const struct column territories[] = {
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .required = true, .filled = true, .header = { "Top territories" } },
	{ CELL_SHARE, BREAKDOWN_VALUE, .required = true, .header = { "Distribution" } },
};

const struct importer tiktok_territories = {
	.name = "tiktok-territories",
	.title = W_KIND_TIKTOK_TERRITORIES,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "tiktok",
	.platform_title = "TikTok",
	.nameless = true,
	.column = territories,
	.n_columns = sizeof territories / sizeof *territories,
	.missing = missing,
	.facts = &facts_breakdown,
	.breakdown = &by_country,
};

/* Hours that are still to come are 0, like hours without anybody. */
static const struct breakdown by_hour = { .dimension = "hour", .metric = "followers_active", .zero_hides = true };

static const struct column activity[] = {
	{ CELL_DAY, BREAKDOWN_DAY, .required = true, .filled = true, .header = { "Date" } },
	{ CELL_COUNT, BREAKDOWN_CATEGORY, .required = true, .filled = true, .header = { "Hour" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true, .metric = "followers_active", .header = { "Active followers" } },
};

const struct importer tiktok_activity = {
	.name = "tiktok-activity",
	.title = W_KIND_TIKTOK_ACTIVITY,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "tiktok",
	.platform_title = "TikTok",
	.nameless = true,
	.column = activity,
	.n_columns = sizeof activity / sizeof *activity,
	.missing = missing,
	.dates = DATES_YEARLESS,
	.facts = &facts_breakdown,
	.breakdown = &by_hour,
};
