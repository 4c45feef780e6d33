/* The agreement made beforehand, in words: a page for a council to adopt, and what `spiegel criterion` shows. */
#ifndef REPORTS_AGREEMENT_H
#define REPORTS_AGREEMENT_H
#include "analytics/people.h"
#include "phases.h"

struct agreement_dimension {
	enum dimension dimension;
	size_t k;
	const struct group *group;
	const double *share, *room; /* of the population, and how far the participants may be from it, 0..1; NULL: no census */
};

struct agreement_version {
	int version;
	int64_t set_at; /* UTC seconds */
	const char *reason, *sha256;
};

struct agreement_page {
	const char *trajectory, *organisation; /* organisation: "" when not given */
	struct population_facts population;
	struct criterion_facts criterion;
	enum people_aim aim;
	struct group aim_group;
	int version;
	int64_t set_at;
	const char *reason; /* "default", "expected", "own", or why it replaced the one before */
	bool has_verdict_day;
	int verdict_day;
	size_t n_dimensions;
	const struct agreement_dimension *dimension;
	size_t n_others;
	const char *const *other; /* names of the other populations that the same people are held against */
	size_t n_phases;
	const struct phase *phase; /* what was agreed of each */
	double needed; /* people who can prove a mirror; NaN: not known */
	const struct people_step
	        *step; /* PEOPLE_STEPS: what could be agreed on instead, and for how many people; NULL: too late, or not known */
	size_t n_versions;
	const struct agreement_version *past; /* the versions before this one, oldest first */
};

/* Shape: the page fits one sheet of A4 for up to two dimensions of seven groups; phases stand on a second one.      Memory: borrows from *a.
 * Test: tests/cli/criterion.sh */
void agreement_build(struct doc *d, const struct agreement_page *a);
/* Beside the page: what fits how many people, to choose from before the start, and all earlier versions. */
void agreement_annex(struct doc *d, const struct agreement_page *a);
#endif
