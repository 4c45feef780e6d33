#include "people_say.h"
#include "base/num.h"
#include "phrase.h"

/* ---- groups */

enum form { FORM_LABEL, FORM_ROW, FORM_WERE, FORM_THEY };

static const char *group_in(struct mem *m, enum lang lang, struct group g, enum form form)
{
	static const enum word women[] = { W_GROUP_WOMEN, W_GROUP_WOMEN, W_WERE_WOMEN, W_GROUP_WOMEN };
	static const enum word men[] = { W_GROUP_MEN, W_GROUP_MEN, W_WERE_MEN, W_GROUP_MEN };
	static const enum word other[] = { W_GROUP_X, W_GROUP_X, W_WERE_X, W_GROUP_X };
	static const enum word younger[] = { W_GROUP_YOUNGER, W_GROUP_YOUNGER, W_WERE_YOUNGER, W_THE_YOUNGER };
	static const enum word ages[] = { W_GROUP_AGES, W_ROW_AGES, W_WERE_AGES, W_THE_AGES };
	static const enum word older[] = { W_GROUP_OLDER, W_GROUP_OLDER, W_WERE_OLDER, W_THE_OLDER };
	static const enum word one[] = { W_GROUP_ONE_AGE, W_GROUP_ONE_AGE, W_WERE_ONE_AGE, W_THE_ONE_AGE };
	enum { YOUNG_UNTIL = 30 };
	const char *from = num_plain_int(m, g.age_from), *to = num_plain_int(m, g.age_to), *end = num_plain_int(m, g.age_to + 1);
	if (g.sex)
		return word_text(lang, (g.sex == 'F' ? women : g.sex == 'M' ? men : other)[form]);
	if (g.age_to == AGE_OPEN)
		return word_say(m, lang, older[form], from, NULL);
	if (g.age_from <= 0 && form == FORM_THEY && g.age_to < YOUNG_UNTIL)
		return word_say(m, lang, W_THE_YOUNG, end, NULL);
	if (g.age_from <= 0)
		return word_say(m, lang, younger[form], end, NULL);
	return g.age_from == g.age_to ? word_say(m, lang, one[form], from, NULL) : word_say(m, lang, ages[form], from, to, NULL);
}

const char *people_group_words(struct mem *m, enum lang lang, struct group g)
{
	return group_in(m, lang, g, FORM_LABEL);
}

const char *people_group_row(struct mem *m, enum lang lang, struct group g)
{
	return group_in(m, lang, g, FORM_ROW);
}

const char *people_group_were(struct mem *m, enum lang lang, struct group g)
{
	return group_in(m, lang, g, FORM_WERE);
}

const char *people_group_they(struct mem *m, enum lang lang, struct group g)
{
	return group_in(m, lang, g, FORM_THEY);
}

const char *people_group_code(struct mem *m, struct group g)
{
	if (g.sex)
		return mem_printf(m, "%c", g.sex);
	return g.age_to == AGE_OPEN ? mem_printf(m, "%d+", g.age_from) : mem_printf(m, "%d-%d", g.age_from, g.age_to);
}

struct group people_group_plain(const struct people *p, struct group g)
{
	if (!g.sex && g.age_to != AGE_OPEN && g.age_from <= p->facts.population.minimum_age)
		g.age_from = 0;
	return g;
}

const char *people_residents(struct mem *m, enum lang lang, const struct people *p)
{
	int from = p->facts.population.minimum_age;
	return from > 0 ? word_say(m, lang, W_RESIDENTS_FROM, num_plain_int(m, from), NULL) : word_text(lang, W_RESIDENTS);
}

/* ---- states, dimensions, verdicts */

const char *people_state_words(enum lang lang, enum group_state s)
{
	static const enum word word[] = { [STATE_INSIDE] = W_STATE_WORD_INSIDE,
		                          [STATE_UNDER] = W_STATE_WORD_UNDER,
		                          [STATE_OVER] = W_STATE_WORD_OVER,
		                          [STATE_OPEN] = W_STATE_WORD_OPEN };
	return word_text(lang, word[s]);
}

const char *people_state_code(enum group_state s)
{
	static const char *const code[] = {
		[STATE_INSIDE] = "inside", [STATE_UNDER] = "under", [STATE_OVER] = "over", [STATE_OPEN] = "open"
	};
	return code[s];
}

const char *people_dimension_words(enum lang lang, enum dimension d)
{
	return word_text(lang, d == DIM_SEX ? W_DIM_SEX_TITLE : W_DIM_AGE_TITLE);
}

const char *people_dimension_by(enum lang lang, enum dimension d)
{
	return lang == LANG_FR ? people_dimension_the(lang, d) : people_dimension_words(lang, d);
}

const char *people_dimension_the(enum lang lang, enum dimension d)
{
	return word_text(lang, d == DIM_SEX ? W_DIM_SEX_THE : W_DIM_AGE_THE);
}

const char *people_dimension_code(enum dimension d)
{
	return d == DIM_SEX ? "sex" : "age";
}

const char *people_verdict_words(enum lang lang, enum verdict v)
{
	static const enum word word[] = { [VERDICT_REPRESENTATIVE] = W_VERDICT_YES,
		                          [VERDICT_NOT_REPRESENTATIVE] = W_VERDICT_NO,
		                          [VERDICT_NOT_SHOWN] = W_VERDICT_OPEN,
		                          [VERDICT_CANNOT_JUDGE] = W_VERDICT_CANNOT };
	return word_text(lang, word[v]);
}

const char *people_verdict_code(enum verdict v)
{
	static const char *const code[] = { [VERDICT_REPRESENTATIVE] = "representative_within_tolerance",
		                            [VERDICT_NOT_REPRESENTATIVE] = "not_representative",
		                            [VERDICT_NOT_SHOWN] = "not_shown",
		                            [VERDICT_CANNOT_JUDGE] = "cannot_be_judged" };
	return code[v];
}

bool people_all_hidden(const struct people_table *t)
{
	return t->n_hidden == t->k;
}

bool people_few(const struct people *p, int64_t n)
{
	return p->for_public && n > 0 && n < p->threshold;
}

const char *people_few_words(struct mem *m, enum lang lang, const struct people *p, int64_t n)
{
	return people_few(p, n) ? word_say(m, lang, W_FEWER_THAN, num_plain_int(m, p->threshold), NULL) : num_count(m, n, lang);
}

struct cell people_few_cell(struct doc *d, const struct people *p, int64_t n)
{
	return people_few(p, n) ? cell_hidden(d) : cell_count(d, n);
}

const char *people_in_state(struct mem *m, enum lang lang, const struct people *p, enum group_state s, const struct people_group *without,
                            size_t *n)
{
	const struct people_month *now = people_now(p);
	const char **name = NULL;
	size_t cap = 0;
	*n = 0;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		for (size_t j = 0; j < now->total[i].k; j++) {
			const struct people_group *g = &now->total[i].group[j];
			if (g == without || !g->has_state || g->state != s)
				continue;
			name = mem_grow(m, name, *n, &cap, sizeof *name);
			name[(*n)++] = people_group_they(m, lang, people_group_plain(p, g->group));
		}
	}
	return phrase_list(m, lang, name, *n);
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
}

void people_fact_and_heads(struct doc *d, enum text_role role, const struct people *p)
{
	struct paragraph s = { .doc = d };
	people_say_heads(&s, p, true, true);
	say_before_start(&s, p);
	paragraph_end(&s, role);
}

/* ---- the answer: the verdict in words, its condition in the same breath */

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
