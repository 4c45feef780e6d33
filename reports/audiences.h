/* Who follows and watches the channels, beside the residents: an indication, never an answer. */
#ifndef REPORTS_AUDIENCES_H
#define REPORTS_AUDIENCES_H
#include "people.h"

/* One base of one channel: its followers, its viewers. */
struct audience_row {
	const char *name; /* "Instagram" */
	const char *base; /* code: "followers", "viewers", "views" */
	int day; /* of the figures */
	bool counts; /* false: the platform gives shares, and not of how many */
	double n[DIM_N]; /* of whom the trait is known; NaN: not told, or shares alone */
	double mirror[DIM_N]; /* 100 (1 - distance); NaN: the trait is not told, has no residents to be held against, or may not be shown */
};

struct audiences {
	size_t n;
	const struct audience_row *row; /* by channel, those of most use first */
};

/* In `spiegel check`; nothing when there are none.      Test: tests/cli/channels.sh */
void audiences_section(struct doc *d, const struct audiences *a, bool for_public);
#endif
