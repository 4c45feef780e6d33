#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"
#include "theme.h"
#include <math.h>
#include <string.h>

static const char *they(struct doc *d, const struct people *p, struct group g)
{
	return people_group_they(d->mem, d->lang, people_group_plain(p, g));
}

static const char *headline_group(struct doc *d, const struct people *p)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_find(p, p->facts.aim_group, &t);
	const char *who = they(d, p, p->facts.aim_group);
	if (!g || g->x == COUNT_MISSING)
		return word_say(d->mem, d->lang, g && g->hidden ? W_HEAD_GROUP_HIDDEN : W_HEAD_GROUP_UNCOUNTED, who, NULL);
	static const enum word head[] = { W_HEAD_GROUP, W_HEAD_GROUP_LEAST, W_HEAD_GROUP_ABOUT, W_HEAD_GROUP_TIMES, W_HEAD_GROUP_NONE };
	return word_say(d->mem, d->lang, head[people_counted(p, t, g)], num_count(d->mem, g->x, d->lang), who, NULL);
}

static const char *headline_interests(struct doc *d, const struct people *p)
{
	size_t heard = people_heard(p);
	return word_say(d->mem, d->lang, W_HEAD_INTERESTS, num_plain_int(d->mem, (int64_t)heard),
	                num_plain_int(d->mem, (int64_t)p->facts.n_interests), NULL);
}

static const char *headline_no(struct doc *d, const struct people *p, const struct people_month *now)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_culprit(p, now, &t);
	if (!g)
		return word_text(d->lang, W_HEAD_NOT_MIRROR);
	if (g->state == STATE_OVER)
		return word_say(d->mem, d->lang, W_HEAD_TOO_MANY, they(d, p, g->group), NULL);
	const char *who = they(d, p, g->group);
	return word_say(d->mem, d->lang, W_HEAD_TOO_FEW, lang_words(d->lang) == LANG_NL ? phrase_capital(d->mem, who) : who, NULL);
}

static const char *headline_open(struct doc *d, const struct people *p, const struct people_month *now)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_weakest(p, now, &t);
	if (now->observed_inside)
		return word_text(d->lang, W_HEAD_SEEMS_RIGHT);
	if (!g || g->hidden || !g->has_state || g->state == STATE_INSIDE)
		return word_text(d->lang, W_HEAD_SEEMS_WRONG);
	double beyond = (double)g->x - g->population * (double)t->known;
	if (p->for_public && fabs(beyond) < PEOPLE_PUBLIC_STEP) /* as rounded it may be on either side */
		return word_text(d->lang, W_HEAD_SEEMS_WRONG);
	bool few = beyond < 0;
	return word_say(d->mem, d->lang, few ? W_HEAD_MAYBE_TOO_FEW : W_HEAD_MAYBE_TOO_MANY, they(d, p, g->group), NULL);
}

static const char *headline_cannot(struct doc *d, const struct people *p, const struct people_month *now)
{
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		bool told = t->gate == GATE_UNFIT || people_told_apart(p, t->dimension);
		if (t->gate == GATE_TOO_MANY_UNKNOWN || t->gate == GATE_UNFIT)
			return word_say(d->mem, d->lang, told ? W_HEAD_UNCOMPARED : W_HEAD_UNKNOWN,
			                people_dimension_the(d->lang, t->dimension), NULL);
	}
	return word_text(d->lang, W_HEAD_CANNOT);
}

const char *people_compared(struct doc *d, const struct people *p, const struct people_month *now)
{
	const char *name[DIM_N];
	for (size_t i = 0; i < p->n_dimensions; i++)
		name[i] = people_dimension_by(d->lang, now->total[i].dimension);
	return phrase_list(d->mem, d->lang, name, p->n_dimensions);
}

const char *people_headline(struct doc *d, const struct people *p)
{
	const struct people_month *now = people_now(p);
	if (p->facts.aim == PEOPLE_INTERESTS)
		return p->facts.n_interests ? headline_interests(d, p) : word_text(d->lang, W_HEAD_NO_INTERESTS);
	if (!now)
		return word_text(d->lang, W_HEAD_NOBODY);
	if (p->facts.aim == PEOPLE_GROUP)
		return headline_group(d, p);
	switch (now->verdict) {
	case VERDICT_NOT_REPRESENTATIVE:
		return headline_no(d, p, now);
	case VERDICT_REPRESENTATIVE:
		return word_say(d->mem, d->lang, p->facts.final ? W_HEAD_MIRROR : W_HEAD_MIRROR_SO_FAR, people_compared(d, p, now), NULL);
	case VERDICT_NOT_SHOWN:
		return headline_open(d, p, now);
	case VERDICT_CANNOT_JUDGE:
		break;
	}
	return headline_cannot(d, p, now);
}

/* ---- what next */

/* Would few enough be unknown if the ages that were told had been told in the groups of the agreement? */
static bool are_bands_why(const struct people *p, const struct people_table *t)
{
	int64_t crossing = t->dimension == DIM_AGE && p->facts.crossing != COUNT_MISSING ? p->facts.crossing : 0;
	double limit = p->facts.criterion.agreement.max_unknown * (double)(t->known + t->unknown);
	return t->gate == GATE_UNFIT || (crossing > 0 && (double)(t->unknown - crossing) <= limit);
}

static bool next_unknown(struct doc *d, const struct people *p, const struct people_month *now)
{
	double limit = p->facts.criterion.agreement.max_unknown;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		if (t->gate != GATE_TOO_MANY_UNKNOWN && t->gate != GATE_UNFIT)
			continue;
		doc_item(d, are_bands_why(p, t) ? W_NEXT_BANDS : W_NEXT_ASK, people_dimension_the(d->lang, t->dimension),
		         phrase_number(d->mem, d->lang, 100 * limit), people_few_words(d->mem, d->lang, p, t->unknown),
		         num_count(d->mem, t->known + t->unknown, d->lang), NULL);
		return true;
	}
	return false;
}

static bool next_group(struct doc *d, const struct people *p, const struct people_month *now)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_weakest(p, now, &t);
	if (!g || !g->has_state || g->state != STATE_UNDER)
		return false;
	const char *who = they(d, p, g->group), *population = phrase_per_hundred(d->mem, d->lang, g->population, g->share);
	if (g->hidden)
		doc_item(d, W_NEXT_GROUP_HIDDEN, who, population, NULL);
	else if (!t->percentages)
		doc_item(d, W_NEXT_GROUP_COUNT, who, num_count(d->mem, g->x, d->lang), num_count(d->mem, t->known, d->lang), population,
		         NULL);
	else
		doc_item(d, W_NEXT_GROUP, who, phrase_per_hundred(d->mem, d->lang, g->share, g->population), population, NULL);
	return true;
}

static bool next_more(struct doc *d, const struct people *p, const struct people_month *now)
{
	if (now->verdict != VERDICT_NOT_SHOWN || !now->observed_inside || isnan(now->needed) || p->facts.persons == COUNT_MISSING)
		return false;
	doc_item(d,
	         now->enough_came           ? W_NEXT_ASK_MORE
	         : people_all_known(p, now) ? W_NEXT_MORE
	                                    : W_NEXT_MORE_KNOWN,
	         num_count(d->mem, llround(now->needed), d->lang), num_count(d->mem, people_least_known(p, now), d->lang),
	         people_traits(d, p, now), NULL);
	return true;
}

bool people_next(struct doc *d, const struct people *p)
{
	const struct people_month *now = people_now(p);
	bool any = false;
	if (!now && p->facts.aim != PEOPLE_INTERESTS) {
		doc_item(d, W_NEXT_COUNT, NULL);
		any = true;
	} else if (now && p->facts.aim == PEOPLE_MIRROR) {
		any = next_group(d, p, now);
		any = next_unknown(d, p, now) || any;
		any = next_more(d, p, now) || any;
	}
	return any;
}

void people_next_nothing(struct doc *d)
{
	doc_say(d, TEXT_BODY, W_NEXT_NOTHING, NULL);
}

/* A paragraph for each part between empty lines. */
void people_explained(struct doc *d, const char *text)
{
	doc_heading(d, 3, "toelichting", word_text(d->lang, W_TOELICHTING_TITLE));
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t n = end ? (size_t)(end - text) : strlen(text);
		const char *paragraph = str_trim(d->mem, mem_text_n(d->mem, text, n));
		if (*paragraph)
			doc_text(d, TEXT_BODY, &(struct span){ .text = paragraph, .lang = d->own_lang }, 1);
		text += n + (end ? 2 : 0);
	}
}

const char *people_until_words(struct mem *m, enum lang lang, const struct people *p, bool *of_day)
{
	const struct people_facts *f = &p->facts;
	const struct people_month *now = people_now(p);
	const int told = month_of_day(f->told_until), month = now && now->month < told ? now->month : told;
	*of_day = month == told && f->told_until < f->until;
	return *of_day ? day_words(m, f->told_until, lang) : month_words(m, month, lang);
}
