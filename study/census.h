/* The census of the people concerned, by the groups of the agreement. */
#ifndef STUDY_CENSUS_H
#define STUDY_CENSUS_H
#include "analytics/band.h"
#include "criterion.h"

struct census_cells { /* as the census gives them */
	struct band_cell *cell;
	size_t n, cap;
	bool withheld; /* some counts are not given */
};

struct census {
	bool found;
	struct census_cells cells;
	const char *region_name, *source;
	int ref_day;
	bool estimated; /* provisional or estimated by the source */
	bool split; /* a group or the minimum age begins inside a band of five years, which was split */
	double persons; /* from the minimum age on */
	double sex[2]; /* women, men; NaN when the census does not tell them apart */
	double sex_se[2]; /* standard errors of their shares; 0 unless a band was split */
	struct group group[PROJECT_MAX_GROUPS]; /* age groups of the criterion; those that one wide band lies across are joined */
	size_t n_groups;
	bool joined,
	        joined_by_counts; /* groups were joined: which the census does not give apart; which the counts of participants do not */
	size_t group_of[PROJECT_MAX_GROUPS]; /* per group of the criterion: where it went */
	double age[PROJECT_MAX_GROUPS], age_se[PROJECT_MAX_GROUPS]; /* by these groups */
	bool has_sex, has_age; /* the census fits the groups: no band crosses the minimum age, nothing is withheld, two groups are left */
};

/* The newest census of the criterion's region that was taken in up to an import.
 * Errors: ERR_STORE.      Memory: texts from m.      Test: tests/unit/study/test_people.c */
bool census_load(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const struct criterion *c, struct census *out,
                 struct err *e);
/* The same without a criterion: the region's cells as they are; found false when there is no census. Groups are left out. */
bool census_find(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const char *region, struct census *out,
                 struct err *e);

/* The people of other groups than the agreement's, from an age on: those of a platform.      Shape: group, out: k, at most PROJECT_MAX_GROUPS.
 * *fits is false when the census cannot tell them apart; then out is not to be used.      Errors: ERR_INPUT for ages that overlap. */
bool census_count(struct mem *m, const struct census *census, const struct group group[], size_t k, int min_age, double out[], bool *fits,
                  struct err *e);

/* Join age groups further, where the counts of participants do not tell them apart.      Shape: of: one per group of the criterion.
 * Without figures by age the groups are the criterion's. Nothing is joined when fewer than two groups would be left. */
void census_join(struct census *x, const struct criterion *c, const size_t of[]);

extern const struct group census_sexes[2]; /* women, men */
#endif
