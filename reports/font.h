/* The typeface of a document: whether it is there, and which file it comes from. Asks fontconfig, as Pango does. */
#ifndef REPORTS_FONT_H
#define REPORTS_FONT_H
#include "base/err.h"
#include "base/mem.h"
#include "theme.h"
#include <stdbool.h>

struct font {
	const char *file;
	int index; /* of the face in the file */
	int revision; /* the font's own; 0: it tells none */
	bool asked; /* it is of the family asked for, not what stands in for it */
};

/* Let fontconfig read its settings, before anything else asks it: by itself it tries for ever when it has no memory for them.
 * Errors: ERR_SYSTEM then.      Memory: fontconfig's own.      Test: tests/faults/memory.sh */
bool font_begin(struct err *e);

/* What is drawn with when this family is asked for in this weight (FC_WEIGHT_...). False: there is no font at all.
 * Memory: from m.      Test: tests/unit/reports/test_versions.c */
bool font_find(struct mem *m, const char *family, int weight, struct font *out);

/* Can documents be set in the theme's typeface?
 * Errors: ERR_SYSTEM naming the package of the neutral one when it is not installed; ERR_INPUT for another that is not installed, or whose
 * maker does not let it be part of a document (OpenType, OS/2 fsType).      Memory: from m.      Test: tests/cli/theme.sh */
bool font_check(struct mem *m, const struct theme *t, struct err *e);
#endif
