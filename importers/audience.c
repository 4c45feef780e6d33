#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

const struct label audience_sexes[] = {
	{ "woman", "F" },       { "vrouw", "F" },   { "femme", "F" },   { "F", "F" },          { "V", "F" },         { "W", "F" },
	{ "vrouwen", "F" },     { "women", "F" },   { "female", "F" },  { "femmes", "F" },     { "frau", "F" },      { "frauen", "F" },
	{ "weiblich", "F" },    { "mujeres", "F" }, { "donne", "F" },   { "mulheres", "F" },   { "kobiety", "F" },   { "kvinnor", "F" },
	{ "man", "M" },         { "man", "M" },     { "homme", "M" },   { "M", "M" },          { "H", "M" },         { "mannen", "M" },
	{ "men", "M" },         { "male", "M" },    { "hommes", "M" },  { "mann", "M" },       { "männer", "M" },    { "männlich", "M" },
	{ "hombres", "M" },     { "uomini", "M" },  { "homens", "M" },  { "mężczyźni", "M" },  { "män", "M" },       { "other", "X" },
	{ "anders", "X" },      { "autre", "X" },   { "X", "X" },       { "non-binair", "X" }, { "nonbinair", "X" }, { "non-binary", "X" },
	{ "non-binaire", "X" }, { "unknown", "" },  { "onbekend", "" }, { "inconnu", "" },     { "?", "" },          { NULL, NULL },
};

const char *audience_sex(struct mem *m, const char *label)
{
	const char *key = utf8_key(m, label);
	for (const struct label *l = audience_sexes; l->label; l++)
		if (str_eq(key, utf8_key(m, l->label)))
			return l->code;
	return NULL;
}

/* An age of one to three digits at *s, taken off. */
static bool take_age(const char **s, int *age)
{
	char *end;
	if (**s < '0' || **s > '9')
		return false;
	*age = (int)strtol(*s, &end, 10);
	bool ok = end - *s <= 3;
	*s = end;
	return ok;
}

bool audience_is_unknown(struct mem *m, const char *text)
{
	static const char *const unknown[] = { "unknown", "onbekend", "inconnu", "_blank", "unbekannt", "(not set)", "not specified" };
	const char *key = utf8_key(m, text);
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		if (str_eq(key, unknown[i]))
			return true;
	return false;
}

bool band_parse(struct mem *m, const char *text, int *from, int *to)
{
	static const char *const open_ended[] = { "+", "plus", "over", "ouder", "older", "et plus", "of ouder", "and over", "and older" };
	static const char *const units[] = { "years", "jaar", "ans", "year", "jahre" };
	const char *s = utf8_key(m, text);
	if (audience_is_unknown(m, text)) {
		*from = *to = AGE_UNKNOWN;
		return true;
	}
	if (!take_age(&s, from))
		return false;
	*to = *from;
	s += strspn(s, " ");
	if (*s == '-') {
		s += 1 + strspn(s + 1, " ");
		if (!take_age(&s, to) || *to < *from)
			return false;
		if (*to > AGE_LIMIT && *from <= AGE_LIMIT) /* "90 - 300" */
			*to = AGE_AND_OVER;
	} else if (*s == '+') {
		*to = AGE_AND_OVER;
		s++;
	}
	s += strspn(s, " ");
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_starts(s, units[i])) {
			s += strlen(units[i]);
			break;
		}
	s += strspn(s, " ");
	for (size_t i = 0; *s && *to == *from && i < sizeof open_ended / sizeof *open_ended; i++)
		if (str_eq(s, open_ended[i])) {
			*to = AGE_AND_OVER;
			s = "";
		}
	return *s == '\0' && *from <= AGE_LIMIT && (*to <= AGE_LIMIT || *to == AGE_AND_OVER);
}

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
	if (!c->withheld)
		stmt_real(t, 8, c->value);
	stmt_text(t, 9, c->withheld ? "withheld" : c->unknown ? "unknown" : "given");
	return stmt_run(t, e);
}

bool channel_count_add(struct intake *in, int64_t channel_id, const char *metric, const struct audience_cell *c, struct period period,
                       struct err *e)
{
	struct stmt *t;
	if (c->withheld)
		return true;
	if (!store_statement(in->store, SQL_CHANNEL_COUNT_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, channel_id);
	stmt_text(t, 3, metric);
	stmt_text(t, 4, c->dimension);
	stmt_text(t, 5, c->category);
	stmt_int(t, 6, period.from);
	stmt_int(t, 7, period.to);
	stmt_int(t, 8, in->import_id);
	stmt_int(t, 9, in->as_of);
	stmt_int(t, 10, (int64_t)c->value);
	return stmt_run(t, e);
}
