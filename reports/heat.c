#include "heat.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"
#include <math.h>

struct chart_cell heat_cell(struct doc *d, double ratio, int decimals, bool strong)
{
	struct chart_cell c = { .ratio = ratio, .strong = strong && !isnan(ratio) };
	if (!isnan(ratio)) {
		c.figure = num_fixed(d->mem, ratio, decimals, d->lang);
		c.shown = word_say(d->mem, d->lang, W_HEAT_TIMES, c.figure, NULL);
	}
	return c;
}

struct chart_cell heat_hidden(void)
{
	return (struct chart_cell){ .ratio = (double)NAN, .hidden = true };
}

static const char *hidden_names(struct doc *d, const struct heat *h)
{
	const char **name = mem_array(d->mem, h->n_rows * h->n_columns, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < h->n_rows * h->n_columns; i++)
		if (h->cell[i].hidden)
			name[n++] = mem_printf(d->mem, "%s (%s)", h->row[i / h->n_columns], h->column[i % h->n_columns]);
	return n ? phrase_list(d->mem, d->lang, name, n) : NULL;
}

static const char *strong_words(struct doc *d, const struct heat *h)
{
	return h->strong ? h->strong : word_text(d->lang, W_KEY_WORD_STRONG);
}

/* Every cell that has something to show, row by row. */
static void add_cells(struct doc *d, struct str *s, const struct heat *h)
{
	for (size_t i = 0; i < h->n_rows * h->n_columns; i++) {
		const struct chart_cell *c = &h->cell[i];
		const char *row = h->row[i / h->n_columns], *column = h->column[i % h->n_columns];
		if (!c->shown)
			continue;
		str_add_char(s, ' ');
		if (!c->few && isnan(c->ratio))
			str_add(s, word_say(d->mem, d->lang, W_HEAT_ALT_COUNT, row, column, c->n, NULL));
		else if (c->few)
			str_add(s, word_say(d->mem, d->lang, W_HEAT_ALT_FEW, row, column, c->n, h->few, NULL));
		else if (c->n)
			str_add(s, word_say(d->mem, d->lang, W_HEAT_ALT_CELL_N, row, column, c->figure, c->n, NULL));
		else
			str_add(s, word_say(d->mem, d->lang, W_HEAT_ALT_CELL, row, column, c->figure, NULL));
	}
}

static const char *alt_of(struct doc *d, const struct heat *h)
{
	struct str s;
	bool any = false;
	str_init(&s, d->mem);
	str_add(&s, word_say(d->mem, d->lang, h->counts ? W_HEAT_ALT_COUNTS : W_HEAT_ALT, h->title, NULL));
	for (size_t i = 0; i < h->n_rows * h->n_columns; i++) {
		const struct chart_cell *c = &h->cell[i];
		if (!c->strong)
			continue;
		str_addf(&s, "%s ", any ? "" : word_say(d->mem, d->lang, W_HEAT_ALT_STRONG, strong_words(d, h), NULL));
		str_add(&s,
		        word_say(d->mem, d->lang, W_HEAT_ALT_CELL, h->row[i / h->n_columns], h->column[i % h->n_columns], c->figure, NULL));
		any = true;
	}
	if (!any && !h->counts)
		str_add(&s, word_say(d->mem, d->lang, W_HEAT_ALT_NONE, strong_words(d, h), NULL));
	if (h->whole)
		add_cells(d, &s, h);
	const char *hidden = hidden_names(d, h);
	if (hidden)
		str_add(&s, word_say(d->mem, d->lang, W_HEAT_ALT_HIDDEN, hidden, NULL));
	if (!h->whole)
		str_add(&s, word_text(d->lang, W_ALT_TABLE));
	return s.s;
}

static void key_of(struct doc *d, const struct heat *h, struct chart *c)
{
	for (size_t i = 0; i < h->n_rows * h->n_columns; i++) {
		const struct chart_cell *cell = &h->cell[i];
		if (cell->ratio < 1)
			c->key[KEY_LESS] = word_text(d->lang, W_KEY_WORD_LESS);
		if (cell->ratio > 1)
			c->key[KEY_MORE] = word_text(d->lang, W_KEY_WORD_MORE);
		if (cell->strong)
			c->key[KEY_STRONG] = strong_words(d, h);
		if (cell->hidden)
			c->key[KEY_HATCH] = word_text(d->lang, W_CELL_HIDDEN);
		if (cell->few)
			c->key[KEY_FEW] = h->few;
	}
}

void heat_figure(struct doc *d, const struct heat *h)
{
	struct chart_row *row = mem_array(d->mem, h->n_rows + 1, sizeof *row);
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	bool any = false;
	for (size_t i = 0; i < h->n_rows * h->n_columns; i++)
		any = any || h->cell[i].shown;
	if (!any)
		return;
	for (size_t i = 0; i < h->n_rows; i++)
		row[i] = (struct chart_row){ .label = h->row[i] };
	*c = (struct chart){ .kind = CHART_HEAT,
		             .row = row,
		             .n_rows = h->n_rows,
		             .cell = h->cell,
		             .column = h->column,
		             .n_columns = h->n_columns,
		             .target = (double)NAN,
		             .alt = alt_of(d, h) };
	key_of(d, h, c);
	doc_figure(d, &(struct figure){ .id = h->id, .title = h->title, .caption = h->caption, .chart = c });
}
