#include "cmd_template.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "reports/out_csv.h"
#include "reports/out_pdf.h"
#include "reports/out_xlsx.h"
#include "study/template.h"
#include <unistd.h>

/* Templates are also for who has no project yet. */
static bool open_project(struct session *s, struct err *e)
{
	bool here = access(mem_printf(s->mem, "%s/spiegel.ini", s->folder), F_OK) == 0;
	return (!here && !opt_has(&s->opt, "project")) || session_open(s, STORE_READ, e);
}

/* The format asked for, or told by the ending of --output; the first of `known` (ends with NULL) when neither says. */
static bool choose_format(const struct session *s, const char *const known[], const char **out, struct err *e)
{
	const char *asked = opt_value(&s->opt, "format"), *output = opt_value(&s->opt, "output");
	struct str list;
	str_init(&list, s->mem);
	*out = known[0];
	for (size_t i = 0; known[i]; i++) {
		if (asked ? str_eq(asked, known[i]) : output && str_ends(output, mem_printf(s->mem, ".%s", known[i]))) {
			*out = known[i];
			return true;
		}
		str_addf(&list, "%s%s", i ? ", " : "", known[i]);
	}
	return !asked || err_set(e, ERR_USAGE, W_CLI_FORMAT, asked, list.s, NULL);
}

/* Where it goes. What stands there may have been filled in. */
static bool choose_path(const struct session *s, const char *name, const char *format, const char **out, struct err *e)
{
	const char *output = opt_value(&s->opt, "output");
	*out = output ? output : mem_printf(s->mem, "%s.%s", name, format);
	if (access(*out, F_OK) != 0)
		return true;
	err_set(e, ERR_INPUT, W_BLANK_EXISTS, NULL, NULL, NULL);
	return err_at(e, *out, 0, 0);
}

static bool write_book(struct session *s, const struct book *book, const char *name, struct err *e)
{
	static const char *const formats[] = { "xlsx", "csv", NULL };
	const char *format, *path;
	struct str csv;
	if (!choose_format(s, formats, &format, e) || !choose_path(s, name, format, &path, e))
		return false;
	str_init(&csv, s->mem);
	if (str_eq(format, "csv"))
		out_csv_sheet(&csv, &book->sheet[0]);
	if (str_eq(format, "csv") ? !file_write_atomic(path, csv.s, csv.n, e) : !out_xlsx(book, path, e))
		return false;
	if (!s->quiet) {
		session_say(s, stdout, W_CLI_MADE, path, NULL);
		if (book->sheet[0].n_rows)
			session_say(s, stdout, W_BLANK_KNOWN, num_count(s->mem, (int64_t)book->sheet[0].n_rows, s->lang), NULL);
		session_say(s, stdout, W_BLANK_NEXT, path, NULL);
	}
	return true;
}

static bool write_tally(struct session *s, struct err *e)
{
	static const char *const formats[] = { "pdf", "xlsx", NULL };
	const char *format, *path;
	struct tally tally;
	struct book book;
	struct doc d;
	if (!study_tally(s->mem, s->store, s->trajectory, s->store ? &s->project : NULL, &tally, e) ||
	    !choose_format(s, formats, &format, e) || !choose_path(s, "telstaat", format, &path, e))
		return false;
	doc_init(&d, s->mem, s->lang);
	d.tool = "spiegel " SPIEGEL_VERSION;
	d.footer = tally.trajectory;
	tally_build(&d, &tally);
	tally_book(s->mem, s->lang, &tally, &book);
	if (str_eq(format, "pdf") ? !out_pdf(&d, path, e) : !out_xlsx(&book, path, e))
		return false;
	if (!s->quiet)
		session_say(s, stdout, W_CLI_MADE, path, NULL);
	return true;
}

static bool is_tally(const struct session *s, const char *name)
{
	const char *key = utf8_key(s->mem, name);
	for (int lang = 0; lang < LANG_N; lang++)
		if (str_eq(key, utf8_key(s->mem, word_text((enum lang)lang, W_TALLY_TITLE))))
			return true;
	return false;
}

bool template_write(struct session *s, const char *name, struct err *e)
{
	struct template t;
	struct book book;
	bool found;
	if (!open_project(s, e))
		return false;
	if (is_tally(s, name))
		return write_tally(s, e);
	if (!template_make(s->mem, s->store, s->trajectory, name, s->lang, &t, &found, e))
		return false;
	if (!found)
		return err_set(e, ERR_USAGE, W_BLANK_UNKNOWN, name, template_names(s->mem), NULL);
	study_template_book(s->mem, &t, s->lang, &book);
	return write_book(s, &book, t.name, e);
}
