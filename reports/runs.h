/* The reports that were made, and whether they can be made again exactly: blocks for `spiegel verify`. */
#ifndef REPORTS_RUNS_H
#define REPORTS_RUNS_H
#include "base/day.h"
#include "doc.h"

enum run_state {
	RUN_SAME,
	RUN_DIFFERS,
	RUN_UNDONE, /* from here on it cannot be made again: an import was undone, */
	RUN_ERASED, /* erased for good, */
	RUN_LOST, /* or there is another reason */
	RUN_STATES
};

struct run_row {
	int64_t id;
	const char *kind; /* title in the language of the reader */
	struct period period;
	const char *lang, *audience; /* codes; audience "": not known */
	int made_on; /* day */
	enum run_state state;
	bool in_order; /* nothing to be done about it */
	const char **finding;
	size_t n_findings;
};

/* Can it not be made again? */
bool run_is_lost(const struct run_row *r);

struct runs {
	const struct run_row *row; /* newest first */
	size_t n;
	const char *const *stray; /* files among the reports that no record tells of */
	size_t n_stray;
	const char *broken; /* invariant of the store that does not hold; NULL: all do */
};

void runs_verify(struct doc *d, const struct runs *r);
#endif
