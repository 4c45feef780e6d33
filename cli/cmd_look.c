/* spiegel sources, kinds, status, check, content: one question, one document on the screen. */
#include "cmd.h"
#include "cmd_template.h"
#include "reports/overview.h"
#include "reports/people.h"
#include "study/channels.h"
#include "study/datafile.h"
#include "study/overview.h"
#include "study/people.h"
#include "study/privacy.h"
#include "study/purge.h"
#include "study/representativeness.h"
#include "study/trajectory.h"

bool cmd_sources(struct session *s, struct err *e)
{
	struct overview_import *import;
	struct doc d;
	size_t n;
	int64_t last;
	if (!session_open(s, STORE_READ, e) || !trajectory_last_import(s->store, s->trajectory, &last, e) ||
	    !study_sources(s->mem, s->store, s->trajectory, last, s->lang, &import, &n, e))
		return false;
	session_doc(s, &d, "sources");
	overview_sources(&d, import, n);
	overview_totals(&d, import, n);
	return session_show(s, &d, e);
}

bool cmd_kinds(struct session *s, struct err *e)
{
	struct overview_kind *kind = mem_array(s->mem, import_kinds(), sizeof *kind);
	struct doc d;
	if (opt_has(&s->opt, "template"))
		return template_write(s, opt_value(&s->opt, "template"), e);
	if (opt_has(&s->opt, "output"))
		return err_set(e, ERR_USAGE, W_BLANK_ALONE, NULL, NULL, NULL);
	for (size_t i = 0; i < import_kinds(); i++)
		kind[i] = (struct overview_kind){ .name = import_kind_name(i),
			                          .title = word_text(s->lang, import_kind_title(i)),
			                          .columns = import_kind_columns(s->mem, i),
			                          .unseen = import_kind_unseen(s->mem, i, s->lang) };
	doc_init(&d, s->mem, s->lang);
	d.id = "kinds";
	overview_kinds(&d, kind, import_kinds());
	return session_show(s, &d, e);
}

bool cmd_status(struct session *s, struct err *e)
{
	struct overview_status status;
	struct doc d;
	if (!session_open(s, STORE_READ, e) || !study_status(s->mem, s->store, s->trajectory, &s->project, &status, e) ||
	    !store_check(s->store, &status.broken, e) || !purge_term(s->store, s->trajectory, &s->project, &status.keep, e))
		return false;
	status.keep_over = status.keep.months && day_today() > status.keep.until;
	session_doc(s, &d, "status");
	overview_status(&d, &status);
	return session_show(s, &d, e);
}

bool cmd_privacy(struct session *s, struct err *e)
{
	struct privacy_input in;
	struct doc d;
	if (!session_open(s, STORE_READ, e) || !study_privacy(s->mem, s->store, s->trajectory, &s->project, &in, e))
		return false;
	session_doc(s, &d, "privacy");
	privacy_blocks(&d, &in);
	return session_show(s, &d, e);
}

/* The trajectory up to the end of the period asked for. */
static bool load_study(struct session *s, const struct study **study, struct err *e)
{
	struct period period;
	int64_t last;
	s->verdict = true;
	return session_open(s, STORE_READ, e) && session_period(s, &period, e) &&
	       trajectory_last_import(s->store, s->trajectory, &last, e) &&
	       study_load(s->mem, s->store, s->trajectory, &s->project, month_of_day(period.to), last, study, e);
}

bool cmd_check(struct session *s, struct err *e)
{
	const struct study *study;
	struct check_parts in;
	struct doc d;
	if (!load_study(s, &study, e) || !study_parts(s->mem, study, &in, e))
		return false;
	session_doc(s, &d, "check");
	people_check(&d, &in);
	return session_show(s, &d, e);
}

bool cmd_channels(struct session *s, struct err *e)
{
	const struct study *study;
	struct people people;
	struct channels_input in;
	struct doc d;
	if (!load_study(s, &study, e) || !study_people(s->mem, study, &people, e) ||
	    !study_channels(s->mem, study, datafile_path(s->mem, "platform_use_nl_be.csv"), &people, &in, e))
		return false;
	session_doc(s, &d, "channels");
	channels_build(&d, &in);
	return session_show(s, &d, e);
}
