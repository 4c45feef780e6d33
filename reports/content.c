#include "content.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"
#include <math.h>

const char *content_type_words(enum lang lang, enum content_type t)
{
	return word_text(lang, (enum word)(W_TYPE_NAME_UNKNOWN + (int)t));
}

/* Is the account among those that are told of? */
static bool is_told(const struct content_input *in, size_t at)
{
	size_t ahead = 0;
	for (size_t i = 0; i < in->n_channels; i++)
		ahead += in->channel[i].all.n > in->channel[at].all.n || (i < at && in->channel[i].all.n == in->channel[at].all.n) ? 1 : 0;
	return in->n_told == 0 || ahead < in->n_told;
}

/* ---- sentences */

const char *content_channel_words(struct mem *m, const struct content_input *in, const struct content_channel *c)
{
	for (size_t i = 0; i < in->n_channels; i++)
		if (&in->channel[i] != c && str_eq(in->channel[i].platform, c->platform))
			return mem_printf(m, "%s (%s)", c->platform_title, c->name);
	return c->platform_title;
}

static const char *rate_words(struct doc *d, double rate)
{
	return num_fixed(d->mem, rate, 1, d->lang);
}

/* Sums of all channels, and rates of each: platforms count in their own way, so that a rate over several would be of nothing. */
static void say_rates(struct paragraph *s, const struct content_input *c)
{
	struct doc *d = s->doc;
	const char **rate = mem_array(d->mem, c->n_channels + 1, sizeof *rate);
	const char *views = num_count(d->mem, c->all.views, d->lang), *interactions = num_count(d->mem, c->all.interactions, d->lang);
	size_t n = 0;
	if (c->n_channels == 1 && c->paid.n == 0) {
		paragraph_say(s, W_CONTENT_RATE, views, interactions, rate_words(d, c->all.rate), NULL);
		return;
	}
	paragraph_say(s, W_CONTENT_SUMS, views, interactions, NULL);
	for (size_t i = 0; i < c->n_channels; i++)
		if (!isnan(c->channel[i].organic.rate) && is_told(c, i))
			rate[n++] = word_say(d->mem, d->lang, W_CONTENT_RATE_ON, content_channel_words(d->mem, c, &c->channel[i]),
			                     rate_words(d, c->channel[i].organic.rate), NULL);
	if (n)
		paragraph_say(s, W_CONTENT_RATES, phrase_list(d->mem, d->lang, rate, n), NULL);
	if (c->paid.n == c->all.n)
		paragraph_say(s, W_CONTENT_PAID_ALL, NULL);
	else if (c->paid.n && n)
		paragraph_say(s, W_CONTENT_PAID, num_count(d->mem, (int64_t)c->paid.n, d->lang), NULL);
}

const char *content_period_words(struct doc *d, struct period period, int starts)
{
	const char *words = period_the(d->mem, period, d->lang);
	return starts ? word_say(d->mem, d->lang, starts > period.to ? W_POSTS_BEFORE_START : W_POSTS_ALSO_BEFORE_START, words,
	                         day_words(d->mem, starts, d->lang), NULL)
	              : words;
}

void content_lead(struct doc *d, enum text_role role, const struct content_input *c)
{
	struct paragraph s = { .doc = d };
	const char *period = content_period_words(d, c->period, c->starts), *n = num_count(d->mem, (int64_t)c->all.n, d->lang);
	if (c->all.n == 0) {
		paragraph_say(&s, W_CONTENT_NONE, period, NULL);
	} else {
		if (c->n_channels == 1)
			paragraph_say(&s, W_CONTENT_POSTS_ONE, period, n, content_channel_words(d->mem, c, c->channel), NULL);
		else
			paragraph_say(&s, W_CONTENT_POSTS, period, n, num_plain_int(d->mem, (int64_t)c->n_channels), NULL);
		if (c->lacks)
			paragraph_say(&s, W_CONTENT_LACKS, c->lacks, NULL);
		if (isnan(c->all.rate))
			paragraph_say(&s, W_CONTENT_NO_RATE, NULL);
		else
			say_rates(&s, c);
		if (!isnan(c->all.rate) && c->all.n > c->all.n_exposed)
			paragraph_say(&s, W_CONTENT_PARTLY, num_count(d->mem, (int64_t)(c->all.n - c->all.n_exposed), d->lang), NULL);
	}
	paragraph_end(&s, role);
}

/* ---- the table */

static void type_row(struct doc *d, struct table *out, size_t row, struct cell channel, struct cell type, const struct type_result *t)
{
	bool exposed = t->n_exposed > 0;
	const struct cell cell[] = {
		channel,
		type,
		cell_count(d, (int64_t)t->n),
		cell_count(d, (int64_t)t->n_exposed),
		exposed ? cell_count(d, t->views) : cell_missing(),
		exposed ? cell_count(d, t->interactions) : cell_missing(),
		cell_real(d, t->rate, 1),
		phrase_range_cell(d, t->rate_interval, 1),
		cell_real(d, t->rate_interval.hi, 1),
		cell_real(d, t->median, 1),
	};
	for (size_t c = 0; c < out->n_columns; c++)
		*table_cell(out, row, c) = cell[c];
}

void content_note_dash(struct doc *d, struct table *t)
{
	size_t low = 0;
	while (low < t->n_columns && !str_eq(t->column[low].code, "low"))
		low++;
	for (size_t r = 0; low < t->n_columns && !table_head_note(t, low) && r < t->n_rows; r++)
		if (table_cell(t, r, low)->state == CELL_MISSING)
			table_mark_column(d, t, low, table_footnote(d, t, W_NOTE_TYPES, NULL));
}

struct table *content_table(struct doc *d, const struct content_input *c)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "type", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_EXPOSED), "posts_with_views", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_VIEWS), "views", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_RATE), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "high", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_MEDIAN), "median", ALIGN_END, DATA_ONLY },
	};
	size_t n_rows = 0, row = 0;
	for (size_t i = 0; i < c->n_channels; i++)
		n_rows += c->channel[i].n_types + (c->channel[i].n_types > 1) + (c->channel[i].paid.n > 0);
	if (n_rows == 0)
		return NULL;
	struct table *out = doc_table(d, "types", word_text(d->lang, W_TABLE_TYPES), word_text(d->lang, W_TABLE_TYPES_SUMMARY), column,
	                              sizeof column / sizeof *column, n_rows);
	for (size_t i = 0; i < c->n_channels; i++) {
		const struct content_channel *channel = &c->channel[i];
		struct cell name = cell_text(content_channel_words(d->mem, c, channel));
		for (size_t j = 0; j < channel->n_types; j++) {
			enum content_type type = channel->type[j].type;
			type_row(d, out, row++, name, cell_code(content_type_words(d->lang, type), content_type_code(type)),
			         &channel->type[j]);
		}
		if (channel->n_types > 1)
			type_row(d, out, row++, name, cell_code(word_text(d->lang, W_TYPE_NAME_ALL), "all"), &channel->organic);
		if (channel->paid.n)
			type_row(d, out, row++, name, cell_code(word_text(d->lang, W_TYPE_NAME_PAID), "paid"), &channel->paid);
	}
	content_note_dash(d, out);
	return out;
}
