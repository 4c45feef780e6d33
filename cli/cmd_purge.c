/* spiegel purge: erases data for good, after asking. */
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cmd.h"
#include "report.h"
#include "study/purge.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ANSWER_LENGTH = 80 };

struct purging {
	struct session *s;
	enum purge_what what;
	struct overview_keep keep;
	struct purge_item *item;
	size_t n, n_census;
	bool reports; /* their files go too */
	size_t n_there; /* files of reports that were found */
};

/* ---- the reports */

/* A file of a report as it lies on the disk; NULL: it is not there. A name of another folder is none of ours, whatever the store says. */
static const char *file_on_disk(struct session *s, const char *folder, const char *name)
{
	struct stat st;
	const char *below = mem_printf(s->mem, "%s/%s", folder, name), *path = mem_printf(s->mem, "%s/%s", s->folder, below);
	if (below[0] == '/' || strstr(path + strlen(s->folder), "/.."))
		return NULL;
	return lstat(path, &st) == 0 && S_ISREG(st.st_mode) ? path : NULL;
}

/* With the folder of its tables, or of what was made again, once that is empty. */
static bool remove_file(struct session *s, const char *path, bool folder_goes, struct err *e)
{
	if (unlink(path) != 0)
		return err_set(e, ERR_SYSTEM, W_PURGE_REMOVE, utf8_safe(s->mem, path), strerror(errno), NULL);
	const char *folder = path_folder(s->mem, path);
	if (str_ends(path, ".csv") && rmdir(folder) == 0)
		folder = path_folder(s->mem, folder);
	if (folder_goes)
		rmdir(folder);
	return true;
}

/* A file where its report was made, unless another report took its place there, and where the report was made again. */
static bool handle_file(struct purging *p, const struct report_run *r, const struct report_file *f, struct err *e)
{
	struct session *s = p->s;
	const char *again = word_say(s->mem, s->lang, W_RUN_FOLDER, num_plain_int(s->mem, r->id), NULL);
	const char *const folder[] = { f->replaced ? "" : r->folder, mem_printf(s->mem, "reports/%s", again) };
	for (size_t i = 0; i < 2; i++) {
		const char *path = file_on_disk(s, folder[i], f->name);
		p->n_there += path != NULL;
		if (path && p->reports && !remove_file(s, path, i == 1, e))
			return false;
		if (path && !p->reports && !s->quiet && !str_eq(f->format, "csv"))
			session_print(s, stdout, mem_printf(s->mem, "    %s", utf8_safe(s->mem, path)));
	}
	return true;
}

/* Of a report that was not made below the project its place is not recorded, which may tell of a person; how its files are called is. Tables
 * stand in a folder, which is named once. */
static void name_elsewhere(const struct purging *p, const struct report_file file[], size_t n)
{
	struct session *s = p->s;
	const char *before = "";
	struct str names;
	str_init(&names, s->mem);
	for (size_t i = 0; i < n; i++) {
		const char *name = mem_text_n(s->mem, file[i].name, strcspn(file[i].name, "/"));
		if (!str_eq(name, before))
			str_addf(&names, "%s%s", names.n ? ", " : "", name);
		before = name;
	}
	if (n)
		session_say(s, stdout, W_PURGE_REPORT_ELSEWHERE, names.s, NULL);
}

/* Files of reports that rest on what was erased: named, or removed with --reports. */
static bool handle_reports(struct purging *p, struct err *e)
{
	struct session *s = p->s;
	struct report_run *run;
	size_t n;
	bool tells = p->n && !s->quiet;
	if (!purge_outdated(s->mem, s->store, s->trajectory, &run, &n, e))
		return false;
	if (n && tells)
		session_say(s, stdout, W_PURGE_OUTDATED, NULL);
	for (size_t i = 0; i < n; i++) {
		struct report_file *file;
		size_t n_files;
		if (!record_files(s->mem, s->store, run[i].id, &file, &n_files, e))
			return false;
		if (tells)
			session_say(s, stdout, W_PURGE_REPORT, num_plain_int(s->mem, run[i].id), report_title(run[i].kind, s->lang),
			            period_words(s->mem, run[i].period, s->lang), lang_code(run[i].lang), NULL);
		for (size_t k = 0; k < n_files; k++)
			if (!handle_file(p, &run[i], &file[k], e))
				return false;
		if (tells && !*run[i].folder)
			name_elsewhere(p, file, n_files);
	}
	if (p->n_there && !s->quiet && p->reports)
		session_say(s, stdout, W_PURGE_REPORTS_GONE, num_count(s->mem, (int64_t)p->n_there, s->lang), NULL);
	else if (p->n_there && !s->quiet)
		session_say(s, stdout, W_PURGE_REPORTS_STAY, NULL);
	return true;
}

/* ---- before it is done */

static void list_items(const struct purging *p)
{
	struct session *s = p->s;
	session_say(s, stdout, W_PURGE_WILL, NULL);
	for (size_t i = 0; i < p->n; i++) {
		const struct purge_item *x = &p->item[i];
		session_say(s, stdout, W_PURGE_ITEM, num_plain_int(s->mem, x->id), x->file, x->kind,
		            day_words(s->mem, x->imported_on, s->lang), num_count(s->mem, x->rows, s->lang), NULL);
	}
}

/* Only a yes in one of the languages is one. */
static bool is_yes(struct session *s, const char *answer)
{
	for (int lang = 0; lang < LANG_N; lang++)
		if (str_eq(utf8_key(s->mem, answer), word_text((enum lang)lang, W_PURGE_ANSWER)))
			return true;
	return false;
}

static bool may_go_on(struct purging *p, bool *yes, struct err *e)
{
	struct session *s = p->s;
	char line[ANSWER_LENGTH];
	*yes = opt_has(&s->opt, "yes");
	if (*yes)
		return true;
	if (p->reports)
		session_say(s, stdout, W_PURGE_REPORTS_ASK, NULL);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE, W_PURGE_NEEDS_YES, NULL, NULL, NULL);
	session_say(s, stdout, W_PURGE_ASK, NULL);
	printf("> ");
	fflush(stdout);
	if (fgets(line, sizeof line, stdin))
		*yes = is_yes(s, str_trim(s->mem, mem_text_n(s->mem, line, strcspn(line, "\r\n"))));
	if (!*yes)
		session_say(s, stdout, W_PURGE_KEPT, NULL);
	return true;
}

/* Of a term that is not over, nothing. */
static bool find(struct purging *p, struct err *e)
{
	struct session *s = p->s;
	const char *which = s->opt.n_rest ? s->opt.rest[0] : NULL;
	p->what = which ? PURGE_NAMED : opt_has(&s->opt, "all") ? PURGE_ALL : PURGE_TERM;
	if (!purge_term(s->store, s->trajectory, &s->project, &p->keep, e))
		return false;
	if (p->what == PURGE_TERM && p->keep.months && day_today() <= p->keep.until) {
		if (!s->quiet)
			session_say(s, stdout, W_PURGE_NOT_YET, day_words(s->mem, p->keep.until, s->lang),
			            overview_keep_words(s->mem, &p->keep, s->lang), NULL);
		return true;
	}
	if (!purge_find(s->mem, s->store, s->trajectory, p->what, which, &p->item, &p->n, &p->n_census, e))
		return false;
	if (!p->n && !s->quiet)
		session_say(s, stdout, W_PURGE_NOTHING, NULL);
	return true;
}

static void tell(const struct purging *p)
{
	struct session *s = p->s;
	int64_t rows = 0;
	for (size_t i = 0; i < p->n; i++)
		rows += p->item[i].rows;
	if (p->n)
		session_say(s, stdout, W_PURGE_DONE, num_count(s->mem, (int64_t)p->n, s->lang), num_count(s->mem, rows, s->lang), NULL);
	if (p->n && p->n_census)
		session_say(s, stdout, W_PURGE_CENSUS, NULL);
}

/* What is deleted is overwritten at once, and the file is written anew, since moving rows within a page may have left copies. There is no
 * write-ahead log to empty: the store has a rollback journal, which goes with the commit. */
static bool tidy(struct session *s, struct err *e)
{
	struct err why = { .code = ERR_NONE };
	return store_compact(s->store, &why) || err_set(e, why.code, W_PURGE_REMNANTS, why.arg[0], NULL, NULL);
}

static bool purge(struct purging *p, struct err *e)
{
	struct session *s = p->s;
	bool yes;
	if (p->n && !s->quiet)
		list_items(p);
	if ((p->n || p->reports) && !may_go_on(p, &yes, e))
		return false;
	if ((p->n || p->reports) && !yes)
		return true;
	if (!purge_erase(s->store, s->trajectory, p->item, p->n, p->what != PURGE_TERM, time_now(), e))
		return false;
	if (!s->quiet)
		tell(p);
	bool handled = handle_reports(p, e); /* also where that fails, nothing is to be left of the data */
	if (p->n && !s->quiet)
		session_say(s, stdout, W_PURGE_ELSEWHERE,
		            *s->project.inbox ? word_say(s->mem, s->lang, W_PURGE_INBOX, s->project.inbox, NULL) : "", NULL);
	return tidy(s, e) && handled;
}

bool cmd_purge(struct session *s, struct err *e)
{
	struct purging p = { .s = s, .reports = opt_has(&s->opt, "reports") };
	if (s->opt.n_rest > 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel purge [IMPORT]", NULL, NULL);
	if (s->opt.n_rest && opt_has(&s->opt, "all"))
		return err_set(e, ERR_USAGE, W_PURGE_EITHER, NULL, NULL, NULL);
	return session_open(s, STORE_WRITE, e) && find(&p, e) && purge(&p, e);
}
