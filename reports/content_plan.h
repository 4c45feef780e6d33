/* A plan to adopt for the month after: of each account and kind how many posts now, how many next month, and why. */
#ifndef REPORTS_CONTENT_PLAN_H
#define REPORTS_CONTENT_PLAN_H
#include "content_model.h"

enum plan_why {
	PLAN_MORE, /* clearly the best */
	PLAN_TRY, /* seems the best */
	PLAN_ROOM, /* gives room to another, and goes on being tried */
	PLAN_LEARN, /* hardly used: enough of it to learn from */
	PLAN_EVEN, /* no difference shown: as now */
	PLAN_TOO_FEW, /* too few posts to say: as now */
	PLAN_STAY, /* as now: none is best, or the best of its account is held back */
	PLAN_HELD, /* does best, and its posts reach fewer of those that are missed: as now */
	PLAN_HELD_CHANNEL /* does best, on an account whose public has fewer of those that are missed: as now */
};

struct plan_row {
	const struct content_part *part;
	const struct content_kind *kind;
	double now; /* posts a month, in the last PLAN_MONTHS months */
	int64_t next; /* posts next month; those of an account add up to what it posts now */
	enum plan_why why;
	int64_t posted; /* in the month that was planned; of a plan that is looked back on (content_kept.h) alone */
	int until; /* the last day that exports list of the months that it rests on, looking back of the planned month; 0: they list all of it */
};

enum { PLAN_MONTHS = 3 };

struct content_plan {
	int month; /* the one that is planned */
	size_t n;
	struct plan_row *row; /* account by account, kinds in their order */
	int64_t unplanned; /* posts of the last months of kinds without a row: too new to compare, or without figures */
};

/* "Facebook (16 juni 2026) en X (20 juni 2026)": the accounts of which exports do not list all days; NULL: none. */
const char *content_plan_partly(struct doc *d, const struct content_model *c, const struct content_plan *p);

/* With its heading; blocks: with what cannot be concluded from it, for where nothing else says so. */
void content_plan_table(struct doc *d, const struct content_model *c, const struct content_plan *p);
void content_plan_blocks(struct doc *d, const struct content_model *c, const struct content_plan *p);

/* The plan as a calendar (RFC 5545): a day for each post, spread evenly over the month, in UTF-8 with CRLF. The stamp is the day before the
 * month, never the clock.      Memory: from m.      Test: tests/unit/reports/test_content_plan.c */
const char *content_plan_calendar(struct doc *d, const struct content_model *c, const struct content_plan *p);
#endif
