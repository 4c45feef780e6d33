/* TikTok Studio: days, videos, followers; and the same of business accounts, which write years. Headers are English in whatever language the
 * account is, but days are written in that language, and without a year. `undefined` is a day without a figure, never 0. No export names its
 * account. Ids carry the time of the post. */
#include "base/num.h"
#include "base/str.h"
#include "breakdown.h"
#include "post.h"
#include "series.h"
#include <string.h>

static const char *const missing[] = { "undefined", "--", "-", "NAN", "NaN", NULL };

/* Days are net of what was taken back, so they may be negative. */
static const struct column overview[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date", "Data" } },
	{ CELL_SIGNED, .metric = "views", .required = true, .header = { "Video Views", "Visualizações de vídeo" } },
	{ CELL_COUNT, .metric = "reach", .header = { "Reached audience" } },
	{ CELL_SIGNED, .metric = "profile_visits", .required = true, .header = { "Profile Views", "Visualizações do perfil" } },
	{ CELL_SIGNED, .metric = "reactions", .header = { "Likes", "Curtidas" } },
	{ CELL_SIGNED, .metric = "comments", .header = { "Comments", "Comentários" } },
	{ CELL_SIGNED, .metric = "shares", .header = { "Shares", "Compartilhamentos" } },
	{ CELL_COUNT, .metric = "phone_clicks", .header = { "Phone number clicks" } },
	{ CELL_COUNT, .metric = "leads", .header = { "Leads submission" } },
	{ CELL_SIGNED, .metric = "net_follows", .header = { "Net growth" } },
	{ CELL_COUNT, .metric = "follows", .header = { "New followers" } },
	{ CELL_COUNT, .metric = "unfollows", .header = { "Lost followers" } },
};

const struct importer tiktok_overview = {
	.name = "tiktok-overview",
	.title = W_KIND_TIKTOK_OVERVIEW,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH | UNSEEN_BUSINESS,
	.platform = "tiktok",
	.platform_title = "TikTok",
	.nameless = true,
	.column = overview,
	.n_columns = sizeof overview / sizeof *overview,
	.missing = missing,
	.dates = DATES_YEARLESS | DATES_SLASHES,
	.facts = &facts_series,
};

static bool published(const char *id, int64_t *utc)
{
	int64_t n;
	if (!num_parse_int(id, strlen(id), &n) || n >> 32 <= 0)
		return false;
	*utc = n >> 32;
	return true;
}

/* ".../@name/video/7527623000473079054?lang=nl" */
static const char *id_of_link(struct mem *m, const char *link)
{
	static const char *const before[] = { "/video/", "/photo/" };
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		const char *at = strstr(link, before[i]);
		size_t n = at ? strspn(at + strlen(before[i]), "0123456789") : 0;
		if (n > 0)
			return mem_text_n(m, at + strlen(before[i]), n);
	}
	return NULL;
}

static const char *type(const struct post *p)
{
	return strstr(p->permalink, "/video/") ? "video_short" : strstr(p->permalink, "/photo/") ? "image" : NULL;
}

static const struct post_rules rules = { .published = published, .id_of_link = id_of_link, .type = type };

/* About 15 videos, not the latest and not the best: what is in it is right, but it is no count of posts. */
static const struct column content[] = {
	{ CELL_DAY, POST_AS_OF, .header = { "Time" } },
	{ CELL_TEXT, POST_CAPTION, .required = true, .header = { "Video title" } },
	{ CELL_TEXT, POST_PERMALINK, .required = true, .filled = true, .header = { "Video link" } },
	{ CELL_DAY, POST_PUBLISHED, .required = true, .header = { "Post time" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Total likes", "Likes" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Total comments", "Comments" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Total shares", "Shares" } },
	{ CELL_COUNT, POST_VIEWS, .required = true, .header = { "Total views", "Video views" } },
	{ CELL_COUNT, POST_SAVES, .header = { "Add to Favorites" } },
};

const struct importer tiktok_content = {
	.name = "tiktok-content",
	.title = W_KIND_TIKTOK_CONTENT,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH | UNSEEN_BUSINESS,
	.platform = "tiktok",
	.platform_title = "TikTok",
	.nameless = true,
	.column = content,
	.n_columns = sizeof content / sizeof *content,
	.missing = missing,
	.dates = DATES_YEARLESS | DATES_SLASHES,
	.facts = &facts_posts,
	.posts = &rules,
};

/* On a day without a total the parts say 0, which is not so. */
static const struct column viewers[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date" } },
	{ CELL_COUNT, SERIES_WHOLE, .metric = "viewers", .required = true, .header = { "Total Viewers" } },
	{ CELL_COUNT, SERIES_PART, .metric = "viewers_new", .required = true, .header = { "New Viewers" } },
	{ CELL_COUNT, SERIES_PART, .metric = "viewers_returning", .required = true, .header = { "Returning Viewers" } },
};

const struct importer tiktok_viewers = {
	.name = "tiktok-viewers",
	.title = W_KIND_TIKTOK_VIEWERS,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "tiktok",
	.platform_title = "TikTok",
	.nameless = true,
	.column = viewers,
	.n_columns = sizeof viewers / sizeof *viewers,
	.missing = missing,
	.dates = DATES_YEARLESS,
	.facts = &facts_series,
};

/* The difference is in some exports that with the day before and in others that with the day after: followers tell it better. */
static const struct column followers[] = {
	{ CELL_DAY, SERIES_DAY, .required = true, .filled = true, .header = { "Date", "Data" } },
	{ CELL_COUNT, .metric = "followers", .required = true, .header = { "Followers", "Total followers", "Seguidores" } },
	{ CELL_SKIP, .header = { "Difference in followers from previous day", "Diferença de seguidores em relação ao dia anterior" } },
	{ CELL_COUNT, .metric = "follows", .header = { "New followers" } },
	{ CELL_COUNT, .metric = "reach", .header = { "Reached audience" } },
	{ CELL_COUNT, .metric = "people_engaged", .header = { "Engaged audience" } },
};

const struct importer tiktok_followers = {
	.name = "tiktok-followers",
	.title = W_KIND_TIKTOK_FOLLOWERS,
	.unseen = UNSEEN_WORKBOOK | UNSEEN_DUTCH,
	.platform = "tiktok",
	.platform_title = "TikTok",
	.nameless = true,
	.column = followers,
	.n_columns = sizeof followers / sizeof *followers,
	.missing = missing,
	.dates = DATES_YEARLESS | DATES_SLASHES,
	.everyday = true,
	.facts = &facts_series,
};
