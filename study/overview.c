#include "overview.h"
#include "base/str.h"
#include "baseline.h"
#include "census.h"
#include "choice.h"
#include "criterion.h"
#include "datafile.h"
#include "importers/metric.h"
#include "listed.h"
#include "phases.h"
#include "shipped.h"
#include "trajectory.h"
#include <limits.h>
#include <string.h>

/* The title of an import's kind; the stored name itself for a kind that this version no longer knows. */
static const char *kind_title(struct mem *m, const char *name, enum lang lang)
{
	enum word title;
	return import_title(name, &title) ? word_text(lang, title) : mem_text(m, name);
}

/* What the rows of an import add up to. Of people it was said at the import only: from the totals of two imports a few people could be told. */
static bool load_totals(struct mem *m, struct store *s, enum lang lang, struct overview_import *import, struct err *e)
{
	struct stmt *t;
	struct overview_total *total = NULL;
	size_t cap = 0;
	bool row;
	if (!store_statement(s, SQL_IMPORT_TOTALS, &t, e))
		return false;
	stmt_int(t, 1, import->id);
	while (stmt_next(t, &row, e) && row) {
		const char *code = mem_text(m, stmt_get_text(t, 0));
		if (metric_counts_people(code))
			continue;
		total = mem_grow(m, total, import->n_totals, &cap, sizeof *total);
		total[import->n_totals++] =
		        (struct overview_total){ .code = code, .title = metric_title(code, lang), .value = stmt_get_real(t, 1) };
	}
	import->total = total;
	return !err_is_set(e);
}

/* Whose each import is. Of a platform with several accounts each goes by its name as well. */
struct owner {
	int64_t import;
	const char *platform, *name;
};

static bool load_owners(struct mem *m, struct store *s, int64_t trajectory, int64_t first, int64_t last, struct owner **out, size_t *n,
                        struct err *e)
{
	struct stmt *t;
	size_t cap = 0;
	bool row;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_CHANNELS_OF_IMPORTS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, first);
	stmt_int(t, 3, last);
	while (stmt_next(t, &row, e) && row) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct owner){ stmt_get_int(t, 0), import_platform_title(mem_text(m, stmt_get_text(t, 1))),
			                         mem_text(m, stmt_get_text(t, 2)) };
	}
	return !err_is_set(e);
}

static bool has_others(const struct owner owner[], size_t n, const struct owner *one)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(owner[i].platform, one->platform) && !str_eq(owner[i].name, one->name))
			return true;
	return false;
}

static const char *owner_words(struct mem *m, const struct owner *one, bool named)
{
	return import_account_words(m, one->platform, named ? one->name : "", false);
}

static const char *owners_words(struct mem *m, enum lang lang, const struct owner owner[], size_t n, int64_t import, bool brief)
{
	struct str list;
	const char *last = "";
	str_init(&list, m);
	for (size_t i = 0; i < n; i++) {
		if (owner[i].import != import)
			continue;
		const char *words = owner_words(m, &owner[i], !brief || has_others(owner, n, &owner[i]));
		if (!str_eq(words, last))
			str_addf(&list, "%s%s", list.n ? word_text(lang, W_SERIES_MARK) : "", words);
		last = words;
	}
	return list.n ? list.s : "";
}

bool study_import_channel(struct mem *m, struct store *s, int64_t trajectory, int64_t import, enum lang lang, const char **out,
                          struct err *e)
{
	struct owner *owner;
	size_t n;
	if (!load_owners(m, s, trajectory, import, import, &owner, &n, e))
		return false;
	*out = owners_words(m, lang, owner, n, import, false);
	return true;
}

static bool load_channels_of(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, struct overview_import import[], size_t n,
                             struct err *e)
{
	struct owner *owner;
	size_t n_owners;
	if (!n || !load_owners(m, s, trajectory, import[0].id, import[n - 1].id, &owner, &n_owners, e))
		return !n;
	for (size_t i = 0; i < n; i++) {
		import[i].channel = owners_words(m, lang, owner, n_owners, import[i].id, false);
		import[i].channel_short = owners_words(m, lang, owner, n_owners, import[i].id, true);
	}
	return true;
}

/* The imports, without the accounts that they are of and what they add up to. */
static bool list_imports(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, enum lang lang,
                         struct overview_import **out, size_t *n, struct err *e)
{
	struct stmt *t;
	bool row;
	size_t cap = 0;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_IMPORT_LIST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	stmt_int(t, 2, last_import);
	while (stmt_next(t, &row, e) && row) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct overview_import){ .id = stmt_get_int(t, 0),
			                                   .kind_code = mem_text(m, stmt_get_text(t, 1)),
			                                   .kind = kind_title(m, stmt_get_text(t, 1), lang),
			                                   .as_of = (int)stmt_get_int(t, 6),
			                                   .file = mem_text(m, stmt_get_text(t, 2)),
			                                   .sha256 = mem_text(m, stmt_get_text(t, 3)),
			                                   .period = stmt_is_null(t, 4) ? (struct period){ 1, 0 }
			                                                                : (struct period){ (int)stmt_get_int(t, 4),
			                                                                                   (int)stmt_get_int(t, 5) },
			                                   .rows_read = stmt_get_int(t, 7),
			                                   .rows_stored = stmt_get_int(t, 8),
			                                   .rows_rejected = stmt_get_int(t, 9),
			                                   .rows_outside = stmt_get_int(t, 10),
			                                   .imported_at = stmt_get_int(t, 11),
			                                   .undone = !stmt_is_null(t, 12),
			                                   .encoding = mem_text(m, stmt_get_text(t, 13)),
			                                   .erased = stmt_get_int(t, 14) != 0 };
	}
	return !err_is_set(e);
}

bool study_sources(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, enum lang lang, struct overview_import **out,
                   size_t *n, struct err *e)
{
	if (!list_imports(m, s, trajectory, last_import, lang, out, n, e) || !load_channels_of(m, s, trajectory, lang, *out, *n, e))
		return false;
	for (size_t i = 0; i < *n && !err_is_set(e); i++)
		load_totals(m, s, lang, &(*out)[i], e);
	return !err_is_set(e);
}

bool study_baselines(struct mem *m, struct store *s, int64_t trajectory, struct overview_census **out, size_t *n, struct err *e)
{
	struct stmt *t;
	bool row;
	size_t cap = 0;
	struct shipped *shipped;
	*out = NULL;
	*n = 0;
	if (!store_statement(s, SQL_BASELINE_LIST, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	while (stmt_next(t, &row, e) && row) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct overview_census){ .region = mem_text(m, stmt_get_text(t, 0)),
			                                   .name = mem_text(m, stmt_get_text(t, 1)),
			                                   .ref_date = day_iso(m, (int)stmt_get_int(t, 3)),
			                                   .exactness = mem_text(m, stmt_get_text(t, 4)),
			                                   .single_years = stmt_get_int(t, 2) };
	}
	size_t n_shipped = shipped_list(m, datafile_folder(m), &shipped);
	for (size_t i = 0; i < n_shipped && !err_is_set(e); i++) {
		*out = mem_grow(m, *out, *n, &cap, sizeof **out);
		(*out)[(*n)++] = (struct overview_census){ .region = shipped[i].region,
			                                   .name = shipped[i].name,
			                                   .ref_date = shipped[i].ref_date,
			                                   .exactness = shipped[i].estimated ? "estimated" : "final",
			                                   .single_years = shipped[i].single_years,
			                                   .file = shipped[i].path };
	}
	return !err_is_set(e);
}

static bool load_channels(struct mem *m, struct store *s, int64_t trajectory, struct overview_status *out, struct err *e)
{
	struct stmt *t;
	bool row;
	struct overview_channel *channel = NULL;
	size_t cap = 0;
	if (!store_statement(s, SQL_STATUS_CHANNELS, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	while (stmt_next(t, &row, e) && row) {
		channel = mem_grow(m, channel, out->n_channels, &cap, sizeof *channel);
		channel[out->n_channels++] = (struct overview_channel){ .platform = mem_text(m, stmt_get_text(t, 0)),
			                                                .name = mem_text(m, stmt_get_text(t, 1)),
			                                                .posts = stmt_get_int(t, 2),
			                                                .last_month = (int)stmt_get_int(t, 3),
			                                                .id = stmt_get_int(t, 4) };
		out->n_posts += stmt_get_int(t, 2);
	}
	out->channel = channel;
	return !err_is_set(e);
}

/* Months since the start, or the last two years, of which no file lists the posts of an account. */
static bool find_lacks(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t last,
                       struct overview_status *out, struct err *e)
{
	enum { MONTHS = 24 };
	struct listed l;
	struct data_gap *gap;
	int until;
	if (!coverage_until(s, trajectory, last, &until, e))
		return false;
	if (until == INT_MIN)
		return true;
	const int to = month_of_day(until), start = p->starts == PROJECT_NO_DAY ? INT_MIN : month_of_day(p->starts);
	const int from = start > to - MONTHS && start <= to ? start : to - MONTHS + 1;
	const struct content_account *account = listed_accounts(m, out->channel, out->n_channels);
	if (!listed_read(m, s, trajectory, p, last, account, out->n_channels, from, to - from + 1, &l, e))
		return false;
	listed_gaps(m, &l, p->lang, from, to - from + 1, NULL, &gap, &out->n_gaps);
	out->gap = gap;
	return true;
}

bool study_status(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct overview_status *out, struct err *e)
{
	struct criterion c;
	struct census census;
	struct overview_import *import;
	struct period month;
	struct err no_data = { .code = ERR_NONE };
	struct stmt *t;
	size_t n;
	int64_t last;
	int second;

	*out = (struct overview_status){ .trajectory = p->name, .region = p->region };
	out->starts = p->starts == PROJECT_NO_DAY ? (int)COUNT_MISSING : p->starts;
	out->ends = p->ends == PROJECT_NO_DAY ? (int)COUNT_MISSING : p->ends;
	if (!criterion_newest(m, s, trajectory, &c, e) || !trajectory_last_import(s, trajectory, &last, e) ||
	    !census_load(m, s, trajectory, last, &c, &census, e) || !list_imports(m, s, trajectory, last, p->lang, &import, &n, e) ||
	    !study_choice_changed(m, s, trajectory, p, last, &out->choice_changed, e) || !load_channels(m, s, trajectory, out, e) ||
	    !find_lacks(m, s, trajectory, p, last, out, e) || !store_statement(s, SQL_STATUS_ACTIVITIES, &t, e))
		return false;
	stmt_int(t, 1, trajectory);
	if (!stmt_one_int(t, &out->n_activities, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		out->n_imports += !import[i].undone;
		out->n_rejected_rows += import[i].undone ? 0 : import[i].rows_rejected;
	}
	if (trajectory_newest_month(s, trajectory, &month, &no_data))
		out->newest_month = month_of_day(month.from);
	else if (no_data.code != ERR_INPUT) {
		*e = no_data;
		return false;
	}
	out->criterion_sha256 = mem_text(m, c.sha256);
	time_to_wall(c.set_at, ZONE_AMSTERDAM, &out->criterion_day, &second);
	struct phase *phase = mem_array(m, PROJECT_MAX_PHASES, sizeof *phase);
	if (!study_phases_agreed(m, &c, &census, p, phase, e))
		return false;
	out->phase = phase;
	out->n_phases = c.n_phases;
	out->office = str_starts(c.region, baseline_own_code) ? OFFICE_NONE : strspn(c.region, "0123456789") ? OFFICE_STATBEL : OFFICE_CBS;
	out->has_census = census.found && (census.has_age || !c.judge_age);
	out->census_estimated = census.found && (census.estimated || census.split);
	out->has_posts = out->n_posts > 0;
	out->has_people = out->n_activities > 0;
	return true;
}
