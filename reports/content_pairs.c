#include "content_pairs.h"
#include "base/num.h"
#include "phrase.h"

static const char *times(struct doc *d, double ratio)
{
	return num_fixed(d->mem, ratio, 1, d->lang);
}

static void say_pairs(struct doc *d, const struct content_pairs *p)
{
	const char *n = num_count(d->mem, (int64_t)p->n, d->lang);
	if (isnan(p->ratio) || isnan(p->interval.lo)) {
		doc_item(d, W_PAIRS_FEW, p->platform_title, n, p->language[0], p->language[1], num_plain_int(d->mem, EFFECT_SHOW), NULL);
		return;
	}
	const char *between = word_say(d->mem, d->lang, W_BETWEEN, times(d, p->interval.lo), times(d, p->interval.hi), NULL);
	struct paragraph s = { .doc = d };
	paragraph_say(&s, W_PAIRS_OF, p->platform_title, n, NULL);
	paragraph_say(&s, p->interval.lo > 1 ? W_PAIRS_MORE : W_PAIRS_EVEN, p->language[0], p->language[1], times(d, p->ratio), between,
	              content_measure_words(d->lang, p->measure), NULL);
	paragraph_end_item(&s);
}

/* The same for data. */
static void pairs_table(struct doc *d, const struct pairs_result *in)
{
	const struct column column[] = {
		{ "", "platform", ALIGN_START, 0 }, { "", "language", ALIGN_START, 0 }, { "", "other_language", ALIGN_START, 0 },
		{ "", "pairs", ALIGN_END, 0 },      { "", "ratio", ALIGN_END, 0 },      { "", "low", ALIGN_END, 0 },
		{ "", "high", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "pairs", NULL, word_text(d->lang, W_PAIRS_TITLE), column, sizeof column / sizeof *column, in->n);
	t->data_only = true;
	for (size_t i = 0; i < in->n; i++) {
		const struct content_pairs *p = &in->item[i];
		*table_cell(t, i, 0) = cell_text(p->platform_title);
		*table_cell(t, i, 1) = cell_text(p->language[0]);
		*table_cell(t, i, 2) = cell_text(p->language[1]);
		*table_cell(t, i, 3) = cell_count(d, (int64_t)p->n);
		*table_cell(t, i, 4) = cell_real(d, p->ratio, 2);
		*table_cell(t, i, 5) = cell_real(d, p->interval.lo, 2);
		*table_cell(t, i, 6) = cell_real(d, p->interval.hi, 2);
	}
}

void content_pairs_blocks(struct doc *d, const struct pairs_result *in)
{
	doc_heading(d, 2, "pairs", word_text(d->lang, W_PAIRS_TITLE));
	if (in->n == 0)
		doc_say(d, TEXT_BODY, W_PAIRS_NONE, NULL);
	for (size_t i = 0; i < in->n; i++)
		say_pairs(d, &in->item[i]);
	if (in->n) {
		pairs_table(d, in);
		doc_say(d, TEXT_NOTE, W_PAIRS_NOTE, NULL);
	}
	if (in->n_lone)
		doc_say(d, TEXT_NOTE, W_PAIRS_LONE, num_plain_int(d->mem, (int64_t)in->n_lone), NULL);
}

/* --- the ladder --- */

static void ladder_table(struct doc *d, const struct content_ladder *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_BY_NAME_LEVEL), "level", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, 0 },
		{ word_text(d->lang, W_LADDER_COL_AIM), "aimed_at", ALIGN_START, 0 },
	};
	struct table *t = doc_table(d, "ladder", word_text(d->lang, W_LADDER_TABLE), word_text(d->lang, W_LADDER_SUMMARY), column,
	                            sizeof column / sizeof *column, in->n);
	for (size_t i = 0; i < in->n; i++) {
		const struct ladder_row *r = &in->row[i];
		*table_cell(t, i, 0) = cell_code(r->label, r->code);
		*table_cell(t, i, 1) = cell_count(d, r->posts);
		*table_cell(t, i, 2) = cell_count(d, r->interactions);
		*table_cell(t, i, 3) = r->aimed ? cell_code(word_text(d->lang, W_LADDER_AIMED), "yes") : cell_missing();
	}
}

void content_ladder_blocks(struct doc *d, const struct content_ladder *in)
{
	const struct ladder_row *aimed = NULL;
	doc_heading(d, 2, "ladder", word_text(d->lang, W_LADDER_TITLE));
	for (size_t i = 0; i < in->n; i++)
		aimed = in->row[i].aimed ? &in->row[i] : aimed;
	if (in->posts == 0)
		doc_say(d, TEXT_BODY, W_LADDER_NONE, NULL);
	else if (aimed)
		doc_say(d, TEXT_BODY, W_LADDER_AIM, aimed->label, num_count(d->mem, aimed->posts, d->lang),
		        num_count(d->mem, in->posts, d->lang), num_count(d->mem, aimed->interactions, d->lang),
		        num_count(d->mem, in->interactions, d->lang), NULL);
	if (!in->aim)
		doc_say(d, TEXT_BODY, W_LADDER_NO_AIM, NULL);
	if (in->posts) {
		ladder_table(d, in);
		if (in->untagged)
			doc_say(d, TEXT_NOTE, W_LADDER_UNTAGGED, num_count(d->mem, in->untagged, d->lang),
			        num_count(d->mem, in->untagged + in->posts, d->lang), NULL);
	}
}
