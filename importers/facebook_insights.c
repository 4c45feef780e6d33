/* The "Insights data export" that Facebook gave until about 2023: figures of a page by the day, and of its posts. Under the headers stands a row
 * that describes each figure; there "(Unique Users)" means people and "(Total Count)" events. It counts impressions, which later exports do
 * not: they count views, and nobody can add the one to the other. Most of its hundreds of columns are the same figures over a week or 28
 * days, or by kind of story; those are not taken in. */
#include "base/str.h"
#include "posts.h"
#include "series.h"
#include <string.h>

/* The row of descriptions, by what it says; in workbooks too it stands under the headers. */
static enum row_role role(const struct record *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (strstr(r->field[i].s, "(Unique Users)") || strstr(r->field[i].s, "(Total Count)"))
			return ROW_FOOTER;
	return ROW_DATA;
}

static const char *const missing[] = { "-", NULL };

static const struct column page[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date" } },
	{ CELL_COUNT, .metric = "page_likes", .required = true, .header = { "Lifetime Total Likes" } },
	{ CELL_COUNT, .metric = "page_likes_new", .header = { "Daily New Likes" } },
	{ CELL_COUNT, .metric = "page_likes_lost", .header = { "Daily Unlikes" } },
	{ CELL_COUNT, .metric = "people_engaged", .header = { "Daily Page Engaged Users" } },
	{ CELL_COUNT, .metric = "reach", .header = { "Daily Total Reach" } },
	{ CELL_COUNT, .metric = "reach_organic", .header = { "Daily Organic Reach" } },
	{ CELL_COUNT, .metric = "reach_paid", .header = { "Daily Paid Reach" } },
	{ CELL_COUNT, .metric = "reach_viral", .header = { "Daily Viral Reach" } },
	{ CELL_COUNT, .metric = "impressions", .header = { "Daily Total Impressions" } },
	{ CELL_COUNT, .metric = "impressions_organic", .header = { "Daily Organic impressions" } },
	{ CELL_COUNT, .metric = "impressions_paid", .header = { "Daily Paid Impressions" } },
	{ CELL_COUNT, .metric = "impressions_viral", .header = { "Daily Viral impressions" } },
};

const struct importer facebook_insights = {
	.name = "facebook-insights",
	.title = W_KIND_FACEBOOK_INSIGHTS,
	.unseen = UNSEEN_FILE,
	.platform = "facebook",
	.platform_title = "Facebook",
	.column = page,
	.n_columns = sizeof page / sizeof *page,
	.missing = missing,
	.zone = ZONE_PACIFIC,
	.dates = DATES_US_SHORT,
	.role = role,
	.facts = &facts_series,
};

static const struct label types[] = {
	{ "Photo", "image" }, { "Status", "text" },       { "Link", "link" }, { "Video", "video" },
	{ "Event", "event" }, { "SharedVideo", "video" }, { NULL, NULL },
};

/* "12345_67890" is post 67890 of page 12345; later exports give the second number alone. */
static const char *id_of_cell(struct mem *m, const char *id, const char **account)
{
	const char *mark = strchr(id, '_');
	if (!mark || !mark[1])
		return id;
	*account = mem_text_n(m, id, (size_t)(mark - id));
	return mark + 1;
}

static const struct post_rules rules = { .id_of_cell = id_of_cell };

/* Stories are events; those who are "talking about this" are people. */
static const struct column posts[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true, .header = { "Post ID" } },
	{ CELL_TEXT, POST_PERMALINK, .header = { "Permalink" } },
	{ CELL_TEXT, POST_CAPTION, .required = true, .header = { "Post Message" } },
	{ CELL_LABEL, POST_TYPE, .open = true, .labels = types, .header = { "Type" } },
	{ CELL_SKIP, .header = { "Countries" } },
	{ CELL_SKIP, .header = { "Languages" } },
	{ CELL_TIME, POST_PUBLISHED, .required = true, .filled = true, .header = { "Posted" } },
	{ CELL_SKIP, .header = { "Audience Targeting" } },
	{ CELL_COUNT, POST_REACH, .required = true, .header = { "Lifetime Post Total Reach" } },
	{ CELL_COUNT, POST_METRIC, .metric = "reach_organic", .header = { "Lifetime Post organic reach" } },
	{ CELL_COUNT, POST_METRIC, .metric = "reach_paid", .header = { "Lifetime Post Paid Reach" } },
	{ CELL_COUNT, POST_IMPRESSIONS, .header = { "Lifetime Post Total Impressions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "impressions_organic", .header = { "Lifetime Post Organic Impressions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "impressions_paid", .header = { "Lifetime Post Paid Impressions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "people_engaged", .header = { "Lifetime Engaged Users" } },
	{ CELL_COUNT, POST_METRIC, .metric = "people_clicked", .header = { "Lifetime Post Consumers" } },
	{ CELL_COUNT, POST_CLICKS, .header = { "Lifetime Post Consumptions" } },
	{ CELL_COUNT, POST_METRIC, .metric = "negative_feedback_people", .header = { "Lifetime Negative Feedback from Users" } },
	{ CELL_COUNT, POST_METRIC, .metric = "negative_feedback", .header = { "Lifetime Negative feedback" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Lifetime Post Stories by action type - share" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Lifetime Post Stories by action type - like" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Lifetime Post Stories by action type - comment" } },
	{ CELL_COUNT, POST_LINK_CLICKS, .header = { "Lifetime Post consumptions by type - link clicks" } },
};

const struct importer facebook_insights_posts = {
	.name = "facebook-insights-posts",
	.title = W_KIND_FACEBOOK_INSIGHTS_POSTS,
	.unseen = UNSEEN_FILE,
	.platform = "facebook",
	.platform_title = "Facebook",
	.column = posts,
	.n_columns = sizeof posts / sizeof *posts,
	.missing = missing,
	.zone = ZONE_PACIFIC,
	.dates = DATES_US_SHORT,
	.role = role,
	.facts = &facts_posts,
	.posts = &rules,
};
