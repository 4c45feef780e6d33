#include "report.h"
#include "base/hash.h"
#include "base/str.h"
#include "report_files.h"
#include "reports/digest.h"
#include "reports/out_json.h"
#include "study/account.h"
#include "study/archive.h"
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

/* Always the public version: it is made to be published. */
static bool monthly_digest(struct session *s, struct period period, struct doc *d, struct err *e)
{
	struct project project = s->project;
	struct monthly_input in;
	project.for_public = true;
	if (!study_monthly(s->mem, s->store, s->trajectory, &project, period, &in, e))
		return false;
	digest_build(s->mem, d, s->lang, &in);
	return true;
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

static bool content_digest(struct session *s, struct period period, struct doc *d, struct err *e)
{
	struct content_mix_input in;
	if (!study_content_mix(s->mem, s->store, s->trajectory, &s->project, period, &in, e))
		return false;
	digest_of_content(s->mem, d, s->lang, in.content, in.model);
	return true;
}

struct report_kind {
	const char *name, *formats; /* formats: unless others are asked for */
	enum word file; /* in the names of its files */
	bool by_length, months; /* the name of its files tells how long its period is; whole months, no other period */
	bool (*make)(struct session *s, struct period period, struct made *out, struct err *e);
	bool (*digest)(struct session *s, struct period period, struct doc *d, struct err *e); /* NULL: it has none */
	enum word digest_file;
};

static const struct report_kind kinds[] = {
	{ "monthly", "pdf,html,csv,json,xlsx,digest,mdto", W_REPORT_FILE, true, true, make_monthly, monthly_digest, W_DIGEST_FILE },
	{ "representativeness", "pdf,html,csv,json,xlsx,mdto", W_REPR_FILE, false, true, make_representativeness, NULL, WORD_N },
	{ "content", "pdf,html,csv,json,xlsx,mdto", W_MIX_FILE, false, false, make_content_mix, content_digest, W_DIGEST_CONTENT_FILE },
};

const struct report_kind *report_find(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

bool report_tells_verdict(const struct report_kind *kind)
{
	return kind->make == make_representativeness;
}

bool report_tells_people(const struct report_kind *kind)
{
	return kind->make == make_monthly || kind->make == make_representativeness;
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

/* The document and its results. The hash is of these, whatever forms are drawn: the same facts give the same hash. */
static bool build(struct session *s, const struct report_kind *kind, struct period period, struct made *made, struct err *e)
{
	struct str out;
	*made = (struct made){ .criterion_sha256 = "", .told = period };
	session_doc_init(s, &made->doc);
	if (!kind->make(s, period, made, e))
		return false;
	str_init(&out, s->mem);
	out_json(&out, &made->doc);
	made->results = out.s;
	hash_text(out.s, made->hex);
	return true;
}

/* All that the files need besides the document: after this the store is not asked any more. */
static bool begin_output(struct session *s, const struct report_kind *kind, const struct made *made, struct period p, unsigned chosen,
                         bool attaches, struct output *o, struct err *e)
{
	struct mem *m = s->mem;
	const char *public = s->project.for_public ? mem_printf(m, "_%s", word_text(s->lang, W_REPORT_PUBLIC)) : "";
	const char *slug, *iso = period_iso(m, p);
	*o = (struct output){ .s = s, .doc = &made->doc, .told = made->told, .attaches = attaches };
	if (!trajectory_slug(s->store, m, s->trajectory, &slug, e))
		return false;
	o->stem = mem_printf(m, "%s_%s_%s%s", iso, file_word(kind, p, s->lang), slug, public);
	if (output_has(chosen, "digest")) {
		o->digest_name = mem_printf(m, "%s_%s_%s%s.txt", iso, word_text(s->lang, kind->digest_file), slug, public);
		if (!kind->digest(s, p, &o->digest, e))
			return false;
	}
	return (!output_has(chosen, "csv") && !attaches) ||
	       study_archive(m, s->store, s->trajectory, made->told, made->account.last_import, &o->post, &o->n_posts, e);
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
	return record_versions(s->mem, made->doc.theme, &r.versions, e) &&
	       record_write(s->store, s->trajectory, &r, &made->account, o->file, o->n_files, e);
}

/* "pdf,csv": the forms of these files. */
static const char *forms_of(struct mem *m, const struct report_file file[], size_t n)
{
	struct str out;
	str_init(&out, m);
	for (size_t i = 0; i < n; i++)
		str_addf(&out, "%s%s", i ? "," : "", str_eq(file[i].format, OUTPUT_PDF_3A) ? "pdf" : file[i].format);
	return out.s;
}

/* *stands: the newest report of the period tells the same in all these forms, and none of its files was thrown away since. Files that no record
 * tells of do not count: whoever wrote them may have been stopped before the last. */
static bool still_stands(struct session *s, const struct report_kind *kind, const struct report_order *order, const struct made *made,
                         unsigned chosen, bool *stands, struct err *e)
{
	int64_t run;
	struct report_file *file;
	size_t n;
	unsigned recorded;
	if (!study_report_stands(s->store, s->trajectory, &s->project, kind->name, order->period, made->hex, &run, e))
		return false;
	if (!run)
		return true;
	if (!record_files(s->mem, s->store, run, &file, &n, e) ||
	    !output_choose(s->mem, forms_of(s->mem, file, n), kind->digest != NULL, &recorded, e))
		return false;
	*stands = (chosen & ~recorded) == 0;
	for (size_t i = 0; i < n; i++)
		*stands = *stands && access(mem_printf(s->mem, "%s/%s", order->folder, file[i].name), F_OK) == 0;
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

/* Take from the store what the report says, in one state of it. */
static bool freeze(struct session *s, const struct report_kind *kind, const struct report_order *order, unsigned chosen, struct made *made,
                   struct output *o, bool *stands, struct err *e)
{
	*stands = false;
	return build(s, kind, order->period, made, e) && begin_output(s, kind, made, order->period, chosen, order->attaches, o, e) &&
	       (!order->n_made || still_stands(s, kind, order, made, chosen, stands, e));
}

static bool draw(struct session *s, const struct report_order *order, unsigned chosen, struct made *made, struct output *o, struct err *e)
{
	o->folder = order->folder;
	return dress(s, made, e) && output_write(o, chosen, e);
}

/* From the first question to the record in one transaction, for which all others wait. */
static bool make_alone(struct session *s, const struct report_kind *kind, const struct report_order *order, unsigned chosen, bool *made_it,
                       struct err *e)
{
	struct made made;
	struct output o;
	bool stands;
	if (!store_begin(s->store, e))
		return false;
	if (!freeze(s, kind, order, chosen, &made, &o, &stands, e) ||
	    (!stands && (!draw(s, order, chosen, &made, &o, e) || !record(s, kind, order, &made, &o, e)))) {
		store_rollback(s->store);
		return false;
	}
	*made_it = !stands;
	return store_commit(s->store, e);
}

/* Nobody waits while it is drawn: the store is read, let go, and written to at the end if nobody else has meanwhile. So nothing that others
 * import comes in between, and of two who make the same report the files on the disk are those of the later record.
 * *settled: it was made, or stands already; false: others came in between, and it is to be made again. */
static bool make_beside(struct session *s, const struct report_kind *kind, const struct report_order *order, unsigned chosen, bool *made_it,
                        bool *settled, struct err *e)
{
	struct made made;
	struct output o;
	int64_t before, now;
	bool stands;
	*settled = true;
	if (!store_begin_read(s->store, e))
		return false;
	bool ok = freeze(s, kind, order, chosen, &made, &o, &stands, e) && store_mark(s->store, &before, e);
	store_rollback(s->store);
	if (!ok || stands)
		return ok;
	if (!draw(s, order, chosen, &made, &o, e))
		return false;
	*made_it = true;
	if (!order->may_record)
		return true;
	if (!store_begin(s->store, e))
		return false;
	ok = store_mark(s->store, &now, e);
	*settled = ok && now == before;
	if (*settled && record(s, kind, order, &made, &o, e))
		return store_commit(s->store, e);
	store_rollback(s->store);
	return ok && !err_is_set(e);
}

bool report_make(struct session *s, const struct report_kind *kind, const struct report_order *order, struct err *e)
{
	enum { TRIES = 2 };
	unsigned chosen;
	bool settled = false, made_it = false;
	if (!output_choose(s->mem, order->formats ? order->formats : kind->formats, kind->digest != NULL, &chosen, e))
		return false;
	if (order->attaches && !output_has(chosen, "pdf"))
		return err_set(e, ERR_USAGE, W_CLI_ARCHIVE_PDF, NULL, NULL, NULL);
	if (kind->months && period_kind(order->period) == PERIOD_DAYS)
		return err_set(e, ERR_USAGE, W_CLI_MONTHS, NULL, NULL, NULL);
	for (int i = 0; i < TRIES && !settled; i++)
		if (!make_beside(s, kind, order, chosen, &made_it, &settled, e))
			return false;
	if (!settled && !make_alone(s, kind, order, chosen, &made_it, e))
		return false;
	if (made_it && order->n_made)
		++*order->n_made;
	return true;
}

/* ---- a report of the past */

/* The session as it was: the same program, with the store and the project text of that time. */
static bool go_back(const struct session *now, struct report_past *past, struct session *then, struct err *e)
{
	const struct report_run *r = past->run;
	*then = *now;
	then->store = past->store;
	if (!project_of_text(now->mem, now->folder, r->project_text, &then->project, e))
		return false;
	session_speak(then, r->lang);
	then->project.for_public = str_eq(r->audience, "openbaar");
	return true;
}

/* The forms that were made then; of an older record those of the kind. */
static const char *formats_of(struct mem *m, const struct report_kind *kind, const struct report_past *past)
{
	return past->formats ? past->formats : past->n_recorded ? forms_of(m, past->recorded, past->n_recorded) : kind->formats;
}

static bool had_files_inside(const struct report_past *past)
{
	for (size_t i = 0; i < past->n_recorded; i++)
		if (str_eq(past->recorded[i].format, OUTPUT_PDF_3A))
			return true;
	return false;
}

/* The names of files may be made otherwise now: those of a record keep theirs. */
static const char *stem_of_then(struct mem *m, const struct report_past *past, const char *now)
{
	static const char *const ending[] = { ".pdf", ".html", ".json", ".xlsx" };
	for (size_t i = 0; i < past->n_recorded; i++) {
		const char *name = past->recorded[i].name;
		if (str_eq(past->recorded[i].format, "csv"))
			return mem_text_n(m, name, strcspn(name, "/"));
		for (size_t k = 0; k < sizeof ending / sizeof *ending; k++)
			if (str_ends(name, ending[k]))
				return mem_text_n(m, name, strlen(name) - strlen(ending[k]));
	}
	return now;
}

static const char *digest_of_then(const struct report_past *past, const char *now)
{
	for (size_t i = 0; i < past->n_recorded; i++)
		if (str_eq(past->recorded[i].format, "digest"))
			return past->recorded[i].name;
	return now;
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
	    !begin_output(&then, kind, &made, past->run->period, chosen, had_files_inside(past), &o, e))
		return false;
	o.stem = stem_of_then(s->mem, past, o.stem);
	o.digest_name = digest_of_then(past, o.digest_name);
	o.folder = past->folder;
	if (!dress(&then, &made, e) || !output_write(&o, chosen, e))
		return false;
	past->file = o.file;
	past->n_files = o.n_files;
	return true;
}
