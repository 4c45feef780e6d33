#include "content_plan.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "calendar.h"
#include "phrase.h"

static const char *const why_codes[] = { "more", "try", "room", "learn", "even", "too_few", "stay", "held", "held_channel" };

static const char *why_words(struct doc *d, enum plan_why why)
{
	return word_text(d->lang, (enum word)(W_PLAN_WHY_MORE + (int)why));
}

static const char *part_words(struct doc *d, const struct content_model *c, const struct plan_row *r)
{
	return phrase_capital(d->mem, content_part_words(d, c, r->part));
}

const char *content_plan_partly(struct doc *d, const struct content_model *c, const struct content_plan *p)
{
	const char **name = mem_array(d->mem, p->n + 1, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct plan_row *r = &p->row[i];
		if (r->until && (i == 0 || p->row[i - 1].part != r->part))
			name[n++] = mem_printf(d->mem, "%s (%s)", part_words(d, c, r), day_words(d->mem, r->until, d->lang));
	}
	return n ? phrase_list(d->mem, d->lang, name, n) : NULL;
}

static void say_rules(struct doc *d, const struct content_model *c, const struct content_plan *p)
{
	struct paragraph s = { .doc = d };
	bool held = false;
	for (size_t i = 0; i < p->n; i++)
		held |= p->row[i].why == PLAN_HELD || p->row[i].why == PLAN_HELD_CHANNEL;
	if (held)
		paragraph_say(&s, W_PLAN_MISSED, content_missed_words(d, c), NULL);
	paragraph_say(&s, W_PLAN_RULE, num_plain_int(d->mem, PLAN_MONTHS), NULL);
	paragraph_end(&s, TEXT_NOTE);
}

void content_plan_table(struct doc *d, const struct content_model *c, const struct content_plan *p)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NOW), "now", ALIGN_END, 0 },
		{ month_name(p->month, d->lang), "next", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_WHY), "why", ALIGN_START, 0 },
	};
	const char *month = month_words(d->mem, p->month, d->lang);
	doc_heading(d, 1, "plan", word_say(d->mem, d->lang, W_PLAN_TITLE, month, NULL));
	if (!p->n) {
		doc_say(d, TEXT_BODY, W_PLAN_NONE, NULL);
		return;
	}
	struct table *t = doc_table(d, "plan", word_say(d->mem, d->lang, W_PLAN_TABLE, month, NULL), word_text(d->lang, W_PLAN_SUMMARY),
	                            column, sizeof column / sizeof *column, p->n);
	for (size_t i = 0; i < p->n; i++) {
		const struct plan_row *r = &p->row[i];
		const struct cell cell[] = {
			cell_text(part_words(d, c, r)), cell_code(r->kind->label, r->kind->code),           cell_real(d, r->now, 1),
			cell_count(d, r->next),         cell_code(why_words(d, r->why), why_codes[r->why]),
		};
		for (size_t k = 0; k < t->n_columns; k++)
			*table_cell(t, i, k) = cell[k];
	}
	say_rules(d, c, p);
	const char *partly = content_plan_partly(d, c, p);
	if (partly)
		doc_say(d, TEXT_NOTE, W_PLAN_PARTLY, partly, NULL);
	if (p->unplanned)
		doc_say(d, TEXT_NOTE, W_PLAN_UNPLANNED, num_count(d->mem, p->unplanned, d->lang), NULL);
}

void content_plan_blocks(struct doc *d, const struct content_model *c, const struct content_plan *p)
{
	content_plan_table(d, c, p);
	if (p->n)
		doc_say(d, TEXT_NOTE, W_MODEL_CAVEAT, NULL);
}

/* ---- as a calendar */

static void add_event(struct doc *d, struct str *out, const struct content_model *c, const struct content_plan *p, size_t number,
                      size_t total, const struct plan_row *r)
{
	int first = month_first_day(p->month), days = month_last_day(p->month) - first + 1;
	int day = first + (int)((2 * number + 1) * (size_t)days / (2 * total));
	calendar_event(out, mem_printf(d->mem, "%s-%zu", month_iso(d->mem, p->month), number + 1), first - 1, day,
	               mem_printf(d->mem, "%s: %s", part_words(d, c, r), utf8_safe(d->mem, r->kind->label)), why_words(d, r->why));
}

/* Kinds take turns: each time the one that is furthest behind its share of the posts so far. */
static size_t next_kind(const struct content_plan *p, const int64_t done[], size_t number, size_t total)
{
	size_t at = p->n;
	double most = 0;
	for (size_t i = 0; i < p->n; i++) {
		double behind = (double)p->row[i].next * (double)(number + 1) / (double)total - (double)done[i];
		if (done[i] < p->row[i].next && (at == p->n || behind > most)) {
			at = i;
			most = behind;
		}
	}
	return at;
}

const char *content_plan_calendar(struct doc *d, const struct content_model *c, const struct content_plan *p)
{
	struct str out;
	int64_t *done = mem_array(d->mem, p->n + 1, sizeof *done);
	size_t total = 0;
	calendar_begin(&out, d->mem);
	for (size_t i = 0; i < p->n; i++)
		total += (size_t)p->row[i].next;
	for (size_t number = 0; number < total; number++) {
		size_t i = next_kind(p, done, number, total);
		add_event(d, &out, c, p, number, total, &p->row[i]);
		done[i]++;
	}
	return calendar_end(&out);
}
