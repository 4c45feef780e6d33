/* The agreement made beforehand, with the census it is held against: for a page to adopt, and for every answer that rests on it. */
#ifndef STUDY_AGREEMENT_H
#define STUDY_AGREEMENT_H
#include "census.h"
#include "reports/agreement.h"

/* What reports say of the people concerned and of the agreement. Texts are borrowed. */
struct population_facts agreement_population(const struct criterion *c, const struct census *census);
struct criterion_facts agreement_criterion(const struct criterion *c, const struct project *p);
/* The group that the trajectory or a phase is for, among those of the agreement; the joined one when the census does not give it apart.
 * Errors: ERR_INPUT naming spiegel.ini when it is none of them. */
bool agreement_aim_group(struct mem *m, const struct criterion *c, const struct census *census, const char *name, const char *ini_path,
                         struct group *out, struct err *e);

/* The newest agreement of a trajectory, in full.      Errors: ERR_STORE, ERR_INPUT as above.      Memory: from m.
 * Test: tests/cli/criterion.sh */
bool agreement_load(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct agreement_page *out, struct err *e);

enum agreement_change {
	AGREEMENT_SAME, /* the project file says what is recorded, and that was said by the organisation itself */
	AGREEMENT_SET
};
/* Record what the project file says as the newest agreement. An untouched default may be adopted before any data, as it is or changed,
 * without a reason; after that a change needs one, and nothing but a change makes a new version.
 * Errors: ERR_USAGE without a reason where one is needed; ERR_STORE.      Test: tests/cli/criterion.sh */
bool agreement_record(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, const char *reason, int64_t now,
                      enum agreement_change *change, struct err *e);
#endif
