/* What was advised before, whether it was done, and what followed: as the project lead wrote it down (besluiten). */
#ifndef REPORTS_DECISIONS_H
#define REPORTS_DECISIONS_H
#include "analytics/sample.h"
#include "people.h"

struct decision_row { /* what was advised and what became of it */
	int day;
	const char *advice;
	enum { DONE_NO, DONE_YES, DONE_UNKNOWN } done;
};

enum decision_found {
	DECISION_OVERLAP, /* both known; their uncertainties overlap */
	DECISION_MORE,
	DECISION_LESS,
	DECISION_EARLY, /* the month after is not known in whole */
	DECISION_FEW, /* too few posts or people on a side, or not to be shown */
};

/* A figure of what an advice speaks of: the interactions of an account's posts of a kind, or the share of a group among the participants. */
struct decision_figure {
	bool share;
	const char *platform_title, *name; /* of the account, unless share */
	enum content_type type; /* TYPE_UNKNOWN: all kinds */
	struct group group; /* share */
	double before,
	        after; /* for 1,000 views in the month before the advice and the month after it; shares up to their ends. NaN: not known */
	struct interval before_interval, after_interval;
	enum decision_found found;
};

struct decision_followed {
	struct decision_row row;
	int month; /* of the decision */
	size_t n_figures; /* 0: it names no channel, kind or group of which anything is counted */
	const struct decision_figure *figure;
};

struct decisions {
	size_t n;
	const struct decision_followed *item; /* by day */
};

/* The newest of them as items, at most so many; with what followed. */
void decisions_items(struct doc *d, const struct decisions *in, size_t at_most);
/* A section, "Wat is eerder geadviseerd?"; nothing without decisions. */
void decisions_blocks(struct doc *d, const struct decisions *in);
#endif
