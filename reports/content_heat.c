/* Ratios of kinds as cells: by account, and what the cells of hours share with them. */
#include "base/num.h"
#include "base/str.h"
#include "content_model.h"
#include "heat.h"
#include "phrase.h"
#include <math.h>

enum { NARROW = 3 /* columns that a half of the page holds */ };

double content_effect_drawn(const struct effect *e, const struct effect_kind *k)
{
	return isnan(k->rate) || !e->differ ? MISSING : k->shrunk;
}

bool content_effect_is_strong(const struct effect *e, const struct effect_kind *k)
{
	return e->differ && (k->shrunk_interval.lo > 1 || k->shrunk_interval.hi < 1);
}

struct chart_cell content_effect_cell(struct doc *d, const struct effect *e, const struct effect_kind *k)
{
	struct chart_cell cell = heat_cell(d, content_effect_drawn(e, k), 1, content_effect_is_strong(e, k));
	if (!cell.shown)
		return cell;
	cell.n = num_count(d->mem, (int64_t)k->n, d->lang);
	cell.shown = word_say(d->mem, d->lang, W_TIMES_HEAT_CELL, cell.figure, cell.n, NULL);
	return cell;
}

/* ---- kind by account */

static bool is_column(const struct content_part *p)
{
	return !p->paid && p->n_kinds > 0;
}

static size_t columns_of(const struct content_model *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		n += is_column(&c->part[i]);
	return n;
}

bool content_compares_accounts(const struct content_model *c)
{
	return columns_of(c) > 1;
}

bool content_heat_is_narrow(const struct content_model *c)
{
	return columns_of(c) <= NARROW;
}

static const struct content_kind *find(const struct content_part *p, const char *code)
{
	for (size_t k = 0; k < p->n_kinds; k++)
		if (str_eq(p->kind[k].code, code))
			return &p->kind[k];
	return NULL;
}

/* The kinds of all columns; those of all accounts together first, the highest first. */
static size_t rows_of(struct mem *m, const struct content_model *c, const struct content_kind ***out)
{
	const struct content_kind **row = NULL;
	size_t n = 0, cap = 0;
	for (size_t i = c->n_parts; i-- > 0;) { /* together comes last */
		const struct content_part *p = &c->part[i];
		const size_t *order = content_by_rate(m, p);
		for (size_t k = 0; is_column(p) && k < p->n_kinds; k++) {
			const struct content_kind *kind = &p->kind[order[k]];
			bool is_new = true;
			for (size_t r = 0; r < n; r++)
				is_new = is_new && !str_eq(row[r]->code, kind->code);
			if (!is_new)
				continue;
			row = mem_grow(m, row, n, &cap, sizeof *row);
			row[n++] = kind;
		}
	}
	*out = row;
	return n;
}

/* Too few posts for a figure: their number alone. */
static struct chart_cell kind_cell(struct doc *d, const struct content_part *p, const struct content_kind *k)
{
	struct chart_cell cell = { .ratio = MISSING };
	if (!k || k->all.n == 0)
		return cell;
	if (k->all.n >= EFFECT_SHOW && !(k->all.events > 0)) {
		struct effect_kind none = k->all;
		none.rate = 0;
		none.shrunk = 0;
		return content_effect_cell(d, &(struct effect){ .differ = true }, &none);
	}
	cell = content_effect_cell(d, &p->all, &k->all);
	if (cell.shown)
		return cell;
	cell.few = k->all.n < EFFECT_SHOW;
	cell.n = num_count(d->mem, (int64_t)k->all.n, d->lang);
	cell.shown = word_say(d->mem, d->lang, W_KINDS_HEAT_FEW, cell.n, NULL);
	return cell;
}

/* The accounts whose kinds do not differ more than by chance: their cells have no ratio. NULL: none. */
static const char *even_accounts(struct doc *d, const struct content_model *c)
{
	const char **name = mem_array(d->mem, c->n_parts + 1, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		if (is_column(&c->part[i]) && c->part[i].all.n_shown >= 2 && !c->part[i].all.differ)
			name[n++] = content_part_words(d, c, &c->part[i]);
	return n ? phrase_list(d->mem, d->lang, name, n) : NULL;
}

static bool has_together(const struct content_model *c)
{
	return c->n_parts > 0 && !c->part[c->n_parts - 1].platform;
}

/* The same for screens. */
static void heat_table(struct doc *d, const struct content_model *c, const char *const row[], size_t n_rows, const char *const name[],
                       size_t n_columns, const struct chart_cell cell[])
{
	struct column *column = mem_array(d->mem, n_columns + 1, sizeof *column);
	column[0] = (struct column){ content_by_words(d->lang, c->by), "kind", ALIGN_START, 0 };
	for (size_t i = 0; i < n_columns; i++)
		column[i + 1] = (struct column){ name[i], mem_printf(d->mem, "ratio_%zu", i + 1), ALIGN_END, 0 };
	struct table *t = doc_table(d, "kinds_by_account", NULL, word_text(d->lang, W_KINDS_HEAT), column, n_columns + 1, n_rows);
	t->not_on_paper = t->readers_only = true;
	for (size_t r = 0; r < n_rows; r++) {
		*table_cell(t, r, 0) = cell_text(row[r]);
		for (size_t i = 0; i < n_columns; i++)
			if (cell[r * n_columns + i].shown)
				*table_cell(t, r, i + 1) = cell_text(cell[r * n_columns + i].shown);
	}
}

void content_model_heat(struct doc *d, const struct content_model *c)
{
	const struct content_kind **kind;
	size_t n_columns = columns_of(c), n_rows = rows_of(d->mem, c, &kind), column = 0;
	if (!content_compares_accounts(c))
		return;
	const char **name = mem_array(d->mem, n_columns, sizeof *name), **row = mem_array(d->mem, n_rows, sizeof *row);
	struct chart_cell *cell = mem_array(d->mem, n_rows * n_columns, sizeof *cell);
	for (size_t r = 0; r < n_rows; r++)
		row[r] = phrase_capital(d->mem, kind[r]->label);
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		if (!is_column(p))
			continue;
		name[column] = p->platform ? content_part_words(d, c, p) : word_text(d->lang, W_KINDS_HEAT_ALL);
		for (size_t r = 0; r < n_rows; r++)
			cell[r * n_columns + column] = kind_cell(d, p, find(p, kind[r]->code));
		column++;
	}
	heat_figure(d, &(struct heat){ .id = "kinds",
	                               .title = word_text(d->lang, W_KINDS_HEAT),
	                               .few = word_say(d->mem, d->lang, W_KINDS_HEAT_KEY_FEW, num_plain_int(d->mem, EFFECT_SHOW), NULL),
	                               .whole = true,
	                               .n_rows = n_rows,
	                               .n_columns = n_columns,
	                               .row = row,
	                               .column = name,
	                               .cell = cell });
	heat_table(d, c, row, n_rows, name, n_columns, cell);
	const char *even = even_accounts(d, c);
	struct paragraph s = { .doc = d };
	paragraph_say(&s, has_together(c) ? W_KINDS_HEAT_NOTE : W_KINDS_HEAT_NOTE_APART, num_plain_int(d->mem, EFFECT_SHOW), NULL);
	if (even)
		paragraph_say(&s, W_KINDS_HEAT_EVEN, even, NULL);
	paragraph_end(&s, TEXT_NOTE);
}
