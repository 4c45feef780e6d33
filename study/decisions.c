#include "decisions.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "base/utf8.h"
#include "coverage.h"
#include "importers/importer.h"
#include "reports/content.h"
#include "reports/people_say.h"
#include <math.h>
#include <string.h>

enum { MOST_FIGURES = 4, LEAST_POSTS = 3 /* on each side: of fewer the interval is no more than a guess */ };

struct following {
	struct mem *mem;
	struct store *store;
	int64_t trajectory, last_import;
	int to;
	const struct people *people;
	struct content_rows rows;
	struct coverage *coverage;
	struct decision_figure *figure;
	size_t n;
};

/* ---- what an advice speaks of */

/* Does it stand there as words of its own? Then it is wiped out, so that "video" is not found in "korte video" once more. */
static bool take_words(char *text, const char *words)
{
	size_t n = strlen(words);
	const char *at = n ? str_find_words(text, words) : NULL;
	if (!at)
		return false;
	memset(text + (at - text), '|', n);
	return true;
}

/* Kinds by every word for them, long ones first. */
static void find_types(struct mem *m, char *text, bool named[TYPE_N])
{
	enum { MOST = 300 };
	static const char *const ends[] = { "", "s", "'s" };
	struct {
		const char *words;
		enum content_type type;
	} all[MOST], x;
	const char *words, *code;
	size_t n = 0;
	for (size_t i = 0; n < MOST && import_type_word(i, &words, &code); i++)
		if (content_type_parse(code) != TYPE_OTHER)
			for (size_t k = 0; k < sizeof ends / sizeof *ends && n < MOST; k++) {
				all[n].words = utf8_key(m, mem_printf(m, "%s%s", words, ends[k]));
				all[n++].type = content_type_parse(code);
			}
	for (int lang = 0; lang < LANG_N; lang++)
		for (int type = TYPE_UNKNOWN + 1; type < TYPE_OTHER && n < MOST; type++) {
			all[n].words = utf8_key(m, content_type_words((enum lang)lang, (enum content_type)type));
			all[n++].type = (enum content_type)type;
		}
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && strlen(all[k].words) > strlen(all[k - 1].words); k--) {
			x = all[k];
			all[k] = all[k - 1];
			all[k - 1] = x;
		}
	for (size_t i = 0; i < n; i++)
		while (take_words(text, all[i].words))
			named[all[i].type] = true;
}

static bool names_account(struct mem *m, const char *text, const struct content_account *a)
{
	const char *name = utf8_key(m, a->name);
	return str_find_words(text, utf8_key(m, import_platform_title(a->platform))) || (*name && str_find_words(text, name));
}

/* In any of the forms in which spiegel itself writes the group, of any language. */
static bool names_group(const struct following *v, const char *text, struct group g)
{
	static const enum word young[] = { W_DECISION_YOUNG, W_DECISION_YOUTH };
	struct group plain = people_group_plain(v->people, g);
	for (enum lang lang = 0; lang < LANG_N; lang++) {
		const char *const form[] = { people_group_they(v->mem, lang, plain), people_group_row(v->mem, lang, plain),
			                     people_group_were(v->mem, lang, plain), people_group_row(v->mem, lang, g) };
		for (size_t i = 0; i < sizeof form / sizeof *form; i++)
			if (str_find_words(text, utf8_key(v->mem, form[i])))
				return true;
		for (size_t i = 0; !g.sex && plain.age_from == 0 && i < 2; i++)
			if (str_find_words(text, utf8_key(v->mem, word_text(lang, young[i]))))
				return true;
	}
	return false;
}

/* ---- its figures */

static void compare(struct decision_figure *f)
{
	if (isnan(f->before_interval.lo) || isnan(f->after_interval.lo))
		f->found = DECISION_FEW;
	else if (f->after_interval.lo > f->before_interval.hi)
		f->found = DECISION_MORE;
	else if (f->after_interval.hi < f->before_interval.lo)
		f->found = DECISION_LESS;
	else
		f->found = DECISION_OVERLAP;
}

/* Posts that were not paid for; *n: those with a rate. */
static bool rate_of(struct following *v, size_t channel, enum content_type type, struct period p, double *rate, struct interval *interval,
                    size_t *n, struct err *e)
{
	struct post_sample *post = mem_array(v->mem, v->rows.n + 1, sizeof *post);
	struct engage_result r;
	size_t n_posts = 0;
	for (size_t i = 0; i < v->rows.n; i++) {
		const struct content_row *x = &v->rows.row[i];
		if (x->channel == channel && !x->sample.paid && x->day >= p.from && x->day <= p.to)
			post[n_posts++] = x->sample;
	}
	if (!engage_by_type(v->mem, post, n_posts, &r, e))
		return false;
	const struct type_result *t = type == TYPE_UNKNOWN ? &r.all : &r.type[type];
	*n = t->n_exposed;
	*rate = *n >= LEAST_POSTS ? t->rate : (double)NAN;
	*interval = *n >= LEAST_POSTS ? t->rate_interval : (struct interval){ NAN, NAN };
	return true;
}

static bool add_rate(struct following *v, size_t channel, enum content_type type, int month, struct err *e)
{
	const struct content_account *a = &v->rows.channel[channel];
	const struct period before = period_of_months(month - 1, 1), after = period_of_months(month + 1, 1);
	struct decision_figure f = { .platform_title = import_platform_title(a->platform), .name = a->name, .type = type };
	size_t n_before, n_after;
	int unused;
	if (v->n == MOST_FIGURES)
		return true;
	if (!rate_of(v, channel, type, before, &f.before, &f.before_interval, &n_before, e) ||
	    !rate_of(v, channel, type, after, &f.after, &f.after_interval, &n_after, e))
		return false;
	compare(&f);
	if (after.to > v->to || coverage_days(&v->coverage[channel], after, &unused) < after.to - after.from + 1) {
		f.found = DECISION_EARLY;
		f.after = f.after_interval.lo = f.after_interval.hi = NAN;
	} else if (n_before + n_after == 0) {
		return true; /* it has no such posts */
	}
	v->figure[v->n++] = f;
	return true;
}

static const struct people_group *find_group(const struct people *p, int month, struct group g)
{
	const struct people_month *at = people_at(p, month);
	for (size_t i = 0; at && i < p->n_dimensions; i++)
		for (size_t k = 0; k < at->total[i].k; k++) {
			const struct people_group *x = &at->total[i].group[k];
			if (x->group.sex == g.sex && x->group.age_from == g.age_from && x->group.age_to == g.age_to)
				return x;
		}
	return NULL;
}

static void add_share(struct following *v, struct group g, int month)
{
	const struct people_group *before = find_group(v->people, month - 1, g), *after = find_group(v->people, month + 1, g);
	struct decision_figure f = { .share = true,
		                     .group = people_group_plain(v->people, g),
		                     .before = NAN,
		                     .after = NAN,
		                     .before_interval = { NAN, NAN },
		                     .after_interval = { NAN, NAN } };
	if (v->n == MOST_FIGURES)
		return;
	if (before) {
		f.before = before->share;
		f.before_interval = before->interval;
	}
	if (after) {
		f.after = after->share;
		f.after_interval = after->interval;
	}
	compare(&f);
	if (month_last_day(month + 1) > v->to || month_last_day(month + 1) > v->people->facts.told_until) {
		f.found = DECISION_EARLY;
		f.after = f.after_interval.lo = f.after_interval.hi = NAN;
	}
	v->figure[v->n++] = f;
}

static bool add_rates(struct following *v, const char *text, const bool named[TYPE_N], int month, struct err *e)
{
	bool any_type = false, any_account = false;
	for (int type = 0; type < TYPE_N; type++)
		any_type |= named[type];
	for (size_t c = 0; c < v->rows.n_channels; c++)
		any_account |= names_account(v->mem, text, &v->rows.channel[c]);
	for (size_t c = 0; c < v->rows.n_channels; c++) {
		if (any_account ? !names_account(v->mem, text, &v->rows.channel[c]) : !any_type)
			continue;
		if (!any_type && !add_rate(v, c, TYPE_UNKNOWN, month, e))
			return false;
		for (int type = 0; type < TYPE_N; type++)
			if (named[type] && !add_rate(v, c, (enum content_type)type, month, e))
				return false;
	}
	return true;
}

static bool follow(struct following *v, struct decision_followed *f, struct err *e)
{
	const struct period needed = { month_first_day(f->month - 1), month_last_day(f->month + 1) };
	const struct people_month *now = v->people ? people_now(v->people) : NULL;
	bool named[TYPE_N] = { false };
	char *text = utf8_key(v->mem, f->row.advice);
	v->figure = mem_array(v->mem, MOST_FIGURES, sizeof *v->figure);
	v->n = 0;
	if (!content_rows_read(v->mem, v->store, v->trajectory, needed, v->last_import, &v->rows, e) ||
	    !coverage_read(v->mem, v->store, v->trajectory, &v->rows, v->last_import, &v->coverage, e))
		return false;
	find_types(v->mem, text, named);
	if (!add_rates(v, text, named, f->month, e))
		return false;
	for (size_t i = 0; now && i < v->people->n_dimensions; i++)
		for (size_t k = 0; k < now->total[i].k; k++)
			if (names_group(v, text, now->total[i].group[k].group))
				add_share(v, now->total[i].group[k].group, f->month);
	f->figure = v->figure;
	f->n_figures = v->n;
	return true;
}

bool study_decisions(struct mem *m, struct store *s, int64_t trajectory, const struct people *people, int from, int to, int64_t last_import,
                     struct decisions *out, struct err *e)
{
	struct following v = { .mem = m, .store = s, .trajectory = trajectory, .last_import = last_import, .to = to, .people = people };
	struct decision_followed *list = NULL;
	size_t n = 0, cap = 0;
	struct stmt *t;
	bool row;
	*out = (struct decisions){ .n = 0 };
	if (!store_statement(s, SQL_DECISIONS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, from);
	stmt_int(t, 3, to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		struct decision_followed f = { .row = { .day = (int)stmt_get_int(t, 0), .advice = mem_text(m, stmt_get_text(t, 1)) } };
		f.row.done = stmt_is_null(t, 2) ? DONE_UNKNOWN : stmt_get_int(t, 2) ? DONE_YES : DONE_NO;
		f.month = month_of_day(f.row.day);
		list = mem_grow(m, list, n, &cap, sizeof *list);
		list[n++] = f;
	}
	if (err_is_set(e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!follow(&v, &list[i], e))
			return false;
	out->item = list;
	out->n = n;
	return true;
}
