#include "practice.h"
#include "analytics/engage.h"
#include "base/num.h"
#include "base/str.h"
#include "content_by.h"
#include "content_ladder.h"
#include "costs.h"
#include "coverage.h"
#include "criterion.h"
#include "importers/importer.h"
#include <limits.h>
#include <stdlib.h>

struct looking {
	struct mem *mem;
	struct store *store;
	int64_t trajectory, last_import;
	const struct project *project;
	enum lang lang;
	const struct content_rows *rows;
	struct period period;
	struct practice_figures *out;
	struct coverage *coverage; /* of each account */
	int first; /* month of the period; this and the next are set with the costs */
	bool *paid[SPENT_N]; /* which of its months have costs */
};

static bool in_period(const struct looking *l, const struct content_row *r)
{
	return r->day >= l->period.from && r->day <= l->period.to;
}

static const char *account_words(const struct looking *l, size_t channel)
{
	const struct content_account *c = &l->rows->channel[channel];
	return import_account_words(l->mem, import_platform_title(c->platform), c->name, false);
}

/* --- posts: how regular, how much is asked --- */

/* Days of a stretch that the exports of an account list: what no export tells of is no silence. Without such exports all days count. */
static int known_days(const struct looking *l, size_t channel, int from, int to)
{
	int until;
	if (to < from)
		return 0;
	return l->coverage[channel].n ? coverage_days(&l->coverage[channel], (struct period){ from, to }, &until) : to - from + 1;
}

/* Do the exports of any account list the whole stretch? */
static bool is_known(const struct looking *l, int from, int to)
{
	for (size_t c = 0; c < l->rows->n_channels; c++)
		if (known_days(l, c, from, to) == to - from + 1)
			return true;
	return false;
}

/* Posts a week of all accounts together, over the days that the exports of any list: the two days of a short list are no pace. */
static double posts_a_week(const struct looking *l, const int64_t posts[], int end)
{
	int64_t all = 0;
	int days = 0;
	for (size_t c = 0; c < l->rows->n_channels; c++)
		all += posts[c];
	for (int day = l->period.from; day <= end; day++)
		days += is_known(l, day, day);
	return days > 0 ? 7 * (double)all / days : 0;
}

/* The longest time between two posts of one account, and from its last one to the end of the trajectory or the period. */
static void look_at_rhythm(struct looking *l)
{
	const struct content_rows *rows = l->rows;
	struct practice_figures *o = l->out;
	int end = l->project->ends != PROJECT_NO_DAY && l->project->ends < l->period.to ? l->project->ends : l->period.to;
	int *last = mem_array(l->mem, rows->n_channels + 1, sizeof *last), week = INT_MIN;
	int64_t *posts = mem_array(l->mem, rows->n_channels + 1, sizeof *posts);
	size_t longest = SIZE_MAX;
	for (size_t c = 0; c < rows->n_channels; c++)
		last[c] = INT_MIN;
	for (size_t i = 0; i <= rows->n + rows->n_channels; i++) {
		bool is_post = i < rows->n;
		if (i == rows->n || (is_post && !in_period(l, &rows->row[i])))
			continue;
		size_t c = is_post ? rows->row[i].channel : i - rows->n - 1;
		int day = is_post ? rows->row[i].day : end;
		int silence = last[c] == INT_MIN || day == last[c] ? 0 : known_days(l, c, last[c] + 1, day - is_post) + is_post;
		if (silence > o->silence_days) {
			o->silence_days = silence;
			longest = c;
		}
		if (!is_post)
			continue;
		last[c] = day;
		o->n_posts++;
		posts[c]++;
		int now = (day - day_weekday(day)) / 7; /* weeks begin on Monday */
		for (int w = week + 1; week != INT_MIN && w < now; w++)
			o->weeks_without += is_known(l, 7 * w, 7 * w + 6);
		week = now;
	}
	o->posts_per_week = posts_a_week(l, posts, end);
	o->silence_of = longest == SIZE_MAX ? "" : account_words(l, longest);
}

/* Posts that ask: a question mark, a poll, or a level of consulting and above. */
static bool asks(const struct content_row *r, const struct content_levels *levels, size_t level)
{
	return r->asks || r->sample.type == TYPE_POLL || (level > 0 && !str_eq(levels->code[level], "inform"));
}

static void look_at_talk(struct looking *l, const struct content_levels *levels)
{
	struct practice_figures *o = l->out;
	double comments = 0, posts = 0, interactions = 0;
	for (size_t i = 0; i < l->rows->n; i++) {
		const struct content_row *r = &l->rows->row[i];
		if (!in_period(l, r))
			continue;
		o->n_asking += asks(r, levels, levels->level[i]);
		if (r->sample.comments == COUNT_MISSING)
			continue;
		posts++;
		comments += (double)r->sample.comments;
		interactions += (double)engage_interactions(&r->sample);
	}
	o->comments_per_post = posts > 0 ? comments / posts : MISSING;
	o->comments_share = interactions > 0 ? comments / interactions : 0;
}

static int by_number(const void *a, const void *b)
{
	const int *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Hashtags of the posts of platforms that have a range, and the middle number of each account. */
static void look_at_hashtags(struct looking *l)
{
	const struct content_rows *rows = l->rows;
	struct practice_figures *o = l->out;
	struct str words;
	int *own = mem_array(l->mem, rows->n + 1, sizeof *own), from, to;
	str_init(&words, l->mem);
	for (size_t c = 0; c < rows->n_channels; c++) {
		size_t n = 0, fitting = 0;
		if (!import_platform_hashtags(rows->channel[c].platform, &from, &to))
			continue;
		for (size_t i = 0; i < rows->n; i++) {
			const struct content_row *r = &rows->row[i];
			if (r->channel != c || !in_period(l, r) || r->hashtags == COUNT_MISSING)
				continue;
			fitting += r->hashtags >= from && r->hashtags <= to;
			own[n++] = r->hashtags;
		}
		if (!n)
			continue;
		o->n_hashtags += (int64_t)n;
		o->n_fitting += (int64_t)fitting;
		o->hashtags_least = fmin(o->hashtags_least, (double)fitting / (double)n);
		qsort(own, n, sizeof *own, by_number);
		str_addf(&words, "%s%s", *words.s ? word_text(l->lang, W_SERIES_MARK) : "",
		         word_say(l->mem, l->lang, W_HASHTAGS_MIDDLE, account_words(l, c), num_plain_int(l->mem, own[(n - 1) / 2]),
		                  num_plain_int(l->mem, from), num_plain_int(l->mem, to), num_plain_int(l->mem, (int64_t)fitting),
		                  num_plain_int(l->mem, (int64_t)n), NULL));
	}
	o->hashtags = words.s;
}

static void look_at_formats(struct looking *l)
{
	struct practice_figures *o = l->out;
	double posts[TYPE_N] = { 0 }, interactions[TYPE_N] = { 0 }, all_posts = 0, all = 0;
	size_t largest = TYPE_UNKNOWN;
	for (size_t i = 0; i < l->rows->n; i++) {
		const struct content_row *r = &l->rows->row[i];
		int64_t y = engage_interactions(&r->sample);
		if (!in_period(l, r))
			continue;
		posts[r->sample.type]++;
		all_posts++;
		interactions[r->sample.type] += y == COUNT_MISSING ? 0 : (double)y;
		all += y == COUNT_MISSING ? 0 : (double)y;
	}
	for (size_t t = TYPE_UNKNOWN + 1; t < TYPE_N; t++) {
		o->n_formats += posts[t] > 0;
		if (interactions[t] > interactions[largest] || largest == TYPE_UNKNOWN)
			largest = t;
	}
	o->largest = content_type_words(l->lang, (enum content_type)largest);
	o->largest_posts = all_posts > 0 ? posts[largest] / all_posts : 0;
	o->largest_interactions = all > 0 ? interactions[largest] / all : 0;
}

/* --- tags --- */

static bool look_at_feedback(struct looking *l, struct err *e)
{
	struct practice_figures *o = l->out;
	struct content_levels told;
	int last = INT_MIN;
	bool tagged = false;
	if (!content_tag_levels(l->mem, l->store, l->trajectory, l->rows, l->last_import, "feedback", W_BY_THEME, l->lang, &told, e))
		return false;
	o->n_feedback = 0;
	for (size_t i = 0; i < l->rows->n; i++) {
		const struct content_row *r = &l->rows->row[i];
		tagged |= told.level[i] > 0;
		if (told.level[i] == 0 || !in_period(l, r) || !str_eq(told.code[told.level[i]], "yes"))
			continue;
		o->n_feedback++;
		last = r->day > last ? r->day : last;
	}
	if (!tagged)
		o->n_feedback = COUNT_MISSING;
	o->feedback_days = last == INT_MIN ? 0 : l->period.to - last;
	return true;
}

/* --- other files --- */

static bool ask_period(struct looking *l, enum sql_id id, struct stmt **t, struct err *e)
{
	if (!store_statement(l->store, id, t, e))
		return false;
	stmt_int(*t, 1, l->trajectory);
	stmt_int(*t, 2, l->period.from);
	stmt_int(*t, 3, l->period.to);
	stmt_int(*t, 4, l->last_import);
	return true;
}

static bool look_at_webcare(struct looking *l, struct err *e)
{
	struct practice_figures *o = l->out;
	struct stmt *t;
	bool row;
	if (!ask_period(l, SQL_WEBCARE_IN_PERIOD, &t, e) || !stmt_next(t, &row, e))
		return false;
	o->received = row ? stmt_get_sum(t, 0) : COUNT_MISSING;
	o->answered = row ? stmt_get_int(t, 1) : 0;
	o->within_24h = row ? stmt_get_int(t, 2) : 0;
	if (row)
		stmt_reset(t);
	return true;
}

/* --- costs, beside what they brought --- */

struct cost_place { /* an account in a month */
	struct practice_cost *cost; /* NULL: none was given */
	bool given[SPENT_N];
};

static void cost_add(struct practice_cost *c, const int64_t spent[SPENT_N])
{
	for (size_t k = 0; k < SPENT_N; k++) {
		c->lacks[k] |= spent[k] == COUNT_MISSING;
		c->spent[k] = cost_sum(c->spent[k], spent[k]);
	}
}

/* What posts brought in the months that give euros, and in those that give hours: others were not paid from them.
 * Shape: of: channels x months. */
static void add_brought(const struct looking *l, const struct cost_place of[], size_t n_months)
{
	for (size_t i = 0; i < l->rows->n; i++) {
		const struct content_row *r = &l->rows->row[i];
		if (!in_period(l, r))
			continue;
		const struct cost_place *x = &of[r->channel * n_months + (size_t)(month_of_day(r->day) - l->first)];
		int64_t y = engage_interactions(&r->sample);
		for (size_t k = 0; k < SPENT_N && x->cost; k++) {
			if (!x->given[k])
				continue;
			x->cost->brought[k][PRACTICE_REACH] += r->sample.reach > 0 ? r->sample.reach : 0;
			x->cost->brought[k][PRACTICE_INTERACTIONS] += y > 0 ? y : 0;
			x->cost->brought[k][PRACTICE_CLICKS] += r->link_clicks > 0 ? r->link_clicks : 0;
		}
	}
}

static bool look_at_costs(struct looking *l, struct err *e)
{
	struct practice_figures *o = l->out;
	struct month_cost *cost;
	size_t n;
	int last = month_of_day(l->period.to);
	l->first = month_of_day(l->period.from);
	size_t n_months = (size_t)(last - l->first) + 1;
	for (size_t k = 0; k < SPENT_N; k++)
		l->paid[k] = mem_array(l->mem, n_months, sizeof *l->paid[k]);
	if (!costs_read(l->mem, l->store, l->trajectory, l->first, last, l->last_import, &cost, &n, e))
		return false;
	struct practice_cost *of = mem_array(l->mem, n + 1, sizeof *of);
	struct cost_place *place = mem_array(l->mem, l->rows->n_channels * n_months + 1, sizeof *place);
	o->cost = of;
	o->all = (struct practice_cost){ .name = "", .spent = { COUNT_MISSING, COUNT_MISSING } };
	for (size_t i = 0; i < n; i++) {
		const int64_t spent[SPENT_N] = { [SPENT_CENTS] = cost[i].cents, [SPENT_MINUTES] = cost[i].minutes };
		if (i == 0 || cost[i - 1].channel != cost[i].channel)
			of[o->n_costs++] = (struct practice_cost){
				.name = import_account_words(l->mem, import_platform_title(cost[i].platform), cost[i].name, false),
				.spent = { COUNT_MISSING, COUNT_MISSING },
			};
		struct practice_cost *x = &of[o->n_costs - 1];
		struct cost_place at = { x, { spent[SPENT_CENTS] != COUNT_MISSING, spent[SPENT_MINUTES] != COUNT_MISSING } };
		cost_add(x, spent);
		cost_add(&o->all, spent);
		for (size_t k = 0; k < SPENT_N; k++)
			l->paid[k][cost[i].month - l->first] |= at.given[k];
		for (size_t c = 0; c < l->rows->n_channels; c++)
			if (l->rows->channel[c].id == cost[i].channel)
				place[c * n_months + (size_t)(cost[i].month - l->first)] = at;
	}
	add_brought(l, place, n_months);
	return true;
}

static bool is_listed(const char *const list[], size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], name))
			return true;
	return false;
}

/* Stretches of three months that have begun: of the period, as far as it is of the trajectory, with all days that had an activity.
 * Without a first or last day of its own that is the whole period. */
static int64_t quarters(const struct looking *l, int first_activity, int last_activity)
{
	enum { MONTHS_A_QUARTER = 3 };
	const int starts = l->project->starts, ends = l->project->ends;
	int from = l->period.from, to = l->period.to;
	if (starts != PROJECT_NO_DAY && starts > from)
		from = starts < first_activity ? starts : first_activity;
	if (ends != PROJECT_NO_DAY && ends < to)
		to = ends > last_activity ? ends : last_activity;
	return to < from ? 0 : (month_of_day(to) - month_of_day(from) + MONTHS_A_QUARTER) / MONTHS_A_QUARTER;
}

/* Activities, and the people at them: the months that had input. */
static bool look_at_activities(struct looking *l, struct err *e)
{
	struct practice_figures *o = l->out;
	struct stmt *t;
	int month = INT_MIN, first_day = INT_MAX, last_day = INT_MIN;
	const char **online_name = NULL;
	size_t n_online = 0, cap = 0;
	bool row;
	if (!ask_period(l, SQL_ACTIVITIES_IN_PERIOD, &t, e))
		return false;
	while (stmt_next(t, &row, e) && row) {
		int day = (int)stmt_get_int(t, 0), of = month_of_day(day);
		first_day = day < first_day ? day : first_day; /* they come by day */
		last_day = day;
		bool online = stmt_get_int(t, 1) != 0;
		const char *name = stmt_get_text(t, 2);
		if (online && !is_listed(online_name, n_online, name)) { /* what is open for weeks is counted on several days */
			online_name = mem_grow(l->mem, online_name, n_online, &cap, sizeof *online_name);
			online_name[n_online++] = mem_text(l->mem, name);
		}
		o->n_offline += !online;
		o->n_online_days += online;
		for (size_t k = 0; k < SPENT_N; k++)
			if (l->paid[k][of - l->first])
				o->all.brought[k][PRACTICE_PARTICIPATIONS] += stmt_get_int(t, 3);
		o->n_input_months += of != month;
		month = of;
	}
	o->n_online = (int64_t)n_online;
	o->n_quarters = quarters(l, first_day, last_day);
	return !err_is_set(e);
}

static bool look_at_followers(struct looking *l, struct err *e)
{
	struct practice_named *list = NULL;
	size_t n = 0, cap = 0;
	struct stmt *t;
	bool row;
	if (!store_statement(l->store, SQL_FOLLOWERS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, l->trajectory);
	stmt_int(t, 2, l->last_import);
	while (stmt_next(t, &row, e) && row) {
		if (stmt_is_null(t, 2))
			continue;
		list = mem_grow(l->mem, list, n, &cap, sizeof *list);
		list[n++] =
		        (struct practice_named){ import_account_words(l->mem, import_platform_title(mem_text(l->mem, stmt_get_text(t, 0))),
			                                              stmt_get_text(t, 1), false),
			                         stmt_get_int(t, 2) };
	}
	l->out->followers = list;
	l->out->n_followers = n;
	return !err_is_set(e);
}

/* Months of the period with posts; those for which a report was made. */
static bool look_at_reports(struct looking *l, struct err *e)
{
	struct practice_figures *o = l->out;
	int first = month_of_day(l->period.from), n = month_of_day(l->period.to) - first + 1;
	bool *posts = mem_array(l->mem, (size_t)n, sizeof *posts), *told = mem_array(l->mem, (size_t)n, sizeof *told), row;
	struct stmt *t;
	for (size_t i = 0; i < l->rows->n; i++)
		if (in_period(l, &l->rows->row[i]))
			posts[month_of_day(l->rows->row[i].day) - first] = true;
	if (!store_statement(l->store, SQL_REPORTS_MADE, &t, e))
		return false;
	stmt_int(t, 1, l->trajectory);
	while (stmt_next(t, &row, e) && row) {
		int month = month_of_day((int)stmt_get_int(t, 0));
		o->n_reports++;
		if (month >= first && month < first + n)
			told[month - first] = true;
	}
	for (int i = 0; i < n; i++) {
		o->n_months += posts[i];
		o->n_reported += posts[i] && told[i];
	}
	return !err_is_set(e);
}

static bool same_targets(const struct project *a, const struct project *b)
{
	for (int i = 0; i < TARGET_N; i++)
		if (isnan(a->target[i]) != isnan(b->target[i]) || islessgreater(a->target[i], b->target[i]))
			return false;
	return true;
}

/* What the targets were before the period, or the trajectory if that began later: as in the newest report made before that day. */
static bool look_at_targets(struct looking *l, struct err *e)
{
	struct practice_figures *o = l->out;
	int starts = l->project->starts, start = starts != PROJECT_NO_DAY && starts > l->period.from ? starts : l->period.from, second;
	struct project then;
	struct err unread = { 0 };
	struct stmt *t;
	bool row;
	for (int i = 0; i < TARGET_N; i++)
		o->n_targets += !isnan(l->project->target[i]);
	if (!store_statement(l->store, SQL_REPORT_BEFORE, &t, e))
		return false;
	stmt_int(t, 1, l->trajectory);
	stmt_int(t, 2, time_from_wall(start, 0, ZONE_AMSTERDAM));
	if (!stmt_next(t, &row, e))
		return false;
	if (!row)
		return true;
	time_to_wall(stmt_get_int(t, 0), ZONE_AMSTERDAM, &o->targets_day, &second);
	if (project_of_text(l->mem, "", mem_text(l->mem, stmt_get_text(t, 1)), &then, &unread))
		o->targets = same_targets(&then, l->project) ? TARGETS_BEFORE : TARGETS_CHANGED;
	stmt_reset(t);
	return true;
}

static bool look_at_agreement(struct looking *l, struct err *e)
{
	struct practice_figures *o = l->out;
	struct criterion c;
	if (!criterion_newest(l->mem, l->store, l->trajectory, &c, e))
		return false;
	o->criterion_known = true;
	o->criterion_before = c.before_data;
	o->criterion_started = c.after_start;
	return true;
}

bool study_practice(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, enum lang lang,
                    const struct content_rows *rows, struct period period, int64_t last_import, struct practice_figures *out, struct err *e)
{
	struct looking l = { m, s, trajectory, last_import, p, lang, rows, period, out, NULL, 0, { NULL } };
	struct content_levels levels;
	*out = (struct practice_figures){ .silence_of = "", .hashtags = "", .largest = "", .hashtags_least = 1 };
	for (int i = 0; i < PRACTICE_N; i++)
		out->guide[i] = isnan(p->practice[i]) ? practice_guide((enum practice)i) : p->practice[i];
	out->statutory = p->statutory == PROJECT_UNSAID ? STATUTORY_UNSAID : p->statutory == PROJECT_YES ? STATUTORY_YES : STATUTORY_NO;
	if (!content_by_levels(m, s, trajectory, rows, last_import, BY_LEVEL, lang, &levels, e) ||
	    !coverage_read(m, s, trajectory, rows, last_import, &l.coverage, e))
		return false;
	look_at_rhythm(&l);
	look_at_talk(&l, &levels);
	look_at_hashtags(&l);
	look_at_formats(&l);
	return study_content_ladder(m, s, trajectory, p, lang, rows, period, last_import, &out->ladder, e) && look_at_feedback(&l, e) &&
	       look_at_webcare(&l, e) && look_at_costs(&l, e) && look_at_activities(&l, e) && look_at_followers(&l, e) &&
	       look_at_reports(&l, e) && look_at_agreement(&l, e) && look_at_targets(&l, e);
}
