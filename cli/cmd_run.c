/* spiegel run: read the letterbox, then make the reports that are due. Safe to call each day. */
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/tree.h"
#include "base/utf8.h"
#include "letter.h"
#include "report.h"
#include "reports/letterbox.h"
#include "reports/out_html.h"
#include "study/due.h"
#include "study/monthly.h"
#include "study/trajectory.h"
#include "take.h"
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"

/* ---- the letterbox */

/* As the project file has it, without a slash at its end. */
/* The page for who has no terminal. */
static const char *page_of(const struct session *s, const char *inbox)
{
	return mem_printf(s->mem, "%s/%s", inbox, word_text(s->lang, W_LETTERBOX_FILE));
}

/* What we wrote there ourselves, in any language, is no letter. */
static void forget_our_own(struct gather *g)
{
	size_t n = 0;
	for (size_t i = 0; i < g->n; i++) {
		bool own = false;
		for (int lang = 0; lang < LANG_N; lang++)
			own |= str_eq(path_name(g->item[i].path), word_text((enum lang)lang, W_LETTERBOX_FILE));
		if (!own)
			g->item[n++] = g->item[i];
	}
	g->n = n;
}

static bool read_inbox(struct session *s, const char *inbox, struct taking *t, struct err *e)
{
	struct stat st;
	*t = (struct taking){ .session = s, .for_letterbox = true };
	if (stat(inbox, &st) != 0 || !S_ISDIR(st.st_mode))
		return err_set(e, ERR_INPUT, W_RUN_NO_INBOX, inbox, NULL, NULL);
	if (!gather_files(s, &inbox, 1, &t->gather, e))
		return false;
	forget_our_own(&t->gather);
	t->options = (struct import_options){ .trajectory_id = s->trajectory,
		                              .as_of = INT_MIN,
		                              .not_erased = true,
		                              .scope = project_scope(s->mem, &s->project),
		                              .tool_version = SPIEGEL_VERSION };
	return take_all(t, e);
}

/* A text for colleagues: without the folders of this machine. */
static const char *without_folder(struct session *s, const char *text, const char *inbox)
{
	const char *folder = mem_printf(s->mem, "%s/", inbox);
	struct str out;
	str_init(&out, s->mem);
	for (const char *at; (at = strstr(text, folder)) != NULL; text = at + strlen(folder))
		str_add_n(&out, text, (size_t)(at - text));
	str_add(&out, text);
	return utf8_safe(s->mem, out.s);
}

static void add_letter(struct session *s, struct letter *list, size_t *n, const char *inbox, const char *file, const char *told)
{
	list[(*n)++] = (struct letter){ .file = without_folder(s, file, inbox), .told = without_folder(s, told, inbox) };
}

static void list_letters(struct session *s, const struct taking *t, const char *inbox, struct letterbox *out)
{
	size_t most = t->gather.n + t->gather.n_left + 1;
	struct letter *read = mem_array(s->mem, most, sizeof *read), *already = mem_array(s->mem, most, sizeof *already),
	              *refused = mem_array(s->mem, most, sizeof *refused), *left = mem_array(s->mem, most, sizeof *left);
	for (size_t i = 0; i < t->gather.n; i++) {
		const char *path = t->gather.item[i].path, *told = t->file[i].told;
		out->n_lacking += t->file[i].lacks_rows;
		out->n_later += t->file[i].later && !t->file[i].lacks_rows;
		if (t->file[i].outcome == TAKEN)
			add_letter(s, read, &out->n_read, inbox, path, told);
		else if (t->file[i].outcome == ALREADY)
			add_letter(s, already, &out->n_already, inbox, path, told);
		else if (t->file[i].outcome == REFUSED)
			add_letter(s, refused, &out->n_refused, inbox, path, told);
	}
	for (size_t i = 0; i < t->gather.n_left; i++)
		add_letter(s, left, &out->n_reasons, inbox, gather_names(&t->gather, &t->gather.left[i]), t->gather.left[i].reason);
	out->n_left = gather_n_left(&t->gather);
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
	out->linked = !strchr(letter_inbox_named(s), '/') && !str_starts(letter_inbox_named(s), ".");
	if (stat(folder, &st) != 0)
		return true;
	if (!tree_list(s->mem, folder, &tree, e))
		return false;
	const char **report = mem_array(s->mem, tree.n + 1, sizeof *report);
	for (size_t i = 0; i < tree.n; i++) {
		const char *path = tree.item[i].path, *name = path_name(path);
		bool on_top = strlen(path) == strlen(folder) + 1 + strlen(name), plain = !name[strspn(name, NAME_CHARACTERS)];
		if (tree.item[i].kind == TREE_FILE && on_top && plain && (str_ends(path, ".pdf") || str_ends(path, ".html")))
			report[out->n_reports++] = out->linked ? mem_printf(s->mem, "../reports/%s", name) : name;
	}
	out->report = report;
	return true;
}

/* For those who may read the folder, as the umask says: files are made for their owner alone. What cannot be shared stays as it is. */
static void share(const char *path, mode_t mode)
{
	mode_t mask = umask(0);
	umask(mask);
	if (chmod(path, mode & ~mask) != 0)
		errno = 0;
}

static bool share_reports(struct session *s, struct err *e)
{
	const char *folder = mem_printf(s->mem, "%s/reports", s->folder);
	struct tree tree = { 0 };
	if (!tree_list(s->mem, folder, &tree, e))
		return false;
	share(folder, 0777);
	for (size_t i = 0; i < tree.n; i++) {
		const char *path = tree.item[i].path;
		if (tree.item[i].kind != TREE_FILE)
			continue;
		share(path_folder(s->mem, path), 0777);
		share(path, 0666);
	}
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
		if (!study_monthly(s->mem, s->store, s->trajectory, &s->project, newest, &month, e))
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
	const char *path = page_of(s, inbox);
	if (!out_html(&d, path, e))
		return false;
	share(path, 0666);
	return true;
}

/* ---- the reports */

static bool make_due(struct session *s, const char *name, size_t *n_made, struct err *e)
{
	int from, to;
	enum due_months which = str_eq(name, "monthly") ? DUE_EACH : report_tells_verdict(report_find(name)) ? DUE_VERDICT : DUE_NEWEST;
	if (!study_due(s->mem, s->store, s->trajectory, &s->project, name, which, &from, &to, e))
		return false;
	for (int month = from; month <= to; month++) {
		struct report_order order = { .period = { month_first_day(month), month_last_day(month) },
			                      .folder = mem_printf(s->mem, "%s/reports", s->folder),
			                      .may_record = true };
		order.n_made = n_made;
		if (!report_make(s, report_find(name), &order, e))
			return false;
	}
	return true;
}

/* Before anything is read: who mistyped a word learns so at once. */
static bool check_schedule(const struct session *s, struct err *e)
{
	const struct text_list *langs = &s->project.langs, *reports = &s->project.reports;
	enum lang unused;
	for (size_t i = 0; i < reports->n; i++)
		if (!report_find(reports->item[i]))
			return err_set(e, ERR_INPUT, W_RUN_REPORT_KIND, reports->item[i], NULL, NULL);
	for (size_t i = 0; i < langs->n; i++)
		if (!lang_parse(langs->item[i], &unused))
			return err_set(e, ERR_INPUT, W_RUN_LANG, langs->item[i], NULL, NULL);
	return true;
}

/* In each language of the schedule; nothing said: in that of the trajectory. */
static bool make_reports(struct session *s, size_t *n_made, struct err *e)
{
	enum lang own = s->lang;
	const struct text_list *langs = &s->project.langs, *reports = &s->project.reports;
	bool ok = true;
	for (size_t l = 0; ok && l < (langs->n ? langs->n : 1); l++) {
		enum lang lang = own;
		if (langs->n)
			lang_parse(langs->item[l], &lang);
		session_speak(s, lang);
		for (size_t i = 0; ok && i < reports->n; i++)
			ok = make_due(s, reports->item[i], n_made, e);
	}
	session_speak(s, own);
	return ok && (!*n_made || share_reports(s, e));
}

/* A note that lies there each day may stay: it is told, and is no failure. */
static void tell(const struct session *s, const struct taking *t, const char *inbox, size_t n_made)
{
	size_t left = inbox ? gather_n_left(&t->gather) : 0;
	if (left || t->n[REFUSED])
		session_say(s, stdout, W_RUN_UNREAD, num_count(s->mem, (int64_t)t->n[REFUSED], s->lang),
		            num_count(s->mem, (int64_t)left, s->lang), page_of(s, inbox), NULL);
	else if (!n_made && !t->n[TAKEN])
		session_say(s, stdout, W_RUN_NOTHING, NULL);
}

bool cmd_run(struct session *s, struct err *e)
{
	struct taking t = { .session = s };
	struct err second = { .code = ERR_NONE };
	size_t n_made = 0;
	if (s->opt.n_rest)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel run", NULL, NULL);
	if (!session_open(s, STORE_WRITE, e) || !check_schedule(s, e))
		return false;
	const char *inbox = *s->project.inbox ? letter_inbox(s) : NULL;
	struct err absent = { .code = ERR_NONE };
	if (inbox && !read_inbox(s, inbox, &t, &absent)) {
		if (absent.word != W_RUN_NO_INBOX) {
			*e = absent;
			return false;
		}
		inbox = NULL; /* a shared disk may be away for a day; what is due is made all the same */
	}
	bool made = make_reports(s, &n_made, e), told = !inbox || write_back(s, &t, inbox, made ? e : &second);
	if (!made || !told)
		return false;
	if (err_is_set(&absent)) {
		*e = absent;
		return false;
	}
	s->not_all_well |= t.n[REFUSED] > 0;
	if (!s->quiet)
		tell(s, &t, inbox, n_made);
	return true;
}
