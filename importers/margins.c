/* A population as somebody typed it: one row for each category of each variable (sex, age, ...), in people or in per cent of a total. */
#include "ages.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "leaves.h"
#include <limits.h>
#include <math.h>
#include <string.h>

enum { VARIABLE, CATEGORY, COUNT, PERCENT, GEO_CODE, GEO_NAME, REF_DATE, STATUS, SOURCE, N_COLUMNS };

static const struct label statuses[] = {
	{ "final", "final" },
	{ "definitief", "final" },
	{ "provisional", "provisional" },
	{ "voorlopig", "provisional" },
	{ "estimated", "estimated" },
	{ "geschat", "estimated" },
	{ NULL, NULL },
};

static const struct column columns[N_COLUMNS] = {
	[VARIABLE] = { .cell = CELL_TEXT, .required = true, .filled = true, .header = { "variable", "kenmerk", "variabele" } },
	[CATEGORY] = { .cell = CELL_TEXT, .required = true, .header = { "category", "categorie", "catégorie" } },
	[COUNT] = { .cell = CELL_COUNT, .header = { "count", "aantal", "nombre" } },
	[PERCENT] = { .cell = CELL_TEXT, .header = { "percent", "percentage", "pourcentage", "%" } },
	[GEO_CODE] = { .cell = CELL_ID, .required = true, .filled = true, .header = { "geo_code" } },
	[GEO_NAME] = { .cell = CELL_TEXT, .header = { "geo_name" } },
	[REF_DATE] = { .cell = CELL_DAY, .ahead = true, .header = { "ref_date" } },
	[STATUS] = { .cell = CELL_LABEL, .labels = statuses, .header = { "status" } },
	[SOURCE] = { .cell = CELL_TEXT, .header = { "source", "bron" } },
};

/* One row. */
struct part {
	const char *variable; /* utf8_key */
	struct leaf leaf;
	double percent; /* NaN: a count */
};

struct margins {
	struct leaves *leaves;
	struct part *part;
	size_t n, cap;
	const char *region;
	int day; /* INT_MIN: none yet */
	double total; /* people; NaN: not given */
};

static bool margins_open(struct intake *in, struct err *e)
{
	const long *place = in->place;
	struct margins *s = mem_alloc(in->mem, sizeof *s);
	*s = (struct margins){ .day = INT_MIN, .total = NAN };
	s->leaves = leaves_new(in, (struct leaf_columns){ .age = place[CATEGORY], .sex = place[CATEGORY], .count = place[COUNT] });
	in->state = s;
	if (!place[COUNT] && !place[PERCENT])
		return intake_refuse(in, 0, 0, e, W_MARGINS_NO_FIGURES, NULL, NULL, NULL);
	return place[REF_DATE] || leaves_day(in, &s->day, e);
}

static bool is_one_of(const char *key, const char *const list[])
{
	for (; *list; list++)
		if (str_eq(key, *list))
			return true;
	return false;
}

/* What the row counts: a sex, an age, everybody, or a category of another variable. False: the category is not known. */
static bool read_category(struct intake *in, const char *variable, const char *text, struct leaf *x, bool *everybody)
{
	static const char *const sex[] = { "sex", "gender", "geslacht", "sexe", "genre", NULL };
	static const char *const age[] = { "age", "leeftijd", "âge", "leeftijdsgroep", "age group", NULL };
	static const char *const all[] = { "total", "totaal", "population", "bevolking", NULL };
	struct mem *m = in->mem;
	const char *key = utf8_key(m, text);
	*everybody = is_one_of(variable, all);
	if (*everybody)
		return true;
	if (is_one_of(variable, age))
		return ages_read(m, text, AGES_TO_INCLUSIVE, &x->age_from, &x->age_to) && x->age_from >= 0;
	if (!is_one_of(variable, sex)) {
		x->dim = variable;
		x->category = str_trim(m, text);
		return *x->category;
	}
	for (const struct label *l = audience_sexes; l->label; l++)
		if (str_eq(utf8_key(m, l->label), key) && *l->code) {
			x->sex = *l->code;
			return x->sex != 'X';
		}
	return false;
}

static bool check_same(struct intake *in, struct margins *s, const struct table_row *row, const struct leaf *x, struct err *e)
{
	if (s->region && (!str_eq(s->region, x->region) || s->day != x->day))
		return intake_refuse(in, row->line, in->place[str_eq(s->region, x->region) ? REF_DATE : GEO_CODE], e, W_MARGINS_ONE, NULL,
		                     NULL, NULL);
	s->region = x->region;
	s->day = x->day;
	return true;
}

/* "33.3", "33,3" and "33,3%"; NaN: no per cent. */
static double read_percent(struct mem *m, const char *cell)
{
	const char *text = str_trim(m, cell);
	size_t n = strcspn(text, "% ");
	double percent = NAN;
	int64_t whole;
	if (num_parse_int(text, n, &whole))
		percent = (double)whole;
	else
		num_parse_real(text, n, memchr(text, ',', n) ? ',' : '.', &percent);
	return percent >= 0 && percent <= 100 ? percent : (double)NAN;
}

/* The figure of a row: people, or a share of them. */
static bool read_figure(struct intake *in, const struct table_row *row, struct part *p)
{
	const struct value *count = &row->value[COUNT], *percent = &row->value[PERCENT];
	p->percent = NAN;
	p->leaf.n = (double)count->n;
	if (count->given)
		return true;
	if (!percent->given)
		return intake_reject(in, row->line, in->place[COUNT], W_CELL_EMPTY, in->header[in->place[COUNT] ? COUNT : PERCENT], NULL,
		                     NULL);
	p->percent = read_percent(in->mem, percent->text);
	return !isnan(p->percent) || intake_reject(in, row->line, in->place[PERCENT], W_MARGINS_PERCENT, percent->text, NULL, NULL);
}

static bool margins_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct margins *s = in->state;
	const struct value *v = row->value;
	struct mem *m = in->mem;
	bool everybody;
	if (!v[REF_DATE].given && in->place[REF_DATE])
		return intake_reject(in, row->line, in->place[REF_DATE], W_CELL_EMPTY, in->header[REF_DATE], NULL, NULL) || true;
	struct part p = { .variable = utf8_key(m, v[VARIABLE].text) };
	p.leaf = (struct leaf){ .region = str_trim(m, v[GEO_CODE].text),
		                .name = v[GEO_NAME].given ? str_trim(m, v[GEO_NAME].text) : "",
		                .day = v[REF_DATE].given ? (int)v[REF_DATE].n : s->day,
		                .dim = "",
		                .category = "",
		                .age_to = AGE_AND_OVER,
		                .status = v[STATUS].given ? v[STATUS].code : "final",
		                .source = v[SOURCE].given ? str_trim(m, v[SOURCE].text) : "-",
		                .line = row->line };
	const char *text = v[CATEGORY].given ? v[CATEGORY].text : "";
	if (!read_category(in, p.variable, text, &p.leaf, &everybody))
		return intake_reject(in, row->line, in->place[CATEGORY], W_MARGINS_CATEGORY, v[VARIABLE].text, utf8_clip(m, text, 60),
		                     NULL) ||
		       true;
	if (!read_figure(in, row, &p))
		return true;
	in->rows_stored++;
	if (everybody && v[COUNT].given)
		s->total = p.leaf.n;
	s->part = mem_grow(m, s->part, s->n, &s->cap, sizeof *s->part);
	s->part[s->n++] = p;
	return check_same(in, s, row, &p.leaf, e);
}

/* The unit that per cents are rounded to, by the finest of them: 1, 0.1, ... */
static double unit_of(double percent)
{
	double unit = 1;
	while (unit > 1e-6 && fabs(percent / unit - round(percent / unit)) > 1e-6)
		unit /= 10;
	return unit;
}

/* Shares of one variable add up to 100, or something is missing. They become people of the total. */
static bool count_share(struct intake *in, const struct margins *s, struct part *p, struct err *e)
{
	double sum = 0, unit = 1;
	size_t n = 0;
	for (size_t k = 0; k < s->n; k++) {
		const struct part *other = &s->part[k];
		if (!str_eq(other->variable, p->variable) || isnan(other->percent))
			continue;
		sum += other->percent;
		unit = fmin(unit, unit_of(other->percent));
		n++;
	}
	if (isnan(s->total))
		return intake_refuse(in, p->leaf.line, in->place[PERCENT], e, W_MARGINS_TOTAL, s->region, NULL, NULL);
	if (fabs(sum - 100) > unit / 2 * (double)n + 1e-9)
		return intake_refuse(in, p->leaf.line, in->place[PERCENT], e, W_MARGINS_SUM, p->variable, num_plain(in->mem, sum), NULL);
	p->leaf.n = s->total * p->percent / sum;
	p->leaf.status = "estimated";
	return true;
}

static bool margins_close(struct intake *in, struct err *e)
{
	struct margins *s = in->state;
	for (size_t i = 0; i < s->n && !in->rows_rejected; i++)
		if ((!isnan(s->part[i].percent) && !count_share(in, s, &s->part[i], e)) || !leaves_add(s->leaves, &s->part[i].leaf, e))
			return false;
	return leaves_close(s->leaves, e);
}

static const struct facts margins_facts = { .open = margins_open, .row = margins_row, .close = margins_close };

const struct importer census_margins = {
	.name = "baseline-margins",
	.title = W_KIND_MARGINS,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.facts = &margins_facts,
};
