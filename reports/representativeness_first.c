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

/* "leeftijd en geslacht": where a group is clearly too few or too many, if that may be told of any; else all that was compared. */
static const char *traits_apart(struct doc *d, const struct people *p, const struct people_month *now)
{
	const char *name[DIM_N];
	size_t n = 0;
	for (size_t i = 0; i < p->n_dimensions; i++)
		if (any_is(&now->total[i], STATE_UNDER) || any_is(&now->total[i], STATE_OVER))
			name[n++] = people_dimension_by(d->lang, now->total[i].dimension);
	return n ? phrase_list(d->mem, d->lang, name, n) : people_compared(d, p, now);
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
		doc_item(d, g->has_state && g->state == STATE_UNDER ? W_REPR_MISSED_CLEAR : W_REPR_MISSED_MAYBE, who,
		         num_count(d->mem, g->x, d->lang), mirror, NULL);
}

static void say_missed(struct doc *d, const struct channels_input *in)
{
	doc_heading(d, 2, "missed_first", word_text(d->lang, W_REPR_MISSED_TITLE));
	if (in->n_gaps == 0)
		doc_say(d, TEXT_BODY, channels_none_word(in->people), NULL);
	for (size_t i = 0; i < in->n_gaps && i < MOST_MISSED; i++)
		item_missed(d, in, i);
	if (in->n_gaps > MOST_MISSED)
		doc_say(d, TEXT_BODY, W_REPR_MISSED_MORE, num_plain_int(d->mem, (int64_t)(in->n_gaps - MOST_MISSED)), NULL);
	channels_missing_note(d, in);
}

/* ---- what to do */

/* What surveys say they use most, when no channel of ours is known to have more of them than live here. */
static void say_use(struct doc *d, const struct channels_input *in, bool none_has)
{
	const struct use_row *u = in->gap[0].use;
	struct paragraph s = { .doc = d };
	paragraph_say(&s, W_REPR_DO_USE, they(d, in->people, in->gap[0].group), u->platform, NULL);
	paragraph_say(&s, none_has ? W_REPR_DO_NONE_HAS : W_REPR_DO_NOT_KNOWN, NULL);
	paragraph_say(&s, str_eq(u->measure, "daily") ? W_REPR_DO_DAILY : W_REPR_DO_EVER, u->survey, u->wave,
	              num_fixed(d->mem, u->percent, 0, d->lang), channels_ages_words(d->mem, u->ages), NULL);
	if (!u->inside)
		paragraph_say(&s, W_USE_OUTSIDE, NULL);
	paragraph_end_item(&s);
}

/* The channel that has most of the group of the first gap, if one has more than its share; else where surveys say they are. */
static bool say_channel(struct doc *d, const struct channels_input *in)
{
	const struct reach_row *best = NULL;
	bool none_has = in->n_channels > 0;
	if (in->n_gaps == 0)
		return false;
	for (size_t i = 0; i < in->n_channels; i++) {
		const struct reach_cell *x = &in->channel[i].cell[0];
		none_has = none_has && (x->reach == REACH_LESS || x->reach == REACH_EQUAL);
		if (x->reach == REACH_MORE && !isnan(x->ratio) && (!best || x->ratio > best->cell[0].ratio))
			best = &in->channel[i];
	}
	if (!best && in->gap[0].n_uses)
		say_use(d, in, none_has);
	if (best)
		doc_item(d, W_REPR_DO_CHANNEL, they(d, in->people, in->gap[0].group), best->name,
		         num_fixed(d->mem, best->cell[0].ratio, 1, d->lang), NULL);
	return best || in->gap[0].n_uses;
}

/* ---- what can be said, and what not */

/* The groups of a state, those that are sure apart from those that rest on the unknowns. */
static void say_state(struct doc *d, const struct people *p, const struct people_month *now, enum group_state state, enum word sure,
                      enum word maybe)
{
	const char **name[2] = { NULL, NULL };
	size_t n[2] = { 0, 0 }, cap[2] = { 0, 0 };
	for (size_t i = 0; i < p->n_dimensions; i++)
		for (size_t j = 0; j < now->total[i].k; j++) {
			const struct people_group *g = &now->total[i].group[j];
			if (!g->has_state || g->state != state)
				continue;
			int at = g->sure ? 0 : 1;
			name[at] = mem_grow(d->mem, name[at], n[at], &cap[at], sizeof *name[at]);
			name[at][n[at]++] = state == STATE_INSIDE ? people_group_row(d->mem, d->lang, people_group_plain(p, g->group))
			                                          : they(d, p, g->group);
		}
	if (n[0])
		doc_item(d, sure, phrase_list(d->mem, d->lang, name[0], n[0]), NULL);
	if (n[1])
		doc_item(d, maybe, phrase_list(d->mem, d->lang, name[1], n[1]), NULL);
}

static void say_by_state(struct doc *d, const struct people *p, const struct people_month *now)
{
	say_state(d, p, now, STATE_UNDER, W_REPR_SAY_UNDER, W_REPR_SAY_UNDER_IF);
	say_state(d, p, now, STATE_OVER, W_REPR_SAY_OVER, W_REPR_SAY_OVER_IF);
	if (now->verdict != VERDICT_REPRESENTATIVE)
		say_state(d, p, now, STATE_INSIDE, W_REPR_SAY_INSIDE, W_REPR_SAY_INSIDE_IF);
}

static void can_say_mirror(struct doc *d, const struct people *p, const struct people_month *now)
{
	const char *agreed = day_words(d->mem, p->facts.criterion.set_on, d->lang);
	switch (now->verdict) {
	case VERDICT_REPRESENTATIVE:
		doc_item(d, now->robust_to_unknowns ? W_REPR_SAY_YES : W_REPR_SAY_YES_IF, people_compared(d, p, now), agreed, NULL);
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
	static const enum word group[] = { W_REPR_SAY_GROUP, W_REPR_SAY_GROUP_LEAST, W_REPR_SAY_GROUP_ABOUT, W_REPR_SAY_GROUP_TIMES },
	                       all[] = { W_REPR_SAY_PEOPLE, W_REPR_SAY_PEOPLE_LEAST, W_REPR_SAY_PEOPLE_ABOUT };
	doc_heading(d, 3, "can_say", word_text(d->lang, W_REPR_SAY_TITLE));
	if (f->persons != COUNT_MISSING && now && !people_heads_say(p))
		doc_say(d, TEXT_BODY, people_heads_word(p), NULL);
	else if (f->persons != COUNT_MISSING && now)
		doc_item(d, people_is_rounded(p) ? W_REPR_SAY_PEOPLE_ROUNDED : all[people_all_counted(p)],
		         people_few_words(d->mem, d->lang, p, f->persons), NULL);
	else if (now)
		doc_item(d, W_REPR_SAY_PARTICIPATIONS, people_few_words(d->mem, d->lang, p, f->participations), NULL);
	if (f->aim == PEOPLE_INTERESTS && f->n_interests == 0)
		doc_say(d, TEXT_BODY, W_HEAD_NO_INTERESTS, NULL);
	else if (f->aim == PEOPLE_INTERESTS)
		doc_item(d, W_REPR_SAY_INTERESTS, num_plain_int(d->mem, (int64_t)f->n_interests),
		         num_plain_int(d->mem, (int64_t)people_heard(p)), NULL);
	else if (!now)
		doc_say(d, TEXT_BODY, W_PEOPLE_NOBODY, NULL);
	else if (f->aim == PEOPLE_MIRROR)
		can_say_mirror(d, p, now);
	else {
		const struct people_group *g = people_find(p, f->aim_group, &t);
		if (g && g->x != COUNT_MISSING && people_counted(p, t, g) != COUNTED_NONE)
			doc_item(d, group[people_counted(p, t, g)], they(d, p, f->aim_group), num_count(d->mem, g->x, d->lang), NULL);
	}
}

/* Of a group that is open only the side on which it stands is in question; where its figure is withheld, either. */
static void cannot_say_open(struct doc *d, const struct people *p, const struct people_month *now)
{
	enum { EITHER, FEW, MANY, SIDES };
	static const enum word word[SIDES] = { W_REPR_NOT_OPEN, W_REPR_NOT_OPEN_FEW, W_REPR_NOT_OPEN_MANY };
	for (int side = EITHER; side < SIDES; side++) {
		const char **name = NULL;
		size_t n = 0, cap = 0;
		for (size_t i = 0; i < p->n_dimensions; i++)
			for (size_t j = 0; j < now->total[i].k; j++) {
				const struct people_group *g = &now->total[i].group[j];
				int stands = isnan(g->share) || isnan(g->population) ? EITHER : g->share < g->population ? FEW : MANY;
				if (!g->has_state || g->state != STATE_OPEN || stands != side)
					continue;
				name = mem_grow(d->mem, name, n, &cap, sizeof *name);
				name[n++] = people_group_they(d->mem, d->lang, people_group_plain(p, g->group));
			}
		if (n)
			doc_item(d, word[side], phrase_list(d->mem, d->lang, name, n), NULL);
	}
}

static void cannot_say(struct doc *d, const struct check_parts *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	doc_heading(d, 3, "cannot_say", word_text(d->lang, W_REPR_NOT_TITLE));
	if (p->facts.aim != PEOPLE_MIRROR)
		doc_item(d, W_REPR_NOT_MIRROR, NULL);
	else if (now && now->verdict == VERDICT_NOT_REPRESENTATIVE)
		doc_item(d, now->robust_to_unknowns ? W_REPR_NOT_NO : W_REPR_NOT_NO_IF, traits_apart(d, p, now), NULL);
	else if (now && now->verdict == VERDICT_REPRESENTATIVE)
		doc_item(d, p->n_dimensions > 1 ? W_REPR_NOT_ALL : W_REPR_NOT_ALL_ONE, people_compared(d, p, now), NULL);
	else
		doc_item(d, W_REPR_NOT_YET, NULL);
	if (now && p->facts.aim == PEOPLE_MIRROR && now->verdict != VERDICT_CANNOT_JUDGE)
		cannot_say_open(d, p, now);
	doc_item(d, W_REPR_NOT_OPINION, NULL);
	if (in->audiences->n)
		doc_item(d, W_REPR_NOT_FOLLOWERS, NULL);
}

void representativeness_first(struct doc *d, const struct representativeness_input *in)
{
	const struct people *p = in->parts->people;
	doc_page(d);
	doc_say(d, TEXT_KICKER, W_MONTHLY_TOP, word_text(d->lang, W_REPR_NAME),
	        word_say(d->mem, d->lang, W_REPR_UNTIL, day_words(d->mem, p->facts.told_until, d->lang), NULL), p->facts.trajectory,
	        p->facts.population.region, NULL);
	doc_heading(d, 1, "summary", people_headline(d, p));
	doc_columns(d, BLOCK_COLUMNS);
	doc_heading(d, 2, "question", word_text(d->lang, W_REPR_QUESTION_TITLE));
	say_question(d, p);
	doc_columns(d, BLOCK_COLUMN);
	doc_heading(d, 2, "agreed", word_text(d->lang, W_REPR_AGREEMENT_TITLE));
	people_agreement(d, TEXT_BODY, p);
	doc_columns(d, BLOCK_COLUMNS_END);
	doc_heading(d, 2, "answer", word_text(d->lang, W_REPR_ANSWER_TITLE));
	if (p->facts.aim != PEOPLE_INTERESTS)
		people_fact(d, TEXT_BODY, p);
	people_answer(d, TEXT_LEAD, p);
	if (people_now(p))
		people_heads(d, TEXT_BODY, p);
	if (p->facts.aim == PEOPLE_MIRROR)
		say_missed(d, in->channels);
	doc_heading(d, 2, "do", word_text(d->lang, W_REPR_DO_TITLE));
	bool any = people_next(d, p);
	if (p->facts.aim == PEOPLE_MIRROR && !p->for_public)
		any = say_channel(d, in->channels) || any;
	if (!any)
		people_next_nothing(d);
	doc_columns(d, BLOCK_COLUMNS);
	can_say(d, p);
	doc_columns(d, BLOCK_COLUMN);
	cannot_say(d, in->parts);
	doc_columns(d, BLOCK_COLUMNS_END);
}
