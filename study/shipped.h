/* Census figures that come with the program: canonical files in its data folder. */
#ifndef STUDY_SHIPPED_H
#define STUDY_SHIPPED_H
#include "base/err.h"
#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>

struct shipped {
	const char *path; /* of the file that holds the region */
	const char *region, *name; /* GM0344, Utrecht */
	const char *ref_date; /* 2021-01-01 */
	bool estimated;
};

/* Every region in every shipped file, files in order of their names. No data folder gives none.
 * Memory: from m.      Test: tests/unit/study/test_shipped.c */
size_t shipped_list(struct mem *m, struct shipped **out);
/* The best file for a region given by code or by name ("GM0344", "utrecht"): exact before estimated, then the newest. NULL: none.
 * Several regions of one name: the first by code. */
const struct shipped *shipped_find(struct mem *m, const char *region);
#endif
