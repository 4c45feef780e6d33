/* What leaves.c collects and leaves_check.c works on. */
#ifndef IMPORTERS_LEAVES_CELL_H
#define IMPORTERS_LEAVES_CELL_H
#include "leaves.h"

enum { LEFT_OUT_SHOWN = 5 /* baselines left out that are named */, CELLS_BLOCK = 4096 };

struct place {
	const char *code, *name;
};

struct trait {
	const char *dim, *category;
};

struct census_cell {
	double n;
	const struct place *place;
	const struct trait *trait;
	const char *source, *status;
	int day, line;
	short age_from, age_to, column, rounding;
	char sex;
	unsigned char state; /* enum leaf_state */
	bool kept; /* a leaf: not a total of others, and of a baseline that is whole */
};

struct leaves {
	struct intake *in;
	struct leaf_columns columns;
	struct census_cell **block; /* of CELLS_BLOCK each, while they are collected: nothing is copied as they grow */
	struct census_cell *cell; /* all of them, when leaves_check has sorted them */
	size_t n, n_blocks, cap;
	struct names *places, *traits, *texts, *baselines;
	uint32_t *slot; /* of leaves_sum: place in cell + 1, by hash of the key */
	size_t n_slots;
	size_t n_totals, n_left_out; /* cells; baselines */
	bool age_unknown; /* somebody's age is not known */
	const struct census_cell *first_total;
};

static inline struct census_cell *leaves_cell(const struct leaves *all, size_t i)
{
	return &all->block[i / CELLS_BLOCK][i % CELLS_BLOCK];
}

/* Sort, decide which cells are kept, and refuse what does not fit.      Errors: ERR_INPUT at the offending row. */
bool leaves_check(struct leaves *all, struct err *e);

/* Of one category: people in its leaves; its margin by sex, of the same people, is left out. */
double leaves_people(const struct census_cell x[], size_t n);
/* How many of n cells are of the category of the first. */
size_t leaves_category(const struct census_cell x[], size_t n);

/* Cells from `from` on that share region and day; their number. */
size_t leaves_baseline(const struct leaves *all, size_t from);
#endif
