#include "audience.h"
#include "base/num.h"

const struct label audience_sexes[] = {
	{ "F", "F" },          { "V", "F" },           { "W", "F" },         { "vrouw", "F" },    { "vrouwen", "F" },
	{ "woman", "F" },      { "women", "F" },       { "female", "F" },    { "femme", "F" },    { "femmes", "F" },
	{ "frau", "F" },       { "frauen", "F" },      { "weiblich", "F" },  { "mujeres", "F" },  { "donne", "F" },
	{ "mulheres", "F" },   { "kobiety", "F" },     { "kvinnor", "F" },   { "M", "M" },        { "H", "M" },
	{ "man", "M" },        { "mannen", "M" },      { "men", "M" },       { "male", "M" },     { "homme", "M" },
	{ "hommes", "M" },     { "mann", "M" },        { "männer", "M" },    { "männlich", "M" }, { "hombres", "M" },
	{ "uomini", "M" },     { "homens", "M" },      { "mężczyźni", "M" }, { "män", "M" },      { "X", "X" },
	{ "anders", "X" },     { "non-binair", "X" },  { "nonbinair", "X" }, { "other", "X" },    { "autre", "X" },
	{ "non-binary", "X" }, { "non-binaire", "X" }, { "onbekend", "" },   { "unknown", "" },   { "inconnu", "" },
	{ "?", "" },           { NULL, NULL },
};

bool audience_ages(struct intake *in, const struct table_row *row, int from, int to, int *age_from, int *age_to)
{
	const struct value *low = &row->value[from], *high = &row->value[to];
	int64_t first = low->given ? low->n : AGE_UNKNOWN;
	int64_t last = high->given ? high->n : low->given ? AGE_AND_OVER : AGE_UNKNOWN;
	if (high->given && !low->given)
		return intake_reject(in, row->line, in->place[from], W_AGE_FROM_MISSING, num_plain_int(in->mem, last), NULL, NULL);
	if (first > AGE_LIMIT || (high->given && last > AGE_LIMIT))
		return intake_reject(in, row->line, in->place[from], W_AGE_TOO_HIGH, NULL, NULL, NULL);
	if (last < first)
		return intake_reject(in, row->line, in->place[to], W_AGE_BACKWARDS, num_plain_int(in->mem, first),
		                     num_plain_int(in->mem, last), NULL);
	*age_from = (int)first;
	*age_to = (int)last;
	return true;
}

bool audience_add(struct intake *in, const struct audience *a, int64_t *id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_AUDIENCE_NEXT_ID, &t, e) || !stmt_one_int(t, id, e) ||
	    !store_statement(in->store, SQL_AUDIENCE_INSERT, &t, e))
		return false;
	stmt_int(t, 1, *id);
	stmt_int(t, 2, in->options->trajectory_id);
	stmt_int(t, 3, in->import_id);
	stmt_text(t, 4, a->subject);
	stmt_int(t, 5, a->subject_id);
	stmt_text(t, 6, a->base);
	stmt_text(t, 7, a->unit);
	stmt_null(t, 8); /* no export says of how many people its shares are */
	if (a->rounding > 0)
		stmt_real(t, 9, a->rounding);
	stmt_text(t, 10, a->first_time);
	stmt_int(t, 11, a->as_of);
	if (a->period.from <= a->period.to) {
		stmt_int(t, 12, a->period.from);
		stmt_int(t, 13, a->period.to);
	}
	return stmt_run(t, e);
}

bool audience_add_cell(struct intake *in, int64_t id, const struct audience_cell *c, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_AUDIENCE_CELL_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, id);
	stmt_text(t, 3, c->sex);
	stmt_int(t, 4, c->age_from);
	stmt_int(t, 5, c->age_to);
	stmt_text(t, 6, c->dimension);
	stmt_text(t, 7, c->category);
	stmt_real(t, 8, c->value);
	stmt_text(t, 9, c->unknown ? "unknown" : "given");
	return stmt_run(t, e);
}
