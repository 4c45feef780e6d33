/* Census counts on their way into the store, for every kind of file that holds them. A kind hands over each count it finds, totals and all;
 * what is a total of others is recognised, checked against its parts and left out, so that everybody is stored once. A baseline (one region
 * on one day) is whole, or it is refused or left out with words.
 *
 * Memory: 64 bytes a cell, and as many again while they are checked; at most LEAVES_MOST cells, far more than every municipality of a country by
 * single year and sex. Texts are kept once each. */
#ifndef IMPORTERS_LEAVES_H
#define IMPORTERS_LEAVES_H
#include "table.h"

enum {
	LEAVES_MOST = 300000,
	LEAF_REST = -2 /* age_from of "and everybody older": from the last age that was counted by itself */
};

enum leaf_state {
	LEAF_GIVEN,
	LEAF_WITHHELD, /* known and kept secret: stored as such */
	LEAF_MISSING, /* not available: a baseline that needs this cell is left out */
	LEAF_IMPOSSIBLE /* nobody can be in this cell: it counts as 0 in a sum and is not stored */
};

/* One count. Texts are borrowed for the call. */
struct leaf {
	const char *region, *name; /* name: "" when the file does not say */
	int day;
	const char *dim, *category; /* "" twice: everybody */
	char sex; /* 'F', 'M', 0: together */
	int age_from, age_to; /* 0 and AGE_AND_OVER: all ages; AGE_UNKNOWN twice: people whose age is not known */
	double n;
	enum leaf_state state;
	const char *status; /* constant: "final", "provisional", "estimated" */
	const char *source;
	int rounding; /* the count is a multiple of this; 0: exact */
	long line, column; /* column: field number of the count, 0: that of the whole file (struct leaf_columns) */
};

struct leaf_columns { /* field numbers for messages, 1-based; 0: none */
	long age, sex, count;
};

struct leaves;

struct leaves *leaves_new(struct intake *in, struct leaf_columns columns);

/* Take one count. Two of the same key are refused at leaves_store, with both lines.
 * Errors: ERR_INPUT when there are more than LEAVES_MOST. */
bool leaves_add(struct leaves *all, const struct leaf *x, struct err *e);
/* Take a part of a count: those of the same key are added up.      Errors: as above. */
bool leaves_sum(struct leaves *all, const struct leaf *x, struct err *e);
/* Add each count so far to that of a larger region; `above` tells it by the code of the smaller one, false: there is none.
 * n: leaves_count before the first call, so that regions are raised from the same small ones.      Errors: as leaves_add. */
bool leaves_raise(struct leaves *all, size_t n, bool (*above)(void *data, const char *code, const char **region, const char **name),
                  void *data, struct err *e);
size_t leaves_count(const struct leaves *all);

/* The day of a file that gives none: --as-of, the first day of --period, else 1 January of the one year in the name of the file, with a note.
 * Errors: ERR_INPUT with words that ask for --period. */
bool leaves_day(struct intake *in, int *day, struct err *e);

/* leaves_store, unless rows were rejected: then the file is refused, since a census with holes is wrong. */
bool leaves_close(struct leaves *all, struct err *e);
/* Find totals, check everything, and store a baseline for each region and day, named after its region.
 * Errors: ERR_INPUT at the row that does not fit; ERR_STORE.      Test: tests/unit/importers/test_census.c */
bool leaves_store(struct leaves *all, struct err *e);
#endif
