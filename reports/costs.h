/* What the work cost, for each account: euro and hours, by what posts brought. */
#ifndef REPORTS_COSTS_H
#define REPORTS_COSTS_H
#include "practice.h"

/* A section: a row for the euros and one for the hours of each account, and of all together; nothing without costs. What is not known stays
 * open, also where nothing was brought.      Memory: from the doc.      Test: tests/unit/reports/test_costs.c */
void costs_blocks(struct doc *d, const struct practice_figures *f);

/* "€ 1.200,00 en 130,0 uur": of the two what is known.      Memory: from the doc. */
const char *costs_words(struct doc *d, const struct practice_cost *c);
#endif
