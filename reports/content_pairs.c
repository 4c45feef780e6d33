#include "content_pairs.h"
#include "base/num.h"
#include "language.h"
#include "phrase.h"

static const char *times(struct doc *d, double ratio)
{
	return num_fixed(d->mem, ratio, 1, d->lang);
}

static void say_pairs(struct doc *d, const struct content_pairs *p)
{
	const char *n = num_count(d->mem, (int64_t)p->n, d->lang);
	const char *in[2] = { language_in_words(d->mem, d->lang, p->language[0]), language_in_words(d->mem, d->lang, p->language[1]) };
	if (isnan(p->ratio) || isnan(p->interval.lo)) {
		doc_item(d, W_PAIRS_FEW, p->platform_title, n, in[0], in[1], num_plain_int(d->mem, EFFECT_SHOW), NULL);
		return;
	}
	const char *between = word_say(d->mem, d->lang, W_BETWEEN, times(d, p->interval.lo), times(d, p->interval.hi), NULL);
	struct paragraph s = { .doc = d };
	paragraph_say(&s, W_PAIRS_OF, p->platform_title, n, NULL);
	bool more = p->interval.lo > 1;
	paragraph_say(&s, more ? W_PAIRS_MORE : W_PAIRS_EVEN, more ? phrase_capital(d->mem, in[0]) : in[0], in[1], times(d, p->ratio),
	              between, content_measure_words(d->lang, p->measure), NULL);
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
