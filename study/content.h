/* Which content works, on which channel? Loads posts or month totals, and asks analytics. */
#ifndef STUDY_CONTENT_H
#define STUDY_CONTENT_H
#include "content_rows.h"
#include "project.h"
#include "reports/account_months.h"
#include "reports/content.h"
#include "sql/store.h"

/* Engagement by channel and content type in a period, as of an import, from the newest figures of every post.
 * Errors: ERR_STORE.      Memory: from m; working space is linear in the posts of the period.      Test: tests/unit/study/test_content.c */
bool study_content(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period, int64_t last_import,
                   struct content_input *out, struct err *e);

/* The same from rows that were read already, of this period and perhaps more (content_rows_read); borrowed. */
bool study_content_rows(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const struct content_rows *rows,
                        struct period period, int64_t last_import, struct content_input *out, struct err *e);

/* The same for whole months out of their totals: the same rates and intervals, no medians, the best among the five of each channel and month.
 * Costs the same whatever the number of posts. Only as of the newest import. */
bool study_content_months(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int from, int to,
                          struct content_input *out, struct err *e);

/* The accounts that posted in these months: those with most posts first, equal ones by platform and name.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content.c */
bool study_accounts_by_posts(struct mem *m, struct store *s, int64_t trajectory, int from, int to, struct content_account **out, size_t *n,
                             struct err *e);

/* Sums of every month from..to over all accounts; rates are of one of them alone: platforms count in their own way, so that a rate over
 * several would be of nothing.      Shape: out has to - from + 1 entries.      Errors: ERR_STORE.      Memory: none.
 * Test: tests/unit/study/test_content.c */
struct month_sums {
	int64_t posts, exposed, views, interactions;
	int64_t rated_views, rated_interactions; /* of organic posts of the account `rated` */
};
double month_rate(const struct month_sums *sum); /* of that account, per 1,000 views; NaN: cannot be given */
bool study_month_sums(struct store *s, int64_t trajectory, int from, int to, int64_t rated, struct month_sums out[], struct err *e);

/* The rates of every account in the TREND_MONTHS months up to this one, out of the month totals, as study_content_months gives them; none of a month before `start`.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content.c */
bool study_account_months(struct mem *m, struct store *s, int64_t trajectory, int month, int start, struct accounts *out, struct err *e);

/* The days within a period on which a channel began to be counted in views instead of impressions: out->breaks.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content.c */
bool study_breaks(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, struct period within, struct content_input *out,
                  struct err *e);
#endif
