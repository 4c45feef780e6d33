/* spiegel import: takes in files one by one, those of folders too; a refused file stops none of the others. */
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "census.h"
#include "gather.h"
#include "importers/metric.h"
#include "rejects.h"
#include "reports/people.h"
#include "study/trajectory.h"
#include <limits.h>
#include <string.h>
#include <unistd.h>

static void show_progress(void *data, int64_t done, int64_t all)
{
	const char *name = data;
	fprintf(stderr, "\r%s %3d%%", name, all > 0 ? (int)(100 * done / all) : 100);
	if (done >= all)
		fprintf(stderr, "\r\033[K");
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void print_messages(const struct session *s, const struct msg_list *l)
{
	session_messages(s, l, s->verbose ? MSG_NOTE : s->quiet ? MSG_REJECT : MSG_WARNING);
}

static const char *total_words(const struct session *s, const struct import_total *t)
{
	if (metric_counts_people(t->metric) && t->value > 0 && t->value < s->project.smallest)
		return word_say(s->mem, s->lang, W_FEWER_THAN, num_count(s->mem, s->project.smallest, s->lang), NULL);
	return metric_value(s->mem, t->value, s->lang);
}

/* "views: 1,234; comments: 56": what the rows add up to, so that the platform's own screen can be laid beside it. */
static const char *list_totals(const struct session *s, const struct import_result *r)
{
	struct str list;
	str_init(&list, s->mem);
	for (size_t i = 0; i < r->n_totals; i++)
		str_addf(&list, "%s%s: %s", i ? "; " : "", metric_title(r->total[i].metric, s->lang), total_words(s, &r->total[i]));
	return list.s;
}

/* The days and the totals, on one line; either may be lacking. */
static void tell_totals(const struct session *s, const struct import_result *r)
{
	bool has_period = r->period.from <= r->period.to;
	const char *period = has_period ? period_words(s->mem, r->period, s->lang) : NULL;
	if (has_period && r->n_totals)
		session_say(s, stdout, W_IMPORT_TOTALS, period, list_totals(s, r), NULL);
	else if (has_period)
		session_say(s, stdout, W_IMPORT_DAYS, period, NULL);
	else if (r->n_totals)
		session_say(s, stdout, W_IMPORT_SUMS, list_totals(s, r), NULL);
}

/* What became of a part of the file, in a few lines; every row is accounted for. */
static void tell(const struct session *s, const char *path, const struct import_result *r)
{
	struct mem *m = s->mem;
	const char *kind = word_text(s->lang, r->kind_title);
	const char *name = *r->part ? mem_printf(m, "%s: %s", base_name(path), r->part) : base_name(path);
	if (r->already) {
		session_say(s, stdout, W_IMPORT_ALREADY, name, NULL);
		return;
	}
	session_say(s, stdout, opt_has(&s->opt, "dry-run") ? W_IMPORT_WOULD : W_IMPORT_DONE, name, kind,
	            num_count(m, r->rows_stored, s->lang), num_count(m, r->rows_read, s->lang), r->encoding, NULL);
	tell_totals(s, r);
	if (r->rows_outside)
		session_say(s, stdout, W_IMPORT_OUTSIDE, num_count(m, r->rows_outside, s->lang), NULL);
	if (r->rows_rejected)
		session_say(s, stdout, W_IMPORT_REJECTED, num_count(m, r->rows_rejected, s->lang), NULL);
	if (r->newer_readings)
		session_say(s, stdout, W_IMPORT_NEWER, num_count(m, r->newer_readings, s->lang), NULL);
}

static bool take_options(struct session *s, struct import_options *o, struct period *period, struct err *e)
{
	const char *asked = opt_value(&s->opt, "period"), *as_of = opt_value(&s->opt, "as-of");
	*o = (struct import_options){ .trajectory_id = s->trajectory,
		                      .kind = opt_value(&s->opt, "as"),
		                      .channel = opt_value(&s->opt, "channel"),
		                      .part = opt_value(&s->opt, "part"),
		                      .map = opt_value(&s->opt, "map"),
		                      .encoding = opt_value(&s->opt, "encoding"),
		                      .as_of = INT_MIN,
		                      .dry_run = opt_has(&s->opt, "dry-run"),
		                      .scope = project_scope(s->mem, &s->project),
		                      .tool_version = SPIEGEL_VERSION };
	if (asked && !period_parse(asked, period))
		return err_set(e, ERR_USAGE, W_CLI_PERIOD, asked, NULL, NULL);
	o->period = asked ? period : NULL;
	return !as_of || day_parse(as_of, &o->as_of) || err_set(e, ERR_USAGE, W_INI_DAY, as_of, NULL, NULL);
}

/* One file. What the store or the system refuses ends the command: the next file would meet the same. */
enum outcome { WAITING, TAKEN, ALREADY, LEFT, REFUSED, STOPPED };

/* Messages and results of a file that was taken in, or for the last time refused. */
static enum outcome tell_file(struct session *s, const char *path, const struct import_results *r, bool taken)
{
	bool any_new = false;
	print_messages(s, &r->messages);
	for (size_t i = 0; i < r->n; i++) {
		if (!r->item[i].already)
			print_messages(s, &r->item[i].messages);
		if (taken && !s->quiet)
			tell(s, path, &r->item[i]);
		s->not_all_well |= taken && !r->item[i].already && r->item[i].rows_rejected > 0;
		any_new |= !r->item[i].already;
	}
	return !taken ? REFUSED : any_new ? TAKEN : ALREADY;
}

struct taking { /* what is at hand for every file */
	struct session *session;
	struct gather gather;
	struct import_options options;
	struct rejects rejects;
	size_t n[STOPPED + 1]; /* how many files came to what */
};

static enum outcome take_file(struct taking *t, const struct gathered *file, bool last_try, struct err *e)
{
	struct session *s = t->session;
	struct import_results r;
	struct err refused = { .code = ERR_NONE };
	int64_t mark = rejects_mark(&t->rejects);
	if (isatty(STDERR_FILENO) && !s->quiet) {
		t->options.progress = show_progress;
		t->options.progress_data = mem_text(s->mem, utf8_safe(s->mem, base_name(file->path)));
	}
	bool taken = import_file(s->store, file->path, &t->options, s->mem, &r, &refused);
	bool left = !taken && file->found && r.n == 0 && gather_leave(&t->gather, file->path, &refused);
	if (left || (!taken && !last_try))
		rejects_back(&t->rejects, mark);
	if (left)
		return LEFT;
	if (!taken && refused.code != ERR_INPUT) {
		*e = refused;
		return STOPPED;
	}
	if (!taken && !last_try)
		return REFUSED;
	enum outcome o = tell_file(s, file->path, &r, taken);
	if (o == TAKEN && !t->options.dry_run && !census_came_in(s, &r, e))
		return STOPPED;
	if (!taken) {
		rejects_refused(&t->rejects, &refused);
		session_print(s, stderr, err_sentence(s->mem, &refused, s->lang));
	}
	return o;
}

/* Files may lean on each other (an audience on the channel that a post export names), and the order of names must not matter: what is
 * refused is tried once more when the others are in. */
static bool take_all(struct taking *t, struct err *e)
{
	const struct gather *g = &t->gather;
	enum outcome *now = mem_array(t->session->mem, g->n + 1, sizeof *now);
	for (int try = 1; try <= 2; try++) {
		t->options.others_follow = try == 1 && g->n > 1;
		for (size_t i = 0; i < g->n; i++) {
			if (now[i] != WAITING && now[i] != REFUSED)
				continue;
			now[i] = take_file(t, &g->item[i], try == 2, e);
			if (now[i] == STOPPED)
				return false;
		}
	}
	for (size_t i = 0; i < g->n; i++)
		t->n[now[i]]++;
	return true;
}

/* With a folder nobody saw which files there were, so all are accounted for. */
static void tell_all(const struct taking *t)
{
	const struct session *s = t->session;
	struct mem *m = s->mem;
	size_t n_left = gather_n_left(&t->gather);
	if (!t->gather.folder || s->quiet)
		return;
	session_say(s, stdout, W_GATHER_SUMMARY, num_count(m, (int64_t)(t->gather.n - t->n[LEFT] + n_left), s->lang),
	            num_count(m, (int64_t)t->n[TAKEN], s->lang), num_count(m, (int64_t)t->n[ALREADY], s->lang),
	            num_count(m, (int64_t)t->n[REFUSED], s->lang), num_count(m, (int64_t)n_left, s->lang), NULL);
	gather_tell(&t->gather, s);
}

bool cmd_import(struct session *s, struct err *e)
{
	struct taking t = { .session = s };
	struct period period;

	if (s->opt.n_rest == 0)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel import FILE|FOLDER...", NULL, NULL);
	if (!session_open(s, STORE_WRITE, e) || !take_options(s, &t.options, &period, e) || !gather_files(s, &t.gather, e) ||
	    !rejects_begin(&t.rejects, opt_value(&s->opt, "rejects"), s->lang, e))
		return false;
	t.options.rejects = t.rejects.path ? &t.rejects.sink : NULL;
	bool ok = take_all(&t, e);
	if (!rejects_end(&t.rejects, e) || !ok)
		return false;
	tell_all(&t);
	if (t.n[REFUSED] > 0)
		return err_set(e, ERR_INPUT, W_IMPORT_REFUSED, num_count(s->mem, (int64_t)t.n[REFUSED], s->lang),
		               num_count(s->mem, (int64_t)(t.gather.n - t.n[LEFT]), s->lang), NULL);
	return t.n[TAKEN] + t.n[ALREADY] > 0 || err_set(e, ERR_INPUT, W_GATHER_NOTHING, t.gather.folder, NULL, NULL);
}
