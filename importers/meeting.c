/* Our template of counted participants: one row for each activity, day, sex, age band and "first time" answer. Counts only, no persons. */
#include "base/str.h"
#include "caption.h"
#include "counts.h"
#include "own.h"

enum { ACTIVITY, DATE, KIND, ONLINE, SEX, AGE_FROM, AGE_TO, FIRST_TIME, COUNT, N_COLUMNS };

static const struct label kinds[] = {
	{ "meeting", "meeting" },
	{ "bijeenkomst", "meeting" },
	{ "réunion", "meeting" },
	{ "survey", "survey" },
	{ "vragenlijst", "survey" },
	{ "questionnaire", "survey" },
	{ "enquête", "survey" },
	{ "enquete", "survey" },
	{ "poll", "poll" },
	{ "peiling", "poll" },
	{ "sondage", "poll" },
	{ "consultation", "consultation" },
	{ "raadpleging", "consultation" },
	{ "consultation", "consultation" },
	{ "inspraak", "consultation" },
	{ "other", "other" },
	{ "anders", "other" },
	{ "autre", "other" },
	{ NULL, NULL },
};
static const struct label first_times[] = {
	{ "yes", "yes" }, { "ja", "yes" },          { "oui", "yes" },          { "no", "no" },           { "nee", "no" },
	{ "non", "no" },  { "unknown", "unknown" }, { "onbekend", "unknown" }, { "inconnu", "unknown" }, { NULL, NULL },
};

static const struct column columns[N_COLUMNS] = {
	[ACTIVITY] = { .cell = CELL_TEXT,
	               .required = true,
	               .filled = true,
	               .explain = W_TEMPLATE_ACTIVITY,
	               .header = { "activity", "activiteit", "activité" } },
	[DATE] = { .cell = CELL_DAY, .required = true, .filled = true, .explain = W_TEMPLATE_DATE, .header = { "date", "datum", "date" } },
	[KIND] = { .cell = CELL_LABEL,
	           .required = true,
	           .filled = true,
	           .labels = kinds,
	           .explain = W_TEMPLATE_KIND,
	           .header = { "kind", "soort", "type" } },
	[ONLINE] = { .cell = CELL_LABEL,
	             .required = true,
	             .filled = true,
	             .labels = own_yes_no,
	             .explain = W_TEMPLATE_ONLINE,
	             .header = { "online", "online", "en ligne" } },
	[SEX] = { .cell = CELL_LABEL,
	          .required = true,
	          .labels = audience_sexes,
	          .explain = W_TEMPLATE_SEX,
	          .header = { "sex", "geslacht", "sexe" } },
	[AGE_FROM] = { .cell = CELL_COUNT, .required = true, .explain = W_TEMPLATE_AGE_FROM, .header = OWN_AGE_FROM },
	[AGE_TO] = { .cell = CELL_COUNT, .required = true, .explain = W_TEMPLATE_AGE_TO, .header = OWN_AGE_TO },
	[FIRST_TIME] = { .cell = CELL_LABEL,
	                 .required = true,
	                 .labels = first_times,
	                 .explain = W_TEMPLATE_FIRST_TIME,
	                 .header = { "first_time", "eerste keer", "première fois", "first time", "eerste_keer" } },
	[COUNT] = { .cell = CELL_COUNT,
	            .required = true,
	            .filled = true,
	            .explain = W_TEMPLATE_COUNT,
	            .header = { "count", "aantal", "nombre" } },
};

struct counts {
	struct tallies *tallies;
	const char *activity; /* of the last row; rows of one activity come in runs */
};

static bool counts_open(struct intake *in, struct err *e)
{
	(void)e;
	struct counts *s = mem_alloc(in->mem, sizeof *s);
	s->tallies = tallies_new(in, (struct tally_places){ in->place[KIND], in->place[ONLINE], in->place[AGE_FROM] });
	in->state = s;
	return true;
}

static const char *code_or(const struct value *v, const char *otherwise)
{
	return v->given ? v->code : otherwise;
}

static bool counts_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct counts *s = in->state;
	struct tally t = {
		.day = (int)row->value[DATE].n,
		.first_time = code_or(&row->value[FIRST_TIME], "unknown"),
		.sex = code_or(&row->value[SEX], ""),
		.kind = row->value[KIND].code,
		.online = str_eq(row->value[ONLINE].code, "yes"),
		.n = row->value[COUNT].n,
		.line = row->line,
	};
	if (!audience_ages(in, row, AGE_FROM, AGE_TO, &t.age_from, &t.age_to))
		return true;
	bool masked;
	const char *name = str_trim(in->mem, row->value[ACTIVITY].text), *safe = caption_mask(in->mem, name, &masked);
	if (masked)
		intake_note(in, MSG_NOTE, row->line, in->place[ACTIVITY], W_OWN_MASKED, in->header[ACTIVITY], NULL, NULL);
	name = masked ? safe : name; /* without one it stays as it stands, also between its words */
	if (!s->activity || !str_eq(s->activity, name))
		s->activity = name;
	t.activity = s->activity;
	if (!tallies_add(s->tallies, &t, false, e))
		return false;
	in->rows_stored++;
	return true;
}

static bool counts_close(struct intake *in, struct err *e)
{
	struct counts *s = in->state;
	return tallies_store_whole(s->tallies, e);
}

static const struct facts counts_facts = { .open = counts_open, .row = counts_row, .close = counts_close };

const struct importer meeting_counts = {
	.name = "counts",
	.title = W_KIND_COUNTS,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_COUNTS,
	.facts = &counts_facts,
};
