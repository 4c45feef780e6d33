/* Census counts in our canonical form: one row for each region, day, sex and age band. A baseline is complete or refused. */
#include "audience.h"
#include "base/str.h"
#include "leaves.h"

enum { GEO_CODE, GEO_NAME, REF_DATE, SEX, AGE_FROM, AGE_TO, COUNT, STATUS, SOURCE, DIM, CATEGORY, ROUNDING, N_COLUMNS };

enum { MOST_ROUNDING = 1000 }; /* a census that is rounded more than this is checked as if it were exact */

static const struct label sexes[] = {
	{ "F", "F" },   { "V", "F" },      { "vrouw", "F" }, { "vrouwen", "F" }, { "M", "M" },
	{ "man", "M" }, { "mannen", "M" }, { "*", "" },      { NULL, NULL },
};
static const struct label statuses[] = {
	{ "final", "final" },           { "definitief", "final" },      { "provisional", "provisional" },
	{ "voorlopig", "provisional" }, { "estimated", "estimated" },   { "geschat", "estimated" },
	{ "suppressed", "suppressed" }, { "onderdrukt", "suppressed" }, { NULL, NULL },
};

static const struct column columns[N_COLUMNS] = {
	[GEO_CODE] = { .cell = CELL_ID, .required = true, .filled = true, .header = { "geo_code" } },
	[GEO_NAME] = { .cell = CELL_TEXT, .required = true, .filled = true, .header = { "geo_name" } },
	[REF_DATE] = { .cell = CELL_DAY, .required = true, .filled = true, .ahead = true, .header = { "ref_date" } },
	[SEX] = { .cell = CELL_LABEL, .required = true, .filled = true, .labels = sexes, .header = { "sex" } },
	[AGE_FROM] = { .cell = CELL_COUNT, .required = true, .filled = true, .header = { "age_from" } },
	[AGE_TO] = { .cell = CELL_COUNT, .required = true, .header = { "age_to" } },
	[COUNT] = { .cell = CELL_COUNT, .required = true, .header = { "count" } },
	[STATUS] = { .cell = CELL_LABEL, .required = true, .filled = true, .labels = statuses, .header = { "status" } },
	[SOURCE] = { .cell = CELL_TEXT, .required = true, .filled = true, .header = { "source" } },
	[DIM] = { .cell = CELL_TEXT, .header = { "dim" } },
	[CATEGORY] = { .cell = CELL_TEXT, .header = { "category" } },
	[ROUNDING] = { .cell = CELL_COUNT, .header = { "rounding" } },
};

static bool census_open(struct intake *in, struct err *e)
{
	(void)e;
	const long *place = in->place;
	in->state = leaves_new(in, (struct leaf_columns){ .age = place[AGE_FROM], .sex = place[SEX], .count = place[COUNT] });
	return true;
}

/* Says what is wrong with one row by itself. */
static bool check_row(struct intake *in, const struct table_row *row)
{
	const struct value *v = row->value;
	bool given = v[COUNT].given, suppressed = str_eq(v[STATUS].code, "suppressed");
	if (given == suppressed)
		return intake_reject(in, row->line, in->place[COUNT], given ? W_CENSUS_SUPPRESSED : W_CENSUS_NO_COUNT, NULL, NULL, NULL);
	if (v[DIM].given != v[CATEGORY].given)
		return intake_reject(in, row->line, in->place[DIM], W_CENSUS_CATEGORY, NULL, NULL, NULL);
	return true;
}

/* The text of a cell; "*" is not broken down. */
static const char *text_of(const struct value *v)
{
	return !v->given || str_eq(v->text, "*") ? "" : v->text;
}

static bool census_row(struct intake *in, const struct table_row *row, struct err *e)
{
	const struct value *v = row->value;
	struct leaf x = {
		.region = v[GEO_CODE].text,
		.name = v[GEO_NAME].text,
		.day = (int)v[REF_DATE].n,
		.dim = text_of(&v[DIM]),
		.category = text_of(&v[CATEGORY]),
		.sex = *v[SEX].code,
		.n = v[COUNT].given ? (double)v[COUNT].n : 0,
		.state = v[COUNT].given ? LEAF_GIVEN : LEAF_WITHHELD,
		.status = v[COUNT].given ? v[STATUS].code : "final",
		.source = v[SOURCE].text,
		.rounding = v[ROUNDING].given && v[ROUNDING].n < MOST_ROUNDING ? (int)v[ROUNDING].n : 0,
		.line = row->line,
	};
	if (!audience_ages(in, row, AGE_FROM, AGE_TO, &x.age_from, &x.age_to) || !check_row(in, row))
		return true;
	in->rows_stored++;
	return leaves_add(in->state, &x, e);
}

static bool census_close(struct intake *in, struct err *e)
{
	return leaves_close(in->state, e);
}

static const struct facts census_facts = { .open = census_open, .row = census_row, .close = census_close };

const struct importer census_baseline = {
	.name = "baseline",
	.title = W_KIND_BASELINE,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.facts = &census_facts,
};
