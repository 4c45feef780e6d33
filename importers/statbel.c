/* The Belgian population by municipality, sex and age, as the statistical office publishes it: a row for each group with somebody in it, split
 * further by nationality and civil status, which are added up here. Larger regions are sums of municipalities, where all are there. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "leaves.h"
#include "names.h"
#include "statbel_check.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	CITY,
	CITY_NAME,
	DISTRICT,
	DISTRICT_NAME,
	PROVINCE,
	PROVINCE_NAME,
	REGION,
	REGION_NAME,
	SEX,
	AGE,
	COUNT,
	YEAR,
	NATIONALITY,
	CIVIL,
	CITY_FR,
	DISTRICT_FR,
	PROVINCE_FR,
	REGION_FR,
	NATIONALITY_NL,
	NATIONALITY_FR,
	CIVIL_NL,
	CIVIL_FR,
	N_COLUMNS
};
#define SOURCE "Statbel TF_SOC_POP_STRUCT"
enum { LEVELS = 5, OLDEST = STATBEL_OLDEST /* and over */, CODE_DIGITS = 5 };

static const struct label sexes[] = { { "M", "M" }, { "F", "F" }, { NULL, NULL } };

static const struct column columns[N_COLUMNS] = {
	[CITY] = { .cell = CELL_ID, .header = { "CD_REFNIS", "CD_MUNTY_REFNIS" } },
	[CITY_NAME] = { .cell = CELL_TEXT, .header = { "TX_DESCR_NL", "TX_MUNTY_DESCR_NL" } },
	[DISTRICT] = { .cell = CELL_ID, .header = { "CD_DSTR_REFNIS" } },
	[DISTRICT_NAME] = { .cell = CELL_TEXT, .header = { "TX_ADM_DSTR_DESCR_NL" } },
	[PROVINCE] = { .cell = CELL_ID, .header = { "CD_PROV_REFNIS" } },
	[PROVINCE_NAME] = { .cell = CELL_TEXT, .header = { "TX_PROV_DESCR_NL" } },
	[REGION] = { .cell = CELL_ID, .required = true, .filled = true, .header = { "CD_RGN_REFNIS" } },
	[REGION_NAME] = { .cell = CELL_TEXT, .header = { "TX_RGN_DESCR_NL" } },
	[SEX] = { .cell = CELL_LABEL, .required = true, .filled = true, .labels = sexes, .header = { "CD_SEX" } },
	[AGE] = { .cell = CELL_COUNT, .required = true, .filled = true, .header = { "CD_AGE" } },
	[COUNT] = { .cell = CELL_COUNT, .required = true, .filled = true, .header = { "MS_POPULATION" } },
	[YEAR] = { .cell = CELL_COUNT, .header = { "CD_YEAR" } },
	[NATIONALITY] = { .cell = CELL_ID, .header = { "CD_NATLTY" } },
	[CIVIL] = { .cell = CELL_ID, .header = { "CD_CIV_STS" } },
	[CITY_FR] = { .cell = CELL_SKIP, .header = { "TX_DESCR_FR", "TX_MUNTY_DESCR_FR" } },
	[DISTRICT_FR] = { .cell = CELL_SKIP, .header = { "TX_ADM_DSTR_DESCR_FR" } },
	[PROVINCE_FR] = { .cell = CELL_SKIP, .header = { "TX_PROV_DESCR_FR" } },
	[REGION_FR] = { .cell = CELL_SKIP, .header = { "TX_RGN_DESCR_FR" } },
	[NATIONALITY_NL] = { .cell = CELL_SKIP, .header = { "TX_NATLTY_NL" } },
	[NATIONALITY_FR] = { .cell = CELL_SKIP, .header = { "TX_NATLTY_FR" } },
	[CIVIL_NL] = { .cell = CELL_SKIP, .header = { "TX_CIV_STS_NL" } },
	[CIVIL_FR] = { .cell = CELL_SKIP, .header = { "TX_CIV_STS_FR" } },
};

/* From small to large; each place of the file with the larger ones it lies in. */
struct area {
	const char *code[LEVELS], *name[LEVELS]; /* municipality, district, province, region, country; "" where there is none */
};

struct statbel {
	struct leaves *leaves;
	struct names *areas; /* code of the smallest: struct area */
	const struct area **area;
	size_t n, cap;
	int first; /* level of the smallest */
	int day; /* INT_MIN: each row says its year */
	int last_day; /* of the last row */
	struct statbel_check *check;
};

static bool statbel_open(struct intake *in, struct err *e)
{
	struct statbel *s = mem_alloc(in->mem, sizeof *s);
	const long *place = in->place;
	*s = (struct statbel){ .areas = names_new(in->mem), .day = INT_MIN, .last_day = INT_MIN, .check = statbel_check_new(in->mem) };
	s->leaves = leaves_new(in, (struct leaf_columns){ .age = place[AGE], .sex = place[SEX], .count = place[COUNT] });
	s->first = place[CITY] ? 0 : 3;
	in->state = s;
	return place[YEAR] || leaves_day(in, &s->day, e);
}

/* --- rows --- */

/* "2000", as a spreadsheet makes of it, is 02000. */
static const char *padded(struct mem *m, const struct value *v)
{
	size_t n = v->given ? strspn(v->text, "0123456789") : 0;
	if (n == 0 || n >= CODE_DIGITS)
		return v->given ? v->text : "";
	return mem_printf(m, "%05d", (int)strtol(v->text, NULL, 10));
}

static const struct area *find_area(struct intake *in, struct statbel *s, const struct value v[])
{
	static const int code[] = { CITY, DISTRICT, PROVINCE, REGION }, name[] = { CITY_NAME, DISTRICT_NAME, PROVINCE_NAME, REGION_NAME };
	struct name *found = names_find(s->areas, padded(in->mem, &v[code[s->first]]));
	if (found->value)
		return found->value;
	struct area *a = mem_alloc(in->mem, sizeof *a);
	for (int level = 0; level < LEVELS - 1; level++) {
		a->code[level] = mem_text(in->mem, padded(in->mem, &v[code[level]]));
		a->name[level] = v[name[level]].given ? str_trim(in->mem, v[name[level]].text) : a->code[level];
	}
	a->code[LEVELS - 1] = "01000";
	a->name[LEVELS - 1] = "België";
	s->area = mem_grow(in->mem, s->area, s->n, &s->cap, sizeof(*s->area));
	s->area[s->n++] = a;
	found->value = a;
	return a;
}

/* NULL: the file has no such column. */
static const char *text_of(const struct intake *in, const struct value v[], int column)
{
	return !in->place[column] ? NULL : v[column].given ? v[column].text : "";
}

static bool statbel_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct statbel *s = in->state;
	const struct value *v = row->value;
	if (s->first == 0 && !v[CITY].given)
		return intake_reject(in, row->line, in->place[CITY], W_CELL_EMPTY, in->header[CITY], NULL, NULL) || true;
	if (v[AGE].n > AGE_LIMIT)
		return intake_reject(in, row->line, in->place[AGE], W_AGE_TOO_HIGH, NULL, NULL, NULL) || true;
	int day = v[YEAR].given ? day_make((int)v[YEAR].n, 1, 1) : s->day;
	if (day == INT_MIN)
		return intake_refuse(in, row->line, in->place[YEAR], e, W_CENSUS_YEAR, NULL, NULL, NULL);
	if (s->last_day != INT_MIN && s->last_day != day)
		return intake_refuse(in, row->line, in->place[YEAR], e, W_STATBEL_YEARS, NULL, NULL, NULL);
	s->last_day = day;
	const struct area *a = find_area(in, s, v);
	int age = v[AGE].n < OLDEST ? (int)v[AGE].n : OLDEST;
	struct statbel_group group = { a->code[s->first], a->name[s->first], *v[SEX].code, text_of(in, v, NATIONALITY),
		                       text_of(in, v, CIVIL) };
	if (!statbel_check_add(s->check, &group, age, v[COUNT].n))
		return intake_refuse(in, row->line, 0, e, W_STATBEL_TWICE, NULL, NULL, NULL);
	struct leaf x = { .region = a->code[s->first],
		          .name = a->name[s->first],
		          .day = day,
		          .dim = "",
		          .category = "",
		          .sex = *v[SEX].code,
		          .age_from = age,
		          .age_to = age < OLDEST ? age : AGE_AND_OVER,
		          .n = (double)v[COUNT].n,
		          .status = "final",
		          .source = SOURCE,
		          .line = row->line };
	in->rows_stored++;
	return leaves_sum(s->leaves, &x, e);
}

/* --- what follows from the rows --- */

/* Municipalities of Belgium on 1 January: mergers came into force in 2019 and 2025. */
static size_t n_municipalities(int day)
{
	return day >= day_make(2025, 1, 1) ? 565 : day >= day_make(2019, 1, 1) ? 581 : 589;
}

struct raise {
	struct statbel *s;
	int level;
};

/* The larger region a place lies in. */
static bool area_above(void *data, const char *code, const char **above, const char **name)
{
	const struct raise *r = data;
	const struct area *a = names_find(r->s->areas, code)->value;
	if (!a || !*a->code[r->level])
		return false;
	*above = a->code[r->level];
	*name = a->name[r->level];
	return true;
}

static bool raise_all(struct intake *in, struct statbel *s, struct err *e)
{
	size_t n = leaves_count(s->leaves), wanted = s->first == 0 ? n_municipalities(s->last_day) : 3;
	if (s->n != wanted) {
		intake_note(in, MSG_NOTE, 0, 0, W_STATBEL_PART, num_plain_int(in->mem, (int64_t)s->n),
		            num_plain_int(in->mem, (int64_t)wanted), NULL);
		return true;
	}
	for (int level = s->first + 1; level < LEVELS; level++) {
		struct raise r = { s, level };
		if (!leaves_raise(s->leaves, n, area_above, &r, e))
			return false;
	}
	return true;
}

/* A group with nobody in it has no row: its count is 0. */
static bool add_zeros(struct statbel *s, int day, struct err *e)
{
	for (size_t i = 0; i < s->n; i++)
		for (int k = 0; k < 2 * (OLDEST + 1); k++) {
			int age = k / 2;
			struct leaf x = { .region = s->area[i]->code[s->first],
				          .name = s->area[i]->name[s->first],
				          .day = day,
				          .dim = "",
				          .category = "",
				          .sex = k % 2 ? 'F' : 'M',
				          .age_from = age,
				          .age_to = age < OLDEST ? age : AGE_AND_OVER,
				          .status = "final",
				          .source = SOURCE };
			if (!leaves_sum(s->leaves, &x, e))
				return false;
		}
	return true;
}

static bool statbel_close(struct intake *in, struct err *e)
{
	struct statbel *s = in->state;
	if (in->rows_rejected || s->n == 0)
		return leaves_close(s->leaves, e);
	struct statbel_gap gap = statbel_check_gap(s->check);
	if (gap.lack != STATBEL_WHOLE)
		return intake_refuse(in, 0, 0, e, gap.lack == STATBEL_AGE ? W_STATBEL_HOLE : W_STATBEL_GROUP, gap.name,
		                     num_plain_int(in->mem, gap.age), NULL);
	return add_zeros(s, s->last_day, e) && raise_all(in, s, e) && leaves_close(s->leaves, e);
}

static const struct facts statbel_facts = { .open = statbel_open, .row = statbel_row, .close = statbel_close };

const struct importer statbel_population = {
	.name = "statbel-population",
	.title = W_KIND_STATBEL,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_ISO,
	.facts = &statbel_facts,
};
