/* Facebook videos as Meta Business Suite exports them: the only export of the platform that says of single posts who saw them. The people are
 * in columns that each file has its own, one a country or a sex and age; they are views of 3 seconds or more, and those of the top audience
 * only. Mostly the same videos are in the export of posts with all their figures, so this one adds to them. */
#include "audience.h"
#include "base/str.h"
#include "base/utf8.h"
#include "posts.h"
#include <string.h>

/* "f, 18-24)" */
static bool read_people(struct mem *m, const char *key, struct audience_cell *out)
{
	size_t n = strlen(key);
	const char *ages = strstr(key, ", ");
	if (!ages || key[n - 1] != ')' || ages != key + 1)
		return false;
	out->sex = *key == 'f' ? "F" : *key == 'm' ? "M" : "";
	out->unknown = !*out->sex;
	ages += 2;
	return band_parse(m, mem_text_n(m, ages, (size_t)(key + n - 1 - ages)), &out->age_from, &out->age_to) && (*out->sex || *key == 'u');
}

/* "netherlands (nl))": the code, since names depend on the language. */
static bool read_country(struct mem *m, const char *key, struct audience_cell *out)
{
	enum { CODE = 2, MARKS = 2 };
	size_t n = strlen(key);
	if (n < CODE + MARKS + 1 || key[n - 1] != ')' || key[n - 2] != ')' || key[n - MARKS - CODE - 1] != '(')
		return false;
	char *code = mem_text_n(m, key + n - MARKS - CODE, CODE);
	for (char *c = code; *c; c++)
		*c = (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
	out->dimension = "country";
	out->category = code;
	return true;
}

static bool wide(struct mem *m, const char *header, struct audience_cell *out)
{
	static const char people[] = "3-second video views by top audience (", country[] = "3-second video views by country (";
	const char *key = utf8_key(m, header);
	if (str_starts(key, people))
		return read_people(m, key + strlen(people), out);
	if (str_starts(key, country))
		return read_country(m, key + strlen(country), out);
	/* how many are still watching, in forty steps */
	return str_starts(key, "percentage of total views at interval ") || str_starts(key, "percentage of 15-second views at interval ");
}

static const struct label lifetime[] = { { "Lifetime", "lifetime" }, { "Looptijd", "lifetime" }, { NULL, NULL } };

static const char *const missing[] = { "-", "--", "—", "N/A", NULL };

static const struct column columns[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true, .header = { "Video asset ID" } },
	{ CELL_SKIP, .header = { "Universal video ID" } },
	{ CELL_ID, POST_ACCOUNT_ID, .required = true, .filled = true, .header = { "Page ID" } },
	{ CELL_TEXT, POST_ACCOUNT_NAME, .header = { "Page name" } },
	{ CELL_TEXT, POST_CAPTION, .header = { "Title" } },
	{ CELL_SKIP, .header = { "Duration (sec)" } },
	{ CELL_TIME, POST_PUBLISHED, .required = true, .filled = true, .header = { "Publish time" } },
	{ CELL_TEXT, POST_LABELS, .header = { "Custom labels" } },
	{ CELL_SKIP, .header = { "Data comment" } },
	{ CELL_DAY, POST_DAY, .labels = lifetime, .header = { "Date" } },
	{ CELL_COUNT, POST_METRIC, .metric = "reach", .header = { "Reach" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views_3s", .required = true, .header = { "3-second video views" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views_60s", .header = { "1-minute video views" } },
	{ CELL_REAL, POST_METRIC, .metric = "watch_seconds", .header = { "Seconds viewed" } },
	{ CELL_REAL, POST_METRIC, .metric = "avg_watch_s", .header = { "Average Seconds viewed" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers_3s", .header = { "3-second viewers" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers_60s", .header = { "1-minute viewers" } },
	{ CELL_COUNT, POST_SUM, .header = { "Reactions, comments and shares" } },
	{ CELL_COUNT, POST_METRIC, .metric = "reactions", .header = { "Reactions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "comments", .header = { "Comments" } },
	{ CELL_COUNT, POST_METRIC, .metric = "shares", .header = { "Shares" } },
	{ CELL_SKIP, .header = { "Seconds viewed from Recommendations" } },
	{ CELL_SKIP, .header = { "Seconds viewed from Followers" } },
	{ CELL_SKIP, .header = { "Seconds viewed from Shares" } },
	{ CELL_SKIP, .header = { "Seconds viewed from Boosted posts" } },
	{ CELL_SKIP, .header = { "Average Seconds viewed from Recommendations" } },
	{ CELL_SKIP, .header = { "Average Seconds viewed from Followers" } },
	{ CELL_SKIP, .header = { "Average Seconds viewed from Shares" } },
	{ CELL_SKIP, .header = { "Average Seconds viewed from Boosted posts" } },
	{ CELL_SKIP, .header = { "Estimated earnings (USD)" } },
	{ CELL_SKIP, .header = { "Ad CPM (USD)" } },
	{ CELL_SKIP, .header = { "Ad impressions" } },
};

static const struct post_rules rules = { .adds = true, .base = "views" };

const struct importer facebook_video = {
	.name = "facebook-video",
	.title = W_KIND_FACEBOOK_VIDEO,
	.unseen = UNSEEN_FILE,
	.platform = "facebook",
	.platform_title = "Facebook",
	.column = columns,
	.n_columns = sizeof columns / sizeof *columns,
	.wide = wide,
	.missing = missing,
	.zone = ZONE_PACIFIC,
	.dates = DATES_US,
	.facts = &facts_posts,
	.posts = &rules,
};
