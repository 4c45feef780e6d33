#include "breakdown.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "channels.h"
#include "metric.h"
#include "years.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_GROUPS = 200000 }; /* a year of 500 places; in 64 MiB */
#define MOST_OFF 0.02 /* what rounding may make of shares that add up to 1 */
#define COARSEST 0.005 /* half a percent: no platform rounds more */

struct group {
	struct dated at; /* day 0: the groups have no days */
	struct audience_cell cell;
	const char *id; /* of the category; "": none */
};

struct groups {
	struct group *item;
	size_t n, cap;
	bool shares, days;
	double half_unit; /* of the last decimal place seen, as a share: "0" beside "0.59" is 0.00 */
};

static bool open_groups(struct intake *in, struct err *e)
{
	struct groups *g = mem_alloc(in->mem, sizeof *g);
	const char *trait = NULL;
	g->half_unit = COARSEST;
	in->state = g;
	for (size_t c = 0; c < in->importer->n_columns; c++) {
		const struct column *column = &in->importer->column[c];
		g->shares |= column->field == BREAKDOWN_VALUE && column->cell == CELL_SHARE;
		g->days |= column->field == BREAKDOWN_DAY && in->place[c];
		if (!column->either || !in->header[c])
			continue;
		if (trait)
			return intake_refuse(in, 0, in->place[c], e, W_BREAKDOWN_TWO, trait, in->header[c], NULL);
		trait = in->header[c];
	}
	return true;
}

static void set_category(struct intake *in, const char *dimension, const char *name, struct group *g)
{
	g->cell.dimension = dimension ? dimension : in->importer->breakdown->dimension;
	g->cell.category = str_trim(in->mem, name);
}

static void read_value(struct intake *in, const struct column *column, const struct value *v, struct group *g)
{
	switch ((enum breakdown_field)column->field) {
	case BREAKDOWN_SEX:
		g->cell.sex = v->code;
		g->cell.unknown |= !*v->code;
		break;
	case BREAKDOWN_AGE:
		g->cell.age_from = (int)v->n;
		g->cell.age_to = v->to;
		g->cell.unknown |= v->n == AGE_UNKNOWN;
		break;
	case BREAKDOWN_CATEGORY:
		set_category(in, column->dimension,
		             column->cell == CELL_COUNT ? num_plain_int(in->mem, v->n)
		             : v->code                  ? v->code
		                                        : v->text,
		             g);
		g->cell.unknown |= audience_is_unknown(in->mem, g->cell.category);
		break;
	case BREAKDOWN_ID:
		g->id = mem_text(in->mem, v->text);
		break;
	case BREAKDOWN_DAY:
		g->at.day = (int)v->n;
		break;
	case BREAKDOWN_NOTHING:
	case BREAKDOWN_VALUE:
		break;
	}
}

/* The group of a row, and its value; NULL: not reported. */
static const struct value *read_group(struct intake *in, const struct table_row *row, struct group *g)
{
	const struct value *value = NULL;
	*g = (struct group){ .at.line = row->line, .id = "" };
	g->cell = (struct audience_cell){ .sex = "", .age_from = AGE_UNKNOWN, .age_to = AGE_UNKNOWN, .dimension = "", .category = "" };
	for (size_t c = 0; c < in->importer->n_columns; c++) {
		const struct value *v = &row->value[c];
		if (in->importer->column[c].field == BREAKDOWN_VALUE && (v->given || v->withheld))
			value = v;
		if (v->given)
			read_value(in, &in->importer->column[c], v, g);
	}
	if (!*g->cell.category && *g->id)
		set_category(in, NULL, g->id, g);
	return value;
}

static bool take_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct groups *all = in->state;
	struct group g;
	const struct value *value = read_group(in, row, &g);
	in->rows_stored++;
	if (!value)
		return true;
	if (all->n == MOST_GROUPS)
		return intake_refuse(in, row->line, 0, e, W_BREAKDOWN_TOO_MANY, num_plain_int(in->mem, MOST_GROUPS), NULL, NULL);
	g.cell.value = all->shares ? value->real : (double)value->n;
	g.cell.withheld = value->withheld || (in->importer->breakdown->zero_hides && !(g.cell.value > 0));
	if (all->shares && !g.cell.withheld)
		all->half_unit = fmin(all->half_unit, value->half_unit);
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = g;
	return true;
}

static int compare_groups(const void *x, const void *y)
{
	const struct group *p = x, *q = y;
	const struct audience_cell *a = &p->cell, *b = &q->cell;
	int c = (p->at.day > q->at.day) - (p->at.day < q->at.day);
	c = c ? c : strcmp(a->category, b->category);
	c = c ? c : strcmp(p->id, q->id);
	c = c ? c : strcmp(a->sex, b->sex);
	c = c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
	c = c ? c : (a->age_to > b->age_to) - (a->age_to < b->age_to);
	return c ? c : (p->at.line > q->at.line) - (p->at.line < q->at.line);
}

static bool is_same(const struct group *p, const struct group *q)
{
	const struct audience_cell *a = &p->cell, *b = &q->cell;
	return p->at.day == q->at.day && str_eq(a->category, b->category) && str_eq(p->id, q->id) && str_eq(a->sex, b->sex) &&
	       a->age_from == b->age_from && a->age_to == b->age_to;
}

/* Categories of one name and different ids, such as two places, get their ids behind their names. Sorted groups. */
static void tell_apart(struct intake *in, struct groups *all)
{
	for (size_t i = 0; i < all->n;) {
		size_t end = i + 1;
		const struct group *first = &all->item[i];
		bool several = false;
		for (; end < all->n && all->item[end].at.day == first->at.day && str_eq(all->item[end].cell.category, first->cell.category);
		     end++)
			several |= !str_eq(all->item[end].id, first->id);
		for (; i < end; i++)
			if (several)
				all->item[i].cell.category = mem_printf(in->mem, "%s (%s)", all->item[i].cell.category, all->item[i].id);
	}
}

/* The options of a field of a platform may be sexes: then they are, and "no answer" is not known. */
static void name_sexes(struct intake *in, struct groups *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (!*all->item[i].cell.dimension || (!all->item[i].cell.unknown && !audience_sex(in->mem, all->item[i].cell.category)))
			return;
	for (size_t i = 0; i < all->n; i++) {
		struct audience_cell *c = &all->item[i].cell;
		const char *sex = audience_sex(in->mem, c->category);
		c->sex = sex ? sex : "";
		c->unknown = !*c->sex;
		c->dimension = c->category = "";
	}
}

static bool check_groups(struct intake *in, const struct groups *all, struct err *e)
{
	double sum = 0, room = fmin((double)all->n * all->half_unit, MOST_OFF) + 1e-9;
	bool withheld = false;
	for (size_t i = 0; i < all->n; i++) {
		const struct group *g = &all->item[i];
		if (i && is_same(g, &g[-1]))
			return intake_refuse(in, g->at.line, 0, e, W_BREAKDOWN_TWICE, num_plain_int(in->mem, g[-1].at.line), NULL, NULL);
		withheld |= g->cell.withheld;
		sum += g->cell.withheld ? 0 : g->cell.value;
	}
	bool whole = in->importer->breakdown->whole && !withheld;
	if (all->shares && (sum > 1 + room || (whole && sum < 1 - room)))
		return intake_refuse(in, all->item[0].at.line, 0, e, W_BREAKDOWN_SUM, num_fixed(in->mem, 100 * sum, 1, LANG_EN), NULL,
		                     NULL);
	return true;
}

static bool store_audience(struct intake *in, const struct groups *all, int64_t channel, struct err *e)
{
	struct audience a = { .subject = "channel",
		              .subject_id = channel,
		              .base = in->importer->breakdown->base,
		              .unit = all->shares ? "share" : "count",
		              .first_time = "",
		              .as_of = in->as_of,
		              .period = in->options->period ? *in->options->period
		                        : in->shared        ? in->shared->period
		                                            : (struct period){ 0, -1 } };
	int64_t id;
	if (all->shares)
		a.rounding = all->half_unit;
	if (!audience_add(in, &a, &id, e))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (!audience_add_cell(in, id, &all->item[i].cell, e))
			return false;
	return true;
}

/* Counts by source or format belong to a period, or each to its day. */
static bool store_counts(struct intake *in, const struct groups *all, int64_t channel, struct err *e)
{
	if (!all->days && !intake_period(in, e))
		return false;
	for (size_t i = 0; i < all->n; i++) {
		const struct group *g = &all->item[i];
		struct period p = all->days ? (struct period){ g->at.day, g->at.day } : in->period;
		if (!channel_count_add(in, channel, in->importer->breakdown->metric, &g->cell, p, e))
			return false;
	}
	return true;
}

static bool settle_days(struct intake *in, struct groups *all, struct err *e)
{
	if (!all->days)
		return intake_as_of(in, INT_MIN, e);
	if (!years_find(in, all->item, all->n, sizeof *all->item, e))
		return false;
	for (size_t i = 0; i < all->n; i++)
		intake_day(in, all->item[i].at.day);
	return intake_as_of(in, in->period.to, e);
}

static bool close_groups(struct intake *in, struct err *e)
{
	const char *const platforms[] = { in->importer->platform, NULL };
	struct groups *all = in->state;
	int64_t channel;
	if (in->rows_rejected > 0 && !all->days)
		return intake_refuse(in, 0, 0, e, W_BREAKDOWN_HOLES, num_plain_int(in->mem, in->rows_rejected), NULL, NULL);
	if (all->n == 0)
		return true;
	if (!settle_days(in, all, e))
		return false;
	if (in->importer->breakdown->sexes)
		name_sexes(in, all);
	if (in->importer->breakdown->only_sexes && *all->item[0].cell.dimension)
		return intake_refuse(in, 0, 0, e, W_BREAKDOWN_ONLY_SEX, NULL, NULL, NULL);
	qsort(all->item, all->n, sizeof *all->item, compare_groups);
	tell_apart(in, all);
	if (!check_groups(in, all, e) || !channel_of_file(in, platforms, &channel, e))
		return false;
	return all->days || !in->importer->breakdown->base ? store_counts(in, all, channel, e) : store_audience(in, all, channel, e);
}

const struct facts facts_breakdown = { .open = open_groups, .row = take_row, .close = close_groups };
