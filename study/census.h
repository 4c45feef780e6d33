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
	bool estimated;
	double persons; /* from the minimum age on */
	double sex[2]; /* women, men; NaN when the census does not tell them apart */
	double age[PROJECT_MAX_GROUPS]; /* by the groups of the criterion */
	bool has_sex, has_age; /* the census fits the groups: no band crosses a boundary, nothing is withheld */
	long n_crossing; /* bands that cross a boundary of the age groups */
};

/* The newest census of the criterion's region that was taken in up to an import.
 * Errors: ERR_STORE.      Memory: texts from m.      Test: tests/unit/study/test_people.c */
bool census_load(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const struct criterion *c, struct census *out,
                 struct err *e);
/* The same without a criterion: the region's cells as they are; found false when there is no census. Groups are left out. */
bool census_find(struct mem *m, struct store *s, int64_t trajectory, int64_t last_import, const char *region, struct census *out,
                 struct err *e);

extern const struct group census_sexes[2]; /* women, men */
#endif
