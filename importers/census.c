/* Census counts in our canonical form: leaves only, one row for each region, day, sex and age band. A baseline is complete or refused. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include <stdlib.h>
#include <string.h>

enum { GEO_CODE, GEO_NAME, REF_DATE, SEX, AGE_FROM, AGE_TO, COUNT, STATUS, SOURCE, DIM, CATEGORY, N_COLUMNS };
enum { MOST_ROWS = 120000 }; /* every municipality of a country by single year and sex, in 64 MiB */

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
	[REF_DATE] = { .cell = CELL_DAY, .required = true, .filled = true, .header = { "ref_date" } },
	[SEX] = { .cell = CELL_LABEL, .required = true, .filled = true, .labels = sexes, .header = { "sex" } },
	[AGE_FROM] = { .cell = CELL_COUNT, .required = true, .filled = true, .header = { "age_from" } },
	[AGE_TO] = { .cell = CELL_COUNT, .required = true, .header = { "age_to" } },
	[COUNT] = { .cell = CELL_COUNT, .required = true, .header = { "count" } },
	[STATUS] = { .cell = CELL_LABEL, .required = true, .filled = true, .labels = statuses, .header = { "status" } },
	[SOURCE] = { .cell = CELL_TEXT, .required = true, .filled = true, .header = { "source" } },
	[DIM] = { .cell = CELL_TEXT, .header = { "dim" } },
	[CATEGORY] = { .cell = CELL_TEXT, .header = { "category" } },
};

/* Key first. A run is what rows share up to the sex: one sex of one category of one baseline, band after band. */
struct leaf {
	const char *geo_code;
	int ref_date;
	const char *dim, *category, *sex;
	int age_from, age_to;
	int64_t n; /* -1: withheld */
	const char *geo_name, *status, *source;
	long line;
};

struct leaves {
	struct leaf *item;
	size_t n, cap;
};

static bool census_open(struct intake *in, struct err *e)
{
	(void)e;
	in->state = mem_alloc(in->mem, sizeof(struct leaves));
	return true;
}

/* A copy for as long as the import lasts; rows in a file mostly repeat the row above. */
static const char *keep(struct intake *in, const struct value *v, const char *last)
{
	if (!v->given || str_eq(v->text, "*"))
		return "";
	return last && str_eq(v->text, last) ? last : str_trim(in->mem, v->text);
}

/* Says what is wrong with one row by itself. */
static bool check_leaf(struct intake *in, const struct table_row *row, const struct leaf *x)
{
	bool given = row->value[COUNT].given, suppressed = str_eq(x->status, "suppressed");
	if (given == suppressed)
		return intake_reject(in, row->line, in->place[COUNT], given ? W_CENSUS_SUPPRESSED : W_CENSUS_NO_COUNT, NULL, NULL, NULL);
	if (!*x->dim != !*x->category)
		return intake_reject(in, row->line, in->place[DIM], W_CENSUS_CATEGORY, NULL, NULL, NULL);
	return true;
}

static bool census_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct leaves *all = in->state;
	const struct value *v = row->value;
	const struct leaf none = { 0 }, *last = all->n ? &all->item[all->n - 1] : &none;
	struct leaf x = {
		.geo_code = keep(in, &v[GEO_CODE], last->geo_code),
		.ref_date = (int)v[REF_DATE].n,
		.dim = keep(in, &v[DIM], last->dim),
		.category = keep(in, &v[CATEGORY], last->category),
		.sex = v[SEX].code,
		.n = v[COUNT].given ? v[COUNT].n : -1,
		.geo_name = keep(in, &v[GEO_NAME], last->geo_name),
		.status = v[STATUS].code,
		.source = keep(in, &v[SOURCE], last->source),
		.line = row->line,
	};
	if (!audience_ages(in, row, AGE_FROM, AGE_TO, &x.age_from, &x.age_to) || !check_leaf(in, row, &x))
		return true;
	if (all->n == MOST_ROWS)
		return intake_refuse(in, row->line, 0, e, W_CENSUS_TOO_MANY, num_plain_int(in->mem, MOST_ROWS), NULL, NULL);
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = x;
	intake_day(in, x.ref_date);
	in->rows_stored++;
	return true;
}

static int compare_baselines(const struct leaf *a, const struct leaf *b)
{
	int c = strcmp(a->geo_code, b->geo_code);
	return c ? c : (a->ref_date > b->ref_date) - (a->ref_date < b->ref_date);
}

static int compare_categories(const struct leaf *a, const struct leaf *b)
{
	int c = compare_baselines(a, b);
	c = c ? c : strcmp(a->dim, b->dim);
	return c ? c : strcmp(a->category, b->category);
}

static int compare_runs(const struct leaf *a, const struct leaf *b)
{
	int c = compare_categories(a, b);
	return c ? c : strcmp(a->sex, b->sex);
}

static int compare_leaves(const void *x, const void *y)
{
	const struct leaf *a = x, *b = y;
	int c = compare_runs(a, b);
	c = c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
	c = c ? c : (a->age_to > b->age_to) - (a->age_to < b->age_to);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

static bool refuse(struct intake *in, const struct leaf *x, int column, struct err *e, enum word word, int64_t number1, int64_t number2)
{
	const char *arg1 = num_plain_int(in->mem, number1), *arg2 = num_plain_int(in->mem, number2);
	return intake_refuse(in, x->line, in->place[column], e, word, arg1, arg2, NULL);
}

/* Within one sex: every age once, without holes. Sorted rows. */
static bool check_bands(struct intake *in, const struct leaves *all, struct err *e)
{
	for (size_t i = 1; i < all->n; i++) {
		const struct leaf *a = &all->item[i - 1], *b = &all->item[i];
		const struct leaf *first = a->line < b->line ? a : b, *second = first == a ? b : a;
		if (compare_runs(a, b) != 0)
			continue;
		if (a->age_from == b->age_from && a->age_to == b->age_to)
			return refuse(in, second, AGE_FROM, e, W_CENSUS_TWICE, first->line, 0);
		if (b->age_from <= a->age_to)
			return refuse(in, second, AGE_FROM, e, W_CENSUS_OVERLAP, first->line, 0);
		if (b->age_from > a->age_to + 1)
			return refuse(in, b, AGE_FROM, e, W_CENSUS_HOLE, a->age_to + 1, b->age_from - 1);
	}
	return true;
}

/* One category of one baseline, split by sex: first row and number of rows; n all together. */
struct runs {
	const struct leaf *both, *f, *m;
	size_t n_both, n_f, n_m, n;
};

static struct runs find_runs(const struct leaves *all, size_t from)
{
	struct runs r = { 0 };
	for (size_t i = from; i < all->n && compare_categories(&all->item[from], &all->item[i]) == 0; i++, r.n++) {
		const struct leaf *x = &all->item[i];
		const struct leaf **first = *x->sex == 'F' ? &r.f : *x->sex == 'M' ? &r.m : &r.both;
		size_t *n = *x->sex == 'F' ? &r.n_f : *x->sex == 'M' ? &r.n_m : &r.n_both;
		if (!*first)
			*first = x;
		(*n)++;
	}
	return r;
}

/* Women and men together must be the rows for both, where there are such rows; n people of f and m in the ages of `both`, -1: withheld. */
static bool check_sum(struct intake *in, const struct runs *r, struct err *e)
{
	size_t f = 0, m = 0;
	for (size_t i = 0; i < r->n_both; i++) {
		const struct leaf *both = &r->both[i];
		int64_t sum = 0;
		bool withheld = both->n < 0;
		for (; f < r->n_f && r->f[f].age_to <= both->age_to; f++)
			sum += r->f[f].n, withheld |= r->f[f].n < 0;
		for (; m < r->n_m && r->m[m].age_to <= both->age_to; m++)
			sum += r->m[m].n, withheld |= r->m[m].n < 0;
		if (!withheld && sum != both->n)
			return refuse(in, both, COUNT, e, W_CENSUS_SUM, sum, both->n);
	}
	return true;
}

/* Women and men come together and cover the same ages. Rows for both beside them are a check, and then no leaves. */
static bool check_sexes(struct intake *in, const struct leaves *all, struct err *e)
{
	for (size_t i = 0; i < all->n;) {
		struct runs r = find_runs(all, i);
		const struct leaf *f = r.f, *m = r.m;
		i += r.n;
		if (!f && !m)
			continue;
		if (!f || !m)
			return refuse(in, f ? f : m, SEX, e, W_CENSUS_ONE_SEX, 0, 0);
		if (f->age_from != m->age_from || f[r.n_f - 1].age_to != m[r.n_m - 1].age_to)
			return refuse(in, f->line > m->line ? f : m, AGE_FROM, e, W_CENSUS_OTHER_AGES, 0, 0);
		if (!check_sum(in, &r, e))
			return false;
	}
	return true;
}

static const char *worst_status(const struct leaf x[], size_t n)
{
	const char *worst = "final";
	for (size_t i = 0; i < n; i++)
		if (str_eq(x[i].status, "estimated") || (str_eq(x[i].status, "provisional") && str_eq(worst, "final")))
			worst = x[i].status;
	return worst;
}

/* Two regions of a file may share a name (a municipality and its province): then the later one carries its code. */
static const char *baseline_name(struct intake *in, const struct leaf *const before[], size_t n, const struct leaf *x)
{
	for (size_t i = 0; i < n; i++)
		if (before[i]->ref_date == x->ref_date && str_eq(before[i]->geo_name, x->geo_name))
			return mem_printf(in->mem, "%s (%s)", x->geo_name, x->geo_code);
	return x->geo_name;
}

static bool add_baseline(struct intake *in, const char *name, const struct leaf x[], size_t n, int64_t *id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_BASELINE_NEXT_ID, &t, e) || !stmt_one_int(t, id, e) ||
	    !store_statement(in->store, SQL_BASELINE_INSERT, &t, e))
		return false;
	stmt_int(t, 1, *id);
	stmt_int(t, 2, in->options->trajectory_id);
	stmt_int(t, 3, in->import_id);
	stmt_text(t, 4, name);
	stmt_text(t, 5, x->source);
	stmt_int(t, 6, x->ref_date);
	stmt_text(t, 7, worst_status(x, n));
	return stmt_run(t, e);
}

static bool add_leaf(struct intake *in, int64_t baseline, const struct leaf *x, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_BASELINE_CELL_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, baseline);
	stmt_text(t, 3, x->geo_code);
	stmt_text(t, 4, x->sex);
	stmt_int(t, 5, x->age_from);
	stmt_int(t, 6, x->age_to);
	stmt_text(t, 7, x->dim);
	stmt_text(t, 8, x->category);
	if (x->n >= 0)
		stmt_real(t, 9, (double)x->n);
	stmt_text(t, 10, x->n < 0 ? "withheld" : "given");
	return stmt_run(t, e);
}

/* One category of one baseline; rows for both sexes are no leaves when women and men are there. */
static bool add_category(struct intake *in, int64_t baseline, const struct runs *r, struct err *e)
{
	bool split = r->n_f > 0;
	for (size_t i = 0; i < r->n_f; i++)
		if (!add_leaf(in, baseline, &r->f[i], e))
			return false;
	for (size_t i = 0; i < r->n_m; i++)
		if (!add_leaf(in, baseline, &r->m[i], e))
			return false;
	for (size_t i = 0; !split && i < r->n_both; i++)
		if (!add_leaf(in, baseline, &r->both[i], e))
			return false;
	if (split && r->n_both)
		intake_note(in, MSG_NOTE, r->both->line, in->place[SEX], W_CENSUS_TOTALS, num_plain_int(in->mem, (int64_t)r->n_both), NULL,
		            NULL);
	return true;
}

/* A baseline for each region and day, named after its region. */
static bool store_leaves(struct intake *in, const struct leaves *all, struct err *e)
{
	const struct leaf **first = NULL; /* of each baseline so far */
	size_t n = 0, cap = 0;
	int64_t id = 0;
	for (size_t i = 0; i < all->n;) {
		const struct leaf *x = &all->item[i];
		if (i == 0 || compare_baselines(x - 1, x) != 0) {
			size_t length = 1;
			while (i + length < all->n && compare_baselines(x, x + length) == 0)
				length++;
			if (!add_baseline(in, baseline_name(in, first, n, x), x, length, &id, e))
				return false;
			first = mem_grow(in->mem, first, n, &cap, sizeof(*first));
			first[n++] = x;
		}
		struct runs r = find_runs(all, i);
		if (!add_category(in, id, &r, e))
			return false;
		i += r.n;
	}
	return true;
}

static bool census_close(struct intake *in, struct err *e)
{
	const struct leaves *all = in->state;
	if (in->rows_rejected > 0)
		return intake_refuse(in, 0, 0, e, W_CENSUS_INCOMPLETE, num_plain_int(in->mem, in->rows_rejected), NULL, NULL);
	if (all->n == 0)
		return true;
	qsort(all->item, all->n, sizeof *all->item, compare_leaves);
	return check_bands(in, all, e) && check_sexes(in, all, e) && intake_as_of(in, in->period.to, e) && store_leaves(in, all, e);
}

static const struct facts census_facts = { .open = census_open, .row = census_row, .close = census_close };

const struct importer census_baseline = {
	.name = "baseline",
	.title = W_KIND_BASELINE,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_TEMPLATE,
	.template = true,
	.facts = &census_facts,
};
