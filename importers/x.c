/* X (until 2023 Twitter): posts and daily figures. No export names the account, and none gives reach, people or types of content. Ids carry
 * the time of the post, so the newer export, which has only a day, gets its time from them. Texts are HTML-escaped. */
#include "posts.h"
#include "series.h"

static bool published(const char *id, int64_t *utc)
{
	return post_id_time(id, 22, 1288834974657, utc);
}

static const struct post_rules rules = { .published = published };

static const char *const missing[] = { "-", NULL };

/* What X calls impressions are views as other platforms count them; its engagements count clicks too. */
static const struct column columns[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true, .header = { "Post id" } },
	{ CELL_DAY, POST_PUBLISHED, .required = true, .header = { "Date" } },
	{ CELL_TEXT, POST_CAPTION, .required = true, .escaped = true, .header = { "Post text" } },
	{ CELL_TEXT, POST_PERMALINK, .header = { "Link", "Post Link" } },
	{ CELL_COUNT, POST_VIEWS, .required = true, .header = { "Impressions" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Likes" } },
	{ CELL_COUNT, POST_METRIC, .metric = "engagements", .header = { "Engagements" } },
	{ CELL_COUNT, POST_SAVES, .header = { "Bookmarks" } },
	{ CELL_COUNT, POST_METRIC, .metric = "shares_out", .header = { "Share", "Shares" } },
	{ CELL_COUNT, POST_FOLLOWS, .header = { "New follows" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Replies" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Reposts" } },
	{ CELL_COUNT, POST_METRIC, .metric = "profile_visits", .header = { "Profile visits" } },
	{ CELL_COUNT, POST_METRIC, .metric = "detail_expands", .header = { "Detail expands" } },
	{ CELL_COUNT, POST_LINK_CLICKS, .header = { "Url clicks" } },
	{ CELL_COUNT, POST_METRIC, .metric = "hashtag_clicks", .header = { "Hashtag clicks" } },
	{ CELL_COUNT, POST_METRIC, .metric = "permalink_clicks", .header = { "Permalink clicks" } },
};

const struct importer x_posts = {
	.name = "x-posts",
	.title = W_KIND_X_POSTS,
	.platform = "x",
	.platform_title = "X",
	.nameless = true,
	.column = columns,
	.n_columns = sizeof columns / sizeof *columns,
	.missing = missing,
	.zone = ZONE_UTC,
	.dates = DATES_WORDS,
	.facts = &facts_posts,
	.posts = &rules,
};

/* The promoted part of each figure is kept apart; it is in the figure too. */
static const struct column older[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true, .header = { "Tweet id" } },
	{ CELL_TEXT, POST_PERMALINK, .header = { "Tweet permalink" } },
	{ CELL_TEXT, POST_CAPTION, .required = true, .escaped = true, .header = { "Tweet text" } },
	{ CELL_TIME, POST_PUBLISHED, .required = true, .header = { "time" } },
	{ CELL_COUNT, POST_VIEWS, .required = true, .header = { "impressions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "engagements", .header = { "engagements" } },
	{ CELL_SKIP, .header = { "engagement rate" } },
	{ CELL_COUNT, POST_SHARES, .header = { "retweets" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "replies" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "likes" } },
	{ CELL_COUNT, POST_METRIC, .metric = "profile_visits", .header = { "user profile clicks" } },
	{ CELL_COUNT, POST_LINK_CLICKS, .header = { "url clicks" } },
	{ CELL_COUNT, POST_METRIC, .metric = "hashtag_clicks", .header = { "hashtag clicks" } },
	{ CELL_COUNT, POST_METRIC, .metric = "detail_expands", .header = { "detail expands" } },
	{ CELL_COUNT, POST_METRIC, .metric = "permalink_clicks", .header = { "permalink clicks" } },
	{ CELL_SKIP, .header = { "app opens" } },
	{ CELL_SKIP, .header = { "app installs" } },
	{ CELL_COUNT, POST_FOLLOWS, .header = { "follows" } },
	{ CELL_SKIP, .header = { "email tweet" } },
	{ CELL_SKIP, .header = { "dial phone" } },
	{ CELL_COUNT, POST_METRIC, .metric = "media_views", .header = { "media views" } },
	{ CELL_SKIP, .header = { "media engagements" } },
	{ CELL_COUNT, POST_METRIC, .metric = "views_paid", .header = { "promoted impressions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "engagements_paid", .header = { "promoted engagements" } },
	{ CELL_SKIP, .header = { "promoted engagement rate" } },
	{ CELL_SKIP, .header = { "promoted retweets" } },
	{ CELL_SKIP, .header = { "promoted replies" } },
	{ CELL_SKIP, .header = { "promoted likes" } },
	{ CELL_SKIP, .header = { "promoted user profile clicks" } },
	{ CELL_SKIP, .header = { "promoted url clicks" } },
	{ CELL_SKIP, .header = { "promoted hashtag clicks" } },
	{ CELL_SKIP, .header = { "promoted detail expands" } },
	{ CELL_SKIP, .header = { "promoted permalink clicks" } },
	{ CELL_SKIP, .header = { "promoted app opens" } },
	{ CELL_SKIP, .header = { "promoted app installs" } },
	{ CELL_SKIP, .header = { "promoted follows" } },
	{ CELL_SKIP, .header = { "promoted email tweet" } },
	{ CELL_SKIP, .header = { "promoted dial phone" } },
	{ CELL_SKIP, .header = { "promoted media views" } },
	{ CELL_SKIP, .header = { "promoted media engagements" } },
};

const struct importer x_posts_older = {
	.name = "x-posts-2024",
	.title = W_KIND_X_POSTS_OLDER,
	.unseen = UNSEEN_FILE,
	.platform = "x",
	.platform_title = "X",
	.nameless = true,
	.column = older,
	.n_columns = sizeof older / sizeof *older,
	.missing = missing,
	.zone = ZONE_UTC,
	.facts = &facts_posts,
	.posts = &rules,
};

static const struct column daily[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date" } },
	{ CELL_COUNT, .metric = "views", .required = true, .header = { "Impressions" } },
	{ CELL_COUNT, .metric = "reactions", .header = { "Likes" } },
	{ CELL_COUNT, .metric = "engagements", .required = true, .header = { "Engagements" } },
	{ CELL_COUNT, .metric = "saves", .required = true, .header = { "Bookmarks" } },
	{ CELL_COUNT, .metric = "shares_out", .header = { "Shares", "Share" } },
	{ CELL_COUNT, .metric = "follows", .header = { "New follows" } },
	{ CELL_COUNT, .metric = "unfollows", .required = true, .header = { "Unfollows" } },
	{ CELL_COUNT, .metric = "comments", .header = { "Replies" } },
	{ CELL_COUNT, .metric = "shares", .header = { "Reposts" } },
	{ CELL_COUNT, .metric = "profile_visits", .header = { "Profile visits" } },
	{ CELL_COUNT, .metric = "posts", .header = { "Create Post" } },
	{ CELL_COUNT, .metric = "video_views", .header = { "Video views" } },
	{ CELL_COUNT, .metric = "media_views", .header = { "Media views" } },
};

const struct importer x_daily = {
	.name = "x-daily",
	.title = W_KIND_X_DAILY,
	.platform = "x",
	.open_ended = true,
	.platform_title = "X",
	.nameless = true,
	.column = daily,
	.n_columns = sizeof daily / sizeof *daily,
	.missing = missing,
	.zone = ZONE_UTC,
	.dates = DATES_WORDS,
	.facts = &facts_series,
};
