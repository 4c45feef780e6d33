#include "decisions.h"
#include "base/day.h"
#include "base/num.h"
#include "phrase.h"
#include <math.h>

static const char *const done_codes[] = { [DONE_NO] = "no", [DONE_YES] = "yes", [DONE_UNKNOWN] = "" };

/* The same for data. */
static void decision_table(struct doc *d, const struct decisions *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ "", "advice", ALIGN_START, 0 },
		{ "", "done", ALIGN_START, 0 },
		{ "", "rate_month_before", ALIGN_END, 0 },
		{ "", "rate_month_after", ALIGN_END, 0 },
	};
	struct table *t =
	        doc_table(d, "decisions", NULL, word_text(d->lang, W_DECISIONS_TITLE), column, sizeof column / sizeof *column, in->n);
	t->data_only = true;
	for (size_t i = 0; i < in->n; i++) {
		const struct decision_followed *f = &in->item[i];
		*table_cell(t, i, 0) = cell_code(day_words(d->mem, f->row.day, d->lang), day_iso(d->mem, f->row.day));
		*table_cell(t, i, 1) = cell_text(f->row.advice);
		*table_cell(t, i, 2) =
		        f->row.done == DONE_UNKNOWN ? cell_missing() : cell_code(done_codes[f->row.done], done_codes[f->row.done]);
		*table_cell(t, i, 3) = cell_real(d, f->before, 1);
		*table_cell(t, i, 4) = cell_real(d, f->after, 1);
	}
}

static void say_decision(struct paragraph *s, const struct decision_followed *f)
{
	static const enum word word[] = {
		[DONE_NO] = W_DECISION_NOT_DONE, [DONE_YES] = W_DECISION_DONE, [DONE_UNKNOWN] = W_DECISION_UNKNOWN
	};
	struct doc *d = s->doc;
	paragraph_say(s, word[f->row.done], day_words(d->mem, f->row.day, d->lang), f->row.advice, NULL);
	if (!isnan(f->before) && !isnan(f->after))
		paragraph_say(s, W_DECISION_FOLLOWED, month_words(d->mem, f->month - 1, d->lang), num_fixed(d->mem, f->before, 1, d->lang),
		              month_words(d->mem, f->month + 1, d->lang), num_fixed(d->mem, f->after, 1, d->lang), NULL);
}

void decisions_items(struct doc *d, const struct decisions *in, size_t at_most)
{
	for (size_t i = in->n > at_most ? in->n - at_most : 0; i < in->n; i++) {
		struct paragraph s = { .doc = d };
		say_decision(&s, &in->item[i]);
		paragraph_end_item(&s);
	}
}

void decisions_blocks(struct doc *d, const struct decisions *in)
{
	if (in->n == 0)
		return;
	doc_heading(d, 2, "decisions", word_text(d->lang, W_DECISIONS_TITLE));
	for (size_t i = 0; i < in->n; i++) {
		const struct decision_followed *f = &in->item[i];
		struct paragraph s = { .doc = d };
		say_decision(&s, f);
		if (isnan(f->before) || isnan(f->after))
			paragraph_say(&s, W_DECISION_NOT_OVER, NULL);
		paragraph_end_item(&s);
	}
	decision_table(d, in);
	doc_say(d, TEXT_NOTE, W_DECISIONS_NOTE, NULL);
}
