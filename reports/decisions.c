#include "decisions.h"
#include "base/day.h"
#include "base/num.h"
#include "content.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>
#include <string.h>

static const char *const done_codes[] = { [DONE_NO] = "no", [DONE_YES] = "yes", [DONE_UNKNOWN] = "" };
static const char *const found_codes[] = { [DECISION_OVERLAP] = "overlap",
	                                   [DECISION_MORE] = "more",
	                                   [DECISION_LESS] = "less",
	                                   [DECISION_EARLY] = "too_early",
	                                   [DECISION_FEW] = "too_few" };

static struct cell figure_cell(struct doc *d, const struct decision_figure *f, double x)
{
	return cell_real(d, f->share ? 100 * x : x, 1);
}

/* The same for data: a row for each figure, one without for an advice that has none. */
static void decision_row(struct doc *d, struct table *t, size_t row, const struct decision_row *r, const struct decision_figure *f)
{
	struct cell *cell = table_cell(t, row, 0);
	for (size_t i = 0; i < t->n_columns; i++)
		cell[i] = cell_missing();
	*cell++ = cell_code(day_words(d->mem, r->day, d->lang), day_iso(d->mem, r->day));
	*cell++ = cell_own(d, r->advice);
	*cell++ = r->done == DONE_UNKNOWN ? cell_missing() : cell_code(done_codes[r->done], done_codes[r->done]);
	if (!f)
		return;
	*cell++ = cell_text(f->share ? "share_of_participants" : "interactions_per_1000_views");
	*cell++ = f->share ? cell_missing() : cell_text(mem_printf(d->mem, "%s, %s", f->platform_title, f->name));
	*cell++ = f->share || f->type == TYPE_UNKNOWN ? cell_missing() : cell_text(content_type_code(f->type));
	*cell++ = f->share ? cell_text(people_group_code(d->mem, f->group)) : cell_missing();
	const double value[] = { f->before, f->before_interval.lo, f->before_interval.hi,
		                 f->after,  f->after_interval.lo,  f->after_interval.hi };
	for (size_t i = 0; i < sizeof value / sizeof *value; i++)
		*cell++ = figure_cell(d, f, value[i]);
	*cell = cell_text(found_codes[f->found]);
}

static void decision_table(struct doc *d, const struct decisions *in)
{
	static const char *const name[] = { "day",    "advice",     "done",        "figure", "account",   "kind",       "group",
		                            "before", "before_low", "before_high", "after",  "after_low", "after_high", "finding" };
	enum { N = sizeof name / sizeof *name };
	struct column column[N];
	size_t n = 0, row = 0;
	for (size_t i = 0; i < N; i++)
		column[i] = (struct column){ i ? "" : word_text(d->lang, W_COL_DAY), name[i], ALIGN_START, 0 };
	for (size_t i = 0; i < in->n; i++)
		n += in->item[i].n_figures ? in->item[i].n_figures : 1;
	struct table *t = doc_table(d, "decisions", NULL, word_text(d->lang, W_DECISIONS_TITLE), column, N, n);
	t->data_only = true;
	for (size_t i = 0; i < in->n; i++) {
		const struct decision_followed *f = &in->item[i];
		if (f->n_figures == 0)
			decision_row(d, t, row++, &f->row, NULL);
		for (size_t k = 0; k < f->n_figures; k++)
			decision_row(d, t, row++, &f->row, &f->figure[k]);
	}
}

static const char *figure_words(struct doc *d, const struct decision_figure *f, double x)
{
	return f->share ? num_percent(d->mem, x, 1, d->lang) : num_fixed(d->mem, x, 1, d->lang);
}

/* "45,2 (tussen 41,0 en 49,5)" */
static const char *with_interval(struct doc *d, const struct decision_figure *f, double x, struct interval i)
{
	return word_say(d->mem, d->lang, W_DECISION_BETWEEN, figure_words(d, f, x),
	                word_say(d->mem, d->lang, W_BETWEEN, figure_words(d, f, i.lo), figure_words(d, f, i.hi), NULL), NULL);
}

/* "korte video's op Facebook"; "Facebook"; "jongeren tot 25 jaar" */
static const char *subject(struct doc *d, const struct decision_figure *f)
{
	if (f->share)
		return phrase_capital(d->mem, people_group_they(d->mem, d->lang, f->group));
	if (f->type == TYPE_UNKNOWN)
		return f->platform_title;
	return phrase_capital(d->mem,
	                      word_say(d->mem, d->lang, W_GROUPS_KIND_ON, content_type_words(d->lang, f->type), f->platform_title, NULL));
}

static void say_figure(struct paragraph *s, const struct decision_followed *of, const struct decision_figure *f)
{
	static const enum word found[] = {
		[DECISION_OVERLAP] = W_DECISION_OVERLAP, [DECISION_MORE] = W_DECISION_MORE, [DECISION_LESS] = W_DECISION_LESS
	};
	struct doc *d = s->doc;
	const char *before = month_words(d->mem, of->month - 1, d->lang), *after = month_words(d->mem, of->month + 1, d->lang);
	if (f->found == DECISION_EARLY || f->found == DECISION_FEW) {
		paragraph_say(s, f->found == DECISION_FEW ? W_DECISION_FEW : W_DECISION_EARLY, subject(d, f), after, before, NULL);
		return;
	}
	paragraph_say(s, f->share ? W_DECISION_SHARE : W_DECISION_RATE, subject(d, f), before,
	              with_interval(d, f, f->before, f->before_interval), after, with_interval(d, f, f->after, f->after_interval), NULL);
	paragraph_say(s, found[f->found], NULL);
}

/* As somebody wrote it, closed as a sentence. */
static const char *as_sentence(struct doc *d, const char *advice)
{
	size_t n = strlen(advice);
	return n && strchr(".!?", advice[n - 1]) ? advice : mem_printf(d->mem, "%s.", advice);
}

static void say_decision(struct paragraph *s, const struct decision_followed *f)
{
	static const enum word word[] = {
		[DONE_NO] = W_DECISION_NOT_DONE, [DONE_YES] = W_DECISION_DONE, [DONE_UNKNOWN] = W_DECISION_UNKNOWN
	};
	struct doc *d = s->doc;
	paragraph_say(s, word[f->row.done], day_words(d->mem, f->row.day, d->lang), doc_own(d, as_sentence(d, f->row.advice)), NULL);
	for (size_t i = 0; i < f->n_figures; i++)
		say_figure(s, f, &f->figure[i]);
	if (f->n_figures == 0)
		paragraph_say(s, W_DECISION_NO_FIGURE, NULL);
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
	decisions_items(d, in, in->n);
	decision_table(d, in);
	doc_say(d, TEXT_NOTE, W_DECISIONS_NOTE, NULL);
}
