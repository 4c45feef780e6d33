/* Of which months do files list the posts of each account? What no file lists is not known: it is no zero, and no less than was aimed at. */
#ifndef STUDY_LISTED_H
#define STUDY_LISTED_H
#include "coverage.h"
#include "project.h"
#include "reports/monthly.h"
#include "reports/overview.h"

struct listed {
	int from, n; /* months */
	bool *any; /* n: does a file list posts of the month? */
	int starts, ends, until; /* days of the trajectory; up to when there is any list */
	const struct content_account *account;
	size_t n_accounts;
	struct coverage *coverage; /* n_accounts */
};

/* Of the days of a month that are of the trajectory, since the first list of an account, up to the last list of any. Of all but
 * COVERAGE_QUIET_DAYS is whole. A file goes on to the day on which it was made, within its last month. */
enum listed_state { LISTED_WHOLE, LISTED_PARTLY, LISTED_NOT };

/* Errors: ERR_STORE.      Memory: from m; the accounts are borrowed.      Test: tests/cli/lacks.sh */
bool listed_read(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t last_import,
                 const struct content_account account[], size_t n_accounts, int from, int n, struct listed *out, struct err *e);
bool listed_any(const struct listed *l, int month);
/* Does any account lack days of these months? */
bool listed_lacks(const struct listed *l, int from, int n);
/* Are two periods of n months, which begin with these, of the same accounts: each listed whole in both, or in neither? */
bool listed_alike(const struct listed *l, int a, int b, int n);

/* What lacks in months first..first + n - 1, an account each; before these the months of which there is no list at all. `content`: of these
 * months, to tell accounts without a post by; NULL: of those nothing is said apart.      Memory: from m. */
void listed_gaps(struct mem *m, const struct listed *l, enum lang lang, int first, int n, const struct content_input *content,
                 struct data_gap **out, size_t *n_out);
/* Of the gaps those of posts, in short: "Instagram, juli 2026"; NULL: none. */
const char *listed_lack_words(struct mem *m, enum lang lang, const struct data_gap gap[], size_t n);
/* Of posts of a period that are read already: from when on files list any, and what lacks since, into *out. */
bool listed_content(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t last_import,
                    const struct content_rows *rows, enum lang lang, struct content_input *out, struct err *e);
/* The accounts that a project has, for listed_read. */
struct content_account *listed_accounts(struct mem *m, const struct overview_channel channel[], size_t n);
/* What a report lacks, gathered in the order in which it is told.      Memory: from its arena.      Test: tests/cli/lacks.sh */
struct gap_list {
	struct mem *mem;
	struct data_gap *item;
	size_t n, cap;
};
void gap_add(struct gap_list *l, struct data_gap gap);
#endif
