/* Matomo: exports of one report, with raw or translated headers, and the scheduled report with all tables below each other. It knows nothing of
 * ages and sexes. Titles tell what a table's rows are by. */
#include "base/str.h"
#include "base/utf8.h"
#include "website.h"

static const struct label metrics[] = {
	{ "nb_uniq_visitors", "visitors" },
	{ "unique visitors", "visitors" },
	{ "unieke bezoekers", "visitors" },
	{ "visiteurs uniques", "visitors" },
	{ "nb_visits", "visits" },
	{ "visits", "visits" },
	{ "bezoeken", "visits" },
	{ "visites", "visits" },
	{ "nb_actions", "actions" },
	{ "actions", "actions" },
	{ "acties", "actions" },
	{ "nb_pageviews", "page_views" },
	{ "pageviews", "page_views" },
	{ "paginaweergaven", "page_views" },
	{ "pages vues", "page_views" },
	{ "nb_hits", "page_views" },
	{ "nb_visits_converted", "visits_converted" },
	{ "visits with conversions", "visits_converted" },
	{ "bezoeken met conversies", "visits_converted" },
	{ "bounce_count", "bounces" },
	{ "bounces", "bounces" },
	{ "sum_visit_length", "visit_seconds" },
	{ "total time spent by visitors (in seconds)", "visit_seconds" },
	{ "totale bestede tijd door bezoekers (in seconden)", "visit_seconds" },
	{ "entry_nb_visits", "visits" },
	{ NULL, NULL },
};

static const struct label dimensions[] = {
	{ "date", WEBSITE_DAY },
	{ "datum", WEBSITE_DAY },
	{ "label", WEBSITE_BY_TITLE },
	{ "waarde", WEBSITE_BY_TITLE },
	{ "libellé", WEBSITE_BY_TITLE },
	/* figures that are not kept: they follow from others, or do not add up */
	{ "nb_users", WEBSITE_NOTHING },
	{ "gebruikers", WEBSITE_NOTHING },
	{ "max_actions", WEBSITE_NOTHING },
	{ "maximaal aantal acties in een bezoek", WEBSITE_NOTHING },
	{ "bounce_rate", WEBSITE_NOTHING },
	{ "bounce-ratio", WEBSITE_NOTHING },
	{ "nb_actions_per_visit", WEBSITE_NOTHING },
	{ "acties per bezoek", WEBSITE_NOTHING },
	{ "avg_time_on_site", WEBSITE_NOTHING },
	{ "gemiddelde tijd op website", WEBSITE_NOTHING },
	{ NULL, NULL },
};

static const struct label titles[] = {
	{ "country", "country" },
	{ "land", "country" },
	{ "pays", "country" },
	{ "region", "region" },
	{ "regio", "region" },
	{ "région", "region" },
	{ "city", "city" },
	{ "stad", "city" },
	{ "plaats", "city" },
	{ "ville", "city" },
	{ "language code", "language" },
	{ "taalcode", "language" },
	{ "device type", "device" },
	{ "apparaattype", "device" },
	{ "type d'appareil", "device" },
	{ "channel type", "channel_group" },
	{ "kanaaltype", "channel_group" },
	{ "type de canal", "channel_group" },
	{ "websites", "source" },
	{ "sites web", "source" },
	{ "social networks", "social_network" },
	{ "sociale netwerken", "social_network" },
	{ "réseaux sociaux", "social_network" },
	{ "search engines", "search_engine" },
	{ "zoekmachines", "search_engine" },
	{ "moteurs de recherche", "search_engine" },
	{ "keywords", "search_term" },
	{ "zoekwoorden", "search_term" },
	{ "mots clés", "search_term" },
	{ "site search keywords", "site_search_term" },
	{ "zoekwoorden op de site", "site_search_term" },
	{ "campaigns", "campaign" },
	{ "campagnes", "campaign" },
	/* of the plugin MarketingCampaignsReporting */
	{ "campaign names", "campaign" },
	{ "campagne namen", "campaign" },
	{ "campaign contents", "content" },
	{ "inhoud campagne", "content" },
	{ "page urls", "page" },
	{ "pagina-url's", "page" },
	{ "urls des pages", "page" },
	{ "entry pages", "landing_page" },
	{ "instappagina's", "landing_page" },
	{ NULL, NULL },
};

static const struct label totals[] = { { NULL, NULL } };
static const struct site_words words = { metrics, dimensions, titles, totals };

/* All that a report without data says. */
static bool is_without_data(struct mem *m, const struct sheet *s)
{
	static const char *const empty[] = { "no data available", "geen gegevens beschikbaar", "geen data beschikbaar",
		                             "aucune donnée disponible" };
	size_t n = 0;
	bool said = false;
	for (size_t i = 0; i < s->n; i++)
		for (size_t c = 0; c < s->row[i].n; c++) {
			const char *key = utf8_key(m, s->row[i].cell[c]);
			n += *key != '\0';
			for (size_t k = 0; k < sizeof empty / sizeof *empty; k++)
				said |= str_eq(key, empty[k]);
		}
	return n == 1 && said;
}

/* A header row of its own kind: a raw name and one more, four of the translated ones, or fewer where a label is in front. */
static bool recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	bool found = is_without_data(m, head);
	for (size_t i = 0; i < head->n && i < 2; i++) {
		const struct sheet_row *r = &head->row[i];
		bool raw = false, labelled = r->n > 0 && website_is_label(m, r->cell[0], &words);
		for (size_t c = 0; c < r->n; c++)
			raw |= str_starts(r->cell[c], "nb_");
		found |= r->n > 1 && website_known(m, r, &words) >= (raw ? 2 : labelled ? 3 : 4);
	}
	mem_free(m);
	return found;
}

static bool sheet(struct intake *in, const struct sheet *s, struct err *e)
{
	if (is_without_data(in->mem, s))
		return intake_refuse(in, 0, 0, e, W_WEBSITE_EMPTY, NULL, NULL, NULL);
	return website_sheet(in, s, &words, e);
}

static const struct facts facts = { .sheet = sheet };

const struct importer website_matomo = {
	.name = "matomo",
	.title = W_KIND_MATOMO,
	.unseen = UNSEEN_DUTCH,
	.platform = "matomo",
	.open_ended = true,
	.platform_title = "Matomo",
	.nameless = true,
	.recognise = recognise,
	.zone = ZONE_AMSTERDAM,
	.facts = &facts,
};
