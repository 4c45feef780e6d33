/* How many people a verdict needs, before the start and afterwards. */
#ifndef ANALYTICS_PEOPLE_H
#define ANALYTICS_PEOPLE_H
#include "band.h"
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* The counts out of n at which a group would be called inside: lo..hi, none if lo > hi.
 * Shape: n whole.      Units: shares 0..1.      Source: exact two one-sided tests, represent.h.      Test: data/cases.csv a08 */
struct people_region {
	double lo, hi;
};
struct people_region people_region(double n, double pi, double delta, double alpha);

/* The chance that a group is called inside when its true share is `truth`.      Test: data/cases.csv a08 */
double people_power(double n, double pi, double delta, double alpha, double truth);

/* The smallest number of people with whom "representative" has at least the chance `power` when the participants come from the population
 * like a lottery: 1 - sum of (1 - each group's power), a bound that holds however the groups depend on each other. Steps in exact tests
 * make the chance go up and down a little; the number found also holds for the next 25.
 * Shape: c: n dimensions; of each only k and population are read.      Units: people, times the design effect; power 0..1.
 * Errors: ERR_INPUT if a dimension has no baseline or fewer than two groups, or the agreement or power cannot be used;
 * *out is infinite if no number up to 100 million will do (a group without people, or all people).
 * Memory: working space from m.      Source: exact two one-sided tests; Bonferroni's inequality.      Test: data/cases.csv a08 */
bool people_needed(struct mem *m, const struct composition c[], size_t n, const struct agreement *a, double power, double *out,
                   struct err *e);

/* The smallest number of known people at which the observed shares would be shown representative; infinite when a share lies on or outside
 * its band, since then no number will.
 * Shape: c: n dimensions with x and population.      Errors, memory: as people_needed.      Test: tests/unit/analytics/test_people.c */
bool people_to_show(struct mem *m, const struct composition c[], size_t n, const struct agreement *a, double *out, struct err *e);

/* What to agree on beforehand: the steps from coarse to fine, each with the people it takes for an 80 % chance. */
enum { PEOPLE_STEPS = 4 };
struct people_step {
	size_t n_presets;
	enum band_preset preset[2];
	enum tolerance tolerance;
	double needed;
};

/* Sex; sex and three ages; sex and six ages, all broad; sex and six ages, standard.
 * Shape: cell: census cells of the area; step: PEOPLE_STEPS, from few people to many.      Units: people (deff 1).
 * Errors: ERR_INPUT if the cells cannot be put in these groups exactly.      Memory: working space from m.
 * Test: tests/unit/analytics/test_people.c (about 220, 310, 530 and 2,050 for the Netherlands, 18 and over) */
bool people_steps(struct mem *m, const struct band_cell cell[], size_t n, int min_age, struct people_step step[], struct err *e);

/* The finest step for so many people; NULL: describe only. */
const struct people_step *people_advise(const struct people_step step[], double expected);
#endif
