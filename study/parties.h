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
	double age[PROJECT_MAX_GROUPS], age_unknown; /* people of joined groups are in the first of them */
	double joint[PROJECT_MAX_GROUPS][2]; /* of these: women and men, where age and sex were counted together */
	double across_n; /* people of its largest band that lies in several groups of the criterion; 0: none */
	struct group across_ages;
	double age_crossing; /* of the unknown: in the first group, or too young: their band crosses the minimum age */
	double sex_crossing; /* of these: their sex is known */
	double sex_other; /* of those whose sex is unknown to the census: neither women nor men */
	double too_young; /* known to be below the minimum age: not among the people concerned */
};

struct parties {
	struct mem *mem;
	const struct criterion *criterion;
	struct party *item; /* by day */
	size_t n, cap;
	struct group group[PROJECT_MAX_GROUPS]; /* n_groups: the criterion's age groups, joined where the counts do not tell them apart */
	size_t n_groups;
	size_t group_of
	        [PROJECT_MAX_GROUPS]; /* per age group of the criterion: groups that a band of the counts lies across have the same number */
	bool unjoinable; /* such bands would join all groups: they stay apart, and the ages of a count with such a band are unknown */
	const struct party *across; /* whose ages lie in several groups of the criterion, the largest such band; NULL: none */
	bool earlier; /* there were activities before these: who took part before may have done so there */
	bool once; /* people can be counted once each; else participations are described, and not judged */
};

/* Everybody who took part up to a day, as of an import.
 * Bands that lie across groups are never split: where a fifth of the people or more are in such bands, the groups are joined; else these
 * people are unknown, and the bounds carry them: a few people must not take groups away that were agreed. Where joining would leave one
 * group, nobody's age is known at the activities that have such bands.
 * Who counts: those who say it was their first time, and at the first activity also those who did not say, so that nobody counts
 * twice. If it is not known of more people than the agreement allows for a trait, `once` is false and all participations count.
 * Errors: ERR_STORE.      Memory: from m; the criterion is borrowed.      Test: tests/unit/study/test_people.c */
bool parties_load(struct mem *m, struct store *s, int64_t trajectory, const struct criterion *c, int until, int64_t last_import,
                  struct parties *out, struct err *e);
/* Of these, those of some days, counted once among themselves: at their first activity everybody, and after it those who say that it was their
 * first time at all. If more than the agreement allows for a trait cannot be told apart from those counted, `once` is false. Groups that
 * were joined stay so, and `across` with them.
 * Memory: shares the items of *all.      Test: tests/unit/study/test_phases.c */
void parties_between(const struct parties *all, int from, int to, struct parties *out);
/* Of the people that one import counted: how many are too young for the agreement, and of how many that cannot be told.
 * Errors: ERR_STORE.      Test: tests/cli/import.sh */
bool parties_outside(struct store *s, int64_t import, int min_age, int64_t *too_young, int64_t *crossing, struct err *e);
bool party_is_counted(const struct parties *all, const struct party *p);
bool party_is_unknown(const struct parties *all, const struct party *p); /* whether it was the first time */
/* People counted in one month; NaN in a month without activities. */
double parties_in_month(const struct parties *all, int month);
#endif
