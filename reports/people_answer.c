/* The answer: the verdict in words, its condition in the same breath. */
#include "base/num.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

static void answer_yes(struct paragraph *s, const struct people *p, const struct people_month *now)
{
	const char *name[DIM_N];
	for (size_t i = 0; i < p->n_dimensions; i++)
		name[i] = people_dimension_words(s->doc->lang, now->total[i].dimension);
	const char *traits = phrase_list(s->doc->mem, s->doc->lang, name, p->n_dimensions);
	paragraph_say(s, now->robust_to_unknowns ? W_ANSWER_YES : W_ANSWER_YES_IF, traits, NULL);
}

const struct people_group *people_culprit(const struct people *p, const struct people_month *now, const struct people_table **table)
{
	const struct people_group *worst = people_weakest(p, now, table);
	if (worst && worst->has_state && worst->state == STATE_UNDER)
		return worst;
	worst = NULL;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		for (size_t j = 0; j < t->k; j++) {
			const struct people_group *g = &t->group[j];
			if (!g->has_state || g->state != STATE_OVER)
				continue;
			double gap = (double)g->x / (double)t->known - g->population;
			if (!worst || gap > (double)worst->x / (double)(*table)->known - worst->population) {
				worst = g;
				*table = t;
			}
		}
	}
	return worst;
}

static void say_culprit(struct paragraph *s, const struct people *p, const struct people_table *t, const struct people_group *g)
{
	struct mem *m = s->doc->mem;
	enum lang lang = s->doc->lang;
	const char *they = people_group_they(m, lang, people_group_plain(p, g->group));
	const char *population = phrase_per_hundred(m, lang, g->population, g->share);
	if (g->hidden)
		paragraph_say(s, W_ANSWER_NO_UNDER_HIDDEN, they, population, NULL);
	else if (t->percentages)
		paragraph_say(s, g->state == STATE_UNDER ? W_ANSWER_NO_UNDER : W_ANSWER_NO_OVER, they,
		              phrase_per_hundred(m, lang, g->share, g->population), population, NULL);
	else
		paragraph_say(s, g->state == STATE_UNDER ? W_ANSWER_NO_UNDER_COUNT : W_ANSWER_NO_OVER_COUNT, they, num_count(m, g->x, lang),
		              num_count(m, t->known, lang), population, NULL);
}

static void answer_no(struct paragraph *s, const struct people *p, const struct people_month *now)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_culprit(p, now, &t);
	size_t n_under, n_over;
	const char *under = people_in_state(s->doc->mem, s->doc->lang, p, STATE_UNDER, g, &n_under);
	const char *over = people_in_state(s->doc->mem, s->doc->lang, p, STATE_OVER, g, &n_over);
	if (g)
		say_culprit(s, p, t, g);
	else
		paragraph_say(s, W_ANSWER_NO_UNNAMED, NULL);
	if (!now->robust_to_unknowns)
		paragraph_say(s, W_ANSWER_IF, NULL);
	if (n_under)
		paragraph_say(s, W_ANSWER_ALSO_UNDER, under, NULL);
	if (n_over)
		paragraph_say(s, W_ANSWER_ALSO_OVER, over, NULL);
}

static void answer_open(struct paragraph *s, const struct people *p, const struct people_month *now)
{
	struct doc *d = s->doc;
	const char *traits = people_traits(d, p, now);
	if (!now->observed_inside)
		paragraph_say(s, W_ANSWER_OPEN_OUTSIDE, NULL);
	else
		paragraph_say(s, now->enough_came ? W_ANSWER_OPEN_UNKNOWN : W_ANSWER_OPEN_INSIDE, traits, NULL);
	if (now->observed_inside && !isnan(now->needed))
		paragraph_say(s, people_all_known(p, now) ? W_ANSWER_NEEDED : W_ANSWER_NEEDED_KNOWN,
		              num_count(d->mem, llround(now->needed), d->lang), traits, NULL);
}

/* Figures that do not fit are another matter than none. */
static void say_no_baseline(struct paragraph *s, const struct people *p, const struct people_table *t)
{
	const char *dimension = people_dimension_words(s->doc->lang, t->dimension);
	if (p->facts.population.source)
		paragraph_say(s, W_ANSWER_CANNOT_BANDS, p->facts.population.region, dimension, NULL);
	else
		paragraph_say(s, W_ANSWER_CANNOT_BASELINE, dimension, NULL);
}

static void say_unknown(struct paragraph *s, const struct people *p, const struct people_table *t)
{
	struct mem *m = s->doc->mem;
	enum lang lang = s->doc->lang;
	int64_t all = t->known + t->unknown;
	bool percent = all >= PEOPLE_PERCENT_BASE;
	const char *part = percent ? phrase_per_hundred(m, lang, (double)t->unknown / (double)all, p->facts.criterion.agreement.max_unknown)
	                           : people_few_words(m, lang, p, t->unknown);
	const char *agreed = phrase_number(m, lang, 100 * p->facts.criterion.agreement.max_unknown);
	paragraph_say(s, people_told_apart(p, t->dimension) ? W_ANSWER_CANNOT_UNKNOWN_OR : W_ANSWER_CANNOT_UNKNOWN, part,
	              num_count(m, percent ? 100 : all, lang), people_dimension_the(lang, t->dimension),
	              percent ? agreed : word_say(m, lang, W_CELL_OF, agreed, "100", NULL), NULL);
}

static void answer_cannot(struct paragraph *s, const struct people *p, const struct people_month *now)
{
	struct mem *m = s->doc->mem;
	enum lang lang = s->doc->lang;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		switch (t->gate) {
		case GATE_PASSED:
			continue;
		case GATE_TOO_MANY_UNKNOWN:
			say_unknown(s, p, t);
			return;
		case GATE_TOO_FEW:
			paragraph_say(
			        s, W_ANSWER_CANNOT_FEW, people_dimension_the(lang, t->dimension), num_count(m, t->known, lang),
			        num_count(m, llround(p->facts.criterion.agreement.min_known * p->facts.criterion.agreement.deff), lang),
			        NULL);
			return;
		case GATE_NO_BASELINE:
			say_no_baseline(s, p, t);
			return;
		case GATE_NOT_PERSONS:
			paragraph_say(s, W_ANSWER_CANNOT_UNIT, NULL);
			return;
		case GATE_UNFIT:
			paragraph_say(s, W_ANSWER_CANNOT_UNFIT, NULL);
			return;
		case GATE_BANDS:
			paragraph_say(s, W_ANSWER_CANNOT_MINIMUM, num_plain_int(m, p->facts.population.minimum_age), NULL);
			return;
		}
	}
	paragraph_say(s, W_ANSWER_CANNOT, NULL);
}

const struct people_group *people_find(const struct people *p, struct group g, const struct people_table **table)
{
	const struct people_month *now = people_now(p);
	for (size_t i = 0; i < p->n_dimensions; i++)
		for (size_t j = 0; j < now->total[i].k; j++) {
			const struct people_group *found = &now->total[i].group[j];
			if (found->group.sex == g.sex && found->group.age_from == g.age_from && found->group.age_to == g.age_to) {
				*table = &now->total[i];
				return found;
			}
		}
	return NULL;
}

/* A trajectory meant for one group is not held against the population: count, share and reach of that group. */
static void answer_group(struct paragraph *s, const struct people *p)
{
	struct mem *m = s->doc->mem;
	enum lang lang = s->doc->lang;
	const struct people_table *t = NULL;
	const struct people_group *g = people_find(p, p->facts.aim_group, &t);
	const char *they = people_group_they(m, lang, people_group_plain(p, p->facts.aim_group));
	if (!g || g->x == COUNT_MISSING) {
		enum word hidden = p->facts.part ? W_PHASE_GROUP_HIDDEN : W_ANSWER_GROUP_HIDDEN;
		enum word unknown = p->facts.part ? W_PHASE_GROUP_UNKNOWN : W_ANSWER_GROUP_UNKNOWN;
		paragraph_say(s, g && g->hidden ? hidden : unknown, they, NULL);
		return;
	}
	static const enum word all[] = { W_ANSWER_GROUP, W_ANSWER_GROUP_LEAST, W_ANSWER_GROUP_ABOUT, W_ANSWER_GROUP_TIMES,
		                         W_ANSWER_GROUP_NONE },
	                       part[] = { W_PHASE_GROUP, W_PHASE_GROUP_LEAST, W_PHASE_GROUP_ABOUT, W_PHASE_GROUP_TIMES,
		                          W_PHASE_GROUP_NONE };
	enum people_counted counted = people_counted(p, t, g);
	paragraph_say(s, (p->facts.part ? part : all)[counted], they, num_count(m, g->x, lang), NULL);
	if (counted == COUNTED_TIMES || counted == COUNTED_NONE)
		return;
	if (t->percentages)
		paragraph_say(s, W_ANSWER_GROUP_SHARE, phrase_per_hundred(m, lang, g->share, MISSING), NULL);
	double there = g->population * p->facts.population.persons;
	if (there > 0)
		paragraph_say(s, W_ANSWER_GROUP_REACH, they, p->facts.population.region, num_fixed(m, 1000 * (double)g->x / there, 1, lang),
		              NULL);
}

size_t people_heard(const struct people *p)
{
	size_t heard = 0;
	for (size_t i = 0; i < p->facts.n_interests; i++)
		heard += p->facts.interest[i].heard == HEARD_YES;
	return heard;
}

static void answer_interests(struct paragraph *s, const struct people *p)
{
	if (p->facts.part && p->facts.n_interests == 0)
		paragraph_say(s, W_PHASE_NO_INTERESTS, phrase_command(s->doc, "kinds --template belangen"), NULL);
	else
		paragraph_say(s, p->facts.part ? W_PHASE_INTERESTS : W_ANSWER_INTERESTS,
		              num_plain_int(s->doc->mem, (int64_t)p->facts.n_interests),
		              num_plain_int(s->doc->mem, (int64_t)people_heard(p)), NULL);
}

/* Whether the trajectory is over only a clock could tell: what is said is how far the figures go. */
static void say_interim(struct paragraph *s, const struct people *p)
{
	if (p->facts.has_end)
		paragraph_say(s, p->facts.part ? W_PHASE_INTERIM : W_ANSWER_INTERIM, day_words(s->doc->mem, p->facts.end, s->doc->lang),
		              NULL);
	else
		paragraph_say(s, W_ANSWER_INTERIM_NO_DAY, NULL);
}

void people_answer(struct doc *d, enum text_role role, const struct people *p)
{
	struct paragraph s = { .doc = d };
	const struct people_month *now = people_now(p);
	if (p->facts.aim == PEOPLE_INTERESTS) {
		answer_interests(&s, p);
	} else if (now && p->facts.aim == PEOPLE_GROUP) {
		answer_group(&s, p);
	} else if (now) {
		switch (now->verdict) {
		case VERDICT_REPRESENTATIVE:
			answer_yes(&s, p, now);
			break;
		case VERDICT_NOT_REPRESENTATIVE:
			answer_no(&s, p, now);
			break;
		case VERDICT_NOT_SHOWN:
			answer_open(&s, p, now);
			break;
		case VERDICT_CANNOT_JUDGE:
			answer_cannot(&s, p, now);
			break;
		}
		if (!p->facts.final)
			say_interim(&s, p);
		if (!p->facts.part && p->facts.criterion.label == CRITERION_CHANGED_AFTER)
			paragraph_say(&s, W_ANSWER_CHANGED_AFTER, NULL);
		if (!p->facts.part && p->facts.criterion.label == CRITERION_SET_LATE)
			paragraph_say(&s, W_ANSWER_SET_LATE, NULL);
	}
	paragraph_end(&s, role);
}
