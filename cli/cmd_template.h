/* spiegel kinds --template: a blank template of ours, or a tally sheet, as a file. */
#ifndef CLI_CMD_TEMPLATE_H
#define CLI_CMD_TEMPLATE_H
#include "cmd.h"

/* Write the template of this name. A file that is there already is never overwritten.
 * Errors: ERR_USAGE, ERR_INPUT, ERR_STORE, ERR_SYSTEM.      Test: tests/cli/templates.sh */
bool template_write(struct session *s, const char *name, struct err *e);
#endif
