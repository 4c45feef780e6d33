#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"

/* Manski's bounds. */
struct interval people_share_bounds(const struct people_table *t, const struct people_group *g)
{
	double all = (double)(t->known + t->unknown);
	return (struct interval){ .lo = (double)g->x / all, .hi = (double)(g->x + t->unknown) / all };
}

static const char *name_of(struct doc *d, const struct people *p, const struct people_group *g)
{
	return people_group_row(d->mem, d->lang, people_group_plain(p, g->group));
}

static const char *alt(struct doc *d, const struct people *p, const struct people_table *t)
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, word_say(d->mem, d->lang, W_REPR_BOUNDS_ALT, people_dimension_words(d->lang, t->dimension), NULL));
	for (size_t i = 0; i < t->k; i++) {
		struct interval b = people_share_bounds(t, &t->group[i]);
		str_add_char(&s, ' ');
		str_add(&s, word_say(d->mem, d->lang, W_REPR_BOUNDS_ALT_GROUP, phrase_capital(d->mem, name_of(d, p, &t->group[i])),
		                     num_percent(d->mem, t->group[i].share, 1, d->lang), phrase_percent_range(d->mem, d->lang, b.lo, b.hi),
		                     NULL));
	}
	str_add(&s, word_text(d->lang, W_ALT_TABLE));
	return s.s;
}

static void figure(struct doc *d, const struct people *p, const struct people_table *t)
{
	struct chart_row *row = mem_array(d->mem, t->k, sizeof *row);
	for (size_t i = 0; i < t->k; i++) {
		const struct people_group *g = &t->group[i];
		struct interval b = people_share_bounds(t, g);
		row[i] = people_share_row(d, p, g);
		row[i].lo = b.lo;
		row[i].hi = b.hi;
		row[i].right = phrase_percent_range(d->mem, d->lang, b.lo, b.hi);
	}
	struct chart *c = people_shares_chart(d, row, t->k, alt(d, p, t));
	c->key[KEY_RIGHT] = NULL;
	const char *trait = people_dimension_words(d->lang, t->dimension);
	doc_figure(d, &(struct figure){
	                      .id = mem_printf(d->mem, "bounds_%s", people_dimension_code(t->dimension)),
	                      .title = word_say(d->mem, d->lang, W_REPR_BOUNDS_FIGURE, trait, NULL),
	                      .caption = word_say(d->mem, d->lang,
	                                          people_told_apart(p, t->dimension) ? W_REPR_BOUNDS_CAPTION_OR : W_REPR_BOUNDS_CAPTION,
	                                          num_count(d->mem, t->unknown, d->lang), num_count(d->mem, t->known, d->lang), NULL),
	                      .chart = c });
}

static void table(struct doc *d, const struct people *p, const struct people_table *t)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POPULATION), "population", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_AGREED), "agreed_low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_AGREED), "agreed_high", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_SHARE), "share", ALIGN_END, 0 },
		{ word_text(d->lang, W_REPR_BOUNDS_LEAST), "least", ALIGN_END, 0 },
		{ word_text(d->lang, W_REPR_BOUNDS_MOST), "most", ALIGN_END, 0 },
	};
	struct table *out = doc_table(d, mem_printf(d->mem, "bounds_%s", people_dimension_code(t->dimension)),
	                              word_say(d->mem, d->lang, W_REPR_BOUNDS_TABLE, people_dimension_words(d->lang, t->dimension), NULL),
	                              word_text(d->lang, W_REPR_BOUNDS_SUMMARY), column, sizeof column / sizeof *column, t->k);
	table_group(d, out, 4, 3, word_text(d->lang, W_COL_PARTICIPANTS));
	for (size_t i = 0; i < t->k; i++) {
		const struct people_group *g = &t->group[i];
		struct interval b = people_share_bounds(t, g);
		*table_cell(out, i, 0) = cell_code(name_of(d, p, g), people_group_code(d->mem, g->group));
		*table_cell(out, i, 1) = cell_percent(d, g->population, 1);
		*table_cell(out, i, 2) = people_range_cell(d, g->population - g->tolerance, g->population + g->tolerance);
		*table_cell(out, i, 3) = cell_percent(d, g->population + g->tolerance, 1);
		*table_cell(out, i, 4) = cell_percent(d, g->share, 1);
		*table_cell(out, i, 5) = cell_percent(d, b.lo, 1);
		*table_cell(out, i, 6) = cell_percent(d, b.hi, 1);
	}
}

void people_bounds(struct doc *d, const struct people *p, size_t dimension)
{
	const struct people_month *now = people_now(p);
	if (!now)
		return;
	const struct people_table *t = &now->total[dimension];
	const char *trait = people_dimension_the(d->lang, t->dimension);
	if (t->unknown == 0)
		doc_say(d, TEXT_BODY, W_REPR_BOUNDS_NONE, trait, NULL);
	else if (people_few(p, t->unknown))
		doc_say(d, TEXT_BODY, W_REPR_BOUNDS_FEW, num_plain_int(d->mem, p->threshold), trait, NULL);
	else if (t->n_hidden || !people_can_draw(t))
		doc_say(d, TEXT_BODY, people_told_apart(p, t->dimension) ? W_REPR_BOUNDS_HIDDEN_OR : W_REPR_BOUNDS_HIDDEN,
		        num_count(d->mem, t->unknown, d->lang), trait, NULL);
	else {
		figure(d, p, t);
		table(d, p, t);
	}
}
