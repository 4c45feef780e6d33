#include "base/num.h"
#include "base/utf8.h"
#include "content.h"
#include "content_model.h"
#include "phrase.h"
#include <math.h>
#include <stdint.h>

/* ---- the posts that ran best */

static const char *where_and_when(struct doc *d, const struct content_post *p)
{
	return p->day == COUNT_MISSING ? p->channel : mem_printf(d->mem, "%s, %s", p->channel, day_words(d->mem, p->day, d->lang));
}

static const char *figures_of(struct doc *d, const struct content_post *p)
{
	const char *part[3];
	size_t n = 0;
	part[n++] = p->views == COUNT_MISSING ? word_text(d->lang, W_TOP_POST_NO_VIEWS)
	                                      : word_say(d->mem, d->lang, W_TOP_POST_VIEWS, num_count(d->mem, p->views, d->lang), NULL);
	if (p->interactions != COUNT_MISSING)
		part[n++] = word_say(d->mem, d->lang, W_TOP_POST_INTERACTIONS, num_count(d->mem, p->interactions, d->lang), NULL);
	if (!isnan(p->rate))
		part[n++] = word_say(d->mem, d->lang, W_TOP_POST_RATE, num_fixed(d->mem, p->rate, 1, d->lang), NULL);
	return phrase_list(d->mem, d->lang, part, n);
}

bool content_post_is_young(const struct content_post *p)
{
	return p->usual.n && p->usual.age < CONTENT_SETTLED && p->usual.age_of_others >= 2 * p->usual.age;
}

static void usual_say(struct paragraph *s, const struct content_post *p)
{
	struct doc *d = s->doc;
	const struct content_usual *u = &p->usual;
	paragraph_say(s, W_TOP_POST_USUAL, num_plain_int(d->mem, (int64_t)u->n), content_type_words(d->lang, p->type),
	              num_fixed(d->mem, u->lo, 1, d->lang), num_fixed(d->mem, u->hi, 1, d->lang), NULL);
	if (u->n_at_age)
		paragraph_say(s, W_STOOD_OUT_AT_AGE, num_count(d->mem, (int64_t)u->n_at_age, d->lang), NULL);
	if (content_post_is_young(p))
		paragraph_say(s, W_STOOD_OUT_AGE, num_count(d->mem, u->age, d->lang), num_count(d->mem, u->age_of_others, d->lang), NULL);
}

/* The post's own words in its own language, then its figures. */
void content_post_spans(struct paragraph *s, const char *before, const struct content_post *p)
{
	struct doc *d = s->doc;
	paragraph_span(s, (struct span){ .text = before, .strong = true });
	if (*p->title) {
		paragraph_span(s, (struct span){ .text = word_text(d->lang, W_TOP_POST_QUOTE_OPEN) });
		paragraph_span(s, (struct span){ .text = p->title, .lang = *p->language ? p->language : NULL });
		paragraph_span(s, (struct span){ .text = word_text(d->lang, W_TOP_POST_QUOTE_CLOSE) });
	} else {
		paragraph_span(s, (struct span){ .text = word_text(d->lang, W_TOP_POST_NO_TEXT) });
	}
	paragraph_say(s, W_TOP_POST_FACTS, where_and_when(d, p), figures_of(d, p), NULL);
	if (p->usual.n)
		usual_say(s, p);
}

void content_post_link(struct paragraph *s, const struct content_post *p)
{
	if (!p->link)
		return;
	paragraph_span(s, (struct span){ .text = " " });
	paragraph_span(s, (struct span){ .text = word_text(s->doc->lang, W_TOP_POST_LINK), .uri = p->link });
}

void content_post_item(struct doc *d, const char *before, const struct content_post *p)
{
	struct paragraph s = { .doc = d };
	content_post_spans(&s, before, p);
	content_post_link(&s, p);
	paragraph_end_item(&s);
}

void content_top(struct doc *d, const struct content_input *c, size_t at_most)
{
	for (size_t i = 0; i < c->n_top && i < at_most; i++)
		content_post_item(d, "", &c->top[i]);
}

struct cell content_title_cell(struct doc *d, const struct content_post *p, size_t at_most)
{
	struct cell c = cell_text(utf8_clip(d->mem, p->title, at_most));
	c.machine = p->title;
	c.lang = *p->language ? p->language : NULL;
	return *p->title ? c : cell_missing();
}

/* Whole titles fill a page: a report has their first words, and a link. */
void content_top_table(struct doc *d, const struct content_input *c, size_t at_most, bool brief)
{
	enum { FIRST_WORDS = 60 };
	size_t n = c->n_top < at_most ? c->n_top : at_most;
	const struct column column[] = {
		{ word_text(d->lang, W_COL_POST), "post", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "type", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_VIEWS), "views", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_RATE), "rate", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "top_posts", brief ? NULL : word_text(d->lang, W_TABLE_TOP), word_text(d->lang, W_TABLE_TOP_SUMMARY),
	                            column, sizeof column / sizeof *column, n);
	for (size_t i = 0; i < n; i++) {
		const struct content_post *p = &c->top[i];
		struct cell day = p->day == COUNT_MISSING ? cell_missing()
		                                          : cell_code(phrase_short_day(d->mem, d->lang, p->day), day_iso(d->mem, p->day));
		day.uri = brief ? p->link : NULL;
		const struct cell cell[] = {
			content_title_cell(d, p, brief ? FIRST_WORDS : SIZE_MAX),
			cell_code(p->platform, p->channel),
			day,
			cell_code(content_type_words(d->lang, p->type), content_type_code(p->type)),
			cell_count(d, p->views),
			cell_count(d, p->interactions),
			cell_real(d, p->rate, 1),
		};
		for (size_t column_at = 0; column_at < t->n_columns; column_at++)
			*table_cell(t, i, column_at) = cell[column_at];
	}
}

/* ---- what the figures mean */

void content_definitions(struct doc *d, const struct content_input *c)
{
	for (size_t i = 0; i < c->n_breaks; i++)
		doc_item(d, W_SERIES_BREAK, day_words(d->mem, c->breaks[i].day, d->lang), c->breaks[i].channel, c->breaks[i].text, NULL);
	for (size_t i = 0; i < c->n_definitions; i++)
		doc_item(d, W_DEFINITION, c->definition[i].metric, c->definition[i].text, NULL);
}

/* ---- spiegel content */

void content_window(struct doc *d, struct period wanted, struct period is)
{
	if (wanted.to > 0 && month_of_day(wanted.from) == month_of_day(wanted.to) && is.from < wanted.from)
		doc_say(d, TEXT_BODY, W_CONTENT_WINDOW, period_the(d->mem, is, d->lang),
		        month_words(d->mem, month_of_day(wanted.to), d->lang), NULL);
}

static void rates_modelled(struct doc *d, const struct content_input *c, const struct content_model *model)
{
	doc_heading(d, 1, "content", content_model_message(d, model));
	content_lead(d, TEXT_LEAD, c);
	content_window(d, c->wanted, c->period);
	content_model_answer(d, model);
	content_model_tables(d, model);
	content_model_groups(d, model);
	content_model_posts(d, model);
	content_model_times(d, model);
}

void content_choice(struct doc *d, const struct content_input *c)
{
	if (c->choice_changed && *c->choice_changed)
		doc_text(d, TEXT_NOTE, &(struct span){ .text = c->choice_changed }, 1);
}

void content_blocks(struct doc *d, const struct content_input *c, const struct content_model *model)
{
	doc_say(d, TEXT_KICKER, W_CONTENT_KICKER, c->trajectory, period_words(d->mem, c->period, d->lang), NULL);
	content_choice(d, c);
	rates_modelled(d, c, model);
	if (c->n_top) {
		doc_heading(d, 2, "top", word_text(d->lang, W_TOP_TITLE));
		content_top_table(d, c, c->n_top, false);
	}
	if (c->n_definitions || c->n_breaks) {
		doc_heading(d, 2, "definitions", word_text(d->lang, W_DEFINITIONS_TITLE));
		content_definitions(d, c);
	}
}
