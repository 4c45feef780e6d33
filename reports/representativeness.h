/* The report on representativeness: for the evaluator who must say before a council whether a trajectory mirrors the population. Its first
 * page stands alone. Everything in it is behind the gates of people.h and its like; it adds no figure of its own. */
#ifndef REPORTS_REPRESENTATIVENESS_H
#define REPORTS_REPRESENTATIVENESS_H
#include "account.h"
#include "against.h"
#include "channels.h"
#include "people.h"
#include "trend.h"

struct representativeness_input {
	const char *organisation;
	const struct check_parts *parts;
	const struct channels_input *channels;
	const struct against_side *own; /* for another project to read; NULL: none */
	struct trend trend;
	struct account account;
	const char *toelichting; /* the project leader's own text; NULL: none */
};

/* Fill d (fresh from doc_init) with the whole report, document information included. Cannot fail: what is missing is said in words.
 * Test: tests/unit/reports/test_representativeness.c, tests/cli/representativeness.sh */
void representativeness_build(struct doc *d, const struct representativeness_input *in);

/* Its first page: question, agreement, answer, who is missed, what to do, and what can and cannot be said of it. */
void representativeness_first(struct doc *d, const struct representativeness_input *in);
#endif
