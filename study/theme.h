/* The house style of reports: a file with colours, a logo and the name of the organisation. */
#ifndef STUDY_THEME_H
#define STUDY_THEME_H
#include "project.h"
#include "reports/theme.h"

/* The theme that the project names, else the neutral one. A logo is looked for beside the theme file.
 * Errors: ERR_INPUT naming file and line for an unknown section or key, a key that stands twice, what is no colour; the file alone for what
 *         theme_check refuses and for a logo that is no PNG or too large; ERR_SYSTEM when a file cannot be read.
 * Memory: from m.      Test: tests/cli/theme.sh */
bool study_theme(struct mem *m, const struct project *p, const struct theme **out, struct err *e);

/* Where the theme and its logo lie, as far as that can be told; NULL: there is none. What is wrong with the file, study_theme tells.
 * Memory: from m.      Test: tests/cli/rights.sh */
void study_theme_files(struct mem *m, const struct project *p, const char **file, const char **logo);
#endif
