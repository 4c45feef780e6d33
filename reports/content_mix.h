/* The report on the content mix: for the communications lead, whose first page is a plan to adopt. Everything in it is what `spiegel content`
 * tells; it adds no figure of its own. */
#ifndef REPORTS_CONTENT_MIX_H
#define REPORTS_CONTENT_MIX_H
#include "account.h"
#include "against.h"
#include "content_kept.h"
#include "content_movers.h"
#include "decisions.h"
#include "experiment.h"
#include "inhabitants.h"
#include "jumps.h"
#include "practice.h"
#include "rates.h"
#include "talk.h"
#include "visits.h"

/* The plan for the month after, what it costs, what became of the last one and of other advice. */
struct content_outlook {
	struct content_plan plan;
	struct plan_costs costs;
	struct content_kept kept;
	struct decisions decisions;
};

struct content_mix_input {
	const char *organisation;
	const struct against_side *own; /* for another project to read; NULL: none */
	const struct content_input *content;
	const struct content_model *model;
	const struct content_outlook *outlook;
	const struct content_movers *movers;
	const struct experiment_result *experiment;
	const struct visits *visits;
	const struct talk *talk;
	const struct jumps *jumps;
	const struct practice_figures *practice;
	const struct inhabitants *inhabitants;
	const struct rates *rates;
	struct account account;
};

/* Fill d (fresh from doc_init) with the whole report, document information included. Cannot fail: what is missing is said in words.
 * Test: tests/cli/content_mix.sh */
void content_mix_build(struct doc *d, const struct content_mix_input *in);

/* What belongs to a plan, below its table: costs, the last plan, earlier advice. */
void content_outlook_rest(struct doc *d, const struct content_model *c, const struct content_outlook *o);
#endif
