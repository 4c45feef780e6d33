/* A LinkedIn page: its posts, its days, its followers and its visitors. The platform gives three workbooks whose tables stand below a row
 * with a remark; people save their sheets as CSV too. No file names the page, and all days are UTC. What LinkedIn calls impressions are
 * views as other platforms count them; its views are those of videos. An export knows people by place and work alone, never by age or sex. */
#include "base/str.h"
#include "breakdown.h"
#include "posts.h"
#include "series.h"
#include <string.h>

/* --- posts --- */

/* The number behind "activity", "ugcPost" or "share" in the link of a post: of urn:li:activity:7421... and of ..._activity-7421...-AbCd.
 * Each of the three carries the time in the same bits. */
static const char *id_of_link(struct mem *m, const char *link)
{
	static const char *const kinds[] = { "activity", "ugcPost", "share" };
	enum { SHORTEST = 15, DIGITS = 20 };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		for (const char *s = strstr(link, kinds[i]); s; s = strstr(s + 1, kinds[i])) {
			const char *id = s + strlen(kinds[i]);
			id += str_starts(id, "%3A") ? 3 : strspn(id, ":-") == 1;
			size_t n = strspn(id, "0123456789");
			if (n >= SHORTEST && n < DIGITS)
				return mem_text_n(m, id, n);
		}
	return NULL;
}

static bool published(const char *id, int64_t *utc)
{
	return post_id_time(id, 22, 0, utc);
}

static const struct post_rules rules = { .published = published, .id_of_link = id_of_link, .parts = true };

/* most posts have no type here: then it is not known */
static const struct label types[] = {
	{ "Video", "video" },     { "Image", "image" }, { "Multi-image", "carousel" }, { "Document", "document" },
	{ "Article", "article" }, { "Poll", "poll" },   { "Event", "event" },          { "Text", "text" },
	{ "Link", "link" },       { NULL, NULL },
};

static const struct label paid[] = { { "Organic", "organic" }, { "Sponsored", "paid" }, { NULL, NULL } };

/* The platform's word for who paid stands above one column, that for what a post is above another. */
static const struct column posts[] = {
	{ CELL_TEXT, POST_CAPTION, .required = true, .header = { "Post title" } },
	{ CELL_TEXT, POST_PERMALINK, .required = true, .filled = true, .header = { "Post link" } },
	{ CELL_LABEL, POST_PAID, .open = true, .labels = paid, .header = { "Post type" } },
	{ CELL_TEXT, POST_CAMPAIGN, .header = { "Campaign name" } },
	{ CELL_SKIP, .header = { "Posted by" } }, /* a person */
	{ CELL_DAY, POST_PUBLISHED, .required = true, .header = { "Created date" } },
	{ CELL_SKIP, .header = { "Campaign start date" } },
	{ CELL_SKIP, .header = { "Campaign end date" } },
	{ CELL_SKIP, .header = { "Audience" } },
	{ CELL_COUNT, POST_VIEWS, .required = true, .header = { "Impressions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views", .header = { "Views" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views_offsite", .header = { "Offsite Views" } },
	{ CELL_COUNT, POST_CLICKS, .header = { "Clicks" } },
	{ CELL_SKIP, .header = { "Click through rate (CTR)" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Likes" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Comments" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Reposts" } },
	{ CELL_COUNT, POST_FOLLOWS, .header = { "Follows" } },
	{ CELL_SKIP, .header = { "Engagement rate" } },
	{ CELL_LABEL, POST_TYPE, .open = true, .labels = types, .header = { "Content Type" } },
};

const struct importer linkedin_posts = {
	.name = "linkedin-posts",
	.title = W_KIND_LINKEDIN_POSTS,
	.unseen = UNSEEN_FILE,
	.platform = "linkedin",
	.platform_title = "LinkedIn",
	.hashtags_from = 3,
	.hashtags_to = 5,
	.nameless = true,
	.column = posts,
	.n_columns = sizeof posts / sizeof *posts,
	.zone = ZONE_UTC,
	.dates = DATES_US,
	.facts = &facts_posts,
	.posts = &rules,
};

/* --- days --- */

/* Those of the page's posts. Unique impressions are people, of one day; and only of posts without advertising. What was taken back that day
 * counts off: there are days with less than none. */
static const struct column daily[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date" } },
	{ CELL_COUNT, .metric = "views_organic", .header = { "Impressions (organic)" } },
	{ CELL_COUNT, .metric = "views_paid", .header = { "Impressions (sponsored)" } },
	{ CELL_COUNT, .metric = "views", .required = true, .header = { "Impressions (total)" } },
	{ CELL_COUNT, .metric = "reach_organic", .header = { "Unique impressions (organic)" } },
	{ CELL_COUNT, .metric = "clicks_organic", .header = { "Clicks (organic)" } },
	{ CELL_COUNT, .metric = "clicks_paid", .header = { "Clicks (sponsored)" } },
	{ CELL_COUNT, .metric = "clicks", .header = { "Clicks (total)" } },
	{ CELL_SIGNED, .metric = "reactions_organic", .header = { "Reactions (organic)" } },
	{ CELL_SIGNED, .metric = "reactions_paid", .header = { "Reactions (sponsored)" } },
	{ CELL_SIGNED, .metric = "reactions", .required = true, .header = { "Reactions (total)" } },
	{ CELL_SIGNED, .metric = "comments_organic", .header = { "Comments (organic)" } },
	{ CELL_SIGNED, .metric = "comments_paid", .header = { "Comments (sponsored)" } },
	{ CELL_SIGNED, .metric = "comments", .header = { "Comments (total)" } },
	{ CELL_SIGNED, .metric = "shares_organic", .header = { "Reposts (organic)" } },
	{ CELL_SIGNED, .metric = "shares_paid", .header = { "Reposts (sponsored)" } },
	{ CELL_SIGNED, .metric = "shares", .header = { "Reposts (total)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Engagement rate (organic)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Engagement rate (sponsored)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Engagement rate (total)" } },
};

const struct importer linkedin_daily = {
	.name = "linkedin-daily",
	.title = W_KIND_LINKEDIN_DAILY,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "linkedin",
	.platform_title = "LinkedIn",
	.nameless = true,
	.column = daily,
	.n_columns = sizeof daily / sizeof *daily,
	.zone = ZONE_UTC,
	.dates = DATES_US,
	.facts = &facts_series,
};

/* "Total followers" are those who are new that day, less those who left: no export of a page says how many there are. */
static const struct column new_followers[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date" } },
	{ CELL_SIGNED, .metric = "follows_paid", .header = { "Sponsored followers" } },
	{ CELL_SIGNED, .metric = "follows_organic", .required = true, .header = { "Organic followers" } },
	{ CELL_SIGNED, .metric = "follows_invited", .header = { "Auto-invited followers" } },
	{ CELL_SIGNED, .metric = "follows", .required = true, .header = { "Total followers" } },
};

const struct importer linkedin_new_followers = {
	.name = "linkedin-new-followers",
	.title = W_KIND_LINKEDIN_NEW_FOLLOWERS,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "linkedin",
	.platform_title = "LinkedIn",
	.nameless = true,
	.column = new_followers,
	.n_columns = sizeof new_followers / sizeof *new_followers,
	.zone = ZONE_UTC,
	.dates = DATES_US,
	.facts = &facts_series,
};

/* Of each tab of the page the split between desktop and mobile is left out; that of all tabs together is kept. */
static const struct column visits[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Overview page views (desktop)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Overview page views (mobile)" } },
	{ CELL_COUNT, .metric = "page_views_overview", .header = { "Overview page views (total)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Overview unique visitors (desktop)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Overview unique visitors (mobile)" } },
	{ CELL_COUNT, .metric = "visitors_overview", .header = { "Overview unique visitors (total)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Life page views (desktop)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Life page views (mobile)" } },
	{ CELL_COUNT, .metric = "page_views_life", .header = { "Life page views (total)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Life unique visitors (desktop)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Life unique visitors (mobile)" } },
	{ CELL_COUNT, .metric = "visitors_life", .header = { "Life unique visitors (total)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Jobs page views (desktop)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Jobs page views (mobile)" } },
	{ CELL_COUNT, .metric = "page_views_jobs", .header = { "Jobs page views (total)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Jobs unique visitors (desktop)" } },
	{ CELL_SKIP, SERIES_FIGURE, .header = { "Jobs unique visitors (mobile)" } },
	{ CELL_COUNT, .metric = "visitors_jobs", .header = { "Jobs unique visitors (total)" } },
	{ CELL_COUNT, .metric = "page_views_desktop", .header = { "Total page views (desktop)" } },
	{ CELL_COUNT, .metric = "page_views_mobile", .header = { "Total page views (mobile)" } },
	{ CELL_COUNT, .metric = "page_views", .required = true, .header = { "Total page views (total)" } },
	{ CELL_COUNT, .metric = "visitors_desktop", .header = { "Total unique visitors (desktop)" } },
	{ CELL_COUNT, .metric = "visitors_mobile", .header = { "Total unique visitors (mobile)" } },
	{ CELL_COUNT, .metric = "visitors", .required = true, .header = { "Total unique visitors (total)" } },
};

const struct importer linkedin_visits = {
	.name = "linkedin-visits",
	.title = W_KIND_LINKEDIN_VISITS,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "linkedin",
	.platform_title = "LinkedIn",
	.nameless = true,
	.column = visits,
	.n_columns = sizeof visits / sizeof *visits,
	.zone = ZONE_UTC,
	.dates = DATES_US,
	.facts = &facts_series,
};

/* --- who follows and who visits: a table for each trait, with a hundred rows at most. The sums differ from trait to trait, so that none of
 * them is the number of followers. --- */

/* Excel makes dates of some of these. */
static const struct label sizes[] = {
	{ "1", "1" },
	{ "2-10", "2-10" },
	{ "11-50", "11-50" },
	{ "51-200", "51-200" },
	{ "201-500", "201-500" },
	{ "501-1000", "501-1000" },
	{ "501-1,000", "501-1000" },
	{ "1001-5000", "1001-5000" },
	{ "1,001-5,000", "1001-5000" },
	{ "5001-10000", "5001-10000" },
	{ "5,001-10,000", "5001-10000" },
	{ "10001+", "10001+" },
	{ "10,001+", "10001+" },
	{ NULL, NULL },
};

/* clang-format off */
#define TRAITS \
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .either = true, .filled = true, .dimension = "location", .header = { "Location" } }, \
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .either = true, .filled = true, .dimension = "function", .header = { "Job function" } }, \
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .either = true, .filled = true, .dimension = "seniority", .header = { "Seniority" } }, \
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .either = true, .filled = true, .dimension = "industry", .header = { "Industry" } }, \
	{ CELL_LABEL, BREAKDOWN_CATEGORY, .either = true, .filled = true, .labels = sizes, .dimension = "company_size", .header = { "Company size" } }
/* clang-format on */

static const struct column followers[] = {
	TRAITS, { CELL_COUNT, BREAKDOWN_VALUE, .required = true, .below = true, .header = { "Total followers" } }
};

static const struct breakdown followers_by = { .base = "followers" };

const struct importer linkedin_followers = {
	.name = "linkedin-followers",
	.title = W_KIND_LINKEDIN_FOLLOWERS,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "linkedin",
	.platform_title = "LinkedIn",
	.nameless = true,
	.column = followers,
	.n_columns = sizeof followers / sizeof *followers,
	.facts = &facts_breakdown,
	.breakdown = &followers_by,
};

/* These are views of the page, not visitors: who comes twice counts twice. */
static const struct column visitors[] = { TRAITS,
	                                  { CELL_COUNT, BREAKDOWN_VALUE, .required = true, .below = true, .header = { "Total views" } } };

static const struct breakdown visitors_by = { .base = "views" };

const struct importer linkedin_visitors = {
	.name = "linkedin-visitors",
	.title = W_KIND_LINKEDIN_VISITORS,
	.unseen = UNSEEN_FILE,
	.platform = "linkedin",
	.platform_title = "LinkedIn",
	.nameless = true,
	.column = visitors,
	.n_columns = sizeof visitors / sizeof *visitors,
	.facts = &facts_breakdown,
	.breakdown = &visitors_by,
};
