/* Facebook posts as Meta Business Suite exports them. Publish times are US Pacific whatever the language; dates and numbers too are the same
 * in every language. In Dutch "Reacties" are reactions (likes and the like) and "Opmerkingen" are comments. */
#include "base/str.h"
#include "posts.h"
#include <string.h>

/* The export of videos knows a video by the number in its link: /reel/974194307586650/, /videos/974194307586650, watch/?v=974194307586650. */
static const char *video_of_link(struct mem *m, const char *link)
{
	static const char *const before[] = { "/reel/", "/videos/", "?v=" };
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		const char *s = strstr(link, before[i]);
		size_t n = s ? strspn(s + strlen(before[i]), "0123456789") : 0;
		if (n > 0)
			return mem_text_n(m, s + strlen(before[i]), n);
	}
	return NULL;
}

static const struct post_rules rules = { .other_id = video_of_link };

static const struct label types[] = {
	{ "Photos", "image" },     { "Foto's", "image" }, { "Photo", "image" },   { "Multi-photo", "carousel" }, { "Reels", "video_short" },
	{ "Reel", "video_short" }, { "Videos", "video" }, { "Video's", "video" }, { "Video", "video" },          { "Links", "link" },
	{ "Link", "link" },        { "Text", "text" },    { "Tekst", "text" },    { "Status", "text" },          { "Stories", "story" },
	{ "Story", "story" },      { "Others", "other" }, { NULL, NULL },
};

static const struct label lifetime[] = {
	{ "Lifetime", "lifetime" }, { "Looptijd", "lifetime" }, { "Livstid", "lifetime" }, { "Total", "lifetime" }, { NULL, NULL }
};

static const char *const missing[] = { "-", "--", "—", "N/A", NULL };

/* Spellings: English, Dutch, Swedish, Portuguese. The Portuguese ones are those of the export of Instagram, which has the same columns; those
 * of the page follow them and were not seen. */
static const struct column columns[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true,
	  .header = { "Post ID", "Bericht-ID", "Publicerings-id", "Identificação do post", "Identificação da publicação" } },
	{ CELL_ID, POST_ACCOUNT_ID, .required = true, .filled = true,
	  .header = { "Page ID", "Pagina-ID", "Sid-id", "Identificação da Página" } },
	{ CELL_TEXT, POST_ACCOUNT_NAME, .header = { "Page name", "Naam van pagina", "Sidnamn", "Nome da Página" } },
	{ CELL_TEXT, POST_CAPTION, .header = { "Title", "Titel", "Título" } },
	{ CELL_SKIP, .header = { "Description", "Omschrijving", "Beskrivning", "Descrição" } },
	{ CELL_SKIP, .header = { "Duration (sec)", "Duur (sec.)", "Duração (s)", "Duração (segundos)" } },
	{ CELL_TIME, POST_PUBLISHED, .required = true, .filled = true,
	  .header = { "Publish time", "Publicatietijdstip", "Publiceringstid", "Horário de publicação" } },
	{ CELL_SKIP, .header = { "Caption type", "Type onderschrift" } },
	{ CELL_TEXT, POST_PERMALINK, .header = { "Permalink", "Permalänk", "Link permanente" } },
	{ CELL_SKIP, .header = { "Is crosspost", "Is gecrosspost" } },
	{ CELL_SKIP, .header = { "Is share", "Is een gedeeld bericht" } },
	{ CELL_LABEL, POST_TYPE, .required = true, .open = true, .labels = types,
	  .header = { "Post type", "Berichttype", "Inläggstyp", "Tipo de post", "Tipo de publicação" } },
	{ CELL_SKIP, .header = { "Languages", "Talen" } },
	{ CELL_TEXT, POST_LABELS, .header = { "Custom labels", "Aangepaste labels" } },
	{ CELL_SKIP, .header = { "Funded content status", "Status gefinancierde content" } },
	{ CELL_SKIP, .header = { "Data comment", "Opmerking data", "Comentário de dados" } },
	{ CELL_DAY, POST_DAY, .labels = lifetime, .header = { "Date", "Datum", "Data" } },
	{ CELL_COUNT, POST_VIEWS, .header = { "Views", "Weergaven", "Visningar", "Visualizações" } },
	{ CELL_COUNT, POST_IMPRESSIONS, .header = { "Impressions", "Impressões" } },
	{ CELL_COUNT, POST_REACH, .header = { "Reach", "Bereik", "Räckvidd", "Alcance" } },
	{ CELL_COUNT, POST_SUM,
	  .header = { "Reactions, Comments and Shares", "Reacties, opmerkingen en deelacties", "Reaktioner, kommentarer och delningar",
	              "Reações, comentários e compartilhamentos" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Reactions", "Reacties", "Reaktioner", "Reações" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Comments", "Opmerkingen", "Kommentarer", "Comentários" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Shares", "Deelacties", "Delningar", "Compartilhamentos" } },
	{ CELL_COUNT, POST_CLICKS, .header = { "Total clicks", "Totaal aantal klikken", "Totalt antal klick" } },
	{ CELL_COUNT, POST_LINK_CLICKS, .header = { "Link Clicks", "Klikken op link", "Länkklick", "Cliques no link" } },
	{ CELL_REAL, POST_WATCH_SECONDS, .header = { "Seconds viewed", "Seconden bekeken" } },
	{ CELL_SKIP, .header = { "Other Clicks", "Overige klikken",
	                         "Övriga klick" } }, /* what is left of the total without links and photos; in every row */
	{ CELL_SKIP, .header = { "Matched Audience Targeting Consumption (Photo Click)",
	                         "Consumptie overeenkomend met doelgroeptargeting (Photo Click)",
	                         "Consumptie overeenkomend met doelgroeptargeting (Video Click)" } },
	{ CELL_REAL, POST_METRIC, .metric = "avg_watch_s", .header = { "Average Seconds viewed" } },
	{ CELL_COUNT, POST_METRIC, .metric = "reach_organic", .header = { "Reach from Organic posts", "Bereik via Organische berichten" } },
	{ CELL_COUNT, POST_METRIC, .metric = "reach_paid", .header = { "Reach from Boosted posts", "Bereik via Gepromote berichten" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views_3s", .header = { "3-second video views", "Videoweergaven van 3 seconden" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views_60s", .header = { "1-minute video views", "Videoweergaven van 1 minuut" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers_3s", .header = { "3-second viewers" } },
	{ CELL_COUNT, POST_METRIC, .metric = "viewers_60s", .header = { "1-minute viewers" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views_3s_paid",
	  .header = { "3-second video views from Boosted posts", "Videoweergaven van 3 seconden van Gepromote berichten" } },
	{ CELL_COUNT, POST_METRIC, .metric = "video_views_3s_organic",
	  .header = { "3-second video views from Organic posts", "Videoweergaven van 3 seconden van Organische berichten" } },
	{ CELL_COUNT, POST_METRIC, .metric = "negative_feedback", .header = { "Negative feedback from users" } },
	{ CELL_COUNT, POST_METRIC, .metric = "negative_feedback_people", .header = { "Unique negative feedback from users" } },
	{ CELL_COUNT, POST_METRIC, .metric = "negative_feedback_hide_all",
	  .header = { "Negative feedback from users: Hide all", "Negatieve feedback van gebruikers: Alles verbergen" } },
	{ CELL_SKIP, .header = { "Estimated earnings (USD)" } },
	{ CELL_SKIP, .header = { "Ad impressions" } },
};

const struct importer facebook_posts = {
	.name = "facebook-posts",
	.title = W_KIND_FACEBOOK_POSTS,
	.platform = "facebook",
	.platform_title = "Facebook",
	.hashtags_from = 1,
	.hashtags_to = 2,
	.column = columns,
	.n_columns = sizeof columns / sizeof *columns,
	.missing = missing,
	.zone = ZONE_PACIFIC,
	.dates = DATES_US,
	.facts = &facts_posts,
	.posts = &rules,
};
