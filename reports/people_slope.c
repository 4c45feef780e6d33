/* From the start to now: the shares of a trait's groups in the first month that has them and in the last, as sloping lines. */
#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"

enum { MOST_GROUPS = 8, LEAST_GROUPS = 3 };

static bool can_draw(const struct people_table *t)
{
	return people_can_draw(t) && t->k >= LEAST_GROUPS && t->k <= MOST_GROUPS;
}

static const struct people_month *first_month(const struct people *p, size_t dimension)
{
	const struct people_month *start = p->facts.starts ? people_at(p, month_of_day(p->facts.starts)) : NULL;
	for (size_t i = start ? (size_t)(start - p->month) : 0; i < p->n_months; i++)
		if (can_draw(&p->month[i].total[dimension]))
			return &p->month[i];
	return NULL;
}

static const char *share_words(struct doc *d, const struct people_group *g)
{
	return isnan(g->share) ? word_text(d->lang, W_CELL_HIDDEN) : num_percent(d->mem, g->share, 1, d->lang);
}

struct slope {
	const struct people *people;
	const struct people_table *then, *now;
	const char *trait, *then_words, *now_words;
};

static const char *alt_of(struct doc *d, const struct slope *s, const struct chart *c)
{
	struct str out;
	str_init(&out, d->mem);
	str_add(&out, word_say(d->mem, d->lang, W_SLOPE_ALT, s->trait, s->then_words, s->now_words, NULL));
	for (size_t i = 0; i < c->n_rows; i++)
		str_add(&out, word_say(d->mem, d->lang, W_SLOPE_ALT_GROUP, phrase_capital(d->mem, c->row[i].label),
		                       share_words(d, &s->then->group[i]), share_words(d, &s->now->group[i]),
		                       people_state_words(d->lang, c->row[i].state), NULL));
	str_add(&out, word_text(d->lang, W_ALT_TABLE));
	return out.s;
}

static void figure(struct doc *d, const struct slope *s)
{
	struct chart_row *row = mem_array(d->mem, s->now->k, sizeof *row);
	const char **column = mem_array(d->mem, 2, sizeof *column);
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	for (size_t i = 0; i < s->now->k; i++) {
		const struct people_group *g = &s->now->group[i], *before = &s->then->group[i];
		const char *name = people_group_row(d->mem, d->lang, people_group_plain(s->people, g->group));
		row[i] = (struct chart_row){ .label = name,
			                     .value = g->share,
			                     .reference = before->share,
			                     .lo = MISSING,
			                     .hi = MISSING,
			                     .tolerance = MISSING,
			                     .state = g->has_state ? g->state : STATE_OPEN,
			                     .before = share_words(d, before),
			                     .right = mem_printf(d->mem, "%s %s", share_words(d, g), name) };
	}
	column[0] = s->then_words;
	column[1] = s->now_words;
	*c = (struct chart){
		.kind = CHART_SLOPE, .row = row, .n_rows = s->now->k, .column = column, .n_columns = 2, .percent = true, .target = MISSING
	};
	people_key(d, c);
	c->key[KEY_POPULATION] = c->key[KEY_BAND] = c->key[KEY_RIGHT] = NULL;
	c->alt = alt_of(d, s, c);
	doc_figure(d, &(struct figure){ .id = mem_printf(d->mem, "slope_%s", people_dimension_code(s->now->dimension)),
	                                .title = word_say(d->mem, d->lang, W_SLOPE_TITLE, s->trait, NULL),
	                                .caption = word_text(d->lang, W_SLOPE_CAPTION),
	                                .chart = c });
}

static struct cell share_cell(struct doc *d, const struct people_group *g)
{
	return g->hidden ? cell_hidden(d) : cell_percent(d, g->share, 1);
}

static void table(struct doc *d, const struct slope *s)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ s->then_words, "then", ALIGN_END, 0 },
		{ s->now_words, "now", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_POPULATION), "population", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, mem_printf(d->mem, "slope_%s", people_dimension_code(s->now->dimension)),
	                            word_say(d->mem, d->lang, W_SLOPE_TABLE, s->trait, NULL), word_text(d->lang, W_SLOPE_TABLE_SUMMARY),
	                            column, sizeof column / sizeof *column, s->now->k);
	for (size_t i = 0; i < s->now->k; i++) {
		const struct people_group *g = &s->now->group[i];
		*table_cell(t, i, 0) = cell_code(people_group_row(d->mem, d->lang, people_group_plain(s->people, g->group)),
		                                 people_group_code(d->mem, g->group));
		*table_cell(t, i, 1) = share_cell(d, &s->then->group[i]);
		*table_cell(t, i, 2) = share_cell(d, g);
		*table_cell(t, i, 3) = cell_percent(d, g->population, 1);
	}
}

bool people_slope(struct doc *d, const struct people *p, size_t dimension)
{
	const struct people_month *now = people_now(p), *then = now ? first_month(p, dimension) : NULL;
	if (!then || then == now || !can_draw(&now->total[dimension]) || p->facts.aim != PEOPLE_MIRROR)
		return false;
	const int start = p->facts.starts ? month_of_day(p->facts.starts) : 0; /* how it stood then, though nobody came that month */
	const struct slope s = { .people = p,
		                 .then = &then->total[dimension],
		                 .now = &now->total[dimension],
		                 .trait = people_dimension_words(d->lang, now->total[dimension].dimension),
		                 .then_words = month_words(d->mem, then->month < start ? start : then->month, d->lang),
		                 .now_words = month_words(d->mem, now->month, d->lang) };
	doc_columns(d, BLOCK_COLUMNS);
	figure(d, &s);
	doc_columns(d, BLOCK_COLUMN);
	table(d, &s);
	doc_columns(d, BLOCK_COLUMNS_END);
	return true;
}
