#include "experiment.h"
#include "base/day.h"
#include "base/num.h"
#include "calendar.h"
#include "phrase.h"
#include <math.h>

static const char *count(struct doc *d, size_t n)
{
	return num_count(d->mem, (int64_t)n, d->lang);
}

static const char *third_words(struct doc *d, int third)
{
	return third < 0 ? "" : word_text(d->lang, (enum word)(W_THIRD_MORNING + third));
}

/* ---- the plan */

static void plan_table(struct doc *d, const struct experiment_plan *p)
{
	static const char *const third_codes[] = { "morning", "afternoon", "evening" };
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_EXPERIMENT_COL_THIRD), "third", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "kind", ALIGN_START, 0 },
	};
	struct table *t =
	        doc_table(d, "experiment", word_say(d->mem, d->lang, W_EXPERIMENT_TABLE, month_words(d->mem, p->month, d->lang), NULL),
	                  word_text(d->lang, W_EXPERIMENT_SUMMARY), column, sizeof column / sizeof *column, p->n);
	for (size_t i = 0; i < p->n; i++) {
		const struct experiment_slot *s = &p->slot[i];
		*table_cell(t, i, 0) = cell_code(s->channel, s->platform);
		*table_cell(t, i, 1) = cell_code(phrase_short_day(d->mem, d->lang, s->day), day_iso(d->mem, s->day));
		*table_cell(t, i, 2) = s->third < 0 ? cell_missing() : cell_code(third_words(d, s->third), third_codes[s->third]);
		*table_cell(t, i, 3) = cell_code(content_type_words(d->lang, s->type), content_type_code(s->type));
	}
}

/* Kinds of an account with fewer places than an outcome takes. */
static void say_few(struct doc *d, const struct experiment_plan *p)
{
	const char **few = mem_array(d->mem, p->n + 1, sizeof *few);
	size_t n_few = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct experiment_slot *s = &p->slot[i];
		size_t n = 0, before = 0;
		for (size_t j = 0; j < p->n; j++) {
			bool same = p->slot[j].channel_id == s->channel_id && p->slot[j].type == s->type;
			n += same;
			before += same && j < i;
		}
		if (before == 0 && n < EFFECT_SHOW)
			few[n_few++] = mem_printf(d->mem, "%s, %s (%zu)", s->channel, content_type_words(d->lang, s->type), n);
	}
	if (n_few)
		doc_say(d, TEXT_BODY, W_EXPERIMENT_PLACES, num_plain_int(d->mem, EFFECT_SHOW), phrase_list(d->mem, d->lang, few, n_few),
		        NULL);
}

void experiment_plan_blocks(struct doc *d, const struct experiment_plan *p)
{
	struct paragraph s = { .doc = d };
	const char *month = month_words(d->mem, p->month, d->lang);
	doc_heading(d, 1, "experiment", word_say(d->mem, d->lang, W_EXPERIMENT_TITLE, month, NULL));
	for (size_t i = 0; i < p->n_left; i++)
		doc_say(d, TEXT_BODY, W_EXPERIMENT_LEFT, p->left[i].channel, count(d, p->left[i].n_posts), count(d, p->left[i].n_kinds),
		        NULL);
	if (!p->n) {
		doc_say(d, TEXT_BODY, W_EXPERIMENT_NONE, NULL);
		return;
	}
	doc_say(d, TEXT_BODY, W_EXPERIMENT_HOW, NULL);
	plan_table(d, p);
	paragraph_say(&s, W_EXPERIMENT_RULES, num_plain_int(d->mem, EXPERIMENT_LEAST), NULL);
	if (!isnan(p->detectable) && p->n_each >= EFFECT_SHOW)
		paragraph_say(&s, W_EXPERIMENT_DETECT, count(d, p->n_each), num_fixed(d->mem, p->detectable, 1, d->lang), NULL);
	paragraph_end(&s, TEXT_BODY);
	say_few(d, p);
	paragraph_say(&s, p->stored_before ? W_EXPERIMENT_STORED_BEFORE : W_EXPERIMENT_STORED, num_plain_int(d->mem, p->seed), p->sha256,
	              NULL);
	if (p->n_drawn > 1)
		paragraph_say(&s, W_EXPERIMENT_DRAWN, count(d, p->n_drawn), NULL);
	paragraph_end(&s, TEXT_NOTE);
	if (p->late)
		doc_say(d, TEXT_BODY, W_EXPERIMENT_LATE, month_words(d->mem, p->month, d->lang), NULL);
	if (p->ends != COUNT_MISSING)
		doc_say(d, TEXT_BODY, W_EXPERIMENT_ENDED, day_words(d->mem, p->ends, d->lang), NULL);
}

const char *experiment_calendar(struct doc *d, const struct experiment_plan *p)
{
	struct str out;
	const char *month = month_iso(d->mem, p->month);
	calendar_begin(&out, d->mem);
	for (size_t i = 0; i < p->n; i++) {
		const struct experiment_slot *s = &p->slot[i];
		const char *what = mem_printf(d->mem, "%s: %s", s->channel, content_type_words(d->lang, s->type));
		calendar_event(&out, mem_printf(d->mem, "%s-%lu-%zu", month, (unsigned long)p->seed, i + 1), month_first_day(p->month) - 1,
		               s->day, s->third < 0 ? what : mem_printf(d->mem, "%s (%s)", what, third_words(d, s->third)),
		               word_text(d->lang, W_EXPERIMENT_EVENT));
	}
	return calendar_end(&out);
}

/* ---- what it showed */

static void say_past(struct doc *d, const struct experiment_past *x)
{
	struct paragraph s = { .doc = d };
	paragraph_say(&s, (enum word)(W_EXPERIMENT_WAS_KEPT + (int)x->state), month_words(d->mem, x->month, d->lang), count(d, x->n_kept),
	              count(d, x->n_slots), count(d, x->n_beside), num_plain_int(d->mem, EXPERIMENT_LEAST), NULL);
	paragraph_say(&s, W_EXPERIMENT_SEED, num_plain_int(d->mem, x->seed), NULL);
	if (x->n_drawn > 1)
		paragraph_say(&s, W_EXPERIMENT_DRAWN, count(d, x->n_drawn), NULL);
	paragraph_end_item(&s);
}

static const char *between(struct doc *d, struct interval i)
{
	return word_say(d->mem, d->lang, W_BETWEEN, num_fixed(d->mem, i.lo, 2, d->lang), num_fixed(d->mem, i.hi, 2, d->lang), NULL);
}

/* A kind has an effect when the kinds differ by more than chance and its interval, drawn towards 1, leaves out 1. */
static bool has_effect(const struct effect *e, const struct effect_kind *k)
{
	return e->differ && (k->shrunk_interval.lo > 1 || k->shrunk_interval.hi < 1);
}

static void say_effect(struct doc *d, const struct experiment_effect *x)
{
	struct paragraph s = { .doc = d };
	size_t n = 0;
	for (size_t j = 0; j < x->k; j++) {
		const struct effect_kind *k = &x->all.kind[j];
		if (!has_effect(&x->all, k))
			continue;
		paragraph_say(&s, n++ ? W_EXPERIMENT_EFFECT_MORE : W_EXPERIMENT_EFFECT, x->channel, content_type_words(d->lang, x->type[j]),
		              num_fixed(d->mem, k->shrunk, 2, d->lang), between(d, k->shrunk_interval), NULL);
	}
	if (n == 0 && x->all.n_shown < 2)
		paragraph_say(&s, W_EXPERIMENT_FEW, x->channel, count(d, x->n), num_plain_int(d->mem, EFFECT_SHOW), NULL);
	else if (n == 0) {
		paragraph_say(&s, W_EXPERIMENT_NO_EFFECT, x->channel, NULL);
		if (!isnan(x->all.detectable))
			paragraph_say(&s, W_EXPERIMENT_SEES, count(d, x->all.n_each), num_fixed(d->mem, x->all.detectable, 1, d->lang),
			              NULL);
	}
	paragraph_end(&s, TEXT_BODY);
}

static void effect_table(struct doc *d, const struct experiment_result *r)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_EXPERIMENT_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_EXPERIMENT_COL_EACH), "interactions_per_post", ALIGN_END, 0 },
		{ word_text(d->lang, W_EXPERIMENT_COL_TIMES), "ratio", ALIGN_END, 0 },
		{ word_text(d->lang, W_EXPERIMENT_COL_BETWEEN), "between", ALIGN_END, 0 },
		{ "ratio_lo", "ratio_lo", ALIGN_END, DATA_ONLY },
		{ "ratio_hi", "ratio_hi", ALIGN_END, DATA_ONLY },
	};
	size_t n = 0, at = 0;
	for (size_t i = 0; i < r->n_effects; i++)
		n += r->effect[i].k;
	struct table *t = doc_table(d, "experiment_effects", word_text(d->lang, W_EXPERIMENT_EFFECTS),
	                            word_text(d->lang, W_EXPERIMENT_EFFECTS_SUMMARY), column, sizeof column / sizeof *column, n);
	for (size_t i = 0; i < r->n_effects; i++)
		for (size_t j = 0; j < r->effect[i].k; j++, at++) {
			const struct experiment_effect *x = &r->effect[i];
			const struct effect_kind *k = &x->all.kind[j];
			*table_cell(t, at, 0) = cell_text(x->channel);
			*table_cell(t, at, 1) = cell_code(content_type_words(d->lang, x->type[j]), content_type_code(x->type[j]));
			*table_cell(t, at, 2) = cell_count(d, (int64_t)k->n);
			*table_cell(t, at, 3) = cell_real(d, k->n ? k->events / (double)k->n : MISSING, 1);
			*table_cell(t, at, 4) = cell_real(d, k->ratio, 2);
			if (!isnan(k->ratio))
				*table_cell(t, at, 5) =
				        cell_text(phrase_number_range(d->mem, d->lang, k->ratio_interval.lo, k->ratio_interval.hi, 2));
			*table_cell(t, at, 6) = cell_real(d, k->ratio_interval.lo, 4);
			*table_cell(t, at, 7) = cell_real(d, k->ratio_interval.hi, 4);
		}
}

void experiment_blocks(struct doc *d, const struct experiment_result *r)
{
	if (r->n == 0)
		return;
	doc_heading(d, 2, "experiment", word_text(d->lang, W_EXPERIMENT_RESULT));
	for (size_t i = 0; i < r->n; i++)
		say_past(d, &r->past[i]);
	if (!r->n_effects) {
		doc_say(d, TEXT_BODY, W_EXPERIMENT_NO_WORD, NULL);
		return;
	}
	for (size_t i = 0; i < r->n_effects; i++)
		say_effect(d, &r->effect[i]);
	effect_table(d, r);
	doc_say(d, TEXT_NOTE, W_EXPERIMENT_NOTE, NULL);
}
