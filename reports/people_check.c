#include "audiences.h"
#include "base/num.h"
#include "cross.h"
#include "people_say.h"
#include "phases.h"
#include "phrase.h"
#include "polls.h"
#include <math.h>

static const char *agreement_name(const struct doc *d, const struct criterion_facts *c)
{
	static const enum word tolerance[] = { [TOLERANCE_STRICT] = W_TOLERANCE_WORD_STRICT,
		                               [TOLERANCE_STANDARD] = W_TOLERANCE_WORD_STANDARD,
		                               [TOLERANCE_BROAD] = W_TOLERANCE_WORD_BROAD };
	return word_text(d->lang, c->own_tolerance ? W_TOLERANCE_WORD_OWN : tolerance[c->tolerance]);
}

const char *people_label_words(enum lang lang, enum criterion_label label)
{
	static const enum word word[] = { [CRITERION_SET_BEFORE] = W_CRITERION_WORD_BEFORE,
		                          [CRITERION_DEFAULT] = W_CRITERION_WORD_DEFAULT,
		                          [CRITERION_SET_LATE] = W_CRITERION_WORD_LATE,
		                          [CRITERION_CHANGED_AFTER] = W_CRITERION_WORD_AFTER };
	return word_text(lang, word[label]);
}

void people_agreement(struct doc *d, enum text_role role, const struct people *p)
{
	const struct criterion_facts *c = &p->facts.criterion;
	const struct agreement *a = &c->agreement;
	const char *set_on = day_words(d->mem, c->set_on, d->lang), *label = people_label_words(d->lang, c->label);
	bool compares = p->facts.aim != PEOPLE_INTERESTS || people_now(p);
	struct paragraph s = { .doc = d };
	if (compares)
		paragraph_say(&s, W_AGREEMENT, agreement_name(d, c), set_on, label, NULL);
	else
		paragraph_say(&s, W_AGREEMENT_INTERESTS, set_on, label, NULL);
	if (compares)
		paragraph_say(&s, W_AGREEMENT_RULE, num_percent(d->mem, a->share, 0, d->lang),
		              phrase_number(d->mem, d->lang, 100 * a->least), phrase_number(d->mem, d->lang, 100 * a->most), NULL);
	if (c->recorded_in)
		paragraph_say(&s, W_AGREEMENT_RECORDED, doc_own(d, c->recorded_in), NULL);
	paragraph_end(&s, role);
}

/* "dezelfde leeftijd en hetzelfde geslacht": in what those who came together could be the same. */
static const char *same_traits(struct doc *d, const struct people *p)
{
	const char *name[DIM_N];
	for (size_t i = 0; i < p->n_dimensions; i++)
		name[i] = word_text(d->lang, people_now(p)->total[i].dimension == DIM_SEX ? W_SAME_SEX : W_SAME_AGE);
	return phrase_list(d->mem, d->lang, name, p->n_dimensions);
}

/* How many would have to have come together to change the answer. Among people of whom all come in groups of m that are the same, the design
 * effect is m; when of every 100 some come in such pairs and the others alone, it is 1 and their share (Kish 1965, section 5.4). */
static void say_together(struct doc *d, const struct people *p, const struct people_month *now)
{
	if (p->facts.aim != PEOPLE_MIRROR || !isfinite(now->deff_star))
		return;
	int64_t group = (int64_t)floor(now->deff_star), pairs = (int64_t)floor(100 * (now->deff_star - 1));
	const char *same = same_traits(d, p);
	if (group >= 2)
		doc_say(d, TEXT_BODY, W_ANSWER_TOGETHER_GROUPS, num_count(d->mem, group, d->lang), num_count(d->mem, group + 1, d->lang),
		        same, NULL);
	else if (pairs >= 1)
		doc_say(d, TEXT_BODY, W_ANSWER_TOGETHER_PAIRS, num_plain_int(d->mem, pairs), same, NULL);
	else
		doc_say(d, TEXT_BODY, W_ANSWER_TOGETHER_FEW, same, NULL);
}

/* How the unknowns would have to be divided to change the answer, in people, so that no rounding says too much. A no stands as long as this one
 * group stays outside; a yes falls with any group, of which this is the nearest. */
static void say_tipping(struct doc *d, const struct people *p, const struct people_month *now)
{
	static const enum word word[2][2] = { { W_ANSWER_TIPPING_YES_MORE, W_ANSWER_TIPPING_YES_LESS },
		                              { W_ANSWER_TIPPING_NO_MORE, W_ANSWER_TIPPING_NO_LESS } };
	if (p->facts.aim != PEOPLE_MIRROR || isnan(now->tipping))
		return;
	int64_t unknown = 0;
	for (size_t i = 0; i < p->n_dimensions; i++)
		if (now->total[i].dimension == now->tipping_dimension)
			unknown = now->total[i].unknown;
	double stands = now->tipping * (double)unknown, search = 2e-9 * (double)unknown; /* the edge was sought to 1e-9 */
	int64_t changed = now->tipping_at_least ? (int64_t)ceil(stands - search) - 1 : (int64_t)floor(stands + search) + 1;
	doc_say(d, TEXT_BODY, word[now->verdict == VERDICT_NOT_REPRESENTATIVE][now->tipping_at_least],
	        people_few_words(d->mem, d->lang, p, unknown), people_dimension_the(d->lang, now->tipping_dimension),
	        num_count(d->mem, changed, d->lang), people_group_they(d->mem, d->lang, people_group_plain(p, now->tipping_group)), NULL);
}

void people_firmness(struct doc *d, const struct people *p)
{
	const struct people_month *now = people_now(p);
	if (!now)
		return;
	say_tipping(d, p, now);
	say_together(d, p, now);
	if (now->verdict == VERDICT_NOT_SHOWN && !now->observed_inside && p->facts.aim == PEOPLE_MIRROR)
		doc_say(d, TEXT_BODY, W_ANSWER_NOT_PROVABLE, NULL);
}

void people_before(struct doc *d, const struct people *p)
{
	const struct people_month *before = people_month_before(p);
	if (!before || p->facts.aim != PEOPLE_MIRROR)
		return;
	int month = month_of_day(p->facts.until) - 1;
	if (before == people_now(p))
		doc_say(d, TEXT_BODY, W_ANSWER_BEFORE_SAME, month_words(d->mem, month, d->lang), NULL);
	else
		doc_say(d, TEXT_BODY, W_ANSWER_BEFORE, month_words(d->mem, month, d->lang), people_verdict_words(d->lang, before->verdict),
		        NULL);
}

/* ---- how people were counted */

static void activity_table(struct doc *d, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	const struct column column[] = {
		{ word_text(d->lang, W_COL_ACTIVITY), "activity", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_WHERE), "online", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PARTICIPANTS), "participants", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_VERDICT), "verdict", ALIGN_START, 0 },
	};
	size_t n_columns = sizeof column / sizeof *column - (f->persons == COUNT_MISSING ? 0 : 1);
	struct table *t = doc_table(d, "activities", word_text(d->lang, W_TABLE_ACTIVITIES), word_text(d->lang, W_TABLE_ACTIVITIES_SUMMARY),
	                            column, n_columns, f->n_activities);
	for (size_t i = 0; i < f->n_activities; i++) {
		const struct activity_row *a = &f->activity[i];
		*table_cell(t, i, 0) = cell_own(d, a->name);
		*table_cell(t, i, 1) = cell_code(day_words(d->mem, a->day, d->lang), day_iso(d->mem, a->day));
		*table_cell(t, i, 2) = cell_code(word_text(d->lang, a->online ? W_COL_ONLINE : W_COL_HALL), a->online ? "yes" : "no");
		*table_cell(t, i, 3) = people_few_cell(d, p, a->n);
		if (f->persons == COUNT_MISSING && a->judged)
			*table_cell(t, i, 4) = cell_code(people_verdict_words(d->lang, a->verdict), people_verdict_code(a->verdict));
	}
}

void people_interests(struct doc *d, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	static const enum word heard[] = { [HEARD_NO] = W_NO, [HEARD_YES] = W_YES, [HEARD_UNKNOWN] = W_NOT_KNOWN };
	static const char *const code[] = { [HEARD_NO] = "no", [HEARD_YES] = "yes", [HEARD_UNKNOWN] = "unknown" };
	const struct column column[] = {
		{ word_text(d->lang, W_COL_INTEREST), "interest", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_HEARD), "heard", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_WHERE), "where", ALIGN_START, 0 },
	};
	struct table *t = doc_table(d, "interests", word_text(d->lang, W_TABLE_INTERESTS), word_text(d->lang, W_TABLE_INTERESTS_SUMMARY),
	                            column, sizeof column / sizeof *column, f->n_interests);
	for (size_t i = 0; i < f->n_interests; i++) {
		const struct interest_row *r = &f->interest[i];
		*table_cell(t, i, 0) = cell_own(d, r->name);
		*table_cell(t, i, 1) = cell_code(word_text(d->lang, heard[r->heard]), code[r->heard]);
		*table_cell(t, i, 2) = r->where ? cell_own(d, r->where) : cell_missing();
	}
}

/* Several activities, and nobody knows who came to more than one. */
static void say_bounds(struct paragraph *s, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	struct mem *m = s->doc->mem;
	const char *most = people_few_words(m, s->doc->lang, p, f->persons_most);
	if (f->n_activities < 2 || f->persons_least >= f->persons_most)
		return;
	if (people_few(p, f->persons_most))
		paragraph_say(s, W_COUNT_BOUNDS_FEW, most, NULL);
	else if (people_few(p, f->persons_least)) /* a least that is too small to be shown says nothing */
		paragraph_say(s, W_COUNT_BOUNDS_MOST, most, NULL);
	else
		paragraph_say(s, p->for_public ? W_COUNT_BOUNDS_ABOUT : W_COUNT_BOUNDS, num_count(m, f->persons_least, s->doc->lang), most,
		              NULL);
	paragraph_say(s, W_COUNT_APART, NULL);
}

void people_counting(struct doc *d, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	struct paragraph s = { .doc = d };
	doc_heading(d, 2, "counting", word_text(d->lang, W_CHECK_COUNTING));
	paragraph_say(&s, W_COUNT_PARTICIPATIONS, people_few_words(d->mem, d->lang, p, f->participations), NULL);
	if (f->persons == COUNT_MISSING) {
		paragraph_say(&s, W_COUNT_PERSONS_UNKNOWN, NULL);
		say_bounds(&s, p);
	} else
		paragraph_say(&s, W_COUNT_PERSONS, people_few_words(d->mem, d->lang, p, f->persons), NULL);
	if (f->persons != COUNT_MISSING && f->first_time_unknown > 0)
		paragraph_say(&s, W_COUNT_FIRST_UNKNOWN, people_few_words(d->mem, d->lang, p, f->first_time_unknown), NULL);
	paragraph_end(&s, TEXT_BODY);
	if (f->n_activities)
		activity_table(d, p);
}

/* ---- the annex */

/* For those who must compare with a platform that has it. */
static void say_r_score(struct doc *d, const struct people *p, const struct people_month *now)
{
	const char *item[DIM_N];
	size_t n = 0;
	for (size_t i = 0; i < p->n_dimensions; i++)
		if (!isnan(now->total[i].r_score))
			item[n++] = word_say(d->mem, d->lang, W_R_SCORE_ITEM, num_fixed(d->mem, now->total[i].r_score, 2, d->lang),
			                     people_dimension_words(d->lang, now->total[i].dimension), NULL);
	if (n)
		doc_say(d, TEXT_NOTE, W_R_SCORE, phrase_list(d->mem, d->lang, item, n), NULL);
}

static void say_hash(struct doc *d, const struct criterion_facts *c)
{
	struct paragraph s = { .doc = d };
	paragraph_say(&s, W_METHOD_HASH, c->sha256, NULL);
	if (c->stands_sha256)
		paragraph_say(&s, W_METHOD_STANDS, num_plain_int(d->mem, c->stands_version), c->stands_sha256, NULL);
	paragraph_end(&s, TEXT_NOTE);
}

void people_method(struct doc *d, const struct people *p, bool brief)
{
	const struct people_month *now = people_now(p);
	const struct agreement *a = &p->facts.criterion.agreement;
	people_agreement(d, TEXT_BODY, p);
	if (now && p->facts.aim == PEOPLE_MIRROR) {
		struct paragraph s = { .doc = d };
		paragraph_say(&s, W_METHOD_VERDICT, num_fixed(d->mem, a->alpha, 2, d->lang), phrase_number(d->mem, d->lang, a->deff), NULL);
		if (isfinite(now->deff_star))
			paragraph_say(&s, W_METHOD_DEFF, num_fixed(d->mem, floor(100 * now->deff_star) / 100, 2, d->lang),
			              NULL); /* no further than it stands */
		paragraph_end(&s, TEXT_BODY);
		people_verdict_table(d, "verdict", p);
		people_measures_table(d, "measures", p, brief);
		for (size_t i = 0; brief && i < p->n_dimensions; i++)
			people_score(d, p, &now->total[i]);
		if (!brief)
			say_r_score(d, p, now);
	}
	doc_say(d, TEXT_NOTE, W_METHOD_SMALL, num_plain_int(d->mem, p->threshold), NULL);
	if (p->for_public)
		doc_say(d, TEXT_NOTE, W_METHOD_PUBLIC, num_plain_int(d->mem, PEOPLE_PUBLIC_STEP), NULL);
	else
		doc_say(d, TEXT_NOTE, W_METHOD_INTERN, NULL);
	say_hash(d, &p->facts.criterion);
}

/* ---- other populations */

/* For those who compute with it; the first table says which population the others are of. */
static void data_beside(struct doc *d, const struct people_beside *x, size_t number)
{
	const char *prefix = mem_printf(d->mem, "population_%zu", number);
	people_about(d, mem_printf(d->mem, "%s_about", prefix), x->name, &x->people);
	if (!people_now(&x->people) || x->people.facts.aim != PEOPLE_MIRROR)
		return;
	people_verdict_table(d, mem_printf(d->mem, "%s_verdict", prefix), &x->people);
	people_measures_table(d, mem_printf(d->mem, "%s_measures", prefix), &x->people, true);
}

void people_others(struct doc *d, const struct people_beside other[], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct people *p = &other[i].people;
		const struct population_facts *f = &p->facts.population;
		doc_heading(d, 2, mem_printf(d->mem, "population_%zu", i + 1),
		            word_say(d->mem, d->lang, W_BESIDE_TITLE, other[i].name, NULL));
		if (!f->source) {
			doc_say(d, TEXT_BODY, W_BESIDE_NO_CENSUS, other[i].name, phrase_command(d, "baseline import"), NULL);
			continue;
		}
		doc_say(d, TEXT_BODY, f->minimum_age > 0 ? W_BESIDE_WHO_AGE : W_BESIDE_WHO, f->region,
		        num_plain_int(d->mem, f->minimum_age), num_count(d->mem, llround(f->persons), d->lang), f->source,
		        day_words(d->mem, f->ref_day, d->lang), NULL);
		if (other[i].hidden) {
			doc_say(d, TEXT_BODY, W_BESIDE_HIDDEN, num_plain_int(d->mem, p->threshold), NULL);
			continue;
		}
		data_beside(d, &other[i], i + 1);
		people_fact(d, TEXT_BODY, p);
		people_answer(d, TEXT_BODY, p);
		for (size_t k = 0; people_now(p) && k < p->n_dimensions; k++)
			people_table_add(d, p, k);
	}
}

/* ---- spiegel check */

static const char *title(struct doc *d, const struct people *p)
{
	if (p->facts.aim == PEOPLE_GROUP)
		return word_say(d->mem, d->lang, W_CHECK_TITLE_GROUP,
		                people_group_they(d->mem, d->lang, people_group_plain(p, p->facts.aim_group)), NULL);
	return word_text(d->lang, p->facts.aim == PEOPLE_INTERESTS ? W_CHECK_TITLE_INTERESTS : W_CHECK_TITLE);
}

void people_check(struct doc *d, const struct check_parts *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	people_about(d, "about", NULL, p);
	doc_say(d, TEXT_KICKER, W_CHECK_KICKER, p->facts.trajectory, day_words(d->mem, p->facts.told_until, d->lang), NULL);
	doc_heading(d, 1, "check", title(d, p));
	if (p->facts.aim != PEOPLE_INTERESTS)
		people_fact(d, TEXT_LEAD, p);
	people_answer(d, TEXT_LEAD, p);
	if (p->facts.n_interests)
		people_interests(d, p);
	if (now) {
		people_heads(d, TEXT_BODY, p);
		people_before(d, p);
		for (size_t i = 0; i < p->n_dimensions; i++) {
			const struct people_table *t = &now->total[i];
			doc_heading(d, 2, people_dimension_code(t->dimension),
			            phrase_capital(d->mem, people_dimension_words(d->lang, t->dimension)));
			people_dumbbell(d, p, i);
			people_table_add(d, p, i);
			people_score(d, p, t);
		}
		people_note_states(d, p);
		people_firmness(d, p);
		people_counting(d, p);
	}
	phases_section(d, in->phase, in->n_phases);
	if (in->cross)
		cross_blocks(d, in->cross);
	people_others(d, in->other, in->n_others);
	if (!p->for_public)
		polls_section(d, in->polls, p);
	audiences_section(d, in->audiences, p->for_public);
	doc_heading(d, 2, "method", word_text(d->lang, W_METHOD_TITLE));
	people_method(d, p, false);
	if (now && p->facts.aim == PEOPLE_MIRROR)
		doc_say(d, TEXT_NOTE, W_DISCLAIMER, NULL);
}
