#include "analytics/result.h"
#include "audiences.h"
#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"
#include "representativeness.h"
#include <math.h>

enum { MOST_MISSED = 4 }; /* a page that stands alone has no room for more */

static const char *they(struct doc *d, const struct people *p, struct group g)
{
	return people_group_they(d->mem, d->lang, people_group_plain(p, g));
}

static bool any_is(const struct people_table *t, enum group_state state)
{
	for (size_t i = 0; i < t->k; i++)
		if (t->group[i].has_state && t->group[i].state == state)
			return true;
	return false;
}

/* "leeftijd en geslacht": what was compared; apart: only where a group is clearly too few or too many, if that may be told of any. */
static const char *traits(struct doc *d, const struct people *p, const struct people_month *now, bool apart)
{
	const char *name[DIM_N];
	size_t n = 0;
	for (size_t i = 0; i < p->n_dimensions; i++)
		if (!apart || any_is(&now->total[i], STATE_UNDER) || any_is(&now->total[i], STATE_OVER))
			name[n++] = people_dimension_words(d->lang, now->total[i].dimension);
	return n ? phrase_list(d->mem, d->lang, name, n) : traits(d, p, now, false);
}

static void say_question(struct doc *d, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	if (f->aim == PEOPLE_GROUP)
		doc_say(d, TEXT_BODY, W_REPR_QUESTION_GROUP, f->trajectory, they(d, p, f->aim_group), NULL);
	else if (f->aim == PEOPLE_INTERESTS)
		doc_say(d, TEXT_BODY, W_REPR_QUESTION_INTERESTS, f->trajectory, NULL);
	else
		doc_say(d, TEXT_BODY, W_REPR_QUESTION, f->trajectory, people_residents(d->mem, d->lang, p), f->population.region, NULL);
}

/* ---- whom we miss */

static void item_missed(struct doc *d, const struct channels_input *in, size_t i)
{
	struct missing x;
	const struct people_group *g = channels_missing(in, i, &x);
	if (!g)
		return;
	const char *who = phrase_capital(d->mem, they(d, in->people, g->group));
	const char *mirror = num_count(d->mem, llround(x.mirror), d->lang);
	if (g->hidden)
		doc_item(d, W_REPR_MISSED_HIDDEN, who, mirror, NULL);
	else if (g->has_state && g->state == STATE_UNDER && !isnan(x.range.lo))
		doc_item(d, W_REPR_MISSED, who, num_count(d->mem, g->x, d->lang), mirror, num_count(d->mem, llround(x.n), d->lang),
		         word_say(d->mem, d->lang, W_BETWEEN, num_count(d->mem, llround(x.range.lo), d->lang),
		                  num_count(d->mem, llround(x.range.hi), d->lang), NULL),
		         NULL);
	else
		doc_item(d, W_REPR_MISSED_MAYBE, who, num_count(d->mem, g->x, d->lang), mirror, NULL);
}

static void say_missed(struct doc *d, const struct channels_input *in)
{
	doc_heading(d, 2, "missed_first", word_text(d->lang, W_REPR_MISSED_TITLE));
	if (in->n_gaps == 0)
		doc_say(d, TEXT_BODY, people_now(in->people) ? W_CHANNELS_NONE : W_CHANNELS_NOBODY, NULL);
	for (size_t i = 0; i < in->n_gaps && i < MOST_MISSED; i++)
		item_missed(d, in, i);
	if (in->n_gaps > MOST_MISSED)
		doc_say(d, TEXT_BODY, W_REPR_MISSED_MORE, num_plain_int(d->mem, (int64_t)(in->n_gaps - MOST_MISSED)), NULL);
}

/* ---- what to do */

/* The channel that has most of the group of the first gap, if one has more than its share; else what surveys say they use most. */
static void say_channel(struct doc *d, const struct channels_input *in)
{
	const struct reach_row *best = NULL;
	for (size_t i = 0; in->n_gaps && i < in->n_channels; i++) {
		const struct reach_row *r = &in->channel[i];
		if (r->cell[0].reach == REACH_MORE && !isnan(r->cell[0].ratio) && (!best || r->cell[0].ratio > best->cell[0].ratio))
			best = r;
	}
	if (!best && in->n_gaps && in->gap[0].n_uses) {
		const struct use_row *u = in->gap[0].use;
		doc_item(d, str_eq(u->measure, "daily") ? W_REPR_DO_DAILY : W_REPR_DO_USE, they(d, in->people, in->gap[0].group),
		         u->platform, u->survey, u->wave, num_fixed(d->mem, u->percent, 0, d->lang), u->ages, NULL);
	}
	if (best)
		doc_item(d, W_REPR_DO_CHANNEL, they(d, in->people, in->gap[0].group), best->name,
		         num_fixed(d->mem, best->cell[0].ratio, 1, d->lang), NULL);
}

/* ---- what can be said, and what not */

static void say_by_state(struct doc *d, const struct people *p, const struct people_month *now)
{
	size_t n_under, n_over, n_inside;
	const char *under = people_in_state(d->mem, d->lang, p, STATE_UNDER, NULL, &n_under);
	const char *over = people_in_state(d->mem, d->lang, p, STATE_OVER, NULL, &n_over);
	const char *inside = people_in_state(d->mem, d->lang, p, STATE_INSIDE, NULL, &n_inside);
	bool sure = now->robust_to_unknowns;
	if (n_under)
		doc_item(d, sure ? W_REPR_SAY_UNDER : W_REPR_SAY_UNDER_IF, under, NULL);
	if (n_over)
		doc_item(d, sure ? W_REPR_SAY_OVER : W_REPR_SAY_OVER_IF, over, NULL);
	if (n_inside && now->verdict != VERDICT_REPRESENTATIVE)
		doc_item(d, sure ? W_REPR_SAY_INSIDE : W_REPR_SAY_INSIDE_IF, inside, NULL);
}

static void can_say_mirror(struct doc *d, const struct people *p, const struct people_month *now)
{
	const char *agreed = day_words(d->mem, p->facts.criterion.set_on, d->lang);
	switch (now->verdict) {
	case VERDICT_REPRESENTATIVE:
		doc_item(d, now->robust_to_unknowns ? W_REPR_SAY_YES : W_REPR_SAY_YES_IF, traits(d, p, now, false), agreed, NULL);
		break;
	case VERDICT_NOT_SHOWN:
		doc_item(d, W_REPR_SAY_OPEN, NULL);
		break;
	case VERDICT_CANNOT_JUDGE:
		doc_item(d, W_REPR_SAY_CANNOT, NULL);
		return;
	case VERDICT_NOT_REPRESENTATIVE:
		break;
	}
	say_by_state(d, p, now);
}

static void can_say(struct doc *d, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	const struct people_month *now = people_now(p);
	const struct people_table *t;
	doc_heading(d, 3, "can_say", word_text(d->lang, W_REPR_SAY_TITLE));
	if (f->persons != COUNT_MISSING && now)
		doc_item(d, W_REPR_SAY_PEOPLE, people_total_words(d->mem, d->lang, p, f->persons), NULL);
	else if (now)
		doc_item(d, W_REPR_SAY_PARTICIPATIONS, people_total_words(d->mem, d->lang, p, f->participations), NULL);
	if (f->aim == PEOPLE_INTERESTS)
		doc_item(d, W_REPR_SAY_INTERESTS, num_plain_int(d->mem, (int64_t)f->n_interests),
		         num_plain_int(d->mem, (int64_t)people_heard(p)), NULL);
	else if (!now)
		doc_say(d, TEXT_BODY, W_PEOPLE_NOBODY, NULL);
	else if (f->aim == PEOPLE_MIRROR)
		can_say_mirror(d, p, now);
	else {
		const struct people_group *g = people_find(p, f->aim_group, &t);
		if (g && g->x != COUNT_MISSING)
			doc_item(d, W_REPR_SAY_GROUP, they(d, p, f->aim_group), num_count(d->mem, g->x, d->lang), NULL);
	}
}

static void cannot_say(struct doc *d, const struct check_parts *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	size_t n_open = 0;
	doc_heading(d, 3, "cannot_say", word_text(d->lang, W_REPR_NOT_TITLE));
	if (p->facts.aim != PEOPLE_MIRROR)
		doc_item(d, W_REPR_NOT_MIRROR, NULL);
	else if (now && now->verdict == VERDICT_NOT_REPRESENTATIVE)
		doc_item(d, W_REPR_NOT_NO, traits(d, p, now, true), NULL);
	else if (now && now->verdict == VERDICT_REPRESENTATIVE)
		doc_item(d, p->n_dimensions > 1 ? W_REPR_NOT_ALL : W_REPR_NOT_ALL_ONE, traits(d, p, now, false), NULL);
	else
		doc_item(d, W_REPR_NOT_YET, NULL);
	const char *open = now && p->facts.aim == PEOPLE_MIRROR ? people_in_state(d->mem, d->lang, p, STATE_OPEN, NULL, &n_open) : NULL;
	if (n_open && now->verdict != VERDICT_CANNOT_JUDGE)
		doc_item(d, W_REPR_NOT_OPEN, open, NULL);
	doc_item(d, W_REPR_NOT_OPINION, NULL);
	if (in->audiences->n)
		doc_item(d, W_REPR_NOT_FOLLOWERS, NULL);
}

void representativeness_first(struct doc *d, const struct representativeness_input *in)
{
	const struct people *p = in->parts->people;
	doc_page(d);
	doc_say(d, TEXT_KICKER, W_MONTHLY_TOP, word_text(d->lang, W_REPR_NAME),
	        word_say(d->mem, d->lang, W_REPR_UNTIL, day_words(d->mem, p->facts.until, d->lang), NULL), p->facts.trajectory,
	        p->facts.population.region, NULL);
	doc_heading(d, 1, "summary", people_headline(d, p));
	doc_heading(d, 2, "question", word_text(d->lang, W_REPR_QUESTION_TITLE));
	say_question(d, p);
	doc_heading(d, 2, "agreed", word_text(d->lang, W_REPR_AGREEMENT_TITLE));
	people_agreement(d, TEXT_BODY, p);
	doc_heading(d, 2, "answer", word_text(d->lang, W_REPR_ANSWER_TITLE));
	if (p->facts.aim != PEOPLE_INTERESTS)
		people_fact(d, TEXT_LEAD, p);
	people_answer(d, TEXT_LEAD, p);
	if (people_now(p))
		people_heads(d, TEXT_BODY, p);
	if (p->facts.aim == PEOPLE_MIRROR)
		say_missed(d, in->channels);
	doc_heading(d, 2, "do", word_text(d->lang, W_REPR_DO_TITLE));
	people_next(d, p);
	if (p->facts.aim == PEOPLE_MIRROR)
		say_channel(d, in->channels);
	doc_columns(d, BLOCK_COLUMNS);
	can_say(d, p);
	doc_columns(d, BLOCK_COLUMN);
	cannot_say(d, in->parts);
	doc_columns(d, BLOCK_COLUMNS_END);
}
