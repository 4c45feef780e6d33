#include "visits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "importers/importer.h"
#include "link.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Visits through one label, as a file says. */
struct count {
	int64_t channel; /* the website */
	const char *platform, *dimension, *category;
	int64_t visits;
};

struct tagged {
	const char *label; /* key */
	int64_t post;
};

struct joining {
	struct mem *mem;
	struct store *store;
	int64_t trajectory, last_import;
	const struct content_rows *rows;
	struct period period;
	struct visits *out;
	struct count *count;
	size_t n, cap;
	struct tagged *tagged;
	size_t n_tagged;
	size_t cap_rows, cap_lost;
};

/* --- reading --- */

/* What was counted in stretches within the period that do not overlap: of those that begin on one day the longest comes first. */
static bool read_counts(struct joining *j, struct err *e)
{
	int64_t channel = 0;
	const char *dimension = "";
	struct period kept = { INT_MAX, INT_MIN }, left = kept;
	struct stmt *t;
	bool row;
	if (!store_statement(j->store, SQL_VISITS_OF_LINKS, &t, e))
		return false;
	stmt_int(t, 1, j->trajectory);
	stmt_int(t, 2, j->period.from);
	stmt_int(t, 3, j->period.to);
	stmt_int(t, 4, j->last_import);
	while (stmt_next(t, &row, e) && row) {
		struct period p = { (int)stmt_get_int(t, 3), (int)stmt_get_int(t, 4) };
		if (stmt_get_int(t, 0) != channel || !str_eq(stmt_get_text(t, 2), dimension))
			kept = left = (struct period){ INT_MAX, INT_MIN };
		channel = stmt_get_int(t, 0);
		dimension = mem_text(j->mem, stmt_get_text(t, 2));
		bool same = p.from == kept.from && p.to == kept.to;
		if (!same && (p.from < j->period.from || p.to > j->period.to || p.from <= kept.to)) {
			j->out->n_outside += p.from != left.from || p.to != left.to;
			left = p;
			continue;
		}
		kept = p;
		j->count = mem_grow(j->mem, j->count, j->n, &j->cap, sizeof *j->count);
		j->count[j->n++] = (struct count){ .channel = channel,
			                           .platform = mem_text(j->mem, stmt_get_text(t, 1)),
			                           .dimension = dimension,
			                           .category = mem_text(j->mem, stmt_get_text(t, 5)),
			                           .visits = stmt_get_int(t, 6) };
	}
	return !err_is_set(e);
}

static bool read_tagged(struct joining *j, struct err *e)
{
	int64_t last = 0;
	size_t cap = 0;
	struct stmt *t;
	bool row;
	if (!store_statement(j->store, SQL_POST_TAGS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, j->trajectory);
	stmt_text(t, 2, "label");
	stmt_int(t, 3, j->last_import);
	while (stmt_next(t, &row, e) && row) {
		if (stmt_get_int(t, 0) == last) /* of each post the newest comes first */
			continue;
		last = stmt_get_int(t, 0);
		j->tagged = mem_grow(j->mem, j->tagged, j->n_tagged, &cap, sizeof *j->tagged);
		j->tagged[j->n_tagged++] = (struct tagged){ utf8_key(j->mem, stmt_get_text(t, 2)), last };
	}
	return !err_is_set(e);
}

/* --- choosing what counts --- */

/* Does a website tell labels with their campaign? */
static bool has_both(const struct joining *j, int64_t channel)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->count[i].channel == channel && str_eq(j->count[i].dimension, "campaign_content"))
			return true;
	return false;
}

/* The label of a count that is of our campaign, as far as the file tells; NULL: it is not, or counts elsewhere. */
static const char *label_of(const struct joining *j, const struct count *c)
{
	static const char *const nothing[] = { "", "(not set)", "(none)", "(direct)" };
	const char *label = c->category;
	bool both = str_eq(c->dimension, "campaign_content");
	if (!both && (!str_eq(c->dimension, "content") || has_both(j, c->channel)))
		return NULL;
	if (both) {
		const char *key = utf8_key(j->mem, c->category), *part = strstr(c->category, " / ");
		size_t n = strlen(j->out->campaign);
		if (strncmp(key, j->out->campaign, n) != 0 || !str_starts(key + n, " / ") || !part)
			return NULL;
		label = part + strlen(" / ");
	}
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (str_eq(label, nothing[i]))
			return both ? "" : NULL;
	return label;
}

/* Of programs that counted the same visits, the one with more. */
static const char *choose_platform(struct joining *j)
{
	const char *best = "";
	int64_t most = 0;
	for (size_t from = 0, to; from < j->n; from = to) { /* counts come by platform */
		int64_t sum = 0;
		for (to = from; to < j->n && str_eq(j->count[to].platform, j->count[from].platform); to++)
			sum += label_of(j, &j->count[to]) ? j->count[to].visits : 0;
		if (sum == 0)
			continue;
		if (*best)
			j->out->other = import_platform_title(sum > most ? best : j->count[from].platform);
		if (sum > most) {
			most = sum;
			best = j->count[from].platform;
		}
	}
	return best;
}

/* --- posts --- */

static const struct content_row *row_of(const struct joining *j, int64_t post)
{
	for (size_t i = 0; i < j->rows->n; i++)
		if (j->rows->row[i].post == post)
			return &j->rows->row[i];
	return NULL;
}

/* The first row of a day or after it. */
static size_t day_begins(const struct content_rows *rows, int day)
{
	size_t low = 0, high = rows->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (rows->row[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The post that an account published on a day, or its nth; *n counts them. */
static const struct content_row *row_by_day(const struct joining *j, const struct link_label *label, size_t *n)
{
	const struct content_row *found = NULL;
	*n = 0;
	for (size_t i = day_begins(j->rows, label->day); i < j->rows->n && j->rows->row[i].day == label->day; i++) {
		const struct content_row *r = &j->rows->row[i];
		const struct content_account *account = &j->rows->channel[r->channel];
		if (!link_names_account(j->mem, label->channel, account->platform, account->name))
			continue;
		++*n;
		if (label->number == 0 || *n == label->number)
			found = r;
	}
	if (label->number == 0 && *n > 1)
		found = NULL;
	return found;
}

static bool row_by_id(const struct joining *j, const char *label, const struct content_row **out, size_t *n, struct err *e)
{
	struct stmt *t;
	bool row;
	*n = 0;
	if (!store_statement(j->store, SQL_POSTS_OF_ID, &t, e))
		return false;
	stmt_int(t, 1, j->trajectory);
	stmt_text(t, 2, label);
	while (stmt_next(t, &row, e) && row) {
		const struct content_row *r = row_of(j, stmt_get_int(t, 0));
		*out = r ? r : *out;
		*n += r != NULL;
	}
	return !err_is_set(e);
}

/* The post of a label; NULL: none, or (*n > 1) more than one. */
static bool find_post(const struct joining *j, const char *label, const struct content_row **out, size_t *n, struct err *e)
{
	const char *key = utf8_key(j->mem, label);
	struct link_label parts;
	*out = NULL;
	*n = 0;
	for (size_t i = 0; i < j->n_tagged; i++) {
		const struct content_row *r = str_eq(j->tagged[i].label, key) ? row_of(j, j->tagged[i].post) : NULL;
		*out = r ? r : *out;
		*n += r != NULL;
	}
	if (*n == 0 && !row_by_id(j, label, out, n, e))
		return false;
	if (*n > 1)
		*out = NULL;
	if (*n == 0 && link_label_parse(j->mem, key, &parts))
		*out = row_by_day(j, &parts, n);
	return true;
}

/* --- joining --- */

static struct visits_row *new_row(struct joining *j, const char *label)
{
	struct visits *o = j->out;
	o->row = mem_grow(j->mem, o->row, o->n, &j->cap_rows, sizeof *o->row);
	o->row[o->n] = (struct visits_row){ .label = label, .title = "", .platform = "", .platform_title = "", .language = "" };
	return &o->row[o->n++];
}

static bool add_post(struct joining *j, const char *label, const struct content_row *r, int64_t visits, struct err *e)
{
	const struct content_account *account = &j->rows->channel[r->channel];
	struct content_words words;
	if (!content_rows_words(j->mem, j->store, r->post, j->last_import, &words, e))
		return false;
	struct visits_row *row = new_row(j, label);
	row->title = words.title;
	row->link = *words.permalink ? words.permalink : NULL;
	row->language = j->rows->language[r->language];
	row->platform = account->platform;
	row->platform_title = import_platform_title(account->platform);
	row->day = r->day;
	row->visits = visits;
	row->views = r->sample.views;
	return true;
}

/* The activity that has this name; of those that are held again and again the last. */
static bool add_activity(struct joining *j, const char *label, int64_t visits, bool *found, struct err *e)
{
	const char *slug = utf8_slug(j->mem, label), *name = NULL;
	int day = 0;
	struct stmt *t;
	bool row;
	if (!store_statement(j->store, SQL_ACTIVITIES_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, j->trajectory);
	while (stmt_next(t, &row, e) && row)
		if (str_eq(slug, utf8_slug(j->mem, stmt_get_text(t, 0)))) {
			name = mem_text(j->mem, stmt_get_text(t, 0));
			day = (int)stmt_get_int(t, 1);
		}
	*found = name != NULL;
	if (name && !err_is_set(e)) {
		struct visits_row *x = new_row(j, label);
		x->title = name;
		x->day = day;
		x->visits = visits;
		x->views = COUNT_MISSING;
	}
	return !err_is_set(e);
}

static bool join(struct joining *j, const char *label, int64_t visits, struct err *e)
{
	struct visits *o = j->out;
	const struct content_row *r = NULL;
	size_t n = 0;
	bool found = false;
	o->all += visits;
	if (*label && !find_post(j, label, &r, &n, e))
		return false;
	if (r ? !add_post(j, label, r, visits, e) : *label && n == 0 && !add_activity(j, label, visits, &found, e))
		return false;
	if (r || found) {
		o->joined += visits;
		return true;
	}
	o->lost = mem_grow(j->mem, o->lost, o->n_lost, &j->cap_lost, sizeof *o->lost);
	o->lost[o->n_lost++] = (struct visits_lost){ label,
		                                     !*label ? VISITS_NO_LABEL
		                                     : n > 1 ? VISITS_MORE_POSTS
		                                             : VISITS_NO_POST,
		                                     visits };
	return true;
}

static int by_label(const void *a, const void *b)
{
	const struct count *x = a, *y = b;
	return strcmp(x->category, y->category);
}

static int rows_by_visits(const void *a, const void *b)
{
	const struct visits_row *x = a, *y = b;
	return x->visits != y->visits ? (x->visits < y->visits) - (x->visits > y->visits) : strcmp(x->label, y->label);
}

static int lost_by_visits(const void *a, const void *b)
{
	const struct visits_lost *x = a, *y = b;
	return x->visits != y->visits ? (x->visits < y->visits) - (x->visits > y->visits) : strcmp(x->label, y->label);
}

/* The counts of the program that is chosen, their categories turned into labels, by label. */
static size_t keep_labels(struct joining *j)
{
	const char *platform = choose_platform(j);
	struct count *kept = mem_array(j->mem, j->n + 1, sizeof *kept);
	size_t n = 0;
	for (size_t i = 0; i < j->n; i++) {
		const char *label = str_eq(j->count[i].platform, platform) ? label_of(j, &j->count[i]) : NULL;
		if (!label || j->count[i].visits == 0)
			continue;
		j->out->by_campaign |= str_eq(j->count[i].dimension, "campaign_content");
		kept[n] = j->count[i];
		kept[n++].category = label;
	}
	j->count = kept;
	qsort(kept, n, sizeof *kept, by_label);
	return n;
}

bool study_visits(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, struct period period,
                  int64_t last_import, struct visits *out, struct err *e)
{
	struct joining j = {
		.mem = m, .store = s, .trajectory = trajectory, .last_import = last_import, .rows = rows, .period = period, .out = out
	};
	*out = (struct visits){ .campaign = "" };
	if (!link_campaign(m, s, trajectory, &out->campaign, e) || !read_counts(&j, e) || !read_tagged(&j, e))
		return false;
	j.n = keep_labels(&j);
	for (size_t from = 0, to; from < j.n; from = to) {
		int64_t visits = 0;
		for (to = from; to < j.n && str_eq(j.count[to].category, j.count[from].category); to++)
			visits += j.count[to].visits;
		if (!join(&j, j.count[from].category, visits, e))
			return false;
	}
	if (out->n)
		qsort(out->row, out->n, sizeof *out->row, rows_by_visits);
	if (out->n_lost)
		qsort(out->lost, out->n_lost, sizeof *out->lost, lost_by_visits);
	return true;
}
