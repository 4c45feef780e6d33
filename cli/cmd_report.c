/* spiegel report monthly: builds the document once, then draws it in every form asked for. */
#include "base/file.h"
#include "base/hash.h"
#include "base/str.h"
#include "cmd.h"
#include "reports/digest.h"
#include "reports/out_csv.h"
#include "reports/out_html.h"
#include "reports/out_json.h"
#include "reports/out_pdf.h"
#include "reports/out_text.h"
#include "study/monthly.h"
#include <dirent.h>
#include <string.h>
#include <unistd.h>

struct output { /* where the report goes */
	struct session *s;
	const struct doc *doc;
	const char *folder; /* of the documents */
	const char *stem; /* "2026-06_maandrapport" */
	int month;
};

static void tell(const struct output *o, const char *path)
{
	if (!o->s->quiet)
		session_say(o->s, stdout, W_CLI_MADE, path, NULL);
}

static const char *path_of(const struct output *o, const char *ending)
{
	return mem_printf(o->s->mem, "%s/%s%s", o->folder, o->stem, ending);
}

static bool write_pdf(const struct output *o, struct err *e)
{
	const char *path = path_of(o, ".pdf");
	if (!out_pdf(o->doc, path, e))
		return false;
	tell(o, path);
	return true;
}

static bool write_html(const struct output *o, struct err *e)
{
	const char *path = path_of(o, ".html");
	if (!out_html(o->doc, path, e))
		return false;
	tell(o, path);
	return true;
}

static bool write_text(const struct output *o, struct err *e)
{
	struct str out;
	const char *path = path_of(o, ".txt");
	str_init(&out, o->s->mem);
	out_text(&out, o->doc, (struct text_style){ .width = 80 });
	if (!file_write_atomic(path, out.s, out.n, e))
		return false;
	tell(o, path);
	return true;
}

static bool write_json(const struct output *o, struct err *e)
{
	struct str out;
	const char *path = path_of(o, ".json");
	str_init(&out, o->s->mem);
	out_json(&out, o->doc);
	if (!file_write_atomic(path, out.s, out.n, e))
		return false;
	tell(o, path);
	return true;
}

/* Tables of an earlier run that this report no longer has must not stay: what they tell may be hidden by now. */
static void clear_tables(struct mem *m, const char *folder)
{
	DIR *d = opendir(folder);
	for (const struct dirent *entry; d && (entry = readdir(d)) != NULL;)
		if (str_ends(entry->d_name, ".csv"))
			unlink(mem_printf(m, "%s/%s", folder, entry->d_name));
	if (d)
		closedir(d);
}

/* One file a table, in a folder named after the report. */
static bool write_csv(const struct output *o, struct err *e)
{
	const char *folder = path_of(o, "");
	if (!session_folder(folder, e))
		return false;
	clear_tables(o->s->mem, folder);
	for (size_t i = 0; i < o->doc->n; i++) {
		const struct table *t = o->doc->block[i].table;
		struct str out;
		if (o->doc->block[i].kind != BLOCK_TABLE)
			continue;
		str_init(&out, o->s->mem);
		out_csv(&out, t);
		if (!file_write_atomic(mem_printf(o->s->mem, "%s/%s.csv", folder, t->id), out.s, out.n, e))
			return false;
	}
	tell(o, mem_printf(o->s->mem, "%s/*.csv", folder));
	return true;
}

/* Always the public version: it is made to be published. */
static bool write_digest(const struct output *o, struct err *e)
{
	struct session *s = o->s;
	struct project project = s->project;
	struct monthly_input in;
	struct doc d;
	struct str out;
	project.for_public = true;
	if (!study_monthly(s->mem, s->store, s->trajectory, &project, o->month, &in, e))
		return false;
	digest_build(s->mem, &d, s->lang, &in);
	str_init(&out, s->mem);
	out_text(&out, &d, (struct text_style){ .width = 10000 }); /* to paste: every paragraph is one line */
	const char *path = mem_printf(s->mem, "%s/%s_%s.txt", o->folder, month_iso(s->mem, o->month), word_text(s->lang, W_DIGEST_FILE));
	if (!file_write_atomic(path, out.s, out.n, e))
		return false;
	tell(o, path);
	return true;
}

static const struct format {
	const char *name;
	bool (*write)(const struct output *o, struct err *e);
} formats[] = { { "pdf", write_pdf },   { "html", write_html }, { "csv", write_csv },
	        { "json", write_json }, { "text", write_text }, { "digest", write_digest } };
enum { N_FORMATS = sizeof formats / sizeof *formats };

/* Which formats a list with commas asks for. */
static bool choose_formats(struct mem *m, const char *list, bool chosen[N_FORMATS], struct err *e)
{
	while (*list) {
		size_t n = strcspn(list, ","), i = 0;
		const char *name = str_trim(m, mem_text_n(m, list, n));
		while (i < N_FORMATS && !str_eq(formats[i].name, name))
			i++;
		if (i == N_FORMATS)
			return err_set(e, ERR_USAGE, W_CLI_FORMAT, name, "pdf, html, csv, json, text, digest", NULL);
		chosen[i] = true;
		list += n + (list[n] == ',');
	}
	return true;
}

/* The hash of the results, whatever forms were drawn: the same facts give the same hash. */
static void hash_results(const struct doc *d, char hex[HASH_HEX])
{
	struct str out;
	str_init(&out, d->mem);
	out_json(&out, d);
	hash_text(out.s, hex);
}

/* A report can be made from a store that cannot be written; then nothing is written down of it. */
static bool open_store(struct session *s, bool *may_record, struct err *e)
{
	struct err first = { .code = ERR_NONE };
	*may_record = session_open(s, STORE_WRITE, &first);
	if (*may_record)
		return true;
	session_close(s);
	struct err second = { .code = ERR_NONE };
	if (first.code == ERR_STORE && session_open(s, STORE_READ, &second))
		return true;
	*e = first;
	return false;
}

bool cmd_report(struct session *s, struct err *e)
{
	struct period period;
	struct monthly_input in;
	struct doc d;
	bool chosen[N_FORMATS] = { false }, may_record;
	char hex[HASH_HEX];
	const char *list = opt_value(&s->opt, "format");

	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel report monthly --period 2026-06", NULL, NULL);
	if (!str_eq(s->opt.rest[0], "monthly"))
		return err_set(e, ERR_USAGE, W_CLI_REPORT_KIND, s->opt.rest[0], NULL, NULL);
	if (!choose_formats(s->mem, list ? list : "pdf,html,csv,json,digest", chosen, e) || !open_store(s, &may_record, e) ||
	    !session_period(s, &period, e))
		return false;
	int month = month_of_day(period.from);
	if (period.from != month_first_day(month) || period.to != month_last_day(month))
		return err_set(e, ERR_USAGE, W_CLI_MONTH, NULL, NULL, NULL);
	if (!study_monthly(s->mem, s->store, s->trajectory, &s->project, month, &in, e))
		return false;
	doc_init(&d, s->mem, s->lang);
	monthly_build(&d, &in);
	hash_results(&d, hex);

	const char *folder = opt_value(&s->opt, "output");
	struct output o = { .s = s, .doc = &d, .folder = folder ? folder : mem_printf(s->mem, "%s/reports", s->folder), .month = month };
	o.stem = mem_printf(s->mem, "%s_%s%s%s", month_iso(s->mem, month), word_text(s->lang, W_REPORT_FILE),
	                    s->project.for_public ? "_" : "", s->project.for_public ? word_text(s->lang, W_REPORT_PUBLIC) : "");
	if (!session_folder(o.folder, e))
		return false;
	for (size_t i = 0; i < N_FORMATS; i++)
		if (chosen[i] && !formats[i].write(&o, e))
			return false;
	return !may_record || study_record_report(s->store, s->trajectory, &s->project, &in, "monthly", hex, "neutral", e);
}
