/* Taking in census figures without a file of one's own: those that come with the program, and several regions joined into one. */
#ifndef STUDY_BASELINE_H
#define STUDY_BASELINE_H
#include "areas.h"
#include "project.h"

enum { BASELINE_MOST_PARTS = 400 };

struct baseline_result {
	bool found; /* baseline_add: there are figures for it */
	bool known; /* baseline_add: it is an area that we know */
	const char *code, *name; /* of the region that has figures now */
	int day; /* of a joined region: the oldest of its parts */
	const char *exactness; /* the worst of its parts */
	double persons; /* NaN: some counts are withheld */
	bool joined, merged, sexes_lost, other_days; /* merged: wider age bands than some part has */
	const char *divided; /* further groups that a joined region has not, though some of its parts have; NULL: none */
	const struct area_figures *part; /* of a joined region: those it was made of */
	size_t n_parts;
	struct area_note *note; /* what was chosen for the person, to be told */
	size_t n_notes;
	bool already; /* the same figures were in the project */
};

/* Take in what comes with the program for an area, given by code or name: one import of kind baseline with that area alone; else what the
 * project has under its former codes, joined under that of now. Nothing happens when there is nothing (found is false).
 * Errors: ERR_USAGE for a name of several areas, or an area that was divided; ERR_STORE; ERR_SYSTEM.      Memory: from m.
 * Test: tests/cli/baseline.sh */
bool baseline_add(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *text,
                  struct baseline_result *out, struct err *e);
/* After a census file came in: when it has newer figures of a region of the agreement under the codes of the regions that it was made of, they
 * are joined under the region's own code, as baseline_add does; found tells. The note tells what else there is to know of the figures: that
 * the region got another since, or is no more; then code is that of the region it is part of now.
 * Errors: ERR_STORE, ERR_SYSTEM.      Memory: from m.      Test: tests/cli/belgium.sh */
bool baseline_follow(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *code,
                     struct baseline_result *out, struct err *e);
/* Join areas, given as "GM0344,WK031001,De Bilt", into one population with the code SAMEN:slug-of-the-name: one import of kind baseline.
 * Counts add up exactly (join.h). What is known of nowhere, in there twice, or part of another of them is refused.
 * Errors: ERR_USAGE, ERR_STORE, ERR_SYSTEM.      Memory: from m.      Test: tests/unit/study/test_baseline.c, tests/cli/baseline.sh */
bool baseline_compose(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *name, const char *areas,
                      struct baseline_result *out, struct err *e);

/* What the code of a joined region begins with. */
extern const char baseline_own_code[];
#endif
