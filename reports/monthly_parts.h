/* The parts of the monthly report; each adds its blocks. */
#ifndef REPORTS_MONTHLY_PARTS_H
#define REPORTS_MONTHLY_PARTS_H
#include "monthly.h"

const char *monthly_headline(struct doc *d, const struct monthly_input *in);
void monthly_kpis(struct doc *d, const struct monthly_input *in);
void monthly_stands_out(struct doc *d, const struct monthly_input *in);
const char *
monthly_silent(struct doc *d,
               const struct monthly_input *in); /* the channels without posts, as words, but for those that files lack; NULL: none */
void monthly_next(struct doc *d, const struct monthly_input *in); /* explanation, what was decided, what next */
bool monthly_rate_change(struct doc *d, const struct monthly_input *in, bool item); /* against the month before; false if it is not known */
void monthly_account(struct doc *d, const struct monthly_input *in);
#endif
