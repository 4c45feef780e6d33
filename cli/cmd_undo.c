/* spiegel undo: takes an import away again. */
#include "base/file.h"
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "base/tree.h"
#include "cmd.h"
#include "importers/undo.h"
#include "letter.h"

static bool sum_of(struct session *s, int64_t import, const char **out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = "";
	if (!store_statement(s->store, SQL_IMPORT_SHA256, &t, e))
		return false;
	stmt_int(t, 1, import);
	while (stmt_next(t, &row, e) && row)
		*out = mem_text(s->mem, stmt_get_text(t, 0));
	return !err_is_set(e);
}

/* A file that lies in the letterbox still: the next run would take it in anew. Told by its bytes, one of several parts by its name. What
 * cannot be looked at is no reason to fail: the import is undone. */
static bool warn_of_letter(struct session *s, const struct undone *u, struct err *e)
{
	const char *sum;
	struct tree tree = { 0 };
	struct err unseen = { .code = ERR_NONE };
	if (!*s->project.inbox || !*u->file_name)
		return true;
	if (!sum_of(s, u->import_id, &sum, e))
		return false;
	if (!tree_list(s->mem, letter_inbox(s), &tree, &unseen))
		return true;
	for (size_t i = 0; i < tree.n; i++) {
		char hex[HASH_HEX];
		bool there = false;
		const char *path = tree.item[i].path;
		if (tree.item[i].kind != TREE_FILE)
			continue;
		if ((u->n_parts > 1 && str_eq(path_name(path), u->file_name)) ||
		    (file_hash(path, hex, &there, &unseen) && there && str_eq(hex, sum)))
			session_say(s, stderr, W_UNDO_IN_LETTERBOX, path, NULL);
	}
	return true;
}

bool cmd_undo(struct session *s, struct err *e)
{
	struct undone u;
	struct mem *m = s->mem;
	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel undo IMPORT", NULL, NULL);
	if (!session_open(s, STORE_WRITE, e) || !undo_import(s->store, s->trajectory, s->opt.rest[0], m, &u, e))
		return false;
	if (s->quiet)
		return warn_of_letter(s, &u, e);
	const char *number = num_plain_int(m, u.import_id);
	if (u.already)
		session_say(s, stdout, W_UNDO_ALREADY, *u.file_name ? u.file_name : word_text(s->lang, W_OV_ERASED), number, NULL);
	else
		session_say(s, stdout, W_UNDO_DONE, u.file_name, number, num_count(m, u.rows, s->lang), NULL);
	if (u.n_parts > 1)
		session_say(s, stdout, W_UNDO_TOGETHER, num_count(m, (int64_t)u.n_parts, s->lang), u.parts, NULL);
	return warn_of_letter(s, &u, e);
}
