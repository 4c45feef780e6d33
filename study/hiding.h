/* Why are groups hidden in the public edition? One small activity can make that of many: the project manager learns which, the edition does not
 * tell it. */
#ifndef STUDY_HIDING_H
#define STUDY_HIDING_H
#include "study.h"

enum { HIDING_NAMED = 3, HIDING_TRIED = 20 /* the smallest */ };

struct hiding {
	size_t n_hidden; /* groups of the newest month */
	bool not_one; /* without any one of several activities as many would be */
	size_t n; /* activities without which fewer would be: the most first, HIDING_NAMED at most */
	const char *activity[HIDING_NAMED]; /* "Keukentafel (20 juni 2026)" */
	const char *with; /* counted together with this one, the first of them would hide fewer; NULL: with none before or after it */
};

/* Of a study of the public edition: the gate is asked again without each activity on a day, and with it counted on the day of its neighbour.
 * For the project manager's screen alone: what it tells is not protected as a report is.
 * Errors: ERR_STORE; those of the gate.      Memory: from m; what is tried is freed.      Test: tests/cli/hiding.sh */
bool study_hiding(struct mem *m, const struct study *s, enum lang lang, struct hiding *out, struct err *e);
#endif
