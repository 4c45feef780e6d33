/* YouTube Studio, advanced mode: videos, videos by day, and days. A zip holds "Table data", "Chart data" and "Totals"; which columns there are is
 * up to the user. No export names the channel. The figures are of the period that was chosen, which only the days in the other tables tell.
 * Its Impressions are those of the thumbnail, which have nothing to do with views. */
#include "youtube.h"
#include "base/str.h"
#include "post.h"
#include "series.h"
#include <string.h>

static bool has_letter(const struct field *f)
{
	for (size_t i = 0; i < f->n; i++) {
		char c = f->s[i];
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80)
			return true;
	}
	return false;
}

/* The total row and the footer ("Showing top 500 results") have one cell with letters, wherever its column stands; the footer has no other. */
enum row_role youtube_role(const struct record *r)
{
	static const char *const totals[] = { "Total", "Totaal", "Gesamt" };
	const struct field *words = NULL;
	size_t n_filled = 0;
	for (size_t i = 0; i < r->n; i++) {
		n_filled += r->field[i].n > 0;
		if (!has_letter(&r->field[i]))
			continue;
		if (words)
			return ROW_DATA;
		words = &r->field[i];
	}
	for (size_t i = 0; words && i < sizeof totals / sizeof *totals; i++)
		if (str_eq(words->s, totals[i]))
			return ROW_TOTAL;
	return words && n_filled == 1 && strstr(words->s, "500") ? ROW_FOOTER : ROW_DATA;
}

/* No table of videos tells their type. A video of a minute at most is taken for a Short; since the autumn of 2024 longer ones can be Shorts too,
 * and what was live cannot be told, so these count as videos. */
static const char *type(const struct post *p)
{
	enum { SHORT_SECONDS = 60 };
	for (size_t i = 0; i < p->n_metrics; i++)
		if (str_eq(p->metric[i].name, "duration_s") && p->metric[i].value <= SHORT_SECONDS)
			return "video_short";
	return "video";
}

static const struct post_rules rules = { .type = type, .of_period = true };

/* A row is of a day (chart) or of the whole period (table). Subscribers are those won less those lost. Money is not kept. Other spellings are
 * German, Dutch and French. */
static const struct column content[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true, .header = { "Content", "Video", "Videos", "Contenu" } },
	{ CELL_TEXT, POST_CAPTION, .required = true, .header = { "Video title", "Videotitel", "Titre de la vidéo" } },
	{ CELL_DAY, POST_DAY, .filled = true, .header = { "Date", "Datum" } },
	{ CELL_DAY, POST_PUBLISHED, .header = { "Video publish time", "Veröffentlichungszeitpunkt des Videos" } },
	{ CELL_SECONDS, POST_METRIC, .metric = "duration_s", .header = { "Duration", "Dauer", "Duur", "Durée" } },
	{ CELL_COUNT, POST_VIEWS, .header = { "Views", "Aufrufe", "Weergaven", "Vues" } },
	{ CELL_COUNT, POST_METRIC, .metric = "engaged_views", .header = { "Engaged views" } },
	{ CELL_REAL, POST_WATCH_SECONDS, .scale = HOUR, .header = { WATCH_HOURS } },
	{ CELL_SIGNED, POST_METRIC, .metric = "net_follows", .header = { "Subscribers", "Abonnenten", "Abonnees", "Abonnés" } },
	{ CELL_COUNT, POST_FOLLOWS, .header = { "Subscribers gained" } },
	{ CELL_COUNT, POST_METRIC, .metric = "unfollows", .header = { "Subscribers lost" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Likes" } },
	{ CELL_COUNT, POST_METRIC, .metric = "dislikes", .header = { "Dislikes" } },
	{ CELL_SKIP, .header = { "Likes (vs. dislikes) (%)" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Comments added" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Shares" } },
	{ CELL_COUNT, POST_METRIC, .metric = "thumbnail_impressions", .header = { THUMBNAIL_IMPRESSIONS } },
	{ CELL_REAL, POST_METRIC, .metric = "thumbnail_ctr", .scale = PERCENT, .header = { THUMBNAIL_CTR } },
	{ CELL_SECONDS, POST_METRIC, .metric = "avg_watch_s", .header = { AVERAGE_VIEW } },
	{ CELL_REAL, POST_METRIC, .metric = "watched_share", .scale = PERCENT, .header = { AVERAGE_SHARE } },
	{ CELL_SKIP, .header = { "Stayed to watch (%)" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers", .header = { "Unique viewers", "Unieke kijkers", "Spectateurs uniques" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers_new", .header = { "New viewers" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers_returning", .header = { "Returning viewers" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers_regular", .header = { "Regular viewers" } },
	{ CELL_SKIP, .header = { "Casual viewers" } },
	{ CELL_SKIP, .header = { REVENUE } },
};

const struct importer youtube_content = {
	.name = "youtube-content",
	.title = W_KIND_YOUTUBE_CONTENT,
	.unseen = UNSEEN_DUTCH,
	.platform = "youtube",
	.platform_title = "YouTube",
	.nameless = true,
	.column = content,
	.n_columns = sizeof content / sizeof *content,
	.dates = DATES_WORDS,
	.role = youtube_role,
	.facts = &facts_posts,
	.posts = &rules,
};

/* "Totals" of every report, and all of the report by date. */
static const struct column daily[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date", "Datum" } },
	{ CELL_COUNT, .metric = "views", .header = { "Views", "Aufrufe", "Weergaven", "Vues" } },
	{ CELL_COUNT, .metric = "engaged_views", .header = { "Engaged views" } },
	{ CELL_REAL, .metric = "watch_seconds", .scale = HOUR, .header = { WATCH_HOURS } },
	{ CELL_SIGNED, .metric = "net_follows", .header = { "Subscribers", "Abonnenten", "Abonnees", "Abonnés" } },
	{ CELL_COUNT, .metric = "follows", .header = { "Subscribers gained" } },
	{ CELL_COUNT, .metric = "unfollows", .header = { "Subscribers lost" } },
	{ CELL_SIGNED, .metric = "reactions", .header = { "Likes" } },
	{ CELL_SIGNED, .metric = "dislikes", .header = { "Dislikes" } },
	{ CELL_SKIP, .header = { "Likes (vs. dislikes) (%)" } },
	{ CELL_SIGNED, .metric = "comments", .header = { "Comments added" } },
	{ CELL_COUNT, .metric = "shares", .header = { "Shares" } },
	{ CELL_COUNT, .metric = "thumbnail_impressions", .header = { THUMBNAIL_IMPRESSIONS } },
	{ CELL_SKIP, .header = { THUMBNAIL_CTR } },
	{ CELL_SECONDS, .metric = "avg_watch_s", .header = { AVERAGE_VIEW } },
	{ CELL_SKIP, .header = { AVERAGE_SHARE } },
	{ CELL_SKIP, .header = { "Stayed to watch (%)" } },
	{ CELL_COUNT, .metric = "viewers", .header = { "Unique viewers", "Unieke kijkers", "Spectateurs uniques" } },
	{ CELL_COUNT, .metric = "viewers_new", .header = { "New viewers" } },
	{ CELL_COUNT, .metric = "viewers_returning", .header = { "Returning viewers" } },
	{ CELL_COUNT, .metric = "viewers_regular", .header = { "Regular viewers" } },
	{ CELL_SKIP, .header = { "Casual viewers" } },
	{ CELL_COUNT, .metric = "posts", .header = { "Videos published", "Videos added" } },
	{ CELL_SKIP, .header = { REVENUE } },
};

const struct importer youtube_daily = {
	.name = "youtube-daily",
	.title = W_KIND_YOUTUBE_DAILY,
	.unseen = UNSEEN_DUTCH,
	.platform = "youtube",
	.platform_title = "YouTube",
	.nameless = true,
	.column = daily,
	.n_columns = sizeof daily / sizeof *daily,
	.everyday = true,
	.role = youtube_role,
	.facts = &facts_series,
};
