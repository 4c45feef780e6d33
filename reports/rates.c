#include "rates.h"
#include "base/day.h"
#include "base/num.h"
#include "content_model.h"
#include "phrase.h"
#include <math.h>

static size_t count_rows(const struct rates *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++)
		for (int per = 0; per < PER_N; per++)
			n += r->account[i].per[per].posts > 0;
	return n;
}

static bool has(const struct rates *r, enum rate_per per)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->account[i].per[per].posts > 0)
			return true;
	return false;
}

static struct cell cell_per(struct doc *d, const struct rates_account *a, enum rate_per per)
{
	static const char *const code[PER_N] = { "views", "impressions", "reach", "followers" };
	const char *name = per == PER_FOLLOWERS
	                           ? word_say(d->mem, d->lang, W_RATES_FOLLOWERS_OF, day_words(d->mem, a->followers_day, d->lang), NULL)
	                           : content_measure_words(d->lang, (enum content_measure)per);
	return cell_code(name, code[per]);
}

static void fill_row(struct doc *d, struct table *t, size_t row, const struct rates_account *a, enum rate_per per)
{
	const struct rate *x = &a->per[per];
	const char *name = a->paid ? word_say(d->mem, d->lang, W_PART_PAID, a->name, NULL) : a->name;
	const bool dated = per == PER_FOLLOWERS;
	const struct cell cell[] = {
		cell_code(name, a->name),
		cell_code(a->paid ? "1" : "0", a->paid ? "1" : "0"),
		cell_per(d, a, per),
		cell_count(d, x->posts),
		cell_count(d, x->interactions),
		cell_real(d, x->exposure, 0),
		cell_real(d, x->rate, 1),
		phrase_range_cell(d, x->interval, 1),
		cell_real(d, x->interval.hi, 1),
		dated ? cell_code(day_words(d->mem, a->followers_day, d->lang), day_iso(d->mem, a->followers_day)) : cell_missing(),
	};
	for (size_t c = 0; c < t->n_columns; c++)
		*table_cell(t, row, c) = cell[c];
}

static void rates_table(struct doc *d, const struct rates *r, bool data)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ "", "paid", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_RATES_COL_PER), "per", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, DATA_ONLY },
		{ "", "exposure", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_PER_1000), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "low", ALIGN_END, 0 },
		{ "", "high", ALIGN_END, DATA_ONLY },
		{ "", "day", ALIGN_START, DATA_ONLY },
	};
	size_t row = 0;
	struct table *t = doc_table(d, "rates", data ? NULL : word_text(d->lang, W_RATES_TABLE), word_text(d->lang, W_RATES_SUMMARY),
	                            column, sizeof column / sizeof *column, count_rows(r));
	t->data_only = data;
	for (size_t i = 0; i < r->n; i++)
		for (int per = 0; per < PER_N; per++)
			if (r->account[i].per[per].posts > 0)
				fill_row(d, t, row++, &r->account[i], (enum rate_per)per);
}

static const enum word means[PER_N] = {
	[PER_IMPRESSIONS] = W_RATES_MEANS_IMPRESSIONS, [PER_REACH] = W_RATES_MEANS_REACH, [PER_FOLLOWERS] = W_RATES_MEANS_FOLLOWERS
};

void rates_blocks(struct doc *d, const struct rates *r)
{
	if (count_rows(r) == 0)
		return;
	doc_heading(d, 2, "rates", word_text(d->lang, W_RATES_TITLE));
	rates_table(d, r, false);
	doc_say(d, TEXT_NOTE, W_RATES_NOTE, NULL);
	for (int per = PER_VIEWS + 1; per < PER_N; per++)
		if (has(r, (enum rate_per)per))
			doc_item(d, means[per], NULL);
}

static void say_rate(struct paragraph *s, const struct rates *r, enum rate_per per)
{
	struct doc *d = s->doc;
	const char **item = mem_array(d->mem, r->n + 1, sizeof *item);
	const char *of = per == PER_FOLLOWERS ? word_text(d->lang, W_INHABITANTS_FOLLOWERS)
	                                      : content_measure_words(d->lang, (enum content_measure)per);
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++) {
		const struct rates_account *a = &r->account[i];
		const struct rate *x = &a->per[per];
		const char *name = a->paid ? word_say(d->mem, d->lang, W_PART_PAID, a->title, NULL) : a->title;
		if (x->posts == 0 || isnan(x->rate))
			continue;
		const char *rate = num_fixed(d->mem, x->rate, 1, d->lang);
		item[n++] = isnan(x->interval.lo) ? word_say(d->mem, d->lang, W_CONTENT_RATE_ON, name, rate, NULL)
		                                  : word_say(d->mem, d->lang, W_RATES_SAY_ON, name, rate,
		                                             phrase_number_range(d->mem, d->lang, x->interval.lo, x->interval.hi, 1), NULL);
	}
	if (n)
		paragraph_say(s, W_RATES_SAY, of, phrase_list(d->mem, d->lang, item, n), NULL);
}

void rates_sentences(struct doc *d, const struct rates *r)
{
	struct paragraph s = { .doc = d }, note = { .doc = d };
	bool others = false;
	if (count_rows(r) == 0)
		return;
	for (int per = PER_VIEWS + 1; per < PER_N; per++)
		others |= has(r, (enum rate_per)per);
	rates_table(d, r, true);
	if (!others)
		return;
	doc_heading(d, 2, "rates", word_text(d->lang, W_RATES_TITLE));
	for (int per = PER_VIEWS + 1; per < PER_N; per++)
		if (has(r, (enum rate_per)per)) {
			say_rate(&s, r, (enum rate_per)per);
			paragraph_say(&note, means[per], NULL);
		}
	paragraph_end(&s, TEXT_BODY);
	paragraph_say(&note, W_RATES_NOTE, NULL);
	paragraph_end(&note, TEXT_NOTE);
}
