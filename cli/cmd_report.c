/* spiegel report KIND */
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "frozen.h"
#include "report.h"
#include "report_files.h"
#include "reports/phrase.h"
#include "study/hiding.h"
#include "study/trajectory.h"

/* A report can be made from a store that may only be read; then nothing is written down of it. */
static bool open_store(struct session *s, bool *may_record, struct err *e)
{
	struct err first = { .code = ERR_NONE };
	*may_record = session_open(s, STORE_WRITE, &first);
	if (*may_record)
		return true;
	session_close(s);
	struct err second = { .code = ERR_NONE };
	if (first.word == W_STORE_NO_ACCESS && session_open(s, STORE_READ, &second)) {
		if (!s->quiet)
			session_say(s, stderr, W_REPORT_NOT_KEPT, NULL);
		return true;
	}
	*e = first;
	return false;
}

/* ---- a report of the past */

static bool find_run(struct session *s, const char *asked, struct report_run **out, struct err *e)
{
	size_t n;
	if (!record_runs(s->mem, s->store, s->trajectory, out, &n, e))
		return false;
	for (size_t i = 0; i < n; i++, ++*out)
		if (str_eq(num_plain_int(s->mem, (*out)->id), asked))
			return true;
	return err_set(e, ERR_INPUT, W_RUN_UNKNOWN, asked, NULL, NULL);
}

/* What came of it. A report that could not be made is an error, one that differs is there with a warning. */
static bool tell_outcome(struct session *s, const struct run_row *row, size_t n_files, bool known, struct err *e)
{
	const char *number = num_plain_int(s->mem, row->id);
	if (run_is_lost(row))
		return err_set(e, ERR_INPUT, W_VERIFY_ABOUT, number, row->kind, row->finding[0]);
	for (size_t i = 0; i < row->n_findings; i++)
		session_say(s, stderr, W_VERIFY_ABOUT, number, row->kind, row->finding[i], NULL);
	s->not_all_well |= row->state == RUN_DIFFERS;
	if (row->state == RUN_SAME && !s->quiet)
		session_say(s, stdout, known ? W_AGAIN_SAME : W_AGAIN_RESULTS, number, num_plain_int(s->mem, (int64_t)n_files), NULL);
	return true;
}

/* In a folder of its own: the report that stands now may be a later one. */
static bool make_again(struct session *s, struct frozen *f, const struct report_run *run, struct err *e)
{
	const char *number = num_plain_int(s->mem, run->id), *asked = opt_value(&s->opt, "output");
	struct report_file *file;
	struct run_row row;
	size_t n_files = 0, n_known;
	f->folder = asked ? asked : mem_printf(s->mem, "%s/reports/%s", s->folder, word_say(s->mem, s->lang, W_RUN_FOLDER, number, NULL));
	f->formats = opt_value(&s->opt, "format");
	f->tell = !s->quiet;
	if (!asked && !file_folder(mem_printf(s->mem, "%s/reports", s->folder), e))
		return false;
	return record_files(s->mem, s->store, run->id, &file, &n_known, e) && frozen_check(f, run, &row, &n_files, e) &&
	       tell_outcome(s, &row, n_files, n_known > 0, e);
}

static bool report_of_past(struct session *s, const char *asked, struct err *e)
{
	struct report_run *run;
	struct frozen f;
	if (s->opt.n_rest || opt_has(&s->opt, "period") || opt_has(&s->opt, "publiek") || opt_has(&s->opt, "lang") ||
	    opt_has(&s->opt, "archive"))
		return err_set(e, ERR_USAGE, W_AGAIN_WITH, NULL, NULL, NULL);
	if (!session_open(s, STORE_READ, e) || !find_run(s, asked, &run, e))
		return false;
	bool ok = frozen_open(s, &f, e) && make_again(s, &f, run, e);
	frozen_close(&f);
	return ok;
}

/* In each language asked for; none asked: that of the project. */
static bool make_all(struct session *s, const struct report_kind *kind, const struct report_order *order, struct err *e)
{
	const char *list = opt_value(&s->opt, "lang");
	enum lang lang[LANG_N] = { s->lang };
	size_t n = list ? lang_parse_list(s->mem, list, lang) : 1;
	for (size_t i = 0; i < n; i++) {
		session_speak(s, lang[i]);
		if (!report_make(s, kind, order, e))
			return false;
	}
	return true;
}

/* The public edition does not say why a group is hidden; who publishes it must know what could be done. */
static bool tell_hiding(struct session *s, const struct report_order *order, struct err *e)
{
	const struct study *study;
	struct hiding h;
	int64_t last;
	if (!s->project.for_public || s->quiet)
		return true;
	if (!trajectory_last_import(s->store, s->trajectory, &last, e) ||
	    !study_load(s->mem, s->store, s->trajectory, &s->project, month_of_day(order->period.to), last, &study, e) ||
	    !study_hiding(s->mem, study, s->lang, &h, e))
		return false;
	if (!h.n_hidden)
		return true;
	session_say(s, stderr, W_HIDING, NULL);
	if (h.n)
		session_say(s, stderr, h.n > 1 ? W_HIDING_BY_EACH : W_HIDING_BY, phrase_list(s->mem, s->lang, h.activity, h.n), NULL);
	if (h.not_one)
		session_say(s, stderr, W_HIDING_NOT_ONE, NULL);
	if (h.with)
		session_say(s, stderr, W_HIDING_TOGETHER, h.activity[0], h.with, NULL);
	session_say(s, stderr, W_HIDING_WAIT, num_plain_int(s->mem, s->project.smallest), NULL);
	return true;
}

/* Which PDF/A: 2a, or 3a with the CSV files inside. */
static bool choose_archive(const struct session *s, bool *attaches, struct err *e)
{
	const char *asked = opt_value(&s->opt, "archive");
	*attaches = asked && str_eq(asked, "3a");
	if (!asked || *attaches || str_eq(asked, "2a"))
		return true;
	return err_set(e, ERR_USAGE, W_CLI_ARCHIVE, asked, NULL, NULL);
}

bool cmd_report(struct session *s, struct err *e)
{
	const char *formats = opt_value(&s->opt, "format");
	struct report_order order = { .formats = formats };
	if (!output_folder(s, &order.folder, e))
		return false;
	if (opt_has(&s->opt, "again"))
		return report_of_past(s, opt_value(&s->opt, "again"), e);
	unsigned chosen;
	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel report monthly --period 2026-06", NULL, NULL);
	const struct report_kind *kind = report_find(s->opt.rest[0]);
	if (!kind)
		return err_set(e, ERR_USAGE, W_CLI_REPORT_KIND, s->opt.rest[0], NULL, NULL);
	if (formats && !output_choose(s->mem, formats, true, &chosen, e)) /* a wrong word is told before a folder that is no project */
		return false;
	if (!choose_archive(s, &order.attaches, e))
		return false;
	s->verdict = report_tells_verdict(kind);
	if (!open_store(s, &order.may_record, e) || !session_period(s, &order.period, e))
		return false;
	return make_all(s, kind, &order, e) && (!report_tells_people(kind) || tell_hiding(s, &order, e));
}
