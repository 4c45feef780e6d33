/* From the words on the command line to a command that runs. */
#ifndef CLI_RUN_H
#define CLI_RUN_H
#include "cmd.h"

/* Common options may stand before the verb or behind it. `spiegel` alone and `--help` print the help. */
bool run_command(struct session *s, int argc, char **argv, struct err *e);
/* The help of one command, or of the whole program when cmd is NULL. */
void run_print_help(const struct session *s, const struct cmd *cmd, FILE *to);
#endif
