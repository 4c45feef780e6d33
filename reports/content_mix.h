/* The report on the content mix: for the communications lead, whose first page is a plan to adopt. Everything in it is what `spiegel content`
 * tells; it adds no figure of its own. */
#ifndef REPORTS_CONTENT_MIX_H
#define REPORTS_CONTENT_MIX_H
#include "account.h"
#include "content_model.h"
#include "content_plan.h"
#include "jumps.h"
#include "practice.h"

struct content_mix_input {
	const char *organisation;
	const struct content_input *content;
	const struct content_model *model;
	const struct content_plan *plan;
	const struct jumps *jumps;
	const struct practice_figures *practice;
	struct account account;
};

/* Fill d (fresh from doc_init) with the whole report, document information included. Cannot fail: what is missing is said in words.
 * Test: tests/cli/content_mix.sh */
void content_mix_build(struct doc *d, const struct content_mix_input *in);
#endif
