/* What shapes the bytes of a report besides its results: the drawing libraries and the fonts, as text to be kept with it. */
#ifndef REPORTS_VERSIONS_H
#define REPORTS_VERSIONS_H
#include "base/err.h"
#include "base/mem.h"
#include "theme.h"

/* A line "name version" for each library, the patterns of hyphenation (their hash) and each font that is used first, the neutral ones and those of the theme, in a fixed order.
 * Errors: those of sandbox_run; a font that is not there is a line that says "none".      Memory: from m.
 * Test: tests/unit/reports/test_versions.c */
bool versions_of_drawing(struct mem *m, const struct theme *theme, const char **out, struct err *e);
#endif
