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
	{ "IG-verhaal", "story" },
	{ "Instagram-verhaal", "story" },
	{ NULL, NULL },
};

static const struct label lifetime[] = {
	{ "Lifetime", "lifetime" }, { "Looptijd", "lifetime" }, { "Livstid", "lifetime" }, { "Total", "lifetime" }, { NULL, NULL }
};

static const char *const missing[] = { "-", "--", "—", "N/A", NULL };

/* spellings: English, Dutch, Swedish, Portuguese */
static const struct column columns[] = {
	{ CELL_ID, POST_ID, .required = true, .filled = true,
	  .header = { "Post ID", "Bericht-ID", "Publicerings-id", "Identificação do post", "Identificação da publicação" } },
	{ CELL_ID, POST_ACCOUNT_ID, .header = { "Account ID", "Account-ID", "Konto-id", "Identificação da conta" } },
	{ CELL_TEXT, POST_ACCOUNT_NAME, .required = true,
	  .header = { "Account username", "Gebruikersnaam account", "Kontots användarnamn", "Nome de usuário da conta" } },
	{ CELL_TEXT, POST_ACCOUNT_TITLE, .header = { "Account name", "Accountnaam", "Kontonamn", "Nome da conta" } },
	{ CELL_TEXT, POST_CAPTION, .header = { "Description", "Omschrijving", "Beskrivning", "Descrição" } },
	{ CELL_SKIP, .header = { "Duration (sec)", "Duur (sec.)", "Duração (s)", "Duração (segundos)" } },
	{ CELL_TIME, POST_PUBLISHED, .required = true, .filled = true,
	  .header = { "Publish time", "Publicatietijdstip", "Publiceringstid", "Horário de publicação" } },
	{ CELL_TEXT, POST_PERMALINK, .header = { "Permalink", "Permalänk", "Link permanente" } },
	{ CELL_LABEL, POST_TYPE, .required = true, .open = true, .labels = types,
	  .header = { "Post type", "Berichttype", "Inläggstyp", "Tipo de post", "Tipo de publicação" } },
	{ CELL_SKIP, .header = { "Data comment", "Opmerking data", "Comentário de dados" } },
	{ CELL_DAY, POST_DAY, .labels = lifetime, .header = { "Date", "Datum", "Data" } },
	{ CELL_COUNT, POST_VIEWS, .header = { "Views", "Weergaven", "Visningar", "Visualizações" } },
	{ CELL_COUNT, POST_IMPRESSIONS, .header = { "Impressions", "Impressões" } },
	{ CELL_COUNT, POST_REACH, .header = { "Reach", "Bereik", "Räckvidd", "Alcance" } },
	{ CELL_COUNT, POST_REACTIONS, .header = { "Likes", "Vind-ik-leuks", "Gilla-markeringar", "Curtidas" } },
	{ CELL_COUNT, POST_COMMENTS, .header = { "Comments", "Opmerkingen", "Kommentarer", "Comentários" } },
	{ CELL_COUNT, POST_SHARES, .header = { "Shares", "Aantal keer gedeeld", "Delningar", "Compartilhamentos" } },
	{ CELL_COUNT, POST_SAVES, .header = { "Saves", "Aantal keer opgeslagen", "Sparade objekt", "Salvamentos" } },
	{ CELL_COUNT, POST_FOLLOWS, .header = { "Follows", "Volgt", "Följer", "Seguimentos" } },
	/* of stories, which have an export of their own; replies are private, so they are no comments */
	{ CELL_COUNT, POST_METRIC, .metric = "replies", .header = { "Replies", "Respostas" } },
	{ CELL_COUNT, POST_METRIC, .metric = "sticker_taps", .header = { "Sticker taps", "Toques em figurinhas" } },
	{ CELL_COUNT, POST_METRIC, .metric = "navigation", .header = { "Navigation", "Navegação" } },
	{ CELL_COUNT, POST_METRIC, .metric = "profile_visits", .header = { "Profile visits", "Visitas ao perfil" } },
	{ CELL_COUNT, POST_LINK_CLICKS, .header = { "Link clicks", "Cliques no link" } },
};

const struct importer instagram_posts = {
	.name = "instagram-posts",
	.title = W_KIND_INSTAGRAM_POSTS,
	.unseen = UNSEEN_DUTCH | UNSEEN_STORIES,
	.platform = "instagram",
	.platform_title = "Instagram",
	.hashtags_from = 10,
	.hashtags_to = 30,
	.column = columns,
	.n_columns = sizeof columns / sizeof *columns,
	.missing = missing,
	.zone = ZONE_PACIFIC,
	.dates = DATES_US,
	.facts = &facts_posts,
};
