#include "monthly.h"
#include "account.h"
#include "against.h"
#include "base/num.h"
#include "base/str.h"
#include "choice.h"
#include "content.h"
#include "content_mix.h"
#include "content_model_posts.h"
#include "corrections.h"
#include "coverage.h"
#include "decisions.h"
#include "due.h"
#include "listed.h"
#include "overview.h"
#include "people.h"
#include "phases.h"
#include "trajectory.h"
#include <limits.h>
#include <math.h>

enum { MEDIAN_POSTS = 5000 }; /* months with more posts are told from their totals, without medians */
/* Of more, in the twelve months to a month's end or in a longer period, the report on the content mix alone tells which kinds did better: a
 * model takes every post, and a monthly report takes as long however many there are (tests/bench/reports.sh). */
enum { MODEL_POSTS = 5000 };
enum { ADVICE_MONTHS = 3 }; /* whose advice is told of beside the month's own */
enum { RATED = 2 }; /* accounts with a row of their own in the key figures; a note tells of the others */
enum { QUIET_DAYS = 7 }; /* figures that end this long before the end of a month leave a part of it out */

/* What the parts of the report are made from. */
struct sources {
	struct mem *mem;
	struct store *store;
	int64_t trajectory, last_import;
	const struct project *project;
	enum lang lang;
	int month, n_months; /* the last one of the period */
	int from, n_span; /* the first month that is read, and how many to the last */
	const struct study *study; /* of the last month */
	struct people people;
	struct phase *phase;
	size_t n_phases;
	struct content_input content;
	struct content_account *account; /* that posted in the span, those with most posts first */
	size_t n_accounts;
	struct month_sums *sums; /* n_span, with the rates of the first account */
	double *participants; /* n_span; people in the months of the period, the one before, and a year before */
	double people_now, people_before, people_year_before;
	struct content_input before; /* of the period before, when it is told whole */
	int first_people; /* the month of the first activity, or the start when that is later; INT_MAX: there is none */
	struct overview_import *import;
	size_t n_imports;
	struct overview_status status;
	struct listed listed; /* of the span */
	int posts_until; /* the last day that an import of posts tells of; 0: there is none */
	int counted; /* up to which day files with posts of the period go (coverage_counted); INT_MIN: there are none */
	int ends; /* the last day of the period that is of the trajectory */
};

static int first_month(const struct sources *r)
{
	return r->month - r->n_months + 1;
}

/* The month in which the trajectory starts; INT_MIN: that is not told, or the report is of before it. Months before it are no part of a report. */
static int start_month(const struct sources *r)
{
	const int starts = r->project->starts;
	return starts == PROJECT_NO_DAY || month_of_day(starts) > r->month ? INT_MIN : month_of_day(starts);
}

static struct month_sums *sums_of(const struct sources *r, int month)
{
	return &r->sums[month - r->from];
}

static bool load_people(struct sources *r, struct err *e)
{
	if (!study_load(r->mem, r->store, r->trajectory, r->project, r->month, r->last_import, &r->study, e) ||
	    !study_people(r->mem, r->study, &r->people, e) || !study_phases(r->mem, r->study, &r->phase, &r->n_phases, e))
		return false;
	const struct study *study = r->study;
	r->participants = mem_array(r->mem, (size_t)r->n_span, sizeof *r->participants);
	for (int i = 0; i < r->n_span; i++)
		r->participants[i] = study_month_told(study, r->from + i);
	const int start = start_month(r), from = start > first_month(r) ? start : first_month(r);
	r->people_now = study_months_told(study, from, r->month - from + 1);
	r->people_before = study_months_told(study, first_month(r) - r->n_months, r->n_months);
	r->people_year_before = study_months_told(study, first_month(r) - 12, r->n_months);
	r->first_people = study->parties.n ? month_of_day(study->parties.item[0].day) : INT_MAX;
	r->first_people = r->first_people < start ? start : r->first_people;
	return true;
}

/* The months of the period that have posts to tell of: those of the trajectory, as far as an import of posts goes. */
static struct period period_told(const struct sources *r)
{
	struct period p = period_of_months(first_month(r), r->n_months);
	const int starts = r->project->starts, last = r->posts_until < r->ends ? r->posts_until : r->ends;
	if (r->n_months > 1 && last >= p.from)
		p.to = month_last_day(month_of_day(last));
	if (r->n_months > 1 && starts != PROJECT_NO_DAY && starts > p.from && starts <= p.to)
		p.from = month_first_day(month_of_day(starts));
	return p;
}

static bool load_content(struct sources *r, struct err *e)
{
	const struct period period = period_told(r);
	const int from = month_of_day(period.from), to = month_of_day(period.to);
	struct content_input *c = &r->content;
	int64_t posts = 0;
	for (int month = from; month <= to; month++)
		posts += sums_of(r, month)->posts;
	return (posts > MEDIAN_POSTS ? study_content_months(r->mem, r->store, r->trajectory, r->project, from, to, c, e)
	                             : study_content(r->mem, r->store, r->trajectory, r->project, period, r->last_import, c, e)) &&
	       coverage_told(r->store, r->trajectory, c->period, r->last_import, &c->period, e);
}

/* Sums of the months, with the rates of an account. */
static bool load_sums(const struct sources *r, size_t account, struct month_sums **out, struct err *e)
{
	*out = mem_array(r->mem, (size_t)r->n_span, sizeof **out);
	return study_month_sums(r->store, r->trajectory, r->from, r->month, account < r->n_accounts ? r->account[account].id : 0, *out, e);
}

static bool find_until(struct sources *r, struct err *e)
{
	const int last = month_last_day(r->month), ends = r->project->ends;
	r->ends = ends != PROJECT_NO_DAY && ends < last && ends >= month_first_day(first_month(r)) ? ends : last;
	if (!coverage_until(r->store, r->trajectory, r->last_import, &r->posts_until, e))
		return false;
	r->posts_until = r->posts_until > 0 ? r->posts_until : 0;
	const struct content_account *account = listed_accounts(r->mem, r->status.channel, r->status.n_channels);
	return listed_read(r->mem, r->store, r->trajectory, r->project, r->last_import, account, r->status.n_channels, r->from, r->n_span,
	                   &r->listed, e) &&
	       coverage_counted(r->store, r->trajectory, period_of_months(first_month(r), r->n_months), r->last_import, &r->counted, e);
}

/* Do the figures of posts end so long before the period that some are missing? */
static bool posts_lack(const struct sources *r)
{
	return r->posts_until + QUIET_DAYS < r->ends;
}

static bool load(struct sources *r, struct err *e)
{
	return trajectory_last_import(r->store, r->trajectory, &r->last_import, e) && load_people(r, e) &&
	       study_status(r->mem, r->store, r->trajectory, r->project, &r->status, e) &&
	       study_accounts_by_posts(r->mem, r->store, r->trajectory, r->from, r->month, &r->account, &r->n_accounts, e) &&
	       load_sums(r, 0, &r->sums, e) && find_until(r, e) && load_content(r, e) &&
	       study_sources(r->mem, r->store, r->trajectory, r->last_import, r->lang, &r->import, &r->n_imports, e);
}

/* A month before the first post has no figures, nor has one that no import of posts tells of, or one before the start or after the end of the
 * trajectory. That there were none is known where all of its days are listed. */
static bool is_told(const struct sources *r, int month)
{
	if (month_first_day(month) > r->ends || month < start_month(r))
		return false;
	if (sums_of(r, month)->posts == 0 && (!listed_any(&r->listed, month) || listed_lacks(&r->listed, month, 1)))
		return false;
	for (int earlier = r->from; earlier <= month; earlier++)
		if (sums_of(r, earlier)->posts > 0)
			return month_first_day(month) <= r->posts_until;
	return false;
}

/* May a month, or several, of a number of posts stand beside those that end with the report? Rates are of the posts that there are. */
static bool is_beside(const struct sources *r, const struct kpi *k, int from, int n)
{
	const int first = r->month - n + 1;
	return k->unit != KPI_COUNT || !listed_lacks(&r->listed, from, n) || listed_alike(&r->listed, from, first, n);
}

/* The last KPI_MONTHS months. `sums`: as r->sums, perhaps with the rates of another account. */
static void posts_history(const struct sources *r, const struct month_sums sums[], struct kpi *k,
                          double (*figure)(const struct month_sums *))
{
	for (int i = 0; i < KPI_MONTHS; i++) {
		const int month = r->month - KPI_MONTHS + 1 + i;
		const bool shown = is_told(r, month) && (month == r->month || is_beside(r, k, month, 1));
		k->history[i] = shown ? figure(&sums[month - r->from]) : (double)NAN;
	}
}

/* Where months without figures lie between those that have them. */
static void tell_months(const struct sources *r, struct kpi *k)
{
	struct period *told = mem_array(r->mem, (size_t)r->n_months + 1, sizeof *told);
	size_t n = 0;
	for (int month = first_month(r), end; month <= r->month; month = end + 1) {
		for (end = month; end <= r->month && is_told(r, end);)
			end++;
		if (end > month)
			told[n++] = period_of_months(month, end - month);
	}
	k->told = told;
	k->n_told = n > 1 ? n : 0;
}

/* The months that are told, together; returns how many these are. */
static int sum_months(const struct sources *r, const struct month_sums sums[], int from, struct month_sums *out)
{
	int told = 0;
	*out = (struct month_sums){ .posts = 0 };
	for (int month = from; month < from + r->n_months; month++) {
		const struct month_sums *x = &sums[month - r->from];
		if (!is_told(r, month))
			continue;
		out->posts += x->posts;
		out->exposed += x->exposed;
		out->views += x->views;
		out->interactions += x->interactions;
		out->rated_views += x->rated_views;
		out->rated_interactions += x->rated_interactions;
		told++;
	}
	return told;
}

static double posts_of(const struct month_sums *s)
{
	return (double)s->posts;
}

static double views_of(const struct month_sums *s)
{
	return s->posts > 0 && s->exposed == 0 ? (double)NAN : (double)s->views;
}

static void given(struct kpi *k, const char *code, const char *label, enum kpi_unit unit, double target)
{
	*k = (struct kpi){ .code = code, .label = label, .unit = unit, .source = KPI_GIVEN, .target = target };
}

static enum why why_missing(const struct kpi *k)
{
	return isnan(k->history[KPI_MONTHS - 1]) ? WHY_NO_DATA : WHY_NONE;
}

/* Only a period that is told whole is something to compare with, and only if it was counted as it is now. */
static void posts_kpi(const struct sources *r, const struct month_sums sums[], struct kpi *k, bool may_break,
                      double (*figure)(const struct month_sums *))
{
	int first = first_month(r), before = first - r->n_months, break_month = 0;
	struct month_sums now, earlier, year_before;
	posts_history(r, sums, k, figure);
	tell_months(r, k);
	for (size_t i = 0; may_break && i < r->content.n_breaks; i++)
		break_month = month_of_day(r->content.breaks[i].day);
	int at = break_month - (r->month - KPI_MONTHS + 1);
	k->break_at = break_month && at > 0 ? at : 0;
	k->months = sum_months(r, sums, first, &now);
	for (k->from = first; k->from < r->month && !is_told(r, k->from);)
		k->from++;
	k->now = k->months ? figure(&now) : (double)NAN;
	bool whole = sum_months(r, sums, before, &earlier) == r->n_months && is_beside(r, k, before, r->n_months);
	k->before = whole && break_month <= before ? figure(&earlier) : (double)NAN;
	whole = sum_months(r, sums, first - 12, &year_before) == r->n_months && is_beside(r, k, first - 12, r->n_months);
	k->year_known = whole && year_before.posts > 0 && break_month <= first - 12;
	for (int month = first; month <= r->month; month++)
		k->lacks |= k->unit == KPI_COUNT && is_told(r, month) && listed_lacks(&r->listed, month, 1);
	k->apart = k->lacks && !listed_alike(&r->listed, before, first, r->n_months);
	k->year_before = figure(&year_before);
	k->year_known &= !isnan(k->year_before);
	k->why = why_missing(k);
	k->unfinished = k->unit == KPI_COUNT && r->posts_until > 0 && posts_lack(r);
}

/* From the month of the first activity to the newest that any file tells of. */
static void people_kpi(const struct sources *r, struct kpi *k)
{
	int told = month_of_day(r->people.facts.told_until), last = told < r->month ? told : r->month, first = first_month(r);
	for (int i = 0; i < KPI_MONTHS; i++)
		k->history[i] = r->month - KPI_MONTHS + 1 + i < start_month(r) ? (double)NAN : r->participants[r->n_span - KPI_MONTHS + i];
	int begun = r->first_people > first ? r->first_people : first;
	k->months = r->first_people != INT_MAX && last >= begun ? last - begun + 1 : 0;
	k->now = r->people_now;
	k->before = r->first_people <= first - r->n_months ? r->people_before : (double)NAN;
	k->year_known = !isnan(r->people_year_before) && r->first_people <= first - 12;
	k->year_before = r->people_year_before;
	k->why = why_missing(k);
	k->from = begun;
	k->unfinished = last < month_of_day(r->ends);
}

/* One of the accounts; NULL when it posted nothing in these posts. */
static const struct content_channel *account_in(const struct sources *r, const struct content_input *c, size_t at)
{
	for (size_t i = 0; at < r->n_accounts && i < c->n_channels; i++)
		if (str_eq(c->channel[i].platform, r->account[at].platform) && str_eq(c->channel[i].name, r->account[at].name))
			return &c->channel[i];
	return NULL;
}

static const char *account_words(const struct sources *r, size_t at)
{
	const struct content_channel *own = account_in(r, &r->content, at);
	return own ? content_channel_words(r->mem, &r->content, own) : import_platform_title(r->account[at].platform);
}

/* A rate is of one account, so each has its row: the largest, and the next that has one. What the others reached, as words. */
static bool add_rates(const struct sources *r, struct monthly_input *out, struct kpi *k, size_t *n, struct err *e)
{
	const char *code[RATED] = { "interaction_rate", "interaction_rate_2" },
	           **other = mem_array(r->mem, r->n_accounts + 1, sizeof *other);
	size_t rows = 0, others = 0;
	for (size_t i = 0; i < r->n_accounts || i == 0; i++) {
		const char *label = i < r->n_accounts ? word_say(r->mem, r->lang, W_KPI_RATE_ON, account_words(r, i), NULL)
		                                      : word_text(r->lang, W_KPI_RATE);
		struct month_sums *sums = r->sums;
		struct kpi x;
		given(&x, code[rows < RATED ? rows : 0], label, KPI_RATE, r->project->target[TARGET_INTERACTION_RATE]);
		if (i && !load_sums(r, i, &sums, e))
			return false;
		posts_kpi(r, sums, &x, true, month_rate);
		double now = r->n_months > 1 ? x.now : x.history[KPI_MONTHS - 1];
		if (i && isnan(now))
			continue;
		if (rows < RATED) {
			k[(*n)++] = x;
			rows++;
		} else {
			other[others++] =
			        word_say(r->mem, r->lang, W_CONTENT_RATE_ON, account_words(r, i), num_fixed(r->mem, now, 1, r->lang), NULL);
		}
	}
	out->other_rates = others ? phrase_list(r->mem, r->lang, other, others) : NULL;
	return true;
}

static bool make_kpis(const struct sources *r, struct monthly_input *out, struct kpi **made, struct err *e)
{
	enum { MOST = 5 + RATED };
	const double *target = r->project->target;
	struct kpi *k = mem_array(r->mem, MOST, sizeof *k);
	size_t n = 0;

	given(&k[n], "participants", word_text(r->lang, W_KPI_PARTICIPANTS), KPI_COUNT, target[TARGET_PARTICIPANTS]);
	people_kpi(r, &k[n++]);
	given(&k[n], "posts", word_text(r->lang, W_KPI_POSTS), KPI_COUNT, target[TARGET_POSTS]);
	posts_kpi(r, r->sums, &k[n++], false, posts_of);
	given(&k[n], "views", word_text(r->lang, W_KPI_VIEWS), KPI_COUNT, target[TARGET_VIEWS]);
	posts_kpi(r, r->sums, &k[n++], true, views_of);
	if (!add_rates(r, out, k, &n, e))
		return false;
	k[n++] = (struct kpi){
		.code = "mirror_age", .unit = KPI_SCORE, .source = KPI_MIRROR, .dimension = DIM_AGE, .target = target[TARGET_MIRROR]
	};
	k[n++] = (struct kpi){ .code = "age_unknown",
		               .unit = KPI_SHARE,
		               .source = KPI_UNKNOWN,
		               .dimension = DIM_AGE,
		               .target = target[TARGET_UNKNOWN_AGE],
		               .at_most = true };
	out->kpi = *made = k;
	out->n_kpis = n;
	return true;
}

/* No promise can be kept that a fair lottery would break: such a target is not judged, and the report says so. */
static void drop_vain_target(const struct sources *r, struct kpi *mirror, struct gap_list *l)
{
	const struct people_month *now = people_now(&r->people);
	for (size_t i = 0; now && i < r->people.n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		if (t->dimension != DIM_AGE || !(mirror->target > t->lottery))
			continue;
		gap_add(l, (struct data_gap){ .kind = GAP_NOTE,
		                              .what = word_say(r->mem, r->lang, W_TARGET_ABOVE_LOTTERY,
		                                               num_fixed(r->mem, mirror->target, 0, r->lang),
		                                               num_fixed(r->mem, t->lottery, 0, r->lang), NULL) });
		mirror->refused = mirror->target;
		mirror->lottery = t->lottery;
		mirror->target = NAN;
	}
}

/* Rows of counts that were refused are people who do not count. */
static void tell_rejected_counts(const struct sources *r, struct gap_list *l)
{
	int64_t n = 0;
	for (size_t i = 0; i < r->n_imports; i++)
		if (!r->import[i].undone && str_eq(r->import[i].kind_code, "counts"))
			n += r->import[i].rows_rejected;
	if (n)
		gap_add(l,
		        (struct data_gap){ .kind = GAP_NOTE,
		                           .what = word_say(r->mem, r->lang, W_GAP_REJECTED_COUNTS, num_count(r->mem, n, r->lang), NULL) });
}

static bool make_gaps(struct sources *r, struct kpi kpi[], struct monthly_input *out, struct err *e)
{
	const struct overview_status *status = &r->status;
	struct gap_list l = { .mem = r->mem };
	struct data_gap *posts;
	size_t n_posts;
	const char *choice;
	if (!study_choice_changed(r->mem, r->store, r->trajectory, r->project, r->last_import, &choice, e))
		return false;
	listed_gaps(r->mem, &r->listed, r->lang, first_month(r), r->n_months, &r->content, &posts, &n_posts);
	for (size_t i = 0; i < n_posts; i++)
		gap_add(&l, posts[i]);
	r->content.lacks = listed_lack_words(r->mem, r->lang, posts, n_posts);
	if (status->has_posts && posts_lack(r))
		gap_add(&l, (struct data_gap){
		                    .kind = GAP_MONTH_INCOMPLETE, .what = word_text(r->lang, W_GAP_ALL_FILES), .day = r->posts_until });
	if (!status->has_posts)
		gap_add(&l, (struct data_gap){ .kind = GAP_KIND_MISSING,
		                               .what = word_text(r->lang, W_GAP_POSTS),
		                               .help = word_text(r->lang, W_GAP_POSTS_HELP) });
	if (!status->has_people)
		gap_add(&l, (struct data_gap){ .kind = GAP_KIND_MISSING,
		                               .what = word_text(r->lang, W_GAP_PEOPLE),
		                               .help = word_text(r->lang, W_GAP_PEOPLE_HELP) });
	if (!status->has_census)
		gap_add(&l, (struct data_gap){ .kind = GAP_KIND_MISSING,
		                               .what = word_text(r->lang, W_GAP_CENSUS),
		                               .help = word_text(r->lang, W_GAP_CENSUS_HELP) });
	tell_rejected_counts(r, &l);
	if (*choice)
		gap_add(&l, (struct data_gap){ .kind = GAP_NOTE, .what = choice });
	for (size_t i = 0; i < out->n_kpis; i++)
		if (out->kpi[i].source == KPI_MIRROR)
			drop_vain_target(r, &kpi[i], &l);
	out->gap = l.item;
	out->n_gaps = l.n;
	return true;
}

/* The period before of the account that rates are of, from its sums; NULL when there were none, or when some of its months have no figures. */
static bool make_previous(struct sources *r, struct monthly_input *out, struct err *e)
{
	const struct period now = period_of_months(first_month(r), r->n_months),
	                    past = period_of_months(first_month(r) - r->n_months, r->n_months);
	if (!coverage_older(r->store, r->trajectory, now, past, r->last_import, &out->older, e))
		return false;
	struct month_sums unused;
	int from = first_month(r) - r->n_months;
	if (from < start_month(r) || (r->n_months > 1 && sum_months(r, r->sums, from, &unused) < r->n_months))
		return true;
	if (!study_content_months(r->mem, r->store, r->trajectory, r->project, from, first_month(r) - 1, &r->before, e))
		return false;
	out->rated = account_in(r, &r->content, 0);
	const struct content_channel *previous = account_in(r, &r->before, 0);
	out->previous = previous ? &previous->organic : NULL;
	return true;
}

/* The best posts beside what is usual for their kind. */
static bool tell_usual(struct sources *r, const struct content_query *q, struct err *e)
{
	struct content_input *c = &r->content;
	struct content_post *top = mem_array(r->mem, c->n_top + 1, sizeof *top);
	for (size_t i = 0; i < c->n_top; i++)
		top[i] = c->top[i];
	c->top = top;
	return study_content_usual(r->mem, r->store, &q->rows, r->last_import, top, c->n_top, e);
}

/* Which kinds did better is told by one rule: that of the report on the content mix. */
static bool make_model(struct sources *r, struct monthly_input *out, struct err *e)
{
	struct content_query q = { .store = r->store,
		                   .trajectory = r->trajectory,
		                   .last_import = r->last_import,
		                   .project = r->project,
		                   .lang = r->project->lang,
		                   .period = study_content_period(period_of_months(first_month(r), r->n_months)),
		                   .by = BY_TYPE };
	int64_t posts = 0;
	for (int month = month_of_day(q.period.from); month <= r->month; month++)
		posts += sums_of(r, month)->posts;
	if (posts > MODEL_POSTS)
		return true;
	struct content_model *model = mem_alloc(r->mem, sizeof *model);
	out->model = model;
	return study_content_told(r->mem, &q, r->study, &r->people, model, e) && tell_usual(r, &q, e);
}

static struct interval rate_of(const struct content_input *c, const struct account_months *x)
{
	for (size_t i = 0; i < c->n_channels; i++)
		if (str_eq(c->channel[i].platform, x->platform) && str_eq(c->channel[i].name, x->name))
			return c->channel[i].organic.rate_interval;
	return (struct interval){ NAN, NAN };
}

/* A report of several months compares these with as many before, if all were counted in one way. */
static void compare_accounts(const struct sources *r, struct accounts *out)
{
	const int first = first_month(r), earlier = first - r->n_months;
	struct account_months *account = mem_array(r->mem, out->n + 1, sizeof *account);
	bool alike = true;
	out->now = period_of_months(first, r->n_months);
	out->before = period_of_months(earlier, r->n_months);
	for (size_t i = 0; i < r->content.n_breaks; i++)
		alike &= month_of_day(r->content.breaks[i].day) <= earlier;
	for (size_t i = 0; i < out->n; i++) {
		account[i] = out->account[i];
		account[i].now = rate_of(&r->content, &account[i]);
		account[i].before = alike ? rate_of(&r->before, &account[i]) : (struct interval){ NAN, NAN };
	}
	out->account = account;
}

/* Up to the last month of the period, or to the last that any import of posts tells of. */
static bool make_accounts(const struct sources *r, struct monthly_input *out, struct err *e)
{
	int told = r->posts_until > 0 ? month_of_day(r->posts_until) : r->month;
	if (!study_account_months(r->mem, r->store, r->trajectory, told < r->month ? told : r->month, start_month(r), &out->accounts, e))
		return false;
	out->accounts.starts = start_month(r) == INT_MIN ? 0 : r->project->starts;
	if (r->n_months > 1)
		compare_accounts(r, &out->accounts);
	return true;
}

/* The months that the sparklines show, the period, the one before it, and the same a year before. */
static void choose_months(struct sources *r, struct period period)
{
	r->month = month_of_day(period.to);
	r->n_months = r->month - month_of_day(period.from) + 1;
	r->n_span = r->n_months > 12 ? 2 * r->n_months : r->n_months + 12;
	r->from = r->month - r->n_span + 1;
}

bool study_monthly(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period,
                   struct monthly_input *out, struct err *e)
{
	struct sources *r = mem_alloc(m, sizeof *r);
	*r = (struct sources){ .mem = m, .store = s, .trajectory = trajectory, .project = p, .lang = p->lang };
	choose_months(r, period);
	if (!load(r, e))
		return false;
	const struct period shown = period_of_months(month_of_day(r->people.facts.told_until) - TREND_MONTHS + 1, TREND_MONTHS);
	if (!study_breaks(m, s, trajectory, p->lang, period_of_months(r->from, r->n_span), &r->content, e))
		return false;
	struct against_side *own = mem_alloc(m, sizeof *own);
	*out = (struct monthly_input){ .organisation = p->organisation,
		                       .own = own,
		                       .trajectory = p->name,
		                       .region = r->people.facts.population.region,
		                       .month = r->month,
		                       .n_months = r->n_months,
		                       .starts = p->starts == PROJECT_NO_DAY ? 0 : p->starts,
		                       .ended = r->ends < month_last_day(r->month) ? r->ends : 0,
		                       .people = &r->people,
		                       .content = &r->content,
		                       .n_phases = r->n_phases,
		                       .phase = r->phase,
		                       .toelichting = *p->note ? p->note : NULL,
		                       .account = account_of(m, r->import, r->n_imports, &r->people, r->last_import, r->counted) };
	struct kpi *kpi;
	if (!make_kpis(r, out, &kpi, e))
		return false;
	if (!make_model(r, out, e))
		return false;
	study_against_own(m, p, period, &r->content, out->model, &r->people, own);
	const int lately = month_first_day(first_month(r) - ADVICE_MONTHS);
	return corrections_find(m, s, trajectory, p, "monthly", period, true, r->participants + r->n_span - KPI_MONTHS, KPI_MONTHS,
	                        &out->account, e) &&
	       make_gaps(r, kpi, out, e) && make_previous(r, out, e) && make_accounts(r, out, e) &&
	       study_decisions(m, s, trajectory, &r->people, lately, month_last_day(r->month), r->last_import, &out->decisions, e) &&
	       study_events(m, s, trajectory, r->last_import, shown, &out->event, &out->n_events, e);
}
