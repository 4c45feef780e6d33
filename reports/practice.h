/* The check of the way of working: what guidance for public bodies advises, beside what the data show. Figures go in; each rule gets the
 * figure found, the guide value with its origin, and one word. It advises and never scores people. */
#ifndef REPORTS_PRACTICE_H
#define REPORTS_PRACTICE_H
#include "analytics/result.h"
#include "content_ladder.h"
#include "doc.h"
#include <math.h>

enum practice {
#define P(code, origin, guide) PRACTICE_##code,
#include "practice.def"
#undef P
	PRACTICE_N
};

enum practice_state { PRACTICE_FINE, PRACTICE_ATTENTION, PRACTICE_UNMEASURED, PRACTICE_INFORMATION };

/* NaN where a rule has none. */
double practice_guide(enum practice p);

struct practice_named { /* "Facebook", 1,240 */
	const char *name;
	int64_t n;
};

enum practice_brought { PRACTICE_REACH, PRACTICE_INTERACTIONS, PRACTICE_CLICKS, PRACTICE_PARTICIPATIONS, PRACTICE_BROUGHT_N };

enum practice_spent { SPENT_CENTS, SPENT_MINUTES, SPENT_N };

struct practice_cost {
	const char *name; /* of the account */
	int64_t spent[SPENT_N]; /* in the months of the period that give it; COUNT_MISSING: none does */
	bool lacks[SPENT_N]; /* a month that gives the other does not give this one */
	int64_t brought[SPENT_N][PRACTICE_BROUGHT_N]; /* by its posts of the months that give it; 0 also when not reported */
};

enum targets_set { TARGETS_UNTOLD, TARGETS_BEFORE, TARGETS_CHANGED };

struct practice_figures {
	double guide[PRACTICE_N]; /* as set; NaN: none */
	int64_t n_posts;
	/* RHYTHM */
	double posts_per_week;
	int silence_days; /* the longest, of any account */
	const char *silence_of; /* its account, and from which day */
	int64_t weeks_without; /* of all accounts together */
	/* TWO_WAY */
	int64_t n_asking;
	double comments_per_post, comments_share; /* of all interactions, 0..1; NaN: not reported */
	/* ANSWER; received COUNT_MISSING: no file */
	int64_t received, answered, within_24h;
	/* HASHTAGS: posts of platforms with a range, of which the number is known */
	int64_t n_hashtags, n_fitting;
	double hashtags_least; /* the smallest share of fitting posts of any account, 0..1 */
	const char *hashtags; /* "Facebook: meestal 2" */
	/* FORMATS */
	int64_t n_formats;
	const char *largest; /* "foto's": the kind with most interactions */
	double largest_posts, largest_interactions; /* 0..1 */
	/* OFFLINE */
	int64_t n_offline, n_online, n_online_days, n_quarters; /* what is open for weeks is one, counted on several days; quarters
	that have begun within the trajectory */
	/* LADDER */
	struct content_ladder ladder;
	/* FEEDBACK; n_feedback COUNT_MISSING: no post has the tag */
	int64_t n_feedback, n_input_months;
	int feedback_days; /* from the last one to the end of the period */
	bool criterion_known, criterion_before, criterion_started; /* recorded before the first data; after the first activity */
	int64_t n_targets, n_months;
	enum targets_set targets; /* as the newest report from before the start tells; untold: there is none */
	int targets_day; /* of that report */
	bool people_known; /* there is a verdict */
	enum verdict verdict;
	size_t n_followers;
	const struct practice_named *followers;
	/* COST; none: no file */
	size_t n_costs;
	const struct practice_cost *cost; /* by account */
	struct practice_cost all; /* its `brought` is of PRACTICE_PARTICIPATIONS alone, in the months with costs */
	enum { STATUTORY_UNSAID, STATUTORY_NO, STATUTORY_YES } statutory;
	int64_t n_reports, n_reported; /* made; months of the period with one */
};

struct practice_row {
	enum practice_state state;
	const char *found, *guide, *help; /* in words; "" none */
	double figure; /* what is held against the guide value; NaN */
};

/* Memory: from the doc.      Test: tests/unit/reports/test_practice.c */
void practice_judge(struct doc *d, const struct practice_figures *f, struct practice_row out[PRACTICE_N]);
/* On few lines: what asks for attention one by one, the rest together; the table for data has it all. */
void practice_short(struct doc *d, const struct practice_figures *f);
void practice_blocks(struct doc *d, const struct practice_figures *f);
#endif
