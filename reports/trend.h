/* How the people came to be as they are: to date after each of twelve months, with what happened in between. */
#ifndef REPORTS_TREND_H
#define REPORTS_TREND_H
#include "people.h"

enum { TREND_MONTHS = 12 };

struct event_row {
	int day;
	const char *text;
};

struct trend {
	const struct people *people; /* behind the gate */
	int month; /* the last one: year*12+month */
	size_t n_events;
	const struct event_row *event; /* of these months, by day */
};

/* The share of the group that is missed most, beside the population and a target. Errors: none; NULL when there are fewer than two months to
 * draw, or no aim to mirror.      Units: target: share, NaN: none; height in points.      Memory: from d->mem.
 * Test: tests/unit/reports/test_monthly.c */
const struct figure *trend_of_weakest(struct doc *d, const struct trend *t, double target, double height);
/* That it is not shown, when the group's figure of now is hidden (people.h, rule 9). False: nothing was said.
 * Test: tests/unit/reports/test_representativeness.c */
bool trend_say_withheld(struct doc *d, const struct trend *t);
/* The mirror score of one trait beside that of a fair lottery; NULL as above.      Test: tests/unit/reports/test_representativeness.c */
const struct figure *trend_of_score(struct doc *d, const struct trend *t, size_t dimension, double height);

/* What happened: numbered lines on the trend and in its alt text; a list below it; a table for data. The newest when there are many. */
void trend_events_on(struct doc *d, const struct trend *t, struct chart *c);
void trend_events_list(struct doc *d, const struct trend *t);
void trend_events_data(struct doc *d, const struct trend *t);

/* The group to whose share a target belongs: that of trend_of_weakest; NULL: nothing to draw. */
const struct people_group *trend_weakest(const struct trend *t);
#endif
