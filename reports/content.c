#include "content.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"
#include <math.h>

/* A type is shown in the chart and compared from so many posts on; the chart holds so many rows, then the table takes over. */
enum { LEAST_POSTS = 5, MOST_ROWS = 12 };

const char *content_type_words(enum lang lang, enum content_type t)
{
	return word_text(lang, (enum word)(W_TYPE_NAME_UNKNOWN + (int)t));
}

/* ---- which type did better */

static bool can_compare(const struct type_result *t)
{
	return t->type != TYPE_UNKNOWN && t->n_exposed >= LEAST_POSTS && t->why == WHY_NONE && !isnan(t->rate_interval.lo) &&
	       !isnan(t->rate_interval.hi);
}

/* The type with the highest rate among those that can be compared, leaving out one (may be NULL). */
static const struct type_result *highest(const struct content_channel *c, const struct type_result *without, size_t *n)
{
	const struct type_result *best = NULL;
	*n = 0;
	for (size_t i = 0; i < c->n_types; i++) {
		const struct type_result *t = &c->type[i];
		if (t == without || !can_compare(t))
			continue;
		++*n;
		if (!best || t->rate > best->rate)
			best = t;
	}
	return best;
}

const struct type_result *content_best(const struct content_channel *c)
{
	size_t n;
	const struct type_result *best = highest(c, NULL, &n);
	for (size_t i = 0; i < c->n_types; i++)
		if (&c->type[i] != best && can_compare(&c->type[i]) && c->type[i].rate_interval.hi >= best->rate_interval.lo)
			return NULL;
	return n >= 2 ? best : NULL;
}

/* The channel to speak of: of those where one type did better, the one with most posts; NULL if none. */
static const struct content_channel *best_channel(const struct content_input *in)
{
	const struct content_channel *best = NULL;
	for (size_t i = 0; i < in->n_channels; i++)
		if (content_best(&in->channel[i]) && (!best || in->channel[i].all.n > best->all.n))
			best = &in->channel[i];
	return best;
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

/* "16,1 en 28,0", behind "tussen" */
static const char *between(struct doc *d, struct interval i)
{
	return word_say(d->mem, d->lang, W_BETWEEN, rate_words(d, i.lo), rate_words(d, i.hi), NULL);
}

static void say_best(struct paragraph *s, const struct content_input *in, const struct content_channel *c)
{
	struct doc *d = s->doc;
	const struct type_result *best = content_best(c);
	size_t n;
	const struct type_result *next = highest(c, best, &n);
	paragraph_say(s, W_CONTENT_BEST, content_channel_words(d->mem, in, c), content_type_words(d->lang, best->type),
	              rate_words(d, best->rate), between(d, best->rate_interval), num_plain_int(d->mem, LEAST_POSTS), NULL);
	paragraph_say(s, W_CONTENT_NEXT, content_type_words(d->lang, next->type), rate_words(d, next->rate),
	              between(d, next->rate_interval), NULL);
}

bool content_say_best(struct paragraph *s, const struct content_input *in)
{
	const struct content_channel *c = best_channel(in);
	if (c)
		say_best(s, in, c);
	return c != NULL;
}

void content_say_digest(struct paragraph *s, const struct content_input *in)
{
	struct doc *d = s->doc;
	const struct content_channel *c = best_channel(in);
	size_t n = 0, most = 0;
	for (size_t i = 0; i < in->n_channels; i++) {
		highest(&in->channel[i], NULL, &n);
		most = n > most ? n : most;
	}
	if (c) {
		const struct type_result *best = content_best(c);
		paragraph_say(s, W_DIGEST_BEST, content_channel_words(d->mem, in, c), content_type_words(d->lang, best->type),
		              rate_words(d, best->rate), between(d, best->rate_interval), NULL);
	} else if (most >= 2) {
		paragraph_say(s, W_DIGEST_NONE_BEST, NULL);
	}
}

static void say_channel(struct paragraph *s, const struct content_input *in, const struct content_channel *c)
{
	struct doc *d = s->doc;
	size_t n;
	highest(c, NULL, &n);
	if (content_best(c))
		say_best(s, in, c);
	else if (n >= 2)
		paragraph_say(s, W_CONTENT_OVERLAP, content_channel_words(d->mem, in, c), NULL);
	else
		paragraph_say(s, n == 1 ? W_CONTENT_ONE_TYPE : W_CONTENT_TOO_FEW, content_channel_words(d->mem, in, c),
		              num_plain_int(d->mem, LEAST_POSTS), NULL);
}

void content_answer(struct doc *d, enum text_role role, const struct content_input *c)
{
	struct paragraph s = { .doc = d };
	if (c->all.n == 0 || isnan(c->all.rate))
		return;
	for (size_t i = 0; i < c->n_channels; i++)
		if (c->channel[i].all.n > 0 && is_told(c, i))
			say_channel(&s, c, &c->channel[i]);
	if (c->n_told && c->n_told < c->n_channels)
		paragraph_say(&s, W_CONTENT_TOLD, num_plain_int(d->mem, (int64_t)c->n_told), NULL);
	paragraph_end(&s, role);
	doc_say(d, TEXT_NOTE, W_CONTENT_CAVEAT, NULL);
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

void content_lead(struct doc *d, enum text_role role, const struct content_input *c)
{
	struct paragraph s = { .doc = d };
	const char *period = period_the(d->mem, c->period, d->lang), *n = num_count(d->mem, (int64_t)c->all.n, d->lang);
	if (c->all.n == 0) {
		paragraph_say(&s, W_CONTENT_NONE, period, NULL);
	} else {
		if (c->n_channels == 1)
			paragraph_say(&s, W_CONTENT_POSTS_ONE, period, n, content_channel_words(d->mem, c, c->channel), NULL);
		else
			paragraph_say(&s, W_CONTENT_POSTS, period, n, num_plain_int(d->mem, (int64_t)c->n_channels), NULL);
		if (isnan(c->all.rate))
			paragraph_say(&s, W_CONTENT_NO_RATE, NULL);
		else
			say_rates(&s, c);
		if (!isnan(c->all.rate) && c->all.n > c->all.n_exposed)
			paragraph_say(&s, W_CONTENT_PARTLY, num_count(d->mem, (int64_t)(c->all.n - c->all.n_exposed), d->lang), NULL);
	}
	paragraph_end(&s, role);
}

const char *content_message(struct doc *d, const struct content_input *c)
{
	const struct content_channel *channel = best_channel(c);
	bool compared = false;
	if (channel)
		return word_say(d->mem, d->lang, W_CONTENT_TITLE_BEST, content_channel_words(d->mem, c, channel),
		                content_type_words(d->lang, content_best(channel)->type), NULL);
	for (size_t i = 0; i < c->n_channels; i++) {
		size_t n;
		highest(&c->channel[i], NULL, &n);
		compared = compared || n >= 2;
	}
	return word_text(d->lang, compared ? W_CONTENT_TITLE_EVEN : W_CONTENT_TITLE_NONE);
}

/* ---- the chart */

struct dot {
	const struct content_channel *channel;
	const struct type_result *type;
};

/* Types with enough posts, channel by channel, the highest rate first. */
static size_t dots_of(struct mem *m, const struct content_input *c, struct dot **out)
{
	struct dot *dot = NULL;
	size_t n = 0, cap = 0;
	for (size_t i = 0; i < c->n_channels; i++) {
		size_t first = n;
		for (size_t j = 0; is_told(c, i) && j < c->channel[i].n_types; j++) {
			const struct type_result *t = &c->channel[i].type[j];
			if (t->n_exposed < LEAST_POSTS || isnan(t->rate))
				continue;
			dot = mem_grow(m, dot, n, &cap, sizeof *dot);
			size_t at = n++;
			for (; at > first && dot[at - 1].type->rate < t->rate; at--)
				dot[at] = dot[at - 1];
			dot[at] = (struct dot){ &c->channel[i], t };
		}
	}
	*out = dot;
	return n;
}

static struct chart_row dot_row(struct doc *d, const struct content_input *c, const struct dot *dot)
{
	const char *type = phrase_capital(d->mem, content_type_words(d->lang, dot->type->type));
	const char *label = c->n_channels == 1
	                            ? type
	                            : word_say(d->mem, d->lang, W_ROW_TYPE_ON, type, content_channel_words(d->mem, c, dot->channel), NULL);
	return (struct chart_row){ .label = label,
		                   .value = dot->type->rate,
		                   .lo = dot->type->rate_interval.lo,
		                   .hi = dot->type->rate_interval.hi,
		                   .reference = NAN,
		                   .tolerance = NAN,
		                   .state = STATE_OPEN,
		                   .right = word_say(d->mem, d->lang, W_RIGHT_N, num_count(d->mem, (int64_t)dot->type->n_exposed, d->lang),
		                                     NULL) };
}

static const char *alt_types(struct doc *d, const struct chart *c, const struct dot dot[])
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, word_text(d->lang, W_ALT_TYPES));
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct type_result *t = dot[i].type;
		const char *n = num_count(d->mem, (int64_t)t->n_exposed, d->lang), *rate = rate_words(d, t->rate);
		str_add_char(&s, ' ');
		str_add(&s, isnan(t->rate_interval.lo) || isnan(t->rate_interval.hi)
		                    ? word_say(d->mem, d->lang, W_ALT_TYPE_ALONE, c->row[i].label, rate, n, NULL)
		                    : word_say(d->mem, d->lang, W_ALT_TYPE, c->row[i].label, rate, between(d, t->rate_interval), n, NULL));
	}
	return s.s;
}

void content_figure(struct doc *d, const struct content_input *c)
{
	struct dot *dot;
	size_t n = dots_of(d->mem, c, &dot);
	if (n == 0)
		return;
	struct chart *chart = mem_alloc(d->mem, sizeof *chart);
	*chart = (struct chart){
		.kind = CHART_DOTS, .n_rows = n < MOST_ROWS ? n : MOST_ROWS, .target = NAN, .axis = word_text(d->lang, W_AXIS_RATE)
	};
	struct chart_row *row = mem_array(d->mem, chart->n_rows, sizeof *row);
	for (size_t i = 0; i < chart->n_rows; i++)
		row[i] = dot_row(d, c, &dot[i]);
	chart->row = row;
	chart->key[KEY_INTERVAL] = word_text(d->lang, W_KEY_WORD_INTERVAL_95);
	chart->key[KEY_RIGHT] = word_text(d->lang, W_KEY_WORD_POSTS);
	chart->alt = alt_types(d, chart, dot);
	const char *caption = word_say(d->mem, d->lang, W_CAPTION_TYPES, num_plain_int(d->mem, LEAST_POSTS),
	                               period_words(d->mem, c->period, d->lang), NULL);
	if (n > MOST_ROWS)
		caption = mem_printf(d->mem, "%s %s", caption, word_text(d->lang, W_CAPTION_TYPES_CUT));
	doc_figure(d, &(struct figure){ .id = "types", .title = word_text(d->lang, W_FIGURE_TYPES), .caption = caption, .chart = chart });
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
