/* The scores and what the verdict rests on, in figures. */
#include "base/num.h"
#include "people_say.h"
#include "phrase.h"

void people_score(struct doc *d, const struct people *p, const struct people_table *t)
{
	const char *dimension = people_dimension_words(d->lang, t->dimension);
	if (t->gate == GATE_NO_BASELINE || people_all_hidden(t))
		return;
	if (t->gate == GATE_UNFIT)
		doc_say(d, TEXT_BODY, W_SCORE_UNFIT, dimension, NULL);
	else if (t->gate == GATE_BANDS)
		doc_say(d, TEXT_BODY, W_SCORE_BANDS, dimension, num_plain_int(d->mem, p->facts.population.minimum_age), NULL);
	else if (isnan(t->mirror) || isnan(t->lottery))
		doc_say(d, TEXT_BODY, t->percentages ? W_SCORE_HIDDEN : W_SCORE_FEW, dimension, num_plain_int(d->mem, PEOPLE_PERCENT_BASE),
		        NULL);
	else
		doc_say(d, TEXT_BODY, W_SCORE, dimension, num_fixed(d->mem, t->mirror, 0, d->lang),
		        num_fixed(d->mem, t->lottery, 0, d->lang), NULL);
}

void people_scores(struct doc *d, const struct people *p)
{
	const struct people_month *now = people_now(p);
	const char *item[DIM_N];
	bool all = p->n_dimensions > 1;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		all = all && t->gate != GATE_NO_BASELINE && !isnan(t->mirror) && !isnan(t->lottery);
		item[i] = word_say(d->mem, d->lang, W_SCORES_ITEM, people_dimension_words(d->lang, t->dimension),
		                   num_fixed(d->mem, t->mirror, 0, d->lang), num_fixed(d->mem, t->lottery, 0, d->lang), NULL);
	}
	if (all)
		doc_say(d, TEXT_BODY, W_SCORES, phrase_series(d->mem, d->lang, item, p->n_dimensions), NULL);
	for (size_t i = 0; !all && i < p->n_dimensions; i++)
		people_score(d, p, &now->total[i]);
}

void people_measures_table(struct doc *d, const char *id, const struct people *p, bool data_only)
{
	const struct people_month *now = people_now(p);
	bool apart = people_told_apart(p, DIM_SEX) || people_told_apart(p, DIM_AGE);
	const struct column column[] = {
		{ word_text(d->lang, W_COL_TRAIT), "trait", ALIGN_START, 0 },
		{ word_text(d->lang, apart ? W_COL_COMPARED : W_COL_KNOWN), "known", ALIGN_END, 0 },
		{ word_text(d->lang, apart ? W_COL_NOT_COMPARED : W_COL_UNKNOWN), "unknown", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_MIRROR), "mirror", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_LOTTERY), "lottery", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_TVD), "tvd", ALIGN_END, 0 },
	};
	struct table *out =
	        doc_table(d, id, data_only ? NULL : word_text(d->lang, W_TABLE_MEASURES), word_text(d->lang, W_TABLE_MEASURES_SUMMARY),
	                  column, sizeof column / sizeof *column, p->n_dimensions);
	out->data_only = data_only;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		bool withheld = isnan(t->mirror) && t->gate != GATE_NO_BASELINE && people_bands_fit(t);
		*table_cell(out, i, 0) = cell_code(people_dimension_words(d->lang, t->dimension), people_dimension_code(t->dimension));
		*table_cell(out, i, 1) = cell_count(d, t->known);
		*table_cell(out, i, 2) = people_few_cell(d, p, t->unknown);
		*table_cell(out, i, 3) = withheld ? cell_hidden(d) : cell_real(d, t->mirror, 1);
		*table_cell(out, i, 4) = cell_real(d, t->lottery, 1);
		*table_cell(out, i, 5) = withheld ? cell_hidden(d) : cell_real(d, t->tvd, 3);
	}
}

static struct cell cell_yes(struct doc *d, bool yes)
{
	return cell_code(word_text(d->lang, yes ? W_YES : W_NO), yes ? "yes" : "no");
}

void people_verdict_table(struct doc *d, const char *id, const struct people *p)
{
	const struct people_month *now = people_now(p);
	const struct column column[] = {
		{ word_text(d->lang, W_COL_VERDICT), "verdict", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_OBSERVED), "observed_inside", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_ROBUST), "robust_to_unknowns", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DEFF_STAR), "deff_star", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_TIPPING), "tipping_share_of_unknowns", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_GROUP), "tipping_group", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NEEDED), "people_needed", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, id, NULL, word_text(d->lang, W_TABLE_VERDICT_SUMMARY), column, sizeof column / sizeof *column, 1);
	t->data_only = true;
	bool decided = now->verdict == VERDICT_REPRESENTATIVE || now->verdict == VERDICT_NOT_REPRESENTATIVE, all_shown = true;
	for (size_t i = 0; i < p->n_dimensions; i++)
		all_shown = all_shown && now->total[i].n_hidden == 0;
	*table_cell(t, 0, 0) = cell_code(people_verdict_words(d->lang, now->verdict), people_verdict_code(now->verdict));
	*table_cell(t, 0, 1) = cell_yes(d, now->observed_inside);
	*table_cell(t, 0, 2) = decided ? cell_yes(d, now->robust_to_unknowns) : cell_missing();
	*table_cell(t, 0, 3) = decided && !all_shown ? cell_hidden(d) : cell_real(d, now->deff_star, 1);
	*table_cell(t, 0, 4) = cell_real(d, now->tipping, 3);
	if (!isnan(now->tipping))
		*table_cell(t, 0, 5) =
		        cell_code(people_group_row(d->mem, d->lang, now->tipping_group), people_group_code(d->mem, now->tipping_group));
	*table_cell(t, 0, 6) = cell_real(d, now->needed, 0);
}
