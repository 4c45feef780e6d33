/* Google Analytics 4: reports and explorations saved as CSV. Remarks that begin with # tell the period. Ages and sexes are inferred by Google
 * and given only above a threshold. */
#include "website.h"

static const struct label metrics[] = {
	{ "active users", "visitors" },
	{ "users", "visitors" },
	{ "actieve gebruikers", "visitors" },
	{ "gebruikers", "visitors" },
	{ "utilisateurs actifs", "visitors" },
	{ "total users", "visitors_total" },
	{ "totaal aantal gebruikers", "visitors_total" },
	{ "nombre total d'utilisateurs", "visitors_total" },
	{ "new users", "visitors_new" },
	{ "nieuwe gebruikers", "visitors_new" },
	{ "nouveaux utilisateurs", "visitors_new" },
	{ "sessions", "visits" },
	{ "sessies", "visits" },
	{ "engaged sessions", "visits_engaged" },
	{ "sessies met engagement", "visits_engaged" },
	{ "sessions avec engagement", "visits_engaged" },
	{ "views", "page_views" },
	{ "weergaven", "page_views" },
	{ "vues", "page_views" },
	{ "event count", "events" },
	{ "aantal gebeurtenissen", "events" },
	{ "nombre d'événements", "events" },
	{ "conversions", "conversions" },
	{ "key events", "conversions" },
	{ "conversies", "conversions" },
	{ "événements clés", "conversions" },
	{ NULL, NULL },
};

static const struct label dimensions[] = {
	{ "date", WEBSITE_DAY },
	{ "datum", WEBSITE_DAY },
	{ "nth day", WEBSITE_DAY },
	{ "nde dag", WEBSITE_DAY },
	{ "day", WEBSITE_DAY },
	{ "age", WEBSITE_AGE },
	{ "leeftijd", WEBSITE_AGE },
	{ "âge", WEBSITE_AGE },
	{ "gender", WEBSITE_SEX },
	{ "geslacht", WEBSITE_SEX },
	{ "sexe", WEBSITE_SEX },
	{ "country", "country" },
	{ "land", "country" },
	{ "pays", "country" },
	{ "region", "region" },
	{ "regio", "region" },
	{ "région", "region" },
	{ "city", "city" },
	{ "plaats", "city" },
	{ "stad", "city" },
	{ "ville", "city" },
	{ "language", "language" },
	{ "taal", "language" },
	{ "langue", "language" },
	{ "device category", "device" },
	{ "apparaatcategorie", "device" },
	{ "session source", "source" },
	{ "sessiebron", "source" },
	{ "session medium", "medium" },
	{ "session source / medium", "source_medium" },
	{ "sessiebron/-medium", "source_medium" },
	{ "session default channel group", "channel_group" },
	{ "session primary channel group (default channel group)", "channel_group" },
	{ "standaardkanaalgroep voor sessies", "channel_group" },
	{ "standaard kanaalgroepering", "channel_group" },
	{ "standaardkanaalgroepering", "channel_group" },
	{ "standaard kanaalgroepering voor sessies", "channel_group" },
	{ "session campaign", "campaign" },
	{ "sessiecampagne", "campaign" },
	{ "session manual ad content", "content" },
	{ "manual ad content", "content" },
	{ "first user source", "first_source" },
	{ "first user source / medium", "first_source_medium" },
	{ "first user default channel group", "first_channel_group" },
	{ "first user primary channel group (default channel group)", "first_channel_group" },
	{ "page path and screen class", "page" },
	{ "page path", "page" },
	{ "paginapad en schermklasse", "page" },
	{ "page title and screen class", "page_title" },
	{ "page title and screen name", "page_title" },
	{ "page title", "page_title" },
	{ "paginatitel en schermklasse", "page_title" },
	{ "landing page", "landing_page" },
	{ "landing page + query string", "landing_page" },
	{ "landingspagina", "landing_page" },
	{ "landingspagina + querystring", "landing_page" },
	{ "search term", "search_term" },
	{ "zoekterm", "search_term" },
	{ "organic google search query", "search_term" },
	{ "app-instance id", WEBSITE_PERSON },
	{ "user id", WEBSITE_PERSON },
	{ "client id", WEBSITE_PERSON },
	{ "effective user id", WEBSITE_PERSON },
	{ "stream name", WEBSITE_NOTHING },
	{ "namespace id", WEBSITE_NOTHING },
	{ NULL, NULL },
};

static const struct label none[] = { { NULL, NULL } };
static const struct label totals[] = {
	{ "grand total", "" }, { "totals", "" },        { "total", "" }, { "totaal", "" },
	{ "eindtotaal", "" },  { "total général", "" }, { NULL, NULL },
};

static const struct site_words words = { metrics, dimensions, none, totals };

/* A remark in front, and in the head a row with headers that are known. */
static bool recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	bool remark = false, known = false;
	for (size_t i = 0; i < head->n; i++) {
		const struct sheet_row *r = &head->row[i];
		if (r->n && *r->cell[0] == '#')
			remark = true;
		else if (remark && website_known(m, r, &words) >= 2)
			known = true;
	}
	mem_free(m);
	return known;
}

static bool sheet(struct intake *in, const struct sheet *s, struct err *e)
{
	return website_sheet(in, s, &words, e);
}

static const char *const missing[] = { "-1", "-", NULL };
static const struct facts facts = { .sheet = sheet };

const struct importer website_ga4 = {
	.name = "ga4",
	.title = W_KIND_GA4,
	.unseen = UNSEEN_REPORT | UNSEEN_DUTCH,
	.platform = "google-analytics",
	.platform_title = "Google Analytics",
	.nameless = true,
	.recognise = recognise,
	.missing = missing,
	.zone = ZONE_AMSTERDAM,
	.facts = &facts,
};
