/* spiegel criterion: shows the agreement made beforehand, or records it and makes its page. */
#include "base/day.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "cmd.h"
#include "report_files.h"
#include "reports/agreement.h"
#include "reports/out_pdf.h"
#include "study/agreement.h"
#include <math.h>

static void build(const struct session *s, const struct agreement_page *page, struct doc *d)
{
	session_doc_init(s, d);
	d->tool = "spiegel " SPIEGEL_VERSION;
	agreement_build(d, page);
}

static bool show(struct session *s, struct err *e)
{
	struct agreement_page page;
	struct doc d;
	if (!session_open(s, STORE_READ, e) || !agreement_load(s->mem, s->store, s->trajectory, &s->project, &page, e))
		return false;
	build(s, &page, &d);
	agreement_annex(&d, &page);
	return session_show(s, &d, e);
}

static void tell(const struct session *s, const struct agreement_page *page, enum agreement_change change)
{
	const char *version = num_plain_int(s->mem, page->version);
	if (change == AGREEMENT_SAME)
		session_say(s, stdout, W_CRITERION_SAME, s->project.ini_path, version, NULL);
	else
		session_say(s, stdout, W_CRITERION_SET, version, page->criterion.sha256, NULL);
	if (page->criterion.stands_sha256 && page->criterion.label == CRITERION_CHANGED_AFTER)
		session_say(s, stdout, W_CRITERION_PHASES_LATE, num_plain_int(s->mem, page->criterion.stands_version), NULL);
	else if (page->criterion.label == CRITERION_CHANGED_AFTER)
		session_say(s, stdout, W_CRITERION_IS_LATE, NULL);
	else if (page->criterion.label == CRITERION_SET_LATE)
		session_say(s, stdout, W_CRITERION_IS_STARTED, NULL);
	if (isfinite(page->needed))
		session_say(s, stdout, W_CRITERION_NEEDED, num_count(s->mem, llround(page->needed), s->lang), NULL);
	else if (!page->population.source)
		session_say(s, stdout, W_CRITERION_NO_CENSUS, NULL);
}

static bool write_page(const struct session *s, const struct agreement_page *page, const char *folder, struct err *e)
{
	struct doc d;
	const char *path = mem_printf(s->mem, "%s/%s_%d.pdf", folder, word_text(s->lang, W_AGREED_FILE), page->version);
	build(s, page, &d);
	if (!file_folder(folder, e) || !out_pdf(&d, path, e))
		return false;
	if (!s->quiet)
		session_say(s, stdout, W_CLI_MADE, path, NULL);
	return true;
}

static bool set(struct session *s, struct err *e)
{
	struct agreement_page page;
	enum agreement_change change;
	const char *folder;
	s->sets_agreement = true;
	if (!output_folder(s, &folder, e) || !session_open(s, STORE_WRITE, e) ||
	    !agreement_record(s->mem, s->store, s->trajectory, &s->project, opt_value(&s->opt, "reason"), time_now(), &change, e) ||
	    !agreement_load(s->mem, s->store, s->trajectory, &s->project, &page, e))
		return false;
	if (!s->quiet)
		tell(s, &page, change);
	return write_page(s, &page, folder, e);
}

bool cmd_criterion(struct session *s, struct err *e)
{
	const char *verb = s->opt.n_rest == 1 ? s->opt.rest[0] : "";
	if (str_eq(verb, "show"))
		return show(s, e);
	if (str_eq(verb, "set"))
		return set(s, e);
	return err_set(e, ERR_USAGE, W_CLI_OPERANDS, word_text(s->lang, W_CRITERION_USAGE), NULL, NULL);
}
