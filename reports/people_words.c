/* The words and codes of groups, states, dimensions and verdicts, and of small numbers of people. */
#include "base/num.h"
#include "people_say.h"
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
