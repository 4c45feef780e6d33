/* What people answered in polls, as counted and weighted to the population. What is known goes in as struct poll_input and passes one gate,
 * polls_pass(); tables, sentences and files are made from struct polls alone.
 *
 * The gate (tests/unit/reports/test_polls.c):
 *  1. how many people chose an option is a public counter and is shown; what a group chose never is;
 *  2. every group that the weights use has `threshold` people or more (analytics/poll.h joins neighbours);
 *  3. a weighted share is shown in whole per cents, below 100 people in whole people, and its interval and the difference from the unweighted
 *     share are made from what is shown, so that they tell nothing more;
 *  4. where totals and weighted shares together would still tell what a small group answered (analytics/disclose_shares.h), no weighted
 *     figure is shown. */
#ifndef REPORTS_POLLS_H
#define REPORTS_POLLS_H
#include "analytics/poll.h"
#include "people.h"

enum { POLL_NO_DAY = -1 };

struct poll_facts {
	const char *question, *activity; /* activity "": not said */
	int day; /* or POLL_NO_DAY */
	size_t n_options;
	const char *const *option; /* n_options */
	const int64_t *votes; /* n_options */
};

struct poll_input {
	struct poll_facts facts;
	struct poll_weights weights;
};

struct poll_option {
	int64_t votes;
	double share; /* of all answers, 0..1; NaN below PEOPLE_PERCENT_BASE answers */
	double weighted; /* share of those weighted, in whole hundredths, below PEOPLE_PERCENT_BASE in whole people; NaN: not shown */
	struct interval interval; /* 95 %, from weighted and n_eff as shown; NaN with weighted */
	bool differs; /* by more than 5 in a hundred, as shown */
};

struct poll_result {
	struct poll_facts facts;
	int64_t n; /* answers */
	enum poll_refusal refusal;
	struct group group; /* as poll_weights */
	int64_t has;
	double needs;
	bool by_sex, by_age, sex_dropped, age_dropped, joined, bounded;
	size_t n_ages;
	const struct group *age;
	int64_t n_weighted, left_out;
	int64_t n_eff; /* COUNT_MISSING: not weighted */
	double max; /* one decimal; NaN: not weighted */
	const struct poll_option *option; /* n_options */
};

struct polls {
	int64_t threshold;
	double max_unknown;
	size_t n;
	const struct poll_result *poll;
};

/* Errors: ERR_INPUT when an interval cannot be computed.      Memory: from m; texts are borrowed.
 * Test: tests/unit/reports/test_polls.c */
bool polls_pass(struct mem *m, const struct poll_input in[], size_t n, int64_t threshold, double max_unknown, struct polls *out,
                struct err *e);

/* "Peilingen": a table for each, and what weighting did or why there is none. Nothing when there are no polls.
 * people: whose names the youngest group has ("jonger dan 25"). */
void polls_section(struct doc *d, const struct polls *polls, const struct people *people);
#endif
