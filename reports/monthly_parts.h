/* The parts of the monthly report; each adds its blocks. */
#ifndef REPORTS_MONTHLY_PARTS_H
#define REPORTS_MONTHLY_PARTS_H
#include "monthly.h"

const char *monthly_headline(struct doc *d, const struct monthly_input *in);
void monthly_kpis(struct doc *d, const struct monthly_input *in);
void monthly_stands_out(struct doc *d, const struct monthly_input *in);
void monthly_next(struct doc *d, const struct monthly_input *in); /* explanation, what was decided, what next */
bool monthly_rate_change(struct doc *d, const struct monthly_input *in, bool item); /* against the month before; false if it is not known */
/* What happened in these months: numbered lines on a trend, its alt text, a list below it, and a table for data. The newest when there are
 * many. */
void monthly_events_on(struct doc *d, const struct monthly_input *in, struct chart *c);
void monthly_events_list(struct doc *d, const struct monthly_input *in);
void monthly_events_data(struct doc *d, const struct monthly_input *in);
void monthly_account(struct doc *d, const struct monthly_input *in);

/* The month of the people to date: the newest one that is not after `month`; NULL if there is none. */
const struct people_month *monthly_people_at(const struct people *p, int month);
#endif
