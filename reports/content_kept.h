/* What became of the last plan, and what a plan costs. */
#ifndef REPORTS_CONTENT_KEPT_H
#define REPORTS_CONTENT_KEPT_H
#include "content_plan.h"

/* The plan for the month that is over, of a report that was made before its end, beside what was posted. */
struct content_kept {
	struct content_model model; /* of the months before */
	struct content_plan plan; /* with `posted`; n = 0: nobody saw a plan for it */
	int made; /* the day on which that report was made */
	int64_t other; /* posts of the month, not paid for, that no row of the plan is of */
};

/* What an account cost in the last PLAN_MONTHS months. */
struct plan_cost {
	const struct content_part *part;
	int64_t cents, minutes; /* COUNT_MISSING: not told */
	int64_t posts_cents, posts_minutes; /* all posts of the months that give each */
	int64_t next; /* posts that the plan has for it */
};

struct plan_costs {
	size_t n;
	const struct plan_cost *item;
};

/* Sections; the first is nothing without a plan to look back on.      Test: tests/unit/study/test_content_kept.c */
void content_kept_blocks(struct doc *d, const struct content_kept *k);
void content_plan_costs(struct doc *d, const struct content_model *c, const struct plan_costs *in);
#endif
