#include "content_kept.h"
#include "base/num.h"
#include "phrase.h"
#include <math.h>

void content_kept_blocks(struct doc *d, const struct content_kept *k)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_KEPT_COL_PLANNED), "planned", ALIGN_END, 0 },
		{ word_text(d->lang, W_KEPT_COL_POSTED), "posted", ALIGN_END, 0 },
		{ word_text(d->lang, W_MOVERS_COL_CHANGE), "difference", ALIGN_END, 0 },
	};
	const struct content_plan *p = &k->plan;
	const char *month = month_words(d->mem, p->month, d->lang);
	if (p->n == 0)
		return;
	doc_heading(d, 2, "kept", word_say(d->mem, d->lang, W_KEPT_TITLE, month, NULL));
	struct table *t = doc_table(d, "kept", NULL, word_text(d->lang, W_KEPT_SUMMARY), column, sizeof column / sizeof *column, p->n);
	for (size_t i = 0; i < p->n; i++) {
		const struct plan_row *r = &p->row[i];
		*table_cell(t, i, 0) = cell_text(phrase_capital(d->mem, content_part_words(d, &k->model, r->part)));
		*table_cell(t, i, 1) = cell_code(r->kind->label, r->kind->code);
		*table_cell(t, i, 2) = cell_count(d, r->next);
		*table_cell(t, i, 3) = cell_count(d, r->posted);
		*table_cell(t, i, 4) = r->until ? cell_missing() : cell_signed(d, (double)(r->posted - r->next), 0);
	}
	const char *partly = content_plan_partly(d, &k->model, p);
	if (partly)
		doc_say(d, TEXT_NOTE, W_KEPT_PARTLY, partly, NULL);
	if (k->other)
		doc_say(d, TEXT_NOTE, W_KEPT_OTHER, num_plain_int(d->mem, k->other), NULL);
	doc_say(d, TEXT_NOTE, W_KEPT_NOTE, month_words(d->mem, p->month - 1, d->lang), day_words(d->mem, k->made, d->lang), NULL);
}

/* "450,00 euro en 12,0 uur": NaN is left out */
static const char *price(struct doc *d, double cents, double minutes)
{
	const char *item[2];
	size_t n = 0;
	if (!isnan(cents))
		item[n++] = word_say(d->mem, d->lang, W_EURO, num_fixed(d->mem, cents / 100, 2, d->lang), NULL);
	if (!isnan(minutes))
		item[n++] = word_say(d->mem, d->lang, W_PLAN_HOURS, num_fixed(d->mem, minutes / 60, 1, d->lang), NULL);
	return phrase_list(d->mem, d->lang, item, n);
}

/* What so many posts cost, and what as many as the plan has would. NaN: not told, or of other posts. */
static void say_price(struct paragraph *s, const struct plan_cost *x, int64_t posts, double cents, double minutes)
{
	struct doc *d = s->doc;
	double of = posts > 0 ? (double)x->next / (double)posts : 0;
	paragraph_say(s, W_PLAN_COST_OF, price(d, cents, minutes), num_count(d->mem, posts, d->lang), num_plain_int(d->mem, PLAN_MONTHS),
	              NULL);
	if (posts > 0)
		paragraph_say(s, W_PLAN_COST_NEXT, num_count(d->mem, x->next, d->lang), price(d, of * cents, of * minutes), NULL);
}

/* Money and work stand each against the posts of its own months. */
static void say_cost(struct paragraph *s, const struct plan_cost *x)
{
	double cents = x->cents == COUNT_MISSING ? MISSING : (double)x->cents,
	       minutes = x->minutes == COUNT_MISSING ? MISSING : (double)x->minutes;
	if (!isnan(cents) && !isnan(minutes) && x->posts_cents != x->posts_minutes) {
		say_price(s, x, x->posts_cents, cents, MISSING);
		say_price(s, x, x->posts_minutes, MISSING, minutes);
		return;
	}
	say_price(s, x, isnan(cents) ? x->posts_minutes : x->posts_cents, cents, minutes);
}

/* The same for data. */
static void cost_table(struct doc *d, const struct content_model *c, const struct plan_costs *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ "", "euro", ALIGN_END, 0 },
		{ "", "hours", ALIGN_END, 0 },
		{ "", "posts_of_euro", ALIGN_END, 0 },
		{ "", "posts_of_hours", ALIGN_END, 0 },
		{ "", "planned", ALIGN_END, 0 },
	};
	struct table *t =
	        doc_table(d, "plan_costs", NULL, word_text(d->lang, W_PLAN_COSTS_TITLE), column, sizeof column / sizeof *column, in->n);
	t->data_only = true;
	for (size_t i = 0; i < in->n; i++) {
		const struct plan_cost *x = &in->item[i];
		*table_cell(t, i, 0) = cell_text(phrase_capital(d->mem, content_part_words(d, c, x->part)));
		*table_cell(t, i, 1) = cell_real(d, x->cents == COUNT_MISSING ? MISSING : (double)x->cents / 100, 2);
		*table_cell(t, i, 2) = cell_real(d, x->minutes == COUNT_MISSING ? MISSING : (double)x->minutes / 60, 1);
		*table_cell(t, i, 3) = x->cents == COUNT_MISSING ? cell_missing() : cell_count(d, x->posts_cents);
		*table_cell(t, i, 4) = x->minutes == COUNT_MISSING ? cell_missing() : cell_count(d, x->posts_minutes);
		*table_cell(t, i, 5) = cell_count(d, x->next);
	}
}

void content_plan_costs(struct doc *d, const struct content_model *c, const struct plan_costs *in)
{
	if (in->n == 0) {
		doc_say(d, TEXT_NOTE, W_PLAN_NO_COSTS, phrase_command(d, "kinds --template costs"), NULL);
		return;
	}
	doc_heading(d, 2, "costs", word_text(d->lang, W_PLAN_COSTS_TITLE));
	for (size_t i = 0; i < in->n; i++) {
		const struct plan_cost *x = &in->item[i];
		struct paragraph s = { .doc = d };
		paragraph_say(&s, W_PLAN_COST, phrase_capital(d->mem, content_part_words(d, c, x->part)), NULL);
		say_cost(&s, x);
		paragraph_end_item(&s);
	}
	cost_table(d, c, in);
}
