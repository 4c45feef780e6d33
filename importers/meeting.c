/* Our template of counted participants: one row for each activity, day, sex, age band and "first time" answer. Counts only, no persons. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include <stdlib.h>
#include <string.h>

enum { ACTIVITY, DATE, KIND, ONLINE, SEX, AGE_FROM, AGE_TO, FIRST_TIME, COUNT, N_COLUMNS };
enum { MOST_ROWS = 100000 }; /* in 64 MiB */

static const struct label kinds[] = {
	{ "meeting", "meeting" },
	{ "bijeenkomst", "meeting" },
	{ "réunion", "meeting" },
	{ "survey", "survey" },
	{ "vragenlijst", "survey" },
	{ "enquête", "survey" },
	{ "enquete", "survey" },
	{ "questionnaire", "survey" },
	{ "poll", "poll" },
	{ "peiling", "poll" },
	{ "sondage", "poll" },
	{ "consultation", "consultation" },
	{ "raadpleging", "consultation" },
	{ "inspraak", "consultation" },
	{ "other", "other" },
	{ "anders", "other" },
	{ "autre", "other" },
	{ NULL, NULL },
};
static const struct label yes_or_no[] = {
	{ "yes", "yes" }, { "ja", "yes" }, { "oui", "yes" }, { "1", "yes" },    { "true", "yes" },  { "waar", "yes" }, { "no", "no" },
	{ "nee", "no" },  { "non", "no" }, { "0", "no" },    { "false", "no" }, { "onwaar", "no" }, { NULL, NULL },
};
static const struct label first_times[] = {
	{ "yes", "yes" }, { "ja", "yes" },          { "oui", "yes" },          { "no", "no" },           { "nee", "no" },
	{ "non", "no" },  { "unknown", "unknown" }, { "onbekend", "unknown" }, { "inconnu", "unknown" }, { NULL, NULL },
};

static const struct column columns[N_COLUMNS] = {
	[ACTIVITY] = { .cell = CELL_TEXT, .required = true, .filled = true, .header = { "activity", "activiteit", "activité" } },
	[DATE] = { .cell = CELL_DAY, .required = true, .filled = true, .header = { "date", "datum" } },
	[KIND] = { .cell = CELL_LABEL, .required = true, .filled = true, .labels = kinds, .header = { "kind", "soort", "type" } },
	[ONLINE] = { .cell = CELL_LABEL, .required = true, .filled = true, .labels = yes_or_no, .header = { "online", "en ligne" } },
	[SEX] = { .cell = CELL_LABEL, .required = true, .labels = audience_sexes, .header = { "sex", "geslacht", "sexe" } },
	[AGE_FROM] = { .cell = CELL_COUNT,
	               .required = true,
	               .header = { "age_from", "age from", "leeftijd_van", "leeftijd van", "leeftijd vanaf", "âge de" } },
	[AGE_TO] = { .cell = CELL_COUNT,
	             .required = true,
	             .header = { "age_to", "age to", "leeftijd_tot", "leeftijd tot", "leeftijd tot en met", "âge à" } },
	[FIRST_TIME] = { .cell = CELL_LABEL,
	                 .required = true,
	                 .labels = first_times,
	                 .header = { "first_time", "first time", "eerste_keer", "eerste keer", "première fois" } },
	[COUNT] = { .cell = CELL_COUNT, .required = true, .filled = true, .header = { "count", "aantal", "nombre" } },
};

/* Key first: rows that agree on it are the same group of people. */
struct tally {
	const char *activity;
	int day;
	const char *first_time, *sex;
	int age_from, age_to;
	const char *kind;
	bool online;
	int64_t n;
	long line;
};

struct tallies {
	struct tally *item;
	size_t n, cap;
};

static bool counts_open(struct intake *in, struct err *e)
{
	(void)e;
	in->state = mem_alloc(in->mem, sizeof(struct tallies));
	return true;
}

static const char *code_or(const struct value *v, const char *otherwise)
{
	return v->given ? v->code : otherwise;
}

static bool counts_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct tallies *all = in->state;
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
	if (all->n == MOST_ROWS)
		return intake_refuse(in, row->line, 0, e, W_COUNTS_TOO_MANY, num_plain_int(in->mem, MOST_ROWS), NULL, NULL);
	const char *name = row->value[ACTIVITY].text;
	const struct tally *last = all->n ? &all->item[all->n - 1] : NULL;
	t.activity = last && str_eq(last->activity, name) ? last->activity : str_trim(in->mem, name);
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = t;
	intake_day(in, t.day);
	intake_total(in, "people", (double)t.n);
	in->rows_stored++;
	return true;
}

static int compare_activities(const struct tally *a, const struct tally *b)
{
	int c = strcmp(a->activity, b->activity);
	return c ? c : (a->day > b->day) - (a->day < b->day);
}

static int compare_keys(const struct tally *a, const struct tally *b)
{
	int c = compare_activities(a, b);
	c = c ? c : strcmp(a->first_time, b->first_time);
	c = c ? c : strcmp(a->sex, b->sex);
	c = c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
	return c ? c : (a->age_to > b->age_to) - (a->age_to < b->age_to);
}

static int compare_rows(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;
	int c = compare_keys(a, b);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

/* What two rows may not say of the same people or the same activity. Sorted rows. */
static bool check_rows(struct intake *in, const struct tallies *all, struct err *e)
{
	for (size_t i = 1; i < all->n; i++) {
		const struct tally *a = &all->item[i - 1], *b = &all->item[i];
		const struct tally *first = a->line < b->line ? a : b, *second = first == a ? b : a;
		if (compare_activities(a, b) != 0)
			continue;
		const char *line = num_plain_int(in->mem, first->line);
		if (!str_eq(a->kind, b->kind))
			return intake_refuse(in, second->line, in->place[KIND], e, W_COUNTS_TWO_KINDS, b->activity, line, NULL);
		if (a->online != b->online)
			return intake_refuse(in, second->line, in->place[ONLINE], e, W_COUNTS_TWO_WAYS, b->activity, line, NULL);
		if (compare_keys(a, b) == 0)
			return intake_refuse(in, second->line, 0, e, W_COUNTS_TWICE, line, NULL, NULL);
		if (str_eq(a->first_time, b->first_time) && str_eq(a->sex, b->sex) && a->age_from >= 0 && b->age_from <= a->age_to)
			return intake_refuse(in, second->line, in->place[AGE_FROM], e, W_COUNTS_OVERLAP, line, NULL, NULL);
	}
	return true;
}

/* The activity in the store, made when it is new. An earlier import may have called it something else: then nobody knows which is right. */
static bool find_activity(struct intake *in, const struct tally *t, int64_t *id, struct err *e)
{
	struct stmt *s;
	bool found;
	if (!store_statement(in->store, SQL_ACTIVITY_FIND, &s, e))
		return false;
	stmt_int(s, 1, in->options->trajectory_id);
	stmt_text(s, 2, t->activity);
	stmt_int(s, 3, t->day);
	if (!stmt_next(s, &found, e))
		return false;
	if (found) {
		bool same = str_eq(stmt_get_text(s, 1), t->kind) && (stmt_get_int(s, 2) != 0) == t->online;
		*id = stmt_get_int(s, 0);
		stmt_reset(s);
		if (!same)
			return intake_refuse(in, t->line, in->place[KIND], e, W_COUNTS_OTHER_BEFORE, t->activity, day_iso(in->mem, t->day),
			                     NULL);
		intake_note(in, MSG_WARNING, t->line, 0, W_COUNTS_REPLACED, t->activity, day_iso(in->mem, t->day), NULL);
		return true;
	}
	if (!store_statement(in->store, SQL_ACTIVITY_NEXT_ID, &s, e) || !stmt_one_int(s, id, e) ||
	    !store_statement(in->store, SQL_ACTIVITY_INSERT, &s, e))
		return false;
	stmt_int(s, 1, *id);
	stmt_int(s, 2, in->options->trajectory_id);
	stmt_text(s, 3, t->activity);
	stmt_text(s, 4, t->kind);
	stmt_int(s, 5, t->day);
	stmt_int(s, 6, t->online);
	return stmt_run(s, e);
}

/* Each activity an audience for each "first time" answer. Its as-of day is the activity's own, not the file's, so that the newest import of
 * an activity counts: a later file with corrections may hold only some of them. */
static bool store_rows(struct intake *in, const struct tallies *all, struct err *e)
{
	int64_t activity = 0, audience = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct tally *t = &all->item[i], *last = i ? t - 1 : NULL;
		bool new_activity = !last || compare_activities(last, t) != 0;
		if (new_activity && !find_activity(in, t, &activity, e))
			return false;
		struct audience a = {
			.subject = "activity",
			.subject_id = activity,
			.base = "participants",
			.unit = "count",
			.first_time = t->first_time,
			.as_of = t->day,
			.period = { t->day, t->day },
		};
		if ((new_activity || !str_eq(last->first_time, t->first_time)) && !audience_add(in, &a, &audience, e))
			return false;
		struct audience_cell c = {
			.sex = t->sex,
			.age_from = t->age_from,
			.age_to = t->age_to,
			.dimension = "",
			.category = "",
			.value = (double)t->n,
			.unknown = t->age_from == AGE_UNKNOWN || !*t->sex,
		};
		if (!audience_add_cell(in, audience, &c, e))
			return false;
	}
	return true;
}

static bool counts_close(struct intake *in, struct err *e)
{
	const struct tallies *all = in->state;
	if (all->n == 0)
		return true;
	qsort(all->item, all->n, sizeof *all->item, compare_rows);
	return check_rows(in, all, e) && intake_as_of(in, in->period.to, e) && store_rows(in, all, e);
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
	.facts = &counts_facts,
};
