/* How each account of the trajectory did, month by month: small charts beside each other on one scale. From the organisation's own posts
 * (no people, so no gate). */
#ifndef REPORTS_ACCOUNT_MONTHS_H
#define REPORTS_ACCOUNT_MONTHS_H
#include "base/day.h"
#include "doc.h"
#include "trend.h"

/* Rates are of posts that were not paid for, per 1,000 views, with the interval of engage_rate; NaN: no posts, or no figures of them. */
struct account_months {
	const char *platform, *name; /* code; the account's own name */
	const char *words; /* "Facebook", or "Facebook (dorpsraad)" where there are more of the platform */
	int64_t posts[TREND_MONTHS]; /* not paid for; oldest first, as what follows */
	double rate[TREND_MONTHS];
	struct interval interval[TREND_MONTHS];
	int break_at; /* place of the month in which the counting changed; 0: not within these months */
	struct interval now, before; /* of the periods that accounts name; NaN: no rate, or not to be compared */
};

struct accounts {
	int month; /* the last one */
	int starts; /* the day on which the trajectory starts: months before it have no rate; 0: not told */
	struct period now, before; /* longer ones, which the title compares; to 0: the last month and the one before it */
	size_t n;
	const struct account_months *account; /* by platform and name */
};

/* A figure; nothing when no account has rates of two months. Its figures as a table for data.      Memory: from the doc.
 * Test: tests/unit/reports/test_account_months.c */
void accounts_figure(struct doc *d, const struct accounts *a);
#endif
