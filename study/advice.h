/* Groups follow the number of people expected: what a trajectory can prove, computed from its census before the start. */
#ifndef STUDY_ADVICE_H
#define STUDY_ADVICE_H
#include "analytics/people.h"
#include "project.h"
#include "sql/store.h"

struct advice {
	bool known; /* false: no census or no number expected; the defaults stand */
	bool describe_only; /* too few people for a chance of 80 in 100 of any proof */
	bool judge_age;
	size_t n_ages; /* 3 or 6 */
	enum tolerance tolerance;
	int64_t expected; /* people expected, as asked */
	int64_t need; /* people needed for what is recorded in the end; of describe_only: for the smallest choice; 0: no number will do */
};

/* What each choice takes, from few people to many.      Shape: step: PEOPLE_STEPS.
 * *known is false without a census, or when its bands do not fit: then there is no advice, and the defaults stand.      Errors: ERR_STORE. */
bool advice_steps(struct mem *m, struct store *s, int64_t trajectory, const char *region, int min_age, struct people_step step[],
                  bool *known, struct err *e);

/* The finest choice that the expected number can prove: sex; sex and three ages; sex and six ages (broad tolerance); the same, standard.
 * Errors: ERR_STORE.      Source: methods section 1.6.      Test: tests/cli/criterion.sh */
bool advice_give(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t expected, struct advice *out,
                 struct err *e);
/* Set `need` to the people that the project's own groups and tolerance take. */
bool advice_need(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct advice *out, struct err *e);
void advice_take(struct project *p, const struct advice *a);
#endif
