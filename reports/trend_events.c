#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "phrase.h"
#include "trend.h"

enum {
	MOST_EVENTS = 4,
	LONGEST_EVENT = 50,
	LIST_ROOM = 26
}; /* points that the chart gives to a few lines below it: the page must stay one */

/* The first event that is drawn: those before it are too many. */
static size_t first_drawn(const struct trend *t)
{
	return t->n_events > MOST_EVENTS ? t->n_events - MOST_EVENTS : 0;
}

/* Figures are to date after each month, so that the value of a month stands at its end. */
static double place_of(const struct trend *t, int day)
{
	int month = month_of_day(day), first = t->month - TREND_MONTHS + 1;
	double days = month_last_day(month) - month_first_day(month) + 1;
	return month - first - 1 + (day - month_first_day(month) + 1) / days;
}

/* For the alt text, in full. That has one language: what people of the project wrote in another stands in the list below, in its own. */
static const char *event_words(struct doc *d, const struct event_row *x, const char *number)
{
	if (d->own_lang)
		return word_say(d->mem, d->lang, W_EVENT_ALT_NUMBER, number, day_words(d->mem, x->day, d->lang), NULL);
	return word_say(d->mem, d->lang, W_EVENT_ITEM, day_words(d->mem, x->day, d->lang), x->text, NULL);
}

static void say_event(struct paragraph *s, const struct event_row *x)
{
	struct doc *d = s->doc;
	int year, month, day;
	const char *text = utf8_clip(d->mem, x->text, LONGEST_EVENT);
	bool ends = str_ends(text, ".") || str_ends(text, "?") || str_ends(text, "!") || !str_eq(text, x->text);
	day_split(x->day, &year, &month, &day);
	paragraph_say(s, W_EVENT_SHORT, num_plain_int(d->mem, day), month_short(month_of_day(x->day), d->lang),
	              doc_own(d, ends ? text : mem_printf(d->mem, "%s.", text)), NULL);
}

void trend_events_on(struct doc *d, const struct trend *t, struct chart *c)
{
	size_t first = first_drawn(t), n = t->n_events - first;
	struct chart_event *event = mem_array(d->mem, n + 1, sizeof *event);
	const char **item = mem_array(d->mem, n + 1, sizeof *item);
	for (size_t i = 0; i < n; i++) {
		event[i].at = place_of(t, t->event[first + i].day);
		event[i].label = num_plain_int(d->mem, (int64_t)i + 1);
		item[i] = event_words(d, &t->event[first + i], event[i].label);
	}
	c->event = event;
	c->n_events = n;
	if (n == 0)
		return;
	c->height -= LIST_ROOM;
	c->alt = mem_printf(
	        d->mem, "%s %s", c->alt,
	        word_say(d->mem, d->lang, d->own_lang ? W_EVENT_ALT_BELOW : W_EVENT_ALT, phrase_list(d->mem, d->lang, item, n), NULL));
}

void trend_events_list(struct doc *d, const struct trend *t)
{
	struct paragraph s = { .doc = d };
	size_t first = first_drawn(t);
	for (size_t i = first; i < t->n_events; i++) {
		paragraph_say(&s, W_EVENT_NUMBER, num_plain_int(d->mem, (int64_t)(i - first) + 1), NULL);
		say_event(&s, &t->event[i]);
	}
	if (first)
		paragraph_say(&s, W_EVENT_MORE, num_plain_int(d->mem, (int64_t)first), NULL);
	paragraph_end(&s, TEXT_CAPTION);
}

void trend_events_data(struct doc *d, const struct trend *t)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_EVENT_COL), "event", ALIGN_START, 0 },
	};
	if (t->n_events == 0)
		return;
	struct table *out =
	        doc_table(d, "events", NULL, word_text(d->lang, W_EVENT_SUMMARY), column, sizeof column / sizeof *column, t->n_events);
	out->data_only = true;
	for (size_t i = 0; i < t->n_events; i++) {
		*table_cell(out, i, 0) = cell_code(day_words(d->mem, t->event[i].day, d->lang), day_iso(d->mem, t->event[i].day));
		*table_cell(out, i, 1) = cell_own(d, t->event[i].text);
	}
}
