#include "costs.h"
#include "base/num.h"
#include "phrase.h"

enum { AN_HOUR = 60, LONG_WORK = 120 }; /* minutes; work of so many is told in hours */

/* An amount of money or work as people write it; minutes of little, hours of much. */
static const char *amount(struct doc *d, enum practice_spent kind, double n)
{
	if (kind == SPENT_CENTS)
		return word_say(d->mem, d->lang, W_EURO, num_fixed(d->mem, n / 100, 2, d->lang), NULL);
	if (n >= LONG_WORK)
		return word_say(d->mem, d->lang, W_COST_HOURS, num_fixed(d->mem, n / AN_HOUR, 1, d->lang), NULL);
	return word_say(d->mem, d->lang, W_COST_MINUTES, num_fixed(d->mem, n, 1, d->lang), NULL);
}

const char *costs_words(struct doc *d, const struct practice_cost *c)
{
	const char *item[SPENT_N];
	size_t n = 0;
	for (int k = 0; k < SPENT_N; k++)
		if (c->spent[k] != COUNT_MISSING)
			item[n++] = amount(d, (enum practice_spent)k, (double)c->spent[k]);
	return phrase_list(d->mem, d->lang, item, n);
}

/* In data: euros, minutes. */
static struct cell cell_amount(struct doc *d, enum practice_spent kind, double n)
{
	struct cell c = cell_real(d, kind == SPENT_CENTS ? n / 100 : n, 2);
	if (c.state == CELL_GIVEN)
		c.shown = amount(d, kind, n);
	return c;
}

static void cost_row(struct doc *d, struct table *t, size_t row, const char *name, const char *code, const struct practice_cost *c,
                     enum practice_spent kind)
{
	static const double per[PRACTICE_BROUGHT_N] = {
		[PRACTICE_REACH] = 1000, [PRACTICE_INTERACTIONS] = 1, [PRACTICE_CLICKS] = 1, [PRACTICE_PARTICIPATIONS] = 1
	};
	*table_cell(t, row, 0) = cell_code(name, code);
	*table_cell(t, row, 1) =
	        cell_code(word_text(d->lang, (enum word)(W_COSTS_EURO + (int)kind)), kind == SPENT_CENTS ? "euro" : "minutes");
	*table_cell(t, row, 2) = cell_amount(d, kind, (double)c->spent[kind]);
	for (size_t b = 0; b < PRACTICE_BROUGHT_N; b++) {
		int64_t brought = c->brought[kind][b];
		*table_cell(t, row, 3 + b) =
		        brought > 0 ? cell_amount(d, kind, per[b] * (double)c->spent[kind] / (double)brought) : cell_missing();
	}
}

static size_t add_rows(struct doc *d, struct table *t, size_t row, const char *name, const char *code, const struct practice_cost *c)
{
	for (int k = 0; k < SPENT_N; k++)
		if (c->spent[k] != COUNT_MISSING && t)
			cost_row(d, t, row++, name, code, c, (enum practice_spent)k);
		else
			row += c->spent[k] != COUNT_MISSING;
	return row;
}

/* Rows of all accounts, and of all together: participations belong to no account. t NULL: only how many. */
static size_t fill(struct doc *d, struct table *t, const struct practice_figures *f)
{
	size_t row = 0;
	for (size_t i = 0; i < f->n_costs; i++)
		row = add_rows(d, t, row, f->cost[i].name, f->cost[i].name, &f->cost[i]);
	bool participations =
	        f->all.brought[SPENT_CENTS][PRACTICE_PARTICIPATIONS] > 0 || f->all.brought[SPENT_MINUTES][PRACTICE_PARTICIPATIONS] > 0;
	if (f->n_costs > 1 || participations)
		row = add_rows(d, t, row, word_text(d->lang, W_COST_ALL), "all", &f->all);
	return row;
}

void costs_blocks(struct doc *d, const struct practice_figures *f)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COSTS_COL_WHAT), "unit", ALIGN_START, 0 },
		{ word_text(d->lang, W_COSTS_COL_SPENT), "spent", ALIGN_END, 0 },
		{ word_text(d->lang, W_COSTS_COL_REACHED), "per_1000_reached", ALIGN_END, 0 },
		{ word_text(d->lang, W_COSTS_COL_INTERACTION), "per_interaction", ALIGN_END, 0 },
		{ word_text(d->lang, W_COSTS_COL_CLICK), "per_click", ALIGN_END, 0 },
		{ word_text(d->lang, W_COSTS_COL_PARTICIPATION), "per_participation", ALIGN_END, 0 },
	};
	bool lacks = false;
	if (!f->n_costs)
		return;
	doc_heading(d, 2, "costs", word_text(d->lang, W_COSTS_TITLE));
	struct table *t = doc_table(d, "costs", word_text(d->lang, W_COSTS_TABLE), word_text(d->lang, W_COSTS_SUMMARY), column,
	                            sizeof column / sizeof *column, fill(d, NULL, f));
	fill(d, t, f);
	for (size_t i = 0; i < f->n_costs; i++)
		for (size_t k = 0; k < SPENT_N; k++)
			lacks |= f->all.spent[k] != COUNT_MISSING && (f->cost[i].lacks[k] || f->cost[i].spent[k] == COUNT_MISSING);
	doc_say(d, TEXT_NOTE, W_COSTS_NOTE, NULL);
	if (lacks)
		doc_say(d, TEXT_NOTE, W_COSTS_LACKS, NULL);
}
