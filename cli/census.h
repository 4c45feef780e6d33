/* What a person is told of census figures that came in. */
#ifndef CLI_CENSUS_H
#define CLI_CENSUS_H
#include "cmd.h"
#include "importers/importer.h"
#include "study/baseline.h"

/* What the project has now, and whether its agreement is about it.      Errors: ERR_STORE. */
bool census_tell(const struct session *s, const struct baseline_result *r, struct err *e);
/* After a file was taken in: codes that no list knows, figures that came under former codes of a region of the agreement and are joined under its
 * own, and what else there is to know of that region. Nothing when the file holds no census.
 * Errors: ERR_STORE, ERR_SYSTEM.      Test: tests/cli/belgium.sh, tests/cli/baseline.sh */
bool census_came_in(const struct session *s, const struct import_results *r, struct err *e);
#endif
