/* spiegel run: read the letterbox, then make the reports that are due. Safe to call each day. */
#include "base/num.h"
#include "base/str.h"
#include "base/tree.h"
#include "report.h"
#include "reports/letterbox.h"
#include "reports/out_html.h"
#include "study/due.h"
#include "study/monthly.h"
#include "study/trajectory.h"
#include "take.h"
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

/* ---- the letterbox */

/* As the project file has it, without a slash at its end. */
static const char *inbox_named(const struct session *s)
{
	size_t n = strlen(s->project.inbox);
	while (n > 1 && s->project.inbox[n - 1] == '/')
		n--;
	return mem_text_n(s->mem, s->project.inbox, n);
}

static const char *inbox_of(const struct session *s)
{
	const char *name = inbox_named(s);
	return name[0] == '/' ? name : mem_printf(s->mem, "%s/%s", s->folder, name);
}

/* What we wrote there ourselves, in any language, is no letter. */
static void forget_our_own(struct gather *g)
{
	size_t n = 0;
	for (size_t i = 0; i < g->n; i++) {
		bool own = false;
		for (int lang = 0; lang < LANG_N; lang++)
			own |= str_eq(take_name(g->item[i].path), word_text((enum lang)lang, W_LETTERBOX_FILE));
		if (!own)
			g->item[n++] = g->item[i];
	}
	g->n = n;
}

static bool read_inbox(struct session *s, const char *inbox, struct taking *t, struct err *e)
{
	struct stat st;
	*t = (struct taking){ .session = s };
	if (stat(inbox, &st) != 0 || !S_ISDIR(st.st_mode))
		return err_set(e, ERR_INPUT, W_RUN_NO_INBOX, inbox, NULL, NULL);
	s->opt.rest[0] = inbox;
	s->opt.n_rest = 1;
	if (!gather_files(s, &t->gather, e))
		return false;
	forget_our_own(&t->gather);
	t->options = (struct import_options){ .trajectory_id = s->trajectory,
		                              .as_of = INT_MIN,
		                              .scope = project_scope(s->mem, &s->project),
		                              .tool_version = SPIEGEL_VERSION };
	return take_all(t, e);
}

static void add_letter(const struct taking *t, size_t i, struct letter *list, size_t *n, const char *inbox)
{
	const char *path = t->gather.item[i].path, *told = t->file[i].told;
	list[(*n)++] = (struct letter){ .file = str_starts(path, inbox) ? path + strlen(inbox) + 1 : path, .told = told };
}

static void list_letters(struct session *s, const struct taking *t, const char *inbox, struct letterbox *out)
{
	size_t most = t->gather.n + t->gather.n_left + 1;
	struct letter *read = mem_array(s->mem, most, sizeof *read), *already = mem_array(s->mem, most, sizeof *already),
	              *refused = mem_array(s->mem, most, sizeof *refused), *left = mem_array(s->mem, most, sizeof *left);
	for (size_t i = 0; i < t->gather.n; i++) {
		if (t->file[i].outcome == TAKEN)
			add_letter(t, i, read, &out->n_read, inbox);
		else if (t->file[i].outcome == ALREADY)
			add_letter(t, i, already, &out->n_already, inbox);
		else if (t->file[i].outcome == REFUSED)
			add_letter(t, i, refused, &out->n_refused, inbox);
	}
	for (size_t i = 0; i < t->gather.n_left; i++)
		left[out->n_left++] = (struct letter){ .file = t->gather.left[i].names, .told = t->gather.left[i].reason };
	out->read = read;
	out->already = already;
	out->refused = refused;
	out->left = left;
}

/* The documents in the folder of reports, as they are reached from the letterbox: one folder below the project, or by their names alone. */
static bool list_reports(struct session *s, struct letterbox *out, struct err *e)
{
	const char *folder = mem_printf(s->mem, "%s/reports", s->folder);
	struct tree tree = { 0 };
	struct stat st;
	out->linked = !strchr(inbox_named(s), '/') && !str_starts(inbox_named(s), ".");
	if (stat(folder, &st) != 0)
		return true;
	if (!tree_list(s->mem, folder, &tree, e))
		return false;
	const char **report = mem_array(s->mem, tree.n + 1, sizeof *report);
	for (size_t i = 0; i < tree.n; i++) {
		const char *path = tree.item[i].path, *name = take_name(path);
		if (tree.item[i].kind == TREE_FILE && (str_ends(path, ".pdf") || str_ends(path, ".html")))
			report[out->n_reports++] = out->linked ? mem_printf(s->mem, "../reports/%s", name) : name;
	}
	out->report = report;
	return true;
}

static bool write_back(struct session *s, const struct taking *t, const char *inbox, struct err *e)
{
	struct letterbox box = { .trajectory = s->project.name };
	struct monthly_input month;
	struct period newest;
	struct err none = { .code = ERR_NONE };
	struct doc d;
	list_letters(s, t, inbox, &box);
	if (trajectory_newest_month(s->store, s->trajectory, &newest, &none)) {
		if (!study_monthly(s->mem, s->store, s->trajectory, &s->project, month_of_day(newest.to), &month, e))
			return false;
		box.month = &month;
	} else if (none.code != ERR_INPUT) {
		*e = none;
		return false;
	}
	if (!list_reports(s, &box, e))
		return false;
	session_doc(s, &d, "letterbox");
	letterbox_build(&d, &box);
	return out_html(&d, mem_printf(s->mem, "%s/%s", inbox, word_text(s->lang, W_LETTERBOX_FILE)), e);
}

/* ---- the reports */

static bool make_due(struct session *s, const char *name, size_t *n_made, struct err *e)
{
	const struct report_kind *kind = report_find(name);
	int from, to;
	if (!kind)
		return err_set(e, ERR_INPUT, W_RUN_REPORT_KIND, name, NULL, NULL);
	if (!study_due(s->mem, s->store, s->trajectory, &s->project, name, str_eq(name, "monthly"), &from, &to, e))
		return false;
	for (int month = from; month <= to; month++) {
		const struct report_order order = { .period = { month_first_day(month), month_last_day(month) },
			                            .folder = mem_printf(s->mem, "%s/reports", s->folder),
			                            .may_record = true,
			                            .n_made = n_made };
		if (!report_make(s, kind, &order, e))
			return false;
	}
	return true;
}

/* In each language of the schedule; nothing said: in that of the trajectory. */
static bool make_reports(struct session *s, size_t *n_made, struct err *e)
{
	enum lang own = s->lang;
	const struct text_list *langs = &s->project.langs, *reports = &s->project.reports;
	for (size_t l = 0; l < (langs->n ? langs->n : 1); l++) {
		enum lang lang = own;
		if (langs->n && !lang_parse(langs->item[l], &lang))
			return err_set(e, ERR_INPUT, W_RUN_LANG, langs->item[l], NULL, NULL);
		s->lang = s->project.lang = lang;
		for (size_t i = 0; i < reports->n; i++)
			if (!make_due(s, reports->item[i], n_made, e))
				return false;
	}
	s->lang = s->project.lang = own;
	return true;
}

bool cmd_run(struct session *s, struct err *e)
{
	struct taking t = { .session = s };
	size_t n_made = 0;
	if (s->opt.n_rest)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel run", NULL, NULL);
	if (!session_open(s, STORE_WRITE, e))
		return false;
	const char *inbox = *s->project.inbox ? inbox_of(s) : NULL;
	if ((inbox && !read_inbox(s, inbox, &t, e)) || !make_reports(s, &n_made, e) || (inbox && !write_back(s, &t, inbox, e)))
		return false;
	s->not_all_well |= t.n[REFUSED] > 0;
	if (!s->quiet && !n_made && !t.n[TAKEN] && !t.n[REFUSED])
		session_say(s, stdout, W_RUN_NOTHING, NULL);
	return true;
}
