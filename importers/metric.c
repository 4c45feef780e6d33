#include "metric.h"
#include "base/num.h"
#include "base/str.h"
#include <math.h>

static const struct metric metrics[] = {
	{ "views", METRIC_EVENT, W_METRIC_VIEWS },
	{ "impressions", METRIC_EVENT, W_METRIC_IMPRESSIONS },
	{ "reactions", METRIC_EVENT, W_METRIC_REACTIONS },
	{ "comments", METRIC_EVENT, W_METRIC_COMMENTS },
	{ "shares", METRIC_EVENT, W_METRIC_SHARES },
	{ "saves", METRIC_EVENT, W_METRIC_SAVES },
	{ "clicks", METRIC_EVENT, W_METRIC_CLICKS },
	{ "link_clicks", METRIC_EVENT, W_METRIC_LINK_CLICKS },
	{ "interactions", METRIC_EVENT, W_METRIC_INTERACTIONS },
	{ "engagements", METRIC_EVENT, W_METRIC_ENGAGEMENTS },
	{ "watch_seconds", METRIC_EVENT, W_METRIC_WATCH_SECONDS },
	{ "follows", METRIC_EVENT, W_METRIC_FOLLOWS },
	{ "unfollows", METRIC_EVENT, W_METRIC_UNFOLLOWS },
	{ "net_follows", METRIC_EVENT, W_METRIC_NET_FOLLOWS },
	{ "follows_organic", METRIC_EVENT, W_METRIC_FOLLOWS_ORGANIC },
	{ "follows_paid", METRIC_EVENT, W_METRIC_FOLLOWS_PAID },
	{ "follows_invited", METRIC_EVENT, W_METRIC_FOLLOWS_INVITED },
	{ "followers", METRIC_LEVEL, W_METRIC_FOLLOWERS },
	{ "page_likes", METRIC_LEVEL, W_METRIC_PAGE_LIKES },
	{ "reach", METRIC_PERSON, W_METRIC_REACH },
	{ "reach_organic", METRIC_PERSON, W_METRIC_REACH_ORGANIC },
	{ "reach_paid", METRIC_PERSON, W_METRIC_REACH_PAID },
	{ "viewers", METRIC_PERSON, W_METRIC_VIEWERS },
	{ "visits", METRIC_EVENT, W_METRIC_VISITS },
	{ "visitors", METRIC_PERSON, W_METRIC_VISITORS },
	{ "page_views", METRIC_EVENT, W_METRIC_PAGE_VIEWS },
	{ "profile_visits", METRIC_EVENT, W_METRIC_PROFILE_VISITS },
	{ "views_organic", METRIC_EVENT, W_METRIC_VIEWS_ORGANIC },
	{ "views_paid", METRIC_EVENT, W_METRIC_VIEWS_PAID },
	{ "video_views", METRIC_EVENT, W_METRIC_VIDEO_VIEWS },
	{ "video_views_3s", METRIC_EVENT, W_METRIC_VIDEO_VIEWS_3S },
	{ "video_views_60s", METRIC_EVENT, W_METRIC_VIDEO_VIEWS_60S },
	{ "video_views_3s_paid", METRIC_EVENT, W_METRIC_VIDEO_VIEWS_3S_PAID },
	{ "video_views_3s_organic", METRIC_EVENT, W_METRIC_VIDEO_VIEWS_3S_ORGANIC },
	{ "viewers_3s", METRIC_PERSON, W_METRIC_VIEWERS_3S },
	{ "viewers_60s", METRIC_PERSON, W_METRIC_VIEWERS_60S },
	{ "avg_watch_s", METRIC_RATIO, W_METRIC_AVG_WATCH_S },
	{ "negative_feedback", METRIC_EVENT, W_METRIC_NEGATIVE_FEEDBACK },
	{ "negative_feedback_people", METRIC_PERSON, W_METRIC_NEGATIVE_FEEDBACK_PEOPLE },
	{ "negative_feedback_hide_all", METRIC_EVENT, W_METRIC_NEGATIVE_FEEDBACK_HIDE_ALL },
	{ "shares_out", METRIC_EVENT, W_METRIC_SHARES_OUT },
	{ "detail_expands", METRIC_EVENT, W_METRIC_DETAIL_EXPANDS },
	{ "hashtag_clicks", METRIC_EVENT, W_METRIC_HASHTAG_CLICKS },
	{ "permalink_clicks", METRIC_EVENT, W_METRIC_PERMALINK_CLICKS },
	{ "media_views", METRIC_EVENT, W_METRIC_MEDIA_VIEWS },
	{ "engagements_paid", METRIC_EVENT, W_METRIC_ENGAGEMENTS_PAID },
	{ "visitors_total", METRIC_PERSON, W_METRIC_VISITORS_TOTAL },
	{ "visitors_new", METRIC_PERSON, W_METRIC_VISITORS_NEW },
	{ "visits_engaged", METRIC_EVENT, W_METRIC_VISITS_ENGAGED },
	{ "events", METRIC_EVENT, W_METRIC_EVENTS },
	{ "conversions", METRIC_EVENT, W_METRIC_CONVERSIONS },
	{ "actions", METRIC_EVENT, W_METRIC_ACTIONS },
	{ "visits_converted", METRIC_EVENT, W_METRIC_VISITS_CONVERTED },
	{ "bounces", METRIC_EVENT, W_METRIC_BOUNCES },
	{ "visit_seconds", METRIC_EVENT, W_METRIC_VISIT_SECONDS },
	{ "proposals", METRIC_EVENT, W_METRIC_PROPOSALS },
	{ "supports", METRIC_EVENT, W_METRIC_SUPPORTS },
	{ "endorsements", METRIC_EVENT, W_METRIC_ENDORSEMENTS },
	{ "video_views_offsite", METRIC_EVENT, W_METRIC_VIDEO_VIEWS_OFFSITE },
	{ "clicks_organic", METRIC_EVENT, W_METRIC_CLICKS_ORGANIC },
	{ "clicks_paid", METRIC_EVENT, W_METRIC_CLICKS_PAID },
	{ "reactions_organic", METRIC_EVENT, W_METRIC_REACTIONS_ORGANIC },
	{ "reactions_paid", METRIC_EVENT, W_METRIC_REACTIONS_PAID },
	{ "comments_organic", METRIC_EVENT, W_METRIC_COMMENTS_ORGANIC },
	{ "comments_paid", METRIC_EVENT, W_METRIC_COMMENTS_PAID },
	{ "shares_organic", METRIC_EVENT, W_METRIC_SHARES_ORGANIC },
	{ "shares_paid", METRIC_EVENT, W_METRIC_SHARES_PAID },
	{ "page_views_desktop", METRIC_EVENT, W_METRIC_PAGE_VIEWS_DESKTOP },
	{ "page_views_mobile", METRIC_EVENT, W_METRIC_PAGE_VIEWS_MOBILE },
	{ "page_views_overview", METRIC_EVENT, W_METRIC_PAGE_VIEWS_OVERVIEW },
	{ "page_views_life", METRIC_EVENT, W_METRIC_PAGE_VIEWS_LIFE },
	{ "page_views_jobs", METRIC_EVENT, W_METRIC_PAGE_VIEWS_JOBS },
	{ "visitors_desktop", METRIC_PERSON, W_METRIC_VISITORS_DESKTOP },
	{ "visitors_mobile", METRIC_PERSON, W_METRIC_VISITORS_MOBILE },
	{ "visitors_overview", METRIC_PERSON, W_METRIC_VISITORS_OVERVIEW },
	{ "visitors_life", METRIC_PERSON, W_METRIC_VISITORS_LIFE },
	{ "visitors_jobs", METRIC_PERSON, W_METRIC_VISITORS_JOBS },
	{ "thumbnail_impressions", METRIC_EVENT, W_METRIC_THUMBNAIL_IMPRESSIONS },
	{ "thumbnail_ctr", METRIC_RATIO, W_METRIC_THUMBNAIL_CTR },
	{ "engaged_views", METRIC_EVENT, W_METRIC_ENGAGED_VIEWS },
	{ "watched_share", METRIC_RATIO, W_METRIC_WATCHED_SHARE },
	{ "duration_s", METRIC_LEVEL, W_METRIC_DURATION_S },
	{ "dislikes", METRIC_EVENT, W_METRIC_DISLIKES },
	{ "viewers_new", METRIC_PERSON, W_METRIC_VIEWERS_NEW },
	{ "viewers_returning", METRIC_PERSON, W_METRIC_VIEWERS_RETURNING },
	{ "viewers_regular", METRIC_PERSON, W_METRIC_VIEWERS_REGULAR },
	{ "followers_active", METRIC_PERSON, W_METRIC_FOLLOWERS_ACTIVE },
	{ "people_engaged", METRIC_PERSON, W_METRIC_PEOPLE_ENGAGED },
	{ "phone_clicks", METRIC_EVENT, W_METRIC_PHONE_CLICKS },
	{ "leads", METRIC_EVENT, W_METRIC_LEADS },
	{ "page_likes_new", METRIC_EVENT, W_METRIC_PAGE_LIKES_NEW },
	{ "page_likes_lost", METRIC_EVENT, W_METRIC_PAGE_LIKES_LOST },
	{ "impressions_organic", METRIC_EVENT, W_METRIC_IMPRESSIONS_ORGANIC },
	{ "impressions_paid", METRIC_EVENT, W_METRIC_IMPRESSIONS_PAID },
	{ "impressions_viral", METRIC_EVENT, W_METRIC_IMPRESSIONS_VIRAL },
	{ "replies", METRIC_EVENT, W_METRIC_REPLIES },
	{ "sticker_taps", METRIC_EVENT, W_METRIC_STICKER_TAPS },
	{ "navigation", METRIC_EVENT, W_METRIC_NAVIGATION },
	{ "people_clicked", METRIC_PERSON, W_METRIC_PEOPLE_CLICKED },
	{ "reach_viral", METRIC_PERSON, W_METRIC_REACH_VIRAL },
	{ "posts", METRIC_EVENT, W_METRIC_POSTS },
	{ "people", METRIC_EVENT, W_METRIC_PEOPLE }, /* of one count: each was counted once */
	{ "population", METRIC_EVENT, W_METRIC_POPULATION },
	{ "votes", METRIC_EVENT, W_METRIC_VOTES },
};

const struct metric *metric_find(const char *code)
{
	for (size_t i = 0; i < sizeof metrics / sizeof *metrics; i++)
		if (str_eq(metrics[i].code, code))
			return &metrics[i];
	return NULL;
}

const char *metric_title(const char *code, enum lang lang)
{
	const struct metric *m = metric_find(code);
	return m ? word_text(lang, m->title) : code;
}

char *metric_value(struct mem *m, double value, enum lang lang)
{
	return num_fixed(m, value, fabs(value - round(value)) < 1e-9 * fmax(1, fabs(value)) ? 0 : 1, lang);
}

bool metric_counts_people(const char *code)
{
	return str_eq(code, "people") || str_eq(code, "votes");
}

bool metric_adds_up(const char *code)
{
	const struct metric *m = metric_find(code);
	return m && m->kind == METRIC_EVENT;
}
