#include "report.h"
#include "base/hash.h"
#include "base/str.h"
#include "report_files.h"
#include "reports/digest.h"
#include "reports/out_json.h"
#include "reports/out_text.h"
#include "study/account.h"
#include "study/content_mix.h"
#include "study/datafile.h"
#include "study/due.h"
#include "study/monthly.h"
#include "study/representativeness.h"
#include "study/theme.h"
#include "study/trajectory.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct made { /* what a kind of report gives */
	struct doc doc;
	struct account account;
	struct period told; /* that of the order, unless the kind takes another */
	const char *criterion_sha256;
	const char *results; /* as JSON */
	char hex[HASH_HEX]; /* of these */
};

/* ---- the kinds */

static bool make_monthly(struct session *s, struct period period, struct made *out, struct err *e)
{
	struct monthly_input in;
	if (!study_monthly(s->mem, s->store, s->trajectory, &s->project, period, &in, e))
		return false;
	monthly_build(&out->doc, &in);
	out->account = in.account;
	out->criterion_sha256 = in.people->facts.criterion.sha256;
	return true;
}

static bool put_digest(struct output *o, const struct doc *d, enum word file, struct err *e)
{
	struct session *s = o->s;
	struct str out;
	str_init(&out, s->mem);
	out_text(&out, d, (struct text_style){ .width = 10000 }); /* to paste: every paragraph is one line */
	const char *name = mem_printf(s->mem, "%s_%s_%s.txt", period_iso(s->mem, o->period), word_text(s->lang, file), o->slug);
	if (!output_put(o, name, out.s, out.n, e))
		return false;
	output_tell(o, mem_printf(s->mem, "%s/%s", o->folder, name));
	return true;
}

/* Always the public version: it is made to be published. */
static bool monthly_digest(struct output *o, struct err *e)
{
	struct session *s = o->s;
	struct project project = s->project;
	struct monthly_input in;
	struct doc d;
	project.for_public = true;
	if (!study_monthly(s->mem, s->store, s->trajectory, &project, o->period, &in, e))
		return false;
	digest_build(s->mem, &d, s->lang, &in);
	return put_digest(o, &d, W_DIGEST_FILE, e);
}

static bool make_representativeness(struct session *s, struct period period, struct made *out, struct err *e)
{
	struct representativeness_input in;
	const char *use = datafile_path(s->mem, "platform_use_nl_be.csv");
	if (!study_representativeness(s->mem, s->store, s->trajectory, &s->project, month_of_day(period.to), use, &in, e))
		return false;
	representativeness_build(&out->doc, &in);
	out->told.from = s->project.starts == PROJECT_NO_DAY || s->project.starts > period.to ? period.from : s->project.starts;
	out->account = in.account;
	out->criterion_sha256 = in.parts->people->facts.criterion.sha256;
	return true;
}

static bool make_content_mix(struct session *s, struct period period, struct made *out, struct err *e)
{
	struct content_mix_input in;
	if (!study_content_mix(s->mem, s->store, s->trajectory, &s->project, period, &in, e))
		return false;
	content_mix_build(&out->doc, &in);
	out->told = in.content->period;
	out->account = in.account;
	out->criterion_sha256 = in.model->people->facts.criterion.sha256;
	return true;
}

static bool content_digest(struct output *o, struct err *e)
{
	struct session *s = o->s;
	struct content_mix_input in;
	struct doc d;
	if (!study_content_mix(s->mem, s->store, s->trajectory, &s->project, o->period, &in, e))
		return false;
	digest_of_content(s->mem, &d, s->lang, in.content, in.model);
	return put_digest(o, &d, W_DIGEST_CONTENT_FILE, e);
}

struct report_kind {
	const char *name, *formats; /* formats: unless others are asked for */
	enum word file; /* in the names of its files */
	bool by_length, months; /* the name of its files tells how long its period is; whole months, no other period */
	bool (*make)(struct session *s, struct period period, struct made *out, struct err *e);
	bool (*digest)(struct output *o, struct err *e);
};

static const struct report_kind kinds[] = {
	{ "monthly", "pdf,html,csv,json,xlsx,digest,mdto", W_REPORT_FILE, true, true, make_monthly, monthly_digest },
	{ "representativeness", "pdf,html,csv,json,xlsx,mdto", W_REPR_FILE, false, true, make_representativeness, NULL },
	{ "content", "pdf,html,csv,json,xlsx,mdto", W_MIX_FILE, false, false, make_content_mix, content_digest },
};

const struct report_kind *report_find(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

const char *report_title(const char *name, enum lang lang)
{
	const struct report_kind *kind = report_find(name);
	return kind ? word_text(lang, kind->file) : name;
}

/* ---- one report */

/* "maandrapport", "kwartaalrapport" */
static const char *file_word(const struct report_kind *kind, struct period p, enum lang lang)
{
	return word_after(kind->file, kind->by_length ? (int)period_kind(p) : 0, lang);
}

/* What was made of the same results may have been thrown away since. */
static bool is_there(struct mem *m, const char *folder, const char *stem)
{
	return access(mem_printf(m, "%s/%s.pdf", folder, stem), F_OK) == 0 && access(mem_printf(m, "%s/%s.html", folder, stem), F_OK) == 0;
}

/* The document and its results. The hash is of these, whatever forms are drawn: the same facts give the same hash. */
static bool build(struct session *s, const struct report_kind *kind, struct period period, struct made *made, struct err *e)
{
	struct str out;
	*made = (struct made){ .criterion_sha256 = "", .told = period };
	doc_init(&made->doc, s->mem, s->lang);
	if (!kind->make(s, period, made, e))
		return false;
	str_init(&out, s->mem);
	out_json(&out, &made->doc);
	made->results = out.s;
	hash_text(out.s, made->hex);
	return true;
}

static bool begin_output(struct session *s, const struct report_kind *kind, const struct made *made, struct period p, struct output *o,
                         struct err *e)
{
	bool public = s->project.for_public;
	*o = (struct output){
		.s = s, .doc = &made->doc, .period = p, .told = made->told, .last_import = made->account.last_import, .digest = kind->digest
	};
	if (!trajectory_slug(s->store, s->mem, s->trajectory, &o->slug, e))
		return false;
	o->stem = mem_printf(s->mem, "%s_%s_%s%s%s", period_iso(s->mem, p), file_word(kind, p, s->lang), o->slug, public ? "_" : "",
	                     public ? word_text(s->lang, W_REPORT_PUBLIC) : "");
	return true;
}

/* The folder of the files as it lies below the project's; "" when it does not. */
static const char *below_project(const struct session *s, const char *folder)
{
	char *project = realpath(s->folder, NULL), *whole = realpath(folder, NULL);
	size_t n = project ? strlen(project) : 0;
	const char *out = "";
	if (project && whole && strncmp(whole, project, n) == 0 && whole[n] == '/')
		out = mem_text(s->mem, whole + n + 1);
	free(project);
	free(whole);
	return out;
}

static bool record(struct session *s, const struct report_kind *kind, const struct report_order *order, const struct made *made,
                   const struct output *o, struct err *e)
{
	struct report_run r = { .kind = kind->name,
		                .period = order->period,
		                .lang = s->lang,
		                .audience = record_audience(&s->project),
		                .created_at = time_now(),
		                .last_import = made->account.last_import,
		                .criterion_sha256 = made->criterion_sha256,
		                .project_text = s->project.ini_text,
		                .theme = made->doc.theme->sha256,
		                .results_sha256 = made->hex,
		                .folder = below_project(s, o->folder) };
	return record_versions(s->mem, &r.versions, e) && record_write(s->store, s->trajectory, &r, &made->account, o->file, o->n_files, e);
}

/* *stands: the newest report of the period tells the same, and is there. */
static bool still_stands(struct session *s, const struct report_kind *kind, const struct report_order *order, const struct made *made,
                         const char *stem, bool *stands, struct err *e)
{
	if (!study_report_stands(s->store, s->trajectory, &s->project, kind->name, order->period, made->hex, stands, e))
		return false;
	*stands = *stands && is_there(s->mem, order->folder, stem);
	return true;
}

/* The look is no part of the results: they can be made again without its files. */
static bool dress(struct session *s, struct made *made, struct err *e)
{
	if (!study_theme(s->mem, &s->project, &made->doc.theme, e))
		return false;
	if (*made->doc.theme->organisation)
		made->doc.author = made->doc.theme->organisation;
	return true;
}

static bool make(struct session *s, const struct report_kind *kind, const struct report_order *order, unsigned chosen, struct err *e)
{
	struct made made;
	struct output o;
	bool stands = false;
	if (!build(s, kind, order->period, &made, e) || !begin_output(s, kind, &made, order->period, &o, e))
		return false;
	if (order->n_made && !still_stands(s, kind, order, &made, o.stem, &stands, e))
		return false;
	if (stands)
		return true;
	if (order->n_made)
		++*order->n_made;
	o.folder = order->folder;
	o.attaches = order->attaches;
	return dress(s, &made, e) && output_write(&o, chosen, e) && (!order->may_record || record(s, kind, order, &made, &o, e));
}

/* One transaction from the first question to the record: nothing that others import comes in between, and of two who make the same report the
 * files on the disk are those of the later record. */
bool report_make(struct session *s, const struct report_kind *kind, const struct report_order *order, struct err *e)
{
	unsigned chosen;
	struct period p = order->period;
	if (!output_choose(s->mem, order->formats ? order->formats : kind->formats, kind->digest != NULL, &chosen, e))
		return false;
	if (order->attaches && !output_has_pdf(chosen))
		return err_set(e, ERR_USAGE, W_CLI_ARCHIVE_PDF, NULL, NULL, NULL);
	if (kind->months && period_kind(p) == PERIOD_DAYS)
		return err_set(e, ERR_USAGE, W_CLI_MONTHS, NULL, NULL, NULL);
	if (!(order->may_record ? store_begin : store_begin_read)(s->store, e))
		return false;
	if (!make(s, kind, order, chosen, e)) {
		store_rollback(s->store);
		return false;
	}
	if (order->may_record)
		return store_commit(s->store, e);
	store_rollback(s->store);
	return true;
}

/* ---- a report of the past */

/* The session as it was: the same program, with the store and the project text of that time. */
static bool go_back(const struct session *now, struct report_past *past, struct session *then, struct err *e)
{
	const struct report_run *r = past->run;
	*then = *now;
	then->store = past->store;
	then->lang = r->lang;
	if (!project_of_text(now->mem, now->folder, r->project_text, &then->project, e))
		return false;
	then->project.lang = r->lang;
	then->project.for_public = str_eq(r->audience, "openbaar");
	return true;
}

/* The forms that were made then; of an older record those of the kind. */
static const char *formats_of(struct mem *m, const struct report_kind *kind, const struct report_past *past)
{
	struct str out;
	str_init(&out, m);
	for (size_t i = 0; i < past->n_recorded; i++)
		str_addf(&out, "%s%s", i ? "," : "", str_eq(past->recorded[i].format, OUTPUT_PDF_3A) ? "pdf" : past->recorded[i].format);
	return past->formats ? past->formats : out.n ? out.s : kind->formats;
}

static bool had_files_inside(const struct report_past *past)
{
	for (size_t i = 0; i < past->n_recorded; i++)
		if (str_eq(past->recorded[i].format, OUTPUT_PDF_3A))
			return true;
	return false;
}

bool report_again(const struct session *s, struct report_past *past, struct err *e)
{
	const struct report_kind *kind = report_find(past->run->kind);
	struct session then;
	struct made made;
	struct output o;
	unsigned chosen;
	if (!kind)
		return err_set(e, ERR_USAGE, W_CLI_REPORT_KIND, past->run->kind, NULL, NULL);
	if (!go_back(s, past, &then, e) || !build(&then, kind, past->run->period, &made, e))
		return false;
	past->results = made.results;
	memcpy(past->hex, made.hex, sizeof past->hex);
	if (!past->folder)
		return true;
	if (!output_choose(s->mem, formats_of(s->mem, kind, past), kind->digest != NULL, &chosen, e) ||
	    !begin_output(&then, kind, &made, past->run->period, &o, e))
		return false;
	o.folder = past->folder;
	o.attaches = had_files_inside(past);
	if (!dress(&then, &made, e) || !output_write(&o, chosen, e))
		return false;
	past->file = o.file;
	past->n_files = o.n_files;
	return true;
}
