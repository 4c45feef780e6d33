/* Census figures that come with the program: canonical files in its data folder. */
#ifndef STUDY_SHIPPED_H
#define STUDY_SHIPPED_H
#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>

/* One region on one day. */
struct shipped {
	const char *path; /* of the file that holds it */
	const char *region, *name; /* GM0344, Utrecht */
	const char *ref_date; /* 2021-01-01 */
	const char *source;
	bool estimated;
	bool single_years; /* by year of age; else in bands */
	const char *rows; /* its lines in the file, as they are */
	size_t rows_length;
};

/* Every region in every file of the folder, files in order of their names. folder: datafile_folder; NULL gives none.
 * Memory: from m.      Test: tests/unit/study/test_shipped.c */
size_t shipped_list(struct mem *m, const char *folder, struct shipped **out);
/* The best of a list for a region's code: exact before estimated, then the newest. NULL: none. */
const struct shipped *shipped_find(const struct shipped list[], size_t n, const char *region);
/* It alone as a file of canonical form. Memory: from m. */
const char *shipped_text(struct mem *m, const struct shipped *s);
#endif
