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
	static const enum word state[2][2] = { { W_SANDBOX_NONE, W_SANDBOX_CALLS }, { W_SANDBOX_FILES, W_SANDBOX_BOTH } };
	(void)e;
	printf("spiegel %s (%s)\n", SPIEGEL_VERSION, store_engine());
	session_say(s, stdout, opt_has(&s->opt, "no-sandbox") ? W_SANDBOX_OFF : state[s->keeps_to_files][s->keeps_to_calls], NULL);
	return true;
}
