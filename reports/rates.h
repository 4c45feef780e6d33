/* Interactions of each account by what they are divided by: views, impressions, reach, followers. Accounts stand side by side, never together:
 * every platform counts in its own way. */
#ifndef REPORTS_RATES_H
#define REPORTS_RATES_H
#include "analytics/result.h"
#include "doc.h"

/* The first three as enum content_measure. */
enum rate_per { PER_VIEWS, PER_IMPRESSIONS, PER_REACH, PER_FOLLOWERS, PER_N };

struct rate {
	int64_t posts; /* with both figures; 0: the exports do not give this one */
	int64_t interactions;
	double exposure; /* sum over these posts of what they are divided by */
	double rate; /* interactions per 1,000 of it */
	struct interval interval; /* 95 %; NaN with fewer than two posts */
};

struct rates_account {
	const char *name; /* "Facebook, Plein" */
	const char *title; /* "Facebook"; the name where there are more of the platform */
	bool paid; /* of its posts those that were paid for; else the others */
	int followers_day; /* day on which followers were counted; COUNT_MISSING: they were not */
	struct rate per[PER_N];
};

struct rates {
	size_t n;
	const struct rates_account *account; /* by platform and name; paid posts below the others */
};

/* A section; nothing without any rate.      Memory: from the doc.      Test: tests/unit/study/test_rates.c */
void rates_blocks(struct doc *d, const struct rates *r);
/* The same as a paragraph, the table for data alone: views are left out, which the words above it tell. */
void rates_sentences(struct doc *d, const struct rates *r);
#endif
