/* Was every file of posts read with the choice of posts that the settings now make? */
#ifndef STUDY_CHOICE_H
#define STUDY_CHOICE_H
#include "project.h"
#include "sql/store.h"

/* A sentence about the imports up to last_import that were read with another [scope] than the project's, and what to do; "": there are none.
 * Of imports from before that was recorded nothing is known, and nothing said.      Errors: ERR_STORE.      Memory: from m.
 * Test: tests/cli/choice.sh */
bool study_choice_changed(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, int64_t last_import,
                          const char **out, struct err *e);
#endif
