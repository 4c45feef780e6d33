/* spiegel undo: takes an import away again. */
#include "base/num.h"
#include "cmd.h"
#include "importers/undo.h"

bool cmd_undo(struct session *s, struct err *e)
{
	struct undone u;
	struct mem *m = s->mem;
	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel undo IMPORT", NULL, NULL);
	if (!session_open(s, STORE_WRITE, e) || !undo_import(s->store, s->trajectory, s->opt.rest[0], m, &u, e))
		return false;
	if (s->quiet)
		return true;
	const char *number = num_plain_int(m, u.import_id);
	if (u.already)
		session_say(s, stdout, W_UNDO_ALREADY, *u.file_name ? u.file_name : word_text(s->lang, W_OV_ERASED), number, NULL);
	else
		session_say(s, stdout, W_UNDO_DONE, u.file_name, number, num_count(m, u.rows, s->lang), NULL);
	if (u.n_parts > 1)
		session_say(s, stdout, W_UNDO_TOGETHER, num_count(m, (int64_t)u.n_parts, s->lang), u.parts, NULL);
	return true;
}
