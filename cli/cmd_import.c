/* spiegel import: takes in files one by one; a refused file stops none of the others. */
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cmd.h"
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
	enum msg_level least = s->verbose ? MSG_NOTE : s->quiet ? MSG_REJECT : MSG_WARNING;
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].level >= least)
			session_print(s, stderr, msg_sentence(s->mem, &l->item[i], s->lang));
	size_t all = l->n_level[MSG_NOTE] + l->n_level[MSG_WARNING] + l->n_level[MSG_REJECT];
	if (all > l->n)
		session_say(s, stderr, W_IMPORT_MORE_MESSAGES, num_count(s->mem, (int64_t)(all - l->n), s->lang), NULL);
}

/* What became of a part of the file, in one or two lines; every row is accounted for. */
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
enum outcome { TAKEN, REFUSED, STOPPED };

static enum outcome take_file(struct session *s, const char *path, struct import_options *options, bool last_try, struct err *e)
{
	struct import_results r;
	struct err refused = { .code = ERR_NONE };
	if (isatty(STDERR_FILENO) && !s->quiet) {
		options->progress = show_progress;
		options->progress_data = mem_text(s->mem, utf8_safe(s->mem, base_name(path)));
	}
	bool taken = import_file(s->store, path, options, s->mem, &r, &refused);
	if (taken || last_try)
		print_messages(s, &r.messages);
	for (size_t i = 0; i < r.n; i++) {
		if (taken || last_try)
			print_messages(s, &r.item[i].messages);
		if (taken && !s->quiet)
			tell(s, path, &r.item[i]);
		s->rows_rejected |= taken && r.item[i].rows_rejected > 0;
	}
	if (taken)
		return TAKEN;
	if (refused.code != ERR_INPUT) {
		*e = refused;
		return STOPPED;
	}
	if (last_try)
		session_print(s, stderr, err_sentence(s->mem, &refused, s->lang));
	return REFUSED;
}

/* Files may lean on each other (an audience on the channel that a post export names), and the order of names must not matter: what is
 * refused is tried once more when the others are in. */
static bool take_all(struct session *s, struct import_options *options, size_t *n_refused, struct err *e)
{
	bool *done = mem_array(s->mem, s->opt.n_rest, sizeof *done);
	for (int try = 1; try <= 2; try++) {
		*n_refused = 0;
		options->others_follow = try == 1 && s->opt.n_rest > 1;
		for (size_t i = 0; i < s->opt.n_rest; i++) {
			enum outcome o = done[i] ? TAKEN : take_file(s, s->opt.rest[i], options, try == 2, e);
			if (o == STOPPED)
				return false;
			done[i] = o == TAKEN;
			*n_refused += o == REFUSED;
		}
	}
	return true;
}

bool cmd_import(struct session *s, struct err *e)
{
	struct import_options options;
	struct period period;
	size_t n_refused;

	if (s->opt.n_rest == 0)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel import FILE...", NULL, NULL);
	if (!session_open(s, STORE_WRITE, e) || !take_options(s, &options, &period, e) || !take_all(s, &options, &n_refused, e))
		return false;
	return n_refused == 0 || err_set(e, ERR_INPUT, W_IMPORT_REFUSED, num_count(s->mem, (int64_t)n_refused, s->lang),
	                                 num_count(s->mem, (int64_t)s->opt.n_rest, s->lang), NULL);
}
