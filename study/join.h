/* Census counts of several regions as those of one population. */
#ifndef STUDY_JOIN_H
#define STUDY_JOIN_H
#include "analytics/band.h"
#include "base/mem.h"
#include <stdbool.h>

/* One region's counts: women and men by age, both together by age, or two tables of the same people (by sex, ages -1..-1, and by age).
 * n is NaN where the count is withheld. */
struct join_part {
	struct band_cell *cell;
	size_t n, cap;
};

struct joined {
	struct band_cell *cell; /* both together by age (when needed), then women, then men; NaN: withheld */
	size_t n, cap;
	bool merged; /* ages were put together because the parts have other bands */
	bool sexes_lost; /* a part does not tell women and men apart */
	double persons; /* over all cells of one table; NaN when some are withheld */
};

enum join_fault { JOIN_FINE, JOIN_OTHER_AGES, JOIN_EMPTY };

/* Add counts up, exactly: on the finest bands that all parts share, so that no band is split. A cell is withheld when one of its parts is.
 * JOIN_OTHER_AGES: two parts do not begin at the same age, or do not end at the same (an open end is one). JOIN_EMPTY: a part has no counts.
 * *wrong: the part that does not fit the first.      Memory: from m.      Test: tests/unit/study/test_join.c */
enum join_fault join_parts(struct mem *m, const struct join_part part[], size_t n, struct joined *out, size_t *wrong);
#endif
