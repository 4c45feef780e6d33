/* spiegel rebuild: the derived tables made again from the facts. */
#include "cmd.h"
#include "importers/undo.h"

bool cmd_rebuild(struct session *s, struct err *e)
{
	const char *broken;
	if (s->opt.n_rest)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel rebuild", NULL, NULL);
	if (!session_open(s, STORE_WRITE, e) || !store_verify(s->store, e) || !derived_rebuild(s->store, s->trajectory, e) ||
	    !store_check(s->store, &broken, e))
		return false;
	if (broken)
		return err_set(e, ERR_STORE, W_REBUILD_STILL, broken, NULL, NULL);
	if (!s->quiet)
		session_say(s, stdout, W_REBUILD_DONE, NULL);
	return true;
}
