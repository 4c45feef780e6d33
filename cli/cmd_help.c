/* spiegel help, spiegel version */
#include "cmd.h"
#include "run.h"

bool cmd_help(struct session *s, struct err *e)
{
	const struct cmd *cmd = NULL;
	if (s->opt.n_rest > 0 && !(cmd = cmd_find(s->opt.rest[0])))
		return err_set(e, ERR_USAGE, W_CLI_UNKNOWN_VERB, s->opt.rest[0], NULL, NULL);
	run_print_help(s, cmd, stdout);
	return true;
}

bool cmd_version(struct session *s, struct err *e)
{
	(void)s, (void)e;
	printf("spiegel %s (%s)\n", SPIEGEL_VERSION, store_engine());
	return true;
}
