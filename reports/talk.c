#include "talk.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"

static const char *count(struct doc *d, int64_t n)
{
	return num_count(d->mem, n, d->lang);
}

static void say_tone(struct doc *d, const struct talk_row *all)
{
	struct paragraph s = { .doc = d };
	if (all->positive != COUNT_MISSING && all->negative != COUNT_MISSING && all->positive + all->negative > 0)
		paragraph_say(&s, W_TALK_TONE, count(d, all->positive + all->negative), count(d, all->positive), count(d, all->negative),
		              NULL);
	if (all->substantiated != COUNT_MISSING)
		paragraph_say(&s, W_TALK_SUBSTANTIATED, count(d, all->substantiated), NULL);
	if (all->removed != COUNT_MISSING)
		paragraph_say(&s, W_TALK_REMOVED, count(d, all->removed), NULL);
	paragraph_end(&s, TEXT_BODY);
}

/* How long answers took is told as within 24 hours or not: the middle one is on the side of the most. */
static void say_answers(struct doc *d, const struct talk_row *all)
{
	struct paragraph s = { .doc = d };
	if (all->received == COUNT_MISSING || all->answered == COUNT_MISSING || all->within_24h == COUNT_MISSING)
		return;
	paragraph_say(&s, W_TALK_ANSWERS, count(d, all->received), count(d, all->answered), count(d, all->within_24h), NULL);
	if (2 * all->within_24h > all->answered)
		paragraph_say(&s, W_TALK_MEDIAN_WITHIN, NULL);
	else if (2 * all->within_24h < all->answered)
		paragraph_say(&s, W_TALK_MEDIAN_AFTER, NULL);
	paragraph_end(&s, TEXT_BODY);
}

/* "Facebook", or "Facebook (Plein)" where there are more. */
static const char *account(struct doc *d, const struct talk *in, size_t row)
{
	const struct talk_row *r = &in->row[row];
	for (size_t i = 0; i < in->n; i++)
		if (i != row && str_eq(in->row[i].platform, r->platform))
			return mem_printf(d->mem, "%s (%s)", r->platform, r->name);
	return r->platform;
}

static void talk_table(struct doc *d, const struct talk *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_TALK_COL_SUBSTANTIATED), "substantiated", ALIGN_END, 0 },
		{ word_text(d->lang, W_TALK_COL_POSITIVE), "positive", ALIGN_END, 0 },
		{ word_text(d->lang, W_TALK_COL_NEGATIVE), "negative", ALIGN_END, 0 },
		{ word_text(d->lang, W_TALK_COL_REMOVED), "removed", ALIGN_END, 0 },
		{ word_text(d->lang, W_TALK_COL_RECEIVED), "received", ALIGN_END, 0 },
		{ word_text(d->lang, W_TALK_COL_ANSWERED), "answered", ALIGN_END, 0 },
		{ word_text(d->lang, W_TALK_COL_WITHIN), "within_24h", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "conversation", word_text(d->lang, W_TALK_TABLE), word_text(d->lang, W_TALK_SUMMARY), column,
	                            sizeof column / sizeof *column, in->n);
	for (size_t i = 0; i < in->n; i++) {
		const struct talk_row *r = &in->row[i];
		const int64_t figure[] = {
			r->substantiated, r->positive, r->negative, r->removed, r->received, r->answered, r->within_24h
		};
		*table_cell(t, i, 0) = cell_text(account(d, in, i));
		for (size_t k = 0; k < sizeof figure / sizeof *figure; k++)
			*table_cell(t, i, 1 + k) = cell_count(d, figure[k]);
	}
}

void talk_blocks(struct doc *d, const struct talk *in)
{
	if (in->n == 0 && in->unplaced == 0)
		return;
	doc_heading(d, 2, "conversation", word_text(d->lang, W_TALK_TITLE));
	if (in->n) {
		say_tone(d, &in->all);
		say_answers(d, &in->all);
		talk_table(d, in);
		doc_say(d, TEXT_NOTE, W_TALK_NOTE, NULL);
	}
	if (in->unplaced)
		doc_say(d, TEXT_NOTE, W_TALK_UNPLACED, count(d, in->unplaced), NULL);
}
