/* The Belgian population out of be.STAT, sheet "Data as Table": region, sex and age in words, a column for each year. */
#include "ages.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cells.h"
#include "leaves.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum role { SKIP, PLACE, SEX, AGE, FIGURES };
enum { MOST_COLUMNS = 100 };

struct bestat {
	struct leaves *leaves;
	enum role role[MOST_COLUMNS];
	int day[MOST_COLUMNS]; /* of FIGURES */
	const char *title[MOST_COLUMNS];
	size_t n;
};

static const struct {
	const char *key;
	enum role role;
} headers[] = {
	{ "region", PLACE },   { "gewest", PLACE },    { "région", PLACE },
	{ "province", PLACE }, { "provincie", PLACE }, { "municipality", PLACE },
	{ "gemeente", PLACE }, { "commune", PLACE },   { "gender", SEX },
	{ "sex", SEX },        { "geslacht", SEX },    { "sexe", SEX },
	{ "geschlecht", SEX }, { "age", AGE },         { "leeftijd", AGE },
	{ "âge", AGE },        { "alter", AGE },
};

/* The four that have a code of their own. */
static const struct {
	const char *key, *code;
} places[] = {
	{ "belgium", "01000" },
	{ "belgië", "01000" },
	{ "belgique", "01000" },
	{ "flemish region", "02000" },
	{ "vlaams gewest", "02000" },
	{ "région flamande", "02000" },
	{ "walloon region", "03000" },
	{ "waals gewest", "03000" },
	{ "région wallonne", "03000" },
	{ "brussels-capital region", "04000" },
	{ "brussels hoofdstedelijk gewest", "04000" },
	{ "région de bruxelles-capitale", "04000" },
};

/* "Population on January 1st 2021". */
static int year_of_figures(const char *key)
{
	size_t n = strlen(key);
	bool people = str_starts(key, "population ") || str_starts(key, "bevolking ") || str_starts(key, "bevölkerung ");
	bool january = strstr(key, "januar") || strstr(key, "janvier");
	return people && january && n > 4 && strspn(key + n - 4, "0123456789") == 4 ? (int)strtol(key + n - 4, NULL, 10) : 0;
}

static enum role role_of(struct mem *m, const char *header, int *day)
{
	const char *key = utf8_key(m, header);
	int year = year_of_figures(key);
	if (year) {
		*day = day_make(year, 1, 1);
		return FIGURES;
	}
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		if (str_eq(headers[i].key, key))
			return headers[i].role;
	return SKIP;
}

static bool recognise(const struct sheet *head)
{
	struct mem *m = mem_new();
	bool has[FIGURES + 1] = { false };
	int day;
	for (size_t i = 0; head->n && i < head->row[0].n; i++)
		has[role_of(m, head->row[0].cell[i], &day)] = true;
	mem_free(m);
	return has[PLACE] && has[AGE] && has[FIGURES];
}

static bool bestat_open(struct intake *in, struct err *e)
{
	(void)e;
	struct bestat *s = mem_alloc(in->mem, sizeof *s);
	*s = (struct bestat){ .leaves = leaves_new(in, (struct leaf_columns){ 0 }) };
	in->state = s;
	return true;
}

static void take_header(struct intake *in, struct bestat *s, const struct sheet_row *row)
{
	const struct period *p = in->options->period;
	s->n = row->n < MOST_COLUMNS ? row->n : MOST_COLUMNS;
	for (size_t i = 0; i < s->n; i++) {
		s->title[i] = mem_text(in->mem, row->cell[i]);
		s->role[i] = role_of(in->mem, row->cell[i], &s->day[i]);
		if (s->role[i] == FIGURES && p && (s->day[i] < p->from || s->day[i] > p->to))
			s->role[i] = SKIP;
	}
}

static bool read_sex(struct mem *m, const char *cell, char *out)
{
	const char *key = utf8_key(m, cell);
	for (const struct label *l = audience_sexes; l->label; l++)
		if (str_eq(utf8_key(m, l->label), key) && *l->code) {
			*out = *l->code;
			return *out != 'X';
		}
	*out = 0;
	return str_starts(key, "tot");
}

static void read_place(struct mem *m, const char *cell, struct leaf *x)
{
	const char *key = utf8_key(m, cell);
	x->region = x->name = str_trim(m, cell);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (str_eq(places[i].key, key))
			x->region = places[i].code;
}

static bool set_dimension(struct mem *m, enum role role, const char *cell, struct leaf *x)
{
	switch (role) {
	case PLACE:
		read_place(m, cell, x);
		return *x->region != '\0';
	case SEX:
		return read_sex(m, cell, &x->sex);
	case AGE:
		return ages_read(m, cell, AGES_TO_INCLUSIVE, &x->age_from, &x->age_to);
	case FIGURES:
	case SKIP:
		break;
	}
	return true;
}

/* What a cell says that is no sex, age or place. */
static bool reject_cell(struct intake *in, const struct bestat *s, const struct sheet_row *row, size_t i, struct mem *m)
{
	static const enum word why[] = { [SEX] = W_CELL_LABEL, [AGE] = W_CELL_BAND, [PLACE] = W_CELL_EMPTY };
	return intake_reject(in, row->line, (long)i + 1, why[s->role[i]], s->title[i], utf8_clip(m, row->cell[i], 60),
	                     s->role[i] == SEX ? cell_labels(m, audience_sexes) : NULL);
}

static bool bestat_record(struct intake *in, const struct sheet_row *row, struct mem *m, struct err *e)
{
	struct bestat *s = in->state;
	if (!s->n) {
		take_header(in, s, row);
		return true;
	}
	struct leaf x = {
		.dim = "", .category = "", .age_to = AGE_AND_OVER, .status = "final", .source = "Statbel be.STAT", .line = row->line
	};
	for (size_t i = 0; i < row->n && i < s->n; i++)
		if (!set_dimension(m, s->role[i], row->cell[i], &x))
			return reject_cell(in, s, row, i, m) || true;
	in->rows_stored++;
	for (size_t i = 0; i < row->n && i < s->n; i++) {
		if (s->role[i] != FIGURES)
			continue;
		const char *figure = str_trim(m, row->cell[i]);
		int64_t whole = 0;
		x.state = *figure ? LEAF_GIVEN : LEAF_MISSING;
		if (*figure && (!num_parse_int(figure, strlen(figure), &whole) || whole < 0))
			return intake_reject(in, row->line, (long)i + 1, W_CELL_COUNT, s->title[i], utf8_clip(m, figure, 60), NULL) || true;
		x.n = (double)whole;
		x.day = s->day[i];
		x.column = (long)i + 1;
		if (!leaves_add(s->leaves, &x, e))
			return false;
	}
	return true;
}

static bool bestat_close(struct intake *in, struct err *e)
{
	struct bestat *s = in->state;
	return leaves_close(s->leaves, e);
}

static const struct facts bestat_facts = { .open = bestat_open, .record = bestat_record, .close = bestat_close };

const struct importer bestat_population = {
	.name = "bestat",
	.title = W_KIND_BESTAT,
	.unseen = UNSEEN_FILE,
	.platform = "",
	.recognise = recognise,
	.zone = ZONE_AMSTERDAM,
	.template = true,
	.facts = &bestat_facts,
};
