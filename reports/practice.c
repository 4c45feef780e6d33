#include "practice.h"
#include "base/day.h"
#include "base/num.h"
#include "base/str.h"
#include "costs.h"
#include "phrase.h"

enum origin { ORIGIN_GUIDANCE, ORIGIN_CONVENTION, ORIGIN_LAW };

static const struct {
	const char *code;
	enum origin origin;
	double guide;
} rules[PRACTICE_N] = {
#define P(code, origin, guide) { #code, ORIGIN_##origin, guide },
#include "practice.def"
#undef P
};

double practice_guide(enum practice p)
{
	return rules[p].guide;
}

static const char *count(struct doc *d, int64_t n)
{
	return num_count(d->mem, n, d->lang);
}

static const char *of_hundred(struct doc *d, double share)
{
	return num_fixed(d->mem, 100 * share, 0, d->lang);
}

/* Does the figure reach its guide value? */
static void hold(struct practice_row *r, double figure, double guide)
{
	r->figure = figure;
	r->state = figure >= guide ? PRACTICE_FINE : PRACTICE_ATTENTION;
}

/* What would help; `command` makes or reads it, "" for what comes from elsewhere. */
static void needs(struct doc *d, struct practice_row *r, enum word help, const char *command)
{
	r->help = mem_printf(d->mem, "%s%s", word_text(d->lang, help), phrase_command(d, command));
}

static const char *guide_words(struct doc *d, enum word word, double guide)
{
	return word_say(d->mem, d->lang, word, phrase_number(d->mem, d->lang, guide), NULL);
}

/* ---- the posts */

static void judge_rhythm(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	r->guide = guide_words(d, W_GUIDE_RHYTHM, f->guide[PRACTICE_RHYTHM]);
	if (!f->n_posts) {
		needs(d, r, W_HELP_POSTS, "");
		return;
	}
	r->figure = f->silence_days;
	r->state = f->silence_days <= f->guide[PRACTICE_RHYTHM] ? PRACTICE_FINE : PRACTICE_ATTENTION;
	r->found = word_say(d->mem, d->lang, W_FOUND_RHYTHM, num_fixed(d->mem, f->posts_per_week, 1, d->lang), count(d, f->silence_days),
	                    f->silence_of, count(d, f->weeks_without), NULL);
}

static void judge_two_way(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	r->guide = guide_words(d, W_GUIDE_TWO_WAY, f->guide[PRACTICE_TWO_WAY]);
	if (!f->n_posts || isnan(f->comments_per_post)) {
		needs(d, r, W_HELP_POSTS, "");
		return;
	}
	hold(r, 100 * (double)f->n_asking / (double)f->n_posts, f->guide[PRACTICE_TWO_WAY]);
	r->found = word_say(d->mem, d->lang, W_FOUND_TWO_WAY, count(d, f->n_asking), count(d, f->n_posts),
	                    num_fixed(d->mem, f->comments_per_post, 1, d->lang), of_hundred(d, f->comments_share), NULL);
}

static void judge_answer(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	r->guide = guide_words(d, W_GUIDE_ANSWER, f->guide[PRACTICE_ANSWER]);
	if (f->received <= 0) {
		needs(d, r, W_HELP_ANSWER, "kinds --template webcare");
		return;
	}
	hold(r, 100 * (double)f->within_24h / (double)f->received, f->guide[PRACTICE_ANSWER]);
	r->found = word_say(d->mem, d->lang, W_FOUND_ANSWER, count(d, f->received), count(d, f->answered), count(d, f->within_24h), NULL);
}

static void judge_hashtags(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	r->guide = guide_words(d, W_GUIDE_HASHTAGS, f->guide[PRACTICE_HASHTAGS]);
	if (!f->n_hashtags) {
		needs(d, r, W_HELP_HASHTAGS, "");
		return;
	}
	hold(r, 100 * f->hashtags_least, f->guide[PRACTICE_HASHTAGS]);
	r->found = word_say(d->mem, d->lang, W_FOUND_HASHTAGS, count(d, f->n_fitting), count(d, f->n_hashtags), f->hashtags,
	                    of_hundred(d, f->hashtags_least), NULL);
}

static void judge_formats(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	r->guide = guide_words(d, W_GUIDE_FORMATS, f->guide[PRACTICE_FORMATS]);
	if (!f->n_formats) {
		needs(d, r, W_HELP_POSTS, "");
		return;
	}
	hold(r, (double)f->n_formats, f->guide[PRACTICE_FORMATS]);
	r->found = word_say(d->mem, d->lang, W_FOUND_FORMATS, count(d, f->n_formats), f->largest, of_hundred(d, f->largest_posts),
	                    of_hundred(d, f->largest_interactions), NULL);
}

/* "meedenken (12 berichten, 340 interacties)", then each phase against its own aim. */
static const char *ladder_words(struct doc *d, const struct content_ladder *l)
{
	const char **item = mem_array(d->mem, l->n + 1, sizeof *item);
	struct str s;
	size_t n = 0;
	str_init(&s, d->mem);
	for (size_t i = 0; i < l->n; i++)
		if (l->row[i].posts)
			item[n++] = word_say(d->mem, d->lang, W_FOUND_LADDER_ROW, l->row[i].label, count(d, l->row[i].posts),
			                     count(d, l->row[i].interactions), NULL);
	str_add(&s, word_say(d->mem, d->lang, W_FOUND_LADDER, count(d, l->posts), phrase_list(d->mem, d->lang, item, n), NULL));
	for (size_t i = 0; i < l->n_phases; i++) {
		const struct ladder_phase *p = &l->phase[i];
		str_addf(&s, " %s",
		         word_say(d->mem, d->lang, W_FOUND_LADDER_AIM, p->name, p->aim, count(d, p->posts_at), count(d, p->posts),
		                  count(d, p->interactions_at), count(d, p->interactions), NULL));
		if (p->posts < LADDER_LEAST)
			str_addf(&s, " %s", word_text(d->lang, W_FOUND_LADDER_FEW));
	}
	return s.s;
}

static void judge_ladder(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	double least = content_ladder_least(&f->ladder);
	r->guide = word_say(d->mem, d->lang, W_GUIDE_LADDER, phrase_number(d->mem, d->lang, f->guide[PRACTICE_LADDER]),
	                    num_plain_int(d->mem, LADDER_LEAST), NULL);
	if (!f->ladder.posts) {
		needs(d, r, W_HELP_LEVEL, "kinds --template tags");
		return;
	}
	r->found = ladder_words(d, &f->ladder);
	if (!f->ladder.n_phases)
		needs(d, r, W_HELP_AIM, "");
	else if (isnan(least))
		needs(d, r, W_HELP_LEVEL_MORE, "kinds --template tags");
	else
		hold(r, 100 * least, f->guide[PRACTICE_LADDER]);
}

static void judge_feedback(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	const char *months = count(d, f->n_input_months);
	r->guide = guide_words(d, W_GUIDE_FEEDBACK, f->guide[PRACTICE_FEEDBACK]);
	if (f->n_feedback == COUNT_MISSING) {
		needs(d, r, W_HELP_FEEDBACK, "kinds --template tags");
		return;
	}
	hold(r, (double)f->n_feedback, f->guide[PRACTICE_FEEDBACK] * (double)f->n_input_months);
	if (f->n_input_months == 0) /* nothing was put in that could be answered */
		r->state = PRACTICE_INFORMATION;
	r->found = f->n_feedback
	                   ? word_say(d->mem, d->lang, W_FOUND_FEEDBACK, count(d, f->n_feedback), months, count(d, f->feedback_days), NULL)
	                   : word_say(d->mem, d->lang, W_FOUND_FEEDBACK_NONE, months, NULL);
}

/* ---- the trajectory */

static void judge_offline(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	r->guide = guide_words(d, W_GUIDE_OFFLINE, f->guide[PRACTICE_OFFLINE]);
	if (f->n_offline + f->n_online == 0) {
		needs(d, r, W_HELP_ACTIVITIES, "kinds --template counts");
		return;
	}
	hold(r, (double)f->n_offline / (double)f->n_quarters, f->guide[PRACTICE_OFFLINE]);
	const char *days =
	        f->n_online_days > f->n_online ? word_say(d->mem, d->lang, W_FOUND_ONLINE_DAYS, count(d, f->n_online_days), NULL) : "";
	r->found = word_say(d->mem, d->lang, W_FOUND_OFFLINE, count(d, f->n_offline), count(d, f->n_online), count(d, f->n_quarters), days,
	                    NULL);
}

static void judge_criterion(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	if (!f->criterion_known)
		return;
	r->state = f->criterion_before && !f->criterion_started ? PRACTICE_FINE : PRACTICE_ATTENTION;
	r->found = word_text(d->lang, !f->criterion_before   ? W_FOUND_CRITERION_AFTER
	                              : f->criterion_started ? W_FOUND_CRITERION_STARTED
	                                                     : W_FOUND_CRITERION_BEFORE);
}

/* Targets themselves bear no date: that of the newest report from before the start tells what they were then. */
static void judge_targets(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	static const enum word when[] = { [TARGETS_UNTOLD] = W_FOUND_TARGETS_WHEN,
		                          [TARGETS_BEFORE] = W_FOUND_TARGETS_BEFORE,
		                          [TARGETS_CHANGED] = W_FOUND_TARGETS_CHANGED };
	static const enum practice_state state[] = {
		[TARGETS_UNTOLD] = PRACTICE_UNMEASURED, [TARGETS_BEFORE] = PRACTICE_FINE, [TARGETS_CHANGED] = PRACTICE_ATTENTION
	};
	const char *n = count(d, f->n_targets);
	r->guide = word_text(d->lang, W_GUIDE_TARGETS);
	if (!f->n_targets) {
		r->state = PRACTICE_ATTENTION;
		r->found = word_text(d->lang, W_FOUND_TARGETS_NONE);
		needs(d, r, W_HELP_TARGETS, "");
		return;
	}
	r->figure = (double)f->n_targets;
	r->state = state[f->targets];
	r->found = mem_printf(d->mem, "%s %s", word_say(d->mem, d->lang, W_FOUND_TARGETS, n, count(d, f->n_months), NULL),
	                      word_say(d->mem, d->lang, when[f->targets], n, day_words(d->mem, f->targets_day, d->lang), NULL));
	if (f->targets == TARGETS_UNTOLD)
		needs(d, r, W_HELP_TARGETS_WHEN, "report monthly");
}

static void judge_people(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	bool yes = f->verdict == VERDICT_REPRESENTATIVE;
	if (!f->people_known || f->verdict == VERDICT_CANNOT_JUDGE) {
		needs(d, r, W_HELP_PEOPLE, "");
		return;
	}
	r->state = yes ? PRACTICE_FINE : PRACTICE_ATTENTION;
	const bool not_one = f->verdict == VERDICT_NOT_REPRESENTATIVE;
	const char *where = d->commands ? word_say(d->mem, d->lang, W_SEE_COMMAND, not_one ? "channels" : "check", NULL)
	                                : word_text(d->lang, W_SEE_REPORT);
	r->found = yes ? word_text(d->lang, W_FOUND_PEOPLE_MIRROR)
	               : word_say(d->mem, d->lang, not_one ? W_FOUND_PEOPLE_NOT : W_FOUND_PEOPLE_OPEN, where, NULL);
}

static void judge_followers(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	const char **item = mem_array(d->mem, f->n_followers + 1, sizeof *item);
	if (!f->n_followers) {
		needs(d, r, W_HELP_FOLLOWERS, "");
		return;
	}
	for (size_t i = 0; i < f->n_followers; i++)
		item[i] = mem_printf(d->mem, "%s %s", f->followers[i].name, count(d, f->followers[i].n));
	r->state = PRACTICE_INFORMATION;
	r->found = word_say(d->mem, d->lang, W_FOUND_FOLLOWERS, phrase_list(d->mem, d->lang, item, f->n_followers), NULL);
}

static void judge_cost(struct doc *d, const struct practice_figures *f, struct practice_row *r)
{
	if (!f->n_costs) {
		needs(d, r, W_HELP_COST, "kinds --template costs");
		return;
	}
	r->state = PRACTICE_INFORMATION;
	r->found = word_say(d->mem, d->lang, W_FOUND_COST, costs_words(d, &f->all), NULL);
}

static void judge_law(struct doc *d, const struct practice_figures *f, struct practice_row out[PRACTICE_N])
{
	struct practice_row *r = &out[PRACTICE_PRIVACY];
	r->state = PRACTICE_FINE;
	r->found = word_text(d->lang, W_FOUND_PRIVACY);
	r = &out[PRACTICE_STATUTORY];
	if (f->statutory == STATUTORY_UNSAID) {
		needs(d, r, W_HELP_STATUTORY, "");
	} else {
		r->state = f->statutory == STATUTORY_NO ? PRACTICE_FINE : PRACTICE_ATTENTION;
		r->found = word_text(d->lang, f->statutory == STATUTORY_NO ? W_FOUND_STATUTORY_NO : W_FOUND_STATUTORY_YES);
	}
	r = &out[PRACTICE_ARCHIVE];
	hold(r, (double)f->n_reports, 1);
	r->found = f->n_reports ? word_say(d->mem, d->lang, W_FOUND_ARCHIVE, count(d, f->n_reports), NULL)
	                        : word_text(d->lang, W_FOUND_ARCHIVE_NONE);
	if (!f->n_reports)
		needs(d, r, W_HELP_REPORT, "report monthly");
	r = &out[PRACTICE_SHARE];
	if (!f->n_months) {
		needs(d, r, W_HELP_POSTS, "");
		return;
	}
	hold(r, (double)f->n_reported, (double)f->n_months);
	r->found = word_say(d->mem, d->lang, W_FOUND_SHARE, count(d, f->n_reported), count(d, f->n_months), NULL);
	if (r->state == PRACTICE_ATTENTION)
		needs(d, r, W_HELP_REPORT, "report monthly");
}

void practice_judge(struct doc *d, const struct practice_figures *f, struct practice_row out[PRACTICE_N])
{
	static void (*const judge[PRACTICE_N])(struct doc * d, const struct practice_figures *f, struct practice_row *r) = {
		[PRACTICE_RHYTHM] = judge_rhythm,     [PRACTICE_TWO_WAY] = judge_two_way,   [PRACTICE_ANSWER] = judge_answer,
		[PRACTICE_HASHTAGS] = judge_hashtags, [PRACTICE_FORMATS] = judge_formats,   [PRACTICE_OFFLINE] = judge_offline,
		[PRACTICE_LADDER] = judge_ladder,     [PRACTICE_FEEDBACK] = judge_feedback, [PRACTICE_CRITERION] = judge_criterion,
		[PRACTICE_TARGETS] = judge_targets,   [PRACTICE_PEOPLE] = judge_people,     [PRACTICE_FOLLOWERS] = judge_followers,
		[PRACTICE_COST] = judge_cost,
	};
	for (int p = 0; p < PRACTICE_N; p++) {
		out[p] = (struct practice_row){ .state = PRACTICE_UNMEASURED, .found = "", .guide = "", .help = "", .figure = MISSING };
		if (judge[p])
			judge[p](d, f, &out[p]);
	}
	judge_law(d, f, out);
}

/* ---- on the page */

static const char *rule_words(struct doc *d, int p)
{
	return word_text(d->lang, (enum word)((int)W_PRACTICE_RHYTHM + p));
}

static const char *state_words(struct doc *d, enum practice_state s)
{
	return word_text(d->lang, (enum word)((int)W_PRACTICE_STATE_FINE + (int)s));
}

static const char *origin_words(struct doc *d, int p)
{
	return word_text(d->lang, (enum word)((int)W_PRACTICE_ORIGIN_GUIDANCE + (int)rules[p].origin));
}

static void practice_item(struct doc *d, int p, const struct practice_row *r)
{
	struct paragraph s = { .doc = d };
	const char *state = phrase_capital(d->mem, state_words(d, r->state));
	bool is_silent = !*r->found; /* what cannot be measured has nothing to be held against a guide value */
	paragraph_say(&s, is_silent ? W_PRACTICE_ITEM_SILENT : W_PRACTICE_ITEM, state, rule_words(d, p), r->found, NULL);
	if (*r->guide && !is_silent)
		paragraph_say(&s, W_PRACTICE_GUIDE, r->guide, origin_words(d, p), NULL);
	if (*r->help)
		paragraph_say(&s, W_PRACTICE_HELP, r->help, NULL);
	paragraph_end_item(&s);
}

static const char *lower(struct mem *m, const char *code)
{
	char *s = mem_text(m, code);
	for (char *at = s; *at; at++)
		*at = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
	return s;
}

static void practice_table(struct doc *d, const struct practice_figures *f, const struct practice_row row[])
{
	static const char *const state_code[] = { "fine", "attention", "unmeasured", "information" };
	static const char *const origin_code[] = { "guidance", "convention", "law" };
	const struct column column[] = {
		{ word_text(d->lang, W_COL_PRACTICE_RULE), "rule", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PRACTICE_STATE), "state", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PRACTICE_FOUND), "figure", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_PRACTICE_GUIDE), "guide", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_PRACTICE_ORIGIN), "origin", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PRACTICE_FOUND), "found", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PRACTICE_HELP), "help", ALIGN_START, 0 },
	};
	struct table *t =
	        doc_table(d, "practice", NULL, word_text(d->lang, W_PRACTICE_LEAD), column, sizeof column / sizeof *column, PRACTICE_N);
	t->data_only = true;
	for (size_t p = 0; p < PRACTICE_N; p++) {
		const struct practice_row *r = &row[p];
		const struct cell cell[] = {
			cell_code(rule_words(d, (int)p), lower(d->mem, rules[p].code)),
			cell_code(state_words(d, r->state), state_code[r->state]),
			cell_real(d, r->figure, 1),
			cell_real(d, f->guide[p], 1),
			cell_code(origin_words(d, (int)p), origin_code[rules[p].origin]),
			*r->found ? cell_text(r->found) : cell_missing(),
			*r->help ? cell_text(r->help) : cell_missing(),
		};
		for (size_t c = 0; c < t->n_columns; c++)
			*table_cell(t, p, c) = cell[c];
	}
}

/* "wees regelmatig aanwezig; wissel soorten berichten af": the rules in one state. */
static void say_together(struct doc *d, const struct practice_row row[], enum practice_state state, enum word word)
{
	const char *item[PRACTICE_N];
	size_t n = 0;
	struct paragraph s = { .doc = d };
	for (int p = 0; p < PRACTICE_N; p++)
		if (row[p].state == state)
			item[n++] = rule_words(d, p);
	if (!n)
		return;
	paragraph_say(&s, word, phrase_series(d->mem, d->lang, item, n), NULL);
	paragraph_end(&s, TEXT_NOTE);
}

/* What cannot be measured, by what would help; the same help is named once. */
static void say_unmeasured(struct doc *d, const struct practice_row row[])
{
	const char *item[PRACTICE_N];
	size_t n = 0;
	struct paragraph s = { .doc = d };
	for (int p = 0; p < PRACTICE_N; p++) {
		const char *rule[PRACTICE_N];
		size_t n_rules = 0;
		bool told = row[p].state != PRACTICE_UNMEASURED;
		for (int q = 0; q < PRACTICE_N; q++) {
			if (row[q].state != PRACTICE_UNMEASURED || !str_eq(row[q].help, row[p].help))
				continue;
			told |= q < p;
			rule[n_rules++] = rule_words(d, q);
		}
		if (told)
			continue;
		const char *names = phrase_list(d->mem, d->lang, rule, n_rules);
		item[n++] = *row[p].help ? word_say(d->mem, d->lang, W_PRACTICE_RULE_HELP, names, row[p].help, NULL) : names;
	}
	if (!n)
		return;
	paragraph_say(&s, W_PRACTICE_UNMEASURED, phrase_series(d->mem, d->lang, item, n), NULL);
	if (!d->commands)
		paragraph_say(&s, W_PRACTICE_ASK, NULL);
	paragraph_end(&s, TEXT_NOTE);
}

void practice_short(struct doc *d, const struct practice_figures *f)
{
	struct practice_row row[PRACTICE_N];
	practice_judge(d, f, row);
	doc_heading(d, 2, "practice", word_text(d->lang, W_PRACTICE_TITLE));
	doc_say(d, TEXT_NOTE, W_PRACTICE_LEAD, NULL);
	for (int p = 0; p < PRACTICE_N; p++)
		if (row[p].state == PRACTICE_ATTENTION || row[p].state == PRACTICE_INFORMATION)
			practice_item(d, p, &row[p]);
	say_together(d, row, PRACTICE_FINE, W_PRACTICE_FINE_ARE);
	say_unmeasured(d, row);
	practice_table(d, f, row);
}

void practice_blocks(struct doc *d, const struct practice_figures *f)
{
	struct practice_row row[PRACTICE_N];
	practice_judge(d, f, row);
	doc_heading(d, 2, "practice", word_text(d->lang, W_PRACTICE_TITLE));
	doc_say(d, TEXT_NOTE, W_PRACTICE_LEAD, NULL);
	for (int p = 0; p < PRACTICE_N; p++)
		practice_item(d, p, &row[p]);
	practice_table(d, f, row);
}
