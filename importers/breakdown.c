#include "breakdown.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "channels.h"
#include "metric.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_GROUPS = 20000 };
#define MOST_OFF 0.02 /* what rounding may make of shares that add up to 1 */

struct group {
	struct audience_cell cell;
	double half_unit;
	long line;
};

struct groups {
	struct group *item;
	size_t n, cap;
	bool shares;
};

static bool open_groups(struct intake *in, struct err *e)
{
	struct groups *g = mem_alloc(in->mem, sizeof *g);
	const char *trait = NULL;
	in->state = g;
	for (size_t c = 0; c < in->importer->n_columns; c++) {
		const struct column *column = &in->importer->column[c];
		g->shares |= column->field == BREAKDOWN_VALUE && column->cell == CELL_SHARE;
		if (!column->either || !in->header[c])
			continue;
		if (trait)
			return intake_refuse(in, 0, in->place[c], e, W_BREAKDOWN_TWO, trait, in->header[c], NULL);
		trait = in->header[c];
	}
	return true;
}

static void read_group(struct intake *in, const struct table_row *row, struct group *g, const struct value **value)
{
	g->cell = (struct audience_cell){ .sex = "", .age_from = AGE_UNKNOWN, .age_to = AGE_UNKNOWN, .dimension = "", .category = "" };
	for (size_t c = 0; c < in->importer->n_columns; c++) {
		const struct column *column = &in->importer->column[c];
		const struct value *v = &row->value[c];
		if (column->field == BREAKDOWN_VALUE && (v->given || v->withheld))
			*value = v;
		if (!v->given)
			continue;
		if (column->field == BREAKDOWN_SEX) {
			g->cell.sex = v->code;
			g->cell.unknown |= !*v->code;
		} else if (column->field == BREAKDOWN_AGE) {
			g->cell.age_from = (int)v->n;
			g->cell.age_to = v->to;
			g->cell.unknown |= v->n == AGE_UNKNOWN;
		} else if (column->field == BREAKDOWN_CATEGORY) {
			g->cell.dimension = column->dimension ? column->dimension : in->importer->breakdown->dimension;
			g->cell.category = v->code ? v->code : str_trim(in->mem, v->text);
			g->cell.unknown |= audience_is_unknown(in->mem, v->text);
		}
	}
}

static bool take_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct groups *all = in->state;
	struct group g = { .line = row->line };
	const struct value *value = NULL;
	in->rows_stored++;
	read_group(in, row, &g, &value);
	if (!value) /* not reported */
		return true;
	if (all->n == MOST_GROUPS)
		return intake_refuse(in, row->line, 0, e, W_BREAKDOWN_TOO_MANY, num_plain_int(in->mem, MOST_GROUPS), NULL, NULL);
	g.cell.value = all->shares ? value->real : (double)value->n;
	g.cell.withheld = value->withheld;
	g.half_unit = value->half_unit;
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = g;
	return true;
}

static int compare_groups(const void *x, const void *y)
{
	const struct group *p = x, *q = y;
	const struct audience_cell *a = &p->cell, *b = &q->cell;
	int c = strcmp(a->category, b->category);
	c = c ? c : strcmp(a->sex, b->sex);
	c = c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
	c = c ? c : (a->age_to > b->age_to) - (a->age_to < b->age_to);
	return c ? c : (p->line > q->line) - (p->line < q->line);
}

static bool is_same(const struct audience_cell *a, const struct audience_cell *b)
{
	return str_eq(a->category, b->category) && str_eq(a->sex, b->sex) && a->age_from == b->age_from && a->age_to == b->age_to;
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
	double sum = 0, room = 0;
	bool withheld = false;
	for (size_t i = 0; i < all->n; i++) {
		const struct group *g = &all->item[i];
		if (i && is_same(&g->cell, &g[-1].cell))
			return intake_refuse(in, g->line, 0, e, W_BREAKDOWN_TWICE, num_plain_int(in->mem, g[-1].line), NULL, NULL);
		withheld |= g->cell.withheld;
		sum += g->cell.withheld ? 0 : g->cell.value;
		room += g->half_unit;
	}
	room = fmin(room, MOST_OFF) + 1e-9;
	bool whole = in->importer->breakdown->whole && !withheld;
	if (all->shares && (sum > 1 + room || (whole && sum < 1 - room)))
		return intake_refuse(in, all->item[0].line, 0, e, W_BREAKDOWN_SUM, num_fixed(in->mem, 100 * sum, 1, LANG_EN), NULL, NULL);
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
		              .period = in->options->period ? *in->options->period : (struct period){ 0, -1 } };
	int64_t id;
	for (size_t i = 0; all->shares && i < all->n; i++)
		a.rounding = fmax(a.rounding, all->item[i].half_unit);
	if (!audience_add(in, &a, &id, e))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (!audience_add_cell(in, id, &all->item[i].cell, e))
			return false;
	return true;
}

/* Counts by source or format belong to a period. */
static bool store_counts(struct intake *in, const struct groups *all, int64_t channel, struct err *e)
{
	if (!intake_period(in, e))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (!channel_count_add(in, channel, in->importer->breakdown->metric, &all->item[i].cell, in->period, e))
			return false;
	return true;
}

static bool close_groups(struct intake *in, struct err *e)
{
	const char *const platforms[] = { in->importer->platform, NULL };
	struct groups *all = in->state;
	int64_t channel;
	if (in->rows_rejected > 0)
		return intake_refuse(in, 0, 0, e, W_BREAKDOWN_HOLES, num_plain_int(in->mem, in->rows_rejected), NULL, NULL);
	if (all->n == 0)
		return true;
	if (in->importer->breakdown->sexes)
		name_sexes(in, all);
	qsort(all->item, all->n, sizeof *all->item, compare_groups);
	if (!check_groups(in, all, e) || !channel_of_file(in, platforms, &channel, e) || !intake_as_of(in, INT_MIN, e))
		return false;
	return in->importer->breakdown->metric ? store_counts(in, all, channel, e) : store_audience(in, all, channel, e);
}

const struct facts facts_breakdown = { .open = open_groups, .row = take_row, .close = close_groups };
