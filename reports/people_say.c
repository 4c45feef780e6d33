#include "people_say.h"
#include "base/num.h"
#include "phrase.h"
#include <math.h>

/* ---- of how many what is known, and how many they are */

const char *people_traits(struct doc *d, const struct people *p, const struct people_month *now)
{
	const char *trait[DIM_N];
	size_t n = 0;
	for (size_t i = 0; i < p->n_dimensions; i++)
		if (now->total[i].unknown > 0)
			trait[n++] = people_dimension_the(d->lang, now->total[i].dimension);
	return phrase_list(d->mem, d->lang, trait, n);
}

int64_t people_least_known(const struct people *p, const struct people_month *now)
{
	int64_t least = INT64_MAX;
	for (size_t i = 0; i < p->n_dimensions; i++)
		least = now->total[i].known < least ? now->total[i].known : least;
	return least;
}

bool people_all_known(const struct people *p, const struct people_month *now)
{
	for (size_t i = 0; i < p->n_dimensions; i++)
		if (now->total[i].unknown > 0)
			return false;
	return true;
}

/* A least that is too small to be shown, or none, says nothing. */
bool people_heads_say(const struct people *p)
{
	bool none = p->facts.persons == 0 || people_few(p, p->facts.persons);
	return people_all_counted(p) == COUNTED_ALL || !none;
}

bool people_is_rounded(const struct people *p)
{
	return p->for_public && people_all_counted(p) == COUNTED_ALL && !people_few(p, p->facts.persons);
}

enum word people_heads_word(const struct people *p)
{
	static const enum word word[] = { W_PEOPLE_HEADS, W_PEOPLE_HEADS_LEAST, W_PEOPLE_HEADS_ABOUT };
	if (!people_heads_say(p))
		return p->for_public ? W_PEOPLE_HEADS_HIDDEN : W_PEOPLE_HEADS_UNKNOWN;
	return people_is_rounded(p) ? W_PEOPLE_HEADS_ROUNDED : word[people_all_counted(p)];
}

/* ---- the fact: a group among the participants and in the population */

/* Of the groups whose figure may be shown the one that differs most. */
static const struct people_group *largest_gap(const struct people *p, const struct people_table **table)
{
	const struct people_month *now = people_now(p);
	const struct people_group *best = NULL;
	double most = -1;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		for (size_t j = 0; j < t->k; j++) {
			const struct people_group *g = &t->group[j];
			if (g->x == COUNT_MISSING || isnan(g->population) || t->known == 0)
				continue;
			double gap = fabs((double)g->x / (double)t->known - g->population);
			if (gap > most) {
				most = gap;
				best = g;
				*table = t;
			}
		}
	}
	return best;
}

/* The group to show is the one that headline and answer name: clearly too few, else clearly too many, else the one that is most in
 * doubt. NULL: the verdict rests on a group that may not be named, and the figure of another would read as its reason. */
static const struct people_group *fact_group(const struct people *p, const struct people_table **table)
{
	const struct people_month *now = people_now(p);
	const struct people_group *g = people_culprit(p, now, table);
	if (g && (!g->hidden || p->facts.aim == PEOPLE_MIRROR))
		return g;
	if (now->verdict == VERDICT_NOT_REPRESENTATIVE && p->facts.aim == PEOPLE_MIRROR)
		return NULL;
	if (now->verdict == VERDICT_NOT_SHOWN && !now->observed_inside && (g = people_weakest(p, now, table)) && g->has_state &&
	    g->state == STATE_OPEN)
		return g;
	return largest_gap(p, table);
}

static void say_group(struct paragraph *s, const struct people *p, const struct people_table *t, const struct people_group *g)
{
	struct mem *m = s->doc->mem;
	enum lang lang = s->doc->lang;
	struct group plain = people_group_plain(p, g->group);
	const char *were = people_group_were(m, lang, plain), *known = num_count(m, t->known, lang);
	enum word those = people_told_apart(p, t->dimension) ? W_PARTICIPANTS_COMPARED : W_PARTICIPANTS_KNOWN;
	const char *who =
	        t->unknown ? word_say(m, lang, those, people_dimension_the(lang, t->dimension), NULL) : word_text(lang, W_PARTICIPANTS_ALL);
	double share = g->hidden ? MISSING : (double)g->x / (double)t->known;
	const char *population = phrase_per_hundred(m, lang, g->population, t->percentages ? share : MISSING);
	const char *residents = people_residents(m, lang, p);
	if (g->hidden)
		paragraph_say(s, W_PEOPLE_FACT_HIDDEN, population, were, residents, NULL);
	else if (g->x == 0)
		paragraph_say(s, W_PEOPLE_FACT_NOBODY, known, were, population, who, residents, NULL);
	else if (t->percentages)
		paragraph_say(s, W_PEOPLE_FACT, phrase_per_hundred(m, lang, share, g->population), were, population, who, residents, NULL);
	else
		paragraph_say(s, p->for_public ? W_PEOPLE_FACT_COUNT_ABOUT : W_PEOPLE_FACT_COUNT, known, num_count(m, g->x, lang), were,
		              population, who, residents, NULL);
}

enum people_counted people_all_counted(const struct people *p)
{
	return p->facts.first_time_unknown == 0 ? COUNTED_ALL : p->for_public ? COUNTED_ABOUT : COUNTED_LEAST;
}

enum people_counted people_counted(const struct people *p, const struct people_table *t, const struct people_group *g)
{
	if (p->facts.persons == COUNT_MISSING)
		return COUNTED_TIMES;
	if (t->unknown == 0 && people_all_counted(p) == COUNTED_ALL)
		return COUNTED_ALL;
	return g->x == 0 ? COUNTED_NONE : p->for_public ? COUNTED_ABOUT : COUNTED_LEAST;
}

static void say_persons(struct paragraph *s, const struct people *p)
{
	if (p->facts.persons != COUNT_MISSING)
		paragraph_say(s, people_heads_word(p), people_few_words(s->doc->mem, s->doc->lang, p, p->facts.persons), NULL);
}

static void say_fact(struct paragraph *s, const struct people *p)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_now(p) ? fact_group(p, &t) : NULL;
	if (g)
		say_group(s, p, t, g);
	else if (!people_now(p))
		paragraph_say(s, W_PEOPLE_NOBODY, NULL);
}

/* The group of which the counts most exceed its residents; only where nobody is counted twice. */
static void say_impossible(struct paragraph *s, const struct people *p, const struct people_month *now)
{
	struct doc *d = s->doc;
	const struct people_group *worst = NULL;
	double most = 1;
	for (size_t i = 0; p->facts.persons != COUNT_MISSING && i < p->n_dimensions; i++)
		for (size_t j = 0; j < now->total[i].k; j++) {
			const struct people_group *g = &now->total[i].group[j];
			double live = g->population * p->facts.population.persons; /* NaN: not known */
			if (g->hidden || g->x == COUNT_MISSING || !((double)g->x > most * live))
				continue;
			most = (double)g->x / live;
			worst = g;
		}
	if (worst)
		paragraph_say(s, W_PEOPLE_MORE_THAN_LIVE, people_group_they(d->mem, d->lang, people_group_plain(p, worst->group)),
		              num_count(d->mem, worst->x, d->lang),
		              num_count(d->mem, llround(worst->population * p->facts.population.persons), d->lang), NULL);
}

/* What a reader of the numbers would not expect: who is left out, ages that do not fit the agreement, more people than there are. */
static void say_odd(struct paragraph *s, const struct people *p)
{
	struct doc *d = s->doc;
	const struct people_facts *f = &p->facts;
	const struct people_month *now = people_now(p);
	const char *first = num_plain_int(d->mem, f->population.minimum_age);
	if (!now)
		return;
	if (f->too_young >= p->threshold && p->for_public) /* in fives, two reports could tell of a few who came between them */
		paragraph_say(s, W_PEOPLE_TOO_YOUNG_SOME, first, NULL);
	else if (f->too_young >= p->threshold)
		paragraph_say(s, W_PEOPLE_TOO_YOUNG, num_count(d->mem, f->too_young, d->lang), first, NULL);
	if (f->across)
		paragraph_say(s,
		              f->across_all                    ? W_PEOPLE_ACROSS_ALL
		              : f->population.joined_by_counts ? W_PEOPLE_ACROSS_JOINED
		                                               : W_PEOPLE_ACROSS,
		              f->across, people_group_row(d->mem, d->lang, f->across_ages), NULL);
	say_impossible(s, p, now);
}

/* Nobody is to take them for people of after the start. */
static void say_before_start(struct paragraph *s, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	if (people_now(p) && f->from < f->starts)
		paragraph_say(s, W_PEOPLE_BEFORE_START, day_words(s->doc->mem, f->starts, s->doc->lang),
		              day_words(s->doc->mem, f->from, s->doc->lang), NULL);
}

void people_fact(struct doc *d, enum text_role role, const struct people *p)
{
	struct paragraph s = { .doc = d };
	say_fact(&s, p);
	paragraph_end(&s, role);
}

void people_heads(struct doc *d, enum text_role role, const struct people *p)
{
	struct paragraph s = { .doc = d };
	people_say_heads(&s, p, false, true);
	say_before_start(&s, p);
	say_odd(&s, p);
	paragraph_end(&s, role);
}

void people_say_heads(struct paragraph *s, const struct people *p, bool fact, bool unknowns)
{
	if (fact)
		say_fact(s, p);
	if (fact && !people_now(p))
		return;
	say_persons(s, p);
	if (unknowns)
		people_say_unknowns(s, p);
	if (unknowns && p->for_public && people_now(p))
		paragraph_say(s, W_PEOPLE_ROUNDED, num_plain_int(s->doc->mem, PEOPLE_PUBLIC_STEP), NULL);
}

void people_fact_and_heads(struct doc *d, enum text_role role, const struct people *p)
{
	struct paragraph s = { .doc = d };
	people_say_heads(&s, p, true, true);
	say_before_start(&s, p);
	paragraph_end(&s, role);
}
