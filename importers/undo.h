/* Taking an import away again. */
#ifndef IMPORTERS_UNDO_H
#define IMPORTERS_UNDO_H
#include "base/err.h"
#include "sql/store.h"

struct undone {
	int64_t import_id; /* of the file, or of its first part */
	const char *file_name;
	bool already; /* it was undone before: nothing changed */
	size_t n_parts; /* imports that came out of the same file and went together */
	const char *parts; /* their names, joined by ", "; "" for a file without parts */
	int64_t rows; /* that were stored of them */
};

/* Take away what one import stored, with all parts of its file: the store then gives the answers of one that never had it. Posts, channels
 * and activities of which nothing else is known go too; the import keeps its own row, so that it still counts as first data.
 * which: the import's number, or the file's name when one import has it.
 * Errors: ERR_INPUT when no import, or several, are called so; ERR_STORE. All or nothing, in a transaction of its own.
 * Memory: texts in *out are from m.      Test: tests/unit/importers/test_undo.c, test_laws.c */
bool undo_import(struct store *s, int64_t trajectory_id, const char *which, struct mem *m, struct undone *out, struct err *e);
/* Which import is meant: finds its number and the file's name, and whether it was undone before. In the caller's transaction.
 * Errors: ERR_INPUT when no import, or several, are called so; ERR_STORE.      Memory: texts in *out are from m. */
bool undo_find(struct store *s, int64_t trajectory_id, const char *which, struct mem *m, struct undone *out, struct err *e);
/* Undo one import by its number, in the caller's transaction, with all parts of its file.
 * Errors: ERR_STORE.      Test: tests/cli/purge.sh */
bool undo_by_number(struct store *s, int64_t trajectory_id, int64_t import_id, struct err *e);
/* Take away every import after one, with its row: the store then is as it was when that was the newest. Of a copy only, in the caller's
 * transaction; the derived tables are made again whole.
 * Errors: ERR_STORE.      Test: tests/cli/frozen.sh */
bool undo_after(struct store *s, int64_t trajectory_id, int64_t last_import, struct err *e);
/* Make all that is derived from facts again: the month totals, and the names of the channels. Changes no figure of a sound store.
 * Errors: ERR_STORE. All or nothing, in a transaction of its own.      Test: tests/cli/frozen.sh */
bool derived_rebuild(struct store *s, int64_t trajectory_id, struct err *e);
#endif
