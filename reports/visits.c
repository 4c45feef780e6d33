#include "visits.h"
#include "base/day.h"
#include "base/num.h"
#include "phrase.h"

static const double per = 1000;

static void visits_table(struct doc *d, const struct visits *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_VISITS_COL_FROM), "from", ALIGN_START, 0 },
		{ word_text(d->lang, W_VISITS_COL_LABEL), "label", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_VISITS_COL_VISITS), "visits", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_VIEWS), "views", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_RATE), "visits_per_1000_views", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "visits", word_text(d->lang, W_VISITS_TABLE), word_text(d->lang, W_VISITS_SUMMARY), column,
	                            sizeof column / sizeof *column, in->n);
	for (size_t i = 0; i < in->n; i++) {
		const struct visits_row *r = &in->row[i];
		const struct cell cell[] = {
			cell_text(*r->title ? r->title : r->label),
			cell_text(r->label),
			*r->platform ? cell_code(r->platform_title, r->platform)
			             : cell_code(word_text(d->lang, W_VISITS_ACTIVITY), "activity"),
			cell_code(phrase_short_day(d->mem, d->lang, r->day), day_iso(d->mem, r->day)),
			cell_count(d, r->visits),
			cell_count(d, r->views),
			cell_real(d, r->views > 0 ? per * (double)r->visits / (double)r->views : MISSING, 1),
		};
		for (size_t k = 0; k < t->n_columns; k++)
			*table_cell(t, i, k) = cell[k];
	}
}

static void lost_table(struct doc *d, const struct visits *in)
{
	static const char *const code[VISITS_WHY_N] = { "no_post", "more_posts", "no_label" };
	const struct column column[] = {
		{ word_text(d->lang, W_VISITS_COL_LABEL), "label", ALIGN_START, 0 },
		{ word_text(d->lang, W_VISITS_COL_VISITS), "visits", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_WHY), "why", ALIGN_START, 0 },
	};
	struct table *t = doc_table(d, "visits_not_joined", word_text(d->lang, W_VISITS_LOST_TABLE),
	                            word_text(d->lang, W_VISITS_LOST_SUMMARY), column, sizeof column / sizeof *column, in->n_lost);
	for (size_t i = 0; i < in->n_lost; i++) {
		const struct visits_lost *l = &in->lost[i];
		*table_cell(t, i, 0) = *l->label ? cell_text(l->label) : cell_missing();
		*table_cell(t, i, 1) = cell_count(d, l->visits);
		*table_cell(t, i, 2) = cell_code(word_text(d->lang, (enum word)(W_VISITS_WHY_NO_POST + (int)l->why)), code[l->why]);
	}
}

void visits_blocks(struct doc *d, const struct visits *in)
{
	struct paragraph s = { .doc = d };
	if (in->all == 0)
		return;
	doc_heading(d, 2, "visits", word_text(d->lang, W_VISITS_TITLE));
	paragraph_say(&s, W_VISITS_ALL, num_count(d->mem, in->all, d->lang), in->campaign, num_count(d->mem, in->joined, d->lang), NULL);
	if (in->joined < in->all)
		paragraph_say(&s, W_VISITS_REST, num_count(d->mem, in->all - in->joined, d->lang), NULL);
	paragraph_end(&s, TEXT_BODY);
	if (in->n)
		visits_table(d, in);
	if (in->n_lost)
		lost_table(d, in);
	if (!in->by_campaign && in->n_lost)
		paragraph_say(&s, W_VISITS_NO_CAMPAIGN, NULL);
	if (in->n_outside)
		paragraph_say(&s, W_VISITS_OUTSIDE, num_count(d->mem, (int64_t)in->n_outside, d->lang), NULL);
	if (in->other)
		paragraph_say(&s, W_VISITS_OTHER, in->other, NULL);
	paragraph_say(&s, W_VISITS_NOTE, NULL);
	paragraph_end(&s, TEXT_NOTE);
}
