/* What the name of a file and the folder it lies in may tell, when its content does not: only as a last resort. */
#ifndef IMPORTERS_PLACE_H
#define IMPORTERS_PLACE_H
#include "base/mem.h"

/* Where a table is: the path of a file, and the name of the part of it (container.h); "": the file is no box. */
struct file_place {
	const char *file, *part;
};

/* The year in the name when there is one and no other: four digits by themselves, 1990 to 2099; of a part without one that in the name of the
 * box. 0: none.      Test: tests/unit/importers/test_place.c */
int place_year(struct file_place at);
/* The day in the name (2026-06-30, with no digit beside it): the one in front, with a blank behind it, else the only one; of a part without one
 * that in the name of the box. INT_MIN: none.      Test: tests/unit/importers/test_place.c */
int place_day(struct mem *m, struct file_place at);
/* The last day of the period that Meta names an export after (Jun-01-2026_Jun-30-2026_139...csv): its list of posts goes on until then, also when
 * the last of them is older. INT_MIN: the name begins otherwise.      Test: tests/unit/importers/test_place.c */
int place_until(struct file_place at);
/* The folder right above it, in the box when there is one there; "": none.      Memory: from m.      Test: tests/unit/importers/test_place.c */
const char *place_folder(struct mem *m, struct file_place at);
#endif
