/* Do the participants mirror the population? An equivalence question with four answers. */
#ifndef ANALYTICS_REPRESENT_H
#define ANALYTICS_REPRESENT_H
#include "base/err.h"
#include "base/mem.h"
#include "result.h"

/* The three agreements on offer: a group may differ by a tenth, a fifth or two fifths of its population share, within limits;
 * alpha 0.05, deff 1, at most 0.40 unknown, at least 10 known. */
struct agreement agreement_preset(enum tolerance t);

/* Errors: ERR_INPUT naming the first number of an agreement that cannot be used. */
bool agreement_check(const struct agreement *a, struct err *e);

/* Each group's share of the population and the agreed tolerance, clamp(share * pi, least, most); of two groups, whose gaps are equal and
 * opposite, both get the smaller one.
 * Shape: population, share, delta: k entries.      Units: shares 0..1.      Errors: none; population must add up to more than 0.
 * Memory: none.      Test: data/cases.csv a07 */
void represent_tolerances(const struct agreement *a, const double population[], size_t k, double share[], double delta[]);

/* The verdict over all dimensions that were agreed, with the state of every group.
 *
 * inside: both one-sided tests at alpha show the share within population -/+ tolerance; under, over: shown outside it, at alpha / 2m each;
 * open: neither. One group outside in a judged dimension: not representative. Else a dimension that fails its gate: cannot be judged.
 * Else all inside: representative. Else: not shown. The chance of a wrong "representative" or "not representative" is at most alpha each.
 * Limits are exact, on counts divided by the design effect; a survey baseline widens them by its standard error (MOVER).
 *
 * Where counts cross the minimum age the dimension is judged only if its groups' states do not depend on how many of them are old enough.
 *
 * Shape: c: n dimensions of k >= 2 groups.      Units: people; shares 0..1.
 * Errors: ERR_INPUT for counts that are negative or not finite, fewer than two groups, participants in a group without population, or an
 * agreement that cannot be used. Too few people, too many unknown, no baseline and a base that is not people are gates, not errors.
 * Memory: results from m; they borrow nothing of c.
 * Source: Berger (1982) Technometrics 24:295-300 (intersection-union); Korn & Graubard (1998); Zou & Donner (2008) for MOVER.
 * Test: data/cases.csv a07, tests/unit/analytics/test_represent.c */
bool represent_judge(struct mem *m, const struct composition c[], size_t n, const struct agreement *a, struct verdict_result *out,
                     struct err *e);

/* The verdict's one-sided test: do x of n effective people show, at alpha, that the true share is at least pi - delta? pi has standard error
 * se (0: a census). A group is inside when this holds for it and for everybody else, (n - x, n, 1 - pi).      Units: shares 0..1. */
bool represent_at_least(double x, double n, double pi, double se, double delta, double alpha);
bool represent_inside(double x, double n, double pi, double se, double delta, double alpha);
/* The limits that a group's interval has: exact ones of x of n people at level a each, widened by the population's standard error se, so
 * that a picture agrees with the state.
 * Units: x, n: effective counts, 0 <= x <= n, n > 0; a and the limits: shares.      Errors: none.      Memory: none.
 * Source: as represent_judge.      Test: as represent_judge, tests/unit/reports/test_people_hidden.c */
struct interval represent_limits(double x, double n, double se, double a);
/* The state that represent_judge gives a group if x of n people are of it; its share of the population, the error of that and the tolerance
 * from g. Whoever the unknowns are, a state stands that a group has at both ends: none of them in it, and all of them.
 * Units: people, 0 <= x <= n, n > 0; n_tests as in verdict_result.      Errors: none.      Memory: none.
 * Source: as represent_judge; Manski (1989) J. Hum. Resour. 24:343-360 for the ends.      Test: tests/unit/analytics/test_represent.c */
enum group_state represent_state(const struct group_result *g, double x, double n, const struct agreement *a, double n_tests);
#endif
