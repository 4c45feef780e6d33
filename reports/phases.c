#include "phases.h"
#include "base/num.h"
#include "people_say.h"
#include "phrase.h"

/* ---- words */

static const char *level_words(enum lang lang, enum phase_level level)
{
	static const enum word word[] = { [PHASE_INFORM] = W_LEVEL_INFORM,
		                          [PHASE_CONSULT] = W_LEVEL_CONSULT,
		                          [PHASE_ADVISE] = W_LEVEL_ADVISE,
		                          [PHASE_COPRODUCE] = W_LEVEL_COPRODUCE,
		                          [PHASE_DECIDE] = W_LEVEL_DECIDE };
	return word_text(lang, word[level]);
}

static const char *group_words(struct doc *d, const struct phase *x)
{
	return people_group_they(d->mem, d->lang, people_group_plain(&x->people, x->aim_group));
}

static const char *aim_words(struct doc *d, const struct phase *x)
{
	if (x->aim == PEOPLE_GROUP)
		return word_say(d->mem, d->lang, W_PHASE_AIM_GROUP, group_words(d, x), NULL);
	return word_text(d->lang, x->aim == PEOPLE_INTERESTS ? W_PHASE_AIM_INTERESTS : W_PHASE_AIM_MIRROR);
}

static const char *short_aim(struct doc *d, const struct phase *x)
{
	if (x->aim == PEOPLE_GROUP)
		return group_words(d, x);
	return word_text(d->lang, x->aim == PEOPLE_INTERESTS ? W_PHASE_SHORT_INTERESTS : W_PHASE_SHORT_MIRROR);
}

static struct cell aim_cell(struct doc *d, const struct phase *x)
{
	static const char *const code[] = { [PEOPLE_MIRROR] = "mirror", [PEOPLE_INTERESTS] = "interests" };
	return cell_code(short_aim(d, x), x->aim == PEOPLE_GROUP ? people_group_code(d->mem, x->aim_group) : code[x->aim]);
}

static struct cell level_cell(struct doc *d, const struct phase *x)
{
	return x->level == PHASE_NO_LEVEL ? cell_missing() : cell_code(level_words(d->lang, x->level), x->level_code);
}

static struct cell recorded_cell(struct doc *d, const struct phase *x)
{
	static const enum word word[] = { W_PHASE_WORD_BEFORE, W_PHASE_WORD_STARTED, W_PHASE_WORD_AFTER };
	static const char *const code[] = { "beforehand", "after_start", "afterwards" };
	return cell_code(word_text(d->lang, word[x->set]), code[x->set]);
}

static struct cell day_cell(struct doc *d, int day)
{
	return cell_code(day_words(d->mem, day, d->lang), day_iso(d->mem, day));
}

/* ---- the agreement */

static struct table *agreed_table(struct doc *d, const char *title, const struct phase phase[], size_t n)
{
	const struct column column[] = {
		{ word_text(d->lang, W_PHASES_COL_PHASE), "phase", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_FROM), "from", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_TO), "to", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_LEVEL), "level", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_AIM), "aim", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_RECORDED), "recorded", ALIGN_START, DATA_ONLY },
	};
	struct table *t =
	        doc_table(d, "phases", title, word_text(d->lang, W_PHASES_AGREED_SUMMARY), column, sizeof column / sizeof *column, n);
	for (size_t i = 0; i < n; i++) {
		*table_cell(t, i, 0) = cell_own(d, phase[i].name);
		*table_cell(t, i, 1) = day_cell(d, phase[i].from);
		*table_cell(t, i, 2) = day_cell(d, phase[i].to);
		*table_cell(t, i, 3) = level_cell(d, &phase[i]);
		*table_cell(t, i, 4) = aim_cell(d, &phase[i]);
		*table_cell(t, i, 5) = recorded_cell(d, &phase[i]);
	}
	return t;
}

void phases_agreed(struct doc *d, const struct phase phase[], size_t n)
{
	if (n == 0)
		return;
	doc_heading(d, 2, "phases", word_text(d->lang, W_PHASES_AGREED));
	doc_say(d, TEXT_BODY, W_PHASES_AGREED_TEXT, NULL);
	for (size_t i = 0; i < n; i++) {
		const struct phase *x = &phase[i];
		const char *from = day_words(d->mem, x->from, d->lang), *to = day_words(d->mem, x->to, d->lang), *aim = short_aim(d, x);
		if (x->level == PHASE_NO_LEVEL)
			doc_item(d, W_PHASES_AGREED_LINE, doc_own(d, x->name), from, to, aim, NULL);
		else
			doc_item(d, W_PHASES_AGREED_LINE_LEVEL, doc_own(d, x->name), from, to, level_words(d->lang, x->level), aim, NULL);
	}
	agreed_table(d, NULL, phase, n)->data_only = true;
}

void phases_list(struct doc *d, const struct phase phase[], size_t n)
{
	if (n)
		agreed_table(d, word_text(d->lang, W_PHASES_TABLE), phase, n);
}

/* ---- all beside each other */

/* May the answer be told, though the groups may not? Only that a group too small to show is clearly too small. */
static bool tells_shortage(const struct phase *x)
{
	const struct people_table *t = NULL;
	const struct people_month *now = people_now(&x->people);
	if (!x->small_group || x->aim != PEOPLE_MIRROR || now->verdict != VERDICT_NOT_REPRESENTATIVE)
		return false;
	const struct people_group *g = people_culprit(&x->people, now, &t);
	return g && g->hidden && g->state == STATE_UNDER;
}

/* Of so many people the answer alone, without a group or a number, tells of nobody; of a few it could tell that all are of one group. */
static bool tells_answer(const struct phase *x)
{
	const struct people_month *now = people_now(&x->people);
	bool many = x->aim == PEOPLE_MIRROR;
	for (size_t i = 0; i < x->people.n_dimensions; i++)
		many &= now->total[i].percentages;
	return many;
}

/* A number with what it is, for readers; data keep the number. */
static struct cell counted_cell(struct doc *d, struct cell c, enum people_counted counted)
{
	static const enum word word[] = { [COUNTED_LEAST] = W_PHASE_CELL_LEAST,
		                          [COUNTED_ABOUT] = W_PHASE_CELL_ABOUT,
		                          [COUNTED_TIMES] = W_PHASE_CELL_TIMES,
		                          [COUNTED_NONE] = W_PHASE_CELL_NONE };
	if (c.state == CELL_GIVEN && counted != COUNTED_ALL)
		c.shown = word_say(d->mem, d->lang, word[counted], c.shown, NULL);
	return c;
}

static struct cell of_group_cell(struct doc *d, const struct phase *x)
{
	const struct people_table *t;
	const struct people_group *g = x->aim == PEOPLE_GROUP && people_now(&x->people) ? people_find(&x->people, x->aim_group, &t) : NULL;
	if (!g || (g->x == COUNT_MISSING && !g->hidden))
		return cell_missing();
	return x->hidden || g->hidden ? cell_hidden(d) : counted_cell(d, cell_count(d, g->x), people_counted(&x->people, t, g));
}

/* The people of a phase: the least they can be, when of some it is not known whether they had been counted. */
static struct cell people_cell(struct doc *d, const struct phase *x)
{
	const struct people_facts *f = &x->people.facts;
	if (!x->begun)
		return cell_missing();
	bool none = f->persons == 0 && !people_heads_say(&x->people);
	struct cell c = people_few_cell(d, &x->people, f->persons);
	if (c.state == CELL_GIVEN && people_is_rounded(&x->people))
		c.shown = word_say(d->mem, d->lang, W_PHASE_CELL_ROUNDED, c.shown, NULL);
	return counted_cell(d, c, none ? COUNTED_NONE : people_all_counted(&x->people));
}

static struct cell heard_cell(struct doc *d, const struct phase *x)
{
	bool told = x->begun && x->aim == PEOPLE_INTERESTS && x->people.facts.n_interests;
	return cell_count(d, told ? (int64_t)people_heard(&x->people) : COUNT_MISSING);
}

static struct cell answer_of_group(struct doc *d, const struct phase *x)
{
	struct cell c = of_group_cell(d, x);
	if (c.state != CELL_GIVEN)
		return c;
	return cell_code(word_say(d->mem, d->lang, W_PHASE_CELL_GROUP, group_words(d, x), c.shown, NULL), "counted");
}

static struct cell answer_of_interests(struct doc *d, const struct phase *x)
{
	struct cell c = heard_cell(d, x);
	if (c.state != CELL_GIVEN)
		return c;
	const char *n = num_plain_int(d->mem, (int64_t)x->people.facts.n_interests);
	return cell_code(word_say(d->mem, d->lang, W_PHASE_CELL_HEARD, c.shown, n, NULL), "heard");
}

static struct cell answer_cell(struct doc *d, const struct phase *x)
{
	const struct people_month *now = people_now(&x->people);
	if (!x->begun)
		return cell_code(word_text(d->lang, W_PHASE_CELL_LATER), "not_begun");
	if (x->aim == PEOPLE_INTERESTS)
		return answer_of_interests(d, x);
	if (!now)
		return cell_missing();
	if (x->aim == PEOPLE_GROUP)
		return answer_of_group(d, x);
	if (x->hidden && !tells_shortage(x) && !tells_answer(x))
		return cell_hidden(d);
	return cell_code(people_verdict_words(d->lang, now->verdict), people_verdict_code(now->verdict));
}

/* `title`: NULL for data alone, which take no number of what a reader sees. */
static struct table *overview(struct doc *d, const char *title, const struct phase phase[], size_t n)
{
	const struct column column[] = {
		{ word_text(d->lang, W_PHASES_COL_PHASE), "phase", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_FROM), "from", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_TO), "to", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_LEVEL), "level", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_PHASES_COL_AIM), "aim", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_PHASES_COL_RECORDED), "recorded", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_PHASES_COL_PEOPLE), "people", ALIGN_END, 0 },
		{ word_text(d->lang, W_PHASES_COL_PEOPLE), "participations", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_PHASES_COL_ANSWER), "answer", ALIGN_START, 0 },
		{ word_text(d->lang, W_PHASES_COL_AIM), "of_group", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_HEARD), "interests_heard", ALIGN_END, DATA_ONLY },
	};
	struct table *t = doc_table(d, "phases", title, word_text(d->lang, W_PHASES_SUMMARY), column, sizeof column / sizeof *column, n);
	for (size_t i = 0; i < n; i++) {
		const struct phase *x = &phase[i];
		const struct people_facts *f = &x->people.facts;
		const struct cell cell[] = {
			cell_own(d, x->name), day_cell(d, x->from),
			day_cell(d, x->to),   level_cell(d, x),
			aim_cell(d, x),       recorded_cell(d, x),
			people_cell(d, x),    x->begun ? people_few_cell(d, &x->people, f->participations) : cell_missing(),
			answer_cell(d, x),    of_group_cell(d, x),
			heard_cell(d, x),
		};
		for (size_t c = 0; c < t->n_columns; c++)
			*table_cell(t, i, c) = cell[c];
	}
	return t;
}

void phases_of_period(struct doc *d, const struct phase phase[], size_t n, struct period period)
{
	if (n)
		overview(d, NULL, phase, n)->data_only = true;
	for (size_t i = 0; i < n; i++) {
		const struct phase *x = &phase[i];
		bool ended = x->to <= period.to;
		if (x->from > period.to || x->to < period.from)
			continue;
		struct cell c = answer_cell(d, x);
		const char *answer = c.state == CELL_GIVEN    ? c.shown
		                     : c.state == CELL_HIDDEN ? word_text(d->lang, W_PHASE_OF_MONTH_HIDDEN)
		                                              : word_text(d->lang, W_PHASE_OF_MONTH_NOBODY);
		doc_say(d, TEXT_NOTE, ended ? W_PHASE_OF_MONTH : W_PHASE_OF_MONTH_SO_FAR, doc_own(d, x->name),
		        day_words(d->mem, x->to, d->lang), answer, NULL);
	}
}

/* Phases whose groups can stand beside each other: all held against the same residents. */
static bool can_compare(const struct phase *x)
{
	const struct people_month *now = people_now(&x->people);
	bool can = now && !x->hidden && x->aim == PEOPLE_MIRROR;
	for (size_t i = 0; can && i < x->people.n_dimensions; i++)
		can = now->total[i].percentages && people_bands_fit(&now->total[i]);
	return can;
}

static void compare_row(struct doc *d, struct table *t, size_t row, const struct phase *const shown[], size_t n, size_t dimension, size_t g)
{
	const struct people *p = &shown[0]->people;
	const struct people_group *first = &people_now(p)->total[dimension].group[g];
	*table_cell(t, row, 0) =
	        cell_code(people_group_row(d->mem, d->lang, people_group_plain(p, first->group)), people_group_code(d->mem, first->group));
	*table_cell(t, row, 1) = cell_percent(d, first->population, 1);
	for (size_t i = 0; i < n; i++) {
		const struct people_group *x = &people_now(&shown[i]->people)->total[dimension].group[g];
		struct cell *c = table_cell(t, row, 2 + i);
		*c = cell_percent(d, x->share, 1);
		c->tone = !x->has_state             ? TONE_PLAIN
		          : x->state == STATE_UNDER ? TONE_UNDER
		          : x->state == STATE_OVER  ? TONE_OVER
		                                    : TONE_PLAIN;
	}
}

static bool has_tone(const struct table *t)
{
	for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
		if (t->cell[i].tone == TONE_UNDER || t->cell[i].tone == TONE_OVER)
			return true;
	return false;
}

/* The shares of every phase that can be shown, two or more. */
static void compare(struct doc *d, const struct phase phase[], size_t n)
{
	const struct phase **shown = mem_array(d->mem, n, sizeof *shown);
	struct column *column = mem_array(d->mem, n + 2, sizeof *column);
	size_t k = 0, n_rows = 0, row = 0;
	bool left_out = false;
	for (size_t i = 0; i < n; i++) {
		if (can_compare(&phase[i]))
			shown[k++] = &phase[i];
		else
			left_out |= phase[i].begun && phase[i].aim == PEOPLE_MIRROR;
	}
	if (k < 2)
		return;
	column[0] = (struct column){ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 };
	column[1] = (struct column){ word_text(d->lang, W_COL_POPULATION), "population", ALIGN_END, 0 };
	for (size_t i = 0; i < k; i++)
		column[2 + i] =
		        (struct column){ shown[i]->name, mem_printf(d->mem, "phase_%zu", (size_t)(shown[i] - phase) + 1), ALIGN_END, 0 };
	const struct people_month *now = people_now(&shown[0]->people);
	for (size_t i = 0; i < shown[0]->people.n_dimensions; i++)
		n_rows += now->total[i].k;
	struct table *t = doc_table(d, "phases_shares", word_text(d->lang, W_PHASES_SHARES), word_text(d->lang, W_PHASES_SHARES_SUMMARY),
	                            column, k + 2, n_rows);
	table_group(d, t, 2, k, word_text(d->lang, W_COL_PARTICIPANTS));
	for (size_t i = 0; i < k; i++)
		table_own_column(d, t, 2 + i);
	for (size_t i = 0; i < shown[0]->people.n_dimensions; i++)
		for (size_t g = 0; g < now->total[i].k; g++)
			compare_row(d, t, row++, shown, k, i, g);
	struct paragraph note = { .doc = d };
	if (has_tone(t))
		paragraph_say(&note, W_PHASES_SHARES_BOLD, NULL);
	if (left_out)
		paragraph_say(&note, W_PHASES_SHARES_NOTE, NULL);
	paragraph_end(&note, TEXT_NOTE);
}

/* ---- one phase */

static void say_agreed(struct doc *d, const struct phase *x)
{
	static const enum word set[] = { W_PHASE_SET_BEFORE, W_PHASE_SET_STARTED, W_PHASE_SET_AFTER };
	struct paragraph s = { .doc = d };
	paragraph_say(&s, W_PHASE_WHEN, day_words(d->mem, x->from, d->lang), day_words(d->mem, x->to, d->lang), NULL);
	if (x->level != PHASE_NO_LEVEL)
		paragraph_say(&s, W_PHASE_LEVEL, level_words(d->lang, x->level), NULL);
	paragraph_say(&s, W_PHASE_AIM, aim_words(d, x), NULL);
	paragraph_say(&s, set[x->set], day_words(d->mem, x->set_on, d->lang), NULL);
	paragraph_end(&s, TEXT_BODY);
}

/* Who counts among those who came to several activities of the phase. */
static void say_counted(struct doc *d, const struct phase *x)
{
	const struct people_facts *f = &x->people.facts;
	struct paragraph s = { .doc = d };
	if (f->persons == COUNT_MISSING)
		paragraph_say(&s, W_COUNT_PARTICIPATIONS, people_few_words(d->mem, d->lang, &x->people, f->participations), NULL);
	else if (f->first_time_unknown > 0) {
		if (f->earlier)
			paragraph_say(&s, W_PHASE_COUNTED, NULL);
		paragraph_say(&s, f->earlier ? W_PHASE_FIRST_UNKNOWN : W_COUNT_FIRST_UNKNOWN,
		              people_few_words(d->mem, d->lang, &x->people, f->first_time_unknown), NULL);
	}
	paragraph_end(&s, TEXT_NOTE);
}

static void say_mirror(struct doc *d, const struct phase *x)
{
	const struct people *p = &x->people;
	people_fact(d, TEXT_BODY, p);
	people_answer(d, TEXT_BODY, p);
	people_heads(d, TEXT_BODY, p);
	people_scores(d, p);
}

static void say_hidden(struct doc *d, const struct phase *x)
{
	const struct people_facts *f = &x->people.facts;
	const char *few = num_plain_int(d->mem, x->people.threshold);
	bool later = x->people.for_public && f->until < x->to;
	if (tells_shortage(x))
		people_answer(d, TEXT_BODY, &x->people);
	else if (tells_answer(x))
		doc_say(d, TEXT_BODY, W_PHASE_ANSWER_ALONE, people_verdict_words(d->lang, people_now(&x->people)->verdict), NULL);
	if (f->persons != COUNT_MISSING)
		doc_say(d, TEXT_BODY, people_heads_word(&x->people), people_few_words(d->mem, d->lang, &x->people, f->persons), NULL);
	doc_say(d, TEXT_BODY, later ? W_PHASE_HIDDEN_LATER : W_PHASE_HIDDEN, few, NULL);
}

static void say_phase(struct doc *d, const struct phase *x)
{
	const struct people *p = &x->people;
	if (!x->begun)
		doc_say(d, TEXT_BODY, W_PHASE_NOT_BEGUN, NULL);
	else if (x->aim == PEOPLE_INTERESTS) {
		people_answer(d, TEXT_BODY, p);
		if (p->facts.n_interests)
			people_interests(d, p);
	} else if (!people_now(p))
		doc_say(d, TEXT_BODY, W_PHASE_NOBODY, NULL);
	else {
		if (x->hidden)
			say_hidden(d, x);
		else if (x->aim == PEOPLE_GROUP)
			people_answer(d, TEXT_BODY, p);
		else
			say_mirror(d, x);
		say_counted(d, x);
	}
}

/* In full, for those who compute with it. */
static void data_of(struct doc *d, const struct phase *x, size_t number)
{
	const char *prefix = mem_printf(d->mem, "phase_%zu_", number);
	if (!x->begun || x->hidden || !people_now(&x->people) || x->aim == PEOPLE_INTERESTS)
		return;
	people_about(d, mem_printf(d->mem, "%sabout", prefix), x->name, &x->people);
	for (size_t i = 0; i < x->people.n_dimensions; i++)
		people_table_for_data(d, prefix, &x->people, i);
	if (x->aim == PEOPLE_MIRROR) {
		people_verdict_table(d, mem_printf(d->mem, "%sverdict", prefix), &x->people);
		people_measures_table(d, mem_printf(d->mem, "%smeasures", prefix), &x->people, true);
	}
}

void phases_section(struct doc *d, const struct phase phase[], size_t n)
{
	if (n == 0)
		return;
	doc_heading(d, 2, "phases", word_text(d->lang, W_PHASES_TITLE));
	overview(d, word_text(d->lang, W_PHASES_TABLE), phase, n);
	compare(d, phase, n);
	for (size_t i = 0; i < n; i++) {
		doc_heading_say(d, 3, mem_printf(d->mem, "phase_%zu", i + 1), W_PHASE_HEADING, doc_own(d, phase[i].name), NULL);
		say_agreed(d, &phase[i]);
		say_phase(d, &phase[i]);
		data_of(d, &phase[i], i + 1);
	}
}
