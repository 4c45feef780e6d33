/* Instagram posts and reels as Meta Business Suite exports them; one file may hold several accounts. Publish times are US Pacific whatever
 * the language. In Dutch "Opmerkingen" are comments, and shares are spelled otherwise than on Facebook. */
#include "posts.h"

static const struct label types[] = {
	{ "IG image", "image" },
	{ "Instagram-afbeelding", "image" },
	{ "IG carousel", "carousel" },
	{ "Instagram-carrousel", "carousel" },
	{ "IG reel", "video_short" },
	{ "IG-reel", "video_short" },
	{ "IG video", "video" },
	{ "IG story", "story" },
	{ NULL, NULL },
};

static const struct label lifetime[] = { { "Lifetime", "lifetime" }, { "Looptijd", "lifetime" }, { NULL, NULL } };

static const char *const missing[] = { "-", "--", "—", "N/A", NULL };

/* spellings: English, Dutch */
static const struct column columns[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true, .header = { "Post ID", "Bericht-ID" } },
	{ CELL_ID, POST_ACCOUNT_ID, .header = { "Account ID", "Account-ID" } },
	{ CELL_TEXT, POST_ACCOUNT_NAME, .required = true, .header = { "Account username", "Gebruikersnaam account" } },
	{ CELL_TEXT, POST_ACCOUNT_TITLE, .header = { "Account name", "Accountnaam" } },
	{ CELL_TEXT, POST_CAPTION, .header = { "Description", "Omschrijving" } },
	{ CELL_SKIP, .header = { "Duration (sec)", "Duur (sec.)" } },
	{ CELL_TIME, POST_PUBLISHED, .required = true, .filled = true, .header = { "Publish time", "Publicatietijdstip" } },
	{ CELL_TEXT, POST_PERMALINK, .header = { "Permalink" } },
	{ CELL_LABEL, POST_TYPE, .required = true, .open = true, .labels = types, .header = { "Post type", "Berichttype" } },
	{ CELL_SKIP, .header = { "Data comment", "Opmerking data" } },
	{ CELL_DAY, POST_DAY, .labels = lifetime, .header = { "Date", "Datum" } },
	{ CELL_COUNT, POST_VIEWS, .header = { "Views", "Weergaven" } },
	{ CELL_COUNT, POST_IMPRESSIONS, .header = { "Impressions" } },
	{ CELL_COUNT, POST_REACH, .header = { "Reach", "Bereik" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Likes", "Vind-ik-leuks" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Comments", "Opmerkingen" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Shares", "Aantal keer gedeeld" } },
	{ CELL_COUNT, POST_SAVES, .header = { "Saves", "Aantal keer opgeslagen" } },
	{ CELL_COUNT, POST_FOLLOWS, .header = { "Follows", "Volgt" } },
};

const struct importer instagram_posts = {
	.name = "instagram-posts",
	.title = W_KIND_INSTAGRAM_POSTS,
	.platform = "instagram",
	.platform_title = "Instagram",
	.column = columns,
	.n_columns = sizeof columns / sizeof *columns,
	.missing = missing,
	.zone = ZONE_PACIFIC,
	.dates = DATES_US,
	.facts = &facts_posts,
};
