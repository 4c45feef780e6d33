/* Can chance alone explain how a composition differs from the population? Supporting only: with few people everything can be chance, with
 * many nothing is, so this is never the verdict (represent.h). */
#ifndef ANALYTICS_FIT_H
#define ANALYTICS_FIT_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* Counts x beside a population.      Shape: x, population: k entries, same order.      Units: population in any unit, normalised here. */
struct fit_data {
	size_t k;
	const double *x, *population;
};

struct fit_test {
	double statistic, df, p; /* p: upper tail of chi-square */
	enum why why; /* WHY_UNDEFINED: nobody in a group, and lambda -1 or below; statistic and p are NaN */
};

/* The power divergence 2 / (lambda (lambda + 1)) sum x ((x / E)^lambda - 1): lambda 1 is Pearson's X2, 0 is G, 2/3 Cressie and Read's.
 * Each group's part is 0 or more, so that nothing cancels where n runs in the millions.
 * Errors: ERR_INPUT if k < 2, nobody was counted, a count is negative or not finite, a population is not above 0, lambda is not finite.
 * Memory: none.      Source: Cressie & Read (1984) JRSS-B 46:440-464.      Test: data/cases.csv a04, tests/unit/analytics/test_fit.c */
bool fit_test(const struct fit_data *d, double lambda, struct fit_test *out, struct err *e);

/* Which groups: how far each is from what was expected. */
struct fit_group {
	double expected;
	double contribution; /* (x - E)^2 / E */
	double residual; /* (x - E) / sqrt(E) */
	double adjusted; /* (x - E) / sqrt(E (1 - pi)): about standard normal */
	double p; /* two-sided, of the adjusted one; for many groups at once adjust_holm (adjust.h) */
};
/* Shape: out: k.      Errors: as fit_test.      Source: Haberman (1973) Biometrics 29:205-220. */
bool fit_groups(const struct fit_data *d, struct fit_group out[], struct err *e);

/* Exact p-values: the probability of every outcome of n people that is no likelier, or no nearer by the likelihood ratio G, or by Pearson's
 * X2, than the one at hand (ties within 1e-9 count). The three differ.
 * most: the number of outcomes to go through at most. More, counts that are not whole, more than FIT_GROUPS groups or FIT_OUTCOMES people:
 * NaN, WHY_UNDEFINED.
 * Errors: as fit_test.      Memory: working space from m.      Source: Engels (2015) XNomial; Radlow & Alf (1975) JASA 70:811-813. */
enum { FIT_GROUPS = 1000, FIT_OUTCOMES = 5000000, FIT_DRAWS = 9999 };
struct fit_exact {
	double probability, g, pearson;
	enum why why;
};
bool fit_exact(struct mem *m, const struct fit_data *d, double most, struct fit_exact *out, struct err *e);

/* Monte-Carlo p-value of Pearson's X2: (1 + draws that are no nearer) / (1 + draws), from multinomial draws.
 * Errors: as fit_test; counts that are not whole, or more than 4294967295 people.      Memory: working space from m.
 * Source: Davison & Hinkley (1997) 4.2.      Test: tests/unit/analytics/test_fit.c */
bool fit_monte_carlo(struct mem *m, const struct fit_data *d, size_t draws, unsigned long seed, double *p, struct err *e);

/* The program's p-value of Pearson's X2: chi-square when at least 5 people are expected in every group, else exact where at most FIT_OUTCOMES
 * have to be gone through, else FIT_DRAWS draws.      Errors: as the one used. */
enum fit_method { FIT_CHISQ, FIT_EXACT, FIT_MONTE_CARLO };
bool fit_p(struct mem *m, const struct fit_data *d, unsigned long seed, enum fit_method *method, double *p, struct err *e);
#endif
