#include "rates.h"
#include "base/day.h"
#include "content_model.h"
#include "phrase.h"

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

void rates_blocks(struct doc *d, const struct rates *r)
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
	size_t n_rows = count_rows(r), row = 0;
	if (n_rows == 0)
		return;
	doc_heading(d, 2, "rates", word_text(d->lang, W_RATES_TITLE));
	struct table *t = doc_table(d, "rates", word_text(d->lang, W_RATES_TABLE), word_text(d->lang, W_RATES_SUMMARY), column,
	                            sizeof column / sizeof *column, n_rows);
	for (size_t i = 0; i < r->n; i++)
		for (int per = 0; per < PER_N; per++)
			if (r->account[i].per[per].posts > 0)
				fill_row(d, t, row++, &r->account[i], (enum rate_per)per);
	doc_say(d, TEXT_NOTE, W_RATES_NOTE, NULL);
	if (has(r, PER_IMPRESSIONS))
		doc_item(d, W_RATES_MEANS_IMPRESSIONS, NULL);
	if (has(r, PER_REACH))
		doc_item(d, W_RATES_MEANS_REACH, NULL);
	if (has(r, PER_FOLLOWERS))
		doc_item(d, W_RATES_MEANS_FOLLOWERS, NULL);
}
