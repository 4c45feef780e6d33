/* The people who took part, activity by activity, each counted once where that is known. */
#ifndef STUDY_PARTIES_H
#define STUDY_PARTIES_H
#include "census.h"

/* The people of one activity with one answer to "was it your first time?", tallied by the groups of each dimension. */
struct party {
	int64_t activity;
	const char *name;
	int day;
	bool online;
	enum { FIRST_YES, FIRST_NO, FIRST_UNKNOWN } first_time;
	double n;
	double sex[2], sex_unknown;
	double age[PROJECT_MAX_GROUPS], age_unknown;
	double too_young; /* known to be below the minimum age: not among the people concerned */
};

struct parties {
	struct mem *mem;
	const struct criterion *criterion;
	struct party *item; /* by day */
	size_t n, cap;
	bool once; /* people can be counted once each; else participations are described, and not judged */
};

/* Everybody who took part up to a day, as of an import.
 * Who counts: those who say it was their first time, and at the first activity also those who did not say, so that nobody counts
 * twice. If it is not known of more people than the agreement allows for a trait, `once` is false and all participations count.
 * Errors: ERR_STORE.      Memory: from m; the criterion is borrowed.      Test: tests/unit/study/test_people.c */
bool parties_load(struct mem *m, struct store *s, int64_t trajectory, const struct criterion *c, int until, int64_t last_import,
                  struct parties *out, struct err *e);
bool party_is_counted(const struct parties *all, const struct party *p);
bool party_is_unknown(const struct parties *all, const struct party *p); /* whether it was the first time */
/* People counted in one month; NaN in a month without activities. */
double parties_in_month(const struct parties *all, int month);
#endif
