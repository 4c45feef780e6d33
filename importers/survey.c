/* Answers of people to a questionnaire: each row is one of them. They are counted by sex, band of ages and "first time" while they are read,
 * and their answers to closed questions by sex and band; nothing of a single person is kept. */
#include "base/num.h"
#include "counts.h"
#include "mapping.h"
#include "votes.h"
#include <limits.h>

/* Bands that fit every grouping of the agreement and of the platforms, and no finer. */
static const int first_ages[] = { 0, 12, 15, 16, 18, 25, 35, 45, 55, 65, 75 };
enum { BANDS = sizeof first_ages / sizeof *first_ages, OLDEST = 120 };

static void set_band(struct tally *t, int64_t age)
{
	size_t i = BANDS - 1;
	while (i > 0 && age < first_ages[i])
		i--;
	t->age_from = first_ages[i];
	t->age_to = i == BANDS - 1 ? AGE_AND_OVER : first_ages[i + 1] - 1;
}

struct survey {
	struct tallies *people;
	struct votes *answers;
};

static bool open_survey(struct intake *in, struct err *e)
{
	(void)e;
	struct survey *s = mem_alloc(in->mem, sizeof *s);
	*s = (struct survey){ tallies_new(in, (struct tally_places){ 0, 0, 0 }), votes_new(in) };
	in->state = s;
	return true;
}

/* The day of a row; INT_MIN when no column says it. */
static int day_of(const struct importer *importer, const struct table_row *row)
{
	for (size_t c = 0; c < importer->n_columns; c++) {
		int day = INT_MIN, second;
		if (importer->column[c].field != SURVEY_DAY || !row->value[c].given)
			continue;
		if (importer->column[c].cell == CELL_TIME)
			time_to_wall(row->value[c].n, ZONE_AMSTERDAM, &day, &second);
		return importer->column[c].cell == CELL_TIME ? day : (int)row->value[c].n;
	}
	return INT_MIN;
}

/* The column of the file that says the day, n_columns when it has none. */
static size_t day_column(const struct intake *in)
{
	size_t c = 0;
	while (c < in->importer->n_columns && (in->importer->column[c].field != SURVEY_DAY || !in->place[c]))
		c++;
	return c;
}

/* What one column says of the person. False: the row was rejected. */
static bool read_trait(struct intake *in, const struct table_row *row, size_t c, int day, struct tally *t)
{
	const struct column *column = &in->importer->column[c];
	const struct value *v = &row->value[c];
	int year = 0, month, dom;
	if (column->field == SURVEY_SEX)
		t->sex = v->code ? v->code : "";
	else if (column->field == SURVEY_FIRST_TIME)
		t->first_time = v->code ? v->code : "unknown";
	else if (column->field == SURVEY_BAND) {
		t->age_from = (int)v->n;
		t->age_to = v->to;
	} else if (column->field == SURVEY_AGE || column->field == SURVEY_BIRTH_YEAR) {
		if (column->field == SURVEY_BIRTH_YEAR)
			day_split(day, &year, &month, &dom);
		int64_t age = column->field == SURVEY_AGE ? v->n : year - v->n;
		if (age < 0 || age > OLDEST)
			return intake_reject(in, row->line, in->place[c], W_SURVEY_AGE, in->header[c], NULL, NULL);
		set_band(t, age);
	}
	return true;
}

/* A survey runs for a while: its activity is of its last day, so the days are settled at the end. */
static bool take_answer(struct intake *in, const struct table_row *row, struct err *e)
{
	struct survey *s = in->state;
	int day = day_of(in->importer, row);
	size_t c;
	struct tally t = { .activity = in->importer->activity,
		           .first_time = "unknown",
		           .sex = "",
		           .age_from = AGE_UNKNOWN,
		           .age_to = AGE_UNKNOWN,
		           .kind = "survey",
		           .online = true,
		           .n = 1,
		           .line = row->line };
	if (day == INT_MIN && in->options->as_of == INT_MIN && !in->options->period && (c = day_column(in)) < in->importer->n_columns)
		return intake_reject(in, row->line, in->place[c], W_SURVEY_UNFINISHED, in->header[c], NULL, NULL) || true;
	if (day == INT_MIN && in->options->as_of == INT_MIN && !in->options->period)
		return intake_refuse(in, row->line, 0, e, W_INTAKE_AS_OF, NULL, NULL, NULL);
	if (day == INT_MIN)
		day = in->options->period ? in->options->period->to : in->options->as_of;
	intake_day(in, day);
	for (c = 0; c < in->importer->n_columns; c++)
		if (row->value[c].given && !read_trait(in, row, c, day, &t))
			return true;
	if (!tallies_add(s->people, &t, true, e))
		return false;
	for (c = 0; c < in->importer->n_columns; c++)
		if (in->importer->column[c].field == SURVEY_QUESTION && row->value[c].given)
			votes_add(s->answers, c, row->value[c].text, t.sex, t.age_from, t.age_to);
	in->rows_stored++;
	return true;
}

static bool close_survey(struct intake *in, struct err *e)
{
	if (in->rows_stored == 0)
		return true;
	struct survey *s = in->state;
	tallies_set_day(s->people, in->period.to);
	intake_note(in, MSG_NOTE, 0, 0, W_SURVEY_COUNTED, num_plain_int(in->mem, in->rows_stored), in->importer->activity, NULL);
	return tallies_store(s->people, e) && votes_store(s->answers, in->importer->activity, in->period.to, e);
}

const struct facts facts_survey = { .open = open_survey, .row = take_answer, .close = close_survey };
