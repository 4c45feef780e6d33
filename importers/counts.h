/* Counted people by activity, day and group, on their way into the store: from our own template, and from files that list people, which are
 * counted while they are read. */
#ifndef IMPORTERS_COUNTS_H
#define IMPORTERS_COUNTS_H
#include "audience.h"

/* Key first: tallies that agree on it are the same group of people. Texts live as long as the import. */
struct tally {
	const char *activity;
	int day;
	const char *first_time, *sex; /* "yes", "no", "unknown"; F, M, X or "" */
	int age_from, age_to; /* AGE_UNKNOWN twice: not known */
	const char *kind; /* "meeting", "survey", ... */
	bool online;
	int64_t n;
	long line;
};

struct tallies;

/* Where rows say things, for messages: field numbers in the file, 0 where it has none. */
struct tally_places {
	long kind, online, age;
};

struct tallies *tallies_new(struct intake *in, struct tally_places places);
/* One group; with `join` it is added to the group of the same key.      Errors: ERR_INPUT when there are too many. */
bool tallies_add(struct tallies *all, const struct tally *t, bool join, struct err *e);
/* Every group is of this day. */
void tallies_set_day(struct tallies *all, int day);
/* Refuses what two rows may not say of the same people or activity, and stores the rest: an audience of participants for each activity and
 * "first time" answer, as of the activity's own day.      Errors: ERR_INPUT, ERR_STORE.      Test: tests/unit/importers/test_meeting.c */
bool tallies_store(struct tallies *all, struct err *e);
/* The same of rows that each count a number of people: a file of which some were rejected is refused whole. Without them the unknowns could be
 * fewer and the verdict firmer than it is, and a later file with only these rows would take the place of all others of their activity. */
bool tallies_store_whole(struct tallies *all, struct err *e);
#endif
