/* spiegel import: takes in files one by one, those of folders too. */
#include "base/num.h"
#include "study/trajectory.h"
#include "take.h"
#include <limits.h>

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
	if (as_of && !day_parse(as_of, &o->as_of))
		return err_set(e, ERR_USAGE, W_INI_DAY, as_of, NULL, NULL);
	return !as_of || o->as_of <= day_today() || err_set(e, ERR_USAGE, W_IMPORT_AS_OF_AHEAD, as_of, day_iso(s->mem, day_today()), NULL);
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
	if (!session_open(s, STORE_WRITE, e) || !take_options(s, &t.options, &period, e) ||
	    !gather_files(s, s->opt.rest, s->opt.n_rest, &t.gather, e) ||
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
