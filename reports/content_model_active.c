#include "base/num.h"
#include "content_model.h"
#include "phrase.h"

bool content_active_is_known(const struct content_kind *k)
{
	return !isnan(k->active.rate) || !isnan(k->light);
}

bool content_kind_is_light(const struct content_kind *k)
{
	return (k->all.advice == EFFECT_MORE || k->all.advice == EFFECT_TRY) && k->active.advice == EFFECT_NO_PREFERENCE &&
	       isfinite(k->active.ratio);
}

void content_say_light(struct paragraph *s, const struct content_kind *k)
{
	struct doc *d = s->doc;
	const struct effect_kind *a = &k->active;
	if (content_kind_is_light(k))
		paragraph_say(s, W_MODEL_LIGHT_ONLY, word_text(d->lang, W_ACTIVE_ARE), num_fixed(d->mem, a->ratio, 1, d->lang),
		              word_say(d->mem, d->lang, W_BETWEEN, num_fixed(d->mem, a->ratio_interval.lo, 1, d->lang),
		                       num_fixed(d->mem, a->ratio_interval.hi, 1, d->lang), NULL),
		              NULL);
}

static void active_row(struct doc *d, struct table *t, size_t row, const char *part, const struct content_kind *k)
{
	const struct effect_kind *a = &k->active;
	struct cell range = cell_real(d, a->interval.lo, 2);
	if (range.state == CELL_GIVEN)
		range.shown = phrase_number_range(d->mem, d->lang, a->interval.lo, a->interval.hi, 1);
	const struct cell cell[] = {
		cell_text(part),
		cell_code(k->label, k->code),
		cell_real(d, a->rate, 1),
		range,
		cell_real(d, a->interval.hi, 2),
		cell_real(d, k->light, 1),
		content_chance_cell(d, a->best),
	};
	for (size_t c = 0; c < t->n_columns; c++)
		*table_cell(t, row, c) = cell[c];
}

void content_model_active(struct doc *d, const struct content_model *c, bool data)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ content_by_words(d->lang, c->by), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_ACTIVE), "active_rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "active_low", ALIGN_END, 0 },
		{ "", "active_high", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_LIGHT), "light_rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_ACTIVE_BEST), "active_best", ALIGN_END, 0 },
	};
	size_t n = 0, row = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		for (size_t k = 0; c->part[i].platform && k < c->part[i].n_kinds; k++)
			n += content_active_is_known(&c->part[i].kind[k]);
	if (n == 0)
		return;
	struct table *t = doc_table(d, "active", data ? NULL : word_text(d->lang, W_ACTIVE_TABLE), word_text(d->lang, W_ACTIVE_SUMMARY),
	                            column, sizeof column / sizeof *column, n);
	t->data_only = data;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		const size_t *order = content_by_rate(d->mem, p);
		for (size_t k = 0; p->platform && k < p->n_kinds; k++)
			if (content_active_is_known(&p->kind[order[k]]))
				active_row(d, t, row++, phrase_capital(d->mem, content_part_words(d, c, p)), &p->kind[order[k]]);
	}
	if (!data)
		doc_say(d, TEXT_NOTE, W_ACTIVE_NOTE, word_text(d->lang, W_ACTIVE_ARE), NULL);
}
