/* What a command may touch of this machine: its project, the files it was named, and what fonts and the C library need. */
#ifndef CLI_RIGHTS_H
#define CLI_RIGHTS_H
#include "cmd.h"

/* Give up the rest before anything is read but the project file, unless --no-sandbox says otherwise; what this kernel could do of it stands in
 * s->rights. Nothing is said when it could not: version tells.
 * Test: tests/cli/rights.sh */
void rights_give_up(struct session *s, const struct cmd *cmd);
#endif
