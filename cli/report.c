#include "report.h"
#include "base/file.h"
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
#include <unistd.h>

struct made { /* what a kind of report gives */
	struct doc doc;
	struct account account;
	const char *criterion_sha256;
};

/* ---- the kinds */

static bool make_monthly(struct session *s, struct period period, struct made *out, struct err *e)
{
	struct monthly_input in;
	if (!study_monthly(s->mem, s->store, s->trajectory, &s->project, month_of_day(period.to), &in, e))
		return false;
	monthly_build(&out->doc, &in);
	out->account = in.account;
	out->criterion_sha256 = in.people->facts.criterion.sha256;
	return true;
}

/* Always the public version: it is made to be published. */
static bool monthly_digest(const struct output *o, struct err *e)
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
	output_tell(o, path);
	return true;
}

static bool make_representativeness(struct session *s, struct period period, struct made *out, struct err *e)
{
	struct representativeness_input in;
	const char *use = datafile_path(s->mem, "platform_use_nl_be.csv");
	if (!study_representativeness(s->mem, s->store, s->trajectory, &s->project, month_of_day(period.to), use, &in, e))
		return false;
	representativeness_build(&out->doc, &in);
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
	out->account = in.account;
	out->criterion_sha256 = in.model->people->facts.criterion.sha256;
	return true;
}

struct report_kind {
	const char *name, *formats; /* formats: unless others are asked for */
	enum word file; /* in the names of its files */
	bool one_month, months; /* a whole month, no other period; whole months */
	bool (*make)(struct session *s, struct period period, struct made *out, struct err *e);
	bool (*digest)(const struct output *o, struct err *e);
};

static const struct report_kind kinds[] = {
	{ "monthly", "pdf,html,csv,json,xlsx,digest", W_REPORT_FILE, true, true, make_monthly, monthly_digest },
	{ "representativeness", "pdf,html,csv,json,xlsx", W_REPR_FILE, false, true, make_representativeness, NULL },
	{ "content", "pdf,html,csv,json,xlsx", W_MIX_FILE, false, false, make_content_mix, NULL },
};

const struct report_kind *report_find(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

/* ---- one report */

/* The hash of the results, whatever forms were drawn: the same facts give the same hash. */
static void hash_results(const struct doc *d, char hex[HASH_HEX])
{
	struct str out;
	str_init(&out, d->mem);
	out_json(&out, d);
	hash_text(out.s, hex);
}

static bool whole_months(struct period p)
{
	return p.from == month_first_day(month_of_day(p.from)) && p.to == month_last_day(month_of_day(p.to));
}

/* 2026-06, 2026-04..2026-06, and 2026-06-01..2026-06-20 for what is not whole months. */
static const char *period_name(struct mem *m, struct period p)
{
	int from = month_of_day(p.from), to = month_of_day(p.to);
	if (!whole_months(p))
		return mem_printf(m, "%s..%s", day_iso(m, p.from), day_iso(m, p.to));
	return from == to ? month_iso(m, from) : mem_printf(m, "%s..%s", month_iso(m, from), month_iso(m, to));
}

/* What was made of the same results may have been thrown away since. */
static bool is_there(struct mem *m, const char *folder, const char *stem)
{
	return access(mem_printf(m, "%s/%s.pdf", folder, stem), F_OK) == 0 && access(mem_printf(m, "%s/%s.html", folder, stem), F_OK) == 0;
}

bool report_make(struct session *s, const struct report_kind *kind, const struct report_order *order, struct err *e)
{
	struct made made = { .criterion_sha256 = "" };
	unsigned chosen;
	char hex[HASH_HEX];
	bool public = s->project.for_public;
	if (!output_choose(s->mem, order->formats ? order->formats : kind->formats, kind->digest != NULL, &chosen, e))
		return false;
	struct period p = order->period;
	if (kind->one_month && (!whole_months(p) || month_of_day(p.from) != month_of_day(p.to)))
		return err_set(e, ERR_USAGE, W_CLI_MONTH, NULL, NULL, NULL);
	if (kind->months && !whole_months(p))
		return err_set(e, ERR_USAGE, W_CLI_MONTHS, NULL, NULL, NULL);
	doc_init(&made.doc, s->mem, s->lang);
	if (!kind->make(s, order->period, &made, e))
		return false;
	hash_results(&made.doc, hex);
	const char *stem = mem_printf(s->mem, "%s_%s%s%s", period_name(s->mem, p), word_text(s->lang, kind->file), public ? "_" : "",
	                              public ? word_text(s->lang, W_REPORT_PUBLIC) : "");
	if (order->n_made) {
		bool stands;
		if (!study_report_stands(s->store, s->trajectory, &s->project, kind->name, order->period, hex, &stands, e))
			return false;
		if (stands && is_there(s->mem, order->folder, stem))
			return true;
		++*order->n_made;
	}
	struct output o = { .s = s,
		            .doc = &made.doc,
		            .folder = order->folder,
		            .stem = stem,
		            .month = month_of_day(order->period.to),
		            .digest = kind->digest };
	if (!output_write(&o, chosen, e))
		return false;
	const struct report_made record = { .kind = kind->name,
		                            .period = order->period,
		                            .account = &made.account,
		                            .criterion_sha256 = made.criterion_sha256,
		                            .output_sha256 = hex,
		                            .theme = "neutral" };
	return !order->may_record || study_record_report(s->store, s->trajectory, &s->project, &record, e);
}
