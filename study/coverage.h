/* Of which days do the exports of an account list the posts? A day without posts is known only then; else it is not known. */
#ifndef STUDY_COVERAGE_H
#define STUDY_COVERAGE_H
#include "content_rows.h"

/* An export lists posts from its first to its last day: those that it was taken in for (--period), else those of its own rows. The day on
 * which it was made (--as-of) is no day of it. But who posts once a week has days without posts at both ends: of up to COVERAGE_QUIET_DAYS
 * days it is taken that nothing was posted, between two exports, before the first, and after the last up to the day on which it was made. */
enum { COVERAGE_QUIET_DAYS = 7 };

struct coverage {
	struct covered_part { /* of an account, apart from each other, in order */
		int from, to, as_of;
	} * part;
	size_t n;
};

/* Of each account, as of an import. An export that names no account, or is without a single row, is of the platform's only one.
 * Shape: *out has rows->n_channels, in their order.      Errors: ERR_STORE.      Memory: from m.
 * Test: tests/unit/study/test_content_movers.c */
bool coverage_read(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                   struct coverage **out, struct err *e);
/* The last day that any list of posts has, as of an import; INT_MIN: there is none.      Errors: ERR_STORE.
 * Test: tests/cli/content_mix.sh */
bool coverage_until(struct store *s, int64_t trajectory, int64_t last_import, int *out, struct err *e);
/* Of each of n months: does any list go over it?      Errors: ERR_STORE.      Test: tests/cli/lacks.sh */
bool coverage_months(struct store *s, int64_t trajectory, int64_t last_import, int from, int n, bool out[], struct err *e);
/* A period, ended with that day where it lies more than COVERAGE_QUIET_DAYS before its end: what may be said of its posts goes no further.
 * Errors: ERR_STORE.      Test: tests/cli/content_mix.sh */
bool coverage_told(struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct period *out, struct err *e);
/* Up to which day the lists go that have days of a period: the day on which the newest was made, or, where that is not told, its own last day,
 * after which posts may have been counted as well. INT_MIN: there is none.      Errors: ERR_STORE.
 * Test: tests/unit/study/test_content_movers.c */
bool coverage_counted(struct store *s, int64_t trajectory, struct period period, int64_t last_import, int *out, struct err *e);
/* Of two periods the one whose posts had been online for longer when they were counted, by COVERAGE_QUIET_DAYS at least; to 0: neither, or it is
 * not told when the posts of the other were counted.
 * Errors: ERR_STORE.      Test: tests/unit/study/test_content_movers.c */
bool coverage_older(struct store *s, int64_t trajectory, struct period now, struct period before, int64_t last_import, struct period *out,
                    struct err *e);
/* How many days of a period are listed; *until is the last of them, left alone when there is none. */
int coverage_days(const struct coverage *c, struct period period, int *until);
#endif
