/* Website statistics: exports of Google Analytics 4 (reports and explorations) and of Matomo. One file may hold many tables. A table is told by
 * its headers: figures that are known, and what its rows are. Nothing is kept of single visitors: a table with a row for each is added up. */
#include "website.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cells.h"
#include "channels.h"
#include "metric.h"
#include "series.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 60 };

struct figure {
	const char *metric;
	struct audience_cell cell; /* dimension and category, or sex and ages; none: of the whole site */
	int day; /* INT_MIN: of the period */
	struct period period;
	bool by_age, by_sex; /* the cell's age or sex tells of what group it is */
	bool day_of_group; /* of one day and of one group: the period is that day */
	long line;
};

struct figures {
	struct intake *in;
	struct figure *item;
	size_t n, cap;
	const char *untitled; /* the header of names that are not told of what they are; NULL: none */
	long untitled_line;
};

/* One table of the file. */
struct site_table {
	const char *title; /* "": none */
	struct period period; /* from > to: not told */
	const struct sheet_row *header;
	const struct sheet_row *row;
	size_t n;
};

/* What a column of a table is. */
struct site_column {
	const char *metric; /* a figure */
	const char *dimension; /* what the rows are by: a code, or one of the words of website.h */
	bool unknown; /* the rows are by something that only a title tells, and it is not known */
};

static bool is_blank(const struct sheet_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (*r->cell[i])
			return false;
	return true;
}

static const char *find_code(struct mem *m, const struct label *list, const char *text)
{
	const char *key = utf8_key(m, text);
	for (; list->label; list++)
		if (str_eq(key, list->label))
			return list->code;
	return NULL;
}

static struct site_column column_of(struct mem *m, const struct site_words *words, const char *header, const char *title)
{
	struct site_column c = { .metric = find_code(m, words->metrics, header), .dimension = find_code(m, words->dimensions, header) };
	if (c.dimension && str_eq(c.dimension, WEBSITE_BY_TITLE)) {
		c.dimension = find_code(m, words->titles, title);
		c.unknown = !c.dimension;
	}
	return c;
}

/* --- cutting the file into tables --- */

/* "# Start date: 20230424", "# 20230515-20230521", "# Pages and screens" */
static void read_remark(struct mem *m, const char *cell, struct site_table *t)
{
	const char *s = str_trim(m, cell + strspn(cell, "# ")), *colon = strchr(s, ':');
	const char *value = colon ? str_trim(m, colon + 1) : s;
	int day, to;
	if (!colon && strlen(s) == 17 && s[8] == '-' && dates_read_day(DATES_COMPACT, s, 8, &day) &&
	    dates_read_day(DATES_COMPACT, s + 9, 8, &to))
		t->period = (struct period){ day, to };
	else if (colon && dates_read_day(DATES_COMPACT, value, strlen(value), &day)) {
		bool end = t->period.from <= t->period.to && t->period.to == t->period.from && day >= t->period.from;
		t->period = end ? (struct period){ t->period.from, day } : (struct period){ day, day };
	} else if (!colon && *s && *s != '-')
		t->title = s;
}

/* The table that begins at or after row *at; moves *at behind it. False: there is none left. A remark's period holds for later tables too. */
static bool next_table(struct mem *m, const struct sheet *s, size_t *at, struct site_table *t)
{
	t->title = "";
	for (; *at < s->n; ++*at) {
		const struct sheet_row *r = &s->row[*at];
		if (r->n && *r->cell[0] == '#')
			read_remark(m, r->cell[0], t);
		else if (!is_blank(r))
			break;
	}
	if (*at == s->n)
		return false;
	const struct sheet_row *first = &s->row[*at];
	size_t n = 0;
	while (*at < s->n && !is_blank(&s->row[*at]) && *s->row[*at].cell[0] != '#')
		++*at, n++;
	bool titled = n >= 2 && first->n == 1;
	if (titled)
		t->title = first->cell[0];
	t->header = first + titled;
	t->row = t->header + 1;
	t->n = n - titled - 1;
	return true;
}

/* --- reading a table --- */

struct reading { /* of one table */
	struct figures *all;
	const struct site_words *words;
	const struct site_table *table;
	struct site_column column[MOST_COLUMNS];
	double sum[MOST_COLUMNS]; /* of the rows */
	size_t n_columns;
	int by_day, by_category, by_sex, by_age, by_person; /* columns; -1: none */
	int by_content; /* beside by_category, when that is the campaign: the labels of its links */
};

static bool add(struct figures *f, const struct figure *x)
{
	f->item = mem_grow(f->in->mem, f->item, f->n, &f->cap, sizeof *f->item);
	f->item[f->n++] = *x;
	return true;
}

/* Matomo and others write ' before what a spreadsheet could take for a formula. */
static const char *unguarded(const char *s)
{
	return *s == '\'' && s[1] && strchr("=+-@", s[1]) ? s + 1 : s;
}

static bool is_total(struct mem *m, const struct reading *r, const struct sheet_row *row)
{
	const char *last = row->n > r->table->header->n ? row->cell[row->n - 1] : "";
	return find_code(m, r->words->totals, last) || (row->n && find_code(m, r->words->totals, row->cell[0]));
}

/* "Nth day": days counted from the first of the period. */
static bool counts_days(struct mem *m, const char *header)
{
	const char *key = utf8_key(m, header);
	return str_eq(key, "nth day") || str_eq(key, "nde dag");
}

/* The day, or the first and last day, that a row is of. False: it is none. */
static bool read_when(const struct reading *r, const char *cell, struct figure *x)
{
	int from, to;
	int64_t nth;
	size_t n = strlen(cell);
	const char *comma = strchr(cell, ',');
	bool of_period =
	        n == 4 || (n < 4 && counts_days(r->all->in->mem, r->table->header->cell[r->by_day])); /* "0007", after a spreadsheet "7" */
	if (of_period && r->table->period.from <= r->table->period.to && strspn(cell, "0123456789") == n && num_parse_int(cell, n, &nth)) {
		x->day = r->table->period.from + (int)nth;
		return x->day <= r->table->period.to;
	}
	if (comma && dates_read_day(DATES_ISO, cell, (size_t)(comma - cell), &from) &&
	    dates_read_day(DATES_ISO, comma + 1, strlen(comma + 1), &to)) {
		x->period = (struct period){ from, to };
		return from <= to;
	}
	return dates_read_day(DATES_COMPACT | DATES_WORDS, cell, n, &x->day);
}

/* What the row is of, by its dimension columns. False: it was rejected. */
static bool read_keys(const struct reading *r, const struct sheet_row *row, struct figure *x)
{
	struct intake *in = r->all->in;
	struct mem *m = in->mem;
	if (r->by_day >= 0 && !read_when(r, row->cell[r->by_day], x))
		return intake_reject(in, row->line, r->by_day + 1, W_CELL_DATE_ISO, r->table->header->cell[r->by_day], row->cell[r->by_day],
		                     NULL);
	x->day_of_group = x->day != INT_MIN && (r->by_category >= 0 || r->by_sex >= 0 || r->by_age >= 0);
	if (x->day_of_group) {
		x->period = (struct period){ x->day, x->day };
		x->day = INT_MIN;
	}
	if (r->by_category >= 0) {
		x->cell.dimension = r->column[r->by_category].dimension;
		x->cell.category = str_trim(m, unguarded(row->cell[r->by_category]));
	}
	if (r->by_content >= 0) {
		x->cell.dimension = "campaign_content";
		x->cell.category = mem_printf(m, "%s / %s", x->cell.category, str_trim(m, unguarded(row->cell[r->by_content])));
	}
	if (r->by_sex >= 0) {
		x->cell.sex = audience_sex(m, row->cell[r->by_sex]);
		if (!x->cell.sex)
			return intake_reject(in, row->line, r->by_sex + 1, W_CELL_LABEL, r->table->header->cell[r->by_sex],
			                     row->cell[r->by_sex], cell_labels(m, audience_sexes));
		x->cell.unknown |= !*x->cell.sex;
	}
	if (r->by_age >= 0) {
		if (!band_parse(m, row->cell[r->by_age], &x->cell.age_from, &x->cell.age_to))
			return intake_reject(in, row->line, r->by_age + 1, W_CELL_BAND, r->table->header->cell[r->by_age],
			                     row->cell[r->by_age], NULL);
		x->cell.unknown |= x->cell.age_from == AGE_UNKNOWN;
	}
	return true;
}

static bool read_row(struct reading *r, const struct sheet_row *row)
{
	static const struct column count = { .cell = CELL_COUNT };
	struct intake *in = r->all->in;
	struct figure x = { .cell = { .sex = "", .age_from = AGE_UNKNOWN, .age_to = AGE_UNKNOWN, .dimension = "", .category = "" },
		            .day = INT_MIN,
		            .period = r->table->period,
		            .by_age = r->by_age >= 0,
		            .by_sex = r->by_sex >= 0,
		            .line = row->line };
	if (row->n < r->n_columns)
		return intake_reject(in, row->line, 0, W_WEBSITE_SHORT, num_plain_int(in->mem, (int64_t)row->n),
		                     num_plain_int(in->mem, (int64_t)r->n_columns), NULL);
	if (!read_keys(r, row, &x))
		return false;
	for (size_t c = 0; c < r->n_columns; c++) {
		struct value v;
		enum word why;
		if (!r->column[c].metric)
			continue;
		if (!cell_read(in->importer, &count, row->cell[c], strlen(row->cell[c]), in->mem, &v, &why))
			return intake_reject(in, row->line, (long)c + 1, why, r->table->header->cell[c], row->cell[c], NULL);
		x.metric = r->column[c].metric;
		x.cell.value = (double)v.n;
		if (v.given)
			add(r->all, &x);
		r->sum[c] += v.given ? x.cell.value : 0;
	}
	return true;
}

/* Whether a total row says what the rows add up to, where they may be added. */
static void check_total(const struct reading *r, const struct sheet_row *total)
{
	static const struct column count = { .cell = CELL_COUNT };
	struct intake *in = r->all->in;
	bool compared = false, other = false;
	for (size_t c = 0; c < r->n_columns && c < total->n; c++) {
		struct value v;
		enum word why;
		if (!r->column[c].metric || !metric_adds_up(r->column[c].metric) ||
		    !cell_read(in->importer, &count, total->cell[c], strlen(total->cell[c]), in->mem, &v, &why) || !v.given)
			continue;
		compared = true;
		if (fabs((double)v.n - r->sum[c]) < 0.5)
			continue;
		other = true;
		intake_note(in, MSG_WARNING, total->line, (long)c + 1, W_ROW_TOTAL_OTHER, r->table->header->cell[c],
		            num_plain_int(in->mem, v.n), num_plain(in->mem, r->sum[c]));
	}
	if (compared && !other)
		intake_note(in, MSG_NOTE, total->line, 0, W_ROW_TOTAL_SAME, NULL, NULL, NULL);
}

/* Rows of single visitors become one: what may be added up is, and nothing else is kept. */
static void add_up(struct reading *r, size_t first)
{
	struct figures *f = r->all;
	size_t n = first;
	for (size_t i = first; i < f->n; i++) {
		size_t k = first;
		while (k < n && !str_eq(f->item[k].metric, f->item[i].metric))
			k++;
		if (!metric_adds_up(f->item[i].metric) && !str_eq(f->item[i].metric, "visitors"))
			continue;
		if (k == n)
			f->item[n++] = f->item[i];
		else
			f->item[k].cell.value += f->item[i].cell.value;
	}
	f->n = n;
}

/* Campaigns and the labels of their links may stand side by side: together they tell which link it was. */
static bool joins_campaign(struct reading *r, int c)
{
	const char *a = r->column[r->by_category].dimension, *b = r->column[c].dimension;
	if (r->by_content >= 0 || !(str_eq(a, "campaign") ? str_eq(b, "content") : str_eq(a, "content") && str_eq(b, "campaign")))
		return false;
	r->by_content = str_eq(b, "content") ? c : r->by_category;
	r->by_category = str_eq(b, "content") ? r->by_category : c;
	return true;
}

/* Which columns say what the rows are of; false: more than can be told apart, or no figure. */
static bool plan(struct reading *r)
{
	struct mem *m = r->all->in->mem;
	const struct site_table *t = r->table;
	bool figures = false, unknown = false;
	int n_groupings = 0; /* besides the day */
	r->by_day = r->by_category = r->by_sex = r->by_age = r->by_person = r->by_content = -1;
	r->n_columns = t->header->n < MOST_COLUMNS ? t->header->n : MOST_COLUMNS;
	for (size_t c = 0; c < r->n_columns; c++) {
		r->column[c] = column_of(m, r->words, t->header->cell[c], t->title);
		const char *by = r->column[c].dimension;
		figures |= r->column[c].metric != NULL;
		unknown |= r->column[c].unknown;
		if (r->column[c].unknown && !*t->title) {
			r->all->untitled = t->header->cell[c];
			r->all->untitled_line = t->header->line;
		}
		if (!by || str_eq(by, WEBSITE_NOTHING))
			continue;
		int *which = str_eq(by, WEBSITE_DAY)      ? &r->by_day
		             : str_eq(by, WEBSITE_SEX)    ? &r->by_sex
		             : str_eq(by, WEBSITE_AGE)    ? &r->by_age
		             : str_eq(by, WEBSITE_PERSON) ? &r->by_person
		                                          : &r->by_category;
		if (which == &r->by_category && *which >= 0 && joins_campaign(r, (int)c))
			continue;
		n_groupings += *which < 0 && which != &r->by_person && which != &r->by_day;
		if (*which >= 0 && which != &r->by_person)
			return false;
		*which = (int)c;
	}
	bool crossed = n_groupings > 1 && !(n_groupings == 2 && r->by_sex >= 0 && r->by_age >= 0);
	unknown |= n_groupings == 0 && r->by_day < 0 && r->by_person < 0 && !r->column[0].metric;
	return figures && !crossed && !unknown;
}

static void read_table(struct reading *r)
{
	struct intake *in = r->all->in;
	size_t first = r->all->n;
	if (r->table->n == 0) /* a title and "no data" */
		return;
	if (!plan(r)) {
		const char *name = *r->table->title ? r->table->title : r->table->header->cell[0];
		intake_note(in, MSG_NOTE, r->table->header->line, 0, W_WEBSITE_TABLE, name, NULL, NULL);
		return;
	}
	const struct sheet_row *total = NULL;
	for (size_t i = 0; i < r->table->n; i++) {
		const struct sheet_row *row = &r->table->row[i];
		if (is_total(in->mem, r, row))
			total = row;
		else if (read_row(r, row))
			in->rows_stored++;
	}
	if (total)
		check_total(r, total);
	if (r->by_person >= 0) {
		intake_note(in, MSG_NOTE, r->table->header->line, r->by_person + 1, W_WEBSITE_PERSONS, r->table->header->cell[r->by_person],
		            NULL, NULL);
		add_up(r, first);
	}
	for (size_t i = 0; first == 0 && i < r->all->n; i++) /* the first table with figures gives the control totals */
		if (metric_adds_up(r->all->item[i].metric))
			intake_total(in, r->all->item[i].metric, r->all->item[i].cell.value);
}

/* --- storing --- */

static int compare_figures(const void *x, const void *y)
{
	const struct figure *a = x, *b = y;
	int c = strcmp(a->metric, b->metric);
	c = c ? c : strcmp(a->cell.dimension, b->cell.dimension);
	c = c ? c : strcmp(a->cell.category, b->cell.category);
	c = c ? c : (a->by_sex > b->by_sex) - (a->by_sex < b->by_sex);
	c = c ? c : (a->by_age > b->by_age) - (a->by_age < b->by_age);
	c = c ? c : strcmp(a->cell.sex, b->cell.sex);
	c = c ? c : (a->cell.age_from > b->cell.age_from) - (a->cell.age_from < b->cell.age_from);
	c = c ? c : (a->day > b->day) - (a->day < b->day);
	c = c ? c : (a->period.from > b->period.from) - (a->period.from < b->period.from);
	c = c ? c : (a->period.to > b->period.to) - (a->period.to < b->period.to);
	return c;
}

static int compare_lines(const void *x, const void *y)
{
	int c = compare_figures(x, y);
	const struct figure *a = x, *b = y;
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

/* Two tables of a file may tell the same; when they differ, the first counts and it is said. */
static void drop_repeated(struct figures *f)
{
	size_t n = 0;
	qsort(f->item, f->n, sizeof *f->item, compare_lines);
	for (size_t i = 0; i < f->n; i++) {
		if (n == 0 || compare_figures(&f->item[n - 1], &f->item[i]) != 0)
			f->item[n++] = f->item[i];
		else if (f->item[n - 1].cell.value < f->item[i].cell.value || f->item[n - 1].cell.value > f->item[i].cell.value)
			intake_note(f->in, MSG_WARNING, f->item[i].line, 0, W_WEBSITE_TWICE, num_plain_int(f->in->mem, f->item[n - 1].line),
			            NULL, NULL);
	}
	f->n = n;
}

/* Visitors by age, sex or place are an audience; those of each single day are not, since the newest would stand for all. */
static bool is_audience(const struct figure *x)
{
	static const char *const places[] = { "", "country", "region", "city" };
	bool place = false;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		place |= str_eq(x->cell.dimension, places[i]);
	return x->day == INT_MIN && !x->day_of_group && str_eq(x->metric, "visitors") && place &&
	       (*x->cell.dimension || *x->cell.sex || x->cell.age_from >= 0 || x->cell.unknown);
}

static bool is_same_audience(const struct figure *a, const struct figure *b)
{
	return str_eq(a->cell.dimension, b->cell.dimension) && a->by_age == b->by_age && a->by_sex == b->by_sex &&
	       a->period.from == b->period.from && a->period.to == b->period.to;
}

static bool store_audience(struct intake *in, const struct figure *x, const struct figure *last, int64_t channel, int64_t *id,
                           struct err *e)
{
	struct audience a = { .subject = "channel",
		              .subject_id = channel,
		              .base = "visitors",
		              .unit = "count",
		              .first_time = "",
		              .as_of = in->as_of,
		              .period = x->period };
	return ((last && is_same_audience(last, x)) || audience_add(in, &a, id, e)) && audience_add_cell(in, *id, &x->cell, e);
}

static const char *ages_text(struct mem *m, const struct audience_cell *c)
{
	if (c->age_from == AGE_UNKNOWN)
		return "unknown";
	return c->age_to == AGE_AND_OVER ? mem_printf(m, "%d+", c->age_from) : mem_printf(m, "%d-%d", c->age_from, c->age_to);
}

/* Other figures by age or sex, new visitors or visits, are counts: the ages and the sex become their category. */
static struct audience_cell as_category(struct mem *m, const struct figure *x)
{
	struct audience_cell c = x->cell;
	const char *sex = *c.sex ? c.sex : "unknown";
	if (x->by_age && x->by_sex) {
		c.dimension = "age_sex";
		c.category = mem_printf(m, "%s %s", ages_text(m, &c), sex);
	} else if (x->by_age || x->by_sex) {
		c.dimension = x->by_age ? "age" : "sex";
		c.category = x->by_age ? ages_text(m, &c) : sex;
	}
	return c;
}

static bool store_figures(struct figures *f, int64_t channel, struct err *e)
{
	struct intake *in = f->in;
	struct series *days = series_new(in);
	const struct figure *last = NULL;
	int64_t audience = 0;
	for (size_t i = 0; i < f->n; i++) {
		struct figure *x = &f->item[i];
		bool ok = true;
		if (x->day != INT_MIN)
			ok = series_add(days, x->line, x->day, x->metric, (int64_t)x->cell.value, e);
		else if (is_audience(x)) {
			ok = store_audience(in, x, last, channel, &audience, e);
			last = x;
		} else {
			struct audience_cell c = as_category(in->mem, x);
			ok = channel_count_add(in, channel, x->metric, &c, x->period, e);
		}
		if (!ok)
			return false;
	}
	return series_store(days, channel, false, e);
}

/* Figures without a day are of a period: the file says which, or --period does. */
static bool settle_periods(struct figures *f, struct err *e)
{
	struct intake *in = f->in;
	for (size_t i = 0; i < f->n; i++) {
		struct figure *x = &f->item[i];
		if (x->day == INT_MIN && x->period.from > x->period.to) {
			if (!intake_period(in, e))
				return false;
			x->period = in->period;
		}
		intake_day(in, x->day != INT_MIN ? x->day : x->period.from);
		intake_day(in, x->day != INT_MIN ? x->day : x->period.to);
	}
	return intake_as_of(in, in->newest_day, e);
}

bool website_sheet(struct intake *in, const struct sheet *s, const struct site_words *words, struct err *e)
{
	const char *const platforms[] = { in->importer->platform, NULL };
	struct figures f = { .in = in };
	struct site_table t = { .period = { 1, 0 } };
	struct reading r = { .all = &f, .words = words, .table = &t };
	int64_t channel;
	size_t at = 0;
	while (next_table(in->mem, s, &at, &t))
		read_table(&r);
	if (f.n == 0 && f.untitled)
		return intake_refuse(in, f.untitled_line, 1, e, W_WEBSITE_UNTITLED, f.untitled, NULL, NULL);
	if (f.n == 0)
		return in->rows_rejected > 0 || intake_refuse(in, 0, 0, e, W_WEBSITE_NOTHING, NULL, NULL, NULL);
	if (!settle_periods(&f, e) || !channel_of_file(in, platforms, &channel, e))
		return false;
	drop_repeated(&f);
	return store_figures(&f, channel, e);
}

size_t website_known(struct mem *m, const struct sheet_row *r, const struct site_words *words)
{
	size_t n = 0;
	for (size_t c = 0; c < r->n; c++)
		n += find_code(m, words->metrics, r->cell[c]) != NULL || find_code(m, words->dimensions, r->cell[c]) != NULL;
	return n;
}

bool website_is_label(struct mem *m, const char *header, const struct site_words *words)
{
	const char *by = find_code(m, words->dimensions, header);
	return by && str_eq(by, WEBSITE_BY_TITLE);
}
