/* The polls in words: a table for each question, and the sentences under it. */
#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"
#include "polls.h"

/* "62%", or "16 van de 48" where n is too small for per cents. */
static const char *part_words(struct doc *d, double share, int64_t n)
{
	if (n >= PEOPLE_PERCENT_BASE)
		return num_percent(d->mem, share, 0, d->lang);
	return word_say(d->mem, d->lang, W_CELL_OF, num_count(d->mem, llround(share * (double)n), d->lang), num_count(d->mem, n, d->lang),
	                NULL);
}

static bool is_few(const struct polls *polls, int64_t n)
{
	return n > 0 && n < polls->threshold;
}

static const char *few_words(struct doc *d, const struct polls *polls, int64_t n)
{
	return is_few(polls, n) ? word_say(d->mem, d->lang, W_FEWER_THAN, num_plain_int(d->mem, polls->threshold), NULL)
	                        : num_count(d->mem, n, d->lang);
}

/* ---- tables */

static const char *const refusal_code[] = {
	[POLL_WEIGHTED] = "weighted",        [POLL_NO_GROUPS] = "no_groups",
	[POLL_NO_CENSUS] = "no_population",  [POLL_NO_FIT_CENSUS] = "population_has_other_groups",
	[POLL_FEW] = "groups_too_small",     [POLL_EMPTY] = "group_without_answers",
	[POLL_UNKNOWN] = "too_many_unknown", [POLL_BEYOND] = "weights_too_large",
	[POLL_NO_WEIGHTS] = "no_weights",    [POLL_REVEALS] = "would_reveal_small_group",
};

/* A share of n people: for readers in the form that its base allows, for data as a share or a count. */
static struct cell cell_part(struct doc *d, double share, int64_t n, bool as_count)
{
	if (isnan(share) || as_count != (n < PEOPLE_PERCENT_BASE))
		return cell_missing();
	struct cell c = as_count ? cell_count(d, llround(share * (double)n)) : cell_percent(d, share, 0);
	c.shown = part_words(d, share, n);
	return c;
}

static struct cell cell_range(struct doc *d, const struct poll_option *o, int64_t n, bool as_count)
{
	struct cell c = cell_part(d, o->interval.lo, n, as_count);
	if (c.state == CELL_GIVEN)
		c.shown = as_count ? phrase_number_range(d->mem, d->lang, round(o->interval.lo * (double)n),
		                                         round(o->interval.hi * (double)n), 0)
		                   : mem_printf(d->mem, "%s–%s", num_fixed(d->mem, 100 * o->interval.lo, 0, d->lang),
		                                num_percent(d->mem, o->interval.hi, 0, d->lang));
	return c;
}

/* The store has an ellipsis for the answers that too few people gave. */
static struct cell option_cell(struct doc *d, const struct poll_result *r, size_t i)
{
	return str_eq(r->facts.option[i], "…") ? cell_text(word_text(d->lang, W_POLL_OTHERS)) : cell_own(d, r->facts.option[i]);
}

enum { POLL_COLUMNS = 11 };

static void poll_row(struct doc *d, const struct poll_result *r, struct table *t, size_t row)
{
	const struct poll_option *o = &r->option[row];
	const struct cell cell[POLL_COLUMNS] = {
		option_cell(d, r, row),
		cell_text(r->facts.question),
		r->n < PEOPLE_PERCENT_BASE && r->n > 0 ? cell_part(d, (double)o->votes / (double)r->n, r->n, true)
		                                       : cell_count(d, o->votes),
		cell_percent(d, o->share, 0),
		cell_part(d, o->weighted, r->n_weighted, false),
		cell_part(d, o->weighted, r->n_weighted, true),
		cell_range(d, o, r->n_weighted, false),
		cell_part(d, o->interval.hi, r->n_weighted, false),
		cell_range(d, o, r->n_weighted, true),
		cell_part(d, o->interval.hi, r->n_weighted, true),
		cell_count(d, r->n),
	};
	for (size_t c = 0; c < POLL_COLUMNS; c++)
		*table_cell(t, row, c) = cell[c];
}

static void poll_table(struct doc *d, const struct poll_result *r)
{
	bool weighted = r->refusal == POLL_WEIGHTED, percent = r->n_weighted >= PEOPLE_PERCENT_BASE;
	double shares = weighted && percent ? 0 : DATA_ONLY, counts = weighted && !percent ? 0 : DATA_ONLY;
	const char *uncertainty = word_text(d->lang, W_COL_MODEL_UNCERTAINTY);
	const struct column column[POLL_COLUMNS] = {
		{ word_text(d->lang, W_COL_OPTION), "option", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_QUESTION), "question", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_COL_VOTES), "votes", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_UNWEIGHTED), "share", ALIGN_END, r->n >= PEOPLE_PERCENT_BASE ? 0 : DATA_ONLY },
		{ word_text(d->lang, W_COL_WEIGHTED), "weighted_share", ALIGN_END, shares },
		{ word_text(d->lang, W_COL_WEIGHTED), "weighted_votes", ALIGN_END, counts },
		{ uncertainty, "low", ALIGN_END, shares },
		{ uncertainty, "high", ALIGN_END, DATA_ONLY },
		{ uncertainty, "low_votes", ALIGN_END, counts },
		{ uncertainty, "high_votes", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_ANSWERS), "answers", ALIGN_END, DATA_ONLY },
	};
	struct table *t = doc_table(d, "poll", doc_own(d, r->facts.question), word_text(d->lang, W_POLLS_SUMMARY), column, POLL_COLUMNS,
	                            r->facts.n_options);
	for (size_t i = 0; i < r->facts.n_options; i++)
		poll_row(d, r, t, i);
}

static void weighting_row(struct doc *d, const struct polls *polls, const struct poll_result *r, struct table *t, size_t row)
{
	bool weighted = r->refusal == POLL_WEIGHTED, group = r->refusal == POLL_BEYOND || r->refusal == POLL_EMPTY;
	struct cell none = cell_missing(), left_out = is_few(polls, r->left_out) ? cell_hidden(d) : cell_count(d, r->left_out);
	const struct cell cell[] = {
		cell_text(r->facts.question),
		*r->facts.activity ? cell_own(d, r->facts.activity) : none,
		r->facts.day != POLL_NO_DAY ? cell_text(day_iso(d->mem, r->facts.day)) : none,
		cell_count(d, r->n),
		cell_text(refusal_code[r->refusal]),
		weighted ? cell_text(r->by_age ? "yes" : "no") : none,
		weighted ? cell_text(r->by_sex ? "yes" : "no") : none,
		weighted || r->refusal == POLL_UNKNOWN ? left_out : none,
		cell_count(d, r->n_eff),
		cell_real(d, r->max, 1),
		weighted ? cell_text(r->bounded ? "yes" : "no") : none,
		group ? cell_text(people_group_code(d->mem, r->group)) : none,
		group ? cell_count(d, r->has) : none,
		r->refusal == POLL_BEYOND ? cell_percent(d, r->needs, 1) : none,
	};
	for (size_t c = 0; c < sizeof cell / sizeof *cell; c++)
		*table_cell(t, row, c) = cell[c];
}

/* How each was weighted, for CSV and JSON: the sentences say it to readers. */
static void weighting_table(struct doc *d, const struct polls *polls)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_QUESTION), "question", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_ACTIVITY), "activity", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_ANSWERS), "answers", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_WEIGHTING), "weighting", ALIGN_START, 0 },
		{ word_text(d->lang, W_DIM_AGE_TITLE), "by_age", ALIGN_START, 0 },
		{ word_text(d->lang, W_DIM_SEX_TITLE), "by_sex", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NOT_WEIGHTED), "left_out", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_COUNT_AS), "effective", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_LARGEST_WEIGHT), "largest_weight", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BOUNDED), "bounded", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_GROUP), "refused_group", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NUMBER), "refused_answers", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_POPULATION), "refused_population", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "polls_weighting", NULL, word_text(d->lang, W_TABLE_POLLS_WEIGHTING), column,
	                            sizeof column / sizeof *column, polls->n);
	t->data_only = true;
	for (size_t i = 0; i < polls->n; i++)
		weighting_row(d, polls, &polls->poll[i], t, i);
}

/* ---- sentences */

static void say_place(struct doc *d, const struct poll_result *r)
{
	struct paragraph s = { .doc = d };
	const char *day = r->facts.day == POLL_NO_DAY ? "" : day_words(d->mem, r->facts.day, d->lang);
	if (*r->facts.activity && *day)
		paragraph_say(&s, W_POLL_AT, doc_own(d, r->facts.activity), day, NULL);
	else if (*r->facts.activity || *day)
		paragraph_say(&s, W_POLL_AT_ACTIVITY, *day ? day : doc_own(d, r->facts.activity), NULL);
	if (r->n == 1)
		paragraph_say(&s, W_POLL_ANSWERS_ONE, NULL);
	else
		paragraph_say(&s, W_POLL_ANSWERS, num_count(d->mem, r->n, d->lang), NULL);
	paragraph_end(&s, TEXT_CAPTION);
}

static const char *traits_words(struct doc *d, const struct poll_result *r, const struct people *people)
{
	const char *trait[2], **age = mem_array(d->mem, r->n_ages + 1, sizeof *age);
	size_t n = 0;
	for (size_t i = 0; i < r->n_ages; i++)
		age[i] = people_group_row(d->mem, d->lang, people_group_plain(people, r->age[i]));
	if (r->by_age)
		trait[n++] = word_say(d->mem, d->lang, W_POLL_BY_AGES, word_text(d->lang, W_DIM_AGE_TITLE),
		                      phrase_list(d->mem, d->lang, age, r->n_ages), NULL);
	if (r->by_sex)
		trait[n++] = word_text(d->lang, W_DIM_SEX_TITLE);
	return phrase_list(d->mem, d->lang, trait, n);
}

static void say_differences(struct paragraph *s, const struct poll_result *r)
{
	struct doc *d = s->doc;
	const char **item = mem_array(d->mem, r->facts.n_options + 1, sizeof *item);
	size_t n = 0;
	for (size_t i = 0; i < r->facts.n_options; i++) {
		const struct poll_option *o = &r->option[i];
		if (o->differs)
			item[n++] = word_say(d->mem, d->lang, W_POLL_DIFFERS_ITEM, option_cell(d, r, i).shown,
			                     part_words(d, (double)o->votes / (double)r->n, r->n),
			                     part_words(d, o->weighted, r->n_weighted), NULL);
	}
	if (n)
		paragraph_say(s, W_POLL_DIFFERS, phrase_list(d->mem, d->lang, item, n), NULL);
}

static void say_weighted(struct doc *d, const struct polls *polls, const struct poll_result *r, const struct people *people)
{
	struct paragraph s = { .doc = d };
	const char *effective = num_count(d->mem, r->n_eff, d->lang), *threshold = num_plain_int(d->mem, polls->threshold);
	if (is_few(polls, r->left_out))
		paragraph_say(&s, W_POLL_COUNT_AS_ALL, effective, NULL);
	else
		paragraph_say(&s, W_POLL_COUNT_AS, num_count(d->mem, r->n_weighted, d->lang), effective, NULL);
	paragraph_say(&s, W_POLL_MOST, phrase_number(d->mem, d->lang, r->max), NULL);
	say_differences(&s, r);
	paragraph_end(&s, TEXT_BODY);
	paragraph_say(&s, W_POLL_BY, traits_words(d, r, people), NULL);
	if (r->joined)
		paragraph_say(&s, W_POLL_JOINED, threshold, NULL);
	if (r->sex_dropped || r->age_dropped)
		paragraph_say(&s, W_POLL_DROPPED, word_text(d->lang, r->sex_dropped ? W_DIM_SEX_TITLE : W_DIM_AGE_TITLE), threshold, NULL);
	if (r->left_out)
		paragraph_say(&s, W_POLL_LEFT_OUT, phrase_capital(d->mem, few_words(d, polls, r->left_out)), NULL);
	paragraph_end(&s, TEXT_BODY);
}

static void say_beyond(struct doc *d, const struct poll_result *r, const char *group)
{
	const char *needs = part_words(d, r->needs, r->n_weighted);
	if (r->n_weighted >= PEOPLE_PERCENT_BASE)
		doc_say(d, TEXT_BODY, W_POLL_BEYOND, part_words(d, (double)r->has / (double)r->n_weighted, r->n_weighted), group, needs,
		        NULL);
	else
		doc_say(d, TEXT_BODY, W_POLL_BEYOND_COUNT, num_count(d->mem, r->has, d->lang), num_count(d->mem, r->n_weighted, d->lang),
		        group, num_count(d->mem, llround(r->needs * (double)r->n_weighted), d->lang), NULL);
}

static void say_refusal(struct doc *d, const struct polls *polls, const struct poll_result *r, const struct people *people)
{
	static const enum word word[] = {
		[POLL_NO_GROUPS] = W_POLL_NO_GROUPS,         [POLL_NO_CENSUS] = W_POLL_NO_CENSUS, [POLL_FEW] = W_POLL_FEW,
		[POLL_NO_FIT_CENSUS] = W_POLL_NO_FIT_CENSUS, [POLL_EMPTY] = W_POLL_EMPTY,         [POLL_UNKNOWN] = W_POLL_UNKNOWN,
		[POLL_NO_WEIGHTS] = W_POLL_NO_WEIGHTS,       [POLL_REVEALS] = W_POLL_REVEALS
	};
	const char *group = people_group_they(d->mem, d->lang, people_group_plain(people, r->group));
	if (r->refusal == POLL_BEYOND)
		say_beyond(d, r, group);
	else if (r->refusal == POLL_UNKNOWN)
		doc_say(d, TEXT_BODY, W_POLL_UNKNOWN, few_words(d, polls, r->left_out), num_count(d->mem, r->n, d->lang),
		        phrase_number(d->mem, d->lang, 100 * polls->max_unknown), NULL);
	else
		doc_say(d, TEXT_BODY, word[r->refusal], r->refusal == POLL_EMPTY ? group : num_plain_int(d->mem, polls->threshold), NULL);
}

void polls_section(struct doc *d, const struct polls *polls, const struct people *people)
{
	bool any = false;
	if (polls->n == 0)
		return;
	doc_heading(d, 2, "polls", word_text(d->lang, W_POLLS_TITLE));
	doc_say(d, TEXT_BODY, W_POLLS_LEAD, NULL);
	for (size_t i = 0; i < polls->n; i++) {
		const struct poll_result *r = &polls->poll[i];
		poll_table(d, r);
		say_place(d, r);
		if (r->refusal == POLL_WEIGHTED)
			say_weighted(d, polls, r, people);
		else
			say_refusal(d, polls, r, people);
		any |= r->refusal == POLL_WEIGHTED;
	}
	weighting_table(d, polls);
	if (any)
		doc_say(d, TEXT_NOTE, W_POLLS_WEIGHING, NULL);
}
