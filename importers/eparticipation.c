/* Platforms for participation: Decidim, Consul Democracy, Go Vocal. Contributions of residents are counted by the day, never kept; lists of
 * people are counts. Files of persons are refused with words that say how they can be counted. */
#include "audience.h"
#include "base/str.h"
#include "breakdown.h"
#include "caption.h"
#include "counts.h"
#include "series.h"

/* --- Decidim: the open data of a site, one file for each kind of thing; keys of parts are joined with a slash --- */

/* Every proposal counts once, on the day that it was published; what it gathered until the export is counted on that day too. */
static const struct column proposals[] = {
	{ CELL_TIME, SERIES_DAY, .required = true, .filled = true, .header = { "published_at" } },
	{ CELL_COUNT, .metric = "supports", .required = true, .header = { "supports", "votes" } },
	{ CELL_COUNT, .metric = "endorsements", .header = { "endorsements/total_count" } },
	{ CELL_COUNT, .metric = "comments", .header = { "comments" } },
	{ CELL_SKIP, .required = true, .header = { "id" } },
	{ CELL_SKIP, .required = true, .header = { "state" } },
	{ CELL_SKIP, .header = { "endorsements/user_endorsements" } },
	{ CELL_SKIP, .header = { "title/nl", "title/fr", "title/en", "title/de", "title/ca", "title" } },
	{ CELL_SKIP, .header = { "body/nl", "body/fr", "body/en", "body/de", "body/ca", "body" } },
	{ CELL_SKIP, .header = { "answer/nl", "answer/fr", "answer/en", "answer/de", "answer/ca", "answer" } },
	{ CELL_SKIP, .header = { "category/name/nl", "category/name/fr", "category/name/en", "category/name/de", "category/id" } },
	{ CELL_SKIP, .header = { "scope/name/nl", "scope/name/fr", "scope/name/en", "scope/name/de", "scope/id" } },
	{ CELL_SKIP,
	  .header = { "participatory_space/id", "participatory_space/url", "component/id", "reference", "url", "meeting_urls" } },
	{ CELL_SKIP,
	  .header = { "attachments", "followers", "related_proposals", "is_amend", "original_proposal/title", "original_proposal/url" } },
};

/* The day of a moment, where the people are. */
static int local_day(const struct value *v)
{
	int day, second;
	time_to_wall(v->n, ZONE_AMSTERDAM, &day, &second);
	return day;
}

static bool proposals_open(struct intake *in, struct err *e)
{
	(void)e;
	in->state = series_new(in);
	return true;
}

static bool proposals_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct series *s = in->state;
	int day = local_day(&row->value[0]);
	intake_day(in, day);
	intake_total(in, "proposals", 1);
	in->rows_stored++;
	for (size_t c = 1; c < in->importer->n_columns; c++)
		if (in->importer->column[c].metric && row->value[c].given &&
		    !series_add_up(s, row->line, day, in->importer->column[c].metric, row->value[c].n, e))
			return false;
	return series_add_up(s, row->line, day, "proposals", 1, e);
}

static bool proposals_close(struct intake *in, struct err *e)
{
	return series_close(in, in->state, e);
}

static const struct facts proposals_facts = { .open = proposals_open, .row = proposals_row, .close = proposals_close };
static const char *const missing[] = { "-", "N/A", NULL };

const struct importer decidim_proposals = {
	.name = "decidim-proposals",
	.title = W_KIND_DECIDIM_PROPOSALS,
	.unseen = UNSEEN_FILE,
	.platform = "decidim",
	.platform_title = "Decidim",
	.nameless = true,
	.column = proposals,
	.n_columns = sizeof proposals / sizeof *proposals,
	.missing = missing,
	.zone = ZONE_AMSTERDAM,
	.facts = &proposals_facts,
};

enum { MEETING_TITLE, MEETING_START, MEETING_ATTENDEES, MEETING_TYPE, MEETING_ID, MEETING_ABOUT, MEETING_RESULT, MEETING_COLUMNS };
static const struct label meeting_types[] = { { "online", "yes" }, { "in_person", "no" }, { "hybrid", "no" }, { NULL, NULL } };
static const struct column meetings[] = {
	[MEETING_TITLE] = { CELL_TEXT, .required = true, .filled = true,
	                    .header = { "title/nl", "title/fr", "title/en", "title/de", "title/ca", "title" } },
	[MEETING_START] = { CELL_TIME, .required = true, .filled = true, .ahead = true, .header = { "start_time" } },
	[MEETING_ATTENDEES] = { CELL_COUNT, .required = true, .header = { "attendees", "attendees/count" } },
	[MEETING_TYPE] = { CELL_LABEL, .open = true, .labels = meeting_types, .header = { "type_of_meeting" } },
	[MEETING_ID] = { CELL_SKIP,
	                 .header = { "id", "reference", "url", "participatory_space/id", "participatory_space/url", "component/id" } },
	[MEETING_ABOUT] = { CELL_SKIP, .header = { "end_time", "address", "location", "published", "attachments", "followers" } },
	[MEETING_RESULT] = { CELL_SKIP,
	                     .header = { "contributions", "organizations", "comments", "related_proposals", "related_results" } },
};

static bool meetings_open(struct intake *in, struct err *e)
{
	(void)e;
	in->state = tallies_new(in, (struct tally_places){ 0, in->place[MEETING_TYPE], 0 });
	return true;
}

static bool meetings_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const struct value *v = row->value;
	struct tally t = { .activity = caption_title(in->mem, v[MEETING_TITLE].text),
		           .day = local_day(&v[MEETING_START]),
		           .first_time = "unknown",
		           .sex = "",
		           .age_from = AGE_UNKNOWN,
		           .age_to = AGE_UNKNOWN,
		           .kind = "meeting",
		           .online = v[MEETING_TYPE].code && str_eq(v[MEETING_TYPE].code, "yes"),
		           .n = v[MEETING_ATTENDEES].n,
		           .line = row->line };
	bool ahead = t.day > day_today();
	if (ahead && v[MEETING_ATTENDEES].given && t.n > 0) {
		intake_reject(in, row->line, in->place[MEETING_START], W_DAY_AHEAD, in->header[MEETING_START], day_iso(in->mem, t.day),
		              day_iso(in->mem, day_today()));
		return true;
	}
	in->rows_stored++;
	return ahead || !v[MEETING_ATTENDEES].given || tallies_add(in->state, &t, false, e); /* not closed yet: nobody counted */
}

static bool meetings_close(struct intake *in, struct err *e)
{
	return tallies_store_whole(in->state, e);
}

static const struct facts meetings_facts = { .open = meetings_open, .row = meetings_row, .close = meetings_close };

const struct importer decidim_meetings = {
	.name = "decidim-meetings",
	.title = W_KIND_DECIDIM_MEETINGS,
	.unseen = UNSEEN_FILE,
	.platform = "decidim",
	.platform_title = "Decidim",
	.nameless = true,
	.column = meetings,
	.n_columns = MEETING_COLUMNS,
	.missing = missing,
	.zone = ZONE_AMSTERDAM,
	.facts = &meetings_facts,
};

/* --- Go Vocal: users by age with the population beside them, users by sex --- */

static const struct breakdown users = { .dimension = "field", .base = "registered", .sexes = true, .only_sexes = true };

static const struct column govocal_age[] = {
	{ CELL_BAND, BREAKDOWN_AGE, .required = true, .filled = true, .header = { "age" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true, .header = { "user_count" } },
	{ CELL_SKIP, .header = { "expected_user_count" } }, /* what a mirror would give: this program works that out itself */
	{ CELL_SKIP, .header = { "total_population" } },
};

const struct importer govocal_users_by_age = {
	.name = "govocal-age",
	.title = W_KIND_GOVOCAL_AGE,
	.unseen = UNSEEN_FILE,
	.platform = "govocal",
	.platform_title = "Go Vocal",
	.nameless = true,
	.column = govocal_age,
	.n_columns = sizeof govocal_age / sizeof *govocal_age,
	.missing = missing,
	.zone = ZONE_AMSTERDAM,
	.facts = &facts_breakdown,
	.breakdown = &users,
};

static const struct column govocal_field[] = {
	{ CELL_SKIP, .required = true, .header = { "option_id" } },
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .required = true, .filled = true, .header = { "option" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true, .header = { "users" } },
};

const struct importer govocal_users_by_field = {
	.name = "govocal-field",
	.title = W_KIND_GOVOCAL_FIELD,
	.unseen = UNSEEN_FILE,
	.platform = "govocal",
	.platform_title = "Go Vocal",
	.nameless = true,
	.column = govocal_field,
	.n_columns = sizeof govocal_field / sizeof *govocal_field,
	.missing = missing,
	.zone = ZONE_AMSTERDAM,
	.facts = &facts_breakdown,
	.breakdown = &users,
};

/* --- Consul Democracy: the tables of a process's statistics page --- */

static const struct breakdown participants = { .dimension = "geozone", .base = "participants", .sexes = true };

static const struct column consul_age[] = {
	{ CELL_BAND, BREAKDOWN_AGE, .required = true, .filled = true,
	  .header = { "Age", "Leeftijd", "Edad", "Âge", "Age group", "Leeftijdsgroep" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true,
	  .header = { "Total participants", "Participants", "Aantal deelnemers", "Deelnemers", "Participantes", "Total" } },
	{ CELL_SKIP, .header = { "%", "Percentage" } },
};

const struct importer consul_by_age = {
	.name = "consul-age",
	.title = W_KIND_CONSUL_AGE,
	.unseen = UNSEEN_FILE,
	.platform = "consul",
	.platform_title = "Consul Democracy",
	.nameless = true,
	.column = consul_age,
	.n_columns = sizeof consul_age / sizeof *consul_age,
	.missing = missing,
	.zone = ZONE_AMSTERDAM,
	.facts = &facts_breakdown,
	.breakdown = &participants,
};

static const struct column consul_group[] = {
	{ CELL_TEXT, BREAKDOWN_CATEGORY, .required = true, .filled = true,
	  .header = { "Gender", "Geslacht", "Género", "Geozone", "Gebied", "Sexe" } },
	{ CELL_COUNT, BREAKDOWN_VALUE, .required = true,
	  .header = { "Total participants", "Participants", "Aantal deelnemers", "Deelnemers", "Participantes", "Total" } },
	{ CELL_SKIP, .header = { "%", "Percentage" } },
};

const struct importer consul_by_group = {
	.name = "consul-group",
	.title = W_KIND_CONSUL_GROUP,
	.unseen = UNSEEN_FILE,
	.platform = "consul",
	.platform_title = "Consul Democracy",
	.nameless = true,
	.column = consul_group,
	.n_columns = sizeof consul_group / sizeof *consul_group,
	.missing = missing,
	.zone = ZONE_AMSTERDAM,
	.facts = &facts_breakdown,
	.breakdown = &participants,
};

/* --- answers of persons: only with a map that says what may be counted --- */

static bool refuse_persons(struct intake *in, struct err *e)
{
	return intake_refuse(in, 0, 0, e, W_SURVEY_MAP, NULL, NULL, NULL);
}

static bool no_row(struct intake *in, const struct table_row *row, struct err *e)
{
	(void)in, (void)row, (void)e;
	return true;
}

static const struct facts persons = { .open = refuse_persons, .row = no_row };

static const struct column limesurvey[] = {
	{ CELL_SKIP, .required = true, .header = { "id", "Response ID", "Antwoord ID", "Antwoord-ID", "ID de la réponse" } },
	{ CELL_SKIP, .required = true, .header = { "submitdate", "Date submitted", "Datum ingezonden", "Date de soumission" } },
	{ CELL_SKIP, .required = true, .header = { "lastpage", "Last page", "Laatste pagina", "Dernière page" } },
	{ CELL_SKIP, .required = true, .header = { "startlanguage", "Start language", "Start-taal", "Starttaal", "Langue de départ" } },
};

const struct importer limesurvey_answers = {
	.name = "limesurvey-answers",
	.title = W_KIND_LIMESURVEY,
	.unseen = UNSEEN_FILE,
	.platform = "",
	.column = limesurvey,
	.n_columns = sizeof limesurvey / sizeof *limesurvey,
	.facts = &persons,
};

static const struct column forms[] = {
	{ CELL_SKIP, .required = true, .header = { "ID" } },
	{ CELL_SKIP, .required = true, .header = { "Start time", "Begintijd", "Heure de début" } },
	{ CELL_SKIP, .required = true, .header = { "Completion time", "Tijd van voltooien", "Heure de fin" } },
	{ CELL_SKIP, .header = { "Email", "E-mail", "Adresse de messagerie" } },
	{ CELL_SKIP, .header = { "Name", "Naam", "Nom" } },
};

const struct importer forms_answers = {
	.name = "forms-answers",
	.title = W_KIND_FORMS,
	.unseen = UNSEEN_FILE,
	.platform = "",
	.column = forms,
	.n_columns = sizeof forms / sizeof *forms,
	.facts = &persons,
};
